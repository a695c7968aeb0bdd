//! The relay of parcels, as views.

use rusqlite::{Connection, params};

use super::StoreError;
use super::views::run;
use crate::domain::parcel::ParcelFact;

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["retired_carrier"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] =
    &["SELECT 'retired_carrier', hex(id) FROM retired_carrier ORDER BY id"];

pub(super) fn fold(connection: &Connection, fact: &ParcelFact) -> Result<(), StoreError> {
    match fact {
        ParcelFact::CarrierRetired { carrier } => run(
            connection,
            "INSERT OR REPLACE INTO retired_carrier VALUES (?1)",
            params![carrier.uuid().as_bytes()],
        ),
    }
}
