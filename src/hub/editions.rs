//! What head office publishes of a month: its figures as they are at that moment, with the versions
//! of the registry and of the factors that they are of.
//!
//! A statement is *received*, and *checked* once nothing alarming stands against it; head office
//! *accepts* a month's checked ones, and *publishes* what it has accepted. What was published does
//! not change: neither by a later revision nor by a consent that is taken back. Head office may
//! open a month again, which is on record; its next edition is made of the figures of that day.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::acts::Act;
use super::impact::{FactorSet, Visits, impact};
use super::publish::kilometres;
use super::publish::members::Member;
use super::publish::months::measured;
use super::publish::open_data::{MonthCells, Row, Which};
use super::publish::series;
use super::publish::suppression::Cell;
use super::storage::{Row as Found, StorageError, Transaction, Value};
use super::{Hub, HubError, summaries, time};
use crate::statement::MonthName;

/// Why a month is opened again.
pub const REASONS: [&str; 3] = ["inexact", "tardif", "autre"];
/// Rows of one statement of SQL.
const ROWS: usize = 50;

/// An open file that an edition has rows of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// By month, indicator and codes.
    Network,
    /// By department.
    Departments,
}

impl File {
    const fn code(self) -> &'static str {
        match self {
            Self::Network => "reseau",
            Self::Departments => "departements",
        }
    }
}

/// What was published of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its number.
    pub number: i64,
    /// The month.
    pub month: MonthName,
    /// The version of the registry that its figures are of.
    pub registry: String,
    /// The version of the factors that its kilometres and CO2 are of.
    pub factors: String,
    /// Kilometres that were spared; nothing where they would tell of too few.
    pub kilometres: Option<String>,
    /// Kilograms of CO2 that were spared.
    pub kilograms: Option<String>,
    /// When it was published, RFC 3339 in UTC.
    pub published_at: String,
    /// By whom.
    pub published_by: String,
}

const COLUMNS: &str =
    "number, month, registry, factors, kilometres, kilograms, published_at, published_by";

impl Edition {
    fn of(row: &Found) -> Result<Self, HubError> {
        Ok(Self {
            number: row.integer(0)?,
            month: MonthName::parse(&row.text(1)?).ok_or(HubError::Missing("month"))?,
            registry: row.text(2)?,
            factors: row.text(3)?,
            kilometres: row.maybe_text(4)?,
            kilograms: row.maybe_text(5)?,
            published_at: row.text(6)?,
            published_by: row.text(7)?,
        })
    }

    /// Those that stand, the oldest month first.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn standing(transaction: &mut (dyn Transaction + '_)) -> Result<Vec<Self>, HubError> {
        let sql = format!("SELECT {COLUMNS} FROM edition WHERE reopened_at IS NULL ORDER BY month");
        transaction.query(&sql, &[])?.iter().map(Self::of).collect()
    }

    fn of_month(
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
    ) -> Result<Option<Self>, HubError> {
        let sql = format!("SELECT {COLUMNS} FROM edition WHERE month = $1 AND reopened_at IS NULL");
        let found = transaction.first(&sql, &[month.to_string().into()])?;
        found.as_ref().map(Self::of).transpose()
    }

    /// Its rows of a file, in their order.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn rows(
        &self,
        transaction: &mut (dyn Transaction + '_),
        file: File,
    ) -> Result<Vec<Row>, StorageError> {
        let sql = "SELECT indicator, part, told FROM edition_row \
                   WHERE edition = $1 AND file = $2 ORDER BY place";
        let rows = transaction.query(sql, &[self.number.into(), file.code().into()])?;
        let row = |row: &Found| {
            Ok(Row { indicator: row.text(0)?, part: row.text(1)?, told: row.text(2)? })
        };
        rows.iter().map(row).collect()
    }

    /// How many statements of its month came after it, and how many of its cafés have taken back
    /// their consent: neither changes it.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn since(&self, transaction: &mut (dyn Transaction + '_)) -> Result<(i64, i64), HubError> {
        let sql = "SELECT COUNT(*) FROM document WHERE month = $1 AND newest = 1 AND number > \
                   (SELECT document FROM edition WHERE number = $2)";
        let values = [self.month.to_string().into(), self.number.into()];
        let revised = transaction.number(sql, &values)?;
        let sql = "SELECT unit FROM edition_unit WHERE edition = $1";
        let units = transaction.query(sql, &[self.number.into()])?;
        let units = units.iter().map(|row| row.integer(0)).collect::<Result<Vec<_>, _>>()?;
        let members = Member::all(transaction, &[self.month])?;
        let left = members.iter().filter(|one| !one.open_data && units.contains(&one.unit.number));
        Ok((revised, i64::try_from(left.count()).unwrap_or(i64::MAX)))
    }
}

