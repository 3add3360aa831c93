//! Sets of single sentences: `asks/` (does it ask the reader for something) and `goemotions/dev.tsv` (label 15 is
//! gratitude).

use crate::Misses;
use crate::report::Table;
use crate::tally::{COLUMNS, Tally};
use appreciated::signal::{self, Given};
use appreciated::words::SignalKind;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The label of gratitude.
const GRATITUDE: &str = "15";

/// A sentence of the BC3 set, with how many of its annotators gave each label.
#[derive(Deserialize)]
struct Annotated {
    text: String,
    annotators: u32,
    labels: BTreeMap<String, u32>,
}

type Sentences = Vec<(bool, String)>;

pub fn measure(data: &Path, misses: &mut Misses) -> Option<Table> {
    let sets: [(&str, Option<Sentences>, SignalKind); 4] = [
        ("asks, Parakweet", tabbed(&data.join("asks/parakweet_ask0729.tsv")), SignalKind::Request),
        ("asks, relabelled", verified(&data.join("asks")), SignalKind::Request),
        (
            "asks, BC3, most annotators, quoted lines left out",
            bc3(&data.join("asks/bc3.dev.jsonl")),
            SignalKind::Request,
        ),
        ("gratitude, GoEmotions", emotions(&data.join("goemotions/dev.tsv")), SignalKind::Thanks),
    ];
    let rows: Vec<_> = sets
        .into_iter()
        .filter_map(|(name, sentences, kind)| Some(row(name, &sentences?, kind, misses)))
        .collect();
    (!rows.is_empty()).then(|| Table {
        title: "Single sentences",
        about: "Read as English, each as a text of its own.",
        columns: &["set", COLUMNS[0], COLUMNS[1], COLUMNS[2], COLUMNS[3], COLUMNS[4]],
        rows,
        notes: Vec::new(),
    })
}

fn row(name: &str, sentences: &Sentences, kind: SignalKind, misses: &mut Misses) -> Vec<String> {
    let mut tally = Tally::default();
    for (truth, text) in sentences {
        let (_, signals) = signal::read_text(text, Given { language: Some("en"), ..Given::default() });
        let found: Vec<_> = signals.iter().filter(|signal| signal.kind == kind).collect();
        if *truth == found.is_empty() {
            let mark = if *truth { "missed" } else { "wrong" };
            misses.note(|| {
                format!("{name}, {mark}: {text} {:?}", found.iter().map(|s| &s.rule).collect::<Vec<_>>())
            });
        }
        tally.add(*truth, !found.is_empty());
    }
    std::iter::once(name.to_owned()).chain(tally.cells()).collect()
}

/// Old files hold bytes of other charsets.
fn text(file: &Path) -> Option<String> {
    Some(String::from_utf8_lossy(&std::fs::read(file).ok()?).into_owned())
}

fn tabbed(file: &Path) -> Option<Sentences> {
    let text = text(file)?;
    let pairs = text.lines().filter_map(|line| line.split_once('\t'));
    Some(pairs.map(|(label, text)| (label == "Yes", text.to_owned())).collect())
}

fn verified(folder: &Path) -> Option<Sentences> {
    let lines = |name: &str, label: bool| {
        let text = text(&folder.join(name))?;
        Some(
            text.lines()
                .filter(|line| !line.trim().is_empty())
                .map(|line| (label, line.to_owned()))
                .collect(),
        )
    };
    let mut all: Sentences = lines("verified_pos.txt", true)?;
    all.extend::<Sentences>(lines("verified_neg.txt", false)?);
    Some(all)
}

fn bc3(file: &Path) -> Option<Sentences> {
    let sentences: Vec<Annotated> = crate::cases(file)?;
    // What others wrote is never read as the writer's own.
    let own = |one: &Annotated| {
        !one.text.trim_start().starts_with(['>', '|']) && !one.text.trim_start().starts_with("&gt;")
    };
    let asks = |one: &Annotated| one.labels.get("req").is_some_and(|votes| votes * 2 > one.annotators);
    Some(sentences.into_iter().filter(own).map(|one| (asks(&one), one.text)).collect())
}

fn emotions(file: &Path) -> Option<Sentences> {
    let text = text(file)?;
    let rows = text.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        let text = fields.next()?;
        Some((fields.next()?.split(',').any(|label| label == GRATITUDE), unquoted(text)))
    });
    Some(rows.collect())
}

/// A field that holds quotation marks stands in such marks itself, with those inside it doubled.
fn unquoted(field: &str) -> String {
    match field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => field.to_owned(),
    }
}
