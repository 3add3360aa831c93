//! What is known of each address. Owns: names, mails, and what speaks against one person. Never touches: what speaks
//! for it.

use crate::message::{AddrSpec, Address};
use crate::person::full_name::FullName;
use crate::person::{People, tidy};
use crate::words::{Mail, PersonId};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of one address.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// Full names it was seen with.
    pub(super) names: BTreeSet<FullName>,
    /// One of them as it was written, for the reason.
    pub(super) shown: String,
    /// Single words it was called by.
    calls: BTreeSet<String>,
    /// The mails it got, by index, ascending.
    pub(super) mails: Vec<usize>,
    pub(super) person: Option<PersonId>,
    /// The config has a person under this address or one that it stands for.
    pub(super) named: bool,
    pub(super) spelled: Option<FullName>,
    pub(super) domain: &'a str,
}

/// Gathers it from every mail, for the addresses of `people`.
pub(super) fn know<'a>(mails: &'a [Mail], people: &People) -> BTreeMap<&'a AddrSpec, Known<'a>> {
    let mut known: BTreeMap<&AddrSpec, Known<'_>> = BTreeMap::new();
    for (index, mail) in mails.iter().enumerate() {
        for Address { name, addr } in mail.to.iter().chain(&mail.cc).chain(&mail.bcc) {
            let Some(person) = people.id(addr) else { continue };
            let entry = known.entry(addr).or_default();
            if entry.person.is_none() {
                entry.person = Some(person);
                entry.spelled = FullName::spelled(addr);
                entry.domain = addr.domain();
            }
            if entry.mails.last() != Some(&index) {
                entry.mails.push(index);
            }
            let Some(name) = name else { continue };
            if let Some(full) = FullName::of(name) {
                if entry.names.insert(full) && entry.shown.is_empty() {
                    entry.shown = tidy(name);
                }
            } else if !name.contains([' ', '@']) {
                entry.calls.insert(name.to_lowercase());
            }
        }
    }
    known
}

impl Known<'_> {
    pub(super) fn all_names(&self) -> impl Iterator<Item = &FullName> {
        self.names.iter().chain(&self.spelled)
    }
}

/// What speaks against one person: a mail to both, the config, or names that differ.
pub(super) fn are_apart(one: &Known<'_>, other: &Known<'_>) -> bool {
    let differ = one.names.iter().any(|n| other.names.iter().any(|m| !n.fits(m)))
        || one.names.iter().any(|n| other.spelled.as_ref().is_some_and(|m| n.is_relative_of(m)))
        || other.names.iter().any(|n| one.spelled.as_ref().is_some_and(|m| n.is_relative_of(m)));
    // A single word stands only against a name that is not the address's own.
    let called = |calls: &BTreeSet<String>, names: &BTreeSet<FullName>| {
        !names.is_empty() && calls.iter().any(|call| !names.iter().any(|name| name.may_be_called(call)))
    };
    let called_else = (other.names.is_empty() && called(&other.calls, &one.names))
        || (one.names.is_empty() && called(&one.calls, &other.names));
    (one.named && other.named) || differ || called_else || share(&one.mails, &other.mails)
}

/// Whether two ascending lists share a number.
fn share(a: &[usize], b: &[usize]) -> bool {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    few.iter().any(|index| many.binary_search(index).is_ok())
}
