//! The strings of GS1: what a DataMatrix, DataBar or GS1-128 says beside the article number.
//!
//! A string is a row of elements, each an application identifier (AI) of 2 to 4 digits and its
//! data. Data of a fixed length ends by itself, all other data at the separator [`GS`] or at the
//! end. Elements that a till has no use for are passed over.

use chrono::{Datelike, NaiveDate};
use thiserror::Error;

use super::in_store::scaled;
use super::{Gtin, GtinError, number};
use crate::domain::money::Cents;

/// The separator behind data of variable length, what scanners send for FNC1.
pub const GS: char = '\u{1d}';

/// What a string says, as far as a till has a use for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gs1 {
    /// The article (AI 01), or the article that a carton holds (02).
    pub gtin: Option<Gtin>,
    /// The lot (10).
    pub lot: Option<String>,
    /// The day of production (11).
    pub produced: Option<NaiveDate>,
    /// The day of packing (13).
    pub packed: Option<NaiveDate>,
    /// The last day to use it by (17), the French DLC.
    pub use_by: Option<NaiveDate>,
    /// The day until which it is at its best (15), the French DDM.
    pub best_before: Option<NaiveDate>,
    /// The net weight in grams (310n).
    pub weight_grams: Option<i64>,
    /// The price to pay, in cents (392n, and 393n in euros).
    pub price: Option<Cents>,
    /// How many articles (30, 37).
    pub count: Option<u32>,
    /// The serial number (21).
    pub serial: Option<String>,
    /// The address of a page (8200). It is never followed.
    pub page: Option<String>,
}

/// Why a string of GS1 can't be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Gs1Error {
    /// An application identifier that does not exist stands here.
    #[error("{0:?} is no application identifier")]
    Identifier(String),
    /// The data of this identifier is cut off.
    #[error("the data of ({0}) is cut off")]
    CutOff(String),
    /// The data of this identifier is not of its form.
    #[error("the data of ({0}) is not of its form")]
    Data(String),
    /// The article number is wrong.
    #[error("the article number is wrong")]
    Gtin(#[from] GtinError),
    /// The same identifier says two things.
    #[error("({0}) stands there twice and says two things")]
    Twice(String),
    /// Nothing but identifiers that a till has no use for, or nothing at all.
    #[error("the string says nothing of use to a till")]
    Nothing,
}

/// Reads elements one after another, as scanners give them.
///
/// `today` tells the century of years of two digits: the one that brings them nearest.
///
/// # Errors
/// [`Gs1Error`] names the identifier concerned; nothing is read by halves.
pub fn read_elements(text: &str, today: NaiveDate) -> Result<Gs1, Gs1Error> {
    let mut found = Found::new(today);
    let mut rest = text.trim_start_matches(GS);
    while !rest.is_empty() {
        let identifier = leading_identifier(rest)?;
        rest = &rest[identifier.len()..];
        let end = rest.find(GS).unwrap_or(rest.len());
        let end = match fixed_length(identifier) {
            Some(length) if end < length => {
                return Err(Gs1Error::CutOff(identifier.to_owned()));
            }
            Some(length) => length,
            None => end,
        };
        if !rest.is_char_boundary(end) {
            return Err(Gs1Error::Data(identifier.to_owned()));
        }
        found.take(identifier, &rest[..end])?;
        rest = rest[end..].trim_start_matches(GS);
    }
    found.done()
}

/// Reads the form for people: identifiers in parentheses, `(01)03760990006013(17)261231`.
///
/// # Errors
/// [`Gs1Error`] names the identifier concerned; nothing is read by halves.
pub fn read_parentheses(text: &str, today: NaiveDate) -> Result<Gs1, Gs1Error> {
    let mut found = Found::new(today);
    let mut rest = text;
    while !rest.is_empty() {
        let Some((identifier, behind)) = parenthesised(rest) else {
            return Err(Gs1Error::Identifier(rest.chars().take(6).collect()));
        };
        // A lot may hold parentheses: only those around an identifier end it.
        let next = behind.match_indices('(').map(|(at, _)| at);
        let end = next.into_iter().find(|at| parenthesised(&behind[*at..]).is_some());
        let (data, behind) = behind.split_at(end.unwrap_or(behind.len()));
        found.take(identifier, data.trim())?;
        rest = behind;
    }
    found.done()
}

