//! A baker's terms: until when he takes orders, when he rests, what he takes back.

use chrono::{Datelike, TimeDelta, Timelike, Weekday};

use crate::domain::day::{BusinessDay, Moment};
use crate::domain::forecast::{DayMinute, Service};
use crate::domain::id::PartnerId;
use crate::domain::money::{AmountError, Cents};

/// Some days of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Weekdays(u8);

impl Weekdays {
    /// No day.
    pub const NONE: Self = Self(0);
    /// Every day.
    pub const ALL: Self = Self(0x7f);

    /// The days of a mask: 1 for Monday, 2 for Tuesday, up to 64 for Sunday.
    pub fn new(mask: u8) -> Option<Self> {
        (mask <= Self::ALL.0).then_some(Self(mask))
    }

    /// The mask of these days.
    pub const fn mask(self) -> u8 {
        self.0
    }

    /// Whether a day is among them.
    pub fn has(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// These days with one more, or without it.
    #[must_use]
    pub fn toggled(self, day: Weekday) -> Self {
        Self(self.0 ^ bit(day))
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.num_days_from_monday()
}

/// How often the account with a baker is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Period {
    /// From Monday to Sunday.
    #[default]
    Week,
    /// By calendar month.
    Month,
}

impl Period {
    /// The first and the last day of the period that `day` lies in.
    pub fn around(self, day: BusinessDay) -> (BusinessDay, BusinessDay) {
        let date = day.date();
        let (first, last) = match self {
            Self::Week => {
                let first =
                    date - TimeDelta::days(i64::from(date.weekday().num_days_from_monday()));
                (first, first + TimeDelta::days(6))
            }
            Self::Month => {
                let first = date - TimeDelta::days(i64::from(date.day0()));
                let beyond = first + TimeDelta::days(31);
                (first, beyond - TimeDelta::days(i64::from(beyond.day())))
            }
        };
        (BusinessDay::new(first), BusinessDay::new(last))
    }
}

/// The terms of a baker. Name, deal and commission stand with the partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Baker {
    /// Who.
    pub partner: PartnerId,
    /// Until when he takes the order for the next day, in minutes since midnight.
    pub cutoff: u16,
    /// When he does not bake.
    pub closed: Weekdays,
    /// What he credits of bread that he takes back, in basis points of its cost.
    pub credit: u16,
    /// Up to which part of the day's delivery he credits, in basis points of its cost.
    pub credit_max: u16,
    /// How often the account is settled.
    pub period: Period,
    /// How often the bread should be enough.
    pub service: Service,
}

impl Baker {
    /// A baker of whom nothing is said yet: orders until 17:00, every day, nothing taken back.
    pub fn usual(partner: PartnerId) -> Self {
        Self {
            partner,
            cutoff: 17 * 60,
            closed: Weekdays::NONE,
            credit: 0,
            credit_max: 10_000,
            period: Period::Week,
            service: Service::Balanced,
        }
    }

    /// Whether the terms are possible.
    pub const fn is_possible(&self) -> bool {
        self.cutoff < 1_440 && self.credit <= 10_000 && self.credit_max <= 10_000
    }

    /// The first day after `today` on which he bakes.
    pub fn next_day(&self, today: BusinessDay) -> BusinessDay {
        let ahead = |days| BusinessDay::new(today.date() + TimeDelta::days(days));
        let open = |day: &BusinessDay| !self.closed.has(day.date().weekday());
        (1..=7).map(ahead).find(open).unwrap_or_else(|| ahead(1))
    }

    /// Whether the cut-off for a day has passed: the telephone is the only way then.
    pub fn is_late(&self, day: BusinessDay, now: Moment) -> bool {
        let local = now.local();
        let eve = day.date() - TimeDelta::days(1);
        let minutes = local.hour() * 60 + local.minute();
        local.date() > eve || (local.date() == eve && minutes >= u32::from(self.cutoff))
    }

    /// What he credits for bread worth `returned` at cost, out of a delivery worth `delivered`, in
    /// cents, each rounded half away from zero.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] beyond the range of an amount.
    pub fn credit_on(&self, delivered: Cents, returned: Cents) -> Result<Cents, AmountError> {
        returned.min(delivered.share(self.credit_max)?).share(self.credit)
    }
}

/// Bread that costs less towards the evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evening {
    /// From when on.
    pub from: DayMinute,
    /// How much less, in basis points of the price.
    pub reduction: u16,
}

impl Evening {
    /// The price at `now` of what costs `price`, in cents; nothing while it is the full price.
    pub fn price(&self, price: Cents, now: Moment) -> Option<Cents> {
        if DayMinute::of(now) < self.from || self.reduction == 0 {
            return None;
        }
        let less = price.share(self.reduction.min(10_000)).ok()?;
        price.minus(less).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> BusinessDay {
        BusinessDay::parse(text).expect("a day")
    }

    fn at(text: &str) -> Moment {
        Moment::from_rfc3339(text, 60).expect("a moment")
    }

    fn baker() -> Baker {
        let closed = Weekdays::NONE.toggled(Weekday::Mon);
        let partner = PartnerId::new(Uuid::from_u128(1));
        Baker { closed, credit: 5_000, credit_max: 1_000, ..Baker::usual(partner) }
    }

    #[test]
    fn closed_days_are_skipped() {
        assert_eq!(baker().next_day(day("2026-11-21")), day("2026-11-22"));
        assert_eq!(baker().next_day(day("2026-11-22")), day("2026-11-24"), "Monday is closed");
    }

    #[test]
    fn an_order_is_late_from_the_cut_off_of_the_eve() {
        let sunday = day("2026-11-22");
        assert!(!baker().is_late(sunday, at("2026-11-21T15:59:59.000Z")), "16:59 on the wall");
        assert!(baker().is_late(sunday, at("2026-11-21T16:00:00.000Z")));
        assert!(!baker().is_late(day("2026-11-24"), at("2026-11-22T20:00:00.000Z")));
        assert!(baker().is_late(sunday, at("2026-11-22T05:00:00.000Z")));
    }

    #[test]
    fn credit_is_a_part_of_the_cost_on_a_part_of_the_delivery() {
        let cents = Cents::new;
        // 28 baguettes at 0.80: he credits half of at most 2.24.
        let credit = |returned| baker().credit_on(cents(2_240), cents(returned));
        assert_eq!(credit(160), Ok(cents(80)));
        assert_eq!(credit(400), Ok(cents(112)));
        assert_eq!(credit(0), Ok(cents(0)));
    }

    #[test]
    fn periods_are_weeks_and_months() {
        let (first, last) = Period::Week.around(day("2026-11-21"));
        assert_eq!((first, last), (day("2026-11-16"), day("2026-11-22")));
        let (first, last) = Period::Month.around(day("2026-02-17"));
        assert_eq!((first, last), (day("2026-02-01"), day("2026-02-28")));
    }

    #[test]
    fn bread_is_cheaper_from_its_hour_until_the_day_turns() {
        let from = DayMinute::new(14 * 60).expect("18:00");
        let evening = Evening { from, reduction: 5_000 };
        let price = |now: &str| evening.price(Cents::new(125), at(now));
        assert_eq!(price("2026-11-21T16:59:00.000Z"), None);
        assert_eq!(price("2026-11-21T17:00:00.000Z"), Some(Cents::new(62)));
        assert_eq!(
            price("2026-11-22T01:00:00.000Z"),
            Some(Cents::new(62)),
            "02:00, still that day"
        );
        assert_eq!(price("2026-11-22T04:00:00.000Z"), None);
    }
}
