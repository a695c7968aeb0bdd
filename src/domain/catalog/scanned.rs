//! What a scan means where one sells: which product, how much of it, at which price, and whether
//! it may be sold at all.

use chrono::NaiveDate;

use super::{Catalog, Product};
use crate::domain::barcode::gs1::{Gs1, Gs1Error};
use crate::domain::barcode::in_store::{InStore, InStoreError, Layouts, Value, quantity_for};
use crate::domain::barcode::scan::{Scanned, Unreadable};
use crate::domain::money::Cents;
use crate::domain::quantity::{Quantity, Unit};

/// What a scan means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// A product, to be rung up.
    Sell {
        /// Which.
        product: &'a Product,
        /// How much of it.
        measure: Measure,
        /// The day until which it was at its best, if that has gone by: it may still be sold.
        best_before: Option<NaiveDate>,
    },
    /// Its last day of use has gone by: it must not be sold.
    PastUseBy {
        /// Which product, if the catalogue has it.
        product: Option<&'a Product>,
        /// The last day.
        use_by: NaiveDate,
    },
    /// An article that the catalogue does not have.
    Unknown {
        /// The code to keep.
        code: String,
        /// Whether it comes from a scale: its price is that of a kilogram.
        weighed: bool,
    },
    /// No article, as it was read.
    Other(String),
    /// A label that does not go with its product: a weight of something sold by the piece, pieces
    /// of something weighed.
    Mismatch(&'a Product),
    /// Nothing that can be used.
    Unreadable(Unreadable),
}

/// How much a scan rings up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// As if its tile had been touched.
    Usual,
    /// This much at the product's price.
    Times(Quantity),
    /// This much, which costs what its label says, in cents.
    Printed(Quantity, Cents),
}

impl Catalog {
    /// What `text` from a scanner means on the day `today`, with the labels of the shop's scales
    /// laid out as `layouts` says.
    ///
    /// A code that a product bears as it stands comes first. The item of a scale's label is looked
    /// for by its code with zeros for weight or price, then by prefix and item alone, then by its
    /// number as the café's own short code: a scale's PLU 00605 is the product 605.
    pub fn scanned(&self, text: &str, layouts: &Layouts, today: NaiveDate) -> Meaning<'_> {
        match Scanned::read(text, layouts, today) {
            Scanned::Gtin(gtin) | Scanned::Press { gtin, .. } => {
                self.article(&gtin.key(), gtin.to_string())
            }
            Scanned::InStore(label) => self.label(&label, text.trim(), layouts),
            Scanned::Gs1(said) => self.gs1(&said, today),
            Scanned::Other(text) => match self.by_barcode(&text) {
                Some(product) => sell(product, Measure::Usual),
                None => Meaning::Other(text),
            },
            Scanned::Unreadable(why) => match self.by_barcode(text.trim()) {
                Some(product) => sell(product, Measure::Usual),
                None => Meaning::Unreadable(why),
            },
        }
    }

    fn article(&self, key: &str, code: String) -> Meaning<'_> {
        match self.by_barcode(key) {
            Some(product) => sell(product, Measure::Usual),
            None => Meaning::Unknown { code, weighed: false },
        }
    }

    fn label(&self, label: &InStore, code: &str, layouts: &Layouts) -> Meaning<'_> {
        if let Some(product) = self.by_barcode(code) {
            return sell(product, Measure::Usual);
        }
        let whole = label.catalogue_code();
        let by_code = self.by_barcode(&whole);
        let named = by_code.or_else(|| self.by_barcode(&label.item));
        let by_number = || self.by_sku(layouts.number_of(label));
        match (label.value, named) {
            (Value::Nothing, Some(product)) => sell(product, Measure::Usual),
            (Value::Nothing, None) => Meaning::Unknown { code: whole, weighed: false },
            (Value::Weight(grams), named) => match named.or_else(by_number) {
                Some(product) => weighed(product, grams),
                None => Meaning::Unknown { code: whole, weighed: true },
            },
            (Value::Price(total), named) => match named.or_else(by_number) {
                Some(product) => priced(product, total),
                None => Meaning::Unknown { code: whole, weighed: true },
            },
        }
    }

    fn gs1(&self, said: &Gs1, today: NaiveDate) -> Meaning<'_> {
        let product = said.gtin.and_then(|gtin| self.by_barcode(&gtin.key()));
        if let Some(use_by) = said.use_by.filter(|day| *day < today) {
            return Meaning::PastUseBy { product, use_by };
        }
        let Some(product) = product else {
            return match said.gtin {
                Some(gtin) => {
                    let weighed = said.weight_grams.is_some();
                    Meaning::Unknown { code: gtin.to_string(), weighed }
                }
                None => Meaning::Unreadable(Gs1Error::Nothing.into()),
            };
        };
        let meaning = match (said.price, said.weight_grams, said.count) {
            (Some(total), Some(grams), _) if product.unit == Unit::Kilogram => {
                match Quantity::from_thousandths(grams) {
                    Ok(weight) => sell(product, Measure::Printed(weight, total)),
                    Err(error) => Meaning::Unreadable(InStoreError::Quantity(error).into()),
                }
            }
            (Some(total), ..) => priced(product, total),
            (None, Some(grams), _) if product.unit == Unit::Kilogram => weighed(product, grams),
            // What a pack of a fixed price weighs does not change its price.
            (None, _, Some(count)) if product.unit == Unit::Piece && !product.free_price => {
                match Quantity::pieces(i64::from(count)) {
                    Ok(pieces) => sell(product, Measure::Times(pieces)),
                    Err(error) => Meaning::Unreadable(InStoreError::Quantity(error).into()),
                }
            }
            _ => sell(product, Measure::Usual),
        };
        match meaning {
            Meaning::Sell { product, measure, .. } => {
                let best_before = said.best_before.filter(|day| *day < today);
                Meaning::Sell { product, measure, best_before }
            }
            other => other,
        }
    }
}

fn sell(product: &Product, measure: Measure) -> Meaning<'_> {
    Meaning::Sell { product, measure, best_before: None }
}

fn weighed(product: &Product, grams: i64) -> Meaning<'_> {
    if product.unit == Unit::Piece {
        return Meaning::Mismatch(product);
    }
    match Quantity::from_thousandths(grams) {
        Ok(weight) => sell(product, Measure::Times(weight)),
        Err(error) => Meaning::Unreadable(InStoreError::Quantity(error).into()),
    }
}

fn priced(product: &Product, total: Cents) -> Meaning<'_> {
    if product.unit == Unit::Piece {
        return sell(product, Measure::Printed(Quantity::ONE, total));
    }
    match quantity_for(total, product.price) {
        Ok(weight) => sell(product, Measure::Printed(weight, total)),
        Err(error) => Meaning::Unreadable(error.into()),
    }
}

#[cfg(test)]
mod tests;
