//! What a window shows must read as the whole mail does, or say that it does not.

use super::*;
use crate::message::{Message, part::split};
use std::fs;
use std::path::Path;

/// What a server answers about one mail.
#[derive(Default)]
struct Served {
    header: Vec<u8>,
    mime: [Vec<u8>; 3],
    shown: usize,
    text: Vec<u8>,
    cut: bool,
}

impl Served {
    fn window(&self) -> Window<'_> {
        let [one, two, three] = &self.mime;
        let mimes: [&[u8]; 3] = [one, two, three];
        Window { header: &self.header, mimes, shown: self.shown, text: &self.text, cut: self.cut }
    }
}

/// Acts as the server: the fields asked for, the parts' headers, so many bytes of part 1.
fn serve(mail: &[u8], size: usize) -> Served {
    serve_part(mail, size, 0)
}

fn serve_part(mail: &[u8], size: usize, shown: usize) -> Served {
    let mut faults = Faults::default();
    let (headers, body) = Headers::read(mail, &mut faults);
    let mut served = Served { shown, ..Served::default() };
    let lines: Vec<&[u8]> = mail[..mail.len() - body.len()].split_inclusive(|byte| *byte == b'\n').collect();
    let mut wanted = false;
    for line in lines {
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            let name = line.split(|byte| *byte == b':').next().unwrap().trim_ascii();
            wanted = FIELDS.iter().any(|field| field.as_bytes().eq_ignore_ascii_case(name));
        }
        if wanted {
            served.header.extend_from_slice(line);
        }
    }
    served.header.extend_from_slice(b"\r\n");
    let head = Head::read(&headers, "text/plain");
    let parts = boundary(&head).and_then(|boundary| split(body, boundary.as_bytes()));
    let first = match &parts {
        Some(parts) => {
            for (at, part) in parts.iter().take(3).enumerate() {
                let (_, text) = Headers::read(part, &mut faults);
                served.mime[at] = part[..part.len() - text.len()].to_vec();
            }
            Headers::read(parts[shown], &mut faults).1
        }
        None if boundary(&head).is_some() => b"", // RFC 3501 knows no part 1 then
        None => body,
    };
    served.cut = first.len() >= size;
    served.text = first[..first.len().min(size)].to_vec();
    served
}

/// What must not depend on how a mail came here.
fn matters(mail: &Message) -> String {
    let made_up = mail.id.0.ends_with("@no-message-id.invalid");
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        (!made_up).then_some(&mail.id),
        mail.date,
        mail.from,
        mail.sender,
        mail.recipients,
        mail.subject,
        mail.in_reply_to,
        mail.references,
        mail.marks,
        mail.body.form,
        mail.attachments.is_empty()
    )
}

const HEAD: &str = "From: me@example.com\r\nTo: Kim <kim@example.com>\r\nSubject: Plan\r\nMessage-ID: <1@example.com>\r\n\
                    Date: Mon, 3 Jan 2022 10:30:36 +0100\r\nX-Other: not asked for\r\n";
const MIXED: &str = "Content-Type: multipart/mixed; boundary=out\r\n\r\n";
const ALTERNATIVE: &str = "Content-Type: multipart/alternative; boundary=\"in ner\"\r\n\r\n";
const PLAIN: &str = "Content-Type: text/plain; charset=utf-8\r\n\r\n";
const HTML: &str = "Content-Type: text/html\r\n\r\n";
const PDF: &str = "Content-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\
                   Content-Transfer-Encoding: base64\r\n\r\nSGVsbG8=";

