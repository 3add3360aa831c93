//! The edges that talk to servers, against servers of the tests' own on loopback: [`wire`] and [`courier`], with the
//! certificates and threads of [`servers`].

#[cfg(test)]
mod courier;
#[cfg(test)]
mod servers;
#[cfg(test)]
mod wire;
