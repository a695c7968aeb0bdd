//! What people come for and no ticket tells, at the desk.

use super::Desk;
use crate::domain::day::BusinessDay;
use crate::domain::errand::VillageService;
use crate::domain::funder::Funder;
use crate::domain::id::ErrandId;
use crate::domain::money::Cents;
use crate::till::TillError;
use crate::till::errands::ErrandRow;

impl Desk {
    /// A service was done for people today.
    ///
    /// # Errors
    /// As [`crate::till::Till::count_service`].
    pub fn count_service(
        &mut self,
        service: VillageService,
        count: u32,
        commission: Cents,
    ) -> Result<ErrandId, TillError> {
        let act = self.act();
        let ids = self.equipment.ids.as_mut();
        let errand = self.till.count_service(act, ids, service, count, commission)?;
        self.after_commit(false)?;
        Ok(errand)
    }

    /// Meals at a solidarity price were given that no ticket tells.
    ///
    /// # Errors
    /// As [`crate::till::Till::note_meals`].
    pub fn note_meals(
        &mut self,
        funder: Funder,
        count: u32,
        day: BusinessDay,
        home: bool,
    ) -> Result<ErrandId, TillError> {
        let act = self.act();
        let ids = self.equipment.ids.as_mut();
        let errand = self.till.note_meals(act, ids, (funder, count), day, home)?;
        self.after_commit(false)?;
        Ok(errand)
    }

    /// Takes back what was counted by mistake.
    ///
    /// # Errors
    /// As [`crate::till::Till::undo_errand`].
    pub fn undo_errand(&mut self, errand: ErrandId) -> Result<(), TillError> {
        self.till.undo_errand(self.act(), errand)?;
        self.after_commit(false)
    }

    /// What people came for today, the newest first.
    ///
    /// # Errors
    /// As [`crate::till::Till::errands_of`].
    pub fn errands_today(&self) -> Result<Vec<ErrandRow>, TillError> {
        self.till.errands_of(BusinessDay::of(self.now()))
    }
}
