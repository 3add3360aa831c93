//! `check`: every server, login and mailbox of the config, tried in the order in which they are needed.

mod senders;
mod told;

use super::setting::Setting;
use super::{Common, Failure, terminal};
use crate::config::value::{Deliver, Tls};
use crate::config::{Account, Server, Source};
use crate::host;
use crate::ledger::Ledger;
use crate::login::Credentials;
use crate::mailbox::imap::Session;
use crate::mailbox::local;
use crate::message::Address;
use crate::outbox;
use crate::outbox::delivery::{Doubt, Outcome};
use crate::rounds::{Way, login_of};
use crate::wire::Gauge;
use std::fmt::Write;
use told::{BookReport, DelegatesReport, LedgerReport};

/// So many of the newest sent mails show whose addresses send from there.
const NEWEST: u32 = 200;

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Send a test mail to yourself, the way that digests will go
    #[arg(long)]
    send_test: bool,
}

/// One thing that was tried.
#[derive(Debug, serde::Serialize)]
struct Step {
    /// `state`, `login`, `imap`, `sent`, `from`, `sender`, `drafts`, `maildir`, `smtp`, `file`, `test`.
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
    state: Step,
    accounts: Vec<AccountReport>,
    digest: DigestReport,
    /// What is left out because others send for the owner, and read along; `None` without delegates.
    delegates: Option<DelegatesReport>,
    contacts: Vec<BookReport>,
    ledger: Option<LedgerReport>,
}

#[derive(Debug, serde::Serialize)]
struct DigestReport {
    to: String,
    by: &'static str,
    next: Option<String>,
    zone: &'static str,
    /// What follows when nobody says whether a digest arrived: `look`, `stay` or `repeat`.
    doubt: &'static str,
}

impl Check {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let setting = Setting::load(common, None)?;
        let say = |text: &str| {
            if !common.json {
                terminal::say(text);
            }
        };
        say(&format!("config    {}\n", setting.path.display()));
        let state = state(&setting);
        say(&line(&state));
        let mut ledger = if state.ok { Ledger::open_existing(&setting.ledger_path())? } else { None };
        let mut accounts = Vec::new();
        for account in &setting.config.accounts {
            say(&heading(account));
            let mut steps = Vec::new();
            self.account(&setting, account, &mut |step| {
                say(&line(&step));
                steps.push(step);
            });
            // The login works again, so the daemon may go on with it.
            if let Some(ledger) = ledger.as_mut()
                && steps.iter().filter(|step| matches!(step.what, "login" | "imap")).all(|step| step.ok)
                && let Some(id) = ledger.find_account(&account.name)?
            {
                ledger.wake(id)?;
                ledger.forget_sent_mailbox(id)?;
            }
            accounts.push(AccountReport {
                name: account.name.clone(),
                address: account.address.to_string(),
                steps,
            });
        }
        let report = Report {
            ok: state.ok && accounts.iter().all(|account| account.steps.iter().all(|step| step.ok)),
            config: setting.path.display().to_string(),
            state,
            accounts,
            digest: DigestReport::of(&setting),
            delegates: DelegatesReport::of(&setting.config),
            contacts: setting.config.books.iter().map(BookReport::of).collect(),
            ledger: ledger.as_ref().map(|ledger| LedgerReport::of(ledger, &setting.rules)).transpose()?,
        };
        if common.json {
            terminal::data(&report);
        } else {
            terminal::say(&end(&report));
        }
        verdict(report)
    }

    /// What an account needs to be read, and to send when the digest goes from it.
    fn account(&self, setting: &Setting, account: &Account, tell: &mut dyn FnMut(Step)) {
        let sends = account.name == setting.config.digest.account;
        match &account.source {
            Source::Maildir(path) => {
                let found = local::open(path).map(|found| {
                    let names: Vec<&str> = found.iter().map(|source| source.mailbox().0.as_str()).collect();
                    format!("found: {}", names.join(", "))
                });
                tell(Step::of("maildir", path.display().to_string(), found.map_err(Failure::config)));
            }
            Source::Imap(server) => match login_of(account) {
                Ok(credentials) => {
                    reading(account, server, &credentials, setting.config.drafts.append, tell);
                }
                Err(error) => return tell(Step::of("login", String::new(), Err(error.into()))),
            },
        }
        if sends {
            self.sending(setting, tell);
        }
    }

    /// The way of the digest, and a test mail when one was asked for.
    fn sending(&self, setting: &Setting, tell: &mut dyn FnMut(Step)) {
        let folder = setting.folder();
        let Some(way) = Way::of(&setting.config, &folder) else { return };
        let gauge = Gauge::new();
        let account = setting.config.accounts.iter().find(|a| a.name == setting.config.digest.account);
        let step = match (setting.config.digest.deliver, account.and_then(|a| a.smtp.as_ref())) {
            (Deliver::Smtp, Some(server)) => Some(try_courier(&way, &gauge, "smtp", place(server))),
            (Deliver::File, _) => Some(try_courier(&way, &gauge, "file", way.folder().display().to_string())),
            // INBOX is on the server that was tried already.
            _ => None,
        };
        let works = step.as_ref().is_none_or(|step| step.ok);
        step.into_iter().for_each(&mut *tell);
        if self.send_test && works {
            tell(send_test(setting, &way, &gauge));
        }
    }
}

