//! The cafés as the pages show them: what they are, and which of their months have come.

use std::collections::BTreeMap;

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
    pub model: String,
    /// Where it was in it, as that commune is called today.
    pub commune: Option<&'static Commune>,
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
        self.model == TRAVELS
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
        let (mut told, consents) = told(transaction, *first)?;
        let attributes = attributes(transaction)?;
        let units = Unit::all(transaction)?;
        let member = |unit: Unit| {
            let changes = attributes.get(&unit.number).map_or(&[][..], Vec::as_slice);
            let (model, code, support) = said(changes, *last);
            let (comparison, open_data) =
                consents.get(&unit.number).copied().unwrap_or((false, false));
            let of_month = |month: &MonthName| {
                let (model, code, _) = said(changes, *month);
                MemberMonth {
                    month: *month,
                    model,
                    commune: commune::find(&code),
                    expected: unit.is_expected(*month),
                    told: told.remove(&(unit.number, *month)),
                }
            };
            let months = months.iter().map(of_month).collect();
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
        self.model == TRAVELS
    }
}

/// What came of each café and month, with what the café agrees to.
type AllTold = (BTreeMap<(i64, MonthName), Told>, BTreeMap<i64, (bool, bool)>);

/// Every statement from a month on, read off an index alone (`document_shown`), oldest month first:
/// the newest month's consent is the one that stands, and be it of a month that still runs.
fn told(transaction: &mut (dyn Transaction + '_), first: MonthName) -> Result<AllTold, HubError> {
    let sql = "SELECT unit, month, received_at, revision, newest, final, to_review, set_apart, \
               days, comparison, open_data FROM document WHERE month >= $1 \
               ORDER BY month, unit";
    let (mut found, mut consents) = (BTreeMap::new(), BTreeMap::new());
    let mut consent_of: BTreeMap<i64, String> = BTreeMap::new();
    for row in transaction.query(sql, &[first.to_string().into()])? {
        let (unit, name, at) = (row.integer(0)?, row.text(1)?, row.text(2)?);
        let month = MonthName::parse(&name).ok_or(HubError::Missing("month"))?;
        let told = found.entry((unit, month)).or_insert_with(|| Told::begun(&at));
        told.first_at = at.clone().min(std::mem::take(&mut told.first_at));
        told.newest_at = at.max(std::mem::take(&mut told.newest_at));
        told.revisions = told.revisions.max(row.integer(3)? - 1);
        if !row.truth(4)? {
            continue;
        }
        told.is_final &= row.truth(5)?;
        told.to_review |= row.truth(6)?;
        told.set_apart |= row.truth(7)?;
        told.days = told.days.max(row.integer(8)?);
        let agrees = (row.truth(9)?, row.truth(10)?);
        let of_before = consent_of.insert(unit, name.clone());
        let kept = consents.entry(unit).or_insert(agrees);
        // Of several tills of one month, all must agree.
        *kept = match of_before == Some(name) {
            true => (kept.0 && agrees.0, kept.1 && agrees.1),
            false => agrees,
        };
    }
    Ok((found, consents))
}

/// Model, commune and support.
type Attributes = (String, String, String);

/// What each café is, by the months from which it is so, oldest first.
fn attributes(
    transaction: &mut (dyn Transaction + '_),
) -> Result<BTreeMap<i64, Vec<(MonthName, Attributes)>>, HubError> {
    let sql = "SELECT unit, since, model, commune, support FROM unit_attribute \
               ORDER BY unit, since";
    let mut found: BTreeMap<i64, Vec<(MonthName, Attributes)>> = BTreeMap::new();
    for row in transaction.query(sql, &[])? {
        let since = MonthName::parse(&row.text(1)?).ok_or(HubError::Missing("month"))?;
        let attributes = (row.text(2)?, row.text(3)?, row.text(4)?);
        found.entry(row.integer(0)?).or_default().push((since, attributes));
    }
    Ok(found)
}

/// What a café was in a month; before its first attributes, those.
fn said(changes: &[(MonthName, Attributes)], month: MonthName) -> Attributes {
    let newest = changes.iter().rev().find(|(since, _)| *since <= month);
    newest.or(changes.first()).map(|(_, attributes)| attributes.clone()).unwrap_or_default()
}
