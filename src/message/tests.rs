//! Whole mails: one for every client and fault under `tests/data/mail`, and one for every trap of the library.

use super::*;
use proptest::prelude::*;
use std::fmt::Write;

fn fixture(bytes: &[u8]) -> Message {
    Message::parse(bytes).expect("a mail")
}

fn parse(raw: &str) -> Message {
    fixture(raw.as_bytes())
}

fn addresses(list: &[Address]) -> String {
    let mut out = String::new();
    for one in list {
        write!(out, "{}<{}> ", one.name.as_deref().unwrap_or(""), one.addr).unwrap();
    }
    out.trim_end().to_owned()
}

#[test]
fn gmail_alternative() {
    let mail = fixture(include_bytes!("../../tests/data/mail/gmail-alternative.eml"));
    assert_eq!(mail.id.0, "third@mail.example");
    assert_eq!(mail.date.unwrap().to_rfc3339(), "2022-01-03T10:30:36+01:00");
    assert_eq!(mail.subject, "Re: Café on Friday?");
    assert_eq!(addresses(&mail.recipients.to), "Zoë Lowe<zoe@mail.example>");
    assert_eq!(mail.in_reply_to.unwrap().0, "second@mail.example");
    assert_eq!(mail.references.len(), 2);
    assert_eq!(mail.body.text, "Friday is fine. See you at the café then.\n");
    assert_eq!(mail.body.form, BodyForm::Plain);
    assert_eq!((mail.attachments, mail.faults, mail.marks), (vec![], vec![], Marks::default()));
}

#[test]
fn thunderbird_flowed_is_left_to_its_reader() {
    let mail = fixture(include_bytes!("../../tests/data/mail/thunderbird-flowed.eml"));
    assert_eq!(mail.body.form, BodyForm::Flowed { del_sp: true });
    assert_eq!(mail.body.text, "This line goes \non here.\n");
    assert_eq!(addresses(&mail.recipients.bcc), "Jo<jo@mail.example>");
}

#[test]
fn outlook_html_with_logo_and_attachments() {
    let mail = fixture(include_bytes!("../../tests/data/mail/outlook-attachment.eml"));
    assert_eq!(mail.from.unwrap().name.as_deref(), Some("Lowe, Kim"));
    assert_eq!(addresses(&mail.recipients.to), "<ana@mail.example> Lee, Jo<jo@mail.example>");
    assert_eq!((mail.body.text.as_str(), mail.body.form), ("<p>Here it is, café.</p>", BodyForm::Html));
    assert_eq!(mail.attachments, ["Zahlen März.pdf", "unnamed"]);
}

#[test]
fn mailman_footer_behind_base64() {
    let mail = fixture(include_bytes!("../../tests/data/mail/mailman-base64-footer.eml"));
    assert_eq!(mail.body.text, "Thank you!");
    assert!(mail.marks.list && mail.marks.bulk);
    assert_eq!(mail.faults, ["The base64 of the text is broken; it was read as far as it goes."]);
}

#[test]
fn unlabelled_bytes_and_a_two_digit_year() {
    let mail = fixture(include_bytes!("../../tests/data/mail/mutt-8bit-unlabelled.eml"));
    assert_eq!(mail.from.unwrap().name.as_deref(), Some("Jürgen"));
    assert_eq!((mail.subject.as_str(), mail.body.text.as_str()), ("Grüße", "Schöne Grüße\n"));
    assert_eq!(mail.date.unwrap().to_rfc3339(), "1999-01-07T09:00:00+01:00");
}

#[test]
fn marks_of_machines_and_drafts() {
    let reply = fixture(include_bytes!("../../tests/data/mail/exchange-meeting-reply.eml"));
    assert_eq!(reply.marks, Marks { calendar: true, ..Marks::default() });
    let report = fixture(include_bytes!("../../tests/data/mail/postfix-report.eml"));
    let wanted = Marks {
        auto_submitted: true,
        auto_replied: true,
        null_return_path: true,
        report: true,
        ..Marks::default()
    };
    assert_eq!((report.marks, report.body.text.trim()), (wanted, "It was not delivered."));
    let draft = fixture(include_bytes!("../../tests/data/mail/thunderbird-draft.eml"));
    assert_eq!(draft.marks, Marks { draft: true, ..Marks::default() });
    assert!(parse("X-Unsent: 1\nSubject: x\n\n").marks.draft);
    assert!(!parse("X-Unsent: 1\nTo: a@example.com\n\n").marks.draft);
    assert!(parse("X-Appreciated-Id: 1\n\n").marks.ours);
    assert!(!parse("Auto-Submitted: no\n\n").marks.auto_submitted);
}

