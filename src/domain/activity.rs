//! Activities of the café: workshops, concerts, games, meetings. What is planned, what was held and
//! by how many people, what was called off.
//!
//! Titles are free text and stand in the register; the journal bears codes and figures.

use thiserror::Error;

use super::day::BusinessDay;
use super::funder::Funder;
use super::id::{ActivityId, PartnerId};
use super::money::Cents;

/// What an activity is, as in the registry's list `type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActivityKind {
    /// Anything that brings people together.
    Social,
    /// A show of a tour of theatre or cinema.
    CulturalTour,
    /// Prevention and health.
    Health,
    /// Help with computers and telephones.
    Digital,
    /// Cooking.
    Cooking,
    /// Sport.
    Sport,
    /// A concert.
    Concert,
    /// Games.
    Games,
    /// A market.
    Market,
    /// A public meeting.
    PublicMeeting,
    /// Something else.
    Other,
}

impl ActivityKind {
    /// Every kind, in the order in which screens offer them.
    pub const ALL: [Self; 11] = [
        Self::Social,
        Self::Games,
        Self::Digital,
        Self::Cooking,
        Self::Concert,
        Self::CulturalTour,
        Self::Health,
        Self::Sport,
        Self::Market,
        Self::PublicMeeting,
        Self::Other,
    ];

    /// Its code on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Social => "socioculturelle",
            Self::CulturalTour => "tournee_culturelle",
            Self::Health => "prevention_sante",
            Self::Digital => "numerique",
            Self::Cooking => "cuisine",
            Self::Sport => "sport",
            Self::Concert => "concert",
            Self::Games => "jeux",
            Self::Market => "marche",
            Self::PublicMeeting => "reunion_publique",
            Self::Other => "autre",
        }
    }

    /// The kind that a code stands for.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// What it is.
    pub kind: ActivityKind,
    /// On which day; whatever begins after midnight is of the evening before.
    pub day: BusinessDay,
    /// When it begins, in minutes after midnight of that day.
    pub start: u16,
    /// When it ends, in minutes after midnight of that day; more than a day's where it ends at
    /// night.
    pub end: Option<u16>,
    /// Whom the café does it with.
    pub partner: Option<PartnerId>,
    /// Who pays for it.
    pub funder: Option<Funder>,
    /// Whether someone else holds it and the café only lends the room. It stands in the agenda and
    /// not among the café's activities.
    pub hosted: bool,
}

impl Plan {
    /// The latest end: 04:00 of the day after, when the business day turns.
    pub const LATEST: u16 = 28 * 60;

    /// Whether the hours make sense.
    pub const fn is_sound(&self) -> bool {
        let ends = match self.end {
            Some(end) => end > self.start && end <= Self::LATEST,
            None => true,
        };
        self.start < Self::LATEST && ends
    }
}

/// How many people came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Heads {
    /// In all, those of whom no age was noted included; who plays or teaches is not counted.
    pub all: u32,
    /// Children.
    pub children: u32,
    /// Adults.
    pub adults: u32,
    /// People of 60 and more.
    pub seniors: u32,
    /// Whether they were estimated and not counted.
    pub estimated: bool,
}

impl Heads {
    /// The most that one activity can have.
    pub const MOST: u32 = 10_000;

    /// People counted by age, and nobody beside them.
    pub const fn by_age(children: u32, adults: u32, seniors: u32) -> Self {
        let all = children.saturating_add(adults).saturating_add(seniors);
        Self { all, children, adults, seniors, estimated: false }
    }

    /// How many of the bands of age had anybody.
    pub fn generations(self) -> usize {
        [self.children, self.adults, self.seniors].into_iter().filter(|heads| *heads > 0).count()
    }

    /// Whether the bands are part of the whole.
    pub fn is_sound(self) -> bool {
        let bands = [self.children, self.adults, self.seniors].into_iter().map(u64::from);
        self.all <= Self::MOST && bands.sum::<u64>() <= u64::from(self.all)
    }
}

/// What is known of an activity that was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    /// How many came; none until someone has said it.
    pub heads: Option<Heads>,
    /// What it cost the café, in cents.
    pub cost: Cents,
    /// What it brought in beside the till, in cents.
    pub takings: Cents,
}

/// Why an activity was called off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CancelReason {
    /// Nobody came, or too few had said that they would.
    TooFew,
    /// Whoever was to hold it could not.
    HostAbsent,
    /// The weather.
    Weather,
    /// It was put down by mistake, or was something else.
    Mistake,
    /// Another reason.
    Other,
}

impl CancelReason {
    /// Every reason, in the order in which screens offer them.
    pub const ALL: [Self; 5] =
        [Self::TooFew, Self::HostAbsent, Self::Weather, Self::Mistake, Self::Other];
}

