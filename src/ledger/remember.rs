//! Writing what was read. Owns: the rows of one mail. Never touches: what other mails make of it.

use super::codes;
use super::fault::Fault;
use super::intern::{Interner, find_or_make};
use super::{AccountId, Ledger, LedgerError, cursor, reminder};
use crate::mailbox::{Cursor, MailboxName};
use crate::message::Address;
use crate::words::KEPT_CHARS;
use crate::words::{Act, Mail, QuotedMail, Verdict};
use rusqlite::{Connection, OptionalExtension, params};

/// Whether a place is known.
pub(super) const KNOWN_PLACE: &str = "SELECT 1 FROM places WHERE mailbox = ?1 AND place = ?2";
/// The mail that a copy repeats.
pub(super) const SAME_CONTENT: &str = "SELECT id FROM messages WHERE content_key = ?1";
/// The mail of somebody else that was quoted before.
pub(super) const SAME_QUOTE: &str = "SELECT id FROM quoted_mails WHERE author IS ?1 AND quote_key = ?2";

/// Stands for the owner's own text where the terms of quotes have the quote's position.
pub(super) const OWN: i64 = -1;

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remembered {
    /// Mails that the ledger did not know.
    pub new: u64,
    /// Mails that it knew from another place: their place is kept, they count once.
    pub copies: u64,
    /// Mails whose place was known already: nothing was done.
    pub seen: u64,
}

impl Ledger {
    /// Writes a batch of mails of one mailbox, each with its place, in one transaction. Mails that are no evidence
    /// keep only place, date, ids and reason; others' words are never kept. `cursor` says how far the mailbox is read
    /// with them; `None` leaves it as it is.
    pub fn remember(
        &mut self,
        account: AccountId,
        mailbox: &MailboxName,
        batch: &[(String, Mail)],
        cursor: Option<Cursor>,
    ) -> Result<Remembered, LedgerError> {
        self.write(|db| {
            let mailbox = cursor::mailbox(db, account, mailbox)?;
            if let Some(cursor) = cursor {
                cursor::set(db, mailbox, cursor)?;
            }
            let mut writer = Writer { db, mailbox, strings: Interner::new(db), done: Remembered::default() };
            for (place, mail) in batch {
                writer.mail(place, mail)?;
            }
            writer.strings.finish()?;
            Ok(writer.done)
        })
    }
}

struct Writer<'db> {
    db: &'db Connection,
    mailbox: i64,
    strings: Interner<'db>,
    done: Remembered,
}

