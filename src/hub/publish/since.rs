//! What cafés told of a month after head office had published it. What was published is in the
//! hands of whoever took it: a sum that goes on beside it would tell, by the difference, what a
//! single café told late or anew. Until three cafés have, the public pages take each of them as it
//! stood then.

use std::collections::{BTreeMap, BTreeSet};

use super::months::VISITS;
use super::suppression::FEWEST;
use crate::hub::HubError;
use crate::hub::storage::Transaction;
use crate::statement::MonthName;
use crate::statement::figures::{Figure, Key, Status};
use crate::statement::registry::{Registry, Tills};
use crate::statement::wire::{SealedStatement, figures_of};

/// What a café told: how much, and how much of it was estimated.
type Sums = BTreeMap<Key, (i64, i64)>;

/// What is different of a month since it was published, where too few cafés are.
#[derive(Debug, Clone, Default)]
pub struct Since(BTreeMap<i64, Change>);

/// A café that told a month late or anew.
#[derive(Debug, Clone, Default)]
struct Change {
    /// What it had told when the month was published.
    before: Sums,
    /// What it tells now.
    after: Sums,
}

impl Since {
    /// Reads what is different since the newest edition of a month, be it opened again or not;
    /// nothing where there is none, or once there are enough cafés of it.
    ///
    /// # Errors
    /// [`HubError::Storage`], or [`HubError::Paper`] for a document that does not read back.
    pub fn read(
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
    ) -> Result<Self, HubError> {
        let name = month.to_string();
        let sql = "SELECT document FROM edition WHERE month = $1 ORDER BY number DESC LIMIT 1";
        let Some(edition) = transaction.first(sql, &[(&name).into()])? else {
            return Ok(Self::default());
        };
        let last = edition.integer(0)?;
        // One that never told the month to its end is in no sum.
        let sql = "SELECT DISTINCT d.unit FROM document d \
                   WHERE d.month = $1 AND d.newest = 1 AND d.number > $2 AND EXISTS \
                   (SELECT 1 FROM document e \
                   WHERE e.till = d.till AND e.month = d.month AND e.final = 1)";
        let rows = transaction.query(sql, &[(&name).into(), last.into()])?;
        if rows.len() >= FEWEST {
            return Ok(Self::default());
        }
        let registry = Registry::current();
        let mut since = Self::default();
        for row in rows {
            let unit = row.integer(0)?;
            let before = told(transaction, &registry, &name, (unit, last))?;
            let after = told(transaction, &registry, &name, (unit, i64::MAX))?;
            since.0.insert(unit, Change { before, after });
        }
        Ok(since)
    }

    /// How much less each sum was, and how much less of it was estimated.
    pub fn less(&self) -> Sums {
        let mut less = Sums::new();
        for change in self.0.values() {
            for (key, (value, estimated)) in &change.after {
                let sum = less.entry(key.clone()).or_default();
                *sum = (sum.0 + value, sum.1 + estimated);
            }
            for (key, (value, estimated)) in &change.before {
                let sum = less.entry(key.clone()).or_default();
                *sum = (sum.0 - value, sum.1 - estimated);
            }
        }
        less
    }

    /// What these cafés had told of an indicator, all codes together; nothing where they had not.
    pub fn before(&self, indicator: &str) -> BTreeMap<i64, Option<i64>> {
        let sum = |change: &Change| {
            let told = change.before.iter().filter(|(key, _)| key.indicator == indicator);
            let told: Vec<i64> = told.map(|(_, (value, _))| *value).collect();
            (!told.is_empty()).then(|| told.iter().sum())
        };
        self.0.iter().map(|(unit, change)| (*unit, sum(change))).collect()
    }

    /// Puts their visits in the place of those that they tell now: service, café, how many.
    pub fn put_back(&self, visits: &mut Vec<(String, i64, i64)>) {
        visits.retain(|(_, unit, _)| !self.0.contains_key(unit));
        for (unit, change) in &self.0 {
            for (key, (value, _)) in &change.before {
                if let (VISITS, Some(service)) =
                    (key.indicator.as_str(), key.dimensions.get("service"))
                {
                    visits.push((service.clone(), *unit, *value));
                }
            }
        }
    }
}

/// What a café's tills told of a month together, by the statements up to a number.
fn told(
    transaction: &mut (dyn Transaction + '_),
    registry: &Registry,
    month: &str,
    (unit, last): (i64, i64),
) -> Result<Sums, HubError> {
    let sql = "SELECT till, final, bytes FROM document \
               WHERE month = $1 AND unit = $2 AND number <= $3 ORDER BY till, revision DESC";
    let rows = transaction.query(sql, &[month.into(), unit.into(), last.into()])?;
    let (mut seen, mut sums) = (BTreeSet::new(), Sums::new());
    for row in rows {
        // The newest of each till comes first.
        if !seen.insert(row.integer(0)?) || !row.truth(1)? {
            continue;
        }
        let sealed = SealedStatement::read(&row.bytes(2)?)?;
        let figures = figures_of(&sealed.paper.values);
        let figures = figures.ok_or(HubError::Missing("figures of a document"))?;
        for (key, figure) in figures.iter() {
            let Some(known) = registry.indicator(&key.indicator) else {
                continue;
            };
            let value = match figure {
                Figure::Count(count) => count,
                Figure::Amount(amount) => amount.get(),
            };
            let is_estimated = figures.statuses().get(key) == Some(&Status::Estimated);
            let estimated = if is_estimated { value } else { 0 };
            let sum = sums.entry(key.clone()).or_default();
            *sum = match known.tills {
                Tills::Most => (sum.0.max(value), sum.1.max(estimated)),
                Tills::Sum => (sum.0 + value, sum.1 + estimated),
            };
        }
    }
    Ok(sums)
}
