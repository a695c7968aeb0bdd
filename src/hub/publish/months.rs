//! The figures of one month of the whole network.

use std::collections::BTreeMap;

use super::kilometres::Measured;
use super::since::Since;
use crate::hub::HubError;
use crate::hub::impact::Visits;
use crate::hub::storage::{Row, StorageError, Transaction};
use crate::statement::MonthName;
use crate::statement::figures::Key;

/// Visits, each under its farthest service.
pub const VISITS: &str = "visites.par_service_le_plus_loin";

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
    totals: BTreeMap<String, Vec<Total>>,
    keys: BTreeMap<String, Vec<u128>>,
    /// Visits by service and by how far the next offer is.
    pub visits: Vec<Visits>,
}

/// What each café told of a month, of what is shown by department or followed up.
#[derive(Debug, Clone, Default)]
pub struct UnitFigures {
    told: BTreeMap<&'static str, BTreeMap<i64, i64>>,
    /// What stands in its place on the public pages, for a while.
    published: BTreeMap<&'static str, BTreeMap<i64, Option<i64>>>,
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

impl MonthFigures {
    /// Reads a month off the sums that are kept of it, less what is kept back for a while of those
    /// who came after it was published.
    ///
    /// # Errors
    /// [`HubError`] when the store fails or a document does not read back.
    pub fn read(
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
    ) -> Result<Self, HubError> {
        let mut read = Self::default();
        let name = month.to_string();
        let sql = "SELECT s.indicator, s.dimensions, m.value, m.estimated \
                   FROM month_sum m JOIN series s ON s.number = m.series \
                   WHERE m.month = $1 AND s.known = 1 ORDER BY m.series";
        for row in transaction.query(sql, &[name.as_str().into()])? {
            let (dimensions, value) = (dimensions(&row.text(1)?), row.integer(2)?);
            let total = Total { dimensions, value, estimated: row.integer(3)? };
            read.totals.entry(row.text(0)?).or_default().push(total);
        }
        let sql = format!(
            "SELECT s.indicator, k.one FROM series s CROSS JOIN fact_key k \
             WHERE k.month = $1 AND k.series = s.number AND s.known = 1 AND k.{FINAL}"
        );
        for row in transaction.query(&sql, &[name.as_str().into()])? {
            if let Some(key) = number_of(&row.text(1)?) {
                read.keys.entry(row.text(0)?).or_default().push(key);
            }
        }
        for keys in read.keys.values_mut() {
            keys.sort_unstable();
            keys.dedup();
        }
        let since = Since::read(transaction, month)?;
        for (key, less) in since.less() {
            read.take_off(key, less);
        }
        read.visits = visits(transaction, month, &read, &since)?;
        Ok(read)
    }

    fn take_off(&mut self, key: Key, (value, estimated): (i64, i64)) {
        let totals = self.totals.entry(key.indicator).or_default();
        match totals.iter_mut().find(|total| total.dimensions == key.dimensions) {
            Some(total) => {
                total.value -= value;
                total.estimated -= estimated;
            }
            // Nobody tells it any more.
            None => totals.push(Total {
                dimensions: key.dimensions,
                value: -value,
                estimated: -estimated,
            }),
        }
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

    /// The keys of distinct things by their indicator, each in their order.
    pub fn all_keys(&self) -> impl Iterator<Item = (&str, &[u128])> {
        self.keys.iter().map(|(indicator, keys)| (indicator.as_str(), keys.as_slice()))
    }
}

impl UnitFigures {
    /// Reads a month.
    ///
    /// # Errors
    /// [`HubError`] when the store fails or a document does not read back.
    pub fn read(
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
    ) -> Result<Self, HubError> {
        let name = month.to_string();
        let since = Since::read(transaction, month)?;
        let mut read = Self::default();
        for indicator in BY_UNIT {
            read.told.insert(indicator, by_unit(transaction, &name, indicator)?);
            read.published.insert(indicator, since.before(indicator));
        }
        Ok(read)
    }

    /// What one café told of an indicator; nothing where it told nothing.
    pub fn of(&self, indicator: &str, unit: i64) -> Option<i64> {
        self.told.get(indicator)?.get(&unit).copied()
    }

