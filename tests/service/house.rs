//! The program in its home, between a Dovecot with a mailbox of sent mail and an Exim. Owns: the config that joins
//! them, the daemon under a service manager's eyes, and what must hold of whatever the program says or leaves behind.

mod traces;

use crate::ground::dovecot::{self, OWNER, PASSWORD};
use crate::ground::home::{Daemon, Home, Output};
use crate::ground::notify::Notify;
use crate::ground::smtp::{self, Smtp};
use crate::ground::{Certificates, Dovecot, Kind, servers, wait};
use appreciated::host;
use appreciated::ledger::{LastSlot, Ledger};
use appreciated::rounds::LEDGER_FILE;
use appreciated::sample::{Owner, Phrases, Sample, generate};
use chrono::DateTime;
use serde_json::Value;
use std::time::Duration;

/// A schedule that is not due while a test runs.
pub const NEVER: &str = "0 0 29 2 *";

/// The schedule of the account's scans, as the ledger calls it.
pub const SCAN: &str = "scan:owner@example.com";

/// A part of the settings that differs from test to test.
#[derive(Clone, Debug)]
pub struct Settings {
    /// When the digest comes, and by which clock.
    pub digest: String,
    pub zone: &'static str,
    /// `smtp`, `append` or `file`.
    pub deliver: &'static str,
    /// Ports with TLS from the first byte.
    pub imap: u16,
    pub smtp: u16,
    /// How the `smtp` server is reached.
    pub smtp_tls: &'static str,
    pub password: String,
}

/// Everything that a turn of the program needs.
pub struct House {
    pub home: Home,
    pub dovecot: Dovecot,
    pub smtp: Smtp,
    certificates: Certificates,
    sample: Sample,
}

impl House {
    /// With the sample engineer's sent mail up to now; none without the servers.
    pub fn new() -> Option<Self> {
        Self::with(&smtp::Options::default())
    }

    /// The same, with another Exim.
    pub fn with(options: &smtp::Options) -> Option<Self> {
        let servers = servers()?;
        let certificates = Certificates::of(Kind::Good);
        let mut dovecot = Dovecot::start(&servers, &certificates, &dovecot::Options::default());
        let smtp = Smtp::start(&servers, &certificates, &dovecot, options);
        let sample = generate(Owner::Engineer, 7, host::now().fixed_offset(), Phrases::Shown);
        let mails: Vec<_> =
            sample.mails.iter().map(|mail| (mail.internal_date.unwrap(), mail.bytes.clone())).collect();
        dovecot.append("Sent", &mails);
        Some(Self { home: Home::new(), dovecot, smtp, certificates, sample })
    }

    /// Settings with both servers, by SMTP, and with schedules that are not due.
    pub fn settings(&self) -> Settings {
        Settings {
            digest: NEVER.to_owned(),
            zone: "UTC",
            deliver: "smtp",
            imap: self.dovecot.imaps_port(),
            smtp: self.smtp.tls_port(),
            smtp_tls: "implicit",
            password: PASSWORD.to_owned(),
        }
    }

    /// Writes the config. The account has no name but its address, which is the worst for a log.
    pub fn config(&self, settings: &Settings) {
        self.home.config(&self.text(settings));
    }

    /// The config's text.
    pub fn text(&self, settings: &Settings) -> String {
        let mut config: toml::Table = self.sample.config.parse().unwrap();
        let ca = self.certificates.ca_file();
        let Settings { digest, zone, deliver, imap, smtp, smtp_tls, password } = settings;
        let password = toml::Value::String(password.clone());
        let part = format!(
            "[digest]\nto = \"{OWNER}\"\nname = \"Arno Velde\"\ncron = \"{digest}\"\ntimezone = \"{zone}\"\n\
             deliver = \"{deliver}\"\n[[account]]\naddress = \"{OWNER}\"\naliases = [\"{}\"]\n\
             imap = {{ host = \"localhost\", port = {imap} }}\n\
             smtp = {{ host = \"localhost\", port = {smtp}, tls = \"{smtp_tls}\" }}\n\
             auth = {{ password = {password} }}\nscan = {{ cron = \"{NEVER}\" }}\nca_file = \"{}\"\n",
            self.sample.owner.addr.as_str(),
            ca.display(),
        );
        config.remove("digest");
        config.remove("account");
        part + &config.to_string()
    }

