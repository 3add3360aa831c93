//! Dates in attribution lines and header blocks. Owns: finding one date and its time of day in a short text.
//! Never touches: zones of time. A date whose day and month can't be told apart is not guessed.

use super::QuoteTime;
use chrono::{NaiveDate, NaiveTime};
use std::ops::Range;

/// How `3/4/2026` is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// US clients and Lotus Notes: month, day, year.
    MonthFirst,
    /// Day, month, year.
    DayFirst,
    /// The client varies: only an upper-case `AM`/`PM` (US locales) or a number above 12 decides.
    Unknown,
}

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// `None` when there is a date that reads two ways.
    pub when: Option<QuoteTime>,
    /// Byte range from the first to the last part of date and time.
    pub span: Range<usize>,
}

/// Bytes looked at; no client writes longer attribution lines.
const LONGEST: usize = 400;

/// Digits of a date at least: one of the day, two of the year.
const FEWEST_DIGITS: usize = 3;
/// Digits of a date with a clock at least: one of the hour, two of the minute, two of the year.
const FEWEST_WITH_CLOCK: usize = 5;

/// Whether `text` has the digits for a date: the cheap test before [`find`].
pub fn may_stand_in(text: &str) -> bool {
    has_digits(text, FEWEST_DIGITS)
}

/// The same for a date with a time of day.
pub fn may_hold_clock(text: &str) -> bool {
    has_digits(text, FEWEST_WITH_CLOCK)
}

fn has_digits(text: &str, count: usize) -> bool {
    text.bytes().filter(u8::is_ascii_digit).nth(count - 1).is_some()
}

/// The first date in `text`.
pub fn find(text: &str, order: Order) -> Option<Found> {
    if !may_stand_in(text) {
        return None;
    }
    let tokens = tokens(text);
    let (at, day) = (0..tokens.len()).find_map(|at| Some((at, day_at(&tokens, at)?)))?;
    let clock = (day.next..tokens.len()).chain(0..at).find_map(|at| clock_at(&tokens, at)).or(day.clock);
    let upper = clock.as_ref().is_some_and(|clock| clock.upper_case_half);
    let order = if order == Order::Unknown && upper { Order::MonthFirst } else { order };
    let date = match day.parts.resolve(order) {
        Reading::NoSuchDay => return None,
        Reading::TwoWays => None,
        Reading::Day(date) => Some(date),
    };
    let (start, end) = (tokens.get(at)?.span.start, tokens.get(day.next.checked_sub(1)?)?.span.end);
    let span =
        clock.as_ref().map_or(start..end, |clock| start.min(clock.span.start)..end.max(clock.span.end));
    let when = date.map(|date| QuoteTime { date, time: clock.and_then(|clock| clock.time) });
    Some(Found { when, span })
}

#[derive(Debug)]
struct Token<'a> {
    text: &'a str,
    span: Range<usize>,
    number: Option<u32>,
}

impl Token<'_> {
    fn is(&self, texts: &[&str]) -> bool {
        texts.contains(&self.text)
    }

    /// A number of one or two digits.
    fn small(&self) -> Option<u32> {
        self.number.filter(|_| self.text.len() <= 2)
    }

    /// A year in full; 1970 is older than mail with dates we care for.
    fn year(&self) -> Option<u32> {
        self.number.filter(|n| self.text.len() == 4 && (1970..2200).contains(n))
    }

    /// A year in full or its last two digits, which stand for 1970–2069.
    fn any_year(&self) -> Option<u32> {
        let short = self.small().filter(|_| self.text.len() == 2);
        self.year().or_else(|| short.map(|n| if n < 70 { 2000 + n } else { 1900 + n }))
    }
}

fn kind(c: char) -> u8 {
    match c {
        '0'..='9' => 0,
        '年' | '月' | '日' | '년' | '월' | '일' => 2,
        c if c.is_alphabetic() => 1,
        _ => 2,
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::with_capacity(text.len().min(LONGEST) / 3 + 1);
    let mut chars = text.char_indices().take_while(|(at, _)| *at < LONGEST).peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        while kind(c) < 2 {
            let Some((at, next)) = chars.next_if(|(_, next)| kind(*next) == kind(c)) else { break };
            end = at + next.len_utf8();
        }
        let text = text.get(start..end).unwrap_or("");
        let number = if kind(c) == 0 { text.parse().ok() } else { None };
        out.push(Token { text, span: start..end, number });
    }
    out
}

