//! Finding the mailbox of sent mail. Owns: its mark (RFC 6154 §2) and its usual names. Never touches: its mails.

use super::{ImapError, Session, name};
use crate::mailbox::MailboxName;
use imap_proto::NameAttribute;

/// Usual names of it, in lower case, the likeliest first: English, German, French, Spanish, Portuguese, Italian, Dutch,
/// Danish, Norwegian, Swedish, Finnish, Polish, Czech, Hungarian, Romanian, Turkish, Greek, Russian, Ukrainian,
/// Chinese, Japanese, Korean. As Gmail, Outlook, Exchange, Apple Mail, Thunderbird and web mailers write them.
const NAMES: [&str; 52] = [
    "sent",
    "sent mail",
    "sent items",
    "sent messages",
    "sent-mail",
    "gesendet",
    "gesendete elemente",
    "gesendete objekte",
    "gesendete nachrichten",
    "envoyés",
    "messages envoyés",
    "éléments envoyés",
    "courrier envoyé",
    "objets envoyés",
    "enviados",
    "elementos enviados",
    "mensajes enviados",
    "correo enviado",
    "itens enviados",
    "e-mails enviados",
    "mensagens enviadas",
    "inviati",
    "posta inviata",
    "messaggi inviati",
    "elementi inviati",
    "verzonden",
    "verzonden items",
    "verzonden berichten",
    "sendt",
    "sendt post",
    "sendte elementer",
    "skickat",
    "skickade objekt",
    "lähetetyt",
    "wysłane",
    "elementy wysłane",
    "odeslané",
    "odeslaná pošta",
    "odoslané",
    "elküldött elemek",
    "trimise",
    "gönderilmiş postalar",
    "gönderilmiş öğeler",
    "απεσταλμένα",
    "отправленные",
    "надіслані",
    "已发送",
    "已发送邮件",
    "已傳送郵件",
    "送信済みメール",
    "送信済みアイテム",
    "보낸편지함",
];

/// The most names told in an error.
const MOST: usize = 10;

/// One mailbox of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: MailboxName,
    /// Behind the last hierarchy delimiter, in lower case.
    pub(super) last: String,
    /// As the one of sent mail.
    marked: bool,
    /// As the one of drafts.
    pub(super) drafts: bool,
    pub(super) selectable: bool,
}

impl Session {
    /// The mailbox of sent mail: the wanted one when it is there, else the one marked `\Sent`, else the one with the
    /// likeliest name. The caller should remember it: this takes one or two turns.
    ///
    /// # Errors
    /// [`ImapError::NoMailbox`] when the wanted one is not there, [`ImapError::NoSent`] when none looks like it.
    pub fn sent(&mut self, wanted: Option<&str>) -> Result<MailboxName, ImapError> {
        let mut listed = self.list("LIST \"\" \"*\"")?;
        if let Some(wanted) = wanted {
            return named(&listed, wanted).ok_or_else(|| ImapError::NoMailbox {
                name: wanted.to_owned(),
                near: near(&listed, wanted),
            });
        }
        self.ask_for_marks(&mut listed, |one| one.marked)?;
        choose(&listed).ok_or_else(|| ImapError::NoSent { candidates: some(&listed) })
    }

