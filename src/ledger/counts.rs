//! How much was remembered. Owns: the figures that `scan` and `try` print. Never touches: single mails.

use super::codes;
use super::fault::Fault;
use super::{Ledger, LedgerError};
use chrono::NaiveDate;
use rusqlite::Row;
use std::collections::BTreeMap;

/// How much the ledger holds of mails that open or close items, each counted once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Mails.
    pub mails: u64,
    /// Different addresses they went to.
    pub addresses: u64,
    /// The day of the oldest, in its own clock.
    pub first: Option<NaiveDate>,
    /// The day of the newest, in its own clock.
    pub last: Option<NaiveDate>,
}

impl Ledger {
    /// Mails by what they are evidence for (`opens`, `closes`) and by why they open nothing (`list`, `mail-merge`):
    /// a mail that only closes stands under both. Each mail counts once.
    pub fn intake_counts(&self) -> Result<BTreeMap<String, u64>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT verdict, count(*) FROM messages WHERE verdict <> 'nothing' GROUP BY verdict
                 UNION ALL SELECT reason, count(*) FROM messages WHERE reason IS NOT NULL GROUP BY reason",
            )?;
            let counts = statement.query_map((), |row| Ok((row.get(0)?, count(row, 1)?)))?;
            Ok(counts.collect::<Result<_, _>>()?)
        })
    }

    /// What the ledger holds, as `scan` and `try` say it.
    pub fn counts(&self) -> Result<Counts, LedgerError> {
        self.read(|db| {
            let (mails, addresses) = db
                .prepare_cached(
                    "SELECT (SELECT count(*) FROM messages WHERE verdict <> 'nothing'),
                         (SELECT count(DISTINCT address) FROM message_recipients
                          JOIN display_names ON display_names.id = recipient
                          JOIN messages ON messages.id = message WHERE verdict <> 'nothing')",
                )?
                .query_row((), |row| Ok((count(row, 0)?, count(row, 1)?)))?;
            // SQLite gives the other columns of the row that holds the only min() or max().
            let day = |sql| -> Result<Option<NaiveDate>, Fault> {
                let found: (Option<i64>, Option<i32>) =
                    db.prepare_cached(sql)?.query_row((), |row| Ok((row.get(0)?, row.get(1)?)))?;
                let (Some(seconds), Some(offset)) = found else { return Ok(None) };
                Ok(Some(codes::instant(seconds, 0, offset)?.date_naive()))
            };
            Ok(Counts {
                mails,
                addresses,
                first: day("SELECT min(sent_at), utc_offset FROM messages WHERE verdict <> 'nothing'")?,
                last: day("SELECT max(sent_at), utc_offset FROM messages WHERE verdict <> 'nothing'")?,
            })
        })
    }
}

/// A count, which SQLite gives as a signed integer.
pub(super) fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(row.get::<_, i64>(column)?.cast_unsigned())
}
