//! Seeking one of our own mails. Owns: by which marks it is known again (servers replace ids and drop headers). Never
//! touches: the mails' texts.

use super::fetch::header_item;
use super::{ImapError, Session, set};
use crate::mailbox::MailboxName;
use crate::message::header_value;
use chrono::{DateTime, Days, Utc};

/// The headers that may bear our id. Outlook replaces the first and keeps it in the second; Exchange drops the last.
const HEADERS: [&str; 4] =
    ["Message-ID", "X-Microsoft-Original-Message-ID", "References", "X-Appreciated-Id"];

/// So many mails are looked at with one command.
const AT_ONCE: usize = 500;

impl Session {
    /// Whether one of these mailboxes has a mail, received at `since` or later, that bears `digest_id`: the local part
    /// of its Message-ID. Only headers are fetched, and compared here: `SEARCH HEADER` is unreliable on several large
    /// servers.
    ///
    /// # Errors
    /// When any of it fails: then nothing is known.
    pub fn look_up(
        &mut self,
        mailboxes: &[MailboxName],
        since: DateTime<Utc>,
        digest_id: &str,
    ) -> Result<bool, ImapError> {
        // SEARCH knows days only, in the server's own clock.
        let day = since.date_naive().checked_sub_days(Days::new(1)).unwrap_or(since.date_naive());
        let items = format!("(UID {})", header_item(&HEADERS));
        for mailbox in mailboxes {
            self.examine(mailbox)?;
            let mut uids = self.since(day)?;
            // Newest first: it is most likely among them.
            uids.reverse();
            for some in uids.chunks(AT_ONCE) {
                let mut left: Vec<u32> = some.iter().rev().copied().collect();
                while !left.is_empty() {
                    let (set, count) = set::first_of(left.iter().copied(), AT_ONCE);
                    let asked: Vec<u32> = left.drain(..count).collect();
                    let found = self.fetch(&set, &asked, &items)?;
                    if found.iter().any(|answer| bears(&answer.bytes, digest_id)) {
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }
}

/// Whether these header fields bear the id.
fn bears(header: &[u8], digest_id: &str) -> bool {
    let value = |name| header_value(header, name).unwrap_or_default();
    let local = |text: &str| {
        text.split(['<', '>', ' ', '\t', ',']).filter_map(|word| word.split_once('@')).any(|(local, _)| {
            local == digest_id || local.strip_suffix(".r").is_some_and(|local| local == digest_id)
        })
    };
    !digest_id.is_empty()
        && (value("X-Appreciated-Id").trim() == digest_id || HEADERS.iter().any(|name| local(&value(name))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_known_by_any_of_its_marks() {
        for (header, found) in [
            ("Message-ID: <d1@example.com>\r\n\r\n", true),
            (
                "Message-ID: <other@outlook.example>\r\nX-Microsoft-Original-Message-ID: <d1@example.com>\r\n\r\n",
                true,
            ),
            ("Message-ID: <other@outlook.example>\r\nReferences: <a@b>\r\n <d1.r@example.com>\r\n\r\n", true),
            ("Message-ID: <x@y>\r\nX-Appreciated-Id: d1\r\n\r\n", true),
            ("Message-ID: <d11@example.com>\r\nSubject: d1\r\n\r\n", false),
            ("Message-ID: <xd1@example.com>\r\nReferences: <d1.s@b>\r\n\r\n", false),
            ("\r\n", false),
        ] {
            assert_eq!(bears(header.as_bytes(), "d1"), found, "{header}");
        }
        assert!(!bears(b"Message-ID: <@example.com>\r\n\r\n", ""));
    }
}
