//! Labels before goods and on goods that are marked down.

use chrono::NaiveDate;

use super::ShelfError;
use crate::domain::barcode::in_store::Layouts;
use crate::domain::catalog::scanned::Meaning;
use crate::domain::catalog::{Catalog, Product};
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::ProductId;
use crate::domain::money::Cents;
use crate::domain::quantity::Unit;
use crate::domain::shelf::{LabelKind, ShelfFact, ShelfLabel, marked_down};
use crate::domain::stock::StockFact;
use crate::domain::text::Label;
use crate::journal::entry::Place;
use crate::till::{Act, Till, TillError};

/// A label that someone asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// For the shelf.
    Shelf,
    /// For goods that are so many percent cheaper.
    MarkDown(u8),
}

/// The numbers that the till gives to products whose own code is no number of five digits: the
/// highest, so that a scale seldom has them.
const NUMBERS: std::ops::RangeInclusive<u32> = 90_001..=99_999;

impl Till {
    /// Asks for labels; gives the place of the entry whose paper they are. A product that no
    /// label can name gets a code of its own besides.
    ///
    /// # Errors
    /// [`TillError::Shelf`] for no label or more than [`ShelfLabel::MAX_COUNT`], for a product that
    /// is not there, and for a mark-down of weighed goods or of a price that no label can say;
    /// [`TillError::Store`] when the journal can't be written.
    pub fn print_labels(
        &mut self,
        act: Act,
        layouts: &Layouts,
        wanted: &[(ProductId, Wanted)],
    ) -> Result<Place, TillError> {
        if wanted.is_empty() || wanted.len() > ShelfLabel::MAX_COUNT {
            return Err(ShelfError::LabelCount.into());
        }
        // What gets a code of its own is known by it from here on.
        let mut catalog = self.catalog().clone();
        let today = BusinessDay::of(act.at).date();
        let mut facts = Vec::new();
        let mut labels = Vec::new();
        for (id, wanted) in wanted {
            let product = catalog.product(*id).cloned().ok_or(ShelfError::NoProduct)?;
            let (price, kind) = match wanted {
                Wanted::Shelf => (product.price, LabelKind::Shelf),
                Wanted::MarkDown(percent) => {
                    let (price, code, named) =
                        lower(&catalog, layouts, (&product, *percent), today)?;
                    if let Some(named) = named {
                        catalog.set_product(named.clone());
                        facts.push(Fact::ProductSet(named));
                    }
                    (price, LabelKind::MarkDown { percent: *percent, code })
                }
            };
            labels.push(ShelfLabel { product: *id, price, kind });
        }
        facts.push(Fact::Stock(StockFact::Shelf(ShelfFact::LabelsAsked(labels))));
        let entries = self.store.append(act.at, act.by, facts)?;
        let missing = "the labels are not among what was written";
        let last = entries.last().ok_or(crate::store::StoreError::Contradiction(missing))?;
        Ok(last.place)
    }
}

/// The lower price, the code of its label, and the product with a code of its own if it needs one.
fn lower(
    catalog: &Catalog,
    layouts: &Layouts,
    (product, percent): (&Product, u8),
    today: NaiveDate,
) -> Result<(Cents, Label, Option<Product>), ShelfError> {
    if product.unit != Unit::Piece || product.free_price || !(1..100).contains(&percent) {
        return Err(ShelfError::NoCode);
    }
    let price = marked_down(product.price, percent).ok_or(ShelfError::NoCode)?;
    // The number of the product itself, then that of a former label; and a label must find this
    // product again, whatever else bears its number.
    let own = product.sku.as_ref().and_then(|sku| sku.as_str().parse().ok());
    let former = product.supply.barcodes.iter().filter_map(|code| layouts.number_in(code.as_str()));
    for number in own.into_iter().chain(former) {
        let code = layouts.price_label(number, price).ok_or(ShelfError::NoCode)?;
        let finds = matches!(
            catalog.scanned(&code, layouts, today),
            Meaning::Sell { product: found, .. } if found.id == product.id
        );
        if finds {
            return Ok((price, Label::new(&code).map_err(|_| ShelfError::NoCode)?, None));
        }
    }
    for number in NUMBERS {
        let code = layouts.price_label(number, price).ok_or(ShelfError::NoCode)?;
        if !matches!(catalog.scanned(&code, layouts, today), Meaning::Unknown { .. }) {
            continue;
        }
        let item = layouts.item_code(number).ok_or(ShelfError::NoCode)?;
        let mut named = product.clone();
        named.supply.barcodes.push(Label::new(&item).map_err(|_| ShelfError::NoCode)?);
        return Ok((price, Label::new(&code).map_err(|_| ShelfError::NoCode)?, Some(named)));
    }
    Err(ShelfError::Full)
}
