//! Bytes to text. Owns: charset names and what to do with unknown ones. Never touches: headers, parts.

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use old::Old;

mod old;

/// Names that say nothing of the letters beyond ASCII: mailers write them when they do not care (RFC 1428 §3 has
/// `unknown-8bit`).
const CARELESS: [&str; 14] = [
    "us-ascii",
    "ascii",
    "us_ascii",
    "usascii",
    "ansi_x3.4-1968",
    "iso646-us",
    "646",
    "unknown-8bit",
    "x-unknown",
    "unknown",
    "default",
    "7bit",
    "8bit",
    "binary",
];

/// Decodes `bytes` by the charset called `label`. The flag is false when the label is unknown; then, as without a
/// label, it is UTF-8 if the bytes are that, else windows-1252, in which every byte is a character.
pub(super) fn decode(label: Option<&str>, bytes: &[u8]) -> (String, bool) {
    let Some(name) = label.map(plain).filter(|label| !label.is_empty()).map(old::usual_name) else {
        return (guess(bytes), true);
    };
    if CARELESS.contains(&name.as_str()) {
        return (guess(bytes), true);
    }
    if let Some(old) = Old::named(&name) {
        return (old.decode(bytes), true);
    }
    match Encoding::for_label_no_replacement(name.as_bytes()) {
        Some(_) if name == "utf-16" => (utf_16(bytes), true),
        Some(encoding) => {
            let (text, used, mended) = encoding.decode(bytes);
            // Called UTF-8 without one good character beyond ASCII: it is the other usual charset.
            let wrong = mended && used == UTF_8 && text.chars().all(|c| c.is_ascii() || c == '\u{fffd}');
            (if wrong { guess(bytes) } else { text.into_owned() }, true)
        }
        None => (guess(bytes), false),
    }
}

/// Bytes without a label: by their byte order mark, else UTF-8 when they are valid as that, else windows-1252.
/// ISO-2022-JP is seven-bit and gives itself away by its escapes (RFC 1468).
pub(super) fn guess(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains("\u{1b}$B") || text.contains("\u{1b}$@") => {
            ISO_2022_JP.decode_without_bom_handling(bytes).0.into_owned()
        }
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Like [`guess`], but what is no UTF-8 is read by the charset called `label` when every byte of it fits that.
pub(super) fn guess_beside(label: Option<&str>, bytes: &[u8]) -> String {
    let other = label.filter(|_| std::str::from_utf8(bytes).is_err()).and_then(|label| {
        let encoding = Encoding::for_label_no_replacement(old::usual_name(plain(label)).as_bytes())?;
        encoding.decode_without_bom_handling_and_without_replacement(bytes)
    });
    other.map_or_else(|| guess(bytes), std::borrow::Cow::into_owned)
}

/// Like [`guess_beside`], for text that was cut: half a character at the end does not make it another charset.
pub(super) fn guess_cut(label: Option<&str>, bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => UTF_8.decode_without_bom_handling(bytes).0.into_owned(),
        _ => guess_beside(label, bytes),
    }
}

/// UTF-16 (RFC 2781 §4.3) by its byte order mark, else by where its zero bytes stand.
fn utf_16(bytes: &[u8]) -> String {
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let order = if zeros(0) > zeros(1) { UTF_16BE } else { UTF_16LE };
    order.decode(bytes).0.into_owned()
}