/// How far the final statements of a month have come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct States {
    /// Received, with something that nobody has looked at.
    pub received: i64,
    /// Checked.
    pub checked: i64,
    /// Accepted by head office.
    pub accepted: i64,
    /// Part of what was published.
    pub published: i64,
}

/// The newest months with how far their statements have come, newest first.
///
/// # Errors
/// [`HubError::Storage`].
pub fn states(
    transaction: &mut (dyn Transaction + '_),
    months: usize,
) -> Result<Vec<(MonthName, States)>, HubError> {
    let sql = "SELECT month, state, COUNT(*) FROM document WHERE newest = 1 AND final = 1 \
               GROUP BY month, state";
    let mut found: BTreeMap<MonthName, States> = BTreeMap::new();
    for row in transaction.query(sql, &[])? {
        let month = MonthName::parse(&row.text(0)?).ok_or(HubError::Missing("month"))?;
        let states = found.entry(month).or_default();
        let count = match row.text(1)?.as_str() {
            "recu" => &mut states.received,
            "controle" => &mut states.checked,
            "accepte" => &mut states.accepted,
            _ => &mut states.published,
        };
        *count += row.integer(2)?;
    }
    Ok(found.into_iter().rev().take(months).collect())
}

/// Moves the newest final statements of a month from one state to another.
fn pass(
    transaction: &mut (dyn Transaction + '_),
    month: MonthName,
    from: &str,
    to: &str,
) -> Result<u64, StorageError> {
    let sql = "UPDATE document SET state = $1 \
               WHERE month = $2 AND newest = 1 AND final = 1 AND state = $3";
    transaction.execute(sql, &[to.into(), month.to_string().into(), from.into()])
}

impl Hub {
    /// Accepts the checked statements of a month, and says how many.
    ///
    /// # Errors
    /// [`HubError::Missing`] where there is none, [`HubError::Storage`].
    pub fn accept_month(&self, month: MonthName, by: &str) -> Result<u64, HubError> {
        let now = self.world().now();
        self.write(|transaction| {
            let accepted = pass(transaction, month, "controle", "accepte")?;
            if accepted == 0 {
                return Err(HubError::Missing("checked statement"));
            }
            let (about, detail) = (month.to_string(), accepted.to_string());
            Act { by, what: "acceptation", about: &about, detail: &detail }
                .record(transaction, now)?;
            Ok(accepted)
        })
    }

    /// Publishes what was accepted of a month that is over.
    ///
    /// # Errors
    /// [`HubError::Missing`] for a month that is published already, that is not over or of which
    /// nothing was accepted, [`HubError::Storage`].
    pub fn publish_month(&self, month: MonthName, by: &str) -> Result<Edition, HubError> {
        let now = self.world().now();
        self.write(|transaction| {
            if month >= time::current_month(now) {
                return Err(HubError::Missing("month that is over"));
            }
            if Edition::of_month(transaction, month)?.is_some() {
                return Err(HubError::Missing("month to be published"));
            }
            let edition = self.edition(transaction, month, &now.to_rfc3339(), by)?;
            if pass(transaction, month, "accepte", "publie")? == 0 {
                return Err(HubError::Missing("accepted statement"));
            }
            let about = month.to_string();
            let detail = format!("{} {} {}", edition.number, edition.registry, edition.factors);
            let act = Act { by, what: "publication", about: &about, detail: &detail };
            act.record(transaction, now)?;
            summaries::touch(transaction, &about)?;
            Ok(edition)
        })
    }

    /// Opens a month again: what was published of it stays on record and stands no more.
    ///
    /// # Errors
    /// [`HubError::Missing`] for a month that is not published, or a reason that is none,
    /// [`HubError::Storage`].
    pub fn reopen_month(&self, month: MonthName, reason: &str, by: &str) -> Result<(), HubError> {
        if !REASONS.contains(&reason) {
            return Err(HubError::Missing("reason"));
        }
        let now = self.world().now();
        self.write(|transaction| {
            let sql = "UPDATE edition SET reopened_at = $1, reopened_by = $2, reopened_for = $3 \
                       WHERE month = $4 AND reopened_at IS NULL";
            let about = month.to_string();
            let values = [now.to_rfc3339().into(), by.into(), reason.into(), (&about).into()];
            if transaction.execute(sql, &values)? == 0 {
                return Err(HubError::Missing("published month"));
            }
            pass(transaction, month, "publie", "accepte")?;
            Act { by, what: "reouverture", about: &about, detail: reason }
                .record(transaction, now)?;
            Ok(summaries::touch(transaction, &about)?)
        })
    }

    /// Writes an edition of the statements that were accepted.
    fn edition(
        &self,
        transaction: &mut (dyn Transaction + '_),
        month: MonthName,
        at: &str,
        by: &str,
    ) -> Result<Edition, HubError> {
        let members = Member::all(transaction, &[month])?;
        let place = (0, month);
        let cells =
            MonthCells::read(transaction, self.registry(), &members, place, Which::Accepted)?;
        let sets = series::factor_sets(transaction, self.is_synthetic())?;
        let set = sets.first().ok_or(HubError::Missing("set of factors"))?;
        let spared = spared(transaction, set, month, &cells)?;
        let number = transaction.number("SELECT COALESCE(MAX(number), 0) + 1 FROM edition", &[])?;
        let edition = Edition {
            number,
            month,
            registry: self.registry().version.clone(),
            factors: set.version.clone(),
            kilometres: spared.as_ref().map(|(kilometres, _)| kilometres.clone()),
            kilograms: spared.map(|(_, kilograms)| kilograms),
            published_at: at.to_owned(),
            published_by: by.to_owned(),
        };
        edition.write(transaction)?;
        for file in [File::Network, File::Departments] {
            edition.write_rows(transaction, file, &cells.rows(self.registry(), file))?;
        }
        for unit in &cells.units {
            let sql = "INSERT INTO edition_unit (edition, unit) VALUES ($1, $2)";
            transaction.execute(sql, &[number.into(), (*unit).into()])?;
        }
        Ok(edition)
    }
}

impl Edition {
    fn write(&self, transaction: &mut (dyn Transaction + '_)) -> Result<(), StorageError> {
        let sql = "INSERT INTO edition (number, month, registry, factors, kilometres, kilograms, \
                   published_at, published_by, document) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, \
                   (SELECT MAX(number) FROM document))";
        let values = [
            self.number.into(),
            self.month.to_string().into(),
            self.registry.as_str().into(),
            self.factors.as_str().into(),
            self.kilometres.as_ref().into(),
            self.kilograms.as_ref().into(),
            self.published_at.as_str().into(),
            self.published_by.as_str().into(),
        ];
        transaction.execute(sql, &values)?;
        Ok(())
    }

    fn write_rows(
        &self,
        transaction: &mut (dyn Transaction + '_),
        file: File,
        rows: &[Row],
    ) -> Result<(), StorageError> {
        let placed: Vec<(i64, &Row)> = (0..).zip(rows).collect();
        for some in placed.chunks(ROWS) {
            let mut sql = "INSERT INTO edition_row (edition, file, place, indicator, part, told) \
                           VALUES "
                .to_owned();
            let mut values: Vec<Value> = vec![self.number.into(), file.code().into()];
            for (index, (place, row)) in some.iter().enumerate() {
                sql.push_str(if index == 0 { "($1, $2" } else { ", ($1, $2" });
                values.push((*place).into());
                values.extend([&row.indicator, &row.part, &row.told].map(Value::from));
                let last = values.len();
                (last - 3..=last).for_each(|place| sql.push_str(&format!(", ${place}")));
                sql.push(')');
            }
            transaction.execute(&sql, &values)?;
        }
        Ok(())
    }
}

/// Kilometres and kilograms of CO2 that the cafés of an edition spared, to one decimal; nothing
/// where they would tell of too few, of those that are not in it, or of what its rows hide.
fn spared(
    transaction: &mut (dyn Transaction + '_),
    set: &FactorSet,
    month: MonthName,
    cells: &MonthCells,
) -> Result<Option<(String, String)>, HubError> {
    let measured = measured(transaction, month)?;
    let mut cell = Cell::default();
    for one in &cells.visits {
        let metres = kilometres::metres(set, &[one.counted(month, &measured)])?;
        kilometres::put(&mut cell, one, metres);
    }
    if cell.is_sensitive() || kilometres::give_away(set, month, &measured, &cells.visits)? {
        return Ok(None);
    }
    let all = cells.visits.iter().filter(|one| one.is_in);
    let all: Vec<Visits> = all.map(|one| one.counted(month, &measured)).collect();
    let all = impact(set, set.main_perimeter(), &all);
    let all = all.map_err(|_| HubError::Missing("emission factor"))?;
    let told = |number: Decimal| number.round_dp(1).normalize().to_string();
    Ok(Some((told(all.total_kilometres()), told(all.kilograms))))
}
