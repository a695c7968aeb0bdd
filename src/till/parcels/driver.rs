//! A driver comes: what leaves, what should have left, and how that compares.

use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{CarrierId, ParcelId};
use crate::domain::parcel::carrier::Kind;
use crate::domain::parcel::state::{Change, ParcelError};
use crate::domain::parcel::{DriverVisit, ParcelFact, Reason};
use crate::journal::entry::Place;
use crate::till::parcels::ParcelRow;
use crate::till::{Act, Till, TillError};

/// What waits for a carrier's driver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriverList {
    /// The parcels that leave: those to return, then those that customers left.
    pub rows: Vec<ParcelRow>,
    /// How many the till received of this carrier today.
    pub arrived: u32,
}

/// What a driver's visit came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Whose driver.
    pub carrier: CarrierId,
    /// How many parcels the driver's paper says were brought.
    pub announced: Option<u32>,
    /// The parcels that left.
    pub given: Vec<ParcelId>,
    /// How many the driver counted.
    pub counted: u32,
    /// Those that should have left and can't be found.
    pub missing: Vec<ParcelId>,
    /// Why not everything left that should have, or why counts differ.
    pub reason: Option<Reason>,
}

impl Till {
    /// What waits for a carrier's driver.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn driver_list(&mut self, act: Act, carrier: CarrierId) -> Result<DriverList, TillError> {
        let today = BusinessDay::of(act.at).date();
        let mut rows = self.open_rows()?;
        rows.retain(|row| row.parcel.carrier == carrier && row.parcel.is_for_driver(today));
        rows.sort_by_key(|row| {
            let back = !row.parcel.is_to_return(today);
            (back, row.parcel.slot, row.parcel.id)
        });
        let arrived = self.store.counted_on(carrier, today, Kind::Arrival)?;
        Ok(DriverList { rows, arrived: u32::try_from(arrived).unwrap_or(0) })
    }

    /// Records a driver's visit and asks for its manifest.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when a parcel can't leave, or when something that should have left
    /// did not, or the counts differ, without a reason; [`TillError::Store`] when files fail.
    pub fn driver_came(&mut self, act: Act, visit: Visit) -> Result<Place, TillError> {
        let list = self.driver_list(act, visit.carrier)?;
        let waits = |parcel: &ParcelId| list.rows.iter().any(|row| row.parcel.id == *parcel);
        let mut all: Vec<ParcelId> = visit.given.iter().chain(&visit.missing).copied().collect();
        if !all.iter().all(waits) {
            return Err(ParcelError::NotHere.into());
        }
        all.sort_unstable();
        all.dedup();
        if all.len() != visit.given.len() + visit.missing.len() {
            return Err(ParcelError::Count.into());
        }
        for parcel in &visit.given {
            self.check(act, *parcel, Change::Give)?;
        }
        let complete = visit.given.len() == list.rows.len();
        let agreed = usize::try_from(visit.counted).is_ok_and(|count| count == visit.given.len());
        if visit.reason.is_none() && !(complete && agreed) {
            return Err(ParcelError::NoReason.into());
        }
        let Visit { carrier, announced, given, counted, missing, reason } = visit;
        let arrived = list.arrived;
        let visit = DriverVisit { carrier, announced, arrived, given, counted, missing, reason };
        let fact = Fact::Parcel(ParcelFact::DriverCame(visit));
        let entries = self.store.append(act.at, act.by, vec![fact])?;
        let written = entries.iter().find(|entry| matches!(entry.fact, Fact::Parcel(_)));
        Ok(written.map_or(Place { epoch: 1, seq: 1 }, |entry| entry.place))
    }
}
