//! `status`: what was done last and what comes next. From the ledger alone; no server is asked.

use super::people::{self, JoinedRow};
use super::setting::Setting;
use super::{Common, Failure, quiet, terminal};
use crate::config::{Account, Config, Source};
use crate::host;
use crate::ledger::{AccountState, Delivery, Ledger, Lie};
use crate::message::{AddrSpec, MessageId};
use crate::next::Request;
use crate::outbox::delivery::Stage;
use crate::reminder::Waiting;
use crate::rounds::waiting_reminders;
use crate::words::Reminder;
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use chrono_tz::Tz;
use std::fmt::Write;

/// Digests that are listed.
const DIGESTS: u32 = 5;

#[derive(Debug, clap::Args)]
pub(super) struct Status {}

/// `status --json`.
#[derive(Debug, serde::Serialize)]
struct Report {
    now: String,
    daemon: bool,
    ledger: String,
    messages: u64,
    accounts: Vec<AccountReport>,
    digests: Vec<DigestReport>,
    requests: Vec<&'static str>,
    next_digest: Option<String>,
    /// What waits for its day, the next first.
    reminders: Vec<ReminderReport>,
    #[serde(flatten)]
    quiet: quiet::Report,
    /// Addresses that the owner joined outside the config.
    joined: Vec<JoinedRow>,
    /// How the config would say so.
    toml: String,
}

#[derive(Debug, serde::Serialize)]
struct AccountReport {
    name: String,
    scanned_at: Option<String>,
    messages_new: u64,
    mailbox: Option<String>,
    bytes_today: u64,
    fault: Option<String>,
    fault_at: Option<String>,
    next_try: Option<String>,
    resting: bool,
    next_scan: Option<String>,
    /// Drafts of ours that lie in its mailbox, as far as is known.
    drafts: u64,
    /// Drafts that wait to be put there.
    drafts_waiting: u64,
}

#[derive(Debug, serde::Serialize)]
struct ReminderReport {
    name: String,
    address: AddrSpec,
    topic: Option<String>,
    message_id: Option<MessageId>,
    asked_on: NaiveDate,
    due_on: NaiveDate,
}

#[derive(Debug, serde::Serialize)]
struct DigestReport {
    digest: String,
    tag: String,
    schedule: String,
    slot: String,
    made_at: String,
    state: &'static str,
    items: u64,
    attempts: u32,
    next_attempt: Option<String>,
    said: Option<String>,
}

impl Status {
    #[expect(clippy::unused_self, reason = "every command is called alike")]
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let setting = Setting::load(common, None)?;
        // Before the first scan there is nothing to say, which is no fault.
        let ledger = match Ledger::open_existing(&setting.ledger_path())? {
            Some(ledger) => ledger,
            None => Ledger::in_memory([0; 32])?,
        };
        let daemon = setting.daemon()?;
        let report = Report::of(&setting, &ledger, daemon.is_some())?;
        if common.json {
            terminal::data(&report);
        } else {
            terminal::say(&text(&report, daemon.as_deref()));
        }
        Ok(())
    }
}

impl Report {
    fn of(setting: &Setting, ledger: &Ledger, daemon: bool) -> Result<Self, Failure> {
        let (config, now) = (&setting.config, setting.now);
        let machine = host::zone::machine();
        let accounts: Result<Vec<_>, Failure> = config
            .accounts
            .iter()
            .map(|account| AccountReport::of(account, config, ledger, now, machine))
            .collect();
        let digests = ledger.deliveries(DIGESTS)?.into_iter().map(|one| DigestReport::of(one, now)).collect();
        let quiet = quiet::of(config, Some(ledger), now)?;
        let next = quiet::next_digest(config, &quiet, now);
        Ok(Self {
            now: now.to_rfc3339(),
            daemon,
            ledger: setting.ledger_path().display().to_string(),
            messages: ledger.counts()?.mails,
            accounts: accounts?,
            digests,
            requests: ledger.requests()?.iter().map(|asked| round(asked.round)).collect(),
            next_digest: next.map(|at| at.to_rfc3339()),
            reminders: waiting_reminders(ledger, &setting.rules, now)?
                .into_iter()
                .map(ReminderReport::of)
                .collect(),
            quiet: quiet::Report::of(config, ledger, &quiet, now)?,
            joined: people::said(ledger, &setting.rules)?,
            toml: people::toml(ledger, &setting.rules)?,
        })
    }
}

impl AccountReport {
    fn of(
        account: &Account,
        config: &Config,
        ledger: &Ledger,
        now: DateTime<FixedOffset>,
        machine: Tz,
    ) -> Result<Self, Failure> {
        let id = ledger.find_account(&account.name)?;
        let (state, bytes_today, drafts) = match id {
            Some(id) => (
                ledger.account_state(id)?,
                ledger.traffic(id, now.to_utc().date_naive())?,
                ledger.drafts_lying(id)?,
            ),
            None => (AccountState::default(), 0, Lie::default()),
        };
        let zone = config.zone(account.scan.timezone, machine);
        let next = account.scan.cron.next_after(now.to_utc(), zone);
        let told = |at: Option<DateTime<Utc>>| at.map(|at| at.with_timezone(now.offset()).to_rfc3339());
        Ok(Self {
            name: account.name.clone(),
            scanned_at: told(state.scanned_at),
            messages_new: state.messages_new,
            mailbox: match &account.source {
                Source::Maildir(path) => Some(path.display().to_string()),
                Source::Imap(_) => account.scan.sent.clone().or(state.sent_mailbox.map(|mailbox| mailbox.0)),
            },
            bytes_today,
            fault: state.fault,
            fault_at: told(state.fault_at),
            next_try: told(state.next_try.filter(|at| *at > now)),
            resting: state.resting,
            next_scan: next.filter(|_| !state.resting).map(|at| at.to_rfc3339()),
            drafts: drafts.there,
            drafts_waiting: drafts.waiting,
        })
    }
}

