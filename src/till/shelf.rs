//! What is done at the shelf: products made out of codes that nobody knew, goods sold without a
//! product, and labels.

pub mod labels;

use std::collections::BTreeMap;

use thiserror::Error;

use super::{Act, Till, TillError};
use crate::domain::catalog::{Catalog, Nature, Product, Supply, VatPair};
use crate::domain::fact::Fact;
use crate::domain::id::{FamilyId, Ids, ProductId};
use crate::domain::money::Cents;
use crate::domain::quantity::Unit;
use crate::domain::shelf::ShelfFact;
use crate::domain::stock::StockFact;
use crate::domain::text::Label;
use crate::domain::vat::VatRate;
use crate::store::ParkedCode;

/// The most codes that wait for their product in a list: nobody makes more in an evening.
const PARKED_MAX: u32 = 200;

/// The tag of goods that are sold before they are a product: one such product a family.
pub const SUNDRY: &str = "divers";

/// The first number that the till gives to a product by itself, so that the café's own codes of
/// three or four digits stay free. Five digits go on a label of the scale.
const FIRST_NUMBER: u32 = 10_001;

/// The last number that has five digits.
const LAST_NUMBER: u32 = 99_999;

/// The rate of what nothing is known about, in basis points: the usual one (CGI art. 278).
const USUAL_RATE: u16 = 2_000;

/// What a person says of a product that is not in the catalogue yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProduct {
    /// The code on its packing.
    pub code: Option<Label>,
    /// Its name.
    pub name: Label,
    /// Its family, which gives its rates.
    pub family: FamilyId,
    /// The price with VAT of one unit, in cents.
    pub price: Cents,
    /// What one unit is.
    pub unit: Unit,
    /// Whether its stock is counted.
    pub tracked: bool,
}

/// Why a product or a label was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ShelfError {
    /// There is no such family.
    #[error("there is no such family")]
    NoFamily,
    /// There is no such product.
    #[error("there is no such product")]
    NoProduct,
    /// A price of nothing, or too high.
    #[error("the price is out of range")]
    Price,
    /// Another product bears the code.
    #[error("another product bears the code")]
    CodeTaken,
    /// The catalogue takes no more products.
    #[error("the catalogue is full")]
    Full,
    /// More labels than are printed at once, or none.
    #[error("too many labels, or none")]
    LabelCount,
    /// Goods that are weighed, or whose price no label can say.
    #[error("no label can say this price")]
    NoCode,
}

impl Till {
    /// Makes a product; its rates are those of most of its family. A parked code needs nothing
    /// more then.
    ///
    /// # Errors
    /// [`TillError::Shelf`] with what is wrong; [`TillError::Store`] when the journal can't be
    /// written.
    pub fn create_product(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        new: NewProduct,
    ) -> Result<ProductId, TillError> {
        if let Some(code) = &new.code
            && self.catalog().by_barcode(code.as_str()).is_some()
        {
            return Err(ShelfError::CodeTaken.into());
        }
        if new.price <= Cents::ZERO || new.price > Cents::MAX_PRICE {
            return Err(ShelfError::Price.into());
        }
        let mut product = self.blank(ids, new.family, new.name)?;
        product.price = new.price;
        product.unit = new.unit;
        product.supply.tracked = new.tracked;
        product.barcode.clone_from(&new.code);
        let id = product.id;
        let mut facts = vec![Fact::ProductSet(product)];
        if let Some(code) = new.code
            && self.store.parked_codes(u32::MAX)?.iter().any(|parked| parked.code == code)
        {
            facts.push(Fact::Stock(StockFact::Shelf(ShelfFact::CodeCleared { code })));
        }
        self.store.append(act.at, act.by, facts)?;
        Ok(id)
    }

