//! The header lines of a mail or a part (RFC 5322 §2.2). Owns: where they end, which lines are junk, unfolding and
//! decoding of values. Never touches: what a value means.

use super::guard::{Faults, HEADER_BYTES, MAX_HEADERS};
use super::window::FIELDS;
use super::{charset, clean, word};
use mailparse::MailHeader;

/// The header lines of one part, in order.
#[derive(Debug, Default)]
pub(super) struct Headers<'a>(Vec<MailHeader<'a>>);

/// How much of `Content-Type` is looked at for the charset of bare eight-bit header lines, in bytes.
const CHARSET_WITHIN: usize = 512;

impl<'a> Headers<'a> {
    /// Reads the header lines; the second value is the body behind them.
    ///
    /// Lines that are no header (a stray `From ` line, a line without a colon between two good ones) are skipped; a
    /// line without a colon that no header follows is the body's first line.
    pub(super) fn read(raw: &'a [u8], faults: &mut Faults) -> (Self, &'a [u8]) {
        let mut lines = Vec::new();
        let mut rest = raw;
        while !rest.is_empty() {
            let (line, behind) = cut_line(rest);
            if line.trim_ascii().is_empty() && !line.starts_with(b" ") && !line.starts_with(b"\t") {
                return (Self(lines), behind);
            }
            if is_field(line) {
                let Ok((header, used)) = mailparse::parse_header(rest) else { break };
                if lines.len() < MAX_HEADERS {
                    lines.push(header);
                } else {
                    faults.note("The mail has more than 1,000 header lines; of the rest only those that matter were kept.");
                    let matters =
                        lines.len() < 2 * MAX_HEADERS && FIELDS.iter().any(|name| named(&header, name));
                    lines.extend(matters.then_some(header));
                }
                rest = rest.get(used..).unwrap_or_default();
            } else if continues(line, behind) {
                faults.note("A line among the headers is no header; it was left out.");
                rest = behind;
            } else {
                faults.note("No empty line parts headers and text; the text begins at the first other line.");
                break;
            }
        }
        (Self(lines), rest)
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The raw values of every header called `name`, in order.
    pub(super) fn raw<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s [u8]> {
        self.0.iter().filter(move |header| named(header, name)).map(MailHeader::get_value_raw)
    }

    /// Whether there is a header called `name`.
    pub(super) fn has(&self, name: &str) -> bool {
        self.raw(name).next().is_some()
    }

    /// The first value called `name` on one line, not decoded, at most `cap` bytes of it.
    pub(super) fn plain(&self, name: &str, cap: usize) -> Option<String> {
        let raw = self.filled(name)?;
        Some(self.text_up_to(raw, cap).replace(['\r', '\n'], " ").trim().to_owned())
    }

    /// The first value called `name`, decoded, on one line, fit to show.
    pub(super) fn text(&self, name: &str, faults: &mut Faults) -> Option<String> {
        let raw = self.filled(name)?;
        if raw.len() > HEADER_BYTES {
            faults.note(format!("The header `{name}` is longer than 16 KB; it was cut."));
        }
        let value = self.text_up_to(raw, HEADER_BYTES);
        faults.note_charset(&value, name);
        Some(clean::one_line(&word::decode(&value)))
    }

    /// Raw header bytes as text: UTF-8 (RFC 6532), else in the charset of the mail's text, else windows-1252.
    pub(super) fn decoded(&self, raw: &[u8]) -> String {
        match std::str::from_utf8(raw) {
            Ok(_) => charset::guess(raw),
            Err(_) => charset::guess_beside(self.charset().as_deref(), raw),
        }
    }

    /// The first value called `name` that is not empty, else an empty one.
    fn filled(&self, name: &str) -> Option<&[u8]> {
        let values = || self.0.iter().filter(|header| named(header, name)).map(MailHeader::get_value_raw);
        values().find(|raw| !raw.trim_ascii().is_empty()).or_else(|| values().next())
    }

    /// The first `cap` bytes as text.
    fn text_up_to(&self, raw: &[u8], cap: usize) -> String {
        match raw.get(..cap).filter(|_| raw.len() > cap) {
            Some(cut) => charset::guess_cut(self.charset().as_deref(), cut),
            None => self.decoded(raw),
        }
    }

    /// What stands behind `charset=` in `Content-Type`.
    fn charset(&self) -> Option<String> {
        let raw = self.filled("Content-Type")?;
        let kind = String::from_utf8_lossy(raw.get(..CHARSET_WITHIN).unwrap_or(raw)).to_ascii_lowercase();
        let (_, named) = kind.split_once("charset")?;
        let named = named.trim_start().strip_prefix('=')?;
        Some(named.trim_start().split(';').next().unwrap_or(named).to_owned())
    }
}

/// Splits behind the first line end.
fn cut_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
    bytes.split_at_checked(end).unwrap_or((bytes, &[]))
}

/// Whether a line begins a header: a name of visible ASCII, perhaps blanks (RFC 5322 §4.5), a colon.
pub(super) fn is_field(line: &[u8]) -> bool {
    let Some(colon) = line.iter().take(128).position(|byte| *byte == b':') else { return false };
    let name = line.get(..colon).unwrap_or_default();
    let visible = name.trim_ascii_end();
    !visible.is_empty() && visible.iter().all(u8::is_ascii_graphic)
}

/// Whether a line that is no header still stands among headers.
fn continues(line: &[u8], behind: &[u8]) -> bool {
    line.starts_with(b"From ") || line.starts_with(b">From ") || is_field(cut_line(behind).0)
}

fn named(header: &MailHeader<'_>, name: &str) -> bool {
    header.get_key_raw().trim_ascii().eq_ignore_ascii_case(name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> (Vec<String>, String, usize) {
        let mut faults = Faults::default();
        let (headers, body) = Headers::read(raw.as_bytes(), &mut faults);
        let names = headers.0.iter().map(MailHeader::get_key).collect();
        (names, String::from_utf8_lossy(body).into_owned(), faults.into_sentences().len())
    }

    #[test]
    fn junk_costs_only_itself() {
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(read("A: 1\r\nB : 2\r\n\r\nhi"), (names(&["A", "B "]), "hi".into(), 0));
        assert_eq!(read("From x Mon\nA: 1\nno colon\nB: 2\n\nhi"), (names(&["A", "B"]), "hi".into(), 1));
        assert_eq!(read("A: 1\nHello Kim,\nsee you\n"), (names(&["A"]), "Hello Kim,\nsee you\n".into(), 1));
        assert_eq!(read(" folded\nA: 1\n\nhi"), (names(&["A"]), "hi".into(), 1));
        assert_eq!(read("no header at all"), (Vec::new(), "no header at all".into(), 1));
        assert_eq!(read("A: 1\n \n more\n\nhi"), (names(&["A"]), "hi".into(), 0));
        assert_eq!(read("A:"), (names(&["A"]), String::new(), 0));
    }

    #[test]
    fn values_are_unfolded_and_decoded() {
        let raw = b"Subject: =?utf-8?q?Zo=C3=AB?=\r\n\t and   more\r\nX: caf\xe9\r\n\r\n";
        let mut faults = Faults::default();
        let (headers, _) = Headers::read(raw, &mut faults);
        assert_eq!(headers.text("subject", &mut faults).as_deref(), Some("Zoë and more"));
        assert_eq!(headers.plain("x", 100).as_deref(), Some("café"));
        assert_eq!(headers.text("y", &mut faults), None);
    }
}
