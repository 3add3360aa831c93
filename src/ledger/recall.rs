//! Giving back what was remembered. Owns: reading all mails. Never touches: writing.
//!
//! Ten statements read everything: three for the repeated strings, one for the mails and one for each table of their
//! parts, in the order of the mails, so that parts are laid beside their mail in one walk. None is run once a mail.

use super::codes;
use super::fault::Fault;
use super::{Ledger, LedgerError, MailKey, second};
use crate::message::{AddrSpec, Address, MessageId};
use crate::words::{Act, Mail, Quality, QuotedMail};
use rusqlite::{Connection, Row};
use std::collections::HashMap;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

const ADDRESSES: &str = "SELECT id, spec FROM addresses ORDER BY id";
const NAMES: &str = "SELECT id, address, name FROM display_names ORDER BY id";
const RULES: &str = "SELECT id, name FROM rules ORDER BY id";
const THREADS: &str = "SELECT message, thread FROM threads ORDER BY message";

const MESSAGES: &str =
    "SELECT id, message_id, content_key, sent_at, sent_nanos, utc_offset, sender, verdict, reason,
        by_delegate, subject, reply, forward, attachments, hush, language, line, text_key, parting, kin, subject_key
    FROM messages WHERE verdict <> 'nothing' AND sender IS NOT NULL ORDER BY id";
const RECIPIENTS: &str =
    "SELECT message, line, recipient FROM message_recipients ORDER BY message, line, position";
const PARENTS: &str = "SELECT message, 0, parent FROM message_parents ORDER BY message, position";
const SIGNALS: &str =
    "SELECT message, 0, kind, quality, confidence, target, rule, words, due, named FROM signals
    ORDER BY message, position";
const QUOTES: &str = "SELECT message, 0, author, quote_key, written_on, written_time, depth, length, readers
    FROM quotes CROSS JOIN quoted_mails ON quoted_mails.id = quoted_mail ORDER BY message, position";
const QUOTE_SIGNALS: &str =
    "SELECT message, quote, kind, quality, confidence, target, rule FROM quote_signals
    ORDER BY message, quote, position";
const TERMS: &str = "SELECT message, quote, term FROM terms ORDER BY message, quote, term";
/// Read from one end to the other, in the order of the mails: none of them may need sorting.
#[cfg(test)]
pub(super) const WALKED: [&str; 11] =
    [ADDRESSES, NAMES, RULES, THREADS, MESSAGES, RECIPIENTS, PARENTS, SIGNALS, QUOTES, QUOTE_SIGNALS, TERMS];

/// What a digest is made of.
#[derive(Clone, Debug, Default)]
pub struct Recalled {
    /// As [`Ledger::mails`] gives them; when `threads` are known, without the ids of the mails they answer, which tell
    /// nothing more.
    pub mails: Vec<Mail>,
    /// For each mail the index of the first of its thread; `None` when mails came since threads were assigned.
    pub threads: Option<Vec<usize>>,
}

impl Ledger {
    /// Every mail that opens or closes items, each once however many copies there are, oldest first; mails of one
    /// instant in the order of their Message-IDs.
    pub fn mails(&self) -> Result<Vec<(MailKey, Mail)>, LedgerError> {
        self.read(|db| {
            let mut mails = without_parents(db)?;
            parents(db, &mut mails)?;
            Ok(in_order(mails))
        })
    }

    /// The same mails for a digest, with their threads as far as they were assigned.
    pub fn recall(&self) -> Result<Recalled, LedgerError> {
        self.read(|db| {
            let mut mails = without_parents(db)?;
            let assigned = Rows::read(db, THREADS, |row| Ok(row.get(1)?))?;
            let known = mails.iter().all(|(key, _)| assigned.get(key.0).is_some());
            if !known {
                parents(db, &mut mails)?;
            }
            let mails = in_order(mails);
            let threads = known.then(|| firsts(&mails, &assigned));
            Ok(Recalled { mails: mails.into_iter().map(|(_, mail)| mail).collect(), threads })
        })
    }
}

