//! Putting a mail into a mailbox. Owns: the command that adds something on the server. Never touches: the mail.

use super::{ImapError, Session, name};
use crate::mailbox::{MailboxName, Uid, UidValidity};
use crate::outbox::delivery::Outcome;
use imap::types::{Appended, Flag};
use imap_proto::UidSetMember;

impl Session {
    /// Adds a mail to a mailbox, without flags, so that it is new there (RFC 3501 §6.3.11).
    pub fn append(&mut self, mailbox: &MailboxName, bytes: &[u8]) -> Outcome {
        self.append_with(mailbox, bytes, &[]).0
    }

    /// The same with flags. Where the server tells, also the UID of the mail there (RFC 4315 §3).
    pub(super) fn append_with(
        &mut self,
        mailbox: &MailboxName,
        bytes: &[u8],
        flags: &[Flag<'static>],
    ) -> (Outcome, Option<(UidValidity, Uid)>) {
        let name = match name::to_wire(mailbox) {
            Ok(name) => name::escaped(&name),
            Err(error) => return (Outcome::NotSent { for_good: true, said: error.to_string() }, None),
        };
        if !self.is_open() {
            return (Outcome::NotSent { for_good: false, said: ImapError::Gone.to_string() }, None);
        }
        let mut offered = false;
        let done = self.run("APPEND", |inner| {
            let done = inner.append(&name, bytes).flags(flags.iter().cloned()).finish();
            // The server did not ask for the mail, so it has none of it.
            offered = !matches!(done, Err(imap::Error::Append));
            done
        });
        match done {
            Ok(appended) => (Outcome::Sent(format!("put into `{}`", mailbox.0)), place(&appended)),
            Err(error @ ImapError::Said { .. }) => {
                if !offered {
                    // Its answer to the offer is read, but not the library's to give: the two are out of step.
                    self.hang_up();
                }
                (Outcome::NotSent { for_good: false, said: error.to_string() }, None)
            }
            Err(error) => (Outcome::Unknown(error.to_string()), None),
        }
    }
}

fn place(appended: &Appended) -> Option<(UidValidity, Uid)> {
    let uid = match appended.uids.as_deref() {
        Some([UidSetMember::Uid(uid)]) => *uid,
        Some([UidSetMember::UidRange(range)]) if range.start() == range.end() => *range.start(),
        _ => return None,
    };
    let validity = appended.uid_validity.filter(|validity| *validity > 0)?;
    (uid > 0).then_some((UidValidity(validity), Uid(uid)))
}
