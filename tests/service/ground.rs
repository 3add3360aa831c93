//! What the tests of the service stand on. Owns: where the unpacked servers are, as whom they run, how they are started
//! and stopped. Never touches: the program's own IMAP and SMTP code, nor anything but loopback and temporary folders.

pub mod account;
pub mod certificates;
pub mod clock;
pub mod dovecot;
pub mod encode;
pub mod home;
pub mod letters;
pub mod meddler;
pub mod notify;
pub mod owner;
pub mod process;
pub mod proxy;
pub mod rules;
pub mod scripted;
pub mod servers;
pub mod smtp;
pub mod tls;
pub mod wait;

pub use certificates::{Certificates, Kind};
pub use dovecot::Dovecot;
pub use home::Home;
pub use servers::{Servers, servers};
