//! Whose mailbox is this, when no config says.

use crate::message::{AddrSpec, Address};
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
