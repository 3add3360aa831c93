//! Drafts in the owner's mailbox, on a real server with a script before it that also writes down what it is told.

mod crash;
mod placed;
mod removed;

use crate::ground::dovecot::Options;
use crate::ground::home::Output;
use crate::ground::owner::{Owner, clear, ledger_with_news};
use crate::ground::rules::Rules;
use crate::ground::scripted::Scripted;
use crate::ground::{Certificates, Dovecot, Kind, meddler, servers};
use appreciated::host;
use rusqlite::Connection;
use serde_json::Value;
use std::sync::OnceLock;

/// A mailbox marked as that of drafts.
const MARKED: &str =
    "namespace inbox {\n  mailbox Drafts {\n    auto = subscribe\n    special_use = \\Drafts\n  }\n}\n";

/// What the owner began, and what another program has marked as deleted.
const OTHERS: [(&str, &str); 2] = [("mine", "DS"), ("deleted", "DST")];

/// What every owner remembers at first.
static NEWS: OnceLock<Vec<u8>> = OnceLock::new();

/// An owner with news, whose digests go into files and whose drafts go to a server.
struct Desk {
    owner: Owner,
    dovecot: Dovecot,
    server: Scripted,
}

impl Desk {
    /// With two mails in Drafts that are none of ours, and these lines of `[drafts]`.
    fn new(lines: &str) -> Option<Self> {
        Self::with(lines, &Options { more: MARKED.to_owned(), ..Options::default() }, Rules::new())
    }

    fn with(lines: &str, options: &Options, rules: Rules) -> Option<Self> {
        let servers = servers()?;
        let mut dovecot = Dovecot::start(&servers, &Certificates::of(Kind::Good), options);
        if options.more.contains("Drafts") {
            let mails = OTHERS.map(|(id, _)| (host::now(), other(id)));
            dovecot.append("Drafts", &mails);
            for (id, flags) in OTHERS {
                dovecot.set_flags("Drafts", &format!("<{id}@other>"), flags);
            }
        }
        let server = meddler::before(dovecot.imap_port(), rules);
        let owner = Owner::imap(server.port());
        let desk = Self { owner, dovecot, server };
        desk.drafts(lines);
        desk.owner.remembers(NEWS.get_or_init(ledger_with_news), 7);
        Some(desk)
    }

    /// Writes the config anew, with these lines of `[drafts]`.
    fn drafts(&self, lines: &str) {
        self.owner.account(&format!("imap = {}\n[drafts]\n{lines}", clear(self.server.port())));
    }

    /// Sends a digest; how many items it has.
    fn send(&self) -> (usize, Output) {
        let (sent, output) = self.owner.send(&["--no-scan"]);
        assert_eq!((sent["state"].as_str(), output.code), (Some("sent"), 0), "{output:?}");
        (sent["items"].as_u64().unwrap() as usize, output)
    }

    /// A scan that must succeed.
    fn scan(&self) -> Output {
        let output = self.owner.run(&["scan"]);
        assert_eq!(output.code, 0, "{output:?}{}", self.dovecot.log());
        output
    }

    fn json(&self, command: &str) -> Value {
        let output = self.owner.run(&[command, "--json"]);
        assert_eq!(output.code, 0, "{output:?}");
        serde_json::from_str(&output.out).unwrap()
    }

    /// The drafts that are ours, each with its file's name, which ends with its flags.
    fn ours(&self) -> Vec<(String, String)> {
        let (others, ours): (Vec<_>, Vec<_>) = self.files().into_iter().partition(|(_, text)| is_other(text));
        let flags: Vec<String> = others.iter().map(|(name, _)| flags(name).to_owned()).collect();
        assert_eq!(flags, OTHERS.map(|(_, flags)| flags), "what is not ours stays as it is");
        ours
    }

    fn files(&self) -> Vec<(String, String)> {
        let files = self.dovecot.files("Drafts").into_iter();
        let text = |bytes| String::from_utf8(bytes).unwrap().replace("\r\n", "\n").replace('\n', "\r\n");
        files.map(|(name, bytes)| (name, text(bytes))).collect()
    }

    fn db(&self) -> Connection {
        Connection::open(self.owner.home.state().join("ledger.sqlite")).unwrap()
    }

    /// The states of all drafts in the ledger, the first one first.
    fn states(&self) -> Vec<String> {
        let db = self.db();
        let mut rows = db.prepare("SELECT state FROM drafts ORDER BY id").unwrap();
        rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    /// Lets so many days pass for the drafts.
    fn days_pass(&self, days: u32) {
        let sql = "UPDATE drafts SET made_at = made_at - ?1 * 86400, tried_at = tried_at - ?1 * 86400";
        self.db().execute(sql, [days]).unwrap();
    }

    /// Makes room for another digest by hand, of which there is one a minute: the one before was some days ago.
    fn the_minute_passes(&self) {
        self.db()
            .execute_batch(
                "PRAGMA foreign_keys = OFF;
                 UPDATE slots SET slot = '2026-01-05T08:00';
                 UPDATE digests SET slot = '2026-01-05T08:00', id = 'before';
                 UPDATE outbox SET digest = 'before';
                 UPDATE digest_items SET digest = 'before';
                 UPDATE drafts SET digest = 'before';
                 UPDATE suggestions SET digest = 'before' WHERE digest IS NOT NULL;",
            )
            .unwrap();
    }

    /// What the server was told since then, without tags.
    fn told(&self, since: usize) -> Vec<String> {
        let lines = self.server.lines();
        let command = |line: &String| line.split_once(' ').map(|(_, command)| command.to_owned());
        lines.iter().skip(since).filter_map(command).collect()
    }

    /// Whatever was said so far: no mailbox but Drafts was opened for writing, and only single mails were taken out.
    fn judge(&self) {
        for command in self.told(0) {
            let upper = command.to_uppercase();
            let writes = [
                "SELECT",
                "CLOSE",
                "EXPUNGE",
                "STORE",
                "COPY",
                "MOVE",
                "UID STORE",
                "UID COPY",
                "UID MOVE",
                "UID EXPUNGE",
                "APPEND",
                "CREATE",
                "DELETE",
                "RENAME",
                "SUBSCRIBE",
            ]
            .iter()
            .any(|verb| upper.starts_with(&format!("{verb} ")) || upper == *verb);
            let words: Vec<&str> = command.split(' ').collect();
            let single = |uid: &str| uid.parse::<u32>().is_ok();
            let fine = match words.as_slice() {
                ["SELECT" | "APPEND", "\"Drafts\"", ..] => true,
                ["UID", "EXPUNGE", uid]
                | ["UID", "STORE", uid, "+FLAGS.SILENT" | "-FLAGS.SILENT", "(\\Deleted)"] => single(uid),
                _ => !writes,
            };
            assert!(fine, "{command}");
        }
    }
}

fn other(id: &str) -> Vec<u8> {
    format!("From: owner@example.com\r\nMessage-ID: <{id}@other>\r\nSubject: none of ours\r\n\r\n{id}\r\n")
        .into_bytes()
}

fn is_other(text: &str) -> bool {
    text.contains("Subject: none of ours")
}

fn flags(name: &str) -> &str {
    name.rsplit_once(":2,").map_or("", |(_, flags)| flags)
}

/// The value of a header that stands once.
fn head(text: &str, name: &str) -> Option<String> {
    use mailparse::MailHeaderMap;
    let mail = mailparse::parse_mail(text.as_bytes()).unwrap();
    let all = mail.headers.get_all_values(name);
    assert!(all.len() <= 1, "{name}: {all:?}");
    all.into_iter().next()
}
