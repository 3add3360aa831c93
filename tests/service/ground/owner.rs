//! The owner's home with one account in it: what it says to a server is set, and what came of it is asked, by the
//! program's own commands.

use super::Home;
use super::dovecot::{OWNER, PASSWORD};
use super::encode::base64;
use super::home::Output;
use appreciated::sample::{Owner as Life, Phrases, generate};
use rusqlite::Connection;
use serde_json::Value;

/// When scans look from, in the past of every clock.
pub const NOW: &str = "2024-11-25T08:00:00+00:00";

/// A home with a config and the owner's password.
pub struct Owner {
    pub home: Home,
}

/// A port without TLS of this machine, as the config writes a server.
pub fn clear(port: u16) -> String {
    format!("{{ host = \"127.0.0.1\", port = {port}, tls = \"none\" }}")
}

impl Owner {
    /// With these lines of `[[account]]`, such as ``imap = …``, and the digest as it comes.
    pub fn new(account: &str) -> Self {
        let owner = Self { home: Home::new() };
        owner.home.secret("password", PASSWORD);
        owner.account(account);
        owner
    }

    /// With mail on this port.
    pub fn imap(port: u16) -> Self {
        Self::new(&format!("imap = {}", clear(port)))
    }

    /// Writes the config anew.
    pub fn account(&self, lines: &str) {
        let password = self.home.path("password");
        self.home.config(&format!(
            "[digest]\nto = \"{OWNER}\"\ncron = \"0 8 * * MON\"\ntimezone = \"UTC\"\n\n[[account]]\nname = \"work\"\n\
             address = \"{OWNER}\"\nauth = {{ password_file = \"{}\" }}\n{lines}\n",
            password.display()
        ));
    }

    /// Puts this ledger into the home. Owners of other numbers have digests with other ids.
    pub fn remembers(&self, ledger: &[u8], number: u8) {
        std::fs::create_dir_all(self.home.state()).unwrap();
        std::fs::write(self.ledger(), ledger).unwrap();
        let db = Connection::open(self.ledger()).unwrap();
        db.execute("UPDATE meta SET ledger_key = ?1", [[number; 32].as_slice()]).unwrap();
    }

    /// Runs the program, which must tell nobody the password.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let output = self.home.run(arguments);
        keeps_the_secret(&output);
        output
    }

    pub fn scan(&self) -> Output {
        self.run(&["scan", "--json", "--now", NOW])
    }

    /// A scan that must succeed.
    pub fn good_scan(&self) -> Value {
        let output = self.scan();
        assert_eq!(output.code, 0, "{output:?}");
        serde_json::from_str(&output.out).unwrap()
    }

    /// Everybody, with what passed and all figures.
    pub fn people(&self) -> Value {
        let output = self.run(&["people", "--json", "--figures", "--now", NOW]);
        assert_eq!(output.code, 0, "{output:?}");
        serde_json::from_str(&output.out).unwrap()
    }

    /// What is known after a scan that must succeed: the same after the same mails, however they came.
    pub fn known(&self) -> Known {
        let scanned = self.good_scan();
        Known { faults: scanned["faults"].clone(), gate: scanned["gate"].clone(), people: self.people() }
    }

    /// `send --json`: what came of it, and the exit code.
    pub fn send(&self, more: &[&str]) -> (Value, Output) {
        let output = self.run(&[&["send", "--json"], more].concat());
        (serde_json::from_str(&output.out).unwrap_or(Value::Null), output)
    }

    /// The state of every digest in the outbox, the first one first.
    pub fn outbox(&self) -> Vec<String> {
        let db = Connection::open(self.ledger()).unwrap();
        let mut rows = db.prepare("SELECT state FROM outbox ORDER BY id").unwrap();
        rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    /// Lets the time come that the outbox waits for.
    pub fn a_while_later(&self) {
        let db = Connection::open(self.ledger()).unwrap();
        db.execute("UPDATE outbox SET next_attempt = next_attempt - 3600", []).unwrap();
    }

    /// Makes room for another digest by hand, of which there is one a minute. The one before keeps its place under
    /// another name.
    pub fn the_minute_passes(&self) {
        let db = Connection::open(self.ledger()).unwrap();
        db.execute_batch(
            "PRAGMA foreign_keys = OFF;
             UPDATE slots SET slot = 'before';
             UPDATE digests SET slot = 'before', id = 'before';
             UPDATE outbox SET digest = 'before';
             UPDATE digest_items SET digest = 'before';
             UPDATE suggestions SET digest = 'before' WHERE digest IS NOT NULL;",
        )
        .unwrap();
    }

    fn ledger(&self) -> std::path::PathBuf {
        self.home.state().join("ledger.sqlite")
    }
}

/// What is compared between two ledgers.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub faults: Value,
    pub gate: Value,
    pub people: Value,
}

/// A ledger with enough in it for a digest on any day of these weeks, as bytes.
pub fn ledger_with_news() -> Vec<u8> {
    let owner = Owner::new("");
    let folder = owner.home.path("mail");
    std::fs::create_dir(&folder).unwrap();
    let now = appreciated::host::now().fixed_offset();
    let sample = generate(Life::Engineer, 3, now, Phrases::Shown);
    for (number, mail) in sample.mails.iter().enumerate() {
        // The samples are plain ASCII where addresses stand.
        let text = String::from_utf8_lossy(&mail.bytes).replace(sample.owner.addr.as_str(), OWNER);
        std::fs::write(folder.join(format!("{number}.eml")), text).unwrap();
    }
    owner.account(&format!("maildir = \"{}\"", folder.display()));
    let output = owner.run(&["scan"]);
    assert_eq!(output.code, 0, "{output:?}");
    let db = Connection::open(owner.ledger()).unwrap();
    db.execute_batch("PRAGMA journal_mode = DELETE;").unwrap();
    drop(db);
    std::fs::read(owner.ledger()).unwrap()
}

/// In no form that it is ever sent in.
pub fn keeps_the_secret(output: &Output) {
    let forms = [
        PASSWORD.to_owned(),
        base64(PASSWORD.as_bytes()),
        base64(format!("\0{OWNER}\0{PASSWORD}").as_bytes()),
    ];
    for form in &forms {
        assert!(!output.out.contains(form) && !output.err.contains(form), "{output:?}");
    }
}
