//! What the hub shows of its cafés: sums by month, distinct counts by union, who has told, and what
//! the kilometres come to. Everything here is read from the statements' figures and can be read
//! again; nothing is kept but in memory.

pub mod alarms;
pub mod comparison;
pub mod departments;
pub mod follow_up;
pub mod key_figures;
pub mod kilometres;
pub mod members;
pub(super) mod months;
pub mod open_data;
pub mod series;
mod since;
pub mod suppression;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;

use super::editions::Edition;
use super::impact::{FactorSet, Impact, ImpactError, impact};
use super::storage::{StorageError, Transaction};
use super::{Hub, HubError, time};
use crate::domain::day::Moment;
use crate::statement::MonthName;
use alarms::Alarm;
use kilometres::CafeVisits;
use members::{Member, MemberMonth, ToldMonth};
pub use months::{FINAL, MonthFigures, UnitFigures};
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
    /// Whether the kilometres would tell what a café told, beside what else is public.
    pub kilometres_give_away: bool,
    /// What stands to be looked at.
    pub alarms: Vec<Alarm>,
    /// The month in which it was read.
    pub current: MonthName,
    /// The day on which it was read.
    pub today: NaiveDate,
    /// How many distinct things were told, by indicator, once somebody has asked.
    distinct: Arc<OnceLock<BTreeMap<String, usize>>>,
}

/// What was read last: month by month, each for as long as nothing of it has changed, and as a
/// whole for as long as nothing has.
#[derive(Debug, Default)]
pub struct Cache {
    months: Mutex<BTreeMap<MonthName, Kept>>,
    whole: Mutex<Option<(Stamp, Arc<Network>)>>,
}

/// A month as it was read, and which version of it.
#[derive(Debug, Clone, Default)]
struct Kept {
    version: i64,
    told: Option<Arc<ToldMonth>>,
    figures: Option<Arc<MonthFigures>>,
    cafes: Option<Arc<UnitFigures>>,
    visits: Option<Arc<Vec<CafeVisits>>>,
}

/// How far everything that is shown has changed: statements, what head office has done, alarms,
/// and the day.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp(i64, i64, i64, NaiveDate);

impl Stamp {
    fn read(transaction: &mut (dyn Transaction + '_), now: Moment) -> Result<Self, StorageError> {
        let mut number = |sql| transaction.number(sql, &[]);
        Ok(Self(
            number("SELECT CAST(SUM(version) AS BIGINT) FROM month_change")?,
            number("SELECT MAX(number) FROM act")?,
            number("SELECT MAX(number) FROM anomaly")?,
            now.local().date(),
        ))
    }
}

/// What each café told, month by month, in the order of [`Network::months`].
#[derive(Debug, Clone, Default)]
pub struct Cafes(Vec<Arc<UnitFigures>>);

impl Cafes {
    /// What a café told of an indicator in the month at a place; nothing where it told nothing.
    pub fn of(&self, place: usize, indicator: &str, unit: i64) -> Option<i64> {
        self.0.get(place)?.of(indicator, unit)
    }

    /// The same as the public pages take it: for a while, a café that came after the publication
    /// is as it was then.
    pub fn published(&self, place: usize, indicator: &str, unit: i64) -> Option<i64> {
        self.0.get(place)?.published(indicator, unit)
    }

    /// How many months there are.
    pub fn months(&self) -> usize {
        self.0.len()
    }
}

impl Network {
    /// Reads what the pages show.
    ///
    /// # Errors
    /// [`HubError`] when the store fails or an impact can't be computed.
    pub fn read(hub: &Hub, cache: &Cache) -> Result<Arc<Self>, HubError> {
        hub.read(|transaction| Self::newest(transaction, hub, cache))
    }

    /// The same, with what each café told.
    ///
    /// # Errors
    /// As [`Network::read`].
    pub fn with_cafes(hub: &Hub, cache: &Cache) -> Result<(Arc<Self>, Cafes), HubError> {
        hub.read(|transaction| {
            let network = Self::newest(transaction, hub, cache)?;
            let versions = versions(transaction)?;
            let mut cafes = Vec::with_capacity(network.months.len());
            for month in &network.months {
                let mut kept = cache.kept(*month, &versions);
                cafes.push(match &kept.cafes {
                    Some(cafes) => Arc::clone(cafes),
                    None => {
                        let read = Arc::new(UnitFigures::read(transaction, *month)?);
                        kept.cafes = Some(Arc::clone(&read));
                        cache.keep(*month, kept);
                        read
                    }
                });
            }
            Ok((network, Cafes(cafes)))
        })
    }

    fn newest(
        transaction: &mut (dyn Transaction + '_),
        hub: &Hub,
        cache: &Cache,
    ) -> Result<Arc<Self>, HubError> {
        let now = hub.world().now();
        let stamp = Stamp::read(transaction, now)?;
        let kept = cache.whole.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, network)) = kept.filter(|(kept, _)| *kept == stamp) {
            return Ok(network);
        }
        let network = Arc::new(Self::of(transaction, hub, cache, now)?);
        let whole = Some((stamp, Arc::clone(&network)));
        *cache.whole.lock().unwrap_or_else(PoisonError::into_inner) = whole;
        Ok(network)
    }

