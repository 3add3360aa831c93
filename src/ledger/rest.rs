//! What the owner said about the digests themselves, and when they were at their desk. Owns: the row of rests, and the
//! times of automatic replies and of typed mail. Never touches: what follows from either.

use super::codes;
use super::fault::Fault;
use super::{Ledger, LedgerError};
use crate::answer::Code;
use crate::next::Presence;
use crate::words::{Rest, Rests};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, params};

const STOPPED: &str = "stopped";

/// A digest that was given up asked nothing.
const RESTS: &str = "SELECT rest, said_on, before_from, before_until, kept_on,
        coalesce(made_on, substr(slot, 1, 10)), items_more
    FROM rests LEFT JOIN digests ON digests.id = asked_by AND digests.state <> 'abandoned' WHERE rests.id = 1";

/// Who answers a digest, by mail or as a command, typed it.
const PRESENCE: &str = "SELECT sent_at, verdict = 'nothing' FROM messages WHERE sent_at >= ?1
    AND (reason = 'away' OR (verdict <> 'nothing' AND NOT by_delegate AND reason IS NOT 'calendar'))
    UNION ALL SELECT written_at, 0 FROM answers WHERE written_at >= ?1
    ORDER BY 1";

impl Ledger {
    /// The last `pause` or `stop` that was not taken back. A pause stays when its day is over: see [`Rest::lasts`].
    pub fn rest(&self) -> Result<Option<Rest>, LedgerError> {
        Ok(self.rests()?.rest)
    }

    /// All that was said and asked of the digests themselves.
    pub fn rests(&self) -> Result<Rests, LedgerError> {
        self.read(rests)
    }

    /// `pause` and `stop`, or with `None` `resume`, said on this day.
    pub fn set_rest(&mut self, rest: Option<Rest>, on: NaiveDate) -> Result<(), LedgerError> {
        self.write(|db| set(db, rest, on))
    }

    /// `keep`, said on this day: silent digests are counted anew from here, and a `stop` is over.
    pub fn keep_on(&mut self, on: NaiveDate) -> Result<(), LedgerError> {
        self.write(|db| {
            if rests(db)?.rest == Some(Rest::Stopped) {
                set(db, None, on)?;
            }
            put(db, "kept_on", &on.to_string())
        })
    }

    /// The last `keep` was taken back: silent digests are counted from the one before it, if there is one.
    pub fn unkeep(&mut self) -> Result<(), LedgerError> {
        self.write(|db| {
            let last = "SELECT max(written_on) FROM answers WHERE outcome = ?1 AND undone = 0";
            db.prepare_cached(&format!("UPDATE rests SET kept_on = ({last})"))?
                .execute([Code::Kept.name()])?;
            Ok(())
        })
    }

    /// Says that the digest of this id asks whether to stop. Said before the digest is written down: it counts once
    /// the digest is there.
    pub fn asks_to_stop(&mut self, digest: &str) -> Result<(), LedgerError> {
        self.write(|db| put(db, "asked_by", &digest))
    }

    /// Items beside those of the config, -6 to 6.
    pub fn items_more(&self) -> Result<i8, LedgerError> {
        Ok(self.rests()?.items_more)
    }

    /// Sets them; what is beyond -6 or 6 counts as that. [`Rests::stepped`] gives the figure of `more` and `less`.
    pub fn set_items_more(&mut self, items: i8) -> Result<(), LedgerError> {
        self.write(|db| put(db, "items_more", &items.clamp(-6, 6)))
    }

    /// The times of automatic replies and of mail that the owner typed, from `since` on.
    pub fn presence(&self, since: DateTime<Utc>) -> Result<Presence, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(PRESENCE)?;
            let mut rows = statement.query([since.timestamp()])?;
            let mut presence = Presence::default();
            while let Some(row) = rows.next()? {
                let at = codes::moment(row.get(0)?)?;
                if row.get(1)? { presence.replies.push(at) } else { presence.typed.push(at) }
            }
            Ok(presence)
        })
    }
}

fn rests(db: &Connection) -> Result<Rests, Fault> {
    let texts = db
        .prepare_cached(RESTS)?
        .query_row((), |row| {
            let texts: [Option<String>; 6] =
                [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?];
            Ok((texts, row.get(6)?))
        })
        .optional()?;
    let Some(([rest, said_on, from, until, kept_on, asked_on], items_more)) = texts else {
        return Ok(Rests::default());
    };
    let day = |text: Option<String>| text.map(|text| codes::parsed("day", &text)).transpose();
    let rest = match rest.as_deref() {
        Some(STOPPED) => Some(Rest::Stopped),
        _ => day(rest)?.map(Rest::Until),
    };
    Ok(Rests {
        rest,
        said_on: day(said_on)?,
        before: day(from)?.zip(day(until)?),
        kept_on: day(kept_on)?,
        asked_on: day(asked_on)?,
        items_more,
    })
}

