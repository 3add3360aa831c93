//! Which mails belong together. Owns: threads and normal subjects. Never touches: what was said.

use crate::message::{AddrSpec, MessageId};
use crate::words::{Mail, QuotedMail};
use chrono::{NaiveDateTime, Timelike};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

/// Two mails without a common Message-ID belong together only when at most so many days lie between them.
pub const SUBJECT_DAYS: i64 = 30;

/// A quote with author and minute names one mail, however late it is answered; after a year it is another matter.
const QUOTE_DAYS: i64 = 365;

/// So many quotes and participants of one mail are looked at: more name no thread better.
const QUOTES: usize = 8;
/// See [`QUOTES`].
const PARTICIPANTS: usize = 40;

/// The words of `thread/subjects.txt`: before a colon, and as a whole subject.
struct Subjects {
    prefixes: HashSet<&'static str>,
    say_nothing: HashSet<&'static str>,
}

static SUBJECTS: LazyLock<Subjects> = LazyLock::new(|| {
    let mut subjects = Subjects { prefixes: HashSet::new(), say_nothing: HashSet::new() };
    for line in include_str!("thread/subjects.txt").lines() {
        let Some((kind, words)) = line.split_once(": ") else { continue };
        let words = words.split(" | ");
        match kind {
            "reply" | "forward" => subjects.prefixes.extend(words),
            "nothing" => subjects.say_nothing.extend(words),
            _ => {}
        }
    }
    subjects
});

/// Whether a normal subject is empty or one that any mail may have.
pub fn says_nothing(normal: &str) -> bool {
    !normal.chars().any(char::is_alphanumeric) || SUBJECTS.say_nothing.contains(normal)
}

/// For each of `mails` (in time order) the index of the first mail of its thread.
///
/// Mails are joined by Message-ID, In-Reply-To and References (RFC 5322 §3.6.4). A reply that no id joins to an earlier
/// mail, as in old Sent folders, joins the latest earlier mail with the same normal subject and a common participant
/// within [`SUBJECT_DAYS`]; whatever its subject, it joins the earlier mail with a common participant that it quotes by
/// author and minute, or that answers the same quoted mail.
pub fn assign(mails: &[&Mail]) -> Vec<usize> {
    let mut threads = Threads::default();
    for (index, mail) in mails.iter().enumerate() {
        threads.sets.grow(index);
        let mut joined = false;
        for id in std::iter::once(&mail.message_id).chain(&mail.parents) {
            let first = *threads.by_id.entry(id).or_insert(index);
            threads.sets.join(first, index);
            joined |= first != index;
        }
        if !joined && mail.reply {
            let found = threads.by_subject(mails, mail).or_else(|| threads.by_quote(mails, mail));
            if let Some(found) = found {
                threads.sets.join(found, index);
            }
        }
        threads.note(index, mail);
    }
    (0..mails.len()).map(|index| threads.sets.find(index)).collect()
}

/// What is known of the mails so far. Each table keeps the latest mail of its key, so that every look-up is one.
#[derive(Default)]
struct Threads<'a> {
    sets: DisjointSets,
    by_id: HashMap<&'a MessageId, usize>,
    /// By subject and participant.
    latest: HashMap<(&'a str, &'a AddrSpec), usize>,
    /// By sender, minute of the sender's clock, and participant.
    sent: HashMap<(&'a AddrSpec, NaiveDateTime, &'a AddrSpec), usize>,
    /// By quoted mail of known author and minute, and participant.
    answering: HashMap<(&'a str, &'a AddrSpec), usize>,
}

impl<'a> Threads<'a> {
    fn by_subject(&self, mails: &[&Mail], mail: &'a Mail) -> Option<usize> {
        if mail.subject_key.is_empty() {
            return None;
        }
        let slots = participants(mail).map(|who| (mail.subject_key.as_str(), who));
        let found = *slots.filter_map(|slot| self.latest.get(&slot)).max()?;
        let near = mails.get(found).is_some_and(|e| (mail.at - e.at).num_days() <= SUBJECT_DAYS);
        near.then_some(found)
    }

