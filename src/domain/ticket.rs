//! A ticket: first a basket that may change, then a paid sale that may not.

pub mod basket;
pub mod purpose;

use std::collections::BTreeMap;

use thiserror::Error;

use super::catalog::{Mode, Nature};
use super::day::BusinessDay;
use super::funder::Funder;
use super::id::{CustomerId, FamilyId, PartnerId, ProductId, ReservationId, TicketId};
use super::money::{AmountError, Cents};
use super::payment::{Offer, Payment, PaymentError};
use super::quantity::{Quantity, Unit};
use super::text::Label;
use super::vat::{VatRate, share_out};
use basket::{Basket, Removal};
use purpose::Purpose;

/// What a ticket does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// A sale.
    Sale,
    /// The counter-ticket of the paid ticket with this identifier and number (BOFiP
    /// BOI-TVA-DECLA-30-10-30 § 90: the original is never edited).
    Void {
        /// The identifier of the ticket that it undoes.
        ticket: TicketId,
        /// The number of the ticket that it undoes.
        number: u64,
    },
}

/// A line of a paid ticket, with every value that the law wants recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketLine {
    /// The product sold.
    pub product: ProductId,
    /// Its family on that day.
    pub family: FamilyId,
    /// Its name on that day.
    pub label: Label,
    /// How much of it; negative when it comes back.
    pub quantity: Quantity,
    /// The unit of quantity and price.
    pub unit: Unit,
    /// The price of one unit with VAT, in cents.
    pub unit_price: Cents,
    /// The amount of the line with VAT, in cents.
    pub gross: Cents,
    /// The amount of the line without VAT, in cents: stored, never derived again.
    pub net: Cents,
    /// The rate applied.
    pub rate: VatRate,
    /// Here or to take away.
    pub mode: Mode,
    /// Whose money it is.
    pub nature: Nature,
    /// The partner whose goods or money it is, if it is one's.
    pub partner: Option<PartnerId>,
    /// Why it stands there.
    pub purpose: Purpose,
    /// The bread kept for someone that it hands over.
    pub reservation: Option<ReservationId>,
    /// Who pays for it where the customer does not, or not all of it.
    pub funder: Option<Funder>,
}

/// The sum of a ticket's own sales at one rate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VatRow {
    /// With VAT, in cents.
    pub gross: Cents,
    /// Without VAT, in cents.
    pub net: Cents,
    /// The VAT itself, in cents.
    pub vat: Cents,
}

/// A ticket that has been paid, or its counter-ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Made when the basket opened.
    pub id: TicketId,
    /// Sale or void.
    pub operation: Operation,
    /// The business day that it counts in.
    pub day: BusinessDay,
    /// Whose account it concerns, if it concerns one.
    pub customer: Option<CustomerId>,
    /// What was sold.
    pub lines: Vec<TicketLine>,
    /// What had been rung up and taken off before the payment.
    pub removals: Vec<Removal>,
    /// Own sales by rate.
    pub vat: BTreeMap<VatRate, VatRow>,
    /// All lines, in cents: what the customer pays.
    pub total: Cents,
    /// Own sales, in cents: what counts as turnover.
    pub turnover: Cents,
    /// How it was paid.
    pub payment: Payment,
}