#[test]
fn old_unix_mail_loses_nothing() {
    let mail = fixture(include_bytes!("../../tests/data/mail/old-unix-odd-headers.eml"));
    assert_eq!(mail.from.unwrap().addr.as_str(), "ana@mail.example");
    assert_eq!(addresses(&mail.recipients.to), "<lee@mail.example> <.jo..w@mail.example>");
    assert_eq!(mail.in_reply_to.unwrap().0, "old@mail.example");
    assert_eq!(mail.date.unwrap().to_rfc3339(), "2000-01-03T10:00:00-05:00");
    assert_eq!((mail.subject.as_str(), mail.body.text.as_str()), ("two lines", "hello\n"));
    assert_eq!(mail.faults.len(), 3);
}

#[test]
fn only_a_mail_without_headers_is_refused() {
    assert_eq!(Message::parse(b""), Err(MessageError::NoHeader));
    assert_eq!(Message::parse(b"no header\n\nat all: here"), Err(MessageError::NoHeader));
    assert_eq!(Message::parse(b"\xff\xfe\x00"), Err(MessageError::NoHeader));
    assert!(Message::parse(b"Subject: x").is_ok());
}

/// M1: mailparse takes minutes for a header full of `=?`.
#[test]
fn m1_a_header_full_of_word_openings_is_cut_before_it_is_decoded() {
    for piece in ["=?", "=?a?q?", "=?utf-8?q?x?="] {
        let mail = parse(&format!("From: a@example.com\nSubject: {}\n\nhi", piece.repeat(60_000)));
        assert_eq!((mail.from.unwrap().addr.as_str(), mail.body.text.as_str()), ("a@example.com", "hi"));
        assert!(mail.subject.len() <= 16 << 10, "{piece}");
        assert!(mail.faults.contains(&"The header `Subject` is longer than 16 KB; it was cut.".to_owned()));
    }
}

/// M2: garbage is no date, not 1970.
#[test]
fn m2_garbage_is_no_date() {
    let mail = parse("Date: garbage\n\nhi");
    assert_eq!(mail.date, None);
    assert!(mail.faults.contains(&"The date could not be read.".to_owned()));
}

/// M3: mailparse fails the whole list for one bad address.
#[test]
fn m3_a_bad_address_costs_only_itself() {
    let mail = parse("To: bad one here, a@example.com, <>, b@, \"open <c@example.com>\n\nhi");
    assert_eq!(addresses(&mail.recipients.to), "<a@example.com> open<c@example.com>");
    assert!(mail.faults.iter().any(|fault| fault.contains("in `To` could not be read")));
}

/// M4: mailparse takes junk behind a group for an address.
#[test]
fn m4_junk_behind_a_group_is_no_address() {
    let mail = parse("To: G: b@example.com, c@example.com; junk, d@example.com\n\nhi");
    assert_eq!(addresses(&mail.recipients.to), "<b@example.com> <c@example.com> <d@example.com>");
}

/// M5: an encoded word may hold a comma; a list must be split before its words are decoded.
#[test]
fn m5_an_encoded_comma_parts_no_addresses() {
    let mail = parse("To: =?utf-8?q?W,_K?= <c@example.com>, =?utf-8?B?QSwgQg==?= <d@example.com>\n\nhi");
    assert_eq!(addresses(&mail.recipients.to), "W, K<c@example.com> A, B<d@example.com>");
}

