//! How far mailboxes were read, and on what that stands. Owns: the cursors, and when they and the places of a mailbox
//! are worth nothing any more. Never touches: mails.

use super::codes;
use super::fault::Fault;
use super::intern::find_or_make;
use super::{AccountId, Ledger, LedgerError};
use crate::mailbox::{Cursor, MailboxName, Uid, UidValidity};
use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// The cursor of a mailbox.
pub(super) const CURSOR: &str =
    "SELECT uidvalidity, last_uid FROM mailboxes WHERE account = ?1 AND name = ?2";
const FIND_MAILBOX: &str = "SELECT id FROM mailboxes WHERE account = ?1 AND name = ?2";

/// The horizon moves on with the clock. It has to go back by more than this before a mailbox is read anew.
const SLACK: Duration = Duration::days(1);

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

    /// When the last scan began that read this mailbox to its end; `None` when none did.
    pub fn read_at(
        &self,
        account: AccountId,
        mailbox: &MailboxName,
    ) -> Result<Option<DateTime<Utc>>, LedgerError> {
        self.read(|db| {
            let mut statement =
                db.prepare_cached("SELECT read_at FROM mailboxes WHERE account = ?1 AND name = ?2")?;
            let found = statement.query_row(params![account.0, mailbox.0], |row| row.get(0)).optional()?;
            codes::moment_or_none(found.flatten())
        })
    }

    /// The mailbox was read to its end by a scan that began at `begun`.
    pub fn read_to_end(
        &mut self,
        account: AccountId,
        mailbox: &MailboxName,
        cursor: Cursor,
        begun: DateTime<Utc>,
    ) -> Result<(), LedgerError> {
        self.write(|db| {
            let mailbox = self::mailbox(db, account, mailbox)?;
            set(db, mailbox, cursor)?;
            db.prepare_cached("UPDATE mailboxes SET read_at = ?2 WHERE id = ?1")?
                .execute(params![mailbox, begun.timestamp()])?;
            Ok(())
        })
    }

    /// The account is about to be read from this server by this user, written in any way that tells them apart. UIDs
    /// of another server say nothing here: every mailbox of the account is then read afresh, and the mailbox of sent
    /// mail is looked for again. Mails stay, and are known again by their content.
    pub fn reads_from(&mut self, account: AccountId, login: &str) -> Result<(), LedgerError> {
        self.write(|db| {
            let known: Option<String> = db
                .prepare_cached("SELECT login FROM accounts WHERE id = ?1")?
                .query_row([account.0], |row| row.get(0))?;
            if known.as_deref() == Some(login) {
                return Ok(());
            }
            if known.is_some() {
                db.prepare_cached(
                    "DELETE FROM places WHERE mailbox IN (SELECT id FROM mailboxes WHERE account = ?1)",
                )?
                .execute([account.0])?;
                db.prepare_cached(
                    "UPDATE mailboxes SET uidvalidity = NULL, last_uid = NULL, read_at = NULL, since = NULL
                     WHERE account = ?1",
                )?
                .execute([account.0])?;
                db.prepare_cached("UPDATE account_states SET sent_mailbox = NULL WHERE account = ?1")?
                    .execute([account.0])?;
            }
            db.prepare_cached("UPDATE accounts SET login = ?2 WHERE id = ?1")?
                .execute(params![account.0, login])?;
            Ok(())
        })
    }

    /// The mailbox is about to be read back to `since`. When that is earlier than ever before, its cursor goes: what is
    /// older than its first mail was never read.
    pub fn reads_back_to(
        &mut self,
        account: AccountId,
        mailbox: &MailboxName,
        since: DateTime<Utc>,
    ) -> Result<(), LedgerError> {
        self.write(|db| {
            let mailbox = self::mailbox(db, account, mailbox)?;
            let known: Option<i64> = db
                .prepare_cached("SELECT since FROM mailboxes WHERE id = ?1")?
                .query_row([mailbox], |row| row.get(0))?;
            let since = since.timestamp();
            match known {
                None => {}
                Some(known) if since.saturating_add(SLACK.num_seconds()) < known => {
                    db.prepare_cached(
                        "UPDATE mailboxes SET uidvalidity = NULL, last_uid = NULL, read_at = NULL WHERE id = ?1",
                    )?
                    .execute([mailbox])?;
                }
                Some(_) => return Ok(()),
            }
            db.prepare_cached("UPDATE mailboxes SET since = ?2 WHERE id = ?1")?
                .execute(params![mailbox, since])?;
            Ok(())
        })
    }
}

