//! What only shows once many mails are read: mail merge, and addresses that behave like lists.

use crate::message::AddrSpec;
use crate::person::lists_by_behaviour;
use crate::words::{IntakeReason, Mail, Verdict};
use chrono::Duration;
use std::collections::{BTreeMap, BTreeSet};

/// The same own text to more people than this within a day is a mail merge.
pub const MERGE_PEOPLE: usize = 3;

/// How long the mails of one merge take at most.
const MERGE_SPAN: Duration = Duration::hours(24);

/// The indexes of mails (in time order) that turn out to count for less, with the reason. Mails that are nothing already
/// are not looked at.
pub fn demote(mails: &[&Mail]) -> Vec<(usize, IntakeReason)> {
    let lists = lists_by_behaviour(mails);
    let mut found: BTreeMap<usize, IntakeReason> = BTreeMap::new();
    let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, mail) in mails.iter().enumerate() {
        if mail.verdict == Verdict::Nothing {
            continue;
        }
        if !mail.text_key.is_empty() && mail.quotes.is_empty() {
            alike.entry(&mail.text_key).or_default().push(index);
        }
        let readers = || mail.to.iter().chain(&mail.cc);
        let on_list = readers().any(|a| lists.contains(&a.addr));
        if on_list
            && mail.verdict == Verdict::Opens
            && readers().filter(|a| !lists.contains(&a.addr)).count() != 1
        {
            found.insert(index, IntakeReason::List);
        }
    }
    for run in alike.values().flat_map(|same| runs(mails, same)) {
        if is_merge(mails, run) {
            found.extend(run.iter().map(|index| (*index, IntakeReason::MailMerge)));
        }
    }
    found.into_iter().collect()
}

/// Mails with the same text that went out within a day: one run from each of them on.
fn runs<'s>(mails: &[&Mail], same: &'s [usize]) -> Vec<&'s [usize]> {
    let at = |index: &usize| mails.get(*index).map(|mail| mail.at);
    let run = |start: usize| {
        let rest = same.get(start..)?;
        let first = at(rest.first()?)?;
        let length = rest.partition_point(|index| at(index).is_some_and(|at| at - first <= MERGE_SPAN));
        rest.get(..length.max(1))
    };
    (0..same.len()).filter_map(run).collect()
}

/// A text sent over and over to several people. One letter to a group, sent again to the one who was forgotten, is none.
fn is_merge(mails: &[&Mail], run: &[usize]) -> bool {
    let readers = |index: &usize| -> BTreeSet<&AddrSpec> {
        mails
            .get(*index)
            .into_iter()
            .flat_map(|mail| mail.to.iter().chain(&mail.cc).chain(&mail.bcc))
            .map(|a| &a.addr)
            .collect()
    };
    let each: Vec<BTreeSet<&AddrSpec>> = run.iter().map(readers).collect();
    let widest = each.iter().map(BTreeSet::len).max().unwrap_or(0);
    let people: BTreeSet<&AddrSpec> = each.into_iter().flatten().collect();
    people.len() > MERGE_PEOPLE && people.len() >= widest + 2
}
