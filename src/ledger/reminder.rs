//! What the owner asked to be reminded of. Owns: the rows of reminders, each once. Never touches: when one is shown, what
//! came of it.

use super::codes;
use super::fault::Fault;
use super::intern::Interner;
use super::{Ledger, LedgerError};
use crate::message::{AddrSpec, MessageId};
use crate::words::{FollowUp, Reminder};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

impl Ledger {
    /// Writes a reminder down: of a mail, or of a person when there is no mail or nobody knows it. Asked twice for the
    /// same day, it is there once.
    pub fn set_reminder(
        &mut self,
        address: &AddrSpec,
        message: Option<&MessageId>,
        due_on: NaiveDate,
        asked_on: NaiveDate,
    ) -> Result<(), LedgerError> {
        self.write(|db| {
            let find = "SELECT min(id) FROM messages WHERE message_id = ?1";
            let message = match message {
                Some(id) => {
                    db.prepare_cached(find)?.query_row([&id.0], |row| row.get(0)).optional()?.flatten()
                }
                None => None,
            };
            let follow_up = FollowUp { about: address.clone(), on: due_on };
            insert(db, &mut Interner::new(db), message, &follow_up, asked_on)
        })
    }

    /// Every reminder, the first that is due first.
    pub fn reminders(&self) -> Result<Vec<Reminder>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT reminders.id, spec, message_id, asked_on, due_on
                 FROM reminders JOIN addresses ON addresses.id = address
                 LEFT JOIN messages ON messages.id = message ORDER BY due_on, reminders.id",
            )?;
            let mut rows = statement.query(())?;
            let mut reminders = Vec::new();
            while let Some(row) = rows.next()? {
                let about: String = row.get(1)?;
                reminders.push(Reminder {
                    id: row.get(0)?,
                    about: AddrSpec::parse(&about)
                        .ok_or(Fault::Unreadable { what: "mail address", value: about })?,
                    message: row.get::<_, Option<String>>(2)?.map(MessageId),
                    asked_on: codes::parsed("day", &row.get::<_, String>(3)?)?,
                    due_on: codes::parsed("day", &row.get::<_, String>(4)?)?,
                });
            }
            Ok(reminders)
        })
    }
}

/// One reminder; `message` is the mail's row.
pub(super) fn insert(
    db: &Connection,
    strings: &mut Interner<'_>,
    message: Option<i64>,
    follow_up: &FollowUp,
    asked_on: NaiveDate,
) -> Result<(), Fault> {
    let address = strings.address(&follow_up.about)?;
    db.prepare_cached(
        "INSERT INTO reminders (address, message, asked_on, due_on) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
    )?
    .execute(params![address, message, asked_on.to_string(), follow_up.on.to_string()])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    #[test]
    fn the_same_is_asked_once_and_read_back_by_day() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        let [ana, bo] = ["ana@example.com", "bo@example.com"].map(|text| AddrSpec::parse(text).unwrap());
        let nobody_knows = MessageId("1@example.com".to_owned());
        for (about, message, due, asked) in [
            (&bo, None, 9, 1),
            (&ana, None, 8, 1),
            (&ana, None, 8, 2),
            (&ana, None, 9, 2),
            (&ana, Some(&nobody_knows), 9, 3),
        ] {
            ledger.set_reminder(about, message, day(due), day(asked)).unwrap();
        }
        let reminder = |id, about: &AddrSpec, asked, due| Reminder {
            id,
            about: about.clone(),
            message: None,
            asked_on: day(asked),
            due_on: day(due),
        };
        let expected = [reminder(2, &ana, 1, 8), reminder(1, &bo, 1, 9), reminder(3, &ana, 2, 9)];
        assert_eq!(ledger.reminders().unwrap(), expected);
        assert_eq!(expected[0].key(), "reminder|2");
    }
}
