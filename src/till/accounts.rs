//! People with an account: who they are, what they owe and what they have prepaid; and what an
//! account allows, which every ticket is checked against before it is written.

use chrono::Days;

use super::parcels::ParcelRow;
use super::{Act, Till, TillError};
use crate::domain::bread::ReservationState;
use crate::domain::customer::{
    AccountError, AccountMove, Age, Allowance, CustomerFact, Standing, suspended_by,
};
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{CustomerId, Ids, PartnerId};
use crate::domain::money::{AmountError, Cents};
use crate::domain::text::Label;
use crate::domain::ticket::purpose::Purpose;
use crate::domain::ticket::{Operation, Ticket};
use crate::journal::entry::Place;
use crate::store::{AccountMoveRow, AccountRow};

/// Someone with an account, as screens show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// Who.
    pub id: CustomerId,
    /// The name in the register.
    pub name: Label,
    /// The account.
    pub account: AccountRow,
}

/// Everything about a customer that is shown at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerFile {
    /// Who.
    pub id: CustomerId,
    /// The name in the register.
    pub name: Label,
    /// Where the account stands, with what is paid ahead.
    pub standing: Standing,
    /// How old what is owed is.
    pub age: Age,
    /// The last moves, newest first.
    pub moves: Vec<Movement>,
    /// Breads kept for them from today on and not served yet, in units.
    pub reserved: usize,
    /// Parcels that wait in the café and may be theirs, as far as the short names say.
    pub parcels: usize,
}

/// Something that moved an account, and what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// The day, and by how much.
    pub row: AccountMoveRow,
    /// What it was.
    pub what: Moved,
}

/// What moved an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    /// What stood in the account before was taken over.
    TakenOver,
    /// This ticket, with the names of its first lines.
    Ticket(u64, Vec<Label>),
    /// A debt was paid off with this ticket.
    Settled(u64),
    /// The account was topped up, or given back, with this ticket.
    ToppedUp(u64),
    /// This ticket was undone.
    Undone(u64),
}

/// The moves that a customer's file shows: as many as its page has room for.
const MOVES_SHOWN: u32 = 6;

/// The names of a ticket that a move shows.
const NAMES_SHOWN: usize = 2;

impl Till {
    /// Opens an account: the name to the register, then the fact.
    ///
    /// # Errors
    /// [`TillError::Store`] when a file can't be written.
    pub fn add_customer(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        name: &Label,
    ) -> Result<CustomerId, TillError> {
        let customer = CustomerId::new(ids.next());
        self.store.people().set_customer(customer, name)?;
        let fact = Fact::Customer(CustomerFact::Added { customer });
        self.store.append(act.at, act.by, vec![fact])?;
        Ok(customer)
    }

    /// Writes someone's name anew. It stands in the register alone.
    ///
    /// # Errors
    /// [`TillError::Account`] for nobody; [`TillError::Store`] when a file fails.
    pub fn rename_customer(&mut self, customer: CustomerId, name: &Label) -> Result<(), TillError> {
        // A name that was erased is not written back.
        if self.standing(customer)?.closed {
            return Err(AccountError::Closed.into());
        }
        Ok(self.store.people().set_customer(customer, name)?)
    }

    /// Everyone with an open account, by name.
    ///
    /// # Errors
    /// [`TillError::Store`] when a file can't be read.
    pub fn customers(&mut self) -> Result<Vec<Customer>, TillError> {
        let mut customers = Vec::new();
        for (id, name) in self.store.people().customers()? {
            if let Some(account) = self.store.account(id)?.filter(|account| !account.closed) {
                customers.push(Customer { id, name, account });
            }
        }
        Ok(customers)
    }

    /// Everything about a customer that is shown at once, on this day.
    ///
    /// # Errors
    /// [`TillError::Account`] for nobody; [`TillError::Store`] when a file can't be read.
    pub fn customer(
        &mut self,
        id: CustomerId,
        today: BusinessDay,
    ) -> Result<CustomerFile, TillError> {
        let standing = self.standing(id)?;
        let name = self.store.people().customer(id)?.ok_or(AccountError::NoSuchCustomer)?;
        let open = self.open_rows()?;
        let waits = |row: &ParcelRow| row.parcel.is_here() && row.whose.may_be(name.as_str());
        let parcels = open.iter().filter(|row| waits(row)).count();
        Ok(CustomerFile {
            id,
            name,
            standing,
            age: self.store.debt_age(id, today)?,
            moves: self.movements(id)?,
            reserved: self.store.bread_kept_for(id, today)?,
            parcels,
        })
    }

