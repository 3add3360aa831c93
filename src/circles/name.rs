//! What circles are called. Owns: the name of a circle from its members. Never touches: who belongs to it.

use crate::message::AddrSpec;
use crate::tie::History;
use crate::words::{Person, PersonId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Whether anybody can have a mailbox there: a domain, by its readable label, that says nothing about a circle. A company
/// that is called alike loses no more than its circle's name.
fn is_freemail(label: &str) -> bool {
    include_str!("freemail.txt").lines().any(|line| line == label)
}

/// Second labels that belong to the suffix of a country: `co.uk`, `com.br`, `ac.jp`.
const SECOND: &[&str] = &["ac", "co", "com", "edu", "gob", "gov", "gv", "ne", "net", "nom", "or", "org"];

/// A name for each of `circles`. Circles of one name are told apart by the member written to most: by the given name,
/// else the whole name, else the address.
pub(super) fn names(history: &History, circles: &[Vec<PersonId>]) -> Vec<String> {
    let plain: Vec<String> = circles.iter().map(|members| by_members(history, members)).collect();
    let marks: [fn(&Person) -> &str; 3] =
        [|p| &p.short, |p| &p.name, |p| p.addresses.first().map_or("", AddrSpec::as_str)];
    let mut names = plain.clone();
    for mark in marks {
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        for name in &names {
            *uses.entry(name.clone()).or_default() += 1;
        }
        for ((name, plain), members) in names.iter_mut().zip(&plain).zip(circles) {
            if uses.get(name.as_str()).is_some_and(|uses| *uses > 1)
                && let Some(person) = leader(history, members)
            {
                *name = format!("{plain} ({})", mark(person));
            }
        }
    }
    names
}

/// The department that most have, when two or half of them have it; else the commonest domain of two or more that is
/// theirs alone; else the circle of the one written to most.
fn by_members(history: &History, members: &[PersonId]) -> String {
    let people = || members.iter().filter_map(|id| history.people.get(*id));
    let enough = |count: usize| count >= 2 || 2 * count >= members.len();
    let department = commonest(people().filter_map(|p| p.department.as_deref()));
    if let Some((department, _)) = department.filter(|(_, count)| enough(*count)) {
        return department.to_owned();
    }
    let domains = people().filter_map(|p| p.addresses.first()).filter_map(|a| label(a.domain()));
    match commonest(domains) {
        Some((domain, 2..)) if !is_freemail(domain) => domain.to_owned(),
        _ => leader(history, members).map_or_else(String::new, |p| format!("{}'s circle", p.name)),
    }
}

/// The commonest and how often it is there, the alphabetically first among equals.
fn commonest<'a>(words: impl Iterator<Item = &'a str>) -> Option<(&'a str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    words.for_each(|word| *counts.entry(word).or_default() += 1);
    counts.into_iter().max_by_key(|(word, count)| (*count, Reverse(*word)))
}

/// The member to whom most of the owner's mails went, somebody whose name is known before others, the first by key among
/// equals.
fn leader<'a>(history: &'a History, members: &[PersonId]) -> Option<&'a Person> {
    let people = members.iter().filter_map(|id| history.people.get(*id));
    people.max_by_key(|p| (!p.name.contains('@'), history.tie(p.id).contacts.len(), Reverse(p.id)))
}

/// The readable label of a domain, the one before the public suffix: `kmod` of `lists.kmod.example`, `bbc` of
/// `news.bbc.co.uk`.
fn label(domain: &str) -> Option<&str> {
    let mut labels = domain.rsplit('.').filter(|label| !label.is_empty());
    let (top, second) = (labels.next()?, labels.next()?);
    match labels.next() {
        Some(third) if top.len() == 2 && SECOND.contains(&second) => Some(third),
        _ => Some(second),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_has_one_readable_label() {
        let rows = [
            ("kmod.example", Some("kmod")),
            ("lists.kmod.example", Some("kmod")),
            ("news.bbc.co.uk", Some("bbc")),
            ("acme.com.br", Some("acme")),
            ("co.uk", Some("co")),
            ("localhost", None),
            ("", None),
            ("..", None),
        ];
        for (domain, wanted) in rows {
            assert_eq!(label(domain), wanted, "{domain}");
        }
    }

    #[test]
    fn freemail_says_nothing() {
        for (domain, freemail) in
            [("gmail.com", true), ("gmx.de", true), ("yahoo.co.uk", true), ("kmod.example", false)]
        {
            assert_eq!(label(domain).is_some_and(is_freemail), freemail, "{domain}");
        }
    }
}
