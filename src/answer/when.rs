//! Until when: a span, a date or a day of the week. Owns: how each is written and which day it comes to. Never touches:
//! the clock; the day of the answer is an argument.

use super::words::{SpanWord, Words};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::fmt;

/// Nothing is put off for longer, in days.
const LONGEST: u64 = 10 * 366;

/// A day in the future, as the owner said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// In so many days.
    Days(u16),
    /// In so many weeks.
    Weeks(u16),
    /// In so many months; the last day of a shorter month.
    Months(u16),
    /// In so many years.
    Years(u16),
    /// On that day.
    On(NaiveDate),
    /// The next day of this name, never today.
    Next(Weekday),
}

impl When {
    /// The day this comes to when it is said on `today`; `None` when that is no later day, or one ten years ahead.
    pub fn day(self, today: NaiveDate) -> Option<NaiveDate> {
        let day = match self {
            Self::Days(n) => today.checked_add_days(Days::new(n.into())),
            Self::Weeks(n) => today.checked_add_days(Days::new(u64::from(n) * 7)),
            Self::Months(n) => today.checked_add_months(Months::new(n.into())),
            Self::Years(n) => today.checked_add_months(Months::new(u32::from(n) * 12)),
            Self::On(day) => Some(day),
            Self::Next(weekday) => {
                let ahead = weekday.days_since(today.weekday());
                today.checked_add_days(Days::new(if ahead == 0 { 7 } else { ahead.into() }))
            }
        }?;
        let latest = today.checked_add_days(Days::new(LONGEST))?;
        (today < day && day <= latest).then_some(day)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(n) => write!(f, "{n}d"),
            Self::Weeks(n) => write!(f, "{n}w"),
            Self::Months(n) => write!(f, "{n}m"),
            Self::Years(n) => write!(f, "{n}y"),
            Self::On(day) => write!(f, "{day}"),
            Self::Next(weekday) => write!(f, "{}", weekday.to_string().to_lowercase()),
        }
    }
}

/// Reads a time at the beginning of `words` (lower case); also how many of them it took.
pub(super) fn read(words: &[&str], language: &Words) -> Option<(When, usize)> {
    let mut skipped = 0;
    while let Some(word) = words.get(skipped)
        && language.is_preposition(word)
    {
        skipped += 1;
    }
    let words = words.get(skipped..)?;
    let (when, used) = at(words, language)?;
    Some((when, skipped + used))
}

fn at(words: &[&str], language: &Words) -> Option<(When, usize)> {
    let first = *words.first()?;
    if let Some(day) = date(first) {
        return Some((When::On(day), 1));
    }
    if let Some((count, unit)) = fused(first) {
        return Some((span(count, language.unit(unit)?)?, 1));
    }
    if let Some(weekday) = language.weekday(first) {
        return Some((When::Next(weekday), 1));
    }
    let second = words.get(1).copied();
    match (language.count(first), second.and_then(|word| language.unit(word))) {
        (Some(count), Some(unit)) => Some((span(count, unit)?, 2)),
        _ if language.is_tomorrow(first) => Some((When::Days(1), 1)),
        _ => None,
    }
}

/// `2w`.
fn fused(word: &str) -> Option<(u16, &str)> {
    let end = word.find(|c: char| !c.is_ascii_digit())?;
    let (digits, unit) = word.split_at_checked(end)?;
    Some((digits.parse().ok()?, unit))
}

fn span(count: u16, unit: SpanWord) -> Option<When> {
    if count == 0 {
        return None;
    }
    Some(match unit {
        SpanWord::Day => When::Days(count),
        SpanWord::Week => When::Weeks(count),
        SpanWord::Month => When::Months(count),
        SpanWord::Year => When::Years(count),
    })
}

/// `2026-12-01` (ISO 8601), also with dots or strokes; `1.12.2026` as in most of Europe.
fn date(word: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = word.trim_end_matches('.').split(['-', '.', '/']).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let number = |text: &str| text.parse::<u32>().ok();
    let (one, two, three) = (number(one)?, number(two)?, number(three)?);
    if one >= 1000 {
        return NaiveDate::from_ymd_opt(i32::try_from(one).ok()?, two, three);
    }
    // Only with dots the day surely comes first.
    if !word.contains('.') || three < 1000 {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(three).ok()?, two, one)
}
