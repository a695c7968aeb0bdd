//! The relay of parcels: what was received, where it stands, and whom it left with.
//!
//! Facts bear identifiers, codes and a salted hash of the number. The number itself and the name
//! stand in the register of people and are erased in time.

pub mod carrier;
pub mod month;
pub mod slot;
pub mod state;

use chrono::NaiveDate;

use super::id::{CarrierId, ParcelId};
use super::money::Cents;
use carrier::{Carrier, Kind, Size};
use slot::Slot;

/// How long the name and the number of a parcel stay in the register after it has left, in days.
pub const USUAL_RETENTION: u16 = 30;

/// The longest that they may stay: claims against a carrier lapse after a year.
pub const LONGEST_RETENTION: u16 = 365;

/// The salted SHA-256 of a parcel's number as it is compared.
///
/// The salt stands in the register of people: whoever has the journal alone can't try numbers out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NumberHash(pub [u8; 32]);

/// A parcel that came into the café.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intake {
    /// The parcel.
    pub parcel: ParcelId,
    /// Who brought it, or fetches it.
    pub carrier: CarrierId,
    /// Its number; nothing where the level of detail asks for none or the label can't be read.
    pub number: Option<NumberHash>,
    /// How large it is.
    pub size: Size,
    /// Where it stands.
    pub slot: Slot,
    /// The last day on which it is kept; nothing for what a customer dropped off.
    pub due_on: Option<NaiveDate>,
    /// The version of the carrier's rule that gave that day, counted from 1; 0 without one.
    pub rule: u16,
    /// Whether it was found on a shelf and not in the register.
    pub found: bool,
    /// Whether its paper is wanted: the label for the shelf, the receipt for the customer.
    pub paper: bool,
}

/// Why a parcel does not go its usual way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The addressee does not want it.
    NotWanted,
    /// It is damaged.
    Damaged,
    /// It can't be found.
    NotFound,
    /// The driver did not take it, or left it elsewhere.
    Driver,
    /// Something else.
    Other,
}

/// A driver's visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriverVisit {
    /// Whose driver.
    pub carrier: CarrierId,
    /// How many parcels the driver's paper says were brought; nothing if nobody looked.
    pub announced: Option<u32>,
    /// How many the till has received today.
    pub arrived: u32,
    /// The parcels that left with the driver, in the order of the manifest.
    pub given: Vec<ParcelId>,
    /// How many the driver counted.
    pub counted: u32,
    /// Those that should have left and can't be found.
    pub missing: Vec<ParcelId>,
    /// Why not everything left that should have.
    pub reason: Option<Reason>,
}

/// What a carrier says of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Which carrier.
    pub carrier: CarrierId,
    /// The year and the month, from 1.
    pub month: (i32, u32),
    /// How many of each kind, in the order of [`Kind::ALL`].
    pub counts: [u32; 4],
    /// What it pays, in cents.
    pub amount: Cents,
}

/// Something that happened in the relay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParcelFact {
    /// A carrier is new or changed.
    CarrierSet(Carrier),
    /// The café no longer works for a carrier.
    CarrierRetired {
        /// Which.
        carrier: CarrierId,
    },
    /// How long names stay after their parcel has left.
    RetentionSet {
        /// In days.
        days: u16,
    },
    /// A parcel came for someone and has its place.
    Received(Intake),
    /// A customer left a parcel for the driver.
    DroppedOff(Intake),
    /// Parcels were handed to one person.
    HandedOver {
        /// Which.
        parcels: Vec<ParcelId>,
        /// Whether the identity was checked. What was shown is never kept.
        identity_checked: bool,
    },
    /// The addressee does not take the parcel.
    Refused {
        /// Which.
        parcel: ParcelId,
        /// Why.
        reason: Reason,
    },
    /// The parcel is damaged; what is to be said of it stands in the register.
    Damaged {
        /// Which.
        parcel: ParcelId,
    },
    /// The parcel is for another shop and leaves with the driver.
    Redirected {
        /// Which.
        parcel: ParcelId,
    },
    /// The parcel can't be found.
    Missing {
        /// Which.
        parcel: ParcelId,
        /// Why it is thought to be missing.
        reason: Reason,
    },
    /// A missing parcel is back.
    Found {
        /// Which.
        parcel: ParcelId,
        /// Where it stands now.
        slot: Slot,
    },
    /// The parcel was put in another place.
    Moved {
        /// Which.
        parcel: ParcelId,
        /// Where it stands now.
        slot: Slot,
    },
    /// A driver came.
    DriverCame(DriverVisit),
    /// The last act on these parcels is undone.
    Undone {
        /// All parcels of the act.
        parcels: Vec<ParcelId>,
    },
    /// Parcels were only counted.
    Counted {
        /// Of which carrier.
        carrier: CarrierId,
        /// What happened to them.
        kind: Kind,
        /// How many more, or fewer where a count is put right.
        change: i32,
    },
    /// The shelves were counted.
    Inventoried {
        /// How many the register says.
        expected: u32,
        /// How many there were.
        counted: u32,
    },
    /// A parcel's paper was asked for again.
    PaperAsked {
        /// Which.
        parcel: ParcelId,
    },
    /// A carrier's statement of a month came.
    Declared(Declaration),
}
