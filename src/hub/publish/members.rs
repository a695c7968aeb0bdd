//! The cafés as the pages show them: what they are, and which of their months have come.

use std::collections::BTreeMap;

use crate::domain::commune::{self, Commune};
use crate::hub::HubError;
use crate::hub::storage::Transaction;
use crate::hub::units::Unit;
use crate::statement::MonthName;

/// A café.
#[derive(Debug, Clone)]
pub struct Member {
    /// What head office has entered of it.
    pub unit: Unit,
    /// Its model in the newest month, by the registry's code.
    pub model: String,
    /// What the network does for it in the newest month: `ouverture`, `exploitation`, `itinerant`.
    pub support: String,
    /// Its commune's code, as head office entered it.
    pub commune_code: String,
    /// Its commune as it is called today, resolved from a former code.
    pub commune: Option<&'static Commune>,
    /// Whether it agrees, in its newest statement, to stand among those that others compare with.
    pub comparison: bool,
    /// Whether it agrees to be part of what is published.
    pub open_data: bool,
    /// The months that are shown.
    pub months: Vec<MemberMonth>,
}

/// A month of a café.
#[derive(Debug, Clone)]
pub struct MemberMonth {
    /// Which.
    pub month: MonthName,
    /// Whether a statement is waited for.
    pub expected: bool,
    /// What came; the newest of all its tills.
    pub told: Option<Told>,
}

/// A statement that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// When the first revision came, RFC 3339 in UTC.
    pub first_at: String,
    /// When the newest one came.
    pub newest_at: String,
    /// How often the month was told anew, beside the first time.
    pub revisions: i64,
    /// Whether it is final.
    pub is_final: bool,
    /// Whether its running sums rest on a month that was told anew since.
    pub to_review: bool,
    /// Whether it is kept out of comparisons.
    pub set_apart: bool,
    /// Days that were open.
    pub days: i64,
}

impl Told {
    /// Whether the first one came after the tenth of the month that follows.
    pub fn is_late(&self, month: MonthName) -> bool {
        let limit = format!("{}-11", month.after());
        self.first_at.as_str() >= limit.as_str()
    }
}

impl Member {
    /// Every café, with the months that are shown.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn all(
        transaction: &mut (dyn Transaction + '_),
        months: &[MonthName],
    ) -> Result<Vec<Self>, HubError> {
        let (Some(first), Some(last)) = (months.first(), months.last()) else {
            return Ok(Vec::new());
        };
        let mut told = told(transaction, *first, *last)?;
        let consents = consents(transaction, *last)?;
        let attributes = attributes(transaction, *last)?;
        let units = Unit::all(transaction)?;
        let member = |unit: Unit| {
            let (model, code, support) = attributes.get(&unit.number).cloned().unwrap_or_default();
            let (comparison, open_data) =
                consents.get(&unit.number).copied().unwrap_or((false, false));
            let months = months.iter().map(|month| MemberMonth {
                month: *month,
                expected: unit.is_expected(*month),
                told: told.remove(&(unit.number, *month)),
            });
            let months = months.collect();
            let (commune, commune_code) = (commune::find(&code), code);
            Self { unit, model, support, commune_code, commune, comparison, open_data, months }
        };
        Ok(units.into_iter().map(member).collect())
    }

    /// The newest month that it has told.
    pub fn newest(&self) -> Option<&MemberMonth> {
        self.months.iter().rev().find(|month| month.told.is_some())
    }

    /// Whether it travels.
    pub fn travels(&self) -> bool {
        self.model == "itinerant"
    }
}

fn told(
    transaction: &mut (dyn Transaction + '_),
    first: MonthName,
    last: MonthName,
) -> Result<BTreeMap<(i64, MonthName), Told>, HubError> {
    let sql = "SELECT unit, month, MIN(received_at), MAX(received_at), MAX(revision) - 1, \
               MIN(CASE WHEN newest = 1 THEN final ELSE 1 END), \
               MAX(CASE WHEN newest = 1 THEN to_review ELSE 0 END), \
               MAX(CASE WHEN newest = 1 THEN set_apart ELSE 0 END), \
               MAX(CASE WHEN newest = 1 THEN days ELSE 0 END) \
               FROM document WHERE month >= $1 AND month <= $2 GROUP BY unit, month";
    let mut found = BTreeMap::new();
    for row in transaction.query(sql, &[first.to_string().into(), last.to_string().into()])? {
        let month = MonthName::parse(&row.text(1)?).ok_or(HubError::Missing("month"))?;
        let told = Told {
            first_at: row.text(2)?,
            newest_at: row.text(3)?,
            revisions: row.integer(4)?,
            is_final: row.truth(5)?,
            to_review: row.truth(6)?,
            set_apart: row.truth(7)?,
            days: row.integer(8)?,
        };
        found.insert((row.integer(0)?, month), told);
    }
    Ok(found)
}

/// What each café agrees to, by its newest statement.
fn consents(
    transaction: &mut (dyn Transaction + '_),
    last: MonthName,
) -> Result<BTreeMap<i64, (bool, bool)>, HubError> {
    let sql = "SELECT d.unit, MIN(d.comparison), MIN(d.open_data) FROM document d JOIN \
               (SELECT unit, MAX(month) AS month FROM document WHERE month <= $1 GROUP BY unit) n \
               ON n.unit = d.unit AND n.month = d.month WHERE d.newest = 1 GROUP BY d.unit";
    let rows = transaction.query(sql, &[last.to_string().into()])?;
    rows.iter().map(|row| Ok((row.integer(0)?, (row.truth(1)?, row.truth(2)?)))).collect()
}

/// Model, commune and support of each café in a month; before its first ones, those.
fn attributes(
    transaction: &mut (dyn Transaction + '_),
    month: MonthName,
) -> Result<BTreeMap<i64, (String, String, String)>, HubError> {
    let sql = "SELECT unit, since, model, commune, support FROM unit_attribute \
               ORDER BY unit, since DESC";
    let mut found: BTreeMap<i64, (String, String, String)> = BTreeMap::new();
    let mut settled: Option<i64> = None;
    for row in transaction.query(sql, &[])? {
        let (unit, since) = (row.integer(0)?, row.text(1)?);
        if settled != Some(unit) {
            found.insert(unit, (row.text(2)?, row.text(3)?, row.text(4)?));
            if since <= month.to_string() {
                settled = Some(unit);
            }
        }
    }
    Ok(found)
}
