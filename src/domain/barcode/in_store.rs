//! A shop's own labels: EAN-13 that begin with 02, 04 or 20 to 29 and bear a price or a weight.
//!
//! How the digits are shared out depends on the scale, so it is a table. What the label says is
//! the truth: a printed price is the price of the line.

mod form;

use rust_decimal::{Decimal, RoundingStrategy};
use thiserror::Error;

use super::{Gtin, checks, number};
use crate::domain::money::Cents;
use crate::domain::quantity::{Quantity, QuantityError};

/// What the value of a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The price of the goods in the bag, in euros with [`Layout::decimals`] decimals.
    Price,
    /// Their weight, in kilograms with [`Layout::decimals`] decimals.
    Weight,
}

/// How the thirteen digits of a label are shared out: prefix, item, perhaps a check digit of the
/// price, value, check digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    prefix: String,
    item_digits: usize,
    value_digits: usize,
    kind: Kind,
    decimals: u32,
    price_check_digit: bool,
}

/// Why a layout can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LayoutError {
    /// The prefix is not 2 to 4 digits that begin with 02, 04 or 20 to 29.
    #[error("the prefix is not one of a shop's own labels")]
    Prefix,
    /// The parts do not add up to 13 digits, or one of them is empty.
    #[error("the parts of the label do not add up to 13 digits")]
    Digits,
    /// More decimals than the value has digits, or more than 4.
    #[error("the value has too many decimals")]
    Decimals,
    /// A check digit of the price exists for prices of 4 or 5 digits alone.
    #[error("only prices of 4 or 5 digits have a check digit of their own")]
    PriceCheck,
    /// The form holds something else than a prefix of digits and the letters I, W, P, K and C in
    /// their places.
    #[error("the form of the label is not understood")]
    Form,
    /// Two layouts begin with the same prefix.
    #[error("two layouts have the same prefix")]
    Twice,
}

impl Layout {
    /// A layout whose parts add up; decimals are those of euros or of kilograms.
    ///
    /// # Errors
    /// [`LayoutError`] that names the part that can't be.
    pub fn new(
        prefix: &str,
        item_digits: usize,
        value_digits: usize,
        (kind, decimals): (Kind, u32),
        price_check_digit: bool,
    ) -> Result<Self, LayoutError> {
        let own = prefix.starts_with("02") || prefix.starts_with("04") || prefix.starts_with('2');
        if !own || !(2..=4).contains(&prefix.len()) || number(prefix).is_none() {
            return Err(LayoutError::Prefix);
        }
        let parts = [prefix.len(), item_digits, value_digits, usize::from(price_check_digit), 1];
        let sum = parts.into_iter().fold(0, usize::saturating_add);
        if item_digits == 0 || value_digits == 0 || sum != 13 {
            return Err(LayoutError::Digits);
        }
        if decimals > 4 || usize::try_from(decimals).is_ok_and(|places| places > value_digits) {
            return Err(LayoutError::Decimals);
        }
        let checkable = kind == Kind::Price && [4, 5].contains(&value_digits);
        if price_check_digit && !checkable {
            return Err(LayoutError::PriceCheck);
        }
        let prefix = prefix.to_owned();
        Ok(Self { prefix, item_digits, value_digits, kind, decimals, price_check_digit })
    }
}

/// The layouts that a shop's scales print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layouts(Vec<Layout>);

impl Layouts {
    /// A table of layouts; where several prefixes fit, the longest counts.
    ///
    /// # Errors
    /// [`LayoutError::Twice`] for two layouts of one prefix.
    pub fn new(mut layouts: Vec<Layout>) -> Result<Self, LayoutError> {
        layouts.sort_by(|left, right| {
            right.prefix.len().cmp(&left.prefix.len()).then_with(|| left.prefix.cmp(&right.prefix))
        });
        if layouts.windows(2).any(|pair| pair[0].prefix == pair[1].prefix) {
            return Err(LayoutError::Twice);
        }
        Ok(Self(layouts))
    }
}

impl Default for Layouts {
    /// French practice, `2x IIIII VVVVV C`: 21 with a weight in grams, 23 with a price in cents.
    ///
    /// What x means is set at each scale, so the other prefixes have no layout until someone gives
    /// one: a weight read as a price would be a wrong amount on a receipt.
    fn default() -> Self {
        let of = |prefix: &str, kind, decimals| Layout {
            prefix: prefix.to_owned(),
            item_digits: 5,
            value_digits: 5,
            kind,
            decimals,
            price_check_digit: false,
        };
        Self(vec![of("21", Kind::Weight, 3), of("23", Kind::Price, 2)])
    }
}

/// What a label of the shop says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InStore {
    /// The item that the shop or its scale gave a number, digits alone: the prefix of the label
    /// and its digits of the item, or the whole code when it bears no value.
    pub item: String,
    /// What else it says.
    pub value: Value,
}

