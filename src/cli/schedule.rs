//! `schedule`: the next times of everything that has a schedule, and what keeps some of them away.

use super::setting::{Setting, instant};
use super::{Common, Failure, quiet, terminal};
use crate::config::Config;
use crate::host;
use crate::ledger::Ledger;
use crate::next::Why;
use crate::reminder::Sort;
use crate::rounds::{Forecast, Foreseen, forecast};
use crate::schedule::upcoming::{Coming, Plan, Purpose, Until, upcoming};
use crate::schedule::{Crontab, DayRange};
use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, TimeDelta, Utc};
use chrono_tz::Tz;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Times of each when nothing is asked for.
const USUAL: usize = 5;

/// Times of each at most: a week of minutes.
const MOST: usize = 10_080;

/// Mails of one schedule that are looked at for reminders: a year of days and more.
const MAILS: usize = 400;

/// How far digests are looked at for reminders when nothing else is asked for.
const YEAR: TimeDelta = TimeDelta::days(400);

#[derive(Debug, clap::Args)]
pub(super) struct Schedule {
    /// Up to this day (by each schedule's own clock) or time
    #[arg(long, value_name = "DATE|RFC3339", value_parser = until)]
    until: Option<Until>,
    /// How many times of each; 5, or with --until all but those of scans
    #[arg(short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=MOST as i64))]
    number: Option<u16>,
    /// The time to look from, so that a result can be repeated
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    now: Option<DateTime<FixedOffset>>,
}

/// One line.
#[derive(Debug)]
struct Row {
    name: String,
    kind: Kind,
    at: DateTime<Tz>,
    /// Of a reminder: it comes in the digest of that time.
    in_digest: bool,
    /// The reason's name, and the reason.
    skipped: Option<(&'static str, &'static str)>,
}

/// What a line is about, in their order at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Digest,
    Reminder(Sort),
    Scan,
}

/// A time of `schedule --json`.
#[derive(Debug, serde::Serialize)]
struct Time<'a> {
    name: &'a str,
    kind: &'static str,
    local: String,
    utc: String,
    zone: &'static str,
    in_digest: bool,
    skipped: Option<&'static str>,
}

impl Schedule {
    pub(super) fn run(&self, common: &Common) -> Result<(), Failure> {
        let setting = Setting::load(common, self.now)?;
        // Before the first scan nothing is known of anybody.
        let ledger =
            Ledger::open_existing(&setting.ledger_path())?.map_or_else(|| Ledger::in_memory([0; 32]), Ok)?;
        let rows = self.rows(&setting, &ledger)?;
        if common.json {
            let times: Vec<Time<'_>> = rows.iter().map(Time::of).collect();
            terminal::data(&serde_json::json!({ "times": times }));
        } else if rows.is_empty() {
            terminal::say("nothing is due in that time\n");
        } else {
            terminal::say(&table(&rows));
        }
        for name in self.cut_short(&rows) {
            terminal::note(&format!("{name}: the first {MOST} times only"));
        }
        Ok(())
    }

    fn rows(&self, setting: &Setting, ledger: &Ledger) -> Result<Vec<Row>, Failure> {
        let (config, now) = (&setting.config, setting.now);
        let quiet = quiet::of(config, Some(ledger), now)?;
        let off = quiet::off(config, &quiet, now);
        // While the question whether to stop has no answer, reminders come all the same.
        let rests = quiet.days(now).into_iter().filter(|(_, why)| !matches!(why, Why::Unanswered { .. }));
        let rests: Vec<_> = rests.map(|(days, why)| (days, why.name())).collect();
        let zone = |own| config.zone(own, host::zone::machine());
        let times = |plan, most| upcoming(&[plan], now.to_utc(), self.until, most);
        let most = self.number.map_or(if self.until.is_some() { MOST } else { USUAL }, usize::from);

        let digest = || plan("digest", Purpose::Digest, &config.digest.cron, zone(None), &off);
        let mut rows: Vec<Row> = times(digest(), most).iter().map(Row::plain).collect();
        let scans = self.number.map_or(USUAL, usize::from);
        for account in &config.accounts {
            let zone = zone(account.scan.timezone);
            let scan = plan(&account.name, Purpose::Scan, &account.scan.cron, zone, &[]);
            rows.extend(times(scan, scans).iter().map(Row::plain));
        }
        let own = config.mailed_reminders().map(|one| {
            times(plan(&one.name, Purpose::Reminder, &one.cron, zone(one.timezone), &rests), MAILS)
        });
        let year = now.to_utc().checked_add_signed(YEAR).map(Until::Time);
        let digests = upcoming(&[digest()], now.to_utc(), self.until.or(year), MAILS);
        let (mails, cut) = mails(std::iter::once(digests).chain(own));
        let foreseen = forecast(ledger, config, now, &mails)?;
        self.notes(&foreseen, cut);
        rows.extend(reminders(&foreseen.foreseen, most));
        rows.extend(held_back(&mails, config, most));
        rows.sort_by_key(|row| (row.at, row.kind));
        Ok(rows)
    }

