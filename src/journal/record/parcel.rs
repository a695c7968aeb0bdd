//! What happens in the relay of parcels, as recorded.

mod carrier;
mod standing;
mod words;

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::hex;
use crate::domain::parcel::{DriverVisit, Intake, ParcelFact};
pub use carrier::{CarrierRecord, DeclarationRecord};
pub use standing::StandingRecord;
use words::*;
pub use words::{kind_code, kind_of_code, size_code, size_of_code};

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum ParcelRecord {
    CarrierSet { carrier: CarrierRecord },
    CarrierRetired { carrier: String },
    RetentionSet { days: u16 },
    Received { intake: IntakeRecord },
    DroppedOff { intake: IntakeRecord },
    HandedOver { parcels: Vec<String>, identity_checked: bool },
    Refused { parcel: String, reason: String },
    Damaged { parcel: String },
    Redirected { parcel: String },
    Missing { parcel: String, reason: String },
    Found { parcel: String, slot: String },
    Moved { parcel: String, slot: String },
    DriverCame { visit: VisitRecord },
    Undone { parcels: Vec<String> },
    Counted { carrier: String, kind: String, change: i32 },
    Inventoried { expected: u32, counted: u32 },
    PaperAsked { parcel: String },
    Declared { declaration: DeclarationRecord },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IntakeRecord {
    parcel: String,
    carrier: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    number: Option<String>,
    size: String,
    slot: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    due_on: Option<String>,
    rule: u16,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    found: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    paper: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VisitRecord {
    carrier: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    announced: Option<u32>,
    arrived: u32,
    given: Vec<String>,
    counted: u32,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    missing: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    reason: Option<String>,
}

impl IntakeRecord {
    fn of(intake: &Intake) -> Self {
        Self {
            parcel: intake.parcel.to_string(),
            carrier: intake.carrier.to_string(),
            number: intake.number.map(|number| hex(&number.0)),
            size: size_word(intake.size).to_owned(),
            slot: intake.slot.to_string(),
            due_on: intake.due_on.map(|day| day.to_string()),
            rule: intake.rule,
            found: intake.found,
            paper: intake.paper,
        }
    }

    fn read(&self) -> Result<Intake, RecordError> {
        Ok(Intake {
            parcel: parcel_id(&self.parcel)?,
            carrier: carrier_id(&self.carrier)?,
            number: self.number.as_deref().map(number).transpose()?,
            size: size(&self.size)?,
            slot: slot(&self.slot)?,
            due_on: self.due_on.as_deref().map(date).transpose()?,
            rule: self.rule,
            found: self.found,
            paper: self.paper,
        })
    }
}

impl VisitRecord {
    fn of(visit: &DriverVisit) -> Self {
        Self {
            carrier: visit.carrier.to_string(),
            announced: visit.announced,
            arrived: visit.arrived,
            given: visit.given.iter().map(ToString::to_string).collect(),
            counted: visit.counted,
            missing: visit.missing.iter().map(ToString::to_string).collect(),
            reason: visit.reason.map(|reason| reason_word(reason).to_owned()),
        }
    }

    fn read(&self) -> Result<DriverVisit, RecordError> {
        Ok(DriverVisit {
            carrier: carrier_id(&self.carrier)?,
            announced: self.announced,
            arrived: self.arrived,
            given: parcel_ids(&self.given)?,
            counted: self.counted,
            missing: parcel_ids(&self.missing)?,
            reason: self.reason.as_deref().map(reason).transpose()?,
        })
    }
}

impl ParcelRecord {
    pub(super) fn of(fact: &ParcelFact) -> Self {
        use ParcelFact as F;
        let word = |reason| reason_word(reason).to_owned();
        match fact {
            F::CarrierSet(carrier) => Self::CarrierSet { carrier: CarrierRecord::of(carrier) },
            F::CarrierRetired { carrier } => Self::CarrierRetired { carrier: carrier.to_string() },
            F::RetentionSet { days } => Self::RetentionSet { days: *days },
            F::Received(intake) => Self::Received { intake: IntakeRecord::of(intake) },
            F::DroppedOff(intake) => Self::DroppedOff { intake: IntakeRecord::of(intake) },
            F::HandedOver { parcels, identity_checked } => Self::HandedOver {
                parcels: parcels.iter().map(ToString::to_string).collect(),
                identity_checked: *identity_checked,
            },
            F::Refused { parcel, reason } => {
                Self::Refused { parcel: parcel.to_string(), reason: word(*reason) }
            }
            F::Damaged { parcel } => Self::Damaged { parcel: parcel.to_string() },
            F::Redirected { parcel } => Self::Redirected { parcel: parcel.to_string() },
            F::Missing { parcel, reason } => {
                Self::Missing { parcel: parcel.to_string(), reason: word(*reason) }
            }
            F::Found { parcel, slot } => {
                Self::Found { parcel: parcel.to_string(), slot: slot.to_string() }
            }
            F::Moved { parcel, slot } => {
                Self::Moved { parcel: parcel.to_string(), slot: slot.to_string() }
            }
            F::DriverCame(visit) => Self::DriverCame { visit: VisitRecord::of(visit) },
            F::Undone { parcels } => {
                Self::Undone { parcels: parcels.iter().map(ToString::to_string).collect() }
            }
            F::Counted { carrier, kind, change } => Self::Counted {
                carrier: carrier.to_string(),
                kind: kind_word(*kind).to_owned(),
                change: *change,
            },
            F::Inventoried { expected, counted } => {
                Self::Inventoried { expected: *expected, counted: *counted }
            }
            F::PaperAsked { parcel } => Self::PaperAsked { parcel: parcel.to_string() },
            F::Declared(declaration) => {
                Self::Declared { declaration: DeclarationRecord::of(declaration) }
            }
        }
    }

    pub(super) fn read(&self) -> Result<ParcelFact, RecordError> {
        use ParcelFact as F;
        Ok(match self {
            Self::CarrierSet { carrier } => F::CarrierSet(carrier.read()?),
            Self::CarrierRetired { carrier } => F::CarrierRetired { carrier: carrier_id(carrier)? },
            Self::RetentionSet { days } => F::RetentionSet { days: *days },
            Self::Received { intake } => F::Received(intake.read()?),
            Self::DroppedOff { intake } => F::DroppedOff(intake.read()?),
            Self::HandedOver { parcels, identity_checked } => {
                F::HandedOver { parcels: parcel_ids(parcels)?, identity_checked: *identity_checked }
            }
            Self::Refused { parcel, reason: why } => {
                F::Refused { parcel: parcel_id(parcel)?, reason: reason(why)? }
            }
            Self::Damaged { parcel } => F::Damaged { parcel: parcel_id(parcel)? },
            Self::Redirected { parcel } => F::Redirected { parcel: parcel_id(parcel)? },
            Self::Missing { parcel, reason: why } => {
                F::Missing { parcel: parcel_id(parcel)?, reason: reason(why)? }
            }
            Self::Found { parcel, slot: at } => {
                F::Found { parcel: parcel_id(parcel)?, slot: slot(at)? }
            }
            Self::Moved { parcel, slot: at } => {
                F::Moved { parcel: parcel_id(parcel)?, slot: slot(at)? }
            }
            Self::DriverCame { visit } => F::DriverCame(visit.read()?),
            Self::Undone { parcels } => F::Undone { parcels: parcel_ids(parcels)? },
            Self::Counted { carrier, kind: what, change } => {
                F::Counted { carrier: carrier_id(carrier)?, kind: kind(what)?, change: *change }
            }
            Self::Inventoried { expected, counted } => {
                F::Inventoried { expected: *expected, counted: *counted }
            }
            Self::PaperAsked { parcel } => F::PaperAsked { parcel: parcel_id(parcel)? },
            Self::Declared { declaration } => F::Declared(declaration.read()?),
        })
    }
}
