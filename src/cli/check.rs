//! `check`: every server, login and mailbox of the config, tried in the order in which they are needed.

use super::setting::Setting;
use super::{Common, Failure, terminal};
use crate::config::value::{Deliver, Tls};
use crate::config::{Account, Server, Source};
use crate::host;
use crate::ledger::Ledger;
use crate::mailbox::imap::{Look, Session};
use crate::mailbox::local;
use crate::message::{AddrSpec, Address};
use crate::outbox;
use crate::outbox::delivery::Outcome;
use crate::rounds::{Way, login_of};
use crate::wire::Gauge;
use std::fmt::Write;

/// So many of the newest sent mails show whose addresses send from there.
const NEWEST: u32 = 200;

/// An address on at least so many of them may be another of the owner's.
const OFTEN: u32 = 3;

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Send a test mail to yourself, the way that digests will go
    #[arg(long)]
    send_test: bool,
}

/// One thing that was tried.
#[derive(Debug, serde::Serialize)]
struct Step {
    /// `imap`, `sent`, `from`, `maildir`, `smtp`, `file`, `test`.
    what: &'static str,
    /// The host and port, the mailbox, the path.
    place: String,
    ok: bool,
    said: String,
    #[serde(skip)]
    failure: Option<Failure>,
}

#[derive(Debug, serde::Serialize)]
struct AccountReport {
    name: String,
    address: String,
    steps: Vec<Step>,
}

/// `check --json`.
#[derive(Debug, serde::Serialize)]
struct Report {
    ok: bool,
    config: String,
    accounts: Vec<AccountReport>,
    digest: DigestReport,
    ledger: Option<LedgerReport>,
}

#[derive(Debug, serde::Serialize)]
struct DigestReport {
    to: String,
    by: &'static str,
    next: Option<String>,
    zone: &'static str,
}

#[derive(Debug, serde::Serialize)]
struct LedgerReport {
    messages: u64,
    replies: usize,
    /// Replies that quote what they answer: only there the other side is seen.
    quoting: usize,
}

impl Check {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let setting = Setting::load(common, None)?;
        let mut ledger = Ledger::open_existing(&setting.ledger_path())?;
        let mut accounts = Vec::new();
        for account in &setting.config.accounts {
            let mut steps = reading(account);
            if account.name == setting.config.digest.account {
                steps.extend(self.sending(&setting));
            }
            // The login works again, so the daemon may go on with it.
            if let Some(ledger) = ledger.as_mut()
                && steps.iter().filter(|step| step.what == "imap").all(|step| step.ok)
                && let Some(id) = ledger.find_account(&account.name)?
            {
                ledger.wake(id)?;
            }
            accounts.push(AccountReport {
                name: account.name.clone(),
                address: account.address.to_string(),
                steps,
            });
        }
        let report = Report {
            ok: accounts.iter().all(|account| account.steps.iter().all(|step| step.ok)),
            config: setting.path.display().to_string(),
            accounts,
            digest: DigestReport::of(&setting),
            ledger: ledger.as_ref().map(LedgerReport::of).transpose()?,
        };
        if common.json {
            terminal::data(&report);
        } else {
            terminal::say(&text(&report));
        }
        verdict(report)
    }

    /// The way of the digest, and a test mail when one was asked for.
    fn sending(&self, setting: &Setting) -> Vec<Step> {
        let folder = setting.folder();
        let Some(way) = Way::of(&setting.config, &folder) else { return Vec::new() };
        let gauge = Gauge::new();
        let account = setting.config.accounts.iter().find(|a| a.name == setting.config.digest.account);
        let mut steps = match (setting.config.digest.deliver, account.and_then(|a| a.smtp.as_ref())) {
            (Deliver::Smtp, Some(server)) => vec![try_courier(&way, &gauge, "smtp", place(server))],
            (Deliver::File, _) => {
                vec![try_courier(&way, &gauge, "file", way.folder().display().to_string())]
            }
            // INBOX is on the server that was tried already.
            _ => Vec::new(),
        };
        if self.send_test && steps.iter().all(|step| step.ok) {
            steps.push(send_test(setting, &way, &gauge));
        }
        steps
    }
}

