//! `replies/fixtures.dev.jsonl`: the cases of four reply parsers' own tests, a JSON object a line with `set`, `id`,
//! `input` and `expect`. What a case expects is named as its tests named it.

use crate::Misses;
use crate::report::{Table, percent};
use appreciated::message::{Body, BodyForm};
use appreciated::zones::{self, Zones};
use regex::Regex;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Cases, and how many came out exactly.
#[derive(Default)]
struct Score {
    cases: usize,
    own: usize,
    signed: usize,
}

pub fn measure(data: &Path, misses: &mut Misses) -> Option<Table> {
    let lines = std::fs::read_to_string(data.join("replies/fixtures.dev.jsonl")).ok()?;
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut all = Score::default();
    for case in lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let set = text(&case, "set");
        let input = text(&case, "input");
        let form = if set.ends_with("_html") { BodyForm::Html } else { BodyForm::Plain };
        let zones = zones::split(&Body { text: input.to_owned(), form });
        let expected = Expected::of(&case["expect"]);
        let own = expected.is(&zones.own);
        let signed = own || expected.is(&signed(&zones));
        for score in [scores.entry(set.to_owned()).or_default(), &mut all] {
            score.cases += 1;
            score.own += usize::from(own);
            score.signed += usize::from(signed);
        }
        if !own {
            let mark = if signed { "with its signature" } else { "neither way" };
            misses.note(|| {
                format!(
                    "=== {set} {} ({mark})\n--- input\n{input}\n--- wanted\n{expected:?}\n--- own\n{}\n--- signature\n{}",
                    text(&case, "id"),
                    zones.own,
                    zones.signature
                )
            });
        }
    }
    let row = |name: &str, score: &Score| {
        let of = |part| percent(part, score.cases);
        vec![name.to_owned(), score.cases.to_string(), of(score.own), of(score.signed)]
    };
    let mut rows: Vec<_> = scores.iter().map(|(set, score)| row(set, score)).collect();
    rows.push(row("all", &all));
    Some(Table {
        title: "Replies of other parsers' tests",
        about: "Exact: the own zone is the text that the case wants, white space, blank lines and lines of dashes aside.\n\
                The sets disagree about signatures, so the last column also takes own zone and signature together.",
        columns: &["set", "cases", "own zone exact", "own zone, or with its signature"],
        rows,
        notes: Vec::new(),
    })
}

fn text<'a>(case: &'a Value, field: &str) -> &'a str {
    case[field].as_str().unwrap_or_default()
}

fn signed(zones: &Zones) -> String {
    format!("{}\n{}", zones.own, zones.signature)
}

/// What a case wants of the text.
#[derive(Debug)]
enum Expected {
    Text(String),
    /// HTML with the quotes taken out.
    Html(String),
    /// Only how the first part begins.
    Begins(String),
    Nothing,
}

impl Expected {
    fn of(expect: &Value) -> Self {
        let whole = ["trimmed_exact", "text_exact", "visible_exact", "first_fragment_exact"];
        if let Some(text) = whole.iter().find_map(|name| expect[name].as_str()) {
            return Self::Text(text.to_owned());
        }
        if let Some(html) = expect["html_exact_ws_removed"].as_str() {
            return Self::Html(html.to_owned());
        }
        expect["frag0_re"].as_str().map_or(Self::Nothing, |pattern| Self::Begins(pattern.to_owned()))
    }

    fn is(&self, own: &str) -> bool {
        match self {
            Self::Text(text) => lines(text) == lines(own),
            Self::Html(html) => {
                let zones = zones::split(&Body { text: html.clone(), form: BodyForm::Html });
                solid(&signed(&zones)) == solid(own)
            }
            Self::Begins(pattern) => Regex::new(pattern).is_ok_and(|begins| begins.is_match(own)),
            Self::Nothing => true,
        }
    }
}

fn lines(text: &str) -> Vec<&str> {
    let dashes = |line: &str| line.chars().all(|c| matches!(c, '-' | '—'));
    text.lines().map(str::trim).filter(|line| !dashes(line)).collect()
}

fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}
