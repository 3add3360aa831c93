//! Which addresses may be one person's. Owns: proposals, each with its reason. Never touches: whether one is applied,
//! which only the owner says.
//!
//! Two addresses are proposed when they bear one full name, or when one bears a name that the other spells. They are
//! not when they ever stood on one mail, bear names that differ, or more than one person fits.

use super::full_name::{FullName, Spelling, untagged};
use super::{People, tidy};
use crate::message::{AddrSpec, Address};
use crate::words::{Mail, PersonId, Rules};
use std::collections::{BTreeMap, BTreeSet};

/// Two addresses that may be one person's.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Proposal {
    /// The address that would stand for the person: the config's, else the one written to most.
    pub keep: AddrSpec,
    /// The one that would join it.
    pub join: AddrSpec,
    /// Why, as half a sentence.
    pub because: String,
}

/// What is known of one address.
#[derive(Default)]
struct Known<'a> {
    /// Full names it was seen with.
    names: BTreeSet<FullName>,
    /// One of them as it was written, for the reason.
    shown: String,
    /// Single words it was called by.
    calls: BTreeSet<String>,
    /// The mails it got, by index, ascending.
    mails: Vec<usize>,
    person: Option<PersonId>,
    /// The config has a person under this address or one that it stands for.
    named: bool,
    spelled: Option<FullName>,
    domain: &'a str,
}

/// Why two addresses may be one person's; the strongest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    /// One is `m..ortiz@`, the other the only full name with that surname at the domain.
    Surname,
    /// One spells the other's name with an initial, at the same domain, and nobody else there fits.
    Initial,
    /// Both spell one name, at the same domain.
    BothSpell,
    /// One spells the other's name in full.
    Spells,
    /// Both were seen with one name.
    SameName,
    /// And have the same words before the `@`.
    SameNameAndLocal,
}

/// Proposes what to join among the people of `mails`. Those the config has as two stay two. In the order of the
/// addresses that would be kept, then of those that would join.
pub fn propose(mails: &[Mail], people: &People, rules: &Rules) -> Vec<Proposal> {
    let heads = rules.heads();
    let mut known = know(mails, people);
    for (address, it) in &mut known {
        it.named = rules.names(heads.get(address).copied().unwrap_or(address));
    }
    let mut pairs = pairs(&known);
    // The strongest reason first; then the alphabet, so that the outcome is always the same.
    pairs.sort_by(|a, b| (b.2, a.0, a.1).cmp(&(a.2, b.0, b.1)));
    let mut groups = Groups::default();
    for (a, b, reason) in pairs {
        groups.join(a, b, reason, &known);
    }
    let mut proposals: Vec<Proposal> =
        groups.members.values().flat_map(|members| told(members, &groups.reasons, &known)).collect();
    for proposal in &mut proposals {
        if let Some(head) = heads.get(&proposal.keep) {
            proposal.keep = (*head).clone();
        }
    }
    proposals.sort_by(|a, b| (&a.keep, &a.join).cmp(&(&b.keep, &b.join)));
    proposals
}

