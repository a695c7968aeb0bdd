//! Bread that someone takes every week on the same days.

use chrono::Datelike;

use super::Weekdays;
use crate::domain::day::BusinessDay;
use crate::domain::id::{CustomerId, ProductId, StandingOrderId};

/// Days on which a standing order rests, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// The first.
    pub from: BusinessDay,
    /// The last.
    pub until: BusinessDay,
}

/// A standing order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingOrder {
    /// Its identifier.
    pub id: StandingOrderId,
    /// Whose; the name is in the register.
    pub customer: CustomerId,
    /// Of what.
    pub product: ProductId,
    /// How many a day, at least one.
    pub units: u32,
    /// On which days.
    pub days: Weekdays,
    /// From when on.
    pub from: BusinessDay,
    /// Until when, included; nothing for as long as it pleases.
    pub until: Option<BusinessDay>,
    /// When it rests.
    pub pauses: Vec<Pause>,
}

impl StandingOrder {
    /// The most pauses; older ones are over and can go.
    pub const MAX_PAUSES: usize = 50;

    /// Whether bread is wanted on a day.
    pub fn wants(&self, day: BusinessDay) -> bool {
        self.days.has(day.date().weekday())
            && self.from <= day
            && self.until.is_none_or(|until| day <= until)
            && !self.pauses.iter().any(|pause| (pause.from..=pause.until).contains(&day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Weekday;
    use uuid::Uuid;

    fn day(text: &str) -> BusinessDay {
        BusinessDay::parse(text).expect("a day")
    }

    #[test]
    fn it_wants_bread_on_its_days_within_its_time_and_not_in_a_pause() {
        let mut order = StandingOrder {
            id: StandingOrderId::new(Uuid::from_u128(1)),
            customer: CustomerId::new(Uuid::from_u128(2)),
            product: ProductId::new(Uuid::from_u128(3)),
            units: 1,
            days: Weekdays::NONE.toggled(Weekday::Tue).toggled(Weekday::Sat),
            from: day("2026-11-10"),
            until: Some(day("2026-11-28")),
            pauses: Vec::new(),
        };
        assert!(order.wants(day("2026-11-21")));
        assert!(!order.wants(day("2026-11-22")), "a Sunday");
        assert!(!order.wants(day("2026-11-07")), "before its time");
        assert!(order.wants(day("2026-11-28")) && !order.wants(day("2026-12-01")));
        order.pauses.push(Pause { from: day("2026-11-21"), until: day("2026-11-24") });
        assert!(!order.wants(day("2026-11-21")) && !order.wants(day("2026-11-24")));
        assert!(order.wants(day("2026-11-28")));
    }
}
