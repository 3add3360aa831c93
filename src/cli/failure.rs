//! Why a command ended early: a sentence, a hint, an exit code.

use crate::config::locate::{LoadError, NotFound};
use crate::host::log;
use crate::ledger::LedgerError;
use crate::login::LoginError;
use crate::mailbox::MailboxError;
use crate::mailbox::imap::ImapError;
use crate::rounds::{RoundError, VisitError};
use std::fmt;
use std::process::ExitCode;

/// `EX_USAGE` of sysexits.h.
pub(super) const USAGE: u8 = 64;
/// `EX_TEMPFAIL`.
const TRY_AGAIN: u8 = 75;
/// `EX_CONFIG`.
const CONFIG: u8 = 78;

/// A command's failure.
#[derive(Debug)]
pub(super) struct Failure {
    code: u8,
    text: String,
    hint: Option<String>,
    logged: bool,
}

impl Failure {
    pub(super) fn new(text: impl fmt::Display) -> Self {
        Self { code: 1, text: text.to_string(), hint: None, logged: false }
    }

    pub(super) fn usage(text: impl fmt::Display) -> Self {
        Self { code: USAGE, ..Self::new(text) }
    }

    pub(super) fn config(text: impl fmt::Display) -> Self {
        Self { code: CONFIG, ..Self::new(text) }
    }

    pub(super) fn try_again(text: impl fmt::Display) -> Self {
        Self { code: TRY_AGAIN, ..Self::new(text) }
    }

    /// Says first what it is about.
    pub(super) fn about(self, what: &str) -> Self {
        Self { text: format!("{what}: {}", self.text), ..self }
    }

    pub(super) fn hint(self, hint: impl fmt::Display) -> Self {
        Self { hint: Some(hint.to_string()), ..self }
    }

    /// Written to the log as one record, and not to be printed any more.
    pub(super) fn logged(self) -> Self {
        let hint = self.hint.as_ref().map(|hint| format!("\nhint: {hint}")).unwrap_or_default();
        tracing::error!("{}", log::in_one_record(&format!("{}{hint}", self.text)));
        Self { logged: true, ..self }
    }

    /// Whether the log has it.
    pub(super) fn is_logged(&self) -> bool {
        self.logged
    }

    /// What happened, without the hint.
    pub(super) fn sentence(&self) -> String {
        self.text.clone()
    }

    /// With the same exit code, but another sentence.
    pub(super) fn instead(self, text: String) -> Self {
        Self { text, hint: None, ..self }
    }

    pub(super) fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Diagnostics of the config bring their own `path:line:col: error:`.
        if self.text.contains(": error: ") {
            write!(f, "{}", self.text)?;
        } else {
            write!(f, "error: {}", self.text)?;
        }
        match &self.hint {
            Some(hint) => write!(f, "\nhint: {hint}"),
            None => Ok(()),
        }
    }
}

impl From<LedgerError> for Failure {
    fn from(error: LedgerError) -> Self {
        Self { code: if error.may_pass() { TRY_AGAIN } else { 1 }, ..Self::new(error) }
    }
}

impl From<MailboxError> for Failure {
    fn from(error: MailboxError) -> Self {
        match error {
            MailboxError::Server(error) => error.into(),
            error => Self::new(error),
        }
    }
}

impl From<ImapError> for Failure {
    fn from(error: ImapError) -> Self {
        // What only the owner can mend is the config's; a server that is away is nobody's.
        if error.may_pass() { Self::try_again(error) } else { Self::config(error) }
    }
}

impl From<LoginError> for Failure {
    fn from(error: LoginError) -> Self {
        if error.may_pass() { Self::try_again(error) } else { Self::config(error) }
    }
}

impl From<VisitError> for Failure {
    fn from(error: VisitError) -> Self {
        match error {
            VisitError::Login(error) => error.into(),
            VisitError::Round(error) => error.into(),
        }
    }
}

impl From<RoundError> for Failure {
    fn from(error: RoundError) -> Self {
        match error {
            RoundError::Mailbox(error) => error.into(),
            RoundError::Ledger(error) => error.into(),
            RoundError::Outbox(error) => Self::config(error),
            RoundError::Busy(_) | RoundError::Lock { .. } => Self::try_again(error),
        }
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self::config(error)
    }
}

impl From<NotFound> for Failure {
    fn from(error: NotFound) -> Self {
        Self::config(error)
            .hint("write one of these files; the README has the few lines it needs (--config names another)")
    }
}
