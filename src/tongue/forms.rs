//! How days, numbers and lists are said. Owns: which message says them. Never touches: the words, which are messages.

use super::{Fact, Tongue};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

impl Tongue {
    /// `16 Nov`; with the year when it is not this year's.
    pub fn day(self, date: NaiveDate, now: DateTime<FixedOffset>) -> String {
        self.date(if date.year() == now.year() { "day" } else { "day-year" }, date)
    }

    /// `16 November`, for drafts; with the year when it is not this year's.
    pub fn long_day(self, date: NaiveDate, now: DateTime<FixedOffset>) -> String {
        self.date(if date.year() == now.year() { "long-day" } else { "long-day-year" }, date)
    }

    /// `March 2025`.
    pub fn month_year(self, date: NaiveDate) -> String {
        self.date("month-year", date)
    }

    /// `Fri 27 Nov 2026`, for the head of a digest.
    pub fn full_date(self, date: NaiveDate) -> String {
        self.date("full-date", date)
    }

    /// A message that says a date, from `$day`, `$weekday` (1 is Monday), `$month` and `$year`.
    pub fn date(self, id: &str, date: NaiveDate) -> String {
        self.say(
            id,
            &[
                ("day", Fact::from(date.day())),
                ("weekday", Fact::from(date.weekday().number_from_monday())),
                ("month", Fact::from(date.month())),
                ("year", Fact::from(date.year().to_string())),
            ],
        )
    }

    /// Small numbers in words.
    pub fn number(self, n: usize) -> String {
        self.say("number", &[("count", Fact::from(n))])
    }

    /// `the day you asked`, `the day after you asked`, `three days after you asked`.
    pub fn after_asking(self, asked: NaiveDate, answered: NaiveDate) -> String {
        let days = usize::try_from((answered - asked).num_days()).unwrap_or(0);
        self.say("after-asking", &[("count", Fact::from(days)), ("number", self.number(days).into())])
    }

    /// `a`, `a and b`, `a, b and c`.
    pub fn list(self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [head @ .., last] => {
                self.say("list-end", &[("head", head.join(", ").into()), ("last", last.as_str().into())])
            }
        }
    }

    /// The first letter in upper case, as a sentence begins.
    pub fn sentence(text: &str) -> String {
        let mut chars = text.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    }
}
