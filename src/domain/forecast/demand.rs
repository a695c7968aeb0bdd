//! What people asked for on a past day: what was sold, and what an empty shelf kept from them.

use chrono::Weekday;

use super::past::{DayMinute, PastDay, SLOT_MINUTES, SLOTS};

/// How much a day of another weekday says about the hours at which this one sells.
const OTHER_WEEKDAY: f64 = 0.1;

/// The usual course of a day: the share of it that is sold by the end of each half hour.
#[derive(Debug, Clone)]
pub(super) struct Course([f64; SLOTS]);

impl Course {
    /// The course of a weekday as these days sold.
    ///
    /// A day that sold out says nothing about the hours after, yet all about those before: going
    /// back from the evening, each half hour is compared with the next on the days that had bread
    /// in both.
    pub(super) fn learnt(weekday: Weekday, days: &[&PastDay]) -> Self {
        let mut share = [1.0; SLOTS];
        for slot in (0..SLOTS - 1).rev() {
            let (mut before, mut after) = (0.0, 0.0);
            for past in days.iter().filter(|past| past.had_some_until(slot + 1)) {
                let weight = if past.profile() == weekday { 1.0 } else { OTHER_WEEKDAY };
                before += weight * f64::from(past.sold_by(slot));
                after += weight * f64::from(past.sold_by(slot + 1));
            }
            let kept = if after > 0.0 { before / after } else { 1.0 };
            share[slot] = share[slot + 1] * kept;
        }
        Self(share)
    }

    /// The share of the day that is usually sold at that minute.
    fn share_at(&self, minute: DayMinute) -> f64 {
        let slot = minute.slot();
        let start = if slot == 0 { 0.0 } else { self.0[slot - 1] };
        let part = f64::from(minute.get() % SLOT_MINUTES) / f64::from(SLOT_MINUTES);
        start + (self.0[slot] - start) * part
    }

    /// Units asked for on a day of this course.
    pub(super) fn demand(&self, past: &PastDay) -> f64 {
        let sold = f64::from(past.sold());
        let Some(minute) = past.sold_out() else {
            return sold;
        };
        let share = self.share_at(minute);
        let most = 1.5 * sold;
        let expected = if share * most > sold { sold / share } else { most };
        // Of one unit, 1.5 times is less than one more: somebody came in vain, so one more it is.
        expected.max(sold + 1.0)
    }
}

/// Units asked for on each of these days, in their order.
pub(super) fn demands(days: &[&PastDay]) -> Vec<f64> {
    let mut courses: [Option<Course>; 7] = Default::default();
    let demand = |past: &&PastDay| {
        if past.sold_out().is_none() {
            return f64::from(past.sold());
        }
        let course = &mut courses[past.profile() as usize];
        course.get_or_insert_with(|| Course::learnt(past.profile(), days)).demand(past)
    };
    days.iter().map(demand).collect()
}

/// Units that walk-in customers asked for on a past day, in hundredths, by the hours at which
/// `history` sold: what was sold when bread was left; when it ran out, from one more than was sold
/// up to half as much again.
pub fn demand_hundredths(past: &PastDay, history: &[PastDay]) -> u32 {
    let days: Vec<&PastDay> = history.iter().collect();
    (Course::learnt(past.profile(), &days).demand(past) * 100.0 + 0.5) as u32
}
