//! What came of each suggestion. Owns: their states and which follows which. Never touches: why.

use super::codes;
use super::counts::count;
use super::fault::Fault;
use super::intern::Interner;
use super::{Ledger, LedgerError};
use crate::message::{AddrSpec, MessageId};
use crate::words::{Remark, Standing};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

/// All columns of a suggestion; the rest of the statement follows.
const SUGGESTION: &str = "SELECT suggestion_key, spec, practice, message, kind, evidence_on,
        iif(suggestions.state = 'candidate' AND digests.state = 'made', 'shown', suggestions.state),
        state_on, snoozed_until, iif(digests.state = 'abandoned', NULL, coalesce(made_on, substr(slot, 1, 10))),
        wording
    FROM suggestions JOIN addresses ON addresses.id = person
    LEFT JOIN digests ON digests.id = suggestions.digest";

impl Ledger {
    /// Every suggestion, in the order of their keys. A candidate in a digest that is on its way counts as shown: it
    /// must not go into a second one before the first is known to be lost.
    pub fn suggestions(&self) -> Result<Vec<Remark>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(&format!("{SUGGESTION} ORDER BY suggestion_key"))?;
            let mut rows = statement.query(())?;
            let mut remarks = Vec::new();
            while let Some(row) = rows.next()? {
                remarks.push(remark_of(row)?);
            }
            Ok(remarks)
        })
    }

    /// The suggestion that a digest had under this number, whatever digest showed it since.
    pub fn item(&self, digest: &str, number: u8) -> Result<Option<Remark>, LedgerError> {
        self.read(|db| {
            let item = "SELECT suggestion FROM digest_items WHERE digest_items.digest = ?1 AND number = ?2";
            let mut statement =
                db.prepare_cached(&format!("{SUGGESTION} WHERE suggestions.id = ({item})"))?;
            let mut rows = statement.query(params![digest, number])?;
            rows.next()?.map(remark_of).transpose()
        })
    }

    /// Writes a suggestion down; `false` when there is one with this key already: that one stays as it is.
    pub fn record_suggestion(&mut self, remark: &Remark) -> Result<bool, LedgerError> {
        self.write(|db| {
            let person = Interner::new(db).address(&remark.person)?;
            let rows = db
                .prepare_cached(
                    "INSERT INTO suggestions (suggestion_key, person, practice, message, kind, evidence_on,
                         state, state_on, snoozed_until, wording)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING",
                )?
                .execute(params![
                    remark.key,
                    person,
                    remark.practice.name(),
                    remark.message.0,
                    codes::deed(remark.kind),
                    remark.evidence_on.to_string(),
                    remark.state.name(),
                    remark.on.to_string(),
                    snooze_end(remark.state, remark.on, remark.until),
                    remark.wording,
                ])?;
            Ok(rows == 1)
        })
    }

    /// Moves a suggestion on. `until` is the day a snooze ends (without one: `on`) and means nothing in another
    /// state. Fails when [`Standing::leads_to`] says no or nobody knows the key.
    pub fn set_state(
        &mut self,
        key: &str,
        state: Standing,
        on: NaiveDate,
        until: Option<NaiveDate>,
    ) -> Result<(), LedgerError> {
        self.write(|db| {
            let now: String = db
                .prepare_cached("SELECT state FROM suggestions WHERE suggestion_key = ?1")?
                .query_row([key], |row| row.get(0))
                .optional()?
                .ok_or_else(|| Fault::NoSuggestion { key: key.to_owned() })?;
            let from: Standing = codes::named("state", &now)?;
            if !from.leads_to(state) {
                return Err(Fault::Transition { key: key.to_owned(), from: from.name(), to: state.name() });
            }
            db.prepare_cached(
                "UPDATE suggestions SET state = ?2, state_on = ?3, snoozed_until = ?4 WHERE suggestion_key = ?1",
            )?
            .execute(params![key, state.name(), on.to_string(), snooze_end(state, on, until)])?;
            Ok(())
        })
    }

    /// How many digests reached the owner; receipts and mails of single reminders are none.
    pub fn digests_sent(&self) -> Result<u64, LedgerError> {
        self.read(|db| {
            let sql = "SELECT count(*) FROM digests
                WHERE state = 'sent' AND about IS NULL AND schedule NOT LIKE 'reminder:%'";
            Ok(db.prepare_cached(sql)?.query_row((), |row| count(row, 0))?)
        })
    }
}

fn remark_of(row: &Row<'_>) -> Result<Remark, Fault> {
    let text = |column| row.get::<_, String>(column);
    let person = text(1)?;
    let until: Option<String> = row.get(8)?;
    let shown_on: Option<String> = row.get(9)?;
    Ok(Remark {
        key: text(0)?,
        person: AddrSpec::parse(&person).ok_or(Fault::Unreadable { what: "mail address", value: person })?,
        practice: codes::named("practice", &text(2)?)?,
        message: MessageId(text(3)?),
        kind: codes::deed_named(&text(4)?)?,
        evidence_on: codes::parsed("day", &text(5)?)?,
        state: codes::named("state", &text(6)?)?,
        on: codes::parsed("day", &text(7)?)?,
        until: until.map(|day| codes::parsed("day", &day)).transpose()?,
        shown_on: shown_on.map(|day| codes::parsed("day", &day)).transpose()?,
        wording: row.get(10)?,
    })
}