/// A shape of mail, and where its text is when part 1 is there in full.
fn shapes() -> Vec<(String, Missing)> {
    let inner = format!(
        "{ALTERNATIVE}--in ner\r\n{PLAIN}Dear Kim,\r\nsee you.\r\n--in ner\r\n{HTML}<p>see you\r\n--in ner--\r\n"
    );
    let calendar = "Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR";
    let of = |parts: &[&str]| {
        let parts: Vec<String> = parts.iter().map(|part| format!("--out\r\n{part}\r\n")).collect();
        let parts = parts.concat();
        format!("{HEAD}{MIXED}preamble\r\n{parts}--out--\r\nepilogue")
    };
    let nothing = [
        format!("{HEAD}\r\nDear Kim,\r\n\r\nsee you.\r\n"),
        format!("{HEAD}\r\n"),
        format!("{HEAD}{PLAIN}Gr\u{fc}\u{df}e\r\n"),
        format!("{HEAD}Content-Type: multipart/mixed\r\n\r\nno parts at all\r\n"),
        format!("{HEAD}{inner}"),
        of(&[&format!("{PLAIN}See the file.\r\n"), PDF]),
        of(&["\r\nno header\r\n", PDF, "\r\nlist footer"]),
        of(&[&inner, PDF]),
        of(&[&format!("{PLAIN}one"), &format!("{PLAIN}two")]),
        of(&[&format!("{PLAIN}one"), &format!("{HTML}two"), calendar]),
        of(&[&format!("{PLAIN}one"), PDF, PDF, PDF]),
        of(&[PDF, PDF]),
        of(&[&format!("{HTML}<p>one"), "Content-Type: image/png; name=l.png\r\n\r\nx"]),
        of(&[
            "Content-Type: text/plain; format=flowed; delsp=yes\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
             caf=C3=A9 =\r\nau lait",
        ]),
        of(&[
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nR3LDvMOfZQ==\r\n",
        ]),
        format!(
            "{HEAD}Content-Type: multipart/report; boundary=out\r\n\r\n--out\r\n{PLAIN}gone\r\n--out--\r\n"
        ),
        format!("{HEAD}Auto-Submitted: auto-replied\r\nX-Appreciated-Id: 1\r\nList-Id: <x>\r\n\r\naway"),
    ];
    let others = [
        (of(&[PDF, &format!("{PLAIN}text below")]), Missing::Part(1)),
        (of(&[&format!("{PLAIN}  \r\n"), &format!("{HTML}<p>text")]), Missing::Part(1)),
        (of(&[&format!("{HTML}<p>text"), &format!("{PLAIN}text")]), Missing::Part(1)),
        (of(&["Content-Type: image/png\r\n\r\nx", PDF, &inner]), Missing::Part(2)),
        (
            of(&[&format!("{HTML}<p>used by"), "Content-Type: text/html\r\nContent-ID: <r>\r\n\r\n<p>root"])
                .replace("mixed; ", "related; start=\"<r>\"; "),
            Missing::Part(1),
        ),
        (format!("{HEAD}{MIXED}no boundary ever\r\n"), Missing::All),
    ];
    nothing.into_iter().map(|mail| (mail, Missing::Nothing)).chain(others).collect()
}

#[test]
fn a_whole_part_reads_as_the_whole_mail() {
    for (mail, wanted) in shapes() {
        let mut served = serve(mail.as_bytes(), usize::MAX);
        assert_eq!(missing(&served.window()), wanted, "{mail}");
        if let Missing::Part(part) = wanted {
            served = serve_part(mail.as_bytes(), usize::MAX, part);
            assert_eq!(missing(&served.window()), Missing::Nothing, "{mail}");
        }
        if wanted != Missing::All {
            let whole = Message::parse(mail.as_bytes()).unwrap();
            let seen = Message::parse(&assemble(&served.window())).unwrap();
            assert_eq!(matters(&seen), matters(&whole), "{mail}");
            assert_eq!(seen.body.text.trim_end(), whole.body.text.trim_end(), "{mail}");
        }
    }
}

#[test]
fn every_mail_of_the_tests_reads_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mail");
    let mut read = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let mail = fs::read(&path).unwrap();
        let Ok(whole) = Message::parse(&mail) else { continue };
        let served = serve(&mail, usize::MAX);
        if missing(&served.window()) == Missing::Nothing {
            let seen = Message::parse(&assemble(&served.window())).unwrap();
            assert_eq!(matters(&seen), matters(&whole), "{}", path.display());
            assert_eq!(seen.body.text.trim_end(), whole.body.text.trim_end(), "{}", path.display());
            read += 1;
        }
    }
    assert!(read >= 5, "{read}");
}