impl ReminderReport {
    fn of(waiting: Waiting) -> Self {
        let Waiting { reminder, name, topic, due_on } = waiting;
        let Reminder { about: address, message: message_id, asked_on, .. } = reminder;
        Self { name, address, topic, message_id, asked_on, due_on }
    }
}

impl DigestReport {
    fn of(delivery: Delivery, now: DateTime<FixedOffset>) -> Self {
        let told = |at: DateTime<Utc>| at.with_timezone(now.offset()).to_rfc3339();
        Self {
            digest: delivery.digest,
            tag: delivery.tag,
            schedule: delivery.schedule,
            slot: delivery.slot,
            made_at: told(delivery.made_at),
            state: delivery.stage.name(),
            items: delivery.items,
            attempts: delivery.attempts,
            next_attempt: delivery.next_attempt.filter(|_| !delivery.stage.is_last()).map(told),
            said: delivery.said,
        }
    }
}

fn round(request: Request) -> &'static str {
    match request {
        Request::Scan => "scan",
        Request::Send => "send",
    }
}

/// For a person: accounts, digests, what comes.
fn text(report: &Report, daemon: Option<&str>) -> String {
    let mut text = match daemon {
        Some(daemon) => format!("{daemon} is running\n"),
        None => "no daemon is running; `appreciated run` is one (or the systemd unit)\n".to_owned(),
    };
    if report.messages == 0 {
        let _ = writeln!(text, "ledger    {}: empty; `appreciated scan` reads your sent mail", report.ledger);
    } else {
        let _ = writeln!(text, "ledger    {}: {} mails", report.ledger, report.messages);
    }
    for account in &report.accounts {
        account_lines(&mut text, account);
    }
    for digest in &report.digests {
        digest_line(&mut text, digest);
    }
    if report.digests.is_empty() {
        text.push_str("digests   none was made yet\n");
    }
    for request in &report.requests {
        let when = if daemon.is_some() { "at the daemon's next look" } else { "when the daemon runs" };
        let _ = writeln!(text, "asked     {request}, {when}");
    }
    text.push_str(&report.quiet.lines());
    match (&report.next_digest, daemon) {
        (Some(at), Some(_)) => {
            let _ = writeln!(text, "next      digest {}", minute(at));
        }
        (Some(at), None) => {
            let _ = writeln!(text, "next      digest {}, if the daemon runs then", minute(at));
        }
        (None, _) => {}
    }
    for reminder in &report.reminders {
        let about = reminder.topic.as_ref().map_or_else(String::new, |topic| format!(", \"{topic}\""));
        let _ = writeln!(text, "reminder  {} {}{about}", reminder.due_on, reminder.name);
    }
    if !report.toml.is_empty() {
        text.push_str("said      you joined addresses; to keep that for good, write into the config:\n");
        for line in report.toml.lines() {
            let _ = writeln!(text, "          {line}");
        }
    }
    text
}

fn account_lines(text: &mut String, account: &AccountReport) {
    let _ = write!(text, "account   {}", account.name);
    match &account.scanned_at {
        Some(at) => {
            let _ = write!(text, ": read {}, {} new", minute(at), account.messages_new);
        }
        None => text.push_str(": never read to its end"),
    }
    if let Some(mailbox) = &account.mailbox {
        let _ = write!(text, ", \"{mailbox}\"");
    }
    text.push('\n');
    if let (Some(fault), Some(at)) = (&account.fault, &account.fault_at) {
        let _ = writeln!(text, "          failed {}: {fault}", minute(at));
    }
    if account.drafts + account.drafts_waiting > 0 {
        let _ = write!(text, "          drafts: {} in its mailbox", account.drafts);
        if account.drafts_waiting > 0 {
            let _ = write!(text, ", {} not put there yet", account.drafts_waiting);
        }
        text.push('\n');
    }
    if account.resting {
        text.push_str("          rests until `appreciated check` finds the login mended\n");
    } else if let Some(at) = &account.next_try {
        let _ = writeln!(text, "          tries again {}", minute(at));
    }
}

fn digest_line(text: &mut String, digest: &DigestReport) {
    let state = match digest.state {
        name if name == Stage::Intent.name() => "written, not handed over yet",
        name if name == Stage::Sending.name() => "being handed over",
        name if name == Stage::Unknown.name() => "in doubt: looked for before it is sent again",
        name if name == Stage::Retry.name() => "not taken yet",
        name => name,
    };
    let items = if digest.items == 1 { "item" } else { "items" };
    let _ = write!(
        text,
        "digest    {} [{}], {} {items}: {state}",
        minute(&digest.made_at),
        digest.tag,
        digest.items
    );
    if digest.attempts > 1 {
        let _ = write!(text, ", {} attempts", digest.attempts);
    }
    if let Some(said) = &digest.said {
        let _ = write!(text, " ({said})");
    }
    if let Some(at) = &digest.next_attempt {
        let _ = write!(text, ", goes on {}", minute(at));
    }
    text.push('\n');
}

/// `2026-11-23 08:00` of an RFC 3339 time.
fn minute(at: &str) -> String {
    at.get(..16).map_or_else(|| at.to_owned(), |minute| minute.replace('T', " "))
}
