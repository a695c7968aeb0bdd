//! Factors as data: every coefficient with its unit, its source and the months it holds for.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde::Deserialize;
use thiserror::Error;

use crate::statement::MonthName;

/// The sets that ship with the program: the network's own, and the one of made-up networks.
const SHIPPED: [&str; 2] = [
    include_str!("../../../assets/impact/2026.1.json"),
    include_str!("../../../assets/impact/2026.1-S.json"),
];

/// A version of the factors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorSet {
    /// Its version.
    pub version: String,
    /// Whether it is one for made-up networks.
    pub synthetic: bool,
    /// What it is called, in French.
    pub label: String,
    /// The code of the emission factor that is taken.
    pub emission: String,
    /// Which services are added up, by what the series is called.
    pub perimeters: Vec<Perimeter>,
    /// The coefficients.
    pub factors: Vec<Factor>,
}

/// Services that are added up together, so that a series keeps its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Perimeter {
    /// Its code.
    pub code: String,
    /// What it is called, in French.
    pub label: String,
    /// The services, by their codes.
    pub services: Vec<String>,
}

/// A coefficient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// Its code.
    pub code: String,
    /// Its value.
    pub value: Decimal,
    /// What it is counted in.
    pub unit: String,
    /// What it is, in French.
    pub label: String,
    /// Who says so, in French.
    pub source: String,
    /// The first month that it holds for.
    pub from: MonthName,
    /// The last one; without, it holds still.
    pub until: Option<MonthName>,
}

/// Why factors can't be read.
#[derive(Debug, Error)]
pub enum FactorError {
    /// No JSON of this form.
    #[error("the factors can't be read")]
    Form(#[from] serde_json::Error),
    /// A value that is no decimal, or below zero.
    #[error("the factor {0} has no value that can be computed with")]
    Value(String),
    /// A month that is none.
    #[error("the factor {0} holds for no month")]
    Month(String),
    /// Two factors of one code hold for one month.
    #[error("the factor {0} has two values for one month")]
    Twice(String),
    /// The emission factor that is chosen is not there, or no perimeter is.
    #[error("the factors name {0}, which is not among them")]
    Absent(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "facteurs")]
    _format: String,
    version: String,
    synthetic: bool,
    label: String,
    emission: String,
    perimeters: Vec<Perimeter>,
    factors: Vec<WrittenFactor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFactor {
    code: String,
    value: String,
    unit: String,
    label: String,
    source: String,
    from: String,
    #[serde(default)]
    until: Option<String>,
}

impl FactorSet {
    /// Reads a set.
    ///
    /// # Errors
    /// [`FactorError`] for what could not be computed with.
    pub fn read(text: &str) -> Result<Self, FactorError> {
        let written: Written = serde_json::from_str(text)?;
        let factors: Vec<Factor> =
            written.factors.into_iter().map(Factor::of).collect::<Result<_, _>>()?;
        for (rank, one) in factors.iter().enumerate() {
            if factors[..rank].iter().any(|other| other.code == one.code && other.meets(one)) {
                return Err(FactorError::Twice(one.code.clone()));
            }
        }
        if !factors.iter().any(|factor| factor.code == written.emission) {
            return Err(FactorError::Absent(written.emission));
        }
        if written.perimeters.is_empty() {
            return Err(FactorError::Absent("perimeters".to_owned()));
        }
        Ok(Self {
            version: written.version,
            synthetic: written.synthetic,
            label: written.label,
            emission: written.emission,
            perimeters: written.perimeters,
            factors,
        })
    }

    /// The sets that ship with the program, the network's own first.
    pub fn shipped() -> Vec<Self> {
        let read = |text: &&str| {
            Self::read(text).expect("the factors are part of the program, and tested")
        };
        SHIPPED.iter().map(read).collect()
    }

    /// The perimeter that the page of key figures adds up: the first.
    pub fn main_perimeter(&self) -> &Perimeter {
        &self.perimeters[0]
    }

    /// A factor's value in a month.
    pub fn value(&self, code: &str, month: MonthName) -> Option<Decimal> {
        let holds = |factor: &&Factor| factor.code == code && factor.holds(month);
        self.factors.iter().find(holds).map(|factor| factor.value)
    }

    /// Kilograms of CO2 equivalent a kilometre.
    pub fn emission(&self, month: MonthName) -> Option<Decimal> {
        self.value(&self.emission, month)
    }

    /// Kilometres that one visit spares: the share of visits that spare a drive, there and back,
    /// over what was measured by road or over the median with its detour. A café that is farther
    /// than the next offer spares nothing. Nothing where the set knows no share or distance.
    pub fn kilometres_a_visit(
        &self,
        service: &str,
        month: MonthName,
        metres: Option<u32>,
    ) -> Option<Decimal> {
        let share = self.value(&format!("part.{service}"), month)?;
        let kilometres = match metres {
            Some(metres) => Decimal::new(i64::from(metres), 3),
            None => {
                let median = self.value(&format!("distance.{service}"), month)?;
                median.checked_mul(self.value("detour", month)?)?
            }
        };
        share.checked_mul(Decimal::TWO)?.checked_mul(kilometres.max(Decimal::ZERO))
    }
}

impl Factor {
    fn of(written: WrittenFactor) -> Result<Self, FactorError> {
        let value = Decimal::from_str(&written.value).ok();
        let value = value.filter(|value| !value.is_sign_negative());
        let value = value.ok_or_else(|| FactorError::Value(written.code.clone()))?;
        let month = |text: &str| {
            MonthName::parse(text).ok_or_else(|| FactorError::Month(written.code.clone()))
        };
        let from = month(&written.from)?;
        let until = written.until.as_deref().map(month).transpose()?;
        if until.is_some_and(|until| until < from) {
            return Err(FactorError::Month(written.code.clone()));
        }
        let WrittenFactor { code, unit, label, source, .. } = written;
        Ok(Self { code, value, unit, label, source, from, until })
    }

    /// Whether it holds in a month.
    pub fn holds(&self, month: MonthName) -> bool {
        self.from <= month && self.until.is_none_or(|until| month <= until)
    }

    fn meets(&self, other: &Self) -> bool {
        self.holds(other.from) || other.holds(self.from)
    }
}
