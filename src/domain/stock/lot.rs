//! Goods with a date on them.

use crate::domain::day::BusinessDay;
use crate::domain::id::{LotId, ProductId};
use crate::domain::text::Label;

/// What a date on a packing means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateKind {
    /// Not to be sold after it (DLC).
    UseBy,
    /// At its best before it, and still sold after (DDM).
    BestBefore,
}

/// Goods of one product with one date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    /// Which.
    pub id: LotId,
    /// Of what.
    pub product: ProductId,
    /// The number on the packing, if someone took it down.
    pub number: Option<Label>,
    /// What the date means.
    pub kind: DateKind,
    /// The date.
    pub date: BusinessDay,
    /// How much was put on the shelf, in thousandths of its unit.
    pub thousandths: i64,
}

/// How many days ahead the list of the morning looks.
pub const DAYS_AHEAD: i64 = 2;

/// How a lot stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// Its use-by date has passed: it leaves the shelf.
    Expired,
    /// So many days are left, at most [`DAYS_AHEAD`]; below zero past a best-before date.
    Soon(i64),
    /// Later.
    Fine,
}

impl DateKind {
    /// How goods of this date stand on `today`.
    pub fn freshness(self, date: BusinessDay, today: BusinessDay) -> Freshness {
        let left = date.date().signed_duration_since(today.date()).num_days();
        match self {
            Self::UseBy if left < 0 => Freshness::Expired,
            _ if left <= DAYS_AHEAD => Freshness::Soon(left),
            _ => Freshness::Fine,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_by_date_is_good_to_its_last_day() {
        let day = |text| BusinessDay::parse(text).expect("a day");
        let today = day("2026-11-21");
        let on = |text| DateKind::UseBy.freshness(day(text), today);
        assert_eq!(on("2026-11-20"), Freshness::Expired);
        assert_eq!(on("2026-11-21"), Freshness::Soon(0));
        assert_eq!(on("2026-11-23"), Freshness::Soon(2));
        assert_eq!(on("2026-11-24"), Freshness::Fine);
        let best = DateKind::BestBefore.freshness(day("2026-11-01"), today);
        assert_eq!(best, Freshness::Soon(-20));
    }
}
