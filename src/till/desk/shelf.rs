//! The shelf at the desk.

use std::sync::Arc;

use comptoir_hardware::slip::Slip;

use super::Desk;
use crate::domain::day::BusinessDay;
use crate::domain::id::{FamilyId, ProductId};
use crate::domain::money::Cents;
use crate::domain::shelf::{LabelKind, ShelfLabel};
use crate::domain::text::Label;
use crate::domain::unit_price::{Exemption, NetContent};
use crate::slips::{self, LabelPaper};
use crate::store::ParkedCode;
use crate::till::TillError;
use crate::till::shelf::labels::Wanted;
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

    /// Prints labels and gives them back for the screen: one slip, each label cut off by itself.
    ///
    /// # Errors
    /// As [`crate::till::Till::print_labels`].
    pub fn print_labels(&mut self, wanted: &[(ProductId, Wanted)]) -> Result<Slip, TillError> {
        let layouts = Arc::clone(&self.layouts);
        let place = self.till.print_labels(self.act(), &layouts, wanted)?;
        self.catalogue_changed()?;
        self.slip_of(place)
    }

    /// The labels of an entry, in the words of the catalogue as it is now.
    pub(super) fn labels(&self, labels: &[ShelfLabel], day: BusinessDay) -> Slip {
        let cafe = self.till.ledger().establishment.as_ref();
        let fake = cafe.is_some_and(|cafe| cafe.demonstration);
        let catalog = self.till.catalog();
        let paper = |label: &ShelfLabel| {
            let product = catalog.product(label.product)?;
            let sort = Exemption::of_tags(&product.tags);
            let content = product.supply.content;
            let exempt = |content: &NetContent| sort.is_some_and(|sort| content.is_exempt(sort));
            let mark_down = match &label.kind {
                LabelKind::Shelf => None,
                LabelKind::MarkDown { percent, code } => {
                    Some((*percent, product.price, code.clone()))
                }
            };
            Some(LabelPaper {
                name: product.name.clone(),
                price: label.price,
                unit: product.unit,
                content: content.filter(|content| !exempt(content)),
                mark_down,
                day,
                fake,
            })
        };
        let papers: Vec<LabelPaper> = labels.iter().filter_map(paper).collect();
        slips::labels(&papers, &self.french, self.equipment.outlet.columns())
    }

    pub(super) fn catalogue_changed(&mut self) -> Result<(), TillError> {
        self.catalog = Arc::new(self.till.catalog().clone());
        self.after_commit(false)
    }
}
