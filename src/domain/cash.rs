//! Cash that comes into the drawer or leaves it without a ticket.

use super::id::PartnerId;
use super::money::Cents;

/// Why cash moved without a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CashReason {
    /// Coins or notes brought in to give change.
    Supply,
    /// Takings brought to the bank or the safe.
    Banked,
    /// Something small bought for the café.
    Expense,
    /// A third party was paid what had been collected for it, or paid what it owed.
    Partner,
}

/// Cash that moved without a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CashMove {
    /// Why.
    pub reason: CashReason,
    /// How much came in, in cents; negative for what left.
    pub amount: Cents,
    /// With whom, where it is a partner's.
    pub partner: Option<PartnerId>,
}
