//! The figures of one month of the whole network.

use std::collections::BTreeMap;

use crate::hub::impact::Visits;
use crate::hub::storage::{Row, StorageError, Transaction};
use crate::statement::MonthName;

/// Visits, each under its farthest service.
const VISITS: &str = "visites.par_service_le_plus_loin";

/// A sum over cafés.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// Codes by the name of their list.
    pub dimensions: BTreeMap<String, String>,
    /// A count, cents, or hundredths of an hour.
    pub value: i64,
    /// How much of it was estimated.
    pub estimated: i64,
}

/// The figures of one month.
#[derive(Debug, Clone, Default)]
pub struct MonthFigures {
    /// The number of the newest document that it was read from.
    pub newest: i64,
    totals: BTreeMap<String, Vec<Total>>,
    keys: BTreeMap<String, Vec<u128>>,
    /// Visits by service and by how far the next offer is.
    pub visits: Vec<Visits>,
    /// Sums of each café, by indicator, of those that are shown by department or followed up.
    pub by_unit: BTreeMap<String, BTreeMap<i64, i64>>,
}

/// What is shown by department, or followed up.
pub const BY_UNIT: [&str; 8] = [
    "ventes.cafes_servis",
    "ventes.tickets",
    "animations.nombre",
    "animations.participants",
    "services.passages",
    "solidarite.repas",
    "itinerance.animations",
    "itinerance.participants",
];

/// Of a fact: that its till's month is final. One that still runs is in no sum.
pub const FINAL: &str = "till NOT IN (SELECT d.till FROM document d \
                         WHERE d.month = $1 AND d.newest = 1 AND d.final = 0)";

