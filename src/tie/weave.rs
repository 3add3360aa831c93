//! One walk over the mails in time order that fills every tie.

use super::{Contact, Exchange, Help, History, Promise, Thanks, ThanksIn, Tie, company, help, promise};
use crate::message::{AddrSpec, Address};
use crate::signal::words_in;
use crate::words::{Act, Confidence, Mail, PersonId, QuotedMail, SignalKind};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashSet};

/// A request to more people than this is nobody's in particular.
const ASKED_PEOPLE: usize = 3;

pub(super) fn ties(history: &History) -> BTreeMap<PersonId, Tie> {
    let mut ties: BTreeMap<PersonId, Tie> = BTreeMap::new();
    let mut quotes_seen: HashSet<(PersonId, &str)> = HashSet::new();
    let mut asks = help::OpenAsks::default();
    for (index, mail) in history.mails.iter().enumerate() {
        let readers = readers(history, mail);
        for quote in depth_one(history, mail) {
            let new = quotes_seen.insert((quote.person, quote.key));
            let tie = ties.entry(quote.person).or_default();
            if new {
                let on = quote.on.unwrap_or_else(|| mail.at.date_naive());
                tie.exchanges.push(Exchange {
                    mail: index,
                    quote: quote.index,
                    on,
                    dated: quote.on.is_some(),
                });
                help::received(history, tie, index, &quote, &mut asks);
                thanked_me(history, tie, index, &quote, on);
            }
        }
        for (&person, &direct) in &readers {
            let tie = ties.entry(person).or_default();
            if mail.hush {
                tie.hushed.push(tie.contacts.len());
            }
            tie.contacts.push(Contact { mail: index, at: mail.at, readers: readers.len(), direct });
            thanks(history, tie, person, index, mail);
            help::given(history, tie, (person, direct), index, mail);
        }
        asks.note(history, index, mail, &readers, ASKED_PEOPLE);
    }
    let later = promise::Later::of(history, &ties);
    let promises: Vec<(PersonId, Vec<Promise>)> =
        ties.iter().map(|(person, tie)| (*person, promise::of(history, &later, *person, tie))).collect();
    for (person, promises) in promises {
        ties.entry(person).or_default().promises = promises;
    }
    company::gather(history, &mut ties);
    ties
}

/// A depth-1 quote whose author is a person the owner writes to.
pub(super) struct Seen<'a> {
    pub(super) person: PersonId,
    pub(super) index: usize,
    pub(super) key: &'a str,
    pub(super) on: Option<NaiveDate>,
    pub(super) time: Option<chrono::NaiveTime>,
    pub(super) length: u16,
    pub(super) readers: u16,
    pub(super) acts: &'a [Act],
}

fn depth_one<'a>(history: &'a History, mail: &'a Mail) -> Vec<Seen<'a>> {
    mail.quotes
        .iter()
        .enumerate()
        .filter(|(_, q)| q.depth == 1)
        .filter_map(|(index, q)| {
            let person = history.people.id(q.who.as_ref()?)?;
            Some(Seen {
                person,
                index,
                key: &q.key,
                on: q.on,
                time: q.time,
                length: q.length,
                readers: q.readers,
                acts: &q.acts,
            })
        })
        .collect()
}

/// The people a mail reached, and whether they stand on its `To` line.
pub(super) fn readers(history: &History, mail: &Mail) -> BTreeMap<PersonId, bool> {
    let id = |a: &Address| history.people.id(&a.addr);
    let mut readers: BTreeMap<PersonId, bool> =
        mail.cc.iter().chain(&mail.bcc).filter_map(id).map(|person| (person, false)).collect();
    readers.extend(mail.to.iter().filter_map(id).map(|person| (person, true)));
    readers
}

/// Whether an act of `mail` is meant for `person`: named, or said to everybody on `To`.
pub(super) fn meant_for(history: &History, act: &Act, person: PersonId, mail: &Mail) -> bool {
    let is = |address: &AddrSpec| history.people.id(address) == Some(person);
    match &act.target {
        Some(address) => is(address),
        None => {
            mail.to.iter().any(|a| is(&a.addr)) || (mail.to.is_empty() && mail.cc.iter().any(|a| is(&a.addr)))
        }
    }
}