#[test]
fn a_cut_part_gives_the_beginning_of_the_text() {
    for (mail, _) in shapes() {
        let whole = Message::parse(mail.as_bytes()).unwrap();
        let part = serve(mail.as_bytes(), usize::MAX).text.len();
        for size in 1..part {
            let served = serve(mail.as_bytes(), size);
            // A real window is larger than one encoded line, and than the headers of a part in part 1.
            if mail.contains("Transfer-Encoding") && !served.text.contains(&b'\n') {
                continue;
            }
            if served.text.starts_with(b"-") && !served.text.windows(4).any(|end| end == b"\r\n\r\n") {
                continue;
            }
            let seen = Message::parse(&assemble(&served.window())).unwrap();
            let missing = missing(&served.window());
            let same = seen.body == whole.body;
            let begins = whole.body.text.starts_with(seen.body.text.trim_end());
            let elsewhere = matches!(missing, Missing::All | Missing::Part(_));
            assert!(same || begins || elsewhere, "{size} of {mail}\n{:?}", seen.body);
            assert!(
                missing != Missing::Nothing || seen.body.text.trim_end() == whole.body.text.trim_end(),
                "{mail}"
            );
            assert_eq!(seen.recipients, whole.recipients);
        }
    }
}

#[test]
fn a_cut_inside_the_second_shape_of_a_text_is_none() {
    let mail = shapes()[4].0.clone();
    let (before, _) = mail.split_once("Content-Type: text/html").unwrap();
    let body = before.len() - mail.find("--in ner").unwrap() + 60;
    let served = serve(mail.as_bytes(), usize::MAX);
    assert_eq!(served.text, b"Dear Kim,\r\nsee you.", "the parts of an alternative are parts of the mail");
    let nested = mail.replace("multipart/alternative; boundary=\"in ner\"", "multipart/mixed; boundary=out");
    let nested = nested.replace("in ner", "out");
    assert_eq!(missing(&serve(nested.as_bytes(), body).window()), Missing::Nothing);
    let inside = shapes()[7].0.clone();
    let part = serve(inside.as_bytes(), usize::MAX).text;
    let html = part.windows(9).position(|found| found == b"text/html").unwrap();
    let served = serve(inside.as_bytes(), html + 14);
    assert!(served.cut);
    assert_eq!(missing(&served.window()), Missing::Nothing);
    let seen = Message::parse(&assemble(&served.window())).unwrap();
    assert_eq!(seen.body.text.trim_end(), "Dear Kim,\nsee you.");
    assert_eq!(seen.attachments, ["a.pdf"]);
    assert_eq!(missing(&serve(inside.as_bytes(), html - 30).window()), Missing::End);
}

#[test]
fn a_text_is_cut_at_a_line_end_or_before_half_a_letter() {
    assert_eq!(whole_lines(b"one\ntwo"), b"one\n");
    assert_eq!(whole_lines("na\u{ef}".as_bytes().split_last().unwrap().1), b"na");
    assert_eq!(whole_lines("na\u{ef}v".as_bytes()), "na\u{ef}v".as_bytes());
    let long = [b"one\n".to_vec(), vec![b'x'; 3_000]].concat();
    assert_eq!(whole_lines(&long).len(), long.len());
    assert_eq!(whole_lines(b""), b"");
}

/// A field that the room reads but never asks a server for would be missing from every mail.
#[test]
fn every_field_that_is_read_is_asked_for() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/message");
    let mut source = fs::read_to_string(folder.with_extension("rs")).unwrap();
    source = source.split("pub(crate) fn begins_like_mail").next().unwrap().to_owned();
    for name in ["address", "body", "date", "ids", "marks", "part"] {
        let text = fs::read_to_string(folder.join(name).with_extension("rs")).unwrap();
        source.push_str(text.split("#[cfg(test)]").next().unwrap());
    }
    let readers = [
        ".text(",
        ".plain(",
        ".raw(",
        ".has(",
        "value(",
        "first(&headers, ",
        "line(headers, ",
        "            .",
    ];
    let mut found: Vec<&str> = Vec::new();
    for reader in readers {
        found.extend(source.split(reader).skip(1).filter_map(|rest| {
            let name = rest.strip_prefix("plain(").unwrap_or(rest).strip_prefix('"')?.split('"').next()?;
            name.starts_with(char::is_uppercase).then_some(name)
        }));
    }
    assert!(found.len() >= 20, "{found:?}");
    // The last one matters of parts only, whose headers come whole.
    let others = ["X-Unsent", "X-Uniform-Type-Identifier", "X-Gmail-Labels", "Content-ID"];
    for name in found.into_iter().filter(|name| !others.contains(name)) {
        assert!(FIELDS.contains(&name), "{name} is read but not asked for");
    }
}
