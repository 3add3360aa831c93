//! Drafts of our own in the owner's mailbox of drafts, the only one that is ever opened for writing. Owns: putting one
//! there, knowing it again, and taking out exactly that one. Never touches: any other mail, marked as deleted or not:
//! neither EXPUNGE nor CLOSE is ever said, and leaving the mailbox expunges nothing (RFC 3501 §6.3.1, §6.1.3).

mod find;

use super::session::status_when_open;
use super::{ImapError, Session, fetch, name, set};
use crate::mailbox::{MailboxName, Status, Uid, UidValidity};
use crate::message::{MessageId, header_value};
use crate::outbox::delivery::Outcome;
use chrono::{DateTime, Days, Utc};
use imap::types::{Fetch, Flag};

/// So many of the newest mails are looked at for a draft whose UID nobody told.
const NEWEST: usize = 200;

/// Keywords that mail programs and filters set by themselves (RFC 5788 registry, Apple Mail, Thunderbird).
const BY_MACHINES: [&str; 5] = ["$NotJunk", "NotJunk", "NonJunk", "$MDNSent", "$HasNoAttachment"];

/// A draft as it lies in its mailbox. Size and time never change under one UID (RFC 3501 §2.3.1.1, §2.3.3, §2.3.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lying {
    /// Its UID.
    pub uid: Uid,
    /// In bytes, as the server counts them.
    pub size: u32,
    /// INTERNALDATE.
    pub received: DateTime<Utc>,
    /// The owner, or a program of theirs, has put a flag or keyword on it.
    pub flagged: bool,
    /// It is marked to be deleted.
    pub deleted: bool,
}

/// What came of taking a draft out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// It was there, and is gone.
    Done,
    /// It was gone already.
    Gone,
    /// It is not as it was left there, or can't be known to be.
    Touched,
    /// The server can't take out one mail alone, or will not; it lies there as before.
    Refused,
}

impl Session {
    /// How the mailbox of drafts stands, without opening it.
    pub fn before_draft(&mut self, drafts: &MailboxName) -> Result<Status, ImapError> {
        self.status(drafts)
    }

    /// Puts a draft there, marked as such and as seen. Where the server tells, also its UID (RFC 4315 §3).
    pub fn put_draft(&mut self, drafts: &MailboxName, bytes: &[u8]) -> (Outcome, Option<(UidValidity, Uid)>) {
        self.append_with(drafts, bytes, &[Flag::Draft, Flag::Seen])
    }

    /// Opens the mailbox of drafts for reading only.
    pub fn open_drafts(&mut self, drafts: &MailboxName) -> Result<Status, ImapError> {
        self.examine(drafts)
    }

    /// The draft with this UID in the open mailbox; `None` when there is none, or another mail.
    pub fn draft_at(&mut self, uid: Uid, id: &MessageId) -> Result<Option<Lying>, ImapError> {
        let items = format!("(UID FLAGS INTERNALDATE RFC822.SIZE {})", fetch::header_item(&["Message-ID"]));
        let fetches = self.run("UID FETCH", |inner| inner.uid_fetch(uid.0.to_string(), &items))?;
        let found = fetches.iter().filter(|fetch| fetch.uid == Some(uid.0));
        Ok(found.filter(|fetch| fetch.header().is_some_and(|header| bears(header, id))).find_map(lying))
    }

    /// The draft with this id in the open mailbox, among the newest mails: with a UID from `from` on, or without one,
    /// received at `since` or later. Compared here: `SEARCH HEADER` is unreliable on several large servers.
    pub fn find_draft(
        &mut self,
        from: Option<Uid>,
        since: DateTime<Utc>,
        id: &MessageId,
    ) -> Result<Option<Lying>, ImapError> {
        let mut uids = if let Some(from) = from {
            self.after(Uid(from.0.saturating_sub(1)))?
        } else {
            let day = since.date_naive();
            self.since(day.checked_sub_days(Days::new(1)).unwrap_or(day))?
        };
        let mut left = uids.split_off(uids.len().saturating_sub(NEWEST));
        let items = format!("(UID {})", fetch::header_item(&["Message-ID"]));
        while !left.is_empty() {
            let (set, count) = set::first_of(left.iter().copied(), NEWEST);
            let asked: Vec<u32> = left.drain(..count).collect();
            let found = self.fetch(&set, &asked, &items)?;
            if let Some(answer) = found.iter().find(|answer| bears(&answer.bytes, id)) {
                return self.draft_at(Uid(answer.uid), id);
            }
        }
        Ok(None)
    }

