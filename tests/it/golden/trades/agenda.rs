//! What the network knows the café by, and its activities.

use comptoir::domain::activity::{ActivityFact, ActivityKind, CancelReason, Heads, Outcome, Plan};
use comptoir::domain::commune::CommuneCode;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::funder::Funder;
use comptoir::domain::id::{ActivityId, PartnerId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Partner, Role};
use comptoir::domain::profile::{Model, Profile, Rna};
use comptoir::domain::text::Label;

use super::id;

/// Every funder, in the order in which they were frozen.
const FUNDERS: [Funder; 9] = [
    Funder::Cafe,
    Funder::Klesia,
    Funder::Commune,
    Funder::Department,
    Funder::State,
    Funder::Msa,
    Funder::Association,
    Funder::Company,
    Funder::Other,
];

fn day(text: &str) -> BusinessDay {
    BusinessDay::parse(text).expect("a day")
}

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let mut facts = vec![Fact::ProfileSet(Profile::default())];
    facts.extend(Model::ALL.into_iter().map(|model| {
        Fact::ProfileSet(Profile {
            model: Some(model),
            commune: CommuneCode::parse("2A004"),
            rna: Rna::parse("W2A1000123"),
            opened: Some(day("2026-03-01")),
            comparison: true,
            open_data: model == Model::Association,
        })
    }));
    for (role, local) in
        [(Role::Association, None), (Role::Artist, Some(false)), (Role::Shop, Some(true))]
    {
        let rna = (role == Role::Association).then(|| Rna::parse("W521000123").expect("a number"));
        let name = Label::new("Comité des fêtes").expect("a name");
        let friend = Partner::friend(PartnerId::new(id(2)), name, role);
        facts.push(Fact::PartnerSet(Partner { rna, local, ..friend }));
    }
    facts.extend(activities().into_iter().map(Fact::Activity));
    // A person, whose name stands in the register alone; the artist above is of an older version.
    let name = Label::new("Duo Lampion").expect("a name");
    let artist = Partner::friend(PartnerId::new(id(2)), name, Role::Artist);
    facts.push(Fact::PartnerSet(artist.apart().0));
    facts
}

/// Every kind, funder and reason, with and without what may be left out.
fn activities() -> Vec<ActivityFact> {
    let activity = ActivityId::new(id(3));
    let plan = Plan {
        kind: ActivityKind::Social,
        day: day("2026-11-21"),
        start: 990,
        end: None,
        partner: None,
        funder: None,
        hosted: false,
    };
    let mut facts: Vec<ActivityFact> = Vec::new();
    facts.extend(ActivityKind::ALL.map(|kind| {
        let plan = Plan { kind, ..plan };
        ActivityFact::Planned { activity, plan }
    }));
    facts.extend(FUNDERS.map(|funder| {
        let partner = Some(PartnerId::new(id(2)));
        let (end, funder) = (Some(1_500), Some(funder));
        let plan = Plan { end, partner, funder, hosted: true, ..plan };
        ActivityFact::Changed { activity, plan }
    }));
    let heads = Heads { all: 15, ..Heads::by_age(3, 5, 6) };
    for (heads, cost, takings) in [
        (None, 0, 0),
        (Some(heads), 4_050, 1_200),
        (Some(Heads { estimated: true, ..heads }), 0, 0),
    ] {
        let (cost, takings) = (Cents::new(cost), Cents::new(takings));
        facts.push(ActivityFact::Held { activity, outcome: Outcome { heads, cost, takings } });
    }
    facts.extend(CancelReason::ALL.map(|reason| ActivityFact::Cancelled { activity, reason }));
    facts
}
