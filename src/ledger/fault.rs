//! What can go wrong with the ledger, in sentences. Owns: the errors of this room. Never touches: the file.

use rusqlite::ErrorCode;

/// What went wrong, and with which file.
#[derive(Debug, thiserror::Error)]
#[error("the ledger {file} {fault}")]
pub struct LedgerError {
    /// Its path, or `in memory`.
    pub file: String,
    /// What it is.
    pub fault: Fault,
}

impl LedgerError {
    /// Whether the same attempt may succeed later without anybody mending the file (exit code 75).
    pub fn may_pass(&self) -> bool {
        match self.fault {
            Fault::Full
            | Fault::Locked
            | Fault::ReadOnly
            | Fault::Unreachable(_)
            | Fault::Disk(_)
            | Fault::ParcelMoved { .. }
            | Fault::DraftMoved { .. } => true,
            Fault::Damaged
            | Fault::Foreign
            | Fault::Newer { .. }
            | Fault::Unreadable { .. }
            | Fault::NoSuggestion { .. }
            | Fault::Transition { .. }
            | Fault::Sql(_) => false,
        }
    }
}

/// What can go wrong. Each text goes on from "the ledger FILE".
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// No space left; nothing of the batch was kept.
    #[error("can't be written: the disk is full; nothing is lost, free some space and try again")]
    Full,
    /// Somebody else wrote for longer than the five seconds we wait.
    #[error("is being written by another process; try again in a moment")]
    Locked,
    /// The file or its disk can't be written.
    #[error("can't be written: it, its folder or its disk is read-only")]
    ReadOnly,
    /// The folder or the file can't be made or opened.
    #[error("can't be opened: {0}")]
    Unreachable(String),
    /// The disk failed while reading or writing.
    #[error("can't be read or written: {0}")]
    Disk(String),
    /// Not a database, or pages of it are damaged.
    #[error("is damaged or no database; move it away and scan again, or put back a copy")]
    Damaged,
    /// A sound SQLite file, but of another program.
    #[error("is a database of another program; name another file")]
    Foreign,
    /// Its schema is of a later version.
    #[error("was made by a newer appreciated (schema {found}; this one knows {known}); install that version")]
    Newer {
        /// The file's schema.
        found: i64,
        /// The last one we know.
        known: i64,
    },
    /// A value that we would never have written.
    #[error("holds {value:?}, which is no {what}; it was changed by another program")]
    Unreadable {
        /// What should stand there.
        what: &'static str,
        /// What stands there.
        value: String,
    },
    /// A state was to be set on a suggestion that is not there.
    #[error("has no suggestion {key:?}")]
    NoSuggestion {
        /// The key asked for.
        key: String,
    },
    /// A suggestion can't go from the one state to the other.
    #[error("has suggestion {key:?} as {from}, which can't become {to}")]
    Transition {
        /// Which suggestion.
        key: String,
        /// Its state.
        from: &'static str,
        /// The one asked for.
        to: &'static str,
    },
    /// A mail is not at the step it was thought to be at.
    #[error("has mail {id} of the outbox at another step: another process went on with it; try again")]
    ParcelMoved {
        /// Its row.
        id: i64,
    },
    /// A draft is not at the step it was thought to be at.
    #[error("has draft {id} at another step: another process went on with it; try again")]
    DraftMoved {
        /// Its row.
        id: i64,
    },
    /// Anything else: a fault of ours.
    #[error("refused a statement: {0}")]
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::Unreachable(error.to_string()),
            Some(ErrorCode::SystemIoFailure) => Self::Disk(error.to_string()),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            _ => Self::Sql(error),
        }
    }
}
