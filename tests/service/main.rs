//! The service against real mail servers on loopback, a proxy that cuts connections, and servers that follow a script.
//! [`ground`] is what these tests stand on; the tests of the ground itself stand beside its parts. [`house`] is the
//! program with its mailbox, [`circle`] one turn of it, [`follow_up`] a reminder by `Bcc`, [`daemon`] its life as a service, [`nights`] on a
//! clock that is moved, [`cuts`] and [`refusals`] what goes wrong.

#[cfg(test)]
mod check;
#[cfg(test)]
mod circle;
#[cfg(test)]
mod cuts;
#[cfg(test)]
mod daemon;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod follow_up;
#[cfg(test)]
mod way_back;
#[cfg(test)]
mod ground;
#[cfg(test)]
mod house;
#[cfg(test)]
mod imap;
#[cfg(test)]
mod nights;
#[cfg(test)]
mod refusals;
