//! What passed between the owner and each person, in order. Owns: ties, help in both directions, thanks, promises
//! and the measures over them. Never touches: whether any of it becomes an item.

use crate::person::{People, is_excluded};
use crate::thread;
use crate::words::{Confidence, Mail, PersonId, Rules, When};
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::BTreeMap;

mod company;
mod help;
mod measure;
mod promise;
pub mod statement;
pub mod sum;
mod weave;

pub use company::Company;
pub use measure::{
    Counted, Curve, HELP_DAYS, HISTORY_DAYS, NOW_DAYS, Rhythm, Survival, active_weeks, comfortable,
    company_kept, gratitude_debt, help_terms, reciprocity, strength, strength_terms, survival, worth_more,
};

/// Everything the ledger remembers, arranged by person. Mails are in (time, Message-ID) order.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Every mail that opens or closes.
    pub mails: Vec<Mail>,
    /// For each mail the index of its thread's first mail.
    pub threads: Vec<usize>,
    /// The people of those mails.
    pub people: People,
    /// One tie for each person, by key.
    pub ties: BTreeMap<PersonId, Tie>,
}

/// One person's tie to the owner.
#[derive(Clone, Debug, Default)]
pub struct Tie {
    /// The owner's mails that reached them, in order.
    pub contacts: Vec<Contact>,
    /// Which of the contacts are hushed, as indexes into them.
    pub hushed: Vec<usize>,
    /// Their mails, seen through depth-1 quotes, each once, in the order in which they were seen.
    pub exchanges: Vec<Exchange>,
    /// Help they gave.
    pub helps_in: Vec<Help>,
    /// Help the owner gave.
    pub helps_out: Vec<Help>,
    /// Thanks the owner (or a delegate) gave, sign-offs left out.
    pub thanks: Vec<Thanks>,
    /// Thanks and praise they gave the owner, seen through depth-1 quotes, in the order in which they were seen.
    pub thanked_me: Vec<ThanksIn>,
    /// What the owner promised to them alone.
    pub promises: Vec<Promise>,
    /// What the tie stands among.
    pub company: Company,
}

/// One mail that reached a person.
#[derive(Clone, Copy, Debug)]
pub struct Contact {
    /// Index into [`History::mails`].
    pub mail: usize,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// How many people it went to.
    pub readers: usize,
    /// On the `To` line.
    pub direct: bool,
}

/// One mail of theirs.
#[derive(Clone, Copy, Debug)]
pub struct Exchange {
    /// The owner's mail that quotes it.
    pub mail: usize,
    /// Which of its quotes.
    pub quote: usize,
    /// When they wrote; the owner's answer's day when the attribution gave none.
    pub on: NaiveDate,
    /// Whether the attribution gave it.
    pub dated: bool,
}

/// How help shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpKind {
    /// They gave what was asked for or needed, in words that say so.
    Delivery,
    /// They connected the owner with somebody.
    Introduction,
    /// They wrote back on what was asked.
    Answer,
    /// The owner's thanks speak of help that left no other trace.
    Thanked,
    /// The owner passed something on.
    PassedOn,
}

/// One dated help.
#[derive(Clone, Debug)]
pub struct Help {
    /// How it shows.
    pub kind: HelpKind,
    /// The mail in Sent that shows it.
    pub mail: usize,
    /// When it was given.
    pub when: When,
    /// Whether `when` is said by the mail, not taken from the answer.
    pub dated: bool,
    /// Whether the mail that shows it may start an item.
    pub opens: bool,
    /// 1, or ½ for an answer or something passed on.
    pub weight: f64,
    /// How sure.
    pub confidence: Confidence,
    /// The owner's request it answers: mail and act.
    pub ask: Option<(usize, usize)>,
}

/// One thank-you given.
#[derive(Clone, Copy, Debug)]
pub struct Thanks {
    /// The mail.
    pub mail: usize,
    /// The act in it.
    pub act: usize,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// 1 to 3.
    pub quality: u8,
}

/// One mail of theirs that thanks the owner or praises them; none of its words is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThanksIn {
    /// The owner's mail that quotes it.
    pub mail: usize,
    /// Which of its quotes.
    pub quote: usize,
    /// When they wrote; the day of the owner's answer when the attribution gave none.
    pub on: NaiveDate,
    /// Whether the attribution gave the day.
    pub dated: bool,
    /// The best of its thanks, 1 to 3; 0 when it only praises.
    pub quality: u8,
    /// Whether it praises.
    pub praise: bool,
    /// The owner's last help to them in that thread up to that day, as an index into [`Tie::helps_out`].
    pub after: Option<usize>,
}