fn snooze_end(state: Standing, on: NaiveDate, until: Option<NaiveDate>) -> Option<String> {
    (state == Standing::Snoozed).then(|| until.unwrap_or(on).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Practice, SignalKind};

    const ALL: [Standing; 9] = [
        Standing::Candidate,
        Standing::Shown,
        Standing::Done,
        Standing::Met,
        Standing::Snoozed,
        Standing::Never,
        Standing::Wrong,
        Standing::Elsewhere,
        Standing::Ignored,
    ];

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn remark(key: &str, state: Standing) -> Remark {
        Remark {
            key: key.to_owned(),
            person: AddrSpec::parse("ravi@example.com").unwrap(),
            practice: Practice::Appreciate,
            message: MessageId(format!("{key}@example.com")),
            kind: Some(SignalKind::Delivery),
            evidence_on: day(1),
            state,
            on: day(2),
            until: (state == Standing::Snoozed).then(|| day(20)),
            shown_on: None,
            wording: None,
        }
    }

    #[test]
    fn the_table_of_states() {
        // Rows: from; columns: to, both in the order of ALL.
        let table = [
            "-xx------", // candidate
            "x-xxxxxxx", // shown
            "-x-xxxxx-", // done
            "-xx-xxxx-", // met
            "xxxxxxxx-", // snoozed
            "-xxxx-xx-", // never
            "-xxxxx-x-", // wrong
            "-xxxxxx--", // elsewhere
            "-xxxxxxx-", // ignored
        ];
        for (from, row) in ALL.iter().zip(table) {
            for (to, cell) in ALL.iter().zip(row.chars()) {
                assert_eq!(from.leads_to(*to), cell == 'x', "{from:?} to {to:?}");
            }
        }
    }

    #[test]
    fn every_state_is_recorded_and_read_back() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        let remarks: Vec<_> =
            ALL.iter().enumerate().map(|(n, state)| remark(&format!("k{n}"), *state)).collect();
        for remark in &remarks {
            assert!(ledger.record_suggestion(remark).unwrap());
        }
        assert_eq!(ledger.suggestions().unwrap(), remarks);
    }

    #[test]
    fn the_same_evidence_is_recorded_once() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        let first = remark("a", Standing::Candidate);
        assert!(ledger.record_suggestion(&first).unwrap());
        assert!(!ledger.record_suggestion(&Remark { state: Standing::Never, ..first.clone() }).unwrap());
        // Another promise in the same mail is another suggestion.
        let second = Remark { key: "b".into(), kind: None, ..first.clone() };
        assert!(ledger.record_suggestion(&second).unwrap());
        assert_eq!(ledger.suggestions().unwrap(), [first, second]);
    }

    #[test]
    fn a_state_moves_on_only_as_the_table_says() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        ledger.record_suggestion(&remark("a", Standing::Candidate)).unwrap();
        let error = ledger.set_state("a", Standing::Met, day(3), None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the ledger in memory has suggestion \"a\" as candidate, which can't become met"
        );
        ledger.set_state("a", Standing::Shown, day(3), None).unwrap();
        ledger.set_state("a", Standing::Snoozed, day(4), Some(day(30))).unwrap();
        let now = ledger.suggestions().unwrap();
        assert_eq!((now[0].state, now[0].on, now[0].until), (Standing::Snoozed, day(4), Some(day(30))));
        ledger.set_state("a", Standing::Done, day(5), Some(day(30))).unwrap();
        assert_eq!(ledger.suggestions().unwrap()[0].until, None);
        let error = ledger.set_state("b", Standing::Done, day(5), None).unwrap_err();
        assert_eq!(error.to_string(), "the ledger in memory has no suggestion \"b\"");
    }

    /// A number of an old digest stays with its suggestion, which moved on to a later one.
    #[test]
    fn an_item_is_what_its_digest_had_under_the_number() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        for key in ["a", "b"] {
            assert!(ledger.record_suggestion(&remark(key, Standing::Shown)).unwrap());
        }
        let insert = |db: &rusqlite::Connection| {
            for (id, slot) in [("old", "2026-03-02T08:00"), ("new", "2026-03-09T08:00")] {
                db.execute("INSERT INTO slots VALUES ('weekly', ?1, 0)", [slot])?;
                let sql = "INSERT INTO digests (id, tag, schedule, slot, made_at, state) VALUES (?1, 'q8m2', 'weekly', ?2, 0, 'sent')";
                db.execute(sql, [id, slot])?;
            }
            for (digest, number, key) in [("old", 1, "a"), ("old", 2, "b"), ("new", 1, "b")] {
                let sql =
                    "INSERT INTO digest_items SELECT ?1, ?2, id FROM suggestions WHERE suggestion_key = ?3";
                db.execute(sql, params![digest, number, key])?;
            }
            db.execute("UPDATE suggestions SET digest = 'new' WHERE suggestion_key = 'b'", [])?;
            Ok(())
        };
        ledger.write(insert).unwrap();
        let item = |digest, number| ledger.item(digest, number).unwrap();
        assert_eq!(item("old", 1), Some(remark("a", Standing::Shown)));
        let moved = item("old", 2).unwrap();
        assert_eq!((moved.key.as_str(), moved.shown_on), ("b", Some(day(9))));
        assert_eq!(item("new", 1), Some(moved));
        assert_eq!((item("new", 2), item("other", 1)), (None, None));
    }

    #[test]
    fn only_digests_that_were_sent_count() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        let insert = |db: &rusqlite::Connection| {
            for (id, state) in [("a", "sent"), ("b", "made"), ("c", "sent"), ("d", "abandoned")] {
                db.execute("INSERT INTO slots VALUES ('weekly', ?1, 0)", [id])?;
                let sql = "INSERT INTO digests (id, tag, schedule, slot, made_at, state) VALUES (?1, 'q8m2', 'weekly', ?1, 0, ?2)";
                db.execute(sql, [id, state])?;
            }
            Ok(())
        };
        ledger.write(insert).unwrap();
        assert_eq!(ledger.digests_sent().unwrap(), 2);
    }
}
