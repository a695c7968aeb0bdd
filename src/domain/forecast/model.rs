//! Mean and spread of an item's walk-in demand, and how much is enough.

use chrono::Weekday;

use super::Service;
use super::demand::demands;
use super::past::PastDay;

/// Average days that a weekday's index starts from.
const USUAL_DAYS: f64 = 3.0;

/// Days of a level: four weeks.
const LEVEL_DAYS: i64 = 28;

/// The dispersion that an item starts from, and how many days that counts for.
const USUAL_DISPERSION: f64 = 0.1;
const DISPERSION_DAYS: f64 = 12.0;

/// Dispersions that are believed.
const DISPERSIONS: (f64, f64) = (0.02, 0.6);

/// The demand of an item.
#[derive(Debug, Clone)]
pub(super) struct Model {
    /// Units on an average day, now.
    level: f64,
    /// How each weekday, from Monday, compares with the average day.
    index: [f64; 7],
    /// How far days lie apart beyond pure chance: the variance is mean + dispersion × mean².
    dispersion: f64,
    /// Units asked for on the best day. Where few days of a weekday meet a level of other weekdays,
    /// the product of both may be beyond reason; no mean is taken to be above the best day.
    best: f64,
}

/// A past day as the model sees it.
struct Seen {
    weekday: usize,
    /// Units asked for.
    demand: f64,
    /// Four weeks before the newest day: 0 for the last four, 1 for those before…
    age: usize,
}

impl Model {
    /// Learns from the days of twelve weeks, of which there is one at least, oldest first.
    pub(super) fn learnt(days: &[&PastDay]) -> Self {
        let seen = seen(days);
        let index = index(&seen);
        let levels = [0, 1, 2].map(|age| level(&seen, &index, age));
        let dispersion = dispersion(&seen, &index, &levels);
        let best = seen.iter().map(|day| day.demand).fold(0.0, f64::max);
        Self { level: levels[0], index, dispersion, best }
    }

    fn mean(&self, weekday: Weekday) -> f64 {
        (self.level * self.index[weekday as usize]).min(self.best)
    }

    /// Units asked for on such a weekday, in hundredths.
    pub(super) fn mean_hundredths(&self, weekday: Weekday) -> u32 {
        (self.mean(weekday) * 100.0 + 0.5) as u32
    }

    /// Units that are enough on such a weekday as often as the service says.
    pub(super) fn enough(&self, weekday: Weekday, service: Service) -> u32 {
        let share = f64::from(service.percent()) / 100.0;
        quantile(self.mean(weekday), self.dispersion, share)
    }
}

fn seen(days: &[&PastDay]) -> Vec<Seen> {
    let newest = days.last().map(|past| past.day().date());
    let age = |past: &PastDay| {
        let days = newest.map_or(0, |newest| (newest - past.day().date()).num_days());
        usize::try_from(days / LEVEL_DAYS).unwrap_or(0)
    };
    let pairs = days.iter().zip(demands(days));
    pairs
        .map(|(past, demand)| Seen { weekday: past.profile() as usize, demand, age: age(past) })
        .collect()
}

/// Each weekday against the average day, held to it as if three more days had been average.
fn index(seen: &[Seen]) -> [f64; 7] {
    let count = seen.len() as f64;
    let mean = seen.iter().map(|day| day.demand).sum::<f64>() / count;
    let mut sums = [(0.0, 0.0); 7];
    for day in seen {
        let (demand, days) = &mut sums[day.weekday];
        *demand += day.demand;
        *days += 1.0;
    }
    sums.map(|(demand, days)| (demand / mean + USUAL_DAYS) / (days + USUAL_DAYS))
}

/// Units on an average day of the four weeks of that age; 0 where there is no day.
fn level(seen: &[Seen], index: &[f64; 7], age: usize) -> f64 {
    let days = seen.iter().filter(|day| day.age == age);
    let (demand, usual) = days
        .fold((0.0, 0.0), |(demand, usual), day| (demand + day.demand, usual + index[day.weekday]));
    if usual > 0.0 { demand / usual } else { 0.0 }
}

