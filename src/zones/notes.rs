//! Lotus Notes headings: a name, a US date, then `To:`, `cc:`, `Subject:`. Owns: their layouts. Never touches:
//! blocks that begin with `From:` and `Sent:`.

use super::header_block;
use super::heads::Head;
use super::lines::{Line, cut, same};
use super::words::Field;
use super::{author, date};

/// Lines between the date and the first field: blanks, `Please respond to`, `Sent by`.
const GAP: usize = 8;
/// Bytes of a heading line; longer ones are prose.
const LONGEST: usize = 600;

/// The heading at `at`, and how many lines it takes.
pub fn read(lines: &[Line<'_>], at: usize) -> Option<(Head, usize)> {
    let marks = lines.get(at)?.marks;
    let first = short(lines, at, marks)?;
    if let Some(head) = flattened(first) {
        return Some((head, 1));
    }
    let (name, when, used) = one_line(first)
        .or_else(|| wrapped(lines, at, marks, first))
        .or_else(|| two_lines(lines, at, marks, first))
        .or_else(|| date_first(lines, at, marks, first))?;
    let mut next = at + used;
    for _ in 0..GAP {
        let text = same(lines, next, marks)?;
        if matches!(header_block::field(text), Some((Field::To | Field::Subject, _))) {
            break;
        }
        if !filler(text) && text != name {
            return None;
        }
        next += 1;
    }
    let block = header_block::fields(lines, next, true);
    let addressed = block.seen.contains(&Field::To) || block.seen.contains(&Field::Subject);
    if !addressed {
        return None;
    }
    let name = name.strip_prefix("From:").unwrap_or(name);
    let head = Head { who: author::read(name), when: Some(when), ..Head::default() };
    Some((head, next + block.used - at))
}

fn short<'a>(lines: &[Line<'a>], at: usize, marks: usize) -> Option<&'a str> {
    same(lines, at, marks).filter(|text| !text.is_empty() && text.len() <= LONGEST)
}

/// Ends in a clock, as every form does: the cheap test.
fn ends_in_clock(text: &str) -> bool {
    let half = text.ends_with("AM") || text.ends_with("PM");
    (half || text.ends_with(|c: char| c.is_ascii_digit())) && text.contains(':')
}

/// `X on 03/27/2000 09:10:15 AM` and `From:  X @ ACME      03/06/2001 10:54 AM`.
fn one_line(text: &str) -> Option<(&str, super::QuoteTime, usize)> {
    if !ends_in_clock(text) || !date::may_hold_clock(text) {
        return None;
    }
    let found = date::find(text, date::Order::MonthFirst)?;
    let when = found.when.filter(|when| when.time.is_some())?;
    if found.span.end != text.len() {
        return None;
    }
    let before = text.get(..found.span.start)?;
    let aligned = before.strip_suffix("  ").or_else(|| before.strip_suffix('\t'));
    let from = before.starts_with("From:").then_some(before);
    let name = before.trim_end().strip_suffix(" on").or(from).or(aligned)?;
    (!name.trim().is_empty()).then_some((name, when, 1))
}

/// The whole heading on one line, as one mail program flattened it:
/// `"X" <x@y> 07/10/2001 02:55 PM Please respond to "X" \t To: <z@y> cc: Subject: Plan`.
fn flattened(text: &str) -> Option<Head> {
    let (before, after) = cut(text, " To: ")?;
    if !after.contains("Subject:") {
        return None;
    }
    let found = date::find(before, date::Order::MonthFirst)?;
    let when = found.when.filter(|when| when.time.is_some())?;
    let name = before.get(..found.span.start)?;
    let name = name.split_once("Sent by:").map_or(name, |(name, _)| name).trim();
    let who = author::read(name.strip_suffix(" on").unwrap_or(name))?;
    Some(Head { who: Some(who), when: Some(when), ..Head::default() })
}

/// The first form, wrapped: the join of two lines.
fn wrapped<'a>(
    lines: &[Line<'a>],
    at: usize,
    marks: usize,
    first: &'a str,
) -> Option<(&'a str, super::QuoteTime, usize)> {
    let second = short(lines, at + 1, marks).filter(|text| text.len() <= 40 && ends_in_clock(text))?;
    if !first.contains(" on") {
        return None;
    }
    let (name, tail) = first.rsplit_once(" on ").or_else(|| Some((first.strip_suffix(" on")?, "")))?;
    let when = only_date(&format!("{tail} {second}"))?;
    Some((name, when, 2))
}

