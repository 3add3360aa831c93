//! `scan`: one incremental read of every account with a maildir.

use super::setting::{Setting, instant};
use super::{Common, Failure, report, terminal};
use crate::config::Source;
use crate::host;
use crate::intake::Desk;
use crate::ledger::Ledger;
use crate::mailbox::local;
use crate::rounds::{ScanReport, scan_round, settle};
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
    /// By the wall clock.
    seconds: f64,
    /// The most memory this process had; `None` where the system does not say.
    peak_rss_bytes: Option<u64>,
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
        let readable = setting.config.accounts.iter().any(|a| matches!(a.source, Source::Maildir(_)));
        if !readable {
            return Err(Failure::config("no account in the config has a `maildir`, and this version reads no other kind yet")
                .hint("add `maildir = \"/path/to/Sent\"` to an account (mbsync or offlineimap can keep one up to date)"));
        }
        // First all mailboxes, then the ledger: a mistyped path leaves nothing behind.
        let mut mailboxes = Vec::new();
        for account in &setting.config.accounts {
            let Source::Maildir(path) = &account.source else {
                terminal::note(&format!(
                    "account \"{}\": read over IMAP, which this version does not do yet; left out",
                    account.name
                ));
                continue;
            };
            mailboxes.push((account, local::open(path)?));
        }
        let fresh =
            host::random_key().map_err(|e| Failure::new(format!("/dev/urandom can't be read: {e}")))?;
        let mut ledger = Ledger::open(&setting.ledger_path(), fresh)?;
        let key = ledger.key();
        let desk = Desk { rules: &setting.rules, key: &key, now: setting.now.to_utc() };
        let mut total = ScanReport::default();
        for (account, sources) in &mut mailboxes {
            let id = ledger.account(&account.name, &account.address)?;
            for source in sources {
                add(&mut total, &scan_round(&mut ledger, id, source.as_mut(), desk, &mut |_| {})?);
            }
        }
        settle(&mut ledger, desk)?;
        total.gate = ledger.intake_counts()?;
        if common.json {
            terminal::data(&Scanned {
                report: &total,
                bytes_down: 0,
                bytes_up: 0,
                round_trips: 0,
                seconds: (host::now() - begun).as_seconds_f64().max(0.0),
                peak_rss_bytes: peak_memory(),
            });
        } else {
            terminal::say(&report::scanned(&total));
            for fault in &total.faults {
                terminal::note(&format!("left out: {fault}"));
            }
        }
        Ok(())
    }
}

fn add(total: &mut ScanReport, one: &ScanReport) {
    total.messages_new += one.messages_new;
    total.messages_seen += one.messages_seen;
    total.unreadable += one.unreadable;
    total.refetched += one.refetched;
    total.bytes_read += one.bytes_read;
    total.faults.extend(one.faults.iter().cloned());
}

/// `VmHWM` of Linux, in bytes.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
}
