//! Whom the café deals with, at the desk: businesses and carriers, as they are set up by hand.

use std::collections::BTreeSet;

use super::Desk;
use crate::domain::day::BusinessDay;
use crate::domain::id::{CarrierId, PartnerId};
use crate::domain::parcel::carrier::Carrier;
use crate::domain::parcel::state::ParcelError;
use crate::domain::partner::{Partner, Role};
use crate::till::TillError;
use crate::till::parcels::usual;

/// Everybody whom the café deals with, those of former times included.
#[derive(Debug, Clone, Default)]
pub struct PartnerBook {
    /// Businesses, by name.
    pub partners: Vec<Partner>,
    /// Carriers of parcels, by name.
    pub carriers: Vec<Carrier>,
    /// Bakers whom the café owes something.
    pub owed: BTreeSet<PartnerId>,
}

impl Desk {
    /// Everybody whom the café deals with.
    ///
    /// # Errors
    /// [`TillError::Store`] when a view can't be read.
    pub fn partner_book(&mut self) -> Result<PartnerBook, TillError> {
        let today = BusinessDay::of(self.now());
        let (partners, carriers) = (self.till.partners()?, self.till.carriers()?);
        let mut owed = BTreeSet::new();
        for one in partners.iter().filter(|one| one.role == Role::Baker) {
            if self.till.is_owed(one.id, today)? {
                owed.insert(one.id);
            }
        }
        Ok(PartnerBook { partners, carriers, owed })
    }

    /// Adds a carrier by its usual rules, with twenty places in the first free zone of the shelf.
    /// One that the café knows already comes back with the places that it had.
    ///
    /// # Errors
    /// [`TillError::Parcel`] when no rules of that name are known; [`TillError::Store`] when files
    /// fail.
    pub fn add_usual_carrier(&mut self, name: &str) -> Result<(), TillError> {
        let known = self.till.carriers()?;
        if let Some(former) = known.iter().find(|one| one.name.as_str() == name) {
            return self.set_carrier_active(former.id, true);
        }
        let zones: Vec<char> = known.iter().filter_map(|one| Some(one.shelves?.zone)).collect();
        let zone = ('A'..='Z').find(|zone| !zones.contains(zone));
        let table = usual::table(name, zone).ok_or(ParcelError::NoCarrier)?;
        self.take_carriers(&table)?.map(drop).map_err(|_| ParcelError::NoCarrier.into())
    }

    /// Says whether the café works for a carrier.
    ///
    /// # Errors
    /// [`TillError::Parcel`] for an unknown carrier; [`TillError::Store`] when files fail.
    pub fn set_carrier_active(&mut self, id: CarrierId, active: bool) -> Result<(), TillError> {
        if !active {
            return self.retire_carrier(id);
        }
        let known = self.till.carriers()?.into_iter().find(|one| one.id == id);
        let carrier = known.ok_or(ParcelError::NoCarrier)?;
        self.set_carrier(Carrier { active, ..carrier })
    }
}
