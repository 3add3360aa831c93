//! The schema and how an older one becomes the present one. Owns: the numbered migrations. Never touches: rows.

use super::fault::Fault;
use rusqlite::{Connection, TransactionBehavior};

/// The migrations, forward only; the place in the list plus one is the schema's number (`PRAGMA user_version`).
const MIGRATIONS: [&str; 15] = [
    include_str!("schema/001-mail.sql"),
    include_str!("schema/002-digest.sql"),
    include_str!("schema/003-owner.sql"),
    include_str!("schema/004-service.sql"),
    include_str!("schema/005-reading.sql"),
    include_str!("schema/006-promise.sql"),
    include_str!("schema/007-terms.sql"),
    include_str!("schema/008-corrections.sql"),
    include_str!("schema/009-wordings.sql"),
    include_str!("schema/010-drafts.sql"),
    include_str!("schema/011-reminders.sql"),
    include_str!("schema/012-rests.sql"),
    include_str!("schema/013-answers.sql"),
    include_str!("schema/014-schedules.sql"),
    include_str!("schema/015-made-on.sql"),
];

/// `PRAGMA application_id` of a ledger: "APRC", as set by the first migration.
const APPLICATION_ID: i64 = 0x4150_5243;

/// Brings the file to the present schema, one transaction a migration. A crash leaves a whole older schema.
pub(super) fn migrate(db: &mut Connection) -> Result<(), Fault> {
    migrate_to(db, MIGRATIONS.len())
}

fn migrate_to(db: &mut Connection, last: usize) -> Result<(), Fault> {
    for (number, sql) in (1_i64..).zip(MIGRATIONS).take(last) {
        if version(db)? >= number {
            continue;
        }
        // Immediate, and looked at again: two processes may have opened the same new file.
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if version(&transaction)? < number {
            transaction.execute_batch(sql)?;
            transaction.pragma_update(None, "user_version", number)?;
        }
        transaction.commit()?;
    }
    Ok(())
}

/// Refuses files of other programs and of later versions of this one. Changes nothing.
pub(super) fn check_ours(db: &mut Connection) -> Result<(), Fault> {
    // One snapshot: somebody else may be making the file just now.
    let snapshot = db.transaction()?;
    let found = version(&snapshot)?;
    let known = MIGRATIONS.len() as i64;
    let application: i64 = snapshot.query_row("PRAGMA application_id", (), |row| row.get(0))?;
    let empty: bool = snapshot.query_row("SELECT count(*) = 0 FROM sqlite_schema", (), |row| row.get(0))?;
    match (application == APPLICATION_ID, empty) {
        (false, false) => Err(Fault::Foreign),
        _ if found > known => Err(Fault::Newer { found, known }),
        _ => Ok(()),
    }
}

fn version(db: &Connection) -> Result<i64, Fault> {
    Ok(db.query_row("PRAGMA user_version", (), |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(db: &Connection) -> Vec<(String, String)> {
        let mut statement =
            db.prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name").unwrap();
        let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    }

    #[test]
    fn every_older_schema_becomes_the_present_one_and_keeps_its_rows() {
        let mut fresh = Connection::open_in_memory().unwrap();
        migrate(&mut fresh).unwrap();
        for older in 0..MIGRATIONS.len() {
            let mut db = Connection::open_in_memory().unwrap();
            migrate_to(&mut db, older).unwrap();
            assert_eq!(version(&db).unwrap(), older as i64);
            if older > 0 {
                db.execute("INSERT INTO addresses (spec) VALUES ('ana@example.com')", ()).unwrap();
            }
            migrate(&mut db).unwrap();
            assert_eq!(tables(&db), tables(&fresh), "from schema {older}");
            let kept: i64 = db.query_row("SELECT count(*) FROM addresses", (), |row| row.get(0)).unwrap();
            assert_eq!(kept, older.min(1) as i64, "from schema {older}");
        }
    }

    #[test]
    fn suggestions_and_requests_of_the_third_schema_come_along() {
        let mut db = Connection::open_in_memory().unwrap();
        db.pragma_update(None, "foreign_keys", true).unwrap();
        migrate_to(&mut db, 3).unwrap();
        db.execute_batch(
            "INSERT INTO addresses (spec) VALUES ('ana@example.com');
             INSERT INTO slots VALUES ('weekly', 's', 0);
             INSERT INTO digests VALUES ('0a', 'q8m2', 'weekly', 's', 0, 'sent');
             INSERT INTO suggestions VALUES (7, 'k', 1, 'respond', 'm', 'promise', '2026-03-01', 'snoozed', '2026-03-02',
                 '2026-04-01', '0a', 3);
             INSERT INTO requests (round, asked_at) VALUES ('scan', 1), ('send', 2), ('scan', 3);",
        )
        .unwrap();
        migrate(&mut db).unwrap();
        let row = |sql: &str| -> String { db.query_row(sql, (), |row| row.get(0)).unwrap() };
        let all = "SELECT concat_ws(' ', id, suggestion_key, person, practice, message, kind, evidence_on, state, state_on,
            snoozed_until, digest, number) FROM suggestions";
        assert_eq!(row(all), "7 k 1 respond m promise 2026-03-01 snoozed 2026-03-02 2026-04-01 0a 3");
        assert_eq!(row("SELECT concat_ws(' ', id, items) FROM digests"), "0a 0");
        let asked = "SELECT group_concat(round || asked_at, ' ' ORDER BY id) FROM requests";
        assert_eq!(row(asked), "send2 scan3");
    }

    #[test]
    fn migrating_twice_changes_nothing() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db).unwrap();
        let before = tables(&db);
        migrate(&mut db).unwrap();
        assert_eq!(tables(&db), before);
    }

    #[test]
    fn a_failing_migration_leaves_the_older_schema_whole() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate_to(&mut db, 1).unwrap();
        // Stands in the way of the second migration, behind tables that it makes first.
        db.execute_batch("CREATE TABLE answers (nonsense TEXT)").unwrap();
        let before = tables(&db);
        migrate(&mut db).unwrap_err();
        assert_eq!(tables(&db), before);
        assert_eq!(version(&db).unwrap(), 1);
    }

    #[test]
    fn a_newer_schema_is_refused() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db).unwrap();
        db.pragma_update(None, "user_version", 99).unwrap();
        let fault = check_ours(&mut db).unwrap_err().to_string();
        let known = MIGRATIONS.len();
        let expected = format!(
            "was made by a newer appreciated (schema 99; this one knows {known}); install that version"
        );
        assert_eq!(fault, expected);
    }

    #[test]
    fn a_database_of_another_program_is_told_apart() {
        let mut db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE bookmarks (url TEXT)").unwrap();
        assert!(matches!(check_ours(&mut db), Err(Fault::Foreign)));
    }

    #[test]
    fn every_table_is_strict_and_says_what_it_holds() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db).unwrap();
        let made: Vec<_> =
            tables(&db).into_iter().filter(|(_, sql)| sql.starts_with("CREATE TABLE")).collect();
        assert!(made.len() > 20);
        for (name, sql) in made {
            assert!(sql.contains(") STRICT"), "{name} is not strict");
            assert!(
                sql.lines().nth(1).is_some_and(|line| line.trim().starts_with("-- ")),
                "{name} has no comment"
            );
        }
    }
}