/// The row of a mailbox, made when it is not there.
pub(super) fn mailbox(db: &Connection, account: AccountId, name: &MailboxName) -> Result<i64, Fault> {
    find_or_make(
        db,
        FIND_MAILBOX,
        "INSERT INTO mailboxes (account, name) VALUES (?1, ?2)",
        params![account.0, name.0],
    )
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::AddrSpec;

    const END: Cursor = Cursor { validity: UidValidity(7), last: Some(Uid(60)) };

    fn day(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000 + day * 86_400, 0).unwrap()
    }

    fn read() -> (Ledger, AccountId, MailboxName) {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        let account = ledger.account("work", &AddrSpec::parse("me@example.com").unwrap()).unwrap();
        let sent = MailboxName("Sent".into());
        ledger.reads_from(account, "me@a.example:993").unwrap();
        ledger.reads_back_to(account, &sent, day(0)).unwrap();
        ledger.read_to_end(account, &sent, END, day(900)).unwrap();
        ledger.scan_succeeded(account, day(900), 60, Some(&sent)).unwrap();
        (ledger, account, sent)
    }

    #[test]
    fn a_scan_that_was_cut_does_not_move_the_end() {
        let (mut ledger, account, sent) = read();
        assert_eq!(ledger.read_at(account, &sent).unwrap(), Some(day(900)));
        let again = Cursor { validity: UidValidity(8), last: Some(Uid(3)) };
        ledger.remember(account, &sent, &[], Some(again)).unwrap();
        assert_eq!(ledger.cursor(account, &sent).unwrap(), Some(again));
        assert_eq!(ledger.read_at(account, &sent).unwrap(), Some(day(900)));
        let other = MailboxName("Post".into());
        ledger.remember(account, &other, &[], Some(END)).unwrap();
        assert_eq!(ledger.read_at(account, &other).unwrap(), None);
    }

    #[test]
    fn another_login_begins_anew() {
        let (mut ledger, account, sent) = read();
        ledger.reads_from(account, "me@a.example:993").unwrap();
        assert_eq!(ledger.cursor(account, &sent).unwrap(), Some(END));
        ledger.reads_from(account, "me@b.example:993").unwrap();
        assert_eq!(ledger.cursor(account, &sent).unwrap(), None);
        assert_eq!(ledger.read_at(account, &sent).unwrap(), None);
        let state = ledger.account_state(account).unwrap();
        assert_eq!((state.sent_mailbox, state.scanned_at), (None, Some(day(900))));
    }

    #[test]
    fn a_farther_horizon_begins_anew() {
        let (mut ledger, account, sent) = read();
        for later in [day(1), day(800), day(0), day(0) - Duration::hours(23)] {
            ledger.reads_back_to(account, &sent, later).unwrap();
            assert_eq!(ledger.cursor(account, &sent).unwrap(), Some(END));
        }
        ledger.reads_back_to(account, &sent, day(-365)).unwrap();
        assert_eq!(ledger.cursor(account, &sent).unwrap(), None);
        assert_eq!(ledger.read_at(account, &sent).unwrap(), None);
        ledger.read_to_end(account, &sent, END, day(901)).unwrap();
        ledger.reads_back_to(account, &sent, day(-200)).unwrap();
        assert_eq!(ledger.cursor(account, &sent).unwrap(), Some(END));
    }
}
