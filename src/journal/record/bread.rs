//! What happens in the bread deposit, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::bread::BreadFact;
use crate::domain::day::BusinessDay;

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum BreadRecord {
    SoldOut { day: String, product: String },
}

impl BreadRecord {
    pub(super) fn of(fact: &BreadFact) -> Self {
        match fact {
            BreadFact::SoldOut { day, product } => {
                Self::SoldOut { day: day.to_string(), product: product.to_string() }
            }
        }
    }

    pub(super) fn read(&self) -> Result<BreadFact, RecordError> {
        Ok(match self {
            Self::SoldOut { day, product } => BreadFact::SoldOut {
                day: BusinessDay::parse(day).ok_or(RecordError::Value("day"))?,
                product: product_id(product)?,
            },
        })
    }
}
