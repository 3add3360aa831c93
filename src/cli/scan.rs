//! `scan`: one incremental read of every account.

use super::progress::Meter;
use super::setting::{Setting, instant};
use super::{Common, Failure, report, terminal};
use crate::config::Source;
use crate::host;
use crate::ledger::Ledger;
use crate::mailbox::local;
use crate::next::Request;
use crate::rounds::{Progress, ScanReport, Visited, Way, tend_drafts, visit_all};
use crate::wire::Gauge;
use chrono::{DateTime, FixedOffset};

/// `scan --json`.
#[derive(Debug, serde::Serialize)]
struct Scanned<'a> {
    #[serde(flatten)]
    report: &'a ScanReport,
    /// Over the network, which a maildir does not need.
    bytes_down: u64,
    bytes_up: u64,
    round_trips: u64,
    accounts: Vec<Account<'a>>,
    /// By the wall clock.
    seconds: f64,
    /// The most memory this process had; `None` where the system does not say.
    peak_rss_bytes: Option<u64>,
}

#[derive(Debug, serde::Serialize)]
struct Account<'a> {
    name: &'a str,
    messages_new: u64,
    fault: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Scan {
    /// The time to read at, so that a result can be repeated
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
}

impl Scan {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let begun = host::now();
        let setting = Setting::load(common, self.now)?;
        // A mistyped path leaves nothing behind.
        for account in &setting.config.accounts {
            if let Source::Maildir(path) = &account.source {
                local::open(path)?;
            }
        }
        let mut ledger = setting.own_ledger()?;
        if let Some(daemon) = setting.daemon()? {
            ledger.ask(Request::Scan, host::now())?;
            queued(common, &format!("{daemon} will scan within half a minute"));
            return Ok(());
        }
        let _lock = setting.round_lock()?;
        setting.begin_reminders(&mut ledger)?;
        let gauge = Gauge::new();
        let visited = read(&mut ledger, &setting, self.now, &gauge)?;
        let mut total = ScanReport::default();
        for report in visited.iter().filter_map(|one| one.result.as_ref().ok()) {
            total.add(report);
        }
        total.gate = ledger.intake_counts()?;
        receipts(&mut ledger, &setting, &gauge)?;
        drafts(&mut ledger, &setting, &gauge)?;
        if common.json {
            terminal::data(&Scanned {
                report: &total,
                bytes_down: gauge.bytes_down(),
                bytes_up: gauge.bytes_up(),
                round_trips: gauge.round_trips(),
                accounts: visited.iter().map(Account::of).collect(),
                seconds: (host::now() - begun).as_seconds_f64().max(0.0),
                peak_rss_bytes: peak_memory(),
            });
        } else if visited.iter().any(|one| one.result.is_ok()) {
            terminal::say(&report::scanned(&total));
            for fault in &total.faults {
                terminal::note(&format!("left out: {fault}"));
            }
        }
        all_read(visited)
    }
}

impl<'a> Account<'a> {
    fn of(visited: &'a Visited) -> Self {
        Self {
            name: &visited.account,
            messages_new: visited.result.as_ref().map_or(0, |report| report.messages_new),
            fault: visited.result.as_ref().err().map(ToString::to_string),
        }
    }
}

/// Reads every account, with a bar for each.
fn read(
    ledger: &mut Ledger,
    setting: &Setting,
    now: Option<DateTime<FixedOffset>>,
    gauge: &Gauge,
) -> Result<Vec<Visited>, Failure> {
    let accounts: Vec<_> = setting.config.accounts.iter().collect();
    let mut meter = Meter::default();
    let mut hear = |account: &crate::config::Account, progress: Progress| meter.hear(&account.name, progress);
    let visited =
        visit_all(ledger, &setting.config, &accounts, now.map(|now| now.to_utc()), gauge, &mut hear)?;
    meter.end();
    Ok(visited)
}

/// What was not read is told, and the first such fault is the command's. With several accounts each names itself.
pub(super) fn all_read(visited: Vec<Visited>) -> Result<(), Failure> {
    let several = visited.len() > 1;
    let mut first = None;
    for one in visited {
        let Err(fault) = one.result else { continue };
        let failure = Failure::from(fault);
        let failure = if several { failure.about(&format!("account \"{}\"", one.account)) } else { failure };
        if let Some(earlier) = first.replace(failure) {
            terminal::note(&earlier.to_string());
        }
    }
    first.map_or(Ok(()), Err)
}

/// A mail about answers leaves with the scan that read them; what can't be sent now waits, like any other.
fn receipts(ledger: &mut Ledger, setting: &Setting, gauge: &Gauge) -> Result<(), Failure> {
    let folder = setting.folder();
    let Some(way) = Way::of(&setting.config, &folder) else { return Ok(()) };
    for parcel in ledger.parcels()? {
        if ledger.is_receipt(&parcel.digest)? {
            way.carry(ledger, &parcel, gauge)?;
        }
    }
    Ok(())
}

/// Sees to the drafts of digests that were sent; what fails of them is told, and fails nothing else.
pub(super) fn drafts(ledger: &mut Ledger, setting: &Setting, gauge: &Gauge) -> Result<(), Failure> {
    let tended = tend_drafts(ledger, &setting.config, gauge)?;
    for (count, what) in [(tended.placed, "put into"), (tended.removed, "taken out of")] {
        if count > 0 {
            let drafts = if count == 1 { "draft was" } else { "drafts were" };
            terminal::note(&format!("{count} {drafts} {what} your mailbox"));
        }
    }
    for (account, said) in &tended.faults {
        terminal::note(&format!("drafts in account \"{account}\": {said}"));
    }
    Ok(())
}

/// Says that the daemon does it.
pub(super) fn queued(common: &Common, sentence: &str) {
    if common.json {
        terminal::data(&serde_json::json!({ "queued": true }));
    } else {
        terminal::say(&format!("{sentence}; `appreciated status` tells\n"));
    }
}

/// `VmHWM` of Linux, in bytes.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
}