/// Year, month and day as written.
#[derive(Debug)]
enum Parts {
    Known(u32, u32, u32),
    /// Two numbers and a year, in either order.
    Either(u32, u32, u32),
}

enum Reading {
    NoSuchDay,
    TwoWays,
    Day(NaiveDate),
}

impl Parts {
    fn resolve(&self, order: Order) -> Reading {
        let (year, month, day) = match *self {
            Self::Known(year, month, day) => (year, month, day),
            Self::Either(a, b, year) if b > 12 => (year, a, b),
            Self::Either(a, b, year) if a > 12 || a == b => (year, b, a),
            Self::Either(a, b, year) => match order {
                Order::MonthFirst => (year, a, b),
                Order::DayFirst => (year, b, a),
                Order::Unknown => return Reading::TwoWays,
            },
        };
        let year = i32::try_from(year).unwrap_or(i32::MAX);
        NaiveDate::from_ymd_opt(year, month, day).map_or(Reading::NoSuchDay, Reading::Day)
    }
}

#[derive(Debug)]
struct Day {
    parts: Parts,
    /// The first token behind it.
    next: usize,
    /// `Mon Oct 01 09:20:09 2001` has its clock inside.
    clock: Option<Clock>,
}

fn day_at(tokens: &[Token<'_>], at: usize) -> Option<Day> {
    in_numbers(tokens, at).or_else(|| day_month_year(tokens, at)).or_else(|| month_day_year(tokens, at))
}

fn in_numbers(tokens: &[Token<'_>], at: usize) -> Option<Day> {
    let [a, first, b, second, c] = tokens.get(at..at + 5)? else { return None };
    a.number?;
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    if before.is_some_and(|token| token.is(&[".", "/"])) {
        return None;
    }
    let alike = first.text == second.text && first.is(&["/", "-", "."]);
    let counted = first.is(&["年", "년"]) && second.is(&["月", "월"]);
    if let (Some(year), Some(month), Some(day), true) = (a.year(), b.small(), c.small(), alike || counted) {
        return Some(Day { parts: Parts::Known(year, month, day), next: at + 5, clock: None });
    }
    let version = tokens.get(at + 5).is_some_and(|token| token.is(&["."]) && token.span.start == c.span.end)
        && tokens.get(at + 6).is_some_and(|token| token.number.is_some());
    if !alike || version {
        return None;
    }
    let (a, b, year) = (a.small()?, b.small()?, c.any_year()?);
    let parts = if first.is(&["."]) { Parts::Known(year, b, a) } else { Parts::Either(a, b, year) };
    Some(Day { parts, next: at + 5, clock: None })
}

fn skip(tokens: &[Token<'_>], mut at: usize, texts: &[&str]) -> usize {
    while tokens.get(at).is_some_and(|token| token.is(texts)) {
        at += 1;
    }
    at
}

fn day_month_year(tokens: &[Token<'_>], at: usize) -> Option<Day> {
    let day = tokens.get(at)?.small()?;
    let month_at = skip(tokens, at + 1, &[".", "-", "de", "of", "st", "nd", "rd", "th", "º"]);
    let month = month(tokens.get(month_at)?.text)?;
    let year_at = skip(tokens, month_at + 1, &[".", ",", "-", "de", "del", "'"]);
    let year = tokens.get(year_at)?.any_year()?;
    if tokens.get(year_at + 1).is_some_and(|token| token.is(&[":"])) && tokens.get(year_at)?.year().is_none()
    {
        return None;
    }
    Some(Day { parts: Parts::Known(year, month, day), next: year_at + 1, clock: None })
}

fn month_day_year(tokens: &[Token<'_>], at: usize) -> Option<Day> {
    let day_at = skip(tokens, at + 1, &[".", "-"]);
    let day = tokens.get(day_at)?.small()?;
    let month = month(tokens.get(at)?.text)?;
    let year_at = skip(tokens, day_at + 1, &[".", ",", "-", "st", "nd", "rd", "th"]);
    if let Some(clock) = clock_at(tokens, year_at) {
        let zone = tokens.get(clock.next).is_some_and(|token| token.number.is_none());
        let year_at = if zone { clock.next + 1 } else { clock.next };
        let year = tokens.get(year_at)?.year()?;
        return Some(Day { parts: Parts::Known(year, month, day), next: year_at + 1, clock: Some(clock) });
    }
    let token = tokens.get(year_at)?;
    let dashed = tokens.get(year_at - 1).is_some_and(|token| token.is(&["-"]));
    let year = if dashed { token.any_year()? } else { token.year()? };
    Some(Day { parts: Parts::Known(year, month, day), next: year_at + 1, clock: None })
}

#[derive(Debug)]
struct Clock {
    /// `None` when it is no time of day.
    time: Option<NaiveTime>,
    upper_case_half: bool,
    span: Range<usize>,
    next: usize,
}

fn clock_at(tokens: &[Token<'_>], at: usize) -> Option<Clock> {
    let [hour, colon, minute] = tokens.get(at..at + 3)? else { return None };
    let mut hour = hour.small()?;
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let dotted = colon.is(&["."]) && before.is_some_and(|t| t.is(&[".", "kl", "klo", "ore"]));
    if !(colon.is(&[":", "h"]) || dotted) || minute.text.len() != 2 {
        return None;
    }
    let mut next = at + 3;
    let mut second = 0;
    if let (Some(colon), Some(token)) = (tokens.get(next), tokens.get(next + 1))
        && colon.is(&[":"])
        && let Some(seconds) = token.small()
    {
        second = seconds;
        next += 2;
    }
    let half = tokens.get(next).map_or("", |token| token.text);
    let dotted_half = tokens.get(next + 1).is_some_and(|dot| dot.is(&["."]))
        && tokens.get(next + 2).is_some_and(|m| m.is(&["m", "M"]));
    let late = half.eq_ignore_ascii_case("pm") || dotted_half && half.eq_ignore_ascii_case("p");
    let early = half.eq_ignore_ascii_case("am") || dotted_half && half.eq_ignore_ascii_case("a");
    if late || early {
        next += if dotted_half { 3 } else { 1 };
    }
    let late = late || before.is_some_and(|token| token.is(&["午後", "下午", "오후", "晚上"]));
    if late && hour < 12 {
        hour += 12;
    } else if early && hour == 12 {
        hour = 0;
    }
    let span = tokens.get(at)?.span.start..tokens.get(next - 1)?.span.end;
    let time = NaiveTime::from_hms_opt(hour, minute.small()?, second);
    Some(Clock { time, upper_case_half: (late || early) && matches!(half, "AM" | "PM"), span, next })
}

/// Beginnings of month names (en de fr es it pt nl sv da no fi pl cs ru uk tr).
const MONTHS: [(u32, &[&str]); 12] = [
    (1, &["jan", "jän", "ene", "gen", "tammi", "sty", "led", "янв", "січ", "oca"]),
    (2, &["feb", "fév", "fev", "helmi", "lut", "úno", "фев", "лют", "şub"]),
    (3, &["mar", "mär", "mrz", "maa", "mrt", "bře", "мар", "бер"]),
    (4, &["apr", "avr", "abr", "huhti", "kwi", "dub", "апр", "кві", "nis"]),
    (5, &["may", "mai", "maj", "mag", "mei", "touko", "kvě", "мая", "май", "тра"]),
    (6, &["jun", "juin", "giu", "kesä", "cze", "červn", "июн", "чер", "haz"]),
    (7, &["jul", "juil", "lug", "heinä", "lip", "červenc", "июл", "лип", "tem"]),
    (8, &["aug", "aoû", "ago", "elo", "sie", "srp", "авг", "сер", "ağu"]),
    (9, &["sep", "set", "syys", "wrz", "zář", "сен", "вер", "eyl"]),
    (10, &["oct", "okt", "ott", "out", "loka", "paź", "říj", "окт", "жов", "eki"]),
    (11, &["nov", "marras", "lis", "ноя", "лис", "kas"]),
    (12, &["dec", "dez", "déc", "dic", "des", "joulu", "gru", "pro", "дек", "гру", "ara"]),
];

fn month(word: &str) -> Option<u32> {
    if word.len() < 3 || word.len() > 24 {
        return None;
    }
    let word = word.to_lowercase();
    // Finnish November begins like March.
    if word.starts_with("marras") {
        return Some(11);
    }
    let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    MONTHS.iter().find(|(_, stems)| begins(stems)).map(|(number, _)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: Order) -> Option<String> {
        let when = find(text, order)?.when?;
        let time = when.time.map(|time| time.format(" %H:%M:%S").to_string()).unwrap_or_default();
        Some(format!("{}{time}", when.date))
    }

    #[test]
    fn clients_in_many_languages() {
        for (text, expected) in [
            ("Tuesday, October 16, 2001 4:42 PM", "2001-10-16 16:42:00"),
            ("On Mon, 3 Nov 2026 at 10:11, Ana", "2026-11-03 10:11:00"),
            ("On 2026-11-03 10:11, Ana", "2026-11-03 10:11:00"),
            ("On 3 Nov 2026, at 10:11, Ana", "2026-11-03 10:11:00"),
            ("Am 03.11.2026 um 10:11 schrieb", "2026-11-03 10:11:00"),
            ("Am Di., 3. Nov. 2026 um 10:11 Uhr schrieb", "2026-11-03 10:11:00"),
            ("Le mar. 3 nov. 2026 à 10:11, Ana", "2026-11-03 10:11:00"),
            ("Le mardi 3 mars 2026 à 10h11", "2026-03-03 10:11:00"),
            ("El mar, 3 nov 2026 a las 10:11", "2026-11-03 10:11:00"),
            ("Em ter., 3 de nov. de 2026 às 10:11", "2026-11-03 10:11:00"),
            ("Den tir. 3. nov. 2026 kl. 10.11 skrev", "2026-11-03 10:11:00"),
            ("ti 3. marrask. 2026 klo 10.11", "2026-11-03 10:11:00"),
            ("wt., 3 lis 2026 o 10:11", "2026-11-03 10:11:00"),
            ("út 3. 11. 2026 v 10:11", "2026-11-03 10:11:00"),
            ("вт, 3 нояб. 2026 г. в 10:11", "2026-11-03 10:11:00"),
            ("3 Kas 2026 Sal, 10:11 tarihinde", "2026-11-03 10:11:00"),
            ("2026年11月3日(火) 10:11", "2026-11-03 10:11:00"),
            ("2026년 11월 3일 (화) 오후 1:11", "2026-11-03 13:11:00"),
            ("Mon Oct 01 09:20:09 2001", "2001-10-01 09:20:09"),
            ("March-09-12 4:22 PM", "2012-03-09 16:22:00"),
            ("11-Apr-2011, at 6:54 PM", "2011-04-11 18:54:00"),
            ("Thursday, 28 January 2016 8:16 p.m.", "2016-01-28 20:16:00"),
            ("16 October 2001", "2001-10-16"),
            ("3/4/26 10:11 PM", "2026-03-04 22:11:00"),
            ("13/4/26 10:11", "2026-04-13 10:11:00"),
        ] {
            assert_eq!(read(text, Order::Unknown).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn two_readings_are_no_date() {
        let found = find("On 3/4/26 10:11, Ana wrote:", Order::Unknown).unwrap();
        assert_eq!(found.when, None);
        assert_eq!(read("3/4/26 10:11", Order::MonthFirst).as_deref(), Some("2026-03-04 10:11:00"));
        assert_eq!(read("3/4/26 10:11", Order::DayFirst).as_deref(), Some("2026-04-03 10:11:00"));
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in ["version 1.2.3.4", "30/02/2026", "call 713 853 6401", "at 10:11", "1/2", ""] {
            assert_eq!(read(text, Order::MonthFirst), None, "{text}");
        }
    }
}