/// A charset name without quotes, comments, a second `charset=` and the language of RFC 2231 §5.
fn plain(label: &str) -> &str {
    let around = ['"', '\'', ' ', '\\', '<', '>', '='];
    let label = label.trim().trim_matches(around);
    let named = label.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("charset="));
    let label = if named { label.get(8..).unwrap_or(label) } else { label };
    let label = label.trim_matches(around);
    label.split(['*', ' ', ';', '(', ',', '"']).next().unwrap_or(label)
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

    /// One word in every charset that mail is usually written in.
    #[test]
    fn the_usual_charsets_are_read() {
        for (label, bytes, wanted) in [
            ("gb2312", b"\xd6\xd0\xce\xc4".as_slice(), "中文"),
            ("gbk", b"\xd6\xd0\xce\xc4", "中文"),
            ("gb18030", b"\xd6\xd0\xce\xc4", "中文"),
            ("cp936", b"\xd6\xd0\xce\xc4", "中文"),
            ("big5", b"\xa4\xa4\xa4\xe5", "中文"),
            ("big5-hkscs", b"\xa4\xa4\xa4\xe5", "中文"),
            ("euc-kr", b"\xc7\xd1\xb1\xdb", "한글"),
            ("ks_c_5601-1987", b"\xc7\xd1\xb1\xdb", "한글"),
            ("euc-jp", b"\xcc\xda\xc2\xbc", "木村"),
            ("shift_jis", b"\x96\xd8\x91\xba", "木村"),
            ("cp932", b"\x96\xd8\x91\xba", "木村"),
            ("koi8-r", b"\xf0\xd2\xc9\xd7\xc5\xd4", "Привет"),
            ("koi8-u", b"\xf0\xd2\xc9\xd7\xa6\xd4", "Привіт"),
            ("windows-1250", b"\xbeu\x9d", "ľuť"),
            ("windows-1251", b"\xcf\xf0\xe8\xe2\xe5\xf2", "Привет"),
            ("cp1252", b"\x93caf\xe9\x94", "“café”"),
            ("windows-1253", b"\xc1\xe8\xde\xed\xe1", "Αθήνα"),
            ("windows-1254", b"\xddzmir", "İzmir"),
            ("windows-1255", b"\xf9\xec\xe5\xed", "שלום"),
            ("windows-1256", b"\xd3\xe1\xc7\xe3", "سلام"),
            ("windows-1257", b"\xd0iauliai", "Šiauliai"),
            ("windows-1258", b"caf\xe9", "café"),
            ("iso-8859-2", b"\xa3\xf3d\xbc", "Łódź"),
            ("iso-8859-3", b"\xa6i", "Ĥi"),
            ("iso-8859-4", b"\xa9iauliai", "Šiauliai"),
            ("iso-8859-5", b"\xbf\xe0\xd8\xd2\xd5\xe2", "Привет"),
            ("iso-8859-6", b"\xd3\xe4\xc7\xe5", "سلام"),
            ("iso-8859-6-e", b"\xd3\xe4\xc7\xe5", "سلام"),
            ("iso-8859-7", b"\xc1\xe8\xde\xed\xe1", "Αθήνα"),
            ("iso-8859-8", b"\xf9\xec\xe5\xed", "שלום"),
            ("iso-8859-8-i", b"\xf9\xec\xe5\xed", "שלום"),
            ("iso-8859-8-e", b"\xf9\xec\xe5\xed", "שלום"),
            ("iso-8859-9", b"\xddzmir", "İzmir"),
            ("iso-8859-10", b"\xaaar", "Šar"),
            ("iso-8859-13", b"\xd0iauliai", "Šiauliai"),
            ("iso-8859-14", b"\xd0ysg", "Ŵysg"),
            ("iso-8859-15", b"5 \xa4", "5 €"),
            ("iso-8859-16", b"\xaai", "Și"),
            ("macintosh", b"caf\x8e", "café"),
            ("tis-620", b"\xe4\xb7\xc2", "ไทย"),
            ("ibm866", b"\x8f\xe0\xa8\xa2\xa5\xe2", "Привет"),
            ("ansi_x3.4-1968", "café".as_bytes(), "café"),
            ("utf-16", b"\xff\xfec\0a\0f\0\xe9\0", "café"),
            ("utf-16", b"\xfe\xff\0c\0a\0f\0\xe9", "café"),
            ("utf-16", b"\0c\0a\0f\0\xe9", "café"),
            ("utf-16", b"c\0a\0f\0\xe9\0", "café"),
            ("utf-16be", b"\0c\0a\0f\0\xe9", "café"),
            ("utf-16le", b"c\0a\0f\0\xe9\0", "café"),
            ("utf-7", b"caf+AOk-", "café"),
        ] {
            assert_eq!(decode(Some(label), bytes), (wanted.to_owned(), true), "{label}");
        }
    }

    #[test]
    fn labels_may_be_dirty() {
        for label in [
            "'koi8-r'",
            "koi8-r;",
            "\"koi8-r;\"",
            " KOI8-R ",
            "koi8-r*ru",
            "koi8-r (comment)",
            "charset=koi8-r",
            "\\\"koi8-r\\\"",
            "\"koi8-r",
            "<koi8-r>",
        ] {
            assert_eq!(decode(Some(label), b"\xf0\xd2"), ("Пр".to_owned(), true), "{label}");
        }
    }

    #[test]
    fn bytes_without_a_label_give_themselves_away() {
        assert_eq!(guess(b"\x1b$BLZB<\x1b(B"), "木村");
        assert_eq!(guess(b"\xff\xfeh\0i\0"), "hi");
        assert_eq!(guess_beside(Some("koi8-r"), b"\xf0\xd2\xc9\xd7\xc5\xd4"), "Привет");
        assert_eq!(guess_beside(Some("koi8-r"), "Grüße".as_bytes()), "Grüße");
        assert_eq!(guess_beside(Some("us-ascii"), b"Gr\xfc\xdfe"), "Grüße");
        assert_eq!(guess_beside(Some("utf-8"), b"Gr\xfc\xdfe"), "Grüße");
    }

    #[test]
    fn a_cut_character_does_not_change_the_charset() {
        let bytes = "Zoë".as_bytes();
        assert_eq!(guess_cut(None, &bytes[..3]), "Zo\u{fffd}");
        assert_eq!(guess_cut(None, b"Zo\xeb!"), "Zoë!");
    }
}
