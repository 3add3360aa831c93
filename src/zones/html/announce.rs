//! Lines that announce a quoted mail, looked at one by one. Owns: what an element's first or last lines must say to be
//! believed. Never touches: elements.

use super::mark::Marks;
use crate::zones::lines::{self, is_rule};
use crate::zones::{attribution, author, date, header_block, marker};

/// Fields of a header in a language that we don't know: author, time, recipient, subject.
const FIELDS: usize = 4;
/// Lines of a header that are looked at.
pub const HEADER_LINES: usize = 8;
/// Lines above a quote that are looked at.
const ABOVE: usize = 24;
/// Bytes of an attribution.
const LONGEST: usize = 400;
/// Bytes among which a field's colon stands.
const FIELD_WIDTH: usize = 40;

/// Whether a line announces another mail and says nothing else: `Some(true)` for a forwarded one.
pub fn marker(line: &str) -> Option<bool> {
    marker::read(&lines::read(line), 0).map(|(forward, _)| forward)
}

/// Words between strokes, as `---------- Forwarded message ---------` in any language.
pub fn is_struck(line: &str) -> bool {
    let line = line.trim();
    let strokes = |c: &char| matches!(c, '-' | '‐' | '–' | '—');
    let before = line.chars().take_while(strokes).count();
    let behind = line.chars().rev().take_while(strokes).count();
    line.len() < 160 && before >= 5 && behind >= 5 && line.chars().any(char::is_alphabetic)
}

/// The header of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Header {
    /// The line walk can read it.
    Known,
    /// In a language that we don't know: what to write for so many lines.
    Foreign(String, usize),
}

/// Whether lines begin with the header of a mail: fields that we know, or author, time and one more in another language.
pub fn header(texts: &[&str]) -> Option<Header> {
    let texts: Vec<&str> = texts.iter().copied().skip_while(|line| is_rule(line)).collect();
    let announced = texts.first().is_some_and(|line| marker(line) == Some(false));
    let from = usize::from(announced);
    let joined = texts.join("\n");
    if header_block::read(&lines::read(&joined), from, announced).is_some() {
        return Some(Header::Known);
    }
    let values: Vec<&str> = texts.iter().take(FIELDS).map_while(|line| field(line)).collect();
    let [author, others @ ..] = values.as_slice() else { return None };
    let sent = others.iter().find(|value| is_moment(value))?;
    let written = format!("From: {author}\nTo:\nSent: {sent}");
    (others.len() >= 2).then_some(Header::Foreign(written, values.len()))
}

/// The value of a field of any name.
fn field(line: &str) -> Option<&str> {
    let (at, colon) = line.char_indices().take(FIELD_WIDTH).find(|(_, c)| matches!(c, ':' | '：'))?;
    line.get(at + colon.len_utf8()..).map(str::trim)
}

/// `10:11`
/// A day with a time of day; a clock alone is an agenda's.
fn is_moment(value: &str) -> bool {
    date::find(value, date::Order::Unknown).is_some_and(|found| found.clock.is_some())
}

/// Whether the last lines, all at `depth`, are an attribution.
pub fn is_attribution_at_end(written: &[Marks], depth: usize) -> bool {
    let tail = tail(written, depth, attribution::REACH);
    let texts: Vec<&str> = tail.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty()).collect();
    (0..texts.len()).any(|from| {
        let rest = texts.get(from..).unwrap_or_default();
        is_attribution(&rest.join("\n"), rest.len())
    })
}

/// Whether `text` of so many lines is an attribution when a quote follows.
fn is_attribution(text: &str, count: usize) -> bool {
    let text = format!("{text}\n> quoted");
    attribution::read(&lines::read(&text), 0).is_some_and(|(_, used)| used == count)
}

