//! A parcel comes in: from a driver for someone, or from a customer for a driver.

use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{CarrierId, Ids, ParcelId};
use crate::domain::parcel::carrier::{Carrier, Level, Size};
use crate::domain::parcel::slot::Slot;
use crate::domain::parcel::state::{Parcel, ParcelError, Waiting};
use crate::domain::parcel::{Intake, NumberHash, ParcelFact};
use crate::domain::tracking::TrackingNumber;
use crate::journal::entry::Place;
use crate::store::people::Addressee;
use crate::till::parcels::{ParcelRow, Whose};
use crate::till::{Act, Till, TillError};

/// A parcel that is to be taken in.
#[derive(Debug, Clone)]
pub struct NewParcel {
    /// Whose driver brought it, or will fetch it.
    pub carrier: CarrierId,
    /// Its number.
    pub number: Option<TrackingNumber>,
    /// Whether its label can't be read, so that the number may be missing or typed.
    pub unreadable: bool,
    /// The name as it is typed: three letters do, and an initial after it. Nothing for what a
    /// customer leaves.
    pub name: String,
    /// How large it is.
    pub size: Size,
    /// Where it is put; the proposed place if nothing is said.
    pub slot: Option<Slot>,
    /// Whether it was found on a shelf and not in the register.
    pub found: bool,
    /// Whether its paper is wanted.
    pub paper: bool,
}

/// Where a parcel is put, and what one should know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The place.
    pub slot: Slot,
    /// Other parcels of the same person.
    pub others: Vec<ParcelRow>,
    /// Whether 80 % of the carrier's places are taken.
    pub nearly_full: bool,
    /// Where else it may be put: beside the same person's, in a free place, in the room behind.
    pub places: Vec<Slot>,
}

/// The places to choose from: beside another parcel, the free ones of the carrier, all of them
/// where none is free, and the room behind.
pub(super) fn places(carrier: &Carrier, taken: &[Slot], beside: Option<Slot>) -> Vec<Slot> {
    let all = || carrier.shelves.into_iter().flat_map(|shelves| shelves.all());
    let mut places: Vec<Slot> =
        all().filter(|slot| Some(*slot) == beside || !taken.contains(slot)).collect();
    if places.is_empty() {
        places = all().collect();
    }
    places.push(Slot::Reserve);
    places
}

/// A parcel that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// The parcel.
    pub parcel: Parcel,
    /// The entry that says so, which its paper is made from.
    pub place: Place,
}

impl Till {
    /// Where a parcel of that name would be put: beside the same person's, else in the next free
    /// place; what is large, and what no place is left for, goes to the room behind.
    ///
    /// # Errors
    /// [`TillError::Parcel`] for an unknown carrier or a name that is too long;
    /// [`TillError::Store`] when files can't be read.
    pub fn propose_slot(
        &mut self,
        carrier: CarrierId,
        name: &str,
        size: Size,
    ) -> Result<Proposal, TillError> {
        let carrier = self.working_carrier(carrier)?;
        let wanted = Whose::typed(name)?;
        let mut here = self.open_rows()?;
        here.retain(|row| row.parcel.is_here());
        let taken: Vec<Slot> = here.iter().map(|row| row.parcel.slot).collect();
        let others: Vec<ParcelRow> =
            here.into_iter().filter(|row| row.whose.is_same(&wanted)).collect();
        let beside = others.iter().map(|row| row.parcel.slot).find(|slot| *slot != Slot::Reserve);
        let places = places(&carrier, &taken, beside);
        let free = places.iter().copied().find(|slot| !taken.contains(slot));
        let free = free.filter(|slot| *slot != Slot::Reserve);
        let slot = match size {
            Size::Large => None,
            Size::Small | Size::Medium => beside.or(free),
        };
        let nearly_full = carrier.shelves.is_some_and(|shelves| {
            shelves.is_nearly_full(shelves.all().filter(|slot| taken.contains(slot)).count())
        });
        Ok(Proposal { slot: slot.unwrap_or(Slot::Reserve), others, nearly_full, places })
    }

