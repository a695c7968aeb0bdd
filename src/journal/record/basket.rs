//! Baskets and what was taken off them: the latter as recorded, the former as a draft keeps them.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::catalog::VatPair;
use crate::domain::money::Cents;
use crate::domain::ticket::basket::{Basket, BasketLine, Removal};
use crate::domain::ticket::purpose::Purpose;

/// Something taken off a basket, as recorded.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemovalRecord {
    product: String,
    label: String,
    quantity: i64,
    gross: i64,
}

impl RemovalRecord {
    /// The record of a removal.
    pub fn of(removal: &Removal) -> Self {
        Self {
            product: removal.product.to_string(),
            label: removal.label.to_string(),
            quantity: removal.quantity.thousandths(),
            gross: removal.gross.get(),
        }
    }

    /// The removal that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no removal has.
    pub fn read(&self) -> Result<Removal, RecordError> {
        Ok(Removal {
            product: product_id(&self.product)?,
            label: label(&self.label)?,
            quantity: quantity(self.quantity)?,
            gross: cents(self.gross),
        })
    }
}

/// A basket as its draft keeps it; never part of the journal.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BasketRecord {
    id: String,
    lines: Vec<LineRecord>,
    removals: Vec<RemovalRecord>,
    #[serde(default)]
    customer: Option<String>,
    #[serde(default)]
    cashback: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineRecord {
    product: String,
    family: String,
    label: String,
    quantity: i64,
    unit: String,
    unit_price: i64,
    #[serde(default)]
    printed: Option<i64>,
    #[serde(default)]
    follows: Option<String>,
    vat_on_site: u16,
    vat_takeaway: u16,
    mode: String,
    nature: String,
    #[serde(default)]
    partner: Option<String>,
    #[serde(default)]
    purpose: Option<String>,
    #[serde(default)]
    reservation: Option<String>,
    #[serde(default)]
    funder: Option<String>,
}

impl BasketRecord {
    /// The draft of a basket.
    pub fn of(basket: &Basket) -> Self {
        Self {
            id: basket.id().to_string(),
            lines: basket.lines().iter().map(LineRecord::of).collect(),
            removals: basket.removals().iter().map(RemovalRecord::of).collect(),
            customer: basket.customer().map(|id| id.to_string()),
            cashback: basket.cashback().get(),
        }
    }

    /// The basket that this draft is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no basket has.
    pub fn read(&self) -> Result<Basket, RecordError> {
        let lines = self.lines.iter().map(LineRecord::read).collect::<Result<_, _>>()?;
        let removals = self.removals.iter().map(RemovalRecord::read).collect::<Result<_, _>>()?;
        let mut basket = Basket::restored(ticket_id(&self.id)?, lines, removals);
        basket.set_customer(self.customer.as_deref().map(customer_id).transpose()?);
        basket.set_cashback(cents(self.cashback));
        Ok(basket)
    }
}

impl LineRecord {
    fn of(line: &BasketLine) -> Self {
        Self {
            product: line.product.to_string(),
            family: line.family.to_string(),
            label: line.label.to_string(),
            quantity: line.quantity.thousandths(),
            unit: unit_word(line.unit).to_owned(),
            unit_price: line.unit_price.get(),
            printed: line.printed.map(Cents::get),
            follows: line.follows.map(|id| id.to_string()),
            vat_on_site: line.vat.on_site.basis_points(),
            vat_takeaway: line.vat.takeaway.basis_points(),
            mode: mode_word(line.mode).to_owned(),
            nature: nature_word(line.nature).to_owned(),
            partner: line.partner.map(|id| id.to_string()),
            purpose: Some(purpose_word(line.purpose).to_owned()),
            reservation: line.reservation.map(|id| id.to_string()),
            funder: line.funder.map(|one| one.code().to_owned()),
        }
    }

    fn read(&self) -> Result<BasketLine, RecordError> {
        Ok(BasketLine {
            product: product_id(&self.product)?,
            family: family_id(&self.family)?,
            label: label(&self.label)?,
            quantity: quantity(self.quantity)?,
            unit: unit(&self.unit)?,
            unit_price: cents(self.unit_price),
            printed: self.printed.map(cents),
            follows: self.follows.as_deref().map(product_id).transpose()?,
            vat: VatPair { on_site: rate(self.vat_on_site)?, takeaway: rate(self.vat_takeaway)? },
            mode: mode(&self.mode)?,
            nature: nature(&self.nature)?,
            partner: self.partner.as_deref().map(partner_id).transpose()?,
            purpose: self.purpose.as_deref().map_or(Ok(Purpose::Plain), purpose)?,
            reservation: self.reservation.as_deref().map(reservation_id).transpose()?,
            funder: self.funder.as_deref().map(super::errand::funder).transpose()?,
        })
    }
}
