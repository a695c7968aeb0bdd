//! A café among others of its model: quarters and middle, never another café's figure.

use super::Network;
use super::members::Member;
use crate::statement::MonthName;

/// The fewest others that a café is compared with.
pub const FEWEST: usize = 5;

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
            low: quantile(&told, 1),
            middle: quantile(&told, 2),
            high: quantile(&told, 3),
        })
    });
    Comparison::Of(others.len(), compared.collect())
}

/// The value below which so many quarters of sorted figures lie: between the two that surround it
/// in proportion, rounded half up.
fn quantile(sorted: &[i64], quarters: usize) -> i64 {
    let last = sorted.len().saturating_sub(1);
    let (whole, part) = (last * quarters / 4, i128::try_from(last * quarters % 4).unwrap_or(0));
    let at = |place: usize| sorted.get(place).copied().map_or(0, i128::from);
    let between = at(whole) * 4 + (at((whole + 1).min(last)) - at(whole)) * part;
    i64::try_from((between + 2).div_euclid(4)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_lie_between_their_neighbours() {
        assert_eq!(quantile(&[1, 2, 3, 4, 5], 2), 3);
        assert_eq!(quantile(&[1, 2, 3, 4, 5], 1), 2);
        assert_eq!(quantile(&[10, 20, 30, 40], 2), 25);
        assert_eq!(quantile(&[10, 20, 30, 40], 1), 18, "17.5, half up");
        assert_eq!(quantile(&[-3], 3), -3);
    }
}