/// Something that happened to an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActivityFact {
    /// It is planned.
    Planned {
        /// Which.
        activity: ActivityId,
        /// What is planned.
        plan: Plan,
    },
    /// It is planned otherwise, or what it was is put right.
    Changed {
        /// Which.
        activity: ActivityId,
        /// What is planned now.
        plan: Plan,
    },
    /// It was held, or what is known of it is told anew.
    Held {
        /// Which.
        activity: ActivityId,
        /// What is known of it.
        outcome: Outcome,
    },
    /// It was called off.
    Cancelled {
        /// Which.
        activity: ActivityId,
        /// Why.
        reason: CancelReason,
    },
}

impl ActivityFact {
    /// The activity that it is told of.
    pub const fn activity(&self) -> ActivityId {
        match self {
            Self::Planned { activity, .. }
            | Self::Changed { activity, .. }
            | Self::Held { activity, .. }
            | Self::Cancelled { activity, .. } => *activity,
        }
    }
}

/// How far an activity came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActivityState {
    /// It is to be held, or nobody has said yet that it was.
    Planned,
    /// It was held.
    Held(Outcome),
    /// It was called off.
    Cancelled(CancelReason),
}

/// An activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Activity {
    /// Which.
    pub id: ActivityId,
    /// What was planned.
    pub plan: Plan,
    /// How far it came.
    pub state: ActivityState,
}

/// Why something can't be said of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ActivityError {
    /// There is no such activity, or it is planned already.
    #[error("there is no such activity, or it is there already")]
    Unknown,
    /// It ends before it begins, or lasts into the next day of business.
    #[error("the hours of the activity make no sense")]
    Hours,
    /// More people by age than in all, or more than any activity has.
    #[error("the head counts of the activity make no sense")]
    Heads,
    /// A negative sum of money, or one beyond what a ticket may have.
    #[error("the money of the activity is out of range")]
    Money,
    /// Its day has not come yet.
    #[error("the day of the activity has not come yet")]
    Future,
    /// It was called off: it must be held before it can change.
    #[error("the activity was called off")]
    Cancelled,
    /// Planned again for so many weeks that it can't be meant.
    #[error("the activity repeats too often")]
    TooOften,
}

impl Activity {
    /// The activity after a fact. What was held may be told anew, since people count late; what was
    /// called off may have been held after all, and the reverse: both are mistakes put right.
    ///
    /// # Errors
    /// [`ActivityError`] when the fact can't follow.
    pub fn after(former: Option<Self>, fact: &ActivityFact) -> Result<Self, ActivityError> {
        match (*fact, former) {
            (ActivityFact::Planned { activity, plan }, None) => {
                let plan = sound(plan)?;
                Ok(Self { id: activity, plan, state: ActivityState::Planned })
            }
            (ActivityFact::Planned { .. }, Some(_)) | (_, None) => Err(ActivityError::Unknown),
            (ActivityFact::Changed { plan, .. }, Some(former)) => match former.state {
                ActivityState::Cancelled(_) => Err(ActivityError::Cancelled),
                _ => Ok(Self { plan: sound(plan)?, ..former }),
            },
            (ActivityFact::Held { outcome, .. }, Some(former)) => {
                if !outcome.heads.is_none_or(Heads::is_sound) {
                    return Err(ActivityError::Heads);
                }
                let in_range = |amount: Cents| amount >= Cents::ZERO && amount <= Cents::MAX_TICKET;
                if !in_range(outcome.cost) || !in_range(outcome.takings) {
                    return Err(ActivityError::Money);
                }
                Ok(Self { state: ActivityState::Held(outcome), ..former })
            }
            (ActivityFact::Cancelled { reason, .. }, Some(former)) => {
                Ok(Self { state: ActivityState::Cancelled(reason), ..former })
            }
        }
    }

    /// What is known of it, if it was held.
    pub const fn outcome(&self) -> Option<Outcome> {
        match self.state {
            ActivityState::Held(outcome) => Some(outcome),
            _ => None,
        }
    }

    /// Whether someone should say how it went: its day is over or it should be, and either nobody
    /// said that it was held or nobody said how many came.
    pub fn is_untold(&self, today: BusinessDay, minute: u16) -> bool {
        let over = self.plan.day < today
            || (self.plan.day == today && minute >= self.plan.end.unwrap_or(self.plan.start));
        match self.state {
            ActivityState::Planned => over,
            ActivityState::Held(outcome) => outcome.heads.is_none(),
            ActivityState::Cancelled(_) => false,
        }
    }

    /// Whether it brought generations together: two bands of age at least came, or KLESIA, who pays
    /// for nothing else, paid for it. A part of the activities, never added to them.
    pub fn is_intergenerational(&self) -> bool {
        let Some(outcome) = self.outcome() else {
            return false;
        };
        self.plan.funder == Some(Funder::Klesia)
            || outcome.heads.is_some_and(|heads| heads.generations() >= 2)
    }
}

fn sound(plan: Plan) -> Result<Plan, ActivityError> {
    if plan.is_sound() { Ok(plan) } else { Err(ActivityError::Hours) }
}

#[cfg(test)]
mod tests;
