//! Dates in attribution lines and header blocks. Owns: finding one date and its time of day in a short text.
//! Never touches: zones of time. A date whose day and month can't be told apart is not guessed.

use super::{QuoteTime, words};
use chrono::{NaiveDate, NaiveTime};
use std::ops::Range;

/// How `3/4/2026` is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// US clients and Lotus Notes: month, day, year.
    MonthFirst,
    /// Day, month, year.
    DayFirst,
    /// East Asia and Hungary: year, month, day.
    YearFirst,
    /// The client varies: only an upper-case `AM`/`PM` (US locales) or a number above 12 decides.
    Unknown,
}

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// `None` when there is a date that reads two ways, or one without a year.
    pub when: Option<QuoteTime>,
    /// Byte range from the first to the last part of date and time.
    pub span: Range<usize>,
    /// Byte range of the day.
    pub day: Range<usize>,
    /// Byte range of the time of day, when it doesn't stand within the day's.
    pub clock: Option<Range<usize>>,
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
/// Years that the Buddhist era is ahead.
const BUDDHIST_ERA: u32 = 543;

/// The first date in `text`.
pub fn find(text: &str, order: Order) -> Option<Found> {
    if !may_stand_in(text) {
        return None;
    }
    let tokens = tokens(text);
    let (at, day) = (0..tokens.len()).find_map(|at| Some((at, day_at(&tokens, at)?)))?;
    let around = (day.next..tokens.len()).chain(0..at).find_map(|at| clock_at(&tokens, at));
    let beside = around.as_ref().map(|clock| clock.span.clone());
    let clock = around.or(day.clock);
    let upper = clock.as_ref().is_some_and(|clock| clock.upper_case_half);
    let order = if order == Order::Unknown && upper { Order::MonthFirst } else { order };
    let date = match day.parts.resolve(order) {
        Reading::NoSuchDay => return None,
        Reading::TwoWays => None,
        Reading::Day(date) => Some(date),
    };
    let day = tokens.get(at)?.span.start..tokens.get(day.next.checked_sub(1)?)?.span.end;
    let span =
        beside.as_ref().map_or(day.clone(), |clock| day.start.min(clock.start)..day.end.max(clock.end));
    let when = date.map(|date| QuoteTime { date, time: clock.and_then(|clock| clock.time) });
    Some(Found { when, span, day, clock: beside })
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

    /// A year in full, also of the Buddhist era (Thailand); 1970 is older than mail with dates we care for.
    fn year(&self) -> Option<u32> {
        let year = self.number.filter(|_| self.text.len() == 4)?;
        let year = if year >= 1970 + BUDDHIST_ERA { year - BUDDHIST_ERA } else { year };
        Some(year).filter(|year| (1970..2200).contains(year))
    }

    /// A year in full or its last two digits.
    fn any_year(&self) -> Option<u32> {
        let short = self.small().filter(|_| self.text.len() == 2);
        self.year().or_else(|| short.map(century))
    }
}

/// Two digits of a year stand for 1970–2069.
fn century(year: u32) -> u32 {
    match year {
        0..70 => 2000 + year,
        70..100 => 1900 + year,
        _ => year,
    }
}

fn kind(c: char) -> u8 {
    match c {
        '0'..='9' => 0,
        '年' | '月' | '日' | '년' | '월' | '일' => 2,
        c if c.is_alphabetic() || is_thai(c) => 1,
        _ => 2,
    }
}

fn is_thai(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0e7f}')
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::with_capacity(text.len().min(LONGEST) / 3 + 1);
    let mut chars = text.char_indices().take_while(|(at, _)| *at < LONGEST).peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        // Thai shortens its months with dots inside.
        let thai = is_thai(c);
        let same = |next: char| kind(next) == kind(c) && is_thai(next) == thai || thai && next == '.';
        while kind(c) < 2 {
            let Some((at, next)) = chars.next_if(|(_, next)| same(*next)) else { break };
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
    /// Three short numbers with dots between: day, month, year, or the other way round.
    Dotted(u32, u32, u32),
    /// A day and a month.
    NoYear,
}

enum Reading {
    NoSuchDay,
    TwoWays,
    Day(NaiveDate),
}

