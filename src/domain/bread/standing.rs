//! Bread that someone takes every week on the same days.

use chrono::{Datelike, TimeDelta};

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

    /// The pause that a day lies in or that is still to come, if there is one.
    pub fn pause_after(&self, day: BusinessDay) -> Option<Pause> {
        self.pauses
            .iter()
            .filter(|pause| pause.until >= day)
            .min_by_key(|pause| pause.from)
            .copied()
    }

    /// Whether it has ended before a day.
    pub fn has_ended(&self, day: BusinessDay) -> bool {
        self.until.is_some_and(|until| until < day)
    }

    /// The same order resting for a week from the day after `today`, or for a week more.
    #[must_use]
    pub fn rested(mut self, today: BusinessDay) -> Self {
        let later = |day: BusinessDay, days| BusinessDay::new(day.date() + TimeDelta::days(days));
        match self.pauses.iter_mut().max_by_key(|pause| pause.until) {
            Some(last) if last.until > today => last.until = later(last.until, 7),
            _ => self.pauses.push(Pause { from: later(today, 1), until: later(today, 7) }),
        }
        // Pauses that are long over tell nothing any more.
        let excess = self.pauses.len().saturating_sub(Self::MAX_PAUSES);
        self.pauses.drain(..excess);
        self
    }

    /// The same order going on from `today`, without the pauses that are not over.
    #[must_use]
    pub fn resumed(mut self, today: BusinessDay) -> Self {
        self.pauses.retain(|pause| pause.until < today);
        self.until = None;
        self
    }

    /// The same order ending with the day before `today`.
    #[must_use]
    pub fn ended(mut self, today: BusinessDay) -> Self {
        self.until = Some(BusinessDay::new(today.date() - TimeDelta::days(1)));
        self
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

    fn order() -> StandingOrder {
        StandingOrder {
            id: StandingOrderId::new(Uuid::from_u128(1)),
            customer: CustomerId::new(Uuid::from_u128(2)),
            product: ProductId::new(Uuid::from_u128(3)),
            units: 1,
            days: Weekdays::ALL,
            from: day("2026-11-10"),
            until: None,
            pauses: Vec::new(),
        }
    }

    #[test]
    fn it_rests_week_by_week_goes_on_and_ends() {
        let today = day("2026-11-21");
        let rested = order().rested(today);
        assert!(rested.wants(today), "today's bread is in the oven");
        assert!(!rested.wants(day("2026-11-22")) && !rested.wants(day("2026-11-28")));
        assert!(rested.wants(day("2026-11-29")));
        let longer = rested.rested(today);
        assert!(!longer.wants(day("2026-12-05")) && longer.wants(day("2026-12-06")));
        assert!(longer.pause_after(today).is_some());
        let ended = longer.ended(today);
        assert!(ended.has_ended(today) && !ended.wants(today));
        let resumed = ended.resumed(today);
        assert!(resumed.wants(today) && resumed.wants(day("2026-11-22")));
        assert_eq!(resumed.pause_after(today), None);
    }

    #[test]
    fn it_wants_bread_on_its_days_within_its_time_and_not_in_a_pause() {
        let mut order = StandingOrder {
            days: Weekdays::NONE.toggled(Weekday::Tue).toggled(Weekday::Sat),
            until: Some(day("2026-11-28")),
            ..order()
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
