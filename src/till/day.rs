//! The day: opening with a float, reading (X), closing (Z).

use chrono::NaiveDate;

use super::{Act, Till, TillError};
use crate::domain::closing::{CashCount, Closing, Count};
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::money::{AmountError, Cents};
use crate::journal::entry::Place;

/// A closing that is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// Its number.
    pub number: u64,
    /// Where its entry stands.
    pub place: Place,
    /// The closing.
    pub closing: Closing,
}

impl Till {
    /// What the last closing left in the drawer, to propose as a float, in cents.
    pub fn proposed_float(&self) -> Option<Cents> {
        self.ledger().drawer
    }

    /// Opens the day with `float` in the drawer. A day may be opened again after its closing:
    /// the evening gets a closing of its own.
    ///
    /// # Errors
    /// [`TillError::DayStillOpen`]; [`TillError::Amount`] for a float below zero or beyond the
    /// limit of a ticket; [`TillError::Store`] when the journal can't be written.
    pub fn open(&mut self, act: Act, float: Cents) -> Result<BusinessDay, TillError> {
        if self.open_day().is_some() {
            return Err(TillError::DayStillOpen);
        }
        if float.is_negative() || float > Cents::MAX_TICKET {
            return Err(TillError::Amount(AmountError::Overflow));
        }
        let today = BusinessDay::of(act.at);
        let day = self.ledger().span.last.map_or(today, |last| day_after(last, today));
        self.store.append(act.at, act.by, vec![Fact::DayOpened { day, float }])?;
        Ok(day)
    }

    /// Reads the day's sums (X); touches no counter and is on record.
    ///
    /// # Errors
    /// [`TillError::DayNotOpen`]; [`TillError::Store`] when the journal can't be written.
    pub fn read(&mut self, act: Act) -> Result<Place, TillError> {
        let open = self.open_day().ok_or(TillError::DayNotOpen)?;
        let fact = Fact::ReadingTaken { day: open.day, totals: open.totals.clone() };
        let entries = self.store.append(act.at, act.by, vec![fact])?;
        Ok(entries.last().map_or(Place { epoch: 0, seq: 0 }, |entry| entry.place))
    }

    /// Closes the day (Z). A difference is recorded and never refused; nobody has to count.
    ///
    /// # Errors
    /// [`TillError::DayNotOpen`]; [`TillError::Amount`] when a sum is out of range;
    /// [`TillError::Store`] when the journal can't be written.
    pub fn close(&mut self, act: Act, counted: Option<CashCount>) -> Result<Closed, TillError> {
        let open = self.open_day().ok_or(TillError::DayNotOpen)?.clone();
        let count = counted.map_or(Count::Skipped, Count::Counted);
        let ledger = self.ledger();
        let closing = Closing::of(open, count, &ledger.span, ledger.perpetual)?;
        let entries = self.store.append(act.at, act.by, vec![Fact::DayClosed(closing.clone())])?;
        let (number, place) = entries
            .last()
            .map_or((0, Place { epoch: 0, seq: 0 }), |entry| (entry.number, entry.place));
        Ok(Closed { number, place, closing })
    }
}

/// The day to open after `last` was closed. A clock that went back does not open a day before it;
/// but where the last day lies far ahead and today is a day that this program has seen released,
/// it was the former clock that was wrong, and the till must not stay in the future for ever.
fn day_after(last: BusinessDay, today: BusinessDay) -> BusinessDay {
    let (year, month, day) = crate::RELEASED;
    let released = NaiveDate::from_ymd_opt(year, month, day).map(BusinessDay::new);
    if last.is_beyond(today) && released.is_some_and(|released| today >= released) {
        return today;
    }
    today.max(last)
}
