//! Why a line stands on a ticket, beyond the product that it names.

use super::super::catalog::Product;

/// Why a line stands on a ticket.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Sold and handed over.
    #[default]
    Plain,
    /// Paid for someone unknown who will ask for it (café suspendu). The supply and its rate are
    /// known, so it is taxed now.
    Suspended,
    /// Handed over out of what others had paid: at zero.
    SuspendedServed,
    /// Paid by the ticket's customer for another day, and taxed now.
    Ahead,
    /// Handed over out of what the ticket's customer had paid ahead: at zero.
    AheadServed,
    /// The ticket's customer pays off a debt: no sale.
    DebtSettled,
    /// The ticket's customer tops a prepaid account up, or takes it back: a liability, no sale.
    TopUp,
    /// Cash handed out for a bank or the post: no sale.
    Withdrawal,
}

impl Purpose {
    /// What a product that is only ever paid for someone unknown is marked with.
    pub const SUSPENDED_TAG: &'static str = "suspendu";

    /// Why a product goes on a ticket when it is touched.
    pub fn of_product(product: &Product) -> Self {
        if product.is(Self::SUSPENDED_TAG) { Self::Suspended } else { Self::Plain }
    }

    /// Whether a line of this kind is of no meaning without a customer.
    pub const fn needs_customer(self) -> bool {
        matches!(self, Self::Ahead | Self::AheadServed | Self::DebtSettled | Self::TopUp)
    }

    /// Whether goods leave the shelf with it: what is paid ahead or suspended stays there.
    pub const fn hands_over(self) -> bool {
        matches!(self, Self::Plain | Self::SuspendedServed | Self::AheadServed)
    }

    /// Whether it is handed over at no price, because it was paid before.
    pub const fn is_paid_before(self) -> bool {
        matches!(self, Self::SuspendedServed | Self::AheadServed)
    }
}
