//! Giving back what was remembered. Owns: reading all mails. Never touches: writing.
//!
//! Ten statements read everything: three for the repeated strings, one for the mails and one for each table of their
//! parts, in the order of the mails, so that parts are laid beside their mail in one walk. None is run once a mail.

use super::codes;
use super::fault::Fault;
use super::{Ledger, LedgerError, MailKey};
use crate::message::{AddrSpec, Address, MessageId};
use crate::words::{Act, Mail, Quality, QuotedMail};
use rusqlite::{Connection, Row};
use std::collections::HashMap;

const MESSAGES: &str =
    "SELECT id, message_id, content_key, sent_at, sent_nanos, utc_offset, sender, verdict, reason,
        by_delegate, subject, reply, forward, attachments, hush, language, line, text_key, parting, kin, subject_key
    FROM messages WHERE verdict <> 'nothing' AND sender IS NOT NULL ORDER BY id";
const RECIPIENTS: &str =
    "SELECT message, line, recipient FROM message_recipients ORDER BY message, line, position";
const PARENTS: &str = "SELECT message, parent FROM message_parents ORDER BY message, position";
const SIGNALS: &str =
    "SELECT message, kind, quality, confidence, target, rule, words, due, named FROM signals
    ORDER BY message, position";
const QUOTES: &str = "SELECT message, author, quote_key, written_on, written_time, depth, length, readers
    FROM quotes CROSS JOIN quoted_mails ON quoted_mails.id = quoted_mail ORDER BY message, position";
const QUOTE_SIGNALS: &str =
    "SELECT message, quote, kind, quality, confidence, target, rule FROM quote_signals
    ORDER BY message, quote, position";
const TERMS: &str = "SELECT message, quote, term FROM terms ORDER BY message, quote, term";
/// Read from one end to the other, in the order of the mails: none of them may need sorting.
#[cfg(test)]
pub(super) const WALKED: [&str; 7] = [MESSAGES, RECIPIENTS, PARENTS, SIGNALS, QUOTES, QUOTE_SIGNALS, TERMS];

impl Ledger {
    /// Every mail that opens or closes items, each once however many copies there are, oldest first; mails of one
    /// instant in the order of their Message-IDs.
    pub fn mails(&self) -> Result<Vec<(MailKey, Mail)>, LedgerError> {
        self.read(|db| {
            let strings = Strings::load(db)?;
            let mut mails = messages(db, &strings)?;
            recipients(db, &strings, &mut mails)?;
            parents(db, &mut mails)?;
            signals(db, &strings, &mut mails)?;
            quotes(db, &strings, &mut mails)?;
            quote_signals(db, &strings, &mut mails)?;
            terms(db, &mut mails)?;
            mails.sort_by(|(_, a), (_, b)| a.at.cmp(&b.at).then_with(|| a.message_id.cmp(&b.message_id)));
            Ok(mails)
        })
    }
}

/// The interned strings, read once.
struct Strings {
    addresses: HashMap<i64, AddrSpec>,
    names: HashMap<i64, Address>,
    rules: HashMap<i64, String>,
}

impl Strings {
    fn load(db: &Connection) -> Result<Self, Fault> {
        let mut strings = Self { addresses: HashMap::new(), names: HashMap::new(), rules: HashMap::new() };
        let mut statement = db.prepare_cached("SELECT id, spec FROM addresses")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let spec = text(row, 1)?;
            let address = AddrSpec::parse(spec)
                .ok_or_else(|| Fault::Unreadable { what: "mail address", value: spec.to_owned() })?;
            strings.addresses.insert(row.get(0)?, address);
        }
        let mut statement = db.prepare_cached("SELECT id, address, name FROM display_names")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let addr = known("address", &strings.addresses, row.get(1)?)?;
            strings.names.insert(row.get(0)?, Address { name: row.get(2)?, addr });
        }
        let mut statement = db.prepare_cached("SELECT id, name FROM rules")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            strings.rules.insert(row.get(0)?, row.get(1)?);
        }
        Ok(strings)
    }

    /// What own and quoted acts have in common, in five columns from `first`: kind, quality, confidence, target, rule.
    fn act(&self, row: &Row<'_>, first: usize) -> Result<Act, Fault> {
        let target: Option<i64> = row.get(first + 3)?;
        Ok(Act {
            kind: codes::named("act", text(row, first)?)?,
            quality: row.get::<_, Option<u8>>(first + 1)?.map(Quality),
            confidence: codes::named("confidence", text(row, first + 2)?)?,
            target: target.map(|id| known("address", &self.addresses, id)).transpose()?,
            rule: known("rule", &self.rules, row.get(first + 4)?)?,
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
        };
        mails.push((MailKey(row.get(0)?), mail));
    }
    Ok(mails)
}

