//! What papers show, in values of the domain: filled in by the till, laid out by the slips.

use crate::domain::closing::{Closing, Totals};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::establishment::Establishment;
use crate::domain::id::{FamilyId, PartnerId, TillId};
use crate::domain::money::Cents;
use crate::domain::text::Label;
use crate::domain::ticket::Ticket;

/// What a paper says of the seal of its entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The epoch of its entry, the newest as of this paper.
    pub epoch: u32,
    /// The sequence number of its entry.
    pub seq: u64,
    /// The hash of its entry.
    pub hash: [u8; 32],
    /// Characters 3, 7, 13 and 19 of the signature in base64url, or nothing while sealing waits.
    pub extract: Option<String>,
    /// The fingerprint of the till's public key.
    pub fingerprint: Option<String>,
}

/// Everything that a receipt shows.
#[derive(Debug, Clone)]
pub struct ReceiptPaper {
    /// The café.
    pub establishment: Option<Establishment>,
    /// The till.
    pub till: TillId,
    /// The ticket's number.
    pub number: u64,
    /// When it was paid.
    pub at: Moment,
    /// Who served, by the name in the register.
    pub operator: Option<Label>,
    /// The name and version of the program that recorded it.
    pub program: String,
    /// The ticket.
    pub ticket: Ticket,
    /// 0 for the original, else the number of the duplicate.
    pub copy: u32,
    /// When the duplicate was asked for.
    pub copied_at: Option<Moment>,
    /// Partners that lines were sold for, by name.
    pub partners: Vec<(PartnerId, Label)>,
    /// What stood in its customer's account after it, if it moved one. Nobody is named.
    pub balance: Option<Balance>,
    /// The seal of its entry.
    pub seal: Seal,
}

/// What stands in an account after a ticket that moved it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// What is owed, in cents, if the ticket changed it.
    pub debt: Option<Cents>,
    /// What is prepaid, in cents, if the ticket changed it.
    pub prepaid: Option<Cents>,
}

/// Everything that a closing (Z) shows.
#[derive(Debug, Clone)]
pub struct ClosingPaper {
    /// The café.
    pub establishment: Option<Establishment>,
    /// The till.
    pub till: TillId,
    /// The number of the closing.
    pub number: u64,
    /// When the day was closed.
    pub at: Moment,
    /// Who closed it.
    pub operator: Option<Label>,
    /// The name and version of the program.
    pub program: String,
    /// The closing.
    pub closing: Closing,
    /// Families by name.
    pub families: Vec<(FamilyId, Label)>,
    /// Partners by name.
    pub partners: Vec<(PartnerId, Label)>,
    /// The seal of its entry.
    pub seal: Seal,
}

/// Everything that a reading (X) shows.
#[derive(Debug, Clone)]
pub struct ReadingPaper {
    /// The café.
    pub establishment: Option<Establishment>,
    /// The till.
    pub till: TillId,
    /// The day that was read.
    pub day: BusinessDay,
    /// When.
    pub at: Moment,
    /// By whom.
    pub operator: Option<Label>,
    /// The name and version of the program.
    pub program: String,
    /// Its sums.
    pub totals: Totals,
    /// Families by name.
    pub families: Vec<(FamilyId, Label)>,
    /// Partners by name.
    pub partners: Vec<(PartnerId, Label)>,
}
