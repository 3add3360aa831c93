//! Write before you need it: people once close, now quiet, with a reason to say hello.

use super::phrasing::{matter, on_topic, paragraph, quote, topic};
use super::{View, evidence};
use crate::plain::plain_quote;
use crate::signal;
use crate::tie::{Help, HelpKind, Thanks, Tie, active_weeks, comfortable, survival, worth_more};
use crate::tongue::Fact;
use crate::words::{Because, Candidate, Confidence, Hint, Person, Practice, SignalKind};

/// Quiet starts here, in days.
pub(super) const QUIET_DAYS: i64 = 60;
/// Dormant starts here, in days.
const DORMANT_DAYS: i64 = 365;
/// A silence is unusual when it would still end with less than this chance.
pub(super) const OVERDUE: f64 = 0.1;
/// The only tie into a circle is waited for half as long: nine in ten such bridges are gone within a year (Burt 2002).
const BRIDGE: i64 = 2;
/// Fewer active weeks are no tie to pick up.
pub(super) const WEEKS: usize = 5;
/// A last line to more people than this was said to nobody in particular.
const FEW: usize = 2;
/// Without any help or thanks on record, a tie is close only with so many mails of theirs seen …
const CLOSE_EXCHANGES: usize = 4;
/// … over so many weeks with mail.
const CLOSE_WEEKS: usize = 8;
/// A last line is one of the last so many mails to them.
const LAST_MAILS: usize = 3;

/// An address not written to for so long may no longer work, in days.
const STALE_DAYS: i64 = 730;

/// One candidate for each person once close and quiet for unusually long.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    view.history.people.iter().filter_map(|person| candidate(view, person)).collect()
}

fn candidate(view: View<'_>, person: &Person) -> Option<Candidate> {
    let tie = view.history.tie(person.id);
    let last = tie.contacts.iter().rev().find(|c| c.direct)?;
    let quiet = (view.now - tie.last_contact()?).num_days();
    let patience = if view.circles.only_tie(person.id) { BRIDGE } else { 1 };
    if tie.company.moved
        || quiet < QUIET_DAYS / patience
        || active_weeks(tie) < WEEKS
        || survival(tie, view.rhythm, view.now) >= OVERDUE * patience as f64
    {
        return None;
    }
    let because = reason(view, tie)?;
    let address = person.addresses.first()?;
    let key = format!("reconnect|{}|{}", person.key_address()?, view.history.mail(last.mail)?.message_id);
    let other = view.rules.own.first().is_none_or(|own| own.domain() != address.domain());
    let dormant = quiet >= DORMANT_DAYS;
    let mail = view.history.mail(last.mail)?;
    let same_mail = because.message_id == mail.message_id;
    let told = same_mail
        || last.readers > FEW
        || !mail.line.as_deref().is_some_and(signal::invites)
        || because.quote.as_deref() == mail.line.as_deref().map(plain_quote).as_deref();
    let (tongue, theirs) = (view.tongue(), view.tongue_with(person.id));
    let who = ("who", Fact::from(person.short.as_str()));
    let last_line = mail.line.as_deref().filter(|_| !told).map_or_else(String::new, |line| {
        let facts = [who.clone(), ("about", on_topic(tongue, mail).into()), ("quote", quote(line).into())];
        tongue.say("reconnect-last-line", &facts)
    });
    let parts = [
        (true, reason_sentence(view, person, tie, &because)),
        (false, last_line),
        (false, if quiet >= STALE_DAYS { tongue.words("reconnect-stale") } else { String::new() }),
        (true, tongue.pick("reconnect-question", &key, std::slice::from_ref(&who))),
    ];
    let since = tie.last_contact()?.date_naive();
    let fit = topic(mail).filter(|t| is_fit(t));
    let draft = [
        ("month", Fact::from(theirs.month_year(since))),
        (
            "about",
            fit.clone()
                .map_or_else(String::new, |t| theirs.say("reconnect-draft-about", &[("topic", t.into())]))
                .into(),
        ),
    ];
    Some(Candidate {
        practice: Practice::Reconnect,
        person: person.id,
        confidence: Confidence::Medium,
        because: vec![because],
        mail: last.mail,
        evidence_on: since,
        dormant,
        rank: if dormant { worth_more(tie, other, view.now) } else { comfortable(tie, view.now) },
        heading: tongue.say(
            if dormant { "reconnect-heading-dormant" } else { "reconnect-heading" },
            &[("name", person.name.as_str().into()), ("month", tongue.month_year(since).into())],
        ),
        body: paragraph(&parts),
        hint: Some(Hint::Met),
        draft_subject: matter(mail)
            .filter(|t| is_fit(t) && !dormant)
            .unwrap_or_else(|| theirs.words("reconnect-draft-subject")),
        drafts: theirs.wordings("reconnect-draft", &key, &draft),
        key,
    })
}

