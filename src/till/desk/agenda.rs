//! The café's agenda at the desk, and the calendar that others subscribe to.

use std::fs;
use std::path::Path;

use super::Desk;
use crate::domain::activity::{ActivityState, CancelReason, Outcome, Plan};
use crate::domain::day::BusinessDay;
use crate::domain::id::ActivityId;
use crate::domain::text::Label;
use crate::exports::calendar::{Listed, calendar};
use crate::till::TillError;
use crate::till::agenda::AgendaItem;
use crate::words::agenda;

/// The calendar beside the till's files.
pub const CALENDAR: &str = "agenda.ics";

/// How far back and ahead the screens and the calendar look, in days: half a year and a year.
const SPAN: (u64, u64) = (182, 370);

/// The activities, as the screen lists them.
#[derive(Debug, Clone)]
pub struct AgendaBoard {
    /// The present business day.
    pub today: BusinessDay,
    /// What is to come, the next one first.
    pub ahead: Vec<AgendaItem>,
    /// What is over and of which nobody has said how it went, the oldest first.
    pub untold: Vec<AgendaItem>,
    /// What was held or called off, the newest first.
    pub past: Vec<AgendaItem>,
}

impl Desk {
    /// The activities of half a year back and a year ahead.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn agenda_board(&mut self) -> Result<AgendaBoard, TillError> {
        let now = self.now();
        let today = BusinessDay::of(now);
        let untold = self.till.untold_activities(now)?;
        let told = |item: &AgendaItem| untold.iter().all(|one| one.activity.id != item.activity.id);
        let all = self.agenda_around(today)?.into_iter().filter(told);
        let to_come = |item: &AgendaItem| {
            let cancelled = matches!(item.activity.state, ActivityState::Cancelled(_));
            item.activity.outcome().is_none() && (!cancelled || item.activity.plan.day >= today)
        };
        let (ahead, mut past): (Vec<_>, Vec<_>) = all.partition(to_come);
        past.reverse();
        Ok(AgendaBoard { today, ahead, untold, past })
    }

    fn agenda_around(&mut self, today: BusinessDay) -> Result<Vec<AgendaItem>, TillError> {
        let (back, ahead) = SPAN;
        let date = today.date();
        let first = date.checked_sub_days(chrono::Days::new(back)).unwrap_or(date);
        let last = date.checked_add_days(chrono::Days::new(ahead)).unwrap_or(date);
        self.till.agenda(BusinessDay::new(first), BusinessDay::new(last))
    }

    /// One activity.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn agenda_item(&mut self, id: ActivityId) -> Result<Option<AgendaItem>, TillError> {
        self.till.agenda_item(id)
    }

    /// Plans an activity, on the same day of several weeks if so wished.
    ///
    /// # Errors
    /// As [`crate::till::Till::plan_activity`].
    pub fn plan_activity(
        &mut self,
        plan: Plan,
        title: Option<&Label>,
        weeks: u32,
    ) -> Result<Vec<ActivityId>, TillError> {
        let act = self.act();
        let ids = self.equipment.ids.as_mut();
        let planned = self.till.plan_activity(act, ids, plan, title, weeks)?;
        self.after_agenda()?;
        Ok(planned)
    }

    /// Plans an activity otherwise, or puts right what it was.
    ///
    /// # Errors
    /// As [`crate::till::Till::change_activity`].
    pub fn change_activity(
        &mut self,
        id: ActivityId,
        plan: Plan,
        title: Option<&Label>,
    ) -> Result<(), TillError> {
        self.till.change_activity(self.act(), id, plan, title)?;
        self.after_agenda()
    }

    /// Notes that an activity was held, and what is known of it.
    ///
    /// # Errors
    /// As [`crate::till::Till::hold_activity`].
    pub fn hold_activity(&mut self, id: ActivityId, outcome: Outcome) -> Result<(), TillError> {
        self.till.hold_activity(self.act(), id, outcome)?;
        self.after_agenda()
    }

    /// Calls an activity off.
    ///
    /// # Errors
    /// As [`crate::till::Till::cancel_activity`].
    pub fn cancel_activity(
        &mut self,
        id: ActivityId,
        reason: CancelReason,
    ) -> Result<(), TillError> {
        self.till.cancel_activity(self.act(), id, reason)?;
        self.after_agenda()
    }

    fn after_agenda(&mut self) -> Result<(), TillError> {
        self.after_commit(false)?;
        // What is written down is written down: a calendar that can't be renewed is made anew with
        // the next change, and by the command.
        if let Ok(text) = self.calendar() {
            let _ = replace(&self.till.store().folder().join(CALENDAR), &text);
        }
        Ok(())
    }

    /// The agenda as a calendar (iCalendar), with what was called off marked so.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn calendar(&mut self) -> Result<String, TillError> {
        let now = self.now();
        let items = self.agenda_around(BusinessDay::of(now))?;
        let cafe = self.till.ledger().establishment.as_ref();
        let name = cafe.map(|cafe| cafe.name.to_string()).unwrap_or_default();
        let address = cafe.map(|cafe| cafe.address.iter().map(ToString::to_string));
        let place: Vec<String> =
            [name.clone()].into_iter().chain(address.into_iter().flatten()).collect();
        let listed = items.into_iter().map(|item| {
            let title = agenda::title(item.title.as_ref(), item.activity.plan.kind, &self.french);
            Listed { activity: item.activity, title }
        });
        let listed: Vec<Listed> = listed.collect();
        Ok(calendar(&listed, &name, &place.join(", "), now))
    }
}

/// Writes a file anew beside the old one and puts it in its place, so that whoever reads it finds
/// one or the other.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let fresh = path.with_extension("ics.new");
    fs::write(&fresh, text)?;
    fs::rename(&fresh, path)
}
