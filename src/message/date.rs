//! The `Date` header (RFC 5322 §3.3 and §4.3). Owns: dates as real mailers wrote them. Never touches: whether a date
//! can be believed.

use super::clean;
use super::guard::Faults;
use super::header::Headers;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

/// The longest value looked at, in bytes.
const DATE_BYTES: usize = 256;
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Hours and minutes east of Greenwich by zone name: RFC 5322 §4.3, then names that mailers outside it write.
const ZONES: [(&str, i32, i32); 38] = [
    ("ut", 0, 0),
    ("utc", 0, 0),
    ("gmt", 0, 0),
    ("z", 0, 0),
    ("est", -5, 0),
    ("edt", -4, 0),
    ("cst", -6, 0),
    ("cdt", -5, 0),
    ("mst", -7, 0),
    ("mdt", -6, 0),
    ("pst", -8, 0),
    ("pdt", -7, 0),
    ("akst", -9, 0),
    ("akdt", -8, 0),
    ("hst", -10, 0),
    ("ast", -4, 0),
    ("adt", -3, 0),
    ("wet", 0, 0),
    ("west", 1, 0),
    ("bst", 1, 0),
    ("cet", 1, 0),
    ("cest", 2, 0),
    ("met", 1, 0),
    ("mest", 2, 0),
    ("mez", 1, 0),
    ("mesz", 2, 0),
    ("eet", 2, 0),
    ("eest", 3, 0),
    ("msk", 3, 0),
    ("msd", 4, 0),
    ("ist", 5, 30),
    ("sgt", 8, 0),
    ("hkt", 8, 0),
    ("jst", 9, 0),
    ("kst", 9, 0),
    ("aest", 10, 0),
    ("aedt", 11, 0),
    ("nzst", 12, 0),
];

/// The mail's date.
pub(super) fn of(headers: &Headers<'_>, faults: &mut Faults) -> Option<DateTime<FixedOffset>> {
    let value = headers.plain("Date", DATE_BYTES)?;
    let date = parse(&value);
    if date.is_none() {
        faults.note("The date could not be read.");
    }
    date
}

/// Reads a date with its own offset. Understood besides RFC 5322: no weekday or a wrong one, two-digit years, names
/// of zones (also as a comment when no offset is given), `3-Jan-2022`, asctime order, ISO 8601, am and pm. Without a
/// zone it is UTC (RFC 5322 §4.3: unknown zones are `-0000`). `None` for everything else.
pub fn parse(value: &str) -> Option<DateTime<FixedOffset>> {
    let value = clean::up_to(value, DATE_BYTES).trim();
    if let Ok(date) = DateTime::parse_from_rfc3339(value) {
        return Some(date);
    }
    let (plain, comment) = without_comments(value);
    let plain = closed_up(&plain);
    let mut found = Found::default();
    for word in plain.split([' ', '\t', '\r', '\n', ',']).filter(|word| !word.is_empty()) {
        found.take(word);
    }
    if found.offset.is_none() {
        comment.split_whitespace().for_each(|word| found.offset = found.offset.or_else(|| zone(word)));
    }
    found.date_time()
}

/// The value without `(…)`, and what stood in them.
fn without_comments(value: &str) -> (String, String) {
    let (mut plain, mut comment, mut depth) = (String::new(), String::new(), 0_usize);
    for c in value.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => comment.push(c),
            _ => plain.push(c),
        }
        if matches!(c, '(' | ')') {
            plain.push(' ');
            comment.push(' ');
        }
    }
    (plain, comment)
}

