//! `list_raw/*.mbox`: mails with a plain and an HTML part that say the same. What the owner typed must come out of both
//! alike; letters and digits are compared, because plain parts wrap lines and write links, emphasis and list marks in
//! their own ways.

use crate::Misses;
use crate::report::{Table, percent};
use appreciated::mailbox::MailSource;
use appreciated::mailbox::mbox::Mbox;
use appreciated::message::{Body, BodyForm, Message};
use appreciated::zones::{self, Zones};
use regex::Regex;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

#[derive(Default)]
struct Score {
    mails: usize,
    own: usize,
    signed: usize,
    quotes: usize,
    authors: usize,
}

pub fn measure(data: &Path, misses: &mut Misses) -> Option<Table> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(data.join("list_raw")).ok()?.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut score = Score::default();
    for file in files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "mbox")) {
        let Ok(mut source) = Mbox::open(file) else { continue };
        while let Ok(batch) = source.batch(500) {
            if batch.is_empty() {
                break;
            }
            for raw in &batch {
                compare(&raw.bytes, &mut score, misses);
            }
        }
    }
    (score.mails > 0).then(|| Table {
        title: "HTML beside plain text",
        about: "Mails whose plain and HTML parts say the same: what comes out of the HTML is compared with what comes out of\n\
                the plain part, by letters and digits.",
        columns: &["mails", "own zone the same", "own zone with its signature", "same first author and time"],
        rows: vec![vec![
            score.mails.to_string(),
            percent(score.own, score.mails),
            percent(score.signed, score.mails),
            percent(score.authors, score.quotes),
        ]],
        notes: Vec::new(),
    })
}

fn compare(raw: &[u8], score: &mut Score, misses: &mut Misses) {
    let Some(html) = html_part(raw) else { return };
    let Ok(message) = Message::parse(raw) else { return };
    if message.body.form == BodyForm::Html || message.body.text.trim().is_empty() {
        return;
    }
    let plain = zones::split(&message.body);
    let rich = zones::split(&Body { text: html, form: BodyForm::Html });
    // Some programs leave the plain part empty but for the list's footer.
    if said(&message.body.text).len() * 2 < said(&rich.own).len() {
        return;
    }
    let own = said(&plain.own) == said(&rich.own);
    score.mails += 1;
    score.own += usize::from(own);
    score.signed += usize::from(said(&signed(&plain)) == said(&signed(&rich)));
    let first = |zones: &Zones| zones.quoted.first().map(|quote| (quote.who.clone(), quote.when));
    let mut author = true;
    if let (Some(one), Some(other)) = (first(&plain), first(&rich)) {
        author = one == other;
        score.quotes += 1;
        score.authors += usize::from(author);
    }
    if !own || !author {
        misses.note(|| {
            format!(
                "=== {:?}\n--- plain {:?}\n{}\n--- html {:?}\n{}\n--- signatures\n{}\n--- html\n{}",
                message.id,
                first(&plain),
                plain.own,
                first(&rich),
                rich.own,
                plain.signature,
                rich.signature
            )
        });
    }
}

fn signed(zones: &Zones) -> String {
    [zones.own.as_str(), &zones.signature, &zones.disclaimer].join("\n")
}

/// The first part that is HTML and no attachment.
fn html_part(raw: &[u8]) -> Option<String> {
    let mail = mailparse::parse_mail(raw).ok()?;
    mail.parts().find(|part| part.ctype.mimetype == "text/html")?.get_body().ok()
}

/// Letters and digits, without web addresses, numbers of list items and what stands for pictures.
fn said(text: &str) -> String {
    static UNSAID: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?m)<\s*(https?://|mailto:|www\.)[^>]*>|(https?://|www\.)\S+|^\s*\d+\. |\[(image|cid):[^\]]*\]",
        )
        .ok()
    });
    let text = UNSAID.as_ref().map_or(text.into(), |unsaid| unsaid.replace_all(text, ""));
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
