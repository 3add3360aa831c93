//! Addresses that behave like a list. Owns: that judgement over many mails. Never touches: what follows from it.

use super::name;
use crate::message::AddrSpec;
use crate::words::Mail;
use std::collections::{BTreeSet, HashMap, HashSet};

/// An address met so often, always beside others and never written to first, behaves like a list.
const LIST_MAILS: u32 = 12;

/// Addresses without a person's name that are only ever answered on threads, always with others beside, and whose mail
/// is never quoted: nobody speaks there, others do.
pub fn lists_by_behaviour<'a>(mails: &[&'a Mail]) -> BTreeSet<&'a AddrSpec> {
    let mut beside: HashMap<&AddrSpec, u32> = HashMap::new();
    let mut personal: HashSet<&AddrSpec> = HashSet::new();
    for mail in mails {
        let everybody = mail.addressees();
        personal.extend(mail.quotes.iter().filter_map(|quote| quote.who.as_ref()));
        for address in mail.to.iter().chain(&mail.cc) {
            let named = address.name.as_deref().is_some_and(|name| name.contains(' '));
            if everybody == 1 || !mail.reply || named {
                personal.insert(&address.addr);
            } else {
                *beside.entry(&address.addr).or_default() += 1;
            }
        }
    }
    beside
        .into_iter()
        .filter(|(address, met)| {
            *met >= LIST_MAILS && !personal.contains(address) && !name::is_spoken(address)
        })
        .map(|(address, _)| address)
        .collect()
}
