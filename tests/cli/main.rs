//! The built program in temporary folders with an environment of its own: what stands on stdout and stderr, the exit
//! codes, what is written. [`house`] runs it; the sentences of a digest are tested elsewhere.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod answer;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod help;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod house;
#[cfg(test)]
mod inspect;
#[cfg(test)]
mod merges;
#[cfg(test)]
mod schedule;
#[cfg(test)]
mod statements;
#[cfg(test)]
mod sums;
#[cfg(test)]
mod try_out;
