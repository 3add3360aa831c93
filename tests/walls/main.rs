//! The walls between the rooms, kept by reading the sources: who may import whom, which room owns which library,
//! where I/O and the clock may be named. [`source`] reads Rust, [`rules`] says what a wall is, [`walls`] holds both
//! against `src/`, [`breaches`] shows on invented sources that each wall can be broken.

#[cfg(test)]
mod breaches;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod source;
#[cfg(test)]
mod walls;
