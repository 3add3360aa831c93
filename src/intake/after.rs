//! What only shows once many mails are read: mail merge, and addresses that behave like lists.

use crate::message::AddrSpec;
use crate::words::{IntakeReason, Mail, Verdict};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The same own text to more people than this within a day is a mail merge.
pub const MERGE_PEOPLE: usize = 3;

/// An address met so often, always beside others and never written to first, behaves like a list.
const LIST_MAILS: u32 = 12;

/// Mails of one day with the same own text.
#[derive(Default)]
struct Merge<'a> {
    people: BTreeSet<&'a AddrSpec>,
    mails: Vec<usize>,
}

/// The indexes of mails that turn out not to open items, with the reason. Looks at mails that open only.
pub fn demote(mails: &[&Mail]) -> Vec<(usize, IntakeReason)> {
    let mut merges: BTreeMap<(NaiveDate, &str), Merge<'_>> = BTreeMap::new();
    let lists = list_like(mails);
    let mut found: BTreeMap<usize, IntakeReason> = BTreeMap::new();
    for (index, mail) in mails.iter().enumerate() {
        if mail.verdict != Verdict::Opens {
            continue;
        }
        if !mail.text_key.is_empty() && mail.quotes.is_empty() {
            let group = merges.entry((mail.at.date_naive(), &mail.text_key)).or_default();
            group.people.extend(mail.to.iter().map(|a| &a.addr));
            group.mails.push(index);
        }
        let persons = mail.to.iter().chain(&mail.cc).filter(|a| !lists.contains(&a.addr)).count();
        if persons != 1 && mail.to.iter().chain(&mail.cc).any(|a| lists.contains(&a.addr)) {
            found.insert(index, IntakeReason::List);
        }
    }
    for Merge { people, mails } in merges.into_values() {
        if mails.len() > 1 && people.len() > MERGE_PEOPLE {
            found.extend(mails.into_iter().map(|index| (index, IntakeReason::MailMerge)));
        }
    }
    found.into_iter().collect()
}

/// Addresses without a display name of a person that are only ever answered on threads, always with others beside.
fn list_like<'a>(mails: &[&'a Mail]) -> BTreeSet<&'a AddrSpec> {
    let mut beside: BTreeMap<&AddrSpec, u32> = BTreeMap::new();
    let mut personal: BTreeSet<&AddrSpec> = BTreeSet::new();
    for mail in mails {
        let everybody = mail.to.len() + mail.cc.len();
        for address in mail.to.iter().chain(&mail.cc) {
            let quoted = mail.quotes.iter().any(|q| q.who.as_ref() == Some(&address.addr));
            if everybody == 1
                || !mail.reply
                || quoted
                || address.name.as_deref().is_some_and(|n| n.contains(' '))
            {
                personal.insert(&address.addr);
            } else {
                *beside.entry(&address.addr).or_default() += 1;
            }
        }
    }
    beside.into_iter().filter(|(a, n)| *n >= LIST_MAILS && !personal.contains(a)).map(|(a, _)| a).collect()
}
