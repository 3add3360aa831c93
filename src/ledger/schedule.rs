//! Schedules and their slots. Owns: where each schedule began, how far it was dealt with, which slots were served. Never
//! touches: when anything is due.

use super::codes;
use super::counts::count;
use super::fault::Fault;
use super::{Ledger, LedgerError};
use crate::words::REMINDER_KINDS;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// How far a schedule was dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSlot {
    /// The crontab(5) line of then.
    pub line: String,
    /// The IANA name of the zone of then.
    pub zone: String,
    /// Where it began; its slots count from there. Kept to the second.
    pub begun: DateTime<Utc>,
    /// The last slot that was dealt with, or where it began. Kept to the second.
    pub last: DateTime<Utc>,
}

impl Ledger {
    /// How far the schedule of this name is; `None` when it is new.
    pub fn last_slot(&self, name: &str) -> Result<Option<LastSlot>, LedgerError> {
        self.read(|db| {
            db.prepare_cached("SELECT line, zone, begun, last FROM schedules WHERE name = ?1")?
                .query_row([name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
                .optional()?
                .map(|(line, zone, begun, last)| {
                    let (begun, last) = (codes::moment(begun)?, codes::moment(last)?);
                    Ok(LastSlot { line, zone, begun, last })
                })
                .transpose()
        })
    }

    /// Says where the schedule of this name began and how far it is.
    pub fn set_last_slot(&mut self, name: &str, last: &LastSlot) -> Result<(), LedgerError> {
        self.write(|db| {
            db.prepare_cached(
                "INSERT INTO schedules (name, line, zone, begun, last) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (name) DO UPDATE SET line = excluded.line, zone = excluded.zone,
                     begun = excluded.begun, last = excluded.last",
            )?
            .execute(params![
                name,
                last.line,
                last.zone,
                last.begun.timestamp(),
                last.last.timestamp()
            ])?;
            Ok(())
        })
    }

    /// Says that a schedule that has begun was dealt with up to the slot at `at`.
    pub fn advance(&mut self, name: &str, at: DateTime<Utc>) -> Result<(), LedgerError> {
        self.write(|db| advance(db, name, at))
    }

    /// The names of all schedules that have begun, in their order.
    pub fn schedules(&self) -> Result<Vec<String>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached("SELECT name FROM schedules ORDER BY name")?;
            let names = statement.query_map((), |row| row.get(0))?;
            Ok(names.collect::<Result<_, _>>()?)
        })
    }

    /// Ends a schedule. The slots that it served stay: another one of its name serves none of them again.
    pub fn end_schedule(&mut self, name: &str) -> Result<(), LedgerError> {
        self.write(|db| {
            db.prepare_cached("DELETE FROM schedules WHERE name = ?1")?.execute([name])?;
            Ok(())
        })
    }

    /// Whether this slot was served. `slot` is its local time, `YYYY-MM-DDTHH:MM`.
    pub fn slot_taken(&self, schedule: &str, slot: &str) -> Result<bool, LedgerError> {
        self.read(|db| {
            Ok(db
                .prepare_cached("SELECT 1 FROM slots WHERE schedule = ?1 AND slot = ?2")?
                .exists([schedule, slot])?)
        })
    }

    /// The newest local date, not later than `latest`, of a slot of this schedule that was served.
    pub fn last_date_served(
        &self,
        schedule: &str,
        latest: NaiveDate,
    ) -> Result<Option<NaiveDate>, LedgerError> {
        self.read(|db| {
            let sql = "SELECT max(slot) FROM slots WHERE schedule = ?1 AND slot < ?2";
            let after = latest.succ_opt().unwrap_or(latest).to_string();
            let slot: Option<String> =
                db.prepare_cached(sql)?.query_row(params![schedule, after], |row| row.get(0))?;
            Ok(slot.and_then(|slot| slot.get(..10)?.parse().ok()))
        })
    }
}

impl Ledger {
    /// When the newest digest of this schedule that was not given up was made. One of reminders alone is none: they come
    /// whatever comes of the digests.
    pub fn last_digest_made(&self, schedule: &str) -> Result<Option<DateTime<Utc>>, LedgerError> {
        self.read(|db| {
            let reminds = REMINDER_KINDS.map(|kind| format!("suggestion_key GLOB '{kind}|*'")).join(" OR ");
            let sql = format!(
                "SELECT max(made_at) FROM digests WHERE schedule = ?1 AND state <> 'abandoned'
                 AND coalesce((SELECT max(NOT ({reminds})) FROM digest_items
                     JOIN suggestions ON suggestions.id = suggestion WHERE digest_items.digest = digests.id), 1)"
            );
            let made: Option<i64> = db.prepare_cached(&sql)?.query_row([schedule], |row| row.get(0))?;
            codes::moment_or_none(made)
        })
    }

