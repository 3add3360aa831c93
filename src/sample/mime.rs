//! The bytes of one mail. Owns: RFC 5322 headers, RFC 2047 words, quoted-printable, base64, multiparts, format=flowed.
//! Never touches: what is written.

use super::people::Person;
use chrono::{DateTime, FixedOffset};
use std::fmt::Write;

/// How the body is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// text/plain as it is.
    Plain,
    /// text/plain; format=flowed (RFC 3676).
    Flowed,
    /// text/plain and text/html.
    Alternative,
    /// text/html alone.
    HtmlOnly,
}

/// How text becomes bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// UTF-8, 8bit.
    Eight,
    /// UTF-8, quoted-printable (RFC 2045 §6.7).
    Quoted,
    /// ISO-8859-1, quoted-printable; UTF-8 when a character has no place there.
    Latin,
    /// UTF-8, base64.
    Base64,
}

/// Everything one mail is made of.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// `From`.
    pub from: Person,
    /// `Sender`, when somebody sends for the owner.
    pub sender: Option<Person>,
    /// `To`.
    pub to: Vec<Person>,
    /// `Cc`.
    pub cc: Vec<Person>,
    /// `Bcc`, kept in Sent.
    pub bcc: Vec<Person>,
    /// When it was sent.
    pub at: DateTime<FixedOffset>,
    /// Stands instead of `at` in the header, for programs with a broken clock.
    pub date: Option<String>,
    /// With its prefix.
    pub subject: String,
    /// `Message-ID` without brackets.
    pub id: String,
    /// `References`; the last is also `In-Reply-To`.
    pub references: Vec<String>,
    /// More headers.
    pub marks: Vec<(&'static str, String)>,
    /// The plain text; what a program shows that only reads that.
    pub plain: String,
    /// The HTML, for layouts that have one.
    pub html: String,
    /// How it is laid out.
    pub layout: Layout,
    /// How it is coded.
    pub coding: Coding,
    /// A file name to attach.
    pub attachment: Option<String>,
    /// An iCalendar method; makes a calendar part.
    pub calendar: Option<&'static str>,
}

/// The whole mail, CRLF line ends.
pub fn bytes(sheet: &Sheet) -> Vec<u8> {
    let mut out = headers(sheet).into_bytes();
    let boundary = format!("=_{}", sheet.id.split('@').next().unwrap_or("part").replace(['.', '+'], ""));
    let body = match (&sheet.attachment, sheet.calendar) {
        (None, None) => text_part(sheet, &boundary),
        (None, Some(method)) => multipart(
            "alternative",
            &boundary,
            &[text_part(sheet, &format!("{boundary}t")), calendar(sheet, method)],
        ),
        (Some(file), _) => multipart(
            "mixed",
            &boundary,
            &[text_part(sheet, &format!("{boundary}t")), attachment(sheet, file)],
        ),
    };
    out.extend(body);
    out
}

fn headers(sheet: &Sheet) -> String {
    let date = sheet.date.clone().unwrap_or_else(|| sheet.at.to_rfc2822());
    let mut lines =
        vec![format!("Date: {date}"), format!("From: {}", addresses(std::slice::from_ref(&sheet.from)))];
    if let Some(sender) = &sheet.sender {
        lines.push(format!("Sender: {}", addresses(std::slice::from_ref(sender))));
    }
    for (name, people) in [("To", &sheet.to), ("Cc", &sheet.cc), ("Bcc", &sheet.bcc)] {
        if !people.is_empty() {
            lines.push(format!("{name}: {}", addresses(people)));
        }
    }
    lines.push(format!("Subject: {}", encoded(&sheet.subject)));
    lines.push(format!("Message-ID: <{}>", sheet.id));
    if let Some(parent) = sheet.references.last() {
        lines.push(format!("In-Reply-To: <{parent}>"));
        let chain = sheet.references.iter().map(|id| format!("<{id}>")).collect::<Vec<_>>();
        lines.push(format!("References: {}", chain.join("\r\n ")));
    }
    lines.extend(sheet.marks.iter().map(|(name, value)| format!("{name}: {value}")));
    lines.push("MIME-Version: 1.0\r\n".to_owned());
    lines.join("\r\n")
}

