//! The hours of volunteers, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::day::BusinessDay;
use crate::domain::id::{OperatorId, ShiftId};
use crate::domain::volunteer::{Duty, Volunteer, VolunteerFact};

words!(
    Duty,
    duty_word,
    duty,
    Opening = "opening",
    Counter = "counter",
    Closing = "closing",
    Kitchen = "kitchen",
    Delivery = "delivery"
);

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum VolunteerRecord {
    ClockedIn {
        shift: String,
        who: WhoRecord,
        duty: String,
    },
    ClockedOut {
        shift: String,
        day: String,
        minutes: u32,
    },
    Noted {
        shift: String,
        /// Nobody in particular for the whole team.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        who: Option<WhoRecord>,
        duty: String,
        day: String,
        minutes: u32,
    },
    Removed {
        shift: String,
    },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum WhoRecord {
    Operator(String),
    Customer(String),
}

impl WhoRecord {
    fn of(who: Volunteer) -> Self {
        match who {
            Volunteer::Operator(id) => Self::Operator(id.to_string()),
            Volunteer::Customer(id) => Self::Customer(id.to_string()),
        }
    }

    fn read(&self) -> Result<Volunteer, RecordError> {
        match self {
            Self::Operator(id) => {
                let id = uuid_of(id).ok_or(RecordError::Value("operator"))?;
                Ok(Volunteer::Operator(OperatorId::new(id)))
            }
            Self::Customer(id) => Ok(Volunteer::Customer(customer_id(id)?)),
        }
    }
}

fn shift_id(text: &str) -> Result<ShiftId, RecordError> {
    uuid_of(text).map(ShiftId::new).ok_or(RecordError::Value("shift"))
}

fn day_of(text: &str) -> Result<BusinessDay, RecordError> {
    BusinessDay::parse(text).ok_or(RecordError::Value("day"))
}

impl VolunteerRecord {
    pub(super) fn of(fact: &VolunteerFact) -> Self {
        match *fact {
            VolunteerFact::ClockedIn { shift, who, duty } => Self::ClockedIn {
                shift: shift.to_string(),
                who: WhoRecord::of(who),
                duty: duty_word(duty).to_owned(),
            },
            VolunteerFact::ClockedOut { shift, day, minutes } => {
                Self::ClockedOut { shift: shift.to_string(), day: day.to_string(), minutes }
            }
            VolunteerFact::Noted { shift, who, duty, day, minutes } => Self::Noted {
                shift: shift.to_string(),
                who: who.map(WhoRecord::of),
                duty: duty_word(duty).to_owned(),
                day: day.to_string(),
                minutes,
            },
            VolunteerFact::Removed { shift } => Self::Removed { shift: shift.to_string() },
        }
    }

    pub(super) fn read(&self) -> Result<VolunteerFact, RecordError> {
        Ok(match self {
            Self::ClockedIn { shift, who, duty: word } => VolunteerFact::ClockedIn {
                shift: shift_id(shift)?,
                who: who.read()?,
                duty: duty(word)?,
            },
            Self::ClockedOut { shift, day, minutes } => VolunteerFact::ClockedOut {
                shift: shift_id(shift)?,
                day: day_of(day)?,
                minutes: *minutes,
            },
            Self::Noted { shift, who, duty: word, day, minutes } => VolunteerFact::Noted {
                shift: shift_id(shift)?,
                who: who.as_ref().map(WhoRecord::read).transpose()?,
                duty: duty(word)?,
                day: day_of(day)?,
                minutes: *minutes,
            },
            Self::Removed { shift } => VolunteerFact::Removed { shift: shift_id(shift)? },
        })
    }
}
