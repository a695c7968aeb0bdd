//! Whether a statement may come in, and what is odd about it.

use std::collections::BTreeSet;

use super::{Asked, Sender};
use crate::domain::commune;
use crate::hub::anomalies::{Odd, codes};
use crate::hub::problem::Refusal;
use crate::hub::storage::Transaction;
use crate::hub::time::{self, DAY};
use crate::hub::units::Unit;
use crate::hub::{Hub, HubError};
use crate::statement::MonthName;
use crate::statement::exchange::Expected;
use crate::statement::figures::Figures;
use crate::statement::rules::{self, Breach, Known, Severity, Told};
use crate::statement::wire::{Document, SealedStatement};

/// Sales so many times the café's usual month, or so many times less, are most likely cents taken
/// for euros.
const OUTLIER: i64 = 20;
/// Months that a café needs before anything is unusual for it.
const USUAL: usize = 3;
/// Months that are looked back on.
const LOOK_BACK: i64 = 12;
/// The indicator that outliers are seen by.
const SALES: &str = "ventes.ttc";

/// What was found out about a statement that may come in.
pub(in crate::hub) struct Judged {
    pub odd: Vec<Odd>,
    pub is_outlier: bool,
}

impl Hub {
    /// Holds a statement against the rules, and looks for what is odd.
    pub(super) fn judge(
        &self,
        transaction: &mut (dyn Transaction + '_),
        paper: &Document,
        figures: &Figures,
        sender: &Sender,
    ) -> Asked<Judged> {
        let unit = Unit::find(transaction, &sender.unit_id)?.ok_or(Refusal::UnknownCafe)?;
        let month = MonthName::parse(&paper.period.month).ok_or(Refusal::Unreadable)?;
        let now = self.world.now();
        let known = Known {
            same: told(transaction, sender.till, month)?,
            before: told(transaction, sender.till, month.before())?,
            now: time::current_month(now),
            opened: Some(unit.opened),
            synthetic: self.synthetic,
        };
        let found = rules::check(paper, &known, &self.registry);
        // A sum that goes beyond its range is made of what the till told.
        let beyond = |_| Refusal::Rules(vec![Breach::OutOfRange("cumuls".to_owned())]);
        let found = found.map_err(beyond)?;
        let newer = is_newer(&paper.registry, &self.registry.version);
        let mut odd = self.sorted(transaction, paper, sender, found, newer)?;
        if known.before.is_none() && paper.running.since < paper.period.month {
            odd.push(Odd::info("R7", format!("{} ?", month.before())));
        }
        if let Some(off) = clock(paper, now.utc_ms()) {
            odd.push(Odd::info(codes::CLOCK, off));
        }
        let sheet = unit.attributes(transaction, month)?;
        let says = |said: &Option<String>, has: &str| said.as_deref().is_none_or(|one| one == has);
        if !says(&paper.cafe.model, &sheet.model) || !says(&paper.cafe.commune, &sheet.commune) {
            odd.push(Odd::info(codes::SHEET, format!("{} {}", sheet.model, sheet.commune)));
        }
        odd.extend(outside(transaction, figures, &paper.period.month)?);
        let outlier = outlier(transaction, sender, paper, figures)?;
        let is_outlier = outlier.is_some();
        odd.extend(outlier);
        Ok(Judged { odd, is_outlier })
    }

    /// What the rules found: refused, or told.
    fn sorted(
        &self,
        transaction: &mut (dyn Transaction + '_),
        paper: &Document,
        sender: &Sender,
        found: Vec<Breach>,
        newer: bool,
    ) -> Asked<Vec<Odd>> {
        let (mut odd, mut refused, mut conflict) = (Vec::new(), Vec::new(), false);
        for breach in found {
            match (&breach, breach.severity(paper.is_final())) {
                (Breach::UnknownIndicator(code), _) if newer => {
                    odd.push(Odd::info(codes::INDICATOR, code.clone()));
                }
                (_, Severity::Odd) => {
                    odd.push(Odd::info(breach.rule(), paper.period.month.clone()));
                }
                (_, Severity::Refused) => refused.push(breach),
                (_, Severity::Conflict) => conflict = true,
            }
        }
        if !refused.is_empty() {
            return Err(Refusal::Rules(refused).into());
        }
        if conflict {
            let month = &paper.period.month;
            let expected = Box::new(expected(transaction, sender.till, month)?);
            // The right number, and yet it follows another statement: two tills went on from one.
            let fork = expected.revision == paper.revision;
            let fork = fork.then(|| {
                let replaced = paper.replaces.as_deref().unwrap_or("-");
                let detail = format!("{month}/{}: {replaced}", paper.revision);
                Box::new(Odd::alarm(codes::FORK, detail))
            });
            let (sender, month) = (sender.place(), month.clone());
            return Err(Refusal::NotNext { expected, fork, sender, month }.into());
        }
        Ok(odd)
    }
}

/// Which revision of a month would be taken.
pub(super) fn expected(
    transaction: &mut (dyn Transaction + '_),
    till: i64,
    month: &str,
) -> Result<Expected, HubError> {
    let sql = "SELECT revision, sha256 FROM document \
               WHERE till = $1 AND month = $2 AND newest = 1";
    let row = transaction.first(sql, &[till.into(), month.into()])?;
    let Some(row) = row else {
        return Ok(Expected { revision: 1, last: None });
    };
    let last = u32::try_from(row.integer(0)?).unwrap_or(u32::MAX);
    Ok(Expected { revision: last.saturating_add(1), last: Some(row.text(1)?) })
}

/// The newest statement of a month.
fn told(
    transaction: &mut (dyn Transaction + '_),
    till: i64,
    month: MonthName,
) -> Result<Option<Told>, HubError> {
    let sql = "SELECT bytes FROM document WHERE till = $1 AND month = $2 AND newest = 1";
    let row = transaction.first(sql, &[till.into(), month.to_string().into()])?;
    let Some(row) = row else {
        return Ok(None);
    };
    let sealed = SealedStatement::read(&row.bytes(0)?)?;
    let (revision, running) = (sealed.paper.revision, sealed.paper.running);
    Ok(Some(Told { revision, sha256: sealed.seal.sha256, running }))
}

/// Whether a registry is of a later version than another: years, then numbers.
fn is_newer(one: &str, other: &str) -> bool {
    let parts = |version: &str| -> Option<(u32, u32)> {
        let (year, number) = version.split_once('.')?;
        Some((year.parse().ok()?, number.parse().ok()?))
    };
    parts(one) > parts(other)
}

/// How a statement's own time can't be: more than a day ahead of the hub's, or final more than a
/// day before its month ended. One that lies back merely waited.
fn clock(paper: &Document, now_ms: i64) -> Option<String> {
    let at = &paper.emission.at;
    let Some(made) = time::utc_ms(at) else {
        return Some(at.clone());
    };
    let month = MonthName::parse(&paper.period.month)?;
    let end = time::utc_ms(&format!("{}-01T00:00:00Z", month.after()))?;
    let early = paper.is_final() && made < end - DAY;
    (made > now_ms + DAY || early).then(|| at.clone())
}

/// Evenings in communes that head office does not have on its list in that month.
fn outside(
    transaction: &mut (dyn Transaction + '_),
    figures: &Figures,
    month: &str,
) -> Result<Vec<Odd>, HubError> {
    let told = figures.iter().map(|(key, _)| key).chain(figures.keys().map(|(key, _)| key));
    let mut communes: Vec<&String> = told.filter_map(|key| key.dimensions.get("commune")).collect();
    communes.sort_unstable();
    communes.dedup();
    if communes.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "SELECT commune FROM programme_commune WHERE since <= $1 \
               AND (until IS NULL OR until >= $1)";
    let mut listed = BTreeSet::new();
    for row in transaction.query(sql, &[month.into()])? {
        listed.insert(today(&row.text(0)?));
    }
    let foreign = communes.into_iter().filter(|commune| !listed.contains(&today(commune)));
    Ok(foreign.map(|commune| Odd::info(codes::COMMUNE, commune.clone())).collect())
}

/// The code that a commune has today, where it was merged into another since.
fn today(code: &str) -> String {
    commune::find(code).map_or(code, |found| found.code).to_owned()
}

/// Sales far from what the till's months usually are.
fn outlier(
    transaction: &mut (dyn Transaction + '_),
    sender: &Sender,
    paper: &Document,
    figures: &Figures,
) -> Asked<Option<Odd>> {
    let sales = figures.amount(SALES).map_err(HubError::from)?.get();
    let sql = "SELECT CAST(SUM(f.value) AS BIGINT) FROM fact f \
               JOIN series s ON s.number = f.series \
               JOIN document d ON d.till = f.till AND d.month = f.month AND d.newest = 1 \
               WHERE f.till = $1 AND f.month <> $2 AND s.indicator = $3 AND d.set_apart = 0 \
               GROUP BY f.month ORDER BY f.month DESC LIMIT $4";
    let month = paper.period.month.as_str();
    let values = [sender.till.into(), month.into(), SALES.into(), LOOK_BACK.into()];
    let rows = transaction.query(sql, &values)?;
    let mut usual = Vec::new();
    for row in rows {
        usual.extend(row.maybe_integer(0)?.filter(|sum| *sum > 0));
    }
    usual.sort_unstable();
    if usual.len() < USUAL || sales <= 0 {
        return Ok(None);
    }
    let middle = usual[usual.len() / 2];
    let far = sales / OUTLIER >= middle || middle / OUTLIER >= sales;
    Ok(far.then(|| Odd::alarm(codes::OUTLIER, format!("{sales} ~ {middle}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registries_follow_each_other_by_year_and_number() {
        assert!(is_newer("2026.2", "2026.1") && is_newer("2027.1", "2026.12"));
        assert!(is_newer("2026.10", "2026.9"));
        for old in ["2026.1", "2025.9", "x", "2026", ""] {
            assert!(!is_newer(old, "2026.1"), "{old}");
        }
    }
}
