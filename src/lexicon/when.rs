//! By which day something is to be done, as a sentence says it. Owns: the meaning of a language's words for days
//! (`[when]` of its file). Never touches: whether the sentence promises anything.

use super::compile::{NEVER, Patterns};
use super::source::WhenSource;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use regex::{Captures, Error, Regex};
use std::ops::Range;

/// Numbers in words and figures beyond this are no plan.
const FARTHEST: u64 = 60;

/// The words of one language, compiled.
#[derive(Debug)]
pub(super) struct When {
    /// Each way to name a day, with what it means.
    ways: Vec<(Meaning, Regex)>,
    /// The seven days, Monday first; the twelve months; the numbers from one on: each fits the whole of its name.
    weekdays: Vec<Regex>,
    months: Vec<Regex>,
    numbers: Vec<Regex>,
    /// What makes a day the deadline, in front of it and behind it.
    by: Regex,
    by_behind: Regex,
    /// What makes it something else ("since Monday", "Monday's figures").
    not: Regex,
    not_behind: Regex,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Meaning {
    Today,
    Tomorrow,
    DayAfterTomorrow,
    /// The next of that name, never the day of writing.
    Weekday,
    /// Of the next calendar week.
    NextWeekday,
    ThisWeek,
    Weekend,
    NextWeek,
    ThisMonth,
    NextMonth,
    InDays,
    InWeeks,
    Date,
}

/// Bytes of a sentence that are looked at: no plan takes more.
const LOOKED_AT: usize = 1500;
/// Bytes before and behind a day in which the words stand that belong to it.
const AROUND: usize = 32;
/// More days in one sentence are a calendar.
const MOST: usize = 16;
/// Days ahead beyond which a date is no promise's.
const AHEAD: i64 = 180;
/// "End of day Friday", "Friday, the 20th": what belongs together stands at most so many bytes apart.
const NEXT_TO: usize = 8;

/// A day that is named, where it is named.
struct Found {
    at: Range<usize>,
    meaning: Meaning,
    /// `None` when there is no such day, or it is past: its parts name no other.
    day: Option<NaiveDate>,
    by: bool,
}

impl When {
    pub(super) fn compile(source: &WhenSource, patterns: &Patterns<'_>) -> Result<Self, Error> {
        use Meaning as M;
        let listed = [
            (M::Today, &source.today),
            (M::Tomorrow, &source.tomorrow),
            (M::DayAfterTomorrow, &source.day_after_tomorrow),
            (M::Weekday, &source.weekday),
            (M::NextWeekday, &source.next_weekday),
            (M::ThisWeek, &source.this_week),
            (M::Weekend, &source.weekend),
            (M::NextWeek, &source.next_week),
            (M::ThisMonth, &source.this_month),
            (M::NextMonth, &source.next_month),
            (M::InDays, &source.in_days),
            (M::InWeeks, &source.in_weeks),
            (M::Date, &source.dates),
        ];
        let mut ways = Vec::new();
        for (meaning, entries) in listed {
            for entry in entries {
                ways.push((meaning, Regex::new(&patterns.expanded(&marked(entry, source)))?));
            }
        }
        let compile = |pattern: &str| Regex::new(&patterns.expand(pattern));
        let names = |names: &[String]| {
            names.iter().map(|name| compile(&format!("^(?:{name})$"))).collect::<Result<Vec<_>, _>>()
        };
        let around = |before: &str, entries: &[String], behind: &str| {
            let any = if entries.is_empty() { NEVER.to_owned() } else { entries.join("|") };
            compile(&format!("{before}(?:{any}){behind}"))
        };
        let before = if patterns.spaced() { r"(?:^|[^\p{L}])" } else { "" };
        let behind = if patterns.spaced() { r"(?:$|[^\p{L}])" } else { "" };
        Ok(Self {
            ways,
            weekdays: names(&source.weekdays)?,
            months: names(&source.months)?,
            numbers: names(&source.numbers)?,
            by: around(before, &source.by, r"\s*$")?,
            by_behind: around(r"^\s*", &source.by_behind, behind)?,
            not: around(before, &source.not, r"\s*$")?,
            not_behind: around(r"^\s*", &source.not_behind, behind)?,
        })
    }

    /// The last day that the folded sentence, written on `written`, gives to do something; days with "by" go before
    /// others. `None` when it names none.
    pub(super) fn due(&self, folded: &str, written: NaiveDate) -> Option<NaiveDate> {
        let folded = beginning(folded, LOOKED_AT);
        let ways = self.ways.iter().flat_map(|(meaning, way)| {
            way.captures_iter(folded).filter_map(|captures| self.found(*meaning, &captures, folded, written))
        });
        let found: Vec<Found> = ways.take(MOST).collect();
        // "The day after tomorrow" holds a "tomorrow".
        let inside = |one: &Found, other: &Found| {
            other.at.start <= one.at.start && one.at.end <= other.at.end && other.at.len() > one.at.len()
        };
        let yields = |one: &Found, other: &Found| {
            let before = (one.at.end..one.at.end + NEXT_TO).contains(&other.at.start);
            let behind = (other.at.end..other.at.end + NEXT_TO).contains(&one.at.start);
            match (one.meaning, other.meaning) {
                (Meaning::Today, _) => before,
                (Meaning::Weekday, Meaning::Date) => before || behind,
                _ => false,
            }
        };
        let counts = |one: &&Found| !found.iter().any(|other| inside(one, other) || yields(one, other));
        let by = |one: &Found| one.by || found.iter().any(|other| other.by && yields(other, one));
        let last = |with: bool| {
            found.iter().filter(counts).filter(|one| by(one) == with).filter_map(|one| one.day).max()
        };
        last(true).or_else(|| last(false))
    }

