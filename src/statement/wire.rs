//! The statement on the wire: field names as the network agreed on them, in French.
//!
//! Amounts are texts of two decimals and counts are integers: no fraction stands anywhere, so that
//! the canonical JSON (RFC 8785) of a statement is the same everywhere. A later version may add
//! fields; who reads an older one passes over them, and the hash is over the bytes as they came.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use super::figures::{Figure, Figures, Key, Status};
use super::sealing::{Paper, Sealed};
use crate::domain::money::Cents;

/// What every statement of this form says of itself.
pub const FORMAT: &str = "1000cafes.releve-mensuel";
/// The version of the form; a second number only ever adds.
pub const VERSION: &str = "1.0";

/// A month of one till, in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: String,
    /// The version of the registry of indicators.
    #[serde(rename = "referentiel")]
    pub registry: String,
    /// Whether it is made up, for demonstrations and tests.
    #[serde(rename = "synthetique")]
    pub synthetic: bool,
    /// Whose month it is.
    pub cafe: Cafe,
    /// Which month, and how complete.
    #[serde(rename = "periode")]
    pub period: Period,
    /// 1 for the first, then one more each time that the month is told anew.
    pub revision: u32,
    /// Why it is told anew, as a code.
    #[serde(rename = "motif_revision", skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// The hash of the revision before.
    #[serde(rename = "remplace", skip_serializing_if = "Option::is_none", default)]
    pub replaces: Option<String>,
    /// The statement of the month before.
    #[serde(rename = "precedent", skip_serializing_if = "Option::is_none", default)]
    pub previous: Option<Previous>,
    /// When and by what it was made.
    pub emission: Emission,
    /// Where the till's journal stood then.
    pub journal: JournalHead,
    /// Sums since the first month.
    #[serde(rename = "cumuls")]
    pub running: RunningSums,
    /// What the café agrees to.
    #[serde(rename = "consentements")]
    pub consent: Consent,
    /// The figures, in the order of their names.
    #[serde(rename = "valeurs")]
    pub values: Vec<Value>,
}

/// A statement and its seal.
pub type SealedStatement = Sealed<Document>;

impl Paper for Document {
    const FIELD: &'static str = "document";
    const PREFIX: &'static [u8] = b"1000cafes.releve-mensuel/1\n";

    fn is_known(&self) -> bool {
        self.format == FORMAT && self.version.starts_with("1.")
    }
}

impl Document {
    /// Whether it says that the month is over and told whole.
    pub fn is_final(&self) -> bool {
        self.period.closing == "definitive"
    }
}

/// Whose month it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cafe {
    /// The identifier that the hub gave; nothing before enrolment.
    pub id: Option<String>,
    /// `associatif`, `entrepreneurial`, `itinerant` or `tiers_lieu`, once it is said.
    #[serde(rename = "modele")]
    pub model: Option<String>,
    /// The commune by its INSEE code, once it is said.
    pub commune: Option<String>,
    /// The 14 digits of a company's establishment.
    pub siret: Option<String>,
    /// The number of an association.
    pub rna: Option<String>,
}

/// Which month, and how complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// Such as `2026-10`.
    #[schemars(regex(pattern = r"^[0-9]{4}-(0[1-9]|1[0-2])$"))]
    #[serde(rename = "mois")]
    pub month: String,
    /// The time zone of its days.
    #[serde(rename = "fuseau")]
    pub zone: String,
    /// `definitive`, or `provisoire` while a day is not closed.
    #[serde(rename = "cloture")]
    pub closing: String,
    /// Days that were opened.
    #[serde(rename = "jours_ouverts")]
    pub days: u32,
    /// Closings that there should be.
    #[serde(rename = "z_attendus")]
    pub expected: u32,
    /// Closings that there are.
    #[serde(rename = "z_presents")]
    pub present: u32,
}

/// The statement of the month before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Previous {
    /// Its month.
    #[serde(rename = "mois")]
    pub month: String,
    /// Its revision.
    pub revision: u32,
    /// Its hash, in hexadecimal.
    pub sha256: String,
}

/// When and by what a statement was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Emission {
    /// RFC 3339 in UTC.
    #[serde(rename = "le")]
    pub at: String,
    /// The till.
    #[serde(rename = "poste")]
    pub till: String,
    /// The program and its version.
    #[serde(rename = "logiciel")]
    pub program: String,
}

/// Where a till's journal stood: what head office countersigns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JournalHead {
    /// The epoch.
    pub epoch: u32,
    /// The newest entry's number within it.
    pub seq: u64,
    /// The newest entry's hash, in hexadecimal.
    pub head: String,
    /// The fingerprint of the key, as printed on every Z.
    pub fingerprint: String,
}

/// Sums since the first month: what shows a month that was lost or altered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RunningSums {
    /// The first month.
    #[serde(rename = "depuis")]
    pub since: String,
    /// Own sales with VAT.
    #[serde(rename = "ventes_ttc")]
    pub sales: String,
    /// Coffees served.
    #[serde(rename = "cafes_servis")]
    pub coffees: i64,
}

