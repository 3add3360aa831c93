//! Replies as mail programs write them, each with the commands that it holds: `tests/data/answers/`.

use appreciated::answer::{Letter, Line, Sender, Sent, of_text, take};
use appreciated::message::{AddrSpec, Body, BodyForm, Message};
use appreciated::tongue::Tongue;
use appreciated::zones;
use chrono::DateTime;
use proptest::prelude::*;
use std::path::PathBuf;

const KEY: [u8; 32] = [9; 32];
const LANGUAGES: [&str; 6] = ["en", "de", "fr", "es", "pt", "it"];

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/answers"))
}

fn file(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap()
}

/// The digest of a language, as its prints know it.
fn digest(language: &str) -> Sent {
    let text = file(&format!("digest-{language}.txt"));
    let html = Body { text: file(&format!("digest-{language}.html")), form: BodyForm::Html };
    Sent {
        id: "5f0c2d9ab3e84771a6c09b1d42e7f813".to_owned(),
        tag: "q8m2".to_owned(),
        made_at: DateTime::parse_from_rfc3339("2026-11-27T08:00:00+01:00").unwrap().to_utc(),
        about: "5f0c2d9ab3e84771a6c09b1d42e7f813".to_owned(),
        prints: of_text(&[&text, &zones::plain_text(&html)], &KEY),
    }
}

fn read(bytes: &[u8], language: &str) -> Option<Letter> {
    let message = Message::parse(bytes).unwrap();
    let own = [AddrSpec::parse("sam@field.example").unwrap()];
    let sender = Sender { own: &own, tongue: Tongue::of(language).unwrap(), key: &KEY };
    take(&message, message.date.unwrap(), &[digest(language)], sender)
}

fn said(lines: &[Line]) -> String {
    let one = |line: &Line| match line {
        Line::Command(command) => command.to_string(),
        Line::Unknown { said, nearest } => format!("? {said} = {}", nearest.as_deref().unwrap_or_default()),
    };
    lines.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[test]
fn every_reply_says_what_the_table_says() {
    let mut wrong = Vec::new();
    let table = file("expected.txt");
    for row in table.lines() {
        let (name, expected) = row.split_once(": ").unwrap();
        let language = name.rsplit_once('-').unwrap().1;
        let bytes = std::fs::read(folder().join(format!("replies/{name}.eml"))).unwrap();
        let found =
            read(&bytes, language).map_or_else(|| "no answer".to_owned(), |letter| said(&letter.lines));
        if found != expected {
            wrong.push(format!("{name}\n    wanted {expected}\n    found  {found}"));
        }
    }
    assert!(table.lines().count() >= 60);
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Nothing typed: whatever the client does to the quote, no command comes of it.
#[test]
fn a_quote_alone_says_nothing() {
    let head = "From: sam@field.example\r\nTo: sam@field.example\r\nSubject: Re: x [q8m2]\r\n\
        Date: Fri, 27 Nov 2026 19:12:00 +0100\r\nMessage-ID: <q@field.example>\r\nMIME-Version: 1.0\r\n";
    for language in LANGUAGES {
        let text = file(&format!("digest-{language}.txt"));
        let html = file(&format!("digest-{language}.html"));
        let widths = [20, 28, 36, 44, 52, 60, 68, 76, 100, 400];
        let wrapped = widths.map(|width| textwrap::fill(&text, width));
        let joined = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        for quoted in wrapped.iter().chain([&text, &joined]) {
            for above in ["", "Thanks!\r\n\r\n", "Sam\r\n"] {
                let mail = format!("{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{above}{quoted}");
                let lines = read(mail.as_bytes(), language).unwrap().lines;
                assert_eq!(said(&lines), "", "{language}\n{quoted}");
            }
        }
        let mail = format!("{head}Content-Type: text/html; charset=utf-8\r\n\r\n<p>Thanks!</p>{html}");
        assert_eq!(said(&read(mail.as_bytes(), language).unwrap().lines), "", "{language}");
        // The examples alone, left standing by somebody who cut the rest away.
        let examples = text.lines().last().unwrap();
        let mail = format!("{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{examples}\r\n");
        assert_eq!(said(&read(mail.as_bytes(), language).unwrap().lines), "", "{language}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_body_panics_and_no_marked_line_is_a_command(body in any::<String>(), lines in prop::collection::vec("> ?[0-9 a-z,;:]{0,30}", 0..20)) {
        let head = "From: sam@field.example\r\nTo: sam@field.example\r\nSubject: Re: x [q8m2]\r\n\
            Date: Fri, 27 Nov 2026 19:12:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";
        let _ = read(format!("{head}{body}").as_bytes(), "en");
        let letter = read(format!("{head}{}\r\n", lines.join("\r\n")).as_bytes(), "en").unwrap();
        prop_assert!(letter.lines.is_empty(), "{:?}", letter.lines);
    }
}
