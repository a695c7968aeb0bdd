//! The cafés of the made-up network: drawn from real communes, named by number alone.

use uuid::Builder;

use super::shares::{noise, root};
use crate::demo::chance::Chance;
use crate::domain::commune::{self, Commune};
use crate::journal::seal::hash_of;

/// Cafés that the network opened, and cafés that it supports.
const OPENED: usize = 130;
const FIXED: usize = 222;
/// Travelling cafés, and communes that each serves.
const TRAVELLING: usize = 2;
const SERVED: usize = 39;
/// The inhabitants of a commune that the network is for.
const MOST_INHABITANTS: u32 = 3_500;
/// The departments that the travelling cafés visit.
const TOURED: [&str; 4] = ["52", "51", "10", "02"];

/// What the network does for a commune.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// It opened the café.
    Opened,
    /// It supports one that was there.
    Supported,
    /// It comes by.
    Travelling,
}

/// A café that tells its months.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its number among those of its kind, from 1.
    pub number: usize,
    /// Its identifier, a UUID of version 8 made from its commune's code.
    pub id: String,
    /// Its till's.
    pub till: String,
    /// Its model, by the registry's code.
    pub model: &'static str,
    /// What the network does for it.
    pub support: Support,
    /// Its commune; that of the depot for one that travels.
    pub commune: &'static Commune,
    /// The communes that it serves, itself among them.
    pub served: Vec<&'static Commune>,
    /// How much it weighs when totals are shared out.
    pub weight: u64,
    /// Whether it agrees to be part of what others compare themselves with.
    pub comparison: bool,
    /// Whether it agrees to be part of what is published.
    pub open_data: bool,
}

impl Unit {
    /// Whether it travels.
    pub fn travels(&self) -> bool {
        self.support == Support::Travelling
    }
}

/// All units, in the order of their numbers.
pub fn draw(chance: &mut Chance) -> Vec<Unit> {
    let small = |commune: &&Commune| {
        commune.department.len() == 2 && (1..MOST_INHABITANTS).contains(&commune.population)
    };
    let mut villages: Vec<&'static Commune> = commune::all().iter().filter(small).collect();
    let toured = |commune: &&Commune| {
        TOURED.contains(&commune.department) && (70..=2_000).contains(&commune.population)
    };
    let mut tour: Vec<&'static Commune> = villages.iter().copied().filter(toured).collect();
    let tour = take(&mut tour, TRAVELLING * SERVED, chance);
    villages.retain(|village| !tour.iter().any(|toured| toured.code == village.code));
    let mut fixed = take(&mut villages, FIXED, chance);
    fixed.sort_by_key(|commune| commune.code);
    let mut supports: Vec<Support> = (0..FIXED)
        .map(|rank| if rank < OPENED { Support::Opened } else { Support::Supported })
        .collect();
    shuffle(&mut supports, chance);
    let mut units: Vec<Unit> = fixed
        .into_iter()
        .zip(supports)
        .enumerate()
        .map(|(rank, (commune, support))| fixed_unit(rank + 1, commune, support, chance))
        .collect();
    for (van, served) in tour.chunks(SERVED).enumerate() {
        units.push(travelling_unit(van + 1, served.to_vec()));
    }
    units
}

fn fixed_unit(
    number: usize,
    commune: &'static Commune,
    support: Support,
    chance: &mut Chance,
) -> Unit {
    let (model, share) = match chance.next() % 100 {
        0..45 => ("associatif", 80),
        45..90 => ("entrepreneurial", 100),
        _ => ("tiers_lieu", 90),
    };
    let size = root(u64::from(commune.population) * 10_000);
    Unit {
        number,
        id: made_up_id("cafe", commune.code),
        till: made_up_id("poste", commune.code),
        model,
        support,
        commune,
        served: vec![commune],
        weight: size * share * noise(chance),
        comparison: !chance.happens(8),
        open_data: !chance.happens(15),
    }
}

fn travelling_unit(number: usize, served: Vec<&'static Commune>) -> Unit {
    Unit {
        number,
        id: made_up_id("guinguette", served[0].code),
        till: made_up_id("poste de guinguette", served[0].code),
        model: "itinerant",
        support: Support::Travelling,
        commune: served[0],
        served,
        weight: 0,
        comparison: true,
        open_data: true,
    }
}

/// A UUID of version 8: a hash under a name of our own, so that it meets no real one.
fn made_up_id(what: &str, code: &str) -> String {
    let hash = hash_of(format!("1000cafes.synthetique/{what}/{code}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

/// Draws `count` things, each as likely as the others; all of them where there are fewer.
fn take<T: Copy>(from: &mut [T], count: usize, chance: &mut Chance) -> Vec<T> {
    shuffle(from, chance);
    from.iter().copied().take(count).collect()
}

/// Brings things into an order of chance.
pub fn shuffle<T>(things: &mut [T], chance: &mut Chance) {
    for last in (1..things.len()).rev() {
        let other = chance.next() % (last as u64 + 1);
        things.swap(last, usize::try_from(other).unwrap_or(0));
    }
}
