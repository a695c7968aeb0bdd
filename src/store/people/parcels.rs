//! Whose parcels are whose: surname, initial and number, erased some time after the parcel left.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use super::People;
use crate::domain::id::ParcelId;
use crate::domain::parcel::NumberHash;
use crate::domain::tracking::TrackingNumber;
use crate::journal::seal::hash_of;
use crate::store::{Attempt, StoreError};

/// What the register knows of a parcel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addressee {
    /// The number as it was read.
    pub number: Option<String>,
    /// The surname, or its first letters.
    pub surname: String,
    /// The first letter of the first name, if it is known.
    pub initial: String,
    /// What is to be said of damage.
    pub note: Option<String>,
}

fn addressee(row: &Row<'_>) -> rusqlite::Result<(ParcelId, Addressee)> {
    let id = ParcelId::new(Uuid::from_bytes(row.get(0)?));
    let (number, surname) = (row.get(1)?, row.get(2)?);
    Ok((id, Addressee { number, surname, initial: row.get(3)?, note: row.get(4)? }))
}

impl People {
    /// Writes whose a parcel is, or writes it anew.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written.
    pub fn set_addressee(&mut self, id: ParcelId, whose: &Addressee) -> Result<(), StoreError> {
        let Addressee { number, surname, initial, note } = whose;
        self.connection
            .execute(
                "INSERT OR REPLACE INTO parcel VALUES (?1, ?2, ?3, ?4, ?5)",
                params![id.uuid().as_bytes(), number, surname, initial, note],
            )
            .attempt("writing whose a parcel is")?;
        Ok(())
    }

    /// Whose a parcel is, as long as that is known.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn addressee(&self, id: ParcelId) -> Result<Option<Addressee>, StoreError> {
        self.connection
            .prepare_cached("SELECT * FROM parcel WHERE id = ?1")
            .and_then(|mut statement| {
                statement.query_row([id.uuid().as_bytes()], addressee).optional()
            })
            .map(|row| row.map(|(_, whose)| whose))
            .attempt("reading whose a parcel is")
    }

    /// Everyone for whom a parcel came and whose name is still there. Erasing keeps them few.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be read.
    pub fn addressees(&self) -> Result<Vec<(ParcelId, Addressee)>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT * FROM parcel ORDER BY id")
            .attempt("reading whose parcels are")?;
        let rows = statement.query_map([], addressee).attempt("reading whose parcels are")?;
        rows.collect::<Result<_, _>>().attempt("reading whose parcels are")
    }

    /// Erases names and numbers for good.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file can't be written; none is erased then.
    pub fn erase_addressees(&mut self, ids: &[ParcelId]) -> Result<(), StoreError> {
        let transaction = self.connection.transaction().attempt("beginning to erase")?;
        for id in ids {
            transaction
                .execute("DELETE FROM parcel WHERE id = ?1", [id.uuid().as_bytes()])
                .attempt("erasing a name")?;
        }
        transaction.commit().attempt("erasing names")
    }

    /// The hash of a number under the register's salt; `fresh` gives the salt at the first one.
    ///
    /// A register that was lost takes its salt with it: numbers from before are not recognised
    /// then.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the file fails.
    pub fn number_hash(
        &mut self,
        number: &TrackingNumber,
        fresh: impl FnOnce() -> [u8; 32],
    ) -> Result<NumberHash, StoreError> {
        let known = self
            .connection
            .query_row("SELECT bytes FROM salt", [], |row| row.get::<_, [u8; 32]>(0))
            .optional()
            .attempt("reading the salt")?;
        let salt = match known {
            Some(salt) => salt,
            None => {
                let salt = fresh();
                self.connection
                    .execute("INSERT INTO salt VALUES (1, ?1)", [salt])
                    .attempt("writing the salt")?;
                salt
            }
        };
        let mut salted = salt.to_vec();
        salted.extend_from_slice(number.as_str().as_bytes());
        Ok(NumberHash(hash_of(&salted)))
    }
}
