//! The network by department, as far as it may be told.

use std::collections::BTreeMap;

use super::suppression::{self, hidden};
use super::{Cafes, Network};
use crate::domain::commune;

/// A figure that may be kept back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// It is shown.
    Shown(i64),
    /// It would tell of too few.
    Withheld,
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Cafés that stay.
    pub cafes: usize,
    /// Communes that a travelling café comes to.
    pub served: usize,
    /// Coffees served.
    pub coffees: Cell,
    /// Activities held in the cafés that stay.
    pub activities: Cell,
}

impl Department {
    /// Cafés, and communes that are visited.
    pub fn places(&self) -> usize {
        self.cafes + self.served
    }
}

/// Every department in which there is something, by its code.
pub fn departments(network: &Network, told: &Cafes) -> BTreeMap<&'static str, Department> {
    let mut found: BTreeMap<&'static str, Department> = BTreeMap::new();
    let none =
        Department { cafes: 0, served: 0, coffees: Cell::Shown(0), activities: Cell::Shown(0) };
    for member in network.members.iter().filter(|member| !member.travels()) {
        if let Some(commune) = member.commune {
            found.entry(commune.department).or_insert_with(|| none.clone()).cafes += 1;
        }
    }
    // A café that left a department leaves its months there.
    let past = network.members.iter().flat_map(|member| &member.months);
    for commune in past.filter(|month| month.counts()).filter_map(|month| month.commune) {
        found.entry(commune.department).or_insert_with(|| none.clone());
    }
    for commune in network.programme.iter().filter_map(|code| commune::find(code)) {
        found.entry(commune.department).or_insert_with(|| none.clone()).served += 1;
    }
    let codes: Vec<&'static str> = found.keys().copied().collect();
    let coffees = cells(network, told, "ventes.cafes_servis", &codes);
    let activities = cells(network, told, "animations.nombre", &codes);
    for ((one, coffees), activities) in found.values_mut().zip(coffees).zip(activities) {
        one.coffees = coffees;
        one.activities = activities;
    }
    found
}

/// The sums of an indicator over all months by department. The total stands below them.
fn cells(
    network: &Network,
    told: &Cafes,
    indicator: &str,
    departments: &[&'static str],
) -> Vec<Cell> {
    let mut cells = vec![suppression::Cell::default(); departments.len()];
    for member in &network.members {
        for (nth, month) in member.months.iter().enumerate() {
            let place = month.commune.map(|commune| commune.department);
            let place = place.and_then(|code| departments.binary_search(&code).ok());
            let told = told.published(nth, indicator, member.unit.number);
            if let Some((place, told)) = place.zip(told) {
                cells[place].add(member.unit.number, told);
            }
        }
    }
    let hidden = hidden(&cells);
    let shown = |(cell, hidden): (&suppression::Cell, bool)| match hidden {
        true => Cell::Withheld,
        false => Cell::Shown(cell.sum()),
    };
    cells.iter().zip(hidden).map(shown).collect()
}
