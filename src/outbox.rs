//! A digest, or a draft, as RFC 5322 bytes. Owns: headers, MIME structure, the one recipient. Never touches: the network, what
//! is said. Only lettre's message builder is used here, never its transports.

pub mod delivery;
pub mod draft;

use crate::digest::{self, Digest};
use crate::draft::{mailto_short, written_local};
use crate::message::Address;
use crate::plain;
use chrono::{DateTime, Datelike, FixedOffset};
use lettre::message::header::{
    ContentTransferEncoding, ContentType, From, Header, HeaderName, HeaderValue, ReplyTo, To,
};
use lettre::message::{Mailbox, Mailboxes, MessageBuilder, MultiPart, SinglePart};
use std::panic::{AssertUnwindSafe, catch_unwind};
use thiserror::Error;

/// Characters of the owner's name in a header, so that no line comes near 998 bytes (RFC 5322 §2.1.1).
const NAME_CHARS: usize = 60;

/// Why a digest could not be made into a mail.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum OutboxError {
    /// The owner's address can't stand in a header of ASCII.
    #[error("the digest can't be addressed to `{0}`: write an address of plain ASCII in `[digest] to`")]
    Address(String),
    /// An id that is no hex would break the headers it stands in.
    #[error("the digest's id is not hexadecimal: the ledger's key is damaged; rebuild the ledger")]
    Id,
    /// RFC 5322 has four digits for a year.
    #[error("the digest's date is in the year {0}: set this machine's clock")]
    Date(i32),
    /// The builder refused or panicked.
    #[error("the digest could not be written as a mail ({0}): please report this")]
    Build(String),
}

/// The whole mail: `multipart/alternative`, text first, from `owner` to `owner` and nobody else. The same digest
/// gives the same bytes, so that a second delivery is known for the first one's twin.
pub fn bytes(digest: &Digest, owner: &Address) -> Result<Vec<u8>, OutboxError> {
    let more = unsubscribe(&digest.tag, owner).into_iter().collect();
    write(&digest.id, digest.at, &digest::subject(digest), owner, more, |message| {
        message.multipart(body(digest))
    })
}

/// A mail that only says that mail arrives, from `owner` to `owner`. `id` as [`Digest::id`]: it bears our mark, so
/// that a scan takes it for none of the owner's.
pub fn test_bytes(id: &str, at: DateTime<FixedOffset>, owner: &Address) -> Result<Vec<u8>, OutboxError> {
    write(id, at, "Test mail from appreciated", owner, Vec::new(), |message| {
        message.singlepart(part(
        ContentType::TEXT_PLAIN,
        "This is the test mail that you asked for. Digests will come the same way: from your own address, to your own \
         address, and to nobody else.\n"
            .to_owned(),
    ))
    })
}

/// A mail of its own about the owner's answers, from `owner` to `owner`. `id` as [`Digest::id`].
pub fn receipt_bytes(
    id: &str,
    at: DateTime<FixedOffset>,
    subject: &str,
    text: &str,
    owner: &Address,
) -> Result<Vec<u8>, OutboxError> {
    write(id, at, subject, owner, Vec::new(), |message| {
        message.singlepart(part(ContentType::TEXT_PLAIN, text.to_owned()))
    })
}

fn write(
    id: &str,
    at: DateTime<FixedOffset>,
    subject: &str,
    owner: &Address,
    more: Vec<HeaderValue>,
    finish: impl FnOnce(MessageBuilder) -> Result<lettre::Message, lettre::error::Error>,
) -> Result<Vec<u8>, OutboxError> {
    if id.is_empty() || id.len() > 64 || !id.chars().all(|c| c.is_ascii_hexdigit()) {
        return Err(OutboxError::Id);
    }
    let mut headers = headers(id, at, subject, owner)?;
    headers.extend(more);
    build(headers, finish)
}

/// These headers and what `finish` puts below them, as bytes.
fn build(
    headers: Vec<HeaderValue>,
    finish: impl FnOnce(MessageBuilder) -> Result<lettre::Message, lettre::error::Error>,
) -> Result<Vec<u8>, OutboxError> {
    // lettre panics on some header values. All are cleaned here, and still a panic must not end the daemon.
    let built = catch_unwind(AssertUnwindSafe(|| {
        let message =
            finish(headers.into_iter().fold(lettre::Message::builder(), MessageBuilder::raw_header));
        message.map(|message| message.formatted()).map_err(|error| error.to_string())
    }));
    match built {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => Err(OutboxError::Build(error)),
        Err(_) => Err(OutboxError::Build("a header was not accepted".to_owned())),
    }
}

