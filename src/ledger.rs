//! The memory: one SQLite file for one owner. Owns: the file, its schema, every statement; the only user of
//! `rusqlite`. Never touches: what the facts mean, the clock.
//!
//! [`Ledger::remember`] takes what was read of a batch of mails, [`Ledger::mails`] gives it all back. What only all
//! mails together tell (threads, mail merge, lists) is added by [`Ledger::assign_threads`] and [`Ledger::demote`].
//! [`crate::words::Remark`] is what the ledger knows of a suggestion. A digest begins with [`Ledger::post`] and goes on
//! by [`Ledger::set_parcel`]; what the daemon remembers between two steps is beside it: schedules, accounts, requests.

mod account;
mod codes;
mod correction;
mod counts;
mod cursor;
mod draft;
mod fault;
mod file;
mod intern;
mod owner;
mod parcel;
mod post;
mod recall;
mod regard;
mod remember;
mod reminder;
mod request;
mod rest;
mod schedule;
mod schema;
mod second;
mod suggestion;
#[cfg(test)]
mod tests;

pub use account::{AccountState, back_off};
pub use counts::Counts;
pub use draft::{Lie, NewDraft};
pub use fault::{Fault, LedgerError};
pub use parcel::Delivery;
pub use post::{NewDigest, SlotClaim};
pub use recall::Recalled;
pub use remember::Remembered;
pub use request::Asked;
pub use schedule::LastSlot;

use crate::mailbox::MailboxName;
use crate::message::AddrSpec;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use std::collections::BTreeSet;
use std::path::Path;

/// Which mails are known in a mailbox.
const PLACES: &str = "SELECT places.place FROM mailboxes JOIN places ON places.mailbox = mailboxes.id
    WHERE mailboxes.account = ?1 AND mailboxes.name = ?2";

/// An open ledger. One connection: clone the path, not this, for a second reader.
#[derive(Debug)]
pub struct Ledger {
    db: Connection,
    file: String,
    key: [u8; 32],
}

/// An account of the owner in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(i64);

/// A mail in the ledger. Never given to another mail while that one is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailKey(i64);

impl Ledger {
    /// Opens the ledger, making it (mode 0600) and the folders above it (mode 0700) when they are not there.
    /// `fresh_key` must be random; it becomes the key of a new ledger and is not used for an old one. An older
    /// schema is brought forward.
    pub fn open(path: &Path, fresh_key: [u8; 32]) -> Result<Self, LedgerError> {
        file::make(path)
            .map_err(Fault::from)
            .and_then(|()| file::connect(path))
            .and_then(|db| Self::over(db, path.display().to_string(), Some(fresh_key)))
            .map_err(|fault| LedgerError { file: path.display().to_string(), fault })
    }

    /// Opens the ledger for a command that only makes sense when there is one; `None`, and nothing made, when
    /// there is none yet.
    pub fn open_existing(path: &Path) -> Result<Option<Self>, LedgerError> {
        if !path.exists() {
            return Ok(None);
        }
        file::connect(path)
            .and_then(|db| Self::over(db, path.display().to_string(), None))
            .map(Some)
            .map_err(|fault| LedgerError { file: path.display().to_string(), fault })
    }

    /// A ledger without a file, for `try` and tests.
    pub fn in_memory(key: [u8; 32]) -> Result<Self, LedgerError> {
        let file = "in memory".to_owned();
        Connection::open_in_memory()
            .map_err(Fault::from)
            .and_then(|db| Self::over(db, file.clone(), Some(key)))
            .map_err(|fault| LedgerError { file, fault })
    }

    /// The key of every hash in this ledger.
    pub fn key(&self) -> [u8; 32] {
        self.key
    }

    /// The account of this name, made when it is new. Its address may change, its name says which it is.
    pub fn account(&mut self, name: &str, address: &AddrSpec) -> Result<AccountId, LedgerError> {
        self.write(|db| {
            let id = db.query_row(
                "INSERT INTO accounts (name, address) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET address = excluded.address RETURNING id",
                params![name, address.as_str()],
                |row| row.get(0),
            )?;
            Ok(AccountId(id))
        })
    }

    /// The account of this name, when it is known.
    pub fn find_account(&self, name: &str) -> Result<Option<AccountId>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached("SELECT id FROM accounts WHERE name = ?1")?;
            Ok(statement.query_row([name], |row| row.get(0)).optional()?.map(AccountId))
        })
    }

    /// The places of this mailbox whose mails were already read.
    pub fn places(&self, account: AccountId, mailbox: &MailboxName) -> Result<BTreeSet<String>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(PLACES)?;
            let places = statement.query_map(params![account.0, mailbox.0], |row| row.get(0))?;
            Ok(places.collect::<Result<_, _>>()?)
        })
    }

    /// Sets up a connection and reads the key. Without a `fresh_key` an empty file is no ledger.
    fn over(mut db: Connection, file: String, fresh_key: Option<[u8; 32]>) -> Result<Self, Fault> {
        db.busy_timeout(file::PATIENCE)?;
        schema::check_ours(&mut db)?; // before the settings, which would turn another program's file into WAL
        file::set_up(&db)?;
        schema::migrate(&mut db)?;
        let made_by = concat!("appreciated ", env!("CARGO_PKG_VERSION"));
        let known = "SELECT ledger_key FROM meta WHERE id = 1";
        let mut key = db.query_row(known, (), |row| row.get(0)).optional()?;
        if let (None, Some(fresh_key)) = (key, fresh_key) {
            db.execute(
                "INSERT INTO meta (id, ledger_key, rules_hash, made_by) VALUES (1, ?1, '', ?2)
                 ON CONFLICT (id) DO NOTHING",
                params![fresh_key, made_by],
            )?;
            // Read back: another process may have been first.
            key = db.query_row(known, (), |row| row.get(0)).optional()?;
        }
        let key = key.ok_or(Fault::Damaged)?;
        Ok(Self { db, file, key })
    }

    /// Runs `work` on one snapshot of the ledger.
    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, LedgerError> {
        let on_snapshot = || work(&*self.db.unchecked_transaction()?);
        on_snapshot().map_err(|fault| self.fault(fault))
    }

    /// Runs `work` in one transaction: all of it is kept, or nothing.
    fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Fault>,
    ) -> Result<T, LedgerError> {
        let in_transaction = |db: &mut Connection| {
            // Immediate: waits for another writer here, not in the middle of the work.
            let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        in_transaction(&mut self.db).map_err(|fault| self.fault(fault))
    }

    fn fault(&self, fault: Fault) -> LedgerError {
        LedgerError { file: self.file.clone(), fault }
    }
}
