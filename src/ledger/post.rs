//! A digest's first step: its slot is claimed and its mail written down, or nothing is. Owns: the rows of a new digest.
//! Never touches: what stands in it, what becomes of it.

use super::answer::{Telling, told_by};
use super::codes;
use super::fault::Fault;
use super::intern::Interner;
use super::request::{Asked, take_out};
use super::schedule::advance;
use super::{Ledger, LedgerError};
use crate::answer::Prints;
use crate::words::Remark;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, params};

/// The prints of a digest are kept for so long: its answers may be read late.
const FORGOTTEN_AFTER: chrono::Duration = chrono::Duration::days(120);

/// A slot to be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotClaim {
    /// Which schedule; `send` by hand has its own name.
    pub schedule: String,
    /// Its local time, `YYYY-MM-DDTHH:MM`. Each is served once.
    pub slot: String,
    /// Now.
    pub served_at: DateTime<Utc>,
    /// How far the schedule is then: the slot's time; `None` without a schedule.
    pub last: Option<DateTime<Utc>>,
    /// The request that is served with it, if somebody asked: taken out in the same transaction.
    pub asked: Option<Asked>,
}

/// A digest to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDigest {
    /// [`crate::digest::Digest::id`].
    pub id: String,
    /// [`crate::digest::Digest::tag`].
    pub tag: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// The day of then on the owner's clock.
    pub made_on: NaiveDate,
    /// The mail, RFC 5322.
    pub bytes: Vec<u8>,
    /// Its items in their order; the first has number 1.
    pub items: Vec<Remark>,
    /// Its words, to be known where they are quoted without a mark.
    pub prints: Prints,
    /// Of a receipt the digest that it speaks of.
    pub about: Option<String>,
}

impl Ledger {
    /// Claims a slot and, when there is something to send, writes digest, items and mail down, all in one transaction.
    /// Without a digest the slot is served all the same. `false`, and nothing done but taking the request out, when it
    /// was served before.
    pub fn post(&mut self, claim: &SlotClaim, digest: Option<&NewDigest>) -> Result<bool, LedgerError> {
        self.write(|db| {
            if let Some(asked) = &claim.asked {
                take_out(db, asked)?;
            }
            let claimed = db
                .prepare_cached(
                    "INSERT INTO slots (schedule, slot, served_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                )?
                .execute(params![claim.schedule, claim.slot, claim.served_at.timestamp()])?;
            if claimed == 0 {
                return Ok(false);
            }
            if let Some(at) = claim.last {
                advance(db, &claim.schedule, at)?;
            }
            if let Some(digest) = digest {
                write_down(db, claim, digest)?;
            }
            Ok(true)
        })
    }
}

fn write_down(db: &Connection, claim: &SlotClaim, digest: &NewDigest) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO digests (id, tag, schedule, slot, made_at, made_on, state, items, prints, about)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'made', ?7, ?8, ?9)",
    )?
    .execute(params![
        digest.id,
        digest.tag,
        claim.schedule,
        claim.slot,
        digest.made_at.timestamp(),
        digest.made_on.to_string(),
        digest.items.len() as i64,
        digest.prints.to_bytes(),
        digest.about,
    ])?;
    told_by(db, &digest.id, if digest.about.is_some() { Telling::Receipt } else { Telling::Echo })?;
    // Nobody can answer the old ones any more, and their words need not be known.
    let old = (digest.made_at - FORGOTTEN_AFTER).timestamp();
    db.prepare_cached("UPDATE digests SET prints = x'' WHERE made_at < ?1 AND length(prints) > 0")?
        .execute([old])?;
    db.prepare_cached("INSERT INTO outbox (digest, state, bytes, attempts) VALUES (?1, 'intent', ?2, 0)")?
        .execute(params![digest.id, digest.bytes])?;
    let mut people = Interner::new(db);
    for (number, item) in (1_i64..).zip(&digest.items) {
        let person = people.address(&item.person)?;
        put_in(db, person, item, &digest.id, number)?;
    }
    Ok(())
}

/// A candidate from now on in this digest. One that came back from a lost digest, or whose snooze is over, is known
/// already; one that the owner answered in the meantime stays answered.
fn put_in(db: &Connection, person: i64, item: &Remark, digest: &str, number: i64) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO suggestions (suggestion_key, person, practice, message, kind, evidence_on, state, state_on,
             digest, number, wording)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'candidate', ?7, ?8, ?9, ?10)
         ON CONFLICT (suggestion_key) DO UPDATE SET state = 'candidate', state_on = excluded.state_on,
             snoozed_until = NULL, digest = excluded.digest, number = excluded.number, wording = excluded.wording
         WHERE state IN ('candidate', 'snoozed')",
    )?
    .execute(params![
        item.key,
        person,
        item.practice.name(),
        item.message.0,
        codes::deed(item.kind),
        item.evidence_on.to_string(),
        item.on.to_string(),
        digest,
        number,
        item.wording
    ])?;
    // One that the owner answered meanwhile is in this digest all the same.
    db.prepare_cached(
        "INSERT INTO digest_items (digest, number, suggestion)
         SELECT ?1, ?2, id FROM suggestions WHERE suggestion_key = ?3",
    )?
    .execute(params![digest, number, item.key])?;
    Ok(())
}