/// All headers but the MIME ones, in their order.
fn headers(
    id: &str,
    at: DateTime<FixedOffset>,
    subject: &str,
    owner: &Address,
) -> Result<Vec<HeaderValue>, OutboxError> {
    let refused = || OutboxError::Address(plain::one_line(owner.addr.as_str()));
    let domain = plain::ascii_domain(owner.addr.domain()).ok_or_else(refused)?;
    let mut headers = addresses(owner, &domain).ok_or_else(refused)?;
    headers.extend([
        header("Subject", &header_text(subject)),
        date(at)?,
        header("Message-ID", &format!("<{id}@{domain}>")),
        // Its own thread root: Gmail threads by subject where References are missing.
        header("References", &format!("<{id}.r@{domain}>")),
        // RFC 3834 §5: no vacation notice comes back.
        header("Auto-Submitted", "auto-generated"),
        header("X-Auto-Response-Suppress", "All"),
        header("X-Appreciated-Id", id),
    ]);
    Ok(headers)
}

/// `List-Unsubscribe` (RFC 2369 §3.2): what a mail program's button sends is an answer like any other.
fn unsubscribe(tag: &str, owner: &Address) -> Option<HeaderValue> {
    let link = mailto_short(&owner.addr, &format!("pause [{}]", plain::one_line(tag)))?;
    link.is_ascii().then(|| header("List-Unsubscribe", &format!("<{link}>")))
}

/// From, To and Reply-To: the owner, three times. `None` when the local part is not ASCII.
fn addresses(owner: &Address, domain: &str) -> Option<Vec<HeaderValue>> {
    let local = written_local(owner.addr.local());
    if !local.is_ascii() {
        return None;
    }
    if local != owner.addr.local() {
        // lettre reads its own headers again and fails on quoted local parts, so it is given another to read. No
        // name here: an address of visible ASCII needs no encoding.
        let quoted = |name| {
            let readable = format!("owner@{domain}");
            HeaderValue::dangerous_new_pre_encoded(name, readable, format!("{local}@{domain}"))
        };
        return Some([From::name(), To::name(), ReplyTo::name()].map(quoted).into());
    }
    let owner = Mailboxes::from(mailbox(owner, &local, domain)?);
    let (from, to, reply_to) = (From::from(owner.clone()), To::from(owner.clone()), ReplyTo::from(owner));
    Some(vec![from.display(), to.display(), reply_to.display()])
}

/// Name and address; the local part is a dot-atom, the domain ASCII.
fn mailbox(who: &Address, local: &str, domain: &str) -> Option<Mailbox> {
    let name = who.name.as_deref().map(|name| header_text(&plain::cut(&plain::one_line(name), NAME_CHARS)));
    let address = lettre::Address::new(local, domain).ok()?;
    Some(Mailbox::new(name.filter(|name| !name.is_empty()), address))
}

/// Text, then HTML. Quoted-printable escapes `=`, so a boundary with `=_` can't occur in a part (RFC 2045 §6.7).
fn body(digest: &Digest) -> MultiPart {
    MultiPart::alternative()
        .boundary(format!("=_{}", digest.id))
        .singlepart(part(ContentType::TEXT_PLAIN, digest::text(digest)))
        .singlepart(part(ContentType::TEXT_HTML, digest::html(digest)))
}

fn part(kind: ContentType, text: String) -> SinglePart {
    SinglePart::builder().header(kind).header(ContentTransferEncoding::QuotedPrintable).body(text)
}

/// `Date` with the owner's own offset. lettre writes UTC only and puts the present time over a value that it can't
/// read itself, so it is given the UTC form to read and ours to print.
fn date(at: DateTime<FixedOffset>) -> Result<HeaderValue, OutboxError> {
    let utc = at.to_utc();
    if !(1970..=9998).contains(&utc.year()) {
        return Err(OutboxError::Date(utc.year()));
    }
    Ok(HeaderValue::dangerous_new_pre_encoded(
        HeaderName::new_from_ascii_str("Date"),
        utc.format("%a, %d %b %Y %H:%M:%S GMT").to_string(),
        at.format("%a, %d %b %Y %H:%M:%S %z").to_string(),
    ))
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// A header's text without anything that a reader could take for an encoded-word (RFC 2047 §2) of our making.
fn header_text(text: &str) -> String {
    plain::one_line(text).replace("=?", "= ?")
}
