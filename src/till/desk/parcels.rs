//! The relay of parcels at the desk.

mod month;
mod slips;

use comptoir_hardware::slip::Slip;

use super::Desk;
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{CarrierId, ParcelId};
use crate::domain::parcel::ParcelFact;
use crate::domain::parcel::Reason;
use crate::domain::parcel::carrier::{Carrier, Kind, Size};
use crate::domain::parcel::slot::Slot;
use crate::domain::text::Label;
use crate::domain::tracking::TrackingNumber;
use crate::till::TillError;
use crate::till::parcels::file::{self, CarrierFault};
use crate::till::parcels::{Arrived, DriverList, Followed, NewParcel, ParcelRow, Proposal, Visit};

/// The relay as its screen begins.
#[derive(Debug, Clone, Default)]
pub struct Relay {
    /// The carriers that the café works for, by name.
    pub carriers: Vec<Carrier>,
    /// The parcels that go back to their carrier.
    pub to_return: Vec<ParcelRow>,
    /// How many parcels are in the café.
    pub here: usize,
    /// How many can't be found.
    pub missing: usize,
    /// The parcels of the newest act, as long as it can be undone from this seat.
    pub undoable: Vec<ParcelRow>,
}

impl Desk {
    /// The relay as it stands.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn relay(&mut self) -> Result<Relay, TillError> {
        let act = self.act();
        let mut carriers = self.till.carriers()?;
        carriers.retain(|carrier| carrier.active);
        let open = self.till.open_rows()?;
        let here = open.iter().filter(|row| row.parcel.is_here()).count();
        let undoable = self.till.undoable_parcels(act)?;
        let undoable = undoable.into_iter().map(|parcel| self.till.parcel_row(parcel.id));
        Ok(Relay {
            carriers,
            here,
            missing: open.len() - here,
            undoable: undoable.collect::<Result<_, _>>()?,
            to_return: self.till.parcels_to_return(act)?,
        })
    }

    /// Erases names whose time is over, once a day. What fails is tried again at the next rest.
    pub(super) fn erase_old_names(&mut self) {
        let now = self.now();
        let today = BusinessDay::of(now);
        if self.names_erased != Some(today) && self.till.erase_old_parcels(now).is_ok() {
            self.names_erased = Some(today);
        }
    }

    /// A new identifier for a carrier.
    pub fn new_carrier(&mut self) -> CarrierId {
        CarrierId::new(self.equipment.ids.next())
    }

    /// Writes a carrier, new or changed.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_carrier`].
    pub fn set_carrier(&mut self, carrier: Carrier) -> Result<(), TillError> {
        self.till.set_carrier(self.act(), carrier)?;
        self.after_commit(false)
    }

    /// Takes carriers in from a table, all of them or none; says how many.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail. A table that can't be read is no error of the till.
    pub fn take_carriers(&mut self, text: &str) -> Result<Result<usize, CarrierFault>, TillError> {
        let today = BusinessDay::of(self.now()).date();
        let known = self.till.carriers()?;
        let ids = self.equipment.ids.as_mut();
        let carriers = match file::read(text, today, &known, || CarrierId::new(ids.next())) {
            Ok(carriers) => carriers,
            Err(fault) => return Ok(Err(fault)),
        };
        let count = carriers.len();
        let facts = carriers.into_iter().map(ParcelFact::CarrierSet).map(Fact::Parcel).collect();
        let act = self.act();
        self.till.store().append(act.at, act.by, facts)?;
        self.after_commit(false)?;
        Ok(Ok(count))
    }

    /// The café no longer works for a carrier.
    ///
    /// # Errors
    /// As [`crate::till::Till::retire_carrier`].
    pub fn retire_carrier(&mut self, carrier: CarrierId) -> Result<(), TillError> {
        self.till.retire_carrier(self.act(), carrier)?;
        self.after_commit(false)
    }

    /// Sets for how many days names stay after their parcel has left.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_parcel_retention`].
    pub fn set_parcel_retention(&mut self, days: u16) -> Result<(), TillError> {
        self.till.set_parcel_retention(self.act(), days)?;
        self.after_commit(false)
    }

    /// The parcels that a search finds.
    ///
    /// # Errors
    /// As [`crate::till::Till::find_parcels`].
    pub fn find_parcels(&mut self, text: &str) -> Result<Vec<ParcelRow>, TillError> {
        self.till.find_parcels(text)
    }

    /// The parcels in a state.
    ///
    /// # Errors
    /// As [`crate::till::Till::followed_parcels`].
    pub fn followed_parcels(&mut self, which: Followed) -> Result<Vec<ParcelRow>, TillError> {
        let act = self.act();
        self.till.followed_parcels(act, which)
    }

    /// Every parcel in the café or missing from it, by place.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn open_parcels(&mut self) -> Result<Vec<ParcelRow>, TillError> {
        let mut rows = self.till.open_rows()?;
        rows.sort_by_key(|row| (row.parcel.slot, row.parcel.id));
        Ok(rows)
    }

    /// The newest parcel of a number, if there ever was one.
    ///
    /// # Errors
    /// As [`crate::till::Till::parcel_of_number`].
    pub fn parcel_of_number(
        &mut self,
        number: &TrackingNumber,
    ) -> Result<Option<ParcelRow>, TillError> {
        self.till.parcel_of_number(self.equipment.ids.as_mut(), number)
    }

    /// Where a parcel of that name would be put.
    ///
    /// # Errors
    /// As [`crate::till::Till::propose_slot`].
    pub fn propose_slot(
        &mut self,
        carrier: CarrierId,
        name: &str,
        size: Size,
    ) -> Result<Proposal, TillError> {
        self.till.propose_slot(carrier, name, size)
    }

    /// Takes a parcel in for someone.
    ///
    /// # Errors
    /// As [`crate::till::Till::receive_parcel`].
    pub fn receive_parcel(&mut self, new: &NewParcel) -> Result<Arrived, TillError> {
        let act = self.act();
        let arrived = self.till.receive_parcel(act, self.equipment.ids.as_mut(), new)?;
        self.after_commit(false)?;
        Ok(arrived)
    }

    /// Takes a parcel that a customer leaves, and gives its receipt for the screen.
    ///
    /// # Errors
    /// As [`crate::till::Till::drop_off_parcel`].
    pub fn drop_off_parcel(&mut self, new: &NewParcel) -> Result<Arrived, TillError> {
        let act = self.act();
        let arrived = self.till.drop_off_parcel(act, self.equipment.ids.as_mut(), new)?;
        self.after_commit(false)?;
        Ok(arrived)
    }

    /// Hands parcels to one person.
    ///
    /// # Errors
    /// As [`crate::till::Till::hand_over_parcels`].
    pub fn hand_over_parcels(
        &mut self,
        parcels: &[ParcelId],
        identity_checked: bool,
    ) -> Result<(), TillError> {
        self.till.hand_over_parcels(self.act(), parcels, identity_checked)?;
        self.after_commit(false)
    }

    /// The addressee does not take a parcel.
    ///
    /// # Errors
    /// As [`crate::till::Till::refuse_parcel`].
    pub fn refuse_parcel(&mut self, parcel: ParcelId, reason: Reason) -> Result<(), TillError> {
        self.till.refuse_parcel(self.act(), parcel, reason)?;
        self.after_commit(false)
    }

    /// A parcel is damaged.
    ///
    /// # Errors
    /// As [`crate::till::Till::damage_parcel`].
    pub fn damage_parcel(
        &mut self,
        parcel: ParcelId,
        note: Option<&Label>,
    ) -> Result<(), TillError> {
        self.till.damage_parcel(self.act(), parcel, note)?;
        self.after_commit(false)
    }

    /// A parcel is for another shop.
    ///
    /// # Errors
    /// As [`crate::till::Till::redirect_parcel`].
    pub fn redirect_parcel(&mut self, parcel: ParcelId) -> Result<(), TillError> {
        self.till.redirect_parcel(self.act(), parcel)?;
        self.after_commit(false)
    }

    /// A parcel can't be found.
    ///
    /// # Errors
    /// As [`crate::till::Till::miss_parcel`].
    pub fn miss_parcel(&mut self, parcel: ParcelId, reason: Reason) -> Result<(), TillError> {
        self.till.miss_parcel(self.act(), parcel, reason)?;
        self.after_commit(false)
    }

    /// A missing parcel is back.
    ///
    /// # Errors
    /// As [`crate::till::Till::find_parcel`].
    pub fn find_parcel(&mut self, parcel: ParcelId, slot: Slot) -> Result<(), TillError> {
        self.till.find_parcel(self.act(), parcel, slot)?;
        self.after_commit(false)
    }

    /// Puts parcels elsewhere, all of them or none.
    ///
    /// # Errors
    /// As [`crate::till::Till::move_parcels`].
    pub fn move_parcels(&mut self, parcels: &[ParcelId], slot: Slot) -> Result<(), TillError> {
        self.till.move_parcels(self.act(), parcels, slot)?;
        self.after_commit(false)
    }

    /// Where a parcel in the café may be put.
    ///
    /// # Errors
    /// As [`crate::till::Till::places_for`].
    pub fn places_for(&mut self, parcel: ParcelId) -> Result<Vec<Slot>, TillError> {
        self.till.places_for(parcel)
    }

    /// Undoes the last act on a parcel, with all parcels of that act.
    ///
    /// # Errors
    /// As [`crate::till::Till::undo_parcel`].
    pub fn undo_parcel(&mut self, parcel: ParcelId) -> Result<Vec<ParcelId>, TillError> {
        let undone = self.till.undo_parcel(self.act(), parcel)?;
        self.after_commit(false)?;
        Ok(undone)
    }

    /// Counts parcels of a carrier, and says how many of the kind the day has brought.
    ///
    /// # Errors
    /// As [`crate::till::Till::count_parcels`].
    pub fn count_parcels(
        &mut self,
        carrier: CarrierId,
        kind: Kind,
        change: i32,
    ) -> Result<i64, TillError> {
        let act = self.act();
        self.till.count_parcels(act, carrier, kind, change)?;
        self.after_commit(false)?;
        self.till.counted_today(act, carrier, kind)
    }

    /// How many parcels of each kind the day has brought, in the order of [`Kind::ALL`].
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn counted_today(&mut self, carrier: CarrierId) -> Result<[i64; 4], TillError> {
        let act = self.act();
        let mut counts = [0; 4];
        for (count, kind) in counts.iter_mut().zip(Kind::ALL) {
            *count = self.till.counted_today(act, carrier, kind)?;
        }
        Ok(counts)
    }

    /// Records that the shelves were counted.
    ///
    /// # Errors
    /// As [`crate::till::Till::take_parcel_inventory`].
    pub fn take_parcel_inventory(&mut self, counted: u32) -> Result<(), TillError> {
        self.till.take_parcel_inventory(self.act(), counted)?;
        self.after_commit(false)
    }

    /// Asks for a parcel's paper again.
    ///
    /// # Errors
    /// As [`crate::till::Till::ask_parcel_paper`].
    pub fn ask_parcel_paper(&mut self, parcel: ParcelId) -> Result<(), TillError> {
        self.till.ask_parcel_paper(self.act(), parcel)?;
        self.after_commit(false)
    }

    /// What waits for a carrier's driver.
    ///
    /// # Errors
    /// As [`crate::till::Till::driver_list`].
    pub fn driver_list(&mut self, carrier: CarrierId) -> Result<DriverList, TillError> {
        let act = self.act();
        self.till.driver_list(act, carrier)
    }

    /// Records a driver's visit, prints its manifest and gives it back for the screen.
    ///
    /// # Errors
    /// As [`crate::till::Till::driver_came`].
    pub fn driver_came(&mut self, visit: Visit) -> Result<Slip, TillError> {
        let place = self.till.driver_came(self.act(), visit)?;
        self.after_commit(false)?;
        self.slip_of(place)
    }

    /// A missing parcel is back where it stood.
    ///
    /// # Errors
    /// As [`crate::till::Till::find_parcel`].
    pub fn find_parcel_again(&mut self, parcel: ParcelId) -> Result<(), TillError> {
        let slot = self.till.parcel_row(parcel)?.parcel.slot;
        self.find_parcel(parcel, slot)
    }
}
