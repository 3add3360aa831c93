//! What stands in a plain text itself and is no text: files as mailers before MIME sent them (uuencode as POSIX has it,
//! yEnc), and the armour of PGP (RFC 9580 §6). Owns: finding their lines, the names of files, the decoding of
//! uuencode. Never touches: parts, keys.

/// Takes every block away; hands back the names of the files.
pub(super) fn take(text: &mut String) -> Vec<String> {
    let mut names = Vec::new();
    if !["begin ", "=ybegin ", "-----BEGIN PGP "].iter().any(|sign| text.contains(sign)) {
        return names;
    }
    let mut kept = String::with_capacity(text.len());
    let mut signed = false;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        let Some((name, kind)) = begun(line, next) else {
            // In a signed text `- ` stands before lines that begin with a hyphen (RFC 9580 §7.2).
            kept.push_str(line.strip_prefix("- ").filter(|_| signed).unwrap_or(line));
            continue;
        };
        names.extend(name.map(super::clean::one_line));
        signed = kind == Kind::Signed;
        // A block that never ends is as long as its lines look like one.
        while let Some(line) = lines.next_if(|line| kind.goes_on(line)) {
            if kind.ends(line) {
                break;
            }
        }
    }
    *text = kept;
    names
}

/// How a block is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Uuencode,
    /// Its lines hold nearly any byte, so it goes on until it says that it ends.
    YEnc,
    /// A signature, a key or an encrypted text.
    Armour,
    /// The lines before a signed text.
    Signed,
}

impl Kind {
    fn goes_on(self, line: &str) -> bool {
        match self {
            Self::Uuencode => line.trim().is_empty() || is_uuencoded(line) || self.ends(line),
            Self::YEnc => true,
            Self::Armour => is_armoured(line.trim_end()) || self.ends(line),
            Self::Signed => {
                line.trim().is_empty() || line.starts_with("Hash: ") || line.starts_with("Charset: ")
            }
        }
    }

    fn ends(self, line: &str) -> bool {
        match self {
            Self::Uuencode => line.trim_end() == "end",
            Self::YEnc => line.starts_with("=yend"),
            Self::Armour => line.starts_with("-----END PGP "),
            Self::Signed => line.trim().is_empty(),
        }
    }
}

/// The name of the file, if it is one, whose block begins with this line.
fn begun<'a>(line: &'a str, next: &str) -> Option<(Option<&'a str>, Kind)> {
    if let Some(rest) = line.strip_prefix("=ybegin ") {
        let (_, name) = rest.split_once("name=")?;
        return Some((Some(name.trim()), Kind::YEnc)).filter(|_| !name.trim().is_empty());
    }
    if let Some(rest) = line.strip_prefix("-----BEGIN PGP ") {
        return match rest.trim_end().strip_suffix("-----")? {
            "SIGNED MESSAGE" => Some((None, Kind::Signed)),
            "SIGNATURE" | "PUBLIC KEY BLOCK" | "MESSAGE" => Some((None, Kind::Armour)),
            _ => None,
        };
    }
    let rest = line.strip_prefix("begin ")?.trim();
    let (mode, name) = rest.split_once(' ').unwrap_or((rest, "unnamed"));
    let octal = (3..=4).contains(&mode.len()) && mode.bytes().all(|byte| matches!(byte, b'0'..=b'7'));
    (octal && is_uuencoded(next)).then_some((Some(name.trim()), Kind::Uuencode))
}

/// A line of base64, a header of the armour (`Version: …`), or an empty one.
fn is_armoured(line: &str) -> bool {
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let header = ["Version: ", "Comment: ", "Hash: ", "Charset: ", "MessageID: "];
    line.bytes().all(base64) || header.iter().any(|name| line.starts_with(name))
}

/// Whether a line is as long as its first character says; spaces at its end may have been lost on the way, and some
/// programs add a character as a check.
fn is_uuencoded(line: &str) -> bool {
    let line = line.trim_end_matches(['\r', '\n']).as_bytes();
    let Some((first, rest)) = line.split_first() else { return false };
    let Some(octets) = length(*first) else { return false };
    let coded = octets.div_ceil(3) * 4;
    rest.iter().all(|byte| (b' '..=b'`').contains(byte)) && rest.len() <= coded + 1 && rest.len() + 3 >= coded
}

