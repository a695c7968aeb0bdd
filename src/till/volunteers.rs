//! The hours of volunteers: who is here, who was, and what was noted afterwards.

use std::collections::BTreeMap;

use chrono::Days;

use super::{Act, Till, TillError};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::fact::Fact;
use crate::domain::id::{Ids, ShiftId};
use crate::domain::text::Label;
use crate::domain::volunteer::{
    Duty, Volunteer, VolunteerError, VolunteerFact, check_minutes, is_forgotten, minutes_between,
};
use crate::store::ShiftRow;

/// Someone with an account who has come within so many days stands among the names.
const REMEMBERED_DAYS: u64 = 120;

/// The most entries that are shown: more than a month of a large team.
const SHOWN: u32 = 600;

/// Someone of the team, as screens show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teammate {
    /// Who.
    pub who: Volunteer,
    /// The name in the register.
    pub name: Label,
    /// The stay that goes on.
    pub here: Option<Stay>,
}

/// A stay that goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// Which.
    pub shift: ShiftId,
    /// Since when.
    pub since: Moment,
    /// For what.
    pub duty: Duty,
    /// Whether somebody forgot to say that it ended.
    pub forgotten: bool,
}

/// The team at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Those who use the till, and members who came lately; whoever is here first.
    pub people: Vec<Teammate>,
    /// This month's entries that are over, the newest first, each with a name where one is known.
    pub entries: Vec<(ShiftRow, Option<Label>)>,
    /// The minutes of this month.
    pub minutes: u64,
}

impl Till {
    /// Someone comes.
    ///
    /// # Errors
    /// [`TillError::Volunteer`] for nobody, or someone who is here; [`TillError::Store`] when
    /// files fail.
    pub fn clock_in(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        who: Volunteer,
        duty: Duty,
    ) -> Result<ShiftId, TillError> {
        if self.store.shifts_open()?.iter().any(|row| row.who == Some(who)) {
            return Err(VolunteerError::AlreadyHere.into());
        }
        self.check_volunteer(who)?;
        let shift = ShiftId::new(ids.next());
        self.write_hours(act, VolunteerFact::ClockedIn { shift, who, duty })?;
        Ok(shift)
    }

    /// Someone leaves now. Gives the minutes of the stay.
    ///
    /// # Errors
    /// [`TillError::Volunteer`] when nobody is here so, or when the end was forgotten;
    /// [`TillError::Store`] when files fail.
    pub fn clock_out(&mut self, act: Act, shift: ShiftId) -> Result<u32, TillError> {
        let (day, since) = self.going_on(shift)?;
        if is_forgotten(since, act.at) {
            return Err(VolunteerError::Forgotten.into());
        }
        let minutes = minutes_between(since, act.at);
        self.write_hours(act, VolunteerFact::ClockedOut { shift, day, minutes })?;
        Ok(minutes)
    }

    /// Somebody says how long a stay was whose end was forgotten.
    ///
    /// # Errors
    /// [`TillError::Volunteer`] when nobody is here so, or for an impossible time;
    /// [`TillError::Store`] when files fail.
    pub fn end_stay(&mut self, act: Act, shift: ShiftId, minutes: u32) -> Result<(), TillError> {
        let (day, since) = self.going_on(shift)?;
        check_minutes(self.store.shift(shift)?.and_then(|row| row.who), minutes)?;
        if minutes > minutes_between(since, act.at) {
            return Err(VolunteerError::Minutes.into());
        }
        self.write_hours(act, VolunteerFact::ClockedOut { shift, day, minutes })
    }

    /// Notes hours that nobody clocked, of someone or of the whole team.
    ///
    /// # Errors
    /// [`TillError::Volunteer`] for nobody, an impossible time or a day that has not come;
    /// [`TillError::Store`] when files fail.
    pub fn note_hours(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        (who, duty): (Option<Volunteer>, Duty),
        day: BusinessDay,
        minutes: u32,
    ) -> Result<ShiftId, TillError> {
        check_minutes(who, minutes)?;
        if day > BusinessDay::of(act.at) {
            return Err(VolunteerError::Future.into());
        }
        if let Some(who) = who {
            self.check_volunteer(who)?;
        }
        let shift = ShiftId::new(ids.next());
        self.write_hours(act, VolunteerFact::Noted { shift, who, duty, day, minutes })?;
        Ok(shift)
    }

