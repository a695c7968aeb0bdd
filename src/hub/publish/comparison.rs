//! A café among others of its model: quarters and middle, never another café's figure.

use super::Network;
use super::members::Member;
use crate::hub::reads::{FEWEST, quantile};
use crate::statement::MonthName;

/// What is compared, by the registry's codes.
pub const COMPARED: [&str; 5] = [
    "ventes.tickets",
    "ventes.cafes_servis",
    "animations.nombre",
    "animations.participants",
    "services.passages",
];

/// A figure of a café beside those of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// The indicator.
    pub indicator: &'static str,
    /// The café's own; nothing where it told nothing.
    pub own: Option<i64>,
    /// A quarter of the others do less.
    pub low: i64,
    /// Half of the others do less.
    pub middle: i64,
    /// A quarter of the others do more.
    pub high: i64,
}

/// What a comparison gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// The café has not agreed to be compared.
    NotAgreed,
    /// There are too few others.
    TooFew,
    /// So many others, and the figures.
    Of(usize, Vec<Compared>),
}

/// Compares a café's month with those of the same model that have agreed, without itself. A month
/// that is kept apart, an outlier that nobody has confirmed, is on neither side.
pub fn compare(network: &Network, member: &Member, month: MonthName) -> Comparison {
    if !member.comparison {
        return Comparison::NotAgreed;
    }
    let Some(place) = network.months.iter().position(|one| *one == month) else {
        return Comparison::TooFew;
    };
    let stands = |one: &&Member| {
        let told = one.months[place].told.as_ref();
        one.comparison && told.is_some_and(|told| !told.set_apart)
    };
    let others: Vec<&Member> = network
        .members
        .iter()
        .filter(|one| one.model == member.model && one.unit.number != member.unit.number)
        .filter(stands)
        .collect();
    if others.len() < FEWEST {
        return Comparison::TooFew;
    }
    let figures = &network.figures[place];
    let compared = COMPARED.iter().filter_map(|indicator| {
        let told = others.iter().filter_map(|one| figures.of_unit(indicator, one.unit.number));
        let mut told: Vec<i64> = told.collect();
        if told.len() < FEWEST {
            return None;
        }
        told.sort_unstable();
        Some(Compared {
            indicator,
            own: figures.of_unit(indicator, member.unit.number),
            low: quantile(&told, 1)?,
            middle: quantile(&told, 2)?,
            high: quantile(&told, 3)?,
        })
    });
    Comparison::Of(others.len(), compared.collect())
}
