//! Sums of each month over all cafés, kept beside the figures: a statement changes them by what it
//! adds, in its own transaction, so that nobody adds up every café again. They can be made anew.

use std::collections::BTreeMap;

use super::storage::{StorageError, Transaction, Value};
use crate::statement::MonthName;

/// Rows of one statement of SQL.
const ROWS: usize = 50;

/// What a till adds to the sum of a series.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Part {
    value: i64,
    estimated: i64,
    told: i64,
}

/// What a till adds to a month, by the number of the series.
pub(super) type Parts = BTreeMap<i64, Part>;

impl Part {
    /// Of a figure as it is kept.
    pub(super) fn of(value: i64, status: Option<&str>) -> Self {
        Self { value, estimated: if status == Some("E") { value } else { 0 }, told: 1 }
    }

    fn less(self, other: Self) -> Self {
        Self {
            value: self.value - other.value,
            estimated: self.estimated - other.estimated,
            told: self.told - other.told,
        }
    }
}

/// What a till's figures of a month add to it, as they are kept.
pub(super) fn parts(
    transaction: &mut (dyn Transaction + '_),
    month: &str,
    till: i64,
) -> Result<Parts, StorageError> {
    // The key begins with month and series: each series is looked up.
    let sql = "SELECT series, value, status FROM fact WHERE month = $1 AND till = $2 \
               AND value IS NOT NULL AND series IN (SELECT number FROM series)";
    let rows = transaction.query(sql, &[month.into(), till.into()])?;
    let part = |row: &super::storage::Row| {
        Ok((row.integer(0)?, Part::of(row.integer(1)?, row.maybe_text(2)?.as_deref())))
    };
    rows.iter().map(part).collect()
}

/// Puts what a till adds to a month in the place of what it added before.
pub(super) fn change(
    transaction: &mut (dyn Transaction + '_),
    month: &str,
    before: &Parts,
    after: &Parts,
) -> Result<(), StorageError> {
    let part = |parts: &Parts, series: &i64| parts.get(series).copied().unwrap_or_default();
    let mut series: Vec<i64> = before.keys().chain(after.keys()).copied().collect();
    series.sort_unstable();
    series.dedup();
    let changed = series.iter().map(|one| (*one, part(after, one).less(part(before, one))));
    let changed: Vec<(i64, Part)> =
        changed.filter(|(_, change)| *change != Part::default()).collect();
    for some in changed.chunks(ROWS) {
        let mut sql =
            "INSERT INTO month_sum (month, series, value, estimated, told) VALUES ".to_owned();
        let mut values: Vec<Value> = vec![month.into()];
        for (index, (series, change)) in some.iter().enumerate() {
            sql.push_str(if index == 0 { "($1" } else { ", ($1" });
            for value in [*series, change.value, change.estimated, change.told] {
                values.push(value.into());
                sql.push_str(&format!(", ${}", values.len()));
            }
            sql.push(')');
        }
        sql.push_str(
            " ON CONFLICT (month, series) DO UPDATE SET \
             value = month_sum.value + excluded.value, \
             estimated = month_sum.estimated + excluded.estimated, \
             told = month_sum.told + excluded.told",
        );
        transaction.execute(&sql, &values)?;
    }
    if changed.iter().any(|(_, change)| change.told < 0) {
        let sql = "DELETE FROM month_sum WHERE month = $1 AND told = 0";
        transaction.execute(sql, &[month.into()])?;
    }
    Ok(())
}

/// Says that what is shown of a month has changed.
pub(super) fn touch(
    transaction: &mut (dyn Transaction + '_),
    month: &str,
) -> Result<(), StorageError> {
    let sql = "INSERT INTO month_change (month, version) VALUES ($1, 1) \
               ON CONFLICT (month) DO UPDATE SET version = month_change.version + 1";
    transaction.execute(sql, &[month.into()])?;
    Ok(())
}

/// Says so of every month from one on.
pub(super) fn touch_from(
    transaction: &mut (dyn Transaction + '_),
    first: MonthName,
) -> Result<(), StorageError> {
    let sql = "UPDATE month_change SET version = version + 1 WHERE month >= $1";
    transaction.execute(sql, &[first.to_string().into()])?;
    Ok(())
}

/// Makes every sum anew from the figures.
///
/// # Errors
/// [`StorageError`] when the store fails.
pub fn make_anew(transaction: &mut (dyn Transaction + '_)) -> Result<(), StorageError> {
    transaction.execute("DELETE FROM month_sum", &[])?;
    let sql = "INSERT INTO month_sum (month, series, value, estimated, told) \
               SELECT month, series, CAST(SUM(value) AS BIGINT), \
               CAST(SUM(CASE WHEN status = 'E' THEN value ELSE 0 END) AS BIGINT), COUNT(*) \
               FROM fact WHERE value IS NOT NULL AND (month, till) NOT IN \
               (SELECT month, till FROM document WHERE newest = 1 AND final = 0) \
               GROUP BY month, series";
    transaction.execute(sql, &[])?;
    let sql = "INSERT INTO month_change (month, version) SELECT DISTINCT month, 1 FROM document \
               WHERE 1 = 1 ON CONFLICT (month) DO UPDATE SET version = month_change.version + 1";
    transaction.execute(sql, &[])?;
    Ok(())
}
