//! The stock, as views.

use rusqlite::{Connection, params};

use super::StoreError;
use super::views::run;
use crate::domain::stock::StockFact;

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["stock"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] =
    &["SELECT 'stock', hex(product), thousandths FROM stock ORDER BY product"];

pub(super) fn fold(connection: &Connection, fact: &StockFact) -> Result<(), StoreError> {
    match fact {
        StockFact::Moved { product, thousandths } => run(
            connection,
            "INSERT INTO stock VALUES (?1, ?2)
             ON CONFLICT (product) DO UPDATE SET thousandths = thousandths + excluded.thousandths",
            params![product.uuid().as_bytes(), thousandths],
        ),
    }
}
