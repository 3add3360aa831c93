//! Mails to the owner on their way out. Owns: the steps of each and what follows from the last one. Never touches:
//! which step is next, who carries them.

use super::codes;
use super::counts::count;
use super::fault::Fault;
use super::{Ledger, LedgerError};
use crate::outbox::delivery::{Parcel, ParcelId, Stage};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A digest and how far it got, for `status`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The digest's id.
    pub digest: String,
    /// The four characters in its subject.
    pub tag: String,
    /// Whose slot it served.
    pub schedule: String,
    /// Local time of that slot.
    pub slot: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// How far it is.
    pub stage: Stage,
    /// How often it was handed over.
    pub attempts: u32,
    /// When it goes on.
    pub next_attempt: Option<DateTime<Utc>>,
    /// The server's last words.
    pub said: Option<String>,
    /// How many items it has.
    pub items: u64,
}

/// All columns of a parcel; the rest of the statement follows.
const PARCEL: &str = "SELECT outbox.id, digest, outbox.state, made_at, attempts, next_attempt, said
    FROM outbox JOIN digests ON digests.id = digest WHERE";

impl Ledger {
    /// Mails that are neither sent nor given up, the oldest first.
    pub fn parcels(&self) -> Result<Vec<Parcel>, LedgerError> {
        self.read(|db| {
            let sql = format!(
                "{PARCEL} outbox.state NOT IN ('sent', 'refused', 'abandoned') ORDER BY made_at, outbox.id"
            );
            let mut statement = db.prepare_cached(&sql)?;
            let mut rows = statement.query(())?;
            let mut parcels = Vec::new();
            while let Some(row) = rows.next()? {
                parcels.push(parcel(row)?);
            }
            Ok(parcels)
        })
    }

    /// The mail of this row, finished or not.
    pub fn parcel(&self, id: ParcelId) -> Result<Option<Parcel>, LedgerError> {
        self.read(|db| {
            let sql = format!("{PARCEL} outbox.id = ?1");
            db.prepare_cached(&sql)?.query_row([id.0], |row| Ok(parcel(row))).optional()?.transpose()
        })
    }

    /// The mail itself, RFC 5322: the same at every attempt.
    pub fn parcel_bytes(&self, id: ParcelId) -> Result<Vec<u8>, LedgerError> {
        self.read(|db| {
            db.prepare_cached("SELECT bytes FROM outbox WHERE id = ?1 AND length(bytes) > 0")?
                .query_row([id.0], |row| row.get(0))
                .optional()?
                .ok_or(Fault::ParcelMoved { id: id.0 })
        })
    }

    /// Writes a mail's next step down, with all that follows, in one transaction that has reached the disk when this
    /// returns. Sent: its items are shown, and those shown on an earlier day and never answered are ignored. Refused
    /// or given up: its items are candidates still. The bytes of a finished mail are erased.
    ///
    /// # Errors
    /// Also when the mail is finished, or when another process handed it over meanwhile.
    pub fn set_parcel(&mut self, parcel: &Parcel) -> Result<(), LedgerError> {
        self.write(|db| {
            step(db, parcel)?;
            // Earlier than it was written: the clock was set back.
            db.prepare_cached("UPDATE digests SET made_at = ?2 WHERE id = ?1 AND made_at > ?2")?
                .execute(params![parcel.digest, parcel.made_at.timestamp()])?;
            if parcel.stage.is_last() {
                db.prepare_cached("UPDATE outbox SET bytes = x'' WHERE id = ?1")?.execute([parcel.id.0])?;
            }
            match parcel.stage {
                Stage::Sent => shown(db, &parcel.digest),
                Stage::Refused | Stage::Abandoned => lost(db, &parcel.digest),
                Stage::Intent | Stage::Sending | Stage::Unknown | Stage::Retry => Ok(()),
            }
        })
    }

    /// The newest digests and how far they got, the newest first.
    pub fn deliveries(&self, limit: u32) -> Result<Vec<Delivery>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT digests.id, tag, schedule, slot, made_at, outbox.state, attempts, next_attempt, said, items
                 FROM digests JOIN outbox ON outbox.digest = digests.id
                 ORDER BY made_at DESC, outbox.id DESC LIMIT ?1",
            )?;
            let mut rows = statement.query([limit])?;
            let mut deliveries = Vec::new();
            while let Some(row) = rows.next()? {
                deliveries.push(delivery(row)?);
            }
            Ok(deliveries)
        })
    }
}

fn parcel(row: &Row<'_>) -> Result<Parcel, Fault> {
    Ok(Parcel {
        id: ParcelId(row.get(0)?),
        digest: row.get(1)?,
        stage: codes::named("stage", &row.get::<_, String>(2)?)?,
        made_at: codes::moment(row.get(3)?)?,
        attempts: row.get(4)?,
        next_attempt: codes::moment_or_none(row.get(5)?)?,
        said: row.get(6)?,
    })
}

fn delivery(row: &Row<'_>) -> Result<Delivery, Fault> {
    Ok(Delivery {
        digest: row.get(0)?,
        tag: row.get(1)?,
        schedule: row.get(2)?,
        slot: row.get(3)?,
        made_at: codes::moment(row.get(4)?)?,
        stage: codes::named("stage", &row.get::<_, String>(5)?)?,
        attempts: row.get(6)?,
        next_attempt: codes::moment_or_none(row.get(7)?)?,
        said: row.get(8)?,
        items: count(row, 9)?,
    })
}

/// Moves the row on when it is where the caller thinks: unfinished, and handed over as often as the caller knows. Two
/// processes that read the same row can't both make it `sending`.
fn step(db: &Connection, parcel: &Parcel) -> Result<(), Fault> {
    let sending = parcel.stage == Stage::Sending;
    let known = if sending { parcel.attempts.saturating_sub(1) } else { parcel.attempts };
    let next = parcel.next_attempt.map(|at| at.timestamp());
    let moved = db
        .prepare_cached(
            "UPDATE outbox SET state = ?2, attempts = ?3, next_attempt = ?4, said = ?5
             WHERE id = ?1 AND attempts = ?6 AND state NOT IN ('sent', 'refused', 'abandoned')
                 AND NOT (?7 AND state = 'sending')",
        )?
        .execute(params![
            parcel.id.0,
            parcel.stage.name(),
            parcel.attempts,
            next,
            parcel.said,
            known,
            sending
        ])?;
    if moved == 1 { Ok(()) } else { Err(Fault::ParcelMoved { id: parcel.id.0 }) }
}

fn shown(db: &Connection, digest: &str) -> Result<(), Fault> {
    db.prepare_cached("UPDATE digests SET state = 'sent' WHERE id = ?1")?.execute([digest])?;
    // Their day stays: from it the gate counts the pauses. A second digest on one day ignores nobody.
    db.prepare_cached(
        "UPDATE suggestions SET state = 'ignored' WHERE state = 'shown'
             AND state_on < (SELECT min(state_on) FROM suggestions WHERE digest = ?1 AND state = 'candidate')",
    )?
    .execute([digest])?;
    db.prepare_cached("UPDATE suggestions SET state = 'shown' WHERE digest = ?1 AND state = 'candidate'")?
        .execute([digest])?;
    Ok(())
}

/// Digest and number stay with the items: should the mail have arrived after all, an answer to it finds them.
fn lost(db: &Connection, digest: &str) -> Result<(), Fault> {
    db.prepare_cached("UPDATE digests SET state = 'abandoned' WHERE id = ?1")?.execute([digest])?;
    Ok(())
}

#[cfg(test)]
mod tests;