/// `Name <addr>, …`, folded between addresses (RFC 5322 §2.2.3).
fn addresses(people: &[Person]) -> String {
    let one = |person: &Person| {
        let special = person.name.contains([',', '.', '(', '@', '"']);
        let name = if special && person.name.is_ascii() {
            format!("\"{}\"", person.name)
        } else {
            encoded(&person.name)
        };
        if name.is_empty() { person.addr.to_string() } else { format!("{name} <{}>", person.addr) }
    };
    people.iter().map(one).collect::<Vec<_>>().join(",\r\n ")
}

/// RFC 2047 words: B for some, Q for others, as programs differ; each encodes whole characters (§5).
pub fn encoded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let chars = text.chars().collect::<Vec<_>>();
    let base = chars.len() % 2 == 0;
    let word = |piece: &[char]| {
        let piece = piece.iter().collect::<String>();
        if base {
            return format!("=?UTF-8?B?{}?=", base64(piece.as_bytes()));
        }
        let q = piece.bytes().map(|byte| match byte {
            b' ' => "_".to_owned(),
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            byte => format!("={byte:02X}"),
        });
        format!("=?UTF-8?Q?{}?=", q.collect::<String>())
    };
    chars.chunks(16).map(word).collect::<Vec<_>>().join("\r\n ")
}

fn multipart(kind: &str, boundary: &str, parts: &[Vec<u8>]) -> Vec<u8> {
    let mut out = format!("Content-Type: multipart/{kind}; boundary=\"{boundary}\"\r\n\r\n").into_bytes();
    for part in parts {
        out.extend(format!("--{boundary}\r\n").into_bytes());
        out.extend(part);
        out.extend(b"\r\n");
    }
    out.extend(format!("--{boundary}--\r\n").into_bytes());
    out
}

fn text_part(sheet: &Sheet, boundary: &str) -> Vec<u8> {
    let plain = |kind: &str, text: &str| leaf(kind, text, sheet.coding);
    match sheet.layout {
        Layout::Plain => plain("text/plain", &sheet.plain),
        Layout::Flowed => plain("text/plain; format=flowed", &flowed(&sheet.plain)),
        Layout::HtmlOnly => plain("text/html", &sheet.html),
        Layout::Alternative => multipart(
            "alternative",
            boundary,
            &[plain("text/plain", &sheet.plain), plain("text/html", &sheet.html)],
        ),
    }
}

fn leaf(kind: &str, text: &str, coding: Coding) -> Vec<u8> {
    let latin: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    let text = text.replace("\r\n", "\n");
    let (charset, transfer, body) = match (coding, latin) {
        (Coding::Latin, Some(_)) => {
            let bytes = text.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect::<Vec<_>>();
            ("iso-8859-1", "quoted-printable", quoted_printable(&bytes))
        }
        (Coding::Eight, _) => ("utf-8", "8bit", text.replace('\n', "\r\n")),
        (Coding::Base64, _) => ("utf-8", "base64", folded(&base64(text.replace('\n', "\r\n").as_bytes()))),
        _ => ("utf-8", "quoted-printable", quoted_printable(text.as_bytes())),
    };
    let (kind, rest) = kind.split_once(';').map_or((kind, ""), |(kind, rest)| (kind, rest));
    let rest = if rest.is_empty() { String::new() } else { format!(";{rest}") };
    format!(
        "Content-Type: {kind}; charset={charset}{rest}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n{body}\r\n"
    )
    .into_bytes()
}

fn attachment(sheet: &Sheet, file: &str) -> Vec<u8> {
    let body = folded(&base64(format!("{file}\n{}\n", sheet.subject).repeat(6).as_bytes()));
    format!(
        "Content-Type: application/octet-stream; name=\"{file}\"\r\nContent-Disposition: attachment; \
         filename=\"{file}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n"
    )
    .into_bytes()
}