/// Without the white space that may stand around the colons of a time (RFC 5322 §4.3) and, against it, behind a sign.
fn closed_up(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let joins = word.starts_with(':') || out.ends_with(':') || out.ends_with(" +") || out.ends_with(" -");
        if !out.is_empty() && !joins {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The pieces of a date as they turn up.
#[derive(Default)]
struct Found {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
    time: Option<NaiveTime>,
    afternoon: Option<bool>,
    /// The hour was 24.
    next_day: bool,
    offset: Option<FixedOffset>,
}

impl Found {
    /// Puts one word where it belongs; a word that belongs nowhere is passed over.
    fn take(&mut self, word: &str) {
        if word.contains(':') && self.time.is_none() && !word.starts_with(['+', '-']) {
            self.take_time(word);
        } else if dotted(word) {
            self.take_dotted(word);
        } else if let Some(month) = month(word) {
            self.month = self.month.or(Some(month));
        } else if word.bytes().all(|byte| byte.is_ascii_digit()) {
            self.take_number(word);
        } else if self.time.is_none() && word.contains(['-', '/']) && !word.starts_with(['+', '-']) {
            self.take_joined(word);
        } else if word.eq_ignore_ascii_case("am") || word.eq_ignore_ascii_case("pm") {
            self.afternoon = Some(word.eq_ignore_ascii_case("pm"));
        } else if self.time.is_some() && self.offset.is_none() {
            self.offset = zone(word);
        }
    }

    /// `10:00:00`, also with an offset glued on (`10:00:00+0100`) or a date in front (`2022-01-03T10:00:00Z`).
    fn take_time(&mut self, word: &str) {
        let (date, word) = word.split_once(['T', 't']).unwrap_or(("", word));
        self.take_joined(date);
        let end = word.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(word.len());
        let Some((clock, behind)) = word.split_at_checked(end) else { return };
        let mut parts = clock.split(':').map(|part| part.split('.').next().unwrap_or(part).parse::<u32>());
        let (Some(Ok(hour)), Some(Ok(minute))) = (parts.next(), parts.next()) else { return };
        // A leap second is kept as the second before it.
        let second = parts.next().and_then(Result::ok).unwrap_or(0).min(59);
        self.next_day = hour == 24;
        self.time = NaiveTime::from_hms_opt(hour % 24, minute, second).filter(|_| hour <= 24);
        if !behind.is_empty() {
            self.take(behind);
        }
    }

    /// `3.1.2022`, the day first; `10.30.36`, with dots for colons.
    fn take_dotted(&mut self, word: &str) {
        let numbers: Vec<&str> = word.split('.').filter(|part| !part.is_empty()).collect();
        match numbers.as_slice() {
            [day, month, year] if year.len() == 4 && self.month.is_none() => {
                self.take_number(day);
                self.month = month.parse().ok();
                self.take_number(year);
            }
            [day] => self.take_number(day),
            [_, _] | [_, _, _] if self.time.is_none() => self.take_time(&numbers.join(":")),
            _ => {}
        }
    }

    /// The first small number is the day, the next one the year; a long one is the year at once.
    fn take_number(&mut self, digits: &str) {
        let Ok(number) = digits.parse::<u32>() else { return };
        if self.day.is_none() && digits.len() <= 2 && (1..=31).contains(&number) {
            self.day = Some(number);
        } else if self.year.is_none() {
            self.year = year(digits.len(), number);
        }
    }

    /// `3-Jan-2022`, `2022-01-03`, `2022/01/03`.
    fn take_joined(&mut self, word: &str) {
        for part in word.split(['-', '/']).filter(|part| !part.is_empty()) {
            match month(part) {
                Some(month) => self.month = self.month.or(Some(month)),
                None if self.year.is_some_and(|year| year >= 1_000) && self.month.is_none() => {
                    self.month = part.parse().ok();
                }
                None => self.take_number(part),
            }
        }
    }

    fn date_time(self) -> Option<DateTime<FixedOffset>> {
        let date = NaiveDate::from_ymd_opt(self.year?, self.month?, self.day?)?;
        let time = self.time.unwrap_or_default();
        let time = match (self.afternoon, chrono::Timelike::hour(&time)) {
            (Some(true), 1..=11) => time + chrono::TimeDelta::hours(12),
            (Some(false), 12) => time - chrono::TimeDelta::hours(12),
            _ => time,
        };
        let offset = self.offset.or_else(|| FixedOffset::east_opt(0))?;
        let when = NaiveDateTime::new(date, time);
        let when = if self.next_day { when.checked_add_days(chrono::Days::new(1))? } else { when };
        when.and_local_timezone(offset).single()
    }
}

/// Digits and dots only.
fn dotted(word: &str) -> bool {
    word.contains('.') && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// RFC 5322 §4.3: two digits up to 49 are 20xx, from 50 on 19xx, three digits count from 1900.
fn year(digits: usize, number: u32) -> Option<i32> {
    let number = i32::try_from(number).ok()?;
    match digits {
        1 | 2 if number < 50 => Some(number + 2_000),
        1..=3 => Some(number + 1_900),
        4 => Some(number),
        _ => None,
    }
}

/// An English month, whole or cut to three letters or more.
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| word.starts_with(month))?;
    word.bytes().all(|byte| byte.is_ascii_alphabetic()).then(|| at as u32 + 1)
}

/// `+0100`, `+01:00`, `GMT+0100`, `PDT`.
fn zone(word: &str) -> Option<FixedOffset> {
    let word = word.trim_matches(['"', '\'', '.', ';']).to_ascii_lowercase();
    if let Some((_, hours, minutes)) = ZONES.iter().find(|(name, ..)| *name == word) {
        return FixedOffset::east_opt(hours * 3_600 + minutes * 60);
    }
    if word == "nzdt" {
        return FixedOffset::east_opt(13 * 3_600);
    }
    let number = word.trim_start_matches("gmt").trim_start_matches("utc");
    let (sign, digits) = match number.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    let all = digits.parse::<i32>().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (hours, minutes) = if digits.len() <= 2 { (all, 0) } else { (all / 100, all % 100) };
    // The largest offset in use is +14:00; more than that is a slip, and the time is still worth having.
    let seconds = if hours <= 14 && minutes < 60 { hours * 3_600 + minutes * 60 } else { 0 };
    FixedOffset::east_opt(sign * seconds)
}

/// Whether `word` is an English weekday cut to three letters.
pub(crate) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|day| word.eq_ignore_ascii_case(day))
}

