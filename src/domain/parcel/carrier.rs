//! Carriers as data: every rule has a first day, because rules change and parcels that came before
//! keep theirs.

use chrono::{Days, NaiveDate};

use super::slot::Shelves;
use crate::domain::calendar::{add_working_days, is_working_day};
use crate::domain::id::CarrierId;
use crate::domain::money::{AmountError, Cents};
use crate::domain::text::Label;

/// How much the café writes down of a carrier's parcels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Only how many.
    Counts,
    /// The name and the place; the number if it is at hand.
    Shelf,
    /// The number too, with due day and departure.
    Full,
}

/// How large a parcel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Size {
    /// It fits a hand.
    Small,
    /// It fits a place on the shelf.
    Medium,
    /// It goes to the room behind.
    Large,
}

/// What carriers pay for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A parcel came in for someone.
    Arrival,
    /// A parcel was handed to its addressee.
    HandOver,
    /// A customer left a parcel for the driver.
    DropOff,
    /// A parcel went back unclaimed, refused or misdirected.
    Return,
}

impl Kind {
    /// Every kind, in the order of statements.
    pub const ALL: [Self; 4] = [Self::Arrival, Self::HandOver, Self::DropOff, Self::Return];
}

/// Which days count while a parcel is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayCount {
    /// All of them, Sundays and holidays too.
    Calendar,
    /// Neither Sundays nor public holidays.
    Working,
}

/// Which day is the first that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FirstDay {
    /// The day on which the parcel came.
    Arrival,
    /// The day after.
    DayAfter,
}

/// How long parcels are kept, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// The first day of the rule.
    pub from: NaiveDate,
    /// For how many days.
    pub days: u16,
    /// Which days count.
    pub count: DayCount,
    /// Which day is the first.
    pub first: FirstDay,
}

impl Holding {
    /// The last day on which a parcel that came on `arrival` is kept.
    pub fn due_on(&self, arrival: NaiveDate) -> NaiveDate {
        // The day of arrival can be the first to count only if it counts at all.
        let counts = self.count == DayCount::Calendar || is_working_day(arrival);
        let counted = u16::from(self.first == FirstDay::Arrival && counts);
        let left = self.days.saturating_sub(counted);
        match self.count {
            DayCount::Calendar => {
                arrival.checked_add_days(Days::new(u64::from(left))).unwrap_or(NaiveDate::MAX)
            }
            DayCount::Working => add_working_days(arrival, left),
        }
    }
}

/// What a carrier pays, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tariff {
    /// The first day of the tariff.
    pub from: NaiveDate,
    /// For what.
    pub kind: Kind,
    /// For which size; nothing for all.
    pub size: Option<Size>,
    /// For each parcel, in cents.
    pub unit: Cents,
}

/// What a carrier pays each month whatever happens, from a month on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fixed {
    /// The first day of the rule; months that begin on it or later are paid.
    pub from: NaiveDate,
    /// For a month, in cents.
    pub month: Cents,
}

/// How the carrier wants the person known who fetches a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdentityRule {
    /// An identity document or the code that the carrier sent.
    DocumentOrCode,
    /// An identity document with the name on the label.
    Document,
    /// The original document; someone else brings the originals of both, no written proxy.
    Originals,
}

/// A carrier of parcels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carrier {
    /// Its identifier.
    pub id: CarrierId,
    /// Its name.
    pub name: Label,
    /// How much is written down.
    pub level: Level,
    /// How people are known.
    pub identity: IdentityRule,
    /// Its places on the shelf.
    pub shelves: Option<Shelves>,
    /// When its driver comes, in words.
    pub driver_hours: Option<Label>,
    /// How long parcels are kept; the version of a rule is its rank from 1, oldest first.
    pub holdings: Vec<Holding>,
    /// What it pays.
    pub tariffs: Vec<Tariff>,
    /// What it pays each month besides.
    pub fixed: Vec<Fixed>,
    /// Whether the café works for it.
    pub active: bool,
}

impl Carrier {
    /// The last day on which a parcel that came on `arrival` is kept, and the version of the rule
    /// that says so. Nothing where no rule is in force.
    pub fn due_on(&self, arrival: NaiveDate) -> Option<(NaiveDate, u16)> {
        let in_force = self.holdings.iter().enumerate().filter(|(_, rule)| rule.from <= arrival);
        // Of two rules of one day the later one was written to put the first right.
        let (rank, rule) = in_force.max_by_key(|(rank, rule)| (rule.from, *rank))?;
        let version = u16::try_from(rank + 1).unwrap_or(u16::MAX);
        Some((rule.due_on(arrival), version))
    }

    /// What one parcel is worth on a day, in cents: the rule of its size before that of all sizes.
    pub fn unit(&self, kind: Kind, size: Size, on: NaiveDate) -> Cents {
        let fits = |tariff: &&Tariff| {
            tariff.kind == kind
                && tariff.from <= on
                && tariff.size.is_none_or(|wanted| wanted == size)
        };
        let tariffs = self.tariffs.iter().enumerate().filter(|(_, tariff)| fits(tariff));
        let best = tariffs.max_by_key(|(rank, one)| (one.size.is_some(), one.from, *rank));
        best.map_or(Cents::ZERO, |(_, tariff)| tariff.unit)
    }

    /// What so many parcels are worth on a day, in cents.
    ///
    /// # Errors
    /// [`AmountError`] beyond the range of amounts.
    pub fn worth(
        &self,
        kind: Kind,
        size: Size,
        on: NaiveDate,
        count: i64,
    ) -> Result<Cents, AmountError> {
        let worth = self.unit(kind, size, on).get().checked_mul(count);
        worth.map(Cents::new).ok_or(AmountError::Overflow)
    }

    /// What the month that begins on `first` is worth besides, in cents.
    pub fn fixed_in(&self, first: NaiveDate) -> Cents {
        let in_force = self.fixed.iter().enumerate().filter(|(_, fixed)| fixed.from <= first);
        let newest = in_force.max_by_key(|(rank, fixed)| (fixed.from, *rank));
        newest.map_or(Cents::ZERO, |(_, fixed)| fixed.month)
    }
}

#[cfg(test)]
mod tests;
