//! What only all mails together tell of one: its thread, and that it was mail merge or went to a list. Owns:
//! threads and changed verdicts. Never touches: how they are found.

use super::codes;
use super::{Ledger, LedgerError, MailKey};
use crate::words::{IntakeReason, Verdict};
use chrono::{DateTime, Utc};
use rusqlite::params;
use std::collections::BTreeMap;

impl Ledger {
    /// Says which thread each of these mails belongs to; the numbers are the caller's. [`Ledger::recall`] believes them
    /// once every mail that is evidence has one.
    pub fn assign_threads(&mut self, threads: &[(MailKey, u64)]) -> Result<(), LedgerError> {
        self.write(|db| {
            let mut statement = db.prepare_cached(
                "INSERT INTO threads (message, thread) VALUES (?1, ?2)
                 ON CONFLICT (message) DO UPDATE SET thread = excluded.thread WHERE thread <> excluded.thread",
            )?;
            for (key, thread) in threads {
                // SQLite's integers are signed: the same 64 bits.
                statement.execute(params![key.0, thread.cast_signed()])?;
            }
            Ok(())
        })
    }

    /// The thread of every mail that was given one.
    pub fn threads(&self) -> Result<BTreeMap<MailKey, u64>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached("SELECT message, thread FROM threads ORDER BY message")?;
            let threads = statement
                .query_map((), |row| Ok((MailKey(row.get(0)?), row.get::<_, i64>(1)?.cast_unsigned())))?;
            Ok(threads.collect::<Result<_, _>>()?)
        })
    }

    /// Lets these mails count for less, for a reason that only other mails show. A mail that already counts for as
    /// little keeps its own reason. The verdict as read stays beside it: see [`Ledger::undo_demotions`].
    pub fn demote(&mut self, mails: &[(MailKey, IntakeReason)]) -> Result<(), LedgerError> {
        self.write(|db| {
            let mut to_closes = db.prepare_cached(
                "UPDATE messages SET verdict = 'closes', reason = ?2 WHERE id = ?1 AND verdict = 'opens'",
            )?;
            let mut to_nothing = db.prepare_cached(
                "UPDATE messages SET verdict = 'nothing', reason = ?2 WHERE id = ?1 AND verdict <> 'nothing'",
            )?;
            for (key, reason) in mails {
                let statement = match reason.verdict() {
                    Verdict::Nothing => &mut to_nothing,
                    Verdict::Opens | Verdict::Closes => &mut to_closes,
                };
                statement.execute(params![key.0, codes::reason(*reason)])?;
            }
            Ok(())
        })
    }

    /// Takes the owner's words out of these mails, and of those in `subjects` the subject; dates and deeds stay.
    /// `secure_delete` overwrites them in the file.
    pub fn forget_words(&mut self, mails: &[MailKey], subjects: &[MailKey]) -> Result<(), LedgerError> {
        self.write(|db| {
            let mut line = db.prepare_cached("UPDATE messages SET line = NULL WHERE id = ?1")?;
            let mut words =
                db.prepare_cached("UPDATE signals SET words = NULL, named = NULL WHERE message = ?1")?;
            let mut terms = db.prepare_cached("DELETE FROM terms WHERE message = ?1")?;
            for key in mails {
                line.execute([key.0])?;
                words.execute([key.0])?;
                terms.execute([key.0])?;
            }
            let mut subject = db.prepare_cached("UPDATE messages SET subject = '' WHERE id = ?1")?;
            for key in subjects {
                subject.execute([key.0])?;
            }
            Ok(())
        })
    }

    /// Takes the terms out of mails sent before `since`.
    pub fn forget_terms(&mut self, since: DateTime<Utc>) -> Result<(), LedgerError> {
        self.write(|db| {
            let sql = "DELETE FROM terms WHERE message IN (SELECT id FROM messages WHERE sent_at < ?1)";
            db.execute(sql, [since.timestamp()])?;
            Ok(())
        })
    }

    /// Gives every mail back the verdict it was read with, before all of them are looked at anew. Mails demoted to
    /// nothing come back with all their facts, but in no thread: it was assigned when fewer mails were known.
    pub fn undo_demotions(&mut self) -> Result<(), LedgerError> {
        self.write(|db| {
            db.execute(
                "DELETE FROM threads WHERE message IN (SELECT id FROM messages WHERE verdict = 'nothing'
                     AND verdict_read <> 'nothing')",
                (),
            )?;
            db.execute(
                "UPDATE messages SET verdict = verdict_read, reason = reason_read WHERE verdict <> verdict_read",
                (),
            )?;
            Ok(())
        })
    }
}
