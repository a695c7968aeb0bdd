//! Evenings of a travelling café: planned, held, counted.

use super::{Act, Till, TillError};
use crate::domain::commune::CommuneCode;
use crate::domain::day::BusinessDay;
use crate::domain::evening::{
    Evening, EveningError, EveningFact, EveningPartner, EveningPlan, EveningState, Method, Show,
};
use crate::domain::fact::Fact;
use crate::domain::id::{EveningId, Ids, PartnerId, TourId};
use crate::domain::text::Label;
pub use crate::store::TourRow;

/// For how many days evenings that are over stay in the list: a season and its accounts.
const SHOWN_DAYS: u64 = 400;

impl Till {
    /// Names a tour.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn create_tour(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        name: Label,
        season: u16,
    ) -> Result<TourId, TillError> {
        let tour = TourId::new(ids.next());
        self.write_evening(act, EveningFact::TourSet { tour, name, season })?;
        Ok(tour)
    }

    /// Plans an evening in a commune, whatever list knows its code. Its place may be somebody's and
    /// goes to the register, after the fact.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn plan_evening(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        commune: CommuneCode,
        day: BusinessDay,
        (tour, place): (Option<TourId>, Option<Label>),
    ) -> Result<EveningId, TillError> {
        let evening = EveningId::new(ids.next());
        let plan = EveningPlan { evening, tour, commune, day, place: None };
        self.write_evening(act, EveningFact::Planned(plan))?;
        if place.is_some() {
            self.store.people().set_place(evening, place.as_ref())?;
        }
        Ok(evening)
    }

    /// Moves an evening to another day, or to another place; without a place, the one that was
    /// said is erased.
    ///
    /// # Errors
    /// [`TillError::Evening`] for no such evening; [`TillError::Store`] when files fail.
    pub fn move_evening(&mut self, act: Act, plan: EveningPlan) -> Result<(), TillError> {
        let (evening, place) = (plan.evening, plan.place);
        self.tell_evening(act, EveningFact::Planned(EveningPlan { place: None, ..plan }))?;
        Ok(self.store.people().set_place(evening, place.as_ref())?)
    }

    /// An evening has come so far.
    ///
    /// # Errors
    /// [`TillError::Evening`] when it can't come there; [`TillError::Store`] when files fail.
    pub fn set_evening_state(
        &mut self,
        act: Act,
        evening: EveningId,
        state: EveningState,
    ) -> Result<(), TillError> {
        self.tell_evening(act, EveningFact::StateSet { evening, state })
    }

    /// Somebody says how many came.
    ///
    /// # Errors
    /// [`TillError::Evening`] for too many, or no such evening; [`TillError::Store`] when files
    /// fail.
    pub fn estimate_evening(
        &mut self,
        act: Act,
        evening: EveningId,
        people: u32,
        method: Method,
    ) -> Result<(), TillError> {
        self.tell_evening(act, EveningFact::Estimated { evening, people, method })
    }

    /// Says what a partner had to do with an evening.
    ///
    /// # Errors
    /// [`TillError::Evening`] for nobody the café deals with, or an impossible amount;
    /// [`TillError::Store`] when files fail.
    pub fn set_evening_partner(
        &mut self,
        act: Act,
        evening: EveningId,
        partner: EveningPartner,
    ) -> Result<(), TillError> {
        self.store.partner(partner.partner)?.ok_or(EveningError::NoSuchPartner)?;
        self.tell_evening(act, EveningFact::PartnerSet { evening, partner })
    }

    /// A partner had nothing to do with an evening.
    ///
    /// # Errors
    /// [`TillError::Evening`] for no such evening; [`TillError::Store`] when files fail.
    pub fn remove_evening_partner(
        &mut self,
        act: Act,
        evening: EveningId,
        partner: PartnerId,
    ) -> Result<(), TillError> {
        self.tell_evening(act, EveningFact::PartnerRemoved { evening, partner })
    }

    /// Says how often something was played or offered.
    ///
    /// # Errors
    /// [`TillError::Evening`] for too often, or no such evening; [`TillError::Store`] when files
    /// fail.
    pub fn set_evening_shows(
        &mut self,
        act: Act,
        evening: EveningId,
        show: Show,
        count: u16,
    ) -> Result<(), TillError> {
        self.tell_evening(act, EveningFact::ShowsSet { evening, show, count })
    }

    /// Evenings to come and those of the last season, the earliest first.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn evenings(&self, today: BusinessDay) -> Result<Vec<Evening>, TillError> {
        let since = today.date().checked_sub_days(chrono::Days::new(SHOWN_DAYS));
        Ok(self.store.evenings_since(since.map_or(today, BusinessDay::new))?)
    }

    /// Every tour, the newest season first.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn tours(&self) -> Result<Vec<TourRow>, TillError> {
        Ok(self.store.tours()?)
    }

    /// Writes a fact of an evening that is there, where it follows.
    fn tell_evening(&mut self, act: Act, fact: EveningFact) -> Result<(), TillError> {
        let id = fact.evening().ok_or(EveningError::NoSuchEvening)?;
        let evening = self.store.evening_of_tour(id)?.ok_or(EveningError::NoSuchEvening)?;
        evening.check(&fact)?;
        let mut after = evening;
        after.take(&fact, act.at);
        if after.state == EveningState::Counted && after.plan.day > BusinessDay::of(act.at) {
            return Err(EveningError::Future.into());
        }
        self.write_evening(act, fact)
    }

    fn write_evening(&mut self, act: Act, fact: EveningFact) -> Result<(), TillError> {
        self.store.append(act.at, act.by, vec![Fact::Evening(fact)])?;
        Ok(())
    }
}
