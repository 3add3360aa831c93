//! What the owner said about addresses outside the config. Owns: which address was joined to which. Never touches: who
//! may be joined, what the config says of them.

use super::codes;
use super::fault::Fault;
use super::intern::{FIND_ADDRESS, Interner};
use super::{Ledger, LedgerError};
use crate::message::AddrSpec;
use crate::words::{Joined, Said, Topic};
use rusqlite::{OptionalExtension, params};

impl Ledger {
    /// The addresses that were joined to another, in the order in which that was said, then of the alphabet.
    pub fn joined(&self) -> Result<Vec<Joined>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT value, spec, said_on FROM corrections JOIN addresses ON addresses.id = address
                 WHERE field = 'alias' ORDER BY said_on, spec",
            )?;
            let mut rows = statement.query(())?;
            let mut joined = Vec::new();
            while let Some(row) = rows.next()? {
                let address = |column| -> Result<AddrSpec, Fault> {
                    let text: String = row.get(column)?;
                    AddrSpec::parse(&text).ok_or(Fault::Unreadable { what: "mail address", value: text })
                };
                joined.push(Joined {
                    keep: address(0)?,
                    join: address(1)?,
                    said_on: codes::parsed("day", &row.get::<_, String>(2)?)?,
                });
            }
            Ok(joined)
        })
    }

    /// Whether a mail that is remembered went to this address, came from it or quotes it.
    pub fn knows(&self, address: &AddrSpec) -> Result<bool, LedgerError> {
        self.read(|db| Ok(db.prepare_cached(FIND_ADDRESS)?.exists([address.as_str()])?))
    }

    /// Writes down that `join` is an address of `keep`'s person; an earlier word on `join` gives way.
    pub fn join(&mut self, said: &Joined) -> Result<(), LedgerError> {
        self.write(|db| {
            let address = Interner::new(db).address(&said.join)?;
            db.prepare_cached("DELETE FROM corrections WHERE address = ?1 AND field = 'alias'")?
                .execute([address])?;
            db.prepare_cached(
                "INSERT INTO corrections (address, field, value, said_on) VALUES (?1, 'alias', ?2, ?3)",
            )?
            .execute(params![address, said.keep.as_str(), said.said_on.to_string()])?;
            Ok(())
        })
    }

    /// What the owner said about people besides, in the order of addresses, topics and days.
    pub fn said(&self) -> Result<Vec<Said>, LedgerError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT spec, field, value, said_on FROM corrections JOIN addresses ON addresses.id = address
                 WHERE field <> 'alias' ORDER BY spec, field, said_on, value",
            )?;
            let mut rows = statement.query(())?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let (address, topic): (String, String) = (row.get(0)?, row.get(1)?);
                all.push(Said {
                    address: AddrSpec::parse(&address)
                        .ok_or(Fault::Unreadable { what: "mail address", value: address })?,
                    topic: Topic::named(&topic).ok_or(Fault::Unreadable { what: "topic", value: topic })?,
                    text: row.get(2)?,
                    on: codes::parsed("day", &row.get::<_, String>(3)?)?,
                });
            }
            Ok(all)
        })
    }

    /// Writes a word on a person down. Of notes there may be many, anything else stands in the place of what was said
    /// before, which is given back.
    pub fn say(&mut self, said: &Said) -> Result<Option<String>, LedgerError> {
        self.write(|db| {
            let address = Interner::new(db).address(&said.address)?;
            let mut before = None;
            if said.topic != Topic::Note {
                let sql = "DELETE FROM corrections WHERE address = ?1 AND field = ?2 RETURNING value";
                before = db
                    .prepare_cached(sql)?
                    .query_row(params![address, said.topic.name()], |row| row.get(0))
                    .optional()?;
            }
            db.prepare_cached(
                "INSERT INTO corrections (address, field, value, said_on) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute(params![address, said.topic.name(), said.text, said.on.to_string()])?;
            Ok(before)
        })
    }

    /// Takes a word back.
    pub fn unsay(&mut self, address: &AddrSpec, topic: Topic, text: &str) -> Result<(), LedgerError> {
        self.write(|db| {
            db.prepare_cached(
                "DELETE FROM corrections WHERE field = ?2 AND value = ?3
                     AND address IN (SELECT id FROM addresses WHERE spec = ?1)",
            )?
            .execute(params![address.as_str(), topic.name(), text])?;
            Ok(())
        })
    }

    /// Takes that back; `false` when nothing of the kind was said.
    pub fn part(&mut self, join: &AddrSpec) -> Result<bool, LedgerError> {
        self.write(|db| {
            let rows = db
                .prepare_cached(
                    "DELETE FROM corrections WHERE field = 'alias'
                     AND address IN (SELECT id FROM addresses WHERE spec = ?1)",
                )?
                .execute([join.as_str()])?;
            Ok(rows > 0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(keep: &str, join: &str, day: &str) -> Joined {
        let address = |text| AddrSpec::parse(text).unwrap();
        Joined { keep: address(keep), join: address(join), said_on: day.parse().unwrap() }
    }

    #[test]
    fn the_last_word_on_an_address_stands_until_it_is_taken_back() {
        let mut ledger = Ledger::in_memory([0; 32]).unwrap();
        let (first, second) = (
            said("ana@example.com", "ana@home.example", "2026-03-01"),
            said("bo@example.com", "ana@home.example", "2026-03-02"),
        );
        let other = said("bo@example.com", "bo@home.example", "2026-03-01");
        for one in [&first, &other, &second] {
            ledger.join(one).unwrap();
        }
        assert_eq!(ledger.joined().unwrap(), [other.clone(), second.clone()]);
        assert!(ledger.knows(&other.join).unwrap() && !ledger.knows(&other.keep).unwrap());
        assert!(ledger.part(&second.join).unwrap());
        assert!(!ledger.part(&second.join).unwrap());
        assert_eq!(ledger.joined().unwrap(), [other]);
    }
}
