//! What the network knows the café by, and its activities.

use comptoir::domain::commune::CommuneCode;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::PartnerId;
use comptoir::domain::partner::{Partner, Role};
use comptoir::domain::profile::{Model, Profile, Rna};
use comptoir::domain::text::Label;

use super::id;

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
    facts
}
