//! Sums of each month over all cafés, kept beside the figures: a statement changes them by what it
//! adds, in its own transaction, so that nobody adds up every café again. They can be made anew.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::storage::{StorageError, Transaction, Value};
use crate::statement::MonthName;
use crate::statement::registry::{Registry, Tills};

/// Rows of one statement of SQL.
const ROWS: usize = 50;

/// The codes of what each till of a café tells whole, as a list of SQL.
static MOST: LazyLock<String> = LazyLock::new(|| {
    let registry = Registry::current();
    let most = registry.indicators.iter().filter(|one| one.tills == Tills::Most);
    most.map(|one| format!("'{}'", one.code)).collect::<Vec<_>>().join(", ")
});

/// What the tills of a café tell together, in SQL: of facts `f` with their series `s`, grouped by
/// café and indicator at least.
pub(super) fn together(value: &str) -> String {
    format!(
        "CASE WHEN s.indicator IN ({}) THEN MAX({value}) \
         ELSE CAST(SUM({value}) AS BIGINT) END",
        *MOST
    )
}

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

    /// What is left of it beside the most that another till of the café tells.
    fn beyond(self, other: Self) -> Self {
        Self {
            value: self.value.max(other.value) - other.value,
            estimated: self.estimated.max(other.estimated) - other.estimated,
            told: self.told,
        }
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

/// The most that the other tills of a café tell of a month, of what each tells whole. What still
/// runs is in no sum.
pub(super) fn others(
    transaction: &mut (dyn Transaction + '_),
    month: &str,
    (unit, till): (i64, i64),
) -> Result<Parts, StorageError> {
    let sql = format!(
        "SELECT f.series, MAX(f.value), \
         MAX(CASE WHEN f.status = 'E' THEN f.value ELSE 0 END), COUNT(*) \
         FROM series s CROSS JOIN fact f WHERE f.month = $1 AND f.series = s.number \
         AND s.indicator IN ({}) AND f.unit = $2 AND f.till <> $3 AND f.value IS NOT NULL \
         AND f.till NOT IN (SELECT d.till FROM document d \
         WHERE d.month = $1 AND d.newest = 1 AND d.final = 0) GROUP BY f.series",
        *MOST
    );
    let rows = transaction.query(&sql, &[month.into(), unit.into(), till.into()])?;
    let part = |row: &super::storage::Row| {
        let (value, estimated, told) = (row.integer(1)?, row.integer(2)?, row.integer(3)?);
        Ok((row.integer(0)?, Part { value, estimated, told }))
    };
    rows.iter().map(part).collect()
}

/// What a till adds beside the others of its café.
pub(super) fn beside(parts: Parts, others: &Parts) -> Parts {
    let beyond = |(series, part): (i64, Part)| match others.get(&series) {
        Some(most) => (series, part.beyond(*most)),
        None => (series, part),
    };
    parts.into_iter().map(beyond).collect()
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
    let sql = format!(
        "INSERT INTO month_sum (month, series, value, estimated, told) \
         SELECT month, series, CAST(SUM(value) AS BIGINT), CAST(SUM(estimated) AS BIGINT), \
         CAST(SUM(told) AS BIGINT) FROM \
         (SELECT f.month, f.series, {} AS value, {} AS estimated, COUNT(*) AS told \
         FROM fact f JOIN series s ON s.number = f.series \
         WHERE f.value IS NOT NULL AND (f.month, f.till) NOT IN \
         (SELECT month, till FROM document WHERE newest = 1 AND final = 0) \
         GROUP BY f.month, f.series, f.unit, s.indicator) AS unit_sum GROUP BY month, series",
        together("f.value"),
        together("CASE WHEN f.status = 'E' THEN f.value ELSE 0 END"),
    );
    transaction.execute(&sql, &[])?;
    let sql = "INSERT INTO month_change (month, version) SELECT DISTINCT month, 1 FROM document \
               WHERE 1 = 1 ON CONFLICT (month) DO UPDATE SET version = month_change.version + 1";
    transaction.execute(sql, &[])?;
    Ok(())
}
