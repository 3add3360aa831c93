//! The owner's promises, and the mail that kept or overtook each.

use super::weave::{meant_for, readers};
use super::{History, Promise, Tie};
use crate::thread;
use crate::words::{Confidence, Mail, PersonId, SignalKind, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// Where later mail is looked up: the mails of each thread, and those that reached people of each short name.
#[derive(Default)]
pub(super) struct Later<'a> {
    threads: BTreeMap<usize, Vec<usize>>,
    names: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Later<'a> {
    pub(super) fn of(history: &'a History) -> Self {
        let mut later = Self::default();
        for (index, mail) in history.mails.iter().enumerate() {
            later.threads.entry(history.thread(index)).or_default().push(index);
            for person in readers(history, mail).into_keys().filter_map(|id| history.people.get(id)) {
                later.names.entry(&person.short).or_default().push(index);
            }
        }
        later
    }
}

fn after(indexes: Option<&Vec<usize>>, promised: usize) -> Option<usize> {
    let indexes = indexes?;
    indexes.get(indexes.partition_point(|index| *index <= promised)).copied()
}

/// Collects what was promised to `person` alone and closes what later mail closed.
pub(super) fn collect(history: &History, later: &Later<'_>, person: PersonId, tie: &mut Tie) {
    let mut promises = Vec::new();
    for contact in tie.contacts.iter().filter(|c| c.direct) {
        let Some(mail) = history.mail(contact.mail) else { continue };
        if mail.verdict != Verdict::Opens || mail.by_delegate {
            continue;
        }
        let mine = mail.acts.iter().enumerate().find(|(_, act)| {
            act.kind == SignalKind::Promise
                && act.confidence >= Confidence::Medium
                && meant_for(history, act, person, mail)
        });
        let Some((act, _)) = mine else { continue };
        // A promise to several is nobody's in particular.
        if mail.acts.get(act).is_some_and(|a| a.target.is_some()) {
            let closed_by = after(later.threads.get(&history.thread(contact.mail)), contact.mail)
                .or_else(|| closing(history, tie, contact.mail, act))
                .or_else(|| wrote_to_named(history, later, contact.mail, act, person));
            promises.push(Promise { mail: contact.mail, act, at: mail.at, closed_by });
        }
    }
    tie.promises = promises;
}

/// A promise that so many later mails to the person did not close is left open: nobody gets more in three weeks.
const LOOKED_AT: usize = 300;

/// A later mail to the person closes a promise when it is on the same matter, brings something, or when the promise was
/// no more than to write again. (Any later mail in the thread closes it, whoever it went to.)
fn closing(history: &History, tie: &Tie, promised: usize, act: usize) -> Option<usize> {
    let matter = history.mail(promised).map(|m| telling_words(&m.subject)).unwrap_or_default();
    let only_to_write = history.act(promised, act).is_some_and(|a| a.rule.ends_with("/write-again"));
    let closes = |mail: &Mail| {
        only_to_write
            || mail.forward
            || brings(mail)
            || telling_words(&mail.subject).iter().any(|word| matter.contains(word))
    };
    let from = tie.contacts.partition_point(|c| c.mail <= promised);
    let later = tie.contacts.get(from..).unwrap_or_default();
    later.iter().take(LOOKED_AT).find(|c| history.mail(c.mail).is_some_and(closes)).map(|c| c.mail)
}

/// The words of a subject that name its matter.
fn telling_words(subject: &str) -> BTreeSet<String> {
    thread::normal_subject(subject)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(str::to_owned)
        .collect()
}

/// "I'll write to Quinn today": a later mail to somebody of that name keeps it.
fn wrote_to_named(
    history: &History,
    later: &Later<'_>,
    promised: usize,
    act: usize,
    person: PersonId,
) -> Option<usize> {
    let words = history.act(promised, act)?.words.as_deref()?;
    let own = history.people.get(person).map_or("", |p| p.short.as_str());
    words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 3 && *word != own)
        .filter_map(|word| after(later.names.get(word), promised))
        .min()
}

fn brings(mail: &Mail) -> bool {
    let kinds = [SignalKind::Delivery, SignalKind::Introduction, SignalKind::PassedOn];
    mail.attachments > 0
        || mail.acts.iter().any(|a| kinds.contains(&a.kind) && a.confidence >= Confidence::Medium)
}
