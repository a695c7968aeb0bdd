//! One way in for all codes: what a scanner gave, told by its form.

use chrono::NaiveDate;
use thiserror::Error;

use super::gs1::{self, Gs1, Gs1Error};
use super::in_store::{self, InStore, InStoreError, Layouts};
use super::{Gtin, GtinError, link, number};

/// The longest code, in characters.
pub const MAX_CHARS: usize = 200;

/// What a code is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanned {
    /// An article.
    Gtin(Gtin),
    /// A periodical or a book, with the two or five digits printed beside its code.
    Press {
        /// The title.
        gtin: Gtin,
        /// The issue of a periodical; for a book, its publisher's remark. ASCII digits.
        issue: String,
    },
    /// A label of this shop or of its scale.
    InStore(InStore),
    /// An article with a date, a lot, a weight or a price.
    Gs1(Gs1),
    /// Something else, as it was read: a product's own code, a parcel, a card.
    Other(String),
    /// Nothing that can be used.
    Unreadable(Unreadable),
}

/// Why a code can't be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// Nothing was read.
    #[error("the code is empty")]
    Empty,
    /// More than [`MAX_CHARS`] characters.
    #[error("the code is longer than {MAX_CHARS} characters")]
    TooLong,
    /// It holds bytes that command a device.
    #[error("the code holds control characters")]
    Control,
    /// It has the digits of an article number and a wrong check digit, or is filled up with zeros.
    #[error("the digits are no article number")]
    Gtin(#[from] GtinError),
    /// A label of the shop that does not work out.
    #[error("the shop's label does not work out")]
    InStore(#[from] InStoreError),
    /// A string of GS1 that does not work out.
    #[error("the GS1 string does not work out")]
    Gs1(#[from] Gs1Error),
}

impl Scanned {
    /// Tells what a code is by its form.
    ///
    /// `layouts` are the labels of the shop's scales; `today` tells the century of dates with
    /// years of two digits. Not every number of 8, 12, 13 or 14 digits is an article: a caller
    /// that waits for parcels or cards asks them first, and takes
    /// [`Unreadable::Gtin`] for "not an article" rather than for a fault.
    pub fn read(text: &str, layouts: &Layouts, today: NaiveDate) -> Self {
        read(text, layouts, today).unwrap_or_else(Self::Unreadable)
    }

    /// What to look the article up by in a catalogue; nothing for a code that names none.
    pub fn catalogue_code(&self) -> Option<String> {
        match self {
            Self::Gtin(gtin) | Self::Press { gtin, .. } => Some(gtin.key()),
            Self::InStore(label) => Some(label.catalogue_code()),
            Self::Gs1(gs1) => gs1.gtin.map(Gtin::key),
            Self::Other(code) => Some(code.clone()),
            Self::Unreadable(_) => None,
        }
    }
}

fn read(text: &str, layouts: &Layouts, today: NaiveDate) -> Result<Scanned, Unreadable> {
    if text.chars().nth(MAX_CHARS).is_some() {
        return Err(Unreadable::TooLong);
    }
    // What scanners put behind a code to end it.
    let text = text.trim_matches(['\r', '\n', '\t', ' ']);
    if text.chars().any(|one| one.is_control() && one != gs1::GS) {
        return Err(Unreadable::Control);
    }
    let (kind, text) = symbology(text);
    if text.trim_matches([' ', gs1::GS]).is_empty() {
        return Err(Unreadable::Empty);
    }
    if let Some(linked) = link::read(text, today) {
        return Ok(Scanned::Gs1(linked?));
    }
    if kind == Symbology::Gs1 || text.contains(gs1::GS) {
        return Ok(Scanned::Gs1(gs1::read_elements(text, today)?));
    }
    if text.starts_with('(') && text[1..].starts_with(|one: char| one.is_ascii_digit()) {
        return Ok(Scanned::Gs1(gs1::read_parentheses(text, today)?));
    }
    if let Some(press) = press(text) {
        return Ok(press);
    }
    if [8, 12, 13, 14].contains(&text.len()) && number(text).is_some() {
        return article(text, layouts);
    }
    // A scanner that names no symbology: an article in front makes it a string of GS1.
    let article = text.strip_prefix("01").and_then(|rest| rest.get(..14));
    if article.is_some_and(super::is_gtin)
        && let Ok(gs1) = gs1::read_elements(text, today)
    {
        return Ok(Scanned::Gs1(gs1));
    }
    Ok(Scanned::Other(text.to_owned()))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Symbology {
    Gs1,
    Plain,
}

/// The identifier that some scanners put in front (`]E0` for an EAN-13, `]d2` for a DataMatrix of
/// GS1) and the code behind it.
fn symbology(text: &str) -> (Symbology, &str) {
    let mut head = text.chars();
    let known = head.next() == Some(']')
        && head.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && head.next().is_some_and(|modifier| modifier.is_ascii_alphanumeric());
    if !known {
        return (Symbology::Plain, text);
    }
    let (identifier, code) = text.split_at(3);
    let gs1 = ["]C1", "]d2", "]e0", "]e1", "]e2", "]J1", "]Q3"].contains(&identifier);
    (if gs1 { Symbology::Gs1 } else { Symbology::Plain }, code)
}

/// An EAN-13 of the press or of a book with two or five digits behind it.
fn press(text: &str) -> Option<Scanned> {
    let (code, behind) = text.split_at_checked(13)?;
    let issue = behind.trim_start_matches([' ', '+', '-']);
    let gtin = Gtin::parse(code).ok().filter(|gtin| gtin.is_press_or_book())?;
    let fits = [2, 5].contains(&issue.len()) && number(issue).is_some();
    fits.then(|| Scanned::Press { gtin, issue: issue.to_owned() })
}

fn article(text: &str, layouts: &Layouts) -> Result<Scanned, Unreadable> {
    let gtin = match Gtin::parse(text) {
        // Eight digits that are no EAN-8 may be the short form of an UPC-A.
        Err(error) => Gtin::from_upc_e(text).map_err(|_| error)?,
        Ok(gtin) => gtin,
    };
    if gtin.is_restricted() {
        return Ok(Scanned::InStore(in_store::read(gtin, layouts)?));
    }
    Ok(Scanned::Gtin(gtin))
}

#[cfg(test)]
mod tests;