/// What an account needs to be read.
fn reading(account: &Account) -> Vec<Step> {
    match &account.source {
        Source::Maildir(path) => {
            let place = path.display().to_string();
            let found = local::open(path).map(|found| {
                let names: Vec<&str> = found.iter().map(|source| source.mailbox().0.as_str()).collect();
                format!("found: {}", names.join(", "))
            });
            vec![Step::of("maildir", place, found.map_err(Failure::from))]
        }
        Source::Imap(server) => reading_of_server(account, server),
    }
}

fn reading_of_server(account: &Account, server: &Server) -> Vec<Step> {
    let gauge = Gauge::new();
    let opened = login_of(account)
        .map_err(Failure::from)
        .and_then(|credentials| Ok((Session::open(server, &credentials, &gauge)?, credentials)));
    let (mut session, credentials) = match opened {
        Ok(opened) => opened,
        Err(failure) => return vec![Step::of("imap", place(server), Err(failure))],
    };
    let logged_in = format!("logged in as {}", credentials.user());
    let mut steps = vec![Step::of("imap", place(server), Ok(logged_in))];
    let sent = match session.sent(account.scan.sent.as_deref()) {
        Ok(sent) => sent,
        Err(error) => {
            steps.push(Step::of("sent", String::new(), Err(error.into())));
            return steps;
        }
    };
    let name = format!("\"{}\"", sent.0);
    match session.look_at(&sent, NEWEST) {
        Ok(look) => {
            steps.push(Step::of("sent", name, Ok(mails(look.messages))));
            steps.extend(senders(account, &look));
        }
        Err(error) => steps.push(Step::of("sent", name, Err(error.into()))),
    }
    session.logout();
    steps
}

/// Whose mail lies in Sent. Other addresses are only proposed: the owner knows.
fn senders(account: &Account, look: &Look) -> Option<Step> {
    let own = |addr: &AddrSpec| account.address == *addr || account.aliases.contains(addr);
    let mine: u32 = look.senders.iter().filter(|(addr, _)| own(addr)).map(|(_, count)| count).sum();
    let mut others: Vec<_> =
        look.senders.iter().filter(|(addr, count)| !own(addr) && **count >= OFTEN).collect();
    if look.looked_at == 0 {
        return None;
    }
    others.sort_by_key(|(addr, count)| (std::cmp::Reverse(**count), *addr));
    let mut said = format!("{mine} of the newest {} are from you", look.looked_at);
    if !others.is_empty() {
        let list: Vec<String> =
            others.iter().take(3).map(|(addr, count)| format!("{addr} ({count})")).collect();
        let _ = write!(
            said,
            "; also from {}: add what is yours to `aliases`, who sends for you to `delegates`",
            list.join(", ")
        );
    }
    Some(Step::of("from", account.address.to_string(), Ok(said)))
}

fn try_courier(way: &Way<'_>, gauge: &Gauge, what: &'static str, place: String) -> Step {
    let tested = match way.courier(gauge) {
        Ok(courier) => courier.test().map_err(|error| {
            if error.may_pass() { Failure::try_again(&error) } else { Failure::config(&error) }
        }),
        Err(why) => Err(Failure::config(why)),
    };
    Step::of(what, place, tested)
}

fn send_test(setting: &Setting, way: &Way<'_>, gauge: &Gauge) -> Step {
    let to = &setting.config.digest.to;
    let step = |done| Step::of("test", format!("to {to}"), done);
    let random = match host::random_key() {
        Ok(random) => random,
        Err(error) => return step(Err(Failure::new(format!("/dev/urandom can't be read: {error}")))),
    };
    let id = random.iter().take(16).fold(String::new(), |mut id, byte| {
        let _ = write!(id, "{byte:02x}");
        id
    });
    let owner = Address { name: setting.config.digest.name.clone(), addr: to.clone() };
    step(outbox::test_bytes(&id, setting.now, &owner).map_err(Failure::config).and_then(|bytes| {
        match way.hand_over(&bytes, &id, gauge) {
            Outcome::Sent(said) => Ok(said),
            Outcome::NotSent { for_good: true, said } => Err(Failure::new(said)),
            Outcome::NotSent { for_good: false, said } => Err(Failure::try_again(said)),
            Outcome::ForOwner(said) => Err(Failure::config(said)),
            Outcome::Unknown(said) => Err(Failure::try_again(format!("it may have arrived or not: {said}"))),
        }
    }))
}

