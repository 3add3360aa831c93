//! `schedule`: the next times of everything that has a schedule.

use super::setting::{Setting, instant};
use super::{Common, Failure, quiet, terminal};
use crate::config::Config;
use crate::host;
use crate::ledger::Ledger;
use crate::schedule::DayRange;
use crate::schedule::upcoming::{Coming, Plan, Purpose, Until, upcoming};
use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, Utc};
use chrono_tz::Tz;
use std::fmt::Write;

/// Times of each schedule when nothing is asked for.
const USUAL: usize = 10;

/// Times of each schedule at most: a week of minutes.
const MOST: usize = 10_080;

#[derive(Debug, clap::Args)]
pub(super) struct Schedule {
    /// Up to this day (by each schedule's own clock) or time
    #[arg(long, value_name = "DATE|RFC3339", value_parser = until)]
    until: Option<Until>,
    /// How many times of each schedule; 10, or with --until all of them
    #[arg(short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=MOST as i64))]
    number: Option<u16>,
    /// The time to look from, so that a result can be repeated
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
}

/// A time of `schedule --json`.
#[derive(Debug, serde::Serialize)]
struct Time<'a> {
    name: &'a str,
    kind: &'static str,
    local: String,
    utc: String,
    zone: &'static str,
    skipped: Option<&'static str>,
}

impl Schedule {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let setting = Setting::load(common, self.now)?;
        let ledger = Ledger::open_existing(&setting.ledger_path())?;
        let quiet = quiet::of(&setting.config, ledger.as_ref(), setting.now)?;
        let off = quiet::off(&setting.config, &quiet, setting.now);
        let plans = plans(&setting.config, host::zone::machine(), &off);
        let most = self.number.map_or(if self.until.is_some() { MOST } else { USUAL }, usize::from);
        let times = upcoming(&plans, setting.now.to_utc(), self.until, most);
        if common.json {
            let times: Vec<Time<'_>> = times.iter().map(Time::of).collect();
            terminal::data(&serde_json::json!({ "times": times }));
        } else if times.is_empty() {
            terminal::say("nothing is due in that time\n");
        } else {
            terminal::say(&table(&times));
        }
        for plan in plans.iter().filter(|plan| self.number.is_none() && count(plan, &times) == MOST) {
            terminal::note(&format!("{}: the first {MOST} times only", what(plan.name, plan.purpose)));
        }
        if !setting.config.reminders.is_empty() {
            terminal::note("reminders are checked already, but this version does not bring them yet");
        }
        Ok(())
    }
}

impl<'a> Time<'a> {
    fn of(coming: &Coming<'a>) -> Self {
        Self {
            name: coming.name,
            kind: coming.purpose.name(),
            local: coming.at.to_rfc3339_opts(SecondsFormat::Secs, false),
            utc: coming.at.to_utc().to_rfc3339_opts(SecondsFormat::Secs, true),
            zone: coming.at.timezone().name(),
            skipped: coming.skipped,
        }
    }
}

/// Every schedule of the config, each with its clock; `off` are the days without a digest.
fn plans<'a>(config: &'a Config, machine: Tz, off: &'a [(DayRange, &'static str)]) -> Vec<Plan<'a>> {
    let digest = Plan {
        name: "digest",
        purpose: Purpose::Digest,
        crontab: &config.digest.cron,
        zone: config.zone(None, machine),
        off,
    };
    let scans = config.accounts.iter().map(|account| Plan {
        name: &account.name,
        purpose: Purpose::Scan,
        crontab: &account.scan.cron,
        zone: config.zone(account.scan.timezone, machine),
        off: &[],
    });
    let reminders = config.reminders.iter().map(|reminder| Plan {
        name: &reminder.name,
        purpose: Purpose::Reminder,
        crontab: &reminder.cron,
        zone: config.zone(reminder.timezone, machine),
        off: &[],
    });
    std::iter::once(digest).chain(scans).chain(reminders).collect()
}

fn count(plan: &Plan<'_>, times: &[Coming<'_>]) -> usize {
    times.iter().filter(|coming| (coming.name, coming.purpose) == (plan.name, plan.purpose)).count()
}

/// One time a line: local, UTC, zone, what.
fn table(times: &[Coming<'_>]) -> String {
    let zones = times.iter().map(|coming| coming.at.timezone().name().len()).max().unwrap_or_default().max(4);
    let mut text = format!("{:<27}  {:<16}  {:<zones$}  what\n", "local", "UTC", "zone");
    for coming in times {
        let _ = writeln!(
            text,
            "{}  {}  {:<zones$}  {}{}",
            coming.at.format("%a %Y-%m-%d %H:%M %:z"),
            coming.at.to_utc().format("%Y-%m-%d %H:%M"),
            coming.at.timezone().name(),
            what(coming.name, coming.purpose),
            coming.skipped.map(|why| format!(" (left out: {})", quiet::meaning(why))).unwrap_or_default(),
        );
    }
    text
}

fn what(name: &str, purpose: Purpose) -> String {
    match purpose {
        Purpose::Digest => "digest".to_owned(),
        Purpose::Scan => format!("scan of {name}"),
        Purpose::Reminder => format!("reminder: {name}"),
    }
}

/// Parses `--until`.
fn until(text: &str) -> Result<Until, String> {
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Ok(Until::Day(day));
    }
    let time = |at: DateTime<FixedOffset>| Until::Time(at.with_timezone(&Utc));
    instant(text).map(time).map_err(|_| {
        "write a day as 2026-12-24, or a time as 2026-12-24T18:00:00+01:00 (RFC 3339, with the offset)"
            .to_owned()
    })
}
