//! Find the person everyone asks: whom the owner names to others, and whose mail reaches across circles.

use super::phrasing::{paragraph, quote};
use super::{View, evidence};
use crate::tongue::{Fact, Tongue};
use crate::words::{Because, Candidate, Confidence, Mail, Person, PersonId, Practice, SignalKind, Verdict};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A referral is remembered for so long, in days.
pub const AGE_DAYS: i64 = 180;

/// So many different people were sent to them: one may be chance.
const NAMED_TO: usize = 2;

/// So many of those who were sent are named.
const MOST_NAMES: usize = 4;

/// They stand beside, or were named to, people of so many circles.
const CIRCLES: usize = 3;

/// A neighbourhood in which everybody knows everybody has a constraint near 1 (Burt 1992); who bridges has less.
const CONSTRAINT: f64 = 0.7;

/// One referral: the owner's mail, the words, and who was sent.
struct Named<'a> {
    mail: usize,
    on: NaiveDate,
    words: Option<&'a str>,
    to: PersonId,
}

/// One candidate for each person whom the owner named to several others.
pub fn candidates(view: View<'_>) -> Vec<Candidate> {
    let named = referrals(view);
    named.iter().filter_map(|(id, referrals)| candidate(view, *id, referrals)).collect()
}

/// Who was named to whom, in the order of the mails.
fn referrals(view: View<'_>) -> BTreeMap<PersonId, Vec<Named<'_>>> {
    let mut named: BTreeMap<PersonId, Vec<Named<'_>>> = BTreeMap::new();
    let today = view.now.date_naive();
    for (index, mail) in view.history.mails.iter().enumerate() {
        let on = mail.at.date_naive();
        let counts = mail.verdict == Verdict::Opens && !mail.by_delegate && !mail.hush;
        if !counts || !(0..=AGE_DAYS).contains(&(today - on).num_days()) {
            continue;
        }
        let refers = |kind| kind == SignalKind::Referral;
        for act in mail.acts.iter().filter(|a| refers(a.kind) && a.confidence >= Confidence::Medium) {
            let Some(who) = act.named.as_deref().and_then(|name| meant(view, mail, name)) else { continue };
            let told = mail.to.iter().filter_map(|a| view.history.people.id(&a.addr)).filter(|p| *p != who);
            let words = act.words.as_deref();
            named.entry(who).or_default().extend(told.map(|to| Named { mail: index, on, words, to }));
        }
    }
    named
}

/// The person of that name: on the mail itself, else the only one with it whom the owner writes to.
fn meant(view: View<'_>, mail: &Mail, name: &str) -> Option<PersonId> {
    let people = &view.history.people;
    let is = |person: &&Person| {
        person.name.eq_ignore_ascii_case(name)
            || (!name.contains(' ') && person.short.eq_ignore_ascii_case(name))
    };
    let beside = mail.cc.iter().chain(&mail.to).filter_map(|a| people.get(people.id(&a.addr)?)).find(is);
    if let Some(person) = beside {
        return Some(person.id);
    }
    let mut fitting = people.iter().filter(is);
    let only = fitting.next()?;
    fitting.next().is_none().then_some(only.id)
}

fn candidate(view: View<'_>, id: PersonId, referrals: &[Named<'_>]) -> Option<Candidate> {
    let person = view.history.people.get(id)?;
    let told: BTreeSet<PersonId> = referrals.iter().map(|named| named.to).collect();
    let latest = referrals.last()?;
    let days: BTreeSet<NaiveDate> = referrals.iter().map(|named| named.on).collect();
    if told.len() < NAMED_TO || days.len() < NAMED_TO || !reaches_across(view, id, &told) {
        return None;
    }
    let mail = view.history.mail(latest.mail)?;
    let first = referrals.first()?;
    let key = format!("influencer|{}|{}", person.key_address()?, mail.message_id);
    let (tongue, theirs) = (view.tongue(), view.tongue_with(id));
    let who = [("who", Fact::from(person.short.as_str()))];
    let since = |tongue: Tongue| -> [(&str, Fact<'_>); 3] {
        let number = tongue.number(told.len());
        [
            ("month", tongue.month_year(first.on).into()),
            ("count", told.len().into()),
            ("number", number.into()),
        ]
    };
    let names = [("names", Fact::from(names(view, &told)))];
    let among = told.len() > MOST_NAMES;
    let sent = if among { "influencer-sent-among" } else { "influencer-sent" };
    let parts = [
        (true, tongue.say(sent, &[since(tongue).as_slice(), &who, &names].concat())),
        (false, wrote(view, latest)),
        (true, tongue.say("influencer-hear", &who)),
        (true, tongue.pick("influencer-question", &key, &who)),
    ];
    Some(Candidate {
        practice: Practice::Influencer,
        person: id,
        confidence: Confidence::Medium,
        because: referrals.iter().filter_map(|named| because(view, named)).collect(),
        mail: latest.mail,
        evidence_on: latest.on,
        dormant: false,
        rank: told.len() as f64 + 1.0 - view.circles.constraint(id).unwrap_or(1.0),
        heading: tongue.say("influencer-heading", &[("name", person.name.as_str().into())]),
        body: paragraph(&parts),
        hint: None,
        draft_subject: theirs.words("influencer-draft-subject"),
        drafts: theirs.wordings("influencer-draft", &key, &since(theirs)),
        key,
    })
}

/// The first [`MOST_NAMES`] of those who were sent.
fn names(view: View<'_>, told: &BTreeSet<PersonId>) -> String {
    let names = told.iter().filter_map(|p| Some(view.history.people.get(*p)?.short.clone()));
    view.tongue().list(&names.take(MOST_NAMES).collect::<Vec<_>>())
}

fn wrote(view: View<'_>, latest: &Named<'_>) -> String {
    let tongue = view.tongue();
    latest.words.map_or_else(String::new, |words| {
        let facts = [("day", tongue.day(latest.on, view.now).into()), ("quote", quote(words).into())];
        tongue.say("influencer-wrote", &facts)
    })
}

fn because(view: View<'_>, named: &Named<'_>) -> Option<Because> {
    Some(evidence::own(view.history.mail(named.mail)?, Some(SignalKind::Referral), named.words))
}

/// Whether their mail, or the people sent to them, belong to several circles.
fn reaches_across(view: View<'_>, id: PersonId, told: &BTreeSet<PersonId>) -> bool {
    let beside = view.circles.beside(id).map(|(person, _)| person);
    let sides: BTreeSet<String> =
        beside.chain(told.iter().copied()).filter_map(|person| super::side(view, person)).collect();
    let open = view.circles.constraint(id).is_none_or(|constraint| constraint < CONSTRAINT);
    sides.len() >= CIRCLES && open
}
