//! Evenings of a travelling café, as recorded, and as the till's view keeps them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::commune::CommuneCode;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::evening::{
    Basis, Estimate, Evening, EveningFact, EveningPartner, EveningPlan, EveningRole, EveningState,
    Method, Show,
};
use crate::domain::id::{EveningId, TourId};
use crate::domain::money::Cents;

words!(
    EveningState,
    state_word,
    state,
    Planned = "planned",
    Confirmed = "confirmed",
    Open = "open",
    Ended = "ended",
    Counted = "counted",
    Cancelled = "cancelled"
);
words!(
    Method,
    method_word,
    method,
    TicketRatio = "ticket_ratio",
    PeakRotation = "peak_rotation",
    Count = "count"
);
words!(
    EveningRole,
    role_word,
    role,
    FestivalCommittee = "festival_committee",
    FoodTruck = "food_truck",
    Producer = "producer",
    Artist = "artist",
    Association = "association",
    Shop = "shop"
);
words!(Basis, basis_word, basis, Invoice = "invoice", Declared = "declared", Estimate = "estimate");
words!(
    Show,
    show_word,
    show,
    Concert = "concert",
    Karaoke = "karaoke",
    Games = "games",
    Market = "market",
    Other = "other"
);

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum EveningRecord {
    TourSet { tour: String, name: String, season: u16 },
    Planned(PlanRecord),
    StateSet { evening: String, state: String },
    Estimated { evening: String, people: u32, method: String },
    PartnerSet { evening: String, partner: PartRecord },
    PartnerRemoved { evening: String, partner: String },
    ShowsSet { evening: String, show: String, count: u16 },
}

/// Where and when an evening takes place, as recorded.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanRecord {
    evening: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tour: Option<String>,
    commune: String,
    day: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<String>,
}

/// A partner of an evening, as recorded.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartRecord {
    partner: String,
    role: String,
    fee: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    turnover: Option<i64>,
    fee_included: bool,
    basis: String,
    local: bool,
}

/// An evening as the till's view keeps it; never part of the journal.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EveningStanding {
    plan: PlanRecord,
    state: String,
    estimates: Vec<(i64, i16, u32, String)>,
    partners: Vec<PartRecord>,
    shows: BTreeMap<String, u16>,
}

fn evening_id(text: &str) -> Result<EveningId, RecordError> {
    uuid_of(text).map(EveningId::new).ok_or(RecordError::Value("evening"))
}

fn tour_id(text: &str) -> Result<TourId, RecordError> {
    uuid_of(text).map(TourId::new).ok_or(RecordError::Value("tour"))
}

impl EveningRecord {
    pub(super) fn of(fact: &EveningFact) -> Self {
        match fact {
            EveningFact::TourSet { tour, name, season } => {
                Self::TourSet { tour: tour.to_string(), name: name.to_string(), season: *season }
            }
            EveningFact::Planned(plan) => Self::Planned(PlanRecord::of(plan)),
            EveningFact::StateSet { evening, state } => Self::StateSet {
                evening: evening.to_string(),
                state: state_word(*state).to_owned(),
            },
            EveningFact::Estimated { evening, people, method } => Self::Estimated {
                evening: evening.to_string(),
                people: *people,
                method: method_word(*method).to_owned(),
            },
            EveningFact::PartnerSet { evening, partner } => {
                Self::PartnerSet { evening: evening.to_string(), partner: PartRecord::of(partner) }
            }
            EveningFact::PartnerRemoved { evening, partner } => {
                Self::PartnerRemoved { evening: evening.to_string(), partner: partner.to_string() }
            }
            EveningFact::ShowsSet { evening, show, count } => Self::ShowsSet {
                evening: evening.to_string(),
                show: show_word(*show).to_owned(),
                count: *count,
            },
        }
    }

