//! One mail, parsed behind a guard. Owns: RFC 5322 headers, MIME parts (RFC 2045–2049), charsets. The only user
//! of `mailparse`. Never touches: what the words mean.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

mod address;
mod body;
mod charset;
pub mod clean;
pub mod date;
mod enclosed;
mod enriched;
mod guard;
mod header;
mod ids;
mod marks;
mod param;
mod part;
mod transfer;
pub mod window;
mod word;

/// The largest mail read, in bytes; what is longer is cut there before anything is parsed.
pub const MAX_BYTES: usize = 1 << 20;

/// Why there is no [`Message`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// The bytes do not begin with a header.
    #[error("this is no mail: it does not begin with a header line such as `From: kim@example.com`")]
    NoHeader,
}

/// A `Message-ID` (RFC 5322 §3.6.4) without its angle brackets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MessageId(pub String);

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An addr-spec (RFC 5322 §3.4.1), lower case, with a local part, one `@` and a domain; no spaces, controls,
/// brackets or commas. Dots in odd places (`m..sharp@`) are accepted, because real servers deliver them. Clones share
/// the text: one address stands in thousands of mails.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AddrSpec(Arc<str>);

impl AddrSpec {
    /// Parses and lower-cases; `None` when it is no address.
    pub fn parse(text: &str) -> Option<Self> {
        // Lower case first: a letter such as U+0130 grows by it, and what we give must parse again.
        let text = text.trim().to_lowercase();
        let (local, domain) = text.rsplit_once('@')?;
        let bad = |c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '<' | '>' | ',' | ';' | '(' | ')' | '@' | '"' | ':')
        };
        let fits = !local.is_empty()
            && local.len() <= 64
            && !domain.is_empty()
            && domain.len() <= 255
            && !local.chars().any(bad)
            && !domain.chars().any(bad)
            && domain.chars().any(char::is_alphanumeric);
        fits.then(|| Self(text.into()))
    }

    /// Stands for a sender that a mail does not name (RFC 2606 §2: nobody's domain).
    pub fn unknown() -> Self {
        Self("unknown@sender.invalid".into())
    }

    /// What stands before the `@`.
    pub fn local(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AddrSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for AddrSpec {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AddrSpec {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("`{text}` is no mail address; write `name@example.com`"))
        })
    }
}

/// A display name with an addr-spec (RFC 5322 §3.4). The name is cleaned of controls and bidi marks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The display name, `None` when there is none or it only repeats the address.
    pub name: Option<String>,
    /// The address itself.
    pub addr: AddrSpec,
}

/// The three lines of recipients. A mail in Sent keeps its `Bcc` line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipients {
    /// `To`.
    pub to: Vec<Address>,
    /// `Cc`.
    pub cc: Vec<Address>,
    /// `Bcc`, without those who also stand in `To` or `Cc`.
    pub bcc: Vec<Address>,
}

impl Recipients {
    /// Everybody the mail went to, in header order.
    pub fn all(&self) -> impl Iterator<Item = &Address> {
        self.to.iter().chain(&self.cc).chain(&self.bcc)
    }
}

/// What the headers say about how the mail came to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent header facts, not states")]
pub struct Marks {
    /// `Auto-Submitted` with another value than `no` (RFC 3834 §5).
    pub auto_submitted: bool,
    /// `Auto-Submitted: auto-replied`: an answer nobody typed.
    pub auto_replied: bool,
    /// `List-Id` (RFC 2919) or `List-Post` (RFC 2369).
    pub list: bool,
    /// `Precedence: bulk`, `list` or `junk`.
    pub bulk: bool,
    /// `Return-Path: <>` (RFC 5321 §4.5.5).
    pub null_return_path: bool,
    /// `Content-Type: multipart/report` (RFC 6522).
    pub report: bool,
    /// An invitation or its reply: `text/calendar` with a method (RFC 6047).
    pub calendar: bool,
    /// `X-Mozilla-Draft-Info` or a mail without any recipient that says it is a draft.
    pub draft: bool,
    /// `X-Appreciated-Id`: one of our own digests.
    pub ours: bool,
}

