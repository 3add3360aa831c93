//! What the owner asked to be reminded of. Owns: the rows of reminders. Never touches: when one is shown.

use super::intern::Interner;
use super::{Ledger, LedgerError};
use crate::message::{AddrSpec, MessageId};
use chrono::NaiveDate;
use rusqlite::params;

impl Ledger {
    /// Writes a reminder down: of a mail, or of a person when there is no mail.
    pub fn set_reminder(
        &mut self,
        address: &AddrSpec,
        message: Option<&MessageId>,
        due_on: NaiveDate,
        _asked_on: NaiveDate,
    ) -> Result<(), LedgerError> {
        self.write(|db| {
            let address = Interner::new(db).address(address)?;
            let message = message.map(|id| id.0.as_str());
            db.execute(
                "INSERT INTO reminders (address, message, due_on, state) VALUES (?1, ?2, ?3, 'waiting')",
                params![address, message, due_on.to_string()],
            )?;
            Ok(())
        })
    }
}
