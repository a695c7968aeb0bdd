//! A café's figures beside those of others like it.

use serde::{Deserialize, Serialize};

use crate::statement::wire::Told;

/// What a café is told of others of its model, in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Such as `2026-10`.
    #[serde(rename = "mois")]
    pub month: String,
    /// The model that all of them are of.
    #[serde(rename = "modele")]
    pub model: String,
    /// The figures for which there are enough others.
    #[serde(rename = "valeurs")]
    pub values: Vec<Compared>,
}

/// An indicator, added up over its dimensions, beside that of the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// The indicator.
    #[serde(rename = "i")]
    pub indicator: String,
    /// How many others there are, itself left out.
    pub n: usize,
    /// A quarter of the others lie at or below this.
    pub p25: Told,
    /// Half of them.
    #[serde(rename = "mediane")]
    pub median: Told,
    /// Three quarters of them.
    pub p75: Told,
    /// Its own; nothing where it told none.
    #[serde(rename = "propre", skip_serializing_if = "Option::is_none", default)]
    pub own: Option<Told>,
}
