//! Bytes to text. Owns: charset names and what to do with unknown ones. Never touches: headers, parts.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Decodes `bytes` by the charset called `label`. The flag is false when the label is unknown; then, as without a
/// label, it is UTF-8 if the bytes are that, else windows-1252, in which every byte is a character.
pub(super) fn decode(label: Option<&str>, bytes: &[u8]) -> (String, bool) {
    let label = label.map(plain).filter(|label| !label.is_empty());
    let known = label.and_then(|label| Encoding::for_label_no_replacement(label.as_bytes()));
    // "us-ascii" is what mailers write when they do not care; encoding_rs reads it as windows-1252.
    let careless =
        label.is_none_or(|label| matches!(label.to_ascii_lowercase().as_str(), "us-ascii" | "ascii"));
    match known {
        Some(encoding) if !careless => {
            let (text, used, mended) = encoding.decode(bytes);
            // Called UTF-8 without one good character beyond ASCII: it is the other usual charset.
            let wrong = mended && used == UTF_8 && text.chars().all(|c| c.is_ascii() || c == '\u{fffd}');
            (if wrong { guess(bytes) } else { text.into_owned() }, true)
        }
        _ => (guess(bytes), careless || known.is_some()),
    }
}

/// UTF-8 when the bytes are valid as that, else windows-1252.
pub(super) fn guess(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes)
        .map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), str::to_owned)
}

/// Like [`guess`], for text that was cut: half a character at the end does not make it another charset.
pub(super) fn guess_cut(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => UTF_8.decode_without_bom_handling(bytes).0.into_owned(),
        _ => guess(bytes),
    }
}

/// A charset name without quotes, comments and the language of RFC 2231 §5.
fn plain(label: &str) -> &str {
    let label = label.trim().trim_matches(['"', '\'', ' ']);
    label.split(['*', ' ', ';', '(']).next().unwrap_or(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_unknown_and_missing_labels() {
        assert_eq!(decode(Some("iso-8859-1"), b"caf\xe9"), ("café".to_owned(), true));
        assert_eq!(decode(Some("\"UTF-8\""), "café".as_bytes()), ("café".to_owned(), true));
        assert_eq!(decode(Some("utf-8"), b"caf\xe9"), ("café".to_owned(), true));
        assert_eq!(decode(Some("utf-8"), b"\xc3\xa9 \xe9"), ("é \u{fffd}".to_owned(), true));
        assert_eq!(decode(Some("us-ascii"), "café".as_bytes()), ("café".to_owned(), true));
        assert_eq!(decode(Some("x-none"), "café".as_bytes()), ("café".to_owned(), false));
        assert_eq!(decode(Some("x-none"), b"caf\xe9"), ("café".to_owned(), false));
        assert_eq!(decode(None, b"caf\xe9"), ("café".to_owned(), true));
        assert_eq!(decode(Some("iso-2022-jp"), b"\x1b$BLZB<\x1b(B"), ("木村".to_owned(), true));
    }

    #[test]
    fn a_cut_character_does_not_change_the_charset() {
        let bytes = "Zoë".as_bytes();
        assert_eq!(guess_cut(&bytes[..3]), "Zo\u{fffd}");
        assert_eq!(guess_cut(b"Zo\xeb!"), "Zoë!");
    }
}
