//! The shelf: codes that nobody knew when they were scanned, and the labels that stand before
//! goods.

use super::id::{FamilyId, ProductId};
use super::money::Cents;
use super::text::Label;

/// Something that happened at the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfFact {
    /// A code that no product bears was sold as goods of a family, to be made a product later.
    CodeParked {
        /// The code as its product will bear it.
        code: Label,
        /// The family that it was sold as.
        family: FamilyId,
        /// The price with VAT that was asked for one, in cents.
        price: Cents,
    },
    /// A parked code needs nothing more: its product was made, or someone put it aside.
    CodeCleared {
        /// Which.
        code: Label,
    },
    /// Labels are to be printed.
    LabelsAsked(Vec<ShelfLabel>),
}

/// A label to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelfLabel {
    /// The product before which, or on which, it stands.
    pub product: ProductId,
    /// The price that it says, in cents, of one unit.
    pub price: Cents,
    /// Which sort.
    pub kind: LabelKind,
}

/// A sort of label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LabelKind {
    /// For the shelf: name, price, price per kilogram or litre, day.
    Shelf,
    /// For the goods themselves: a lower price, with a code that sells them at it.
    MarkDown {
        /// How much lower, in percent.
        percent: u8,
        /// The thirteen digits of the code.
        code: Label,
    },
}

impl ShelfLabel {
    /// The most labels asked for at once.
    pub const MAX_COUNT: usize = 50;
}

/// How much lower a mark-down may be, in percent.
pub const MARK_DOWNS: [u8; 2] = [30, 50];

/// The price of `price` cents, lower by `percent`, rounded to the cent, half away from zero.
pub fn marked_down(price: Cents, percent: u8) -> Option<Cents> {
    let left = 100_u16.checked_sub(u16::from(percent))?;
    price.share(left.checked_mul(100)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_down_to_the_cent() {
        let lower = |cents, percent| marked_down(Cents::new(cents), percent).map(Cents::get);
        assert_eq!(lower(310, 50), Some(155));
        assert_eq!(lower(275, 30), Some(193), "192.5");
        assert_eq!(lower(100, 100), Some(0));
        assert_eq!(lower(100, 101), None);
    }
}
