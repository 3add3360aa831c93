//! Every practice on the invented mailboxes, whose truth is known: twenty seeds of each owner, in the words that the rules
//! were tuned on and in those that no author of a rule has read.

use crate::Misses;
use crate::report::Table;
use appreciated::sample::Phrases;
use appreciated::words::Practice;
use score::{Score, scores};
use std::collections::BTreeMap;
use std::path::Path;

mod score;

const SEEDS: std::ops::Range<u64> = 1..21;

/// Measures them; DATA is not needed.
#[expect(clippy::unnecessary_wraps, reason = "one of several sets, most of which may be missing")]
pub fn measure(_: &Path, misses: &mut Misses) -> Option<Table> {
    let (shown, told) = scores(SEEDS, || Phrases::Shown);
    for line in told {
        misses.note(|| line);
    }
    let (held, _) = scores(SEEDS, || Phrases::HeldBack);
    let mut rows: Vec<Vec<String>> = Practice::ALL
        .iter()
        .map(|practice| row(practice.name(), of(&shown, *practice), of(&held, *practice)))
        .collect();
    rows.push(row("all", all(&shown), all(&held)));
    Some(Table {
        title: "Every practice on invented mailboxes",
        about: "Three owners, twenty seeds each, two to three years of mail: items that passed the gate against what\n\
                really happened there. *Shown* phrases are those the rules were tuned on, *held back* those that nobody\n\
                who writes rules has read.",
        columns: &[
            "practice",
            "shown: precision",
            "recall",
            "items",
            "held back: precision",
            "recall",
            "items",
        ],
        rows,
        notes: Vec::new(),
    })
}

fn of(scores: &BTreeMap<Practice, Score>, practice: Practice) -> Score {
    scores.get(&practice).copied().unwrap_or_default()
}

fn all(scores: &BTreeMap<Practice, Score>) -> Score {
    let mut all = Score::default();
    for score in scores.values() {
        all.add(*score);
    }
    all
}

fn row(name: &str, shown: Score, held: Score) -> Vec<String> {
    let figures = |score: Score| {
        [
            format!("{:.3}", score.precision()),
            format!("{:.3}", score.recall()),
            (score.right + score.wrong).to_string(),
        ]
    };
    std::iter::once(name.to_owned()).chain(figures(shown)).chain(figures(held)).collect()
}
