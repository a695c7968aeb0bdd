//! The stock.

use comptoir::domain::fact::Fact;
use comptoir::domain::id::ProductId;
use comptoir::domain::stock::StockFact;

use super::id;

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let product = ProductId::new(id(1));
    vec![Fact::Stock(StockFact::Moved { product, thousandths: -312 })]
}
