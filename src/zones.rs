//! What the owner typed, what was quoted, forwarded, signed, disclaimed. Owns: the split of a body. Never
//! touches: headers, meaning.

mod attribution;
mod author;
mod closing;
mod date;
mod flowed;
mod header_block;
mod heads;
mod html;
mod legal;
mod lines;
mod marker;
mod mobile;
mod notes;
mod signature;
mod walk;
mod words;

use crate::message::{AddrSpec, Body, BodyForm};
use chrono::{NaiveDate, NaiveTime};
use signature::Around;
use std::borrow::Cow;

/// Parts a body into its zones. Linear in the body's length; never fails.
pub fn split(body: &Body) -> Zones {
    let Plain { text, signature } = plain(body);
    let lines = lines::read(&text);
    let walked = walk::walk(&lines);
    let mut zones = Zones { forwarded: block(walked.forwarded.iter().copied()), ..Zones::default() };
    let mut own = own_runs(&walked.runs).into_iter();
    for run in walked.runs {
        if run.level == 0 {
            let Some(parted) = own.next() else { continue };
            append(&mut zones.own, block(parted.own.into_iter()));
            append(&mut zones.signature, block(parted.signature.into_iter()));
            append(&mut zones.disclaimer, block(parted.disclaimer.into_iter()));
        } else {
            let text = block(run.texts());
            let depth = u8::try_from(run.level).unwrap_or(u8::MAX);
            if !text.is_empty() || run.head != heads::Head::default() {
                let heads::Head { who, when, readers } = run.head;
                zones.quoted.push(Quote { who, when, readers, depth, text });
            }
        }
    }
    if !signature.trim().is_empty() {
        let lines: Vec<&str> = std::iter::once(DELIMITER).chain(signature.lines()).collect();
        let parted = signature::part(&lines, Around { content_above: true, content_below: false });
        append(&mut zones.signature, block(parted.signature.into_iter()));
        append(&mut zones.disclaimer, block(parted.disclaimer.into_iter()));
    }
    if zones.own.is_empty() && zones.quoted.is_empty() && zones.forwarded.is_empty() {
        let whole = [text.trim(), signature.trim()].join("\n");
        zones = Zones { own: whole.trim().to_owned(), ..Zones::default() };
    }
    zones
}

/// A body as plain text, markup rendered.
pub fn plain_text(body: &Body) -> String {
    plain(body).text.into_owned()
}

/// What the owner typed into a body, line by line, where short lines (commands) count that a reading for prose takes for
/// a name or a sign-off: only what a mail program or a delimiter marks as signature is left out, and the lawyers' part.
pub fn typed(body: &Body) -> Typed {
    let text = plain(body).text;
    let lines = lines::read(&text);
    let walked = walk::walk(&lines);
    let mut typed = Typed::default();
    let mut quoted = false;
    for run in &walked.runs {
        if run.level > 0 {
            quoted |= run.lines.iter().any(|line| !line.is_blank()) || run.head != heads::Head::default();
            continue;
        }
        let lines: Vec<&str> = run.texts().collect();
        let legal = signature::part(&lines, Around::default()).disclaimer.len();
        let below = if quoted { &mut typed.below } else { &mut typed.above };
        let end = |line: &&&str| !signature::is_delimiter(line) && !mobile::is_mobile(line);
        below.extend(lines.iter().take(lines.len() - legal).take_while(end).map(|line| (*line).to_owned()));
    }
    typed.marked = quoted;
    typed
}

/// What the owner typed, see [`typed`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Above the first quoted mail, or where there is none.
    pub above: Vec<String>,
    /// Between the quotes and below them.
    pub below: Vec<String>,
    /// Whether there is a quoted mail at all: with marks, or behind a head that says so.
    pub marked: bool,
}

/// The owner's runs, each parted; from the last to the first, because short lines may be answers where the owner goes on below.
fn own_runs<'a>(runs: &[walk::Run<'a>]) -> Vec<signature::Parted<'a>> {
    let own: Vec<Vec<&str>> =
        runs.iter().filter(|run| run.level == 0).map(|run| run.texts().collect()).collect();
    let says = |lines: &[&str]| lines.iter().any(|line| !line.trim().is_empty());
    let first = own.iter().position(|lines| says(lines)).unwrap_or(own.len());
    let mut around = Around::default();
    let mut parted = Vec::with_capacity(own.len());
    for (at, lines) in own.iter().enumerate().rev() {
        around.content_above = at > first;
        let run = signature::part(lines, around);
        around.content_below |= says(&run.own);
        parted.push(run);
    }
    parted.reverse();
    parted
}

