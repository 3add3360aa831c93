//! The service against real mail servers on loopback, a proxy that cuts connections, and servers that follow a script.
//! [`ground`] is what these tests stand on; the tests of the ground itself stand beside its parts.

#[cfg(test)]
mod cuts;
#[cfg(test)]
mod ground;
#[cfg(test)]
mod refusals;