    /// Goods whose code nobody knows are sold as sundries of a family, under `name`, and the code
    /// is kept to be made a product of. Gives the product to ring up.
    ///
    /// # Errors
    /// As [`Till::create_product`].
    pub fn park_code(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        (code, family, price): (Label, FamilyId, Cents),
        name: Label,
    ) -> Result<ProductId, TillError> {
        if price <= Cents::ZERO || price > Cents::MAX_PRICE {
            return Err(ShelfError::Price.into());
        }
        let known = self.catalog().of_family(family).into_iter().find(|one| one.is(SUNDRY));
        let mut facts = Vec::new();
        let product = match known {
            Some(product) => product.id,
            None => {
                let mut product = self.blank(ids, family, name)?;
                product.free_price = true;
                product.tags.extend(Label::new(SUNDRY));
                let id = product.id;
                facts.push(Fact::ProductSet(product));
                id
            }
        };
        facts.push(Fact::Stock(StockFact::Shelf(ShelfFact::CodeParked { code, family, price })));
        self.store.append(act.at, act.by, facts)?;
        Ok(product)
    }

    /// Codes that wait for their product, the newest first; not those that an import has brought
    /// a product for.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn parked_codes(&self) -> Result<Vec<ParkedCode>, TillError> {
        let mut codes = self.store.parked_codes(PARKED_MAX)?;
        codes.retain(|parked| self.catalog().by_barcode(parked.code.as_str()).is_none());
        Ok(codes)
    }

    /// A parked code needs nothing more.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn clear_code(&mut self, act: Act, code: Label) -> Result<(), TillError> {
        let fact = Fact::Stock(StockFact::Shelf(ShelfFact::CodeCleared { code }));
        self.store.append(act.at, act.by, vec![fact])?;
        Ok(())
    }

    /// A product of a family with the next number, at no price yet.
    fn blank(
        &self,
        ids: &mut dyn Ids,
        family: FamilyId,
        name: Label,
    ) -> Result<Product, TillError> {
        let catalog = self.catalog();
        if catalog.family(family).is_none() {
            return Err(ShelfError::NoFamily.into());
        }
        if catalog.len() >= Catalog::MAX_PRODUCTS {
            return Err(ShelfError::Full.into());
        }
        let (nature, vat) = usual(catalog, family);
        Ok(Product {
            id: ProductId::new(ids.next()),
            family,
            sku: free_number(catalog),
            name,
            price: Cents::ZERO,
            free_price: false,
            vat,
            unit: Unit::Piece,
            barcode: None,
            nature,
            favourite: None,
            rank: u16::try_from(catalog.of_family(family).len()).unwrap_or(u16::MAX),
            tags: Vec::new(),
            supply: Supply::default(),
        })
    }
}

/// What most products of a family are: whose money, at which rates. A family without products
/// gets the usual rate, which is the highest: no tax is owed by mistake.
pub fn usual(catalog: &Catalog, family: FamilyId) -> (Nature, VatPair) {
    let rate = VatRate::new(USUAL_RATE).unwrap_or(VatRate::ZERO);
    let usual = VatPair { on_site: rate, takeaway: rate };
    (Nature::Own, most_rates(catalog, family, |_| true).unwrap_or(usual))
}

/// The rates of most of the café's own goods of a family that bear VAT, if there are any.
pub(super) fn taxed_like(catalog: &Catalog, family: FamilyId) -> Option<VatPair> {
    let untaxed = VatPair { on_site: VatRate::ZERO, takeaway: VatRate::ZERO };
    most_rates(catalog, family, |rates| rates != untaxed)
}

/// The rates of most of the café's own goods of a family, among those that count.
fn most_rates(
    catalog: &Catalog,
    family: FamilyId,
    counts: impl Fn(VatPair) -> bool,
) -> Option<VatPair> {
    let mut found: BTreeMap<(VatRate, VatRate), usize> = BTreeMap::new();
    for product in catalog.of_family(family) {
        // Money of others has partners and rules that nobody has told of a new article.
        if product.nature == Nature::Own && !product.is(SUNDRY) && counts(product.vat) {
            *found.entry((product.vat.on_site, product.vat.takeaway)).or_default() += 1;
        }
    }
    let ((on_site, takeaway), _) = found.into_iter().max_by_key(|(_, count)| *count)?;
    Some(VatPair { on_site, takeaway })
}

/// The first number of five digits that no product has as its code; none when all are taken.
pub(super) fn free_number(catalog: &Catalog) -> Option<Label> {
    (FIRST_NUMBER..=LAST_NUMBER)
        .map(|number| number.to_string())
        .find(|number| catalog.by_sku(number).is_none())
        .and_then(|number| Label::new(&number).ok())
}
