//! Selling: a basket is paid, a ticket is voided, a receipt is asked for.

use super::{Act, Till, TillError};
use crate::domain::closing::{Closing, Count};
use crate::domain::customer::Allowance;
use crate::domain::day::BusinessDay;
use crate::domain::fact::{DrawerReason, Fact};
use crate::domain::id::{Ids, TicketId};
use crate::domain::ledger::Ledger;
use crate::domain::payment::Offer;
use crate::domain::ticket::Ticket;
use crate::domain::ticket::basket::Basket;
use crate::journal::entry::{Entry, Place};

/// A ticket that is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sold {
    /// Its number.
    pub number: u64,
    /// Where its entry stands.
    pub place: Place,
    /// The ticket.
    pub ticket: Ticket,
    /// The day that this sale closed by itself, because nobody had closed it.
    pub closed_day: Option<BusinessDay>,
}

impl Till {
    /// Pays a basket. Paying it again gives back the sale that it has become: a second press, or
    /// a press after a crash, is the same sale.
    ///
    /// If the day before is still open it is closed without a count, and today is opened with
    /// what should lie in the drawer.
    ///
    /// # Errors
    /// [`TillError::DayNotOpen`] before the first opening; [`TillError::Ticket`] when the basket
    /// or its payment does not work out; [`TillError::Account`] when its customer's account does
    /// not allow it; [`TillError::Withdrawal`]; [`TillError::Store`] when files fail.
    pub fn pay(&mut self, act: Act, basket: &Basket, offers: &[Offer]) -> Result<Sold, TillError> {
        self.pay_allowing(act, basket, offers, Allowance::Usual)
    }

    /// Pays a basket as [`Till::pay`] does; the manager may let its customer owe more than the
    /// limit, which is on record with the ticket.
    ///
    /// # Errors
    /// As [`Till::pay`].
    pub fn pay_allowing(
        &mut self,
        act: Act,
        basket: &Basket,
        offers: &[Offer],
        allowance: Allowance,
    ) -> Result<Sold, TillError> {
        if let Some(row) = self.store.ticket_of_basket(basket.id())? {
            return self.sold(row.number);
        }
        self.check_kept_bread(basket)?;
        let (mut facts, day) = self.turn_of_day(act)?;
        let closed_day = (!facts.is_empty()).then(|| self.open_day().map(|open| open.day));
        let ledger = self.ledger();
        let exempt = ledger.establishment.as_ref().is_some_and(|cafe| cafe.vat_exempt);
        let ticket = Ticket::sale(basket, offers, day, exempt)?;
        let perpetual = ledger.perpetual.with(&ticket)?;
        facts.extend(self.allow(&ticket, allowance)?);
        let joined = self.joining(&ticket)?;
        facts.push(Fact::TicketPaid { ticket, perpetual });
        facts.extend(joined);
        let entries = self.store.append(act.at, act.by, facts)?;
        // A draft that outlives its sale is found out at the next start by its identifier.
        let _ = self.store.work().drop_draft();
        sold_among(entries, closed_day.flatten())
    }

    /// What must be written before the first sale of a day while yesterday is still open, and the
    /// day that the sale counts in. A clock that went back keeps selling in the open day.
    fn turn_of_day(&self, act: Act) -> Result<(Vec<Fact>, BusinessDay), TillError> {
        let open = self.open_day().ok_or(TillError::DayNotOpen)?;
        let today = BusinessDay::of(act.at);
        if today <= open.day {
            return Ok((Vec::new(), open.day));
        }
        let Ledger { span, perpetual, .. } = self.ledger();
        let closing = Closing::of(open.clone(), Count::Automatic, span, *perpetual)?;
        let float = closing.carried_cash();
        Ok((vec![Fact::DayClosed(closing), Fact::DayOpened { day: today, float }], today))
    }