/// The best reason to write: what they gave, else the owner's last thanks for something named, else an answer of
/// theirs, else the owner's last line to somebody written to often.
fn reason(view: View<'_>, tie: &Tie) -> Option<Because> {
    let helped = |least: f64| {
        let of_theirs = |h: &&Help| h.dated && h.opens && h.kind != HelpKind::Thanked && h.weight >= least;
        tie.helps_in.iter().rev().find(of_theirs).and_then(|h| evidence::quoted(view, tie, h))
    };
    let to_few = |t: &Thanks| view.history.mail(t.mail).is_some_and(|m| m.addressees() <= FEW + 1);
    let thanked = || {
        let words = |t: &Thanks| {
            view.history.act(t.mail, t.act)?.words.as_deref().filter(|w| !signal::is_courtesy(w))
        };
        let (thanks, words) = tie
            .thanks
            .iter()
            .rev()
            .filter(|t| t.quality >= 2 && to_few(t))
            .find_map(|t| Some((t, words(t)?)))?;
        Some(evidence::own(view.history.mail(thanks.mail)?, Some(SignalKind::Thanks), Some(words)))
    };
    // A last line that leaves a door open is a reason; a report on the state of things is none.
    let last_line = || {
        let close = tie.exchanges.len() >= CLOSE_EXCHANGES && active_weeks(tie) >= CLOSE_WEEKS;
        let mails = tie
            .contacts
            .iter()
            .rev()
            .filter(|c| c.direct && c.readers <= FEW)
            .filter_map(|c| view.history.mail(c.mail));
        let mail = mails
            .take(LAST_MAILS)
            .find(|m| m.line.as_deref().is_some_and(signal::invites))
            .filter(|_| close)?;
        Some(evidence::own(mail, None, mail.line.as_deref()))
    };
    helped(1.0).or_else(thanked).or_else(|| helped(0.0)).or_else(last_line)
}

/// A topic that can stand in a hello: two words at least, no question.
fn is_fit(topic: &str) -> bool {
    topic.contains(' ') && !topic.contains('?') && !signal::parting(topic, "")
}

fn reason_sentence(view: View<'_>, person: &Person, tie: &Tie, because: &Because) -> String {
    let tongue = view.tongue();
    let who = ("who", Fact::from(person.short.as_str()));
    let on = ("day", Fact::from(tongue.day(because.date.day(), view.now)));
    if let Some(words) = &because.quote {
        return tongue.say("reconnect-wrote", &[who, on, ("quote", quote(words).into())]);
    }
    let shown = tie.helps_in.iter().filter_map(|h| view.history.mail(h.mail));
    let about = shown
        .filter(|m| m.message_id == because.message_id)
        .map(|m| on_topic(tongue, m))
        .next()
        .unwrap_or_default();
    let help = tie.helps_in.iter().rev().find(|h| h.when.day() == because.date.day());
    let sent = help.is_some_and(|h| h.weight >= 1.0);
    tongue.say(
        if sent { "appreciate-sent" } else { "appreciate-answered" },
        &[who, on, ("about", about.into())],
    )
}
