//! Praise in public: say before the others what the owner told one person alone.

use super::phrasing::{day, long_day, number, on_topic, paragraph, pick, quote};
use super::{View, evidence};
use crate::signal::words_in;
use crate::tie::{Thanks, Tie};
use crate::words::{Act, Candidate, Confidence, Mail, Person, Practice, SignalKind, Verdict};

/// Praise older than this is no longer news, in days.
pub const AGE_DAYS: i64 = 30;

/// So many others on the thread make an audience that the deed concerns.
const OTHERS: usize = 3;

/// A mail that reaches so many addresses, or a list, is said in public.
const PUBLIC: usize = 3;

const CLOSINGS: &[&str] = &[
    "One line in your next mail to them would do. What did it change?",
    "Your next mail to all of them has room for one line. Who gains most from it?",
    "Somebody there may not know. What would you say before them?",
];

/// One candidate for each person praised alone lately, on a matter that others follow.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    view.history.people.iter().filter_map(|person| candidate(view, person)).collect()
}

fn candidate(view: View<'_>, person: &Person) -> Option<Candidate> {
    let tie = view.history.tie(person.id);
    let (thanks, mail, act) = tie.thanks.iter().rev().find_map(|thanks| {
        let age = (view.now.date_naive() - thanks.at.date_naive()).num_days();
        let mail = view.history.mail(thanks.mail)?;
        let act = view.history.act(thanks.mail, thanks.act)?;
        let fits = (0..=AGE_DAYS).contains(&age) && is_said_alone(mail) && is_high(thanks, act, mail);
        fits.then_some((thanks, mail, act))
    })?;
    let others = audience(view, tie, thanks.mail);
    if others < OTHERS || said_publicly(view, person, tie, thanks.mail) {
        return None;
    }
    let words = act.words.as_deref()?;
    let on = thanks.at.date_naive();
    let key = format!("praise|{}|{}", person.addresses.first()?, mail.message_id);
    let parts = [
        (
            true,
            format!(
                "On {} you wrote to {} alone{}: {}",
                day(on, view.now),
                person.short,
                on_topic(mail),
                quote(words)
            ),
        ),
        (true, format!("{} others were on that thread.", capital(&number(others as i64)))),
        (true, pick(CLOSINGS, &key).to_owned()),
    ];
    Some(Candidate {
        practice: Practice::Praise,
        person: person.id,
        confidence: act.confidence.max(Confidence::Medium),
        because: vec![evidence::own(mail, Some(act.kind), Some(words))],
        mail: thanks.mail,
        evidence_on: on,
        dormant: false,
        rank: f64::from(thanks.quality) * 100.0 - (view.now.date_naive() - on).num_days() as f64,
        heading: format!("Say before the others what you told {}", person.name),
        body: paragraph(&parts),
        draft_subject: "What I wrote to you".to_owned(),
        draft_body: format!(
            "On {} I wrote to you: {} I would like to say it before the others too. Is that all right with you?",
            long_day(on, view.now),
            quote(words)
        ),
        key,
    })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// To this person and nobody else, in the owner's own words.
fn is_said_alone(mail: &Mail) -> bool {
    mail.verdict == Verdict::Opens && !mail.by_delegate && addressees(mail) == 1
}

fn addressees(mail: &Mail) -> usize {
    mail.to.len() + mail.cc.len() + mail.bcc.len()
}

/// Thanks that name an effect, praise of the doer, or a mail that was written for nothing but thanks.
fn is_high(thanks: &Thanks, act: &Act, mail: &Mail) -> bool {
    let only_thanks = mail.acts.iter().all(|a| matches!(a.kind, SignalKind::Thanks | SignalKind::Praise));
    let goes_on = mail.line.as_deref().is_some_and(|line| Some(line) != act.words.as_deref());
    let full = act.words.as_deref().is_some_and(|words| words_in(words) >= FULL_WORDS) || goes_on;
    thanks.quality >= 3 || (thanks.quality >= 2 && (act.kind == SignalKind::Praise || (only_thanks && full)))
}

/// A sentence of thanks with so many words says more than what it thanks for.
const FULL_WORDS: usize = 12;

/// How many others followed the matter: on one mail of the thread, the owner's or theirs.
fn audience(view: View<'_>, tie: &Tie, mail: usize) -> usize {
    let thread = view.history.thread(mail);
    let on_thread = tie.contacts.iter().filter(|c| view.history.thread(c.mail) == thread);
    on_thread
        .filter_map(|c| {
            let quoted = view.history.mail(c.mail)?.quotes.iter().filter(|q| q.depth == 1);
            let readers = quoted.map(|q| usize::from(q.readers)).max().unwrap_or(0);
            Some(c.readers.max(readers).saturating_sub(1))
        })
        .max()
        .unwrap_or(0)
}

/// Credit given before others: in the same thread, anywhere since, or in a mail to all on the matter that names them.
fn said_publicly(view: View<'_>, person: &Person, tie: &Tie, mail: usize) -> bool {
    let thread = view.history.thread(mail);
    let public = |mail: usize| view.history.mail(mail).filter(|m| addressees(m) >= PUBLIC);
    let thanked = tie
        .thanks
        .iter()
        .filter(|t| t.quality >= 2)
        .any(|t| public(t.mail).is_some() && (t.mail > mail || view.history.thread(t.mail) == thread));
    let from = tie.contacts.partition_point(|c| c.mail <= mail);
    let since = tie.contacts.get(from..).unwrap_or_default();
    thanked
        || since.iter().filter_map(|c| Some((c.mail, public(c.mail)?))).any(|(index, later)| {
            let credits = |a: &Act| matches!(a.kind, SignalKind::Thanks | SignalKind::Praise);
            let on_matter = view.history.thread(index) == thread;
            names(later, person) || (on_matter && later.acts.iter().any(credits))
        })
}

/// Whether the owner's kept words in a mail name the person.
fn names(mail: &Mail, person: &Person) -> bool {
    let said = mail.acts.iter().filter_map(|a| a.words.as_deref()).chain(mail.line.as_deref());
    said.flat_map(|words| words.split(|c: char| !c.is_alphanumeric())).any(|word| word == person.short)
}
