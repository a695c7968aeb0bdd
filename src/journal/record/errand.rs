//! What people come for beside tickets, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::day::BusinessDay;
use crate::domain::errand::{ErrandFact, VillageService};
use crate::domain::funder::Funder;
use crate::domain::id::ErrandId;

words!(
    VillageService,
    village_service_word,
    village_service,
    DigitalHelp = "digital_help",
    Post = "post",
    Lottery = "lottery",
    Copies = "copies",
    DropOff = "drop_off",
    Permit = "permit",
    CarSharing = "car_sharing",
    FuelOil = "fuel_oil",
    Other = "other"
);

/// The funder that a code stands for.
///
/// # Errors
/// [`RecordError::Value`] for no funder's code.
pub(crate) fn funder(code: &str) -> Result<Funder, RecordError> {
    Funder::of_code(code).ok_or(RecordError::Value("funder"))
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum ErrandRecord {
    Done {
        errand: String,
        service: String,
        day: String,
        count: u32,
        #[serde(default, skip_serializing_if = "is_zero")]
        commission: i64,
    },
    Meals {
        errand: String,
        funder: String,
        day: String,
        count: u32,
        home: bool,
    },
    Undone {
        errand: String,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this signature")]
fn is_zero(amount: &i64) -> bool {
    *amount == 0
}

fn errand_id(text: &str) -> Result<ErrandId, RecordError> {
    uuid_of(text).map(ErrandId::new).ok_or(RecordError::Value("errand"))
}

fn day_of(text: &str) -> Result<BusinessDay, RecordError> {
    BusinessDay::parse(text).ok_or(RecordError::Value("day"))
}

impl ErrandRecord {
    pub(super) fn of(fact: &ErrandFact) -> Self {
        match *fact {
            ErrandFact::Done { errand, service, day, count, commission } => Self::Done {
                errand: errand.to_string(),
                service: village_service_word(service).to_owned(),
                day: day.to_string(),
                count,
                commission: commission.get(),
            },
            ErrandFact::Meals { errand, funder, day, count, home } => Self::Meals {
                errand: errand.to_string(),
                funder: funder.code().to_owned(),
                day: day.to_string(),
                count,
                home,
            },
            ErrandFact::Undone { errand } => Self::Undone { errand: errand.to_string() },
        }
    }

    pub(super) fn read(&self) -> Result<ErrandFact, RecordError> {
        Ok(match self {
            Self::Done { errand, service, day, count, commission } => ErrandFact::Done {
                errand: errand_id(errand)?,
                service: village_service(service)?,
                day: day_of(day)?,
                count: *count,
                commission: cents(*commission),
            },
            Self::Meals { errand, funder: code, day, count, home } => ErrandFact::Meals {
                errand: errand_id(errand)?,
                funder: funder(code)?,
                day: day_of(day)?,
                count: *count,
                home: *home,
            },
            Self::Undone { errand } => ErrandFact::Undone { errand: errand_id(errand)? },
        })
    }
}
