//! The shelf at the desk.

use std::sync::Arc;

use super::Desk;
use crate::domain::id::{FamilyId, ProductId};
use crate::domain::money::Cents;
use crate::domain::text::Label;
use crate::store::ParkedCode;
use crate::till::TillError;
use crate::till::shelf::{NewProduct, ShelfError};

impl Desk {
    /// Makes a product.
    ///
    /// # Errors
    /// As [`crate::till::Till::create_product`].
    pub fn create_product(&mut self, new: NewProduct) -> Result<ProductId, TillError> {
        let act = self.act();
        let id = self.till.create_product(act, self.equipment.ids.as_mut(), new)?;
        self.catalogue_changed()?;
        Ok(id)
    }

    /// Sells goods whose code nobody knows as sundries of a family, and keeps the code to be made
    /// a product of. Gives the product to ring up at `price`.
    ///
    /// # Errors
    /// As [`crate::till::Till::park_code`].
    pub fn park_code(
        &mut self,
        code: Label,
        family: FamilyId,
        price: Cents,
    ) -> Result<ProductId, TillError> {
        let known = self.till.catalog().family(family).ok_or(ShelfError::NoFamily)?;
        let name = self.french.tell("shelf-sundry", &[("family", known.name.as_str().into())]);
        // A family's name may fill a label by itself.
        let name = Label::new(&name).unwrap_or_else(|_| known.name.clone());
        let act = self.act();
        let ids = self.equipment.ids.as_mut();
        let id = self.till.park_code(act, ids, (code, family, price), name)?;
        self.catalogue_changed()?;
        Ok(id)
    }

    /// Codes that wait for their product, the newest first.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn parked_codes(&self) -> Result<Vec<ParkedCode>, TillError> {
        self.till.parked_codes()
    }

    /// A parked code needs nothing more.
    ///
    /// # Errors
    /// As [`crate::till::Till::clear_code`].
    pub fn clear_code(&mut self, code: Label) -> Result<(), TillError> {
        self.till.clear_code(self.act(), code)?;
        self.after_commit(false)
    }

    pub(super) fn catalogue_changed(&mut self) -> Result<(), TillError> {
        self.catalog = Arc::new(self.till.catalog().clone());
        self.after_commit(false)
    }
}
