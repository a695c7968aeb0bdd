//! Heads of journals, which the hub countersigns: the newest entries can't be taken off unseen.

use serde::{Deserialize, Serialize};

use crate::statement::sealing::Paper;

/// Where a till's journal stands, as the till says it between statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// `1000cafes.tete`.
    pub format: String,
    /// Whose.
    pub cafe: String,
    /// Of which till.
    #[serde(rename = "poste")]
    pub till: String,
    /// The epoch.
    pub epoch: u32,
    /// The newest entry's number within it.
    pub seq: u64,
    /// The newest entry's hash, in hexadecimal.
    pub head: String,
    /// When it was said, RFC 3339 in UTC.
    #[serde(rename = "le")]
    pub at: String,
    /// The highest head that the hub told of, where it does not lie in the journal: whoever reads
    /// this was told by the till itself that it was copied or put back to an older state.
    #[serde(rename = "absente", skip_serializing_if = "Option::is_none", default)]
    pub missing: Option<MissingHead>,
}

/// A head that the hub has on record and that does not lie in the till's journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingHead {
    /// The epoch.
    pub epoch: u32,
    /// The number within it.
    pub seq: u64,
}

/// The hub has a head on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// `1000cafes.temoin`.
    pub format: String,
    /// Whose.
    pub cafe: String,
    /// Of which till.
    #[serde(rename = "poste")]
    pub till: String,
    /// The epoch.
    pub epoch: u32,
    /// The entry's number within it.
    pub seq: u64,
    /// The entry's hash, in hexadecimal.
    pub head: String,
    /// Since when, RFC 3339 in UTC.
    #[serde(rename = "recu_le")]
    pub received_at: String,
}

impl Head {
    /// What every head says of itself.
    pub const FORMAT: &'static str = "1000cafes.tete";
}

impl Witness {
    /// What every witness says of itself.
    pub const FORMAT: &'static str = "1000cafes.temoin";
}

impl Paper for Head {
    const FIELD: &'static str = "tete";
    const PREFIX: &'static [u8] = b"1000cafes.tete/1\n";

    fn is_known(&self) -> bool {
        self.format == Self::FORMAT
    }
}

impl Paper for Witness {
    const FIELD: &'static str = "temoin";
    const PREFIX: &'static [u8] = b"1000cafes.temoin/1\n";

    fn is_known(&self) -> bool {
        self.format == Self::FORMAT
    }
}
