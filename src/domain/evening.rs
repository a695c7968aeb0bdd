//! Evenings of a travelling café: where it went, who came, what was played, and what it brought to
//! those who live there.

use std::collections::BTreeMap;

use thiserror::Error;

use super::commune::CommuneCode;
use super::day::{BusinessDay, Moment};
use super::id::{EveningId, PartnerId, TourId};
use super::money::{AmountError, Cents};
use super::text::Label;

/// How far an evening has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EveningState {
    /// It is meant to take place.
    Planned,
    /// The commune has agreed.
    Confirmed,
    /// The van stands there.
    Open,
    /// It is over, and nobody has counted yet.
    Ended,
    /// It is over, and its figures are told.
    Counted,
    /// It did not take place.
    Cancelled,
}

impl EveningState {
    /// Whether an evening of this state may come to the next one. One that was counted can be
    /// opened to counting again, and one that was cancelled planned again.
    pub const fn may_become(self, next: Self) -> bool {
        use EveningState::*;
        matches!(
            (self, next),
            (Planned, Confirmed | Open | Cancelled)
                | (Confirmed, Planned | Open | Cancelled)
                | (Open, Ended | Cancelled)
                | (Ended, Open | Counted)
                | (Counted, Ended)
                | (Cancelled, Planned)
        )
    }
}

/// How people were counted, the surest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// From the tickets of the evening, by a ratio.
    TicketRatio,
    /// From those who were there at the peak, by how often places turned.
    PeakRotation,
    /// Head by head.
    Count,
}

impl Method {
    /// Every method, the surest last.
    pub const ALL: [Self; 3] = [Self::TicketRatio, Self::PeakRotation, Self::Count];
}

/// How many people came, as someone estimated it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// When it was said.
    pub at: Moment,
    /// How many.
    pub people: u32,
    /// How they were counted.
    pub method: Method,
}

/// What a partner of an evening is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EveningRole {
    /// The festival committee.
    FestivalCommittee,
    /// A food truck.
    FoodTruck,
    /// A producer.
    Producer,
    /// An artist.
    Artist,
    /// Another association.
    Association,
    /// A shop.
    Shop,
}

impl EveningRole {
    /// Every role.
    pub const ALL: [Self; 6] = [
        Self::FestivalCommittee,
        Self::FoodTruck,
        Self::Producer,
        Self::Artist,
        Self::Association,
        Self::Shop,
    ];

    /// Whether it is an association.
    pub const fn is_association(self) -> bool {
        matches!(self, Self::FestivalCommittee | Self::Association)
    }
}

/// How sure an amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// An invoice says so.
    Invoice,
    /// The partner said so.
    Declared,
    /// Somebody guessed.
    Estimate,
}

impl Basis {
    /// Every basis, the surest first.
    pub const ALL: [Self; 3] = [Self::Invoice, Self::Declared, Self::Estimate];
}

/// What a partner had to do with an evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EveningPartner {
    /// Who.
    pub partner: PartnerId,
    /// What for.
    pub role: EveningRole,
    /// What the café paid, in cents.
    pub fee: Cents,
    /// What the partner took in that evening, in cents, unless it was not said. It is the
    /// partner's turnover, never the café's.
    pub turnover: Option<Cents>,
    /// Whether what the café paid is part of that turnover: it counts once then.
    pub fee_included: bool,
    /// How sure the turnover is; a fee has an invoice.
    pub basis: Basis,
    /// Whether it is of the neighbourhood.
    pub local: bool,
}

impl EveningPartner {
    /// What the evening brought this partner, by how sure it is: nothing counts twice.
    ///
    /// # Errors
    /// [`AmountError`] beyond the range of amounts.
    pub fn brought(&self) -> Result<[(Basis, Cents); 2], AmountError> {
        let turnover = self.turnover.unwrap_or(Cents::ZERO);
        let beside = match self.fee_included && self.turnover.is_some() {
            true => turnover.minus(self.fee)?.max(Cents::ZERO),
            false => turnover,
        };
        Ok([(Basis::Invoice, self.fee), (self.basis, beside)])
    }
}

/// What is played or offered in an evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Show {
    /// A concert.
    Concert,
    /// Karaoke.
    Karaoke,
    /// Games.
    Games,
    /// A market.
    Market,
    /// Anything else.
    Other,
}

impl Show {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Concert, Self::Karaoke, Self::Games, Self::Market, Self::Other];
}

/// Where and when an evening takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EveningPlan {
    /// Which evening.
    pub evening: EveningId,
    /// Of which tour, if of one.
    pub tour: Option<TourId>,
    /// In which commune.
    pub commune: CommuneCode,
    /// On which day.
    pub day: BusinessDay,
    /// Where in the commune: often at somebody's. It stands in the register, and in facts only
    /// where an older version of the program wrote it.
    pub place: Option<Label>,
}