    /// Runs the program to its end, which leaves no traces that it must not leave.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let output = self.home.run(arguments);
        traces::no_secrets(&output.out);
        traces::no_secrets(&output.err);
        traces::only_for_the_owner(&self.home.state());
        output
    }

    /// As [`House::run`], with `--json`; it must succeed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        assert_eq!(output.code, 0, "{arguments:?}: {}{}", output.err, self.smtp.log());
        serde_json::from_str(&output.out).unwrap()
    }

    /// The mails in the INBOX, as soon as there are so many.
    pub fn inbox(&self, count: usize) -> Vec<Vec<u8>> {
        let mails = || Some(self.dovecot.mails("INBOX")).filter(|mails| mails.len() >= count);
        let mails = wait::until(wait::LIMIT, mails);
        let mails =
            mails.unwrap_or_else(|| panic!("no mail came: {}{}", self.smtp.log(), self.dovecot.log()));
        assert_eq!(mails.len(), count);
        mails
    }

    /// The ledger, beside the program.
    pub fn ledger(&self) -> Ledger {
        host::private_folder(&self.home.state()).unwrap();
        Ledger::open(&self.home.state().join(LEDGER_FILE), [7; 32]).unwrap()
    }

    /// Makes a schedule that is [`NEVER`] due look as if the program had been off when it was.
    pub fn missed(&self, schedule: &str) {
        let last = DateTime::parse_from_rfc3339("2024-01-01T00:00:00Z").unwrap().to_utc();
        let slot = LastSlot { line: NEVER.to_owned(), zone: "UTC".to_owned(), begun: last, last };
        self.ledger().set_last_slot(schedule, &slot).unwrap();
    }

    /// Starts the daemon.
    pub fn serve(&mut self) -> Service {
        let notify = Notify::new();
        self.home.set("NOTIFY_SOCKET", notify.path());
        Service { daemon: self.home.spawn(&["run"]), notify }
    }

    /// Ends the daemon as a service manager does. It has left no traces that it must not leave.
    pub fn end(&self, service: Service) {
        service.daemon.signal("TERM");
        self.end_of(service);
    }

    /// After SIGTERM.
    pub fn end_of(&self, mut service: Service) {
        assert_eq!(service.code(), Some(0), "{}", service.daemon.err());
        assert!(service.notify.wait_for("STOPPING=1", wait::LIMIT));
        self.judge(&service);
    }

    /// What holds of the daemon's traces at any time.
    pub fn judge(&self, service: &Service) {
        let (out, err) = (service.daemon.out(), service.daemon.err());
        assert!(!err.contains("panicked"), "{err}");
        assert_eq!(out, "");
        assert!(!err.contains('@'), "no address belongs into the log: {err}");
        traces::no_secrets(&err);
        traces::no_secrets(&service.notify.messages().join("\n"));
        traces::only_for_the_owner(&self.home.state());
    }
}

/// A running daemon, and what it told the service manager.
pub struct Service {
    pub daemon: Daemon,
    pub notify: Notify,
}

impl Service {
    /// Waits until it is up.
    pub fn ready(&self) {
        let ready = self.notify.wait_for("READY=1", wait::LIMIT);
        assert!(ready, "{}", self.daemon.err());
    }

    /// Waits until its log has these words.
    pub fn says(&self, words: &str) {
        self.says_within(words, wait::LIMIT);
    }

    /// As [`Service::says`], for what takes its time.
    pub fn says_within(&self, words: &str, limit: Duration) {
        let said = wait::until(limit, || self.daemon.err().contains(words).then_some(()));
        assert!(said.is_some(), "no {words:?} in:\n{}", self.daemon.err());
    }

    /// Waits until this line was told to the service manager so often.
    pub fn tells(&self, begin: &str, times: usize, limit: Duration) {
        let told = wait::until(limit, || (self.told(begin) >= times).then_some(()));
        assert!(told.is_some(), "{begin} in {:?}, {}", self.notify.messages(), self.daemon.err());
    }

    /// How many lines told to the service manager begin so.
    pub fn told(&self, begin: &str) -> usize {
        self.lines().iter().filter(|line| line.starts_with(begin)).count()
    }

    /// All lines told to the service manager.
    pub fn lines(&self) -> Vec<String> {
        self.notify.messages().iter().flat_map(|message| message.lines().map(str::to_owned)).collect()
    }

    /// The exit code, once it has ended by itself or by a signal.
    pub fn code(&mut self) -> Option<i32> {
        let ended = self.daemon.wait(wait::LIMIT);
        ended.unwrap_or_else(|| panic!("it goes on: {}", self.daemon.err())).code()
    }
}
