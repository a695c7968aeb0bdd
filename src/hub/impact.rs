//! Kilometres and CO2 that a café in the village spares: visits × share by car × 2 × distance, and
//! kilometres × emission factor, every parameter with its version and source.
//!
//! A visit counts once, for its farthest service. Distances are those measured for a café, and
//! medians where nobody has measured. Nothing is divided by how many sit in the car: these are
//! kilometres of vehicles.

mod factors;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use thiserror::Error;

pub use factors::{Factor, FactorError, FactorSet, Perimeter};

use crate::statement::MonthName;

/// Visits of one month for one service, at cafés that are as far from the next offer as each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visits {
    /// When.
    pub month: MonthName,
    /// Which service, by its code.
    pub service: String,
    /// How many, each counted for its farthest service alone.
    pub visits: u64,
    /// How much farther the next offer is than the café, in metres by road, where it was measured.
    pub metres: Option<u32>,
}

/// What was spared, under one set of factors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impact {
    /// The version of the factors.
    pub version: String,
    /// Kilometres of cars by service.
    pub kilometres: BTreeMap<String, Decimal>,
    /// Kilograms of CO2 equivalent, by the emission factor that the set chooses.
    pub kilograms: Decimal,
    /// Services of the perimeter that the set has no distance for, and were left out.
    pub without_distance: Vec<String>,
}

impl Impact {
    /// Kilometres of all services.
    pub fn total_kilometres(&self) -> Decimal {
        self.kilometres.values().sum()
    }
}

/// Why an impact can't be computed.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ImpactError {
    /// The set has no emission factor for a month.
    #[error("the factors {version} have no {code} for {month}")]
    Missing {
        /// The set.
        version: String,
        /// The factor's code.
        code: String,
        /// The month.
        month: String,
    },
    /// Beyond what a decimal holds.
    #[error("the impact is beyond what can be computed with")]
    Overflow,
}

/// What visits spared. Services outside of the perimeter are passed over, so that a service that is
/// counted later does not break the series.
///
/// # Errors
/// [`ImpactError`] without an emission factor, or beyond the range of decimals.
pub fn impact(
    set: &FactorSet,
    perimeter: &Perimeter,
    visits: &[Visits],
) -> Result<Impact, ImpactError> {
    let mut kilometres: BTreeMap<String, Decimal> = BTreeMap::new();
    let mut kilograms = Decimal::ZERO;
    let mut without_distance = Vec::new();
    for one in visits.iter().filter(|one| perimeter.services.contains(&one.service)) {
        let Some(each) = set.kilometres_a_visit(&one.service, one.month, one.metres) else {
            if !without_distance.contains(&one.service) {
                without_distance.push(one.service.clone());
            }
            continue;
        };
        let factor = set.emission(one.month).ok_or_else(|| ImpactError::Missing {
            version: set.version.clone(),
            code: set.emission.clone(),
            month: one.month.to_string(),
        })?;
        let spared =
            Decimal::from(one.visits).checked_mul(each).ok_or(ImpactError::Overflow)?.normalize();
        let sum = kilometres.entry(one.service.clone()).or_default();
        *sum = sum.checked_add(spared).ok_or(ImpactError::Overflow)?;
        let mass = spared.checked_mul(factor).ok_or(ImpactError::Overflow)?;
        kilograms = kilograms.checked_add(mass).ok_or(ImpactError::Overflow)?;
    }
    let version = set.version.clone();
    Ok(Impact { version, kilometres, kilograms: kilograms.normalize(), without_distance })
}

/// What the network published for 2024: 121 tonnes, beside 3 300, 10 000 and 378 000 kilometres.
/// The method is not public; the quotient shows what it would take.
pub mod published {
    use rust_decimal::Decimal;

    /// Kilograms of CO2 a year.
    pub const KILOGRAMS: i64 = 121_000;
    /// Kilometres towards a service, by its code.
    pub const KILOMETRES: [(&str, i64); 3] = [("poste", 3_300), ("dab", 10_000), ("pain", 378_000)];

    /// Kilometres of all services.
    pub fn kilometres() -> i64 {
        KILOMETRES.iter().map(|(_, kilometres)| kilometres).sum()
    }

    /// Grams a kilometre that the published figures come to, to the gram.
    pub fn grams_a_kilometre() -> Decimal {
        (Decimal::from(KILOGRAMS * 1_000) / Decimal::from(kilometres())).round()
    }
}

#[cfg(test)]
mod tests;