    pub(super) fn read(&self) -> Result<EveningFact, RecordError> {
        Ok(match self {
            Self::TourSet { tour, name, season } => {
                EveningFact::TourSet { tour: tour_id(tour)?, name: label(name)?, season: *season }
            }
            Self::Planned(plan) => EveningFact::Planned(plan.read()?),
            Self::StateSet { evening, state: word } => {
                EveningFact::StateSet { evening: evening_id(evening)?, state: state(word)? }
            }
            Self::Estimated { evening, people, method: word } => EveningFact::Estimated {
                evening: evening_id(evening)?,
                people: *people,
                method: method(word)?,
            },
            Self::PartnerSet { evening, partner } => {
                EveningFact::PartnerSet { evening: evening_id(evening)?, partner: partner.read()? }
            }
            Self::PartnerRemoved { evening, partner } => EveningFact::PartnerRemoved {
                evening: evening_id(evening)?,
                partner: partner_id(partner)?,
            },
            Self::ShowsSet { evening, show: word, count } => EveningFact::ShowsSet {
                evening: evening_id(evening)?,
                show: show(word)?,
                count: *count,
            },
        })
    }
}

impl PlanRecord {
    fn of(plan: &EveningPlan) -> Self {
        Self {
            evening: plan.evening.to_string(),
            tour: plan.tour.map(|id| id.to_string()),
            commune: plan.commune.as_str().to_owned(),
            day: plan.day.to_string(),
            place: plan.place.as_ref().map(ToString::to_string),
        }
    }

    fn read(&self) -> Result<EveningPlan, RecordError> {
        Ok(EveningPlan {
            evening: evening_id(&self.evening)?,
            tour: self.tour.as_deref().map(tour_id).transpose()?,
            commune: CommuneCode::parse(&self.commune).ok_or(RecordError::Value("commune"))?,
            day: BusinessDay::parse(&self.day).ok_or(RecordError::Value("day"))?,
            place: self.place.as_deref().map(label).transpose()?,
        })
    }
}

impl PartRecord {
    fn of(part: &EveningPartner) -> Self {
        Self {
            partner: part.partner.to_string(),
            role: role_word(part.role).to_owned(),
            fee: part.fee.get(),
            turnover: part.turnover.map(Cents::get),
            fee_included: part.fee_included,
            basis: basis_word(part.basis).to_owned(),
            local: part.local,
        }
    }

    fn read(&self) -> Result<EveningPartner, RecordError> {
        Ok(EveningPartner {
            partner: partner_id(&self.partner)?,
            role: role(&self.role)?,
            fee: cents(self.fee),
            turnover: self.turnover.map(cents),
            fee_included: self.fee_included,
            basis: basis(&self.basis)?,
            local: self.local,
        })
    }
}

impl EveningStanding {
    /// The standing of an evening.
    pub fn of(evening: &Evening) -> Self {
        let estimate = |one: &Estimate| {
            (one.at.utc_ms(), one.at.offset_min(), one.people, method_word(one.method).to_owned())
        };
        let shows = evening.shows.iter();
        Self {
            plan: PlanRecord::of(&evening.plan),
            state: state_word(evening.state).to_owned(),
            estimates: evening.estimates.iter().map(estimate).collect(),
            partners: evening.partners.values().map(PartRecord::of).collect(),
            shows: shows.map(|(show, count)| (show_word(*show).to_owned(), *count)).collect(),
        }
    }

    /// The evening that this is the standing of.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no evening has.
    pub fn read(&self) -> Result<Evening, RecordError> {
        let mut evening = Evening::planned(self.plan.read()?);
        evening.state = state(&self.state)?;
        for (at, offset, people, word) in &self.estimates {
            let at = Moment::new(*at, *offset).ok_or(RecordError::Value("at"))?;
            evening.estimates.push(Estimate { at, people: *people, method: method(word)? });
        }
        for part in &self.partners {
            let part = part.read()?;
            evening.partners.insert(part.partner, part);
        }
        for (word, count) in &self.shows {
            evening.shows.insert(show(word)?, *count);
        }
        Ok(evening)
    }
}