/// "Good catch, fixed in v4." is a nod; praise that takes this many words says what was good.
const FULL_WORDS: usize = 7;

fn is_full(act: &Act) -> bool {
    act.words.as_deref().is_some_and(|words| words_in(words) >= FULL_WORDS)
}

/// "Masterly." with a sentence after it, in a mail to one or two: that is no nod either.
fn goes_on(act: &Act, mail: &Mail) -> bool {
    let line = mail.line.as_deref().filter(|line| act.words.as_deref() != Some(*line));
    let few = mail.addressees() <= 2;
    few && line.is_some_and(|line| words_in(line) >= FULL_WORDS && !line.ends_with('?'))
}

/// Whether the sentence names the person.
fn is_named(history: &History, act: &Act, person: PersonId) -> bool {
    let short = history.people.get(person).map_or("", |p| p.short.as_str());
    act.words.as_deref().is_some_and(|words| {
        words.split(|c: char| !c.is_alphanumeric()).any(|word| word == short && !short.is_empty())
    })
}

/// Whether the mail answers one of theirs: thanks said on a thread are also for whoever is answered.
fn is_answered(history: &History, mail: &Mail, person: PersonId) -> bool {
    let author = |q: &QuotedMail| q.who.as_ref().and_then(|who| history.people.id(who));
    mail.quotes.iter().any(|q| q.depth == 1 && author(q) == Some(person))
}

/// So many helps are looked back on for the one that a mail thanks for.
const LATEST: usize = 300;

/// A mail of theirs, seen for the first time, that thanks or praises the owner. A private matter is nobody's gratitude.
fn thanked_me(history: &History, tie: &mut Tie, index: usize, quote: &Seen<'_>, on: NaiveDate) {
    if history.mail(index).is_none_or(|mail| mail.hush) {
        return;
    }
    let thanks = quote.acts.iter().filter(|a| a.kind == SignalKind::Thanks);
    let quality = thanks.filter_map(|a| a.quality).map(|q| q.0).max().unwrap_or_default();
    let praise =
        quote.acts.iter().any(|a| a.kind == SignalKind::Praise && a.confidence >= Confidence::Medium);
    if quality >= 1 || praise {
        let here = |help: &Help| history.thread(help.mail) == history.thread(index) && help.when.day() <= on;
        let latest = tie.helps_out.iter().enumerate().rev().take(LATEST);
        let after = latest.filter(|(_, help)| here(help)).map(|(at, _)| at).next();
        let (quote, dated) = (quote.index, quote.on.is_some());
        tie.thanked_me.push(ThanksIn { mail: index, quote, on, dated, quality, praise, after });
    }
}

/// Thanks, and praise of what they did, which thanks as well.
fn thanks(history: &History, tie: &mut Tie, person: PersonId, index: usize, mail: &Mail) {
    for (act_index, act) in mail.acts.iter().enumerate() {
        let quality = act.quality.map_or(0, |q| q.0);
        let praise = act.kind == SignalKind::Praise && act.confidence >= Confidence::Medium;
        // "Big thanks to Lena" in a mail that Lena gets too.
        let passed_on = act.rule.ends_with("thanks/reported") && is_named(history, act, person);
        let quality = if passed_on { 2 } else { quality };
        let praise = praise && (is_named(history, act, person) || is_full(act) || goes_on(act, mail));
        let quality = if praise { 2 } else { quality };
        let said = (act.kind == SignalKind::Thanks && quality >= 1) || praise;
        let named = quality >= 2 && (is_named(history, act, person) || is_answered(history, mail, person));
        if said && (named || meant_for(history, act, person, mail)) {
            tie.thanks.push(Thanks { mail: index, act: act_index, at: mail.at, quality });
            if quality >= 2 && !praise && !mail.hush {
                help::thanked(tie, index, mail);
            }
        }
    }
}
