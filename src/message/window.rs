//! A mail seen through a window: its header fields, the beginning of its first part, what the next two parts are.
//! Owns: which fields are asked for, and the making of bytes that [`super::Message::parse`] reads as it would read
//! the whole mail. Never touches: servers.

use super::guard::Faults;
use super::header::Headers;
use super::part::{self, Head};
use super::{MAX_BYTES, body};

/// Every header field that is looked at, in the form of RFC 3501 §6.4.5's `header-list`.
pub const FIELDS: [&str; 25] = [
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
    "MIME-Version",
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
    "X-Unsent",
    "X-Uniform-Type-Identifier",
    "X-Gmail-Labels",
    "X-Appreciated-Id",
];

/// How much of a text that has no line end is looked at for a good place to cut it, in bytes.
const LAST_LINE: usize = 2 << 10;

/// What was fetched of one mail. A part that is not there is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Window<'a> {
    /// The mail's header fields.
    pub header: &'a [u8],
    /// The header of part 1 (RFC 3501 §6.4.5, `1.MIME`); of no meaning when the mail has no parts.
    pub part1_mime: &'a [u8],
    /// The beginning of part 1, or of the text of a mail without parts.
    pub part1: &'a [u8],
    /// The header of part 2.
    pub part2_mime: &'a [u8],
    /// The header of part 3.
    pub part3_mime: &'a [u8],
    /// Part 1 goes on behind what is here.
    pub cut: bool,
}

/// What of the mail's text is outside the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// None of it.
    Nothing,
    /// The end of it: more of part 1 gives more text.
    End,
    /// All of it: it is not in part 1.
    All,
}

/// The bytes of a mail with what the window shows. Part 2 and 3 are empty but for their headers, so that attachments,
/// invitations and other shapes of the text are known for what they are. Of a part that was cut the last line goes
/// too: it may end in the middle of a letter.
pub fn assemble(window: &Window<'_>) -> Vec<u8> {
    let text = if window.cut { whole_lines(window.part1) } else { window.part1 };
    let mut mail = Vec::with_capacity(window.header.len() + window.part1_mime.len() + text.len() + 512);
    mail.extend_from_slice(window.header.trim_ascii_end());
    mail.extend_from_slice(b"\r\n\r\n");
    if let Some(boundary) = boundary(&top(window)) {
        let parts = [(window.part1_mime, text), (window.part2_mime, b""), (window.part3_mime, b"")];
        for (number, (mime, text)) in parts.into_iter().enumerate() {
            let mime = mime.trim_ascii_end();
            if number > 0 && mime.is_empty() {
                continue;
            }
            mail.extend([b"--", boundary.as_bytes(), b"\r\n", mime].concat());
            // A header without fields is just the empty line.
            mail.extend_from_slice(if mime.is_empty() { b"\r\n" } else { b"\r\n\r\n" });
            mail.extend_from_slice(text);
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
    let (headers, _) = Headers::read(window.part1_mime, &mut faults);
    let usual = if head.mime == "multipart/digest" { "message/rfc822" } else { "text/plain" };
    let leaves = part::leaves(Head::read(&headers, usual), window.part1, &mut faults);
    let (_, chosen) = body::choose(&leaves, &mut faults);
    let rank = chosen.and_then(|at| leaves.get(at)).map_or(u8::MAX, |leaf| rank(&leaf.head));
    let elsewhere = [window.part2_mime, window.part3_mime].into_iter().any(|mime| {
        let (headers, _) = Headers::read(mime, &mut faults);
        !headers.is_empty() && self::rank(&Head::read(&headers, usual)) < rank
    });
    // A mail whose boundary never occurs has no part 1.
    let nothing = window.part1.is_empty() && window.part1_mime.trim_ascii().is_empty();
    match chosen {
        _ if elsewhere || nothing => Missing::All,
        Some(at) if window.cut && at + 1 == leaves.len() => Missing::End,
        None if window.cut && !head.mime.starts_with("image/") => Missing::End,
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
