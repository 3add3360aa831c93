//! Putting a mail into a mailbox. Owns: the one command that changes something on the server. Never touches: the mail.

use super::{ImapError, Session, name};
use crate::mailbox::MailboxName;
use crate::outbox::delivery::Outcome;

impl Session {
    /// Adds a mail to a mailbox, without flags, so that it is new there (RFC 3501 §6.3.11).
    pub fn append(&mut self, mailbox: &MailboxName, bytes: &[u8]) -> Outcome {
        let name = match name::to_wire(mailbox) {
            Ok(name) => name::escaped(&name),
            Err(error) => return Outcome::NotSent { for_good: true, said: error.to_string() },
        };
        if !self.is_open() {
            return Outcome::NotSent { for_good: false, said: ImapError::Gone.to_string() };
        }
        let mut offered = false;
        let done = self.run("APPEND", |inner| {
            let done = inner.append(&name, bytes).finish();
            // The server did not ask for the mail, so it has none of it.
            offered = !matches!(done, Err(imap::Error::Append));
            done
        });
        match done {
            Ok(_) => Outcome::Sent(format!("put into `{}`", mailbox.0)),
            Err(error @ ImapError::Said { .. }) => {
                if !offered {
                    // Its answer to the offer is read, but not the library's to give: the two are out of step.
                    self.hang_up();
                }
                Outcome::NotSent { for_good: false, said: error.to_string() }
            }
            Err(error) => Outcome::Unknown(error.to_string()),
        }
    }
}