impl InStore {
    /// The code under which a catalogue knows the item, whatever the price or weight on its
    /// label: the digits of the item, zeros in place of the rest, and the check digit.
    ///
    /// `21 12345 00312 2` and all other labels of that item give `2112345000008`.
    pub fn catalogue_code(&self) -> String {
        if matches!(self.value, Value::Nothing) {
            return self.item.clone();
        }
        let body = format!("{:0<12}", self.item);
        let full = ('0'..='9').map(|check| format!("{body}{check}")).find(|code| checks(code));
        full.unwrap_or(body)
    }
}

/// The value of a shop's label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// The price of the goods in the bag, in cents: the total of the line.
    Price(Cents),
    /// Their weight in grams.
    Weight(i64),
    /// No layout is known for this prefix: the code names an item and nothing more.
    Nothing,
}

/// Why a label of the shop can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InStoreError {
    /// The check digit of the price is wrong: the label is damaged or the layout is another one.
    #[error("the check digit of the price is wrong")]
    PriceCheck,
    /// The label says a price or a weight of nothing.
    #[error("the label says a price or a weight of nothing")]
    Nothing,
    /// The item has no price per kilogram or per piece to divide by.
    #[error("the item has no unit price")]
    NoUnitPrice,
    /// The quantity that follows from the label is beyond what a line may hold.
    #[error("the quantity is out of range")]
    Quantity(#[from] QuantityError),
}

/// Reads a code whose check digit is right and which [`Gtin::is_restricted`].
pub(super) fn read(gtin: Gtin, layouts: &Layouts) -> Result<InStore, InStoreError> {
    let code = gtin.to_string();
    let layout = layouts.0.iter().find(|layout| code.starts_with(&layout.prefix));
    let Some(layout) = layout.filter(|_| code.len() == 13) else {
        return Ok(InStore { item: code, value: Value::Nothing });
    };
    let named = layout.prefix.len() + layout.item_digits;
    let value = &code[12 - layout.value_digits..12];
    if layout.price_check_digit && price_check(value) != code.as_bytes().get(named).copied() {
        return Err(InStoreError::PriceCheck);
    }
    let places = match layout.kind {
        Kind::Price => 2,
        Kind::Weight => 3,
    };
    let value = number(value).and_then(|value| scaled(value, layout.decimals, places));
    let value = value.filter(|value| *value > 0).ok_or(InStoreError::Nothing)?;
    let value = match layout.kind {
        Kind::Price => Value::Price(Cents::new(value)),
        Kind::Weight => Value::Weight(value),
    };
    Ok(InStore { item: code[..named].to_owned(), value })
}

/// `value` of 10^-`from` units in units of 10^-`to`, rounded half away from zero.
pub(super) fn scaled(value: u64, from: u32, to: u32) -> Option<i64> {
    let value = i128::from(value).checked_mul(10_i128.checked_pow(to)?)?;
    let divisor = 10_i128.checked_pow(from)?;
    i64::try_from((value + divisor / 2) / divisor).ok()
}

/// The quantity that a label's price pays at `unit_price`, rounded to the thousandth (to the gram,
/// for a price per kilogram), half away from zero. The line's total stays the price of the label.
///
/// # Errors
/// [`InStoreError::NoUnitPrice`] for a unit price of zero or less, [`InStoreError::Nothing`] for a
/// label of zero or less, [`InStoreError::Quantity`] beyond what a line may hold.
pub fn quantity_for(label: Cents, unit_price: Cents) -> Result<Quantity, InStoreError> {
    if unit_price.get() <= 0 {
        return Err(InStoreError::NoUnitPrice);
    }
    if label.get() <= 0 {
        return Err(InStoreError::Nothing);
    }
    let thousandths = Decimal::from(label.get())
        .checked_mul(Decimal::from(1_000))
        .and_then(|scaled| scaled.checked_div(Decimal::from(unit_price.get())))
        .map(|exact| exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
        .and_then(|rounded| i64::try_from(rounded).ok())
        .ok_or(QuantityError::OutOfRange)?;
    Ok(Quantity::from_thousandths(thousandths)?)
}

/// The check digit of a price of 4 or 5 ASCII digits, as an ASCII digit.
///
/// Each digit is weighted by a factor with a carry that is added (`5+`) or taken away (`2-`,
/// `5-`), so that two neighbours that change places are found out.
fn price_check(price: &str) -> Option<u8> {
    const TWO_MINUS: [u32; 10] = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7];
    const THREE: [u32; 10] = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7];
    const FIVE_PLUS: [u32; 10] = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9];
    const FIVE_MINUS: [u32; 10] = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1];
    let weights: &[[u32; 10]] = match price.len() {
        4 => &[TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS],
        5 => &[FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS],
        _ => return None,
    };
    let digits = price.bytes().map(|byte| usize::from(byte.wrapping_sub(b'0')));
    let weighted = digits.zip(weights).map(|(digit, weight)| weight.get(digit).copied());
    let sum = weighted.sum::<Option<u32>>()?;
    let check = match price.len() {
        4 => usize::try_from(sum * 3 % 10).ok()?,
        _ => FIVE_MINUS.iter().position(|weighted| (sum + weighted) % 10 == 0)?,
    };
    u8::try_from(check).ok().map(|check| b'0' + check)
}

#[cfg(test)]
mod tests;
