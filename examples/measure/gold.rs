//! `gold/acts.dev.jsonl` and `gold/thanks.dev.jsonl`: sent mails with two independent readings, `a` and `b`. A reading has
//! the highest quality of thanks (−1 none … 3) and, in the first file, the acts. Where the two differ neither is truth,
//! so only what they agree on counts.

use crate::Misses;
use crate::report::Table;
use crate::tally::{COLUMNS, Tally};
use appreciated::message::Message;
use appreciated::signal::{self, Given, Signal};
use appreciated::words::{Confidence, SignalKind, ZoneName};
use appreciated::zones;
use serde::Deserialize;
use std::path::Path;

const ACTS: [SignalKind; 9] = [
    SignalKind::Request,
    SignalKind::Offer,
    SignalKind::Delivery,
    SignalKind::Promise,
    SignalKind::Apology,
    SignalKind::Praise,
    SignalKind::PassedOn,
    SignalKind::AdviceSeek,
    SignalKind::Friction,
];

#[derive(Deserialize)]
struct Case {
    id: String,
    frm: String,
    to: String,
    cc: String,
    subject: String,
    date: String,
    body: String,
    a: Reading,
    b: Reading,
}

#[derive(Deserialize)]
struct Reading {
    own: Option<String>,
    thanks: i8,
    acts: Option<Vec<String>>,
    praise: Option<bool>,
    sure: bool,
}

impl Reading {
    fn typed(&self) -> bool {
        self.own.as_deref().is_none_or(|own| own == "typed")
    }

    /// `None` when this file does not ask for that act.
    fn does(&self, kind: SignalKind) -> Option<bool> {
        match (&self.acts, self.praise) {
            (Some(acts), _) => Some(acts.iter().any(|act| act == kind.name())),
            (None, praise) => praise.filter(|_| kind == SignalKind::Praise),
        }
    }
}

pub fn measure(data: &Path, misses: &mut Misses) -> Option<Table> {
    let mut cases: Vec<Case> = crate::cases(&data.join("gold/acts.dev.jsonl"))?;
    cases.extend(crate::cases::<Case>(&data.join("gold/thanks.dev.jsonl")).unwrap_or_default());
    cases.retain(|case| case.a.typed() && case.b.typed());
    let read: Vec<_> = cases.iter().map(|case| (case, own_signals(case))).collect();
    let mut rows = vec![thanks(&read, misses), signed_off(&read, misses)];
    for kind in ACTS {
        rows.push(act(kind.name(), &read, kind, false, misses));
        if kind == SignalKind::Offer {
            rows.push(act("offer, standard closings left out", &read, kind, true, misses));
        }
    }
    Some(Table {
        title: "Sent mail, read by two people",
        about: "The own zone of each mail; only cases in which both readings agree.",
        columns: &["act", COLUMNS[0], COLUMNS[1], COLUMNS[2], COLUMNS[3], COLUMNS[4]],
        rows,
        notes: Vec::new(),
    })
}

fn own_signals(case: &Case) -> Vec<Signal> {
    let Case { frm, to, cc, subject, date, body, .. } = case;
    let raw = format!(
        "From: {frm}\nTo: {to}\nCc: {cc}\nSubject: {subject}\nDate: {date}\nContent-Type: text/plain; charset=utf-8\n\n{body}"
    );
    let Ok(message) = Message::parse(raw.as_bytes()) else { return Vec::new() };
    let zones = zones::split(&message.body);
    let mut signals = signal::read(&message, &zones, Given { language: Some("en"), ..Given::default() });
    signals.retain(|signal| signal.zone != ZoneName::Quoted);
    signals
}

type Read<'a> = [(&'a Case, Vec<Signal>)];

fn quality(signals: &[Signal]) -> i8 {
    let best = signals.iter().filter_map(|signal| signal.quality).max();
    best.map_or(-1, |quality| i8::try_from(quality.0).unwrap_or(i8::MAX))
}

fn thanks(read: &Read<'_>, misses: &mut Misses) -> Vec<String> {
    let mut tally = Tally::default();
    for (case, signals) in read {
        let (truth, other) = (case.a.thanks >= 2, case.b.thanks >= 2);
        if truth == other {
            note(misses, "thanks of quality 2 or 3", case, truth, quality(signals) >= 2);
            tally.add(truth, quality(signals) >= 2);
        }
    }
    named("thanks of quality 2 or 3", &tally)
}

/// Sign-offs and anticipation that were taken for thanks of quality 2 or 3.
fn signed_off(read: &Read<'_>, misses: &mut Misses) -> Vec<String> {
    let formulas: Vec<_> = read.iter().filter(|(case, _)| case.a.thanks == 0 && case.b.thanks == 0).collect();
    let taken = formulas.iter().filter(|(_, signals)| quality(signals) >= 2).count();
    for (case, signals) in &formulas {
        note(misses, "sign-off", case, false, quality(signals) >= 2);
    }
    let share = crate::report::percent(taken, formulas.len());
    let mut row = vec!["sign-offs taken for thanks".to_owned(), formulas.len().to_string(), "0".to_owned()];
    row.extend([String::new(), String::new(), format!("{taken} ({share})")]);
    row
}

fn act(name: &str, read: &Read<'_>, kind: SignalKind, sure: bool, misses: &mut Misses) -> Vec<String> {
    let mut tally = Tally::default();
    for (case, signals) in read {
        let (Some(truth), Some(other)) = (case.a.does(kind), case.b.does(kind)) else { continue };
        let doubted = sure && truth && !(case.a.sure && case.b.sure);
        if truth == other && !doubted {
            let enough = |signal: &Signal| !sure || signal.confidence > Confidence::Low;
            let said = signals.iter().any(|signal| signal.kind == kind && enough(signal));
            note(misses, name, case, truth, said);
            tally.add(truth, said);
        }
    }
    named(name, &tally)
}

fn named(name: &str, tally: &Tally) -> Vec<String> {
    std::iter::once(name.to_owned()).chain(tally.cells()).collect()
}

fn note(misses: &mut Misses, what: &str, case: &Case, truth: bool, said: bool) {
    if truth != said {
        let kind = if truth { "missed" } else { "wrong" };
        misses.note(|| format!("=== {what}, {kind}: {}\n{}", case.id, case.body));
    }
}
