//! Price lists of suppliers, and the product files of other tills, as tables of text.
//!
//! Every supplier names its columns in its own way: a [`Mapping`] says which is which, can be
//! guessed from the file and kept for the next one. A list is read whole or not at all; what is
//! odd but harmless is a warning by its line.

mod guess;
mod read;

use rust_decimal::Decimal;

use crate::domain::barcode::{Gtin, GtinError};
use crate::domain::money::Cents;
use crate::domain::net_price::NetPrice;
use crate::domain::quantity::Unit;
use crate::domain::text::Label;
use crate::domain::vat::VatRate;

pub use crate::domain::stock::columns::{DecimalSign, Field, Mapping};
pub use guess::{Column, Preview, preview};
pub use read::read;
pub(in crate::imports) use read::{cut_label, unit_named};

/// The largest file, in bytes.
pub const MAX_BYTES: usize = 20 << 20;
/// The most lines.
pub const MAX_LINES: usize = 50_000;
/// The longest cell, in bytes: a quotation mark that nobody closed swallows the rest of a file.
pub const MAX_CELL: usize = 2_000;
/// The most mistakes, and the most warnings, that are listed: nobody reads more.
pub const MAX_LISTED: usize = 200;

/// An article of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Its number, if it has one that means something outside of one shop.
    pub gtin: Option<Gtin>,
    /// The supplier's reference.
    pub reference: Option<Label>,
    /// Its name, cut to the length of a label.
    pub name: Label,
    /// The price of one unit without VAT.
    pub net_price: Option<NetPrice>,
    /// The price of one unit with VAT.
    pub gross_price: Option<Cents>,
    /// Its VAT rate.
    pub vat: Option<VatRate>,
    /// How many pieces a carton holds.
    pub pack: Option<u32>,
    /// What the price is for.
    pub unit: Option<Unit>,
}

/// A list, read whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PriceList {
    /// The articles, in the order of the file.
    pub articles: Vec<Article>,
    /// What is odd, by its line; at most [`MAX_LISTED`].
    pub warnings: Vec<Warning>,
    /// How many more warnings there are than are listed.
    pub more_warnings: usize,
}

/// Something odd that keeps nothing from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Warning {
    /// The line, from 1.
    pub line: u64,
    /// What is odd.
    pub oddity: Oddity,
}

/// What can be odd about a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// The code is no article number; the article is taken without it.
    Code(GtinError),
    /// The code means something in the supplier's shop alone; the article is taken without it.
    OwnCode,
    /// The code stands on an earlier line too.
    CodeTwice,
    /// The line has a name and no price: the article is left out.
    NoPrice,
    /// The size of a carton or the unit is written in a way that we can't read; the article is
    /// taken without it.
    Ignored(Field),
    /// So many lines above the names of the columns are more than a title, and were passed over.
    Above(usize),
}

/// A mistake in a file, by its line; nothing was taken from the file then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1; 0 stands for the whole file.
    pub line: u64,
    /// What is wrong.
    pub mistake: Mistake,
}

/// What can be wrong with a file or a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// More than [`MAX_BYTES`] or [`MAX_LINES`].
    TooLarge,
    /// Not a table of text: a workbook, a picture, a document.
    NotATable,
    /// None of the first lines names columns that we know.
    NoHeader,
    /// The line that would name the columns is an article already.
    NoNames,
    /// The header has no column of this name.
    MissingColumn(String),
    /// The mapping does not say where this is.
    Unmapped(Field),
    /// The header names this column twice.
    ColumnTwice(String),
    /// The line has more or fewer cells than the header: a separator stands within a name.
    CellCount,
    /// A cell of more than [`MAX_CELL`] bytes: a quotation mark that is not closed.
    LongCell,
    /// A spreadsheet made a figure of the codes (`3,01E+12`): their last digits are lost.
    DamagedCode(String),
    /// The cell of this field can't be read.
    Cell(Field, String),
    /// Nothing but a header.
    Empty,
}

/// Reads a number of euros, percents or pieces. Groups of three may be parted by blanks; a sign of
/// money or percent may follow.
fn number(text: &str, sign: DecimalSign) -> Option<Decimal> {
    let bare = text.trim().trim_end_matches(['€', '%']).trim_end();
    let bare = bare.strip_suffix("EUR").unwrap_or(bare).trim_end();
    let (whole, decimals) = match bare.split_once(sign.sign()) {
        Some((_, "")) => return None,
        Some((whole, decimals)) => (whole, decimals),
        None => (bare, ""),
    };
    let (minus, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}']).collect();
    let grouped = groups.len() == 1
        || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let digits = groups.concat();
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=9).contains(&digits.len()) && decimals.len() <= 8 && !groups[0].is_empty();
    if !grouped || !fits || !plain(&digits) || !plain(decimals) {
        return None;
    }
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{minus}{digits}{point}{decimals}").parse().ok()
}

#[cfg(test)]
mod tests;
