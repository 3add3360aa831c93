//! Random crontab lines. Owns: a line together with what its fields mean, which is chosen with the text, not read
//! from it.

use appreciated::sample::rng::Rng;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// A line and its meaning.
pub struct Line {
    pub text: String,
    pub minute: Field,
    pub hour: Field,
    pub day: Field,
    pub month: Field,
    pub weekday: Field,
}

/// One field.
pub struct Field {
    pub text: String,
    pub values: BTreeSet<u32>,
    pub parts: Vec<Part>,
}

/// One of a list.
pub struct Part {
    pub text: String,
    pub values: BTreeSet<u32>,
    /// A range that goes on after Saturday, or from Sunday to the same Sunday.
    pub goes_round: bool,
}

/// What a field may hold.
struct Kind {
    low: u32,
    high: u32,
    names: &'static [&'static str],
}

const MINUTE: Kind = Kind { low: 0, high: 59, names: &[] };
const HOUR: Kind = Kind { low: 0, high: 23, names: &[] };
const DAY: Kind = Kind { low: 1, high: 31, names: &[] };
const MONTH: Kind = Kind { low: 1, high: 12, names: &MONTHS };
const WEEKDAY: Kind = Kind { low: 0, high: 7, names: &WEEKDAYS };

impl Line {
    /// Any line, some of which never are due.
    pub fn any(rng: &mut Rng) -> Self {
        let (minute, hour) = (MINUTE.field(rng, 25), HOUR.field(rng, 45));
        let (day, month, weekday) = (DAY.field(rng, 55), MONTH.field(rng, 70), WEEKDAY.field(rng, 55));
        let text = [&minute, &hour, &day, &month, &weekday].map(|field| field.text.as_str()).join(" ");
        Self { text, minute, hour, day, month, weekday }
    }

    /// Both day fields must fit, for one begins with a star; otherwise either does.
    pub fn needs_both_days(&self) -> bool {
        self.day.text.starts_with('*') || self.weekday.text.starts_with('*')
    }

    pub fn has_day(&self, date: NaiveDate) -> bool {
        let day = self.day.values.contains(&date.day());
        let weekday = self.weekday.values.contains(&date.weekday().num_days_from_sunday());
        let fits = if self.needs_both_days() { day && weekday } else { day || weekday };
        fits && self.month.values.contains(&date.month())
    }
}

impl Kind {
    /// A star in `stars` of a hundred fields, else a list of one to three parts.
    fn field(&self, rng: &mut Rng, stars: i64) -> Field {
        let parts = if rng.chance(stars) {
            let values = self.range(self.low, self.high, 1);
            vec![Part { text: "*".to_owned(), values, goes_round: false }]
        } else {
            let count = [1, 1, 1, 2, 3][rng.between(0, 4) as usize];
            (0..count).map(|_| self.part(rng)).collect()
        };
        Field {
            text: parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(","),
            values: parts.iter().flat_map(|part| &part.values).copied().collect(),
            parts,
        }
    }

    /// A value, a range, a range with a step, or a star with one.
    fn part(&self, rng: &mut Rng) -> Part {
        let step = rng.between(1, i64::from(self.high)) as u32;
        if rng.chance(20) {
            let values = self.range(self.low, self.high, step);
            return Part { text: format!("*/{step}"), values, goes_round: false };
        }
        let (mut first, mut last) = (self.value(rng), self.value(rng));
        if rng.chance(50) {
            return Part {
                text: self.word(first, rng),
                values: self.range(first, first, 1),
                goes_round: false,
            };
        }
        if first > last && !self.is_weekday() {
            (first, last) = (last, first);
        }
        let goes_round = first > last || (self.is_weekday() && (first, last) == (0, 0));
        let range = format!("{}-{}", self.word(first, rng), self.word(last, rng));
        if rng.chance(60) {
            return Part { text: range, values: self.range(first, last, 1), goes_round };
        }
        Part { text: format!("{range}/{step}"), values: self.range(first, last, step), goes_round }
    }

    fn value(&self, rng: &mut Rng) -> u32 {
        rng.between(i64::from(self.low), i64::from(self.high)) as u32
    }

    /// A value as a number or, where there is one, as a name in any case. Sunday's name is 0's.
    fn word(&self, value: u32, rng: &mut Rng) -> String {
        match self.names.get((value - self.low) as usize) {
            Some(name) if rng.chance(30) => (*name).to_owned(),
            Some(name) if rng.chance(30) => name.to_uppercase(),
            _ if value < 10 && rng.chance(10) => format!("0{value}"),
            _ => value.to_string(),
        }
    }

    /// Every `step`th value from `first` to `last`, over the end of the week when it must; 7 is Sunday too.
    fn range(&self, first: u32, last: u32, step: u32) -> BTreeSet<u32> {
        let values: Vec<u32> =
            if first <= last { (first..=last).collect() } else { (first..=6).chain(0..=last).collect() };
        let plain = |value: u32| if self.is_weekday() { value % 7 } else { value };
        values.into_iter().step_by(step as usize).map(plain).collect()
    }

    fn is_weekday(&self) -> bool {
        self.high == WEEKDAY.high
    }
}
