//! What is done in the relay of parcels: in, out, back, and put right again.

mod driver;
pub mod file;
mod intake;
mod month;
mod search;
pub mod usual;

pub use driver::{DriverList, Visit};
pub use intake::{Arrived, NewParcel, Proposal};
pub use month::Statement;
pub use search::{Followed, ParcelRow, Whose};

pub use crate::store::LinkedSales;

use super::{Act, Till, TillError};
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::{CarrierId, ParcelId};
use crate::domain::parcel::carrier::{Carrier, IdentityRule, Kind};
use crate::domain::parcel::slot::Slot;
use crate::domain::parcel::state::{Change, Parcel, ParcelError};
use crate::domain::parcel::{LONGEST_RETENTION, ParcelFact, Reason};
use crate::domain::text::Label;
use crate::store::people::Addressee;

/// The most parcels that a count moves by at once.
const MOST_COUNTED: i32 = 1_000;

impl Till {
    /// All carriers, by name, retired ones included.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn carriers(&self) -> Result<Vec<Carrier>, TillError> {
        Ok(self.store.carriers()?)
    }

    /// Writes a carrier, new or changed.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn set_carrier(&mut self, act: Act, carrier: Carrier) -> Result<(), TillError> {
        self.relay(act, ParcelFact::CarrierSet(carrier))
    }

    /// The café no longer works for a carrier.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when there is no such carrier; [`TillError::Store`] when the journal
    /// can't be written.
    pub fn retire_carrier(&mut self, act: Act, carrier: CarrierId) -> Result<(), TillError> {
        self.carrier(carrier)?;
        self.relay(act, ParcelFact::CarrierRetired { carrier })
    }

    /// Sets for how many days names stay after their parcel has left.
    ///
    /// # Errors
    /// [`TillError::Parcel`] for none or more than a year; [`TillError::Store`] when the journal
    /// can't be written.
    pub fn set_parcel_retention(&mut self, act: Act, days: u16) -> Result<(), TillError> {
        if !(1..=LONGEST_RETENTION).contains(&days) {
            return Err(ParcelError::Retention.into());
        }
        self.relay(act, ParcelFact::RetentionSet { days })
    }

    /// Hands parcels to one person, all of them or none.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when one of them does not wait for its addressee, or the carrier
    /// wants the identity checked and nobody says so; [`TillError::Store`] when files fail.
    pub fn hand_over_parcels(
        &mut self,
        act: Act,
        parcels: &[ParcelId],
        identity_checked: bool,
    ) -> Result<(), TillError> {
        let mut parcels = parcels.to_vec();
        parcels.sort_unstable();
        parcels.dedup();
        if parcels.is_empty() {
            return Err(ParcelError::NotHere.into());
        }
        for parcel in &parcels {
            let parcel = self.check(act, *parcel, Change::HandOver)?;
            let rule = self.carrier(parcel.carrier)?.identity;
            if !identity_checked && rule != IdentityRule::DocumentOrCode {
                return Err(ParcelError::IdentityUnchecked.into());
            }
        }
        self.relay(act, ParcelFact::HandedOver { parcels, identity_checked })
    }

    /// The addressee does not take a parcel.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when it does not wait for its addressee; [`TillError::Store`] when
    /// files fail.
    pub fn refuse_parcel(
        &mut self,
        act: Act,
        parcel: ParcelId,
        reason: Reason,
    ) -> Result<(), TillError> {
        self.check(act, parcel, Change::Refuse)?;
        self.relay(act, ParcelFact::Refused { parcel, reason })
    }

    /// A parcel is damaged. What is to be said of it goes to the register, where it is erased with
    /// the name.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when it is not here or known to be damaged; [`TillError::Store`] when
    /// files fail.
    pub fn damage_parcel(
        &mut self,
        act: Act,
        parcel: ParcelId,
        note: Option<&Label>,
    ) -> Result<(), TillError> {
        self.check(act, parcel, Change::Damage)?;
        if let Some(note) = note {
            let whose = self.store.people().addressee(parcel)?.unwrap_or_default();
            let whose = Addressee { note: Some(note.to_string()), ..whose };
            self.store.people().set_addressee(parcel, &whose)?;
        }
        self.relay(act, ParcelFact::Damaged { parcel })
    }

    /// A parcel is for another shop.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when it does not wait here; [`TillError::Store`] when files fail.
    pub fn redirect_parcel(&mut self, act: Act, parcel: ParcelId) -> Result<(), TillError> {
        self.check(act, parcel, Change::Redirect)?;
        self.relay(act, ParcelFact::Redirected { parcel })
    }

    /// A parcel can't be found.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when it should not be here; [`TillError::Store`] when files fail.
    pub fn miss_parcel(
        &mut self,
        act: Act,
        parcel: ParcelId,
        reason: Reason,
    ) -> Result<(), TillError> {
        self.check(act, parcel, Change::Miss)?;
        self.relay(act, ParcelFact::Missing { parcel, reason })
    }

    /// A missing parcel is back.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when it is not missing; [`TillError::Store`] when files fail.
    pub fn find_parcel(&mut self, act: Act, parcel: ParcelId, slot: Slot) -> Result<(), TillError> {
        self.check(act, parcel, Change::Find(slot))?;
        self.relay(act, ParcelFact::Found { parcel, slot })
    }

    /// Puts parcels elsewhere, all of them or none.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when one is not here; [`TillError::Store`] when files fail.
    pub fn move_parcels(
        &mut self,
        act: Act,
        parcels: &[ParcelId],
        slot: Slot,
    ) -> Result<(), TillError> {
        let mut facts = Vec::new();
        for parcel in parcels.iter().copied() {
            let stands = self.known_parcel(parcel)?;
            if stands.is_here() && stands.slot == slot {
                continue;
            }
            self.check(act, parcel, Change::Move(slot))?;
            facts.push(Fact::Parcel(ParcelFact::Moved { parcel, slot }));
        }
        if !facts.is_empty() {
            self.store.append(act.at, act.by, facts)?;
        }
        Ok(())
    }

    /// Where a parcel in the café may be put: the free places of its carrier, and the room behind.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when there is no such parcel or carrier; [`TillError::Store`] when
    /// views can't be read.
    pub fn places_for(&self, parcel: ParcelId) -> Result<Vec<Slot>, TillError> {
        let parcel = self.known_parcel(parcel)?;
        let carrier = self.carrier(parcel.carrier)?;
        let open = self.store.open_parcels()?;
        let taken: Vec<Slot> =
            open.iter().filter(|one| one.is_here()).map(|one| one.slot).collect();
        Ok(intake::places(&carrier, &taken, None))
    }

    /// Undoes the last act on a parcel, with all parcels of that act, and says which they were.
    /// Within ten minutes, by who did it; the act itself stays on record.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when it can't be undone; [`TillError::Store`] when files fail.
    pub fn undo_parcel(&mut self, act: Act, parcel: ParcelId) -> Result<Vec<ParcelId>, TillError> {
        let (_, parcels) = self.store.last_act(parcel)?.ok_or(ParcelError::NotHere)?;
        for one in &parcels {
            let back = self.known_parcel(*one)?.undone(act.at, act.by)?;
            self.check_alone(&back)?;
        }
        self.relay(act, ParcelFact::Undone { parcels: parcels.clone() })?;
        Ok(parcels)
    }

    /// The parcels of the newest act, as long as who is at the till can undo it.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn undoable_parcels(&self, act: Act) -> Result<Vec<Parcel>, TillError> {
        let mut parcels = Vec::new();
        for id in self.store.parcels_of_newest_act()? {
            let parcel = self.known_parcel(id)?;
            if parcel.undone(act.at, act.by).is_err() {
                return Ok(Vec::new());
            }
            parcels.push(parcel);
        }
        Ok(parcels)
    }

    /// Counts parcels of a carrier of which nothing more is written down.
    ///
    /// # Errors
    /// [`TillError::Parcel`] for an unknown carrier, a count that is out of reason, or one that
    /// takes back more than the day brought; [`TillError::Store`] when files fail.
    pub fn count_parcels(
        &mut self,
        act: Act,
        carrier: CarrierId,
        kind: Kind,
        change: i32,
    ) -> Result<(), TillError> {
        self.working_carrier(carrier)?;
        let so_far = self.store.counted_on(carrier, BusinessDay::of(act.at).date(), kind)?;
        let reasonable = change != 0 && change.abs() <= MOST_COUNTED;
        if !reasonable || so_far.saturating_add(i64::from(change)) < 0 {
            return Err(ParcelError::Count.into());
        }
        self.relay(act, ParcelFact::Counted { carrier, kind, change })
    }

    /// How many parcels of a kind the day has brought.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn counted_today(
        &self,
        act: Act,
        carrier: CarrierId,
        kind: Kind,
    ) -> Result<i64, TillError> {
        Ok(self.store.counted_on(carrier, BusinessDay::of(act.at).date(), kind)?)
    }

    /// Records that the shelves were counted.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail.
    pub fn take_parcel_inventory(&mut self, act: Act, counted: u32) -> Result<(), TillError> {
        let here = self.store.open_parcels()?.iter().filter(|parcel| parcel.is_here()).count();
        let expected = u32::try_from(here).unwrap_or(u32::MAX);
        self.relay(act, ParcelFact::Inventoried { expected, counted })
    }

    /// Asks for a parcel's paper again.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when there is no such parcel; [`TillError::Store`] when files fail.
    pub fn ask_parcel_paper(&mut self, act: Act, parcel: ParcelId) -> Result<(), TillError> {
        self.known_parcel(parcel)?;
        self.relay(act, ParcelFact::PaperAsked { parcel })
    }

    fn relay(&mut self, act: Act, fact: ParcelFact) -> Result<(), TillError> {
        self.store.append(act.at, act.by, vec![Fact::Parcel(fact)])?;
        Ok(())
    }

    /// Makes sure that a parcel that comes back did not come in anew in the meantime.
    fn check_alone(&self, back: &Parcel) -> Result<(), TillError> {
        let Some(number) = back.number.filter(|_| !back.is_gone()) else {
            return Ok(());
        };
        match self.store.parcel_of_number(number)? {
            Some(other) if other.id != back.id && !other.is_gone() => {
                Err(ParcelError::AlreadyHere(other.id).into())
            }
            _ => Ok(()),
        }
    }

    /// The parcel, if that may happen to it.
    fn check(&self, act: Act, parcel: ParcelId, change: Change) -> Result<Parcel, TillError> {
        let parcel = self.known_parcel(parcel)?;
        parcel.after(change, act.at, act.by)?;
        Ok(parcel)
    }

    fn known_parcel(&self, parcel: ParcelId) -> Result<Parcel, TillError> {
        Ok(self.store.parcel(parcel)?.ok_or(ParcelError::NotHere)?)
    }

    fn carrier(&self, carrier: CarrierId) -> Result<Carrier, TillError> {
        let carriers = self.store.carriers()?;
        let found = carriers.into_iter().find(|one| one.id == carrier);
        Ok(found.ok_or(ParcelError::NoCarrier)?)
    }

    fn working_carrier(&self, carrier: CarrierId) -> Result<Carrier, TillError> {
        let carrier = self.carrier(carrier)?;
        if carrier.active { Ok(carrier) } else { Err(ParcelError::NoCarrier.into()) }
    }
}
