//! Finding the mailbox of drafts. Owns: its mark (RFC 6154 §2) and its usual names. Never touches: its mails.

use crate::mailbox::MailboxName;
use crate::mailbox::imap::sent::{Listed, likeliest};
use crate::mailbox::imap::{ImapError, Session};

/// Usual names of it, in lower case, in the languages whose names of sent mail are known. As Gmail, Outlook, Exchange,
/// Apple Mail, Thunderbird and web mailers write them.
const NAMES: [&str; 39] = [
    "drafts",
    "draft",
    "entwürfe",
    "entwurf",
    "brouillons",
    "brouillon",
    "borradores",
    "borrador",
    "rascunhos",
    "rascunho",
    "bozze",
    "concepten",
    "kladder",
    "kladde",
    "udkast",
    "utkast",
    "kladd",
    "luonnokset",
    "wersje robocze",
    "kopie robocze",
    "robocze",
    "szkice",
    "koncepty",
    "rozepsané",
    "rozpísané",
    "piszkozatok",
    "vázlatok",
    "ciorne",
    "schițe",
    "taslaklar",
    "πρόχειρα",
    "черновики",
    "чернетки",
    "草稿",
    "草稿箱",
    "草稿匣",
    "下書き",
    "임시보관함",
    "임시 보관함",
];

impl Session {
    /// The mailbox of drafts: the one marked `\Drafts`, else the one with the likeliest name; `None` when none looks
    /// like it. It is asked for anew each time: what is put somewhere must not go by an old answer.
    pub fn drafts(&mut self) -> Result<Option<MailboxName>, ImapError> {
        let mut listed = self.list("LIST \"\" \"*\"")?;
        self.ask_for_marks(&mut listed, |one| one.drafts)?;
        Ok(choose(&listed))
    }
}

fn choose(listed: &[Listed]) -> Option<MailboxName> {
    likeliest(listed, |one| one.drafts, &NAMES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mailbox::imap::sent::listed;

    fn chosen(lines: &str) -> Option<String> {
        choose(&listed(lines.replace('\n', "\r\n").as_bytes())).map(|name| name.0)
    }

    #[test]
    fn the_mark_wins_over_names() {
        let both =
            "* LIST () \"/\" Drafts\n* LIST (\\HasNoChildren \\Drafts) \"/\" \"[Gmail]/Entw&APw-rfe\"\n";
        assert_eq!(chosen(both).as_deref(), Some("[Gmail]/Entwürfe"));
        assert_eq!(chosen("* LIST (\\Drafts \\Noselect) \"/\" Drafts\n"), None);
        assert_eq!(chosen("* LIST () \"/\" INBOX\n* LIST (\\Sent) \"/\" Sent\n"), None);
    }

    #[test]
    fn usual_names_in_many_languages() {
        for (line, wanted) in [
            ("* LIST () \".\" INBOX.Drafts", "INBOX.Drafts"),
            ("* LIST () \"/\" \"Entw&APw-rfe\"", "Entwürfe"),
            ("* LIST () \"/\" Bozze", "Bozze"),
            ("* LIST () NIL \"&g0l6Pw-\"", "草稿"),
        ] {
            let lines = format!("* LIST () \"/\" Drafting\n* LIST () \"/\" INBOX\n{line}\n");
            assert_eq!(chosen(&lines).as_deref(), Some(wanted));
        }
        let mut names = NAMES.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMES.len());
        assert!(NAMES.iter().all(|name| *name == name.to_lowercase()));
    }
}
