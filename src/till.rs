//! What people do at the till: each command is checked against the current state, becomes facts,
//! and is on the disk when it returns. Time, identifiers and keys are arguments.

pub mod accounts;
pub mod agenda;
pub mod begin;
pub mod bread;
pub mod catalogue;
mod day;
pub mod desk;
pub mod errands;
pub mod evenings;
pub mod goods_in;
pub mod memberships;
pub mod month;
pub mod network;
pub mod news;
pub mod parcels;
pub mod partners;
pub mod post;
pub mod rollback;
mod sale;
pub mod shelf;
mod shown;
pub mod statement;
pub mod stock;
pub mod volunteers;

use thiserror::Error;

pub use catalogue::{ImportProblem, Imported, Mistake};
pub use day::Closed;
pub use sale::Sold;

use crate::domain::activity::ActivityError;
use crate::domain::catalog::Catalog;
use crate::domain::closing::OpenDay;
use crate::domain::customer::AccountError;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::errand::ErrandError;
use crate::domain::evening::EveningError;
use crate::domain::id::{Ids, OperatorId};
use crate::domain::ledger::Ledger;
use crate::domain::membership::MembershipError;
use crate::domain::money::AmountError;
use crate::domain::parcel::state::ParcelError;
use crate::domain::partner::CashLimits;
use crate::domain::stock::StockError;
use crate::domain::text::Label;
use crate::domain::ticket::TicketError;
use crate::domain::volunteer::VolunteerError;
use crate::journal::entry::{Head, Place};
use crate::statement::telling::TellingError;
use crate::store::work::{JobProgress, JobState};
use crate::store::{JobRow, Store, StoreError};
use statement::Tellings;

/// Who acts, and when.
#[derive(Debug, Clone, Copy)]
pub struct Act {
    /// What the clock shows.
    pub at: Moment,
    /// Who is at the till, once someone has said so.
    pub by: Option<OperatorId>,
}