/// One promise of the owner's.
#[derive(Clone, Copy, Debug)]
pub struct Promise {
    /// The mail.
    pub mail: usize,
    /// The act in it.
    pub act: usize,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// The last day its words give it.
    pub due: Option<NaiveDate>,
    /// The later mail that closed it, and how.
    pub closed: Option<(usize, Ending)>,
}

/// How a promise came to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// It was done, as far as mail shows: something was sent, the named person written to, or they thanked.
    Kept,
    /// One of the two took the matter back.
    TakenBack,
    /// Mail on the matter went on without it.
    WentOn,
}

impl History {
    /// Arranges `mails` (any order) by person.
    pub fn weave(mut mails: Vec<Mail>, rules: &Rules) -> Self {
        mails.sort_by(|a, b| (a.at, &a.message_id).cmp(&(b.at, &b.message_id)));
        let threads = thread::assign(&mails.iter().collect::<Vec<_>>());
        Self::arrange(mails, threads, rules)
    }

    /// The same for `mails` in (time, Message-ID) order whose `threads` are known as [`thread::assign`] gives them.
    pub fn arrange(mut mails: Vec<Mail>, threads: Vec<usize>, rules: &Rules) -> Self {
        let people = People::gather(&mails, rules);
        for mail in &mut mails {
            // Somebody who was left out of the config's world since: what was said in their presence is not used.
            mail.hush |= mail.to.iter().chain(&mail.cc).chain(&mail.bcc).any(|a| is_excluded(&a.addr, rules));
        }
        let hushed = thread::hushed(&mails.iter().collect::<Vec<_>>(), &threads);
        for (mail, _) in mails.iter_mut().zip(hushed).filter(|(_, hushed)| *hushed) {
            mail.hush = true;
            mail.forget_words();
        }
        let mut history = Self { mails, threads, people, ties: BTreeMap::new() };
        history.ties = weave::ties(&history);
        history
    }

    /// The tie to a person; an empty one when nothing passed.
    pub fn tie(&self, person: PersonId) -> &Tie {
        static NOTHING: Tie = Tie {
            contacts: Vec::new(),
            hushed: Vec::new(),
            exchanges: Vec::new(),
            helps_in: Vec::new(),
            helps_out: Vec::new(),
            thanks: Vec::new(),
            thanked_me: Vec::new(),
            promises: Vec::new(),
            company: Company { beside: Vec::new(), matters: 0, moved: false },
        };
        self.ties.get(&person).unwrap_or(&NOTHING)
    }

    /// The mail at an index.
    pub fn mail(&self, index: usize) -> Option<&Mail> {
        self.mails.get(index)
    }

    /// The act at an index of a mail.
    pub fn act(&self, mail: usize, act: usize) -> Option<&crate::words::Act> {
        self.mails.get(mail).and_then(|m| m.acts.get(act))
    }

    /// The thread of a mail.
    pub fn thread(&self, mail: usize) -> usize {
        self.threads.get(mail).copied().unwrap_or(mail)
    }
}

impl Tie {
    /// When the owner last wrote to them.
    pub fn last_contact(&self) -> Option<DateTime<FixedOffset>> {
        self.contacts.last().map(|c| c.at)
    }

    /// The day the owner last thanked them for something named (quality ≥ 2).
    pub fn last_thanked(&self) -> Option<NaiveDate> {
        self.thanks.iter().rev().find(|t| t.quality >= 2).map(|t| t.at.date_naive())
    }

    /// The promise made in the mail with this index.
    pub fn promise(&self, mail: usize) -> Option<&Promise> {
        self.promises.get(self.promises.partition_point(|p| p.mail < mail)).filter(|p| p.mail == mail)
    }

    /// Their mail of that day which the owner's mail with this index quotes. Exchanges stand in the order of mails.
    pub fn exchange(&self, mail: usize, on: NaiveDate) -> Option<&Exchange> {
        let from = self.exchanges.partition_point(|e| e.mail < mail);
        self.exchanges.get(from..)?.iter().take_while(|e| e.mail == mail).find(|e| e.on == on)
    }

    /// Days on which mail went either way, in order, each once.
    pub fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.contacts.iter().map(|c| c.at.date_naive()).collect();
        days.extend(self.exchanges.iter().map(|e| e.on));
        days.sort_unstable();
        days.dedup();
        days
    }
}