    /// Someone's name and account, if the register still knows them.
    ///
    /// # Errors
    /// [`TillError::Store`] when a file can't be read.
    pub fn account_of(&mut self, id: CustomerId) -> Result<Option<Customer>, TillError> {
        let name = self.store.people().customer(id)?;
        let account = self.store.account(id)?;
        Ok(name.zip(account).map(|(name, account)| Customer { id, name, account }))
    }

    /// The last moves of an account, newest first, each with what it was.
    fn movements(&mut self, id: CustomerId) -> Result<Vec<Movement>, TillError> {
        let rows = self.store.account_moves(id, MOVES_SHOWN)?;
        rows.into_iter().map(|row| Ok(Movement { row, what: self.moved(row.place)? })).collect()
    }

    fn moved(&mut self, place: Place) -> Result<Moved, TillError> {
        let entry = self.entry(place)?;
        let Fact::TicketPaid { ticket, .. } = entry.fact else {
            return Ok(Moved::TakenOver);
        };
        if let Operation::Void { number, .. } = ticket.operation {
            return Ok(Moved::Undone(number));
        }
        let mut purposes = ticket.lines.iter().map(|line| line.purpose);
        Ok(match purposes.find(|one| matches!(one, Purpose::DebtSettled | Purpose::TopUp)) {
            Some(Purpose::DebtSettled) => Moved::Settled(entry.number),
            Some(_) => Moved::ToppedUp(entry.number),
            None => {
                let names = ticket.lines.into_iter().map(|line| line.label);
                Moved::Ticket(entry.number, names.take(NAMES_SHOWN).collect())
            }
        })
    }

    fn standing(&self, customer: CustomerId) -> Result<Standing, TillError> {
        Ok(self.store.standing(customer)?.ok_or(AccountError::NoSuchCustomer)?)
    }

    /// Says up to how much someone may owe; zero for nothing at all.
    ///
    /// # Errors
    /// [`TillError::Account`] for nobody or a closed account; [`TillError::Amount`] below zero or
    /// beyond the limit of a ticket; [`TillError::Store`] when the journal can't be written.
    pub fn set_limit(
        &mut self,
        act: Act,
        customer: CustomerId,
        limit: Cents,
    ) -> Result<(), TillError> {
        if limit.is_negative() || limit > Cents::MAX_TICKET {
            return Err(TillError::Amount(AmountError::Overflow));
        }
        if self.standing(customer)?.closed {
            return Err(AccountError::Closed.into());
        }
        let fact = Fact::Customer(CustomerFact::LimitSet { customer, limit });
        self.store.append(act.at, act.by, vec![fact])?;
        Ok(())
    }

    /// Takes over what stood in an account before this till kept it. Only ever first.
    ///
    /// # Errors
    /// [`TillError::Account`] for nobody or an account that has moved; [`TillError::Amount`] below
    /// zero or beyond the limit of a ticket; [`TillError::Store`] when files fail.
    pub fn open_balance(
        &mut self,
        act: Act,
        customer: CustomerId,
        debt: Cents,
        prepaid: Cents,
    ) -> Result<(), TillError> {
        let fits = |amount: Cents| !amount.is_negative() && amount <= Cents::MAX_TICKET;
        if !fits(debt) || !fits(prepaid) {
            return Err(TillError::Amount(AmountError::Overflow));
        }
        let standing = self.standing(customer)?;
        if !self.store.account_moves(customer, 1)?.is_empty() || !standing.is_empty() {
            return Err(AccountError::Begun.into());
        }
        standing.after(&AccountMove::opening(debt, prepaid), Allowance::BeyondLimit)?;
        let fact = Fact::Customer(CustomerFact::OpeningBalance { customer, debt, prepaid });
        self.store.append(act.at, act.by, vec![fact])?;
        Ok(())
    }

    /// Closes an account in which nothing is left either way, and with it the standing orders and
    /// the bread that is kept.
    ///
    /// # Errors
    /// [`TillError::Account`] for nobody, or when something is left; [`TillError::Store`] when the
    /// journal can't be written.
    pub fn close_customer(&mut self, act: Act, customer: CustomerId) -> Result<(), TillError> {
        let standing = self.standing(customer)?;
        if standing.closed {
            return Err(AccountError::Closed.into());
        }
        if !standing.is_empty() {
            return Err(AccountError::NotEmpty.into());
        }
        let mut facts = self.bread_of_leaving(customer, BusinessDay::of(act.at))?;
        facts.push(Fact::Customer(CustomerFact::Closed { customer }));
        self.store.append(act.at, act.by, facts)?;
        Ok(())
    }

