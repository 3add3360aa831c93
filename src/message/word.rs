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

/// Whether the charsets of all encoded words are known.
pub(super) fn charsets_known(value: &str) -> bool {
    let mut rest = value;
    while let Some((_, found)) = rest.split_once("=?") {
        let Some(word) = word(found) else {
            rest = found;
            continue;
        };
        if !charset::decode(Some(word.charset), b"").1 {
            return false;
        }
        rest = word.rest;
    }
    true
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
    let (body, tail) = match reach.find("?=") {
        Some(end) => (reach.get(..end)?, payload.get(end + 2..)?),
        None => unended(payload, reach)?,
    };
    let bytes = match coding {
        'B' | 'b' => transfer::base64(body.as_bytes()).0,
        'Q' | 'q' => unquoted(body),
        _ => return None,
    };
    let fits = !charset.is_empty() && !charset.contains(char::is_whitespace);
    if matches!(coding, 'Q' | 'q') && !body.is_ascii() {
        let bytes = half_coded(charset, body).into_bytes();
        return fits.then_some(Word { charset: "utf-8", bytes, rest: tail });
    }
    fits.then_some(Word { charset, bytes, rest: tail })
}

fn unquoted(body: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    transfer::unescape(body.replace('_', " ").as_bytes(), &mut bytes);
    bytes
}

/// A word in which some letters were left bare: those are text already.
fn half_coded(charset: &str, body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while !rest.is_empty() {
        let bare = rest.find(|c: char| !c.is_ascii()).unwrap_or(rest.len());
        let (coded, behind) = rest.split_at_checked(bare).unwrap_or((rest, ""));
        out.push_str(&charset::decode(Some(charset), &unquoted(coded)).0);
        let coded_again = behind.find(|c: char| c.is_ascii()).unwrap_or(behind.len());
        let (letters, tail) = behind.split_at_checked(coded_again).unwrap_or((behind, ""));
        out.push_str(letters);
        rest = tail;
    }
    out
}

/// The text of a word without its `?=`, which some mailer cut off: it ends with the value, or where another begins.
fn unended<'a>(payload: &'a str, reach: &'a str) -> Option<(&'a str, &'a str)> {
    if reach.len() < payload.len() || reach.contains("=?") {
        return None;
    }
    let end = reach.find(['<', '\r', '\n', '"']).unwrap_or(reach.len());
    let (body, tail) = payload.split_at_checked(end)?;
    Some((body.trim_end().trim_end_matches('?'), tail))
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
            ("=?iso-8859-1?Q?Fr\u{f6}sche_=FCber?=", "Frösche über"),
            ("=?utf-8?Q?no_end", "no end"),
            ("=?utf-8?Q?Zo=C3=AB?", "Zoë"),
            ("=?utf-8?B?Wm/Dqw", "Zoë"),
            ("=?utf-8?Q?Zo=C3=AB? <z@example.com>", "Zoë<z@example.com>"),
            ("=?utf-8?Q?Zo=C3=AB and Kim?=", "Zoë and Kim"),
            ("=?utf-8?B?Wm/D qw==?=", "Zoë"),
            ("=?utf-8?B?Wm/D?=\r\n =?utf-8?B?qw==?=", "Zoë"),
            ("=?utf-8?Q?a?==?utf-8?Q?b?=", "ab"),
            ("x=?utf-8?Q?a?=y", "xay"),
            ("=?utf-8?Q?what??=", "what?"),
            ("=?utf-8?Q??= end", " end"),
            ("=?\"utf-8\"?Q?Zo=C3=AB?=", "Zoë"),
            ("=?iso-2022-jp?B?GyRCTFpCPBsoQg==?=", "木村"),
            ("=?gb2312?B?1tA=?= =?gb2312?B?zsQ=?=", "中文"),
            ("=?utf-7?Q?Zo+AOs-?=", "Zoë"),
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
