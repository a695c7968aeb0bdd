//! What head office enters beside the cafés' statements: figures that no till knows, and factors.

use crate::hub::acts::Act;
use crate::hub::impact::FactorSet;
use crate::hub::storage::Transaction;
use crate::hub::{Hub, HubError};

/// A figure that no till knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manual {
    /// Its code, one of [`CODES`].
    pub code: String,
    /// How much.
    pub value: i64,
    /// Whether it is so much at least: "+ de".
    pub at_least: bool,
    /// What time it is of, in French.
    pub period: String,
    /// Who says so, in French.
    pub source: String,
    /// When it was entered, RFC 3339 in UTC.
    pub entered_at: String,
}

/// The figures that head office alone knows.
pub const CODES: [&str; 3] = ["reunions", "questionnaires", "candidats"];

/// The newest value of each.
///
/// # Errors
/// [`HubError::Storage`].
pub fn manual(transaction: &mut (dyn Transaction + '_)) -> Result<Vec<Manual>, HubError> {
    let sql = "SELECT code, value, at_least, period, source, entered_at FROM manual_figure \
               ORDER BY code, number";
    let mut newest: Vec<Manual> = Vec::new();
    for row in transaction.query(sql, &[])? {
        let one = Manual {
            code: row.text(0)?,
            value: row.integer(1)?,
            at_least: row.truth(2)?,
            period: row.text(3)?,
            source: row.text(4)?,
            entered_at: row.text(5)?,
        };
        newest.retain(|other| other.code != one.code);
        newest.push(one);
    }
    Ok(newest)
}

/// Enters one. What stood there before stays on record.
///
/// # Errors
/// [`HubError::Missing`] for a code that is not one, [`HubError::Storage`].
pub fn enter_manual(
    transaction: &mut (dyn Transaction + '_),
    one: &Manual,
    by: &str,
) -> Result<(), HubError> {
    let sound = |text: &str| !text.trim().is_empty() && text.chars().count() <= 200;
    if !CODES.contains(&one.code.as_str()) || one.value < 0 {
        return Err(HubError::Missing("series"));
    }
    if !sound(&one.period) || !sound(&one.source) {
        return Err(HubError::Missing("source"));
    }
    let sql = "SELECT COALESCE(MAX(number), 0) + 1 FROM manual_figure";
    let number = transaction.number(sql, &[])?;
    let sql = "INSERT INTO manual_figure \
               (number, code, value, at_least, period, source, entered_at, entered_by) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = [
        number.into(),
        one.code.as_str().into(),
        one.value.into(),
        one.at_least.into(),
        one.period.trim().into(),
        one.source.trim().into(),
        one.entered_at.as_str().into(),
        by.into(),
    ];
    transaction.execute(sql, &values)?;
    Ok(())
}

/// The sets of factors, the published one first: the newest that head office has entered, else the
/// one that ships with the program for this kind of network.
///
/// # Errors
/// [`HubError::Storage`], [`HubError::Missing`] for a set that does not read back.
pub fn factor_sets(
    transaction: &mut (dyn Transaction + '_),
    synthetic: bool,
) -> Result<Vec<FactorSet>, HubError> {
    let rows = transaction.query("SELECT text FROM factor_set ORDER BY number DESC", &[])?;
    let mut sets = Vec::new();
    for row in rows {
        let set = FactorSet::read(&row.text(0)?);
        sets.push(set.map_err(|_| HubError::Missing("set of factors"))?);
    }
    let mut shipped = FactorSet::shipped();
    shipped.retain(|set| synthetic || !set.synthetic);
    shipped.sort_by_key(|set| set.synthetic != synthetic);
    sets.extend(shipped);
    Ok(sets)
}

/// Enters a set of factors, which is published from now on.
///
/// # Errors
/// [`HubError::Missing`] for one that can't be read or whose version is there already,
/// [`HubError::Storage`].
pub fn enter_factors(
    transaction: &mut (dyn Transaction + '_),
    text: &str,
    synthetic: bool,
    at: &str,
    by: &str,
) -> Result<FactorSet, HubError> {
    let set = FactorSet::read(text).map_err(|_| HubError::Missing("set of factors"))?;
    let known = factor_sets(transaction, synthetic)?;
    if set.synthetic != synthetic || known.iter().any(|other| other.version == set.version) {
        return Err(HubError::Missing("new version of factors"));
    }
    let sql = "SELECT COALESCE(MAX(number), 0) + 1 FROM factor_set";
    let number = transaction.number(sql, &[])?;
    let sql = "INSERT INTO factor_set (number, version, text, entered_at, entered_by) \
               VALUES ($1, $2, $3, $4, $5)";
    let values = [number.into(), set.version.as_str().into(), text.into(), at.into(), by.into()];
    transaction.execute(sql, &values)?;
    Ok(set)
}

impl Hub {
    /// Enters a figure that no till knows, and puts on record who did.
    ///
    /// # Errors
    /// As [`enter_manual`].
    pub fn enter_figure(&self, one: &Manual, by: &str) -> Result<(), HubError> {
        let now = self.world().now();
        self.write(|transaction| {
            enter_manual(transaction, one, by)?;
            let detail = one.value.to_string();
            Act { by, what: "serie", about: &one.code, detail: &detail }
                .record(transaction, now)?;
            Ok(())
        })
    }

    /// Enters a set of factors, which is published from now on, and puts on record who did.
    ///
    /// # Errors
    /// As [`enter_factors`].
    pub fn enter_factors(&self, text: &str, by: &str) -> Result<(), HubError> {
        let now = self.world().now();
        self.write(|transaction| {
            let synthetic = self.is_synthetic();
            let set = enter_factors(transaction, text, synthetic, &now.to_rfc3339(), by)?;
            Act { by, what: "facteurs", about: &set.version, detail: &set.label }
                .record(transaction, now)?;
            Ok(())
        })
    }
}
