//! Encoded words in headers (RFC 2047). Owns: their decoding, in linear time. Never touches: what a header means.

use super::{charset, clean, transfer};

/// One `=?charset?coding?text?=`.
struct Word<'a> {
    charset: &'a str,
    bytes: Vec<u8>,
    rest: &'a str,
}

/// The longest charset name looked for, in bytes.
const CHARSET_BYTES: usize = 64;
/// The longest encoded text looked for, in bytes; RFC 2047 §2 allows 75, some mailers put a whole subject in one word.
const PAYLOAD_BYTES: usize = 2_048;

/// Decodes all encoded words of a header value. White space between two words goes (RFC 2047 §6.2), and their bytes
/// are joined before decoding, because mailers cut inside characters. A charset nobody knows is guessed.
pub(super) fn decode(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut held: Option<(&str, Vec<u8>)> = None;
    let mut rest = value;
    while let Some((before, found)) = rest.split_once("=?") {
        let Some(word) = word(found) else {
            flush(&mut held, &mut out);
            out.push_str(before);
            out.push_str("=?");
            rest = found;
            continue;
        };
        match &mut held {
            Some((charset, bytes)) if blank(before) && charset.eq_ignore_ascii_case(word.charset) => {
                bytes.extend(word.bytes);
            }
            _ => {
                let between = held.is_some() && blank(before);
                flush(&mut held, &mut out);
                if !between {
                    out.push_str(before);
                }
                held = Some((word.charset, word.bytes));
            }
        }
        rest = word.rest;
    }
    flush(&mut held, &mut out);
    out.push_str(rest);
    out
}

/// The length in bytes of the encoded word that `text` begins with (behind its `=?`), when there is one.
pub(super) fn length(text: &str) -> Option<usize> {
    word(text).map(|word| text.len() - word.rest.len())
}

fn blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

fn flush(held: &mut Option<(&str, Vec<u8>)>, out: &mut String) {
    if let Some((label, bytes)) = held.take() {
        out.push_str(&charset::decode(Some(label), &bytes).0);
    }
}

/// Reads a word behind its `=?`. Its parts are looked for within fixed distances only, so that a value full of `=?`
/// costs no more than its length.
fn word(text: &str) -> Option<Word<'_>> {
    let head = clean::up_to(text, CHARSET_BYTES);
    let (charset, _) = head.split_once('?')?;
    let mut behind = text.get(charset.len() + 1..)?.chars();
    let coding = behind.next()?;
    let payload = behind.as_str().strip_prefix('?')?;
    let reach = clean::up_to(payload, PAYLOAD_BYTES);
    let end = reach.find("?=")?;
    let (body, tail) = payload.split_at_checked(end)?;
    let bytes = match coding {
        'B' | 'b' => transfer::base64(body.as_bytes()).0,
        'Q' | 'q' => {
            let mut bytes = Vec::with_capacity(body.len());
            transfer::unescape(body.replace('_', " ").as_bytes(), &mut bytes);
            bytes
        }
        _ => return None,
    };
    let fits = !charset.is_empty() && !charset.contains(char::is_whitespace);
    fits.then_some(Word { charset, bytes, rest: tail.strip_prefix("?=")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_all_shapes() {
        for (given, wanted) in [
            ("=?utf-8?Q?Zo=C3=AB?= Lowe", "Zoë Lowe"),
            ("=?utf-8?B?Wm/Dqw==?= =?utf-8?Q?_W?=", "Zoë W"),
            ("=?utf-8?Q?Zo=C3?=\r\n =?utf-8?Q?=AB?=", "Zoë"),
            ("=?iso-8859-1*en?q?caf=E9?=", "café"),
            ("=?x-nobody?q?caf=E9?=", "café"),
            ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
            ("=?utf-8?Q?no end", "=?utf-8?Q?no end"),
            ("a =?utf-8?Q?b?= c", "a b c"),
            ("=?utf-8?q?a?= =?iso-8859-1?q?b?=", "ab"),
            ("plain", "plain"),
            ("=?", "=?"),
        ] {
            assert_eq!(decode(given), wanted, "{given}");
        }
    }

    #[test]
    fn many_openings_take_linear_time() {
        let text = "=?".repeat(200_000);
        assert_eq!(decode(&text), text);
    }
}
