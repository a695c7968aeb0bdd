//! The price per kilogram or litre that stands on a label beside the price of a pre-packed good.

use thiserror::Error;

use super::money::{AmountError, Cents};
use super::quantity::Unit;
use super::text::Label;

/// What a pack holds: 500 g are 500 thousandths of a kilogram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NetContent {
    thousandths: u32,
    unit: Unit,
}

/// Why a content can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ContentError {
    /// Nothing, or more than a tonne or a thousand litres.
    #[error("the content must lie between 0.001 and 1000")]
    OutOfRange,
    /// Pieces are no weight and no volume.
    #[error("a content is in kilograms or in litres")]
    Pieces,
}

/// Goods that need no price per kilogram or litre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exemption {
    /// Sodas and waters in cans, sold one by one.
    CannedDrink,
    /// Ice creams sold one by one.
    IceCream,
    /// Herbs and spices under 30 g.
    Herbs,
    /// Jam and honey under 50 g.
    JamOrHoney,
    /// Cheeses sold by the piece.
    CheeseByPiece,
}

/// The tags of the catalogue that say that a good is of such a sort.
pub const TAGS: [(&str, Exemption); 6] = [
    ("canette", Exemption::CannedDrink),
    ("glace", Exemption::IceCream),
    ("herbes", Exemption::Herbs),
    ("miel", Exemption::JamOrHoney),
    ("confiture", Exemption::JamOrHoney),
    ("fromage_piece", Exemption::CheeseByPiece),
];

impl Exemption {
    /// The sort that the tags of a product say, if one of them does.
    pub fn of_tags(tags: &[Label]) -> Option<Self> {
        let sort = |tag: &Label| TAGS.iter().find(|(word, _)| *word == tag.as_str());
        tags.iter().find_map(sort).map(|(_, sort)| *sort)
    }
}

/// The exemptions with the content below which each holds, in thousandths; none where the size
/// does not matter. After UFC-Que Choisir's list; there is none for small shops.
pub const EXEMPTIONS: [(Exemption, Option<u32>); 5] = [
    (Exemption::CannedDrink, None),
    (Exemption::IceCream, None),
    (Exemption::Herbs, Some(30)),
    (Exemption::JamOrHoney, Some(50)),
    (Exemption::CheeseByPiece, None),
];

impl NetContent {
    /// The largest content, in thousandths.
    pub const MAX: u32 = 1_000_000;

    /// A content of `thousandths` kilograms or litres: grams or millilitres.
    ///
    /// # Errors
    /// [`ContentError`] for nothing, for too much, and for pieces.
    pub fn new(thousandths: u32, unit: Unit) -> Result<Self, ContentError> {
        if unit == Unit::Piece {
            return Err(ContentError::Pieces);
        }
        if !(1..=Self::MAX).contains(&thousandths) {
            return Err(ContentError::OutOfRange);
        }
        Ok(Self { thousandths, unit })
    }

    /// The content in grams or millilitres.
    pub const fn thousandths(self) -> u32 {
        self.thousandths
    }

    /// Kilograms or litres.
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// The price of one kilogram or litre when the pack costs `price`, rounded to the cent, half
    /// away from zero.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when the amount is too large to compute with.
    pub fn unit_price(self, price: Cents) -> Result<Cents, AmountError> {
        let scaled = i128::from(price.get()) * 1_000;
        let content = i128::from(self.thousandths);
        // Division cuts towards zero, so half a divisor away from zero rounds.
        let half = if scaled < 0 { -content } else { content };
        let rounded = (2 * scaled + half) / (2 * content);
        i64::try_from(rounded).map(Cents::new).map_err(|_| AmountError::Overflow)
    }

    /// Whether a good of this sort and size needs no price per kilogram or litre.
    pub fn is_exempt(self, sort: Exemption) -> bool {
        let rule = EXEMPTIONS.iter().find(|(exempt, _)| *exempt == sort);
        rule.is_some_and(|(_, below)| below.is_none_or(|below| self.thousandths < below))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn content(thousandths: u32) -> NetContent {
        NetContent::new(thousandths, Unit::Kilogram).expect("a content")
    }

    #[test]
    fn prices_of_labels() {
        let price = |thousandths, cents| content(thousandths).unit_price(Cents::new(cents));
        assert_eq!(price(250, 275), Ok(Cents::new(1_100)));
        assert_eq!(price(135, 220), Ok(Cents::new(1_630)));
        assert_eq!(price(1_000, 125), Ok(Cents::new(125)));
        // 0.5 of a cent goes away from zero.
        assert_eq!(price(2_000, 1), Ok(Cents::new(1)));
        assert_eq!(price(2_000, -1), Ok(Cents::new(-1)));
        assert_eq!(price(1, i64::MAX), Err(AmountError::Overflow));
    }

    #[test]
    fn contents_that_are_none() {
        assert_eq!(NetContent::new(0, Unit::Litre), Err(ContentError::OutOfRange));
        assert_eq!(NetContent::new(1_000_001, Unit::Litre), Err(ContentError::OutOfRange));
        assert_eq!(NetContent::new(6, Unit::Piece), Err(ContentError::Pieces));
    }

    #[test]
    fn tags_say_the_sort_of_a_good() {
        let tags =
            |text: &str| [Label::new("local").expect("a tag"), Label::new(text).expect("a tag")];
        assert_eq!(Exemption::of_tags(&tags("miel")), Some(Exemption::JamOrHoney));
        assert_eq!(Exemption::of_tags(&tags("alcool")), None);
    }

    #[test]
    fn small_packs_of_some_goods_are_exempt() {
        assert!(content(29).is_exempt(Exemption::Herbs));
        assert!(!content(30).is_exempt(Exemption::Herbs));
        assert!(content(28).is_exempt(Exemption::JamOrHoney));
        assert!(!content(370).is_exempt(Exemption::JamOrHoney));
        assert!(content(330).is_exempt(Exemption::CannedDrink));
    }

    proptest! {
        #[test]
        fn a_unit_price_gives_the_price_back_within_half_a_cent_a_unit(
            thousandths in 1_u32..=NetContent::MAX,
            cents in -1_000_000_i64..1_000_000,
        ) {
            let unit = content(thousandths).unit_price(Cents::new(cents)).expect("a price").get();
            let back = i128::from(unit) * i128::from(thousandths);
            let off = (back - i128::from(cents) * 1_000).abs();
            prop_assert!(2 * off <= i128::from(thousandths));
        }
    }
}