impl Step {
    fn of(what: &'static str, place: String, done: Result<String, Failure>) -> Self {
        match done {
            Ok(said) => Self { what, place, ok: true, said, failure: None },
            Err(failure) => Self { what, place, ok: false, said: failure.sentence(), failure: Some(failure) },
        }
    }
}

impl DigestReport {
    fn of(setting: &Setting) -> Self {
        let digest = &setting.config.digest;
        let zone = setting.config.zone(None, host::zone::machine());
        let next = digest.cron.next_after(setting.now.to_utc(), zone);
        Self {
            to: digest.to.to_string(),
            by: match digest.deliver {
                Deliver::Smtp => "smtp",
                Deliver::Append => "append",
                Deliver::File => "file",
            },
            next: next.map(|at| at.to_rfc3339()),
            zone: zone.name(),
        }
    }
}

impl LedgerReport {
    fn of(ledger: &Ledger) -> Result<Self, Failure> {
        let mails = ledger.mails()?;
        let replies = mails.iter().filter(|(_, mail)| mail.reply);
        Ok(Self {
            messages: ledger.counts()?.mails,
            replies: replies.clone().count(),
            quoting: replies.filter(|(_, mail)| !mail.quotes.is_empty()).count(),
        })
    }
}

/// The first failure decides the exit code; what it says stands in the report already.
fn verdict(report: Report) -> Result<(), Failure> {
    let steps = report.accounts.into_iter().flat_map(|account| account.steps);
    let failures: Vec<Failure> = steps.filter_map(|step| step.failure).collect();
    let count = failures.len();
    let Some(first) = failures.into_iter().next() else { return Ok(()) };
    let sentence = if count == 1 { "one check failed".to_owned() } else { format!("{count} checks failed") };
    Err(first.instead(sentence))
}

/// `host:port (how it is protected)`.
fn place(server: &Server) -> String {
    let tls = match server.tls {
        Tls::Implicit => "TLS from the first byte",
        Tls::StartTls => "STARTTLS",
        Tls::None => "no TLS, this machine only",
    };
    format!("{}:{} ({tls})", server.host, server.port)
}

fn mails(count: u32) -> String {
    if count == 1 { "one mail".to_owned() } else { format!("{count} mails") }
}

fn text(report: &Report) -> String {
    let mut text = format!("config    {}\n", report.config);
    for account in &report.accounts {
        let named = account.name != account.address;
        let address = if named { format!(", {}", account.address) } else { String::new() };
        let _ = writeln!(text, "account   {}{address}", account.name);
        for step in &account.steps {
            let mark = if step.ok { "ok" } else { "FAILED" };
            let place = if step.place.is_empty() { String::new() } else { format!("{}: ", step.place) };
            let _ = writeln!(text, "  {mark:<6}  {:<7}  {place}{}", step.what, step.said);
        }
    }
    let next = report.digest.next.as_deref().and_then(|at| at.get(..16)).unwrap_or("never").replace('T', " ");
    let _ = writeln!(
        text,
        "digest    to {} by {}, next {next} ({}), when the daemon runs",
        report.digest.to, report.digest.by, report.digest.zone
    );
    match &report.ledger {
        None => text.push_str("ledger    none yet: `appreciated scan` reads your sent mail\n"),
        Some(ledger) => {
            let _ = write!(text, "ledger    {} mails", ledger.messages);
            if let Some(share) = (ledger.quoting * 100).checked_div(ledger.replies) {
                let _ = write!(
                    text,
                    "; {share} % of your replies quote the other side, and only there its help is seen"
                );
            }
            text.push('\n');
        }
    }
    text
}
