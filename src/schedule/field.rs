//! The five fields of a crontab(5) line. Owns: numbers, names, ranges, steps, lists, and what is said when one is
//! wrong. Never touches: dates and zones.

use super::CrontabError;
use std::collections::BTreeSet;
use std::ops::Range;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// What one field may hold.
struct Kind {
    name: &'static str,
    low: u32,
    high: u32,
    /// Three-letter names; the first stands for `low`.
    names: &'static [&'static str],
    /// Ranges may wrap (`FRI-MON`) and `high` is another word for `low` (7 is Sunday too).
    circle: bool,
    example: &'static str,
}

const MINUTE: Kind =
    Kind { name: "minute", low: 0, high: 59, names: &[], circle: false, example: "`0`, `*/15` or `0,30`" };
const HOUR: Kind =
    Kind { name: "hour", low: 0, high: 23, names: &[], circle: false, example: "`8`, `8-18` or `*/2`" };
const DAY: Kind =
    Kind { name: "day of month", low: 1, high: 31, names: &[], circle: false, example: "`*`, `1` or `1,15`" };
const MONTH: Kind =
    Kind { name: "month", low: 1, high: 12, names: &MONTHS, circle: false, example: "`*`, `1-6` or `JAN`" };
const WEEKDAY: Kind = Kind {
    name: "day of week",
    low: 0,
    high: 7,
    names: &WEEKDAYS,
    circle: true,
    example: "`MON` or `MON-FRI`",
};

/// Why a part of a field can't be read.
struct Wrong {
    sentence: String,
    /// What to write, when more can be said than [`Kind::hint`].
    mend: Option<String>,
}

/// The values of one field.
pub(super) struct Field {
    values: BTreeSet<u32>,
    /// Begins with `*`: crontab(5) calls it unrestricted, whatever step follows.
    star: bool,
    /// Really every value.
    every: bool,
}

impl From<String> for Wrong {
    fn from(sentence: String) -> Self {
        Self { sentence, mend: None }
    }
}

/// A whole line.
pub(super) struct Fields {
    pub(super) minute: Field,
    pub(super) hour: Field,
    pub(super) day: Field,
    pub(super) month: Field,
    pub(super) weekday: Field,
    day_range: Range<usize>,
}

impl Fields {
    pub(super) fn parse(line: &str) -> Result<Self, CrontabError> {
        let words = words(line);
        let [minute, hour, day, month, weekday] = words.as_slice() else {
            return Err(wrong_count(line, &words));
        };
        Ok(Self {
            minute: Field::parse(minute, &MINUTE)?,
            hour: Field::parse(hour, &HOUR)?,
            day: Field::parse(day, &DAY)?,
            month: Field::parse(month, &MONTH)?,
            weekday: Field::parse(weekday, &WEEKDAY)?,
            day_range: day.at.clone(),
        })
    }

    /// Where the day of the month stands, in bytes.
    pub(super) fn day_range(&self) -> Range<usize> {
        self.day_range.clone()
    }

    /// Both day fields are restricted, so a day that fits either is due (crontab(5)).
    pub(super) fn either_day(&self) -> bool {
        !self.day.star && !self.weekday.star
    }

    /// Whether any date fits. Every date falls on every weekday in some year, so only day and month matter.
    pub(super) fn ever_due(&self) -> bool {
        let longest = self.month.values.iter().map(|month| match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        });
        self.either_day() || longest.max() >= self.day.values.first().copied()
    }
}

impl Field {
    /// Every value.
    pub(super) fn any() -> Self {
        Self { values: BTreeSet::new(), star: true, every: true }
    }

    /// The values as `cron` reads them.
    pub(super) fn numbers(&self) -> String {
        self.list(|value| value.to_string())
    }

    /// The weekdays as `cron` reads them: by name, for its numbers begin with Sunday = 1.
    pub(super) fn weekdays(&self) -> String {
        self.list(|value| WEEKDAYS.get(value as usize).copied().unwrap_or_default().to_owned())
    }

    fn list(&self, word: impl Fn(u32) -> String) -> String {
        if self.every {
            return "*".to_owned();
        }
        self.values.iter().map(|value| word(*value)).collect::<Vec<_>>().join(",")
    }

    fn parse(word: &Word<'_>, kind: &Kind) -> Result<Self, CrontabError> {
        let mut values = BTreeSet::new();
        for part in word.text.split(',') {
            values.extend(kind.part(part).map_err(|wrong| CrontabError {
                range: word.at.clone(),
                sentence: wrong.sentence,
                hint: wrong.mend.unwrap_or_else(|| kind.hint()),
            })?);
        }
        let whole = kind.high - kind.low + u32::from(!kind.circle);
        let every = values.len() == whole as usize;
        Ok(Self { values, star: word.text.starts_with('*'), every })
    }
}

