//! What happens to the stock, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::stock::StockFact;

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum StockRecord {
    Moved { product: String, thousandths: i64 },
}

impl StockRecord {
    pub(super) fn of(fact: &StockFact) -> Self {
        match fact {
            StockFact::Moved { product, thousandths } => {
                Self::Moved { product: product.to_string(), thousandths: *thousandths }
            }
        }
    }

    pub(super) fn read(&self) -> Result<StockFact, RecordError> {
        Ok(match self {
            Self::Moved { product, thousandths } => {
                StockFact::Moved { product: product_id(product)?, thousandths: *thousandths }
            }
        })
    }
}
