//! `why` as JSON.

use super::Case;
use crate::cli::ledger::data::{document as statement, faded};
use crate::cli::who::about;
use crate::plain::plain_quote;
use crate::tie::sum::Faded;
use crate::tie::{
    Counted, Curve, HISTORY_DAYS, NOW_DAYS, Survival, help_terms, strength, strength_terms, survival,
};
use serde_json::{Value, json};

/// `why --json`: the statement of `ledger --json`, and every term of the other figures.
pub(super) fn document(case: &Case<'_>) -> Value {
    let (teller, now) = (case.book.teller, case.book.now);
    let tie = teller.tie;
    let (messages, exchanges) = mails(case);
    let mut all = statement(&case.book);
    let more = json!({
        "messages": messages,
        "exchanges": exchanges,
        "help_in": tie.helps_in.iter().zip(help_terms(&tie.helps_in, now))
            .map(|(help, left)| event(&teller.help_in(help), left)).collect::<Vec<_>>(),
        "help_out": tie.helps_out.iter().zip(help_terms(&tie.helps_out, now))
            .map(|(help, left)| event(&teller.help_out(help), left)).collect::<Vec<_>>(),
        "thanks": tie.thanks.iter().map(|thanks| {
            let told = teller.thanks(thanks);
            json!({
                "message_id": told.message_id, "date": told.date, "quality": thanks.quality, "quote": told.quote,
            })
        }).collect::<Vec<_>>(),
        "thanked_me": tie.thanked_me.iter().map(|thanks| {
            let told = teller.thanks_in(thanks);
            json!({"message_id": told.message_id, "date": told.date, "quality": thanks.quality})
        }).collect::<Vec<_>>(),
        "survival": Survival::of(tie, &case.rhythm, now).map(|found| silence(&found)),
        "shown": case.outlook.digest.items.iter().filter(|s| about(s, teller.person)).collect::<Vec<_>>(),
        "left_out": case.outlook.left_out.iter().filter(|(s, _)| about(s, teller.person)).map(|(s, why)| json!({
            "practice": s.practice, "reason": why.name(),
        })).collect::<Vec<_>>(),
    });
    put(&mut all, more);
    if let Some(figures) = all.get_mut("figures") {
        let more = json!({
            "tie_now": strength(tie, now, NOW_DAYS),
            "tie_history": strength(tie, now, HISTORY_DAYS),
            "survival": survival(tie, &case.rhythm, now),
        });
        put(figures, more);
    }
    all
}

/// Adds the fields of one object to another.
fn put(to: &mut Value, more: Value) {
    if let (Value::Object(to), Value::Object(more)) = (to, more) {
        to.extend(more);
    }
}

/// The owner's mails and theirs, each with its terms.
fn mails(case: &Case<'_>) -> (Vec<Value>, Vec<Value>) {
    let (teller, now) = (case.book.teller, case.book.now);
    let (mut messages, mut exchanges) = (Vec::new(), Vec::new());
    let terms = strength_terms(teller.tie, now, NOW_DAYS).zip(strength_terms(teller.tie, now, HISTORY_DAYS));
    for ((counted, now), (_, ever)) in terms {
        match counted {
            Counted::Contact(at) => messages.extend(message(case, at, now, ever)),
            Counted::Exchange(at) => exchanges.extend(exchange(case, at, now, ever)),
        }
    }
    (messages, exchanges)
}

fn message(case: &Case<'_>, at: usize, now: Faded, ever: Faded) -> Option<Value> {
    let teller = case.book.teller;
    let contact = teller.tie.contacts.get(at)?;
    let mail = teller.history.mail(contact.mail)?;
    Some(json!({
        "message_id": mail.message_id, "date": contact.at.to_rfc3339(), "readers": contact.readers,
        "direct": contact.direct, "quote": mail.line.as_deref().map(plain_quote), "tie_now": faded(now),
        "tie_history": faded(ever),
    }))
}

fn exchange(case: &Case<'_>, at: usize, now: Faded, ever: Faded) -> Option<Value> {
    let teller = case.book.teller;
    let exchange = teller.tie.exchanges.get(at)?;
    let mail = teller.history.mail(exchange.mail)?;
    Some(json!({
        "message_id": mail.message_id, "date": exchange.on, "tie_now": faded(now), "tie_history": faded(ever),
    }))
}

fn event(told: &crate::cli::wording::Told, left: Faded) -> Value {
    json!({
        "message_id": told.message_id, "date": told.date, "kind": told.kind, "text": told.to_string(),
        "quote": told.quote, "weight": left.from.value(), "left": faded(left),
    })
}

fn silence(found: &Survival) -> Value {
    let curve = |curve: Curve| {
        json!({
            "gaps": curve.gaps, "longer": curve.longer, "share": curve.share.value(),
        })
    };
    json!({
        "silence_days": found.silence, "gaps": found.gaps, "own": curve(found.own), "everybody": curve(found.all),
        "weight": found.weight.value(), "own_part": found.own_part.value(),
        "everybody_part": found.all_part.value(), "total": found.total().value(),
    })
}
