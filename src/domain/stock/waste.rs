//! Losses and gifts by weight: what the café reports in kilograms.

use crate::domain::catalog::Product;
use crate::domain::quantity::Unit;

/// How much of something left the shelf unsold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weight {
    /// What is known of it in grams; a litre counts as a kilogram.
    pub grams: i64,
    /// Thousandths of pieces of which nobody entered the content.
    pub unweighed: i64,
}

impl Weight {
    /// The weight of `thousandths` of a product; `None` beyond the range.
    pub fn of(product: &Product, thousandths: i64) -> Option<Self> {
        let amount = thousandths.checked_abs()?;
        if product.unit != Unit::Piece {
            return Some(Self { grams: amount, unweighed: 0 });
        }
        match product.supply.content {
            Some(content) => {
                let grams = i128::from(amount) * i128::from(content.thousandths());
                let rounded = (grams + 500) / 1_000;
                Some(Self { grams: i64::try_from(rounded).ok()?, unweighed: 0 })
            }
            None => Some(Self { grams: 0, unweighed: amount }),
        }
    }

    /// Both together; `None` beyond the range.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            grams: self.grams.checked_add(other.grams)?,
            unweighed: self.unweighed.checked_add(other.unweighed)?,
        })
    }
}
