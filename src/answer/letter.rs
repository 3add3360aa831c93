//! Which mail in Sent answers a digest. Owns: every condition on its headers, and its lines. Never touches: whether the
//! mailbox is that of sent mail, which the caller answers for; what was applied before.

use super::command::Line;
use super::grammar::{read_line, read_lines};
use super::prints::{Prints, words};
use super::text::shown;
use super::typed::{self, Eye};
use crate::intake;
use crate::message::{AddrSpec, Message, MessageId};
use crate::tongue::Tongue;
use crate::{thread, zones};
use chrono::{DateTime, Duration, FixedOffset, Utc};

/// A digest can be answered for so many days.
pub const LONGEST_ANSWERABLE: Duration = Duration::days(60);

/// A mail may bear a date so much before that of the digest: clocks differ.
const CLOCKS: Duration = Duration::hours(26);

/// One of our mails that may be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The local part of its Message-ID.
    pub id: String,
    /// The four characters in its subject.
    pub tag: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The digest whose numbers an answer means: itself, or the one that a receipt speaks of.
    pub about: String,
    /// Its text, to be known again.
    pub prints: Prints,
}

/// What is known of the owner and of our own mails.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// The owner's addresses, as configured.
    pub own: &'a [AddrSpec],
    /// The digest's language.
    pub tongue: Tongue,
    /// The ledger's key.
    pub key: &'a [u8; 32],
}

/// An answer to a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The same for all copies of the mail: a keyed hash of its minute, its subject and what was typed.
    pub source: String,
    /// Its own id.
    pub message_id: MessageId,
    /// When it was written.
    pub at: DateTime<FixedOffset>,
    /// The digest whose numbers it means.
    pub digest: String,
    /// What it says.
    pub lines: Vec<Line>,
}

/// The answer that a mail in Sent is; `None` for every other mail. `at` is the date it is filed under; `sent` holds the
/// digests and receipts that were made.
pub fn take(
    message: &Message,
    at: DateTime<FixedOffset>,
    sent: &[Sent],
    sender: Sender<'_>,
) -> Option<Letter> {
    let answered = answered(message, at.to_utc(), sent, sender.own)?;
    if !zones::split(&message.body).forwarded.trim().is_empty() {
        return None;
    }
    let mut prints = Prints::default();
    for one in sent {
        prints.join(&one.prints);
    }
    let eye = Eye { prints: &prints, key: sender.key, tag: &answered.tag, tongue: sender.tongue };
    let read = typed::lines(&zones::typed(&message.body), eye);
    let typed = read.lines;
    let mut lines = in_subject(message, eye);
    let body = read_lines(typed.iter().map(String::as_str), sender.tongue);
    // The subject of a link, typed once more below.
    let repeats: Vec<bool> = body.iter().map(|line| lines.contains(line)).collect();
    lines.extend(body.into_iter().zip(repeats).filter(|(_, repeats)| !repeats).map(|(line, _)| line));
    // Nothing that may have been an order goes by without a word.
    let prose = read.prose.filter(|_| lines.is_empty());
    lines.extend(read.untrusted.or(prose).map(|line| Line::Unknown { said: shown(&line), nearest: None }));
    let named = format!("{}|{}|{}", at.to_utc().format("%Y-%m-%dT%H:%M"), message.subject, typed.join("\n"));
    let source = blake3::keyed_hash(sender.key, named.as_bytes()).to_hex().chars().take(32).collect();
    Some(Letter { source, message_id: message.id.clone(), at, digest: answered.about.clone(), lines })
}

/// The mail of ours that this one answers, by the headers alone: from the owner to the owner, by nobody's machine, on a
/// digest not too old.
pub fn answered<'s>(
    message: &Message,
    at: DateTime<Utc>,
    sent: &'s [Sent],
    own: &[AddrSpec],
) -> Option<&'s Sent> {
    let from = message.from.as_ref().is_some_and(|from| own.contains(&from.addr));
    let by_hand = message.sender.as_ref().is_none_or(|sender| own.contains(&sender.addr));
    let mut everybody = message.recipients.all().peekable();
    let alone = everybody.peek().is_some() && everybody.all(|one| own.contains(&one.addr));
    if !(from && by_hand && alone) || intake::is_by_machine(message) || is_ours(message, sent) {
        return None;
    }
    let found = by_id(message, sent).or_else(|| by_tag(&message.subject, at, sent))?;
    is_answerable(found, at).then_some(found)
}

fn is_answerable(one: &Sent, at: DateTime<Utc>) -> bool {
    at >= one.made_at - CLOCKS && at <= one.made_at + LONGEST_ANSWERABLE
}

/// A digest or receipt that a server filed in Sent, with its marks or without: it answers nothing, and refers to nothing
/// but itself.
fn is_ours(message: &Message, sent: &[Sent]) -> bool {
    let known = |id: &MessageId| local(id).is_some_and(|id| sent.iter().any(|one| one.id == id));
    let own_root = !message.references.is_empty() && message.references.iter().all(is_root);
    message.marks.ours || known(&message.id) || message.in_reply_to.is_none() && own_root
}

fn is_root(id: &MessageId) -> bool {
    id.0.split_once('@').is_some_and(|(local, _)| local.strip_suffix(".r").is_some())
}

/// The local part of an id of ours, without the mark of a root.
fn local(id: &MessageId) -> Option<&str> {
    let (local, _) = id.0.split_once('@')?;
    Some(local.strip_suffix(".r").unwrap_or(local))
}

/// By In-Reply-To, then References from the nearest: Outlook puts another Message-ID in place of ours, the root stays.
fn by_id<'s>(message: &Message, sent: &'s [Sent]) -> Option<&'s Sent> {
    let ids = message.in_reply_to.iter().chain(message.references.iter().rev());
    ids.filter_map(local).find_map(|id| sent.iter().find(|one| one.id == id))
}

/// By `[tag]` in the subject: the newest of that tag. It only picks the digest; what allows commands is that the mail
/// lies in Sent.
fn by_tag<'s>(subject: &str, at: DateTime<Utc>, sent: &'s [Sent]) -> Option<&'s Sent> {
    sent.iter()
        .filter(|one| !one.tag.is_empty() && subject.contains(&format!("[{}]", one.tag)))
        .filter(|one| is_answerable(one, at))
        .max_by_key(|one| (one.made_at, &one.id))
}

/// Commands of a mailto link stand in the subject. A reply's own subject is none.
fn in_subject(message: &Message, eye: Eye<'_>) -> Vec<Line> {
    if thread::has_prefix(&message.subject) {
        return Vec::new();
    }
    let subject = message.subject.replace(&format!("[{}]", eye.tag), " ");
    if eye.prints.cover(&words(&subject), eye.key) {
        return Vec::new();
    }
    let lines = read_line(&subject, eye.tongue);
    // A subject of another kind is no failed command, unless nothing else can be meant.
    if message.in_reply_to.is_some() {
        return lines.into_iter().filter(|line| matches!(line, Line::Command(_))).collect();
    }
    lines
}