/// What is found as the elements come.
pub(super) struct Found {
    today: NaiveDate,
    gs1: Gs1,
    seen: Vec<(String, String)>,
}

impl Found {
    pub(super) fn new(today: NaiveDate) -> Self {
        Self { today, gs1: Gs1::default(), seen: Vec::new() }
    }

    /// Takes one element.
    pub(super) fn take(&mut self, identifier: &str, data: &str) -> Result<(), Gs1Error> {
        let wrong = || Gs1Error::Data(identifier.to_owned());
        if identifier_length(identifier) != Some(identifier.len()) {
            return Err(Gs1Error::Identifier(identifier.to_owned()));
        }
        if data.is_empty() {
            return Err(Gs1Error::CutOff(identifier.to_owned()));
        }
        if fixed_length(identifier).is_some_and(|length| data.len() != length)
            || data.len() > MAX_DATA
            || !data.chars().all(is_of_the_set)
        {
            return Err(wrong());
        }
        if let Some((_, former)) = self.seen.iter().find(|(known, _)| known == identifier) {
            let same = former == data;
            return if same { Ok(()) } else { Err(Gs1Error::Twice(identifier.to_owned())) };
        }
        self.seen.push((identifier.to_owned(), data.to_owned()));
        let (gs1, today) = (&mut self.gs1, self.today);
        let text = |most: usize| (data.len() <= most).then(|| data.to_owned()).ok_or_else(wrong);
        let day = || day(data, today).ok_or_else(wrong);
        match identifier {
            "01" => gs1.gtin = Some(Gtin::parse(data)?),
            "02" => gs1.gtin = gs1.gtin.or(Some(Gtin::parse(data)?)),
            "10" => gs1.lot = Some(text(20)?),
            "11" => gs1.produced = Some(day()?),
            "13" => gs1.packed = Some(day()?),
            "15" => gs1.best_before = Some(day()?),
            "17" => gs1.use_by = Some(day()?),
            "21" => gs1.serial = Some(text(20)?),
            "30" | "37" => gs1.count = Some(count(data).ok_or_else(wrong)?),
            "8200" => gs1.page = Some(text(70)?),
            _ => match identifier.split_at_checked(3).map(|(kind, end)| (kind, number(end))) {
                Some(("310", Some(places))) => {
                    gs1.weight_grams = Some(decimal(data, places, 3).ok_or_else(wrong)?);
                }
                Some(("392", Some(places))) => {
                    gs1.price = Some(price(data, places).ok_or_else(wrong)?)
                }
                // 978 is the euro; an amount of another money is none that the till can take.
                Some(("393", Some(places))) => {
                    if let Some(data) = data.strip_prefix("978") {
                        gs1.price = Some(price(data, places).ok_or_else(wrong)?);
                    }
                }
                _ => {}
            },
        }
        Ok(())
    }

    /// What was found, if it is of any use.
    pub(super) fn done(mut self) -> Result<Gs1, Gs1Error> {
        // The article itself counts, whatever a carton says that it holds.
        let unit = self.seen.iter().find(|(identifier, _)| identifier == "01");
        if let Some((_, data)) = unit {
            self.gs1.gtin = Some(Gtin::parse(data)?);
        }
        if self.gs1 == Gs1::default() { Err(Gs1Error::Nothing) } else { Ok(self.gs1) }
    }
}

/// The longest data of any element.
const MAX_DATA: usize = 90;

