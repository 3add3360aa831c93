//! The start of a mail that only the owner can finish, and the `mailto:` link that opens it. Owns: greeting,
//! sign-off, RFC 6068. Never touches: what is said in between, the digest's look.
//!
//! Drafts reach third parties: nothing here may say where they come from.

use crate::message::AddrSpec;
use crate::plain;
use crate::tongue::Tongue;
use crate::words::{Draft, Person};

/// Bytes of an encoded link. Gmail's web client takes about 1,620 characters, Outlook 2,046.
pub const MAILTO_BYTES: usize = 1600;

/// A `mailto:` URL with one recipient, subject and body (RFC 6068 §2), at most [`MAILTO_BYTES`] long.
///
/// A body that is too long loses whole lines or sentences from its end, then a subject that is too long loses
/// words. `None` when the address can't be written so that every mail program reads the same recipient.
pub fn mailto(to: &AddrSpec, subject: &str, body: &str) -> Option<String> {
    let mut link = mailto_short(to, subject)?;
    let key = if link.contains('?') { "&body=" } else { "?body=" };
    let room = MAILTO_BYTES.saturating_sub(link.len() + key.len());
    let body = fitting_body(&lines(body), room);
    if !body.is_empty() {
        link.push_str(key);
        link.push_str(&body);
    }
    Some(link)
}

/// [`mailto`] without a body.
pub fn mailto_short(to: &AddrSpec, subject: &str) -> Option<String> {
    mailto_within(to, subject, MAILTO_BYTES)
}

/// [`mailto_short`] with as many whole words of the subject as fit `limit` bytes; longer only when the address
/// alone is.
pub fn mailto_within(to: &AddrSpec, subject: &str, limit: usize) -> Option<String> {
    let address = format!("mailto:{}", encoded_address(to)?);
    // What is longer than the whole link can't fit; cutting it here keeps the loop short.
    let subject: String = plain::one_line(subject).chars().take(limit).collect();
    let mut rest = subject.as_str();
    while !rest.is_empty() {
        let link = format!("{address}?subject={}", encode(rest));
        if link.len() <= limit {
            return Some(link);
        }
        rest = rest
            .rsplit_once(' ')
            .map_or("", |(words, _)| words)
            .trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '"' | '?' | '!'));
    }
    Some(address)
}

/// The draft to a person, at their most recently used address that a link can hold: a greeting, the practice's text, the
/// owner's given name. Without brackets, which in a mail read as a gap left open.
pub fn compose(
    person: &Person,
    own_name: Option<&str>,
    tongue: Tongue,
    subject: &str,
    text: &str,
) -> Option<Draft> {
    let subject = plain::one_line(&unbracketed(subject));
    let greeting = greeting_name(&person.short).filter(|_| !person.name.contains('@')).map_or_else(
        || tongue.words("greeting-nobody"),
        |name| tongue.say("greeting", &[("name", name.into())]),
    );
    let sign_off = own_name.and_then(given_name).unwrap_or_default();
    let body = lines(&format!("{greeting}\n\n{}\n\n{sign_off}", unbracketed(text)));
    person.addresses.iter().find_map(|to| {
        let mailto = mailto(to, &subject, &body)?;
        Some(Draft { to: vec![to.clone()], subject: subject.clone(), body: body.clone(), mailto })
    })
}

/// `local@domain` percent-encoded. Local parts that are no dot-atom become a quoted-string (RFC 5322 §3.2.4).
fn encoded_address(to: &AddrSpec) -> Option<String> {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let label = |label: &str| !label.is_empty() && label.chars().all(letter);
    let sound = to.domain().split('.').all(label) && to.local().chars().all(visible);
    sound.then(|| format!("{}@{}", encode(&written_local(to.local())), encode(to.domain())))
}

/// The local part as a header writes it: a dot-atom as it is (RFC 5322 §3.2.3, RFC 6532 §3.2), else quoted.
pub fn written_local(local: &str) -> String {
    let atext = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    if local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(atext)) {
        return local.to_owned();
    }
    format!("\"{}\"", local.replace('\\', r"\\").replace('"', "\\\""))
}

/// Whether a reader sees this character in a local part: ASCII without controls and space, or a letter or digit.
fn visible(c: char) -> bool {
    c.is_ascii_graphic() || c.is_alphanumeric()
}

/// Everything but RFC 3986's unreserved characters as `%XX` of its UTF-8.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                let digit = char::from_digit(u32::from(half), 16).unwrap_or('0');
                out.push(digit.to_ascii_uppercase());
            }
        }
    }
    out
}

/// The longest run of whole lines and sentences from the start of `body` that fits `room` bytes once encoded.
fn fitting_body(body: &str, room: usize) -> String {
    let mut taken = String::new();
    let mut best = 0;
    for piece in pieces(body) {
        taken.push_str(&encode(piece).replace("%0A", "%0D%0A"));
        let end = without_blank_end(&taken).len();
        if end > room {
            break;
        }
        best = end;
    }
    taken.truncate(best);
    taken
}

/// An encoded text without encoded spaces and line ends at its end.
fn without_blank_end(mut text: &str) -> &str {
    while let Some(rest) = ["%20", "%0D%0A"].iter().find_map(|blank| text.strip_suffix(blank)) {
        text = rest;
    }
    text
}

/// Lines, and the sentences in them, with the white space behind each.
fn pieces(body: &str) -> impl Iterator<Item = &str> {
    body.split_inclusive('\n').flat_map(|line| {
        let mut ends: Vec<usize> = [". ", "! ", "? "]
            .iter()
            .flat_map(|mark| line.match_indices(mark).map(|(at, mark)| at + mark.len()))
            .collect();
        ends.push(line.len());
        ends.sort_unstable();
        let mut start = 0;
        ends.into_iter().filter_map(move |end| {
            let piece = line.get(start..end);
            start = end;
            piece
        })
    })
}

/// The text's lines, each cleaned; empty lines at the ends go, runs of them become one.
fn lines(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for line in text.lines().map(plain::one_line) {
        if line.is_empty() {
            gap = !out.is_empty();
            continue;
        }
        if !out.is_empty() {
            out.push_str(if gap { "\n\n" } else { "\n" });
        }
        out.push_str(&line);
        gap = false;
    }
    out
}

fn unbracketed(text: &str) -> String {
    text.replace(['[', ']', '{', '}', '<', '>'], "")
}

/// A name to greet by; `None` when it is rather an address or a number.
fn greeting_name(short: &str) -> Option<String> {
    let name = plain::one_line(short);
    let fits = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.');
    (name.chars().any(char::is_alphabetic) && name.chars().all(fits)).then_some(name)
}

/// The first given name in `Ana Sousa` or `Sousa, Ana`.
fn given_name(name: &str) -> Option<String> {
    // One word may be an account's (`legal`).
    let name = plain::one_line(name);
    name.split_whitespace().nth(1)?;
    let given = name.split_once(',').map_or(name.as_str(), |(_, given)| given);
    given.split_whitespace().next().and_then(greeting_name)
}