fn know<'a>(mails: &'a [Mail], people: &People) -> BTreeMap<&'a AddrSpec, Known<'a>> {
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

/// A name's parts by which addresses are compared; every pair with a reason shares one.
fn keys(address: &AddrSpec, known: &Known<'_>) -> BTreeSet<String> {
    let surnames = known.names.iter().chain(&known.spelled).map(FullName::key);
    // The longest run of letters holds the surname when the rest is initials: `m..ortiz@`, `dortiz@`.
    let local = untagged(address);
    let run = local.split(|c: char| !c.is_alphabetic()).max_by_key(|run| run.len()).unwrap_or_default();
    let tails = run.char_indices().take(3).filter_map(|(at, _)| run.get(at..)).map(str::to_owned);
    surnames.chain(tails).collect()
}

type Pair<'a> = (&'a AddrSpec, &'a AddrSpec, Reason);

fn pairs<'a>(known: &BTreeMap<&'a AddrSpec, Known<'_>>) -> Vec<Pair<'a>> {
    let mut by_key: BTreeMap<String, Vec<&AddrSpec>> = BTreeMap::new();
    for (address, it) in known {
        for key in keys(address, it) {
            by_key.entry(key).or_default().push(address);
        }
    }
    let mut met: BTreeMap<(&AddrSpec, &AddrSpec), Reason> = BTreeMap::new();
    for among in by_key.values() {
        for (place, a) in among.iter().enumerate() {
            for b in among.iter().skip(place + 1) {
                let (Some(one), Some(other)) = (known.get(a), known.get(b)) else { continue };
                if one.person == other.person || are_apart(one, other) {
                    continue;
                }
                if let Some(reason) = reason((*a, one), (*b, other)) {
                    met.insert((*a, *b), reason);
                }
            }
        }
    }
    let pairs: Vec<Pair<'a>> = met.into_iter().map(|((a, b), reason)| (a, b, reason)).collect();
    pairs.iter().copied().filter(|pair| !is_doubtful(*pair, &pairs, known)).collect()
}

/// An address of initials that fits people of more than one name fits none, nor do two such that differ fit one name.
fn is_doubtful(pair: Pair<'_>, pairs: &[Pair<'_>], known: &BTreeMap<&AddrSpec, Known<'_>>) -> bool {
    let (a, b, reason) = pair;
    if reason > Reason::Initial {
        return false;
    }
    let differ = |x: &AddrSpec, y: &AddrSpec| {
        let (Some(one), Some(other)) = (known.get(x), known.get(y)) else { return false };
        match (one.all_names().next(), other.all_names().next()) {
            (Some(_), Some(_)) => !one.all_names().any(|n| other.all_names().any(|m| n.fits(m))),
            (None, None) => reason == Reason::Surname && untagged(x) != untagged(y),
            _ => false,
        }
    };
    let rivals = |of: &AddrSpec, but: &AddrSpec| {
        pairs.iter().any(|(x, y, why)| {
            let third = if *x == of { *y } else { *x };
            (*x == of || *y == of) && third != but && *why <= Reason::Initial && differ(third, but)
        })
    };
    rivals(a, b) || rivals(b, a)
}

impl Known<'_> {
    fn all_names(&self) -> impl Iterator<Item = &FullName> {
        self.names.iter().chain(&self.spelled)
    }
}

/// What speaks against one person: a mail to both, the config, or names that differ.
fn are_apart(one: &Known<'_>, other: &Known<'_>) -> bool {
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

fn reason((a, one): (&AddrSpec, &Known<'_>), (b, other): (&AddrSpec, &Known<'_>)) -> Option<Reason> {
    if !one.names.is_empty() && !other.names.is_empty() {
        // They do not differ, or the two would be apart.
        let local = untagged(a) == untagged(b);
        return Some(if local { Reason::SameNameAndLocal } else { Reason::SameName });
    }
    let spelled = |names: &BTreeSet<FullName>, address| {
        names.iter().filter_map(|name| name.is_spelled_by(address)).min()
    };
    let near = one.domain == other.domain;
    match spelled(&one.names, b).or_else(|| spelled(&other.names, a)) {
        Some(Spelling::Full) => return Some(Reason::Spells),
        Some(Spelling::Initial) if near => return Some(Reason::Initial),
        _ => {}
    }
    match (&one.spelled, &other.spelled) {
        (Some(n), Some(m)) if untagged(a) == untagged(b) && n.fits(m) => Some(Reason::BothSpell),
        (Some(n), Some(m)) if near && n.fits(m) => Some(Reason::BothSpell),
        (Some(n), _) if near && n.is_spelled_by(b).is_some() => Some(Reason::Initial),
        (_, Some(m)) if near && m.is_spelled_by(a).is_some() => Some(Reason::Initial),
        (Some(n), _) if near && n.may_shorten_to(b) => Some(Reason::Surname),
        (_, Some(m)) if near && m.may_shorten_to(a) => Some(Reason::Surname),
        _ => None,
    }
}

/// Addresses joined so far, and the strongest reason of each.
#[derive(Default)]
struct Groups<'a> {
    group_of: BTreeMap<&'a AddrSpec, usize>,
    members: BTreeMap<usize, Vec<&'a AddrSpec>>,
    reasons: Vec<Pair<'a>>,
}

