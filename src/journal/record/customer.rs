//! What happens to customers' accounts beside tickets, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::customer::CustomerFact;

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum CustomerRecord {
    Added { customer: String },
    LimitSet { customer: String, limit: i64 },
    OpeningBalance { customer: String, debt: i64, prepaid: i64 },
    LimitLifted { customer: String, ticket: String, debt: i64 },
    Closed { customer: String },
}

impl CustomerRecord {
    pub(super) fn of(fact: &CustomerFact) -> Self {
        let customer = fact.customer().to_string();
        match fact {
            CustomerFact::Added { .. } => Self::Added { customer },
            CustomerFact::LimitSet { limit, .. } => Self::LimitSet { customer, limit: limit.get() },
            CustomerFact::OpeningBalance { debt, prepaid, .. } => {
                Self::OpeningBalance { customer, debt: debt.get(), prepaid: prepaid.get() }
            }
            CustomerFact::LimitLifted { ticket, debt, .. } => {
                Self::LimitLifted { customer, ticket: ticket.to_string(), debt: debt.get() }
            }
            CustomerFact::Closed { .. } => Self::Closed { customer },
        }
    }

    pub(super) fn read(&self) -> Result<CustomerFact, RecordError> {
        Ok(match self {
            Self::Added { customer } => CustomerFact::Added { customer: customer_id(customer)? },
            Self::LimitSet { customer, limit } => {
                CustomerFact::LimitSet { customer: customer_id(customer)?, limit: cents(*limit) }
            }
            Self::OpeningBalance { customer, debt, prepaid } => CustomerFact::OpeningBalance {
                customer: customer_id(customer)?,
                debt: cents(*debt),
                prepaid: cents(*prepaid),
            },
            Self::LimitLifted { customer, ticket, debt } => CustomerFact::LimitLifted {
                customer: customer_id(customer)?,
                ticket: ticket_id(ticket)?,
                debt: cents(*debt),
            },
            Self::Closed { customer } => CustomerFact::Closed { customer: customer_id(customer)? },
        })
    }
}
