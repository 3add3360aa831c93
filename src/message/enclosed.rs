//! Files that stand in a plain text itself, as mailers before MIME sent them: uuencode (POSIX `uuencode`) and yEnc.
//! Owns: finding their lines, their names, and the decoding of uuencode. Never touches: parts.

/// Takes every block away; hands back the names of the files.
pub(super) fn take(text: &mut String) -> Vec<String> {
    let mut names = Vec::new();
    if !text.contains("begin ") && !text.contains("=ybegin ") {
        return names;
    }
    let mut kept = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        let Some((name, kind)) = begun(line, next) else {
            kept.push_str(line);
            continue;
        };
        names.push(super::clean::one_line(name));
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
}

impl Kind {
    fn goes_on(self, line: &str) -> bool {
        match self {
            Self::Uuencode => line.trim().is_empty() || is_uuencoded(line) || self.ends(line),
            Self::YEnc => true,
        }
    }

    fn ends(self, line: &str) -> bool {
        match self {
            Self::Uuencode => line.trim_end() == "end",
            Self::YEnc => line.starts_with("=yend"),
        }
    }
}

/// The name of the file whose block begins with this line.
fn begun<'a>(line: &'a str, next: &str) -> Option<(&'a str, Kind)> {
    if let Some(rest) = line.strip_prefix("=ybegin ") {
        let (_, name) = rest.split_once("name=")?;
        return Some((name.trim(), Kind::YEnc)).filter(|(name, _)| !name.is_empty());
    }
    let rest = line.strip_prefix("begin ")?.trim();
    let (mode, name) = rest.split_once(' ').unwrap_or((rest, "unnamed"));
    let octal = (3..=4).contains(&mode.len()) && mode.bytes().all(|byte| matches!(byte, b'0'..=b'7'));
    let fits = octal && is_uuencoded(next);
    fits.then_some((name.trim(), Kind::Uuencode))
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
    fn words_are_no_block() {
        for text in
            ["begin 644 words here and no code\nHello there, Kim\n", "begin with this\n", "begin 9 x\nend\n"]
        {
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
