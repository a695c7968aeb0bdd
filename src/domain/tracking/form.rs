//! The forms of carriers' numbers.

use super::check;
use super::{Check, Guess, Hint};
use crate::domain::barcode::checks;

/// What Colissimo's numbers begin with.
const COLISSIMO: [&str; 20] = [
    "5K", "5W", "6A", "6C", "6G", "6H", "6M", "6Q", "6R", "6W", "7Q", "7R", "8N", "8P", "8Q", "8R",
    "8V", "9L", "9V", "9W",
];

/// What the numbers of letters begin with.
const LETTERS: [&str; 5] = ["1H", "1K", "1L", "2L", "3C"];

/// Every form that `number` has; blanks and small letters are gone.
pub(super) fn guesses(number: &str) -> Vec<Guess> {
    let forms: [(Hint, Option<Check>); 11] = [
        (Hint::Post, postal(number)),
        (Hint::Chronopost, postal(number)),
        (Hint::Ups, ups(number)),
        (Hint::Sscc, sscc(number)),
        (Hint::Dpd, dpd(number)),
        (Hint::Amazon, amazon(number)),
        (Hint::Colissimo, of_la_poste(number, &COLISSIMO)),
        (Hint::TrackedLetter, of_la_poste(number, &LETTERS)),
        (Hint::Gls, gls(number)),
        (Hint::RelaisColis, relais_colis(number)),
        (Hint::MondialRelay, mondial_relay(number)),
    ];
    forms.into_iter().filter_map(|(hint, check)| check.map(|check| Guess { hint, check })).collect()
}

fn all(text: &str, test: fn(&u8) -> bool) -> bool {
    text.bytes().all(|byte| test(&byte))
}

fn is_letter_or_digit(byte: &u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit()
}

fn checked(right: bool) -> Option<Check> {
    Some(if right { Check::Valid } else { Check::Wrong })
}

/// Two letters, nine digits, two letters.
fn has_postal_form(number: &str) -> bool {
    number.is_ascii()
        && number.len() == 13
        && all(&number[..2], u8::is_ascii_uppercase)
        && all(&number[2..11], u8::is_ascii_digit)
        && all(&number[11..], u8::is_ascii_uppercase)
}

fn postal(number: &str) -> Option<Check> {
    has_postal_form(number).then(|| checked(check::s10(number)))?
}

fn ups(number: &str) -> Option<Check> {
    let body = number.strip_prefix("1Z").filter(|body| body.len() == 16)?;
    let form = all(body, is_letter_or_digit) && body.ends_with(|one: char| one.is_ascii_digit());
    form.then(|| checked(check::ups(number)))?
}

/// `(00)` or `00` and 18 digits, or the 18 alone.
fn sscc(number: &str) -> Option<Check> {
    let digits = number
        .strip_prefix("(00)")
        .or_else(|| number.strip_prefix("00").filter(|rest| rest.len() == 18));
    let digits = digits.unwrap_or(number);
    let form = digits.len() == 18 && all(digits, u8::is_ascii_digit);
    form.then(|| checked(checks(digits)))?
}

/// 28 characters with the postcode and the service, or the 14 digits with or without their check.
fn dpd(number: &str) -> Option<Check> {
    let (body, last) = number.split_at_checked(number.len().saturating_sub(1))?;
    match number.len() {
        14 => all(number, u8::is_ascii_digit).then_some(Check::None),
        15 | 28 => (all(body, u8::is_ascii_digit) && all(last, is_letter_or_digit))
            .then(|| checked(check::dpd(number)))?,
        _ => None,
    }
}

fn amazon(number: &str) -> Option<Check> {
    let body = ["TBA", "TBC", "TBM"].into_iter().find_map(|head| number.strip_prefix(head))?;
    (body.len() == 12 && all(body, u8::is_ascii_digit)).then_some(Check::None)
}

/// Two characters that say the service and eleven more. The check digit is not enforced: it is
/// published nowhere.
fn of_la_poste(number: &str, heads: &[&str]) -> Option<Check> {
    let body = heads.iter().find_map(|head| number.strip_prefix(head))?;
    (body.len() == 11 && all(body, is_letter_or_digit)).then_some(Check::None)
}

fn gls(number: &str) -> Option<Check> {
    let named = number.starts_with("GL") && has_postal_form(number);
    let digits = [8, 11, 12, 14].contains(&number.len()) && all(number, u8::is_ascii_digit);
    (named || digits).then_some(Check::None)
}

/// Ten digits, then up to six letters and digits.
fn relais_colis(number: &str) -> Option<Check> {
    let (head, rest) = number.split_at_checked(10)?;
    (all(head, u8::is_ascii_digit) && rest.len() <= 6 && all(rest, is_letter_or_digit))
        .then_some(Check::None)
}

/// 8 to 12 digits. The bars on the label hold more, of which only people know the part.
fn mondial_relay(number: &str) -> Option<Check> {
    ((8..=12).contains(&number.len()) && all(number, u8::is_ascii_digit)).then_some(Check::None)
}
