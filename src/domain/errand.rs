//! What people come for and no ticket tells: help with papers, a permit, a shared ride; and meals
//! at a solidarity price that never passed over the counter.

use thiserror::Error;

use super::day::BusinessDay;
use super::funder::Funder;
use super::id::ErrandId;
use super::money::Cents;

/// A service of the village that is counted by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VillageService {
    /// Help with a computer, a telephone, a form.
    DigitalHelp,
    /// The post, where its own device counts nothing.
    Post,
    /// Games of chance, on the agent's own device.
    Lottery,
    /// Copies and prints that cost nothing.
    Copies,
    /// Cleaning, sewing, photographs: left here and fetched here.
    DropOff,
    /// Hunting and fishing permits.
    Permit,
    /// A shared ride.
    CarSharing,
    /// Fuel oil that is ordered together.
    FuelOil,
    /// Anything else.
    Other,
}

impl VillageService {
    /// Every service, the most usual first.
    pub const ALL: [Self; 9] = [
        Self::DigitalHelp,
        Self::Post,
        Self::Lottery,
        Self::Copies,
        Self::DropOff,
        Self::Permit,
        Self::CarSharing,
        Self::FuelOil,
        Self::Other,
    ];
}

/// Something that people came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrandFact {
    /// A service was done for people.
    Done {
        /// Which time.
        errand: ErrandId,
        /// What.
        service: VillageService,
        /// The day that it counts in.
        day: BusinessDay,
        /// For how many people; none where an amount alone is told.
        count: u32,
        /// What the café earned by it on another's device, such as the commission of the day, in
        /// cents: it is in no ticket.
        commission: Cents,
    },
    /// Meals at a solidarity price were given.
    Meals {
        /// Which time.
        errand: ErrandId,
        /// Who pays for them.
        funder: Funder,
        /// The day that they count in.
        day: BusinessDay,
        /// How many portions.
        count: u32,
        /// Whether they were brought home.
        home: bool,
    },
    /// It was a mistake, and counts for nothing.
    Undone {
        /// Which time.
        errand: ErrandId,
    },
}

/// The most that is counted at once.
pub const MAX_COUNT: u32 = 500;

/// Why something can't be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ErrandError {
    /// Nothing at all, or more than a village has people.
    #[error("so many can't be right")]
    Count,
    /// A day that has not come.
    #[error("the day has not come yet")]
    Future,
    /// There is nothing of the kind to undo.
    #[error("there is no such errand")]
    NoSuchErrand,
}

/// Whether so many people, and so much money, can be told of a service.
///
/// # Errors
/// [`ErrandError::Count`] for nothing at all, less than nothing, or too many.
pub fn check(count: u32, commission: Cents) -> Result<(), ErrandError> {
    let something = count > 0 || commission > Cents::ZERO;
    let fits = count <= MAX_COUNT && !commission.is_negative() && commission <= Cents::MAX_TICKET;
    if something && fits { Ok(()) } else { Err(ErrandError::Count) }
}
