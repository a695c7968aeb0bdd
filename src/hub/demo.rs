//! A made-up network: 222 cafés and two travelling ones for 300 communes, and a year of statements
//! that are true in form and invented in content. Every document says so, and a real hub refuses
//! them.
//!
//! Totals are shared out by largest remainder, so that they come out exactly: the page of key
//! figures must add up to what the year was made from. That is a test of addition, and no more.

mod evenings;
mod figures;
mod fill;
mod papers;
mod shares;
mod units;
mod year;

pub use fill::{FillError, Filled, Stage, fill};
pub use papers::{Delivery, Edition, Papers, Signers};
pub use units::{Support, Unit};
pub use year::Year;

use crate::statement::MonthName;

/// What the year is made from, which the page must show again.
pub mod totals {
    /// Coffees served.
    pub const COFFEES: u64 = 100_000;
    /// Activities of the cafés that stay.
    pub const ACTIVITIES: u64 = 880;
    /// Activities of the evenings.
    pub const EVENING_ACTIVITIES: u64 = 120;
    /// Activities between generations, among those of the cafés.
    pub const ACROSS_AGES: u64 = 300;
    /// Solidarity meals, all in ten cafés.
    pub const MEALS: u64 = 400;
    /// Cafés in which these meals are served.
    pub const MEAL_CAFES: usize = 10;
    /// New local partners.
    pub const PARTNERSHIPS: u64 = 2_000;
    /// Participants of tours.
    pub const TOUR_PARTICIPANTS: u64 = 1_500;
    /// Visits for bread, for cash and for the post, by the code of the service. At 0.6, 1 and 1.1
    /// kilometres each they spare 378 000, 10 000 and 3 300.
    pub const VISITS: [(&str, u64); 3] = [("pain", 630_000), ("dab", 10_000), ("poste", 3_000)];
    /// Evenings of the travelling cafés.
    pub const EVENINGS: usize = 66;
    /// Who came to them.
    pub const EVENING_PARTICIPANTS: u64 = 14_000;
    /// What was spent locally at them, in cents.
    pub const LOCAL_SPENDING: u64 = 13_100_000;
    /// Concerts, among the activities of the evenings.
    pub const CONCERTS: u64 = 43;
    /// Associations that took part, each counted once.
    pub const ASSOCIATIONS: usize = 22;
    /// Communes in which an evening was held.
    pub const EVENING_COMMUNES: usize = 63;
}

/// The twelve months that end with one.
pub fn twelve_months(last: MonthName) -> Vec<MonthName> {
    let mut months = vec![last];
    while months.len() < 12 {
        months.push(months[months.len() - 1].before());
    }
    months.reverse();
    months
}

#[cfg(test)]
mod tests;