/// The number of the newest document of a month.
pub fn newest(
    transaction: &mut (dyn Transaction + '_),
    month: MonthName,
) -> Result<i64, StorageError> {
    let sql = "SELECT MAX(number) FROM document WHERE month = $1";
    transaction.number(sql, &[month.to_string().into()])
}

impl MonthFigures {
    /// Reads a month.
    ///
    /// # Errors
    /// [`StorageError`] when the store fails.
    pub fn read(
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
        newest: i64,
    ) -> Result<Self, StorageError> {
        let mut read = Self { newest, ..Self::default() };
        let name = month.to_string();
        let sql = "SELECT number, indicator, dimensions FROM series WHERE known = 1";
        let mut series: BTreeMap<i64, (String, String)> = BTreeMap::new();
        for row in transaction.query(sql, &[])? {
            series.insert(row.integer(0)?, (row.text(1)?, row.text(2)?));
        }
        // Grouped in the order in which facts lie, so that nothing is sorted.
        let sql = format!(
            "SELECT series, CAST(SUM(value) AS BIGINT), \
             CAST(SUM(CASE WHEN status = 'E' THEN value ELSE 0 END) AS BIGINT) \
             FROM fact WHERE month = $1 AND value IS NOT NULL AND {FINAL} GROUP BY series"
        );
        for row in transaction.query(&sql, &[name.as_str().into()])? {
            if let Some((indicator, codes)) = series.get(&row.integer(0)?) {
                let (value, estimated) = (row.integer(1)?, row.integer(2)?);
                let total = Total { dimensions: dimensions(codes), value, estimated };
                read.totals.entry(indicator.clone()).or_default().push(total);
            }
        }
        let sql = format!(
            "SELECT DISTINCT s.indicator, k.one FROM fact_key k \
             JOIN series s ON s.number = k.series \
             WHERE k.month = $1 AND s.known = 1 AND k.{FINAL}"
        );
        for row in transaction.query(&sql, &[name.as_str().into()])? {
            read.keys.entry(row.text(0)?).or_default().push(number_of(&row.text(1)?));
        }
        read.visits = visits(transaction, month)?;
        for indicator in BY_UNIT {
            let sums = by_unit(transaction, &name, indicator)?;
            read.by_unit.insert(indicator.to_owned(), sums);
        }
        Ok(read)
    }

    /// The sum of an indicator, over the codes that are let through.
    pub fn sum(&self, indicator: &str, codes: impl Fn(&BTreeMap<String, String>) -> bool) -> i64 {
        let totals = self.totals.get(indicator).map_or(&[][..], Vec::as_slice);
        totals.iter().filter(|total| codes(&total.dimensions)).map(|total| total.value).sum()
    }

    /// How much of an indicator was estimated.
    pub fn estimated(&self, indicator: &str) -> i64 {
        let totals = self.totals.get(indicator).map_or(&[][..], Vec::as_slice);
        totals.iter().map(|total| total.estimated).sum()
    }

    /// The keys of distinct things.
    pub fn keys(&self, indicator: &str) -> &[u128] {
        self.keys.get(indicator).map_or(&[], Vec::as_slice)
    }

    /// What one café told of an indicator; nothing where it told nothing.
    pub fn of_unit(&self, indicator: &str, unit: i64) -> Option<i64> {
        self.by_unit.get(indicator)?.get(&unit).copied()
    }
}

fn by_unit(
    transaction: &mut (dyn Transaction + '_),
    month: &str,
    indicator: &str,
) -> Result<BTreeMap<i64, i64>, StorageError> {
    // Few series, then their facts: a cross join keeps that order.
    let sql = format!(
        "SELECT f.unit, CAST(SUM(f.value) AS BIGINT) FROM series s CROSS JOIN fact f \
         WHERE f.month = $1 AND f.series = s.number AND s.indicator = $2 \
         AND f.value IS NOT NULL AND f.{FINAL} GROUP BY f.unit"
    );
    let rows = transaction.query(&sql, &[month.into(), indicator.into()])?;
    rows.iter().map(|row| Ok((row.integer(0)?, row.integer(1)?))).collect()
}

/// Visits by service, and by the distance that was measured for the café in that month.
fn visits(
    transaction: &mut (dyn Transaction + '_),
    month: MonthName,
) -> Result<Vec<Visits>, StorageError> {
    let name = month.to_string();
    let sql = "SELECT unit, service, metres FROM unit_distance WHERE since <= $1 \
               ORDER BY unit, service, since";
    let mut measured: BTreeMap<(i64, String), i64> = BTreeMap::new();
    for row in transaction.query(sql, &[name.as_str().into()])? {
        measured.insert((row.integer(0)?, row.text(1)?), row.integer(2)?);
    }
    let sql = format!(
        "SELECT s.dimensions, f.unit, CAST(SUM(f.value) AS BIGINT) \
         FROM series s CROSS JOIN fact f \
         WHERE f.month = $1 AND f.series = s.number AND s.indicator = $2 \
         AND f.value IS NOT NULL AND f.{FINAL} GROUP BY s.dimensions, f.unit"
    );
    let mut sums: BTreeMap<(String, Option<i64>), i64> = BTreeMap::new();
    for row in transaction.query(&sql, &[name.into(), VISITS.into()])? {
        let (service, unit, count) = visit(&row)?;
        let metres = measured.get(&(unit, service.clone())).copied();
        *sums.entry((service, metres)).or_default() += count;
    }
    let visits = sums.into_iter().map(|((service, metres), count)| Visits {
        month,
        service,
        visits: u64::try_from(count).unwrap_or(0),
        metres: metres.and_then(|metres| u32::try_from(metres).ok()),
    });
    Ok(visits.collect())
}

fn visit(row: &Row) -> Result<(String, i64, i64), StorageError> {
    let service = dimensions(&row.text(0)?).remove("service").unwrap_or_default();
    Ok((service, row.integer(1)?, row.integer(2)?))
}

/// Codes by the name of their list, as the store writes them.
pub fn dimensions(json: &str) -> BTreeMap<String, String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// A key as a number: 16 bytes in hexadecimal fit whole; a commune's code is its letters.
fn number_of(key: &str) -> u128 {
    if key.len() == 32 {
        return u128::from_str_radix(key, 16).unwrap_or_default();
    }
    key.bytes().fold(1, |number, byte| (number << 8) | u128::from(byte))
}