/// Why a basket could not become a ticket, or a ticket could not be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TicketError {
    /// Nothing was rung up.
    #[error("the basket is empty")]
    Empty,
    /// More lines than a ticket may have.
    #[error("a ticket holds at most {} lines", Basket::MAX_LINES)]
    TooManyLines,
    /// The total is beyond a million euros.
    #[error("the total is beyond the limit of a ticket")]
    TotalTooHigh,
    /// A line that is not there.
    #[error("there is no such line")]
    NoSuchLine,
    /// A counter-ticket can't be undone: the goods are sold anew.
    #[error("a counter-ticket can't be voided")]
    VoidOfVoid,
    /// Something on the ticket concerns an account, and nobody said whose.
    #[error("the ticket needs a customer")]
    NoCustomer,
    /// What was paid before is handed over at no price.
    #[error("what was paid before is handed over at no price")]
    PaidBefore,
    /// A line whose money or sign does not fit what it is there for.
    #[error("a line does not fit what it is there for")]
    Purpose,
    /// The payment does not settle the total.
    #[error("the payment was refused")]
    Payment(#[from] PaymentError),
    /// An amount out of range.
    #[error("an amount is out of range")]
    Amount(#[from] AmountError),
}

impl Ticket {
    /// The paid ticket that `basket` becomes.
    ///
    /// Net amounts follow the one rule of [`super::vat`]; a café that is `vat_exempt` charges no
    /// VAT on any line (CGI art. 293 B).
    ///
    /// # Errors
    /// [`TicketError`] when the basket is empty or too large, or the offers do not settle it.
    pub fn sale(
        basket: &Basket,
        offers: &[Offer],
        day: BusinessDay,
        vat_exempt: bool,
    ) -> Result<Self, TicketError> {
        if basket.lines().is_empty() {
            return Err(TicketError::Empty);
        }
        let total = basket.total()?;
        let mut lines = Vec::with_capacity(basket.lines().len());
        for line in basket.lines() {
            let taxed = line.nature == Nature::Own && !vat_exempt;
            let rate = if taxed { line.vat.at(line.mode) } else { VatRate::ZERO };
            let gross = line.gross()?;
            lines.push(TicketLine {
                product: line.product,
                family: line.family,
                label: line.label.clone(),
                quantity: line.quantity,
                unit: line.unit,
                unit_price: line.unit_price,
                gross,
                net: gross,
                rate,
                mode: line.mode,
                nature: line.nature,
                partner: line.partner,
                purpose: line.purpose,
                reservation: line.reservation,
                funder: line.funder,
            });
        }
        let vat = tax(&mut lines)?;
        let turnover = turnover_of(&lines)?;
        let payment = if basket.cashback().is_zero() {
            Payment::settle(total, offers)?
        } else {
            Payment::with_cashback(total, turnover, basket.cashback(), offers)?
        };
        let ticket = Self {
            id: basket.id(),
            operation: Operation::Sale,
            day,
            customer: basket.customer(),
            turnover,
            lines,
            removals: basket.removals().to_vec(),
            vat,
            total,
            payment,
        };
        ticket.check_purposes()?;
        Ok(ticket)
    }

    /// Whatever concerns an account names it, and what was paid before costs nothing again.
    fn check_purposes(&self) -> Result<(), TicketError> {
        let concerns = self.lines.iter().any(|line| line.purpose.needs_customer())
            || self.payment.needs_customer();
        if concerns && self.customer.is_none() {
            return Err(TicketError::NoCustomer);
        }
        if self.lines.iter().any(|line| line.purpose.is_paid_before() && !line.gross.is_zero()) {
            return Err(TicketError::PaidBefore);
        }
        let fits = |line: &TicketLine| {
            let goes_out = line.gross.is_negative() && line.partner.is_some();
            let natural = match line.purpose {
                Purpose::DebtSettled | Purpose::TopUp => line.nature == Nature::Account,
                Purpose::Withdrawal => line.nature == Nature::ThirdParty,
                _ => line.nature != Nature::Account,
            };
            // A counter-ticket turns every amount.
            let upright = self.operation != Operation::Sale
                || match line.purpose {
                    Purpose::DebtSettled => line.gross > Cents::ZERO,
                    Purpose::Withdrawal => goes_out,
                    Purpose::SuspendedServed | Purpose::AheadServed => {
                        line.quantity.thousandths() > 0
                    }
                    _ => true,
                };
            natural && upright
        };
        if self.lines.iter().all(fits) { Ok(()) } else { Err(TicketError::Purpose) }
    }

    /// The counter-ticket of this ticket, whose number is `number`: the same lines with their
    /// stored amounts turned, paid back the way they were paid.
    ///
    /// # Errors
    /// [`TicketError::VoidOfVoid`] for a counter-ticket.
    pub fn void(&self, id: TicketId, number: u64, day: BusinessDay) -> Result<Self, TicketError> {
        if self.operation != Operation::Sale {
            return Err(TicketError::VoidOfVoid);
        }
        let mut lines = self.lines.clone();
        for line in &mut lines {
            line.quantity = line.quantity.negated();
            line.gross = line.gross.negated()?;
            line.net = line.net.negated()?;
        }
        let mut vat = self.vat.clone();
        for row in vat.values_mut() {
            row.gross = row.gross.negated()?;
            row.net = row.net.negated()?;
            row.vat = row.vat.negated()?;
        }
        Ok(Self {
            id,
            operation: Operation::Void { ticket: self.id, number },
            day,
            customer: self.customer,
            lines,
            removals: Vec::new(),
            vat,
            total: self.total.negated()?,
            turnover: self.turnover.negated()?,
            payment: self.payment.reversed()?,
        })
    }

    /// Whether the amounts agree with each other: lines with rows, rows with the turnover, lines
    /// with the total, tenders with the total. What a verifier asks of every recorded ticket.
    pub fn balances(&self) -> bool {
        self.checked_balance().unwrap_or(false)
    }

    fn checked_balance(&self) -> Result<bool, AmountError> {
        let mut rows: BTreeMap<VatRate, VatRow> = BTreeMap::new();
        let mut total = Cents::ZERO;
        for line in &self.lines {
            total = total.plus(line.gross)?;
            if line.nature == Nature::Own {
                let row = rows.entry(line.rate).or_default();
                row.gross = row.gross.plus(line.gross)?;
                row.net = row.net.plus(line.net)?;
                row.vat = row.vat.plus(line.gross.minus(line.net)?)?;
            }
        }
        let paid = Cents::sum(self.payment.tenders.iter().map(|tender| tender.amount))?;
        let turnover = turnover_of(&self.lines)?;
        let ruled = self.operation != Operation::Sale
            || rows.iter().all(|(rate, row)| rate.net_of(row.gross) == Ok(row.net));
        Ok(rows == self.vat
            && ruled
            && total == self.total
            && paid == self.total
            && self.check_purposes().is_ok()
            && turnover == self.turnover)
    }
}

fn turnover_of(lines: &[TicketLine]) -> Result<Cents, AmountError> {
    Cents::sum(lines.iter().filter(|line| line.nature == Nature::Own).map(|line| line.gross))
}

/// Works out the rows by rate and stores each own line's share of its rate's net amount.
fn tax(lines: &mut [TicketLine]) -> Result<BTreeMap<VatRate, VatRow>, AmountError> {
    let mut rows = BTreeMap::new();
    let own = |line: &TicketLine| line.nature == Nature::Own;
    let rates: Vec<VatRate> = lines.iter().filter(|line| own(line)).map(|line| line.rate).collect();
    for rate in rates {
        if rows.contains_key(&rate) {
            continue;
        }
        let taxed = |line: &TicketLine| own(line) && line.rate == rate;
        let amounts: Vec<Cents> =
            lines.iter().filter(|line| taxed(line)).map(|line| line.gross).collect();
        let gross = Cents::sum(amounts.iter().copied())?;
        let net = rate.net_of(gross)?;
        let shares = share_out(net, &amounts)?;
        for (line, share) in lines.iter_mut().filter(|line| taxed(line)).zip(shares) {
            line.net = share;
        }
        rows.insert(rate, VatRow { gross, net, vat: gross.minus(net)? });
    }
    Ok(rows)
}

#[cfg(test)]
mod tests;