/// Something that happened to evenings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EveningFact {
    /// A tour is new, or its name has changed.
    TourSet {
        /// Which.
        tour: TourId,
        /// Its name.
        name: Label,
        /// Its season, by the year in which it begins.
        season: u16,
    },
    /// An evening is planned, or planned otherwise.
    Planned(EveningPlan),
    /// It has come so far.
    StateSet {
        /// Which.
        evening: EveningId,
        /// How far.
        state: EveningState,
    },
    /// Somebody said how many came.
    Estimated {
        /// Which.
        evening: EveningId,
        /// How many.
        people: u32,
        /// How they were counted.
        method: Method,
    },
    /// What a partner had to do with it.
    PartnerSet {
        /// Which.
        evening: EveningId,
        /// What.
        partner: EveningPartner,
    },
    /// A partner had nothing to do with it.
    PartnerRemoved {
        /// Which.
        evening: EveningId,
        /// Who.
        partner: PartnerId,
    },
    /// How often something was played or offered.
    ShowsSet {
        /// Which.
        evening: EveningId,
        /// What.
        show: Show,
        /// How often.
        count: u16,
    },
}

impl EveningFact {
    /// The evening that it concerns, if it concerns one.
    pub const fn evening(&self) -> Option<EveningId> {
        match self {
            Self::TourSet { .. } => None,
            Self::Planned(plan) => Some(plan.evening),
            Self::StateSet { evening, .. }
            | Self::Estimated { evening, .. }
            | Self::PartnerSet { evening, .. }
            | Self::PartnerRemoved { evening, .. }
            | Self::ShowsSet { evening, .. } => Some(*evening),
        }
    }
}

/// An evening with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evening {
    /// Where and when.
    pub plan: EveningPlan,
    /// How far it has come.
    pub state: EveningState,
    /// How many came, as it was said one time after the other.
    pub estimates: Vec<Estimate>,
    /// Who had to do with it.
    pub partners: BTreeMap<PartnerId, EveningPartner>,
    /// What was played or offered, and how often.
    pub shows: BTreeMap<Show, u16>,
}

/// The most people of an evening.
pub const MAX_PEOPLE: u32 = 20_000;
/// The most of one kind that is played or offered in an evening.
pub const MAX_SHOWS: u16 = 50;
/// The most partners, and the most estimates, of an evening.
pub const MAX_ENTRIES: usize = 60;

/// Why something can't be said of an evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EveningError {
    /// There is no such evening.
    #[error("there is no such evening")]
    NoSuchEvening,
    /// It can't come from where it is to there.
    #[error("an evening that is {0:?} can't become {1:?}")]
    State(EveningState, EveningState),
    /// More than there can be.
    #[error("so many can't be right")]
    TooMany,
    /// There is no such partner.
    #[error("there is no such partner")]
    NoSuchPartner,
    /// An amount below nothing, or too high.
    #[error("the amount is out of range")]
    Amount,
    /// It is counted before its day has come.
    #[error("the day of the evening has not come yet")]
    Future,
    /// Nobody has said how many came.
    #[error("nobody has said how many came")]
    Uncounted,
}

impl Evening {
    /// An evening that was just planned.
    pub fn planned(plan: EveningPlan) -> Self {
        Self {
            plan,
            state: EveningState::Planned,
            estimates: Vec::new(),
            partners: BTreeMap::new(),
            shows: BTreeMap::new(),
        }
    }

    /// Whether a fact may follow.
    ///
    /// # Errors
    /// [`EveningError`] with what speaks against it.
    pub fn check(&self, fact: &EveningFact) -> Result<(), EveningError> {
        match fact {
            EveningFact::StateSet { state, .. } if !self.state.may_become(*state) => {
                Err(EveningError::State(self.state, *state))
            }
            EveningFact::StateSet { state: EveningState::Counted, .. } if self.best().is_none() => {
                Err(EveningError::Uncounted)
            }
            EveningFact::Estimated { people, .. }
                if *people > MAX_PEOPLE || self.estimates.len() >= MAX_ENTRIES =>
            {
                Err(EveningError::TooMany)
            }
            EveningFact::ShowsSet { count, .. } if *count > MAX_SHOWS => Err(EveningError::TooMany),
            EveningFact::PartnerSet { partner, .. } => {
                let fits = |amount: Cents| !amount.is_negative() && amount <= Cents::MAX_TICKET;
                if !fits(partner.fee) || !partner.turnover.is_none_or(fits) {
                    return Err(EveningError::Amount);
                }
                let new = !self.partners.contains_key(&partner.partner);
                let full = new && self.partners.len() >= MAX_ENTRIES;
                if full { Err(EveningError::TooMany) } else { Ok(()) }
            }
            _ => Ok(()),
        }
    }

