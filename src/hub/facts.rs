//! Figures, taken out of documents: what totals, comparisons and pages are made of. They can be
//! made again from the documents at any time, and are where the registry learns new indicators.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use super::storage::{StorageError, Transaction, Value};
use super::summaries::{self, Part, Parts};
use super::{Hub, HubError};
use crate::statement::figures::{Figure, Figures, Key};
use crate::statement::wire::{SealedStatement, figures_of};

/// Rows of one statement of SQL.
const ROWS: usize = 25;
/// Documents that a rebuild reads at a time.
const BATCH: i64 = 200;

/// The numbers of series that are committed: looked up once and then known. They never change.
#[derive(Debug, Default)]
pub(super) struct SeriesNumbers(Mutex<HashMap<Key, i64>>);

/// The numbers of series that a transaction entered. It may still fail, and they go to others.
type Entered = HashMap<Key, i64>;

/// Whose month figures are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whose<'a> {
    pub till: i64,
    pub unit: i64,
    pub month: &'a str,
}

/// Whether a till's month is part of the sums: one that still runs is not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counts {
    /// As it was told before; nothing where it was not.
    pub before: Option<bool>,
    /// As it is told now.
    pub now: bool,
}

impl Hub {
    /// Puts a month's figures in the place of those that were there, and changes the sums by it.
    pub(super) fn keep_facts(
        &self,
        transaction: &mut (dyn Transaction + '_),
        whose: Whose<'_>,
        figures: &Figures,
        counts: Counts,
    ) -> Result<(), HubError> {
        let others = summaries::others(transaction, whose.month, (whose.unit, whose.till))?;
        let before = match counts.before {
            Some(true) => summaries::parts(transaction, whose.month, whose.till)?,
            _ => Parts::new(),
        };
        let replacing = counts.before.is_some();
        let after = self.keep_with(transaction, &mut Entered::new(), whose, figures, replacing)?;
        let after = if counts.now { after } else { Parts::new() };
        let (before, after) =
            (summaries::beside(before, &others), summaries::beside(after, &others));
        Ok(summaries::change(transaction, whose.month, &before, &after)?)
    }

    fn keep_with(
        &self,
        transaction: &mut (dyn Transaction + '_),
        entered: &mut Entered,
        whose: Whose<'_>,
        figures: &Figures,
        replacing: bool,
    ) -> Result<Parts, HubError> {
        if replacing {
            for table in ["fact", "fact_key"] {
                // The key begins with month and series: each series is looked up.
                let sql = format!(
                    "DELETE FROM {table} WHERE month = $1 AND till = $2 \
                     AND series IN (SELECT number FROM series)"
                );
                transaction.execute(&sql, &[whose.month.into(), whose.till.into()])?;
            }
        }
        let (mut rows, mut parts) = (Vec::new(), Parts::new());
        let mut values: BTreeMap<&Key, Value> = BTreeMap::new();
        values.extend(figures.iter().map(|(key, figure)| (key, number(figure).into())));
        values.extend(figures.keys().map(|(key, _)| (key, Value::Null)));
        for key in figures.statuses().keys() {
            values.entry(key).or_insert(Value::Null);
        }
        for (key, value) in values {
            let status = figures.statuses().get(key).map(|status| status.code());
            let series = self.series(transaction, entered, key)?;
            if let Value::Integer(value) = value {
                parts.insert(series, Part::of(value, status));
            }
            rows.push(vec![series.into(), value, status.into()]);
        }
        insert(transaction, "fact (month, till, unit, series, value, status)", whose, rows)?;
        let mut rows = Vec::new();
        for (key, keys) in figures.keys() {
            let series = self.series(transaction, entered, key)?;
            rows.extend(keys.iter().map(|one| vec![series.into(), one.into()]));
        }
        insert(transaction, "fact_key (month, till, unit, series, one)", whose, rows)?;
        Ok(parts)
    }

    /// The number of a series, which is entered where it is new.
    fn series(
        &self,
        transaction: &mut (dyn Transaction + '_),
        entered: &mut Entered,
        key: &Key,
    ) -> Result<i64, HubError> {
        let mut known = self.series.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(number) = known.get(key).or_else(|| entered.get(key)) {
            return Ok(*number);
        }
        let dimensions = serde_json::to_string(&key.dimensions).unwrap_or_default();
        let sql = "SELECT number FROM series WHERE indicator = $1 AND dimensions = $2";
        let named = [Value::from(&key.indicator), dimensions.into()];
        if let Some(row) = transaction.first(sql, &named)? {
            let number = row.integer(0)?;
            known.insert(key.clone(), number);
            return Ok(number);
        }
        let number = transaction.number("SELECT COALESCE(MAX(number), 0) + 1 FROM series", &[])?;
        let is_known = self.registry.indicator(&key.indicator).is_some();
        let [indicator, dimensions] = named;
        let sql = "INSERT INTO series (number, indicator, dimensions, known) \
                   VALUES ($1, $2, $3, $4)";
        transaction.execute(sql, &[number.into(), indicator, dimensions, is_known.into()])?;
        entered.insert(key.clone(), number);
        Ok(number)
    }

    /// Makes every figure anew from the documents, with the registry of today, and says of how
    /// many documents.
    ///
    /// # Errors
    /// [`HubError::Storage`], or [`HubError::Paper`] for a document that does not read back.
    pub fn rebuild(&self) -> Result<u64, HubError> {
        self.write(|transaction| {
            for table in ["fact", "fact_key"] {
                transaction.execute(&format!("DELETE FROM {table}"), &[])?;
            }
            self.learn(transaction)?;
            let mut entered = Entered::new();
            let (mut last, mut done) = (0, 0);
            loop {
                let sql = "SELECT number, till, unit, month, bytes FROM document \
                           WHERE newest = 1 AND number > $1 ORDER BY number LIMIT $2";
                let rows = transaction.query(sql, &[last.into(), BATCH.into()])?;
                if rows.is_empty() {
                    summaries::make_anew(transaction)?;
                    return Ok(done);
                }
                for row in rows {
                    last = row.integer(0)?;
                    let month = row.text(3)?;
                    let whose =
                        Whose { till: row.integer(1)?, unit: row.integer(2)?, month: &month };
                    let sealed = SealedStatement::read(&row.bytes(4)?)?;
                    let figures = figures_of(&sealed.paper.values);
                    let figures = figures.ok_or(HubError::Missing("figures of a document"))?;
                    self.keep_with(transaction, &mut entered, whose, &figures, false)?;
                    done += 1;
                }
            }
        })
    }

    /// Says of each series anew whether the registry of today has it. It keeps its number, which
    /// a hub that serves meanwhile may have in mind.
    fn learn(&self, transaction: &mut (dyn Transaction + '_)) -> Result<(), HubError> {
        for row in transaction.query("SELECT DISTINCT indicator FROM series", &[])? {
            let indicator = row.text(0)?;
            let is_known = self.registry.indicator(&indicator).is_some();
            let sql = "UPDATE series SET known = $1 WHERE indicator = $2";
            transaction.execute(sql, &[is_known.into(), indicator.into()])?;
        }
        Ok(())
    }
}

fn number(figure: Figure) -> i64 {
    match figure {
        Figure::Count(count) => count,
        Figure::Amount(amount) => amount.get(),
    }
}

/// Inserts rows that begin with whose they are, several in a statement.
fn insert(
    transaction: &mut (dyn Transaction + '_),
    table: &str,
    whose: Whose<'_>,
    rows: Vec<Vec<Value>>,
) -> Result<(), StorageError> {
    for some in rows.chunks(ROWS) {
        let mut sql = format!("INSERT INTO {table} VALUES ");
        let mut values = vec![whose.month.into(), whose.till.into(), whose.unit.into()];
        for (index, row) in some.iter().enumerate() {
            sql.push_str(if index == 0 { "($1, $2, $3" } else { ", ($1, $2, $3" });
            for value in row {
                values.push(value.clone());
                sql.push_str(&format!(", ${}", values.len()));
            }
            sql.push(')');
        }
        transaction.execute(&sql, &values)?;
    }
    Ok(())
}
