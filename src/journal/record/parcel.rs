//! What happens in the relay of parcels, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::id::CarrierId;
use crate::domain::parcel::ParcelFact;

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum ParcelRecord {
    CarrierRetired { carrier: String },
}

impl ParcelRecord {
    pub(super) fn of(fact: &ParcelFact) -> Self {
        match fact {
            ParcelFact::CarrierRetired { carrier } => {
                Self::CarrierRetired { carrier: carrier.to_string() }
            }
        }
    }

    pub(super) fn read(&self) -> Result<ParcelFact, RecordError> {
        Ok(match self {
            Self::CarrierRetired { carrier } => {
                let carrier = uuid_of(carrier).ok_or(RecordError::Value("carrier"))?;
                ParcelFact::CarrierRetired { carrier: CarrierId::new(carrier) }
            }
        })
    }
}
