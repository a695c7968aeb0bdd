//! How much of a product: an exact number of thousandths, and the unit that it is counted in.

use rust_decimal::{Decimal, RoundingStrategy};
use thiserror::Error;

use super::money::{AmountError, Cents, parse_decimal};

/// What one unit of a price stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Counted one by one.
    Piece,
    /// Weighed; the price is per kilogram and quantities are thousandths, that is grams.
    Kilogram,
    /// Poured; the price is per litre and quantities are thousandths, that is millilitres.
    Litre,
}

/// A quantity in thousandths of its unit: 2 pieces are 2 000, 312 g are 312.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(i64);

/// Why a quantity was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum QuantityError {
    /// Zero, or more than 9 999,999.
    #[error("the quantity must lie between 0.001 and 9999.999")]
    OutOfRange,
    /// A part of a piece.
    #[error("pieces are sold whole")]
    NotWhole,
    /// The text is not a number with at most three decimals.
    #[error("the text is not a quantity")]
    NotAQuantity,
}

impl Quantity {
    /// One piece, kilogram or litre.
    pub const ONE: Self = Self(1_000);
    /// The highest quantity of one line, in thousandths.
    pub const MAX_THOUSANDTHS: i64 = 9_999_999;

    /// A quantity of `thousandths`; below zero for goods that come back.
    ///
    /// # Errors
    /// [`QuantityError::OutOfRange`] for zero and beyond 9 999,999 either way.
    pub fn from_thousandths(thousandths: i64) -> Result<Self, QuantityError> {
        let size = thousandths.unsigned_abs();
        if size == 0 || size > Self::MAX_THOUSANDTHS.unsigned_abs() {
            return Err(QuantityError::OutOfRange);
        }
        Ok(Self(thousandths))
    }

    /// A whole number of pieces.
    ///
    /// # Errors
    /// [`QuantityError::OutOfRange`] for zero and beyond 9 999.
    pub fn pieces(count: i64) -> Result<Self, QuantityError> {
        let thousandths = count.checked_mul(1_000).ok_or(QuantityError::OutOfRange)?;
        Self::from_thousandths(thousandths)
    }

    /// Reads a quantity as a person types it, `0,312` or `2`, and checks it against the unit.
    ///
    /// # Errors
    /// [`QuantityError`] for anything that is not a positive quantity of that unit.
    pub fn parse(text: &str, unit: Unit) -> Result<Self, QuantityError> {
        let thousandths = parse_decimal(text, 4, 3).ok_or(QuantityError::NotAQuantity)?;
        if thousandths < 0 {
            return Err(QuantityError::OutOfRange);
        }
        Self::from_thousandths(thousandths)?.checked_for(unit)
    }

    /// The same quantity if the unit allows it.
    ///
    /// # Errors
    /// [`QuantityError::NotWhole`] for a part of a piece.
    pub fn checked_for(self, unit: Unit) -> Result<Self, QuantityError> {
        if unit == Unit::Piece && self.0 % 1_000 != 0 {
            return Err(QuantityError::NotWhole);
        }
        Ok(self)
    }

    /// The quantity in thousandths of its unit.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The sum of two quantities, or nothing when they cancel out or go beyond the limit.
    pub fn plus(self, other: Self) -> Option<Self> {
        let sum = self.0.checked_add(other.0)?;
        Self::from_thousandths(sum).ok()
    }

    /// The quantity that comes back when this one is refunded.
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// The price of this quantity at `unit_price`, rounded to the cent, half away from zero.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when the amount is beyond the limit of a ticket.
    pub fn price(self, unit_price: Cents) -> Result<Cents, AmountError> {
        let exact = Decimal::from(unit_price.get())
            .checked_mul(Decimal::new(self.0, 3))
            .ok_or(AmountError::Overflow)?;
        let rounded = exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        let cents = i64::try_from(rounded).map_err(|_| AmountError::Overflow)?;
        if cents.unsigned_abs() > Cents::MAX_TICKET.get().unsigned_abs() {
            return Err(AmountError::Overflow);
        }
        Ok(Cents::new(cents))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tomme_is_weighed_to_the_gram() {
        let weight = Quantity::parse("0,312", Unit::Kilogram).expect("a weight");
        assert_eq!(weight.price(Cents::new(2190)), Ok(Cents::new(683)));
    }

    #[test]
    fn halves_of_a_cent_go_away_from_zero() {
        let half = Quantity::from_thousandths(500).expect("half a kilogram");
        assert_eq!(half.price(Cents::new(101)), Ok(Cents::new(51)));
        assert_eq!(half.negated().price(Cents::new(101)), Ok(Cents::new(-51)));
    }

    #[test]
    fn refuses_parts_of_a_piece_and_impossible_quantities() {
        assert_eq!(Quantity::parse("1,5", Unit::Piece), Err(QuantityError::NotWhole));
        assert_eq!(Quantity::parse("0", Unit::Piece), Err(QuantityError::OutOfRange));
        assert_eq!(Quantity::parse("-1", Unit::Piece), Err(QuantityError::OutOfRange));
        assert_eq!(Quantity::parse("0,0005", Unit::Litre), Err(QuantityError::NotAQuantity));
        assert_eq!(Quantity::parse("99999999", Unit::Piece), Err(QuantityError::NotAQuantity));
        assert_eq!(Quantity::pieces(i64::MAX), Err(QuantityError::OutOfRange));
    }

    #[test]
    fn a_price_beyond_the_limit_is_refused() {
        let many = Quantity::pieces(9_999).expect("a quantity");
        assert_eq!(many.price(Cents::MAX_PRICE), Err(AmountError::Overflow));
    }
}
