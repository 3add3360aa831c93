//! Why a wire can't be had or broke. Owns: the sentences. Never touches: sockets.

use super::trust::pin_text;
use crate::config::value::Pin;
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// Why there is no wire, or no more. `place` is `host:port`.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum WireError {
    /// The name has no address.
    #[error("the address of {place} was not found ({why}): check the host's name and this machine's DNS")]
    Dns { place: String, why: String },
    /// Nobody listens there.
    #[error("{place} refuses the connection: check the port, and whether the server runs")]
    Refused { place: String },
    /// No way there.
    #[error("{place} can't be reached: {why}")]
    Unreachable { place: String, why: String },
    /// No connection within the time.
    #[error(
        "{place} did not take the connection within {seconds} s: check the host, the port and the firewall"
    )]
    NoConnection { place: String, seconds: u64 },
    /// `tls = "none"` to another machine.
    #[error(
        "{place} is another machine ({address}), so `tls = \"none\"` is refused: use \"implicit\" or \"starttls\""
    )]
    OtherMachine { place: String, address: String },
    /// The file of `ca_file` can't be used.
    #[error("the ca_file {} can't be used: {why}", path.display())]
    CaFile { path: PathBuf, why: String },
    /// Nothing to judge a certificate by.
    #[error(
        "this machine has no trusted certificates{why}: install the package ca-certificates, or name the server's CA \
         with ca_file"
    )]
    NoRoots { why: String },
    /// The host's name can't stand in a certificate.
    #[error("no certificate can name the host of {place}: write its full name, as its certificate does")]
    HostName { place: String },
    /// The certificate is not to be trusted.
    #[error("the certificate of {place} {fault}")]
    Certificate { place: String, fault: CertificateFault },
    /// The other side does not speak TLS.
    #[error(
        "{place} does not speak TLS from the first byte: try `tls = \"starttls\"`, or the port for implicit TLS (993 \
         for IMAP, 465 for SMTP)"
    )]
    NoTls { place: String },
    /// TLS could not be agreed.
    #[error("TLS with {place} failed: {why}")]
    Handshake { place: String, why: String },
    /// Bytes between the answer to STARTTLS and TLS (RFC 3207 §6).
    #[error("{place} sent something in the clear where TLS had to begin; nothing was sent to it")]
    Injected { place: String },
    /// Nothing came for too long.
    #[error("{place} said nothing for {seconds} s")]
    Silent { place: String, seconds: u64 },
    /// An answer took too long.
    #[error("{place} did not finish its answer within {seconds} s")]
    Slow { place: String, seconds: u64 },
    /// An answer was too long.
    #[error("the server's answer is longer than {} ({place})", size(*bytes))]
    TooLong { place: String, bytes: u64 },
    /// The other side hung up.
    #[error("{place} closed the connection")]
    Closed { place: String },
    /// The connection broke.
    #[error("the connection to {place} broke: {why}")]
    Broken { place: String, why: String },
    /// The program cut it.
    #[error("stopped on request")]
    Stopped,
}

/// What is wrong with a certificate.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CertificateFault {
    /// Too old.
    #[error("expired{}: its owner has to renew it (or this machine's clock is wrong)", on(at.as_deref()))]
    Expired { at: Option<String> },
    /// Too new.
    #[error("is not valid yet{}: this machine's clock may be wrong", on(at.as_deref()))]
    NotYetValid { at: Option<String> },
    /// For another host.
    #[error("is for {}, not for this host: write the host's name as the certificate has it", names(known))]
    WrongName { known: Vec<String> },
    /// Signed by somebody unknown.
    #[error(
        "is signed by nobody this machine trusts: name its CA with ca_file, or the certificate itself with tls_pin; \
         if {} is its fingerprint on the server too, write `tls_pin = \"{}\"`",
        pin_text(found),
        pin_text(found)
    )]
    UnknownIssuer { found: Pin },
    /// Its own CA, which no `ca_file` can cure.
    #[error(
        "is a CA certificate, made by the server itself: compare its fingerprint with the server's and write \
         `tls_pin = \"{}\"`",
        pin_text(found)
    )]
    CaItself { found: Pin },
    /// Another than the one pinned.
    #[error(
        "is not the one that tls_pin names: it is {}, the config says {}; if the server has a new certificate, compare \
         and change tls_pin",
        pin_text(found),
        pin_text(wanted)
    )]
    PinDiffers { found: Pin, wanted: Pin },
    /// Anything else.
    #[error("is refused: {why}")]
    Other { why: String },
}

impl WireError {
    /// Whether the same may work later without anybody changing the config.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::OtherMachine { .. }
            | Self::CaFile { .. }
            | Self::NoRoots { .. }
            | Self::HostName { .. }
            | Self::NoTls { .. } => false,
            Self::Certificate { fault, .. } => {
                matches!(fault, CertificateFault::Expired { .. } | CertificateFault::NotYetValid { .. })
            }
            _ => true,
        }
    }

    /// The fault inside an error that a [`super::Wire`] gave while reading or writing.
    pub fn within(error: &io::Error) -> Option<&Self> {
        error.get_ref().and_then(|inner| inner.downcast_ref())
    }

    /// As an I/O error of a fitting kind; [`WireError::within`] gets it out again.
    pub(super) fn into_io(self) -> io::Error {
        let kind = match &self {
            Self::Silent { .. } | Self::Slow { .. } => io::ErrorKind::TimedOut,
            Self::TooLong { .. } => io::ErrorKind::InvalidData,
            Self::Closed { .. } => io::ErrorKind::UnexpectedEof,
            Self::Stopped => io::ErrorKind::ConnectionAborted,
            _ => io::ErrorKind::Other,
        };
        io::Error::new(kind, self)
    }
}

fn on(at: Option<&str>) -> String {
    at.map(|at| format!(" ({at})")).unwrap_or_default()
}

fn names(known: &[String]) -> String {
    if known.is_empty() { "nobody".to_owned() } else { known.join(", ") }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KiB", bytes / 1024),
        _ => format!("{} MiB", bytes / 1_048_576),
    }
}
