//! Kilometres beside the visits that they are made of. They are visits times public factors, so
//! that they tell what a hidden cell of visits holds, or what the one café told whose way was
//! measured: then the kilometres are kept back too.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::months::{FINAL, VISITS, dimensions};
use super::suppression::{Cell, hidden};
use crate::hub::HubError;
use crate::hub::impact::{FactorSet, Visits, impact};
use crate::hub::storage::{Row, StorageError, Transaction};
use crate::hub::summaries::together;
use crate::statement::MonthName;

/// Visits of a café for a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CafeVisits {
    /// The service, by its code.
    pub service: String,
    /// The café, by the hub's number of it.
    pub unit: i64,
    /// How many.
    pub visits: i64,
    /// Whether they are part of what is published.
    pub is_in: bool,
}

/// How much farther the next offer of a service is than a café, in metres, where it was measured.
pub type Measured = BTreeMap<(i64, String), i64>;

impl CafeVisits {
    /// Everybody's of a month that is told to its end, each as if it agreed.
    ///
    /// # Errors
    /// [`StorageError`] when the store fails.
    pub fn all(
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
    ) -> Result<Vec<Self>, StorageError> {
        // Few series, then their facts: a cross join keeps that order.
        let sql = format!(
            "SELECT s.dimensions, f.unit, {} FROM series s CROSS JOIN fact f \
             WHERE f.month = $1 AND f.series = s.number AND s.indicator = $2 AND s.known = 1 \
             AND f.value IS NOT NULL AND f.{FINAL} GROUP BY s.indicator, s.dimensions, f.unit",
            together("f.value")
        );
        let values = [month.to_string().into(), VISITS.into()];
        let one = |row: &Row| {
            let service = dimensions(&row.text(0)?).remove("service").unwrap_or_default();
            Ok(Self { service, unit: row.integer(1)?, visits: row.integer(2)?, is_in: true })
        };
        transaction.query(&sql, &values)?.iter().map(one).collect()
    }

    /// As the kilometres are computed of them.
    pub fn counted(&self, month: MonthName, measured: &Measured) -> Visits {
        let metres = measured.get(&(self.unit, self.service.clone()));
        Visits {
            month,
            service: self.service.clone(),
            visits: u64::try_from(self.visits).unwrap_or(0),
            metres: metres.and_then(|metres| u32::try_from(*metres).ok()),
        }
    }
}

/// Whether the kilometres of a month's visits would tell what a hidden cell of a service holds, or
/// what few cafés told whose ways were measured.
///
/// # Errors
/// [`HubError::Missing`] without an emission factor.
pub fn give_away(
    set: &FactorSet,
    month: MonthName,
    measured: &Measured,
    all: &[CafeVisits],
) -> Result<bool, HubError> {
    let mut services: BTreeMap<&str, Cell> = BTreeMap::new();
    let mut beyond = Cell::default();
    for one in all {
        put(services.entry(&one.service).or_default(), one, one.visits);
        if measured.contains_key(&(one.unit, one.service.clone())) {
            let usual = metres(set, &[one.counted(month, &Measured::new())])?;
            put(&mut beyond, one, metres(set, &[one.counted(month, measured)])? - usual);
        }
    }
    let cells: Vec<Cell> = services.values().cloned().collect();
    let counts = |service: &str| set.main_perimeter().services.iter().any(|one| one == service);
    let is_hidden = services.iter().zip(hidden(&cells)).any(|((service, cell), hidden)| {
        // Of a service that nobody told who agrees, the kilometres of all are the others'.
        counts(service) && (hidden || (cell.is_empty() && cell.is_sensitive_as_one()))
    });
    let is_one_way = beyond != Cell::default()
        && (beyond.is_sensitive_as_one() || (!beyond.is_empty() && beyond.is_sensitive()));
    Ok(is_hidden || is_one_way)
}

/// Metres that visits spared, to the metre.
///
/// # Errors
/// [`HubError::Missing`] without an emission factor, or beyond what can be counted.
pub fn metres(set: &FactorSet, visits: &[Visits]) -> Result<i64, HubError> {
    let spared = impact(set, set.main_perimeter(), visits);
    let spared = spared.map_err(|_| HubError::Missing("emission factor"))?;
    let metres = spared.total_kilometres() * Decimal::ONE_THOUSAND;
    i64::try_from(metres.round()).map_err(|_| HubError::Missing("distance"))
}

/// Adds to a cell what a café tells, or what it keeps out of it.
pub fn put(cell: &mut Cell, one: &CafeVisits, value: i64) {
    match one.is_in {
        true => cell.add(one.unit, value),
        false => cell.leave_out(one.unit, value),
    }
}