/// Why a command was refused. Nothing has changed then.
#[derive(Debug, Error)]
pub enum TillError {
    /// No day is open: the float comes first.
    #[error("no day is open")]
    DayNotOpen,
    /// A day is open already.
    #[error("a day is open already")]
    DayStillOpen,
    /// There is no such ticket.
    #[error("there is no ticket {0}")]
    NoSuchTicket(u64),
    /// There is no such closing.
    #[error("there is no closing {0}")]
    NoSuchClosing(u64),
    /// The ticket was voided already.
    #[error("ticket {0} was voided already")]
    AlreadyVoided(u64),
    /// The ticket, its payment or its void does not work out.
    #[error("the ticket was refused")]
    Ticket(#[from] TicketError),
    /// What is asked can't happen to the parcel.
    #[error("the parcel was refused")]
    Parcel(#[from] ParcelError),
    /// A negative float, or an amount out of range.
    #[error("the amount was refused")]
    Amount(#[from] AmountError),
    /// The file of the catalogue has mistakes; nothing was taken from it.
    #[error("the catalogue has {} mistakes", .0.len())]
    Catalogue(Vec<ImportProblem>),
    /// The customer's account does not allow it.
    #[error("the account does not allow it")]
    Account(#[from] AccountError),
    /// Cash is not handed out for that bank, or not that much of it.
    #[error("this much cash is not handed out for that partner")]
    Withdrawal(Option<CashLimits>),
    /// Cash is handed out in somebody's name alone, since it is limited for each person.
    #[error("nobody is named whom the cash is handed out to")]
    WithdrawalForWhom(CashLimits),
    /// There is no such partner.
    #[error("there is no such partner")]
    NoSuchPartner,
    /// Nothing was collected for the partner since the last settlement.
    #[error("nothing was collected for the partner")]
    NothingToSettle,
    /// What was asked of the stock does not work out.
    #[error("the stock refused it")]
    Stock(#[from] StockError),
    /// The bread deposit does not allow it.
    #[error("the bread deposit refused")]
    Bread(#[from] bread::BreadError),
    /// It can't be so with an evening.
    #[error("the evening refused")]
    Evening(#[from] EveningError),
    /// Nothing of the kind can be counted.
    #[error("the count was refused")]
    Errand(#[from] ErrandError),
    /// The membership can't be.
    #[error("the membership was refused")]
    Membership(#[from] MembershipError),
    /// The hours of a volunteer can't be written so.
    #[error("the hours were refused")]
    Volunteer(#[from] VolunteerError),
    /// A product or a label was refused.
    #[error("the product or label was refused")]
    Shelf(#[from] shelf::ShelfError),
    /// A figure of a statement goes beyond its range.
    #[error("the month can't be told")]
    Telling(#[from] TellingError),
    /// What passes between the café and head office does not work out.
    #[error("head office is not told")]
    Network(#[from] network::NetworkError),
    /// It can't be said of the activity.
    #[error("the activity was refused")]
    Activity(#[from] ActivityError),
    /// The till's files failed.
    #[error("the till's files failed")]
    Store(#[from] StoreError),
}

/// A till.
pub struct Till {
    store: Store,
    /// The months that were told last, each up to an entry: the next telling goes on from there.
    tellings: Tellings,
}

impl Till {
    /// The till whose files these are.
    pub fn new(store: Store) -> Self {
        Self { store, tellings: Tellings::default() }
    }

    /// What the facts add up to.
    pub fn ledger(&self) -> &Ledger {
        self.store.ledger()
    }

    /// What the café sells.
    pub fn catalog(&self) -> &Catalog {
        self.store.catalog()
    }

    /// The day that is open.
    pub fn open_day(&self) -> Option<&OpenDay> {
        self.store.ledger().open_day.as_ref()
    }

    /// Whether the open day is one that should have been closed before `at`.
    pub fn is_day_overdue(&self, at: Moment) -> bool {
        self.open_day().is_some_and(|open| open.day < BusinessDay::of(at))
    }

    /// The journal's newest entry.
    pub fn head(&self) -> Option<Head> {
        self.store.head()
    }

    /// Whether entries wait for the key, and since which place.
    pub fn unsealed_since(&self) -> Option<Place> {
        self.store.unsealed_since()
    }

    /// The files themselves, for what is no act at the till: keys, drafts, checkpoints.
    pub fn store(&mut self) -> &mut Store {
        &mut self.store
    }

    /// Adds someone who may use the till: the name to the register, then the fact.
    ///
    /// # Errors
    /// [`TillError::Store`] when a file can't be written.
    pub fn add_operator(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        name: &Label,
    ) -> Result<OperatorId, TillError> {
        let id = OperatorId::new(ids.next());
        self.store.people().add_operator(id, name)?;
        self.store.append(act.at, act.by, vec![crate::domain::fact::Fact::OperatorAdded(id)])?;
        Ok(id)
    }

    /// Everyone who may use the till, by name.
    ///
    /// # Errors
    /// [`TillError::Store`] when the register can't be read.
    pub fn operators(&mut self) -> Result<Vec<(OperatorId, Label)>, TillError> {
        Ok(self.store.people().operators()?)
    }

    /// Jobs that facts from `place` on asked of devices, oldest first.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn jobs_from(&self, place: Place) -> Result<Vec<JobRow>, TillError> {
        Ok(self.store.jobs_from(place)?)
    }

    /// Writes how far a job came.
    ///
    /// # Errors
    /// [`TillError::Store`] when the work file can't be written.
    pub fn set_job(&mut self, job: Place, progress: &JobProgress) -> Result<(), TillError> {
        Ok(self.store.work().set_job(job, progress)?)
    }

    /// Jobs of which only a person can say what came out.
    ///
    /// # Errors
    /// [`TillError::Store`] when the work file can't be read.
    pub fn uncertain_jobs(&mut self) -> Result<Vec<Place>, TillError> {
        Ok(self.store.work().jobs_in(JobState::Uncertain, 50)?)
    }
}

#[cfg(test)]
mod tests;
