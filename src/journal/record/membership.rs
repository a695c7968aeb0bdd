//! Memberships, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::day::BusinessDay;
use crate::domain::id::MembershipId;
use crate::domain::membership::{Membership, MembershipFact, Term, Terms};

words!(
    Term,
    term_word,
    term,
    RollingYear = "rolling_year",
    CalendarYear = "calendar_year",
    SeptemberSeason = "september_season",
    Day = "day"
);

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum MembershipRecord {
    TermsSet {
        product: String,
        /// None where the product is no membership any more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        terms: Option<TermsRecord>,
    },
    Joined {
        membership: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        customer: Option<String>,
        product: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ticket: Option<String>,
        start: String,
        end: String,
        paid: i64,
        people: u32,
    },
    Ended {
        membership: String,
    },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TermsRecord {
    floor: i64,
    term: String,
}

fn membership_id(text: &str) -> Result<MembershipId, RecordError> {
    uuid_of(text).map(MembershipId::new).ok_or(RecordError::Value("membership"))
}

fn day_of(text: &str) -> Result<BusinessDay, RecordError> {
    BusinessDay::parse(text).ok_or(RecordError::Value("day"))
}

impl MembershipRecord {
    pub(super) fn of(fact: &MembershipFact) -> Self {
        match fact {
            MembershipFact::TermsSet { product, terms } => Self::TermsSet {
                product: product.to_string(),
                terms: terms.map(|terms| TermsRecord {
                    floor: terms.floor.get(),
                    term: term_word(terms.term).to_owned(),
                }),
            },
            MembershipFact::Joined(membership) => Self::Joined {
                membership: membership.id.to_string(),
                customer: membership.customer.map(|id| id.to_string()),
                product: membership.product.to_string(),
                ticket: membership.ticket.map(|id| id.to_string()),
                start: membership.start.to_string(),
                end: membership.end.to_string(),
                paid: membership.paid.get(),
                people: membership.people,
            },
            MembershipFact::Ended { membership } => {
                Self::Ended { membership: membership.to_string() }
            }
        }
    }

    pub(super) fn read(&self) -> Result<MembershipFact, RecordError> {
        Ok(match self {
            Self::TermsSet { product, terms } => MembershipFact::TermsSet {
                product: product_id(product)?,
                terms: terms.as_ref().map(TermsRecord::read).transpose()?,
            },
            Self::Joined { membership, customer, product, ticket, start, end, paid, people } => {
                MembershipFact::Joined(Membership {
                    id: membership_id(membership)?,
                    customer: customer.as_deref().map(customer_id).transpose()?,
                    product: product_id(product)?,
                    ticket: ticket.as_deref().map(ticket_id).transpose()?,
                    start: day_of(start)?,
                    end: day_of(end)?,
                    paid: cents(*paid),
                    people: *people,
                })
            }
            Self::Ended { membership } => {
                MembershipFact::Ended { membership: membership_id(membership)? }
            }
        })
    }
}

impl TermsRecord {
    fn read(&self) -> Result<Terms, RecordError> {
        Ok(Terms { floor: cents(self.floor), term: term(&self.term)? })
    }
}
