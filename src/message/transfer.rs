//! Content-Transfer-Encoding (RFC 2045 §6). Owns: base64 and quoted-printable, mended where they are broken. Never
//! touches: charsets.

use super::enclosed;
use mailparse::{ParsedContentType, body::Body};

/// How a part's bytes are wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transfer {
    /// As they are: 7bit, 8bit, binary and everything unknown.
    Plain,
    /// RFC 2045 §6.8.
    Base64,
    /// RFC 2045 §6.7.
    QuotedPrintable,
    /// As mailers before MIME did it.
    Uuencode,
}

impl Transfer {
    /// Reads the header's value.
    pub(super) fn named(value: &str) -> Self {
        let name = value.split([';', ' ', '(', '\t', ',']).find(|word| !word.is_empty()).unwrap_or("");
        let name = name.trim_matches(['"', '\'']);
        if name.eq_ignore_ascii_case("base64") {
            Self::Base64
        } else if name.eq_ignore_ascii_case("quoted-printable") {
            Self::QuotedPrintable
        } else if ["x-uuencode", "uuencode", "x-uue", "uue"].iter().any(|uue| name.eq_ignore_ascii_case(uue))
        {
            Self::Uuencode
        } else {
            Self::Plain
        }
    }

    /// The bytes unwrapped; the flag is false when they had to be mended.
    pub(super) fn unwrap_bytes(self, bytes: &[u8]) -> (Vec<u8>, bool) {
        match self {
            Self::Plain => (bytes.to_vec(), true),
            Self::Base64 => base64(bytes),
            Self::QuotedPrintable => (quoted_printable(bytes), true),
            Self::Uuencode => (enclosed::uudecode(bytes), true),
        }
    }
}

/// Strict first; when that fails, what can be read: characters of the alphabet up to the last full byte.
pub(super) fn base64(bytes: &[u8]) -> (Vec<u8>, bool) {
    let kind = ParsedContentType::default();
    let strict = match Body::new(bytes, &kind, &Some("base64".to_owned())) {
        Body::Base64(body) | Body::QuotedPrintable(body) => body.get_decoded().ok(),
        Body::SevenBit(_) | Body::EightBit(_) | Body::Binary(_) => None,
    };
    strict.map_or_else(|| (mended_base64(bytes), false), |decoded| (decoded, true))
}

/// Skips what is not of the alphabet. Behind padding a line with foreign characters ends it: that is a footer some
/// list server glued on.
fn mended_base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut bits, mut held, mut padded) = (0_u32, 0_u32, false);
    for line in bytes.split(|byte| *byte == b'\n') {
        let foreign = |byte: &u8| !byte.is_ascii_whitespace() && *byte != b'=' && sextet(*byte).is_none();
        if padded && line.iter().any(foreign) {
            break;
        }
        for byte in line {
            if *byte == b'=' {
                (bits, held, padded) = (0, 0, true);
            } else if let Some(value) = sextet(*byte) {
                bits = (bits << 6) | value;
                held += 6;
                if held >= 8 {
                    held -= 8;
                    out.push((bits >> held) as u8);
                    bits &= (1 << held) - 1;
                }
            }
        }
    }
    out
}

/// The value of one character of the base64 alphabet (RFC 4648 §4).
fn sextet(byte: u8) -> Option<u32> {
    match byte {
        b'A'..=b'Z' => Some(u32::from(byte - b'A')),
        b'a'..=b'z' => Some(u32::from(byte - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(byte - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// RFC 2045 §6.7. mailparse would drop every byte above 126 that a careless mailer left bare; here it stays.
pub(super) fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let text = line.trim_ascii_end();
        let ended = line.ends_with(b"\n");
        if let Some(soft) = text.strip_suffix(b"=") {
            unescape(soft, &mut out);
            continue;
        }
        // White space at the end of a line was added on the way.
        unescape(if ended { text } else { line }, &mut out);
        if ended {
            out.push(b'\n');
        }
    }
    out
}

/// Replaces `=3D` and the like; an `=` that is no escape stays.
pub(super) fn unescape(text: &[u8], out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some((first, behind)) = rest.split_first() {
        let escaped = match behind {
            [high, low, ..] if *first == b'=' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        if let Some((high, low)) = escaped {
            out.push(high << 4 | low);
            rest = behind.get(2..).unwrap_or_default();
        } else {
            out.push(*first);
            rest = behind;
        }
    }
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_base64_is_read_as_far_as_it_goes() {
        assert_eq!(base64(b"SGVsbG8sIEtpbQ=="), (b"Hello, Kim".to_vec(), true));
        assert_eq!(base64(b"SGVs*bG8s\nIEtpb"), (b"Hello, Ki".to_vec(), false));
        assert_eq!(base64(b"SGVsbG8=\n____\nlist footer, unsubscribe\n").0, b"Hello");
        assert_eq!(base64(b"SGk=IEtpbQ==\n").0, b"Hi Kim");
        assert_eq!(base64(b"!").0, b"");
    }

    #[test]
    fn quoted_printable_keeps_what_is_no_escape() {
        assert_eq!(quoted_printable(b"caf=C3=a9 =\r\nau lait  \r\n"), "café au lait\n".as_bytes());
        assert_eq!(quoted_printable(b"1+1=2 =ZZ ="), b"1+1=2 =ZZ ");
        assert_eq!(quoted_printable("na\u{ef}ve".as_bytes()), "na\u{ef}ve".as_bytes());
    }

    #[test]
    fn the_name_may_be_dirty() {
        assert_eq!(Transfer::named(" Base64 ; x"), Transfer::Base64);
        assert_eq!(Transfer::named("QUOTED-PRINTABLE"), Transfer::QuotedPrintable);
        assert_eq!(Transfer::named("\"base64\""), Transfer::Base64);
        assert_eq!(Transfer::named("X-UUEncode"), Transfer::Uuencode);
        assert_eq!(Transfer::named("x-nobody"), Transfer::Plain);
    }
}
