//! A second connection that sees the same, so that two threads read at once. Owns: that both see the same. Never
//! touches: what is read.

use super::fault::Fault;
use super::file;
use rusqlite::Connection;
use std::path::Path;

/// A connection in a transaction that sees the file as `first` does, which is in a transaction too that has read nothing
/// yet. `None` for a ledger without a file, and when another process wrote at this very moment: then one has to do.
pub(super) fn connection(first: &Connection) -> Result<Option<Connection>, Fault> {
    let Some(path) = first.path().filter(|path| !path.is_empty()) else { return Ok(None) };
    let second = file::connect(Path::new(path))?;
    second.busy_timeout(file::PATIENCE)?;
    file::set_up(&second)?;
    let before = written(&second)?;
    // The first statement of a transaction takes its snapshot: here, between the two looks, that of `first`.
    let key = key(first)?;
    second.execute_batch("BEGIN")?;
    let same = key == self::key(&second)? && written(&second)? == before;
    Ok(same.then_some(second))
}

/// Tells a ledger from one that was put in its place.
fn key(db: &Connection) -> Result<[u8; 32], Fault> {
    Ok(db.query_row("SELECT ledger_key FROM meta WHERE id = 1", (), |row| row.get(0))?)
}

/// A number that is another when anybody else wrote since this connection last asked
/// (<https://www.sqlite.org/pragma.html#pragma_data_version>).
fn written(db: &Connection) -> Result<i64, Fault> {
    Ok(db.query_row("PRAGMA data_version", (), |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Ledger;

    fn subjects(db: &Connection) -> i64 {
        db.query_row("SELECT count(*) FROM addresses", (), |row| row.get(0)).unwrap()
    }

    #[test]
    fn both_see_what_stood_there_before_a_third_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ledger.sqlite");
        let ledger = Ledger::open(&file, [1; 32]).unwrap();
        let third = Ledger::open(&file, [1; 32]).unwrap();
        let write =
            |spec: &str| third.db.execute("INSERT INTO addresses (spec) VALUES (?1)", [spec]).unwrap();
        write("ana@example.com");
        let first = ledger.db.unchecked_transaction().unwrap();
        let second = connection(&first).unwrap().unwrap();
        write("bo@example.com");
        assert_eq!((subjects(&first), subjects(&second), subjects(&third.db)), (1, 1, 2));
    }

    #[test]
    fn a_ledger_without_a_file_has_no_second() {
        let ledger = Ledger::in_memory([1; 32]).unwrap();
        assert!(connection(&ledger.db).unwrap().is_none());
    }
}
