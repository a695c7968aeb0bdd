//! The bread deposit, as views.

use rusqlite::{Connection, params};

use super::StoreError;
use super::views::run;
use crate::domain::bread::BreadFact;

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["bread_sold_out"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] = &[
    "SELECT 'bread_sold_out', day, hex(product), entry FROM bread_sold_out ORDER BY day, product",
];

pub(super) fn fold(connection: &Connection, row: i64, fact: &BreadFact) -> Result<(), StoreError> {
    match fact {
        BreadFact::SoldOut { day, product } => run(
            connection,
            "INSERT OR REPLACE INTO bread_sold_out VALUES (?1, ?2, ?3)",
            params![day.to_string(), product.uuid().as_bytes(), row],
        ),
    }
}
