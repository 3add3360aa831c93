//! Mails that the tests send and find: single ones as told, and a mailbox of sent mail of any size.

use super::dovecot::OWNER;
use super::encode::base64;
use chrono::{DateTime, TimeDelta, Utc};
use std::fmt::Write;

/// A mail in the making. Its bytes have CRLF throughout.
#[derive(Clone, Debug)]
pub struct Letter {
    at: DateTime<Utc>,
    from: String,
    to: String,
    bcc: Option<String>,
    subject: String,
    id: String,
    answers: Option<String>,
    body: String,
    shape: Shape,
    attachment: Option<(String, Vec<u8>)>,
}

/// How the text is wrapped up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `text/plain`, as it is.
    Plain,
    /// `text/plain` in base64.
    Base64,
    /// `text/html` and nothing else.
    HtmlOnly,
    /// `multipart/mixed` around `multipart/related` around `multipart/alternative` of both.
    Nested,
}

impl Letter {
    /// From the owner to `bob@example.net`. The Message-ID follows from the time.
    pub fn new(at: DateTime<Utc>) -> Self {
        Self {
            at,
            from: format!("Owner <{OWNER}>"),
            to: "Bob <bob@example.net>".to_owned(),
            bcc: None,
            subject: "Hello".to_owned(),
            id: format!("{}@example.com", at.timestamp_micros()),
            answers: None,
            body: "Hello Bob.\n".to_owned(),
            shape: Shape::Plain,
            attachment: None,
        }
    }

    /// A whole address field in ASCII, as `Bob <bob@example.net>`.
    pub fn from(self, from: &str) -> Self {
        Self { from: from.to_owned(), ..self }
    }

    /// As [`Letter::from`].
    pub fn to(self, to: &str) -> Self {
        Self { to: to.to_owned(), ..self }
    }

    /// As [`Letter::from`].
    pub fn bcc(self, bcc: &str) -> Self {
        Self { bcc: Some(bcc.to_owned()), ..self }
    }

    /// In any language; encoded where need be.
    pub fn subject(self, subject: &str) -> Self {
        Self { subject: subject.to_owned(), ..self }
    }

    /// The Message-ID, without `<>`.
    pub fn id(self, id: &str) -> Self {
        Self { id: id.to_owned(), ..self }
    }

    /// The Message-ID that this mail answers, without `<>`.
    pub fn answers(self, id: &str) -> Self {
        Self { answers: Some(id.to_owned()), ..self }
    }

    pub fn body(self, body: &str) -> Self {
        Self { body: body.to_owned(), ..self }
    }

    pub fn shape(self, shape: Shape) -> Self {
        Self { shape, ..self }
    }

    pub fn attach(self, name: &str, bytes: Vec<u8>) -> Self {
        Self { attachment: Some((name.to_owned(), bytes)), ..self }
    }

    /// The mail as RFC 5322 has it.
    pub fn bytes(&self) -> Vec<u8> {
        let subject = if self.subject.is_ascii() {
            self.subject.clone()
        } else {
            format!("=?utf-8?B?{}?=", base64(self.subject.as_bytes()))
        };
        let answers = self
            .answers
            .as_ref()
            .map_or(String::new(), |id| format!("In-Reply-To: <{id}>\nReferences: <{id}>\n"));
        let bcc = self.bcc.as_ref().map_or(String::new(), |bcc| format!("Bcc: {bcc}\n"));
        let head = format!(
            "From: {}\nTo: {}\n{bcc}Subject: {subject}\nDate: {}\nMessage-ID: <{}>\n{answers}MIME-Version: 1.0\n",
            self.from,
            self.to,
            self.at.to_rfc2822(),
            self.id
        );
        (head + &self.content()).replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()
    }

    /// The mail with the time it arrived, as [`super::Dovecot::append`] takes it.
    pub fn mail(&self) -> (DateTime<Utc>, Vec<u8>) {
        (self.at, self.bytes())
    }

    fn content(&self) -> String {
        let text = self.text();
        let Some((name, bytes)) = &self.attachment else { return text };
        let attached = format!(
            "Content-Type: application/octet-stream; name=\"{name}\"\nContent-Transfer-Encoding: base64\n\
             Content-Disposition: attachment; filename=\"{name}\"\n\n{}",
            lines_of(&base64(bytes))
        );
        multipart("mixed", &[text, attached])
    }

    fn text(&self) -> String {
        let plain = format!(
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{}",
            self.body
        );
        let html = format!(
            "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<html><body><p>{}</p></body></html>\n",
            self.body.trim_end().replace('\n', "<br>\n")
        );
        match self.shape {
            Shape::Plain => plain,
            Shape::HtmlOnly => html,
            Shape::Base64 => format!(
                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{}",
                lines_of(&base64(self.body.as_bytes()))
            ),
            Shape::Nested => {
                multipart("mixed", &[multipart("related", &[multipart("alternative", &[plain, html])])])
            }
        }
    }
}

/// base64 in lines of 76 letters (RFC 2045 §6.8).
fn lines_of(text: &str) -> String {
    let mut lines = String::with_capacity(text.len() + text.len() / 76 + 1);
    for (place, letter) in text.chars().enumerate() {
        if place > 0 && place % 76 == 0 {
            lines.push('\n');
        }
        lines.push(letter);
    }
    lines + "\n"
}

