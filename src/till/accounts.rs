//! People with an account, and partners: who they are, what they owe and what they have prepaid.

use super::{Act, Till, TillError};
use crate::domain::cash::CashMove;
use crate::domain::customer::CustomerFact;
use crate::domain::fact::Fact;
use crate::domain::id::{CustomerId, Ids};
use crate::domain::money::{AmountError, Cents};
use crate::domain::partner::Partner;
use crate::domain::text::Label;
use crate::store::AccountRow;

/// Someone with an account, as screens show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// Who.
    pub id: CustomerId,
    /// The name in the register.
    pub name: Label,
    /// The account.
    pub account: AccountRow,
}

impl Till {
    /// Opens an account: the name to the register, then the fact.
    ///
    /// # Errors
    /// [`TillError::Store`] when a file can't be written.
    pub fn add_customer(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        name: &Label,
    ) -> Result<CustomerId, TillError> {
        let customer = CustomerId::new(ids.next());
        self.store.people().set_customer(customer, name)?;
        let fact = Fact::Customer(CustomerFact::Added { customer });
        self.store.append(act.at, act.by, vec![fact])?;
        Ok(customer)
    }

    /// Everyone with an open account, by name.
    ///
    /// # Errors
    /// [`TillError::Store`] when a file can't be read.
    pub fn customers(&mut self) -> Result<Vec<Customer>, TillError> {
        let mut customers = Vec::new();
        for (id, name) in self.store.people().customers()? {
            if let Some(account) = self.store.account(id)?.filter(|account| !account.closed) {
                customers.push(Customer { id, name, account });
            }
        }
        Ok(customers)
    }

    /// Records cash that comes into the drawer or leaves it without a ticket.
    ///
    /// # Errors
    /// [`TillError::DayNotOpen`]; [`TillError::Amount`] for nothing at all or beyond the limit of a
    /// ticket; [`TillError::Store`] when the journal can't be written.
    pub fn move_cash(&mut self, act: Act, moved: CashMove) -> Result<(), TillError> {
        if self.open_day().is_none() {
            return Err(TillError::DayNotOpen);
        }
        if moved.amount.is_zero() || moved.amount.absolute()? > Cents::MAX_TICKET {
            return Err(TillError::Amount(AmountError::Overflow));
        }
        self.store.append(act.at, act.by, vec![Fact::CashMoved(moved)])?;
        Ok(())
    }

    /// All partners, by name.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn partners(&self) -> Result<Vec<Partner>, TillError> {
        Ok(self.store.partners()?)
    }

    /// Writes a partner, new or changed.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn set_partner(&mut self, act: Act, partner: Partner) -> Result<(), TillError> {
        self.store.append(act.at, act.by, vec![Fact::PartnerSet(partner)])?;
        Ok(())
    }
}