/// The mails in the order of their keys. Quotes and what was done in them, half of all rows, are read by a second thread.
fn without_parents(db: &Connection) -> Result<Vec<(MailKey, Mail)>, Fault> {
    let second = second::connection(db)?;
    let strings = Strings::load(db)?;
    let (mut mails, quotes) = thread::scope(|scope| {
        // Strings of its own: two threads that count how often each is shared would wait for one another.
        let beside = second.and_then(|second| {
            let read = move || quotes(&second, &Strings::load(&second)?);
            thread::Builder::new().spawn_scoped(scope, read).ok()
        });
        let mails = letters(db, &strings)?;
        let quotes = match beside {
            Some(beside) => beside.join().unwrap_or_else(|cause| resume_unwind(cause)),
            None => quotes(db, &strings),
        };
        Ok::<_, Fault>((mails, quotes?))
    })?;
    let mut quotes = quotes.into_iter().peekable();
    for (key, mail) in &mut mails {
        while quotes.next_if(|(at, _)| at < key).is_some() {}
        if let Some((_, found)) = quotes.next_if(|(at, _)| at == key) {
            mail.quotes = found;
        }
    }
    terms(db, &mut mails)?;
    Ok(mails)
}

/// The mails without what they quote.
fn letters(db: &Connection, strings: &Strings) -> Result<Vec<(MailKey, Mail)>, Fault> {
    let mut mails = messages(db, strings)?;
    recipients(db, strings, &mut mails)?;
    signals(db, strings, &mut mails)?;
    Ok(mails)
}

fn in_order(mut mails: Vec<(MailKey, Mail)>) -> Vec<(MailKey, Mail)> {
    // Small keys are sorted, then each mail, which is large, is moved once.
    mails.sort_by_cached_key(|(_, mail)| (mail.at.timestamp(), mail.at.timestamp_subsec_nanos()));
    for same in mails.chunk_by_mut(|(_, a), (_, b)| a.at == b.at) {
        same.sort_by(|(_, a), (_, b)| a.message_id.cmp(&b.message_id));
    }
    mails
}

/// For each of `mails` the index of the first that was assigned the same thread.
fn firsts(mails: &[(MailKey, Mail)], assigned: &Rows<i64>) -> Vec<usize> {
    let mut first_of: HashMap<i64, usize> = HashMap::new();
    let threads = mails.iter().enumerate();
    threads
        .map(|(index, (key, _))| {
            assigned.get(key.0).map_or(index, |thread| *first_of.entry(*thread).or_insert(index))
        })
        .collect()
}

/// What was read of a table, by id.
struct Rows<T>(Vec<(i64, T)>);

impl<T> Rows<T> {
    /// Reads rows that come in the order of their first column, the id.
    fn read(
        db: &Connection,
        sql: &str,
        mut value: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Self, Fault> {
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = statement.query(())?;
        let mut read = Vec::new();
        while let Some(row) = rows.next()? {
            read.push((row.get(0)?, value(row)?));
        }
        Ok(Self(read))
    }

    /// Ids count up from one and few are ever taken out: mostly the place is told by the id.
    fn get(&self, id: i64) -> Option<&T> {
        let likely = usize::try_from(id).ok().and_then(|id| self.0.get(id.checked_sub(1)?));
        let found = likely.filter(|(at, _)| *at == id).or_else(|| {
            let place = self.0.binary_search_by_key(&id, |(at, _)| *at).ok()?;
            self.0.get(place)
        });
        found.map(|(_, value)| value)
    }
}

/// The interned strings, read once.
struct Strings {
    addresses: Rows<AddrSpec>,
    names: Rows<Address>,
    rules: Rows<Arc<str>>,
}

impl Strings {
    fn load(db: &Connection) -> Result<Self, Fault> {
        let addresses = Rows::read(db, ADDRESSES, |row| {
            let spec = text(row, 1)?;
            AddrSpec::parse(spec)
                .ok_or_else(|| Fault::Unreadable { what: "mail address", value: spec.to_owned() })
        })?;
        let names = Rows::read(db, NAMES, |row| {
            let addr = known("address", &addresses, row.get(1)?)?;
            Ok(Address { name: row.get(2)?, addr })
        })?;
        let rules = Rows::read(db, RULES, |row| Ok(text(row, 1)?.into()))?;
        Ok(Self { addresses, names, rules })
    }

