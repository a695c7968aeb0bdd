//! How much bread to order for people who just walk in: deterministic, and explained in a sentence.
//!
//! Known orders are added exactly by whoever asks; only walk-in demand is forecast. What a day
//! sold is what was asked for, unless the shelf was empty early ([`demand`]). The level of the last
//! four weeks times the weekday's index of the last twelve is the mean; a negative binomial around
//! it, as wide as past days were off, gives the quantity that is enough in so many days of a
//! hundred ([`Service`]).
//!
//! This file and its folder are the only place of the domain with floating point. They add,
//! multiply and divide, which is exact to the bit everywhere, and take `exp` and `log` from `libm`,
//! so the same history gives the same proposal on every machine.

mod demand;
mod model;
mod past;

use chrono::{Datelike, TimeDelta, Weekday};

pub use demand::demand_hundredths;
pub use past::{DayMinute, MAX_UNITS, PastDay};

use super::calendar::is_public_holiday;
use super::day::BusinessDay;
use model::Model;

/// How far back sales are looked at, in days: twelve weeks.
pub const WINDOW_DAYS: i64 = 84;

/// Days of sales from which on they are trusted more than the last order: a week with a day off.
const ENOUGH_DAYS: usize = 6;

/// How many of the last days of the same weekday the reason counts sold-out ones among.
const RECENT: usize = 4;

/// How often the bread should be enough, chosen in words rather than in costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Service {
    /// Enough every other day: little is left over.
    Prudent,
    /// Enough three days of four.
    #[default]
    Balanced,
    /// Enough nine days of ten: more is left over.
    Generous,
}

impl Service {
    /// All levels, from the least bread to the most.
    pub const ALL: [Self; 3] = [Self::Prudent, Self::Balanced, Self::Generous];

    /// On how many days of a hundred the bread is to be enough.
    pub const fn percent(self) -> u8 {
        match self {
            Self::Prudent => 50,
            Self::Balanced => 75,
            Self::Generous => 90,
        }
    }
}

/// What the day ordered for is taken to be like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Like {
    /// Its own weekday.
    Weekday(Weekday),
    /// A Sunday, because it is a public holiday.
    Holiday,
    /// Another weekday, because a person said so.
    Chosen(Weekday),
}

impl Like {
    /// The weekday whose sales it follows.
    pub const fn profile(self) -> Weekday {
        match self {
            Self::Weekday(weekday) | Self::Chosen(weekday) => weekday,
            Self::Holiday => Weekday::Sun,
        }
    }

    /// What a day is like when nobody says otherwise.
    pub fn usual(day: BusinessDay) -> Self {
        let date = day.date();
        if is_public_holiday(date) { Self::Holiday } else { Self::Weekday(date.weekday()) }
    }
}

/// What a proposal is made from, for one item.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The day that the bread is for.
    pub day: BusinessDay,
    /// What that day is like: [`Like::usual`], or what a person chose.
    pub like: Like,
    /// The finished days on which the item was offered, in any order. A day without it (closed, no
    /// baker) is left out; a day that offered it in vain is there with nothing sold.
    pub history: &'a [PastDay],
    /// How often it should be enough.
    pub service: Service,
    /// Units ordered for walk-in customers the last time, best on that weekday: the proposal until
    /// there are sales.
    pub last_order: Option<u32>,
    /// Units that a person adds, for an event.
    pub extra: u32,
}

/// How much to order of an item, besides what is reserved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// Units for walk-in customers, the extra included.
    pub walk_in: u32,
    /// Units that walk-in customers ask for on such a day, in hundredths; 0 where sales say
    /// nothing.
    pub mean_hundredths: u32,
    /// Why.
    pub reason: Reason,
}

/// Why a proposal is what it is: what a sentence needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// Where the quantity comes from.
    pub basis: Basis,
    /// Units that follow from it, without the extra.
    pub quantity: u32,
    /// Units that a person added.
    pub extra: u32,
}

/// Where a quantity comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The sales of such days.
    Sales {
        /// What the day is like.
        like: Like,
        /// Units asked for on such a day, in hundredths.
        mean_hundredths: u32,
        /// Among the last days of that weekday, those that sold out…
        sold_out: u8,
        /// …of so many, four at most.
        of: u8,
    },
    /// It sells, but less than one on such a day: one is enough.
    Rare {
        /// What the day is like.
        like: Like,
        /// Whether there was such a day at all.
        seen: bool,
    },
    /// It was offered for twelve weeks and nobody took one.
    NeverSold,
    /// Too few days of sales: the last order again.
    LastOrder,
    /// Neither sales nor an order are known.
    Unknown,
}

/// Proposes how much of an item to order.
pub fn propose(question: &Question<'_>) -> Proposal {
    let days = window(question);
    let (basis, quantity, mean_hundredths) = match question.last_order {
        Some(order) if days.len() < ENOUGH_DAYS => (Basis::LastOrder, order.min(MAX_UNITS), 0),
        None if days.is_empty() => (Basis::Unknown, 0, 0),
        _ => of_sales(question, &days),
    };
    let extra = question.extra.min(MAX_UNITS);
    let reason = Reason { basis, quantity, extra };
    Proposal { walk_in: quantity.saturating_add(extra), mean_hundredths, reason }
}

/// The finished days within twelve weeks before the day asked for, oldest first.
fn window<'a>(question: &Question<'a>) -> Vec<&'a PastDay> {
    let age = |past: &PastDay| question.day.date() - past.day().date();
    let near = TimeDelta::days(1)..=TimeDelta::days(WINDOW_DAYS);
    let mut days: Vec<_> =
        question.history.iter().filter(|past| near.contains(&age(past))).collect();
    days.sort_by_key(|past| past.day());
    days
}

/// What the sales of these days, of which there is one, ask for.
fn of_sales(question: &Question<'_>, days: &[&PastDay]) -> (Basis, u32, u32) {
    if days.iter().all(|past| past.sold() == 0 && past.sold_out().is_none()) {
        return (Basis::NeverSold, 0, 0);
    }
    let like = question.like;
    let model = Model::learnt(days);
    let mean_hundredths = model.mean_hundredths(like.profile());
    if mean_hundredths < 100 {
        let seen = days.iter().any(|past| past.profile() == like.profile());
        return (Basis::Rare { like, seen }, 1, mean_hundredths);
    }
    let same = days.iter().rev().filter(|past| past.profile() == like.profile()).take(RECENT);
    let (sold_out, of) = same.fold((0, 0), |(sold_out, of), past| {
        (sold_out + u8::from(past.sold_out().is_some()), of + 1)
    });
    let quantity = model.enough(like.profile(), question.service);
    (Basis::Sales { like, mean_hundredths, sold_out, of }, quantity, mean_hundredths)
}

#[cfg(test)]
mod tests;