/// What is left of the squared residuals beyond chance, in squared means.
fn dispersion(seen: &[Seen], index: &[f64; 7], levels: &[f64; 3]) -> f64 {
    let (mut beyond, mut squares) = (0.0, 0.0);
    for day in seen {
        let mean = levels[day.age.min(2)] * index[day.weekday];
        let off = day.demand - mean;
        beyond += off * off - mean;
        squares += mean * mean;
    }
    let count = seen.len() as f64;
    let own = if squares > 0.0 { beyond / squares } else { 0.0 };
    let shrunk = (count * own + DISPERSION_DAYS * USUAL_DISPERSION) / (count + DISPERSION_DAYS);
    shrunk.clamp(DISPERSIONS.0, DISPERSIONS.1)
}

/// The least number that a negative binomial of that mean and dispersion does not exceed in that
/// share of cases.
fn quantile(mean: f64, dispersion: f64, share: f64) -> u32 {
    // Successes until the count of failures that gives this dispersion.
    let size = 1.0 / dispersion;
    let success = mean / (mean + size);
    let mut chance = libm::exp(-size * libm::log1p(mean * dispersion));
    let mut sum = chance;
    let mut count = 0_u32;
    // Beyond the mean each number is less likely than the one before, so the sum gets there; the
    // limit stands against rounding alone.
    let limit = 10.0 * mean + 100.0;
    while sum < share && f64::from(count) < limit {
        chance *= success * (f64::from(count) + size) / f64::from(count + 1);
        sum += chance;
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Days, NaiveDate};

    use super::super::past::DayMinute;
    use super::*;
    use crate::domain::day::BusinessDay;

    #[test]
    fn quantiles_as_tables_have_them() {
        // Without dispersion to speak of it is a Poisson: P(X ≤ 3) of mean 3 is 0.647.
        assert_eq!(quantile(3.0, 1e-6, 0.647), 3);
        assert_eq!(quantile(3.0, 1e-6, 0.648), 4);
        // Of size 2 and mean 2 it is (k + 1) / 2^(k + 2): 1/4, 1/2, 11/16, 13/16, 57/64, 15/16.
        let found = [0.25, 0.26, 0.5, 0.51, 0.6875, 0.7, 0.81, 0.9].map(|q| quantile(2.0, 0.5, q));
        assert_eq!(found, [0, 1, 1, 2, 2, 3, 3, 5]);
        assert_eq!(quantile(0.0, 0.1, 0.9), 0);
    }

    /// The dispersion of so many days, none on a Monday, with so much sold in each week.
    fn dispersion_of(count: u64, week: impl Fn(u64) -> u32) -> f64 {
        let newest = NaiveDate::from_ymd_opt(2026, 9, 13).expect("a Sunday");
        let open = (0..count + count / 6).map(|ago| (ago / 7, newest - Days::new(ago)));
        let days: Vec<PastDay> = open
            .filter(|(_, date)| date.weekday() != Weekday::Mon)
            .map(|(ago, date)| {
                let sales = DayMinute::new(300).map(|minute| (minute, week(ago)));
                PastDay::new(BusinessDay::new(date), sales).taken_for(date.weekday())
            })
            .collect();
        let days: Vec<&PastDay> = days.iter().rev().collect();
        Model::learnt(&days).dispersion
    }

    #[test]
    fn residuals_make_the_dispersion_with_twelve_usual_days() {
        let is = |found: f64, expected: f64| {
            assert!((found - expected).abs() < 1e-9, "{found} for {expected}");
        };
        // Six equal days: (6 × −10/100 + 12 × 0.1) / 18.
        is(dispersion_of(6, |_| 10), 0.6 / 18.0);
        // Twelve weeks of 4 and 16 in turns: (72 × (36 − 10)/100 + 1.2) / 84.
        is(dispersion_of(72, |week| if week % 2 == 0 { 4 } else { 16 }), (18.72 + 1.2) / 84.0);
        // What four weeks have in common is level, not dispersion.
        is(dispersion_of(72, |week| 10 * (1 + u32::from(week < 4))), 0.02);
        // 0 and 20 in turns would be 0.786, and twelve equal weeks less than nothing.
        is(dispersion_of(72, |week| if week % 2 == 0 { 0 } else { 20 }), 0.6);
        is(dispersion_of(72, |_| 10), 0.02);
    }

    #[test]
    fn a_large_mean_is_no_underflow() {
        let found = quantile(50_000.0, 0.02, 0.5);
        assert!((49_000..50_000).contains(&found), "{found}");
    }
}