impl Parts {
    fn resolve(&self, order: Order) -> Reading {
        let (year, month, day) = match *self {
            Self::NoYear => return Reading::TwoWays,
            Self::Known(year, month, day) => (year, month, day),
            Self::Dotted(a, b, c) | Self::Either(a, b, c) if order == Order::YearFirst => (century(a), b, c),
            Self::Dotted(a, b, c) => (century(c), b, a),
            Self::Either(a, b, year) if b > 12 => (century(year), a, b),
            Self::Either(a, b, year) if a > 12 || a == b => (century(year), b, a),
            Self::Either(a, b, year) => match order {
                Order::MonthFirst => (century(year), a, b),
                Order::DayFirst => (century(year), b, a),
                Order::Unknown | Order::YearFirst => return Reading::TwoWays,
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
    let token = tokens.get(at)?;
    if token.number.is_none() {
        return month_day_year(tokens, at);
    }
    in_numbers(tokens, at)
        .or_else(|| compact(tokens, at))
        .or_else(|| day_month_year(tokens, at))
        .or_else(|| year_first(tokens, at))
}

/// mutt: `[20261103 10:11]`, `[261103 10:11]`.
fn compact(tokens: &[Token<'_>], at: usize) -> Option<Day> {
    let bracket = tokens.get(at.checked_sub(1)?)?.is(&["["]);
    let (text, number) = tokens.get(at).and_then(|token| Some((token.text, token.number?)))?;
    let parts = Parts::Known(century(number / 10_000), number / 100 % 100, number % 100);
    (bracket && matches!(text.len(), 6 | 8)).then_some(Day { parts, next: at + 1, clock: None })
}

/// `2026. nov. 3.` (Hungarian), `2026 m. lapkričio 3 d.` (Lithuanian), `2026. gada 3. novembris` (Latvian).
fn year_first(tokens: &[Token<'_>], at: usize) -> Option<Day> {
    let year = tokens.get(at)?.year()?;
    let first_at = skip(tokens, at + 1, &[".", ",", "m", "g", "gada", "-"]);
    let first = tokens.get(first_at)?;
    let second_at = skip(tokens, first_at + 1, &[".", "-"]);
    let second = tokens.get(second_at)?;
    let (month, day) = match first.small() {
        Some(day) => (words::month(second.text)?, day),
        None => (words::month(first.text)?, second.small()?),
    };
    Some(Day { parts: Parts::Known(year, month, day), next: second_at + 1, clock: None })
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
        let next = skip(tokens, at + 5, &["日", "일"]);
        return Some(Day { parts: Parts::Known(year, month, day), next, clock: None });
    }
    let version = tokens.get(at + 5).is_some_and(|token| token.is(&["."]) && token.span.start == c.span.end)
        && tokens
            .get(at + 6)
            .is_some_and(|token| token.number.is_some() && token.span.start == c.span.end + 1);
    if !alike || version {
        return None;
    }
    let dotted = first.is(&["."]);
    let (a, b) = (a.small()?, b.small()?);
    let parts = match c.year() {
        Some(year) if dotted => Parts::Known(year, b, a),
        Some(year) => Parts::Either(a, b, year),
        None if dotted => Parts::Dotted(a, b, c.small()?),
        None => Parts::Either(a, b, c.small().filter(|_| c.text.len() == 2)?),
    };
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
    let month_at = skip(tokens, at + 1, &[".", "-", "/", "de", "of", "st", "nd", "rd", "th", "º", "d", "'"]);
    let (month, next) = month_at_token(tokens, month_at)?;
    let year_at = skip(tokens, next, &[".", ",", "-", "/", "de", "del", "'", "׳", "năm"]);
    let Some(year) = tokens.get(year_at).and_then(Token::any_year) else {
        return without_year(tokens, next, year_at);
    };
    if tokens.get(year_at + 1).is_some_and(|token| token.is(&[":"])) && tokens.get(year_at)?.year().is_none()
    {
        return without_year(tokens, next, year_at);
    }
    Some(Day { parts: Parts::Known(year, month, day), next: year_at + 1, clock: None })
}

/// The month named by a token, or by two (`tháng 11`), and the first token behind it.
fn month_at_token(tokens: &[Token<'_>], at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at)?;
    if token.is(&["thg", "tháng", "Thg", "Tháng"]) {
        return Some((tokens.get(at + 1)?.small()?, at + 2));
    }
    Some((words::month(token.text)?, at + 1))
}

/// A day without a year is one where a clock follows at `at`.
fn without_year(tokens: &[Token<'_>], next: usize, at: usize) -> Option<Day> {
    let at = skip(tokens, at, &[",", "at", "um", "à", "a", "las", "om", "kl", ".", "o", "в"]);
    clock_at(tokens, at).map(|clock| Day { parts: Parts::NoYear, next, clock: Some(clock) })
}

fn month_day_year(tokens: &[Token<'_>], at: usize) -> Option<Day> {
    let day_at = skip(tokens, at + 1, &[".", "-"]);
    let day = tokens.get(day_at)?.small()?;
    let month = words::month(tokens.get(at)?.text)?;
    let year_at = skip(tokens, day_at + 1, &[".", ",", "-", "st", "nd", "rd", "th"]);
    if let Some(clock) = clock_at(tokens, year_at) {
        let year_at = behind_zone(tokens, clock.next);
        let year = tokens.get(year_at).and_then(Token::year);
        let (parts, next) =
            year.map_or((Parts::NoYear, clock.next), |year| (Parts::Known(year, month, day), year_at + 1));
        return Some(Day { parts, next, clock: Some(clock) });
    }
    let dashed = tokens.get(year_at - 1).is_some_and(|token| token.is(&["-"]));
    let year = tokens.get(year_at).and_then(|token| if dashed { token.any_year() } else { token.year() });
    let Some(year) = year else { return without_year(tokens, day_at + 1, year_at) };
    Some(Day { parts: Parts::Known(year, month, day), next: year_at + 1, clock: None })
}

/// Behind a zone's name or its `+0100`, if one stands there.
fn behind_zone(tokens: &[Token<'_>], at: usize) -> usize {
    let shift = tokens.get(at + 1).is_some_and(|token| token.number.is_some() && token.text.len() == 4);
    match tokens.get(at) {
        Some(token) if token.is(&["+", "-"]) && shift => at + 2,
        Some(token) if token.number.is_none() => at + 1,
        _ => at,
    }
}

#[derive(Debug)]
struct Clock {
    /// `None` when it is no time of day.
    time: Option<NaiveTime>,
    upper_case_half: bool,
    span: Range<usize>,
    next: usize,
}

/// Words before a dotted clock, which else is a number.
const BEFORE_DOTS: &[&str] = &[
    ".", ",", "kl", "klo", "kello", "ore", "pukul", "kell", "plkst", "jam", "at", "o", "um", "om", "ob", "u",
    "v", "в", "на",
];
/// Before the hour: it is one of the second half of the day,
const LATE: &[&str] = &["午後", "下午", "오후", "晚上", "中午", "傍晚"];
/// or of the first.
const EARLY: &[&str] = &["午前", "上午", "오전", "凌晨", "早上", "清晨"];

fn clock_at(tokens: &[Token<'_>], at: usize) -> Option<Clock> {
    let [hour, colon, minute] = tokens.get(at..at + 3)? else { return None };
    let mut hour = hour.small()?;
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let dotted = colon.is(&["."])
        && before.is_some_and(|token| token.is(BEFORE_DOTS) || token.year().is_some())
        && colon.span.end == minute.span.start;
    if !(colon.is(&[":", "h", "時", "时", "点", "點", "시"]) || dotted) || minute.text.len() != 2 {
        return None;
    }
    let mut next = at + 3;
    let mut second = 0;
    if let (Some(again), Some(token)) = (tokens.get(next), tokens.get(next + 1))
        && (again.is(&[":"]) || dotted && again.is(&["."]) && again.span.end == token.span.start)
        && let Some(seconds) = token.small()
    {
        second = seconds;
        next += 2;
    }
    let half = half_of_day(tokens, next, before);
    next = half.next;
    if half.late && hour < 12 {
        hour += 12;
    } else if half.early && hour == 12 {
        hour = 0;
    }
    let worded = before.filter(|token| token.is(LATE) || token.is(EARLY));
    let span = worded.or(tokens.get(at))?.span.start..tokens.get(next - 1)?.span.end;
    let time = NaiveTime::from_hms_opt(hour, minute.small()?, second);
    Some(Clock { time, upper_case_half: half.upper_case, span, next })
}

/// Which half of the day words around a clock say.
struct Half {
    late: bool,
    early: bool,
    upper_case: bool,
    /// The first token behind it.
    next: usize,
}

/// Behind the clock: it is one of the second half of the day,
const LATE_BEHIND: &[&str] = &["pm", "nachm", "odp", "م", "CH", "μμ", "ip", "ÖS", "em"];
/// or of the first.
const EARLY_BEHIND: &[&str] = &["am", "vorm", "dop", "ص", "SA", "πμ", "ap", "ÖÖ", "fm"];

/// Reads `PM`, `p.m.`, `nachm.`, `μ.μ.`, `م` behind a clock that ends before `next`, `下午` before it.
fn half_of_day(tokens: &[Token<'_>], next: usize, before: Option<&Token<'_>>) -> Half {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let half = text(next);
    let dotted = text(next + 1) == "." && matches!(text(next + 2), "m" | "M" | "μ");
    let among =
        |words: &[&str]| words.contains(&half) || half.is_ascii() && words.contains(&&*half.to_lowercase());
    let late = if dotted { matches!(half, "p" | "P" | "μ") } else { among(LATE_BEHIND) };
    let early = if dotted { matches!(half, "a" | "A" | "π") } else { among(EARLY_BEHIND) };
    let behind = if late || early { next + if dotted { 3 } else { 1 } } else { next };
    let dot = usize::from(behind > next && text(behind) == ".");
    Half {
        late: late || before.is_some_and(|token| token.is(LATE)),
        early: early || before.is_some_and(|token| token.is(EARLY)),
        upper_case: matches!(half, "AM" | "PM"),
        next: behind + dot,
    }
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
