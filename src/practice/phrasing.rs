//! How dates, quotes and subjects stand in a sentence. Owns: the 60-word and 120-character limits of an item.

use crate::plain::{clean, cut, plain_quote};
use crate::signal::words_in;
use crate::words::Mail;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

/// An item's paragraph has at most this many words.
pub const ITEM_WORDS: usize = 60;

/// A subject inside a sentence has at most this many characters.
const TOPIC_CHARS: usize = 48;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const LONG_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(date: NaiveDate, names: [&'static str; 12]) -> &'static str {
    names.get(date.month0() as usize).copied().unwrap_or_default()
}

/// `16 Nov`; with the year when it is not this year's.
pub fn day(date: NaiveDate, now: DateTime<FixedOffset>) -> String {
    let short = format!("{} {}", date.day(), month(date, MONTHS));
    if date.year() == now.year() { short } else { format!("{short} {}", date.year()) }
}

/// `16 November`, for drafts; with the year when it is not this year's.
pub fn long_day(date: NaiveDate, now: DateTime<FixedOffset>) -> String {
    let short = format!("{} {}", date.day(), month(date, LONG_MONTHS));
    if date.year() == now.year() { short } else { format!("{short} {}", date.year()) }
}

/// `March 2025`.
pub fn month_year(date: NaiveDate) -> String {
    format!("{} {}", month(date, LONG_MONTHS), date.year())
}

/// `the day you asked`, `the day after you asked`, `three days after you asked`.
pub fn after_asking(asked: NaiveDate, answered: NaiveDate) -> String {
    match (answered - asked).num_days() {
        ..=0 => "the day you asked".to_owned(),
        1 => "the day after you asked".to_owned(),
        days => format!("{} days after you asked", number(days)),
    }
}

/// Small numbers in words.
pub fn number(n: i64) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    usize::try_from(n)
        .ok()
        .and_then(|n| WORDS.get(n))
        .map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// The words in straight quotation marks, cleaned and cut; inner double quotes become single.
pub fn quote(words: &str) -> String {
    format!("\"{}\"", plain_quote(words).replace(['"', '“', '”', '„'], "'"))
}

/// The subject without prefixes and list tags, in its own case; `None` when nothing is left.
pub fn topic(mail: &Mail) -> Option<String> {
    let normal = crate::thread::normal_subject(&mail.subject);
    let chars = normal.chars().count();
    let folded = mail.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let tail: String = folded.chars().skip(folded.chars().count().saturating_sub(chars)).collect();
    let plain = clean(&tail).replace(['"', '“', '”'], "'");
    let plain = plain.trim_matches(|c: char| c.is_whitespace() || c == '-');
    (plain.chars().filter(|c| c.is_alphanumeric()).count() >= 3).then(|| cut(plain, TOPIC_CHARS))
}

/// ` on "Headcount file"`, or nothing.
pub fn on_topic(mail: &Mail) -> String {
    topic(mail).map_or_else(String::new, |topic| format!(" on \"{topic}\""))
}

/// Joins sentences: the needed ones, then the others in order as long as [`ITEM_WORDS`] allows.
pub fn paragraph(parts: &[(bool, String)]) -> String {
    let mut room =
        ITEM_WORDS.saturating_sub(parts.iter().filter(|(needed, _)| *needed).map(|(_, t)| words_in(t)).sum());
    let mut chosen = Vec::new();
    for (needed, text) in parts.iter().filter(|(_, text)| !text.is_empty()) {
        let cost = words_in(text);
        if *needed {
            chosen.push(text.as_str());
        } else if cost <= room {
            room -= cost;
            chosen.push(text.as_str());
        }
    }
    chosen.join(" ")
}

/// One of several wordings, picked by the key so that it stays the same for the same evidence.
pub fn pick<'a>(wordings: &'a [&'a str], key: &str) -> &'a str {
    let sum = blake3::hash(key.as_bytes())
        .as_bytes()
        .iter()
        .fold(0_usize, |sum, b| sum.wrapping_add(usize::from(*b)));
    wordings.get(sum % wordings.len().max(1)).copied().unwrap_or_default()
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_and_joins() {
        assert_eq!(cut("one two three", 9), "one two…");
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        let long = "w ".repeat(50).trim().to_owned();
        let text = paragraph(&[
            (true, "Needed.".into()),
            (false, long.clone()),
            (false, long),
            (false, "Short.".into()),
        ]);
        assert!(text.split_whitespace().count() <= ITEM_WORDS && text.ends_with("Short."));
    }

    #[test]
    fn says_dates_plainly() {
        let now = DateTime::parse_from_rfc3339("2026-11-21T09:00:00+00:00").unwrap();
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(day(date(2026, 9, 2), now), "2 Sept");
        assert_eq!(day(date(2025, 3, 2), now), "2 March 2025");
        assert_eq!(after_asking(date(2026, 11, 1), date(2026, 11, 4)), "three days after you asked");
    }
}
