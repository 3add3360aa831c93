//! `replies/list_silver.dev.jsonl`: real replies of mailing lists, a JSON object a line with `mid`, `style`, `text` and
//! `labels`, one letter per line of the text: N new, Q quoted, H quote header, F footer, ? unknown.

use crate::Misses;
use crate::report::{Table, percent};
use appreciated::message::{Body, BodyForm};
use appreciated::zones::{self, Zones};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Default)]
struct Score {
    mails: usize,
    perfect: usize,
    new: usize,
    kept: usize,
    signed: usize,
    quoted: usize,
    leaked: usize,
}

pub fn measure(data: &Path, misses: &mut Misses) -> Option<Table> {
    let lines = std::fs::read_to_string(data.join("replies/list_silver.dev.jsonl")).ok()?;
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut all = Score::default();
    for case in lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let text = case["text"].as_str().unwrap_or_default();
        let labels = case["labels"].as_str().unwrap_or_default();
        let zones = zones::split(&Body { text: text.to_owned(), form: BodyForm::Plain });
        let read = Read::of(text, labels, &zones);
        let style = case["style"].as_str().unwrap_or_default().to_owned();
        for score in [scores.entry(style).or_default(), &mut all] {
            read.add_to(score);
        }
        if !read.perfect() {
            misses.note(|| format!("=== {}\n{}", case["mid"].as_str().unwrap_or_default(), read.shown));
        }
    }
    let row = |name: &str, score: &Score| {
        vec![
            name.to_owned(),
            score.mails.to_string(),
            percent(score.perfect, score.mails),
            percent(score.kept, score.new),
            percent(score.signed, score.new),
            percent(score.leaked, score.quoted),
        ]
    };
    let mut rows: Vec<_> = scores.iter().map(|(style, score)| row(style, score)).collect();
    rows.push(row("all", &all));
    Some(Table {
        title: "Replies on mailing lists",
        about: "Labels were made by matching each reply with the mail it answers, so they hold a little noise. Perfect: every\n\
                new line stands in the own zone and no quoted line does. Blank lines don't count.",
        columns: &[
            "quotes",
            "mails",
            "perfect",
            "new lines kept",
            "kept or in the signature",
            "quoted lines leaked",
        ],
        rows,
        notes: Vec::new(),
    })
}

/// One reply, line by line.
struct Read {
    new: usize,
    kept: usize,
    signed: usize,
    quoted: usize,
    leaked: usize,
    shown: String,
}

impl Read {
    fn of(text: &str, labels: &str, zones: &Zones) -> Self {
        let mut read = Self { new: 0, kept: 0, signed: 0, quoted: 0, leaked: 0, shown: String::new() };
        let own = places(text, &zones.own);
        let tail: Vec<&str> =
            zones.signature.lines().chain(zones.disclaimer.lines()).map(str::trim).collect();
        for ((line, label), own) in text.lines().zip(labels.chars()).zip(own) {
            if line.trim().is_empty() {
                continue;
            }
            let signed = !own && tail.contains(&line.trim());
            match label {
                'N' => {
                    read.new += 1;
                    read.kept += usize::from(own);
                    read.signed += usize::from(own || signed);
                }
                'Q' => {
                    read.quoted += 1;
                    read.leaked += usize::from(own);
                }
                _ => {}
            }
            let wrong = label == 'N' && !own || label == 'Q' && own;
            let zone = if own {
                'o'
            } else if signed {
                's'
            } else {
                '-'
            };
            read.shown += &format!("{} {label}{zone} {line}\n", if wrong { '!' } else { ' ' });
        }
        read
    }

    fn perfect(&self) -> bool {
        self.kept == self.new && self.leaked == 0
    }

    fn add_to(&self, score: &mut Score) {
        score.mails += 1;
        score.perfect += usize::from(self.perfect());
        score.new += self.new;
        score.kept += self.kept;
        score.signed += self.signed;
        score.quoted += self.quoted;
        score.leaked += self.leaked;
    }
}

/// For each line of `text` whether it stands in `zone`, whose lines are in the text's order.
fn places(text: &str, zone: &str) -> Vec<bool> {
    let mut wanted = zone.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    text.lines().map(|line| wanted.next_if(|next| *next == line.trim()).is_some()).collect()
}
