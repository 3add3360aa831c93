//! Praise in public: say before the others what the owner told one person alone.

use super::phrasing::{on_topic, paragraph, quote};
use super::{View, evidence};
use crate::signal::{self, words_in};
use crate::tie::{Thanks, Tie};
use crate::tongue::{Fact, Tongue};
use crate::words::{Act, Candidate, Confidence, Hint, Mail, Person, PersonId, Practice, SignalKind, Verdict};
use std::collections::BTreeSet;

/// Praise older than this is no longer news, in days.
pub const AGE_DAYS: i64 = 30;

/// So many others on the thread make an audience that the deed concerns …
const OTHERS: usize = 3;

/// … and more are a crowd: what was said to everybody was an announcement.
const CROWD: usize = 12;

/// A mail that reaches so many addresses, or a list, is said in public.
pub const PUBLIC: usize = 3;

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
    let audience = audience(view, person, tie, thanks.mail);
    let others = audience.len();
    if !(OTHERS..=CROWD).contains(&others)
        || names_any(view, act, &audience)
        || said_publicly(view, person, tie, thanks.mail)
    {
        return None;
    }
    let words = act.words.as_deref()?;
    let on = thanks.at.date_naive();
    let key = format!("praise|{}|{}", person.key_address()?, mail.message_id);
    let (tongue, theirs) = (view.tongue(), view.tongue_with(person.id));
    let wrote = [
        ("day", Fact::from(tongue.day(on, view.now))),
        ("who", person.short.as_str().into()),
        ("about", on_topic(tongue, mail).into()),
        ("quote", quote(words).into()),
    ];
    let readers = [("count", Fact::from(others)), ("number", tongue.number(others).into())];
    let parts = [
        (true, tongue.say("praise-wrote", &wrote)),
        (true, Tongue::sentence(&tongue.say("praise-others", &readers))),
        (true, tongue.pick("praise-closing", &key, &[])),
    ];
    let draft = [("day", Fact::from(theirs.long_day(on, view.now))), ("quote", quote(words).into())];
    Some(Candidate {
        practice: Practice::Praise,
        person: person.id,
        confidence: act.confidence.max(Confidence::Medium),
        because: vec![evidence::own(mail, Some(act.kind), Some(words))],
        mail: thanks.mail,
        evidence_on: on,
        dormant: false,
        rank: f64::from(thanks.quality) * 100.0 - (view.now.date_naive() - on).num_days() as f64,
        heading: tongue.say("praise-heading", &[("name", person.name.as_str().into())]),
        body: paragraph(&parts),
        hint: Some(Hint::Private),
        draft_subject: theirs.words("praise-draft-subject"),
        drafts: theirs.wordings("praise-draft", &key, &draft),
        key,
    })
}

/// To this person and nobody else, in the owner's own words.
fn is_said_alone(mail: &Mail) -> bool {
    mail.verdict == Verdict::Opens && !mail.by_delegate && mail.addressees() == 1
}

/// Thanks that name an effect, praise of the doer, or a mail that was written for nothing but thanks.
fn is_high(thanks: &Thanks, act: &Act, mail: &Mail) -> bool {
    let only_thanks = mail.acts.iter().all(|a| matches!(a.kind, SignalKind::Thanks | SignalKind::Praise));
    let goes_on = mail.line.as_deref().is_some_and(|line| Some(line) != act.words.as_deref());
    // Thanks for a call or a mail are no praise of work.
    let courtesy = act.words.as_deref().is_some_and(signal::is_courtesy);
    let in_confidence = act.words.as_deref().is_some_and(signal::is_confided)
        || mail.line.as_deref().is_some_and(signal::is_confided);
    if courtesy || in_confidence {
        return false;
    }
    let full = act.words.as_deref().is_some_and(|words| words_in(words) >= FULL_WORDS) || goes_on;
    thanks.quality >= 3 || (thanks.quality >= 2 && (act.kind == SignalKind::Praise || (only_thanks && full)))
}

/// A sentence of thanks with so many words says more than what it thanks for.
const FULL_WORDS: usize = 12;

/// Who else followed the matter: the people on `To` and `Cc` of the owner's mail in the thread that reached most.
fn audience(view: View<'_>, person: &Person, tie: &Tie, mail: usize) -> BTreeSet<PersonId> {
    let thread = view.history.thread(mail);
    let on_thread = tie.contacts.iter().filter(|c| view.history.thread(c.mail) == thread);
    let openly = on_thread.filter_map(|c| {
        let mail = view.history.mail(c.mail)?;
        let readers = mail.to.iter().chain(&mail.cc).filter_map(|a| view.history.people.id(&a.addr));
        Some(readers.collect::<BTreeSet<_>>()).filter(|readers| readers.contains(&person.id))
    });
    let mut all = openly.max_by_key(BTreeSet::len).unwrap_or_default();
    all.remove(&person.id);
    all
}

/// Words that name one of the audience are not for their ears.
fn names_any(view: View<'_>, act: &Act, audience: &BTreeSet<PersonId>) -> bool {
    let said = |short: &str| {
        let words = act.words.as_deref().unwrap_or_default();
        words.split(|c: char| !c.is_alphanumeric()).any(|word| word == short)
    };
    audience.iter().filter_map(|id| view.history.people.get(*id)).any(|other| said(&other.short))
}

/// Credit given before others: in the same thread, anywhere since, or in a mail to all on the matter that names them.
fn said_publicly(view: View<'_>, person: &Person, tie: &Tie, mail: usize) -> bool {
    let thread = view.history.thread(mail);
    let public = |mail: usize| view.history.mail(mail).filter(|m| m.addressees() >= PUBLIC);
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