fn multipart(kind: &str, parts: &[String]) -> String {
    let mut text = format!("Content-Type: multipart/{kind}; boundary=\"={kind}=\"\n\n");
    for part in parts {
        write!(text, "--={kind}=\n{part}\n").unwrap();
    }
    text + &format!("--={kind}=--\n")
}

/// So many mails that the owner sent, always the same ones, every six hours from 2020 on. Most are answers of 0.5 to
/// 4 KB with quotes; every tenth carries 20 to 200 KB.
pub fn mailbox(count: usize) -> Vec<(DateTime<Utc>, Vec<u8>)> {
    let first = DateTime::parse_from_rfc3339("2020-01-01T08:00:00Z").unwrap().to_utc();
    let mut dice = Dice(7);
    (0..count)
        .map(|number| one(number, first + TimeDelta::hours(6 * number as i64), &mut dice).mail())
        .collect()
}

fn one(number: usize, at: DateTime<Utc>, dice: &mut Dice) -> Letter {
    let person = dice.below(60);
    let mut body = String::new();
    while body.len() < 200 + dice.below(800) {
        body += sentence(dice);
    }
    body += "\n\nOn Monday Bob wrote:\n";
    let length = 500 + dice.below(3000);
    while body.len() < length {
        writeln!(body, "> {}{}", sentence(dice), sentence(dice)).unwrap();
    }
    let letter = Letter::new(at)
        .to(&format!("Person {person} <person{person}@example.net>"))
        .subject(&format!("Re: Matter {}", number % 300))
        .id(&format!("mail-{number}@example.com"))
        .answers(&format!("question-{number}@example.net"))
        .body(&body);
    if number % 10 == 9 {
        let bytes = (0..15_000 + dice.below(130_000)).map(|_| dice.below(256) as u8).collect();
        return letter.attach("report.pdf", bytes);
    }
    letter
}

fn sentence(dice: &mut Dice) -> &'static str {
    const SENTENCES: [&str; 8] = [
        "I will send the figures on Friday. ",
        "Thank you for the quick help with the report. ",
        "Could you look at the second page? ",
        "We should talk about it next week. ",
        "The meeting is at ten. ",
        "That is fine with me. ",
        "I owe you a lunch. ",
        "Please tell the others too. ",
    ];
    SENTENCES[dice.below(SENTENCES.len())]
}

/// Numbers that look thrown and are always the same (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> DateTime<Utc> {
        DateTime::parse_from_rfc3339("2024-05-06T07:08:09Z").unwrap().to_utc()
    }

    /// All text parts of a mail, decoded.
    fn texts(mail: &mailparse::ParsedMail<'_>) -> Vec<(String, String)> {
        let own = (mail.ctype.mimetype.clone(), mail.get_body().unwrap_or_default());
        let below = mail.subparts.iter().flat_map(texts);
        std::iter::once(own).filter(|own| own.0.starts_with("text/")).chain(below).collect()
    }

    #[test]
    fn every_shape_carries_its_text() {
        let wanted = [
            (Shape::Plain, vec!["text/plain"]),
            (Shape::Base64, vec!["text/plain"]),
            (Shape::HtmlOnly, vec!["text/html"]),
            (Shape::Nested, vec!["text/plain", "text/html"]),
        ];
        for (shape, kinds) in wanted {
            let bytes = Letter::new(at()).body("Grüße, Bob.\n").shape(shape).bytes();
            let mail = mailparse::parse_mail(&bytes).unwrap();
            let found = texts(&mail);
            assert_eq!(found.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(), kinds);
            assert!(found.iter().all(|(_, text)| text.contains("Grüße, Bob.")), "{found:?}");
        }
    }

    #[test]
    fn the_head_says_what_it_was_told() {
        use mailparse::MailHeaderMap;
        let letter = Letter::new(at())
            .from("A <a@b.example>")
            .to("C <c@d.example>")
            .subject("Schöne Grüße")
            .answers("x@y");
        let bytes = letter.attach("a.bin", vec![1, 2, 3]).bytes();
        let mail = mailparse::parse_mail(&bytes).unwrap();
        let head = |name: &str| mail.headers.get_first_value(name).unwrap();
        let found = ["From", "To", "Subject", "In-Reply-To", "Message-ID"].map(head);
        assert_eq!(
            found,
            ["A <a@b.example>", "C <c@d.example>", "Schöne Grüße", "<x@y>", "<1714979289000000@example.com>"]
        );
        assert_eq!(mailparse::dateparse(&head("Date")).unwrap(), at().timestamp());
        assert_eq!(mail.subparts[1].get_body_raw().unwrap(), [1, 2, 3]);
        assert!(bytes.windows(2).all(|pair| (pair[1] == b'\n') == (pair[0] == b'\r')));
    }

    #[test]
    fn a_mailbox_is_always_the_same_and_of_real_sizes() {
        let mails = mailbox(200);
        assert_eq!(mails, mailbox(200));
        let large = mails.iter().filter(|(_, bytes)| (20_000..=220_000).contains(&bytes.len())).count();
        let small = mails.iter().filter(|(_, bytes)| (500..=5000).contains(&bytes.len())).count();
        assert_eq!((small, large), (180, 20));
        assert!(mails.iter().all(|(_, bytes)| mailparse::parse_mail(bytes).is_ok()));
    }
}
