//! The hours of volunteers at the desk.

use super::Desk;
use crate::domain::day::BusinessDay;
use crate::domain::id::ShiftId;
use crate::domain::volunteer::{Duty, Volunteer};
use crate::till::TillError;
use crate::till::volunteers::Team;

impl Desk {
    /// Someone comes.
    ///
    /// # Errors
    /// As [`crate::till::Till::clock_in`].
    pub fn clock_in(&mut self, who: Volunteer, duty: Duty) -> Result<ShiftId, TillError> {
        let act = self.act();
        let shift = self.till.clock_in(act, self.equipment.ids.as_mut(), who, duty)?;
        self.after_commit(false)?;
        Ok(shift)
    }

    /// Someone leaves now.
    ///
    /// # Errors
    /// As [`crate::till::Till::clock_out`].
    pub fn clock_out(&mut self, shift: ShiftId) -> Result<u32, TillError> {
        let minutes = self.till.clock_out(self.act(), shift)?;
        self.after_commit(false)?;
        Ok(minutes)
    }

    /// Somebody says how long a stay was whose end was forgotten.
    ///
    /// # Errors
    /// As [`crate::till::Till::end_stay`].
    pub fn end_stay(&mut self, shift: ShiftId, minutes: u32) -> Result<(), TillError> {
        self.till.end_stay(self.act(), shift, minutes)?;
        self.after_commit(false)
    }

    /// Notes hours that nobody clocked.
    ///
    /// # Errors
    /// As [`crate::till::Till::note_hours`].
    pub fn note_hours(
        &mut self,
        who: Option<Volunteer>,
        duty: Duty,
        day: BusinessDay,
        minutes: u32,
    ) -> Result<ShiftId, TillError> {
        let act = self.act();
        let ids = self.equipment.ids.as_mut();
        let shift = self.till.note_hours(act, ids, (who, duty), day, minutes)?;
        self.after_commit(false)?;
        Ok(shift)
    }

    /// Takes hours back that were written by mistake.
    ///
    /// # Errors
    /// As [`crate::till::Till::remove_hours`].
    pub fn remove_hours(&mut self, shift: ShiftId) -> Result<(), TillError> {
        self.till.remove_hours(self.act(), shift)?;
        self.after_commit(false)
    }

    /// Who is here, who may come, and the hours of this month.
    ///
    /// # Errors
    /// As [`crate::till::Till::team`].
    pub fn team(&mut self) -> Result<Team, TillError> {
        let now = self.now();
        self.till.team(now)
    }
}
