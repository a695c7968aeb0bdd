//! What happens at a till: the kinds of fact that the journal holds.
//!
//! A fact bears identifiers, codes and amounts; never a person's name, phone or address.

use super::activity::ActivityFact;
use super::bread::BreadFact;
use super::cash::CashMove;
use super::catalog::{Family, Product};
use super::closing::{Closing, OpenDay, Perpetual, Totals};
use super::customer::CustomerFact;
use super::day::{BusinessDay, Moment};
use super::errand::ErrandFact;
use super::establishment::Establishment;
use super::evening::EveningFact;
use super::id::{OperatorId, TicketId};
use super::membership::MembershipFact;
use super::money::Cents;
use super::network::NetworkFact;
use super::parcel::ParcelFact;
use super::partner::{Partner, Settlement};
use super::profile::Profile;
use super::stock::StockFact;
use super::ticket::Ticket;
use super::ticket::basket::Removal;
use super::volunteer::VolunteerFact;

/// Which family a kind of fact belongs to. One chain holds both; a fiscal verifier needs only the
/// hashes of the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Jurisdiction {
    /// What the tax law wants sealed.
    Fiscal,
    /// What the café needs to work.
    Operations,
}

/// Why an epoch of the journal begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EpochReason {
    /// The till's first start.
    FirstStart,
    /// A new key took the place of one that was lost.
    NewKey,
    /// The journal was restored from a copy.
    Restore,
}

/// Where a former epoch ended: sequence number and hash of its last entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormerEnd {
    /// The number of the former epoch.
    pub epoch: u32,
    /// The sequence number of its last entry.
    pub seq: u64,
    /// The hash of its last entry.
    pub hash: [u8; 32],
}

/// Why the drawer was opened without a sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawerReason {
    /// Someone asked for it, to give change for a note.
    Change,
    /// Someone counts it.
    Count,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// An epoch of the journal begins, under this public key.
    EpochOpened {
        /// Why.
        reason: EpochReason,
        /// The public key: an uncompressed point of P-256, 65 bytes.
        public_key: Vec<u8>,
        /// Where the former epoch ended.
        former: Option<FormerEnd>,
    },
    /// The café's name, identity and tax settings.
    EstablishmentSet(Establishment),
    /// Someone may use the till from now on. The name is in the register of people.
    OperatorAdded(OperatorId),
    /// A family is new or changed.
    FamilySet(Family),
    /// A product is new or changed.
    ProductSet(Product),
    /// A day was opened with this float in the drawer.
    DayOpened {
        /// Which day.
        day: BusinessDay,
        /// What lay in the drawer, in cents.
        float: Cents,
    },
    /// A ticket was paid, or voided by its counter-ticket.
    TicketPaid {
        /// The ticket.
        ticket: Ticket,
        /// The perpetual totals with it.
        perpetual: Perpetual,
    },
    /// A basket was given up before payment.
    BasketAbandoned {
        /// The identifier that its ticket would have borne.
        basket: TicketId,
        /// What it held and what had been taken off it.
        removals: Vec<Removal>,
    },
    /// A receipt was asked for: the original, then duplicates 1, 2, 3…
    ReceiptIssued {
        /// The number of the ticket.
        ticket: u64,
        /// 0 for the original.
        copy: u32,
    },
    /// The drawer was opened without a sale.
    DrawerOpened(DrawerReason),
    /// The day's sums were read (X).
    ReadingTaken {
        /// Which day.
        day: BusinessDay,
        /// Its sums at that moment.
        totals: Totals,
    },
    /// The day was closed (Z).
    DayClosed(Closing),
    /// The key could not be reached: from here on entries are chained and not signed.
    SealingDeferred,
    /// The key is back: this entry's signature covers the entries since the deferral.
    SealingResumed {
        /// The first entry that was not signed.
        first: u64,
        /// The last entry that was not signed.
        last: u64,
        /// The hash of the last entry that was not signed.
        hash: [u8; 32],
    },
    /// The clock shows an earlier time than the entry before.
    ClockMovedBack {
        /// What the entry before said.
        last: Moment,
    },
    /// Cash came into the drawer or left it without a ticket.
    CashMoved(CashMove),
    /// A partner is new or changed.
    PartnerSet(Partner),
    /// What was collected for a partner was settled with it.
    PartnerSettled(Settlement),
    /// Something happened to a customer's account.
    Customer(CustomerFact),
    /// Something happened in the relay of parcels.
    Parcel(ParcelFact),
    /// Something happened in the bread deposit.
    Bread(BreadFact),
    /// Something happened to the stock.
    Stock(StockFact),
    /// Something happened to the hours of volunteers.
    Volunteer(VolunteerFact),
    /// What the network knows the café by.
    ProfileSet(Profile),
    /// Something passed between the café and the network's head office.
    Network(NetworkFact),
    /// Something happened to an evening of a travelling café.
    Evening(EveningFact),
    /// People came for something that no ticket tells.
    Errand(ErrandFact),
    /// Something happened to memberships.
    Membership(MembershipFact),
    /// Something happened to an activity.
    Activity(ActivityFact),
}

impl Fact {
    /// The day that this fact opens, as it stands right after it.
    pub fn opened_day(&self, at: Moment) -> Option<OpenDay> {
        match self {
            Self::DayOpened { day, float } => {
                Some(OpenDay { day: *day, opened_at: at, float: *float, totals: Totals::default() })
            }
            _ => None,
        }
    }
}