impl Writer<'_> {
    fn mail(&mut self, place: &str, mail: &Mail) -> Result<(), Fault> {
        if self.db.prepare_cached(KNOWN_PLACE)?.exists(params![self.mailbox, place])? {
            self.done.seen += 1;
            return Ok(());
        }
        let known = self.db.prepare_cached(SAME_CONTENT)?.query_row([&mail.content_key], |row| row.get(0));
        let message = if let Some(message) = known.optional()? {
            self.done.copies += 1;
            // Of several copies the smallest id stands, whichever was met first.
            let renamed = self
                .db
                .prepare_cached("UPDATE messages SET message_id = ?2 WHERE id = ?1 AND ?2 < message_id")?
                .execute(params![message, mail.message_id.0])?;
            if renamed > 0 {
                // Ids tell threads: it has none until they are assigned anew.
                self.db.prepare_cached("DELETE FROM threads WHERE message = ?1")?.execute([message])?;
            }
            message
        } else {
            self.done.new += 1;
            self.new_mail(mail)?
        };
        self.db
            .prepare_cached("INSERT INTO places (mailbox, place, message) VALUES (?1, ?2, ?3)")?
            .execute(params![self.mailbox, place, message])?;
        // Of copies as well: not every one keeps its Bcc.
        for follow_up in &mail.follow_ups {
            reminder::insert(self.db, &mut self.strings, Some(message), follow_up, mail.at.date_naive())?;
        }
        Ok(())
    }

    fn new_mail(&mut self, mail: &Mail) -> Result<i64, Fault> {
        let message = self.message(mail)?;
        if mail.verdict == Verdict::Nothing {
            return Ok(message);
        }
        for (line, recipients) in [(0, &mail.to), (1, &mail.cc), (2, &mail.bcc)] {
            self.recipients(message, line, recipients)?;
        }
        for (position, parent) in (0_i64..).zip(&mail.parents) {
            self.db
                .prepare_cached(
                    "INSERT INTO message_parents (message, position, parent) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![message, position, parent.0])?;
        }
        for (position, act) in (0_i64..).zip(&mail.acts) {
            self.act(message, position, act)?;
        }
        for (position, quote) in (0_i64..).zip(&mail.quotes) {
            self.quote(message, position, quote)?;
            self.terms(message, position, &quote.terms)?;
        }
        self.terms(message, OWN, &mail.terms)?;
        Ok(message)
    }

    fn message(&mut self, mail: &Mail) -> Result<i64, Fault> {
        let evidence = mail.verdict != Verdict::Nothing;
        let sender = if evidence { Some(self.strings.seen(&mail.from)?) } else { None };
        let mut statement = self.db.prepare_cached(
            "INSERT INTO messages (message_id, content_key, sent_at, sent_nanos, utc_offset, sender,
                 verdict, reason, verdict_read, reason_read,
                 by_delegate, subject, reply, forward, attachments, hush, language, line,
                 text_key, parting, kin, subject_key)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                 ?17, ?18, ?19, ?20)",
        )?;
        Ok(statement.insert(params![
            mail.message_id.0,
            mail.content_key,
            mail.at.timestamp(),
            mail.at.timestamp_subsec_nanos(),
            mail.at.offset().local_minus_utc(),
            sender,
            codes::verdict(mail.verdict),
            mail.reason.map(codes::reason),
            mail.by_delegate && evidence,
            if evidence { mail.subject.as_str() } else { "" },
            mail.reply && evidence,
            mail.forward && evidence,
            if evidence { mail.attachments } else { 0 },
            mail.hush && evidence,
            mail.language.as_deref().filter(|_| evidence),
            mail.line.as_deref().filter(|_| evidence).map(kept),
            if evidence { mail.text_key.as_str() } else { "" },
            mail.parting && evidence,
            mail.kin && evidence,
            if evidence { mail.subject_key.as_str() } else { "" },
        ])?)
    }

    fn recipients(&mut self, message: i64, line: i64, recipients: &[Address]) -> Result<(), Fault> {
        for (position, address) in (0_i64..).zip(recipients) {
            let recipient = self.strings.seen(address)?;
            self.db
                .prepare_cached(
                    "INSERT INTO message_recipients (message, line, position, recipient)
                     VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![message, line, position, recipient])?;
        }
        Ok(())
    }

    fn terms(&mut self, message: i64, quote: i64, terms: &[i64]) -> Result<(), Fault> {
        let sql = "INSERT OR IGNORE INTO terms (message, quote, term) VALUES (?1, ?2, ?3)";
        let mut statement = self.db.prepare_cached(sql)?;
        for term in terms {
            statement.execute(params![message, quote, term])?;
        }
        Ok(())
    }

    fn act(&mut self, message: i64, position: i64, act: &Act) -> Result<(), Fault> {
        let target = act.target.as_ref().map(|target| self.strings.address(target)).transpose()?;
        let rule = self.strings.rule(&act.rule)?;
        self.db
            .prepare_cached(
                "INSERT INTO signals
                     (message, position, kind, quality, confidence, target, rule, words, due, named)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                message,
                position,
                codes::kind(act.kind),
                act.quality.map(|quality| quality.0),
                codes::confidence(act.confidence),
                target,
                rule,
                act.words.as_deref().map(kept),
                act.due.map(|day| day.to_string()),
                act.named.as_deref().map(kept),
            ])?;
        Ok(())
    }

    fn quote(&mut self, message: i64, position: i64, quote: &QuotedMail) -> Result<(), Fault> {
        let author = quote.who.as_ref().map(|who| self.strings.address(who)).transpose()?;
        let quoted_mail = find_or_make(
            self.db,
            SAME_QUOTE,
            "INSERT INTO quoted_mails (author, quote_key) VALUES (?1, ?2)",
            params![author, quote.key],
        )?;
        self.db
            .prepare_cached(
                "INSERT INTO quotes (message, position, quoted_mail, written_on, written_time, depth, length, readers)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                message,
                position,
                quoted_mail,
                quote.on.map(|day| day.to_string()),
                quote.time.map(|time| time.to_string()),
                quote.depth,
                quote.length,
                quote.readers,
            ])?;
        for (number, act) in (0_i64..).zip(&quote.acts) {
            self.quote_act(message, position, number, act)?;
        }
        Ok(())
    }

    fn quote_act(&mut self, message: i64, quote: i64, position: i64, act: &Act) -> Result<(), Fault> {
        let target = act.target.as_ref().map(|target| self.strings.address(target)).transpose()?;
        let rule = self.strings.rule(&act.rule)?;
        self.db
            .prepare_cached(
                "INSERT INTO quote_signals
                     (message, quote, position, kind, quality, confidence, target, rule)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                message,
                quote,
                position,
                codes::kind(act.kind),
                act.quality.map(|quality| quality.0),
                codes::confidence(act.confidence),
                target,
                rule,
            ])?;
        Ok(())
    }
}

/// The first [`KEPT_CHARS`] characters.
fn kept(words: &str) -> &str {
    words.char_indices().nth(KEPT_CHARS).and_then(|(end, _)| words.get(..end)).unwrap_or(words)
}