/// M6: mailparse decodes strictly or not at all.
#[test]
fn m6_broken_base64_keeps_what_decodes() {
    let head = "Subject: x\nContent-Transfer-Encoding: base64\n\n";
    for (coded, text) in [
        ("SGVsbG8sIEtpbQ==", "Hello, Kim"),
        ("SGVsbG8s*IEtpbQ==", "Hello, Kim"),
        ("SGVsbG8sIEtpb", "Hello, Ki"),
        ("SGVsbG8sIEtpbQ", "Hello, Kim"),
        ("SGVsbG8sIEtpbQ==\n-- \nlist footer", "Hello, Kim"),
    ] {
        assert_eq!(parse(&format!("{head}{coded}")).body.text, text, "{coded}");
    }
    let fault = "The base64 of the text is broken; it was read as far as it goes.".to_owned();
    assert!(parse(&format!("{head}SGVsbG8s*IEtpbQ==")).faults.contains(&fault));
    assert!(!parse(&format!("{head}SGVsbG8sIEtpbQ==")).faults.contains(&fault));
}

/// M7: with mailparse the text of a mail whose boundary never occurs is lost.
#[test]
fn m7_a_boundary_that_never_occurs_keeps_the_text() {
    let mail = parse("Subject: x\nContent-Type: multipart/mixed; boundary=never\n\nhello");
    assert_eq!((mail.subject.as_str(), mail.body.text.as_str(), mail.faults.len()), ("x", "hello", 2));
}

/// M8: mailparse takes `--bb` for the boundary `b`, so that trees flatten and a nested text would be cut.
#[test]
fn m8_a_boundary_is_a_whole_line() {
    let mail = parse(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=bb\n\n\
         --bb\n\none\n--bbb\ntwo\n--bb\nContent-Type: text/html\n\n<p>one\n--bb--\n--b\n\
         Content-Type: image/png; name=a.png\n\nx\n--b--\n",
    );
    assert_eq!(
        (mail.body.text.as_str(), mail.attachments.as_slice()),
        ("one\n--bbb\ntwo", &["a.png".to_owned()][..])
    );
}

/// M9: mailparse fails a mail that is more than 100 deep.
#[test]
fn m9_a_mail_too_deep_keeps_its_headers() {
    let mut nest = String::new();
    for depth in 0..5_000 {
        write!(nest, "Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n").unwrap();
    }
    let mail = parse(&format!("Subject: x\nTo: a@example.com\n{nest}\nhello"));
    assert_eq!((mail.subject.as_str(), mail.body.text.as_str()), ("x", ""));
    assert_eq!(addresses(&mail.recipients.to), "<a@example.com>");
    assert!(mail.faults.iter().any(|fault| fault.contains("more than 100 deep")));
}

/// M10: mailparse does not undo format=flowed; it is told to whoever joins the lines.
#[test]
fn m10_flowed_text_is_told() {
    let of = |kind: &str| parse(&format!("Content-Type: text/plain; {kind}\n\nso \nlong")).body;
    assert_eq!(of("format=Flowed").form, BodyForm::Flowed { del_sp: false });
    assert_eq!(of("format=\"flowed\"; delsp=yes").form, BodyForm::Flowed { del_sp: true });
    assert_eq!((of("format=fixed").form, of("format=flowed").text.as_str()), (BodyForm::Plain, "so \nlong"));
}

/// M11: a byte order mark, `To :` and lines without a colon.
#[test]
fn m11_odd_header_lines_are_read_over() {
    let mail = parse("\u{feff}Subject: x\nno colon\nTo : a@example.com\n\n\u{feff}hi");
    assert_eq!((mail.subject.as_str(), mail.body.text.as_str()), ("x", "hi"));
    assert_eq!(addresses(&mail.recipients.to), "<a@example.com>");
}

/// M12: a folded header of 10 MB takes mailparse 390 MB; no byte behind the cap is looked at.
#[test]
fn m12_huge_headers_are_cut_before_they_are_read() {
    for piece in ["\r\n ", "(", "\"", "<", "a*0*=b;", ","] {
        for name in
            ["Subject", "To", "Content-Type", "References", "Date", "Content-Disposition", "X-Gmail-Labels"]
        {
            let value = piece.repeat(MAX_BYTES / piece.len() / 2);
            let mail = parse(&format!("From: a@example.com\r\n{name}: x{value}\r\n\r\nhi"));
            assert_eq!(mail.from.unwrap().addr.as_str(), "a@example.com", "{piece} {name}");
        }
    }
    let mail =
        parse(&format!("From: a@example.com\nX: {}\nTo: b@example.com\n\nhi", "\n folded".repeat(1 << 20)));
    assert!(mail.recipients.to.is_empty() && mail.faults[0].starts_with("The mail is longer than 1 MiB"));
}

