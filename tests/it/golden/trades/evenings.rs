//! Evenings of a travelling café.

use comptoir::domain::commune::CommuneCode;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::evening::{
    Basis, EveningFact, EveningPartner, EveningPlan, EveningRole, EveningState, Method, Show,
};
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{EveningId, PartnerId, TourId};
use comptoir::domain::money::Cents;
use comptoir::domain::text::Label;

use super::id;

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let label = |text| Label::new(text).expect("a label");
    let evening = EveningId::new(id(1));
    let tour = TourId::new(id(2));
    let plan = |tour, place| EveningPlan {
        evening,
        tour,
        commune: CommuneCode::parse("2A004").expect("a code"),
        day: BusinessDay::parse("2026-07-11").expect("a day"),
        place,
    };
    let mut facts = vec![
        EveningFact::TourSet { tour, name: label("Été en Haute-Marne"), season: 2026 },
        EveningFact::Planned(plan(None, None)),
        EveningFact::Planned(plan(Some(tour), Some(label("Place de la mairie")))),
    ];
    use EveningState::*;
    for state in [Planned, Confirmed, Open, Ended, Counted, Cancelled] {
        facts.push(EveningFact::StateSet { evening, state });
    }
    facts.extend(Method::ALL.map(|method| EveningFact::Estimated { evening, people: 204, method }));
    facts.extend(Show::ALL.map(|show| EveningFact::ShowsSet { evening, show, count: 2 }));
    let partner = PartnerId::new(id(3));
    for (rank, role) in EveningRole::ALL.into_iter().enumerate() {
        let basis = Basis::ALL[rank % 3];
        let turnover = (rank % 2 == 0).then_some(Cents::new(85_000));
        let (fee, fee_included, local) = (Cents::new(30_000), rank % 2 == 0, rank != 1);
        let partner = EveningPartner { partner, role, fee, turnover, fee_included, basis, local };
        facts.push(EveningFact::PartnerSet { evening, partner });
    }
    facts.push(EveningFact::PartnerRemoved { evening, partner });
    facts.into_iter().map(Fact::Evening).collect()
}
