//! Where mail comes from. Owns: raw bytes with their place and arrival time. Never touches: what is in them.

use self::imap::ImapError;
use chrono::{DateTime, Utc};
use std::path::PathBuf;

pub mod imap;
pub mod local;
pub mod maildir;
pub mod mbox;

/// The name of a mailbox as its store knows it: an IMAP folder, a file, a directory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MailboxName(pub String);

/// A unique identifier (RFC 3501 §2.3.1.1), never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uid(pub u32);

/// The unique identifier validity value: while it stays, a UID stays with its mail (RFC 3501 §2.3.1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UidValidity(pub u32);

impl UidValidity {
    /// No server may give 0: it stands for one that gives none, so nothing holds from one session to the next.
    pub const NONE: Self = Self(0);
}

/// How far a mailbox was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Under which validity.
    pub validity: UidValidity,
    /// The highest UID that was dealt with; `None` before the first.
    pub last: Option<Uid>,
}

/// What a server says of a mailbox that is not open (RFC 3501 §6.3.10).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Left out by servers that can't keep UIDs.
    pub validity: Option<UidValidity>,
    /// The UID that the next mail will get, or a larger one.
    pub next: Option<Uid>,
    /// How many mails it holds.
    pub messages: u32,
}

/// What is to be read of a mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchPlan {
    /// There is nothing new.
    Nothing,
    /// What has a larger UID.
    After(Uid),
    /// All, back to where the first scan goes.
    Afresh,
    /// The UIDs say nothing any more: what is young is read again, and known again by its content.
    Again,
}

impl Cursor {
    /// What is to be read, by how far a mailbox was read and what its server says of it now.
    pub fn plan(cursor: Option<Self>, status: &Status) -> FetchPlan {
        let Some(cursor) = cursor else {
            return if status.messages == 0 { FetchPlan::Nothing } else { FetchPlan::Afresh };
        };
        if status.validity != Some(cursor.validity) || cursor.validity == UidValidity::NONE {
            return FetchPlan::Again;
        }
        let Some(last) = cursor.last else {
            return if status.messages == 0 { FetchPlan::Nothing } else { FetchPlan::Afresh };
        };
        match status.next {
            Some(next) if next <= last => FetchPlan::Again,
            Some(next) if next.0 == last.0.saturating_add(1) => FetchPlan::Nothing,
            _ => FetchPlan::After(last),
        }
    }
}

/// One mail as it lies in a mailbox, or as much of it as was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawMail {
    /// A name that stays the same while the mail stays there: a file name without flags, `#` and a hash
    /// of its bytes in an mbox. Copies in one mailbox may share one.
    pub place: String,
    /// When the store received it (IMAP's INTERNALDATE, RFC 3501 §2.3.3; the `From ` line of an mbox; the
    /// delivery time in a Maildir file name).
    pub internal_date: Option<DateTime<Utc>>,
    /// RFC 5322 bytes, at most [`crate::message::MAX_BYTES`] of them; what is longer is cut there.
    pub bytes: Vec<u8>,
    /// The store has more of it than these bytes: [`MailSource::deeper`] fetches that.
    pub cut: bool,
}

/// A mailbox that is read from its first mail to its last.
pub trait MailSource {
    /// Which mailbox it is.
    fn mailbox(&self) -> &MailboxName;

    /// Whether it is the mailbox of sent mail, into which only the owner can put anything. Answers to digests count from
    /// nowhere else.
    fn is_sent(&self) -> bool {
        false
    }

    /// The next mails, about `max_bytes` of them together and at least one; empty at the end.
    ///
    /// # Errors
    /// When the store fails. Mails handed back before stay good; the next call goes on behind the failure when that
    /// was about one mail, and is at the end otherwise.
    fn batch(&mut self, max_bytes: usize) -> Result<Vec<RawMail>, MailboxError>;

    /// More of the mails at these places of the last batch; those that are gone or can't be had are left out.
    ///
    /// # Errors
    /// When the store fails.
    fn deeper(&mut self, _places: &[&str]) -> Result<Vec<RawMail>, MailboxError> {
        Ok(Vec::new())
    }

    /// How many mails are still to come, where the store knows.
    fn ahead(&self) -> Option<u64> {
        None
    }

    /// Whether the end that [`MailSource::batch`] told was that of the mailbox, with nothing in doubt before it.
    fn is_whole(&self) -> bool {
        true
    }

    /// How far the mailbox is read once the last batch is kept; `None` for stores without UIDs, which know a mail
    /// again by its place.
    fn cursor(&self) -> Option<Cursor> {
        None
    }
}

