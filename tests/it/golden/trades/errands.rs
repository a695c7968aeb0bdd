//! What people come for beside tickets.

use comptoir::domain::day::BusinessDay;
use comptoir::domain::errand::{ErrandFact, VillageService};
use comptoir::domain::fact::Fact;
use comptoir::domain::funder::Funder;
use comptoir::domain::id::ErrandId;
use comptoir::domain::money::Cents;

use super::id;

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let day = BusinessDay::parse("2026-11-21").expect("a day");
    let errand = ErrandId::new(id(1));
    let done =
        |service| ErrandFact::Done { errand, service, day, count: 1, commission: Cents::ZERO };
    let meals = |funder| ErrandFact::Meals { errand, funder, day, count: 2, home: true };
    let mut facts: Vec<ErrandFact> = VillageService::ALL.map(done).to_vec();
    facts.extend(Funder::ALL.map(meals));
    facts.extend([
        ErrandFact::Done {
            errand,
            service: VillageService::Lottery,
            day,
            count: 0,
            commission: Cents::new(1_240),
        },
        ErrandFact::Undone { errand },
    ]);
    facts.into_iter().map(Fact::Errand).collect()
}
