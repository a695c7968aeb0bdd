//! The people of the demonstration café: volunteers come and go, and now and then somebody forgets
//! to say so.

use chrono::{Datelike, Weekday};

use super::Day;
use crate::demo::{DemoError, village};
use crate::domain::commune::CommuneCode;
use crate::domain::day::BusinessDay;
use crate::domain::errand::VillageService;
use crate::domain::evening::{Basis, EveningPartner, EveningRole, EveningState, Method, Show};
use crate::domain::funder::Funder;
use crate::domain::money::Cents;
use crate::domain::partner::Role;
use crate::domain::profile::Model;
use crate::domain::ticket::basket::{Basket, BasketLine};
use crate::domain::volunteer::{Duty, Volunteer};
use crate::till::TillError;

/// The communes of the tour by their codes: Saint-Dizier, Chaumont, Trémilly.
const TOUR: [&str; 3] = ["52448", "52121", "52495"];

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
        let members = village::volunteers(self.desk)?;
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

    /// What the village comes for beside tickets, by the day of the week.
    pub(super) fn village_services(&mut self) -> Result<(), DemoError> {
        let count = 1 + self.date.day() % 3;
        self.desk.count_service(VillageService::DigitalHelp, count, Cents::ZERO)?;
        match self.date.weekday() {
            Weekday::Wed => self.desk.count_service(VillageService::DropOff, 2, Cents::ZERO)?,
            Weekday::Thu => {
                let today = BusinessDay::new(self.date);
                self.desk.note_meals(Funder::Klesia, 3, today, true)?
            }
            Weekday::Fri => self.desk.count_service(VillageService::CarSharing, 2, Cents::ZERO)?,
            Weekday::Sat => self.desk.count_service(VillageService::Permit, 1, Cents::ZERO)?,
            _ => self.desk.count_service(VillageService::Copies, 1, Cents::ZERO)?,
        };
        // The games have a device of their own: the café sees what it keeps of the day.
        let commission = Cents::new(640 + i64::from(self.date.day()) * 17);
        let players = 3 + self.date.day() % 5;
        self.desk.count_service(VillageService::Lottery, players, commission)?;
        Ok(())
    }

    /// A travelling café stands in another village each Friday and Saturday; the demonstration's
    /// own stands still, unless somebody has made it travel.
    pub(super) fn evening_of_tour(&mut self) -> Result<(), DemoError> {
        let travels = self.desk.situation()?.profile.model == Some(Model::Itinerant);
        if !travels || !matches!(self.date.weekday(), Weekday::Fri | Weekday::Sat) {
            return Ok(());
        }
        let turn = usize::try_from(self.date.ordinal()).unwrap_or(0) % TOUR.len();
        let commune = CommuneCode::parse(TOUR[turn]).ok_or(DemoError::Missing)?;
        let evening = self.desk.plan_evening(commune, BusinessDay::new(self.date), None, None)?;
        for state in [EveningState::Confirmed, EveningState::Open, EveningState::Ended] {
            self.desk.set_evening_state(evening, state)?;
        }
        let people = 160 + self.date.day() * 3;
        self.desk.estimate_evening(evening, people, Method::PeakRotation)?;
        self.desk.set_evening_shows(evening, Show::Concert, 1)?;
        self.desk.set_evening_shows(evening, Show::Games, 1)?;
        let sold = Cents::new(45_000 + i64::from(self.date.day()) * 500);
        let guests = [
            (Role::Producer, EveningRole::Producer, Cents::new(12_000), sold),
            (Role::Association, EveningRole::Association, Cents::ZERO, Cents::new(8_000)),
            (Role::Artist, EveningRole::Artist, Cents::new(30_000), Cents::ZERO),
        ];
        for (known, role, fee, sold) in guests {
            let Some(partner) = village::partner_of(self.desk, known)? else {
                continue;
            };
            let brought = EveningPartner {
                partner,
                role,
                fee,
                turnover: Some(sold),
                fee_included: true,
                basis: Basis::Declared,
                local: true,
            };
            self.desk.set_evening_partner(evening, brought)?;
        }
        self.desk.set_evening_state(evening, EveningState::Counted)?;
        Ok(())
    }

    /// What a basket with a membership or a solidarity meal needs besides: whoever's membership
    /// ends first renews it, and the meals are mostly KLESIA's.
    pub(in crate::demo) fn complete(&mut self, basket: &mut Basket) -> Result<(), DemoError> {
        let catalog = self.desk.till().catalog();
        let year = catalog.by_sku(village::MEMBERSHIP).map(|product| product.id);
        let meal = |line: &BasketLine| {
            catalog.product(line.product).is_some_and(|product| product.is(Funder::MEAL_TAG))
        };
        let meals: Vec<usize> =
            (0..basket.lines().len()).filter(|rank| meal(&basket.lines()[*rank])).collect();
        let funder =
            if self.date.day().is_multiple_of(4) { Funder::Commune } else { Funder::Klesia };
        for rank in meals {
            basket.set_funder(rank, funder).map_err(TillError::Ticket)?;
        }
        if basket.lines().iter().any(|line| Some(line.product) == year) {
            let soonest = self.desk.members()?.people.first().map(|one| one.id);
            basket.set_customer(soonest);
        }
        Ok(())
    }

    /// Minutes after midnight by the wall clock.
    fn minute(&self) -> u32 {
        use chrono::Timelike;
        let local = self.desk.now().local();
        local.hour() * 60 + local.minute()
    }
}
