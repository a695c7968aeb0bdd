//! The recorded form of facts: what stands in an entry's payload. Apart from the domain's types,
//! so that these may change and what was recorded may not.

mod activity;
pub mod basket;
pub mod bread;
mod catalog;
mod closing;
pub(crate) mod codes;
mod columns;
mod customer;
mod errand;
mod evening;
mod membership;
mod network;
mod other;
mod parcel;
mod partner;
mod profile;
mod shelf;
mod stock;
mod ticket;
mod volunteer;

pub use activity::ActivityRecord;
pub use catalog::{FamilyRecord, ProductRecord};
pub use closing::{ClosingRecord, OpenDayRecord, PerpetualRecord, TotalsRecord};
pub use codes::{hex, unhex, unhex_any, uuid_of};
pub use columns::ColumnsRecord;
pub(crate) use errand::{funder, village_service, village_service_word};
pub use evening::EveningStanding;
pub(crate) use membership::{term, term_word};
pub use other::EstablishmentRecord;
pub use parcel::{
    CarrierRecord, DeclarationRecord, StandingRecord, kind_code, kind_of_code, size_code,
    size_of_code,
};
pub use partner::PartnerRecord;
pub use profile::ProfileRecord;
pub use stock::{LotRecord, move_reason, move_reason_word};
pub use ticket::TicketRecord;
pub(crate) use volunteer::{duty, duty_word};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use thiserror::Error;

use crate::domain::fact::{Fact, Jurisdiction};

