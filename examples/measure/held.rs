//! `tests/data/signals/held/LANGUAGE.jsonl`: sentences by people who had not seen the rules; no rule was made for them.

use crate::Misses;
use crate::report::Table;
use crate::tally::{COLUMNS, Tally};
use appreciated::lexicon::KNOWN;
use appreciated::signal::{self, Given};
use appreciated::words::SignalKind;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Case {
    text: String,
    kinds: Vec<SignalKind>,
    quality: Option<u8>,
}

/// Of this repository, so DATA is not looked at.
pub fn measure(_: &Path, misses: &mut Misses) -> Option<Table> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/signals/held");
    let mut rows = Vec::new();
    for language in KNOWN {
        let cases: Vec<Case> = crate::cases(&folder.join(format!("{language}.jsonl")))?;
        let [mut thanks, mut request, mut others] = [const { Tally::new() }; 3];
        for case in &cases {
            let (_, signals) =
                signal::read_text(&case.text, Given { language: Some(language), ..Given::default() });
            let best = signals.iter().filter_map(|signal| signal.quality).max().map(|quality| quality.0);
            let said = |kind: SignalKind| signals.iter().any(|signal| signal.kind == kind);
            let wanted = |kind: SignalKind| case.kinds.contains(&kind);
            thanks.add(case.quality >= Some(2), best >= Some(2));
            request.add(wanted(SignalKind::Request), said(SignalKind::Request));
            for kind in OTHERS {
                others.add(wanted(kind), said(kind));
            }
            let wrong = (case.quality >= Some(2)) != (best >= Some(2))
                || OTHERS.iter().chain([&SignalKind::Request]).any(|kind| wanted(*kind) != said(*kind));
            if wrong {
                let found: Vec<_> = signals.iter().map(|signal| &signal.rule).collect();
                misses.note(|| {
                    format!(
                        "{language}: {}\n  {:?} {:?}, read {best:?} {found:?}",
                        case.text, case.kinds, case.quality
                    )
                });
            }
        }
        let f1 = |tally: &Tally| tally.cells().pop().unwrap_or_default();
        rows.push(vec![language.to_owned(), cases.len().to_string(), f1(&thanks), f1(&request), f1(&others)]);
    }
    Some(Table {
        title: "Held-back sentences",
        about: "Sentences of this repository, written by people who had not seen the rules, read as their language. F1 with its\n\
                95 % interval; the last column takes all other acts together.",
        columns: &["language", COLUMNS[0], "thanks of quality 2 or 3", "request", "other acts"],
        rows,
        notes: Vec::new(),
    })
}

const OTHERS: [SignalKind; 9] = [
    SignalKind::Praise,
    SignalKind::Offer,
    SignalKind::Delivery,
    SignalKind::PassedOn,
    SignalKind::Promise,
    SignalKind::AdviceSeek,
    SignalKind::Introduction,
    SignalKind::Apology,
    SignalKind::Friction,
];