    /// Takes a fact that concerns it. What does not follow, because another till told of the same
    /// evening, is passed over.
    pub fn take(&mut self, fact: &EveningFact, at: Moment) {
        match fact {
            EveningFact::Planned(plan) => self.plan = plan.clone(),
            EveningFact::StateSet { state, .. } => self.state = *state,
            EveningFact::Estimated { people, method, .. } => {
                self.estimates.push(Estimate { at, people: *people, method: *method });
            }
            EveningFact::PartnerSet { partner, .. } => {
                self.partners.insert(partner.partner, *partner);
            }
            EveningFact::PartnerRemoved { partner, .. } => {
                self.partners.remove(partner);
            }
            EveningFact::ShowsSet { show, count, .. } => {
                self.shows.insert(*show, *count);
                self.shows.retain(|_, count| *count > 0);
            }
            EveningFact::TourSet { .. } => {}
        }
    }

    /// The best estimate: the last word, however they were counted. Whoever typed a figure under
    /// the wrong method can thus say another, and it counts.
    pub fn best(&self) -> Option<Estimate> {
        self.estimates.last().copied()
    }

    /// What the evening brought to those of the neighbourhood, by how sure it is, in cents.
    ///
    /// # Errors
    /// [`AmountError`] beyond the range of amounts.
    pub fn local_spending(&self) -> Result<BTreeMap<Basis, Cents>, AmountError> {
        let mut sums: BTreeMap<Basis, Cents> = BTreeMap::new();
        for partner in self.partners.values().filter(|partner| partner.local) {
            for (basis, amount) in partner.brought()? {
                let sum = sums.entry(basis).or_insert(Cents::ZERO);
                *sum = sum.plus(amount)?;
            }
        }
        sums.retain(|_, sum| !sum.is_zero());
        Ok(sums)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn evening() -> Evening {
        Evening::planned(EveningPlan {
            evening: EveningId::new(Uuid::from_u128(1)),
            tour: None,
            commune: CommuneCode::parse("52448").expect("a code"),
            day: BusinessDay::parse("2026-07-11").expect("a day"),
            place: None,
        })
    }

    fn partner(number: u128, fee: i64, turnover: Option<i64>, included: bool) -> EveningPartner {
        EveningPartner {
            partner: PartnerId::new(Uuid::from_u128(number)),
            role: EveningRole::FoodTruck,
            fee: Cents::new(fee),
            turnover: turnover.map(Cents::new),
            fee_included: included,
            basis: Basis::Declared,
            local: true,
        }
    }

    #[test]
    fn a_fee_that_the_partner_declares_too_counts_once() {
        let total = |one: EveningPartner| {
            let mut evening = evening();
            let id = evening.plan.evening;
            let at = Moment::new(0, 60).expect("a moment");
            evening.take(&EveningFact::PartnerSet { evening: id, partner: one }, at);
            let sums = evening.local_spending().expect("in range");
            Cents::sum(sums.into_values()).expect("in range").get()
        };
        assert_eq!(total(partner(1, 300, Some(1_000), false)), 1_300);
        assert_eq!(total(partner(1, 300, Some(1_000), true)), 1_000);
        assert_eq!(total(partner(1, 300, None, true)), 300, "nothing was declared");
        assert_eq!(total(partner(1, 300, Some(200), true)), 300, "never less than was paid");
        let away = EveningPartner { local: false, ..partner(1, 300, Some(1_000), false) };
        assert_eq!(total(away), 0);
    }

    #[test]
    fn the_last_word_on_how_many_came_counts() {
        let mut evening = evening();
        let id = evening.plan.evening;
        let mut say = |people, method| {
            let at = Moment::new(i64::from(people), 60).expect("a moment");
            evening.take(&EveningFact::Estimated { evening: id, people, method }, at);
            evening.best().map(|best| (best.people, best.method))
        };
        assert_eq!(say(180, Method::TicketRatio), Some((180, Method::TicketRatio)));
        assert_eq!(say(210, Method::PeakRotation), Some((210, Method::PeakRotation)));
        assert_eq!(say(2_040, Method::Count), Some((2_040, Method::Count)));
        assert_eq!(say(190, Method::PeakRotation), Some((190, Method::PeakRotation)), "a slip");
        assert_eq!(say(204, Method::Count), Some((204, Method::Count)));
    }

    #[test]
    fn an_evening_is_counted_when_somebody_said_how_many_came() {
        let mut evening = evening();
        let id = evening.plan.evening;
        let at = Moment::new(0, 60).expect("a moment");
        let set = |state| EveningFact::StateSet { evening: id, state };
        let counted = set(EveningState::Counted);
        assert!(matches!(evening.check(&counted), Err(EveningError::State(..))));
        for state in [EveningState::Confirmed, EveningState::Open, EveningState::Ended] {
            evening.check(&set(state)).expect("it follows");
            evening.take(&set(state), at);
        }
        assert_eq!(evening.check(&counted), Err(EveningError::Uncounted));
        let said = EveningFact::Estimated { evening: id, people: 200, method: Method::Count };
        evening.take(&said, at);
        assert_eq!(evening.check(&counted), Ok(()));
    }
}
