//! How far mailboxes were read. Owns: the cursors, and when the places of a mailbox are worth nothing any more. Never
//! touches: mails.

use super::fault::Fault;
use super::{AccountId, Ledger, LedgerError};
use crate::mailbox::{Cursor, MailboxName, Uid, UidValidity};
use rusqlite::{Connection, OptionalExtension, params};

/// The cursor of a mailbox.
pub(super) const CURSOR: &str =
    "SELECT uidvalidity, last_uid FROM mailboxes WHERE account = ?1 AND name = ?2";

impl Ledger {
    /// How far this mailbox was read; `None` when it never was, or has no UIDs.
    pub fn cursor(&self, account: AccountId, mailbox: &MailboxName) -> Result<Option<Cursor>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(CURSOR)?;
            let found =
                statement.query_row(params![account.0, mailbox.0], |row| Ok(of(row.get(0)?, row.get(1)?)));
            Ok(found.optional()?.flatten())
        })
    }
}

/// Moves a mailbox's cursor. Under another validity, under none, and when it goes back, a UID of old may name another
/// mail: what was known of places goes. The mails stay, and are known again by their content.
pub(super) fn set(db: &Connection, mailbox: i64, cursor: Cursor) -> Result<(), Fault> {
    let known = db
        .prepare_cached("SELECT uidvalidity, last_uid FROM mailboxes WHERE id = ?1")?
        .query_row([mailbox], |row| Ok(of(row.get(0)?, row.get(1)?)))?;
    let holds = known.is_none_or(|known| {
        known.validity == cursor.validity && known.validity != UidValidity::NONE && known.last <= cursor.last
    });
    if !holds {
        db.prepare_cached("DELETE FROM places WHERE mailbox = ?1")?.execute([mailbox])?;
    }
    db.prepare_cached("UPDATE mailboxes SET uidvalidity = ?2, last_uid = ?3 WHERE id = ?1")?
        .execute(params![mailbox, cursor.validity.0, cursor.last.map(|uid| uid.0)])?;
    Ok(())
}

fn of(validity: Option<u32>, last: Option<u32>) -> Option<Cursor> {
    Some(Cursor { validity: UidValidity(validity?), last: last.map(Uid) })
}
