//! The bread forecast against rules of thumb, in the villages of `benches/forecast.rs`.

#[path = "../../benches/forecast/rules.rs"]
mod rules;
#[allow(dead_code, reason = "the bench plays in more villages")]
#[path = "../../benches/forecast/village.rs"]
mod village;

use comptoir::domain::forecast::Service;
use rules::{Outcome, Rule, play};
use village::Village;

/// What a rule costs in these villages.
fn outcome(mean: u32, service: Service, rule: Rule, recorded: bool) -> Outcome {
    let mut sum = Outcome::default();
    for seed in 100..103 {
        let days = village::days(Village::Usual, seed, 30, mean.into());
        sum.add(play(&days, rule, service, recorded, mean));
    }
    sum
}

#[test]
fn the_proposal_costs_less_than_rules_of_thumb() {
    for mean in [3, 8, 25] {
        for service in Service::ALL {
            let cost = |rule| outcome(mean, service, rule, true).cost;
            let proposal = cost(Rule::Proposal);
            let case = format!("{mean} a day, {service:?}");
            for rule in [Rule::LastWeek, Rule::MeanOfFour, Rule::MostOfFour, Rule::ShareOfEight] {
                assert!(proposal < cost(rule), "{case}: {rule:?} is better");
            }
            // What could be known and what nobody could: within an eighth.
            assert!(proposal * 8 < cost(Rule::Oracle) * 9, "{case}: far from the oracle");
        }
    }
}

#[test]
fn an_empty_shelf_that_nobody_notes_starves_the_next_order() {
    let noted = outcome(8, Service::Prudent, Rule::Proposal, true);
    let unnoted = outcome(8, Service::Prudent, Rule::Proposal, false);
    assert!(unnoted.missed > 2 * noted.missed, "{unnoted:?} against {noted:?}");
}
