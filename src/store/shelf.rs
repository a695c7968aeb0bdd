//! The shelf, as views: which codes wait for a product.

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::views::{add_job, run};
use super::{Attempt, Store, StoreError};
use crate::domain::id::FamilyId;
use crate::domain::money::Cents;
use crate::domain::shelf::ShelfFact;
use crate::domain::text::Label;
use crate::journal::record::RecordError;

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["parked_code"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] =
    &["SELECT 'parked_code', code, entry, hex(family), price FROM parked_code ORDER BY code"];

/// A code that waits for its product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParkedCode {
    /// The code as its product will bear it.
    pub code: Label,
    /// The family that it was sold as.
    pub family: FamilyId,
    /// The price with VAT that was asked for one, in cents.
    pub price: Cents,
}

pub(super) fn fold(connection: &Connection, row: i64, fact: &ShelfFact) -> Result<(), StoreError> {
    match fact {
        ShelfFact::CodeParked { code, family, price } => run(
            connection,
            "INSERT INTO parked_code VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (code) DO UPDATE SET family = excluded.family, price = excluded.price",
            params![code.as_str(), row, family.uuid().as_bytes(), price.get()],
        ),
        ShelfFact::CodeCleared { code } => {
            run(connection, "DELETE FROM parked_code WHERE code = ?1", [code.as_str()])
        }
        ShelfFact::LabelsAsked(_) => add_job(connection, row, "labels"),
    }
}

impl Store {
    /// Codes that wait for their product, the newest first, at most `limit`.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn parked_codes(&self, limit: u32) -> Result<Vec<ParkedCode>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT code, family, price FROM parked_code ORDER BY entry DESC LIMIT ?1",
            )
            .attempt("reading parked codes")?;
        let rows = statement
            .query_map([limit], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, [u8; 16]>(1)?, row.get(2)?))
            })
            .attempt("reading parked codes")?;
        let mut codes = Vec::new();
        for row in rows {
            let (code, family, price) = row.attempt("reading parked codes")?;
            codes.push(ParkedCode {
                code: Label::new(&code).map_err(|_| RecordError::Value("code"))?,
                family: FamilyId::new(Uuid::from_bytes(family)),
                price: Cents::new(price),
            });
        }
        Ok(codes)
    }
}