/// Whether the owner's text surely ended in this beginning of a body, whatever follows: it stands above, in one piece,
/// and the body ends in a mail that is quoted or forwarded below it. Where `>` marks the quote, answers may stand
/// between its lines further down: 1,500 bytes of it without one, and no word that announces them, say no.
pub fn own_ended(body: &Body) -> bool {
    let text = plain(body).text;
    let lines = lines::read(&text);
    let walked = walk::walk(&lines);
    let said = |run: &&walk::Run<'_>| run.lines.iter().any(|line| !line.is_blank());
    let mut runs = walked.runs.iter().filter(said).skip_while(|run| run.level == 0).peekable();
    let Some(own) = walked.runs.iter().find(said).filter(|run| run.level == 0) else { return false };
    if runs.peek().is_none() {
        return walked.forwarded.iter().any(|line| !line.trim().is_empty());
    }
    let quoted: usize = lines.iter().filter(|line| line.marks > 0).map(|line| line.raw.len()).sum();
    let announced = own.lines.iter().any(|line| announces_answers(line.raw));
    runs.all(|run| run.level > 0) && (quoted == 0 || quoted >= SETTLED && !announced)
}

/// Quoted bytes without an answer between them after which none is waited for; measured: see [`own_ended`].
const SETTLED: usize = 1_500;

/// "My answers below", "see inline".
fn announces_answers(line: &str) -> bool {
    const WORDS: [&str; 7] = ["below", "inline", "in-line", "interspersed", "in red", "unten", "ci-dessous"];
    let line = line.to_lowercase();
    WORDS.iter().any(|word| line.contains(word))
}

/// RFC 3676 §4.3.
const DELIMITER: &str = "-- ";

/// A body as plain lines, and the signatures that its markup sets apart.
struct Plain<'a> {
    text: Cow<'a, str>,
    signature: String,
}

fn plain(body: &Body) -> Plain<'_> {
    let text = match body.form {
        BodyForm::Plain => Cow::Borrowed(body.text.as_str()),
        BodyForm::Flowed { del_sp } => Cow::Owned(flowed::unfold(&body.text, del_sp)),
        BodyForm::Html => {
            let html::Marked { text, signature } = html::read(&body.text);
            return Plain { text: Cow::Owned(text), signature };
        }
    };
    Plain { text, signature: String::new() }
}

/// Adds a text to a zone, with a blank line between.
fn append(zone: &mut String, text: String) {
    if zone.is_empty() {
        *zone = text;
    } else if !text.is_empty() {
        zone.push_str("\n\n");
        zone.push_str(&text);
    }
}

/// Lines as one text, without the blank ones around them.
fn block<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> String {
    let mut text = String::with_capacity(lines.clone().map(|line| line.len() + 1).sum());
    for line in lines.skip_while(|line| line.trim().is_empty()) {
        text.push_str(line);
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text
}

/// The parts of one body. Every line of the body stands in exactly one of them or is a separator (an attribution
/// line, a header block, `-- `).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zones {
    /// What the owner typed; the whole text when stripping would leave nothing.
    pub own: String,
    /// Quoted mails, in order of appearance.
    pub quoted: Vec<Quote>,
    /// A forwarded mail, with its header block.
    pub forwarded: String,
    /// The owner's signature, without its `-- ` line.
    pub signature: String,
    /// Legal boilerplate under the signature.
    pub disclaimer: String,
}

/// One quoted mail (or, in an interleaved reply, one run of quoted lines).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// Who wrote it, when the attribution says.
    pub who: Option<Author>,
    /// When, in the clock of whoever wrote the attribution line.
    pub when: Option<QuoteTime>,
    /// To how many people it went, as far as a header block tells.
    pub readers: Option<u16>,
    /// 1 = the mail answered, 2 = the mail that one answered, …
    pub depth: u8,
    /// Its text without `>` prefixes.
    pub text: String,
}

/// The author an attribution names; at least one field is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// As written (`Mareks, Gerwin`, `Ana Sousa`).
    pub name: Option<String>,
    /// When given.
    pub address: Option<AddrSpec>,
}

/// A date, with a time of day when the attribution gives one; no zone, because attributions give none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuoteTime {
    /// The day.
    pub date: NaiveDate,
    /// The time of day.
    pub time: Option<NaiveTime>,
}
