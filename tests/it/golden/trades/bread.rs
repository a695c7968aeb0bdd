//! The bread deposit.

use comptoir::domain::bread::BreadFact;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::ProductId;

use super::id;

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let day = BusinessDay::parse("2026-11-21").expect("a day");
    vec![Fact::Bread(BreadFact::SoldOut { day, product: ProductId::new(id(1)) })]
}
