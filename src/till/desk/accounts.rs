//! Accounts and partners at the desk.

use super::Desk;
use crate::domain::id::{CustomerId, PartnerId};
use crate::domain::partner::Partner;
use crate::domain::text::Label;
use crate::till::TillError;
use crate::till::accounts::Customer;

impl Desk {
    /// Opens an account.
    ///
    /// # Errors
    /// As [`crate::till::Till::add_customer`].
    pub fn add_customer(&mut self, name: &Label) -> Result<CustomerId, TillError> {
        let act = self.act();
        let customer = self.till.add_customer(act, self.equipment.ids.as_mut(), name)?;
        self.after_commit(false)?;
        Ok(customer)
    }

    /// Everyone with an open account, by name.
    ///
    /// # Errors
    /// As [`crate::till::Till::customers`].
    pub fn customers(&mut self) -> Result<Vec<Customer>, TillError> {
        self.till.customers()
    }

    /// A new identifier for a partner.
    pub fn new_partner(&mut self) -> PartnerId {
        PartnerId::new(self.equipment.ids.next())
    }

    /// Writes a partner, new or changed.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_partner`].
    pub fn set_partner(&mut self, partner: Partner) -> Result<(), TillError> {
        let act = self.act();
        self.till.set_partner(act, partner)?;
        self.after_commit(false)
    }
}
