//! Whose mailbox is this, when no config says; and which other addresses may be the owner's.

use super::full_name::FullName;
use super::{is_excluded, is_person};
use crate::message::{AddrSpec, Address};
use crate::words::{Mail, Rules};
use std::collections::BTreeMap;

/// The owner's addresses as far as a mailbox tells: the address in most `From` lines first, then those that bear
/// the same display name, or the same surname at the same domain (`mark.tiller@`, `.tiller@`).
/// `from` counts the `From` lines of the mailbox.
pub fn learn_own(from: &BTreeMap<Address, u32>) -> Vec<AddrSpec> {
    let mut counts: BTreeMap<&AddrSpec, u32> = BTreeMap::new();
    for (address, count) in from {
        *counts.entry(&address.addr).or_default() += count;
    }
    let Some((main, _)) =
        counts.iter().max_by_key(|(address, count)| (**count, std::cmp::Reverse(**address)))
    else {
        return Vec::new();
    };
    let names: Vec<String> = from.keys().filter(|a| a.addr == **main).filter_map(normal_name).collect();
    let mut own = vec![(*main).clone()];
    for address in from.keys() {
        let same_name = normal_name(address).is_some_and(|name| name.contains(' ') && names.contains(&name));
        if !own.contains(&address.addr) && (same_name || same_surname(main, &address.addr)) {
            own.push(address.addr.clone());
        }
    }
    own
}

/// Recipients who bear the owner's full name, as the config or the owner's own `From` lines have it, with the number of
/// mails to each, most first: other addresses of the owner's, or a namesake's.
pub fn namesakes<'a>(mails: impl IntoIterator<Item = &'a Mail>, rules: &Rules) -> Vec<(AddrSpec, u32)> {
    let mails: Vec<&Mail> = mails.into_iter().collect();
    let senders = mails.iter().map(|mail| &mail.from).filter(|from| rules.own.contains(&from.addr));
    let mut names: Vec<FullName> = senders
        .filter_map(|from| from.name.as_deref())
        .chain(rules.own_name.as_deref())
        .filter_map(FullName::of)
        .collect();
    names.sort();
    names.dedup();
    let mut counts: BTreeMap<&AddrSpec, u32> = BTreeMap::new();
    for Address { name, addr } in
        mails.iter().flat_map(|mail| mail.to.iter().chain(&mail.cc).chain(&mail.bcc))
    {
        let other = !rules.is_own(addr) && !is_excluded(addr, rules) && is_person(addr);
        let full = name.as_deref().and_then(FullName::of);
        if other && full.is_some_and(|full| names.iter().any(|own| own.fits(&full))) {
            *counts.entry(addr).or_default() += 1;
        }
    }
    let mut found: Vec<(AddrSpec, u32)> =
        counts.into_iter().map(|(address, count)| (address.clone(), count)).collect();
    found.sort_by(|(a, often), (b, seldom)| (seldom, a).cmp(&(often, b)));
    found
}

fn normal_name(address: &Address) -> Option<String> {
    address.name.as_deref().map(|name| super::tidy(name).to_lowercase())
}

fn local_words(address: &AddrSpec) -> Vec<&str> {
    address.local().split(['.', '_', '-']).filter(|word| !word.is_empty()).collect()
}

/// The last word of the local part, when it has four letters at least.
pub fn surname(address: &AddrSpec) -> Option<&str> {
    local_words(address).pop().filter(|last| last.chars().count() >= 4)
}

/// The same [`surname`] at one domain, with first words that do not contradict: one is missing, an initial, or the
/// same.
pub fn same_surname(a: &AddrSpec, b: &AddrSpec) -> bool {
    let full_given = |address| {
        let words = local_words(address);
        words.first().copied().filter(|first| words.len() >= 2 && first.chars().count() > 1)
    };
    let contradict = matches!((full_given(a), full_given(b)), (Some(x), Some(y)) if x != y);
    a.domain() == b.domain() && surname(a).is_some() && surname(a) == surname(b) && !contradict
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(rows: &[(Option<&str>, &str, u32)]) -> BTreeMap<Address, u32> {
        rows.iter()
            .map(|(name, addr, count)| {
                (Address { name: name.map(str::to_owned), addr: AddrSpec::parse(addr).unwrap() }, *count)
            })
            .collect()
    }

    #[test]
    fn learns_the_owner_and_their_other_addresses() {
        let own = learn_own(&counts(&[
            (None, ".tiller@corp.example", 428),
            (None, "mark.tiller@corp.example", 66),
            (None, "e.tiller@corp.example", 53),
            (None, "ann@corp.example", 9),
        ]));
        let own: Vec<&str> = own.iter().map(AddrSpec::as_str).collect();
        assert_eq!(own, [".tiller@corp.example", "e.tiller@corp.example", "mark.tiller@corp.example"]);
    }

    #[test]
    fn leaves_namesakes_alone() {
        let own = learn_own(&counts(&[
            (Some("Ana Sousa"), "ana.sousa@corp.example", 10),
            (Some("Rui Sousa"), "rui.sousa@corp.example", 2),
            (Some("Ana Sousa"), "ana@home.example", 1),
        ]));
        let own: Vec<&str> = own.iter().map(AddrSpec::as_str).collect();
        assert_eq!(own, ["ana.sousa@corp.example", "ana@home.example"]);
    }
}
