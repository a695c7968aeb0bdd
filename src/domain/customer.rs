//! People with an account: what they owe, what they have paid ahead, as sums of what happened.
//! Their names stand in the register, never here.

mod standing;

pub use standing::{AccountError, Age, Allowance, Standing};

use std::collections::BTreeMap;

use super::id::{CustomerId, ProductId, TicketId};
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
    /// What stood in the account before this till kept it, taken over from a notebook.
    OpeningBalance {
        /// Who.
        customer: CustomerId,
        /// What was owed, in cents.
        debt: Cents,
        /// What was prepaid, in cents.
        prepaid: Cents,
    },
    /// The manager lets someone owe more than the limit, with the ticket of this identifier.
    LimitLifted {
        /// Who.
        customer: CustomerId,
        /// The ticket that it was lifted for, and for no other.
        ticket: TicketId,
        /// What is owed with it, in cents.
        debt: Cents,
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
            | Self::OpeningBalance { customer, .. }
            | Self::LimitLifted { customer, .. }
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

    /// What an opening balance brings in.
    pub fn opening(debt: Cents, prepaid: Cents) -> Self {
        Self { debt, prepaid, ..Self::default() }
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

/// What a ticket changes in the goods that wait, paid, for someone unknown: thousandths of each
/// product.
///
/// # Errors
/// [`AmountError::Overflow`] when a sum goes beyond its range.
pub fn suspended_by(ticket: &Ticket) -> Result<BTreeMap<ProductId, i64>, AmountError> {
    let mut change: BTreeMap<ProductId, i64> = BTreeMap::new();
    for line in &ticket.lines {
        let quantity = match line.purpose {
            Purpose::Suspended => line.quantity.thousandths(),
            Purpose::SuspendedServed => -line.quantity.thousandths(),
            _ => continue,
        };
        let sum = change.entry(line.product).or_default();
        *sum = sum.checked_add(quantity).ok_or(AmountError::Overflow)?;
    }
    Ok(change)
}
