//! A ticket as recorded: every value in it, so that it can be read without any table.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::basket::RemovalRecord;
use super::closing::PerpetualRecord;
use super::codes::*;
use crate::domain::catalog::{Mode, Nature};
use crate::domain::closing::Perpetual;
use crate::domain::day::BusinessDay;
use crate::domain::payment::{Payment, Tender};
use crate::domain::quantity::Unit;
use crate::domain::ticket::purpose::Purpose;
use crate::domain::ticket::{Operation, Ticket, TicketLine, VatRow};

/// A ticket as recorded.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TicketRecord {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    void_of: Option<VoidRecord>,
    day: String,
    lines: Vec<LineRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    removals: Vec<RemovalRecord>,
    vat: Vec<VatRecord>,
    total: i64,
    turnover: i64,
    tenders: Vec<TenderRecord>,
    #[serde(skip_serializing_if = "is_zero", default)]
    change: i64,
    #[serde(skip_serializing_if = "is_zero", default)]
    cashback: i64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    customer: Option<String>,
    perpetual: PerpetualRecord,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct VoidRecord {
    id: String,
    number: u64,
}

/// Usual values (pieces, on site, own sale) are left out: a year of tickets is half as large.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineRecord {
    product: String,
    family: String,
    label: String,
    quantity: i64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    unit: Option<String>,
    unit_price: i64,
    gross: i64,
    net: i64,
    rate: u16,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    mode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    nature: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    partner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    purpose: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    reservation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    funder: Option<String>,
}

/// Own sales at one rate, as recorded.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VatRecord {
    rate: u16,
    gross: i64,
    net: i64,
    vat: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TenderRecord {
    method: String,
    amount: i64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    given: Option<i64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this signature")]
fn is_zero(amount: &i64) -> bool {
    *amount == 0
}

impl TicketRecord {
    /// The record of a ticket, with the perpetual totals that it leads to.
    pub fn of(ticket: &Ticket, perpetual: &Perpetual) -> Self {
        let void_of = match ticket.operation {
            Operation::Sale => None,
            Operation::Void { ticket, number } => {
                Some(VoidRecord { id: ticket.to_string(), number })
            }
        };
        Self {
            id: ticket.id.to_string(),
            void_of,
            day: ticket.day.to_string(),
            lines: ticket.lines.iter().map(LineRecord::of).collect(),
            removals: ticket.removals.iter().map(RemovalRecord::of).collect(),
            vat: ticket
                .vat
                .iter()
                .map(|(rate, row)| VatRecord::of(rate.basis_points(), row))
                .collect(),
            total: ticket.total.get(),
            turnover: ticket.turnover.get(),
            tenders: ticket.payment.tenders.iter().map(TenderRecord::of).collect(),
            change: ticket.payment.change.get(),
            cashback: ticket.payment.cashback.get(),
            customer: ticket.customer.map(|id| id.to_string()),
            perpetual: PerpetualRecord::of(perpetual),
        }
    }

    /// The ticket that this record is of, and its perpetual totals.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no ticket has.
    pub fn read(&self) -> Result<(Ticket, Perpetual), RecordError> {
        let operation = match &self.void_of {
            None => Operation::Sale,
            Some(void) => Operation::Void { ticket: ticket_id(&void.id)?, number: void.number },
        };
        let ticket = Ticket {
            id: ticket_id(&self.id)?,
            operation,
            day: BusinessDay::parse(&self.day).ok_or(RecordError::Value("day"))?,
            customer: self.customer.as_deref().map(customer_id).transpose()?,
            lines: self.lines.iter().map(LineRecord::read).collect::<Result<_, _>>()?,
            removals: self.removals.iter().map(RemovalRecord::read).collect::<Result<_, _>>()?,
            vat: self.vat.iter().map(VatRecord::read).collect::<Result<_, _>>()?,
            total: cents(self.total),
            turnover: cents(self.turnover),
            payment: Payment {
                tenders: self.tenders.iter().map(TenderRecord::read).collect::<Result<_, _>>()?,
                change: cents(self.change),
                cashback: cents(self.cashback),
            },
        };
        Ok((ticket, self.perpetual.read()))
    }
}

impl LineRecord {
    fn of(line: &TicketLine) -> Self {
        let unusual = |word: &str, usual: bool| (!usual).then(|| word.to_owned());
        Self {
            product: line.product.to_string(),
            family: line.family.to_string(),
            label: line.label.to_string(),
            quantity: line.quantity.thousandths(),
            unit: unusual(unit_word(line.unit), line.unit == Unit::Piece),
            unit_price: line.unit_price.get(),
            gross: line.gross.get(),
            net: line.net.get(),
            rate: line.rate.basis_points(),
            mode: unusual(mode_word(line.mode), line.mode == Mode::OnSite),
            nature: unusual(nature_word(line.nature), line.nature == Nature::Own),
            partner: line.partner.map(|id| id.to_string()),
            purpose: unusual(purpose_word(line.purpose), line.purpose == Purpose::Plain),
            reservation: line.reservation.map(|id| id.to_string()),
            funder: line.funder.map(|one| one.code().to_owned()),
        }
    }

    fn read(&self) -> Result<TicketLine, RecordError> {
        Ok(TicketLine {
            product: product_id(&self.product)?,
            family: family_id(&self.family)?,
            label: label(&self.label)?,
            quantity: quantity(self.quantity)?,
            unit: self.unit.as_deref().map_or(Ok(Unit::Piece), unit)?,
            unit_price: cents(self.unit_price),
            gross: cents(self.gross),
            net: cents(self.net),
            rate: rate(self.rate)?,
            mode: self.mode.as_deref().map_or(Ok(Mode::OnSite), mode)?,
            nature: self.nature.as_deref().map_or(Ok(Nature::Own), nature)?,
            partner: self.partner.as_deref().map(partner_id).transpose()?,
            purpose: self.purpose.as_deref().map_or(Ok(Purpose::Plain), purpose)?,
            reservation: self.reservation.as_deref().map(reservation_id).transpose()?,
            funder: self.funder.as_deref().map(super::errand::funder).transpose()?,
        })
    }
}

impl VatRecord {
    pub(super) fn of(rate: u16, row: &VatRow) -> Self {
        Self { rate, gross: row.gross.get(), net: row.net.get(), vat: row.vat.get() }
    }

    pub(super) fn read(&self) -> Result<(crate::domain::vat::VatRate, VatRow), RecordError> {
        let row = VatRow { gross: cents(self.gross), net: cents(self.net), vat: cents(self.vat) };
        Ok((rate(self.rate)?, row))
    }
}

impl TenderRecord {
    fn of(tender: &Tender) -> Self {
        Self {
            method: method_word(tender.method).to_owned(),
            amount: tender.amount.get(),
            given: (tender.given != tender.amount).then_some(tender.given.get()),
        }
    }

    fn read(&self) -> Result<Tender, RecordError> {
        Ok(Tender {
            method: method(&self.method)?,
            amount: cents(self.amount),
            given: cents(self.given.unwrap_or(self.amount)),
        })
    }
}
