//! What people come for and no ticket tells: one touch for each, and each can be taken back.

use std::collections::BTreeMap;

use super::{Act, Till, TillError};
use crate::domain::day::BusinessDay;
use crate::domain::errand::{ErrandError, ErrandFact, MAX_COUNT, VillageService, check};
use crate::domain::fact::Fact;
use crate::domain::funder::Funder;
use crate::domain::id::{ErrandId, Ids, ProductId};
use crate::domain::money::Cents;
pub use crate::store::{ErrandRow, ErrandWhat};

/// The most of a day that is shown and counted: more than a village asks for.
const SHOWN: u32 = 2_000;

impl Till {
    /// A service was done for people today.
    ///
    /// # Errors
    /// [`TillError::Errand`] for nothing at all or too many; [`TillError::Store`] when the journal
    /// can't be written.
    pub fn count_service(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        service: VillageService,
        count: u32,
        commission: Cents,
    ) -> Result<ErrandId, TillError> {
        check(count, commission)?;
        let errand = ErrandId::new(ids.next());
        let day = BusinessDay::of(act.at);
        let fact = ErrandFact::Done { errand, service, day, count, commission };
        self.store.append(act.at, act.by, vec![Fact::Errand(fact)])?;
        Ok(errand)
    }

    /// Meals at a solidarity price were given that no ticket tells.
    ///
    /// # Errors
    /// [`TillError::Errand`] for none, too many, or a day that has not come; [`TillError::Store`]
    /// when the journal can't be written.
    pub fn note_meals(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        (funder, count): (Funder, u32),
        day: BusinessDay,
        home: bool,
    ) -> Result<ErrandId, TillError> {
        if !(1..=MAX_COUNT).contains(&count) {
            return Err(ErrandError::Count.into());
        }
        if day > BusinessDay::of(act.at) {
            return Err(ErrandError::Future.into());
        }
        let errand = ErrandId::new(ids.next());
        let fact = ErrandFact::Meals { errand, funder, day, count, home };
        self.store.append(act.at, act.by, vec![Fact::Errand(fact)])?;
        Ok(errand)
    }

    /// Takes back what was counted by mistake today.
    ///
    /// # Errors
    /// [`TillError::Errand`] for what was not counted; [`TillError::Store`] when files fail.
    pub fn undo_errand(&mut self, act: Act, errand: ErrandId) -> Result<(), TillError> {
        let today = BusinessDay::of(act.at);
        // Meals may be noted for an earlier day, and the last of a month put right in the next.
        let since = today.date().checked_sub_days(chrono::Days::new(62));
        let since = since.map_or(today, BusinessDay::new);
        let known = self.store.errands_since(since, u32::MAX)?;
        if !known.iter().any(|row| row.id == errand) {
            return Err(ErrandError::NoSuchErrand.into());
        }
        let fact = Fact::Errand(ErrandFact::Undone { errand });
        self.store.append(act.at, act.by, vec![fact])?;
        Ok(())
    }

    /// What people came for today, the newest first.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn errands_of(&self, day: BusinessDay) -> Result<Vec<ErrandRow>, TillError> {
        Ok(self.store.errands_since(day, SHOWN)?)
    }

    /// Who paid for the last meal of each product: proposed for the next.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn meal_funders(&self) -> Result<BTreeMap<ProductId, Funder>, TillError> {
        Ok(self.store.meal_funders()?)
    }
}
