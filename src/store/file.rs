//! One SQLite file opened as the till wants it: every setting applied in order and read back.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::{Connection, OpenFlags};

use super::{Attempt, StoreError, migrate};

/// "COMP": a file without it is not opened.
pub(super) const APPLICATION_ID: i64 = 0x434F_4D50;

/// SQLite before 3.54 has defects that a till can't live with (WAL reset, FTS overflows).
const OLDEST_SQLITE: i32 = 3_054_000;

/// How hard commits are pressed to the disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct Durability {
    /// SQLite's `synchronous`.
    pub synchronous: Synchronous,
    /// SQLite's `journal_mode`.
    pub journal_mode: JournalMode,
}

/// SQLite's `synchronous`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Synchronous {
    /// Every commit is synced, and the removal of a rollback journal too.
    #[default]
    Extra,
    /// Every commit is synced.
    Full,
    /// Only checkpoints are synced: a control, or work that may be lost.
    Normal,
    /// Nothing is synced: a control, or work that may be lost.
    Off,
}

/// SQLite's `journal_mode`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum JournalMode {
    /// A log beside the file: one sync a commit.
    #[default]
    Wal,
    /// A rollback journal that is cut to nothing.
    Truncate,
    /// A rollback journal that is deleted: a control.
    Delete,
}

impl Synchronous {
    const fn level(self) -> i64 {
        match self {
            Self::Extra => 3,
            Self::Full => 2,
            Self::Normal => 1,
            Self::Off => 0,
        }
    }
}

impl JournalMode {
    const fn name(self) -> &'static str {
        match self {
            Self::Wal => "wal",
            Self::Truncate => "truncate",
            Self::Delete => "delete",
        }
    }
}

/// Opens or creates a file, applies the settings and reads each one back.
pub(super) fn open(
    path: &Path,
    vfs: Option<&str>,
    durability: Durability,
) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::Setting("sqlite_version"));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match vfs {
        Some(vfs) => Connection::open_with_flags_and_vfs(path, flags, vfs),
        None => Connection::open_with_flags(path, flags),
    }
    .attempt("opening a file")?;
    settle(&connection, path, durability)?;
    Ok(connection)
}

fn settle(connection: &Connection, path: &Path, durability: Durability) -> Result<(), StoreError> {
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)
        .attempt("protecting the file")?;
    // The journal mode is written into the file: another program's stays as it is.
    migrate::own(connection, path)?;
    let level = durability.synchronous.level();
    // Before the journal mode: the rollback journal of the file's creation must not come back.
    set(connection, "synchronous", level)?;
    let mode = durability.journal_mode.name();
    let taken: String = connection
        .pragma_update_and_check(None, "journal_mode", mode, |row| row.get(0))
        .attempt("choosing the journal mode")?;
    if taken != mode {
        return Err(StoreError::Setting("journal_mode"));
    }
    for (name, value) in [
        ("synchronous", level),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("cell_size_check", 1),
        ("trusted_schema", 0),
        ("temp_store", 2),
        ("cache_size", -8_192),
    ] {
        set(connection, name, value)?;
    }
    connection.pragma_update(None, "mmap_size", 0).attempt("switching memory mapping off")?;
    // A checkpoint costs many syncs: it runs when nobody waits, never inside a sale.
    connection
        .pragma_update(None, "wal_autocheckpoint", 0)
        .attempt("switching automatic checkpoints off")?;
    connection
        .busy_timeout(std::time::Duration::from_secs(5))
        .attempt("setting the patience for locks")
}

fn set(connection: &Connection, name: &'static str, value: i64) -> Result<(), StoreError> {
    connection.pragma_update(None, name, value).attempt("applying a setting")?;
    let taken: i64 =
        connection.pragma_query_value(None, name, |row| row.get(0)).attempt("reading a setting")?;
    if taken == value { Ok(()) } else { Err(StoreError::Setting(name)) }
}

/// Keeps sealed rows sealed against this very program: no statement that changes them, their
/// triggers or the schema by the back door can even be prepared.
pub(super) fn guard(connection: &mut Connection) -> Result<(), StoreError> {
    connection.authorizer(Some(authorize)).attempt("guarding the journal")
}

fn authorize(context: AuthContext<'_>) -> Authorization {
    use AuthAction::*;
    let denied = match context.action {
        Update { table_name, .. } | Delete { table_name } => table_name == "entry",
        DropTable { table_name } | AlterTable { table_name, .. } => table_name == "entry",
        // A temporary table of that name would take the entries in and forget them.
        CreateTempTable { table_name } => table_name.eq_ignore_ascii_case("entry"),
        CreateTempView { view_name } => view_name.eq_ignore_ascii_case("entry"),
        DropTrigger { table_name, .. }
        | CreateTrigger { table_name, .. }
        | CreateTempTrigger { table_name, .. } => table_name == "entry",
        Pragma { pragma_name, pragma_value } => {
            // SQLite hands the name over in the spelling of the statement.
            let guarded = ["writable_schema", "recursive_triggers"];
            pragma_value.is_some()
                && guarded.iter().any(|name| pragma_name.eq_ignore_ascii_case(name))
        }
        _ => false,
    };
    if denied { Authorization::Deny } else { Authorization::Allow }
}

/// Makes durable what a crash left in the log, and waits for nobody. A sale whose sync failed was
/// refused, and yet may stand in the log: from the next start on it counts, so it must be safe.
pub(super) fn secure(connection: &Connection) -> Result<(), StoreError> {
    connection
        .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
        .attempt("securing what the log holds")
}

/// Moves the log into the file and starts it anew.
pub(super) fn checkpoint(connection: &Connection) -> Result<(), StoreError> {
    connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .attempt("moving the log into the file")
}

#[cfg(test)]
mod tests;
