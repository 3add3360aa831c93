//! Who the newest mails of a mailbox are from. Owns: the one fetch that tells. Never touches: which of them is the owner.

use super::fetch::header_item;
use super::{ImapError, Session};
use crate::mailbox::MailboxName;
use crate::message::{AddrSpec, Message};
use std::collections::BTreeMap;

/// What a look at a mailbox shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Mails in it.
    pub messages: u32,
    /// The newest of them that were looked at.
    pub looked_at: u32,
    /// Whom those are from, and how many of each.
    pub senders: BTreeMap<AddrSpec, u32>,
    /// Who is in `Sender` where that is another than in `From` (RFC 5322 §3.6.2), and how often.
    pub deputies: BTreeMap<AddrSpec, u32>,
}

impl Session {
    /// Opens a mailbox for reading only and looks whom its newest mails, `most` of them, are from.
    pub fn look_at(&mut self, mailbox: &MailboxName, most: u32) -> Result<Look, ImapError> {
        let messages = self.examine(mailbox)?.messages;
        let mut look = Look { messages, ..Look::default() };
        if messages == 0 || most == 0 {
            return Ok(look);
        }
        // By sequence numbers: the newest have the highest (RFC 3501 §2.3.1.2).
        let set = format!("{}:{messages}", messages.saturating_sub(most - 1).max(1));
        let items = format!("(UID {})", header_item(&["From", "Sender"]));
        let fetches = self.run("FETCH", |inner| inner.fetch(&set, &items))?;
        for header in fetches.iter().filter_map(imap::types::Fetch::header) {
            look.looked_at += 1;
            let Ok(message) = Message::parse(header) else { continue };
            let Some(from) = message.from else { continue };
            if let Some(sender) = message.sender.filter(|sender| sender.addr != from.addr) {
                *look.deputies.entry(sender.addr).or_default() += 1;
            }
            *look.senders.entry(from.addr).or_default() += 1;
        }
        Ok(look)
    }
}
