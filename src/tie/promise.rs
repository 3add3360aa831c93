//! The owner's promises, and the mail that kept or overtook each.

use super::weave::meant_for;
use super::{Ending, History, Promise, Tie};
use crate::thread;
use crate::words::{Act, Confidence, Mail, PersonId, Quality, QuotedMail, SignalKind, Verdict};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Where later mail is looked up: the next mail of each mail's thread, and what reached people of each short name.
#[derive(Default)]
pub(super) struct Later<'a> {
    next: Vec<Option<usize>>,
    names: HashMap<&'a str, Vec<&'a Tie>>,
}

impl<'a> Later<'a> {
    pub(super) fn of(history: &'a History, ties: &'a BTreeMap<PersonId, Tie>) -> Self {
        let mut later = Self { next: vec![None; history.mails.len()], names: HashMap::new() };
        let mut last_of: HashMap<usize, usize> = HashMap::new();
        for index in 0..history.mails.len() {
            let before = last_of.insert(history.thread(index), index);
            if let Some(slot) = before.and_then(|before| later.next.get_mut(before)) {
                *slot = Some(index);
            }
        }
        for (person, tie) in ties {
            if let Some(person) = history.people.get(*person) {
                later.names.entry(&person.short).or_default().push(tie);
            }
        }
        later
    }

    /// The first later mail that reached somebody of this short name.
    fn to_named(&self, short: &str, promised: usize) -> Option<usize> {
        let first = |tie: &&Tie| {
            let from = tie.contacts.partition_point(|c| c.mail <= promised);
            tie.contacts.get(from).map(|c| c.mail)
        };
        self.names.get(short)?.iter().filter_map(first).min()
    }

    /// Any later mail of the thread closes a promise, whoever it went to; how, the first that tells.
    fn in_thread(&self, history: &History, promised: usize) -> Option<(usize, Ending)> {
        let next = |index: usize| self.next.get(index).copied().flatten();
        let first = next(promised)?;
        let later = std::iter::successors(Some(first), |index| next(*index));
        let since = history.mail(promised)?.at.date_naive();
        let told = later.take(LOOKED_AT).find_map(|index| {
            let mail = history.mail(index)?;
            let ending = if takes_back(mail, since) {
                Ending::TakenBack
            } else if brings(mail) || thanked(mail, since) {
                Ending::Kept
            } else {
                return None;
            };
            Some((index, ending))
        });
        told.or(Some((first, Ending::WentOn)))
    }
}

/// What was promised to `person` alone, each closed when later mail closed it.
pub(super) fn of(history: &History, later: &Later<'_>, person: PersonId, tie: &Tie) -> Vec<Promise> {
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
            let due = mail.acts.get(act).and_then(|act| act.due);
            let closed = later
                .in_thread(history, contact.mail)
                .or_else(|| closing(history, tie, contact.mail, act, person))
                .or_else(|| wrote_to_named(history, later, contact.mail, act, person));
            promises.push(Promise { mail: contact.mail, act, at: mail.at, due, closed });
        }
    }
    promises
}

/// A promise that so many later mails to the person did not close is left open: nobody gets more in three weeks.
const LOOKED_AT: usize = 300;

/// A later mail to the person closes a promise when it is on the same matter or brings something, or when the promise was
/// no more than to write again.
fn closing(
    history: &History,
    tie: &Tie,
    promised: usize,
    act: usize,
    person: PersonId,
) -> Option<(usize, Ending)> {
    let promise = history.mail(promised)?;
    let matter = telling_words(&promise.subject);
    let since = promise.at.date_naive();
    let only_to_write = history.act(promised, act).is_some_and(|a| a.rule.ends_with("/write-again"));
    let ending = |mail: &Mail| {
        let same_matter = || telling_words(&mail.subject).iter().any(|word| matter.contains(word));
        if withdraws(&mail.acts) && same_matter() {
            Some(Ending::TakenBack)
        } else if only_to_write
            || mail.forward
            || brings(mail)
            || (thanked_by(history, mail, since, person) && same_matter())
        {
            Some(Ending::Kept)
        } else {
            same_matter().then_some(Ending::WentOn)
        }
    };
    let from = tie.contacts.partition_point(|c| c.mail <= promised);
    let later = tie.contacts.get(from..).unwrap_or_default();
    later.iter().take(LOOKED_AT).find_map(|c| Some((c.mail, ending(history.mail(c.mail)?)?)))
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
) -> Option<(usize, Ending)> {
    let words = history.act(promised, act)?.words.as_deref()?;
    let own = history.people.get(person).map_or("", |p| p.short.as_str());
    words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 3 && *word != own)
        .filter_map(|word| later.to_named(word, promised))
        .min()
        .map(|mail| (mail, Ending::Kept))
}

/// Whether the owner, or whom the mail answers, takes something back.
fn takes_back(mail: &Mail, since: NaiveDate) -> bool {
    withdraws(&mail.acts) || answered(mail, since).any(|quote| withdraws(&quote.acts))
}

/// The mails that this one answers and that are not older than the promise.
fn answered(mail: &Mail, since: NaiveDate) -> impl Iterator<Item = &QuotedMail> {
    mail.quotes.iter().filter(move |quote| quote.depth == 1 && quote.on >= Some(since))
}

fn withdraws(acts: &[Act]) -> bool {
    acts.iter().any(|act| act.kind == SignalKind::Withdrawal && act.confidence >= Confidence::Medium)
}

/// Whether a mail that this one answers thanks for something.
fn thanked(mail: &Mail, since: NaiveDate) -> bool {
    answered(mail, since).any(thanks)
}

fn thanked_by(history: &History, mail: &Mail, since: NaiveDate, person: PersonId) -> bool {
    let theirs =
        |quote: &QuotedMail| quote.who.as_ref().and_then(|who| history.people.id(who)) == Some(person);
    answered(mail, since).any(|quote| theirs(quote) && thanks(quote))
}

fn thanks(quote: &QuotedMail) -> bool {
    quote.acts.iter().any(|act| act.quality >= Some(Quality(2)))
}

fn brings(mail: &Mail) -> bool {
    let kinds = [SignalKind::Delivery, SignalKind::Introduction, SignalKind::PassedOn];
    mail.attachments > 0
        || mail.acts.iter().any(|a| kinds.contains(&a.kind) && a.confidence >= Confidence::Medium)
}
