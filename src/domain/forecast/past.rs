//! A finished day of one item: what was sold by when, and whether it ran out.

use chrono::{Timelike, Weekday};

use super::Like;
use crate::domain::day::{BusinessDay, Moment};

/// Half hours in a day.
pub(super) const SLOTS: usize = 48;

/// Minutes of a half hour.
pub(super) const SLOT_MINUTES: u16 = 30;

/// Units of an item in a day that a forecast reckons with; what is more counts as this.
pub const MAX_UNITS: u32 = 10_000;

/// A minute of a business day, counted from its beginning at 04:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayMinute(u16);

impl DayMinute {
    /// So many minutes after 04:00; the next 04:00 is another day.
    pub fn new(minutes: u16) -> Option<Self> {
        (minutes < 1_440).then_some(Self(minutes))
    }

    /// The minute that the clock on the wall showed.
    pub fn of(moment: Moment) -> Self {
        let local = moment.local();
        let minutes = i64::from(local.hour() * 60 + local.minute()) - BusinessDay::TURN_HOUR * 60;
        let since_turn = minutes.rem_euclid(1_440);
        Self(u16::try_from(since_turn).expect("a remainder of 1440 is small"))
    }

    /// Minutes since 04:00.
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The half hour that it lies in, 0 to 47.
    pub(super) fn slot(self) -> usize {
        usize::from(self.0 / SLOT_MINUTES)
    }
}

/// A finished day on which an item was offered to walk-in customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastDay {
    day: BusinessDay,
    profile: Weekday,
    /// Units sold by the end of each half hour.
    by_slot: [u32; SLOTS],
    sold_out: Option<DayMinute>,
}

impl PastDay {
    /// The day with its walk-in sales: when, and how many units. What was reserved is not among
    /// them. Sales added up by half hour are as good as single ones.
    pub fn new(day: BusinessDay, sales: impl IntoIterator<Item = (DayMinute, u32)>) -> Self {
        let mut by_slot = [0_u32; SLOTS];
        for (minute, units) in sales {
            let sold = &mut by_slot[minute.slot()];
            *sold = sold.saturating_add(units);
        }
        let mut sum = 0_u32;
        for sold in &mut by_slot {
            sum = sum.saturating_add(*sold).min(MAX_UNITS);
            *sold = sum;
        }
        Self { day, profile: Like::usual(day).profile(), by_slot, sold_out: None }
    }

    /// The same day, on which nothing was left from that minute to the end.
    #[must_use]
    pub fn sold_out_at(mut self, minute: DayMinute) -> Self {
        self.sold_out = Some(minute);
        self
    }

    /// The same day, which a person takes for that weekday whatever the calendar says.
    #[must_use]
    pub fn taken_for(mut self, weekday: Weekday) -> Self {
        self.profile = weekday;
        self
    }

    /// Which day it was.
    pub fn day(&self) -> BusinessDay {
        self.day
    }

    /// The weekday that it counts as: a public holiday is a Sunday.
    pub fn profile(&self) -> Weekday {
        self.profile
    }

    /// Units sold to walk-in customers.
    pub fn sold(&self) -> u32 {
        self.by_slot[SLOTS - 1]
    }

    /// When nothing was left.
    pub fn sold_out(&self) -> Option<DayMinute> {
        self.sold_out
    }

    /// Units sold by the end of a half hour.
    pub(super) fn sold_by(&self, slot: usize) -> u32 {
        self.by_slot[slot]
    }

    /// Whether there was bread until the end of that half hour.
    pub(super) fn had_some_until(&self, slot: usize) -> bool {
        self.sold_out.is_none_or(|minute| minute.slot() > slot)
    }
}
