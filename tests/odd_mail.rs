//! Mails broken as real programs break them, one file for each client and fault: what is kept of them.

use appreciated::message::{BodyForm, Message};
use std::fs;
use std::path::Path;

#[expect(clippy::unwrap_used, reason = "a test that cannot read its file has failed")]
fn read(name: &str) -> Message {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mail").join(name).with_extension("eml");
    Message::parse(&fs::read(path).unwrap()).unwrap()
}

/// The text without white space at its ends, the attachments, and how many things had to be mended.
fn kept(name: &str) -> (String, Vec<String>, usize) {
    let mail = read(name);
    assert!(
        mail.from.is_some() && !mail.recipients.to.is_empty() && !mail.subject.is_empty(),
        "{name}: headers"
    );
    (mail.body.text.trim().to_owned(), mail.attachments, mail.faults.len())
}

#[test]
fn texts_and_attachments_are_kept() {
    for (name, text, attachments, faults) in [
        ("eudora-uuencode", "Kim,\n\nhere are the figures.\n\nAna", &["figures.txt"][..], 0),
        ("outlook-winmail-dat", "The minutes are attached.", &["winmail.dat"], 0),
        ("macintosh-appledouble", "The café plan.", &["plan.pdf"], 0),
        ("notes-no-final-boundary", "The line was cut\nbefore the end.", &[], 0),
        ("mailman-digest", "", &["unnamed", "unnamed"], 0),
        ("webmail-related-start", "<p>the letter</p>", &[], 0),
        ("mutt-pgp-signed", "Signed, Ana", &[], 0),
        ("outlook-smime-opaque", "", &["smime.p7m"], 0),
        ("script-no-empty-line", "Hello Kim,\n\nthe gap is missing.", &[], 2),
        ("webmail-wrong-boundary", "Still here.", &["a.png"], 1),
        ("eudora-enriched", "This is bold and 1 < 2.\nBye", &[], 0),
        ("exchange-nested-message", "See the message below.", &["the plan.eml"], 0),
    ] {
        let wanted = (text.to_owned(), attachments.iter().map(|name| (*name).to_owned()).collect(), faults);
        assert_eq!(kept(name), wanted, "{name}");
    }
}

#[test]
fn letters_survive_every_charset() {
    for (name, sender, subject, text) in [
        ("elm-koi8-raw-headers", "Анна", "Спасибо", "Спасибо за помощь!"),
        ("outlook-express-utf7", "Ana Roth", "Grüße", "Schöne Grüße!"),
        ("becky-iso-2022-jp", "木村", "お礼", "ありがとうございます。"),
        ("unknown-charset", "Jürgen", "Grüße", "Schöne Grüße"),
    ] {
        let mail = read(name);
        let found = (mail.from.unwrap().name.unwrap(), mail.subject, mail.body.text.trim().to_owned());
        assert_eq!(found, (sender.to_owned(), subject.to_owned(), text.to_owned()), "{name}");
    }
    let mail = read("php-html-meta-charset");
    assert!(mail.body.text.contains("<body>Привет</body>") && mail.body.form == BodyForm::Html);
}

#[test]
fn an_unknown_charset_is_told_for_each_place() {
    assert_eq!(
        read("unknown-charset").faults,
        [
            "The text names a charset that nobody knows; it was read as UTF-8 or windows-1252.",
            "The header `From` names a charset that nobody knows; it was guessed.",
            "The header `Subject` names a charset that nobody knows; it was guessed.",
        ]
    );
}

#[test]
fn old_forms_of_headers_are_read() {
    let mail = read("mbox-from-line");
    assert_eq!(mail.from.unwrap().name.as_deref(), Some("Ana Roth"));
    let all: Vec<&str> = mail.recipients.all().map(|one| one.addr.as_str()).collect();
    assert_eq!(all, ["kim@mail.example", "lee@mail.example", "jo@mail.example"]);
    assert_eq!(mail.date.unwrap().to_rfc3339(), "2022-01-03T10:30:36+00:00");
    assert_eq!(mail.body.text, "Hello\n");
    let mail = read("elm-koi8-raw-headers");
    assert_eq!(mail.recipients.to.first().unwrap().name.as_deref(), Some("Ким, Лев"));
}

