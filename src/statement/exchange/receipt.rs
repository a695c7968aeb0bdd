//! The hub's receipt of a statement.

use serde::{Deserialize, Serialize};

use super::protocol::ReportedHead;
use super::witness::Witness;
use crate::statement::sealing::Paper;

/// The hub has a statement, and says since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// `1000cafes.recu`.
    pub format: String,
    /// `1.0`.
    pub version: String,
    /// The hub's own number.
    #[serde(rename = "numero")]
    pub number: u64,
    /// Whose.
    pub cafe: String,
    /// Of which till.
    #[serde(rename = "poste")]
    pub till: String,
    /// Of which month.
    #[serde(rename = "mois")]
    pub month: String,
    /// Its revision.
    pub revision: u32,
    /// The hash of the statement, in hexadecimal.
    pub sha256: String,
    /// When it came, RFC 3339 in UTC.
    #[serde(rename = "recu_le")]
    pub received_at: String,
    /// Which way it came.
    #[serde(rename = "voie")]
    pub way: Way,
    /// What is odd and does not keep it from being received.
    #[serde(rename = "anomalies")]
    pub anomalies: Vec<Anomaly>,
    /// The head of the journal that the hub has on record from this statement.
    #[serde(rename = "temoin")]
    pub witness: Witness,
    /// The highest head of the journal that was on record before this statement came. A receipt is
    /// all that a till hears that sends by file: it finds out by this that it was put back.
    #[serde(rename = "tete", skip_serializing_if = "Option::is_none", default)]
    pub highest: Option<ReportedHead>,
}

/// Which way a statement came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// Sent by the till.
    #[serde(rename = "https")]
    Sent,
    /// On a stick, or by mail.
    #[serde(rename = "fichier")]
    File,
}

/// Something odd.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anomaly {
    /// The rule's name, or a code of the hub's own.
    pub code: String,
    /// `info` or `alerte`.
    #[serde(rename = "gravite")]
    pub severity: String,
}

impl Receipt {
    /// What every receipt says of itself.
    pub const FORMAT: &'static str = "1000cafes.recu";
    /// The version of the form.
    pub const VERSION: &'static str = "1.0";
}

impl Paper for Receipt {
    const FIELD: &'static str = "recu";
    const PREFIX: &'static [u8] = b"1000cafes.recu/1\n";

    fn is_known(&self) -> bool {
        self.format == Self::FORMAT && self.version.starts_with("1.")
    }
}
