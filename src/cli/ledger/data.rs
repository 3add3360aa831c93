//! The statement as JSON.

use super::Book;
use crate::tie::statement::{Entry, Event};
use crate::tie::sum::{Faded, Thousandths};
use crate::tie::{Help, help_terms, reciprocity};
use serde_json::{Value, json};

/// `ledger --json`.
pub(in crate::cli) fn document(book: &Book<'_>) -> Value {
    let (person, tie) = (book.teller.person, book.teller.tie);
    let (received, given, leaning) = reciprocity(tie, book.now);
    let weights =
        |helps: &[Help]| helps.iter().map(|h| Thousandths::of(h.weight)).sum::<Thousandths>().value();
    let taken: Thousandths = book.account.entries.iter().map(|entry| entry.taken).sum();
    json!({
        "name": person.name,
        "addresses": person.addresses,
        "now": book.now.to_rfc3339(),
        "entries": entries(book),
        "closing": faded(book.account.closing),
        "sums": {
            "received": weights(&tie.helps_in),
            "given": weights(&tie.helps_out),
            "thanks": taken.value(),
            "thanked_me": tie.thanked_me.len(),
        },
        "figures": {
            "help_in": received,
            "help_out": given,
            "reciprocity": leaning,
            "gratitude_debt": book.account.closing.to.value(),
        },
    })
}

/// The lines of the statement.
pub(in crate::cli) fn entries(book: &Book<'_>) -> Vec<Value> {
    book.account.entries.iter().filter_map(|line| entry(book, line)).collect()
}

fn entry(book: &Book<'_>, entry: &Entry) -> Option<Value> {
    let tie = book.teller.tie;
    let told = book.teller.event(entry.event)?;
    let left =
        |helps: &[Help], at: usize| helps.get(at..=at).and_then(|one| help_terms(one, book.now).next());
    let (event, help, quality) = match entry.event {
        Event::HelpIn(at) => ("help-in", left(&tie.helps_in, at), None),
        Event::HelpOut(at) => ("help-out", left(&tie.helps_out, at), None),
        Event::Thanks(at) => ("thanks", None, tie.thanks.get(at).map(|t| t.quality)),
        Event::ThanksIn(at) => ("thanked-me", None, tie.thanked_me.get(at).map(|t| t.quality)),
    };
    Some(json!({
        "event": event,
        "kind": told.kind,
        "date": told.date,
        "day": entry.on,
        "message_id": told.message_id,
        "text": told.to_string(),
        "quote": told.quote,
        "quality": quality,
        "help": help.map(faded),
        "carried": faded(entry.carried),
        "added": entry.added.value(),
        "taken": entry.taken.value(),
        "balance": entry.balance.value(),
    }))
}

/// `from × left = to`, where `left` is what the half-life leaves after so many days.
pub(in crate::cli) fn faded(faded: Faded) -> Value {
    json!({
        "from": faded.from.value(), "days": faded.days, "left": faded.left.value(), "to": faded.to.value(),
    })
}
