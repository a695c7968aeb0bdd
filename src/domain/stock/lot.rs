//! Goods with a date on them.

use chrono::NaiveDate;

use crate::domain::barcode::in_store::Layouts;
use crate::domain::barcode::scan::Scanned;
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

/// What the code on a packing says of its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// What the date means.
    pub kind: DateKind,
    /// The date.
    pub date: BusinessDay,
    /// The number of the lot.
    pub number: Option<Label>,
}

impl Stamp {
    /// What a scan says of the date; nothing for a code without one. A last day of use counts
    /// before a day of being at its best.
    pub fn scanned(text: &str, layouts: &Layouts, today: NaiveDate) -> Option<Self> {
        let Scanned::Gs1(said) = Scanned::read(text, layouts, today) else { return None };
        let use_by = said.use_by.map(|date| (DateKind::UseBy, date));
        let best_before = said.best_before.map(|date| (DateKind::BestBefore, date));
        let (kind, date) = use_by.or(best_before)?;
        let number = said.lot.and_then(|lot| Label::new(&lot).ok());
        Some(Self { kind, date: BusinessDay::new(date), number })
    }
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

    #[test]
    fn a_code_says_the_date_and_the_lot() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        let read = |text: &str| Stamp::scanned(text, &Layouts::default(), today);
        let said = read("]d2010376099000603717261202\u{1d}10A-7").expect("a date");
        assert_eq!((said.kind, said.date.to_string().as_str()), (DateKind::UseBy, "2026-12-02"));
        assert_eq!(said.number.as_ref().map(Label::as_str), Some("A-7"));
        let best = read("]d201037609900060371526120017261203").expect("a date");
        assert_eq!((best.kind, best.number), (DateKind::UseBy, None), "the last day of use counts");
        let best = read("]d2010376099000603715261200").expect("a date");
        assert_eq!(best.kind, DateKind::BestBefore);
        assert_eq!(best.date.to_string(), "2026-12-31", "a month stands for its last day");
        assert_eq!(read("3760990006037"), None);
        assert_eq!(read("]d2010376099000603710A-7"), None, "a lot without a date");
    }
}