    /// Takes hours back that were written by mistake.
    ///
    /// # Errors
    /// [`TillError::Volunteer`] for no such stay; [`TillError::Store`] when files fail.
    pub fn remove_hours(&mut self, act: Act, shift: ShiftId) -> Result<(), TillError> {
        self.store.shift(shift)?.ok_or(VolunteerError::NoSuchShift)?;
        self.write_hours(act, VolunteerFact::Removed { shift })
    }

    /// Who is here, who may come, and the hours of this month.
    ///
    /// # Errors
    /// [`TillError::Store`] when files can't be read.
    pub fn team(&mut self, now: Moment) -> Result<Team, TillError> {
        let today = BusinessDay::of(now);
        let names = self.volunteer_names()?;
        let since = today.date().checked_sub_days(Days::new(REMEMBERED_DAYS));
        let lately = self.store.shifts_since(since.map_or(today, BusinessDay::new), SHOWN)?;
        let open = self.store.shifts_open()?;
        let mut people: Vec<Teammate> = Vec::new();
        for (who, name) in &names {
            let here = open.iter().find(|row| row.who == Some(*who)).and_then(|row| {
                let since = row.since?;
                let forgotten = is_forgotten(since, now);
                Some(Stay { shift: row.id, since, duty: row.duty, forgotten })
            });
            let known = matches!(who, Volunteer::Operator(_))
                || here.is_some()
                || lately.iter().any(|row| row.who == Some(*who));
            if known {
                people.push(Teammate { who: *who, name: name.clone(), here });
            }
        }
        people.sort_by_cached_key(|one| (one.here.is_none(), one.name.clone()));
        let month: Vec<ShiftRow> = lately
            .into_iter()
            .filter(|row| row.day.month() == today.month() && row.minutes.is_some())
            .collect();
        let minutes = month.iter().filter_map(|row| row.minutes).map(u64::from).sum();
        let named = |row: ShiftRow| (row, row.who.and_then(|who| names.get(&who).cloned()));
        Ok(Team { people, entries: month.into_iter().map(named).collect(), minutes })
    }

    /// The names of everyone who may give time.
    fn volunteer_names(&mut self) -> Result<BTreeMap<Volunteer, Label>, TillError> {
        let operators = self.operators()?.into_iter();
        let mut names: BTreeMap<Volunteer, Label> =
            operators.map(|(id, name)| (Volunteer::Operator(id), name)).collect();
        for customer in self.customers()? {
            names.insert(Volunteer::Customer(customer.id), customer.name);
        }
        Ok(names)
    }

    fn check_volunteer(&self, who: Volunteer) -> Result<(), TillError> {
        let known = match who {
            Volunteer::Operator(id) => self.ledger().operators.contains(&id),
            Volunteer::Customer(id) => {
                self.store.account(id)?.is_some_and(|account| !account.closed)
            }
        };
        if known { Ok(()) } else { Err(VolunteerError::Nobody.into()) }
    }

    /// The day and the beginning of a stay that goes on.
    fn going_on(&self, shift: ShiftId) -> Result<(BusinessDay, Moment), TillError> {
        let row = self.store.shift(shift)?.filter(|row| row.minutes.is_none());
        let since = row.and_then(|row| Some((row.day, row.since?)));
        Ok(since.ok_or(VolunteerError::NoSuchShift)?)
    }

    fn write_hours(&mut self, act: Act, fact: VolunteerFact) -> Result<(), TillError> {
        self.store.append(act.at, act.by, vec![Fact::Volunteer(fact)])?;
        Ok(())
    }
}
