//! The store of a usual hub: one SQLite file, one writer, readers that see one moment each.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql, params_from_iter};

use super::migrate::{self, Dialect};
use super::{Database, Mode, Row, StorageError, Transaction, Value};

/// "COMH": a file without it is not opened.
const APPLICATION_ID: i64 = 0x434F_4D48;
/// SQLite before 3.54 has defects that a hub can't live with (WAL reset).
const OLDEST: i32 = 3_054_000;
/// How long a writer of another process is waited for, in milliseconds.
const PATIENCE_MS: u64 = 5_000;
/// Most connections for readers that are kept open.
const READERS: usize = 4;
/// Most statements that a connection keeps prepared.
const PREPARED: usize = 96;

const DIALECT: Dialect = Dialect {
    integer: "INTEGER",
    bytes: "BLOB",
    text: "TEXT",
    end: "STRICT",
    clustered: "STRICT, WITHOUT ROWID",
};

/// A hub's SQLite file.
#[derive(Debug)]
pub struct Sqlite {
    /// Where it lies; nothing in memory, where readers take the writer's connection.
    file: Option<PathBuf>,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Sqlite {
    /// Opens or creates the file and brings its tables to the newest step.
    ///
    /// # Errors
    /// [`StorageError::Foreign`] for another program's file, [`StorageError::TooNew`] for a later
    /// version's, others when the disk fails.
    pub fn open(file: &Path) -> Result<Self, StorageError> {
        Self::with(connect(file, false)?, Some(file.to_owned()))
    }

    /// A store that is gone with the program: for tests and simulations.
    ///
    /// # Errors
    /// [`StorageError`] when SQLite fails.
    pub fn in_memory() -> Result<Self, StorageError> {
        let connection = Connection::open_in_memory().map_err(failed("opening memory"))?;
        Self::with(connection, None)
    }

    fn with(connection: Connection, file: Option<PathBuf>) -> Result<Self, StorageError> {
        connection.set_prepared_statement_cache_capacity(PREPARED);
        let store = Self { file, writer: Mutex::new(connection), readers: Mutex::new(Vec::new()) };
        let mut transaction = store.begin(Mode::Write)?;
        migrate::run(&mut *transaction, &DIALECT)?;
        transaction.commit()?;
        Ok(store)
    }
}

/// Opens the file, applies every setting and reads it back.
fn connect(file: &Path, for_reading: bool) -> Result<Connection, StorageError> {
    if rusqlite::version_number() < OLDEST {
        return Err(StorageError::Setting("sqlite_version"));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection =
        Connection::open_with_flags(file, flags).map_err(failed("opening the file"))?;
    connection.busy_timeout(Duration::from_millis(PATIENCE_MS)).map_err(failed("a setting"))?;
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)
        .map_err(failed("protecting the file"))?;
    if !for_reading {
        own(&connection)?;
    }
    // Before the journal mode: the rollback journal of the file's creation must not come back.
    set(&connection, "synchronous", 3)?;
    let mode: String = connection
        .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))
        .map_err(failed("choosing the journal mode"))?;
    if mode != "wal" {
        return Err(StorageError::Setting("journal_mode"));
    }
    for (name, value) in [
        ("synchronous", 3),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("cell_size_check", 1),
        ("trusted_schema", 0),
        ("temp_store", 2),
        ("cache_size", -65_536),
        ("query_only", i64::from(for_reading)),
    ] {
        set(&connection, name, value)?;
    }
    connection.pragma_update(None, "mmap_size", 0).map_err(failed("a setting"))?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    Ok(connection)
}

fn set(connection: &Connection, name: &'static str, value: i64) -> Result<(), StorageError> {
    connection.pragma_update(None, name, value).map_err(failed("applying a setting"))?;
    let taken: i64 = connection
        .pragma_query_value(None, name, |row| row.get(0))
        .map_err(failed("reading a setting"))?;
    if taken == value { Ok(()) } else { Err(StorageError::Setting(name)) }
}

/// Makes sure that the file is a hub's, or empty, and marks it.
fn own(connection: &Connection) -> Result<(), StorageError> {
    let application = connection.pragma_query_value(None, "application_id", |row| row.get(0));
    let application: i64 = application.map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => StorageError::Foreign,
        _ => failed("reading the mark")(error),
    })?;
    if application == APPLICATION_ID {
        return Ok(());
    }
    let empty: bool = connection
        .query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))
        .map_err(failed("reading the schema"))?;
    if application != 0 || !empty {
        return Err(StorageError::Foreign);
    }
    connection.pragma_update(None, "application_id", APPLICATION_ID).map_err(failed("marking"))
}

