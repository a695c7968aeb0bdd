//! Hours of volunteers.

use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{CustomerId, OperatorId, ShiftId};
use comptoir::domain::volunteer::{Duty, Volunteer, VolunteerFact};

use super::id;

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let day = BusinessDay::parse("2026-11-21").expect("a day");
    let operator = Volunteer::Operator(OperatorId::new(id(1)));
    let customer = Volunteer::Customer(CustomerId::new(id(2)));
    let shift = ShiftId::new(id(10));
    let mut facts = vec![
        VolunteerFact::ClockedIn { shift, who: operator, duty: Duty::Opening },
        VolunteerFact::ClockedOut { shift, day, minutes: 130 },
        VolunteerFact::Removed { shift },
        VolunteerFact::Noted { shift, who: None, duty: Duty::Counter, day, minutes: 810 },
    ];
    facts.extend(Duty::ALL.map(|duty| {
        let who = Some(customer);
        VolunteerFact::Noted { shift, who, duty, day, minutes: 60 }
    }));
    facts.into_iter().map(Fact::Volunteer).collect()
}
