//! Names of mailboxes on the wire (RFC 3501 §5.1.3). Owns: modified UTF-7 both ways, and what can't be a name. Never
//! touches: which mailbox is meant.

use super::ImapError;
use crate::mailbox::MailboxName;
use crate::plain;
use std::panic::catch_unwind;

/// A name as the server wants it, not yet quoted. Refuses what could end a command early.
pub(super) fn to_wire(name: &MailboxName) -> Result<String, ImapError> {
    if name.0.is_empty() || name.0.chars().any(char::is_control) {
        return Err(ImapError::Name { name: plain::one_line(&name.0) });
    }
    Ok(utf7_imap::encode_utf7_imap(name.0.clone()))
}

/// A name that a server gave; `None` when it can't be given back to it as it is. Servers with UTF-8 in their names
/// (RFC 6855) are understood.
pub(super) fn from_wire(name: &str) -> Option<MailboxName> {
    // What the library gives is not unquoted.
    if name.is_empty() || name.contains(['\\', '"']) || name.chars().any(char::is_control) {
        return None;
    }
    // The library panics on base64 that is none.
    let decoded = catch_unwind(|| utf7_imap::decode_utf7_imap(name.to_owned())).ok()?;
    let back = utf7_imap::encode_utf7_imap(decoded.clone());
    (back == name && !decoded.chars().any(char::is_control)).then_some(MailboxName(decoded))
}

/// A quoted string (RFC 3501 §4.3) of a name from [`to_wire`], without the quotes, for the one command of the library
/// that does not do it.
pub(super) fn escaped(name: &str) -> String {
    name.replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wire(name: &str) -> Result<String, ImapError> {
        to_wire(&MailboxName(name.to_owned()))
    }

    #[test]
    fn both_ways() {
        for (name, on_wire) in [
            ("INBOX", "INBOX"),
            ("Gesendete Elemente", "Gesendete Elemente"),
            ("Envoyés", "Envoy&AOk-s"),
            ("Отправленные", "&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-"),
            ("已发送", "&XfJT0ZAB-"),
            ("R&D", "R&-D"),
            ("[Gmail]/Sent Mail", "[Gmail]/Sent Mail"),
        ] {
            assert_eq!(wire(name).as_deref(), Ok(on_wire));
            assert_eq!(from_wire(on_wire), Some(MailboxName(name.to_owned())));
        }
    }

    #[test]
    fn nothing_ends_a_command_early() {
        for name in ["Sent\r\na9 DELETE INBOX", "Sent\n", "", "a\0b", "a\u{7f}"] {
            assert!(matches!(wire(name), Err(ImapError::Name { .. })), "{name:?}");
        }
        assert_eq!(escaped(r#"a"b\c"#), r#"a\"b\\c"#);
    }

    #[test]
    fn hostile_names_are_left_out() {
        for name in ["&A-", "&AAAA!-", "&AOk", "&2AA-", "", "a\\b", "&AAo-"] {
            assert_eq!(from_wire(name), None, "{name:?}");
        }
    }
}
