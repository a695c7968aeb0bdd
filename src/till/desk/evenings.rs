//! Evenings of a travelling café at the desk.

use super::Desk;
use crate::domain::catalog::Nature;
use crate::domain::commune::CommuneCode;
use crate::domain::day::BusinessDay;
use crate::domain::evening::{Evening, EveningPartner, EveningState, Method, Show};
use crate::domain::id::{EveningId, PartnerId, TourId};
use crate::domain::text::Label;
use crate::domain::ticket::Operation;
use crate::till::TillError;
use crate::till::evenings::TourRow;

/// Cups and bottles that left the van against a deposit, and those that came back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cups {
    /// Handed out, voids taken off.
    pub out: i64,
    /// Brought back.
    pub back: i64,
}

impl Desk {
    /// Names a tour.
    ///
    /// # Errors
    /// As [`crate::till::Till::create_tour`].
    pub fn create_tour(&mut self, name: Label, season: u16) -> Result<TourId, TillError> {
        let act = self.act();
        let tour = self.till.create_tour(act, self.equipment.ids.as_mut(), name, season)?;
        self.after_commit(false)?;
        Ok(tour)
    }

    /// Plans an evening.
    ///
    /// # Errors
    /// As [`crate::till::Till::plan_evening`].
    pub fn plan_evening(
        &mut self,
        commune: CommuneCode,
        day: BusinessDay,
        tour: Option<TourId>,
        place: Option<Label>,
    ) -> Result<EveningId, TillError> {
        let act = self.act();
        let ids = self.equipment.ids.as_mut();
        let evening = self.till.plan_evening(act, ids, commune, day, (tour, place))?;
        self.after_commit(false)?;
        Ok(evening)
    }

    /// An evening has come so far.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_evening_state`].
    pub fn set_evening_state(
        &mut self,
        evening: EveningId,
        state: EveningState,
    ) -> Result<(), TillError> {
        self.till.set_evening_state(self.act(), evening, state)?;
        self.after_commit(false)
    }

    /// Somebody says how many came.
    ///
    /// # Errors
    /// As [`crate::till::Till::estimate_evening`].
    pub fn estimate_evening(
        &mut self,
        evening: EveningId,
        people: u32,
        method: Method,
    ) -> Result<(), TillError> {
        self.till.estimate_evening(self.act(), evening, people, method)?;
        self.after_commit(false)
    }

    /// Says what a partner had to do with an evening.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_evening_partner`].
    pub fn set_evening_partner(
        &mut self,
        evening: EveningId,
        partner: EveningPartner,
    ) -> Result<(), TillError> {
        self.till.set_evening_partner(self.act(), evening, partner)?;
        self.after_commit(false)
    }

    /// A partner had nothing to do with an evening.
    ///
    /// # Errors
    /// As [`crate::till::Till::remove_evening_partner`].
    pub fn remove_evening_partner(
        &mut self,
        evening: EveningId,
        partner: PartnerId,
    ) -> Result<(), TillError> {
        self.till.remove_evening_partner(self.act(), evening, partner)?;
        self.after_commit(false)
    }

    /// Says how often something was played or offered.
    ///
    /// # Errors
    /// As [`crate::till::Till::set_evening_shows`].
    pub fn set_evening_shows(
        &mut self,
        evening: EveningId,
        show: Show,
        count: u16,
    ) -> Result<(), TillError> {
        self.till.set_evening_shows(self.act(), evening, show, count)?;
        self.after_commit(false)
    }

    /// Evenings to come and those of the last season, the earliest first.
    ///
    /// # Errors
    /// As [`crate::till::Till::evenings`].
    pub fn evenings(&self) -> Result<Vec<Evening>, TillError> {
        self.till.evenings(BusinessDay::of(self.now()))
    }

    /// Every tour, the newest season first.
    ///
    /// # Errors
    /// As [`crate::till::Till::tours`].
    pub fn tours(&self) -> Result<Vec<TourRow>, TillError> {
        self.till.tours()
    }

    /// Cups out and back against a deposit, by the tickets of the open day.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail.
    pub fn cups_today(&mut self) -> Result<Cups, TillError> {
        let mut cups = Cups::default();
        for row in self.tickets_of_the_day(usize::MAX)? {
            // A ticket that was undone lent nothing, and its counter-ticket took nothing back.
            if row.voided_by.is_some() || row.ticket.operation != Operation::Sale {
                continue;
            }
            for line in row.ticket.lines.iter().filter(|line| line.nature == Nature::Deposit) {
                match line.quantity.thousandths() / 1_000 {
                    out if out > 0 => cups.out += out,
                    back => cups.back -= back,
                }
            }
        }
        Ok(cups)
    }
}
