//! The stock.

use comptoir::domain::day::{BusinessDay, Moment};
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{DeliveryId, FamilyId, InventoryId, LotId, PartnerId, ProductId};
use comptoir::domain::money::Cents;
use comptoir::domain::net_price::NetPrice;
use comptoir::domain::stock::lot::{DateKind, Lot};
use comptoir::domain::stock::{DeliveryLine, MoveReason, Statement, StockFact};
use comptoir::domain::text::Label;

use super::id;
use crate::cafe::MORNING;

const REASONS: [MoveReason; 9] = [
    MoveReason::GoodsIn,
    MoveReason::Loss,
    MoveReason::Breakage,
    MoveReason::UseByExpired,
    MoveReason::Donation,
    MoveReason::InternalUse,
    MoveReason::Transfer,
    MoveReason::Return,
    MoveReason::Inventory,
];

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    let product = ProductId::new(id(1));
    let lot = LotId::new(id(2));
    let inventory = InventoryId::new(id(3));
    let day = |text| BusinessDay::parse(text).expect("a day");
    let label = |text| Label::new(text).expect("a label");
    let moved = |reason| StockFact::Moved { product, thousandths: -312, reason, lot: None };
    let mut facts: Vec<StockFact> = REASONS.into_iter().map(moved).collect();
    let reason = MoveReason::Donation;
    facts.push(StockFact::Moved { product, thousandths: -2_000, reason, lot: Some(lot) });
    let full = DeliveryLine {
        product,
        reference: Some(label("A-12")),
        announced: Some(12_000),
        delivered: 11_000,
        cost: NetPrice::from_millionths(1_234_500).ok(),
    };
    let bare =
        DeliveryLine { reference: None, announced: None, delivered: 0, cost: None, ..full.clone() };
    let delivery = DeliveryId::new(id(4));
    let (partner, note) = (Some(PartnerId::new(id(5))), Some(label("BL 2026-118")));
    facts.push(StockFact::GoodsIn { delivery, partner, note, lines: vec![full, bare] });
    let family = Some(FamilyId::new(id(6)));
    facts.push(StockFact::InventoryStarted { inventory, family });
    facts.push(StockFact::InventoryStarted { inventory, family: None });
    let at = Moment::new(MORNING, 60).expect("a moment");
    let (counted, expected) = (9_000, -1_000);
    facts.push(StockFact::InventoryCounted { inventory, product, counted, expected, at });
    facts.push(StockFact::InventoryEnded { inventory });
    let date = day("2026-11-23");
    let (kind, number) = (DateKind::UseBy, Some(label("L4471")));
    let kept = Lot { id: lot, product, number, kind, date, thousandths: 6_000 };
    let other = Lot { number: None, kind: DateKind::BestBefore, ..kept.clone() };
    facts.extend([StockFact::LotKept(kept), StockFact::LotKept(other)]);
    facts.push(StockFact::LotMarkedDown { lot, discount: 3_000 });
    facts.push(StockFact::LotCleared { lot });
    facts.push(StockFact::StatementMade(Statement {
        partner: PartnerId::new(id(5)),
        since: Some(day("2026-10-31")),
        until: day("2026-11-20"),
        sold: Cents::new(10_200),
        commission: Cents::new(2_550),
        due: Cents::new(7_650),
    }));
    facts.into_iter().map(Fact::Stock).collect()
}
