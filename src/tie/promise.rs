//! The owner's promises, and the mail that kept or overtook each.

use super::weave::{meant_for, readers};
use super::{Ending, History, Promise, Tie};
use crate::thread;
use crate::words::{Act, Confidence, Mail, PersonId, Quality, QuotedMail, SignalKind, Verdict};
use chrono::NaiveDate;
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

    /// Any later mail of the thread closes a promise, whoever it went to; how, the first that tells.
    fn in_thread(&self, history: &History, promised: usize) -> Option<(usize, Ending)> {
        let mails = self.threads.get(&history.thread(promised))?;
        let later = mails.get(mails.partition_point(|index| *index <= promised)..)?;
        let since = history.mail(promised)?.at.date_naive();
        let told = later.iter().take(LOOKED_AT).find_map(|index| {
            let mail = history.mail(*index)?;
            let ending = if takes_back(mail, since) {
                Ending::TakenBack
            } else if brings(mail) || thanked(mail, since) {
                Ending::Kept
            } else {
                return None;
            };
            Some((*index, ending))
        });
        told.or_else(|| later.first().map(|index| (*index, Ending::WentOn)))
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
            let due = mail.acts.get(act).and_then(|act| act.due);
            let closed = later
                .in_thread(history, contact.mail)
                .or_else(|| closing(history, tie, contact.mail, act, person))
                .or_else(|| wrote_to_named(history, later, contact.mail, act, person));
            promises.push(Promise { mail: contact.mail, act, at: mail.at, due, closed });
        }
    }
    tie.promises = promises;
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
        .filter_map(|word| after(later.names.get(word), promised))
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
