//! Drafts in the owner's mailbox. Owns: their rows, and that their text is erased as soon as it has no more use. Never
//! touches: mailboxes, what a draft needs next.

use super::codes;
use super::counts::count;
use super::fault::Fault;
use super::{AccountId, Ledger, LedgerError};
use crate::mailbox::{MailboxName, Uid, UidValidity};
use crate::message::MessageId;
use crate::outbox::draft::way::{DraftId, Kept, LIFE, Place, State};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{OptionalExtension, Row, params};

/// A draft to be placed once its digest is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDraft {
    /// The suggestion's key.
    pub suggestion: String,
    /// In whose mailbox.
    pub account: AccountId,
    /// Its Message-ID.
    pub message_id: MessageId,
    /// The mail, RFC 5322.
    pub bytes: Vec<u8>,
}

/// How many drafts of an account wait, and how many lie in its mailbox as far as is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lie {
    /// To be put there with their digest.
    pub waiting: u64,
    /// There.
    pub there: u64,
}

impl Ledger {
    /// Writes the drafts of a digest down. A suggestion whose earlier draft may still lie in the mailbox gets no second
    /// one; one that was not placed yet gives way.
    pub fn keep_drafts(
        &mut self,
        digest: &str,
        made_at: DateTime<Utc>,
        drafts: &[NewDraft],
    ) -> Result<(), LedgerError> {
        self.write(|db| {
            let mut older = db.prepare_cached(
                "DELETE FROM drafts WHERE suggestion_key = ?1 AND state = 'intent' AND digest <> ?2",
            )?;
            let mut statement = db.prepare_cached(
                "INSERT INTO drafts (suggestion_key, digest, account, message_id, made_at, state, bytes)
                 SELECT ?1, ?2, ?3, ?4, ?5, 'intent', ?6 WHERE NOT EXISTS (SELECT 1 FROM drafts
                     WHERE suggestion_key = ?1 AND state IN ('placing', 'placed', 'removing', 'left'))
                 ON CONFLICT DO NOTHING",
            )?;
            for draft in drafts {
                older.execute(params![draft.suggestion, digest])?;
                statement.execute(params![
                    draft.suggestion,
                    digest,
                    draft.account.0,
                    draft.message_id.0,
                    made_at.timestamp(),
                    draft.bytes
                ])?;
            }
            Ok(())
        })
    }