    /// What own and quoted acts have in common, from the third column on: kind, quality, confidence, target, rule.
    fn act(&self, row: &Row<'_>) -> Result<Act, Fault> {
        let target: Option<i64> = row.get(5)?;
        Ok(Act {
            kind: codes::named("act", text(row, 2)?)?,
            quality: row.get::<_, Option<u8>>(3)?.map(Quality),
            confidence: codes::named("confidence", text(row, 4)?)?,
            target: target.map(|id| known("address", &self.addresses, id)).transpose()?,
            rule: known("rule", &self.rules, row.get(6)?)?,
            words: None,
            due: None,
            named: None,
        })
    }
}

fn messages(db: &Connection, strings: &Strings) -> Result<Vec<(MailKey, Mail)>, Fault> {
    let mut statement = db.prepare_cached(MESSAGES)?;
    let mut rows = statement.query(())?;
    let mut mails = Vec::new();
    while let Some(row) = rows.next()? {
        let reason = row.get_ref(8)?.as_str_or_null().map_err(unreadable("reason"))?;
        let mail = Mail {
            message_id: MessageId(row.get(1)?),
            content_key: row.get(2)?,
            at: codes::instant(row.get(3)?, row.get(4)?, row.get(5)?)?,
            from: known("sender", &strings.names, row.get(6)?)?,
            verdict: codes::named("verdict", text(row, 7)?)?,
            reason: reason.map(|name| codes::named("reason", name)).transpose()?,
            by_delegate: row.get(9)?,
            to: Vec::new(),
            cc: Vec::new(),
            bcc: Vec::new(),
            subject: row.get(10)?,
            parents: Vec::new(),
            reply: row.get(11)?,
            forward: row.get(12)?,
            attachments: row.get(13)?,
            hush: row.get(14)?,
            language: row.get(15)?,
            line: row.get(16)?,
            text_key: row.get(17)?,
            parting: row.get(18)?,
            kin: row.get(19)?,
            subject_key: row.get(20)?,
            acts: Vec::new(),
            quotes: Vec::new(),
            terms: Vec::new(),
            follow_ups: Vec::new(),
        };
        mails.push((MailKey(row.get(0)?), mail));
    }
    Ok(mails)
}

fn recipients(db: &Connection, strings: &Strings, mails: &mut [(MailKey, Mail)]) -> Result<(), Fault> {
    let recipient = |row: &Row<'_>| known("recipient", &strings.names, row.get(2)?);
    beside(db, RECIPIENTS, mails, recipient, |mail, line, recipients| match line {
        0 => mail.to = recipients,
        1 => mail.cc = recipients,
        _ => mail.bcc = recipients,
    })
}

fn parents(db: &Connection, mails: &mut [(MailKey, Mail)]) -> Result<(), Fault> {
    let parent = |row: &Row<'_>| Ok(MessageId(row.get(2)?));
    beside(db, PARENTS, mails, parent, |mail, _, parents| mail.parents = parents)
}

fn signals(db: &Connection, strings: &Strings, mails: &mut [(MailKey, Mail)]) -> Result<(), Fault> {
    let act = |row: &Row<'_>| {
        let due = row.get_ref(8)?.as_str_or_null().map_err(unreadable("day"))?;
        let due = due.map(|day| codes::parsed("day", day)).transpose()?;
        Ok(Act { words: row.get(7)?, due, named: row.get(9)?, ..strings.act(row)? })
    };
    beside(db, SIGNALS, mails, act, |mail, _, acts| mail.acts = acts)
}

