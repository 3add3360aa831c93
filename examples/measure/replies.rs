//! `replies/fixtures.dev.jsonl`: the cases of four reply parsers' own tests, a JSON object a line with `set`, `id`,
//! `input` and `expect`. What a case expects is named as its tests named it.

use crate::Misses;
use crate::report::{Table, percent};
use appreciated::message::{Body, BodyForm};
use appreciated::zones::{self, Zones};
use regex::Regex;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Deserialize)]
struct Case {
    set: String,
    id: String,
    input: String,
    expect: Wanted,
}

/// Names that the sets' own tests use; a case has one or two of them.
#[derive(Deserialize)]
struct Wanted {
    trimmed_exact: Option<String>,
    text_exact: Option<String>,
    visible_exact: Option<String>,
    first_fragment_exact: Option<String>,
    html_exact_ws_removed: Option<String>,
    frag0_re: Option<String>,
}

/// Cases, and how many came out exactly.
#[derive(Default)]
struct Score {
    cases: usize,
    own: usize,
    signed: usize,
}

pub fn measure(data: &Path, misses: &mut Misses) -> Option<Table> {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut all = Score::default();
    let [mut closings, mut others] = [Vec::new(), Vec::new()];
    for Case { set, id, input, expect } in crate::cases::<Case>(&data.join("replies/fixtures.dev.jsonl"))? {
        let form = if set.ends_with("_html") { BodyForm::Html } else { BodyForm::Plain };
        let zones = zones::split(&Body { text: input.clone(), form });
        let expected = Expected::of(expect);
        let own = expected.is(&zones.own);
        let signed = own || expected.is(&signed(&zones));
        if !own {
            if signed { &mut closings } else { &mut others }.push(format!("{set} {id}"));
            let mark = if signed { "with its signature" } else { "neither way" };
            let Zones { own, signature, .. } = &zones;
            misses.note(|| {
                format!(
                    "=== {set} {id} ({mark})\n--- input\n{input}\n--- wanted\n{expected:?}\n--- own\n{own}\n\
                     --- signature\n{signature}"
                )
            });
        }
        for score in [scores.entry(set).or_default(), &mut all] {
            score.cases += 1;
            score.own += usize::from(own);
            score.signed += usize::from(signed);
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
        notes: vec![
            format!(
                "Right only together with the signature, which other cases want apart: {}.",
                closings.join(", ")
            ),
            format!("Neither way: {}.", others.join(", ")),
        ],
    })
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
    fn of(wanted: Wanted) -> Self {
        let text = wanted
            .trimmed_exact
            .or(wanted.text_exact)
            .or(wanted.visible_exact)
            .or(wanted.first_fragment_exact);
        let html = || wanted.html_exact_ws_removed.map(Self::Html);
        let begins = || wanted.frag0_re.map(Self::Begins);
        text.map(Self::Text).or_else(html).or_else(begins).unwrap_or(Self::Nothing)
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
