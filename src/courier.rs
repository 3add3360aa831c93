//! Takes a finished mail to its owner. Owns: the SMTP dialogue with one recipient, the .eml file, what an error says
//! about the mail's fate. Never touches: the mail's bytes, when it is sent, the ledger.
//!
//! lettre speaks SMTP; the bytes go by our own [`Wire`](crate::wire::Wire), so that a mail leaves by the same TLS, pins,
//! deadlines and caps as all else.

mod fault;
mod file;
mod greet;
mod pipe;
mod smtp;

pub use fault::{CourierError, Step};

use crate::config::Server;
use crate::login::Credentials;
use crate::message::AddrSpec;
use crate::outbox::delivery::Outcome;
use crate::wire::Gauge;
use std::path::PathBuf;

/// A way to the owner. It has one recipient, so no mail can go to anybody else.
#[derive(Clone, Debug)]
pub enum Courier<'a> {
    /// By the account's own server.
    Smtp {
        /// The server.
        server: &'a Server,
        /// `None` for a server that wants no login.
        credentials: Option<Credentials>,
        /// The owner's address at that account.
        from: &'a AddrSpec,
        /// The owner's address.
        to: &'a AddrSpec,
        /// Counts, and lets another thread end the delivery.
        gauge: Gauge,
    },
    /// Into a folder, as `digest-ID.eml`.
    File {
        /// Made when it is not there.
        folder: PathBuf,
    },
}

impl Courier<'_> {
    /// Delivers `bytes` (RFC 5322, ASCII as the outbox writes them). Blocks for two minutes at most, and the time that
    /// DNS and the connection take. `name` is the digest's id. It must not be called inside an async runtime, but in a
    /// thread beside it.
    pub fn deliver(&self, bytes: &[u8], name: &str) -> Outcome {
        let delivered = match self {
            Self::Smtp { server, credentials, from, to, gauge } => smtp::deliver(
                &smtp::Way { server, credentials: credentials.as_ref(), gauge },
                from,
                to,
                bytes,
            ),
            Self::File { folder } => file::deliver(folder, bytes, name),
        };
        match delivered {
            Ok(said) => Outcome::Sent(said),
            Err(error) => error.outcome(),
        }
    }

    /// Goes the way without a mail: connection, TLS, login and goodbye, or whether the folder can be written. Says in a
    /// line what worked.
    pub fn test(&self) -> Result<String, CourierError> {
        match self {
            Self::Smtp { server, credentials, gauge, .. } => {
                smtp::test(&smtp::Way { server, credentials: credentials.as_ref(), gauge })
            }
            Self::File { folder } => file::test(folder),
        }
    }
}