impl Database for Sqlite {
    fn begin(&self, mode: Mode) -> Result<Box<dyn Transaction + '_>, StorageError> {
        let (held, sql) = match (mode, &self.file) {
            (Mode::Read, Some(file)) => {
                let kept = lock(&self.readers).pop();
                let reader = kept.map_or_else(|| connect(file, true), Ok)?;
                (Held::Reader(Some(reader)), "BEGIN DEFERRED")
            }
            // What a writer left half-done when it panicked was rolled back when it was dropped.
            _ => (Held::Writer(lock(&self.writer)), "BEGIN IMMEDIATE"),
        };
        let turn = Turn { store: self, held, open: true };
        turn.connection().execute_batch(sql).map_err(failed("beginning"))?;
        Ok(Box::new(turn))
    }

    fn copy_to(&self, file: &Path) -> Result<(), StorageError> {
        let Some(own) = &self.file else {
            return Err(StorageError::NoFile);
        };
        let reader = connect(own, false)?;
        let name = file.to_string_lossy().into_owned();
        reader.execute("VACUUM INTO ?1", [name]).map_err(failed("copying"))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let copy = Connection::open_with_flags(file, flags).map_err(failed("opening the copy"))?;
        let verdict: String = copy
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .map_err(failed("checking the copy"))?;
        if verdict == "ok" { Ok(()) } else { Err(StorageError::Setting("integrity_check")) }
    }

    fn size(&self) -> Result<u64, StorageError> {
        let mut transaction = self.begin(Mode::Read)?;
        let sql = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
        Ok(transaction.number(sql, &[])?.unsigned_abs())
    }
}

enum Held<'a> {
    Writer(MutexGuard<'a, Connection>),
    Reader(Option<Connection>),
}

struct Turn<'a> {
    store: &'a Sqlite,
    held: Held<'a>,
    open: bool,
}

impl Turn<'_> {
    fn connection(&self) -> &Connection {
        match &self.held {
            Held::Writer(connection) => connection,
            Held::Reader(connection) => {
                connection.as_ref().expect("a reader has its connection until it is dropped")
            }
        }
    }
}

impl Transaction for Turn<'_> {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, StorageError> {
        let sql = sql.replace('$', "?");
        let mut statement =
            self.connection().prepare_cached(&sql).map_err(failed("preparing a change"))?;
        let changed =
            statement.execute(params_from_iter(values)).map_err(failed("changing rows"))?;
        Ok(u64::try_from(changed).unwrap_or(u64::MAX))
    }

    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StorageError> {
        let sql = sql.replace('$', "?");
        let mut statement =
            self.connection().prepare_cached(&sql).map_err(failed("preparing a query"))?;
        let width = statement.column_count();
        let mut rows = statement.query(params_from_iter(values)).map_err(failed("finding rows"))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(failed("finding rows"))? {
            let column = |at| row.get_ref(at).map_err(failed("reading a row")).and_then(own_value);
            found.push(Row::new((0..width).map(column).collect::<Result<_, _>>()?));
        }
        Ok(found)
    }

    fn commit(mut self: Box<Self>) -> Result<(), StorageError> {
        self.connection().execute_batch("COMMIT").map_err(failed("committing"))?;
        self.open = false;
        Ok(())
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let left = self.open && self.connection().execute_batch("ROLLBACK").is_err();
        if let Held::Reader(connection) = &mut self.held {
            // A connection that could not leave its transaction is not used again.
            let kept = connection.take().filter(|one| !left || one.is_autocommit());
            let mut readers = lock(&self.store.readers);
            if let Some(kept) = kept.filter(|_| readers.len() < READERS) {
                readers.push(kept);
            }
        }
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(integer) => ValueRef::Integer(*integer),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn own_value(value: ValueRef<'_>) -> Result<Value, StorageError> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(integer) => Value::Integer(integer),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        // No column of a hub is one; the driver of the other store refuses it too.
        ValueRef::Real(_) => return Err(StorageError::Setting("real")),
    })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a failure of SQLite means: a lock that others hold may be free later, the rest is not.
fn failed(what: &'static str) -> impl Fn(rusqlite::Error) -> StorageError {
    move |error| {
        let busy = matches!(
            error.sqlite_error_code(),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::DiskFull)
        );
        let source = Box::new(error);
        if busy {
            StorageError::Unavailable { what, source }
        } else {
            StorageError::Failed { what, source }
        }
    }
}
