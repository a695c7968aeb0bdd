//! The shelf.

use comptoir::domain::fact::Fact;
use comptoir::domain::id::{FamilyId, ProductId};
use comptoir::domain::money::Cents;
use comptoir::domain::shelf::{LabelKind, ShelfFact, ShelfLabel};
use comptoir::domain::stock::StockFact;
use comptoir::domain::text::Label;

use super::id;

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let text = |text: &str| Label::new(text).expect("a text");
    let product = ProductId::new(id(1));
    let code = text("3274080005003");
    let family = FamilyId::new(id(2));
    let half = LabelKind::MarkDown { percent: 50, code: text("2300604001556") };
    let labels = vec![
        ShelfLabel { product, price: Cents::new(310), kind: LabelKind::Shelf },
        ShelfLabel { product, price: Cents::new(155), kind: half },
    ];
    let parked = ShelfFact::CodeParked { code: code.clone(), family, price: Cents::new(190) };
    let all = [parked, ShelfFact::CodeCleared { code }, ShelfFact::LabelsAsked(labels)];
    all.into_iter().map(|fact| Fact::Stock(StockFact::Shelf(fact))).collect()
}
