//! What a barcode says: article numbers (GTIN) with their check digit, a shop's own labels with a
//! price or a weight, and the strings of GS1 with a date and a lot.
//!
//! [`scan::Scanned::read`] is the way in for whatever a scanner gives; the rest is for callers
//! that know what they hold. Rules: the GS1 General Specifications.

pub mod gs1;
pub mod in_store;
mod link;
pub mod scan;

use std::fmt;

use thiserror::Error;

/// An article number, whatever the length it was written with: EAN-13, EAN-8, UPC-A and ITF-14 of
/// the same article are equal. Its check digit is right.
///
/// It is kept as the number that its 14 digits spell; [`Gtin::key`] writes them, `Display` writes
/// the form that stands under the bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gtin(u64);

/// Why digits are no article number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum GtinError {
    /// Something else than 8, 12, 13 or 14 ASCII digits.
    #[error("an article number has 8, 12, 13 or 14 digits")]
    NotDigits,
    /// The last digit does not go with the others.
    #[error("the check digit is wrong")]
    CheckDigit,
    /// Nothing but zeros, or a short code filled up with zeros, which may be an UPC-E and is then
    /// another article than the EAN-8 of the same digits.
    #[error("a short code filled up with zeros names no article")]
    Padded,
}

impl Gtin {
    /// Reads 8, 12, 13 or 14 digits.
    ///
    /// An EAN-8 may come filled up with zeros, as lists have it. A longer number with fewer than
    /// eight digits behind its zeros is refused: that is what an UPC-E looks like when a
    /// spreadsheet has filled it up, and the EAN-8 of the same digits is another article.
    ///
    /// # Errors
    /// [`GtinError`] that names what is wrong.
    pub fn parse(text: &str) -> Result<Self, GtinError> {
        if ![8, 12, 13, 14].contains(&text.len()) {
            return Err(GtinError::NotDigits);
        }
        let number = number(text).ok_or(GtinError::NotDigits)?;
        let least = if text.len() == 8 { 1 } else { 10_000_000 };
        if number < least {
            return Err(GtinError::Padded);
        }
        if !checks(text) {
            return Err(GtinError::CheckDigit);
        }
        Ok(Self(number))
    }

    /// Reads the eight digits of an UPC-E, the short form of an UPC-A, as that UPC-A.
    ///
    /// # Errors
    /// [`GtinError::NotDigits`] for anything but eight digits of which the first is 0 or 1,
    /// [`GtinError::CheckDigit`] when the last is not the check digit of the UPC-A.
    pub fn from_upc_e(text: &str) -> Result<Self, GtinError> {
        if text.len() != 8 || number(text).is_none() || !text.starts_with(['0', '1']) {
            return Err(GtinError::NotDigits);
        }
        let (system, body, check) = (&text[..1], &text[1..7], &text[7..]);
        let (maker, item) = match body.as_bytes()[5] {
            b'0'..=b'2' => {
                (format!("{}{}00", &body[..2], &body[5..]), format!("00{}", &body[2..5]))
            }
            b'3' => (format!("{}00", &body[..3]), format!("000{}", &body[3..5])),
            b'4' => (format!("{}0", &body[..4]), format!("0000{}", &body[4..5])),
            _ => (body[..5].to_owned(), format!("0000{}", &body[5..])),
        };
        Self::parse(&format!("{system}{maker}{item}{check}"))
    }

    /// The 14 digits, zeros in front: what to compare, to look up and to record.
    pub fn key(self) -> String {
        format!("{:014}", self.0)
    }

    /// Whether the number means something in one shop alone (EAN-13 that begin with 02, 04 or 20
    /// to 29, EAN-8 that begin with 0 or 2): it must never travel as the identity of a product.
    pub fn is_restricted(self) -> bool {
        let key = self.key();
        match key.strip_prefix("000000") {
            Some(short) => short.starts_with(['0', '2']),
            None => {
                let head = &key[..3];
                head == "002" || head == "004" || head.starts_with("02")
            }
        }
    }

    /// Whether the number is a periodical's (977) or a book's (978, 979).
    pub fn is_press_or_book(self) -> bool {
        ["0977", "0978", "0979"].contains(&&self.key()[..4])
    }
}

impl fmt::Display for Gtin {
    /// 8 digits for an EAN-8, 13 for EAN-13 and UPC-A, 14 for the code of a carton.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            short @ ..100_000_000 => write!(formatter, "{short:08}"),
            usual @ ..10_000_000_000_000 => write!(formatter, "{usual:013}"),
            carton => write!(formatter, "{carton:014}"),
        }
    }
}

/// Whether `digits` is an article number of 8, 12, 13 or 14 digits with the right check digit.
pub fn is_gtin(digits: &str) -> bool {
    Gtin::parse(digits).is_ok()
}

/// What a code is looked up by: the 14 digits of an article number, any other code as it stands.
///
/// An UPC-A of 12 digits and the same bars read as an EAN-13 give the same key.
pub fn lookup_key(code: &str) -> String {
    Gtin::parse(code).map_or_else(|_| code.to_owned(), Gtin::key)
}

/// The number that ASCII digits spell, at most 18 of them; nothing for anything else.
fn number(text: &str) -> Option<u64> {
    let plain = (1..=18).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.bytes().fold(0, |sum, byte| sum * 10 + u64::from(byte - b'0')))
}

/// Whether the last of these ASCII digits is the check digit of the others.
///
/// From the right, the check digit counts once, the next three times, and so on; GTIN and SSCC
/// share this.
pub(crate) fn checks(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| u32::from(byte - b'0') * if place % 2 == 0 { 1 } else { 3 })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests;
