//! Be responsive: the owner's own open promises.

use super::phrasing::{about, matter, paragraph, quote};
use super::{View, evidence};
use crate::signal::words_in;
use crate::tie::Promise;
use crate::tongue::Fact;
use crate::words::{Candidate, Hint, Person, Practice, SignalKind};
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
    let (tongue, theirs) = (view.tongue(), view.tongue_with(person.id));
    let wrote = [
        ("day", Fact::from(tongue.day(on, view.now))),
        ("thread", about(tongue, "respond-thread", mail).into()),
        ("quote", quote(words).into()),
    ];
    let parts = [
        (true, tongue.say("respond-wrote", &wrote)),
        (promise.due.is_some(), due(promise, view)),
        (true, tongue.words("respond-no-mail")),
    ];
    // A sentence that was cut would leave a gap in a mail.
    let whole = quote(words);
    let id = if whole.ends_with("…\"") { "respond-draft-plain" } else { "respond-draft" };
    let draft = [
        ("day", Fact::from(theirs.long_day(on, view.now))),
        ("quote", whole.into()),
        ("about", about(theirs, "respond-draft-about", mail).into()),
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
        heading: tongue.say("respond-heading", &[("name", person.name.as_str().into())]),
        body: paragraph(&parts),
        hint: Some(Hint::Done),
        draft_subject: matter(mail).unwrap_or_else(|| theirs.words("respond-draft-subject")),
        drafts: theirs.wordings(id, &key, &draft),
        key,
    })
}

fn due(promise: &Promise, view: View<'_>) -> String {
    let (tongue, today) = (view.tongue(), view.now.date_naive());
    match promise.due {
        Some(due) if due == today => tongue.words("respond-due-today"),
        Some(due) => tongue.say("respond-due", &[("day", tongue.day(due, view.now).into())]),
        None => String::new(),
    }
}