fn calendar(sheet: &Sheet, method: &str) -> Vec<u8> {
    format!(
        "Content-Type: text/calendar; charset=utf-8; method={method}\r\n\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
         METHOD:{method}\r\nBEGIN:VEVENT\r\nUID:{}\r\nDTSTART:{}\r\nSUMMARY:{}\r\n\
         ATTENDEE;PARTSTAT=ACCEPTED:mailto:{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        sheet.id,
        sheet.at.format("%Y%m%dT%H0000"),
        sheet.subject,
        sheet.from.addr
    )
    .into_bytes()
}

/// Long own lines get soft breaks, quoted ones stay; lines that begin with a space or `From ` are stuffed
/// (RFC 3676 §4.2, §4.4).
fn flowed(text: &str) -> String {
    let stuffed = |line: &str| {
        let stuff = line.starts_with(' ') || line.starts_with("From ");
        if stuff { format!(" {line}") } else { line.to_owned() }
    };
    let line = |line: &str| {
        if line.starts_with('>') || line == "-- " {
            return line.to_owned();
        }
        let pieces = textwrap::wrap(line.trim_end(), 70);
        pieces.iter().map(|piece| stuffed(piece)).collect::<Vec<_>>().join(" \n")
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// RFC 2045 §6.7, soft breaks at 75 characters; line ends become CRLF.
fn quoted_printable(text: &[u8]) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for line in text.split(|byte| *byte == b'\n') {
        let mut width = 0;
        for (at, byte) in line.iter().enumerate() {
            let last = at + 1 == line.len();
            let literal =
                matches!(byte, b'!'..=b'<' | b'>'..=b'~') || (matches!(byte, b' ' | b'\t') && !last);
            let cost = if literal { 1 } else { 3 };
            if width + cost > 75 {
                out.push_str("=\r\n");
                width = 0;
            }
            width += cost;
            if literal {
                out.push(char::from(*byte));
            } else {
                let _ = write!(out, "={byte:02X}");
            }
        }
        out.push_str("\r\n");
    }
    out
}

fn folded(text: &str) -> String {
    let chars = text.chars().collect::<Vec<_>>();
    chars.chunks(76).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\r\n")
}

/// RFC 4648 §4.
pub fn base64(bytes: &[u8]) -> String {
    const ALPHABET: [char; 64] = {
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut table = ['A'; 64];
        let mut at = 0;
        #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, both arrays have 64 places")]
        while at < 64 {
            table[at] = letters[at] as char;
            at += 1;
        }
        table
    };
    let mut out = String::with_capacity(bytes.len() / 3 * 4 + 4);
    for chunk in bytes.chunks(3) {
        let mut group = 0u32;
        for at in 0..3 {
            group = (group << 8) | u32::from(chunk.get(at).copied().unwrap_or(0));
        }
        for at in 0..4 {
            let six = ((group >> (18 - 6 * at)) & 63) as usize;
            let letter = ALPHABET.get(six).copied().unwrap_or('=');
            out.push(if at > chunk.len() { '=' } else { letter });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        let pairs = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        assert!(pairs.iter().all(|(plain, coded)| base64(plain.as_bytes()) == *coded));
    }

    #[test]
    fn coded_text_reads_back() {
        let text = "Größe = 3 \u{202f}„so“\n".to_owned() + &"ein langer Satz mit ä ".repeat(12) + "x";
        for coding in [Coding::Eight, Coding::Quoted, Coding::Latin, Coding::Base64] {
            let part = leaf("text/plain", &text, coding);
            let read = mailparse::parse_mail(&part).unwrap().get_body().unwrap();
            assert_eq!(read.replace("\r\n", "\n").trim_end(), text, "{coding:?}");
        }
    }

    #[test]
    fn quoted_printable_keeps_lines_short() {
        let coded = quoted_printable("é".repeat(200).as_bytes());
        assert!(coded.lines().all(|line| line.len() <= 76));
    }
}