/// Whether `word` is an English month cut to three letters.
pub(crate) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| word.eq_ignore_ascii_case(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_mailers_write_them() {
        for (given, wanted) in [
            ("Mon, 3 Jan 2022 10:30:36 +0100", "2022-01-03T10:30:36+01:00"),
            ("3 Jan 2022 10:30:36 -0000", "2022-01-03T10:30:36+00:00"),
            ("Mon, 23 Apr 2001 13:51:00 -0700 (PDT)", "2001-04-23T13:51:00-07:00"),
            ("Mon, 23 Apr 2001 13:51:00 (PDT)", "2001-04-23T13:51:00-07:00"),
            ("Mon, 23 Apr 2001 13:51 PDT", "2001-04-23T13:51:00-07:00"),
            ("Tue, 3 Jan 2022 10:30:36 +0100", "2022-01-03T10:30:36+01:00"),
            ("Fri, 07 May 99 09:05:01 EST", "1999-05-07T09:05:01-05:00"),
            ("7 May 03 09:05:01 GMT", "2003-05-07T09:05:01+00:00"),
            ("7 May 102 09:05:01 GMT", "2002-05-07T09:05:01+00:00"),
            ("Mon Jan  3 10:30:36 2022", "2022-01-03T10:30:36+00:00"),
            ("Mon Jan  3 10:30:36 CET 2022", "2022-01-03T10:30:36+01:00"),
            ("Mon Jan 03 10:30:36 +0200 2022", "2022-01-03T10:30:36+02:00"),
            ("2022-01-03 10:30:36 +0100", "2022-01-03T10:30:36+01:00"),
            ("2022-01-03T10:30:36Z", "2022-01-03T10:30:36+00:00"),
            ("3-Jan-2022 10:30:36 GMT+0200", "2022-01-03T10:30:36+02:00"),
            ("Monday, January 3, 2022 4:05 PM", "2022-01-03T16:05:00+00:00"),
            ("Monday, January 3, 2022 12:05 AM", "2022-01-03T00:05:00+00:00"),
            ("Mon, 3 Jan 2022 10:30:60 +05:30", "2022-01-03T10:30:59+05:30"),
            ("Mon, 3 Jan 2022 10:30:36 +9999", "2022-01-03T10:30:36+00:00"),
            ("Mon,3 Jan 2022 10:30:36+0100", "2022-01-03T10:30:36+01:00"),
            ("Mon, 03 Jan 2022 10:30:36 \"GMT\"", "2022-01-03T10:30:36+00:00"),
            ("Mon, 3 Jan 2022 24:00:00 +0100", "2022-01-04T00:00:00+01:00"),
            ("Mon, 3 Jan 2022 25:00:00 +0100", "2022-01-03T00:00:00+00:00"),
            ("Mon, 3 Jan 2022 10.30.36 +0100", "2022-01-03T10:30:36+01:00"),
            ("Mon, 3 Jan 2022 10:30", "2022-01-03T10:30:00+00:00"),
            ("3 Jan 2022 10:30 GMT+2", "2022-01-03T10:30:00+02:00"),
            ("3 Jan 2022 10:30 UTC-03:30", "2022-01-03T10:30:00-03:30"),
            ("3 Jan 2022 10:30 -2400", "2022-01-03T10:30:00+00:00"),
            ("3 Jan 2022 10:30 +0160", "2022-01-03T10:30:00+00:00"),
            ("3 Jan 2022 10:30 A", "2022-01-03T10:30:00+00:00"),
            ("3 Jan 2022 10:30 Z", "2022-01-03T10:30:00+00:00"),
            ("3 Jan 2022 10:30:36 + 0100", "2022-01-03T10:30:36+01:00"),
            ("3 Jan 2022 10:30:36 Eastern Standard Time", "2022-01-03T10:30:36+00:00"),
            ("3 January 50 10:30:36 GMT", "1950-01-03T10:30:36+00:00"),
            ("03.01.2022 10:30:36", "2022-01-03T10:30:36+00:00"),
            ("Mo., 3. Jan. 2022 10:30:36 +0100", "2022-01-03T10:30:36+01:00"),
            ("2022/01/03 10:30:36", "2022-01-03T10:30:36+00:00"),
            ("2022-01-03T10:30:36.123+01:00", "2022-01-03T10:30:36.123+01:00"),
            (
                "Mon, 3 (a comment (in a comment)) Jan 2022 10:30:36 (x) +0100 (CET)",
                "2022-01-03T10:30:36+01:00",
            ),
            (
                "Thu\r\n , 13\r\n  Feb\r\n   1969\r\n 23:32\r\n -0330 (Newfoundland Time)",
                "1969-02-13T23:32:00-03:30",
            ),
            ("21 Nov 97 09(comment):   55  :  06 -0600", "1997-11-21T09:55:06-06:00"),
            ("Mon, 3 Jan 2022 10:30:36 America/New_York", "2022-01-03T10:30:36+00:00"),
            ("Mon,3Jan2022 10:30:36 +0100", ""),
            ("01/03/2022 10:30", ""),
            ("Thu, 31 Feb 2022 10:30:36 +0100", ""),
            ("garbage", ""),
            ("", ""),
            ("Mon, 3 2022 10:30", ""),
            ("99999999999999999999", ""),
            ("(((((((", ""),
        ] {
            let found = parse(given).map_or_else(String::new, |date| date.to_rfc3339());
            assert_eq!(found, wanted, "{given}");
        }
    }
}