/// Whether the state directory is one, or can be made.
fn state(setting: &Setting) -> Step {
    let folder = setting.folder();
    let stands = folder.ancestors().find(|path| path.exists());
    let done = match stands {
        Some(path) if path.is_dir() => {
            Ok(if path == folder { "is there" } else { "will be made" }.to_owned())
        }
        Some(path) => {
            Err(Failure::config(format!("{} is no folder: name another `state_dir`", path.display())))
        }
        None => Err(Failure::config("it can't be made: name another `state_dir`")),
    };
    Step::of("state", folder.display().to_string(), done)
}

fn reading(
    account: &Account,
    server: &Server,
    credentials: &Credentials,
    drafts: bool,
    tell: &mut dyn FnMut(Step),
) {
    let gauge = Gauge::new();
    let mut session = match Session::open(server, credentials, &gauge) {
        Ok(session) => session,
        Err(error) => return tell(Step::of("imap", place(server), Err(error.into()))),
    };
    tell(Step::of("imap", place(server), Ok(format!("logged in as {}", credentials.user()))));
    match session.sent(account.scan.sent.as_deref()) {
        Err(error) => tell(Step::of("sent", String::new(), Err(error.into()))),
        Ok(sent) => {
            let name = format!("\"{}\"", sent.0);
            match session.look_at(&sent, NEWEST) {
                Ok(look) => {
                    tell(Step::of("sent", name, Ok(mails(look.messages))));
                    senders::steps(account, &look).into_iter().for_each(&mut *tell);
                }
                Err(error) => tell(Step::of("sent", name, Err(error.into()))),
            }
        }
    }
    if drafts {
        tell(drafts_mailbox(&mut session));
    }
    session.logout();
}

/// Where drafts will be put. Without such a mailbox they are not, which fails nothing else.
fn drafts_mailbox(session: &mut Session) -> Step {
    match session.drafts() {
        Ok(Some(mailbox)) => {
            Step::of("drafts", format!("\"{}\"", mailbox.0), Ok("drafts go there".to_owned()))
        }
        Ok(None) => Step::of(
            "drafts",
            String::new(),
            Ok("no mailbox is marked `\\Drafts` or named like one, so no drafts are put anywhere".to_owned()),
        ),
        Err(error) => Step::of("drafts", String::new(), Err(error.into())),
    }
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
            doubt: match Way::of(&setting.config, &setting.folder()).map(|way| way.doubt()) {
                Some(Doubt::Look) => "look",
                Some(Doubt::Repeat) => "repeat",
                Some(Doubt::Stay) | None => "stay",
            },
        }
    }
}

/// The first failure decides the exit code; what it says stands in the report already.
fn verdict(report: Report) -> Result<(), Failure> {
    let steps = report.accounts.into_iter().flat_map(|account| account.steps);
    let failures: Vec<Failure> =
        std::iter::once(report.state).chain(steps).filter_map(|step| step.failure).collect();
    let count = failures.len();
    let Some(first) = failures.into_iter().next() else { return Ok(()) };
    let sentence = if count == 1 { "one check failed".to_owned() } else { format!("{count} checks failed") };
    Err(first.instead(sentence))
}

/// `host:port (how it is protected)`.
fn place(server: &Server) -> String {
    let tls = match server.tls {
        Tls::Implicit => "TLS",
        Tls::StartTls => "STARTTLS",
        Tls::None => "no TLS",
    };
    format!("{}:{} ({tls})", server.host, server.port)
}

fn mails(count: u32) -> String {
    if count == 1 { "one mail".to_owned() } else { format!("{count} mails") }
}

fn heading(account: &Account) -> String {
    if account.name == account.address.as_str() {
        format!("account   {}\n", account.name)
    } else {
        format!("account   {}, {}\n", account.name, account.address)
    }
}

/// One step: what stands in the way is wrapped below it.
fn line(step: &Step) -> String {
    let head = format!("{:<6}  {:<7}  ", if step.ok { "ok" } else { "FAILED" }, step.what);
    let parts: Vec<&str> =
        [step.place.as_str(), step.said.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let glue = if step.ok { ": " } else { "\n" };
    let indent = " ".repeat(2 + head.len());
    let first = format!("  {head}");
    let mut text = String::new();
    for (number, paragraph) in parts.join(glue).lines().enumerate() {
        let begin = if number == 0 { &first } else { &indent };
        let options = textwrap::Options::new(terminal::width())
            .initial_indent(begin)
            .subsequent_indent(&indent)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .word_separator(textwrap::WordSeparator::AsciiSpace);
        let _ = writeln!(text, "{}", textwrap::fill(paragraph, options));
    }
    text
}

/// What stands below the accounts.
fn end(report: &Report) -> String {
    let next = report.digest.next.as_deref().and_then(|at| at.get(..16)).unwrap_or("never").replace('T', " ");
    let mut text = format!(
        "digest    to {} by {}, next {next} ({}), when the daemon runs\n",
        report.digest.to, report.digest.by, report.digest.zone
    );
    text.push_str(match report.digest.doubt {
        "look" => {
            "          in doubt whether one arrived, INBOX and Sent are looked into first (headers only)\n"
        }
        "repeat" => "          in doubt whether one was written, it is written again to the same file\n",
        _ => "          in doubt whether one arrived, it is not sent again: there is no INBOX to look into\n",
    });
    if let Some(delegates) = &report.delegates {
        text.push_str(&delegates.lines());
    }
    report.contacts.iter().for_each(|book| text.push_str(&book.line()));
    match &report.ledger {
        None => text.push_str("ledger    none yet\n"),
        Some(ledger) => text.push_str(&ledger.lines()),
    }
    if report.ok {
        let next =
            if report.ledger.is_some() { "" } else { " Next: `appreciated scan` reads your sent mail." };
        let _ = writeln!(text, "All is well.{next}");
    }
    text
}
