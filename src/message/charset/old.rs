//! Charsets of old mail that the Encoding Standard leaves out. Owns: their names and tables. Never touches: what a mail
//! says of itself.

use encoding_rs::{EUC_KR, GBK};

/// A charset that only old mail uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Old {
    /// RFC 2152.
    Utf7,
    /// RFC 1557: Korean, switched by shift-out and shift-in.
    Iso2022Kr,
    /// RFC 1843: Chinese between `~{` and `~}`.
    Hz,
    /// The upper half of an IBM code page, in order.
    CodePage(&'static str),
}

const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
     └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
     └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Names that mailers write for charsets which have another name.
const ALIASES: [(&str, &str); 22] = [
    ("utf", "utf-8"),
    ("utf_8", "utf-8"),
    ("utf8mb4", "utf-8"),
    ("unicode", "utf-16"),
    ("latin-1", "iso-8859-1"),
    ("latin-9", "iso-8859-15"),
    ("latin9", "iso-8859-15"),
    ("8859-1", "iso-8859-1"),
    ("iso-8859", "iso-8859-1"),
    ("iso-8858-1", "iso-8859-1"),
    ("ansi", "windows-1252"),
    ("win-1251", "windows-1251"),
    ("win-1252", "windows-1252"),
    ("macroman", "macintosh"),
    ("mac-roman", "macintosh"),
    ("cp932", "shift_jis"),
    ("cp936", "gbk"),
    ("cp949", "euc-kr"),
    ("uhc", "euc-kr"),
    ("cp950", "big5"),
    ("euc-cn", "gb2312"),
    ("iso-2022-jp-2", "iso-2022-jp"),
];

/// The usual name of a charset, in lower case.
pub(super) fn usual_name(label: &str) -> String {
    let label = label.to_ascii_lowercase();
    if let Some((_, name)) = ALIASES.iter().find(|(alias, _)| *alias == label) {
        return (*name).to_owned();
    }
    // `iso8859_15`, `iso_8859_1:1987`, `windows1252`.
    let joined = label.replace('_', "-");
    for (written, usual) in [("iso8859-", "iso-8859-"), ("iso-8859-", "iso-8859-"), ("windows1", "windows-1")]
    {
        if let Some(rest) = joined.strip_prefix(written) {
            return format!("{usual}{}", rest.split(':').next().unwrap_or(rest));
        }
    }
    label
}

impl Old {
    /// Finds a charset by its usual name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "utf-7" | "unicode-1-1-utf-7" | "utf7" | "x-unicode-2-0-utf-7" => Some(Self::Utf7),
            "iso-2022-kr" | "csiso2022kr" => Some(Self::Iso2022Kr),
            "hz-gb-2312" | "hz" => Some(Self::Hz),
            "cp437" | "ibm437" | "437" => Some(Self::CodePage(CP437)),
            "cp850" | "ibm850" | "850" | "cp858" | "ibm00858" => Some(Self::CodePage(CP850)),
            _ => None,
        }
    }

    /// The text; what is broken in it becomes U+FFFD or stays as it is.
    pub(super) fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Utf7 => charset::Charset::for_label(b"utf-7")
                .map_or_else(String::new, |utf7| utf7.decode_without_bom_handling(bytes).0.into_owned()),
            Self::Iso2022Kr => EUC_KR.decode_without_bom_handling(&unshifted(bytes)).0.into_owned(),
            Self::Hz => GBK.decode_without_bom_handling(&without_tildes(bytes)).0.into_owned(),
            Self::CodePage(upper) => {
                let upper: Vec<char> = upper.chars().collect();
                let letter = |byte: &u8| match usize::from(*byte).checked_sub(128) {
                    Some(at) => upper.get(at).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
                    None => char::from(*byte),
                };
                bytes.iter().map(letter).collect()
            }
        }
    }
}

/// ISO-2022-KR as EUC-KR: without the designator, and with the upper bit where shift-out reigns.
fn unshifted(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut shifted, mut rest) = (Vec::with_capacity(bytes.len()), false, bytes);
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        match byte {
            0x1b if rest.starts_with(b"$)C") => rest = rest.get(3..).unwrap_or_default(),
            0x0e => shifted = true,
            0x0f => shifted = false,
            b'\n' => {
                shifted = false;
                out.push(b'\n');
            }
            0x21..=0x7e if shifted => out.push(byte | 0x80),
            _ => out.push(*byte),
        }
    }
    out
}

/// HZ as GB 2312: with the upper bit between `~{` and `~}`.
fn without_tildes(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut chinese, mut rest) = (Vec::with_capacity(bytes.len()), false, bytes);
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        match (byte, behind.first()) {
            (b'~', Some(b'{' | b'}' | b'~' | b'\n')) => {
                chinese = behind.first() == Some(&b'{');
                if behind.first() == Some(&b'~') {
                    out.push(b'~');
                }
                rest = behind.get(1..).unwrap_or_default();
            }
            (0x21..=0x7e, _) if chinese => out.push(byte | 0x80),
            (b'\n', _) => {
                chinese = false;
                out.push(b'\n');
            }
            _ => out.push(*byte),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charsets_outside_the_encoding_standard() {
        for (name, bytes, wanted) in [
            ("utf-7", b"Hi Zo+AOs- +- 1, +ZeVnLIqe-!".as_slice(), "Hi Zoë + 1, 日本語!"),
            ("iso-2022-kr", b"\x1b$)CHi \x0e>H3g\x0f!\n\x0eGQ", "Hi 안녕!\n한"),
            ("hz-gb-2312", b"Hi ~{VPND~}~~ ok~\n!", "Hi 中文~ ok!"),
            ("cp437", b"caf\x82 \xe1", "café ß"),
            ("ibm850", b"caf\x82 \xe1\xd5", "café ßı"),
        ] {
            assert_eq!(Old::named(name).unwrap().decode(bytes), wanted, "{name}");
        }
        assert_eq!(Old::named("utf-8"), None);
        assert!([CP437, CP850].iter().all(|page| page.chars().count() == 128));
    }

    #[test]
    fn names_as_mailers_write_them() {
        for (given, wanted) in [
            ("ISO8859_15", "iso-8859-15"),
            ("iso_8859-1:1987", "iso-8859-1"),
            ("Windows1251", "windows-1251"),
            ("cp950", "big5"),
            ("KOI8-R", "koi8-r"),
        ] {
            assert_eq!(usual_name(given), wanted, "{given}");
        }
    }
}