    /// Asks for the marks of mailboxes when none has the wanted one: some servers tell them only then (RFC 6154 §5.1).
    pub(super) fn ask_for_marks(
        &mut self,
        listed: &mut Vec<Listed>,
        wanted: impl Fn(&Listed) -> bool,
    ) -> Result<(), ImapError> {
        if listed.iter().any(wanted) {
            return Ok(());
        }
        match self.list("LIST (SPECIAL-USE) \"\" \"*\"") {
            Ok(marked) => listed.extend(marked),
            // It knows nothing of it.
            Err(ImapError::Said { .. }) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// As [`ImapError::NoMailbox`] has it.
    pub(super) fn no_mailbox(&mut self, wanted: &MailboxName) -> ImapError {
        match self.list("LIST \"\" \"*\"") {
            Ok(listed) => ImapError::NoMailbox { name: wanted.0.clone(), near: near(&listed, &wanted.0) },
            Err(error) => error,
        }
    }

    pub(super) fn list(&mut self, command: &str) -> Result<Vec<Listed>, ImapError> {
        let lines = self.run("LIST", |inner| inner.run_command_and_read_response(command))?;
        Ok(listed(&lines))
    }
}

/// The `LIST` lines of an answer.
pub(super) fn listed(lines: &[u8]) -> Vec<Listed> {
    let (mut found, mut rest) = (Vec::new(), lines);
    while let Ok((behind, response)) = imap_proto::parser::parse_response(rest) {
        rest = behind;
        let imap_proto::Response::MailboxData(imap_proto::MailboxDatum::List {
            name_attributes,
            delimiter,
            name,
        }) = response
        else {
            continue;
        };
        let Some(name) = name::from_wire(&name) else { continue };
        let last = delimiter
            .as_deref()
            .filter(|mark| !mark.is_empty())
            .and_then(|mark| name.0.rsplit(mark).next())
            .unwrap_or(&name.0)
            .to_lowercase();
        let closed = |mark: &NameAttribute<'_>| match mark {
            NameAttribute::NoSelect => true,
            NameAttribute::Extension(other) => other.eq_ignore_ascii_case("\\NonExistent"),
            _ => false,
        };
        found.push(Listed {
            last,
            marked: name_attributes.contains(&NameAttribute::Sent),
            drafts: name_attributes.contains(&NameAttribute::Drafts),
            selectable: !name_attributes.iter().any(closed),
            name,
        });
    }
    found
}

fn choose(listed: &[Listed]) -> Option<MailboxName> {
    likeliest(listed, |one| one.marked, &NAMES)
}

/// The mailbox that is marked, else the one with the first of these names that any has.
pub(super) fn likeliest(
    listed: &[Listed],
    marked: impl Fn(&Listed) -> bool,
    names: &[&str],
) -> Option<MailboxName> {
    let open = || listed.iter().filter(|one| one.selectable);
    let by_name = || names.iter().find_map(|name| open().find(|one| one.last == *name));
    open().find(|one| marked(one)).or_else(by_name).map(|one| one.name.clone())
}

/// INBOX is the one name in which case does not count (RFC 3501 §5.1).
fn named(listed: &[Listed], wanted: &str) -> Option<MailboxName> {
    let same = |one: &&Listed| one.name.0 == wanted || (is_inbox(wanted) && is_inbox(&one.name.0));
    listed.iter().filter(|one| one.selectable).find(same).map(|one| one.name.clone())
}

fn is_inbox(name: &str) -> bool {
    name.eq_ignore_ascii_case("INBOX")
}

/// Mailboxes of a like name, else any.
fn near(listed: &[Listed], wanted: &str) -> Vec<String> {
    let wanted = wanted.to_lowercase();
    let like = |one: &&Listed| {
        let name = one.name.0.to_lowercase();
        one.selectable && (name.contains(&wanted) || wanted.contains(&one.last))
    };
    let near: Vec<String> = listed.iter().filter(like).map(|one| one.name.0.clone()).take(MOST).collect();
    if near.is_empty() { some(listed) } else { near }
}

fn some(listed: &[Listed]) -> Vec<String> {
    listed.iter().filter(|one| one.selectable).map(|one| one.name.0.clone()).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(lines: &str) -> Option<String> {
        choose(&listed(lines.replace('\n', "\r\n").as_bytes())).map(|name| name.0)
    }

    #[test]
    fn the_mark_wins_over_names() {
        let gmail = "* LIST (\\HasNoChildren) \"/\" \"INBOX\"\n* LIST (\\HasChildren \\Noselect) \"/\" \"[Gmail]\"\n\
                     * LIST (\\HasNoChildren) \"/\" \"Sent\"\n\
                     * LIST (\\HasNoChildren \\Sent) \"/\" \"[Gmail]/Gesendet\"\n";
        assert_eq!(chosen(gmail).as_deref(), Some("[Gmail]/Gesendet"));
        assert_eq!(chosen("* LIST (\\Sent \\NonExistent) \"/\" \"Sent\"\n"), None);
    }

    #[test]
    fn usual_names_in_many_languages() {
        for (line, wanted) in [
            ("* LIST () \".\" INBOX.Sent", "INBOX.Sent"),
            ("* LIST () \"/\" \"SENT ITEMS\"", "SENT ITEMS"),
            ("* LIST () \"/\" \"[Gmail]/Sent Mail\"", "[Gmail]/Sent Mail"),
            ("* LIST () \"/\" \"&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-\"", "Отправленные"),
            ("* LIST () NIL \"&XfJT0ZAB-\"", "已发送"),
            ("* LIST () \"/\" \"Envoy&AOk-s\"", "Envoyés"),
        ] {
            let lines = format!("* LIST () \"/\" Absent\n* LIST () \"/\" INBOX\n{line}\n");
            assert_eq!(chosen(&lines).as_deref(), Some(wanted));
        }
        assert_eq!(chosen("* LIST () \"/\" Absent\n* LIST () \"/\" INBOX\n"), None);
        let mut names = NAMES.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMES.len());
        assert!(NAMES.iter().all(|name| *name == name.to_lowercase()));
    }

    #[test]
    fn a_wanted_name_is_exact_and_near_ones_are_told() {
        let lines = b"* LIST () \"/\" INBOX\r\n* LIST () \"/\" \"Sent Items\"\r\n* LIST () \"/\" Trash\r\n";
        let listed = listed(lines);
        assert_eq!(named(&listed, "inbox").map(|name| name.0).as_deref(), Some("INBOX"));
        assert_eq!(named(&listed, "sent items"), None);
        assert_eq!(near(&listed, "Sent"), ["Sent Items"]);
        assert_eq!(near(&listed, "zzz"), ["INBOX", "Sent Items", "Trash"]);
    }
}