/// Where the header block begins that the last lines are, if they are one.
pub fn header_at_end(written: &[Marks], depth: usize) -> Option<usize> {
    let last = written.iter().rev().take(4).find(|line| !line.text.trim().is_empty())?;
    if header_block::field(&last.text).is_none() && !last.text.contains('@') {
        return None;
    }
    let tail = tail(written, depth, ABOVE);
    let said = tail.iter().rposition(|line| !line.text.trim().is_empty())? + 1;
    let texts: Vec<&str> = tail.iter().take(said).map(|line| line.text.as_str()).collect();
    let joined = texts.join("\n");
    let lines = lines::read(&joined);
    let begins = |at: &usize| {
        texts.get(*at).is_some_and(|text| header_block::field(text).is_some())
            && header_block::read(&lines, *at, false).is_some_and(|(_, used)| at + used >= texts.len())
    };
    let at = (0..texts.len()).find(begins)?;
    Some(written.len() - tail.len() + at)
}

/// The last lines, as far as they are at `depth`, `most` with words at most.
fn tail(written: &[Marks], depth: usize, most: usize) -> &[Marks] {
    let mut words = 0;
    let taken = written
        .iter()
        .rev()
        .take(most * 2)
        .take_while(|line| {
            words += usize::from(!line.text.trim().is_empty());
            line.depth == depth && words <= most
        })
        .count();
    written.get(written.len() - taken..).unwrap_or_default()
}

/// An attribution that an element calls one, in a form that the line walk knows; empty when it names nobody and no
/// time. `None` when the element holds something else.
pub fn attribution(text: &str) -> Option<String> {
    let ends = text.ends_with([':', '：', '>', ')', '-']) || text.contains('@');
    if text.is_empty() || text.len() > LONGEST || !ends || marker(text).is_some() || text.starts_with("-----")
    {
        return None;
    }
    if is_attribution(text, 1) {
        return Some(text.to_owned());
    }
    let when = date::find(text, date::Order::DayFirst).and_then(|found| found.when);
    let who = author::read(text).and_then(|author| author.address);
    if when.is_none() && who.is_none() {
        return Some(String::new());
    }
    let day = when.map_or_else(String::new, |when| {
        let time = when.time.map_or_else(String::new, |time| format!(" at {}", time.format("%H:%M")));
        format!("On {}{time}, ", when.date.format("%-d %b %Y"))
    });
    let who = who.map_or_else(String::new, |address| format!("<{address}> "));
    Some(format!("{day}{who}wrote:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_in_languages_we_know_and_others() {
        for (lines, expected) in [
            (
                &["From: Ana <ana@x.org>", "Sent: 3 November 2026 10:11", "To: Per", "Subject: Plan"][..],
                Some(Header::Known),
            ),
            (&["____________", "From: Ana Sousa", "Sent: 3 Nov 2026 10:11", "To: Per"], Some(Header::Known)),
            (
                &["Auctor: Ana <ana@x.org>", "Missum: 2026-11-03 10:11", "Lectori: Per", "Res: Consilium"],
                Some(Header::Foreign("From: Ana <ana@x.org>\nTo:\nSent: 2026-11-03 10:11".to_owned(), 4)),
            ),
            (&["Tel: 123", "Web: www.x.org", "Room: 3"], None),
            (&["Hello", "From: Ana", "Sent: 3 Nov 2026", "To: Per"], None),
        ] {
            assert_eq!(header(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn attributions_become_readable() {
        for (text, line) in [
            ("Am 03.11.2026 um 10:11 schrieb Ana Sousa:", Some("Am 03.11.2026 um 10:11 schrieb Ana Sousa:")),
            (
                "Ana <ana@x.org> (3 Nov 2026 10:11) aliquid scripsit:",
                Some("On 3 Nov 2026 at 10:11, <ana@x.org> wrote:"),
            ),
            ("aliquis scripsit:", Some("")),
            ("Hello.", None),
        ] {
            assert_eq!(attribution(text).as_deref(), line, "{text}");
        }
    }
}
