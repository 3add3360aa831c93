//! Which mails belong together. Owns: threads and normal subjects. Never touches: what was said.

use crate::message::{AddrSpec, MessageId};
use crate::words::Mail;
use std::collections::{BTreeSet, HashMap};

/// Two mails without a common Message-ID belong together only when at most so many days lie between them.
pub const SUBJECT_DAYS: i64 = 30;

/// Reply and forward prefixes of mail programs in the languages we meet.
const PREFIXES: &[&str] = &[
    "re", "fw", "fwd", "aw", "wg", "antw", "sv", "vs", "vb", "rv", "tr", "ref", "res", "enc", "r", "i",
    "rif", "odp", "pd", "ynt", "ilt", "回复", "转发", "答复", "返信",
];

/// For each of `mails` (in time order) the index of the first mail of its thread.
///
/// Mails are joined by Message-ID, In-Reply-To and References (RFC 5322 §3.6.4). A mail that names no parent, as in
/// old Sent folders, joins the latest earlier mail with the same normal subject and a common participant within
/// [`SUBJECT_DAYS`], if it is a reply.
pub fn assign(mails: &[&Mail]) -> Vec<usize> {
    let mut sets = DisjointSets::default();
    let mut by_id: HashMap<&MessageId, usize> = HashMap::new();
    let mut latest: HashMap<(&str, &AddrSpec), usize> = HashMap::new();
    for (index, mail) in mails.iter().enumerate() {
        sets.grow(index);
        for id in std::iter::once(&mail.message_id).chain(&mail.parents) {
            let first = *by_id.entry(id).or_insert(index);
            sets.join(first, index);
        }
        if mail.subject_key.is_empty() {
            continue;
        }
        let slots = mail.to.iter().chain(&mail.cc).map(|a| (mail.subject_key.as_str(), &a.addr));
        if mail.parents.is_empty() && mail.reply {
            let near = |earlier: &&usize| {
                mails.get(**earlier).is_some_and(|e| (mail.at - e.at).num_days() <= SUBJECT_DAYS)
            };
            if let Some(found) = slots.clone().filter_map(|slot| latest.get(&slot)).max().filter(near) {
                sets.join(*found, index);
            }
        }
        latest.extend(slots.map(|slot| (slot, index)));
    }
    (0..mails.len()).map(|index| sets.find(index)).collect()
}

/// For each mail whether its thread holds one about illness, death, dismissal or the like: then no word of the whole
/// thread is kept or quoted.
pub fn hushed(mails: &[&Mail], threads: &[usize]) -> Vec<bool> {
    let hushed: BTreeSet<usize> =
        mails.iter().zip(threads).filter(|(m, _)| m.hush).map(|(_, t)| *t).collect();
    threads.iter().map(|thread| hushed.contains(thread)).collect()
}

/// A list's `[tag]` before the subject has at most so many bytes.
const TAG_BYTES: usize = 40;

/// The subject without reply and forward prefixes and list tags, lower case, white space folded.
pub fn normal_subject(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some(shorter) = without_prefix(rest).or_else(|| without_tag(rest)) {
        rest = shorter;
    }
    rest.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_prefix(subject: &str) -> Option<&str> {
    let (head, tail) = subject.split_once(':')?;
    let word = head.split(['[', '(', '^']).next().unwrap_or(head).trim().to_lowercase();
    PREFIXES.contains(&word.as_str()).then(|| tail.trim_start())
}

fn without_tag(subject: &str) -> Option<&str> {
    let (tag, tail) = subject.strip_prefix('[')?.split_once(']')?;
    (tag.len() <= TAG_BYTES && !tail.trim().is_empty()).then(|| tail.trim_start())
}

/// Whether the subject starts with a reply or forward prefix.
pub fn has_prefix(subject: &str) -> bool {
    let untagged = without_tag(subject.trim()).unwrap_or(subject).trim();
    without_prefix(untagged).is_some()
}

/// Union-find whose representative is always the smallest member.
#[derive(Default)]
struct DisjointSets {
    parent: Vec<usize>,
}

impl DisjointSets {
    fn grow(&mut self, index: usize) {
        while self.parent.len() <= index {
            self.parent.push(self.parent.len());
        }
    }

    fn up(&self, index: usize) -> usize {
        self.parent.get(index).copied().unwrap_or(index)
    }

    fn find(&mut self, index: usize) -> usize {
        let mut root = index;
        while self.up(root) != root {
            root = self.up(root);
        }
        let mut walk = index;
        while walk != root {
            let next = self.up(walk);
            if let Some(slot) = self.parent.get_mut(walk) {
                *slot = root;
            }
            walk = next;
        }
        root
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        if let Some(slot) = self.parent.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_prefixes_of_many_clients() {
        for subject in [
            "Re: Accruals",
            "AW: WG: Accruals",
            "Re[2]: accruals",
            "RE : Fwd:  Accruals",
            "[team] Re: Accruals",
            "Re: [team] accruals",
            "Accruals",
        ] {
            assert_eq!(normal_subject(subject), "accruals", "{subject}");
        }
        assert_eq!(normal_subject("Meeting: agenda"), "meeting: agenda");
        assert!(has_prefix("Sv: lunch") && !has_prefix("Lunch: where?"));
    }
}