    fn found(
        &self,
        meaning: Meaning,
        captures: &Captures<'_>,
        folded: &str,
        written: NaiveDate,
    ) -> Option<Found> {
        let at = captures.get(0)?.range();
        let (before, behind) = (folded.get(..at.start)?, folded.get(at.end..)?);
        let (before, behind) = (ending(before, AROUND), beginning(behind, AROUND));
        let digit = |c: char| c.is_ascii_digit();
        let cut = captures.get(0)?.as_str();
        // "March 2027" is no 20 March.
        let half = (cut.starts_with(digit) && before.ends_with(digit))
            || (cut.ends_with(digit) && behind.starts_with(digit));
        if half || self.not.is_match(before) || self.not_behind.is_match(behind) {
            return None;
        }
        let day = self.day(meaning, captures, written).filter(|day| (*day - written).num_days() <= AHEAD);
        Some(Found { at, meaning, day, by: self.by.is_match(before) || self.by_behind.is_match(behind) })
    }

    fn day(&self, meaning: Meaning, captures: &Captures<'_>, written: NaiveDate) -> Option<NaiveDate> {
        let weekday = || place(&self.weekdays, captures.name("the_weekday")?.as_str());
        let count = || self.count(captures.name("the_number")?.as_str());
        match meaning {
            Meaning::Today => Some(written),
            Meaning::Tomorrow => written.succ_opt(),
            Meaning::DayAfterTomorrow => written.checked_add_days(Days::new(2)),
            Meaning::Weekday => {
                let ahead = (weekday()? + 7 - from_monday(written)) % 7;
                written.checked_add_days(Days::new(if ahead == 0 { 7 } else { ahead }))
            }
            Meaning::NextWeekday => {
                written.checked_add_days(Days::new(7 + weekday()? - from_monday(written)))
            }
            Meaning::ThisWeek => {
                let end = if from_monday(written) <= 4 { Weekday::Fri } else { Weekday::Sun };
                written
                    .checked_add_days(Days::new(u64::from(end.num_days_from_monday()) - from_monday(written)))
            }
            Meaning::Weekend => written.checked_add_days(Days::new(6 - from_monday(written))),
            Meaning::NextWeek => written.checked_add_days(Days::new(11 - from_monday(written))),
            Meaning::ThisMonth => last_of_month(written),
            Meaning::NextMonth => last_of_month(written.with_day(1)?.checked_add_months(Months::new(1))?),
            Meaning::InDays => written.checked_add_days(Days::new(count()?)),
            Meaning::InWeeks => written.checked_add_days(Days::new(7 * count()?)),
            Meaning::Date => self.date(captures, written),
        }
    }

    /// A number in figures or words.
    fn count(&self, text: &str) -> Option<u64> {
        let count = text.parse().ok().or_else(|| Some(place(&self.numbers, text)? + 1))?;
        (count <= FARTHEST).then_some(count)
    }

    /// The next day with that number, of that month where one is named.
    fn date(&self, captures: &Captures<'_>, written: NaiveDate) -> Option<NaiveDate> {
        let number = |name: &str| {
            let text = captures.name(name)?.as_str();
            text.parse().ok().or_else(|| Some(place(&self.numbers, text)? as u32 + 1))
        };
        let day = number("the_day")?;
        let named = || Some(place(&self.months, captures.name("the_month")?.as_str())? as u32 + 1);
        let Some(month) = number("the_monthnumber").or_else(named) else {
            let first = written.with_day(1)?;
            let months = (0..3).filter_map(|ahead| first.checked_add_months(Months::new(ahead)));
            return months.filter_map(|month| month.with_day(day)).find(|date| *date >= written);
        };
        match captures.name("the_year").and_then(|found| found.as_str().parse::<i32>().ok()) {
            Some(year) => NaiveDate::from_ymd_opt(if year < 100 { 2000 + year } else { year }, month, day),
            None => (0..2)
                .filter_map(|ahead| NaiveDate::from_ymd_opt(written.year() + ahead, month, day))
                .find(|date| *date >= written),
        }
        .filter(|date| *date >= written)
    }
}

/// At most `bytes` from the start.
fn beginning(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    end.and_then(|end| text.get(..end)).unwrap_or("")
}

/// At most `bytes` from the end.
fn ending(text: &str, bytes: usize) -> &str {
    let start = (text.len().saturating_sub(bytes)..=text.len()).find(|at| text.is_char_boundary(*at));
    start.and_then(|start| text.get(start..)).unwrap_or("")
}

/// Puts groups in the place of the marks of a pattern.
fn marked(entry: &str, source: &WhenSource) -> String {
    let names = |name: &str, names: &[String]| format!("(?<{name}>{})", names.join("|"));
    entry
        .replace("<weekday>", &names("the_weekday", &source.weekdays))
        .replace("<month>", &names("the_month", &source.months))
        .replace("<number>", &format!("(?<the_number>[0-9]{{1,2}}|{})", source.numbers.join("|")))
        .replace("<day>", "(?<the_day>[12][0-9]|3[01]|0?[1-9])")
        .replace("<monthnumber>", "(?<the_monthnumber>1[0-2]|0?[1-9])")
        .replace("<year>", "(?<the_year>20[0-9]{2}|[0-9]{2})")
}

/// The place of the first pattern that fits.
fn place(names: &[Regex], text: &str) -> Option<u64> {
    names.iter().position(|name| name.is_match(text)).map(|at| at as u64)
}

fn from_monday(day: NaiveDate) -> u64 {
    u64::from(day.weekday().num_days_from_monday())
}

fn last_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}