    /// Takes this draft out when it is there as it was: same UIDVALIDITY, id, size and arrival, and no flag of the
    /// owner's. Only this one goes (UID EXPUNGE, RFC 4315 §2.1). `again`: we may have marked it as deleted before.
    ///
    /// # Errors
    /// Then it may be marked as deleted, and should be tried again.
    pub fn remove_draft(
        &mut self,
        drafts: &MailboxName,
        validity: UidValidity,
        was: &Lying,
        id: &MessageId,
        again: bool,
    ) -> Result<Removal, ImapError> {
        if !self.can_expunge_one()? {
            return Ok(Removal::Refused);
        }
        if self.select(drafts)?.validity != Some(validity) {
            return Ok(Removal::Touched);
        }
        match self.draft_at(was.uid, id)? {
            None => return Ok(Removal::Gone),
            Some(now) if !now.is_untouched(was, again) => return Ok(Removal::Touched),
            Some(_) => {}
        }
        let uid = was.uid.0.to_string();
        let flags = |session: &mut Self, change: &'static str| {
            session.run("UID STORE", |inner| inner.uid_store(&uid, change)).map(drop)
        };
        let asked = flags(self, "+FLAGS.SILENT (\\Deleted)")
            .and_then(|()| self.run("UID EXPUNGE", |inner| inner.uid_expunge(&uid)).map(drop));
        match asked {
            Ok(()) | Err(ImapError::Said { .. }) => {}
            Err(error) => return Err(error),
        }
        if self.draft_at(was.uid, id)?.is_none() {
            return Ok(Removal::Done);
        }
        // Marked as deleted it would go with somebody else's EXPUNGE.
        match flags(self, "-FLAGS.SILENT (\\Deleted)") {
            Ok(()) | Err(ImapError::Said { .. }) => Ok(Removal::Refused),
            Err(error) => Err(error),
        }
    }

    /// UIDPLUS, also as a part of RFC 9051.
    fn can_expunge_one(&mut self) -> Result<bool, ImapError> {
        let known = self.run("CAPABILITY", imap::Session::capabilities)?;
        Ok(known.has_str("UIDPLUS") || known.has_str("IMAP4rev2"))
    }

    /// Opens the mailbox of drafts for writing.
    fn select(&mut self, drafts: &MailboxName) -> Result<Status, ImapError> {
        let name = name::to_wire(drafts)?;
        let opened = self.run("SELECT", |inner| inner.select(&name))?;
        Ok(status_when_open(&opened))
    }
}

impl Lying {
    fn is_untouched(&self, was: &Self, again: bool) -> bool {
        let same = (self.uid, self.size, self.received) == (was.uid, was.size, was.received);
        same && !self.flagged && (again || !self.deleted)
    }
}

fn lying(fetch: &Fetch<'_>) -> Option<Lying> {
    let ours = |flag: &Flag<'_>| match flag {
        Flag::Seen | Flag::Draft | Flag::Recent | Flag::Deleted => true,
        Flag::Custom(keyword) => BY_MACHINES.iter().any(|known| known.eq_ignore_ascii_case(keyword)),
        _ => false,
    };
    Some(Lying {
        uid: Uid(fetch.uid?),
        size: fetch.size?,
        received: fetch.internal_date()?.to_utc(),
        flagged: !fetch.flags().iter().all(ours),
        deleted: fetch.flags().contains(&Flag::Deleted),
    })
}

/// Whether these header fields have this id.
fn bears(header: &[u8], id: &MessageId) -> bool {
    let value = header_value(header, "Message-ID").unwrap_or_default();
    value.trim().trim_start_matches('<').trim_end_matches('>') == id.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_untouched_only_as_it_was_left() {
        let received = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let was = Lying { uid: Uid(7), size: 900, received, flagged: false, deleted: false };
        assert!(was.is_untouched(&was, false));
        let deleted = Lying { deleted: true, ..was.clone() };
        assert!(!deleted.is_untouched(&was, false) && deleted.is_untouched(&was, true));
        let later = received + chrono::Duration::seconds(1);
        for other in [
            Lying { size: 901, ..was.clone() },
            Lying { received: later, ..was.clone() },
            Lying { flagged: true, ..was.clone() },
            Lying { uid: Uid(8), ..was.clone() },
        ] {
            assert!(!other.is_untouched(&was, true), "{other:?}");
        }
    }

    #[test]
    fn the_id_is_compared_as_a_whole() {
        let id = MessageId("a-1@example.com".to_owned());
        for (header, found) in [
            ("Message-ID: <a-1@example.com>\r\n\r\n", true),
            ("Message-Id:\r\n <a-1@example.com>\r\n\r\n", true),
            ("Message-ID: <xa-1@example.com>\r\n\r\n", false),
            ("Message-ID: <a-1@example.com.org>\r\n\r\n", false),
            ("References: <a-1@example.com>\r\n\r\n", false),
            ("\r\n", false),
        ] {
            assert_eq!(bears(header.as_bytes(), &id), found, "{header}");
        }
    }
}
