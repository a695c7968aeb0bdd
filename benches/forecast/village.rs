//! A village that comes for bread, from a seed: how many on each day, and when.
//!
//! Demand is a negative binomial of dispersion 0.08 around weekday × season (± 20 % over a year);
//! the café is closed on Mondays. Most come in the morning, some at noon and after work; at the
//! weekend nearly all in the morning, and later. The same seed makes the same village everywhere.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::forecast::DayMinute;

/// What kind of village it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Village {
    /// As above.
    Usual,
    /// Days lie far apart: a dispersion of 0.3.
    Wild,
    /// Eight weeks and later four in which visitors make it 1.6 times as many at once.
    Visited,
    /// Half as many from the fortieth week on: another baker has come.
    Halved,
}

impl Village {
    /// How far days lie apart beyond pure chance.
    fn dispersion(self) -> f64 {
        if self == Self::Wild { 0.3 } else { 0.08 }
    }

    /// How many there are in a week, against usually.
    fn crowd(self, week: u64) -> f64 {
        match self {
            Self::Visited if (40..48).contains(&week) || (60..64).contains(&week) => 1.6,
            Self::Halved if week >= 40 => 0.5,
            _ => 1.0,
        }
    }
}

/// What each weekday asks for, from Monday, against an average of 1 over the open ones.
const WEEKDAYS: [f64; 7] = [0.0, 0.85, 0.9, 0.9, 1.0, 1.3, 1.05];

/// When people come: so many of a hundred within an hour and a half around a minute since 04:00.
const WORKING: [(u32, u16); 3] = [(60, 255), (15, 480), (25, 855)];
const WEEKEND: [(u32, u16); 3] = [(80, 320), (15, 475), (5, 840)];

/// A day of the village.
pub struct Day {
    /// Which one.
    pub day: BusinessDay,
    /// Units that are asked for on average on such a day: what nobody at the till can know.
    pub mean: f64,
    /// How far such days lie apart; nobody knows that either.
    pub dispersion: f64,
    /// When each unit is asked for, in order.
    pub wanted: Vec<DayMinute>,
}

/// The open days of so many weeks for a mean of `mean` units.
pub fn days(village: Village, seed: u64, weeks: u64, mean: f64) -> Vec<Day> {
    let mut chance = Chance(seed.wrapping_mul(0x2545_F491_4F6C_DD1D) ^ mean.to_bits());
    let first = NaiveDate::from_ymd_opt(2025, 1, 6).expect("a Monday");
    let phase = chance.share();
    let open = (0..7 * weeks).map(|day| (day, first + Days::new(day)));
    open.filter(|(_, date)| date.weekday() != Weekday::Mon)
        .map(|(number, date)| {
            let year = phase + number as f64 / 364.0;
            let season = 1.0 + 0.2 * libm::sin(std::f64::consts::TAU * year);
            let weekday = date.weekday();
            let mean = mean * village.crowd(number / 7) * season * WEEKDAYS[weekday as usize];
            let dispersion = village.dispersion();
            let units = quantile(mean, dispersion, chance.share());
            let weekend = matches!(weekday, Weekday::Sat | Weekday::Sun);
            let peaks = if weekend { &WEEKEND } else { &WORKING };
            let mut wanted: Vec<_> = (0..units).map(|_| chance.moment(peaks)).collect();
            wanted.sort_unstable();
            Day { day: BusinessDay::new(date), mean, dispersion, wanted }
        })
        .collect()
}

/// The least number of units that is enough in that share of days of that mean and dispersion.
pub fn quantile(mean: f64, dispersion: f64, share: f64) -> u32 {
    let size = 1.0 / dispersion;
    let mut chance = libm::pow(1.0 + mean * dispersion, -size);
    let mut sum = chance;
    let mut units = 0;
    while sum < share && units < 1_000 {
        chance *= (f64::from(units) + size) / f64::from(units + 1) * mean / (mean + size);
        sum += chance;
        units += 1;
    }
    units
}

/// Draws from a seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A minute around one of the peaks, as three draws added up lie around their mean.
    fn moment(&mut self, peaks: &[(u32, u16)]) -> DayMinute {
        let mut draw = self.share() * 100.0;
        let mut around = peaks[0].1;
        for (weight, minute) in peaks {
            around = *minute;
            draw -= f64::from(*weight);
            if draw < 0.0 {
                break;
            }
        }
        let off = (self.share() + self.share() + self.share() - 1.5) * 120.0;
        DayMinute::new((f64::from(around) + off) as u16).expect("no peak lies near the night")
    }
}
