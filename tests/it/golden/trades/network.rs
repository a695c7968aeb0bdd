//! What passes between the café and head office.

use std::collections::BTreeMap;

use comptoir::domain::fact::Fact;
use comptoir::domain::month::MonthName;
use comptoir::domain::network::{
    Answer, ExpectedNext, MonthAnswers, NetworkFact, Refusal, SealedMonth,
};

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let month = MonthName::parse("2026-10").expect("a month");
    let meals = Answer {
        indicator: "solidarite.repas".to_owned(),
        dimensions: BTreeMap::from([("financeur".to_owned(), "klesia".to_owned())]),
        value: 12,
        exact: true,
    };
    let hours = Answer {
        indicator: "vie_asso.heures_benevoles".to_owned(),
        dimensions: BTreeMap::new(),
        value: 11_850,
        exact: false,
    };
    let paper = || r#"{"recu":{},"sceau":{}}"#.to_owned();
    let refused = |expected| Refusal {
        statement: [7; 32],
        status: 409,
        rules: vec!["R6".to_owned()],
        expected,
    };
    let plain = Refusal { rules: Vec::new(), status: 403, ..refused(None) };
    let all = [
        NetworkFact::Joined { hub: Some("https://hub.example".to_owned()), paper: paper() },
        NetworkFact::Joined { hub: None, paper: paper() },
        NetworkFact::Answered(MonthAnswers { month, answers: vec![meals, hours] }),
        NetworkFact::Sealed(SealedMonth {
            month,
            revision: 2,
            definitive: true,
            hash: [7; 32],
            paper: r#"{"document":{},"sceau":{}}"#.to_owned(),
        }),
        NetworkFact::Received { statement: [7; 32], paper: paper() },
        NetworkFact::Witnessed { epoch: 1, seq: 12, paper: paper() },
        NetworkFact::Refused(refused(Some(ExpectedNext { revision: 3, last: Some([8; 32]) }))),
        NetworkFact::Refused(refused(Some(ExpectedNext { revision: 1, last: None }))),
        NetworkFact::Refused(plain),
        NetworkFact::KeyHandedOver { paper: paper() },
    ];
    all.into_iter().map(Fact::Network).collect()
}
