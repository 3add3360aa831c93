//! The five fields of a crontab(5) line. Owns: words and lists, which of the fields decide together, and where a fault
//! stands. Never touches: dates and zones.

mod kind;

use super::CrontabError;
use kind::{DAY, HOUR, Kind, MINUTE, MONTH, WEEKDAY, WEEKDAYS};
use std::collections::BTreeSet;
use std::ops::Range;

/// The values of one field.
pub(super) struct Field {
    values: BTreeSet<u32>,
    /// Begins with `*`: crontab(5) calls it unrestricted, whatever step follows.
    star: bool,
    /// Really every value.
    every: bool,
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