/// Whatever stands before them, the lines that matter are kept.
#[test]
fn headers_behind_thousands_of_others_are_kept() {
    let mail = parse(&format!("{}From: a@example.com\nSubject: x\n\nhi", "X: y\n".repeat(50_000)));
    assert_eq!((mail.subject.as_str(), mail.from.unwrap().addr.as_str()), ("x", "a@example.com"));
    assert!(mail.faults.iter().any(|fault| fault.contains("more than 1,000 header lines")));
}

#[test]
fn a_mail_beyond_the_cap_is_cut_and_says_so() {
    let mail = parse(&format!("Subject: x\n\n{}", "y".repeat(MAX_BYTES)));
    assert_eq!(mail.body.text.len(), MAX_BYTES - "Subject: x\n\n".len());
    assert!(mail.faults[0].starts_with("The mail is longer than 1 MiB"));
}

#[test]
fn the_same_bytes_get_the_same_made_id() {
    let (one, two) = (parse("Subject: x\n\nhi"), parse("Subject: x\n\nho"));
    assert_eq!(one.id, parse("Subject: x\n\nhi").id);
    assert_ne!(one.id, two.id);
    assert!(one.id.0.ends_with("@no-message-id.invalid"));
}

#[test]
fn attached_text_is_no_body() {
    let part = "--b\nContent-Type: text/plain\n";
    let head = "Content-Type: multipart/mixed; boundary=b\n\n";
    let inline = "Content-Disposition: inline; filename=log.txt\n";
    let mail = parse(&format!(
        "{head}{part}Content-Disposition: attachment\n\nno\n{part}{inline}\nlog\n{part}\nyes\n--b--"
    ));
    assert_eq!(mail.body.text, "yes");
    assert_eq!(mail.attachments, ["unnamed", "log.txt"]);
    let mail = parse(&format!("{head}{part}{inline}\nlog\n--b--"));
    assert_eq!((mail.body.text.as_str(), mail.attachments.len()), ("log", 0));
    let mail =
        parse(&format!("{head}--b\nContent-Type: message/rfc822\n\nSubject: y\n\nno\n{part}\nyes\n--b--"));
    assert_eq!((mail.body.text.as_str(), mail.attachments.len()), ("yes", 1));
}

/// Pieces that mails are broken with.
const PIECES: [&str; 26] = [
    "Subject: ",
    "To: ",
    "Date: ",
    "Content-Type: ",
    "multipart/mixed; boundary=b",
    "text/plain; charset=",
    "utf-7",
    "\r\n",
    "\n",
    "\r",
    "--b",
    "--",
    "=?",
    "?=",
    "?q?",
    "=?utf-8?B?w7w=?=",
    "a@example.com",
    ",",
    "<",
    ">",
    "(",
    "\"",
    "\\",
    "\u{202e}",
    "é",
    "Content-Transfer-Encoding: base64\n",
];

proptest! {
    #[test]
    fn never_panics_on_bytes(raw in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = Message::parse(&raw);
    }

    #[test]
    fn never_panics_on_broken_mails(picks in proptest::collection::vec(0..PIECES.len(), 0..200)) {
        let raw: String = picks.iter().map(|at| PIECES[*at]).collect();
        if let Ok(mail) = Message::parse(format!("From: a@example.com\n{raw}").as_bytes()) {
            prop_assert_eq!(&mail, &Message::parse(format!("From: a@example.com\n{raw}").as_bytes()).unwrap());
            prop_assert!(mail.from.is_some());
            let shown = mail.recipients.all().filter_map(|one| one.name.as_deref());
            prop_assert!(!shown.chain([mail.subject.as_str()]).any(|text| text.contains(clean::is_hidden)));
        }
    }

    #[test]
    fn dates_never_panic(text in "\\PC{0,60}") {
        let _ = date::parse(&text);
    }
}
