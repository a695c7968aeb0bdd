//! What the hub shows of its cafés: sums by month, distinct counts by union, who has told, and what
//! the kilometres come to. Everything here is read from the statements' figures and can be read
//! again; nothing is kept but in memory.

pub mod alarms;
pub mod comparison;
pub mod departments;
pub mod follow_up;
pub mod key_figures;
pub mod members;
mod months;
pub mod open_data;
pub mod series;
pub mod suppression;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::impact::{FactorSet, Impact, ImpactError, impact};
use super::storage::{StorageError, Transaction};
use super::{Hub, HubError, time};
use crate::domain::day::Moment;
use crate::statement::MonthName;
use alarms::Alarm;
use members::{Member, MemberMonth};
pub use months::{FINAL, MonthFigures};
use series::Manual;

/// How many months the pages look back over.
pub const WINDOW: usize = 12;

/// What the pages show, as the store stood at one moment.
#[derive(Debug, Clone)]
pub struct Network {
    /// Whether it is made up.
    pub synthetic: bool,
    /// The months that are shown, oldest first; none before the first statement.
    pub months: Vec<MonthName>,
    /// The figures of each of these months.
    pub figures: Vec<Arc<MonthFigures>>,
    /// When the newest statement came, RFC 3339 in UTC; nothing before the first.
    pub updated: Option<String>,
    /// Every café, by its name.
    pub members: Vec<Member>,
    /// The communes that travelling cafés go to.
    pub programme: Vec<String>,
    /// Figures that no till knows.
    pub manual: Vec<Manual>,
    /// What the visits spared, under each set of factors; the published one first.
    pub impacts: Vec<(FactorSet, Impact)>,
    /// What stands to be looked at.
    pub alarms: Vec<Alarm>,
    /// The month in which it was read.
    pub current: MonthName,
    /// The day on which it was read.
    pub today: NaiveDate,
}

/// What was read last: month by month, so that a statement makes only its own month read again, and
/// as a whole for as long as nothing came and [`FRESH_MS`] have not gone by.
#[derive(Debug, Default)]
pub struct Cache {
    months: Mutex<BTreeMap<MonthName, Arc<MonthFigures>>>,
    whole: Mutex<Option<Whole>>,
}

#[derive(Debug)]
struct Whole {
    newest: i64,
    read_ms: i64,
    network: Arc<Network>,
}

/// How long an entry of head office's, which no statement tells of, may take to be seen.
const FRESH_MS: i64 = 10_000;

impl Network {
    /// Reads what the pages show.
    ///
    /// # Errors
    /// [`HubError`] when the store fails or an impact can't be computed.
    pub fn read(hub: &Hub, cache: &Cache) -> Result<Arc<Self>, HubError> {
        let now = hub.world().now();
        hub.read(|transaction| {
            let newest = transaction.number("SELECT MAX(number) FROM document", &[])?;
            let kept = cache.whole.lock().unwrap_or_else(PoisonError::into_inner);
            let fresh = kept.as_ref().filter(|whole| {
                whole.newest == newest && (0..FRESH_MS).contains(&(now.utc_ms() - whole.read_ms))
            });
            if let Some(whole) = fresh {
                return Ok(Arc::clone(&whole.network));
            }
            drop(kept);
            let network = Self::of(transaction, hub, cache, now)?;
            let network = Arc::new(network);
            let whole = Whole { newest, read_ms: now.utc_ms(), network: Arc::clone(&network) };
            *cache.whole.lock().unwrap_or_else(PoisonError::into_inner) = Some(whole);
            Ok(network)
        })
    }