fn recipients(db: &Connection, strings: &Strings, mails: &mut [(MailKey, Mail)]) -> Result<(), Fault> {
    beside(db, RECIPIENTS, mails, |row, mail| {
        let line = match row.get::<_, i64>(1)? {
            0 => &mut mail.to,
            1 => &mut mail.cc,
            _ => &mut mail.bcc,
        };
        line.push(known("recipient", &strings.names, row.get(2)?)?);
        Ok(())
    })
}

fn parents(db: &Connection, mails: &mut [(MailKey, Mail)]) -> Result<(), Fault> {
    beside(db, PARENTS, mails, |row, mail| {
        mail.parents.push(MessageId(row.get(1)?));
        Ok(())
    })
}

fn signals(db: &Connection, strings: &Strings, mails: &mut [(MailKey, Mail)]) -> Result<(), Fault> {
    beside(db, SIGNALS, mails, |row, mail| {
        let due = row.get_ref(7)?.as_str_or_null().map_err(unreadable("day"))?;
        let due = due.map(|day| codes::parsed("day", day)).transpose()?;
        mail.acts.push(Act { words: row.get(6)?, due, named: row.get(8)?, ..strings.act(row, 1)? });
        Ok(())
    })
}

fn terms(db: &Connection, mails: &mut [(MailKey, Mail)]) -> Result<(), Fault> {
    beside(db, TERMS, mails, |row, mail| {
        let quote = row.get::<_, i64>(1)?;
        let place = match usize::try_from(quote) {
            Ok(quote) => mail.quotes.get_mut(quote).map(|quote| &mut quote.terms),
            Err(_) => Some(&mut mail.terms),
        };
        if let Some(terms) = place {
            terms.push(row.get(2)?);
        }
        Ok(())
    })
}

fn quotes(db: &Connection, strings: &Strings, mails: &mut [(MailKey, Mail)]) -> Result<(), Fault> {
    beside(db, QUOTES, mails, |row, mail| {
        let author: Option<i64> = row.get(1)?;
        let day = row.get_ref(3)?.as_str_or_null().map_err(unreadable("day"))?;
        let time = row.get_ref(4)?.as_str_or_null().map_err(unreadable("time of day"))?;
        mail.quotes.push(QuotedMail {
            who: author.map(|id| known("address", &strings.addresses, id)).transpose()?,
            on: day.map(|day| codes::parsed("day", day)).transpose()?,
            time: time.map(|time| codes::parsed("time of day", time)).transpose()?,
            depth: row.get(5)?,
            length: row.get(6)?,
            readers: row.get(7)?,
            key: row.get(2)?,
            acts: Vec::new(),
            terms: Vec::new(),
        });
        Ok(())
    })
}

fn quote_signals(db: &Connection, strings: &Strings, mails: &mut [(MailKey, Mail)]) -> Result<(), Fault> {
    beside(db, QUOTE_SIGNALS, mails, |row, mail| {
        if let Some(quote) = mail.quotes.get_mut(row.get::<_, u32>(1)? as usize) {
            quote.acts.push(strings.act(row, 2)?);
        }
        Ok(())
    })
}

/// Walks the rows of `sql`, whose first column is the mail and their order, and `mails`, in the same order, side by
/// side; hands each row to `lay` with its mail. Rows of mails that are not in `mails` are passed over.
fn beside(
    db: &Connection,
    sql: &str,
    mails: &mut [(MailKey, Mail)],
    mut lay: impl FnMut(&Row<'_>, &mut Mail) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(())?;
    let mut mails = mails.iter_mut().peekable();
    while let Some(row) = rows.next()? {
        let key = MailKey(row.get(0)?);
        while mails.next_if(|(before, _)| *before < key).is_some() {}
        if let Some((_, mail)) = mails.peek_mut().filter(|(at, _)| *at == key) {
            lay(row, mail)?;
        }
    }
    Ok(())
}

fn text<'row>(row: &'row Row<'_>, column: usize) -> Result<&'row str, Fault> {
    row.get_ref(column)?.as_str().map_err(unreadable("text"))
}

fn unreadable<E: std::fmt::Display>(what: &'static str) -> impl Fn(E) -> Fault {
    move |error| Fault::Unreadable { what, value: error.to_string() }
}

fn known<T: Clone>(what: &'static str, all: &HashMap<i64, T>, id: i64) -> Result<T, Fault> {
    all.get(&id).cloned().ok_or_else(|| Fault::Unreadable { what, value: id.to_string() })
}
