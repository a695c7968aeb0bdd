//! The papers of the relay. Names come from the register as it is now: once erased, a paper is
//! printed without them.

use comptoir_hardware::slip::Slip;

use crate::domain::day::Moment;
use crate::domain::id::{CarrierId, ParcelId};
use crate::domain::parcel::state::{State, Waiting};
use crate::domain::parcel::{DriverVisit, ParcelFact};
use crate::slips::{ManifestPaper, ParcelPaper, manifest, parcel_label, parcel_receipt};
use crate::store::StoreError;
use crate::till::TillError;
use crate::till::desk::Desk;

impl Desk {
    /// The paper that a fact of the relay asked for.
    pub(in crate::till::desk) fn parcel_slip(
        &mut self,
        fact: &ParcelFact,
        at: Moment,
    ) -> Result<Slip, TillError> {
        match fact {
            ParcelFact::Received(intake) | ParcelFact::DroppedOff(intake) => {
                self.paper_of(intake.parcel)
            }
            ParcelFact::PaperAsked { parcel } => self.paper_of(*parcel),
            ParcelFact::DriverCame(visit) => self.manifest_of(visit, at),
            _ => Err(TillError::Store(StoreError::Contradiction("the entry asks for no paper"))),
        }
    }

    /// The receipt of what a customer left, the label of what came for someone.
    fn paper_of(&mut self, parcel: ParcelId) -> Result<Slip, TillError> {
        let row = self.till.parcel_row(parcel)?;
        let left = matches!(
            row.parcel.state,
            State::Here(Waiting::DroppedOff) | State::Missing(Waiting::DroppedOff)
        );
        let left = left || row.parcel.state == State::Collected;
        let paper = ParcelPaper {
            establishment: self.till.ledger().establishment.clone(),
            carrier: self.carrier_name(row.parcel.carrier)?,
            name: row.whose.name(),
            number: row.whose.number.unwrap_or_default(),
            parcel: row.parcel,
        };
        let make = if left { parcel_receipt } else { parcel_label };
        Ok(make(&paper, &self.french, self.equipment.outlet.columns()))
    }

    fn manifest_of(&mut self, visit: &DriverVisit, at: Moment) -> Result<Slip, TillError> {
        let mut given = Vec::new();
        for parcel in &visit.given {
            let row = self.till.parcel_row(*parcel)?;
            given.push((row.parcel, row.whose.number.unwrap_or_default()));
        }
        let paper = ManifestPaper {
            establishment: self.till.ledger().establishment.clone(),
            carrier: self.carrier_name(visit.carrier)?,
            at,
            given,
            missing: visit.missing.len(),
            arrived: visit.arrived,
            announced: visit.announced,
        };
        Ok(manifest(&paper, &self.french, self.equipment.outlet.columns()))
    }

    fn carrier_name(&self, carrier: CarrierId) -> Result<String, TillError> {
        let carriers = self.till.carriers()?;
        let found = carriers.into_iter().find(|one| one.id == carrier);
        Ok(found.map_or(String::new(), |carrier| carrier.name.to_string()))
    }
}