/// The text a person reads: the first non-empty `text/plain` leaf that is no attachment, else the first `text/html`.
/// Files that old mailers wrote into the text (uuencode) are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Decoded, with `\n` line ends and without a byte order mark.
    pub text: String,
    /// How `text` is to be read.
    pub form: BodyForm,
}

/// How a body's text is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BodyForm {
    /// Lines as they are.
    #[default]
    Plain,
    /// `format=flowed` (RFC 3676); with `DelSp=yes` the trailing space goes when lines are joined.
    Flowed {
        /// The `DelSp` parameter.
        del_sp: bool,
    },
    /// HTML source.
    Html,
}

/// One parsed mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The header's, else one made from the hash of the bytes, so that every mail has one.
    pub id: MessageId,
    /// The `Date` header with its own offset; `None` when missing or unreadable.
    pub date: Option<DateTime<FixedOffset>>,
    /// The first good address of `From`.
    pub from: Option<Address>,
    /// `Sender`, when present.
    pub sender: Option<Address>,
    /// `To`, `Cc`, `Bcc`.
    pub recipients: Recipients,
    /// Decoded (RFC 2047), white space folded to single spaces.
    pub subject: String,
    /// The first id of `In-Reply-To`.
    pub in_reply_to: Option<MessageId>,
    /// `References`, in order.
    pub references: Vec<MessageId>,
    /// What the headers say about its making.
    pub marks: Marks,
    /// What there is to read.
    pub body: Body,
    /// File names of attachments (`"unnamed"` when they have none).
    pub attachments: Vec<String>,
    /// What had to be mended or left out, as short sentences; empty for a sound mail.
    pub faults: Vec<String>,
}

impl Message {
    /// Reads one mail. Everything broken costs only itself and leaves a sentence in [`Message::faults`]; what is
    /// longer than [`MAX_BYTES`] is cut. The cost is linear in the size.
    ///
    /// # Errors
    /// Only when there is no header at all.
    pub fn parse(raw: &[u8]) -> Result<Self, MessageError> {
        let mut faults = guard::Faults::default();
        let bytes = guard::clip(raw, &mut faults);
        let bytes = bytes.as_ref();
        let (headers, rest) = header::Headers::read(bytes, &mut faults);
        if headers.is_empty() {
            return Err(MessageError::NoHeader);
        }
        let head = part::Head::read(&headers, "text/plain");
        let report = head.mime == "multipart/report";
        let leaves = part::leaves(head, rest, &mut faults);
        let shown = body::choose(&leaves, &mut faults);
        let recipients = address::recipients(&headers, &mut faults);
        let mut marks = marks::read(&headers, &recipients);
        marks.report = report;
        marks.calendar |= body::invites(&leaves);
        Ok(Self {
            id: ids::of(&headers, bytes, &mut faults),
            date: date::of(&headers, &mut faults),
            from: address::first(&headers, "From", &mut faults),
            sender: address::first(&headers, "Sender", &mut faults),
            subject: headers.text("Subject", &mut faults).unwrap_or_default(),
            in_reply_to: ids::answered_by(&headers),
            references: ids::references(&headers),
            recipients,
            marks,
            attachments: body::attachments(&leaves, &shown),
            body: shown.body,
            faults: faults.into_sentences(),
        })
    }
}

/// The first header called `name` of a mail, decoded, for stores that keep their own marks in headers.
pub(crate) fn header_value(raw: &[u8], name: &str) -> Option<String> {
    let mut faults = guard::Faults::default();
    let (headers, _) = header::Headers::read(raw, &mut faults);
    headers.text(name, &mut faults)
}

/// Whether bytes begin as a mail does: with header lines of which at least one is a mail's.
pub(crate) fn begins_like_mail(start: &[u8]) -> bool {
    const USUAL: [&str; 9] = [
        "From",
        "To",
        "Date",
        "Subject",
        "Received",
        "Return-Path",
        "Message-ID",
        "MIME-Version",
        "Delivered-To",
    ];
    let mut faults = guard::Faults::default();
    let start = guard::clip(start, &mut faults);
    let (headers, _) = header::Headers::read(&start, &mut faults);
    USUAL.iter().any(|name| headers.has(name))
}

#[cfg(test)]
mod tests;
