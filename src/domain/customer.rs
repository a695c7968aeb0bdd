//! People with an account: what they owe, what they have paid ahead, as sums of what happened.
//! Their names stand in the register, never here.

use std::collections::BTreeMap;

use super::id::{CustomerId, ProductId};
use super::money::{AmountError, Cents};
use super::payment::Method;
use super::ticket::Ticket;
use super::ticket::purpose::Purpose;

/// Something that happened to a customer's account beside the tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustomerFact {
    /// Someone has an account from now on.
    Added {
        /// Who; the name is in the register.
        customer: CustomerId,
    },
    /// Up to how much someone may owe.
    LimitSet {
        /// Who.
        customer: CustomerId,
        /// The limit, in cents; zero for none at all.
        limit: Cents,
    },
    /// The account is closed: nothing is owed either way.
    Closed {
        /// Who.
        customer: CustomerId,
    },
}

impl CustomerFact {
    /// Whose account it concerns.
    pub const fn customer(&self) -> CustomerId {
        match self {
            Self::Added { customer }
            | Self::LimitSet { customer, .. }
            | Self::Closed { customer } => *customer,
        }
    }
}

/// The debt that everyone may run up unless something else was said, in cents: 20 €.
pub const USUAL_LIMIT: Cents = Cents::new(2_000);

/// What a ticket changes in its customer's account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountMove {
    /// What is owed more, in cents.
    pub debt: Cents,
    /// What is prepaid more, in cents.
    pub prepaid: Cents,
    /// What of each product is paid ahead more, in thousandths.
    pub ahead: BTreeMap<ProductId, i64>,
}

impl AccountMove {
    /// What `ticket` changes. A counter-ticket changes the opposite.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when a sum goes beyond its range.
    pub fn of(ticket: &Ticket) -> Result<Self, AmountError> {
        let mut change = Self::default();
        for tender in &ticket.payment.tenders {
            match tender.method {
                Method::Debt => change.debt = change.debt.plus(tender.amount)?,
                Method::Prepaid => change.prepaid = change.prepaid.minus(tender.amount)?,
                Method::Cash | Method::Card => {}
            }
        }
        for line in &ticket.lines {
            let quantity = line.quantity.thousandths();
            match line.purpose {
                Purpose::DebtSettled => change.debt = change.debt.minus(line.gross)?,
                Purpose::TopUp => change.prepaid = change.prepaid.plus(line.gross)?,
                Purpose::Ahead => change.ahead(line.product, quantity)?,
                Purpose::AheadServed => change.ahead(line.product, -quantity)?,
                Purpose::Plain
                | Purpose::Suspended
                | Purpose::SuspendedServed
                | Purpose::Withdrawal => {}
            }
        }
        Ok(change)
    }

    fn ahead(&mut self, product: ProductId, quantity: i64) -> Result<(), AmountError> {
        let sum = self.ahead.entry(product).or_default();
        *sum = sum.checked_add(quantity).ok_or(AmountError::Overflow)?;
        Ok(())
    }

    /// Whether the ticket leaves every account as it is.
    pub fn is_nothing(&self) -> bool {
        self.debt.is_zero() && self.prepaid.is_zero() && self.ahead.values().all(|sum| *sum == 0)
    }
}