    /// What the list can't say.
    fn notes(&self, forecast: &Forecast, cut: Option<DateTime<Tz>>) {
        for name in &forecast.about_nobody {
            terminal::note(&format!(
                "the reminder `{name}` comes to nothing: nobody in your mail is in that circle or has that role \
                 (`appreciated people` shows who has)"
            ));
        }
        if let Some(at) = cut.filter(|_| self.until.is_some()) {
            let day = at.format("%-d %B %Y");
            terminal::note(&format!("reminders and birthdays are foreseen up to {day} only"));
        }
    }

    /// The names whose times go on behind the last that is shown.
    fn cut_short(&self, rows: &[Row]) -> Vec<String> {
        let mut counts = BTreeMap::new();
        for row in rows.iter().filter(|_| self.number.is_none()) {
            *counts.entry(row.what()).or_insert(0_usize) += 1;
        }
        counts.into_iter().filter(|(_, count)| *count == MOST).map(|(name, _)| name).collect()
    }
}

/// The mails of several schedules in one row, up to where the first of them was cut short, if one was.
fn mails<'a>(schedules: impl Iterator<Item = Vec<Coming<'a>>>) -> (Vec<Coming<'a>>, Option<DateTime<Tz>>) {
    let mut mails: Vec<Coming<'a>> = Vec::new();
    let mut cut: Option<DateTime<Tz>> = None;
    for times in schedules {
        cut = cut.into_iter().chain(times.get(MAILS - 1).map(|last| last.at)).min();
        mails.extend(times);
    }
    mails.retain(|one| cut.is_none_or(|end| one.at <= end));
    mails.sort_by_key(|one| (one.at, one.purpose));
    (mails, cut)
}

fn plan<'a>(
    name: &'a str,
    purpose: Purpose,
    crontab: &'a Crontab,
    zone: Tz,
    off: &'a [(DayRange, &'static str)],
) -> Plan<'a> {
    Plan { name, purpose, crontab, zone, off }
}

/// The reminders that come, at most so many times each. What would only come again because nothing was done about it is
/// left to the first.
fn reminders(foreseen: &[Foreseen], most: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for one in foreseen {
        let kind = Kind::Reminder(one.label.sort);
        let listed = rows.iter().filter(|row| row.kind == kind && row.name == one.label.name).count();
        if listed < most && !(one.label.again && listed > 0) {
            rows.push(Row {
                name: one.label.name.clone(),
                kind,
                at: one.at,
                in_digest: one.in_digest,
                skipped: one.left_out.map(|why| (why.name(), why.sentence())),
            });
        }
    }
    rows
}

/// Mails of single reminders that do not come because digests rest.
fn held_back(mails: &[Coming<'_>], config: &Config, most: usize) -> Vec<Row> {
    let of = |name: &str| {
        let mine = mails.iter().filter(move |one| one.purpose == Purpose::Reminder && one.name == name);
        mine.filter(|one| one.skipped.is_some()).take(most).map(Row::plain).collect::<Vec<_>>()
    };
    // Those with `every` are only looked at on these days.
    config
        .reminders
        .iter()
        .filter(|one| one.at_once && one.every.is_none())
        .flat_map(|one| of(&one.name))
        .collect()
}

impl Row {
    fn plain(coming: &Coming<'_>) -> Self {
        Self {
            name: coming.name.to_owned(),
            kind: match coming.purpose {
                Purpose::Digest => Kind::Digest,
                Purpose::Reminder => Kind::Reminder(Sort::Reminder),
                Purpose::Scan => Kind::Scan,
            },
            at: coming.at,
            in_digest: false,
            skipped: coming.skipped.map(|why| (why, quiet::meaning(why))),
        }
    }

    fn what(&self) -> String {
        match self.kind {
            Kind::Digest => "digest".to_owned(),
            Kind::Scan => format!("scan of {}", self.name),
            Kind::Reminder(sort) => {
                let place = if self.in_digest { ", in the digest" } else { "" };
                format!("{}: {}{place}", sort.name(), self.name)
            }
        }
    }
}

impl<'a> Time<'a> {
    fn of(row: &'a Row) -> Self {
        Self {
            name: &row.name,
            kind: match row.kind {
                Kind::Digest => Purpose::Digest.name(),
                Kind::Scan => Purpose::Scan.name(),
                Kind::Reminder(sort) => sort.name(),
            },
            local: row.at.to_rfc3339_opts(SecondsFormat::Secs, false),
            utc: row.at.to_utc().to_rfc3339_opts(SecondsFormat::Secs, true),
            zone: row.at.timezone().name(),
            in_digest: row.in_digest,
            skipped: row.skipped.map(|(why, _)| why),
        }
    }
}

/// One time a line: local, UTC, zone, what.
fn table(rows: &[Row]) -> String {
    let zones = rows.iter().map(|row| row.at.timezone().name().len()).max().unwrap_or_default().max(4);
    let mut text = format!("{:<27}  {:<16}  {:<zones$}  what\n", "local", "UTC", "zone");
    for row in rows {
        let _ = writeln!(
            text,
            "{}  {}  {:<zones$}  {}{}",
            row.at.format("%a %Y-%m-%d %H:%M %:z"),
            row.at.to_utc().format("%Y-%m-%d %H:%M"),
            row.at.timezone().name(),
            row.what(),
            row.skipped.map(|(_, why)| format!(" (left out: {why})")).unwrap_or_default(),
        );
    }
    text
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