fn terms(db: &Connection, mails: &mut [(MailKey, Mail)]) -> Result<(), Fault> {
    beside(
        db,
        TERMS,
        mails,
        |row| Ok(row.get(2)?),
        |mail, quote, terms| match usize::try_from(quote) {
            Ok(quote) => {
                if let Some(quote) = mail.quotes.get_mut(quote) {
                    quote.terms = terms;
                }
            }
            Err(_) => mail.terms = terms,
        },
    )
}

/// What mails quote, in the order of their keys.
fn quotes(db: &Connection, strings: &Strings) -> Result<Vec<(MailKey, Vec<QuotedMail>)>, Fault> {
    let quote = |row: &Row<'_>| {
        let author: Option<i64> = row.get(2)?;
        let day = row.get_ref(4)?.as_str_or_null().map_err(unreadable("day"))?;
        let time = row.get_ref(5)?.as_str_or_null().map_err(unreadable("time of day"))?;
        Ok(QuotedMail {
            who: author.map(|id| known("address", &strings.addresses, id)).transpose()?,
            on: day.map(|day| codes::parsed("day", day)).transpose()?,
            time: time.map(|time| codes::parsed("time of day", time)).transpose()?,
            depth: row.get(6)?,
            length: row.get(7)?,
            readers: row.get(8)?,
            key: row.get(3)?,
            acts: Vec::new(),
            terms: Vec::new(),
        })
    };
    let mut found = Vec::new();
    lists(db, QUOTES, quote, |key, _, quotes| found.push((key, quotes)))?;
    let act = |row: &Row<'_>| strings.act(row);
    beside(db, QUOTE_SIGNALS, &mut found, act, |quotes, quote, acts| {
        if let Some(quote) = usize::try_from(quote).ok().and_then(|quote| quotes.get_mut(quote)) {
            quote.acts = acts;
        }
    })?;
    Ok(found)
}

/// Walks the [`lists`] of `sql` and `wholes` side by side, in the same order, and lays each list to its mail. Those of
/// mails that are not in `wholes` are passed over.
fn beside<W, T>(
    db: &Connection,
    sql: &str,
    wholes: &mut [(MailKey, W)],
    read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    mut lay: impl FnMut(&mut W, i64, Vec<T>),
) -> Result<(), Fault> {
    let mut wholes = wholes.iter_mut().peekable();
    lists(db, sql, read, |key, place, list| {
        while wholes.next_if(|(before, _)| *before < key).is_some() {}
        if let Some((_, whole)) = wholes.peek_mut().filter(|(at, _)| *at == key) {
            lay(whole, place, list);
        }
    })
}

/// Reads the rows of `sql`, whose first two columns are a mail and a place in it, and their order. What `read` makes of
/// the rows of one place is handed over at once, so that each list is allocated once, at its length.
fn lists<T>(
    db: &Connection,
    sql: &str,
    mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    mut hand_over: impl FnMut(MailKey, i64, Vec<T>),
) -> Result<(), Fault> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(())?;
    let mut at = None;
    let mut list = Vec::new();
    while let Some(row) = rows.next()? {
        let here = (MailKey(row.get(0)?), row.get(1)?);
        if let Some((key, place)) = at.replace(here).filter(|before| *before != here) {
            #[expect(
                clippy::drain_collect,
                reason = "a copy of its exact length; the room stays for the next"
            )]
            let exact = list.drain(..).collect();
            hand_over(key, place, exact);
        }
        list.push(read(row)?);
    }
    if let Some((key, place)) = at {
        hand_over(key, place, list);
    }
    Ok(())
}

fn text<'row>(row: &'row Row<'_>, column: usize) -> Result<&'row str, Fault> {
    row.get_ref(column)?.as_str().map_err(unreadable("text"))
}

fn unreadable<E: std::fmt::Display>(what: &'static str) -> impl Fn(E) -> Fault {
    move |error| Fault::Unreadable { what, value: error.to_string() }
}

fn known<T: Clone>(what: &'static str, all: &Rows<T>, id: i64) -> Result<T, Fault> {
    all.get(id).cloned().ok_or_else(|| Fault::Unreadable { what, value: id.to_string() })
}
