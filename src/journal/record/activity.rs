//! The café's activities, as recorded.

use serde::{Deserialize, Serialize};

use super::RecordError;
use super::codes::*;
use crate::domain::activity::{
    Activity, ActivityFact, ActivityKind, ActivityState, CancelReason, Heads, Outcome, Plan,
};
use crate::domain::day::BusinessDay;
use crate::domain::funder::Funder;
use crate::domain::id::ActivityId;

words!(
    CancelReason,
    reason_word,
    reason,
    TooFew = "too_few",
    HostAbsent = "host_absent",
    Weather = "weather",
    Mistake = "mistake",
    Other = "other"
);

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum ActivityFactRecord {
    Planned { activity: String, plan: PlanRecord },
    Changed { activity: String, plan: PlanRecord },
    Held { activity: String, outcome: OutcomeRecord },
    Cancelled { activity: String, reason: String },
}

impl ActivityFactRecord {
    pub(super) fn of(fact: &ActivityFact) -> Self {
        let activity = fact.activity().to_string();
        match fact {
            ActivityFact::Planned { plan, .. } => {
                Self::Planned { activity, plan: PlanRecord::of(plan) }
            }
            ActivityFact::Changed { plan, .. } => {
                Self::Changed { activity, plan: PlanRecord::of(plan) }
            }
            ActivityFact::Held { outcome, .. } => {
                Self::Held { activity, outcome: OutcomeRecord::of(outcome) }
            }
            ActivityFact::Cancelled { reason, .. } => {
                Self::Cancelled { activity, reason: reason_word(*reason).to_owned() }
            }
        }
    }

    pub(super) fn read(&self) -> Result<ActivityFact, RecordError> {
        Ok(match self {
            Self::Planned { activity, plan } => {
                ActivityFact::Planned { activity: activity_id(activity)?, plan: plan.read()? }
            }
            Self::Changed { activity, plan } => {
                ActivityFact::Changed { activity: activity_id(activity)?, plan: plan.read()? }
            }
            Self::Held { activity, outcome } => {
                ActivityFact::Held { activity: activity_id(activity)?, outcome: outcome.read()? }
            }
            Self::Cancelled { activity, reason: word } => {
                ActivityFact::Cancelled { activity: activity_id(activity)?, reason: reason(word)? }
            }
        })
    }
}

/// An activity as its view has it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityRecord {
    plan: PlanRecord,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    held: Option<OutcomeRecord>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    cancelled: Option<String>,
}

impl ActivityRecord {
    /// The record of an activity.
    pub fn of(activity: &Activity) -> Self {
        let cancelled = match activity.state {
            ActivityState::Cancelled(reason) => Some(reason_word(reason).to_owned()),
            _ => None,
        };
        let held = activity.outcome().as_ref().map(OutcomeRecord::of);
        Self { plan: PlanRecord::of(&activity.plan), held, cancelled }
    }

    /// The activity of this identifier.
    ///
    /// # Errors
    /// [`RecordError::Value`] for values that no activity has.
    pub fn read(&self, id: ActivityId) -> Result<Activity, RecordError> {
        let state = match (&self.held, &self.cancelled) {
            (None, None) => ActivityState::Planned,
            (Some(outcome), None) => ActivityState::Held(outcome.read()?),
            (None, Some(word)) => ActivityState::Cancelled(reason(word)?),
            (Some(_), Some(_)) => return Err(RecordError::Value("cancelled")),
        };
        Ok(Activity { id, plan: self.plan.read()?, state })
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanRecord {
    kind: String,
    day: String,
    start: u16,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    end: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    partner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    funder: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    hosted: bool,
}

impl PlanRecord {
    fn of(plan: &Plan) -> Self {
        Self {
            kind: plan.kind.code().to_owned(),
            day: plan.day.to_string(),
            start: plan.start,
            end: plan.end,
            partner: plan.partner.map(|partner| partner.to_string()),
            funder: plan.funder.map(|funder| funder.code().to_owned()),
            hosted: plan.hosted,
        }
    }

    fn read(&self) -> Result<Plan, RecordError> {
        let funder = |code: &str| Funder::of_code(code).ok_or(RecordError::Value("funder"));
        let plan = Plan {
            kind: ActivityKind::of(&self.kind).ok_or(RecordError::Value("kind"))?,
            day: BusinessDay::parse(&self.day).ok_or(RecordError::Value("day"))?,
            start: self.start,
            end: self.end,
            partner: self.partner.as_deref().map(partner_id).transpose()?,
            funder: self.funder.as_deref().map(funder).transpose()?,
            hosted: self.hosted,
        };
        if plan.is_sound() { Ok(plan) } else { Err(RecordError::Value("start")) }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OutcomeRecord {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    heads: Option<HeadsRecord>,
    #[serde(skip_serializing_if = "is_nothing", default)]
    cost: i64,
    #[serde(skip_serializing_if = "is_nothing", default)]
    takings: i64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_nothing(amount: &i64) -> bool {
    *amount == 0
}

impl OutcomeRecord {
    fn of(outcome: &Outcome) -> Self {
        Self {
            heads: outcome.heads.map(HeadsRecord::of),
            cost: outcome.cost.get(),
            takings: outcome.takings.get(),
        }
    }

    fn read(&self) -> Result<Outcome, RecordError> {
        let heads = self.heads.as_ref().map(HeadsRecord::read).transpose()?;
        Ok(Outcome { heads, cost: cents(self.cost), takings: cents(self.takings) })
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadsRecord {
    all: u32,
    children: u32,
    adults: u32,
    seniors: u32,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    estimated: bool,
}

impl HeadsRecord {
    const fn of(heads: Heads) -> Self {
        let Heads { all, children, adults, seniors, estimated } = heads;
        Self { all, children, adults, seniors, estimated }
    }

    fn read(&self) -> Result<Heads, RecordError> {
        let Self { all, children, adults, seniors, estimated } = *self;
        let heads = Heads { all, children, adults, seniors, estimated };
        if heads.is_sound() { Ok(heads) } else { Err(RecordError::Value("heads")) }
    }
}

fn activity_id(text: &str) -> Result<ActivityId, RecordError> {
    uuid_of(text).map(ActivityId::new).ok_or(RecordError::Value("activity"))
}
