//! Someone who knows SQLite and the journal's format, and has the file to himself.

use std::fs;
use std::path::Path;

use comptoir::domain::id::TillId;
use comptoir::journal::canonical;
use comptoir::journal::entry::{Head, Place};
use comptoir::journal::seal::{Signer, hash_of};
use comptoir::keys::SoftwareSigner;
use comptoir::store::Options;
use rusqlite::Connection;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::cafe::Cafe;
use crate::story;

/// A row of the table of entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub id: i64,
    pub record: Vec<u8>,
    pub hash: Vec<u8>,
    pub signature: Option<Vec<u8>>,
}

impl Row {
    pub fn place(&self) -> Place {
        let id = self.id.cast_unsigned();
        Place { epoch: u32::try_from(id >> 40).expect("an epoch"), seq: id & ((1 << 40) - 1) }
    }

    pub fn head(&self) -> Head {
        Head { place: self.place(), hash: self.hash.clone().try_into().expect("a hash") }
    }

    /// Changes members of the entry and hashes it anew, as a careful forger does.
    pub fn edit(&mut self, change: impl FnOnce(&mut Map<String, Value>)) {
        let mut value: Value = serde_json::from_slice(&self.record).expect("JSON");
        change(value.as_object_mut().expect("an object"));
        self.record = canonical::to_bytes(&value).expect("canonical");
        self.hash = hash_of(&self.record).to_vec();
    }

    pub fn sign(&mut self, signer: &SoftwareSigner) {
        self.signature = Some(signer.sign(&self.record).expect("signed").to_vec());
    }
}

/// Where the forger works: an honest journal, another café's, and a key of his own.
pub struct Desk {
    honest: tempfile::TempDir,
    rows: Vec<Row>,
    other: Vec<Row>,
    pub key: SoftwareSigner,
}

impl Desk {
    pub fn new() -> Self {
        let honest = story::folder();
        let other = tempfile::tempdir().expect("a folder");
        let till = TillId::new(Uuid::from_u128(0xBA12));
        // The same key and the same story: nothing but the till tells the two apart.
        let mut cafe = Cafe::open_as(other.path(), &Options::default(), till, 0).expect("opened");
        story::every_kind(&mut cafe, 1).expect("the story");
        drop(cafe);
        let key = SoftwareSigner::generate().expect("a key");
        Self {
            rows: read(honest.path()),
            other: read(other.path()),
            honest,
            key: SoftwareSigner::from_pkcs8(&key).expect("a key"),
        }
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub fn other(&self) -> &[Row] {
        &self.other
    }

    /// A copy of the honest folder.
    pub fn copy(&self) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let name = "till.sqlite";
        fs::copy(self.honest.path().join(name), folder.path().join(name)).expect("copied");
        folder
    }

    /// A copy in which these rows stand in place of the honest ones.
    pub fn copy_with(&self, rows: &[Row]) -> tempfile::TempDir {
        let folder = self.copy();
        let mut connection = open(folder.path());
        let forging = connection.transaction().expect("begun");
        forging.execute_batch(DROP_TRIGGERS).expect("dropped");
        // Only what differs is touched, row by row, so that the rest is as the till wrote it.
        for row in self.rows.iter().filter(|row| !rows.contains(row)) {
            forging.execute("DELETE FROM entry WHERE id = ?1", [row.id]).expect("removed");
        }
        for row in rows.iter().filter(|row| !self.rows.contains(row)) {
            forging
                .execute(
                    "INSERT INTO entry VALUES (?1, ?2, ?3, ?4)",
                    (row.id, &row.record, &row.hash, &row.signature),
                )
                .expect("inserted");
        }
        forging.commit().expect("committed");
        drop(connection);
        folder
    }

    /// A copy in which this statement was run.
    pub fn copy_with_sql(&self, statement: &str) -> tempfile::TempDir {
        let folder = self.copy();
        let connection = open(folder.path());
        connection.execute_batch(DROP_TRIGGERS).expect("dropped");
        assert!(connection.execute(statement, []).expect(statement) > 0, "{statement}");
        folder
    }
}

const DROP_TRIGGERS: &str =
    "DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed;";

/// Opens a till's file with SQLite alone.
pub fn open(folder: &Path) -> Connection {
    let connection = Connection::open(folder.join("till.sqlite")).expect("opened");
    connection.execute_batch("PRAGMA synchronous = OFF").expect("in haste");
    connection
}

/// The rows of a till's file.
pub fn read(folder: &Path) -> Vec<Row> {
    let connection = open(folder);
    let mut statement = connection
        .prepare("SELECT id, record, hash, signature FROM entry ORDER BY id")
        .expect("the table of entries");
    let rows = statement.query_map([], |row| {
        Ok(Row { id: row.get(0)?, record: row.get(1)?, hash: row.get(2)?, signature: row.get(3)? })
    });
    rows.expect("rows").collect::<Result<_, _>>().expect("rows")
}
