//! What the owner said about the digests themselves. Owns: the row of it. Never touches: what follows.

use super::codes;
use super::{Ledger, LedgerError};
use crate::words::Rest;
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

impl Ledger {
    /// The last `pause` or `stop` that was not taken back.
    pub fn rest(&self) -> Result<Option<Rest>, LedgerError> {
        self.read(|db| {
            let sql = "SELECT rest FROM rests WHERE id = 1";
            let rest: Option<String> =
                db.prepare_cached(sql)?.query_row((), |row| row.get(0)).optional()?.flatten();
            match rest.as_deref() {
                None => Ok(None),
                Some("stopped") => Ok(Some(Rest::Stopped)),
                Some(day) => Ok(Some(Rest::Until(codes::parsed("day", day)?))),
            }
        })
    }

    /// `pause` and `stop`, or with `None` `resume`, said on this day.
    pub fn set_rest(&mut self, rest: Option<Rest>, on: NaiveDate) -> Result<(), LedgerError> {
        let rest = rest.map(|rest| match rest {
            Rest::Until(day) => day.to_string(),
            Rest::Stopped => "stopped".to_owned(),
        });
        self.write(|db| {
            db.execute(
                "INSERT INTO rests (id, rest, said_on) VALUES (1, ?1, ?2)
                 ON CONFLICT (id) DO UPDATE SET rest = excluded.rest, said_on = excluded.said_on",
                params![rest, on.to_string()],
            )?;
            Ok(())
        })
    }

    /// `keep`, said on this day.
    pub fn keep_on(&mut self, on: NaiveDate) -> Result<(), LedgerError> {
        self.write(|db| {
            db.execute(
                "INSERT INTO rests (id, kept_on) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET kept_on = excluded.kept_on",
                [on.to_string()],
            )?;
            Ok(())
        })
    }

    /// Items beside those of the config, -6 to 6.
    pub fn items_more(&self) -> Result<i8, LedgerError> {
        self.read(|db| {
            let sql = "SELECT items_more FROM rests WHERE id = 1";
            Ok(db.query_row(sql, (), |row| row.get(0)).optional()?.unwrap_or(0))
        })
    }

    /// Sets them.
    pub fn set_items_more(&mut self, items: i8) -> Result<(), LedgerError> {
        self.write(|db| {
            db.execute(
                "INSERT INTO rests (id, items_more) VALUES (1, ?1)
                 ON CONFLICT (id) DO UPDATE SET items_more = excluded.items_more",
                [items.clamp(-6, 6)],
            )?;
            Ok(())
        })
    }
}