/// What the café agrees to; nothing unless it was said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Consent {
    /// Its figures may stand among those that others compare themselves with.
    #[serde(rename = "comparaison")]
    pub comparison: bool,
    /// They may be part of what is published.
    #[serde(rename = "donnees_ouvertes")]
    pub open_data: bool,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Value {
    /// The indicator.
    #[serde(rename = "i")]
    pub indicator: String,
    /// A code for each dimension.
    #[serde(rename = "d", skip_serializing_if = "BTreeMap::is_empty", default)]
    pub dimensions: BTreeMap<String, String>,
    /// How much; absent where the status says why.
    #[serde(rename = "v", skip_serializing_if = "Option::is_none", default)]
    pub value: Option<Told>,
    /// `E` estimated, `P` provisional, `M` missing, `NA` not offered, `C` withheld.
    #[schemars(regex(pattern = "^(E|P|M|NA|C)$"))]
    #[serde(rename = "s", skip_serializing_if = "Option::is_none", default)]
    pub status: Option<String>,
}

/// How much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Told {
    /// A count.
    Count(i64),
    /// An amount in euros, or hours, as a decimal text.
    Amount(#[schemars(regex(pattern = r"^(-?[1-9][0-9]*|-?0)\.[0-9]{2}$"))] String),
    /// Keys of which a union is formed, in their order.
    Keys(Vec<String>),
}

impl Told {
    /// What a figure is on the wire.
    pub fn of(figure: Figure) -> Self {
        match figure {
            Figure::Count(count) => Self::Count(count),
            Figure::Amount(amount) => Self::Amount(amount.to_string()),
        }
    }

    /// The figure, if the text is an amount in its one spelling.
    pub fn figure(&self) -> Option<Figure> {
        match self {
            Self::Count(count) => Some(Figure::Count(*count)),
            Self::Amount(text) => euros(text).map(Figure::Amount),
            Self::Keys(_) => None,
        }
    }
}

/// Reads an amount in the spelling that [`Told::of`] writes, and in no other.
pub fn euros(text: &str) -> Option<Cents> {
    let (whole, decimals) = text.split_once('.')?;
    if decimals.len() != 2 || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let cents = format!("{whole}{decimals}").parse::<i64>().ok().map(Cents::new)?;
    (cents.to_string() == text).then_some(cents)
}

/// Figures in the order of their names.
pub fn values_of(figures: &Figures) -> Vec<Value> {
    let mut told: BTreeMap<&Key, Told> = BTreeMap::new();
    told.extend(figures.iter().map(|(key, figure)| (key, Told::of(figure))));
    let keys = figures.keys();
    told.extend(keys.map(|(key, keys)| (key, Told::Keys(keys.iter().cloned().collect()))));
    let bare = figures.statuses().iter().filter(|(_, status)| !status.has_figure());
    let bare: Vec<&Key> = bare.map(|(key, _)| key).collect();
    let named: BTreeSet<&Key> = told.keys().copied().chain(bare.iter().copied()).collect();
    let value = |key: &Key| Value {
        indicator: key.indicator.clone(),
        dimensions: key.dimensions.clone(),
        value: told.get(key).filter(|_| !bare.contains(&key)).cloned(),
        status: figures.statuses().get(key).map(|status| status.code().to_owned()),
    };
    named.into_iter().map(value).collect()
}

/// The figures that values tell; nothing where one is no figure or stands there twice (R5).
pub fn figures_of(values: &[Value]) -> Option<Figures> {
    let mut figures = Figures::default();
    let mut named = BTreeSet::new();
    for value in values {
        let key = Key { indicator: value.indicator.clone(), dimensions: value.dimensions.clone() };
        let status = match &value.status {
            Some(code) => Some(Status::of(code)?),
            None => None,
        };
        if !named.insert(key.clone())
            || value.value.is_some() != status.is_none_or(Status::has_figure)
        {
            return None;
        }
        match &value.value {
            Some(Told::Keys(keys)) if keys.is_sorted() => {
                keys.iter().for_each(|one| figures.list(key.clone(), one.clone()));
            }
            Some(told) => figures.add(key.clone(), told.figure()?).ok()?,
            None => {}
        }
        if let Some(status) = status {
            figures.mark(key, status);
        }
    }
    Some(figures)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_have_one_spelling() {
        for (text, cents) in [("0.00", 0), ("-0.05", -5), ("502.50", 50_250), ("-12.30", -1_230)] {
            assert_eq!(euros(text), Some(Cents::new(cents)), "{text}");
        }
        for text in ["1", "1.5", "1,50", "01.50", "+1.50", "-0.00", "1.5O", "", ".50", "1e3.00"] {
            assert_eq!(euros(text), None, "{text}");
        }
    }

    #[test]
    fn figures_keys_and_what_is_odd_about_them_read_back() {
        let mut figures = Figures::default();
        figures.add(Key::plain("a"), Figure::Count(3)).expect("in range");
        figures
            .add(Key::plain("b").with("tva", "5.5"), Figure::Amount(Cents::new(-5)))
            .expect("so");
        figures.list(Key::plain("c"), "52448".to_owned());
        figures.list(Key::plain("c"), "10000".to_owned());
        figures.mark(Key::plain("a"), Status::Estimated);
        figures.mark(Key::plain("d"), Status::Withheld);
        let values = values_of(&figures);
        assert_eq!(values.len(), 4);
        assert_eq!(figures_of(&values), Some(figures));
        let twice: Vec<Value> = values.iter().chain(&values[..1]).cloned().collect();
        assert_eq!(figures_of(&twice), None, "R5");
        let kept_back = Value { status: Some("C".to_owned()), ..values[0].clone() };
        assert_eq!(figures_of(&[kept_back]), None, "withheld, and told all the same");
    }

    proptest! {
        #[test]
        fn every_amount_reads_back(cents in any::<i64>()) {
            let amount = Figure::Amount(Cents::new(cents));
            prop_assert_eq!(Told::of(amount).figure(), Some(amount));
        }
    }
}
