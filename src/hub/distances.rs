//! How much farther the next offer of a service is than a café, where somebody has measured it: the
//! kilometres that a café spares are computed with it from its month on.

use super::acts::Act;
use super::storage::{Row, Transaction};
use super::units::Unit;
use super::{Hub, HubError, summaries};
use crate::statement::MonthName;

/// The longest way that is believed, in metres.
const LONGEST: u32 = 200_000;
/// Most characters of a source.
const SOURCE: usize = 200;

/// A way that was measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distance {
    /// The café: its identifier where it is entered, its name where it is read.
    pub unit: String,
    /// The service, by its code.
    pub service: String,
    /// The first month that it holds for.
    pub since: MonthName,
    /// How much farther the next offer is, in metres by road.
    pub metres: u32,
    /// Who measured it, or where it stands.
    pub source: String,
}

impl Distance {
    /// Every one, by the café's name.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn all(transaction: &mut (dyn Transaction + '_)) -> Result<Vec<Self>, HubError> {
        let sql = "SELECT u.name, d.service, d.since, d.metres, d.source FROM unit_distance d \
                   JOIN unit u ON u.number = d.unit ORDER BY u.name, d.service, d.since";
        let one = |row: &Row| {
            Ok(Self {
                unit: row.text(0)?,
                service: row.text(1)?,
                since: MonthName::parse(&row.text(2)?).ok_or(HubError::Missing("month"))?,
                metres: u32::try_from(row.integer(3)?).map_err(|_| HubError::Missing("metres"))?,
                source: row.text(4)?,
            })
        };
        transaction.query(sql, &[])?.iter().map(one).collect()
    }
}

impl Hub {
    /// Enters a way that was measured, in the place of one of the same month. What was published
    /// stays as it is.
    ///
    /// # Errors
    /// [`HubError::Missing`] for a café, a service or a source that is none, or a way that nobody
    /// goes; [`HubError::Storage`].
    pub fn measure(&self, one: &Distance, by: &str) -> Result<(), HubError> {
        let source = one.source.trim();
        if !self.registry().has("service", &one.service) {
            return Err(HubError::Missing("service"));
        }
        if one.metres > LONGEST {
            return Err(HubError::Missing("metres"));
        }
        if source.is_empty() || source.chars().count() > SOURCE {
            return Err(HubError::Missing("source"));
        }
        self.write(|transaction| {
            let unit = Unit::find(transaction, &one.unit)?.ok_or(HubError::Missing("unit"))?;
            let sql = "INSERT INTO unit_distance (unit, service, since, metres, source) \
                       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (unit, service, since) \
                       DO UPDATE SET metres = excluded.metres, source = excluded.source";
            let values = [
                unit.number.into(),
                one.service.as_str().into(),
                one.since.to_string().into(),
                one.metres.into(),
                source.into(),
            ];
            transaction.execute(sql, &values)?;
            summaries::touch_from(transaction, one.since)?;
            let detail = format!("{} {} {}", one.service, one.since, one.metres);
            let act = Act { by, what: "distance", about: &unit.id, detail: &detail };
            Ok(act.record(transaction, self.world().now())?)
        })
    }
}