/// Why a payload can't be read or written.
#[derive(Debug, Error)]
pub enum RecordError {
    /// The payload has not the members of its kind.
    #[error("the payload has not the form of its kind")]
    Form(#[source] serde_json::Error),
    /// A value that no fact could have.
    #[error("the value of {0} is impossible")]
    Value(&'static str),
}

macro_rules! kinds {
    ($($(#[$meaning:meta])* $name:ident = $code:literal, $jurisdiction:ident;)*) => {
        /// A kind of entry; each has its own gapless numbers.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$meaning])* $name,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word that stands in the entry.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The kind that a word stands for.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)* _ => None }
            }

            /// Who wants it sealed.
            pub const fn jurisdiction(self) -> Jurisdiction {
                match self { $(Self::$name => Jurisdiction::$jurisdiction,)* }
            }
        }
    };
}

kinds! {
    /// An epoch begins.
    EpochOpened = "epoch_opened", Fiscal;
    /// The café's identity and tax settings.
    EstablishmentSet = "establishment_set", Fiscal;
    /// Someone may use the till.
    OperatorAdded = "operator_added", Operations;
    /// A family of products.
    FamilySet = "family_set", Operations;
    /// A product and its price.
    ProductSet = "product_set", Fiscal;
    /// A day opened.
    DayOpened = "day_opened", Fiscal;
    /// A ticket or a counter-ticket.
    Ticket = "ticket", Fiscal;
    /// A basket given up.
    BasketAbandoned = "basket_abandoned", Fiscal;
    /// A receipt printed, or printed again.
    ReceiptIssued = "receipt_issued", Fiscal;
    /// The drawer opened without a sale.
    DrawerOpened = "drawer_opened", Fiscal;
    /// A reading (X).
    ReadingTaken = "reading_taken", Fiscal;
    /// A closing (Z).
    DayClosed = "day_closed", Fiscal;
    /// Entries are no longer signed.
    SealingDeferred = "sealing_deferred", Fiscal;
    /// Entries are signed again.
    SealingResumed = "sealing_resumed", Fiscal;
    /// The clock went back.
    ClockMovedBack = "clock_moved_back", Fiscal;
    /// Cash that moved without a ticket.
    CashMoved = "cash_moved", Fiscal;
    /// A partner.
    PartnerSet = "partner_set", Operations;
    /// A settlement with a partner.
    PartnerSettled = "partner_settled", Fiscal;
    /// A customer's account.
    Customer = "customer", Operations;
    /// The relay of parcels.
    Parcel = "parcel", Operations;
    /// The bread deposit.
    Bread = "bread", Operations;
    /// The stock.
    Stock = "stock", Operations;
    /// The hours of volunteers.
    Volunteer = "volunteer", Operations;
    /// What the network knows the café by.
    ProfileSet = "profile_set", Operations;
    /// What passed between the café and head office.
    Network = "network", Operations;
    /// Memberships.
    Membership = "membership", Operations;
    /// What people come for beside tickets.
    Errand = "errand", Operations;
    /// The café's activities.
    Activity = "activity", Operations;
    /// Evenings of a travelling café.
    Evening = "evening", Operations;
}

impl Kind {
    /// The kind of a fact.
    pub const fn of(fact: &Fact) -> Self {
        match fact {
            Fact::EpochOpened { .. } => Self::EpochOpened,
            Fact::EstablishmentSet(_) => Self::EstablishmentSet,
            Fact::OperatorAdded(_) => Self::OperatorAdded,
            Fact::FamilySet(_) => Self::FamilySet,
            Fact::ProductSet(_) => Self::ProductSet,
            Fact::DayOpened { .. } => Self::DayOpened,
            Fact::TicketPaid { .. } => Self::Ticket,
            Fact::BasketAbandoned { .. } => Self::BasketAbandoned,
            Fact::ReceiptIssued { .. } => Self::ReceiptIssued,
            Fact::DrawerOpened(_) => Self::DrawerOpened,
            Fact::ReadingTaken { .. } => Self::ReadingTaken,
            Fact::DayClosed(_) => Self::DayClosed,
            Fact::SealingDeferred => Self::SealingDeferred,
            Fact::SealingResumed { .. } => Self::SealingResumed,
            Fact::ClockMovedBack { .. } => Self::ClockMovedBack,
            Fact::CashMoved(_) => Self::CashMoved,
            Fact::PartnerSet(_) => Self::PartnerSet,
            Fact::PartnerSettled(_) => Self::PartnerSettled,
            Fact::Customer(_) => Self::Customer,
            Fact::Parcel(_) => Self::Parcel,
            Fact::Bread(_) => Self::Bread,
            Fact::Stock(_) => Self::Stock,
            Fact::Volunteer(_) => Self::Volunteer,
            Fact::ProfileSet(_) => Self::ProfileSet,
            Fact::Network(_) => Self::Network,
            Fact::Membership(_) => Self::Membership,
            Fact::Errand(_) => Self::Errand,
            Fact::Activity(_) => Self::Activity,
            Fact::Evening(_) => Self::Evening,
        }
    }
}

/// The payload of a fact.
///
/// # Errors
/// [`RecordError`] when a value has no form in JSON.
pub fn write(fact: &Fact) -> Result<Value, RecordError> {
    match fact {
        Fact::EpochOpened { reason, public_key, former } => {
            to_value(&other::EpochRecord::of(reason, public_key, former.as_ref()))
        }
        Fact::EstablishmentSet(establishment) => to_value(&EstablishmentRecord::of(establishment)),
        Fact::OperatorAdded(id) => to_value(&other::OperatorRecord { operator: id.to_string() }),
        Fact::FamilySet(family) => to_value(&FamilyRecord::of(family)),
        Fact::ProductSet(product) => to_value(&ProductRecord::of(product)),
        Fact::DayOpened { day, float } => to_value(&other::DayRecord::of(*day, *float)),
        Fact::TicketPaid { ticket, perpetual } => to_value(&TicketRecord::of(ticket, perpetual)),
        Fact::BasketAbandoned { basket, removals } => {
            to_value(&other::AbandonedRecord::of(*basket, removals))
        }
        Fact::ReceiptIssued { ticket, copy } => {
            to_value(&other::ReceiptRecord { ticket: *ticket, copy: *copy })
        }
        Fact::DrawerOpened(reason) => to_value(&other::DrawerRecord::of(*reason)),
        Fact::ReadingTaken { day, totals } => to_value(&closing::ReadingRecord::of(*day, totals)),
        Fact::DayClosed(closing) => to_value(&ClosingRecord::of(closing)),
        Fact::SealingDeferred => to_value(&other::EmptyRecord {}),
        Fact::SealingResumed { first, last, hash } => {
            to_value(&other::ResumedRecord { first: *first, last: *last, hash: hex(hash) })
        }
        Fact::ClockMovedBack { last } => to_value(&other::ClockRecord::of(*last)),
        Fact::CashMoved(moved) => to_value(&partner::CashRecord::of(moved)),
        Fact::PartnerSet(partner) => to_value(&PartnerRecord::of(partner)),
        Fact::PartnerSettled(settled) => to_value(&partner::SettlementRecord::of(settled)),
        Fact::Customer(fact) => to_value(&customer::CustomerRecord::of(fact)),
        Fact::Parcel(fact) => to_value(&parcel::ParcelRecord::of(fact)),
        Fact::Bread(fact) => to_value(&bread::BreadRecord::of(fact)),
        Fact::Stock(fact) => to_value(&stock::StockRecord::of(fact)),
        Fact::Volunteer(fact) => to_value(&volunteer::VolunteerRecord::of(fact)),
        Fact::ProfileSet(profile) => to_value(&ProfileRecord::of(profile)),
        Fact::Network(fact) => to_value(&network::NetworkRecord::of(fact)),
        Fact::Evening(fact) => to_value(&evening::EveningRecord::of(fact)),
        Fact::Errand(fact) => to_value(&errand::ErrandRecord::of(fact)),
        Fact::Membership(fact) => to_value(&membership::MembershipRecord::of(fact)),
        Fact::Activity(fact) => to_value(&activity::ActivityFactRecord::of(fact)),
    }
}

/// A payload before its kind is looked at.
#[derive(Debug)]
pub enum Payload<'a> {
    /// Already read as JSON.
    Read(Value),
    /// Still its text.
    Text(&'a str),
}

/// Reads the fact of a kind back from its payload.
///
/// # Errors
/// [`RecordError`] when the payload has not the form of its kind or holds impossible values.
pub fn read(kind: Kind, payload: Payload<'_>) -> Result<Fact, RecordError> {
    match kind {
        Kind::EpochOpened => from_value::<other::EpochRecord>(payload)?.fact(),
        Kind::EstablishmentSet => {
            Ok(Fact::EstablishmentSet(from_value::<EstablishmentRecord>(payload)?.read()?))
        }
        Kind::OperatorAdded => from_value::<other::OperatorRecord>(payload)?.fact(),
        Kind::FamilySet => Ok(Fact::FamilySet(from_value::<FamilyRecord>(payload)?.read()?)),
        Kind::ProductSet => Ok(Fact::ProductSet(from_value::<ProductRecord>(payload)?.read()?)),
        Kind::DayOpened => from_value::<other::DayRecord>(payload)?.fact(),
        Kind::Ticket => {
            let (ticket, perpetual) = from_value::<TicketRecord>(payload)?.read()?;
            Ok(Fact::TicketPaid { ticket, perpetual })
        }
        Kind::BasketAbandoned => from_value::<other::AbandonedRecord>(payload)?.fact(),
        Kind::ReceiptIssued => {
            let record: other::ReceiptRecord = from_value(payload)?;
            Ok(Fact::ReceiptIssued { ticket: record.ticket, copy: record.copy })
        }
        Kind::DrawerOpened => from_value::<other::DrawerRecord>(payload)?.fact(),
        Kind::ReadingTaken => {
            let (day, totals) = from_value::<closing::ReadingRecord>(payload)?.read()?;
            Ok(Fact::ReadingTaken { day, totals })
        }
        Kind::DayClosed => Ok(Fact::DayClosed(from_value::<ClosingRecord>(payload)?.read()?)),
        Kind::SealingDeferred => {
            from_value::<other::EmptyRecord>(payload).map(|_| Fact::SealingDeferred)
        }
        Kind::SealingResumed => from_value::<other::ResumedRecord>(payload)?.fact(),
        Kind::ClockMovedBack => from_value::<other::ClockRecord>(payload)?.fact(),
        Kind::CashMoved => from_value::<partner::CashRecord>(payload)?.read().map(Fact::CashMoved),
        Kind::PartnerSet => from_value::<PartnerRecord>(payload)?.read().map(Fact::PartnerSet),
        Kind::PartnerSettled => {
            from_value::<partner::SettlementRecord>(payload)?.read().map(Fact::PartnerSettled)
        }
        Kind::Customer => {
            from_value::<customer::CustomerRecord>(payload)?.read().map(Fact::Customer)
        }
        Kind::Parcel => from_value::<parcel::ParcelRecord>(payload)?.read().map(Fact::Parcel),
        Kind::Bread => from_value::<bread::BreadRecord>(payload)?.read().map(Fact::Bread),
        Kind::Stock => from_value::<stock::StockRecord>(payload)?.read().map(Fact::Stock),
        Kind::Evening => from_value::<evening::EveningRecord>(payload)?.read().map(Fact::Evening),
        Kind::Errand => from_value::<errand::ErrandRecord>(payload)?.read().map(Fact::Errand),
        Kind::Membership => {
            from_value::<membership::MembershipRecord>(payload)?.read().map(Fact::Membership)
        }
        Kind::Volunteer => {
            from_value::<volunteer::VolunteerRecord>(payload)?.read().map(Fact::Volunteer)
        }
        Kind::ProfileSet => from_value::<ProfileRecord>(payload)?.read().map(Fact::ProfileSet),
        Kind::Network => from_value::<network::NetworkRecord>(payload)?.read().map(Fact::Network),
        Kind::Activity => {
            from_value::<activity::ActivityFactRecord>(payload)?.read().map(Fact::Activity)
        }
    }
}

/// The JSON value of a record.
///
/// # Errors
/// [`RecordError::Form`] when a value has no form in JSON.
pub fn to_value<T: Serialize>(record: &T) -> Result<Value, RecordError> {
    serde_json::to_value(record).map_err(RecordError::Form)
}

fn from_value<T: DeserializeOwned>(payload: Payload<'_>) -> Result<T, RecordError> {
    match payload {
        Payload::Read(value) => serde_json::from_value(value),
        Payload::Text(text) => serde_json::from_str(text),
    }
    .map_err(RecordError::Form)
}
