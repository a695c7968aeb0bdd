//! The bread deposit: what was ordered, delivered, kept for someone, and left over.

use super::day::BusinessDay;
use super::id::ProductId;

/// Something that happened in the bread deposit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BreadFact {
    /// None of it is left.
    SoldOut {
        /// On which day.
        day: BusinessDay,
        /// Of what.
        product: ProductId,
    },
}
