//! The limits: what the disk and SQLite need for the same bytes without a till around them.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use super::Problem;
use super::report::Times;

/// Opens a file as the till opens its journal: a log, synced at every commit, moved when asked.
///
/// # Errors
/// When SQLite refuses.
pub fn open(path: &Path, vfs: Option<&str>) -> Result<Connection, Problem> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match vfs {
        Some(vfs) => Connection::open_with_flags_and_vfs(path, flags, vfs)?,
        None => Connection::open_with_flags(path, flags)?,
    };
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    assert_eq!(mode, "wal");
    connection.execute_batch("PRAGMA synchronous = EXTRA; PRAGMA cache_size = -8192;")?;
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    Ok(connection)
}

/// Moves the log into the file.
///
/// # Errors
/// When SQLite refuses.
pub fn checkpoint(connection: &Connection) -> Result<(), Problem> {
    Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}

/// One row a transaction, of the size of an entry with its hash and signature.
pub struct Row {
    connection: Connection,
    /// How long each transaction took.
    pub times: Times,
}

impl Row {
    /// A new file in `folder`.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn new(folder: &Path) -> Result<Self, Problem> {
        let connection = open(&folder.join("bare.sqlite"), None)?;
        connection.execute_batch(
            "CREATE TABLE row (id INTEGER PRIMARY KEY, record BLOB NOT NULL,
                               hash BLOB NOT NULL, signature BLOB NOT NULL) STRICT;",
        )?;
        checkpoint(&connection)?;
        Ok(Self { connection, times: Times::default() })
    }

    /// Writes a row durably, and remembers how long that took.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn write(&mut self, record: &[u8]) -> Result<(), Problem> {
        let start = Instant::now();
        let row = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        row.prepare_cached("INSERT INTO row (record, hash, signature) VALUES (?1, ?2, ?3)")?
            .execute(params![record, [7_u8; 32], [7_u8; 64]])?;
        row.commit()?;
        self.times.since(start);
        Ok(())
    }

    /// Moves the log into the file, as the till does at the same moments.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn checkpoint(&self) -> Result<(), Problem> {
        checkpoint(&self.connection)
    }
}

/// The disk alone: bytes appended to a file, then `fdatasync`.
pub struct Append {
    file: File,
    /// How long each append took.
    pub times: Times,
}

impl Append {
    /// A new file in `folder`.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn new(folder: &Path) -> Result<Self, Problem> {
        let file = OpenOptions::new().create(true).append(true).open(folder.join("bare.bytes"))?;
        Ok(Self { file, times: Times::default() })
    }

    /// Appends bytes durably, and remembers how long that took.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        let start = Instant::now();
        self.file.write_all(bytes)?;
        self.file.sync_data()?;
        self.times.since(start);
        Ok(())
    }
}