/// Another word ends the rest before it, which stays known: a slot that was missed in it never comes later.
fn set(db: &Connection, rest: Option<Rest>, on: NaiveDate) -> Result<(), Fault> {
    let now = rests(db)?;
    let ended = now.rest.zip(now.said_on).map(|(rest, since)| match rest {
        Rest::Until(end) => (since, end.min(on)),
        Rest::Stopped => (since, on),
    });
    let (from, until) = ended.or(now.before).unzip();
    let rest = rest.map(|rest| match rest {
        Rest::Until(day) => day.to_string(),
        Rest::Stopped => STOPPED.to_owned(),
    });
    let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    db.prepare_cached(
        "INSERT INTO rests (id, rest, said_on, before_from, before_until) VALUES (1, ?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET rest = excluded.rest, said_on = excluded.said_on,
             before_from = excluded.before_from, before_until = excluded.before_until",
    )?
    .execute(params![rest, on.to_string(), text(from), text(until)])?;
    Ok(())
}

/// Sets one column of the row; `column` is one of ours.
fn put(db: &Connection, column: &str, value: &dyn rusqlite::ToSql) -> Result<(), Fault> {
    db.prepare_cached(&format!(
        "INSERT INTO rests (id, {column}) VALUES (1, ?1)
         ON CONFLICT (id) DO UPDATE SET {column} = excluded.{column}"
    ))?
    .execute([value])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Prints;
    use crate::ledger::{NewDigest, SlotClaim};

    fn ledger() -> Ledger {
        Ledger::in_memory([0; 32]).unwrap()
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn what_was_said_stands_until_the_next_word() {
        let mut ledger = ledger();
        assert_eq!(ledger.rests().unwrap(), Rests::default());
        let pause = Some(Rest::Until(day(20)));
        ledger.set_rest(pause, day(2)).unwrap();
        assert_eq!(ledger.rest().unwrap(), pause);
        ledger.set_rest(Some(Rest::Stopped), day(5)).unwrap();
        let stopped = Rests {
            rest: Some(Rest::Stopped),
            said_on: Some(day(5)),
            before: Some((day(2), day(5))),
            ..Rests::default()
        };
        assert_eq!(ledger.rests().unwrap(), stopped);
        ledger.set_rest(None, day(9)).unwrap();
        let resumed = Rests { said_on: Some(day(9)), before: Some((day(5), day(9))), ..Rests::default() };
        assert_eq!(ledger.rests().unwrap(), resumed);
        // Once more changes nothing of the rest before.
        ledger.set_rest(None, day(12)).unwrap();
        assert_eq!(ledger.rests().unwrap(), Rests { said_on: Some(day(12)), ..resumed });
    }

    #[test]
    fn a_pause_that_was_over_ended_on_its_own_day() {
        let mut ledger = ledger();
        ledger.set_rest(Some(Rest::Until(day(10))), day(2)).unwrap();
        ledger.set_rest(Some(Rest::Stopped), day(20)).unwrap();
        assert_eq!(ledger.rests().unwrap().before, Some((day(2), day(10))));
    }

    #[test]
    fn keep_ends_a_stop_and_leaves_a_pause() {
        let mut ledger = ledger();
        ledger.set_rest(Some(Rest::Stopped), day(2)).unwrap();
        ledger.keep_on(day(3)).unwrap();
        let rests = ledger.rests().unwrap();
        assert_eq!((rests.rest, rests.kept_on), (None, Some(day(3))));
        let pause = Some(Rest::Until(day(10)));
        ledger.set_rest(pause, day(4)).unwrap();
        ledger.keep_on(day(5)).unwrap();
        assert_eq!((ledger.rest().unwrap(), ledger.rests().unwrap().heard_on()), (pause, Some(day(5))));
    }

    #[test]
    fn items_stay_within_their_bounds_and_apart_from_the_rest() {
        let mut ledger = ledger();
        for (set, kept) in [(2, 2), (-6, -6), (100, 6), (i8::MIN, -6)] {
            ledger.set_items_more(set).unwrap();
            assert_eq!(ledger.items_more().unwrap(), kept);
        }
        ledger.set_rest(Some(Rest::Stopped), day(2)).unwrap();
        assert_eq!(ledger.items_more().unwrap(), -6);
    }

    #[test]
    fn a_question_counts_once_its_digest_is_there_and_not_lost() {
        let mut ledger = ledger();
        let asked = |ledger: &Ledger| ledger.rests().unwrap().asked_on;
        ledger.asks_to_stop("0a").unwrap();
        assert_eq!(asked(&ledger), None);
        let made_at = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        let claim = SlotClaim {
            schedule: "digest".into(),
            slot: "2026-11-23T08:00".into(),
            served_at: made_at,
            last: None,
            asked: None,
        };
        let digest = NewDigest {
            id: "0a".into(),
            tag: "q8m2".into(),
            made_at,
            made_on: day(24),
            bytes: vec![1],
            items: Vec::new(),
            prints: Prints::default(),
            about: None,
        };
        assert!(ledger.post(&claim, Some(&digest)).unwrap());
        // A day after its slot: the machine was off.
        assert_eq!(asked(&ledger), Some(day(24)));
        let lose =
            |db: &Connection| Ok(db.execute("UPDATE digests SET state = 'abandoned'", ()).map(|_| ())?);
        ledger.write(lose).unwrap();
        assert_eq!(asked(&ledger), None);
    }
}
