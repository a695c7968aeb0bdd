//! The cafés as the pages show them: what they are, and which of their months have come.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::commune::{self, Commune};
use crate::hub::HubError;
use crate::hub::storage::Transaction;
use crate::hub::units::Unit;
use crate::statement::MonthName;

/// The model of those that travel.
const TRAVELS: &str = "itinerant";

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
    /// What the café was in it, by the registry's code.
    pub model: Arc<str>,
    /// Where it was in it, as that commune is called today.
    pub commune: Option<&'static Commune>,
    /// Whether a statement is waited for.
    pub expected: bool,
    /// What came; the newest of all its tills.
    pub told: Option<Arc<Told>>,
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
    fn begun(at: &str) -> Self {
        Self {
            first_at: at.to_owned(),
            newest_at: at.to_owned(),
            revisions: 0,
            is_final: true,
            to_review: false,
            set_apart: false,
            days: 0,
        }
    }

    /// Whether the first one came after the tenth of the month that follows.
    pub fn is_late(&self, month: MonthName) -> bool {
        let limit = format!("{}-11", month.after());
        self.first_at.as_str() >= limit.as_str()
    }
}

impl MemberMonth {
    /// Whether it is told to its end, and so part of the sums.
    pub fn counts(&self) -> bool {
        self.told.as_ref().is_some_and(|told| told.is_final)
    }

    /// Whether the café travelled.
    pub fn travels(&self) -> bool {
        &*self.model == TRAVELS
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
        let Some(first) = months.first() else {
            return Ok(Vec::new());
        };
        let mut told = BTreeMap::new();
        for month in changed_months(transaction, *first)? {
            told.insert(month, Arc::new(ToldMonth::read(transaction, month)?));
        }
        Self::with(transaction, months, &told)
    }

    /// The same, of statements that were read already: those of every month from the first on.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub(super) fn with(
        transaction: &mut (dyn Transaction + '_),
        months: &[MonthName],
        told: &BTreeMap<MonthName, Arc<ToldMonth>>,
    ) -> Result<Vec<Self>, HubError> {
        let Some(last) = months.last() else {
            return Ok(Vec::new());
        };
        let attributes = attributes(transaction)?;
        let nothing = Attributes::default();
        let member = |unit: Unit| {
            let changes = attributes.get(&unit.number).map_or(&[][..], Vec::as_slice);
            let newest = said(changes, *last).unwrap_or(&nothing);
            let consents = told.values().rev().find_map(|month| month.consents.get(&unit.number));
            let (comparison, open_data) = consents.copied().unwrap_or((false, false));
            let of_month = |month: &MonthName| {
                let was = said(changes, *month).unwrap_or(&nothing);
                MemberMonth {
                    month: *month,
                    model: Arc::clone(&was.model),
                    commune: was.commune,
                    expected: unit.is_expected(*month),
                    told: told.get(month).and_then(|told| told.of.get(&unit.number)).cloned(),
                }
            };
            Self {
                months: months.iter().map(of_month).collect(),
                model: newest.model.to_string(),
                support: newest.support.clone(),
                commune_code: newest.code.clone(),
                commune: newest.commune,
                comparison,
                open_data,
                unit,
            }
        };
        Ok(Unit::all(transaction)?.into_iter().map(member).collect())
    }

    /// The newest month that it has told.
    pub fn newest(&self) -> Option<&MemberMonth> {
        self.months.iter().rev().find(|month| month.told.is_some())
    }

    /// Whether it travels.
    pub fn travels(&self) -> bool {
        self.model == TRAVELS
    }
}

/// The months of which anything is there, from one on.
fn changed_months(
    transaction: &mut (dyn Transaction + '_),
    first: MonthName,
) -> Result<Vec<MonthName>, HubError> {
    let sql = "SELECT month FROM month_change WHERE month >= $1 ORDER BY month";
    let rows = transaction.query(sql, &[first.to_string().into()])?;
    let month = |row: &crate::hub::storage::Row| {
        MonthName::parse(&row.text(0)?).ok_or(HubError::Missing("month"))
    };
    rows.iter().map(month).collect()
}

/// What came of a month, by the café.
#[derive(Debug, Default)]
pub(super) struct ToldMonth {
    of: BTreeMap<i64, Arc<Told>>,
    /// What each agrees to; of several tills all must. The newest month's consent is the one that
    /// stands, and be it of a month that still runs.
    consents: BTreeMap<i64, (bool, bool)>,
}

impl ToldMonth {
    /// Reads every statement of a month off an index alone (`document_shown`).
    pub(super) fn read(
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
    ) -> Result<Self, HubError> {
        let sql = "SELECT unit, received_at, revision, newest, final, to_review, set_apart, \
                   days, comparison, open_data FROM document WHERE month = $1 ORDER BY unit";
        let mut read = Self::default();
        let mut of: BTreeMap<i64, Told> = BTreeMap::new();
        for row in transaction.query(sql, &[month.to_string().into()])? {
            let (unit, at) = (row.integer(0)?, row.text(1)?);
            let told = of.entry(unit).or_insert_with(|| Told::begun(&at));
            told.revisions = told.revisions.max(row.integer(2)? - 1);
            if at < told.first_at {
                told.first_at.clone_from(&at);
            }
            if at > told.newest_at {
                told.newest_at = at;
            }
            if !row.truth(3)? {
                continue;
            }
            told.is_final &= row.truth(4)?;
            told.to_review |= row.truth(5)?;
            told.set_apart |= row.truth(6)?;
            told.days = told.days.max(row.integer(7)?);
            let agreed = read.consents.entry(unit).or_insert((true, true));
            *agreed = (agreed.0 && row.truth(8)?, agreed.1 && row.truth(9)?);
        }
        read.of = of.into_iter().map(|(unit, told)| (unit, Arc::new(told))).collect();
        Ok(read)
    }
}

/// What a café is from a month on.
#[derive(Debug)]
struct Attributes {
    model: Arc<str>,
    code: String,
    commune: Option<&'static Commune>,
    support: String,
}

impl Default for Attributes {
    fn default() -> Self {
        Self { model: Arc::from(""), code: String::new(), commune: None, support: String::new() }
    }
}

/// What each café is, by the months from which it is so, oldest first.
fn attributes(
    transaction: &mut (dyn Transaction + '_),
) -> Result<BTreeMap<i64, Vec<(MonthName, Attributes)>>, HubError> {
    let sql = "SELECT unit, since, model, commune, support FROM unit_attribute \
               ORDER BY unit, since";
    let mut found: BTreeMap<i64, Vec<(MonthName, Attributes)>> = BTreeMap::new();
    for row in transaction.query(sql, &[])? {
        let since = MonthName::parse(&row.text(1)?).ok_or(HubError::Missing("month"))?;
        let (model, code) = (row.text(2)?.into(), row.text(3)?);
        let commune = commune::find(&code);
        let attributes = Attributes { model, commune, code, support: row.text(4)? };
        found.entry(row.integer(0)?).or_default().push((since, attributes));
    }
    Ok(found)
}

/// What a café was in a month; before its first attributes, those.
fn said(changes: &[(MonthName, Attributes)], month: MonthName) -> Option<&Attributes> {
    let newest = changes.iter().rev().find(|(since, _)| *since <= month);
    newest.or(changes.first()).map(|(_, attributes)| attributes)
}
