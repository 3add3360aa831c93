//! What a tie stands among: the others who read the same mails, the matters it was about, another address of the same
//! person. Owns: gathering these from all ties. Never touches: what they say about a silence (the measures do).

use super::{History, Tie, weave};
use crate::intake::MANY;
use crate::message::AddrSpec;
use crate::person::{same_surname, surname};
use crate::words::PersonId;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// What a tie stands among.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// For each person who got a mail of the owner's together with them, the day of the owner's last mail to that
    /// person, sorted. Announcements to more than [`MANY`] people bring nobody together.
    pub beside: Vec<NaiveDate>,
    /// Under how many subjects the owner wrote to them.
    pub matters: usize,
    /// The owner has since begun to write to what looks like their new address: the same surname at the same domain.
    pub moved: bool,
}

/// The owner's first and last mail to somebody.
type Span = (DateTime<FixedOffset>, DateTime<FixedOffset>);

/// Fills the company of every tie.
pub(super) fn gather(history: &History, ties: &mut BTreeMap<PersonId, Tie>) {
    let span = |tie: &Tie| Some((tie.contacts.first()?.at, tie.last_contact()?));
    let spans: BTreeMap<PersonId, Span> =
        ties.iter().filter_map(|(person, tie)| Some((*person, span(tie)?))).collect();
    let mut beside = beside(history);
    let moved = moved(history, &spans);
    for (person, tie) in ties {
        let others = beside.remove(person).unwrap_or_default();
        let mut days: Vec<NaiveDate> =
            others.iter().filter_map(|p| spans.get(p)).map(|(_, last)| last.date_naive()).collect();
        days.sort_unstable();
        let subjects: BTreeSet<&str> = tie
            .contacts
            .iter()
            .filter_map(|c| history.mail(c.mail))
            .map(|m| m.subject_key.as_str())
            .collect();
        tie.company = Company { beside: days, matters: subjects.len(), moved: moved.contains(person) };
    }
}

fn beside(history: &History) -> BTreeMap<PersonId, BTreeSet<PersonId>> {
    let mut beside: BTreeMap<PersonId, BTreeSet<PersonId>> = BTreeMap::new();
    for mail in &history.mails {
        let readers: Vec<PersonId> = weave::readers(history, mail).into_keys().collect();
        if readers.len() > MANY {
            continue;
        }
        for person in &readers {
            beside.entry(*person).or_default().extend(readers.iter().filter(|other| *other != person));
        }
    }
    beside
}

/// Somebody, where they are written to, and when.
type Reached<'a> = (PersonId, &'a AddrSpec, Span);

/// Everybody after whose last mail the owner first wrote to a namesake.
fn moved(history: &History, spans: &BTreeMap<PersonId, Span>) -> BTreeSet<PersonId> {
    let mut namesakes: BTreeMap<(&str, &str), Vec<Reached<'_>>> = BTreeMap::new();
    for person in history.people.iter() {
        if let (Some(address), Some(span)) = (person.addresses.first(), spans.get(&person.id))
            && let Some(surname) = surname(address)
        {
            namesakes.entry((address.domain(), surname)).or_default().push((person.id, address, *span));
        }
    }
    let mut moved = BTreeSet::new();
    for group in namesakes.values() {
        for (person, old, (_, last)) in group {
            if group.iter().any(|(_, new, (first, _))| first > last && same_surname(old, new)) {
                moved.insert(*person);
            }
        }
    }
    moved
}
