//! What the hub says of itself, of a café's months, and of what it refuses.

use serde::{Deserialize, Serialize};

use super::enrolment::HubKey;

/// What anyone may ask of a hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protocol {
    /// [`super::PROTOCOL`].
    #[serde(rename = "protocole")]
    pub protocol: String,
    /// The hub's clock, RFC 3339 in UTC.
    #[serde(rename = "heure")]
    pub time: String,
    /// The keys that it signs by, the newest last.
    #[serde(rename = "cles")]
    pub keys: Vec<HubKey>,
    /// The versions of the registry that it knows.
    #[serde(rename = "referentiels")]
    pub registries: Vec<String>,
    /// What it takes.
    #[serde(rename = "limites")]
    pub limits: Limits,
    /// Whether it is one of a demonstration, which takes made-up statements and no others.
    #[serde(rename = "synthetique")]
    pub synthetic: bool,
}

/// What a hub takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of a body.
    #[serde(rename = "octets")]
    pub bytes: usize,
    /// Figures of a statement.
    #[serde(rename = "valeurs")]
    pub values: usize,
}

/// Why a hub refuses, by RFC 9457; the sentences are French.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Problem {
    /// What kind, as a code of the hub's.
    #[serde(rename = "type")]
    pub kind: String,
    /// In a few words.
    pub title: String,
    /// The number of the HTTP status.
    pub status: u16,
    /// What to do.
    pub detail: String,
    /// The hub's clock, RFC 3339 in UTC.
    #[serde(rename = "heure", default)]
    pub time: String,
    /// The rules that are not kept.
    #[serde(rename = "regles", skip_serializing_if = "Vec::is_empty", default)]
    pub rules: Vec<String>,
    /// Which revision would be taken.
    #[serde(rename = "attendu", skip_serializing_if = "Option::is_none", default)]
    pub expected: Option<Expected>,
}

/// Which revision a hub would take next, and what it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// The next revision.
    pub revision: u32,
    /// The hash of the last one; nothing if there is none.
    #[serde(rename = "dernier", skip_serializing_if = "Option::is_none", default)]
    pub last: Option<String>,
}

/// What a hub has of a till.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reports {
    /// The hub's clock, RFC 3339 in UTC.
    #[serde(rename = "heure")]
    pub time: String,
    /// Its months, oldest first.
    #[serde(rename = "mois")]
    pub months: Vec<ReportedMonth>,
    /// The highest head of its journal that is on record; nothing before the first.
    #[serde(rename = "tete", skip_serializing_if = "Option::is_none", default)]
    pub head: Option<ReportedHead>,
}

/// The highest head of a till's journal that a hub has on record: it lies in the journal of a till
/// that was neither copied nor put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedHead {
    /// The epoch.
    pub epoch: u32,
    /// The entry's number within it.
    pub seq: u64,
    /// The entry's hash, in hexadecimal.
    pub head: String,
}

/// What a hub has of one month of a till.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedMonth {
    /// Such as `2026-10`.
    #[serde(rename = "mois")]
    pub month: String,
    /// Whether it is waited for.
    #[serde(rename = "attendu")]
    pub expected: bool,
    /// The newest revision that is there; nothing if none is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub revision: Option<u32>,
    /// Its hash.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sha256: Option<String>,
    /// `manquant`, `recu`, `controle`, `accepte` or `publie`.
    #[serde(rename = "etat")]
    pub state: String,
}