impl Kind {
    fn hint(&self) -> String {
        format!("the {} may be {} to {}, such as {}", self.name, self.low, self.high, self.example)
    }

    /// One part of a list: `*`, `5`, `5-7`, and with a step `*/2`, `8-18/2`.
    fn part(&self, part: &str) -> Result<Vec<u32>, Wrong> {
        if part.contains('~') {
            let sentence = format!("`{part}` leaves the {} to chance, anew at each start", self.name);
            return Err(sentence.into());
        }
        let (range, step) = match part.split_once('/') {
            None => (part, 1),
            Some((range, step)) => (range, self.step(step)?),
        };
        let (low, high) = match range.split_once('-') {
            _ if range == "*" => (self.low, self.high - u32::from(self.circle)),
            Some((low, high)) => self.ends(range, low, high)?,
            None if part.contains('/') => {
                let high = self.high - u32::from(self.circle);
                let sentence =
                    format!("a step needs a range before it: `{range}-{high}/{step}`, not `{part}`");
                return Err(sentence.into());
            }
            None => (self.value(range)?, self.value(range)?),
        };
        let size = if self.circle { self.high } else { u32::MAX };
        Ok((low..=high).step_by(step as usize).map(|value| value % size).collect())
    }

    /// The ends of a range; a range over the end of the week ends beyond it.
    fn ends(&self, range: &str, first: &str, last: &str) -> Result<(u32, u32), Wrong> {
        let (low, high) = (self.value(first)?, self.value(last)?);
        match (low <= high, self.circle) {
            (true, _) => Ok((low, high)),
            (false, true) => Ok((low, high + self.high)),
            (false, false) => Err(Wrong {
                sentence: format!("the {} range `{range}` runs backwards", self.name),
                mend: Some(format!(
                    "write `{last}-{first}`, or `{first}-{},{}-{last}` to go over the end",
                    self.high, self.low
                )),
            }),
        }
    }

    fn step(&self, text: &str) -> Result<u32, String> {
        match number(text) {
            Some(step) if (1..=self.high).contains(&step) => Ok(step),
            _ => Err(format!(
                "`{text}` is no step for the {}: it is a number from 1 to {}",
                self.name, self.high
            )),
        }
    }

    fn value(&self, text: &str) -> Result<u32, String> {
        if let Some(value) = number(text) {
            return if (self.low..=self.high).contains(&value) {
                Ok(value)
            } else {
                Err(format!("{value} is no {}", self.name))
            };
        }
        let named = self.names.iter().position(|name| name.eq_ignore_ascii_case(text));
        if let Some(place) = named {
            return Ok(self.low + place as u32);
        }
        Err(match text {
            "" => format!("the {} has an empty part", self.name),
            "?" => "`?` belongs to another cron; here `*` means any".to_owned(),
            _ if quartz(text) => {
                format!("`{text}` belongs to another cron; crontab(5) has no L, W or #")
            }
            _ => format!("`{text}` is no {}", self.name),
        })
    }
}

/// `L`, `LW`, `15W`, `MON#2`: the words of Quartz.
fn quartz(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    let digit = upper.contains(|c: char| c.is_ascii_digit());
    upper.contains('#') || upper == "L" || upper == "LW" || (digit && upper.contains(['L', 'W']))
}

/// Digits only, so that `+5` is no number.
fn number(text: &str) -> Option<u32> {
    text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// A field's text and where it stands, in bytes.
struct Word<'a> {
    text: &'a str,
    at: Range<usize>,
}

fn words(line: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = 0;
    for piece in line.split(char::is_whitespace) {
        let end = start + piece.len();
        if !piece.is_empty() {
            words.push(Word { text: piece, at: start..end });
        }
        start = end + line.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    words
}

fn wrong_count(line: &str, words: &[Word<'_>]) -> CrontabError {
    let hint = match (five(words, 1), five(words, 0)) {
        (Some(five), _) => format!("there are no seconds and no years here: write `{five}`"),
        (None, Some(five)) => format!("nothing stands behind the five fields here: write `{five}`"),
        (None, None) => {
            "write minute, hour, day of month, month and day of week, such as `0 8 * * MON`".to_owned()
        }
    };
    let sentence = match words.len() {
        0 => "the crontab line is empty".to_owned(),
        count => format!("a crontab line has five fields, this one has {count}"),
    };
    let range = match (words.first(), words.last()) {
        (Some(first), Some(last)) => first.at.start..last.at.end,
        _ => 0..line.len(),
    };
    CrontabError { range, sentence, hint }
}

/// Five of more words, when they are a line.
fn five(words: &[Word<'_>], from: usize) -> Option<String> {
    let five: Vec<&str> = words.get(from..from + 5)?.iter().map(|word| word.text).collect();
    let line = five.join(" ");
    Fields::parse(&line).is_ok().then_some(line)
}