/// Small faults that need no file: (bytes, subject, text).
#[test]
fn small_faults_cost_little() {
    for (raw, subject, text) in [
        // Line ends.
        (b"Subject: x\rTo: a@example.com\r\rone\rtwo\r".as_slice(), "x", "one\ntwo\n"),
        (b"Subject: x\r\nTo: a@example.com\n\r\none\rtwo\r\n", "x", "one\ntwo\n"),
        (b"\r\n\nSubject: x\n\nhi", "x", "hi"),
        // Bytes that no header should hold.
        (b"Subject: x\0y\n\nh\0i", "xy", "hi"),
        (b"Subject: Gr\xfc\xdfe\n\nGr\xfc\xdfe", "Grüße", "Grüße"),
        (b"\xef\xbb\xbfSubject: x\n\nhi", "x", "hi"),
        // Header lines.
        (b" folded at the start\nSubject: x\n\nhi", "x", "hi"),
        (b"From a@example.com Mon\n>From b@example.com Tue\nSubject: x\n\nhi", "x", "hi"),
        (b"Subject:\nSubject: second\n\nhi", "second", "hi"),
        (b"Subject: first\nSubject: second\n\nhi", "first", "hi"),
        (b"Subject:\n x\n\ty\n\nhi", "x y", "hi"),
        (b"SUBJECT : x\n\nhi", "x", "hi"),
        (b"Subject: x\n", "x", ""),
        (b"Subject: x", "x", ""),
        // Content-Transfer-Encoding.
        (b"Subject: x\nContent-Transfer-Encoding: base64\n\naGk=\n-- \nlist\n", "x", "hi"),
        (b"Subject: x\nContent-Transfer-Encoding: base64\n\naG*k\n", "x", "hi"),
        (b"Subject: x\nContent-Transfer-Encoding: quoted-printable\n\na=\n=\nb= \nc=", "x", "abc"),
        (b"Subject: x\nContent-Transfer-Encoding: quoted-printable\n\n1=2 =3", "x", "1=2 =3"),
        (b"Subject: x\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n\":&D \n`\nend\n", "x", "hi"),
        (b"Subject: x\nContent-Transfer-Encoding: x-nobody\n\nhi", "x", "hi"),
        // Types.
        (b"Subject: x\nContent-Type: text\n\nhi", "x", "hi"),
        (b"Subject: x\nContent-Type: ;;;\n\nhi", "x", "hi"),
        (b"Subject: x\nContent-Type: text/plain charset=utf-8\n\nhi", "x", "hi"),
        (b"Subject: x\nContent-Type: multipart; boundary=b\n\n--b\n\nhi\n--b--", "x", "hi"),
        (b"Subject: x\nContent-Type: multipart/mixed; boundary=\"b\n\n--b\n\nhi\n--b--", "x", "hi"),
        (b"Subject: x\nContent-Type: multipart/mixed; boundary=\"b \"\n\n--b \n\nhi\n--b --", "x", "hi"),
        (b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b--\n\nhi", "x", "--b--\n\nhi"),
        (b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\npro\n--b\n\nhi\n--b--\nepi", "x", "hi"),
    ] {
        let mail = Message::parse(raw).unwrap();
        let shown = String::from_utf8_lossy(raw);
        assert_eq!((mail.subject.as_str(), mail.body.text.as_str()), (subject, text), "{shown:?}");
    }
}

/// A boundary of 2,000 letters is longer than RFC 2046 §5.1.1 allows (70), and works all the same.
#[test]
fn boundaries_may_be_long() {
    let boundary = "b".repeat(1_900);
    let raw = format!(
        "Subject: x\nContent-Type: multipart/mixed; boundary={boundary}\n\n--{boundary}\n\nhi\n--{boundary}--\n"
    );
    assert_eq!(Message::parse(raw.as_bytes()).unwrap().body.text, "hi");
}

/// None of these may panic, and the headers stay. (Their cost is linear; it is measured elsewhere.)
#[test]
fn huge_mails_keep_their_headers() {
    let nested = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(10_000);
    let mut own_boundaries = String::new();
    for n in 0..10_000 {
        let n = n.to_string();
        own_boundaries.extend(["Content-Type: multipart/mixed; boundary=b", &n, "\n\n--b", &n, "\n"]);
    }
    for rest in [
        nested,
        own_boundaries,
        format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(100_000)),
        format!("Content-Type: message/rfc822\n\n{}", "Content-Type: message/rfc822\n\n".repeat(30_000)),
        format!("\n{}", "x".repeat(1 << 20)),
        "X: y\n".repeat(200_000),
        "X\n".repeat(500_000),
        format!("Subject: {}\n\n", "=?utf-8?Q?a".repeat(90_000)),
        format!("X: y\n{}", " folded\n".repeat(120_000)),
        format!("\n{}", "begin 644 a\n".repeat(80_000)),
        format!("\nbegin 644 a\n{}", "#86)C\n".repeat(150_000)),
        format!("Content-Type: text/enriched\n\n{}", "<".repeat(1_000_000)),
        format!("Content-Type: text/plain; charset=utf-7\n\n{}", "+AOk-".repeat(200_000)),
    ] {
        let raw = format!("From: a@example.com\n{rest}");
        let mail = Message::parse(raw.as_bytes()).unwrap();
        assert_eq!(mail.from.unwrap().addr.as_str(), "a@example.com");
    }
}
