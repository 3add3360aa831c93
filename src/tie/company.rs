//! What a tie stands among: the others who read the same mails, the matters it was about, another address of the same
//! person. Owns: gathering these from all ties. Never touches: what they say about a silence (the measures do).

use super::{History, Tie, weave};
use crate::intake::MANY;
use crate::person::{same_surname, surname};
use crate::words::{Person, PersonId};
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
    /// The owner has since written to what looks like their new address: the same surname at the same domain.
    pub moved: bool,
}

/// Fills the company of every tie.
pub(super) fn gather(history: &History, ties: &mut BTreeMap<PersonId, Tie>) {
    let last: BTreeMap<PersonId, DateTime<FixedOffset>> =
        ties.iter().filter_map(|(person, tie)| Some((*person, tie.last_contact()?))).collect();
    let mut beside = beside(history);
    let moved = moved(history, &last);
    for (person, tie) in ties {
        let others = beside.remove(person).unwrap_or_default();
        let mut days: Vec<NaiveDate> =
            others.iter().filter_map(|p| last.get(p)).map(DateTime::date_naive).collect();
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

/// Everybody after whose last mail the owner wrote to a namesake.
fn moved(history: &History, last: &BTreeMap<PersonId, DateTime<FixedOffset>>) -> BTreeSet<PersonId> {
    let mut namesakes: BTreeMap<(&str, &str), Vec<&Person>> = BTreeMap::new();
    for person in history.people.iter() {
        if let Some(address) = person.addresses.first()
            && let Some(surname) = surname(address)
        {
            namesakes.entry((address.domain(), surname)).or_default().push(person);
        }
    }
    let is_followed = |person: &Person, others: &[&Person]| {
        others.iter().any(|other| {
            let same = person.addresses.first().zip(other.addresses.first());
            last.get(&person.id) < last.get(&other.id) && same.is_some_and(|(a, b)| same_surname(a, b))
        })
    };
    let groups = namesakes.values().filter(|group| group.len() > 1);
    groups.flat_map(|group| group.iter().filter(|p| is_followed(p, group)).map(|p| p.id)).collect()
}