    /// The newest parcel of a number, if there ever was one: where it is now.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail.
    pub fn parcel_of_number(
        &mut self,
        ids: &mut dyn Ids,
        number: &TrackingNumber,
    ) -> Result<Option<ParcelRow>, TillError> {
        let hash = self.number_hash(ids, number)?;
        let parcel = self.store.parcel_of_number(hash)?;
        parcel.map(|parcel| self.row_of(parcel)).transpose()
    }

    /// Takes a parcel in for someone: the name to the register, then the fact.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when a parcel of that number is here, when the number is missing
    /// that the level of detail asks for, or for an unknown carrier; [`TillError::Store`] when
    /// files fail.
    pub fn receive_parcel(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        new: &NewParcel,
    ) -> Result<Arrived, TillError> {
        let carrier = self.working_carrier(new.carrier)?;
        let slot = match new.slot {
            Some(slot) => slot,
            None => self.propose_slot(new.carrier, &new.name, new.size)?.slot,
        };
        let (due_on, rule) = match carrier.due_on(BusinessDay::of(act.at).date()) {
            Some((due, rule)) => (Some(due), rule),
            None => (None, 0),
        };
        let intake = self.intake(ids, &carrier, new)?;
        let intake = Intake { slot, due_on, rule, ..intake };
        self.take_in(act, new, intake, Waiting::Addressee)
    }

    /// Takes a parcel that a customer leaves for the driver.
    ///
    /// # Errors
    /// As [`Till::receive_parcel`].
    pub fn drop_off_parcel(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        new: &NewParcel,
    ) -> Result<Arrived, TillError> {
        let carrier = self.working_carrier(new.carrier)?;
        let intake = self.intake(ids, &carrier, new)?;
        self.take_in(act, new, intake, Waiting::DroppedOff)
    }

    fn intake(
        &mut self,
        ids: &mut dyn Ids,
        carrier: &Carrier,
        new: &NewParcel,
    ) -> Result<Intake, TillError> {
        let number = match &new.number {
            Some(number) => Some(self.number_hash(ids, number)?),
            None if carrier.level == Level::Full && !new.unreadable => {
                return Err(ParcelError::NoNumber.into());
            }
            None => None,
        };
        if let Some(number) = number {
            let known = self.store.parcel_of_number(number)?.filter(|parcel| !parcel.is_gone());
            if let Some(known) = known {
                return Err(ParcelError::AlreadyHere(known.id).into());
            }
        }
        Ok(Intake {
            parcel: ParcelId::new(ids.next()),
            carrier: carrier.id,
            number,
            size: new.size,
            slot: new.slot.unwrap_or(Slot::Reserve),
            due_on: None,
            rule: 0,
            found: new.found,
            paper: new.paper,
        })
    }

    fn take_in(
        &mut self,
        act: Act,
        new: &NewParcel,
        intake: Intake,
        waiting: Waiting,
    ) -> Result<Arrived, TillError> {
        let Whose { surname, initial, .. } = Whose::typed(&new.name)?;
        let number = new.number.as_ref().map(|number| number.raw().to_owned());
        let addressee = Addressee { number, surname, initial, note: None };
        self.store.people().set_addressee(intake.parcel, &addressee)?;
        let parcel = Parcel::taken_in(&intake, waiting, act.at, act.by);
        let fact = match waiting {
            Waiting::DroppedOff => ParcelFact::DroppedOff(intake),
            _ => ParcelFact::Received(intake),
        };
        let entries = self.store.append(act.at, act.by, vec![Fact::Parcel(fact)])?;
        let written = entries.iter().find(|entry| matches!(entry.fact, Fact::Parcel(_)));
        let place = written.map_or(Place { epoch: 1, seq: 1 }, |entry| entry.place);
        Ok(Arrived { parcel, place })
    }

    fn number_hash(
        &mut self,
        ids: &mut dyn Ids,
        number: &TrackingNumber,
    ) -> Result<NumberHash, TillError> {
        let fresh = || {
            let mut salt = [0; 32];
            salt[..16].copy_from_slice(ids.next().as_bytes());
            salt[16..].copy_from_slice(ids.next().as_bytes());
            salt
        };
        Ok(self.store.people().number_hash(number, fresh)?)
    }
}
