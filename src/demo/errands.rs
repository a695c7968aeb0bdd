//! What happens in an ordinary day beside the sales: bread, parcels, goods, accounts.

mod agenda;
mod bread;
mod money;
mod people;
mod relay;
mod shelf;

use chrono::{Datelike, Weekday};

use super::month::{Day, Teller};
use super::{DemoError, village};

/// Something that happens beside the sales.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Errand {
    /// The baker brings the bread.
    BreadComes,
    /// People fetch the bread that is kept for them.
    BreadKept,
    /// What nobody fetched goes back on the shelf.
    BreadReleased,
    /// Tomorrow's bread is ordered.
    BreadOrdered,
    /// What is left of the bread is counted.
    BreadLeft,
    /// The drivers of the carriers come.
    Drivers,
    /// Someone fetches parcels, and perhaps has a coffee.
    ParcelsFetched,
    /// Someone leaves a parcel.
    ParcelLeft,
    /// The shelves are counted in the evening.
    ParcelsCounted,
    /// A supplier delivers.
    Goods,
    /// What is past its date leaves the shelf.
    Dates,
    /// The grocery is counted.
    Inventory,
    /// Someone draws cash.
    Withdrawal,
    /// Someone pays a debt off.
    DebtPaid,
    /// Someone tops an account up.
    ToppedUp,
    /// Someone pays by card and asks for cash besides.
    Cashback,
    /// Someone asks for a coffee that another has paid.
    SuspendedServed,
    /// The producers and the post are paid.
    Settled,
    /// The van has stood in a village: the evening is told.
    EveningOfTour,
    /// People come for what no ticket tells.
    VillageServices,
    /// The week's activities are put down.
    AgendaPlanned,
    /// How the day's activities went is noted.
    AgendaTold,
    /// Volunteers come.
    TeamComes,
    /// Volunteers go home.
    TeamGoes,
}

impl Day<'_> {
    /// The errands of this day with their times, in milliseconds after midnight.
    pub(super) fn errands(&mut self) -> Vec<(i64, Errand)> {
        use Errand::*;
        let mut errands = vec![
            (405, BreadComes),
            (700, BreadKept),
            (755, BreadReleased),
            (1_005, BreadOrdered),
            (1_285, BreadLeft),
            (1_290, ParcelsCounted),
            (1_100, VillageServices),
            (1_292, EveningOfTour),
            (395, TeamComes),
            (780, TeamGoes),
            (1_020, TeamComes),
            (1_293, TeamGoes),
        ];
        if !village::is_sunday(self.date) {
            errands.push((615, Drivers));
        }
        for _ in 0..self.chance.between(3, 8) {
            errands.push((self.chance.between(560, 1_200), ParcelsFetched));
        }
        for (odds, errand) in [
            (60, ParcelLeft),
            (45, Withdrawal),
            (15, DebtPaid),
            (10, ToppedUp),
            (12, Cashback),
            (50, SuspendedServed),
        ] {
            if self.chance.happens(odds) {
                errands.push((self.chance.between(570, 1_200), errand));
            }
        }
        let weekday = self.date.weekday();
        if matches!(weekday, Weekday::Wed) {
            errands.push((520, Goods));
        }
        if matches!(weekday, Weekday::Tue | Weekday::Fri) {
            errands.push((845, Dates));
        }
        if weekday == Weekday::Tue {
            errands.push((610, AgendaPlanned));
        }
        if self.tells() {
            errands.push((1_292, AgendaTold));
        }
        if weekday == Weekday::Sun && (22..=28).contains(&self.date.day()) {
            errands.push((880, Inventory));
            errands.push((1_260, Settled));
        }
        errands.into_iter().map(|(minute, errand)| (minute * 60_000, errand)).collect()
    }

    /// Runs one errand.
    pub(super) fn run(&mut self, errand: Errand, teller: &mut dyn Teller) -> Result<(), DemoError> {
        match errand {
            Errand::BreadComes => self.bread_comes(),
            Errand::BreadKept => self.bread_kept(teller),
            Errand::BreadReleased => self.bread_released(),
            Errand::BreadOrdered => self.bread_ordered(teller),
            Errand::BreadLeft => self.bread_left(),
            Errand::Drivers => self.drivers(teller),
            Errand::ParcelsFetched => self.parcels_fetched(teller),
            Errand::ParcelLeft => self.parcel_left(),
            Errand::ParcelsCounted => self.parcels_counted(),
            Errand::Goods => self.goods(),
            Errand::Dates => self.dates(),
            Errand::Inventory => self.inventory(),
            Errand::Withdrawal => self.withdrawal(teller),
            Errand::DebtPaid => self.debt_paid(teller),
            Errand::ToppedUp => self.topped_up(teller),
            Errand::Cashback => self.cashback(teller),
            Errand::SuspendedServed => self.suspended_served(teller),
            Errand::Settled => self.settled(teller),
            Errand::EveningOfTour => self.evening_of_tour(),
            Errand::VillageServices => self.village_services(),
            Errand::AgendaPlanned => self.agenda_planned(),
            Errand::AgendaTold => self.agenda_told(),
            Errand::TeamComes => self.team_comes(),
            Errand::TeamGoes => self.team_goes(),
        }
    }
}
