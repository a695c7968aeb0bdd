//! A carrier's month, and the names whose time is over.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::CarrierId;
use crate::domain::parcel::carrier::Carrier;
use crate::domain::parcel::month::CarrierMonth;
use crate::domain::parcel::state::ParcelError;
use crate::domain::parcel::{Declaration, ParcelFact};
use crate::store::LinkedSales;
use crate::till::{Act, Till, TillError};

/// A day in milliseconds.
const DAY_MS: i64 = 86_400_000;

/// A carrier's month with its carrier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The carrier.
    pub carrier: Carrier,
    /// The first day of the month.
    pub first: NaiveDate,
    /// The month.
    pub month: CarrierMonth,
}

impl Till {
    /// The months of all carriers that anything is known of, by name. `first` is any day of it.
    ///
    /// # Errors
    /// [`TillError::Amount`] beyond the range of amounts; [`TillError::Store`] when the views
    /// can't be read.
    pub fn parcel_month(&self, day: NaiveDate) -> Result<Vec<Statement>, TillError> {
        let (first, last) = span(day);
        let mut statements = Vec::new();
        for carrier in self.store.carriers()? {
            let counted = self.store.counted(carrier.id, first, last)?;
            let said = self.store.declaration(carrier.id, first)?;
            if !carrier.active && counted.is_empty() && said.is_none() {
                continue;
            }
            let month = CarrierMonth::of(&carrier, first, &counted, said.as_ref())?;
            statements.push(Statement { carrier, first, month });
        }
        Ok(statements)
    }

    /// Writes down what a carrier says of a month.
    ///
    /// # Errors
    /// [`TillError::Parcel`] for an unknown carrier; [`TillError::Store`] when files fail.
    pub fn declare_parcels(&mut self, act: Act, said: Declaration) -> Result<(), TillError> {
        let carriers: Vec<CarrierId> =
            self.store.carriers()?.iter().map(|carrier| carrier.id).collect();
        if !carriers.contains(&said.carrier) {
            return Err(ParcelError::NoCarrier.into());
        }
        self.relay(act, ParcelFact::Declared(said))
    }

    /// Hand-overs of a month, and how many of them a sale followed. Months turn as days do, by
    /// the wall clock that `act` goes by.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn sales_after_parcels(&self, act: Act, day: NaiveDate) -> Result<LinkedSales, TillError> {
        let (first, last) = span(day);
        let end = |day: NaiveDate| BusinessDay::new(day).end_ms(act.at.offset_min());
        Ok(self.store.linked_sales(end(first) - DAY_MS, end(last))?)
    }

    /// Erases the names and numbers of parcels that left long enough ago, and of those whose fact
    /// was never written, and a damaged register that lies aside for as long; says how many names.
    ///
    /// Time goes no further than the last day before today on which anything was written: a clock
    /// that stands far ahead when the machine starts erases nobody. If that day came further after
    /// the one before than a name may stay, it may be a holiday or such a clock: it takes a second
    /// day of work to be believed.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail.
    pub fn erase_old_parcels(&mut self, now: Moment) -> Result<usize, TillError> {
        let retention = self.store.parcel_retention()?;
        let (last, former) = self.store.written_before(BusinessDay::of(now))?;
        let leaps = |last: BusinessDay, former: BusinessDay| {
            (last.date() - former.date()).num_days() > i64::from(retention)
        };
        let told = match (last, former) {
            (Some(last), Some(former)) if leaps(last, former) => former,
            (Some(last), _) => last,
            (None, _) => return Ok(0),
        };
        let until = now.utc_ms().min(told.end_ms(now.offset_min()));
        let known = self.store.people().addressees()?;
        let ids: Vec<_> = known.into_iter().map(|(id, _)| id).collect();
        let forgotten = self.store.forgotten(&ids, until - i64::from(retention) * DAY_MS)?;
        if !forgotten.is_empty() {
            self.store.people().erase_addressees(&forgotten)?;
        }
        self.store.people().forget_damaged(told, retention)?;
        Ok(forgotten.len())
    }
}

/// The first and the last day of the month that a day lies in.
fn span(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1));
    (first, next.and_then(|next| next.pred_opt()).unwrap_or(first))
}
