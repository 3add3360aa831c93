//! Whose mail it is. Owns: what follows when the owner's addresses are others than at the last scan. Never touches:
//! which they are.

use super::{Ledger, LedgerError};

/// Mails that were nobody's while the owner's addresses were others.
const STRANGERS: &str =
    "SELECT id FROM messages WHERE verdict_read = 'nothing' AND reason_read = 'not-from-owner'";

impl Ledger {
    /// Says by which addresses mail is judged, as a hash of them. When it was another at the last scan, mails that were
    /// not from the owner are forgotten and every mailbox is read again from its beginning: what is known is known
    /// again by its place. `true` when that happened.
    pub fn judged_by(&mut self, addresses: &str) -> Result<bool, LedgerError> {
        self.write(|db| {
            let before: String = db
                .prepare_cached("SELECT rules_hash FROM meta WHERE id = 1")?
                .query_row((), |row| row.get(0))?;
            if before == addresses {
                return Ok(false);
            }
            if !before.is_empty() {
                db.execute(&format!("DELETE FROM places WHERE message IN ({STRANGERS})"), ())?;
                db.execute(&format!("DELETE FROM messages WHERE id IN ({STRANGERS})"), ())?;
                db.execute("UPDATE mailboxes SET uidvalidity = NULL, last_uid = NULL, read_at = NULL", ())?;
            }
            db.execute("UPDATE meta SET rules_hash = ?1 WHERE id = 1", [addresses])?;
            Ok(!before.is_empty())
        })
    }
}