    /// Erases the name of someone whose account is closed. The figures stay, and name nobody.
    ///
    /// # Errors
    /// [`TillError::Account`] for nobody or an open account; [`TillError::Store`] when the
    /// register can't be written.
    pub fn erase_customer(&mut self, customer: CustomerId) -> Result<(), TillError> {
        if !self.standing(customer)?.closed {
            return Err(AccountError::Open.into());
        }
        Ok(self.store.people().erase_customer(customer)?)
    }

    /// Whether accounts and partners allow a ticket, and what must be on record with it.
    pub(super) fn allow(
        &self,
        ticket: &Ticket,
        allowance: Allowance,
    ) -> Result<Option<Fact>, TillError> {
        self.allow_suspended(ticket)?;
        if ticket.operation == Operation::Sale {
            self.allow_withdrawals(ticket)?;
        }
        let Some(customer) = ticket.customer else {
            return Ok(None);
        };
        let of_account =
            |purpose: Purpose| matches!(purpose, Purpose::DebtSettled | Purpose::TopUp);
        if ticket.payment.needs_customer() && ticket.lines.iter().any(|l| of_account(l.purpose)) {
            return Err(AccountError::OnItself.into());
        }
        let change = AccountMove::of(ticket)?;
        let standing = self.standing(customer)?;
        // A closed account takes no new ticket; but one that moved nothing in it may be undone.
        if change.is_nothing() && (!standing.closed || ticket.operation != Operation::Sale) {
            return Ok(None);
        }
        let after = standing.after(&change, allowance)?;
        let lifted = after.is_beyond_limit() && change.debt > Cents::ZERO;
        Ok((lifted && ticket.operation == Operation::Sale).then_some(Fact::Customer(
            CustomerFact::LimitLifted { customer, ticket: ticket.id, debt: after.debt },
        )))
    }

    /// Whether what a counter-ticket takes back is still there.
    pub(super) fn allow_void(&self, counter: &Ticket) -> Result<(), TillError> {
        self.check_paid_bread(counter)?;
        match self.allow(counter, Allowance::BeyondLimit) {
            Err(TillError::Account(AccountError::Closed)) => Err(AccountError::Closed.into()),
            Err(TillError::Account(_)) => Err(AccountError::UsedSince.into()),
            other => other.map(drop),
        }
    }

    /// Bread that the ticket paid ahead and that was handed over since is eaten, whatever else the
    /// account holds: its reservation stays paid.
    fn check_paid_bread(&self, counter: &Ticket) -> Result<(), TillError> {
        let paid = counter.lines.iter().filter(|line| line.purpose == Purpose::Ahead);
        for id in paid.filter_map(|line| line.reservation) {
            let kept = self.store.reservation(id)?;
            if kept.is_some_and(|row| row.state == ReservationState::Served) {
                return Err(AccountError::UsedSince.into());
            }
        }
        Ok(())
    }

    fn allow_suspended(&self, ticket: &Ticket) -> Result<(), TillError> {
        let change = suspended_by(ticket)?;
        if change.values().all(|more| *more >= 0) {
            return Ok(());
        }
        let there = self.store.suspended()?;
        let enough = change.iter().all(|(product, more)| {
            there.get(product).copied().unwrap_or(0).saturating_add(*more) >= 0 || *more >= 0
        });
        if enough { Ok(()) } else { Err(AccountError::NotEnoughSuspended.into()) }
    }

    /// Whether each bank lets this much cash be handed out for it.
    fn allow_withdrawals(&self, ticket: &Ticket) -> Result<(), TillError> {
        let cash = |line: &&crate::domain::ticket::TicketLine| line.purpose == Purpose::Withdrawal;
        let partners: Vec<PartnerId> =
            ticket.lines.iter().filter(cash).filter_map(|line| line.partner).collect();
        for id in partners {
            let lines = ticket.lines.iter().filter(cash).filter(|line| line.partner == Some(id));
            let handed_out = Cents::sum(lines.map(|line| line.gross))?.negated()?;
            let partner = self.store.partner(id)?.filter(|partner| partner.active);
            let limits = partner.and_then(|partner| partner.withdrawals);
            if !limits.is_some_and(|limits| limits.allow(handed_out)) {
                return Err(TillError::Withdrawal(limits));
            }
            if let Some(agreed) = limits.filter(|agreed| agreed.days > 0) {
                // What one person was given over days can be added up for whoever is named.
                let customer = ticket.customer.ok_or(TillError::WithdrawalForWhom(agreed))?;
                let days = Days::new(u64::from(agreed.days) - 1);
                let since = ticket.day.date().checked_sub_days(days).map(BusinessDay::new);
                let before = self.store.handed_out(customer, id, since.unwrap_or(ticket.day))?;
                if before.plus(handed_out)? > agreed.most {
                    return Err(TillError::Withdrawal(limits));
                }
            }
        }
        Ok(())
    }
}
