//! Money in integer cents, and the strict parser of what people type.

use std::fmt;
use std::iter;

use thiserror::Error;

/// An amount of euros in cents. Prices include VAT unless a name says otherwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(i64);

/// Why an amount could not be computed or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AmountError {
    /// The result does not fit the limits of an amount.
    #[error("the amount is beyond what a till may hold")]
    Overflow,
    /// The text is not an amount written with digits and at most two decimals.
    #[error("the text is not an amount")]
    NotAnAmount,
}

impl Cents {
    /// No money.
    pub const ZERO: Self = Self(0);
    /// The highest unit price, 99 999,99 €.
    pub const MAX_PRICE: Self = Self(9_999_999);
    /// The highest total of one ticket, 1 000 000 €.
    pub const MAX_TICKET: Self = Self(100_000_000);

    /// An amount of `cents`.
    pub const fn new(cents: i64) -> Self {
        Self(cents)
    }

    /// The amount as a plain number of cents.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// Whether the amount is exactly zero.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether the amount is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum of two amounts.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] beyond the range of an integer of 64 bits.
    pub fn plus(self, other: Self) -> Result<Self, AmountError> {
        self.0.checked_add(other.0).map(Self).ok_or(AmountError::Overflow)
    }

    /// The difference of two amounts.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] beyond the range of an integer of 64 bits.
    pub fn minus(self, other: Self) -> Result<Self, AmountError> {
        self.0.checked_sub(other.0).map(Self).ok_or(AmountError::Overflow)
    }

    /// The amount with its sign turned.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] for the lowest integer, which has no opposite.
    pub fn negated(self) -> Result<Self, AmountError> {
        self.0.checked_neg().map(Self).ok_or(AmountError::Overflow)
    }

    /// The amount without its sign.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] for the lowest integer, which has no opposite.
    pub fn absolute(self) -> Result<Self, AmountError> {
        self.0.checked_abs().map(Self).ok_or(AmountError::Overflow)
    }

    /// The sum of many amounts.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] beyond the range of an integer of 64 bits.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, AmountError> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// This part of the amount, in basis points (25 % is 2500), rounded half away from zero.
    ///
    /// # Errors
    /// [`AmountError::Overflow`] when the amount is too large to compute with.
    pub fn share(self, basis_points: u16) -> Result<Self, AmountError> {
        let scaled = self.0.checked_mul(i64::from(basis_points)).ok_or(AmountError::Overflow)?;
        let half = if scaled < 0 { -5_000 } else { 5_000 };
        scaled.checked_add(half).map(|sum| Self(sum / 10_000)).ok_or(AmountError::Overflow)
    }

    /// Reads an amount as a person types it: `1,20`, `1.20`, `-3`, `12`.
    ///
    /// At most seven digits before the separator and two behind it; ASCII digits alone, so that
    /// `1e3`, `1_000` and digits of other scripts are refused rather than guessed at.
    ///
    /// # Errors
    /// [`AmountError::NotAnAmount`] for anything else.
    pub fn parse(text: &str) -> Result<Self, AmountError> {
        parse_decimal(text, 7, 2).map(Self).ok_or(AmountError::NotAnAmount)
    }
}

impl fmt::Display for Cents {
    /// A neutral form for messages of errors and logs; people read `words::money`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let units = self.0.unsigned_abs();
        write!(formatter, "{sign}{}.{:02}", units / 100, units % 100)
    }
}

/// Reads `-?[0-9]{1,whole}([.,][0-9]{1,decimals})?` as an integer of 10^-decimals units.
///
/// Blanks around the number are let through, since people leave them; nothing else is.
pub(crate) fn parse_decimal(text: &str, whole: usize, decimals: usize) -> Option<i64> {
    let text = text.trim_matches([' ', '\u{a0}', '\u{202f}']);
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (units, fraction) = match digits.split_once([',', '.']) {
        Some((units, fraction)) if !fraction.is_empty() => (units, fraction),
        Some(_) => return None,
        None => (digits, ""),
    };
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=whole).contains(&units.len()) && fraction.len() <= decimals;
    if !fits || !plain(units) || !plain(fraction) {
        return None;
    }
    let padding = iter::repeat_n('0', decimals - fraction.len());
    let joined: String = units.chars().chain(fraction.chars()).chain(padding).collect();
    let value: i64 = joined.parse().ok()?;
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests;