    /// The same as the public pages take it.
    pub fn published(&self, indicator: &str, unit: i64) -> Option<i64> {
        let other = self.published.get(indicator).and_then(|units| units.get(&unit));
        other.copied().unwrap_or_else(|| self.of(indicator, unit))
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

/// Visits by service, and by the distance that was measured for the café in that month: most by
/// their sum, those of cafés that somebody has measured one by one.
fn visits(
    transaction: &mut (dyn Transaction + '_),
    month: MonthName,
    read: &MonthFigures,
    since: &Since,
) -> Result<Vec<Visits>, StorageError> {
    let name = month.to_string();
    let mut sums: BTreeMap<(String, Option<i64>), i64> = BTreeMap::new();
    for total in read.totals.get(VISITS).map_or(&[][..], Vec::as_slice) {
        let service = total.dimensions.get("service").cloned().unwrap_or_default();
        *sums.entry((service, None)).or_default() += total.value;
    }
    let measured = measured(transaction, month)?;
    let mut told = match measured.is_empty() {
        true => Vec::new(),
        false => told_visits(transaction, &name)?,
    };
    if !measured.is_empty() {
        since.put_back(&mut told);
    }
    for (service, unit, count) in told {
        if let Some(metres) = measured.get(&(unit, service.clone())) {
            *sums.entry((service.clone(), None)).or_default() -= count;
            *sums.entry((service, Some(*metres))).or_default() += count;
        }
    }
    let visits = sums.into_iter().filter(|(_, count)| *count > 0);
    let visits = visits.map(|((service, metres), count)| Visits {
        month,
        service,
        visits: u64::try_from(count).unwrap_or(0),
        metres: metres.and_then(|metres| u32::try_from(metres).ok()),
    });
    Ok(visits.collect())
}

/// How much farther the next offer of a service is than a café, in metres, where it was measured.
pub fn measured(
    transaction: &mut (dyn Transaction + '_),
    month: MonthName,
) -> Result<Measured, StorageError> {
    let sql = "SELECT unit, service, metres FROM unit_distance WHERE since <= $1 \
               ORDER BY unit, service, since";
    let mut measured = Measured::new();
    for row in transaction.query(sql, &[month.to_string().into()])? {
        measured.insert((row.integer(0)?, row.text(1)?), row.integer(2)?);
    }
    Ok(measured)
}

/// Visits of the cafés that somebody has measured the way for: service, café, how many.
fn told_visits(
    transaction: &mut (dyn Transaction + '_),
    month: &str,
) -> Result<Vec<(String, i64, i64)>, StorageError> {
    let sql = format!(
        "SELECT s.dimensions, f.unit, CAST(SUM(f.value) AS BIGINT) \
         FROM series s CROSS JOIN fact f \
         WHERE f.month = $1 AND f.series = s.number AND s.indicator = $2 \
         AND f.unit IN (SELECT unit FROM unit_distance WHERE since <= $1) \
         AND f.value IS NOT NULL AND f.{FINAL} GROUP BY s.dimensions, f.unit"
    );
    let rows = transaction.query(&sql, &[month.into(), VISITS.into()])?;
    let visit = |row: &Row| {
        let service = dimensions(&row.text(0)?).remove("service").unwrap_or_default();
        Ok((service, row.integer(1)?, row.integer(2)?))
    };
    rows.iter().map(visit).collect()
}

/// Codes by the name of their list, as the store writes them.
pub fn dimensions(json: &str) -> BTreeMap<String, String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// A key as a number: 16 bytes in hexadecimal fit whole; a commune's code is its letters. What is
/// neither is no key, and counts as none.
fn number_of(key: &str) -> Option<u128> {
    match key.len() {
        32 => u128::from_str_radix(key, 16).ok(),
        1..=15 => Some(key.bytes().fold(1, |number, byte| (number << 8) | u128::from(byte))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn two_keys_are_never_one_number() {
        let hex = "0123456789abcdef0123456789abcdef";
        assert_eq!(number_of(hex), Some(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef));
        assert_ne!(number_of("01001"), number_of("01002"));
        assert_ne!(number_of("2A004"), number_of("a004"));
        for none in ["", "zz23456789abcdef0123456789abcdef", "0123456789abcdef"] {
            assert_eq!(number_of(none), None, "{none}");
        }
    }
}
