//! What is odd: told to the till in its receipt, and kept for the people of head office.

use super::acts::Act;
use super::storage::{Transaction, Value};
use super::{Hub, HubError, summaries};
use crate::statement::exchange::Anomaly;

/// Something odd, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// A rule's name, or one of [`codes`].
    pub code: String,
    /// Whether somebody should look at it soon.
    pub is_alarm: bool,
    /// Codes, hashes and figures, no sentence.
    pub detail: String,
}

/// The hub's own codes, beside those of the rules.
pub mod codes {
    /// Two statements of one revision.
    pub const TWICE: &str = "DOUBLE";
    /// Two journals went on from one.
    pub const FORK: &str = "FOURCHE";
    /// A journal went back behind a head that was seen.
    pub const WENT_BACK: &str = "RECUL";
    /// A clock that is more than a day off.
    pub const CLOCK: &str = "HORLOGE";
    /// Sales beyond twenty times the café's usual month, or below a twentieth.
    pub const OUTLIER: &str = "ECART";
    /// An evening in a commune of which head office does not know.
    pub const COMMUNE: &str = "COMMUNE";
    /// An indicator of a newer registry.
    pub const INDICATOR: &str = "INDICATEUR";
    /// The café says another model or commune than head office has.
    pub const SHEET: &str = "FICHE";
}

/// Where something odd was met.
#[derive(Debug, Clone, Copy, Default)]
pub struct Where<'a> {
    /// The café.
    pub unit: i64,
    /// The till.
    pub till: Option<i64>,
    /// The month.
    pub month: Option<&'a str>,
    /// The document.
    pub document: Option<i64>,
}

impl Odd {
    /// Something that is worth knowing.
    pub fn info(code: &str, detail: impl Into<String>) -> Self {
        Self { code: code.to_owned(), is_alarm: false, detail: detail.into() }
    }

    /// Something that somebody should look at.
    pub fn alarm(code: &str, detail: impl Into<String>) -> Self {
        Self { code: code.to_owned(), is_alarm: true, detail: detail.into() }
    }

    /// How grave it is, on the wire.
    pub const fn severity(&self) -> &'static str {
        if self.is_alarm { "alerte" } else { "info" }
    }

    /// What a receipt says of it.
    pub fn told(&self) -> Anomaly {
        Anomaly { code: self.code.clone(), severity: self.severity().to_owned() }
    }

    /// Keeps it, unless the same of this till waits already for somebody to look at it.
    pub(super) fn keep_once(
        &self,
        transaction: &mut (dyn Transaction + '_),
        at: &str,
        place: Where<'_>,
    ) -> Result<(), HubError> {
        let sql = "SELECT COUNT(*) FROM anomaly WHERE till = $1 AND code = $2 AND detail = $3 \
                   AND settled_at IS NULL";
        let values = [place.till.into(), self.code.as_str().into(), self.detail.as_str().into()];
        match transaction.number(sql, &values)? {
            0 => self.keep(transaction, at, place),
            _ => Ok(()),
        }
    }

    /// Keeps it.
    pub(super) fn keep(
        &self,
        transaction: &mut (dyn Transaction + '_),
        at: &str,
        place: Where<'_>,
    ) -> Result<(), HubError> {
        let number = transaction.number("SELECT COALESCE(MAX(number), 0) + 1 FROM anomaly", &[])?;
        let sql = "INSERT INTO anomaly \
                   (number, at, unit, till, month, document, code, severity, detail) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let values: [Value; 9] = [
            number.into(),
            at.into(),
            place.unit.into(),
            place.till.into(),
            place.month.into(),
            place.document.into(),
            self.code.as_str().into(),
            self.severity().into(),
            self.detail.as_str().into(),
        ];
        transaction.execute(sql, &values)?;
        Ok(())
    }
}

impl Hub {
    /// Says that somebody has looked at something odd. A month that was set apart as an outlier is
    /// confirmed by it, and is compared with others from then on. A statement of which every alarm
    /// was looked at counts as checked.
    ///
    /// # Errors
    /// [`HubError::Missing`] for what is not there or was settled, [`HubError::Storage`].
    pub fn settle(&self, number: i64, by: &str) -> Result<(), HubError> {
        let now = self.world().now();
        self.write(|transaction| {
            let sql = "UPDATE anomaly SET settled_at = $1, settled_by = $2 \
                       WHERE number = $3 AND settled_at IS NULL";
            let values = [now.to_rfc3339().into(), by.into(), number.into()];
            if transaction.execute(sql, &values)? == 0 {
                return Err(HubError::Missing("anomaly"));
            }
            let sql = "UPDATE document SET set_apart = 0 WHERE number IN \
                       (SELECT document FROM anomaly WHERE number = $1 AND code = $2)";
            transaction.execute(sql, &[number.into(), codes::OUTLIER.into()])?;
            let sql = "SELECT month FROM anomaly WHERE number = $1 AND month IS NOT NULL";
            if let Some(row) = transaction.first(sql, &[number.into()])? {
                summaries::touch(transaction, &row.text(0)?)?;
            }
            let sql = "UPDATE document SET state = 'controle' WHERE state = 'recu' AND number = \
                       (SELECT document FROM anomaly WHERE number = $1) AND NOT EXISTS \
                       (SELECT 1 FROM anomaly o WHERE o.document = document.number \
                       AND o.severity = 'alerte' AND o.settled_at IS NULL)";
            transaction.execute(sql, &[number.into()])?;
            let about = number.to_string();
            let act = Act { by, what: "anomalie", about: &about, detail: "" };
            Ok(act.record(transaction, now)?)
        })
    }
}
