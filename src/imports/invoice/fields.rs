//! The values of an invoice, from the text of an element to what they mean.

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

use super::{InvoiceError, Kind, Term};
use crate::domain::money::Cents;
use crate::domain::quantity::Quantity;
use crate::domain::text::Label;
use crate::domain::vat::VatRate;
use crate::imports::price_list::cut_label;

/// Reads values and says, when one is wrong, which and where.
pub(super) struct Reader {
    /// The number of the line that is read; none for the document itself.
    pub(super) line: Option<String>,
}

impl Reader {
    /// What can't be done without.
    pub(super) fn need<T>(&self, term: Term, value: Option<T>) -> Result<T, InvoiceError> {
        value.ok_or_else(|| InvoiceError::Missing { term, line: self.line.clone() })
    }

    /// The error of a value that is there and wrong.
    pub(super) fn wrong(&self, term: Term, value: &str) -> InvoiceError {
        let value = value.chars().take(40).collect();
        InvoiceError::Value { term, line: self.line.clone(), value }
    }

    pub(super) fn label(&self, term: Term, text: Option<&str>) -> Result<Label, InvoiceError> {
        let text = self.need(term, text)?;
        cut_label(text).ok_or_else(|| self.wrong(term, text))
    }

    /// `2026-11-20`, as UBL and `20261120`, as CII writes it.
    pub(super) fn date(&self, text: Option<&str>) -> Result<NaiveDate, InvoiceError> {
        let text = self.need(Term::Date, text)?;
        let form = if text.contains('-') { "%Y-%m-%d" } else { "%Y%m%d" };
        // A time zone may stand behind a date of UBL.
        let bare = text.get(..10).filter(|_| text.contains('-')).unwrap_or(text);
        NaiveDate::parse_from_str(bare, form).map_err(|_| self.wrong(Term::Date, text))
    }

    /// Kinds of documents by their codes of UNTDID 1001.
    pub(super) fn kind(&self, text: Option<&str>) -> Result<Kind, InvoiceError> {
        let text = self.need(Term::Kind, text)?;
        Ok(match text {
            "81" | "83" | "261" | "262" | "296" | "308" | "381" | "396" | "420" | "458" | "502"
            | "503" | "532" => Kind::CreditNote,
            "384" | "471" | "472" | "473" => Kind::Corrected,
            "386" | "500" => Kind::Prepayment,
            _ if text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit()) => Kind::Invoice,
            _ => return Err(self.wrong(Term::Kind, text)),
        })
    }

    pub(super) fn decimal(&self, term: Term, text: &str) -> Result<Decimal, InvoiceError> {
        let bare = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = bare.split_once('.').unwrap_or((bare, "0"));
        let digits = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(whole, 12) || !digits(decimals, 12) {
            return Err(self.wrong(term, text));
        }
        text.parse().map_err(|_| self.wrong(term, text))
    }

    /// An amount of euros, rounded to the cent if the document is finer.
    pub(super) fn amount(&self, term: Term, text: Option<&str>) -> Result<Cents, InvoiceError> {
        let text = self.need(term, text)?;
        let cents = scaled(self.decimal(term, text)?, 2).map(Cents::new);
        let fits =
            |amount: &Cents| amount.get().unsigned_abs() <= Cents::MAX_TICKET.get().unsigned_abs();
        cents.filter(fits).ok_or_else(|| self.wrong(term, text))
    }

    /// A quantity, rounded to the thousandth; nothing for zero.
    pub(super) fn quantity(&self, text: Option<&str>) -> Result<Option<Quantity>, InvoiceError> {
        let text = self.need(Term::Quantity, text)?;
        let exact = self.decimal(Term::Quantity, text)?;
        if exact.is_zero() {
            return Ok(None);
        }
        let quantity = scaled(exact, 3).and_then(|rest| Quantity::from_thousandths(rest).ok());
        quantity.map(Some).ok_or_else(|| self.wrong(Term::Quantity, text))
    }

    /// A rate in percent; a line outside of VAT has none.
    pub(super) fn rate(&self, text: Option<&str>) -> Result<Option<VatRate>, InvoiceError> {
        let Some(text) = text else {
            return Ok(None);
        };
        let points = self.decimal(Term::Vat, text)?.checked_mul(Decimal::ONE_HUNDRED);
        let whole =
            points.filter(Decimal::is_integer).and_then(|points| u16::try_from(points).ok());
        let rate = whole.and_then(VatRate::new);
        rate.map(Some).ok_or_else(|| self.wrong(Term::Vat, text))
    }
}

fn scaled(value: Decimal, places: u32) -> Option<i64> {
    let scaled = value.checked_mul(Decimal::from(10_i64.checked_pow(places)?))?;
    let rounded = scaled.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    i64::try_from(rounded).ok()
}

/// Only euros can be compared with the café's prices.
pub(super) fn euros(currency: Option<&str>) -> Result<(), InvoiceError> {
    match currency {
        Some("EUR") => Ok(()),
        other => {
            let named = other.unwrap_or_default().chars().take(10).collect();
            Err(InvoiceError::Currency(named))
        }
    }
}