    fn of(
        transaction: &mut (dyn Transaction + '_),
        hub: &Hub,
        cache: &Cache,
        now: Moment,
    ) -> Result<Self, HubError> {
        let months = shown_months(transaction)?;
        let versions = versions(transaction)?;
        let mut figures = Vec::with_capacity(months.len());
        for month in &months {
            figures.push(cache.figures(transaction, *month, &versions)?);
        }
        let mut told = BTreeMap::new();
        for month in versions.keys().filter(|month| Some(*month) >= months.first()) {
            told.insert(*month, cache.told(transaction, *month, &versions)?);
        }
        let sql = "SELECT received_at FROM document ORDER BY number DESC LIMIT 1";
        let updated = transaction.first(sql, &[])?.map(|row| row.text(0)).transpose()?;
        let members = Member::with(transaction, &months, &told)?;
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
        let kilometres_give_away = match (hub.is_synthetic(), impacts.first()) {
            (false, Some((set, _))) => {
                cache.give_away(transaction, &months, &members, (set, &versions))?
            }
            // Of a made-up network everything is shown.
            _ => false,
        };
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
            kilometres_give_away,
            alarms: alarms::standing(transaction)?,
            current,
            today: now.local().date(),
            distinct: Arc::default(),
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
        let unions = self.distinct.get_or_init(|| {
            let mut all: BTreeMap<&str, Vec<u128>> = BTreeMap::new();
            for (name, keys) in self.figures.iter().flat_map(|month| month.all_keys()) {
                all.entry(name).or_default().extend(keys);
            }
            let count = |(name, mut keys): (&str, Vec<u128>)| {
                // Each month's are in order already, which this sorting makes use of.
                keys.sort();
                keys.dedup();
                (name.to_owned(), keys.len())
            };
            all.into_iter().map(count).collect()
        });
        unions.get(indicator).copied().unwrap_or(0)
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
    /// What was read of a month, if nothing of it has changed since.
    fn kept(&self, month: MonthName, versions: &BTreeMap<MonthName, i64>) -> Kept {
        let version = versions.get(&month).copied().unwrap_or(0);
        let kept = self.months.lock().unwrap_or_else(PoisonError::into_inner).get(&month).cloned();
        let nothing = Kept { version, ..Kept::default() };
        kept.filter(|kept| kept.version == version).unwrap_or(nothing)
    }

    fn keep(&self, month: MonthName, kept: Kept) {
        self.months.lock().unwrap_or_else(PoisonError::into_inner).insert(month, kept);
    }

    fn figures(
        &self,
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
        versions: &BTreeMap<MonthName, i64>,
    ) -> Result<Arc<MonthFigures>, HubError> {
        let mut kept = self.kept(month, versions);
        if let Some(figures) = &kept.figures {
            return Ok(Arc::clone(figures));
        }
        let read = Arc::new(MonthFigures::read(transaction, month)?);
        kept.figures = Some(Arc::clone(&read));
        self.keep(month, kept);
        Ok(read)
    }

    fn visits(
        &self,
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
        versions: &BTreeMap<MonthName, i64>,
    ) -> Result<Arc<Vec<CafeVisits>>, HubError> {
        let mut kept = self.kept(month, versions);
        if let Some(visits) = &kept.visits {
            return Ok(Arc::clone(visits));
        }
        let read = Arc::new(CafeVisits::all(transaction, month)?);
        kept.visits = Some(Arc::clone(&read));
        self.keep(month, kept);
        Ok(read)
    }

    /// Whether the kilometres of one of these months tell of a café, beside the visits that the
    /// open files show of it.
    fn give_away(
        &self,
        transaction: &mut (dyn Transaction + '_),
        months: &[MonthName],
        members: &[Member],
        (set, versions): (&FactorSet, &BTreeMap<MonthName, i64>),
    ) -> Result<bool, HubError> {
        let agreed = members.iter().filter(|one| one.open_data).map(|one| one.unit.number);
        let agreed: BTreeSet<i64> = agreed.collect();
        let editions = Edition::standing(transaction)?;
        for month in months {
            if let Some(edition) = editions.iter().find(|one| one.month == *month) {
                if edition.kilometres.is_none() {
                    return Ok(true);
                }
                continue;
            }
            let mut all = self.visits(transaction, *month, versions)?.to_vec();
            all.iter_mut().for_each(|one| one.is_in = agreed.contains(&one.unit));
            let measured = months::measured(transaction, *month)?;
            if kilometres::give_away(set, *month, &measured, &all)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn told(
        &self,
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
        versions: &BTreeMap<MonthName, i64>,
    ) -> Result<Arc<ToldMonth>, HubError> {
        let mut kept = self.kept(month, versions);
        if let Some(told) = &kept.told {
            return Ok(Arc::clone(told));
        }
        let read = Arc::new(ToldMonth::read(transaction, month)?);
        kept.told = Some(Arc::clone(&read));
        self.keep(month, kept);
        Ok(read)
    }
}

/// How often each month has changed.
fn versions(
    transaction: &mut (dyn Transaction + '_),
) -> Result<BTreeMap<MonthName, i64>, HubError> {
    let rows = transaction.query("SELECT month, version FROM month_change", &[])?;
    let version = |row: &super::storage::Row| {
        let month = MonthName::parse(&row.text(0)?).ok_or(HubError::Missing("month"))?;
        Ok((month, row.integer(1)?))
    };
    rows.iter().map(version).collect()
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
