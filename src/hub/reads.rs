//! What a till may ask of its own months, and of others like its café.

use std::collections::BTreeMap;

use super::intake::{Asked, Sender};
use super::problem::Refusal;
use super::publish::FINAL;
use super::publish::comparison;
use super::publish::members::Member;
use super::storage::Transaction;
use super::summaries::together;
use super::time::{self, HOUR};
use super::units::Unit;
use super::{Hub, HubError};
use crate::domain::money::Cents;
use crate::journal::record::hex;
use crate::journal::seal::{PublicKey, hash_of};
use crate::statement::MonthName;
use crate::statement::exchange::{
    Compared, Comparison, ReportedMonth, Reports, SignedRequest, TOLERANCE_HOURS,
};
use crate::statement::figures::Figure;
use crate::statement::registry::{Aggregation, Measure, Sensitivity};
use crate::statement::wire::Told;

/// The fewest others that a café is compared with.
pub const FEWEST: usize = 5;
/// Most months that are listed.
const MONTHS: usize = 600;

/// A question as it came, of which a till says that it is its own.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// `GET`.
    pub method: &'a str,
    /// With the query.
    pub path: &'a str,
    /// The header `Authorization`.
    pub authorization: &'a str,
}

impl Hub {
    /// The till that has signed a question about a café.
    pub(super) fn asker(
        &self,
        transaction: &mut (dyn Transaction + '_),
        question: Question<'_>,
        cafe: &str,
    ) -> Asked<Sender> {
        let signed = SignedRequest::read(question.authorization).ok_or(Refusal::NotSigned)?;
        let (sender, key) = Sender::of_kid(transaction, &signed.kid, cafe)?;
        let key = PublicKey::new(&key).ok_or(Refusal::UnknownKey)?;
        if !signed.is_of(&key, question.method, question.path, b"") {
            return Err(Refusal::NotSigned.into());
        }
        let said = time::utc_ms(&signed.ts).ok_or(Refusal::NotSigned)?;
        if said.abs_diff(self.world.now().utc_ms()) > (TOLERANCE_HOURS * HOUR).unsigned_abs() {
            return Err(Refusal::WrongClock.into());
        }
        sender.is_of(cafe)?;
        Ok(sender)
    }

    /// What the hub has of the till that asks.
    ///
    /// # Errors
    /// [`Refusal`] for whoever may not know.
    pub fn reports(&self, question: Question<'_>, cafe: &str) -> Asked<Reports> {
        let now = self.world.now();
        self.read(|transaction| {
            let sender = self.asker(transaction, question, cafe)?;
            let unit = Unit::find(transaction, cafe)?.ok_or(Refusal::UnknownCafe)?;
            let mut months = told_months(transaction, sender.till)?;
            let first = first_expected(transaction, &sender, &unit)?;
            let (mut month, last) = (first, time::current_month(now).before());
            for _ in 0..MONTHS {
                if month > last {
                    break;
                }
                if unit.is_expected(month) {
                    let name = month.to_string();
                    let missing = || ReportedMonth {
                        month: name.clone(),
                        expected: true,
                        revision: None,
                        sha256: None,
                        state: "manquant".to_owned(),
                    };
                    months.entry(name.clone()).or_insert_with(missing).expected = true;
                }
                month = month.after();
            }
            let head = super::heads::highest(transaction, sender.till)?;
            let months = months.into_values().collect();
            Ok(Reports { time: now.to_rfc3339(), months, head })
        })
    }

    /// The receipt of a revision, again, with the hash of the statement.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where nothing was received, and others.
    pub fn receipt_again(
        &self,
        question: Question<'_>,
        (cafe, till): (&str, &str),
        month: &str,
        revision: u32,
    ) -> Asked<(String, Vec<u8>)> {
        self.read(|transaction| {
            let sender = self.asker(transaction, question, cafe)?;
            sender.is_at(cafe, till, cafe, till)?;
            let sql = "SELECT sha256, receipt FROM document \
                       WHERE till = $1 AND month = $2 AND revision = $3";
            let values = [sender.till.into(), month.into(), revision.into()];
            let row = transaction.first(sql, &values)?.ok_or(Refusal::NotFound)?;
            Ok((row.text(0)?, row.bytes(1)?))
        })
    }

    /// A paper that head office published, for cafés alone: that of a name, or the newest; nothing
    /// where it is the one whose hash the till says.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none, and others.
    pub fn paper_for(
        &self,
        question: Question<'_>,
        cafe: &str,
        kind: &str,
        (name, known): (Option<&str>, Option<&str>),
    ) -> Asked<Option<Vec<u8>>> {
        self.read(|transaction| {
            self.asker(transaction, question, cafe)?;
            let sql = "SELECT bytes FROM published_paper WHERE kind = $1 \
                       AND ($2 = '' OR name = $2) ORDER BY name DESC LIMIT 1";
            let values = [kind.into(), name.unwrap_or_default().into()];
            let row = transaction.first(sql, &values)?.ok_or(Refusal::NotFound)?;
            let bytes = row.bytes(0)?;
            let same = known.is_some_and(|known| hex(&hash_of(&bytes)) == known);
            Ok((!same).then_some(bytes))
        })
    }

    /// A café's figures beside those of others, for the till that asks.
    ///
    /// # Errors
    /// [`Refusal`] for whoever may not know.
    pub fn comparison_for(
        &self,
        question: Question<'_>,
        cafe: &str,
        month: &str,
    ) -> Asked<Comparison> {
        let month = MonthName::parse(month).ok_or(Refusal::NotFound)?;
        self.read(|transaction| {
            self.asker(transaction, question, cafe)?;
            let unit = Unit::find(transaction, cafe)?.ok_or(Refusal::UnknownCafe)?;
            Ok(self.comparison(transaction, &unit, month)?)
        })
    }

    /// A café's figures beside those of [`comparison::others`]; nothing for one that has not agreed
    /// to be compared, and nothing of what fewer than five others told.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn comparison(
        &self,
        transaction: &mut (dyn Transaction + '_),
        unit: &Unit,
        month: MonthName,
    ) -> Result<Comparison, HubError> {
        let model = unit.attributes(transaction, month)?.model;
        let mut comparison = Comparison { month: month.to_string(), model, values: Vec::new() };
        let members = Member::all(transaction, &[month])?;
        let agrees = |one: &Member| one.unit.number == unit.number && one.comparison;
        if !members.iter().any(agrees) {
            return Ok(comparison);
        }
        let peers = comparison::others(&members, unit.number, 0);
        let sql = format!(
            "SELECT f.unit, s.indicator, {} \
             FROM fact f JOIN series s ON s.number = f.series \
             WHERE f.month = $1 AND s.known = 1 AND f.value IS NOT NULL AND f.{FINAL} \
             GROUP BY f.unit, s.indicator",
            together("f.value")
        );
        let mut others: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        let mut own: BTreeMap<String, i64> = BTreeMap::new();
        for row in transaction.query(&sql, &[month.to_string().into()])? {
            let (number, indicator, value) = (row.integer(0)?, row.text(1)?, row.integer(2)?);
            if number == unit.number {
                own.insert(indicator, value);
            } else if peers.contains(&number) {
                others.entry(indicator).or_default().push(value);
            }
        }
        let values = others.into_iter().filter_map(|(indicator, told)| {
            let own = own.get(&indicator).copied();
            self.compared(indicator, told, own)
        });
        comparison.values = values.collect();
        Ok(comparison)
    }

    fn compared(&self, indicator: String, others: Vec<i64>, own: Option<i64>) -> Option<Compared> {
        let known = self.registry.indicator(&indicator)?;
        let shared = known.sensitivity != Sensitivity::Internal;
        let adds_up = known.aggregation != Aggregation::Distinct;
        if !shared || !adds_up {
            return None;
        }
        let n = others.len();
        let [low, middle, high] = comparison::quarters(others)?;
        let money = matches!(known.measure, Measure::Euros | Measure::Hours);
        let told = |value: i64| match money {
            true => Told::of(Figure::Amount(Cents::new(value))),
            false => Told::of(Figure::Count(value)),
        };
        Some(Compared {
            indicator,
            n,
            p25: told(low),
            median: told(middle),
            p75: told(high),
            own: own.map(told),
        })
    }
}

/// The value that so many quarters of the sorted ones lie at or below: the nearest rank, so that
/// it is one that somebody told and no fraction.
pub fn quantile(sorted: &[i64], quarters: usize) -> Option<i64> {
    let rank = (sorted.len() * quarters).div_ceil(4);
    sorted.get(rank.checked_sub(1)?).copied()
}

/// The months that a till has told.
fn told_months(
    transaction: &mut (dyn Transaction + '_),
    till: i64,
) -> Result<BTreeMap<String, ReportedMonth>, HubError> {
    let sql = "SELECT month, revision, sha256, state FROM document \
               WHERE till = $1 AND newest = 1";
    let rows = transaction.query(sql, &[till.into()])?;
    let month = |row: &super::storage::Row| {
        let month = row.text(0)?;
        let told = ReportedMonth {
            month: month.clone(),
            expected: false,
            revision: u32::try_from(row.integer(1)?).ok(),
            sha256: Some(row.text(2)?),
            state: row.text(3)?,
        };
        Ok((month, told))
    };
    rows.iter().map(month).collect()
}

/// From which month on a till is waited for: a café's first from its opening, one that came later
/// from the month in which it was enrolled.
fn first_expected(
    transaction: &mut (dyn Transaction + '_),
    sender: &Sender,
    unit: &Unit,
) -> Result<MonthName, HubError> {
    let sql = "SELECT enrolled_at FROM till WHERE number = $1 \
               AND number > (SELECT MIN(number) FROM till WHERE unit = $2)";
    let row = transaction.first(sql, &[sender.till.into(), unit.number.into()])?;
    let enrolled = row.map(|row| row.text(0)).transpose()?;
    let enrolled = enrolled.and_then(|at| MonthName::parse(at.get(..7)?));
    Ok(enrolled.unwrap_or(unit.opened).max(unit.opened))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_values_that_somebody_told() {
        let sorted = [10, 20, 30, 40, 50];
        let quarters = [1, 2, 3, 4].map(|quarters| quantile(&sorted, quarters));
        assert_eq!(quarters, [Some(20), Some(30), Some(40), Some(50)]);
        assert_eq!(quantile(&[7], 1), Some(7));
        assert_eq!(quantile(&[], 2), None);
    }
}
