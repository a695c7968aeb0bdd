//! The people of the demonstration café: volunteers come and go, and now and then somebody forgets
//! to say so.

use chrono::{Datelike, Weekday};

use super::Day;
use crate::demo::DemoError;
use crate::domain::day::BusinessDay;
use crate::domain::id::CustomerId;
use crate::domain::volunteer::{Duty, Volunteer};

/// The members who give time, as `members.csv` begins their names.
const VOLUNTEERS: [&str; 5] = ["Lucie", "Alain", "Karim", "Eva", "Monique"];

/// What somebody who had forgotten says the next morning, in minutes.
const SAID: u32 = 195;

impl Day<'_> {
    /// Two or three people come; whoever was forgotten the evening before is asked first.
    pub(super) fn team_comes(&mut self) -> Result<(), DemoError> {
        let team = self.desk.team()?;
        for stay in team.people.iter().filter_map(|one| one.here) {
            if stay.forgotten {
                self.desk.end_stay(stay.shift, SAID)?;
            }
        }
        let members = self.members_who_help()?;
        let morning = team.people.iter().all(|one| one.here.is_none_or(|stay| stay.forgotten))
            && self.minute() < 720;
        let turn = usize::try_from(self.date.ordinal()).unwrap_or(0);
        let duties =
            if morning { [Duty::Opening, Duty::Kitchen] } else { [Duty::Counter, Duty::Closing] };
        for (place, duty) in duties.into_iter().enumerate() {
            let shift = turn + place * 2 + usize::from(!morning);
            if let Some(member) = members.get(shift % members.len().max(1)) {
                self.desk.clock_in(Volunteer::Customer(*member), duty)?;
            }
        }
        if morning && let Some(operator) = self.desk.situation()?.operator {
            self.desk.clock_in(Volunteer::Operator(operator), Duty::Counter)?;
        }
        Ok(())
    }

    /// Whoever is here goes home. On Saturday evenings one forgets to say so, and on Sundays the
    /// hours of the weekly cleaning are noted for all together.
    pub(super) fn team_goes(&mut self) -> Result<(), DemoError> {
        let evening = self.minute() > 1_200;
        let team = self.desk.team()?;
        let here = team.people.iter().filter_map(|one| one.here);
        let forgets = usize::from(evening && self.date.weekday() == Weekday::Sat);
        for stay in here.skip(forgets) {
            self.desk.clock_out(stay.shift)?;
        }
        if evening && self.date.weekday() == Weekday::Sun {
            let today = BusinessDay::new(self.date);
            self.desk.note_hours(None, Duty::Closing, today, 240)?;
        }
        Ok(())
    }

    fn members_who_help(&mut self) -> Result<Vec<CustomerId>, DemoError> {
        let helps = |name: &str| VOLUNTEERS.iter().any(|first| name.starts_with(first));
        let all = self.desk.customers()?.into_iter();
        Ok(all.filter(|one| helps(one.name.as_str())).map(|one| one.id).collect())
    }

    /// Minutes after midnight by the wall clock.
    fn minute(&self) -> u32 {
        use chrono::Timelike;
        let local = self.desk.now().local();
        local.hour() * 60 + local.minute()
    }
}
