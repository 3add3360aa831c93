//! A mail seen through a window: its header fields, what its first three parts are, the beginning of one of them.
//! Owns: which fields are asked for, and the making of bytes that [`super::Message::parse`] reads as it would read
//! the whole mail. Never touches: servers.

use super::guard::Faults;
use super::header::Headers;
use super::part::{self, Head};
use super::{MAX_BYTES, body};

/// Every header field that is looked at, but for those that only tell drafts without recipients: a mail without
/// recipients is no evidence anyway, and a server repeats the whole list with every mail.
pub const FIELDS: [&str; 21] = [
    "From",
    "Sender",
    "To",
    "Cc",
    "Bcc",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Disposition",
    "Content-Class",
    "Auto-Submitted",
    "List-Id",
    "List-Post",
    "Precedence",
    "Return-Path",
    "X-Mozilla-Draft-Info",
    "X-Appreciated-Id",
];

/// How much of a text that has no line end is looked at for a good place to cut it, in bytes.
const LAST_LINE: usize = 2 << 10;

/// What was fetched of one mail. A part that is not there is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Window<'a> {
    /// The mail's header fields.
    pub header: &'a [u8],
    /// The headers of parts 1, 2 and 3 (RFC 3501 §6.4.5, `1.MIME`); of no meaning when the mail has no parts.
    pub mimes: [&'a [u8]; 3],
    /// Which part is shown, 0 to 2; 0 for a mail without parts.
    pub shown: usize,
    /// The beginning of that part, or of the text of a mail without parts.
    pub text: &'a [u8],
    /// It goes on behind what is here.
    pub cut: bool,
}

/// What of the mail's text is outside the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// None of it.
    Nothing,
    /// The end of it: more of the part that is shown gives more text.
    End,
    /// All of it: it is in this part, 0 to 2.
    Part(usize),
    /// All of it, and no part seems to have it.
    All,
}

/// The bytes of a mail with what the window shows. The other parts are empty but for their headers, so that attachments,
/// invitations and other shapes of the text are known for what they are. Of a part that was cut the last line goes
/// too: it may end in the middle of a letter.
pub fn assemble(window: &Window<'_>) -> Vec<u8> {
    let text = if window.cut { whole_lines(window.text) } else { window.text };
    let mut mail = Vec::with_capacity(window.header.len() + window.mimes.concat().len() + text.len() + 512);
    mail.extend_from_slice(window.header.trim_ascii_end());
    mail.extend_from_slice(b"\r\n\r\n");
    if let Some(boundary) = boundary(&top(window)) {
        for (number, mime) in window.mimes.into_iter().enumerate() {
            let mime = mime.trim_ascii_end();
            if number != window.shown && mime.is_empty() {
                continue;
            }
            mail.extend([b"--", boundary.as_bytes(), b"\r\n", mime].concat());
            // A header without fields is just the empty line.
            mail.extend_from_slice(if mime.is_empty() { b"\r\n" } else { b"\r\n\r\n" });
            mail.extend_from_slice(if number == window.shown { text } else { b"" });
            mail.extend_from_slice(b"\r\n");
        }
        mail.extend([b"--", boundary.as_bytes(), b"--\r\n"].concat());
    } else {
        mail.extend_from_slice(text);
    }
    mail.truncate(MAX_BYTES);
    mail
}

/// Where the rest of the text is, as far as the window tells.
pub fn missing(window: &Window<'_>) -> Missing {
    let head = top(window);
    if boundary(&head).is_none() {
        return if window.cut { Missing::End } else { Missing::Nothing };
    }
    let mut faults = Faults::default();
    let usual = if head.mime == "multipart/digest" { "message/rfc822" } else { "text/plain" };
    let mimes = window.mimes.map(|mime| {
        let (headers, _) = Headers::read(mime, &mut faults);
        (!headers.is_empty()).then(|| Head::read(&headers, usual))
    });
    let ids = mimes.iter().map(|mime| mime.as_ref().and_then(|head| head.id.as_deref()));
    let root = part::root(&head, ids);
    // What the root of a `multipart/related` uses is no text.
    let used = |number: usize| head.mime == "multipart/related" && number != root;
    let shown = mimes.get(window.shown).cloned().flatten();
    let shown = shown.unwrap_or_else(|| Head { mime: usual.to_owned(), ..Head::default() });
    let may_have_text = rank(&shown) < u8::MAX && !used(window.shown);
    let leaves = part::leaves(shown, window.text, &mut faults);
    let chosen = body::choose(&leaves, &mut faults).leaf.filter(|_| !used(window.shown));
    let best = chosen.and_then(|at| leaves.get(at)).map_or(u8::MAX, |leaf| rank(&leaf.head));
    let better = mimes.iter().enumerate().position(|(number, head)| {
        // Those before it were looked at before.
        number > window.shown && !used(number) && head.as_ref().is_some_and(|head| rank(head) < best)
    });
    // A mail whose boundary never occurs has no parts.
    let nothing = window.text.is_empty() && window.mimes.concat().trim_ascii().is_empty();
    match (better, chosen) {
        (Some(number), _) => Missing::Part(number),
        (None, _) if nothing => Missing::All,
        (None, Some(at)) if window.cut && at + 1 == leaves.len() => Missing::End,
        // The text may come later in this part.
        (None, None) if window.cut && may_have_text => Missing::End,
        _ => Missing::Nothing,
    }
}

/// How soon a part is taken for the text; it follows [`body::choose`]. Parts in it may be anything.
fn rank(head: &Head) -> u8 {
    let named = u8::from(head.file_name.is_some());
    match head.mime.as_str() {
        mime if mime.starts_with("multipart/") => 0,
        _ if head.attached => u8::MAX,
        "text/plain" => 2 * named,
        "text/html" => 1 + 2 * named,
        _ => u8::MAX,
    }
}

fn top(window: &Window<'_>) -> Head {
    let (headers, _) = Headers::read(window.header, &mut Faults::default());
    Head::read(&headers, "text/plain")
}

/// The boundary of a mail with parts.
fn boundary(head: &Head) -> Option<&str> {
    let boundary = head.params.get("boundary").filter(|_| head.mime.starts_with("multipart/"))?;
    Some(boundary.trim_end()).filter(|boundary| !boundary.is_empty())
}

/// The text up to its last line end, or when that is far, up to its last whole UTF-8 character.
fn whole_lines(text: &[u8]) -> &[u8] {
    let from = text.len().saturating_sub(LAST_LINE);
    let line_end = text.iter().skip(from).rposition(|byte| *byte == b'\n').map(|at| from + at + 1);
    let letter = || {
        let lead = text.iter().rposition(|byte| *byte & 0xC0 != 0x80)?;
        let wide = text.get(lead).is_some_and(|byte| *byte >= 0xC0);
        wide.then_some(lead)
    };
    let end = line_end.or_else(letter).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests;
