//! Keyed hashes that name the same thing wherever it is met: a mail, its text, its subject, a quoted mail. Owns: what
//! makes two of them the same. Never touches: what follows when they are.

use super::Desk;
use crate::message::{AddrSpec, Message, Recipients};
use crate::thread;
use crate::zones::{QuoteTime, Zones};
use std::collections::BTreeSet;

/// So many characters of its first paragraph name a quoted mail.
const NAMING_CHARS: usize = 300;

/// A paragraph with fewer characters ("Thanks, will do") names a mail only together with its thread.
const TELLING_PARAGRAPH: usize = 40;

/// Shorter texts ("Thanks, see you there") are alike by nature.
const TELLING_TEXT: usize = 60;

/// A greeting has at most so many characters.
const GREETING_CHARS: usize = 40;

/// The same for all copies of one mail, in whatever folder or account and under whatever Message-ID: minute, recipients,
/// subject and own text. Bcc counts only where there is no other recipient: not every copy keeps it.
pub(super) fn content(message: &Message, zones: &Zones, desk: Desk<'_>) -> String {
    let recipients = &message.recipients;
    let open = recipients.to.iter().chain(&recipients.cc).map(|a| a.addr.as_str());
    let mut to: Vec<&str> = open.collect();
    if recipients.to.iter().chain(&recipients.cc).all(|a| desk.rules.own.contains(&a.addr)) {
        let others = recipients.bcc.iter().filter(|a| desk.rules.own_suffix(&a.addr).is_none());
        to.extend(others.map(|a| a.addr.as_str()));
    }
    to.sort_unstable();
    to.dedup();
    let mut hash = blake3::Hasher::new_keyed(desk.key);
    // A mail without a date of its own is only a copy of one with its id.
    let date = message.date.map(|at| at.to_utc().format("%Y-%m-%d %H:%M").to_string());
    hash.update(date.unwrap_or_else(|| message.id.to_string()).as_bytes());
    hash.update(to.join(",").as_bytes());
    hash.update(thread::normal_subject(&message.subject).as_bytes());
    hash.update(fold(&zones.own).as_bytes());
    short_hex(&hash)
}

/// The same for all mails of a mail merge, whose greetings and names differ; empty when the text is too short to tell.
pub(super) fn text(own: &str, recipients: &Recipients, key: &[u8; 32]) -> String {
    let names: BTreeSet<String> = recipients
        .all()
        .flat_map(|a| words(a.name.as_deref().unwrap_or_default()).chain(words(a.addr.local())))
        .filter(|word| word.chars().count() >= 3)
        .collect();
    let body: Vec<String> = words(without_greeting(own)).filter(|word| !names.contains(word)).collect();
    let body = body.join(" ");
    if body.chars().count() < TELLING_TEXT {
        return String::new();
    }
    let mut hash = blake3::Hasher::new_keyed(key);
    hash.update(body.as_bytes());
    short_hex(&hash)
}

/// Joins threads without ids; empty for a subject that says nothing.
pub(super) fn subject(subject: &str, key: &[u8; 32]) -> String {
    let normal = thread::normal_subject(subject);
    if thread::says_nothing(&normal) {
        return String::new();
    }
    let mut hash = blake3::Hasher::new_keyed(key);
    hash.update(normal.as_bytes());
    short_hex(&hash)
}

/// The same for every quote of one mail: author and minute name it, whichever paragraphs a reply left standing. Without
/// a time of day it is author, day and first paragraph, and a short paragraph needs its thread.
pub(super) fn quote(
    who: Option<&AddrSpec>,
    when: Option<QuoteTime>,
    text: &str,
    subject_key: &str,
    key: &[u8; 32],
) -> String {
    let mut hash = blake3::Hasher::new_keyed(key);
    hash.update(who.map_or("", AddrSpec::as_str).as_bytes());
    let minute = when.and_then(|w| w.time.map(|time| format!("{} {}", w.date, time.format("%H:%M"))));
    let name = minute.unwrap_or_else(|| {
        let date = when.map(|w| w.date.to_string()).unwrap_or_default();
        let paragraph = text.split("\n\n").map(fold).find(|p| !p.is_empty()).unwrap_or_default();
        // Its beginning: of a mail on a server the end of a long quote may not have been fetched.
        let paragraph: String = paragraph.chars().take(NAMING_CHARS).collect();
        let short = paragraph.chars().count() < TELLING_PARAGRAPH;
        let thread = if short { subject_key } else { "" };
        format!("{date}|{paragraph}|{thread}")
    });
    hash.update(format!("|{name}").as_bytes());
    short_hex(&hash)
}

/// The text behind the line or the words that greet one reader.
fn without_greeting(own: &str) -> &str {
    let text = own.trim_start();
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let greets = |part: &str| part.chars().count() <= GREETING_CHARS && !part.contains(['.', '?']);
    if greets(line.trim()) && !rest.trim().is_empty() {
        return rest;
    }
    text.split_once(',').filter(|(greeting, _)| greets(greeting)).map_or(text, |(_, rest)| rest)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn fold(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// 128 bits in lower-case hex.
fn short_hex(hash: &blake3::Hasher) -> String {
    hash.finalize().to_hex().chars().take(32).collect()
}
