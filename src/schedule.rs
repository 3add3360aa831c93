//! When things are due. Owns: crontab(5) lines, the next time each asks for in a time zone, days off. The only user of
//! `cron`. Never touches: a clock (the time is an argument), what happens at a slot.
//!
//! `cron` alone would not do: it wants six fields, counts Sunday as 1, asks for both day fields where crontab says
//! either, and around a change of clocks it skips, doubles and even goes back. So `field` reads the line, `cron`
//! only walks naive local time, and [`Crontab::next_after`] resolves that time in the zone.
//!
//! Every line is a fixed-time job: a slot in the hour that the clocks skip is due at once after it, a slot in the
//! hour that comes twice is due at its first coming, and so once (what cronie's cron(8) does for lines without stars).

mod field;
pub mod upcoming;

use chrono::{DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use field::{Field, Fields};
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// No clock change is longer than a day (Samoa left out 2011-12-30), so no more minutes than this, and a few, are
/// ever tried to find a way past one.
const MINUTES_OF_A_CHANGE: usize = 1_500;

/// A crontab(5) line: five fields, or `@hourly`, `@daily`, `@midnight`, `@weekly`, `@monthly`, `@yearly`,
/// `@annually`. It is due at some time; a line that never is, is refused.
///
/// More than crontab(5): a range of weekdays may go round (`FRI-MON`), the names of whole lines may be in any case.
/// Less: `~` and `@reboot`, which name no time, and steps beyond the field (`*/90`), which would not do what they say.
#[derive(Clone, Debug)]
pub struct Crontab {
    line: String,
    /// Two when both day fields are restricted: crontab(5) asks for either.
    branches: Vec<cron::Schedule>,
}

/// Whole days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    /// The first.
    pub first: NaiveDate,
    /// The last, not before the first.
    pub last: NaiveDate,
}

/// Why a line is no crontab line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{sentence}")]
pub struct CrontabError {
    /// The faulty field, in bytes of the line.
    pub range: Range<usize>,
    /// What is wrong, without a full stop.
    pub sentence: String,
    /// What to write instead.
    pub hint: String,
}

impl Crontab {
    /// Reads a line.
    pub fn parse(line: &str) -> Result<Self, CrontabError> {
        let fields = match line.trim().strip_prefix('@') {
            Some(name) => Fields::parse(alias(name).ok_or_else(|| unknown_alias(line, name))?)?,
            None => Fields::parse(line)?,
        };
        if !fields.ever_due() {
            return Err(CrontabError {
                range: fields.day_range(),
                sentence: "this day is in none of these months, so the line would never be due".to_owned(),
                hint: "write a day that the month has, such as `0 8 28 2 *`".to_owned(),
            });
        }
        let branches = branches(&fields).map_err(|error| CrontabError {
            range: 0..line.len(),
            sentence: format!("this crontab line can't be used: {error}"),
            hint: "write five fields, such as `0 8 * * MON`".to_owned(),
        })?;
        Ok(Self { line: line.trim().to_owned(), branches })
    }

    /// The line as it was written.
    pub fn as_str(&self) -> &str {
        &self.line
    }

    /// The first slot later than `after`, in the clock of `zone`; `None` only beyond the year 2100, where `cron`
    /// ends. Feeding the result back in gives a strictly increasing row of times.
    pub fn next_after(&self, after: DateTime<Utc>, zone: Tz) -> Option<DateTime<Tz>> {
        let earliest = NaiveDate::from_ymd_opt(1970, 1, 2)?.and_hms_opt(0, 0, 0)?.and_utc();
        let latest = NaiveDate::from_ymd_opt(2101, 1, 2)?.and_hms_opt(0, 0, 0)?.and_utc();
        if after > latest {
            return None;
        }
        let after = after.max(earliest);
        let local = after.with_timezone(&zone).naive_local().with_second(0)?.with_nanosecond(0)?;
        self.branches.iter().filter_map(|branch| next_of(branch, local, after, zone)).min()
    }
}

impl DayRange {
    /// Whether `day` is one of them.
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

impl PartialEq for Crontab {
    fn eq(&self, other: &Self) -> bool {
        self.line == other.line
    }
}

impl Eq for Crontab {}

impl fmt::Display for Crontab {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

/// The first slot of one branch that is really later than `after`, walking from the local minute of `after`. Later
/// local times never resolve to earlier instants, so the first that fits is the right one.
fn next_of(
    branch: &cron::Schedule,
    local: NaiveDateTime,
    after: DateTime<Utc>,
    zone: Tz,
) -> Option<DateTime<Tz>> {
    branch
        .after(&local.and_utc())
        .take(MINUTES_OF_A_CHANGE)
        .filter_map(|slot| resolve(slot.naive_utc(), zone))
        .find(|due| *due > after)
}

/// The instant of a local time: its first coming, or the first minute after a gap.
fn resolve(local: NaiveDateTime, zone: Tz) -> Option<DateTime<Tz>> {
    std::iter::successors(Some(local), |minute| minute.checked_add_signed(Duration::minutes(1)))
        .take(MINUTES_OF_A_CHANGE)
        .find_map(|minute| match zone.from_local_datetime(&minute) {
            LocalResult::Single(at) => Some(at),
            LocalResult::Ambiguous(one, other) => Some(one.min(other)),
            LocalResult::None => None,
        })
}

/// One schedule, or two when both day fields are restricted.
fn branches(fields: &Fields) -> Result<Vec<cron::Schedule>, cron::error::Error> {
    let line = |day: &Field, weekday: &Field| {
        let [minute, hour, month] = [&fields.minute, &fields.hour, &fields.month].map(Field::numbers);
        cron::Schedule::from_str(&format!(
            "0 {minute} {hour} {} {month} {}",
            day.numbers(),
            weekday.weekdays()
        ))
    };
    if fields.either_day() {
        Ok(vec![line(&fields.day, &Field::any())?, line(&Field::any(), &fields.weekday)?])
    } else {
        Ok(vec![line(&fields.day, &fields.weekday)?])
    }
}

fn alias(name: &str) -> Option<&'static str> {
    match name.to_ascii_lowercase().as_str() {
        "hourly" => Some("0 * * * *"),
        "daily" | "midnight" => Some("0 0 * * *"),
        "weekly" => Some("0 0 * * SUN"),
        "monthly" => Some("0 0 1 * *"),
        "yearly" | "annually" => Some("0 0 1 1 *"),
        _ => None,
    }
}

fn unknown_alias(line: &str, name: &str) -> CrontabError {
    let sentence = if name.eq_ignore_ascii_case("reboot") {
        "`@reboot` names no time, and a machine may start many times in a day".to_owned()
    } else {
        format!("`@{name}` is not known")
    };
    let start = line.len() - line.trim_start().len();
    CrontabError {
        range: start..start + line.trim().len(),
        sentence,
        hint: "write @hourly, @daily, @weekly, @monthly or @yearly, or five fields such as `0 8 * * MON`"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests;
