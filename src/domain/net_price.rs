//! What a supplier asks for one unit, without VAT: finer than a cent, and exact.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use super::money::{AmountError, Cents};
use super::quantity::Quantity;

/// A price without VAT for one unit, in millionths of a euro. Not below zero.
///
/// Suppliers price screws and sugar lumps by the thousand: cents would round the price away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NetPrice(i64);

impl NetPrice {
    /// The highest price, that of [`Cents::MAX_PRICE`].
    pub const MAX: Self = Self(Cents::MAX_PRICE.get() * 10_000);

    /// A price of `millionths` of a euro.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] below zero and above [`NetPrice::MAX`].
    pub fn from_millionths(millionths: i64) -> Result<Self, AmountError> {
        let fits = (0..=Self::MAX.0).contains(&millionths);
        fits.then_some(Self(millionths)).ok_or(AmountError::Overflow)
    }

    /// The price of one unit when `base` units cost `euros`, rounded to the millionth, half away
    /// from zero.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] for a base of zero or less and for a price out of range.
    pub fn of(euros: Decimal, base: Decimal) -> Result<Self, AmountError> {
        if base <= Decimal::ZERO {
            return Err(AmountError::Overflow);
        }
        let scaled = euros.checked_mul(Decimal::from(1_000_000)).ok_or(AmountError::Overflow)?;
        let unit = scaled.checked_div(base).ok_or(AmountError::Overflow)?;
        let rounded = unit.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        i64::try_from(rounded).map_err(|_| AmountError::Overflow).and_then(Self::from_millionths)
    }

    /// The price in millionths of a euro.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// The price rounded to the cent, half away from zero.
    pub const fn to_cents(self) -> Cents {
        Cents::new((self.0 + 5_000) / 10_000)
    }

    /// What `quantity` costs without VAT, rounded to the cent, half away from zero.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] beyond the range of an amount.
    pub fn times(self, quantity: Quantity) -> Result<Cents, AmountError> {
        let exact = Decimal::new(self.0, 4)
            .checked_mul(Decimal::new(quantity.thousandths(), 3))
            .ok_or(AmountError::Overflow)?;
        let rounded = exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        i64::try_from(rounded).map(Cents::new).map_err(|_| AmountError::Overflow)
    }
}

impl fmt::Display for NetPrice {
    /// A neutral form for messages of errors and logs, with the decimals that count.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", Decimal::new(self.0, 6).normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn price(text: &str, base: i64) -> Result<NetPrice, AmountError> {
        NetPrice::of(text.parse().expect("a number"), Decimal::from(base))
    }

    #[test]
    fn a_price_for_many_keeps_its_fractions() {
        let lump = price("4.99", 1_000).expect("a price");
        assert_eq!((lump.millionths(), lump.to_cents()), (4_990, Cents::ZERO));
        let thousand = Quantity::pieces(1_000).expect("a quantity");
        assert_eq!(lump.times(thousand), Ok(Cents::new(499)));
        assert_eq!(price("10", 3).map(NetPrice::millionths), Ok(3_333_333));
        assert_eq!(price("0.0000005", 1).map(NetPrice::millionths), Ok(1));
        assert_eq!(price("1.005", 1).map(NetPrice::to_cents), Ok(Cents::new(101)));
        assert_eq!(lump.to_string(), "0.00499");
    }

    #[test]
    fn what_is_no_price_is_refused() {
        assert_eq!(price("1", 0), Err(AmountError::Overflow));
        assert_eq!(price("1", -1), Err(AmountError::Overflow));
        assert_eq!(price("-1", 1), Err(AmountError::Overflow));
        assert_eq!(price("100000", 1), Err(AmountError::Overflow));
        assert_eq!(price("99999.99", 1), Ok(NetPrice::MAX));
        assert_eq!(price("79228162514264337593543950335", 1), Err(AmountError::Overflow));
    }
}
