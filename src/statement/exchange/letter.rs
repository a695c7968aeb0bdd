//! What head office sends back: a letter each month, and the network's prices. A till shows them
//! and applies nothing by itself.

use serde::{Deserialize, Serialize};

use crate::statement::sealing::Paper;

/// Head office's letter to all cafés, of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// `1000cafes.lettre`.
    pub format: String,
    /// Such as `2026-10`.
    #[serde(rename = "mois")]
    pub month: String,
    /// Its title.
    #[serde(rename = "titre")]
    pub title: String,
    /// Its text, a paragraph each.
    #[serde(rename = "paragraphes")]
    pub paragraphs: Vec<String>,
    /// When it was published, RFC 3339 in UTC.
    #[serde(rename = "le")]
    pub at: String,
}

/// The network's catalogue with its prices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tariffs {
    /// `1000cafes.tarifs`.
    pub format: String,
    /// Which one, the later the greater in its letters: a day such as `2026-11-01`.
    pub version: String,
    /// Its articles.
    pub articles: Vec<Tariff>,
    /// When it was published, RFC 3339 in UTC.
    #[serde(rename = "le")]
    pub at: String,
}

/// An article of the network's catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tariff {
    /// The supplier's reference.
    pub reference: String,
    /// Its barcode.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub gtin: Option<String>,
    /// What it is called.
    #[serde(rename = "libelle")]
    pub label: String,
    /// Who delivers it.
    #[serde(rename = "fournisseur")]
    pub supplier: String,
    /// The price without VAT for one, in euros as a decimal text.
    #[serde(rename = "prix_ht")]
    pub price: String,
    /// The rate of VAT, such as `5.5`.
    #[serde(rename = "tva")]
    pub vat: String,
}

impl Letter {
    /// What every letter says of itself.
    pub const FORMAT: &'static str = "1000cafes.lettre";
}

impl Tariffs {
    /// What every catalogue says of itself.
    pub const FORMAT: &'static str = "1000cafes.tarifs";
}

impl Paper for Letter {
    const FIELD: &'static str = "lettre";
    const PREFIX: &'static [u8] = b"1000cafes.lettre/1\n";

    fn is_known(&self) -> bool {
        self.format == Self::FORMAT
    }
}

impl Paper for Tariffs {
    const FIELD: &'static str = "tarifs";
    const PREFIX: &'static [u8] = b"1000cafes.tarifs/1\n";

    fn is_known(&self) -> bool {
        self.format == Self::FORMAT
    }
}
