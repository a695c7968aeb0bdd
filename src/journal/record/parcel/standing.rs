//! A parcel as its view keeps it.

use serde::{Deserialize, Serialize};

use super::super::RecordError;
use super::super::codes::{hex, uuid_of};
use super::words::*;
use crate::domain::day::Moment;
use crate::domain::id::OperatorId;
use crate::domain::parcel::state::{LastAct, Parcel};

/// A parcel as its view keeps it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StandingRecord {
    id: String,
    carrier: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    number: Option<String>,
    size: String,
    slot: String,
    came_at: (String, i16),
    #[serde(skip_serializing_if = "Option::is_none", default)]
    due_on: Option<String>,
    state: (String, Option<String>),
    damaged: bool,
    found: bool,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    last: Option<LastRecord>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct LastRecord {
    at: (String, i16),
    by: Option<String>,
    state: (String, Option<String>),
    slot: String,
    damaged: bool,
}

fn moment((text, offset): &(String, i16)) -> Result<Moment, RecordError> {
    Moment::from_rfc3339(text, *offset).ok_or(RecordError::Value("moment"))
}

fn owned((word, wait): (&str, Option<&str>)) -> (String, Option<String>) {
    (word.to_owned(), wait.map(ToOwned::to_owned))
}

impl StandingRecord {
    /// The record of a parcel.
    pub fn of(parcel: &Parcel) -> Self {
        let spelt = |at: Moment| (at.to_rfc3339(), at.offset_min());
        let last = parcel.last.map(|last| LastRecord {
            at: spelt(last.at),
            by: last.by.map(|by| by.to_string()),
            state: owned(state_words(last.state)),
            slot: last.slot.to_string(),
            damaged: last.damaged,
        });
        Self {
            id: parcel.id.to_string(),
            carrier: parcel.carrier.to_string(),
            number: parcel.number.map(|number| hex(&number.0)),
            size: size_word(parcel.size).to_owned(),
            slot: parcel.slot.to_string(),
            came_at: spelt(parcel.came_at),
            due_on: parcel.due_on.map(|day| day.to_string()),
            state: owned(state_words(parcel.state)),
            damaged: parcel.damaged,
            found: parcel.found,
            last,
        }
    }

    /// The parcel that this record is of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no parcel has.
    pub fn read(&self) -> Result<Parcel, RecordError> {
        Ok(Parcel {
            id: parcel_id(&self.id)?,
            carrier: carrier_id(&self.carrier)?,
            number: self.number.as_deref().map(number).transpose()?,
            size: size(&self.size)?,
            slot: slot(&self.slot)?,
            came_at: moment(&self.came_at)?,
            due_on: self.due_on.as_deref().map(date).transpose()?,
            state: state(&self.state.0, self.state.1.as_deref())?,
            damaged: self.damaged,
            found: self.found,
            last: self.last.as_ref().map(LastRecord::read).transpose()?,
        })
    }
}

impl LastRecord {
    fn read(&self) -> Result<LastAct, RecordError> {
        let operator = |text: &str| uuid_of(text).map(OperatorId::new);
        let by = match self.by.as_deref() {
            None => None,
            Some(text) => Some(operator(text).ok_or(RecordError::Value("operator"))?),
        };
        Ok(LastAct {
            at: moment(&self.at)?,
            by,
            state: state(&self.state.0, self.state.1.as_deref())?,
            slot: slot(&self.slot)?,
            damaged: self.damaged,
        })
    }
}