/// A name and, on the next line or behind `Sent by: …`, the date alone.
fn two_lines<'a>(
    lines: &[Line<'a>],
    at: usize,
    marks: usize,
    first: &'a str,
) -> Option<(&'a str, super::QuoteTime, usize)> {
    let sent_by = |text: &str| text.starts_with("Sent by:");
    let skip = usize::from(same(lines, at + 1, marks).is_some_and(sent_by));
    let second = short(lines, at + 1 + skip, marks).filter(|text| text.len() <= 24 && ends_in_clock(text))?;
    let when = only_date(second)?;
    (!sent_by(first)).then_some((first, when, 2 + skip))
}

/// The date alone and the name below, often repeated.
fn date_first<'a>(
    lines: &[Line<'a>],
    at: usize,
    marks: usize,
    first: &'a str,
) -> Option<(&'a str, super::QuoteTime, usize)> {
    let when = Some(first).filter(|text| text.len() <= 24).and_then(only_date)?;
    let name =
        short(lines, at + 1, marks).filter(|text| text.len() <= 80 && header_block::field(text).is_none())?;
    Some((name, when, 2))
}

/// A text that is a US date with a clock and nothing else.
fn only_date(text: &str) -> Option<super::QuoteTime> {
    let text = text.trim();
    if !text.starts_with(|c: char| c.is_ascii_digit()) || !date::may_hold_clock(text) {
        return None;
    }
    let found = date::find(text, date::Order::MonthFirst).filter(|found| found.span == (0..text.len()))?;
    found.when.filter(|when| when.time.is_some())
}

fn filler(text: &str) -> bool {
    text.is_empty()
        || text.starts_with("Please respond to")
        || text.starts_with("Sent by:")
        || (text.starts_with('<') && text.ends_with('>'))
        || (text.contains('@') && !text.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn shown(text: &str) -> Option<(String, String, usize)> {
        let (head, used) = read(&lines::read(text), 0)?;
        let who = head.who?;
        let who = who.name.or(who.address.map(|address| address.to_string()))?;
        let when = head.when?;
        Some((who, format!("{} {}", when.date, when.time?.format("%H:%M")), used))
    }

    #[test]
    fn layouts() {
        for (text, who, when, used) in [
            (
                "\tana@x.org\n\t06/19/2000 06:18 PM\n\t\t \n\t\t To: b@x.org\n\t\t cc: \n\t\t Subject: Plan\n\nHi",
                "ana@x.org",
                "2000-06-19 18:18",
                6,
            ),
            (
                "Ana Sousa@ACME\n02/03/2001 02:36 PM\nTo: B C/ROM/ACME@ACME\ncc:  \n\nSubject: Plan\n\nHi",
                "Ana Sousa",
                "2001-02-03 14:36",
                6,
            ),
            (
                "\"Ana S\" <a@x.org> on 03/27/2000 09:10:15 AM\nPlease respond to <a@x.org>\nTo: b@x.org\ncc:\nSubject: Plan\n",
                "Ana S",
                "2000-03-27 09:10",
                5,
            ),
            (
                "\"Ana S\" <a@x.org> on 03/27/2000 \n09:10:15 AM\nTo: b@x.org\ncc:\nSubject: Plan\n",
                "Ana S",
                "2000-03-27 09:10",
                5,
            ),
            (
                "From:  Ana S @ ACME             03/06/2001 10:54 AM\n\t\n\nTo: B C/HOU\ncc:\nSubject: Plan\n",
                "Ana S",
                "2001-03-06 10:54",
                6,
            ),
        ] {
            assert_eq!(shown(text), Some((who.to_owned(), when.to_owned(), used)), "{text}");
        }
    }

    #[test]
    fn a_date_in_prose_is_no_heading() {
        assert_eq!(shown("The meeting is on 03/27/2000 09:10 AM\nSee you there"), None);
        assert_eq!(shown("Lunch\n06/19/2000 06:18 PM\nat the corner"), None);
    }
}
