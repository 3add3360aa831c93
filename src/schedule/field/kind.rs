//! What each field may hold. Owns: numbers, names, ranges, steps, and what is said when one is wrong. Never touches:
//! lists, and the place of a field in the line.

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
pub(super) const WEEKDAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// What one field may hold.
pub(super) struct Kind {
    name: &'static str,
    pub(super) low: u32,
    pub(super) high: u32,
    /// Three-letter names; the first stands for `low`.
    names: &'static [&'static str],
    /// Ranges may wrap (`FRI-MON`) and `high` is another word for `low` (7 is Sunday too).
    pub(super) circle: bool,
    example: &'static str,
}

pub(super) const MINUTE: Kind =
    Kind { name: "minute", low: 0, high: 59, names: &[], circle: false, example: "`0`, `*/15` or `0,30`" };
pub(super) const HOUR: Kind =
    Kind { name: "hour", low: 0, high: 23, names: &[], circle: false, example: "`8`, `8-18` or `*/2`" };
pub(super) const DAY: Kind =
    Kind { name: "day of month", low: 1, high: 31, names: &[], circle: false, example: "`*`, `1` or `1,15`" };
pub(super) const MONTH: Kind =
    Kind { name: "month", low: 1, high: 12, names: &MONTHS, circle: false, example: "`*`, `1-6` or `JAN`" };
pub(super) const WEEKDAY: Kind = Kind {
    name: "day of week",
    low: 0,
    high: 7,
    names: &WEEKDAYS,
    circle: true,
    example: "`MON` or `MON-FRI`",
};

/// Why a part of a field can't be read.
pub(super) struct Wrong {
    pub(super) sentence: String,
    /// What to write, when more can be said than [`Kind::hint`].
    pub(super) mend: Option<String>,
}

impl From<String> for Wrong {
    fn from(sentence: String) -> Self {
        Self { sentence, mend: None }
    }
}

impl Kind {
    /// What the field may hold.
    pub(super) fn hint(&self) -> String {
        format!("the {} may be {} to {}, such as {}", self.name, self.low, self.high, self.example)
    }

    /// One part of a list: `*`, `5`, `5-7`, and with a step `*/2`, `8-18/2`.
    pub(super) fn part(&self, part: &str) -> Result<Vec<u32>, Wrong> {
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
