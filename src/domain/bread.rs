//! The bread deposit: what was ordered, delivered, kept for someone, and left over. Bread is
//! counted in whole units, by business day.

mod baker;
mod reservation;
mod shelf;
mod sign;
mod standing;
mod statement;

pub use baker::{Baker, Evening, Period, Weekdays};
pub use reservation::{Claim, Refused, Reservation, ReservationEvent, ReservationState, short_of};
pub use shelf::{LeftOver, Shelf, walk_in};
pub use sign::Sign;
pub use standing::{Pause, StandingOrder};
pub use statement::{SoldFor, Statement, StatementError, StatementLine, StatementRow};

use super::day::BusinessDay;
use super::id::{PartnerId, ProductId, ReservationId};
use super::money::Cents;
use super::text::Label;

/// The most units of one bread in an order, a delivery or a reservation.
pub const MAX_UNITS: u32 = 9_999;

/// How an order went to the baker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Means {
    /// On a printed slip.
    Slip,
    /// As a text message.
    Message,
    /// By telephone.
    Phone,
}

impl Means {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Slip, Self::Message, Self::Phone];
}

/// What is ordered of one bread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderLine {
    /// Of what.
    pub product: ProductId,
    /// Units that are kept for someone.
    pub reserved: u32,
    /// Units for people who walk in.
    pub walk_in: u32,
}

impl OrderLine {
    /// Units in all.
    pub const fn units(&self) -> u32 {
        self.reserved.saturating_add(self.walk_in)
    }
}

/// What a baker is asked for on a day. Sent again, it takes the place of the former.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// For which day.
    pub day: BusinessDay,
    /// Of whom.
    pub baker: PartnerId,
    /// How it went.
    pub means: Means,
    /// What, each bread once.
    pub lines: Vec<OrderLine>,
}

/// What came of one bread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeliveryLine {
    /// Of what.
    pub product: ProductId,
    /// Units that had been ordered.
    pub ordered: u32,
    /// Units that came.
    pub delivered: u32,
    /// What a unit cost the café without VAT on that day, in cents.
    pub cost: Option<Cents>,
}

/// What a baker brought on a day. Counted again, it takes the place of the former count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// On which day.
    pub day: BusinessDay,
    /// Who.
    pub baker: PartnerId,
    /// The number of the delivery note.
    pub note: Option<Label>,
    /// What, each bread once.
    pub lines: Vec<DeliveryLine>,
}

/// What was left of a baker's bread at the end of a day. Counted again, it takes the place of the
/// former count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOvers {
    /// On which day.
    pub day: BusinessDay,
    /// Whose bread.
    pub baker: PartnerId,
    /// What became of it, each bread once.
    pub lines: Vec<(ProductId, LeftOver)>,
}

/// A paper of the bread deposit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreadPaper {
    /// The order of a day, for the baker.
    Order {
        /// For which day.
        day: BusinessDay,
        /// Of whom.
        baker: PartnerId,
    },
    /// What is kept for whom on a day.
    Reservations {
        /// On which day.
        day: BusinessDay,
    },
    /// What the baker is owed for some days.
    Statement {
        /// Whom.
        baker: PartnerId,
        /// The first day.
        from: BusinessDay,
        /// The last day.
        until: BusinessDay,
    },
}

/// Something that happened in the bread deposit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BreadFact {
    /// The terms of a baker are new or changed.
    BakerSet(Baker),
    /// Bread is cheaper from an hour on, or no longer.
    EveningSet(Option<Evening>),
    /// A standing order is new or changed.
    StandingSet(StandingOrder),
    /// Bread is kept for someone.
    Reserved(Reservation),
    /// Bread was not fetched and goes back on the shelf.
    Released {
        /// Which.
        reservation: ReservationId,
    },
    /// Someone does not want it any more.
    Cancelled {
        /// Which.
        reservation: ReservationId,
    },
    /// An order went to a baker.
    Ordered(Order),
    /// A delivery was counted.
    Delivered(Delivery),
    /// What was left over was counted.
    LeftOver(LeftOvers),
    /// None of it is left.
    SoldOut {
        /// On which day.
        day: BusinessDay,
        /// Of what.
        product: ProductId,
    },
    /// A paper was asked for.
    PaperAsked(BreadPaper),
}
