//! Whom a reminder is about. Never touches: when it is due.

use super::series::Who;
use crate::message::AddrSpec;
use crate::person::is_excluded;
use crate::practice::View;
use crate::tie::{Contact, History};
use crate::words::{About, Person, PersonId, Remark, Role, Rules, Standing};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// Of a circle nobody is proposed to whom the owner has not written for longer, unless there is nobody else.
const NOT_GONE_DAYS: u64 = 730;

/// One of those a reminder is about.
pub(super) struct Target {
    /// Tells it apart from the others of the same reminder.
    pub(super) who: Who,
    /// Who stands in the item.
    pub(super) person: Person,
    /// Writing to any of them counts; empty when nobody of them is in the history.
    pub(super) members: Vec<PersonId>,
    /// The item must say who it is: the reminder's name does not.
    pub(super) of_many: bool,
}

/// Everybody that a reminder of the config's is about, each with an item of their own; of a circle one at a time, the one
/// written to the longest ago. `name` is the reminder's.
pub(super) fn targets(about: &About, name: &str, remarks: &[Remark], view: View<'_>) -> Vec<Target> {
    match about {
        About::Nobody => view.rules.own.first().map(|own| note(own, view)).into_iter().collect(),
        About::Person(address) if is_excluded(address, view.rules) => Vec::new(),
        About::Person(address) => {
            let person = person(address, view.history, view.rules);
            let who = Who::Person(names(Some(address), &person));
            vec![Target { who, members: known(&person, view), person, of_many: false }]
        }
        About::Role(role) => of_role(*role, view),
        About::Circle(circle) => of_circle(circle, name, remarks, view).into_iter().collect(),
    }
}

/// Whether a reminder is about a role or circle to which nobody belongs, as far as the mail and the config tell.
pub fn is_about_nobody(about: &About, view: View<'_>) -> bool {
    match about {
        About::Nobody | About::Person(_) => false,
        About::Role(role) => of_role(*role, view).is_empty(),
        About::Circle(name) => members(name, view).is_empty(),
    }
}

/// The owner's last mail straight to a person.
pub(super) fn last_direct(person: PersonId, view: View<'_>) -> Option<&Contact> {
    let own = |c: &&Contact| c.direct && view.history.mail(c.mail).is_some_and(|mail| !mail.by_delegate);
    view.history.tie(person).contacts.iter().rev().find(own)
}

fn note(own: &AddrSpec, view: View<'_>) -> Target {
    let person = person(own, view.history, view.rules);
    Target { who: Who::Nobody, person, members: Vec::new(), of_many: false }
}

/// The address for new keys, then all others of the person.
fn names(head: Option<&AddrSpec>, person: &Person) -> Vec<String> {
    let others = person.addresses.iter().filter(|address| Some(*address) != head);
    head.into_iter().chain(others).map(ToString::to_string).collect()
}

fn known(person: &Person, view: View<'_>) -> Vec<PersonId> {
    view.history.people.get(person.id).map(|person| person.id).into_iter().collect()
}

/// Everybody with this part, whether they were ever written to or not.
fn of_role(role: Role, view: View<'_>) -> Vec<Target> {
    let rules = view.rules;
    let met = view.history.people.iter().filter(|person| person.roles.contains(&role)).cloned();
    let named = rules.people.iter().filter(|(_, rule)| rule.role == Some(role)).map(|(address, _)| address);
    let new = named.filter(|address| view.history.people.id(address).is_none());
    let new = new.filter(|address| !is_excluded(address, rules));
    let new = new.map(|address| person(address, view.history, rules));
    let target = |person: Person| {
        let who = Who::Person(names(person.key_address(), &person));
        Target { who, members: known(&person, view), person, of_many: true }
    };
    met.chain(new).map(target).collect()
}

/// Those of a circle or department by its name, whatever its case.
fn members(name: &str, view: View<'_>) -> Vec<PersonId> {
    let same = |other: &str| other.to_lowercase() == name.to_lowercase();
    let circles = view.circles.all().iter().filter(|circle| same(&circle.name));
    let mut members: BTreeSet<PersonId> = circles.flat_map(|circle| circle.members.iter().copied()).collect();
    let people = view.history.people.iter();
    members.extend(people.filter(|p| p.department.as_deref().is_some_and(same)).map(|p| p.id));
    members.into_iter().collect()
}

fn of_circle(circle: &str, name: &str, remarks: &[Remark], view: View<'_>) -> Option<Target> {
    let members = members(circle, view);
    let wrong = Who::AnyOfMany.prefix(name);
    let never = |person: &Person| {
        let about = remarks.iter().filter(|r| person.addresses.contains(&r.person));
        let ends = |r: &Remark| match r.state {
            Standing::Never => true,
            Standing::Wrong => r.key.starts_with(&wrong),
            _ => false,
        };
        about.into_iter().any(ends)
    };
    let open = members.iter().filter_map(|id| view.history.people.get(*id)).filter(|person| !never(person));
    let today = view.now.date_naive();
    let gone = today.checked_sub_days(Days::new(NOT_GONE_DAYS)).unwrap_or(NaiveDate::MIN);
    // Whom nobody wrote to straight comes last: there is nothing to go on with.
    let longest = open.min_by_key(|person| {
        let last = last_direct(person.id, view).map(|contact| contact.at.date_naive());
        (last.is_none_or(|last| last < gone), last.is_none(), last, person.id)
    })?;
    Some(Target { who: Who::AnyOfMany, person: longest.clone(), members, of_many: true })
}

/// The person behind an address. Desks and the owner are nobody in the history: they have no tie.
pub(super) fn person(about: &AddrSpec, history: &History, rules: &Rules) -> Person {
    if let Some(person) = history.people.id(about).and_then(|id| history.people.get(id)) {
        return person.clone();
    }
    let own = rules.is_own(about);
    let called =
        if own { rules.own_name.as_deref() } else { rules.people.get(about).and_then(|p| p.name.as_deref()) };
    let name = called.unwrap_or(about.as_str());
    Person {
        id: PersonId(u32::MAX),
        name: name.to_owned(),
        short: name.to_owned(),
        // To oneself there is nothing to draft.
        addresses: if own { Vec::new() } else { vec![about.clone()] },
        roles: BTreeSet::new(),
        department: None,
        dates: Vec::new(),
        listed: false,
        every_days: None,
        public_never: false,
    }
}
