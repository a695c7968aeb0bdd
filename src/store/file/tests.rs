//! The till’s file: settings, triggers, authorizer.

use std::path::Path;

use rusqlite::Connection;

use super::*;
use crate::store::migrate;

/// A till's file as the program itself opens it, with one entry.
fn guarded(folder: &Path) -> Connection {
    let path = folder.join("till.sqlite");
    let mut connection = open(&path, None, Durability::default()).expect("opened");
    migrate::run(&mut connection, &path, migrate::TILL).expect("made");
    guard(&mut connection).expect("guarded");
    connection
        .execute("INSERT INTO entry VALUES (1, x'7b7d', zeroblob(32), NULL)", [])
        .expect("written");
    connection
}

fn dump(connection: &Connection) -> (i64, String, i64) {
    let row = connection.query_row(
        "SELECT count(*), max(hex(record)), (SELECT count(*) FROM main.sqlite_schema
           WHERE tbl_name = 'entry' AND type = 'trigger') FROM main.entry",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    );
    row.expect("read")
}

/// Runs a bypass, and then what it was meant to make possible.
fn try_all(connection: &Connection, bypass: &str) -> bool {
    let opened = connection.execute_batch(bypass).is_ok();
    for change in [
        "UPDATE main.entry SET record = x'7b20'",
        "DELETE FROM main.entry",
        "INSERT OR REPLACE INTO main.entry VALUES (1, x'7b20', zeroblob(32), NULL)",
    ] {
        let _ = connection.execute_batch(change);
    }
    opened
}

/// Every way around the triggers that is known, each in several spellings.
const BYPASSES: &[&str] = &[
    "UPDATE entry SET record = x'7b20'",
    "UPDATE OR REPLACE entry SET record = x'7b20'",
    "UPDATE ENTRY SET signature = zeroblob(64)",
    "DELETE FROM entry",
    "DELETE FROM entry WHERE id IN (SELECT id FROM entry)",
    "REPLACE INTO entry VALUES (1, x'7b20', zeroblob(32), NULL)",
    "INSERT OR REPLACE INTO entry VALUES (1, x'7b20', zeroblob(32), NULL)",
    "INSERT INTO entry VALUES (1, x'7b20', zeroblob(32), NULL)
       ON CONFLICT DO UPDATE SET record = x'7b20'",
    "DROP TABLE entry",
    "DROP TRIGGER entry_is_never_changed",
    "DROP TRIGGER main.ENTRY_IS_NEVER_REMOVED",
    "ALTER TABLE entry RENAME TO other",
    "ALTER TABLE entry RENAME COLUMN record TO other",
    "ALTER TABLE entry ADD COLUMN other",
    "ALTER TABLE entry DROP COLUMN signature",
    "CREATE TRIGGER other BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TEMP TRIGGER other BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TEMP TABLE entry (id, record, hash, signature)",
    "CREATE TEMP VIEW entry AS SELECT 1",
    "PRAGMA writable_schema = ON",
    "PRAGMA Writable_Schema = RESET",
    "PRAGMA writable_schema(1)",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA RECURSIVE_TRIGGERS = OFF",
    "PRAGMA main.Recursive_Triggers(0)",
    "UPDATE sqlite_schema SET sql = '' WHERE name = 'entry_is_never_changed'",
    "DELETE FROM sqlite_schema WHERE name = 'entry_is_never_changed'",
    "UPDATE sqlite_master SET tbl_name = 'fold' WHERE type = 'trigger'",
];

#[test]
fn no_statement_of_the_program_changes_a_sealed_row() {
    for bypass in BYPASSES {
        let folder = tempfile::tempdir().expect("a folder");
        let connection = guarded(folder.path());
        let before = dump(&connection);
        assert_eq!(before.2, 2, "both triggers are there");
        assert!(!try_all(&connection, bypass), "{bypass} was let through");
        assert_eq!(dump(&connection), before, "{bypass} changed something");
    }
}

/// The file under a second name is the same file with the same guards.
#[test]
fn attaching_the_file_again_opens_no_back_door() {
    for statement in [
        "UPDATE back.entry SET record = x'7b20'",
        "DELETE FROM back.entry",
        "REPLACE INTO back.entry VALUES (1, x'7b20', zeroblob(32), NULL)",
        "DROP TRIGGER back.entry_is_never_changed",
        "DROP TABLE back.entry",
        "ALTER TABLE back.entry RENAME TO other",
        "PRAGMA back.writable_schema = 1",
        "DELETE FROM back.sqlite_schema",
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let connection = guarded(folder.path());
        let before = dump(&connection);
        let path = folder.path().join("till.sqlite");
        let attached = connection.execute("ATTACH ?1 AS back", [path.to_string_lossy()]);
        let let_through = attached.is_ok() && try_all(&connection, statement);
        assert!(!let_through, "{statement} was let through");
        assert_eq!(dump(&connection), before, "{statement} changed something");
    }
}

/// Shows that the tests above bite: without the guard and the setting, statements get through.
#[test]
fn without_its_guards_a_row_is_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut connection = guarded(folder.path());
    let before = dump(&connection);
    connection
        .authorizer(None::<fn(AuthContext<'_>) -> Authorization>)
        .expect("the guard is taken away");
    try_all(&connection, "PRAGMA recursive_triggers = OFF");
    assert_ne!(dump(&connection), before);
}

#[test]
fn what_the_till_does_is_let_through() {
    let folder = tempfile::tempdir().expect("a folder");
    let connection = guarded(folder.path());
    connection
        .execute_batch(
            "INSERT INTO entry VALUES (2, x'7b7d', zeroblob(32), NULL);
             INSERT OR REPLACE INTO ledger VALUES ('sums', '{}'); DELETE FROM ledger;
             INSERT INTO ticket (number, entry, id) VALUES (1, 2, zeroblob(16));
             UPDATE ticket SET copies = 1; PRAGMA wal_checkpoint(TRUNCATE);",
        )
        .expect("the till's own work");
}

#[test]
fn another_programs_file_is_refused_and_stays_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("till.sqlite");
    let other = Connection::open(&path).expect("made");
    other.execute_batch("CREATE TABLE recipe (name TEXT)").expect("made");
    drop(other);
    let before = std::fs::read(&path).expect("read");
    let is_foreign = |path: &Path| {
        matches!(open(path, None, Durability::default()), Err(StoreError::Foreign(_)))
    };
    assert!(is_foreign(&path));
    assert!(before == std::fs::read(&path).expect("read"), "not even its journal mode");
    let audited = crate::store::audit(folder.path(), Vec::new());
    assert!(matches!(audited, Err(StoreError::Foreign(_))));
    std::fs::write(&path, [7; 5_000]).expect("written");
    assert!(is_foreign(&path), "and so is what is no database");
}
