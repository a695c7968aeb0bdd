//! The stock: a ledger of moves with their reasons. What is there is their sum.

use super::id::ProductId;

/// Something that happened to the stock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StockFact {
    /// Goods came or went.
    Moved {
        /// What.
        product: ProductId,
        /// How much came, in thousandths of its unit; negative for what went.
        thousandths: i64,
    },
}
