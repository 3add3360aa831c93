//! The start of a mail as RFC 5322 bytes, to lie among the owner's drafts. Owns: its headers, its id, its place in a
//! thread. Never touches: what it says, mailboxes.
//!
//! It reaches a third party once it is sent: nothing in it may say where it comes from. Its id looks like those that
//! mail programs make, and only who has the ledger's key can tell.

pub mod way;

use super::{OutboxError, build, date, header, header_text, mailbox};
use crate::message::{Address, MessageId};
use crate::plain;
use chrono::{DateTime, FixedOffset};
use lettre::message::header::{ContentType, From, Header, HeaderValue, To};
use lettre::message::{Mailboxes, SinglePart};

/// So many ids of a thread are named: the first one and the nearest.
const IDS: usize = 20;
/// An id of more bytes is not repeated: a line of RFC 5322 §2.1.1 must hold it.
const ID_BYTES: usize = 250;

/// What a draft is made of.
#[derive(Clone, Debug)]
pub struct Outline<'a> {
    /// The owner, at the account where it is to lie.
    pub from: &'a Address,
    /// The one recipient.
    pub to: &'a Address,
    /// Without `Re:`, which comes with [`Outline::answers`].
    pub subject: &'a str,
    /// Plain text, `\n` line ends.
    pub body: &'a str,
    /// The thread that it goes on with.
    pub answers: Option<&'a Answered>,
    /// The time in its `Date`, in the owner's zone.
    pub at: DateTime<FixedOffset>,
    /// See [`id`].
    pub id: &'a MessageId,
}

/// The mail that a draft goes on from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Its id.
    pub id: MessageId,
    /// Those before it in the thread, from the nearest to the farthest.
    pub before: Vec<MessageId>,
}

/// The whole mail: `text/plain`, to one person. The same outline gives the same bytes.
///
/// # Errors
/// When an address can't stand in a header as it is: it is no dot-atom of ASCII.
pub fn bytes(outline: &Outline<'_>) -> Result<Vec<u8>, OutboxError> {
    let from = Mailboxes::from(address(outline.from)?);
    let to = Mailboxes::from(address(outline.to)?);
    let mut headers = vec![
        header("Message-ID", &format!("<{}>", outline.id.0)),
        date(outline.at)?,
        From::from(from).display(),
        To::from(to).display(),
        header("Subject", &subject(outline)),
    ];
    headers.extend(outline.answers.map(thread).unwrap_or_default());
    let body = outline.body.trim_end().to_owned();
    build(headers, |message| {
        message.singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(body))
    })
}

/// An id as mail programs make them, a random UUID (RFC 9562 §5.4) before the domain: here a keyed hash of the digest
/// and the suggestion, so that the same draft has the same id. `None` when the address has no domain that can stand
/// there.
pub fn id(key: &[u8; 32], digest: &str, suggestion: &str, from: &Address) -> Option<MessageId> {
    let domain = plain::ascii_domain(from.addr.domain())?;
    let hash = blake3::keyed_hash(key, format!("draft|{digest}|{suggestion}").as_bytes());
    let number = hash.as_bytes().iter().take(16).fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
    // Version 4, variant 1.
    let number = (number & !(0xf << 76) & !(0b11 << 62)) | (4 << 76) | (0b10 << 62);
    let hex = format!("{number:032x}");
    let mut uuid = String::with_capacity(36);
    for (at, digit) in hex.chars().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            uuid.push('-');
        }
        uuid.push(digit);
    }
    Some(MessageId(format!("{uuid}@{domain}")))
}

/// Whether an id can be repeated in a header. One that was made for a mail without any is nobody's.
pub fn is_sound(id: &MessageId) -> bool {
    let fits = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>');
    id.0.len() <= ID_BYTES && id.0.contains('@') && id.0.chars().all(fits) && !id.0.ends_with(".invalid")
}

fn address(who: &Address) -> Result<lettre::message::Mailbox, OutboxError> {
    let refused = || OutboxError::Address(plain::one_line(who.addr.as_str()));
    let domain = plain::ascii_domain(who.addr.domain()).ok_or_else(refused)?;
    let local = who.addr.local();
    let plain = crate::draft::written_local(local) == local && local.is_ascii();
    plain.then(|| mailbox(who, local, &domain)).flatten().ok_or_else(refused)
}

fn subject(outline: &Outline<'_>) -> String {
    let subject = header_text(outline.subject);
    if outline.answers.is_some() { format!("Re: {subject}") } else { subject }
}

/// `In-Reply-To` and `References` (RFC 5322 §3.6.4).
fn thread(answered: &Answered) -> Vec<HeaderValue> {
    if !is_sound(&answered.id) {
        return Vec::new();
    }
    let mut ids: Vec<&MessageId> = Vec::new();
    for id in std::iter::once(&answered.id).chain(&answered.before).filter(|id| is_sound(id)) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    // The farthest one began the thread; what is left out lies behind it.
    let first = ids.last().copied();
    ids.truncate(IDS);
    if let (Some(first), Some(last)) = (first, ids.last_mut()) {
        *last = first;
    }
    let all: Vec<String> = ids.iter().rev().map(|id| format!("<{}>", id.0)).collect();
    vec![header("In-Reply-To", &format!("<{}>", answered.id.0)), header("References", &all.join(" "))]
}

#[cfg(test)]
mod tests;