/// How many digits the identifier has that begins with these two; nothing for one that does not
/// exist.
fn identifier_length(text: &str) -> Option<usize> {
    let head = text.get(..2).filter(|head| number(head).is_some())?;
    match number(head)? {
        0..=4 | 10..=13 | 15..=17 | 20..=22 | 30 | 37 | 90..=99 => Some(2),
        23..=25 | 40..=42 | 71 => Some(3),
        31..=36 | 39 | 43 | 70 | 72 | 80..=82 => Some(4),
        _ => None,
    }
}

fn leading_identifier(text: &str) -> Result<&str, Gs1Error> {
    let unknown = || Gs1Error::Identifier(text.chars().take(4).collect());
    let length = identifier_length(text).ok_or_else(unknown)?;
    text.get(..length).filter(|identifier| number(identifier).is_some()).ok_or_else(unknown)
}

/// `(17)` at the beginning of a text, and what is behind it.
fn parenthesised(text: &str) -> Option<(&str, &str)> {
    let (identifier, behind) = text.strip_prefix('(')?.split_once(')')?;
    let fits = number(identifier).is_some() && (2..=4).contains(&identifier.len());
    fits.then_some((identifier, behind))
}

/// How long the data of an identifier is that needs no separator; the table of GS1 goes by the
/// first two digits and will never grow.
fn fixed_length(identifier: &str) -> Option<usize> {
    match &identifier[..2] {
        "00" => Some(18),
        "01" | "02" | "03" => Some(14),
        "04" => Some(16),
        "11" | "12" | "13" | "14" | "15" | "16" | "17" | "18" | "19" => Some(6),
        "20" => Some(2),
        "31" | "32" | "33" | "34" | "35" | "36" => Some(6),
        "41" => Some(13),
        _ => None,
    }
}

/// The letters, digits and signs that data may hold.
fn is_of_the_set(one: char) -> bool {
    one.is_ascii_alphanumeric() || "!\"%&'()*+,-./:;<=>?_#".contains(one)
}

/// `YYMMDD`; day 00 is the last of the month.
fn day(data: &str, today: NaiveDate) -> Option<NaiveDate> {
    let part = |from: usize| data.get(from..from + 2).and_then(number);
    let (year, month, day) = (part(0)?, part(2)?, part(4)?);
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    let year = full_year(i32::try_from(year).ok()?, today.year())?;
    if day > 0 {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let next = match month {
        12 => NaiveDate::from_ymd_opt(year.checked_add(1)?, 1, 1),
        _ => NaiveDate::from_ymd_opt(year, month.checked_add(1)?, 1),
    };
    // Month 00 would slip through as the end of the year before.
    (month > 0).then_some(next)??.pred_opt()
}

/// A year of two digits lies at most 49 years back and at most 50 ahead.
fn full_year(short: i32, this_year: i32) -> Option<i32> {
    let year = this_year.checked_sub(this_year.rem_euclid(100))?.checked_add(short)?;
    match short - this_year.rem_euclid(100) {
        51.. => year.checked_sub(100),
        ..=-50 => year.checked_add(100),
        _ => Some(year),
    }
}

fn count(data: &str) -> Option<u32> {
    let count = (data.len() <= 8).then(|| number(data))??;
    u32::try_from(count).ok().filter(|count| *count > 0)
}

/// Digits with `places` decimals, in units of 10^-`to`, rounded half away from zero.
fn decimal(data: &str, places: u64, to: u32) -> Option<i64> {
    let places = u32::try_from(places).ok()?;
    number(data).and_then(|value| scaled(value, places, to)).filter(|value| *value > 0)
}

fn price(data: &str, places: u64) -> Option<Cents> {
    let most = data.len() <= 15;
    let cents = most.then(|| decimal(data, places, 2))??;
    Some(Cents::new(cents)).filter(|price| *price <= Cents::MAX_TICKET)
}

#[cfg(test)]
mod tests;
