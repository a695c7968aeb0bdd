//! The café's agenda: activities planned, held, counted and called off.

use chrono::{Days, Timelike};

use super::{Act, Till, TillError};
use crate::domain::activity::{Activity, ActivityError, ActivityFact, CancelReason, Outcome, Plan};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::fact::Fact;
use crate::domain::id::{ActivityId, Ids};
use crate::domain::text::Label;

/// For how many weeks something may be planned at once: a year.
pub const MOST_WEEKS: u32 = 52;

/// An activity with what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItem {
    /// The activity.
    pub activity: Activity,
    /// What somebody called it; its kind says enough where nobody did.
    pub title: Option<Label>,
}

impl Till {
    /// Plans an activity, or the same one on the same day of several weeks: each date is one of its
    /// own. The facts are written first: a title whose fact failed would stay
    /// for ever.
    ///
    /// # Errors
    /// [`TillError::Activity`] for hours that make no sense or more than a year of weeks;
    /// [`TillError::Store`] when files fail.
    pub fn plan_activity(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        plan: Plan,
        title: Option<&Label>,
        weeks: u32,
    ) -> Result<Vec<ActivityId>, TillError> {
        if weeks == 0 || weeks > MOST_WEEKS {
            return Err(ActivityError::TooOften.into());
        }
        let mut facts = Vec::new();
        for week in 0..u64::from(weeks) {
            let date = plan.day.date().checked_add_days(Days::new(7 * week));
            let day = BusinessDay::new(date.ok_or(ActivityError::TooOften)?);
            let activity = ActivityId::new(ids.next());
            let fact = ActivityFact::Planned { activity, plan: Plan { day, ..plan } };
            Activity::after(None, &fact)?;
            facts.push(fact);
        }
        let planned: Vec<ActivityId> = facts.iter().map(ActivityFact::activity).collect();
        let facts = facts.into_iter().map(Fact::Activity).collect();
        self.store.append(act.at, act.by, facts)?;
        if title.is_some() {
            self.store.people().set_titles(&planned, title)?;
        }
        Ok(planned)
    }

    /// Plans an activity otherwise, or puts right what it was.
    ///
    /// # Errors
    /// [`TillError::Activity`] when it can't change so, or was held and would be on a day that has
    /// not come; [`TillError::Store`] when files fail.
    pub fn change_activity(
        &mut self,
        act: Act,
        activity: ActivityId,
        plan: Plan,
        title: Option<&Label>,
    ) -> Result<(), TillError> {
        let fact = ActivityFact::Changed { activity, plan };
        let former = self.store.activity(activity)?;
        let after = Activity::after(former, &fact)?;
        if after.outcome().is_some() && plan.day > BusinessDay::of(act.at) {
            return Err(ActivityError::Future.into());
        }
        if former.is_none_or(|former| former.plan != plan) {
            self.store.append(act.at, act.by, vec![Fact::Activity(fact)])?;
        }
        Ok(self.store.people().set_titles(&[activity], title)?)
    }

    /// Notes that an activity was held, and what is known of it; again, it takes the place of what
    /// was noted before.
    ///
    /// # Errors
    /// [`TillError::Activity`] for nobody's activity, one whose day has not come, or figures that
    /// make no sense; [`TillError::Store`] when files fail.
    pub fn hold_activity(
        &mut self,
        act: Act,
        activity: ActivityId,
        outcome: Outcome,
    ) -> Result<(), TillError> {
        let former = self.store.activity(activity)?;
        if former.is_some_and(|former| former.plan.day > BusinessDay::of(act.at)) {
            return Err(ActivityError::Future.into());
        }
        self.tell(act, former, ActivityFact::Held { activity, outcome })
    }

    /// Calls an activity off.
    ///
    /// # Errors
    /// [`TillError::Activity`] for nobody's activity; [`TillError::Store`] when files fail.
    pub fn cancel_activity(
        &mut self,
        act: Act,
        activity: ActivityId,
        reason: CancelReason,
    ) -> Result<(), TillError> {
        let former = self.store.activity(activity)?;
        self.tell(act, former, ActivityFact::Cancelled { activity, reason })
    }

    fn tell(
        &mut self,
        act: Act,
        former: Option<Activity>,
        fact: ActivityFact,
    ) -> Result<(), TillError> {
        let after = Activity::after(former, &fact)?;
        // A second touch on the same key tells nothing new.
        if former != Some(after) {
            self.store.append(act.at, act.by, vec![Fact::Activity(fact)])?;
        }
        Ok(())
    }

    /// The activities of some days, both included, in the order in which they begin.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn agenda(
        &mut self,
        first: BusinessDay,
        last: BusinessDay,
    ) -> Result<Vec<AgendaItem>, TillError> {
        let activities = self.store.activities(first, last)?;
        self.titled(activities)
    }

    /// One activity.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn agenda_item(&mut self, id: ActivityId) -> Result<Option<AgendaItem>, TillError> {
        let one = self.store.activity(id)?;
        Ok(self.titled(one.into_iter().collect())?.pop())
    }

    /// Activities that are over and of which nobody has said how they went, the oldest first.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn untold_activities(&mut self, now: Moment) -> Result<Vec<AgendaItem>, TillError> {
        let (today, minute) = (BusinessDay::of(now), minute_of(now));
        let mut open = self.store.open_activities(today)?;
        open.retain(|activity| activity.is_untold(today, minute));
        self.titled(open)
    }

    fn titled(&mut self, activities: Vec<Activity>) -> Result<Vec<AgendaItem>, TillError> {
        let titles = self.store.people().titles()?;
        let item = |activity: Activity| {
            let title = titles.get(&activity.id).cloned();
            AgendaItem { activity, title }
        };
        Ok(activities.into_iter().map(item).collect())
    }
}

/// What the clock on the wall shows, in minutes after midnight of the business day.
pub fn minute_of(now: Moment) -> u16 {
    let local = now.local();
    let minutes = local.hour() * 60 + local.minute();
    let into_the_night = local.date() != BusinessDay::of(now).date();
    let minutes = if into_the_night { minutes + 24 * 60 } else { minutes };
    u16::try_from(minutes).unwrap_or(u16::MAX)
}