    fn of(
        transaction: &mut (dyn Transaction + '_),
        hub: &Hub,
        cache: &Cache,
        now: Moment,
    ) -> Result<Self, HubError> {
        let months = shown_months(transaction)?;
        let figures = months
            .iter()
            .map(|month| cache.figures(transaction, *month))
            .collect::<Result<Vec<_>, StorageError>>()?;
        let sql = "SELECT received_at FROM document ORDER BY number DESC LIMIT 1";
        let updated = transaction.first(sql, &[])?.map(|row| row.text(0)).transpose()?;
        let members = Member::all(transaction, &months)?;
        let sets = series::factor_sets(transaction, hub.is_synthetic())?;
        let visits: Vec<_> = figures.iter().flat_map(|month| month.visits.clone()).collect();
        let impacts = sets
            .into_iter()
            .map(|set| {
                let spared = impact(&set, set.main_perimeter(), &visits)?;
                Ok((set, spared))
            })
            .collect::<Result<Vec<_>, ImpactError>>()
            .map_err(|_| HubError::Missing("emission factor"))?;
        let current = time::current_month(now);
        let programme = transaction.query(
            "SELECT commune FROM programme_commune WHERE since <= $1 \
             AND (until IS NULL OR until >= $1) ORDER BY commune",
            &[current.to_string().into()],
        )?;
        Ok(Self {
            synthetic: hub.is_synthetic(),
            programme: programme.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?,
            manual: series::manual(transaction)?,
            months,
            figures,
            updated,
            members,
            impacts,
            alarms: alarms::standing(transaction)?,
            current,
            today: now.local().date(),
        })
    }

    /// The sum of an indicator over all months, over the codes that are let through.
    pub fn sum(&self, indicator: &str, codes: impl Fn(&BTreeMap<String, String>) -> bool) -> i64 {
        self.by_month(indicator, codes).into_iter().sum()
    }

    /// The same for each month.
    pub fn by_month(
        &self,
        indicator: &str,
        codes: impl Fn(&BTreeMap<String, String>) -> bool,
    ) -> Vec<i64> {
        self.figures.iter().map(|month| month.sum(indicator, &codes)).collect()
    }

    /// The sum of an indicator's last month, for what is a stock and no flow.
    pub fn last(&self, indicator: &str) -> i64 {
        self.figures.last().map_or(0, |month| month.sum(indicator, |_| true))
    }

    /// How many distinct things were told over all months: a union, never a sum.
    pub fn distinct(&self, indicator: &str) -> usize {
        let mut all: Vec<u128> =
            self.figures.iter().flat_map(|month| month.keys(indicator).iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    }

    /// How many cafés have told a month to its end, of those from which something is expected;
    /// and how many statements have come of those expected.
    pub fn coverage(&self, of: impl Fn(&MemberMonth) -> bool) -> Coverage {
        let mut coverage = Coverage::default();
        for member in &self.members {
            let months = || member.months.iter().filter(|month| month.expected && of(month));
            let (expected, told) = (months().count(), months().filter(|one| one.counts()).count());
            coverage.statements.1 += expected;
            coverage.statements.0 += told;
            coverage.cafes.1 += usize::from(expected > 0);
            coverage.cafes.0 += usize::from(told > 0);
        }
        coverage
    }
}

/// How many have told, of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Cafés that told at least one month, of those from which one was expected.
    pub cafes: (usize, usize),
    /// Statements that came, of those expected.
    pub statements: (usize, usize),
}

impl Cache {
    fn figures(
        &self,
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
    ) -> Result<Arc<MonthFigures>, StorageError> {
        let newest = months::newest(transaction, month)?;
        let kept = self.months.lock().unwrap_or_else(PoisonError::into_inner).get(&month).cloned();
        if let Some(kept) = kept.filter(|kept| kept.newest == newest) {
            return Ok(kept);
        }
        let read = Arc::new(MonthFigures::read(transaction, month, newest)?);
        let mut months = self.months.lock().unwrap_or_else(PoisonError::into_inner);
        months.insert(month, Arc::clone(&read));
        Ok(read)
    }
}

/// The twelve months that end with the newest one that a café has told to its end.
fn shown_months(transaction: &mut (dyn Transaction + '_)) -> Result<Vec<MonthName>, StorageError> {
    // In the order of an index, so that the newest months alone are looked at.
    let sql = "SELECT month FROM document WHERE newest = 1 AND final = 1 \
               ORDER BY month DESC LIMIT 1";
    let row = transaction.first(sql, &[])?;
    let last = row.map(|row| row.maybe_text(0)).transpose()?.flatten();
    let Some(last) = last.and_then(|text| MonthName::parse(&text)) else {
        return Ok(Vec::new());
    };
    let mut months = vec![last];
    while months.len() < WINDOW {
        months.push(months[months.len() - 1].before());
    }
    months.reverse();
    Ok(months)
}