    /// How many slots of this schedule were served after `at`, with a digest, with reminders alone or without a mail.
    pub fn slots_served_after(&self, schedule: &str, at: DateTime<Utc>) -> Result<u64, LedgerError> {
        self.read(|db| {
            let sql = "SELECT count(*) FROM slots WHERE schedule = ?1 AND served_at > ?2";
            Ok(db.prepare_cached(sql)?.query_row(params![schedule, at.timestamp()], |row| count(row, 0))?)
        })
    }
}

/// Writes down how far a schedule is; where it began stays.
pub(super) fn advance(db: &Connection, name: &str, at: DateTime<Utc>) -> Result<(), Fault> {
    db.prepare_cached("UPDATE schedules SET last = ?2 WHERE name = ?1")?
        .execute(params![name, at.timestamp()])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::SlotClaim;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000 + seconds, 0).unwrap()
    }

    fn begun(seconds: i64) -> LastSlot {
        let (line, zone) = ("0 8 * * MON".to_owned(), "Europe/Lisbon".to_owned());
        LastSlot { line, zone, begun: at(seconds), last: at(seconds) }
    }

    fn claim(slot: &str, last: Option<DateTime<Utc>>) -> SlotClaim {
        SlotClaim { schedule: "digest".into(), slot: slot.into(), served_at: at(0), last, asked: None }
    }

    #[test]
    fn a_schedule_is_as_far_as_was_said_last_and_keeps_its_beginning() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        assert_eq!(ledger.last_slot("digest").unwrap(), None);
        ledger.set_last_slot("digest", &begun(7)).unwrap();
        ledger.set_last_slot("scan:work", &begun(5)).unwrap();
        ledger.advance("digest", at(60)).unwrap();
        assert_eq!(ledger.last_slot("digest").unwrap(), Some(LastSlot { last: at(60), ..begun(7) }));
        assert!(ledger.post(&claim("2023-11-20T08:00", Some(at(120))), None).unwrap());
        assert_eq!(ledger.last_slot("digest").unwrap(), Some(LastSlot { last: at(120), ..begun(7) }));
        let anew = LastSlot { line: "@daily".into(), ..begun(30) };
        ledger.set_last_slot("digest", &anew).unwrap();
        assert_eq!(ledger.last_slot("digest").unwrap(), Some(anew));
        assert_eq!(ledger.last_slot("scan:work").unwrap(), Some(begun(5)));
    }

    #[test]
    fn an_ended_schedule_keeps_its_slots() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        ledger.set_last_slot("scan:work", &begun(0)).unwrap();
        ledger.set_last_slot("digest", &begun(0)).unwrap();
        assert!(ledger.post(&claim("2023-11-20T08:00", Some(at(9))), None).unwrap());
        assert_eq!(ledger.schedules().unwrap(), ["digest", "scan:work"]);
        ledger.end_schedule("digest").unwrap();
        assert_eq!(ledger.schedules().unwrap(), ["scan:work"]);
        // A slot that comes after the end leaves none behind.
        assert!(ledger.post(&claim("2023-11-27T08:00", Some(at(9))), None).unwrap());
        assert_eq!(ledger.last_slot("digest").unwrap(), None);
        assert!(!ledger.post(&claim("2023-11-20T08:00", Some(at(9))), None).unwrap());
    }

    #[test]
    fn the_newest_date_that_was_served() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        for slot in ["2026-11-16T08:00", "2026-11-23T08:00", "2026-11-23T20:00", "2026-11-09T08:00"] {
            assert!(ledger.post(&claim(slot, None), None).unwrap());
        }
        assert!(ledger.slot_taken("digest", "2026-11-16T08:00").unwrap());
        assert!(!ledger.slot_taken("send", "2026-11-16T08:00").unwrap());
        let newest = |schedule, latest: &str| {
            let day = ledger.last_date_served(schedule, latest.parse().unwrap()).unwrap();
            day.map(|day| day.to_string())
        };
        assert_eq!(newest("digest", "2026-11-23").as_deref(), Some("2026-11-23"));
        assert_eq!(newest("digest", "2026-11-22").as_deref(), Some("2026-11-16"));
        assert_eq!(newest("digest", "2026-11-08"), None);
        assert_eq!(newest("send", "2026-11-23"), None);
    }
}
