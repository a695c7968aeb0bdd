//! What partners are called who are persons, and where evenings take place, which is often at
//! somebody's. The journal bears their ids alone, and both can be erased.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use super::People;
use crate::domain::id::{EveningId, PartnerId};
use crate::domain::text::Label;
use crate::store::{Attempt, StoreError};

/// A table of names by their ids, and what it takes to read and write it.
struct Table {
    all: &'static str,
    one: &'static str,
    write: &'static str,
    erase: &'static str,
}

const PARTNERS: Table = Table {
    all: "SELECT id, name FROM partner",
    one: "SELECT name FROM partner WHERE id = ?1",
    write: "INSERT OR REPLACE INTO partner (id, name) VALUES (?1, ?2)",
    erase: "DELETE FROM partner WHERE id = ?1",
};

const EVENINGS: Table = Table {
    all: "SELECT id, place FROM evening",
    one: "SELECT place FROM evening WHERE id = ?1",
    write: "INSERT OR REPLACE INTO evening (id, place) VALUES (?1, ?2)",
    erase: "DELETE FROM evening WHERE id = ?1",
};

impl People {
    /// Writes what a partner is called who is a person; nothing erases the name.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn set_partner(&self, id: PartnerId, name: Option<&Label>) -> Result<(), StoreError> {
        self.set_text(&PARTNERS, id.uuid(), name)
    }

    /// What partners are called who are persons.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn partners(&self) -> Result<BTreeMap<PartnerId, Label>, StoreError> {
        let texts = self.texts(&PARTNERS)?;
        Ok(texts.into_iter().map(|(id, name)| (PartnerId::new(id), name)).collect())
    }

    /// What a partner is called who is a person, unless it was erased.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn partner(&self, id: PartnerId) -> Result<Option<Label>, StoreError> {
        self.text(&PARTNERS, id.uuid())
    }

    /// Writes where an evening takes place; nothing erases the place.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn set_place(&self, id: EveningId, place: Option<&Label>) -> Result<(), StoreError> {
        self.set_text(&EVENINGS, id.uuid(), place)
    }

    /// Where evenings take place, where somebody has said it.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn places(&self) -> Result<BTreeMap<EveningId, Label>, StoreError> {
        let texts = self.texts(&EVENINGS)?;
        Ok(texts.into_iter().map(|(id, place)| (EveningId::new(id), place)).collect())
    }

    /// Where an evening takes place, where somebody has said it.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn place(&self, id: EveningId) -> Result<Option<Label>, StoreError> {
        self.text(&EVENINGS, id.uuid())
    }

    fn set_text(&self, table: &Table, id: Uuid, text: Option<&Label>) -> Result<(), StoreError> {
        match text {
            Some(text) => {
                self.connection.execute(table.write, params![id.as_bytes(), text.as_str()])
            }
            None => self.connection.execute(table.erase, [id.as_bytes()]),
        }
        .attempt("writing a name")?;
        Ok(())
    }

    fn text(&self, table: &Table, id: Uuid) -> Result<Option<Label>, StoreError> {
        let text: Option<String> = self
            .connection
            .prepare_cached(table.one)
            .and_then(|mut found| found.query_row([id.as_bytes()], |row| row.get(0)).optional())
            .attempt("reading the register")?;
        Ok(text.and_then(|text| Label::new(&text).ok()))
    }

    fn texts(&self, table: &Table) -> Result<BTreeMap<Uuid, Label>, StoreError> {
        let reading = "reading the register";
        let mut statement = self.connection.prepare_cached(table.all).attempt(reading)?;
        let rows = statement
            .query_map([], |row| Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, String>(1)?)))
            .attempt(reading)?;
        let mut texts = BTreeMap::new();
        for row in rows {
            let (id, text) = row.attempt(reading)?;
            if let Ok(text) = Label::new(&text) {
                texts.insert(Uuid::from_bytes(id), text);
            }
        }
        Ok(texts)
    }
}