    /// Voids a paid ticket by its counter-ticket, in the day that is open now.
    ///
    /// # Errors
    /// [`TillError::NoSuchTicket`], [`TillError::AlreadyVoided`], or
    /// [`TillError::Ticket`] for a counter-ticket; [`TillError::Account`] when what it brought has
    /// been used since; [`TillError::Store`] when files fail.
    pub fn void(&mut self, act: Act, ids: &mut dyn Ids, number: u64) -> Result<Sold, TillError> {
        let row = self.store.ticket_row(number)?.ok_or(TillError::NoSuchTicket(number))?;
        if row.voided_by.is_some() {
            return Err(TillError::AlreadyVoided(number));
        }
        let (mut facts, day) = self.turn_of_day(act)?;
        let closed_day = (!facts.is_empty()).then(|| self.open_day().map(|open| open.day));
        let original = self.ticket(number)?;
        let counter = original.void(TicketId::new(ids.next()), number, day)?;
        self.allow_void(&counter)?;
        let perpetual = self.ledger().perpetual.with(&counter)?;
        facts.push(Fact::TicketPaid { ticket: counter, perpetual });
        let entries = self.store.append(act.at, act.by, facts)?;
        sold_among(entries, closed_day.flatten())
    }

    /// Gives a basket up. What it held stays on record; an untouched one leaves none.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn abandon(&mut self, act: Act, basket: Basket) -> Result<(), TillError> {
        let removals = basket.given_up()?;
        if !removals.is_empty() && self.open_day().is_some() {
            let fact = Fact::BasketAbandoned { basket: basket.id(), removals };
            self.store.append(act.at, act.by, vec![fact])?;
        }
        // As after a sale: a draft left behind does no harm.
        let _ = self.store.work().drop_draft();
        Ok(())
    }

    /// Records that a receipt was asked for, and says which copy it is: 0 for the original.
    ///
    /// # Errors
    /// [`TillError::NoSuchTicket`]; [`TillError::Store`] when the journal can't be written.
    pub fn issue_receipt(&mut self, act: Act, number: u64) -> Result<(Place, u32), TillError> {
        let row = self.store.ticket_row(number)?.ok_or(TillError::NoSuchTicket(number))?;
        let fact = Fact::ReceiptIssued { ticket: number, copy: row.copies };
        let entries = self.store.append(act.at, act.by, vec![fact])?;
        let place = entries.last().map_or(row.place, |entry| entry.place);
        Ok((place, row.copies))
    }

    /// Records that the drawer is opened without a sale.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn open_drawer(&mut self, act: Act, reason: DrawerReason) -> Result<(), TillError> {
        self.store.append(act.at, act.by, vec![Fact::DrawerOpened(reason)])?;
        Ok(())
    }

    /// The basket that a crash of the program left behind, unless it has become a sale.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail.
    pub fn draft(&mut self) -> Result<Option<Basket>, TillError> {
        let Some(basket) = self.store.work().draft() else {
            return Ok(None);
        };
        let paid = self.store.ticket_of_basket(basket.id())?.is_some();
        Ok((!paid && !basket.is_untouched()).then_some(basket))
    }

    fn sold(&self, number: u64) -> Result<Sold, TillError> {
        let row = self.store.ticket_row(number)?.ok_or(TillError::NoSuchTicket(number))?;
        let ticket = self.ticket(number)?;
        Ok(Sold { number, place: row.place, ticket, closed_day: None })
    }
}

fn sold_among(entries: Vec<Entry>, closed_day: Option<BusinessDay>) -> Result<Sold, TillError> {
    entries
        .into_iter()
        .find_map(|entry| match entry.fact {
            Fact::TicketPaid { ticket, .. } => {
                Some(Sold { number: entry.number, place: entry.place, ticket, closed_day })
            }
            _ => None,
        })
        .ok_or_else(|| {
            let missing = "the sale is not among what was written";
            TillError::Store(crate::store::StoreError::Contradiction(missing))
        })
}
