//! What somebody at head office should look at, and nobody has settled yet.

use crate::hub::HubError;
use crate::hub::storage::Transaction;

/// Something alarming.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// When it was met, RFC 3339 in UTC.
    pub at: String,
    /// The café, by the hub's number of it.
    pub unit: i64,
    /// The month, such as `2026-10`, where it concerns one.
    pub month: Option<String>,
    /// A rule's name, or one of the hub's own codes.
    pub code: String,
}

/// The most that are shown; the newest come first.
const MOST: i64 = 100;

/// The alarms that stand, the newest first.
///
/// # Errors
/// [`HubError::Storage`].
pub fn standing(transaction: &mut (dyn Transaction + '_)) -> Result<Vec<Alarm>, HubError> {
    let sql = "SELECT at, unit, month, code FROM anomaly \
               WHERE severity = 'alerte' AND settled_at IS NULL ORDER BY number DESC LIMIT $1";
    let rows = transaction.query(sql, &[MOST.into()])?;
    let alarm = |row: &crate::hub::storage::Row| {
        Ok(Alarm {
            at: row.text(0)?,
            unit: row.integer(1)?,
            month: row.maybe_text(2)?,
            code: row.text(3)?,
        })
    };
    rows.iter().map(alarm).collect()
}
