//! The register of people: names that must be erasable, and therefore stand apart from the
//! journal. The name is written first, then the fact that bears its identifier.

mod activities;
mod artists;
mod aside;
mod parcels;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::file::{self, Durability, JournalMode};
use super::{Attempt, StoreError, folder, migrate};
use crate::domain::id::{CustomerId, OperatorId};
use crate::domain::text::Label;

pub use parcels::Addressee;

/// The register of people.
pub struct People {
    connection: Connection,
    /// Where a damaged register was put, if there was one.
    aside: PathBuf,
}

impl People {
    /// Opens the register. One that is no database any more is put aside and begun anew: names
    /// are lost then, and can be given again, but the till sells. What was put aside is deleted
    /// in time: see [`People::forget_damaged`].
    pub(super) fn open(folder: &Path) -> Result<Self, StoreError> {
        match Self::open_once(folder) {
            Err(StoreError::Foreign(path)) => {
                aside::put(&path)?;
                Self::open_once(folder)
            }
            opened => opened,
        }
    }

    fn open_once(folder: &Path) -> Result<Self, StoreError> {
        let path = folder::people_file(folder);
        // A rollback journal, overwritten: erased names must not linger in a log.
        let durability =
            Durability { journal_mode: JournalMode::Truncate, ..Durability::default() };
        let mut connection = file::open(&path, None, durability)?;
        connection.pragma_update(None, "secure_delete", 1).attempt("erasing for good")?;
        migrate::run(&mut connection, &path, migrate::PEOPLE)?;
        Ok(Self { connection, aside: aside::of(folder) })
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

    /// Writes the name of someone with an account, or writes it anew.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn set_customer(&mut self, id: CustomerId, name: &Label) -> Result<(), StoreError> {
        self.connection
            .execute(
                "INSERT OR REPLACE INTO customer (id, name) VALUES (?1, ?2)",
                params![id.uuid().as_bytes(), name.as_str()],
            )
            .attempt("writing a name")?;
        Ok(())
    }

    /// Erases the name of someone with an account; the account's sums stay.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn erase_customer(&mut self, id: CustomerId) -> Result<(), StoreError> {
        self.connection
            .execute("DELETE FROM customer WHERE id = ?1", [id.uuid().as_bytes()])
            .attempt("erasing a name")?;
        Ok(())
    }

    /// The name of someone with an account, unless it was erased.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn customer(&self, id: CustomerId) -> Result<Option<Label>, StoreError> {
        let name: Option<String> = self
            .connection
            .prepare_cached("SELECT name FROM customer WHERE id = ?1")
            .and_then(|mut statement| {
                statement.query_row([id.uuid().as_bytes()], |row| row.get(0)).optional()
            })
            .attempt("reading the register")?;
        Ok(name.and_then(|name| Label::new(&name).ok()))
    }

    /// Everyone with an account, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn customers(&self) -> Result<Vec<(CustomerId, Label)>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, name FROM customer ORDER BY name, id")
            .attempt("reading the register")?;
        let rows = statement
            .query_map([], |row| Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, String>(1)?)))
            .attempt("reading the register")?;
        let mut customers = Vec::new();
        for row in rows {
            let (id, name) = row.attempt("reading the register")?;
            if let Ok(name) = Label::new(&name) {
                customers.push((CustomerId::new(Uuid::from_bytes(id)), name));
            }
        }
        Ok(customers)
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_damaged_register_is_put_aside_and_begun_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder::people_file(folder.path());
        let noise = [0xa5; 9_000];
        fs::write(&path, noise).expect("written");
        let mut people = People::open(folder.path()).expect("begun anew");
        let hugo = OperatorId::new(Uuid::from_u128(1));
        people.add_operator(hugo, &Label::new("Hugo").expect("a name")).expect("added");
        assert_eq!(people.operators().expect("read").len(), 1);
        let aside = fs::read(path.with_extension("sqlite.damaged")).expect("put aside");
        assert_eq!(aside, noise, "whoever can mend it still has it");
    }
}
