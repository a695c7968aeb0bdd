//! What the facts add up to: the open day, the perpetual totals, the café's identity. Folded fact
//! by fact, and strict about it: what the till computed before it wrote, a verifier computes again.

use std::collections::BTreeSet;

use thiserror::Error;

use super::closing::{Closing, OpenDay, Perpetual, Span, add};
use super::day::Moment;
use super::establishment::Establishment;
use super::fact::Fact;
use super::id::OperatorId;
use super::money::{AmountError, Cents};
use super::profile::Profile;
use super::ticket::Ticket;

/// The state that facts have led to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The café's identity, once someone has given it.
    pub establishment: Option<Establishment>,
    /// What the network knows it by.
    pub profile: Profile,
    /// Who may use the till.
    pub operators: BTreeSet<OperatorId>,
    /// The day that is open.
    pub open_day: Option<OpenDay>,
    /// Totals since the first use.
    pub perpetual: Perpetual,
    /// What the last closing left.
    pub span: Span,
    /// What the last closing left in the drawer, in cents.
    pub drawer: Option<Cents>,
}

/// A fact that does not follow from those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LedgerError {
    /// The amounts of a ticket do not agree with each other.
    #[error("the ticket does not add up")]
    Ticket,
    /// The perpetual totals do not follow from the ticket.
    #[error("the perpetual totals do not follow")]
    Perpetual,
    /// A ticket or a closing without its day being open.
    #[error("the day is not open")]
    DayNotOpen,
    /// A day opened while another is open.
    #[error("another day is still open")]
    DayStillOpen,
    /// The closing does not follow from the day's tickets.
    #[error("the closing does not follow from its day")]
    Closing,
    /// The reading does not follow from the day's tickets.
    #[error("the reading does not follow from its day")]
    Reading,
    /// A sum out of range.
    #[error("a sum is out of range")]
    Amount(#[from] AmountError),
}

impl Ledger {
    /// Takes a fact in. `number` is its number within its kind and `at` its moment.
    ///
    /// # Errors
    /// [`LedgerError`] when the fact does not follow; the ledger is then as before.
    pub fn apply(&mut self, number: u64, at: Moment, fact: &Fact) -> Result<(), LedgerError> {
        match fact {
            Fact::EstablishmentSet(establishment) => {
                self.establishment = Some(establishment.clone());
            }
            Fact::OperatorAdded(operator) => {
                self.operators.insert(*operator);
            }
            Fact::DayOpened { .. } => {
                if self.open_day.is_some() {
                    return Err(LedgerError::DayStillOpen);
                }
                self.open_day = fact.opened_day(at);
            }
            Fact::TicketPaid { ticket, perpetual } => self.count(number, ticket, *perpetual)?,
            Fact::BasketAbandoned { removals, .. } => {
                let day = self.open_day.as_mut().ok_or(LedgerError::DayNotOpen)?;
                let held = Cents::sum(removals.iter().map(|removal| removal.gross))?;
                add(&mut day.totals.abandoned, held)?;
            }
            Fact::ReceiptIssued { copy, .. } => {
                if let Some(day) = &mut self.open_day {
                    day.totals.duplicates += u64::from(*copy > 0);
                }
            }
            Fact::DrawerOpened(_) => {
                if let Some(day) = &mut self.open_day {
                    day.totals.drawer_openings += 1;
                }
            }
            Fact::ReadingTaken { day, totals } => {
                let open = self.open_day.as_ref().ok_or(LedgerError::DayNotOpen)?;
                if open.day != *day || open.totals != *totals {
                    return Err(LedgerError::Reading);
                }
            }
            Fact::DayClosed(closing) => self.close(closing)?,
            Fact::CashMoved(moved) => {
                let day = self.open_day.as_mut().ok_or(LedgerError::DayNotOpen)?;
                day.totals.move_cash(moved)?;
            }
            Fact::EpochOpened { .. }
            | Fact::FamilySet(_)
            | Fact::ProductSet(_)
            | Fact::SealingDeferred
            | Fact::SealingResumed { .. }
            | Fact::ClockMovedBack { .. }
            | Fact::PartnerSet(_)
            | Fact::PartnerSettled(_)
            | Fact::Customer(_)
            | Fact::Parcel(_)
            | Fact::Bread(_)
            | Fact::Stock(_)
            | Fact::Activity(_)
            | Fact::Volunteer(_)
            | Fact::Membership(_)
            | Fact::Errand(_)
            | Fact::Evening(_)
            | Fact::Network(_) => {}
            Fact::ProfileSet(profile) => self.profile = profile.clone(),
        }
        Ok(())
    }

    fn count(
        &mut self,
        number: u64,
        ticket: &Ticket,
        perpetual: Perpetual,
    ) -> Result<(), LedgerError> {
        if !ticket.balances() {
            return Err(LedgerError::Ticket);
        }
        if self.perpetual.with(ticket)? != perpetual {
            return Err(LedgerError::Perpetual);
        }
        let open = self.open_day.as_mut().filter(|open| open.day == ticket.day);
        let open = open.ok_or(LedgerError::DayNotOpen)?;
        let mut totals = open.totals.clone();
        totals.count(number, ticket)?;
        open.totals = totals;
        self.perpetual = perpetual;
        Ok(())
    }

    fn close(&mut self, closing: &Closing) -> Result<(), LedgerError> {
        let open = self.open_day.clone().ok_or(LedgerError::DayNotOpen)?;
        let expected = Closing::of(open, closing.count.clone(), &self.span, self.perpetual)?;
        if expected != *closing {
            return Err(LedgerError::Closing);
        }
        self.span = self.span.with(closing)?;
        self.open_day = None;
        self.drawer = Some(closing.carried_cash());
        Ok(())
    }
}