    fn by_quote(&self, mails: &[&Mail], mail: &'a Mail) -> Option<usize> {
        let dated = mail.quotes.iter().take(QUOTES).filter_map(|quote| Some((quote, minute(quote)?)));
        let own = dated.clone().filter_map(|(quote, minute)| Some((quote.who.as_ref()?, minute)));
        let quoted = own
            .flat_map(|(from, at)| participants(mail).map(move |who| (from, at, who)))
            .filter_map(|slot| self.sent.get(&slot));
        let same = dated
            .filter(|(quote, _)| quote.depth == 1 && quote.who.is_some())
            .flat_map(|(quote, _)| participants(mail).map(move |who| (quote.key.as_str(), who)))
            .filter_map(|slot| self.answering.get(&slot));
        let found = *quoted.chain(same).max()?;
        mails
            .get(found)
            .is_some_and(|earlier| (mail.at - earlier.at).num_days() <= QUOTE_DAYS)
            .then_some(found)
    }

    fn note(&mut self, index: usize, mail: &'a Mail) {
        let at = mail.at.naive_local();
        let at = at.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(at);
        for who in participants(mail) {
            if !mail.subject_key.is_empty() {
                self.latest.insert((&mail.subject_key, who), index);
            }
            self.sent.insert((&mail.from.addr, at, who), index);
            for quote in
                mail.quotes.iter().take(QUOTES).filter(|quote| quote.depth == 1 && quote.who.is_some())
            {
                if minute(quote).is_some() {
                    self.answering.insert((&quote.key, who), index);
                }
            }
        }
    }
}

/// The first of those on `To` and `Cc`.
fn participants(mail: &Mail) -> impl Iterator<Item = &AddrSpec> + Clone {
    mail.to.iter().chain(&mail.cc).take(PARTICIPANTS).map(|address| &address.addr)
}

/// The minute an attribution gives.
fn minute(quote: &QuotedMail) -> Option<NaiveDateTime> {
    let time = quote.time?;
    Some(quote.on?.and_time(time.with_second(0)?.with_nanosecond(0)?))
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
    let (head, tail) = subject.split_once([':', '：'])?;
    let word = head.split(['[', '(', '^']).next().unwrap_or(head).trim();
    // `Re 2:`, `RE2:`, `AW-3:`.
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([' ', '-', '.']);
    let known = |word: &str| SUBJECTS.prefixes.contains(word.to_lowercase().replace('\u{307}', "").as_str());
    let counted = bare.chars().count() >= 2 && known(bare);
    (counted || known(word)).then(|| tail.trim_start())
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
        for prefix in [
            "RE", "Aw", "Antw", "SV", "VS", "RV", "RES", "ODP", "YNT", "回复", "답장", "Re[2]", "Re 3",
            "RE^4", "AW-2", "Réf", "R", "I", "Tr", "WG", "Fwd", "FW", "Отв", "Пер", "転送", "返信", "Vb",
            "PD", "İLT", "Rif", "Odg",
        ] {
            assert_eq!(normal_subject(&format!("{prefix}: Accruals")), "accruals", "{prefix}");
        }
        assert_eq!(normal_subject("回复：Accruals"), "accruals");
        for plain in ["Q3: accruals", "A: b", "2: b", "Rest: b", "Note: b"] {
            assert!(!has_prefix(plain), "{plain}");
        }
        assert_eq!(normal_subject("Meeting: agenda"), "meeting: agenda");
        assert!(has_prefix("Sv: lunch") && !has_prefix("Lunch: where?"));
    }

    #[test]
    fn subjects_that_say_nothing() {
        for subject in ["Re: hi", "", "Re:", "AW: Frage", "FW: (no subject)", "???", "Re: 你好"] {
            assert!(says_nothing(&normal_subject(subject)), "{subject}");
        }
        for subject in ["Hi there, plan", "Accruals", "Re: plan"] {
            assert!(!says_nothing(&normal_subject(subject)), "{subject}");
        }
    }
}