impl<'a> Groups<'a> {
    /// Joins two groups, unless somebody of the one is apart from somebody of the other.
    fn join(
        &mut self,
        a: &'a AddrSpec,
        b: &'a AddrSpec,
        reason: Reason,
        known: &BTreeMap<&AddrSpec, Known<'_>>,
    ) {
        let (one, other) = (self.group(a), self.group(b));
        if one == other {
            return;
        }
        let apart = |x: &&AddrSpec, y: &&AddrSpec| match (known.get(*x), known.get(*y)) {
            (Some(known_x), Some(known_y)) => are_apart(known_x, known_y),
            _ => true,
        };
        let left = self.members.get(&one).cloned().unwrap_or_default();
        let right = self.members.get(&other).cloned().unwrap_or_default();
        if left.iter().any(|x| right.iter().any(|y| apart(x, y))) {
            return;
        }
        self.members.remove(&other);
        for address in &right {
            self.group_of.insert(address, one);
        }
        self.members.entry(one).or_default().extend(right);
        self.reasons.push((a, b, reason));
    }

    fn group(&mut self, address: &'a AddrSpec) -> usize {
        let next = self.group_of.len();
        let group = *self.group_of.entry(address).or_insert(next);
        self.members.entry(group).or_insert_with(|| vec![address]);
        group
    }
}

/// The proposals of one group.
fn told(
    members: &[&AddrSpec],
    reasons: &[Pair<'_>],
    known: &BTreeMap<&AddrSpec, Known<'_>>,
) -> Vec<Proposal> {
    let often = |address: &AddrSpec| known.get(address).map_or(0, |it| it.mails.len());
    let named = |address: &AddrSpec| known.get(address).is_some_and(|it| it.named);
    let Some(keep) =
        members.iter().max_by_key(|address| (named(address), often(address), std::cmp::Reverse(**address)))
    else {
        return Vec::new();
    };
    members
        .iter()
        .filter(|join| *join != keep)
        .filter_map(|join| {
            let why = reasons
                .iter()
                .filter(|(a, b, _)| a == join || b == join)
                .max_by_key(|(a, b, reason)| (a == keep || b == keep, *reason))?;
            Some(Proposal { keep: (*keep).clone(), join: (*join).clone(), because: because(*why, known) })
        })
        .collect()
}

fn because((a, b, reason): Pair<'_>, known: &BTreeMap<&AddrSpec, Known<'_>>) -> String {
    let shown = |address: &AddrSpec| known.get(address).map_or("", |it| it.shown.as_str());
    let (named, speller) = if shown(a).is_empty() { (b, a) } else { (a, b) };
    let name = shown(named);
    match reason {
        Reason::SameNameAndLocal => format!("both bear the name \"{name}\" and begin with {}@", untagged(a)),
        Reason::SameName => format!("both bear the name \"{name}\""),
        Reason::Spells => format!("{speller} spells \"{name}\", the name of {named}"),
        Reason::BothSpell => format!("{a} and {b} spell one name"),
        Reason::Surname => format!("at {} only one name fits both {a} and {b}", a.domain()),
        Reason::Initial if name.is_empty() => format!("at {} only {a} fits {b}", a.domain()),
        Reason::Initial => {
            format!("at {} only \"{name}\", the name of {named}, fits {speller}", a.domain())
        }
    }
}

#[cfg(test)]
mod tests;
