//! `replies/list_silver.dev.jsonl`: real replies of mailing lists, a JSON object a line with `mid`, `style`, `text` and
//! `labels`, one letter per line of the text: N new, Q quoted, H quote header, F footer, ? unknown.

use crate::Misses;
use crate::report::{Table, percent};
use appreciated::message::{Body, BodyForm};
use appreciated::zones::{self, Zones};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

#[derive(Deserialize)]
struct Case {
    mid: String,
    style: String,
    text: String,
    labels: String,
}

/// Lines of replies.
#[derive(Clone, Copy, Default)]
struct Score {
    mails: usize,
    perfect: usize,
    /// Perfect with the own zone alone.
    strict: usize,
    /// Perfect but for lines that the labels take for new and that announce a quote.
    sound: usize,
    new: usize,
    own: usize,
    signed: usize,
    /// Lost, and no line that announces a quote.
    lost: usize,
    quoted: usize,
    leaked: usize,
}

pub fn measure(data: &Path, misses: &mut Misses) -> Option<Table> {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut all = Score::default();
    for case in crate::cases::<Case>(&data.join("replies/list_silver.dev.jsonl"))? {
        let zones = zones::split(&Body { text: case.text.clone(), form: BodyForm::Plain });
        let (score, shown) = compare(&case.text, &case.labels, &zones);
        scores.entry(case.style).or_default().add(score);
        all.add(score);
        if score.perfect == 0 {
            misses.note(|| format!("=== {}\n{shown}", case.mid));
        }
    }
    let row = |name: &str, score: &Score| {
        vec![
            name.to_owned(),
            score.mails.to_string(),
            percent(score.perfect, score.mails),
            percent(score.own + score.signed, score.new),
            percent(score.strict, score.mails),
            percent(score.own, score.new),
            percent(score.leaked, score.quoted),
        ]
    };
    let mut rows: Vec<_> = scores.iter().map(|(style, score)| row(style, score)).collect();
    rows.push(row("all", &all));
    let noise = format!(
        "The labels call some lines new that announce a quote (an attribution, a header block). Without those lines: perfect \
         {}, new lines kept {}.",
        percent(all.sound, all.mails),
        percent(all.new - all.lost, all.new)
    );
    Some(Table {
        title: "Replies on mailing lists",
        about: "Labels were made by matching each reply with the mail it answers, so they hold a little noise, and they call\n\
                signatures new. Kept: in the own zone or in the signature. Perfect: every new line is kept and no quoted line\n\
                stands in the own zone. Blank lines don't count.",
        columns: &[
            "quotes",
            "mails",
            "perfect",
            "new lines kept",
            "perfect, own zone alone",
            "kept in the own zone",
            "quoted lines leaked",
        ],
        rows,
        notes: vec![noise],
    })
}

impl Score {
    fn add(&mut self, other: Self) {
        self.mails += other.mails;
        self.perfect += other.perfect;
        self.strict += other.strict;
        self.sound += other.sound;
        self.new += other.new;
        self.own += other.own;
        self.signed += other.signed;
        self.lost += other.lost;
        self.quoted += other.quoted;
        self.leaked += other.leaked;
    }
}

/// One reply, line by line, and the same for reading.
fn compare(text: &str, labels: &str, zones: &Zones) -> (Score, String) {
    let mut score = Score { mails: 1, ..Score::default() };
    let mut shown = String::new();
    let own = places(text, &zones.own);
    let tail: Vec<&str> = zones.signature.lines().map(str::trim).collect();
    for ((line, label), own) in text.lines().zip(labels.chars()).zip(own) {
        if line.trim().is_empty() {
            continue;
        }
        let signed = !own && tail.contains(&line.trim());
        let lost = label == 'N' && !own && !signed;
        let leaked = label == 'Q' && own;
        score.new += usize::from(label == 'N');
        score.own += usize::from(label == 'N' && own);
        score.signed += usize::from(label == 'N' && signed);
        score.lost += usize::from(lost && !announces(line));
        score.quoted += usize::from(label == 'Q');
        score.leaked += usize::from(leaked);
        let zone = match (own, signed) {
            (true, _) => 'o',
            (_, true) => 's',
            _ => '-',
        };
        let mark = if lost || leaked { '!' } else { ' ' };
        let _ = writeln!(shown, "{mark} {label}{zone} {line}");
    }
    score.perfect = usize::from(score.own + score.signed == score.new && score.leaked == 0);
    score.strict = usize::from(score.own == score.new && score.leaked == 0);
    score.sound = usize::from(score.lost == 0 && score.leaked == 0);
    (score, shown)
}

/// Roughly whether a line is part of an attribution or a header block, told without the program under test: it holds
/// a clock, a year or an address, and a colon or an angle bracket.
fn announces(line: &str) -> bool {
    let digits = |n: usize| line.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == n);
    let dated = digits(4) || line.contains('@') || line.contains("wrote") || line.starts_with("---");
    dated && line.len() < 160 && line.contains([':', '：', '<', '>', '-'])
}

/// For each line of `text` whether it stands in `zone`, whose lines are in the text's order.
fn places(text: &str, zone: &str) -> Vec<bool> {
    let mut wanted = zone.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    text.lines().map(|line| wanted.next_if(|next| *next == line.trim()).is_some()).collect()
}
