//! Identifiers: UUIDs made outside and handed in, so that tills can be merged by union.

use std::fmt;

use uuid::Uuid;

macro_rules! identifier {
    ($(#[$meaning:meta])* $name:ident) => {
        $(#[$meaning])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// The identifier that this UUID stands for.
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID itself, for the record and for tables.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.simple().fmt(formatter)
            }
        }
    };
}

identifier!(
    /// One till: a device with its own journal, key and counters.
    TillId
);
identifier!(
    /// A family of products.
    FamilyId
);
identifier!(
    /// A product.
    ProductId
);
identifier!(
    /// A basket, and the ticket that it becomes: made when the basket opens, so that confirming
    /// twice is the same sale.
    TicketId
);
identifier!(
    /// A person at the till. The name stands in the register of people, never in the journal.
    OperatorId
);

identifier!(
    /// A person with an account at the café. The name stands in the register of people, never in
    /// the journal.
    CustomerId
);
identifier!(
    /// A business that the café deals with: baker, supplier, producer, or one that it collects for.
    PartnerId
);
identifier!(
    /// A carrier of parcels.
    CarrierId
);
identifier!(
    /// A parcel.
    ParcelId
);
identifier!(
    /// Bread kept for someone on a day.
    ReservationId
);
identifier!(
    /// Bread that someone takes every week on the same days.
    StandingOrderId
);
identifier!(
    /// A delivery of goods, from its draft to its place in the stock.
    DeliveryId
);
identifier!(
    /// A count of the stock, from its beginning to its end.
    InventoryId
);
identifier!(
    /// An activity of the café.
    ActivityId
);
identifier!(
    /// Goods of one product with one date on them.
    LotId
);
identifier!(
    /// An evening of a travelling café.
    EveningId
);
identifier!(
    /// A tour: the evenings of one season.
    TourId
);
identifier!(
    /// Something that someone came for and no ticket tells.
    ErrandId
);
identifier!(
    /// Someone's membership.
    MembershipId
);
identifier!(
    /// Time that a volunteer gave, from coming to going.
    ShiftId
);

/// Makes new identifiers; the real one draws UUIDv7, tests and the demonstration draw from a seed.
pub trait Ids {
    /// An identifier never given before.
    fn next(&mut self) -> Uuid;
}
