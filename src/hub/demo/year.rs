//! The year of the made-up network: every total shared out over cafés and months.

use super::evenings::{self, Evening};
use super::shares::{noise, percent, share};
use super::units::{self, Unit, shuffle};
use super::{totals, twelve_months};
use crate::demo::chance::Chance;
use crate::statement::MonthName;

/// How much of a year falls into each month, January first, in hundredths of a twelfth.
const SEASON: [u64; 12] = [80, 82, 90, 97, 108, 115, 125, 122, 105, 97, 88, 91];
/// One café in so many loses its customers in the course of the year.
const FALLING: usize = 40;
/// Kinds of activities with their weights, by the registry's codes.
const KINDS: [(u64, &str); 10] = [
    (30, "socioculturelle"),
    (4, "tournee_culturelle"),
    (8, "prevention_sante"),
    (12, "numerique"),
    (12, "cuisine"),
    (6, "sport"),
    (8, "concert"),
    (12, "jeux"),
    (4, "marche"),
    (4, "autre"),
];

/// An activity that was held.
#[derive(Debug, Clone)]
pub struct Activity {
    /// Its kind, by the registry's code.
    pub kind: &'static str,
    /// How many came.
    pub heads: u64,
}

/// A month of a café that stays.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Coffees served.
    pub coffees: u64,
    /// Activities held.
    pub activities: Vec<Activity>,
    /// Those of them between generations.
    pub across_ages: u64,
    /// Solidarity meals; nothing where none are served.
    pub meals: Option<u64>,
    /// New local partners.
    pub partners: u64,
    /// Visits for each service of [`totals::VISITS`]; nothing where it is not offered.
    pub visits: [Option<u64>; 3],
    /// What it drew for everything that no total binds.
    pub draw: u64,
}

/// The year.
#[derive(Debug)]
pub struct Year {
    /// Who tells it.
    pub units: Vec<Unit>,
    /// Its months, oldest first.
    pub months: Vec<MonthName>,
    /// The months of the cafés that stay, by unit and month; those that travel have evenings.
    pub cells: Vec<Vec<Cell>>,
    /// The evenings of the cafés that travel.
    pub evenings: Vec<Evening>,
}

impl Year {
    /// The year that ends with a month, the same for the same seed.
    pub fn new(seed: u64, last: MonthName) -> Self {
        let mut chance = Chance::new(seed);
        let units = units::draw(&mut chance);
        let months = twelve_months(last);
        let fixed: Vec<&Unit> = units.iter().filter(|unit| !unit.travels()).collect();
        let cells = cells(&fixed, &months, &mut chance);
        let vans: Vec<&Unit> = units.iter().filter(|unit| unit.travels()).collect();
        let evenings = evenings::draw(&vans, &months, &mut chance);
        Self { units, months, cells, evenings }
    }
}

fn cells(units: &[&Unit], months: &[MonthName], chance: &mut Chance) -> Vec<Vec<Cell>> {
    let mut weights = Vec::new();
    for (rank, unit) in units.iter().enumerate() {
        for (index, month) in months.iter().enumerate() {
            let season = SEASON[month.of_year() - 1];
            weights.push(unit.weight / 100_000 * season * strength(rank, index));
        }
    }
    let mut flat: Vec<Cell> =
        weights.iter().map(|_| Cell { draw: chance.next(), ..Cell::default() }).collect();
    let drawn = |total: u64, chance: &mut Chance| {
        let weights: Vec<u64> = weights.iter().map(|weight| weight * jitter(chance)).collect();
        share(total, &weights)
    };
    for (cell, coffees) in flat.iter_mut().zip(drawn(totals::COFFEES, chance)) {
        cell.coffees = coffees;
    }
    for (cell, partners) in flat.iter_mut().zip(drawn(totals::PARTNERSHIPS, chance)) {
        cell.partners = partners;
    }
    let held = drawn(totals::ACTIVITIES, chance);
    activities(&mut flat, &held, chance);
    visits(&mut flat, &weights, units.len(), chance);
    meals(&mut flat, &weights, units, months.len());
    flat.chunks(months.len()).map(<[Cell]>::to_vec).collect()
}

/// How strong a café is in a month, in percent: a few lose their customers from the ninth month on,
/// as cafés in difficulty do.
fn strength(rank: usize, index: usize) -> u64 {
    let falls = rank % FALLING == FALLING / 2;
    if falls { [85, 70, 55, 40].get(index.wrapping_sub(8)).copied().unwrap_or(100) } else { 100 }
}

/// A tenth more or less, in thousandths: how much one month differs from the next by chance.
fn jitter(chance: &mut Chance) -> u64 {
    900 + chance.next() % 201
}

fn activities(cells: &mut [Cell], held: &[u64], chance: &mut Chance) {
    for (cell, held) in cells.iter_mut().zip(held) {
        for _ in 0..*held {
            let kind = chance.one_of(&KINDS).copied().unwrap_or("socioculturelle");
            let heads = 6 + chance.next() % 30;
            cell.activities.push(Activity { kind, heads });
        }
    }
    for (cell, across) in cells.iter_mut().zip(share(totals::ACROSS_AGES, held)) {
        cell.across_ages = across;
    }
    let all = cells.iter_mut().flat_map(|cell| cell.activities.iter_mut());
    let tours: Vec<&mut Activity> = all.filter(|one| one.kind == "tournee_culturelle").collect();
    let weights: Vec<u64> = tours.iter().map(|_| noise(chance)).collect();
    for (tour, heads) in tours.into_iter().zip(share(totals::TOUR_PARTICIPANTS, &weights)) {
        tour.heads = heads;
    }
}

/// Visits by service: bread at nine cafés of ten, cash at four, the post at three.
fn visits(cells: &mut [Cell], weights: &[u64], units: usize, chance: &mut Chance) {
    let months = cells.len() / units.max(1);
    for ((place, (_, total)), offered) in totals::VISITS.iter().enumerate().zip([90, 40, 30]) {
        let mut offers: Vec<bool> =
            (0..units).map(|unit| (unit as u64) < percent(units as u64, offered)).collect();
        shuffle(&mut offers, chance);
        let at = |index: usize| offers[index / months.max(1)];
        let weights: Vec<u64> = weights
            .iter()
            .enumerate()
            .map(|(index, weight)| if at(index) { weight * jitter(chance) } else { 0 })
            .collect();
        for (index, count) in share(*total, &weights).into_iter().enumerate() {
            cells[index].visits[place] = at(index).then_some(count);
        }
    }
}

/// Meals at the ten associations that weigh most.
fn meals(cells: &mut [Cell], weights: &[u64], units: &[&Unit], months: usize) {
    let mut ranked: Vec<usize> = (0..units.len()).collect();
    ranked.sort_by_key(|unit| {
        (units[*unit].model != "associatif", std::cmp::Reverse(units[*unit].weight))
    });
    let chosen = &ranked[..totals::MEAL_CAFES.min(ranked.len())];
    let serves = |index: usize| chosen.contains(&(index / months.max(1)));
    let weights: Vec<u64> = weights
        .iter()
        .enumerate()
        .map(|(index, weight)| if serves(index) { *weight } else { 0 })
        .collect();
    for (index, count) in share(totals::MEALS, &weights).into_iter().enumerate() {
        cells[index].meals = serves(index).then_some(count);
    }
}
