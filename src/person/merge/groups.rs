//! From pairs to persons. Owns: who is joined with whom at once, which address is kept, the words of the reason. Never
//! touches: the reasons themselves.

use super::Proposal;
use super::known::{Known, are_apart};
use super::pairs::{Pair, Reason};
use crate::message::AddrSpec;
use crate::person::full_name::untagged;
use std::collections::BTreeMap;

/// Addresses joined so far, and the strongest reason of each.
#[derive(Default)]
pub(super) struct Groups<'a> {
    group_of: BTreeMap<&'a AddrSpec, usize>,
    pub(super) members: BTreeMap<usize, Vec<&'a AddrSpec>>,
    pub(super) reasons: Vec<Pair<'a>>,
}

impl<'a> Groups<'a> {
    /// Joins two groups, unless somebody of the one is apart from somebody of the other.
    pub(super) fn join(
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
pub(super) fn told(
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