/// Why a mailbox can't be read: sentences for the user.
#[derive(Debug, thiserror::Error)]
pub enum MailboxError {
    /// Nothing has this name.
    #[error("`{}` does not exist; give the path of an mbox file, a Maildir or a folder of .eml files", .0.display())]
    Missing(PathBuf),
    /// The system refuses.
    #[error(
        "`{}` may not be read by this user; allow it (`chmod u+r`, for a folder `chmod u+rx`) or run as its owner",
        .0.display()
    )]
    Forbidden(PathBuf),
    /// A device, a socket or the like.
    #[error("`{}` is neither a file nor a folder", .0.display())]
    Strange(PathBuf),
    /// A mailbox without a single mail.
    #[error("`{}` holds no mail; give a mailbox with mails you sent, such as `Sent`", .0.display())]
    Empty(PathBuf),
    /// A file of another kind.
    #[error("`{}` is no mailbox: {what}", path.display())]
    NoMailbox {
        /// The file.
        path: PathBuf,
        /// What it is instead and what to do, as half a sentence.
        what: String,
    },
    /// A folder without anything that is mail.
    #[error(
        "`{}` has neither `cur` and `new` (a Maildir) nor .eml files nor mbox files in it; give the folder that has",
        .0.display()
    )]
    NoMailHere(PathBuf),
    /// Every mail was left out because of its labels.
    #[error(
        "all {skipped} mails of `{}` were left out, because none is labelled Sent; export the label Sent from Gmail",
        path.display()
    )]
    NoneSent {
        /// The file.
        path: PathBuf,
        /// How many were left out.
        skipped: u64,
    },
    /// A server's mailbox.
    #[error(transparent)]
    Server(#[from] ImapError),
    /// One mail on a server, which was left out.
    #[error("the mail with UID {} in `{}` was left out: {why}", uid.0, mailbox.0)]
    Skipped {
        /// The mailbox.
        mailbox: MailboxName,
        /// Which mail.
        uid: Uid,
        /// Why it could not be had.
        why: Box<ImapError>,
    },
    /// Anything else the system says.
    #[error("`{}` could not be read: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl MailboxError {
    /// Whether the same attempt may succeed later without anybody changing anything (exit code 75).
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Server(error) => error.may_pass(),
            Self::Io { .. } => true,
            _ => false,
        }
    }

    /// Sorts what the system says about `path` into the kinds a user can do something about.
    pub(crate) fn from_io(path: &std::path::Path, source: std::io::Error) -> Self {
        match source.kind() {
            std::io::ErrorKind::NotFound => Self::Missing(path.to_owned()),
            std::io::ErrorKind::PermissionDenied => Self::Forbidden(path.to_owned()),
            _ => Self::Io { path: path.to_owned(), source },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// TRUST: a server may leave anything out, and may lie.
    #[test]
    fn plans() {
        let cursor = |validity, last: u32| {
            Some(Cursor { validity: UidValidity(validity), last: (last > 0).then_some(Uid(last)) })
        };
        let status = |validity: u32, next: u32, messages| Status {
            validity: (validity > 0).then_some(UidValidity(validity)),
            next: (next > 0).then_some(Uid(next)),
            messages,
        };
        for (cursor, status, wanted) in [
            (None, status(7, 1, 0), FetchPlan::Nothing),
            (None, status(7, 100, 5), FetchPlan::Afresh),
            (None, status(0, 0, 5), FetchPlan::Afresh),
            (cursor(7, 0), status(7, 1, 0), FetchPlan::Nothing),
            (cursor(7, 0), status(7, 9, 2), FetchPlan::Afresh),
            (cursor(7, 99), status(7, 100, 5), FetchPlan::Nothing),
            (cursor(7, 99), status(7, 100, 0), FetchPlan::Nothing),
            (cursor(7, 99), status(7, 101, 5), FetchPlan::After(Uid(99))),
            (cursor(7, 99), status(7, 0, 5), FetchPlan::After(Uid(99))), // UIDNEXT missing
            (cursor(7, 99), status(7, 99, 5), FetchPlan::Again),         // UIDNEXT fell
            (cursor(7, 99), status(7, 2, 5), FetchPlan::Again),
            (cursor(7, 99), status(8, 100, 5), FetchPlan::Again), // UIDVALIDITY changed
            (cursor(7, 99), status(0, 100, 5), FetchPlan::Again), // UIDVALIDITY missing
            (cursor(0, 99), status(0, 100, 5), FetchPlan::Again), // as it was before
            (cursor(0, 99), status(7, 100, 5), FetchPlan::Again),
            (cursor(7, u32::MAX), status(7, u32::MAX, 5), FetchPlan::Again),
        ] {
            assert_eq!(Cursor::plan(cursor, &status), wanted, "{cursor:?} {status:?}");
        }
    }
}
