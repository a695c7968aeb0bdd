//! What people came for beside tickets, and who paid for meals, as views.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::views::run;
use super::{Attempt, Store, StoreError};
use crate::domain::day::BusinessDay;
use crate::domain::errand::{ErrandFact, VillageService};
use crate::domain::funder::Funder;
use crate::domain::id::{ErrandId, ProductId};
use crate::domain::money::Cents;
use crate::domain::ticket::{Operation, Ticket};
use crate::journal::record::{RecordError, funder, village_service, village_service_word};

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["errand", "meal_funder"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] = &[
    "SELECT 'errand', hex(id), entry, kind, what, day, count, commission, home
       FROM errand ORDER BY id",
    "SELECT 'meal_funder', hex(product), funder FROM meal_funder ORDER BY product",
];

/// What someone came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrandWhat {
    /// A service.
    Service(VillageService),
    /// Meals, and whether they were brought home.
    Meals(Funder, bool),
}

/// Something that people came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrandRow {
    /// Which time.
    pub id: ErrandId,
    /// What.
    pub what: ErrandWhat,
    /// The day that it counts in.
    pub day: BusinessDay,
    /// For how many people, or how many portions.
    pub count: u32,
    /// What the café earned by it, in cents.
    pub commission: Cents,
}

pub(super) fn fold(connection: &Connection, row: i64, fact: &ErrandFact) -> Result<(), StoreError> {
    let put = "INSERT INTO errand VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING";
    match *fact {
        ErrandFact::Done { errand, service, day, count, commission } => {
            let (id, word) = (errand.uuid(), village_service_word(service));
            let (id, day) = (id.as_bytes(), day.to_string());
            run(
                connection,
                put,
                params![id, row, "service", word, day, count, commission.get(), false],
            )
        }
        ErrandFact::Meals { errand, funder, day, count, home } => {
            let (id, day) = (errand.uuid(), day.to_string());
            let code = funder.code();
            run(connection, put, params![id.as_bytes(), row, "meals", code, day, count, 0, home])
        }
        ErrandFact::Undone { errand } => {
            run(connection, "DELETE FROM errand WHERE id = ?1", params![errand.uuid().as_bytes()])
        }
    }
}

/// Remembers who paid for a meal that was sold.
pub(super) fn fold_ticket(connection: &Connection, ticket: &Ticket) -> Result<(), StoreError> {
    if ticket.operation != Operation::Sale {
        return Ok(());
    }
    for line in &ticket.lines {
        if let Some(funder) = line.funder {
            run(
                connection,
                "INSERT INTO meal_funder VALUES (?1, ?2)
                 ON CONFLICT (product) DO UPDATE SET funder = excluded.funder",
                params![line.product.uuid().as_bytes(), funder.code()],
            )?;
        }
    }
    Ok(())
}

impl Store {
    /// Who paid for the last meal of each product.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn meal_funders(&self) -> Result<BTreeMap<ProductId, Funder>, StoreError> {
        let read = "reading who pays for meals";
        let mut statement = self
            .connection
            .prepare_cached("SELECT product, funder FROM meal_funder")
            .attempt(read)?;
        let mut rows = statement.query([]).attempt(read)?;
        let mut all = BTreeMap::new();
        while let Some(row) = rows.next().attempt(read)? {
            let code: String = row.get(1).attempt(read)?;
            let product = ProductId::new(Uuid::from_bytes(row.get(0).attempt(read)?));
            all.insert(product, funder(&code)?);
        }
        Ok(all)
    }

    /// What people came for on a day and after it, the newest first, at most `limit`.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn errands_since(
        &self,
        day: BusinessDay,
        limit: u32,
    ) -> Result<Vec<ErrandRow>, StoreError> {
        let read = "reading what people came for";
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT id, kind, what, day, count, commission, home FROM errand
                  WHERE day >= ?1 ORDER BY entry DESC, id DESC LIMIT ?2",
            )
            .attempt(read)?;
        let mut rows = statement.query(params![day.to_string(), limit]).attempt(read)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next().attempt(read)? {
            let kind: String = row.get(1).attempt(read)?;
            let word: String = row.get(2).attempt(read)?;
            let what = match kind.as_str() {
                "service" => ErrandWhat::Service(village_service(&word)?),
                _ => ErrandWhat::Meals(funder(&word)?, row.get(6).attempt(read)?),
            };
            let day: String = row.get(3).attempt(read)?;
            all.push(ErrandRow {
                id: ErrandId::new(Uuid::from_bytes(row.get(0).attempt(read)?)),
                what,
                day: BusinessDay::parse(&day).ok_or(RecordError::Value("day"))?,
                count: row.get(4).attempt(read)?,
                commission: Cents::new(row.get(5).attempt(read)?),
            });
        }
        Ok(all)
    }
}