    /// Takes in what happened elsewhere: a draft whose id a mail in Sent has was sent; one of a lost digest, or too old,
    /// is not placed any more. With `erase` none is.
    pub fn settle_drafts(&mut self, now: DateTime<Utc>, erase: bool) -> Result<(), LedgerError> {
        let open = self.read(|db| {
            let sql = "SELECT EXISTS (SELECT 1 FROM drafts WHERE state NOT IN ('sent', 'removed'))";
            Ok(db.prepare_cached(sql)?.query_row((), |row| row.get::<_, bool>(0))?)
        })?;
        if !open {
            return Ok(());
        }
        self.write(|db| {
            db.prepare_cached(
                "UPDATE drafts SET state = 'sent', bytes = x'' WHERE state NOT IN ('sent', 'removed') AND message_id IN
                     (SELECT message_id FROM messages WHERE message_id IN (SELECT message_id FROM drafts)
                      AND reason_read IS NOT 'draft')",
            )?
            .execute(())?;
            let oldest = now.checked_sub_signed(LIFE).unwrap_or(now);
            db.prepare_cached(
                "DELETE FROM drafts WHERE state = 'intent' AND (?1 OR made_at < ?2
                     OR digest IN (SELECT id FROM digests WHERE state = 'abandoned'))",
            )?
            .execute(params![erase, oldest.timestamp()])?;
            Ok(())
        })
    }

    /// The drafts of an account that are not over yet, the oldest first; those of a digest on its way are left out.
    pub fn drafts(&self, account: AccountId) -> Result<Vec<Kept>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT drafts.id, message_id, drafts.made_at, drafts.state, tried_at, mailbox, uidvalidity, uidnext,
                     uid, size, received_at, suggestions.state
                 FROM drafts JOIN digests ON digests.id = drafts.digest
                 LEFT JOIN suggestions ON suggestions.suggestion_key = drafts.suggestion_key
                 WHERE account = ?1 AND (drafts.state IN ('placing', 'placed', 'removing')
                     OR (drafts.state = 'intent' AND digests.state = 'sent'))
                 ORDER BY drafts.made_at, drafts.id",
            )?;
            let mut rows = statement.query([account.0])?;
            let mut drafts = Vec::new();
            while let Some(row) = rows.next()? {
                drafts.push(kept(row)?);
            }
            Ok(drafts)
        })
    }

    /// The draft itself, RFC 5322: the same at every attempt.
    pub fn draft_bytes(&self, id: DraftId) -> Result<Vec<u8>, LedgerError> {
        self.read(|db| {
            db.prepare_cached("SELECT bytes FROM drafts WHERE id = ?1 AND length(bytes) > 0")?
                .query_row([id.0], |row| row.get(0))
                .optional()?
                .ok_or(Fault::DraftMoved { id: id.0 })
        })
    }

    /// Writes a draft's next step down; it has reached the disk when this returns. Its text is erased unless it may
    /// still have to be placed.
    ///
    /// # Errors
    /// Also when the draft is not in state `from` any more.
    pub fn set_draft(&mut self, draft: &Kept, from: State) -> Result<(), LedgerError> {
        self.write(|db| {
            let place = draft.place.as_ref();
            let seen = place.and_then(|place| place.seen);
            let moved = db
                .prepare_cached(
                    "UPDATE drafts SET state = ?3, tried_at = ?4, mailbox = ?5, uidvalidity = ?6, uidnext = ?7, uid = ?8,
                         size = ?9, received_at = ?10, bytes = iif(?3 IN ('intent', 'placing'), bytes, x'')
                     WHERE id = ?1 AND state = ?2",
                )?
                .execute(params![
                    draft.id.0,
                    from.name(),
                    draft.state.name(),
                    draft.tried_at.map(|at| at.timestamp()),
                    place.map(|place| place.mailbox.0.as_str()),
                    place.map(|place| place.validity.0),
                    place.and_then(|place| place.next).map(|uid| uid.0),
                    place.and_then(|place| place.uid).map(|uid| uid.0),
                    seen.map(|(size, _)| size),
                    seen.map(|(_, at)| at.timestamp()),
                ])?;
            if moved == 1 { Ok(()) } else { Err(Fault::DraftMoved { id: draft.id.0 }) }
        })
    }

    /// Forgets the drafts of an account that were not placed: there is nowhere to place them.
    pub fn drop_drafts(&mut self, account: AccountId) -> Result<(), LedgerError> {
        self.write(|db| {
            let sql = "DELETE FROM drafts WHERE account = ?1 AND state = 'intent'
                AND digest IN (SELECT id FROM digests WHERE state = 'sent')";
            db.prepare_cached(sql)?.execute([account.0])?;
            Ok(())
        })
    }

    /// How many drafts of an account there are, for `status`.
    pub fn drafts_lying(&self, account: AccountId) -> Result<Lie, LedgerError> {
        self.read(|db| {
            let sql = "SELECT count(*) FILTER (WHERE state IN ('intent', 'placing')),
                    count(*) FILTER (WHERE state IN ('placed', 'removing'))
                FROM drafts WHERE account = ?1";
            let lie = |row: &Row<'_>| Ok(Lie { waiting: count(row, 0)?, there: count(row, 1)? });
            Ok(db.prepare_cached(sql)?.query_row([account.0], lie)?)
        })
    }

    /// Suggestions whose draft was sent but that do not count as done yet: their keys, with the day of that mail.
    pub fn done_by_draft(&self) -> Result<Vec<(String, NaiveDate)>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT suggestion_key, date(min(sent_at + utc_offset), 'unixepoch')
                 FROM drafts JOIN suggestions USING (suggestion_key) JOIN messages USING (message_id)
                 WHERE drafts.state = 'sent' AND suggestions.state IN ('shown', 'ignored', 'snoozed')
                 GROUP BY suggestion_key ORDER BY suggestion_key",
            )?;
            let mut rows = statement.query(())?;
            let mut done = Vec::new();
            while let Some(row) = rows.next()? {
                done.push((row.get(0)?, codes::parsed("day", &row.get::<_, String>(1)?)?));
            }
            Ok(done)
        })
    }

    /// The name of the account in whose mailbox a mail was read.
    pub fn account_of(&self, mail: &MessageId) -> Result<Option<String>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT min(accounts.name) FROM messages JOIN places ON places.message = messages.id
                 JOIN mailboxes ON mailboxes.id = places.mailbox JOIN accounts ON accounts.id = mailboxes.account
                 WHERE message_id = ?1",
            )?;
            Ok(statement.query_row([mail.0.as_str()], |row| row.get(0))?)
        })
    }
}

fn kept(row: &Row<'_>) -> Result<Kept, Fault> {
    let uid = |column: usize| -> Result<Option<Uid>, Fault> {
        Ok(row.get::<_, Option<u32>>(column)?.filter(|uid| *uid > 0).map(Uid))
    };
    let size: Option<u32> = row.get(9)?;
    let place = match (row.get::<_, Option<String>>(5)?, row.get::<_, Option<u32>>(6)?) {
        (Some(mailbox), Some(validity)) => Some(Place {
            mailbox: MailboxName(mailbox),
            validity: UidValidity(validity),
            next: uid(7)?,
            uid: uid(8)?,
            seen: size.zip(codes::moment_or_none(row.get(10)?)?),
        }),
        _ => None,
    };
    let standing: Option<String> = row.get(11)?;
    Ok(Kept {
        id: DraftId(row.get(0)?),
        message_id: MessageId(row.get(1)?),
        made_at: codes::moment(row.get(2)?)?,
        state: codes::named("state", &row.get::<_, String>(3)?)?,
        tried_at: codes::moment_or_none(row.get(4)?)?,
        place,
        standing: standing.map(|standing| codes::named("state", &standing)).transpose()?,
    })
}

#[cfg(test)]
mod tests;
