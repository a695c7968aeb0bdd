//! Memberships at the desk.

use super::Desk;
use crate::domain::day::BusinessDay;
use crate::domain::id::{CustomerId, MembershipId, ProductId};
use crate::domain::membership::Terms;
use crate::domain::text::Label;
use crate::store::MembershipRow;
use crate::till::TillError;
use crate::till::memberships::{MemberBook, NewMembership};

impl Desk {
    /// Says that a product is a membership, or none any more.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_membership_terms`].
    pub fn set_membership_terms(
        &mut self,
        product: ProductId,
        terms: Option<Terms>,
    ) -> Result<(), TillError> {
        self.till.set_membership_terms(self.act(), product, terms)?;
        self.memberships = self.till.membership_terms()?.into();
        self.after_commit(false)
    }

    /// Makes a kind of membership.
    ///
    /// # Errors
    /// As [`crate::till::Till::create_membership`].
    pub fn create_membership(&mut self, new: NewMembership) -> Result<ProductId, TillError> {
        let family = self.french.say("membership-family");
        // The family's name is one of our own sentences; the kind's own stands in otherwise.
        let family = Label::new(&family).unwrap_or_else(|_| new.name.clone());
        let act = self.act();
        let product =
            self.till.create_membership(act, self.equipment.ids.as_mut(), &family, new)?;
        self.memberships = self.till.membership_terms()?.into();
        self.catalogue_changed()?;
        Ok(product)
    }

    /// Takes a membership over from a notebook.
    ///
    /// # Errors
    /// As [`crate::till::Till::take_membership_over`].
    pub fn take_membership_over(
        &mut self,
        customer: CustomerId,
        product: ProductId,
        span: (BusinessDay, BusinessDay),
    ) -> Result<MembershipId, TillError> {
        let act = self.act();
        let ids = self.equipment.ids.as_mut();
        let id = self.till.take_membership_over(act, ids, customer, product, span)?;
        self.after_commit(false)?;
        Ok(id)
    }

    /// Ends a membership that was taken over.
    ///
    /// # Errors
    /// As [`crate::till::Till::end_membership`].
    pub fn end_membership(&mut self, id: MembershipId) -> Result<(), TillError> {
        self.till.end_membership(self.act(), id)?;
        self.after_commit(false)
    }

    /// Everyone with an account and their membership.
    ///
    /// # Errors
    /// As [`crate::till::Till::members`].
    pub fn members(&mut self) -> Result<MemberBook, TillError> {
        let today = BusinessDay::of(self.now());
        self.till.members(today)
    }

    /// Someone's memberships, the newest first.
    ///
    /// # Errors
    /// As [`crate::till::Till::memberships_of`].
    pub fn memberships_of(&self, customer: CustomerId) -> Result<Vec<MembershipRow>, TillError> {
        self.till.memberships_of(customer)
    }
}
