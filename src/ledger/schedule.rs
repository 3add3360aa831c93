//! Schedules and their slots. Owns: how far each schedule was dealt with, which slots were served. Never touches: when
//! anything is due.

use super::codes;
use super::counts::count;
use super::fault::Fault;
use super::{Ledger, LedgerError};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// How far a schedule was dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSlot {
    /// The crontab(5) line of then.
    pub line: String,
    /// The IANA name of the zone of then.
    pub zone: String,
    /// The last slot that was dealt with, or the start of the schedule. Kept to the second.
    pub last: DateTime<Utc>,
}

impl Ledger {
    /// How far the schedule of this name is; `None` when it is new.
    pub fn last_slot(&self, name: &str) -> Result<Option<LastSlot>, LedgerError> {
        self.read(|db| {
            db.prepare_cached("SELECT line, zone, last FROM schedules WHERE name = ?1")?
                .query_row([name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                .optional()?
                .map(|(line, zone, last)| Ok(LastSlot { line, zone, last: codes::moment(last)? }))
                .transpose()
        })
    }

    /// Says how far the schedule of this name is.
    pub fn set_last_slot(&mut self, name: &str, last: &LastSlot) -> Result<(), LedgerError> {
        self.write(|db| advance(db, name, last))
    }

    /// Whether this slot was served. `slot` is its local time, `YYYY-MM-DDTHH:MM`.
    pub fn slot_taken(&self, schedule: &str, slot: &str) -> Result<bool, LedgerError> {
        self.read(|db| {
            Ok(db
                .prepare_cached("SELECT 1 FROM slots WHERE schedule = ?1 AND slot = ?2")?
                .exists([schedule, slot])?)
        })
    }

    /// The newest slot of this schedule that was served, and when.
    pub fn last_served(&self, schedule: &str) -> Result<Option<(String, DateTime<Utc>)>, LedgerError> {
        self.read(|db| {
            db.prepare_cached(
                "SELECT slot, served_at FROM slots WHERE schedule = ?1 ORDER BY slot DESC LIMIT 1",
            )?
            .query_row([schedule], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .map(|(slot, served_at)| Ok((slot, codes::moment(served_at)?)))
            .transpose()
        })
    }
}

impl Ledger {
    /// When the newest digest of this schedule that was not given up was made.
    pub fn last_digest_made(&self, schedule: &str) -> Result<Option<DateTime<Utc>>, LedgerError> {
        self.read(|db| {
            let sql = "SELECT max(made_at) FROM digests WHERE schedule = ?1 AND state <> 'abandoned'";
            let made: Option<i64> = db.prepare_cached(sql)?.query_row([schedule], |row| row.get(0))?;
            codes::moment_or_none(made)
        })
    }

    /// How many slots of this schedule were served after `at`, with a digest or without.
    pub fn slots_served_after(&self, schedule: &str, at: DateTime<Utc>) -> Result<u64, LedgerError> {
        self.read(|db| {
            let sql = "SELECT count(*) FROM slots WHERE schedule = ?1 AND served_at > ?2";
            Ok(db.prepare_cached(sql)?.query_row(params![schedule, at.timestamp()], |row| count(row, 0))?)
        })
    }
}

/// Writes down how far a schedule is.
pub(super) fn advance(db: &Connection, name: &str, last: &LastSlot) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO schedules (name, line, zone, last) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (name)
         DO UPDATE SET line = excluded.line, zone = excluded.zone, last = excluded.last",
    )?
    .execute(params![name, last.line, last.zone, last.last.timestamp()])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::SlotClaim;

    #[test]
    fn a_schedule_is_as_far_as_was_said_last() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        assert_eq!(ledger.last_slot("digest").unwrap(), None);
        let at = |seconds| LastSlot {
            line: "0 8 * * MON".to_owned(),
            zone: "Europe/Lisbon".to_owned(),
            last: DateTime::from_timestamp(seconds, 0).unwrap(),
        };
        ledger.set_last_slot("digest", &at(1_700_000_000)).unwrap();
        ledger.set_last_slot("scan:work", &at(5)).unwrap();
        ledger.set_last_slot("digest", &LastSlot { line: "@daily".into(), ..at(1_600_000_000) }).unwrap();
        let last = ledger.last_slot("digest").unwrap().unwrap();
        assert_eq!(last, LastSlot { line: "@daily".into(), ..at(1_600_000_000) });
        assert_eq!(ledger.last_slot("scan:work").unwrap(), Some(at(5)));
    }

    #[test]
    fn the_newest_slot_that_was_served() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        let served_at = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        for slot in ["2026-11-16T08:00", "2026-11-23T08:00", "2026-11-09T08:00"] {
            let claim = SlotClaim {
                schedule: "digest".into(),
                slot: slot.into(),
                served_at,
                last: None,
                asked: None,
            };
            assert!(ledger.post(&claim, None).unwrap());
        }
        assert!(ledger.slot_taken("digest", "2026-11-16T08:00").unwrap());
        assert!(!ledger.slot_taken("send", "2026-11-16T08:00").unwrap());
        let newest = ledger.last_served("digest").unwrap();
        assert_eq!(newest, Some(("2026-11-23T08:00".to_owned(), served_at)));
        assert_eq!(ledger.last_served("send").unwrap(), None);
        // Slots by hand leave no schedule behind.
        assert_eq!(ledger.last_slot("digest").unwrap(), None);
    }
}
