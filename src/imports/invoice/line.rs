//! A line of goods, from the texts that both forms of invoices have.

use rust_decimal::Decimal;

use super::fields::Reader;
use super::{InvoiceError, InvoiceLine, Term};
use crate::domain::barcode::Gtin;
use crate::domain::net_price::NetPrice;
use crate::domain::text::Label;
use crate::imports::price_list::{cut_label, unit_named};

/// The texts of a line, wherever the form keeps them.
pub(super) struct Texts<'a> {
    pub(super) number: Option<&'a str>,
    pub(super) name: Option<&'a str>,
    pub(super) reference: Option<&'a str>,
    pub(super) code: Option<&'a str>,
    pub(super) quantity: Option<&'a str>,
    pub(super) unit_code: Option<&'a str>,
    pub(super) price: Option<&'a str>,
    /// How many units the price is for; one where nothing is said.
    pub(super) base: Option<&'a str>,
    /// The unit of that quantity; the line's own where nothing is said.
    pub(super) base_unit: Option<&'a str>,
    pub(super) rate: Option<&'a str>,
    pub(super) total: Option<&'a str>,
}

/// The line, or nothing for one that has neither a quantity nor an amount: a remark.
pub(super) fn line(texts: &Texts<'_>) -> Result<Option<InvoiceLine>, InvoiceError> {
    let reader = Reader { line: texts.number.map(|number| number.chars().take(40).collect()) };
    let total = reader.amount(Term::LineTotal, texts.total)?;
    let Some(quantity) = reader.quantity(texts.quantity)? else {
        return if total.is_zero() { Ok(None) } else { Err(reader.wrong(Term::Quantity, "0")) };
    };
    let unit_code = reader.label(Term::Quantity, texts.unit_code)?;
    let price_text = reader.need(Term::Price, texts.price)?;
    let base = texts.base.map_or(Ok(Decimal::ONE), |text| reader.decimal(Term::Price, text))?;
    // A price for a hundred grams of goods that are counted in pieces can't be worked out.
    if let Some(other) = texts.base_unit.filter(|other| Some(*other) != texts.unit_code) {
        return Err(reader.wrong(Term::Price, other));
    }
    let net_price = NetPrice::of(reader.decimal(Term::Price, price_text)?, base)
        .map_err(|_| reader.wrong(Term::Price, price_text))?;
    let gtin = texts.code.map(Gtin::parse);
    let wrong = texts.code.filter(|_| gtin.is_some_and(|gtin| gtin.is_err()));
    Ok(Some(InvoiceLine {
        number: reader.label(Term::Number, texts.number)?,
        name: reader.label(Term::Name, texts.name)?,
        reference: texts.reference.and_then(cut_label),
        gtin: gtin.and_then(Result::ok).filter(|gtin| !gtin.is_restricted()),
        wrong_code: wrong.and_then(cut_label),
        quantity,
        unit: unit_named(unit_code.as_str()),
        unit_code,
        net_price,
        vat: reader.rate(texts.rate)?,
        total,
    }))
}

/// A firm's number, if it can be shown.
pub(super) fn identifier(text: Option<&str>) -> Option<Label> {
    text.and_then(cut_label)
}
