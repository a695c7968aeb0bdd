//! The evenings of the travelling cafés, from May to September.

use super::shares::{noise, share};
use super::totals;
use super::units::{Unit, shuffle};
use crate::demo::chance::Chance;
use crate::domain::commune::Commune;
use crate::journal::record::hex;
use crate::journal::seal::hash_of;
use crate::statement::MonthName;

/// Evenings of each month of the season, from May to September.
const SEASON: [(usize, usize); 5] = [(5, 10), (6, 14), (7, 16), (8, 16), (9, 10)];

/// An evening that was held.
#[derive(Debug, Clone)]
pub struct Evening {
    /// The place of its unit among those that travel.
    pub van: usize,
    /// When.
    pub month: MonthName,
    /// Where.
    pub commune: &'static Commune,
    /// Who came, by the best estimate.
    pub participants: u64,
    /// Activities, concerts among them.
    pub activities: u64,
    /// Concerts.
    pub concerts: u64,
    /// What was spent locally, in cents.
    pub spending: u64,
    /// The keys of the associations that took part.
    pub associations: Vec<String>,
}

/// Whether a travelling café is out in a month.
pub fn in_season(month: MonthName) -> bool {
    SEASON.iter().any(|(index, _)| *index == month.of_year())
}

/// The key of an organisation, as a till would make it: no name, and a union can be formed.
pub fn key_of(what: &str, number: u64) -> String {
    let hash = hash_of(format!("1000cafes.synthetique/{what}/{number}").as_bytes());
    hex(&hash[..16])
}

/// All evenings, by month.
pub fn draw(vans: &[&Unit], months: &[MonthName], chance: &mut Chance) -> Vec<Evening> {
    let mut evenings = places(vans, months, chance);
    let mut drawn = |total: u64| {
        let weights: Vec<u64> = evenings.iter().map(|_| noise(chance)).collect();
        share(total, &weights)
    };
    let participants = drawn(totals::EVENING_PARTICIPANTS);
    let spending = drawn(totals::LOCAL_SPENDING);
    // One activity at least each evening; concerts at as many of them as there were.
    let further = drawn(totals::EVENING_ACTIVITIES - totals::EVENINGS as u64);
    for (rank, evening) in evenings.iter_mut().enumerate() {
        evening.participants = participants[rank];
        evening.spending = spending[rank];
        evening.activities = 1 + further[rank];
        evening.concerts = u64::from((rank as u64) < totals::CONCERTS);
        // Every association takes part once at least, and most several times.
        let mine = [rank, rank * 7 + 3].map(|number| number % totals::ASSOCIATIONS);
        let mut keys = mine.map(|number| key_of("association", number as u64)).to_vec();
        keys.sort();
        keys.dedup();
        evening.associations = keys;
    }
    evenings
}

/// When and where: every commune of the tour once, as far as there are evenings, then some again.
fn places(vans: &[&Unit], months: &[MonthName], chance: &mut Chance) -> Vec<Evening> {
    let mut tour: Vec<(usize, &'static Commune)> = vans
        .iter()
        .enumerate()
        .flat_map(|(van, unit)| unit.served.iter().map(move |commune| (van, *commune)))
        .collect();
    shuffle(&mut tour, chance);
    tour.truncate(totals::EVENING_COMMUNES);
    let when = SEASON.iter().flat_map(|(index, count)| {
        let month = months.iter().find(|month| month.of_year() == *index);
        month.into_iter().flat_map(move |month| std::iter::repeat_n(*month, *count))
    });
    when.zip(tour.iter().cycle())
        .map(|(month, (van, commune))| Evening {
            van: *van,
            month,
            commune,
            participants: 0,
            activities: 0,
            concerts: 0,
            spending: 0,
            associations: Vec::new(),
        })
        .collect()
}
