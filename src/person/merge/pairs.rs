//! What speaks for one person. Owns: the reasons, and which of two addresses have one. Never touches: groups of more.

use super::known::{Known, are_apart};
use crate::message::AddrSpec;
use crate::person::full_name::{FullName, Spelling, untagged};
use std::collections::{BTreeMap, BTreeSet};

/// Why two addresses may be one person's; the strongest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// One is `m..ortiz@`, the other the only full name with that surname at the domain.
    Surname,
    /// One spells the other's name with an initial, at the same domain, and nobody else there fits.
    Initial,
    /// Both spell one name, at one domain or with the same words before the `@`.
    BothSpell,
    /// One spells the other's name in full.
    Spells,
    /// Both were seen with one name.
    SameName,
    /// And have the same words before the `@`.
    SameNameAndLocal,
}

/// A name's parts by which addresses are compared; every pair with a reason shares one.
fn keys(address: &AddrSpec, known: &Known<'_>) -> BTreeSet<String> {
    let names = known.names.iter().chain(&known.spelled).flat_map(FullName::ends);
    // The longest run of letters holds the surname when the rest is initials: `m..ortiz@`, `dortiz@`.
    let local = untagged(address);
    let run = local.split(|c: char| !c.is_alphabetic()).max_by_key(|run| run.len()).unwrap_or_default();
    let tails = run.char_indices().take(3).filter_map(|(at, _)| run.get(at..)).map(str::to_owned);
    names.map(str::to_owned).chain(tails).collect()
}

/// What more addresses than this have in common (`user17@`) is nobody's name, and comparing them takes for ever.
const MOST_ALIKE: usize = 200;

/// Two addresses and the reason.
pub(super) type Pair<'a> = (&'a AddrSpec, &'a AddrSpec, Reason);

/// Every two addresses with a reason, and nothing that speaks against it.
pub(super) fn pairs<'a>(known: &BTreeMap<&'a AddrSpec, Known<'_>>) -> Vec<Pair<'a>> {
    let mut by_key: BTreeMap<String, Vec<&AddrSpec>> = BTreeMap::new();
    for (address, it) in known {
        for key in keys(address, it) {
            by_key.entry(key).or_default().push(address);
        }
    }
    let mut met: BTreeMap<(&AddrSpec, &AddrSpec), Reason> = BTreeMap::new();
    for among in by_key.values().filter(|among| among.len() <= MOST_ALIKE) {
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
    let differ = |x: &AddrSpec, y: &AddrSpec, why: Reason| {
        let (Some(one), Some(other)) = (known.get(x), known.get(y)) else { return false };
        match (one.all_names().next(), other.all_names().next()) {
            (Some(_), Some(_)) => !one.all_names().any(|n| other.all_names().any(|m| n.fits(m))),
            (None, None) => (reason, why) == (Reason::Surname, Reason::Surname),
            _ => false,
        }
    };
    let rivals = |of: &AddrSpec, but: &AddrSpec| {
        pairs.iter().any(|(x, y, why)| {
            let third = if *x == of { *y } else { *x };
            (*x == of || *y == of) && third != but && *why <= Reason::Initial && differ(third, but, *why)
        })
    };
    rivals(a, b) || rivals(b, a)
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
