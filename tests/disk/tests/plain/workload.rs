//! A till in two tables: a sale and its lines, written as the product writes, in any mode.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use comptoir_disk::{Finding, FindingKind, Recorder};
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

/// The database of the workload.
pub const NAME: &str = "till.sqlite";
/// How many sales a run makes.
pub const SALES: u64 = 30;
/// After which sale the write-ahead log is folded into the database.
const CHECKPOINT: u64 = 10;
/// After which sale the program ends and starts again.
const RESTART: u64 = 20;

/// How the database is kept.
#[derive(Clone, Copy, Debug)]
pub struct Mode {
    /// `PRAGMA journal_mode`.
    pub journal: &'static str,
    /// `PRAGMA synchronous`.
    pub synchronous: &'static str,
    /// The mistake of telling the customer before the commit.
    pub acknowledge_first: bool,
}

impl Mode {
    pub const PRODUCT: Self = Self::of("wal", "EXTRA");

    pub const fn of(journal: &'static str, synchronous: &'static str) -> Self {
        Self { journal, synchronous, acknowledge_first: false }
    }
}

/// Which files are watched: the database and what SQLite keeps beside it.
pub fn watch(name: &str) -> bool {
    name.starts_with(NAME)
}

/// Opens the database with the product's settings, `synchronous` before the journal mode.
pub fn open(folder: &Path, vfs: Option<&str>, mode: Mode) -> rusqlite::Result<Connection> {
    let path = folder.join(NAME);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match vfs {
        Some(vfs) => Connection::open_with_flags_and_vfs(path, flags, vfs)?,
        None => Connection::open_with_flags(path, flags)?,
    };
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "synchronous", mode.synchronous)?;
    let journal: String =
        connection.pragma_update_and_check(None, "journal_mode", mode.journal, |r| r.get(0))?;
    assert_eq!(journal, mode.journal);
    connection.pragma_update(None, "synchronous", mode.synchronous)?;
    connection.execute_batch(
        "PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;
         PRAGMA mmap_size=0;",
    )?;
    let tables: i64 = connection.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table'",
        [],
        |row| row.get(0),
    )?;
    if tables == 0 {
        connection.execute_batch(
            "BEGIN IMMEDIATE;
             CREATE TABLE sale(number INTEGER PRIMARY KEY, basket TEXT NOT NULL,
                               lines INTEGER NOT NULL, total INTEGER NOT NULL) STRICT;
             CREATE TABLE line(sale INTEGER NOT NULL REFERENCES sale, position INTEGER NOT NULL,
                               label TEXT NOT NULL, cents INTEGER NOT NULL) STRICT;
             CREATE INDEX line_sale ON line(sale);
             COMMIT;",
        )?;
    }
    Ok(connection)
}

/// One sale in one transaction; what it holds follows from its number.
pub fn sell(connection: &mut Connection, number: u64) -> rusqlite::Result<()> {
    let lines = number % 5 + 1;
    let cents = |position: u64| (number * 37 + position * 11) % 900 + 50;
    let sale = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let total: u64 = (0..lines).map(cents).sum();
    sale.prepare_cached("INSERT INTO sale VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        number as i64,
        format!("basket-{number}"),
        lines as i64,
        total as i64
    ])?;
    for position in 0..lines {
        let label = format!("article {position} ").repeat(20);
        sale.prepare_cached("INSERT INTO line VALUES (?1, ?2, ?3, ?4)")?.execute(params![
            number as i64,
            position as i64,
            label,
            cents(position) as i64
        ])?;
    }
    sale.commit()
}

/// A day: sales, a checkpoint, a restart, more sales.
pub fn day(recorder: &Recorder, folder: &Path, mode: Mode) -> rusqlite::Result<()> {
    let mut connection = open(folder, Some(recorder.vfs()), mode)?;
    for number in 1..=SALES {
        if mode.acknowledge_first {
            recorder.acknowledge(number);
        }
        sell(&mut connection, number)?;
        if !mode.acknowledge_first {
            recorder.acknowledge(number);
        }
        if number == CHECKPOINT && mode.journal == "wal" {
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        }
        if number == RESTART {
            drop(connection);
            connection = open(folder, Some(recorder.vfs()), mode)?;
        }
    }
    Ok(())
}

/// Opens what a cut left with the product's own code and looks at everything.
pub fn judge(folder: &Path, acknowledged: &[u64], mode: Mode) -> Result<(), Finding> {
    let mut connection = open(folder, None, mode).map_err(Finding::corrupt)?;
    let present = inspect(&connection)?;
    if let Some(lost) = acknowledged.iter().find(|number| !present.contains(number)) {
        let detail = format!("sale {lost} of {acknowledged:?}, present {present:?}");
        return Err(Finding::new(FindingKind::Lost, detail));
    }
    // With the mistake in it, a sale can be acknowledged and not yet there, never the reverse.
    if present.len() > acknowledged.len() + 1 {
        let detail = format!("acknowledged {acknowledged:?}, present {present:?}");
        return Err(Finding::new(FindingKind::Extra, detail));
    }
    sell(&mut connection, SALES + 1).map_err(Finding::corrupt)?;
    drop(connection);
    let again = inspect(&open(folder, None, mode).map_err(Finding::corrupt)?)?;
    if again.len() != present.len() + 1 {
        return Err(Finding::new(FindingKind::Lost, "the sale made after the restart"));
    }
    Ok(())
}

/// SQLite's own checks, no half sale, none twice; the numbers that are there.
pub fn inspect(connection: &Connection) -> Result<BTreeSet<u64>, Finding> {
    let verdict: String = connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .map_err(Finding::corrupt)?;
    if verdict != "ok" {
        return Err(Finding::corrupt(verdict));
    }
    let mut query = connection
        .prepare_cached(
            "SELECT number, basket,
                    lines = (SELECT count(*) FROM line WHERE sale = number)
                    AND total = (SELECT sum(cents) FROM line WHERE sale = number)
             FROM sale",
        )
        .map_err(Finding::corrupt)?;
    let rows = query
        .query_map([], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, bool>(2)?))
        })
        .map_err(Finding::corrupt)?;
    let (mut numbers, mut baskets) = (BTreeSet::new(), BTreeSet::new());
    for row in rows {
        let (number, basket, whole) = row.map_err(Finding::corrupt)?;
        if !whole {
            return Err(Finding::new(FindingKind::Half, format!("sale {number}")));
        }
        if !baskets.insert(basket) {
            return Err(Finding::new(FindingKind::Duplicate, format!("sale {number}")));
        }
        numbers.insert(number as u64);
    }
    let orphans: i64 = connection
        .query_row(
            "SELECT count(*) FROM line WHERE sale NOT IN (SELECT number FROM sale)",
            [],
            |r| r.get(0),
        )
        .map_err(Finding::corrupt)?;
    if orphans != 0 {
        return Err(Finding::new(FindingKind::Half, format!("{orphans} lines without a sale")));
    }
    Ok(numbers)
}
