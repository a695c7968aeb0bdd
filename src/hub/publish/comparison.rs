//! A café among others of its model: quarters and middle, never another café's figure.

use std::collections::BTreeSet;

use super::members::Member;
use super::{Cafes, Network};
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

/// With whom a café is compared in the month at this place of the members' months, by the hub's
/// numbers: with those that agree to it now, were of the same model in that month, and whose month
/// is final and not kept apart. The café itself is not among them, so that what it reads is not its
/// own. It is the one rule for the page and for the tills.
pub fn others(members: &[Member], own: i64, place: usize) -> BTreeSet<i64> {
    let model = |one: &Member| one.months.get(place).map(|month| month.model.clone());
    let wanted = members.iter().find(|one| one.unit.number == own).and_then(model);
    let stands = |one: &&Member| {
        let Some(month) = one.months.get(place) else {
            return false;
        };
        let apart = month.told.as_ref().is_none_or(|told| told.set_apart);
        one.comparison && month.counts() && !apart && Some(&month.model) == wanted.as_ref()
    };
    let standing = members.iter().filter(|one| one.unit.number != own).filter(stands);
    standing.map(|one| one.unit.number).collect()
}

/// The quarters of what others told, in any order; nothing where they are too few.
pub fn quarters(mut told: Vec<i64>) -> Option<[i64; 3]> {
    if told.len() < FEWEST {
        return None;
    }
    told.sort_unstable();
    Some([quantile(&told, 1)?, quantile(&told, 2)?, quantile(&told, 3)?])
}

/// Compares a café's month with those of [`others`]. Its own figure is shown beside theirs.
pub fn compare(network: &Network, cafes: &Cafes, member: &Member, month: MonthName) -> Comparison {
    if !member.comparison {
        return Comparison::NotAgreed;
    }
    let Some(place) = network.months.iter().position(|one| *one == month) else {
        return Comparison::TooFew;
    };
    let others = others(&network.members, member.unit.number, place);
    if others.len() < FEWEST {
        return Comparison::TooFew;
    }
    let compared = COMPARED.iter().filter_map(|indicator| {
        let told = others.iter().filter_map(|one| cafes.of(place, indicator, *one));
        let [low, middle, high] = quarters(told.collect())?;
        let own = cafes.of(place, indicator, member.unit.number);
        Some(Compared { indicator, own, low, middle, high })
    });
    Comparison::Of(others.len(), compared.collect())
}
