//! Reading mail over IMAP, against a real server, the same with a script before it, and servers that follow a script.

mod log_in;
mod mailboxes;
mod scan;
mod trouble;

use crate::ground::dovecot::{OWNER, Options, PASSWORD};
use crate::ground::{Certificates, Dovecot, Kind, servers};
use appreciated::config::value::{Host, Tls};
use appreciated::config::{Config, Secret, Server};
use appreciated::intake::Desk;
use appreciated::ledger::{AccountId, Ledger};
use appreciated::login::Credentials;
use appreciated::mailbox::imap::{ImapError, ImapSource, Reach, Session};
use appreciated::mailbox::{FetchPlan, MailboxName};
use appreciated::message::AddrSpec;
use appreciated::rounds::{RoundError, ScanReport, scan_round};
use appreciated::wire::Gauge;
use appreciated::words::Rules;
use chrono::{DateTime, Utc};
use std::path::Path;

/// The port without TLS of this machine.
fn clear(port: u16) -> Server {
    Server { host: Host::parse("127.0.0.1").unwrap(), port, tls: Tls::None, ca_file: None, tls_pin: None }
}

fn over(port: u16, tls: Tls, certificates: &Certificates) -> Server {
    let host = Host::parse("localhost").unwrap();
    Server { host, port, tls, ca_file: Some(certificates.ca_file()), tls_pin: None }
}

fn password(text: &str) -> Credentials {
    Credentials::Password { user: OWNER.to_owned(), secret: Secret::new(text.to_owned()) }
}

fn sent() -> MailboxName {
    MailboxName("Sent".to_owned())
}

fn day(text: &str) -> DateTime<Utc> {
    format!("{text}T12:00:00Z").parse().unwrap()
}

/// A server with mails in it.
fn dovecot(mails: &[(DateTime<Utc>, Vec<u8>)]) -> Option<Dovecot> {
    let servers = servers()?;
    let mut dovecot = Dovecot::start(&servers, &Certificates::of(Kind::Good), &Options::default());
    dovecot.append("Sent", mails);
    Some(dovecot)
}

/// A ledger that scans the owner's mailbox.
struct Reader {
    ledger: Ledger,
    account: AccountId,
    rules: Rules,
}

/// What one scan cost and gave.
#[derive(Debug)]
struct Scanned {
    plan: FetchPlan,
    report: ScanReport,
    down: u64,
    turns: u64,
}

impl Reader {
    fn new() -> Self {
        let mut ledger = Ledger::in_memory([7; 32]).unwrap();
        let account = ledger.account("test", &AddrSpec::parse(OWNER).unwrap()).unwrap();
        let text =
            format!("[digest]\nto = \"{OWNER}\"\n[[account]]\naddress = \"{OWNER}\"\nmaildir = \"/x\"\n");
        let rules = Config::parse(&text, Path::new("config.toml")).unwrap().rules();
        Self { ledger, account, rules }
    }

    /// From the login to the logout.
    fn scan(&mut self, server: &Server) -> Result<Scanned, RoundError> {
        let gauge = Gauge::new();
        let failed = |error: ImapError| RoundError::Mailbox(error.into());
        let mut session = Session::open(server, &password(PASSWORD), &gauge).map_err(failed)?;
        let cursor = self.ledger.cursor(self.account, &sent())?;
        let newest = self.ledger.mails()?.iter().map(|(_, mail)| mail.at.to_utc()).max();
        let reach = Reach { since: day("2019-06-01"), newest, sent: true };
        let mut source = ImapSource::open(&mut session, sent(), cursor, reach).map_err(failed)?;
        let plan = source.plan();
        let key = self.ledger.key();
        let desk = Desk { rules: &self.rules, key: &key, now: day("2024-01-01") };
        let report = scan_round(&mut self.ledger, self.account, &mut source, desk, &mut |_| true)?;
        session.logout();
        Ok(Scanned { plan, report, down: gauge.bytes_down(), turns: gauge.round_trips() })
    }

    /// The ids of all mails known.
    fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> =
            self.ledger.mails().unwrap().into_iter().map(|(_, mail)| mail.message_id.0).collect();
        ids.sort();
        ids
    }
}
