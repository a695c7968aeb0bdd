//! Memberships.

use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{CustomerId, MembershipId, ProductId, TicketId};
use comptoir::domain::membership::{Membership, MembershipFact, Term, Terms};
use comptoir::domain::money::Cents;

use super::id;

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let day = |text| BusinessDay::parse(text).expect("a day");
    let product = ProductId::new(id(1));
    let mut facts: Vec<MembershipFact> = Term::ALL
        .map(|term| MembershipFact::TermsSet {
            product,
            terms: Some(Terms { floor: Cents::new(500), term }),
        })
        .to_vec();
    let paid = Membership {
        id: MembershipId::new(id(2)),
        customer: Some(CustomerId::new(id(3))),
        product,
        ticket: Some(TicketId::new(id(4))),
        start: day("2026-11-21"),
        end: day("2027-11-20"),
        paid: Cents::new(1_000),
        people: 1,
    };
    let for_a_day = Membership {
        id: MembershipId::new(id(5)),
        customer: None,
        ticket: None,
        end: paid.start,
        paid: Cents::ZERO,
        people: 3,
        ..paid
    };
    facts.extend([
        MembershipFact::TermsSet { product, terms: None },
        MembershipFact::Joined(paid),
        MembershipFact::Joined(for_a_day),
        MembershipFact::Ended { membership: paid.id },
    ]);
    facts.into_iter().map(Fact::Membership).collect()
}
