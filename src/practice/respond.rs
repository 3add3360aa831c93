//! Be responsive: the owner's own open promises.

use super::phrasing::{day, long_day, paragraph, pick, quote, topic};
use super::{View, evidence};
use crate::signal::words_in;
use crate::tie::Promise;
use crate::words::{Candidate, Person, Practice, SignalKind};
use chrono::NaiveDate;

/// Nobody expects a promise without a day kept the same evening, in days.
const RIPE_DAYS: i64 = 2;

/// An older promise was kept elsewhere, or is beyond a reminder, in days.
pub const AGE_DAYS: i64 = 21;

/// "Will do." reminds nobody of what.
const TELLING_WORDS: usize = 4;

/// A promise with a day is ripe on that day, one without after [`RIPE_DAYS`]; each for [`AGE_DAYS`].
fn is_ripe(promise: &Promise, today: NaiveDate) -> bool {
    let age = (today - counted_from(promise)).num_days();
    let ripe = if promise.due.is_some() { 0 } else { RIPE_DAYS };
    (ripe..=AGE_DAYS).contains(&age)
}

fn counted_from(promise: &Promise) -> NaiveDate {
    promise.due.unwrap_or_else(|| promise.at.date_naive())
}

const CLOSINGS: &[&str] = &[
    "Went another way? Then leave it.",
    "Settled by phone or in person? Then leave it.",
    "Sent by other means? Then leave it.",
];

/// One candidate for each promise to one person that is ripe and not too old, closed or not.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    let mut all = Vec::new();
    for person in view.history.people.iter() {
        let tie = view.history.tie(person.id);
        let ripe = tie.promises.iter().filter(|p| is_ripe(p, view.now.date_naive()));
        all.extend(ripe.filter_map(|promise| candidate(view, person, promise)));
    }
    all
}

fn candidate(view: View<'_>, person: &Person, promise: &Promise) -> Option<Candidate> {
    let mail = view.history.mail(promise.mail)?;
    let act = view.history.act(promise.mail, promise.act)?;
    let words = act.words.as_deref().filter(|w| words_in(w) >= TELLING_WORDS)?;
    let on = promise.at.date_naive();
    let key = format!("respond|{}|{}|{}", person.key_address()?, mail.message_id, promise.act);
    let about = topic(mail).map_or_else(String::new, |t| format!(" in \"{t}\""));
    let parts = [
        (true, format!("On {} you wrote{about}: {}", day(on, view.now), quote(words))),
        (promise.due.is_some(), due(promise, view)),
        (true, "No later mail from you in that thread.".to_owned()),
        (false, pick(CLOSINGS, &key).to_owned()),
    ];
    Some(Candidate {
        practice: Practice::Respond,
        person: person.id,
        confidence: act.confidence,
        because: vec![evidence::own(mail, Some(SignalKind::Promise), Some(words))],
        mail: promise.mail,
        evidence_on: counted_from(promise),
        dormant: false,
        rank: f64::from(act.confidence as u8) * 100.0
            - (view.now.date_naive() - counted_from(promise)).num_days() as f64,
        heading: format!("Your word to {}", person.name),
        body: paragraph(&parts),
        draft_subject: topic(mail).unwrap_or_else(|| "What I promised".to_owned()),
        draft_body: format!(
            "On {} I wrote to you: {} Do you still need it?",
            long_day(on, view.now),
            quote(words)
        ),
        key,
    })
}

fn due(promise: &Promise, view: View<'_>) -> String {
    let today = view.now.date_naive();
    match promise.due {
        Some(due) if due == today => "That is today.".to_owned(),
        Some(due) => format!("That was for {}.", day(due, view.now)),
        None => String::new(),
    }
}