/// How many octets a line holds by its first character.
fn length(first: u8) -> Option<usize> {
    (b' '..=b'`').contains(&first).then(|| usize::from(first.wrapping_sub(b' ') & 63))
}

/// The octets of all lines between `begin` and `end`, or of all lines when there is no `begin`.
pub(super) fn uudecode(bytes: &[u8]) -> Vec<u8> {
    let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let has_begin = lines.clone().any(|line| line.starts_with(b"begin "));
    if has_begin {
        lines.find(|line| line.starts_with(b"begin "));
    }
    for line in lines.take_while(|line| *line != b"end") {
        let Some((octets, rest)) = line.split_first().and_then(|(first, rest)| Some((length(*first)?, rest)))
        else {
            continue;
        };
        let until = out.len() + octets;
        for four in rest.chunks(4) {
            let bits = (0..4).fold(0_u32, |bits, at| {
                bits << 6 | u32::from(four.get(at).copied().unwrap_or(b' ').wrapping_sub(b' ') & 63)
            });
            out.extend(bits.to_be_bytes().iter().skip(1));
        }
        out.truncate(until);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> (String, Vec<String>) {
        let mut text = text.to_owned();
        let names = take(&mut text);
        (text, names)
    }

    #[test]
    fn a_block_goes_and_leaves_its_name() {
        let block = "begin 644 notes and more.txt\n&:&5L;&\\*\n`\nend\n";
        let (text, names) = taken(&format!("See below.\n\n{block}\nBye\n"));
        assert_eq!((text.as_str(), names), ("See below.\n\n\nBye\n", vec!["notes and more.txt".to_owned()]));
        let (text, names) = taken(&format!("{block}{block}"));
        assert_eq!((text.as_str(), names.len()), ("", 2));
        let (text, names) = taken("Hi\nbegin 644 cut.txt\n&:&5L;&\\*\nBye, Kim, and thank you\n");
        assert_eq!((text.as_str(), names.len()), ("Hi\nBye, Kim, and thank you\n", 1));
        assert_eq!(taken("begin 644 \n&:&5L;&\\*\n`\nend\n").1, ["unnamed"]);
        let (text, names) = taken("Hi\n=ybegin line=128 size=3 name=a.bin\n)*+\n=yend size=3\nBye\n");
        assert_eq!((text.as_str(), names), ("Hi\nBye\n", vec!["a.bin".to_owned()]));
    }

    #[test]
    fn the_armour_of_a_signed_text_goes() {
        let signature =
            "-----BEGIN PGP SIGNATURE-----\nVersion: x 1\n\niQEz/+==\n=abcd\n-----END PGP SIGNATURE-----\n";
        let signed = format!(
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHi Kim,\n- - one\n- -- \nAna\n{signature}Footer - here\n"
        );
        assert_eq!(taken(&signed), ("Hi Kim,\n- one\n-- \nAna\nFooter - here\n".to_owned(), vec![]));
        let sealed = "Read this:\n-----BEGIN PGP MESSAGE-----\n\nhQEMA/==\n-----END PGP MESSAGE-----\n";
        assert_eq!(taken(sealed).0, "Read this:\n");
        let quoted = "> -----BEGIN PGP SIGNED MESSAGE-----\n> Hash: SHA1\n";
        assert_eq!(taken(quoted).0, quoted);
        let unended = "-----BEGIN PGP SIGNATURE-----\n\niQEz\nThank you, Kim.\n";
        assert_eq!(taken(unended).0, "Thank you, Kim.\n");
    }

    #[test]
    fn words_are_no_block() {
        for text in [
            "begin 644 words here and no code\nHello there, Kim\n",
            "begin with this\n",
            "begin 9 x\nend\n",
            "- a list\n- without a signature: begin 644\n",
        ] {
            assert_eq!(taken(text), (text.to_owned(), vec![]), "{text}");
        }
    }

    #[test]
    fn uuencode_is_decoded() {
        assert_eq!(uudecode(b"begin 644 a\r\n&:&5L;&\\*\r\n`\r\nend\r\njunk"), b"hello\n");
        assert_eq!(uudecode(b"&:&5L;&\\*\n"), b"hello\n");
        assert_eq!(uudecode(b"\xff\xff\n~~~"), b"");
    }
}
