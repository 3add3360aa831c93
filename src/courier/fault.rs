//! Why a mail was not delivered. Owns: the sentences, and what each means for the mail's fate. Never touches: sockets.

use crate::outbox::delivery::Outcome;
use crate::wire::WireError;
use std::fmt;
use std::path::PathBuf;
use thiserror::Error;

/// A step of the SMTP dialogue, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The greeting and EHLO.
    Hello,
    /// STARTTLS.
    StartTls,
    /// AUTH.
    Auth,
    /// MAIL FROM.
    Mail,
    /// RCPT TO.
    Rcpt,
    /// DATA, up to the server's go-ahead.
    Data,
    /// The mail itself and the answer to its end.
    Message,
}

/// Why a mail was not delivered, or may not have been. `place` is `host:port`.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum CourierError {
    /// No connection, or it broke before the mail began.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// TLS is asked for and not to be had (RFC 3207 §4).
    #[error("{place} does not offer STARTTLS, so nothing was sent: try `tls = \"implicit\"` with port 465")]
    NoStartTls { place: String },
    /// The other side speaks something else.
    #[error("{place} answered {step} with something that is not SMTP: {why}")]
    NotSmtp { place: String, step: Step, why: String },
    /// No way to log in that this program knows.
    #[error("{place} offers no login by {wanted}: {mend}")]
    NoMechanism { place: String, wanted: &'static str, mend: &'static str },
    /// The login was refused.
    #[error("{place} refused the login of {user} ({said}): {mend}")]
    LoginRefused { place: String, user: String, said: String, mend: &'static str },
    /// A command was refused.
    #[error("{place} refused {step}: {code} {said}")]
    Refused { place: String, step: Step, code: u16, said: String },
    /// Nobody knows whether the mail was taken.
    #[error("the mail was handed to {place}, but not acknowledged: {why}")]
    Lost { place: String, why: String },
    /// The address can't stand in a command of SMTP without SMTPUTF8.
    #[error("mail can't be sent for `{address}`: write an address of plain ASCII")]
    Address { address: String },
    /// The mail has bytes that the server does not take.
    #[error("the mail is not plain ASCII, and {place} takes nothing else: please report this")]
    NotAscii { place: String },
    /// The file can't be written.
    #[error("{} can't be written: {why}", path.display())]
    File { path: PathBuf, why: String },
    /// The digest's id can't be in a file name.
    #[error("the digest's id is not letters and digits: the ledger is damaged; rebuild it")]
    Name,
    /// The system gives no runtime.
    #[error("no mail can be sent now: {why}")]
    Runtime { why: String },
}

impl CourierError {
    /// Whether the same may work later without anybody changing the config.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Wire(fault) => fault.may_pass(),
            Self::Refused { code, .. } => (400..500).contains(code),
            Self::Lost { .. } | Self::NotSmtp { .. } | Self::File { .. } | Self::Runtime { .. } => true,
            _ => false,
        }
    }

    /// What it means for the mail. Surely not taken, unless its bytes were on their way and no answer came.
    pub(super) fn outcome(self) -> Outcome {
        let said = self.to_string();
        match self {
            Self::Lost { .. } => Outcome::Unknown(said),
            Self::Refused { step, code, .. } => Outcome::NotSent { for_good: for_good(step, code), said },
            Self::Wire(fault) if fault.may_pass() => Outcome::NotSent { for_good: false, said },
            Self::Wire(_)
            | Self::NoStartTls { .. }
            | Self::NoMechanism { .. }
            | Self::LoginRefused { .. }
            | Self::Address { .. } => Outcome::ForOwner(said),
            _ => Outcome::NotSent { for_good: false, said },
        }
    }
}

/// Whether a refusal is about the mail and stands (RFC 5321 §4.2.1). Before MAIL nothing was offered: a greeting of 554
/// is about this machine's address or the server's day (Postfix too tries again, `smtp_skip_5xx_greeting`). 530 asks
/// for a login (RFC 4954 §6), so the same mail is welcome after it.
fn for_good(step: Step, code: u16) -> bool {
    step >= Step::Mail && (500..600).contains(&code) && code != 530
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hello => "the greeting",
            Self::StartTls => "STARTTLS",
            Self::Auth => "the login",
            Self::Mail => "the sender",
            Self::Rcpt => "the recipient",
            Self::Data => "to take a mail",
            Self::Message => "the mail",
        })
    }
}
