//! Invoices of suppliers as a program can read them: Factur-X (a PDF with the invoice inside),
//! CII and UBL 2.1.
//!
//! Of the many terms of EN 16931 this reads those that a goods-in needs: who, when, which articles,
//! how many, at what price. An invoice is read whole or not at all.

mod cii;
mod fields;
mod line;
mod pdf;
mod ubl;
mod xml;

use chrono::NaiveDate;
use thiserror::Error;

use crate::domain::barcode::Gtin;
use crate::domain::money::Cents;
use crate::domain::net_price::NetPrice;
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::text::Label;
use crate::domain::vat::VatRate;

/// The largest file, in bytes.
pub const MAX_BYTES: usize = 20 << 20;
/// The largest invoice of XML, in bytes, also once it is unpacked from a PDF.
pub const MAX_XML: usize = 8 << 20;
/// The most lines of an invoice.
pub const MAX_LINES: usize = 5_000;

/// How an invoice is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Cross Industry Invoice, as XML or within a Factur-X.
    Cii,
    /// Universal Business Language 2.1.
    Ubl,
}

/// What a document asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Money for goods.
    Invoice,
    /// Money back: the goods of its lines went away, or never came.
    CreditNote,
    /// It takes the place of an earlier invoice, whose goods came in already.
    Corrected,
    /// Money before the goods come.
    Prepayment,
}

/// Who sends an invoice: always a firm, known by its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seller {
    /// Its name.
    pub name: Label,
    /// Its SIREN (9 digits) or SIRET (14), or what else its register calls it.
    pub registration: Option<Label>,
    /// Its VAT number.
    pub vat_number: Option<Label>,
}

/// An invoice, read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// How it is written.
    pub form: Form,
    /// What it asks for.
    pub kind: Kind,
    /// Who sends it.
    pub seller: Seller,
    /// Its number.
    pub number: Label,
    /// Its date.
    pub date: NaiveDate,
    /// Its lines of goods, at least one.
    pub lines: Vec<InvoiceLine>,
    /// The sum of its lines without VAT, as the document says.
    pub lines_total: Cents,
    /// Its total without VAT: lines, less allowances, more charges.
    pub total_net: Cents,
    /// Its total with VAT.
    pub total_gross: Cents,
}

/// A line of goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceLine {
    /// Its number on the invoice.
    pub number: Label,
    /// What the supplier calls the article, cut to the length of a label.
    pub name: Label,
    /// The supplier's reference.
    pub reference: Option<Label>,
    /// The article number; none when its check digit is wrong.
    pub gtin: Option<Gtin>,
    /// The article number as it was written, when it is none.
    pub wrong_code: Option<Label>,
    /// How much, in units of [`InvoiceLine::unit_code`]; below zero for goods that went back.
    pub quantity: Quantity,
    /// The unit by its code of UN/ECE recommendation 20: `C62` piece, `KGM` kilogram.
    pub unit_code: Label,
    /// The unit, if it is one of ours.
    pub unit: Option<Unit>,
    /// The price of one unit without VAT, after the line's own reductions.
    pub net_price: NetPrice,
    /// The VAT rate; none for a line that is outside of VAT.
    pub vat: Option<VatRate>,
    /// The total of the line without VAT.
    pub total: Cents,
}

impl Invoice {
    /// Whether the lines add up to what the document says that they do. Where they don't, a line
    /// was lost on its way or the supplier's program is wrong: people should look.
    pub fn adds_up(&self) -> bool {
        Cents::sum(self.lines.iter().map(|line| line.total)) == Ok(self.lines_total)
    }
}

/// A part of an invoice that can't be done without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// Its number.
    Number,
    /// Its date.
    Date,
    /// What kind of document it is.
    Kind,
    /// The seller's name.
    Seller,
    /// One of its totals.
    Total,
    /// The name of an article.
    Name,
    /// The quantity of a line, or its unit.
    Quantity,
    /// The net price of a line, or the quantity that it is for.
    Price,
    /// The VAT rate of a line.
    Vat,
    /// The total of a line.
    LineTotal,
}

/// Why a file is no invoice that can be read. Nothing is read by halves.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InvoiceError {
    /// More than [`MAX_BYTES`], or more than [`MAX_XML`] once unpacked.
    #[error("the file is larger than an invoice may be")]
    TooLarge,
    /// Neither a PDF nor an invoice of a form that we know.
    #[error("the file is no invoice of a form that can be read")]
    NotAnInvoice,
    /// The PDF is damaged, cut off, or locked by a password.
    #[error("the PDF can't be read")]
    Pdf,
    /// The PDF bears no invoice that a program could read: a picture of a paper.
    #[error("the PDF holds no electronic invoice")]
    NoAttachment,
    /// The XML is damaged or cut off.
    #[error("the XML can't be read")]
    Xml(#[source] roxmltree::Error),
    /// The XML is nested deeper than any invoice, or declares entities.
    #[error("the XML is not that of an invoice")]
    Hostile,
    /// A profile without lines (Factur-X MINIMUM and BASIC WL): only totals for the accountant.
    #[error("the invoice has no lines")]
    NoLines,
    /// More than [`MAX_LINES`].
    #[error("the invoice has too many lines")]
    TooManyLines,
    /// Another money than the euro.
    #[error("the invoice is not in euros: {0:?}")]
    Currency(String),
    /// Something that can't be done without is not there.
    #[error("the invoice lacks {term:?} (line {line:?})")]
    Missing {
        /// What.
        term: Term,
        /// The number of the line that lacks it.
        line: Option<String>,
    },
    /// Something can't be read or is out of range.
    #[error("the invoice has an impossible {term:?} (line {line:?}): {value:?}")]
    Value {
        /// What.
        term: Term,
        /// The number of the line.
        line: Option<String>,
        /// What stands there, at most 40 characters of it.
        value: String,
    },
}

/// Reads an invoice: a Factur-X, or the XML of a CII or UBL invoice or credit note.
///
/// # Errors
/// [`InvoiceError`] that names what is wrong and the line.
pub fn read(bytes: &[u8]) -> Result<Invoice, InvoiceError> {
    if bytes.len() > MAX_BYTES {
        return Err(InvoiceError::TooLarge);
    }
    // Some programs put blanks or a line before the mark of a PDF.
    let head = &bytes[..bytes.len().min(1_024)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return read_xml(&pdf::attachment(bytes)?);
    }
    read_xml(bytes)
}

fn read_xml(bytes: &[u8]) -> Result<Invoice, InvoiceError> {
    let text = xml::text(bytes)?;
    let tree = xml::tree(&text)?;
    let root = tree.root_element();
    match root.tag_name().name() {
        "CrossIndustryInvoice" => cii::read(root),
        "Invoice" | "CreditNote" => ubl::read(root),
        _ => Err(InvoiceError::NotAnInvoice),
    }
}

#[cfg(test)]
mod tests;
