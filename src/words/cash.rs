//! Cash that moved without a ticket, as people read it.

use crate::domain::cash::CashReason;

/// The line of cash that moved without a ticket, with its count.
pub const fn moved_key(reason: CashReason) -> &'static str {
    match reason {
        CashReason::Supply => "closing-moved-supply",
        CashReason::Banked => "closing-moved-banked",
        CashReason::Expense => "closing-moved-expense",
        CashReason::Partner => "closing-moved-partner",
    }
}
