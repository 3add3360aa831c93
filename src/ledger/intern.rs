//! Strings that come again and again, stored once. Owns: addresses, display names and rules within one batch.
//! Never touches: mails.

use super::fault::Fault;
use crate::message::{AddrSpec, Address};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;

pub(super) const FIND_ADDRESS: &str = "SELECT id FROM addresses WHERE spec = ?1";
pub(super) const FIND_NAME: &str = "SELECT id FROM display_names WHERE address = ?1 AND name IS ?2";
pub(super) const FIND_RULE: &str = "SELECT id FROM rules WHERE name = ?1";

/// Finds or makes the rows of repeated strings. Lives as long as one transaction, so that it never remembers a row
/// that was rolled back.
pub(super) struct Interner<'db> {
    db: &'db Connection,
    addresses: HashMap<AddrSpec, i64>,
    names: HashMap<Address, NameSeen>,
    rules: HashMap<String, i64>,
}

struct NameSeen {
    id: i64,
    times: u32,
}

impl<'db> Interner<'db> {
    pub(super) fn new(db: &'db Connection) -> Self {
        Self { db, addresses: HashMap::new(), names: HashMap::new(), rules: HashMap::new() }
    }

    /// The row of an address.
    pub(super) fn address(&mut self, spec: &AddrSpec) -> Result<i64, Fault> {
        if let Some(id) = self.addresses.get(spec) {
            return Ok(*id);
        }
        let id = find_or_make(
            self.db,
            FIND_ADDRESS,
            "INSERT INTO addresses (spec) VALUES (?1)",
            params![spec.as_str()],
        )?;
        self.addresses.insert(spec.clone(), id);
        Ok(id)
    }

    /// The row of an address with the name beside it, counted once more.
    pub(super) fn seen(&mut self, address: &Address) -> Result<i64, Fault> {
        if let Some(name) = self.names.get_mut(address) {
            name.times += 1;
            return Ok(name.id);
        }
        let spec = self.address(&address.addr)?;
        let id = find_or_make(
            self.db,
            FIND_NAME,
            "INSERT INTO display_names (address, name, seen) VALUES (?1, ?2, 0)",
            params![spec, address.name],
        )?;
        self.names.insert(address.clone(), NameSeen { id, times: 1 });
        Ok(id)
    }

    /// The row of a rule.
    pub(super) fn rule(&mut self, name: &str) -> Result<i64, Fault> {
        if let Some(id) = self.rules.get(name) {
            return Ok(*id);
        }
        let id = find_or_make(self.db, FIND_RULE, "INSERT INTO rules (name) VALUES (?1)", params![name])?;
        self.rules.insert(name.to_owned(), id);
        Ok(id)
    }

    /// Writes how often each name was seen.
    pub(super) fn finish(self) -> Result<(), Fault> {
        let mut statement =
            self.db.prepare_cached("UPDATE display_names SET seen = seen + ?2 WHERE id = ?1")?;
        for name in self.names.values() {
            statement.execute(params![name.id, name.times])?;
        }
        Ok(())
    }
}

/// The id that `find` gives, else of the row that `make` makes; both take the same parameters.
pub(super) fn find_or_make(
    db: &Connection,
    find: &str,
    make: &str,
    params: &[&dyn rusqlite::ToSql],
) -> Result<i64, Fault> {
    if let Some(id) = db.prepare_cached(find)?.query_row(params, |row| row.get(0)).optional()? {
        return Ok(id);
    }
    Ok(db.prepare_cached(make)?.insert(params)?)
}
