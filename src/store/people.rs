//! The register of people: names that must be erasable, and therefore stand apart from the
//! journal. The name is written first, then the fact that bears its identifier.

use std::path::Path;

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::file::{self, Durability, JournalMode};
use super::{Attempt, StoreError, folder, migrate};
use crate::domain::id::OperatorId;
use crate::domain::text::Label;

/// The register of people.
pub struct People {
    connection: Connection,
}

impl People {
    pub(super) fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = folder::people_file(folder);
        // A rollback journal, overwritten: erased names must not linger in a log.
        let durability =
            Durability { journal_mode: JournalMode::Truncate, ..Durability::default() };
        let mut connection = file::open(&path, None, durability)?;
        connection.pragma_update(None, "secure_delete", 1).attempt("erasing for good")?;
        migrate::run(&mut connection, &path, migrate::PEOPLE)?;
        Ok(Self { connection })
    }

    /// Writes the name of someone who may use the till.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn add_operator(&mut self, id: OperatorId, name: &Label) -> Result<(), StoreError> {
        self.connection
            .execute(
                "INSERT INTO operator (id, name) VALUES (?1, ?2)",
                params![id.uuid().as_bytes(), name.as_str()],
            )
            .attempt("writing a name")?;
        Ok(())
    }

    /// Everyone in the register, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn operators(&self) -> Result<Vec<(OperatorId, Label)>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, name FROM operator ORDER BY name, id")
            .attempt("reading the register")?;
        let rows = statement
            .query_map([], |row| Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, String>(1)?)))
            .attempt("reading the register")?;
        let mut operators = Vec::new();
        for row in rows {
            let (id, name) = row.attempt("reading the register")?;
            if let Ok(name) = Label::new(&name) {
                operators.push((OperatorId::new(Uuid::from_bytes(id)), name));
            }
        }
        Ok(operators)
    }

    /// Removes names whose fact was never written: a power cut fell between the two.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn sweep(&mut self, known: impl Fn(OperatorId) -> bool) -> Result<(), StoreError> {
        for (id, _) in self.operators()? {
            if !known(id) {
                self.connection
                    .execute("DELETE FROM operator WHERE id = ?1", [id.uuid().as_bytes()])
                    .attempt("erasing a name")?;
            }
        }
        Ok(())
    }
}
