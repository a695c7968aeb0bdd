//! Both modes of money, to the cent.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::id::PartnerId;
use crate::domain::partner::Role;
use crate::domain::text::Label;

fn partner(deal: Deal, commission: u16) -> Partner {
    Partner {
        id: PartnerId::new(Uuid::from_u128(9)),
        name: Label::new("Fournil du Pont").expect("a name"),
        siret: None,
        role: Role::Baker,
        deal,
        commission,
        active: true,
        withdrawals: None,
    }
}

fn baker() -> Baker {
    let partner = PartnerId::new(Uuid::from_u128(9));
    Baker { credit: 5_000, credit_max: 1_000, ..Baker::usual(partner) }
}

fn row(date: &str, product: u128, delivered: u32, cost: i64) -> StatementRow {
    StatementRow {
        day: BusinessDay::parse(date).expect("a day"),
        product: ProductId::new(Uuid::from_u128(product)),
        delivered,
        cost: Some(Cents::new(cost)),
        sold: 0,
        collected: Cents::ZERO,
        left_over: LeftOver::default(),
    }
}

#[test]
fn bought_bread_is_owed_by_what_came_less_the_credit() {
    let mut baguettes = row("2026-11-21", 401, 28, 80);
    baguettes.left_over = LeftOver { taken_back: 5, donated: 2, ..LeftOver::default() };
    let rows = [baguettes, row("2026-11-21", 402, 24, 95), row("2026-11-22", 401, 34, 80)];
    let bought = partner(Deal::Purchase, 0);
    let statement = Statement::of(&bought, &baker(), &rows).expect("a statement");
    // 28 × 0.80 + 24 × 0.95 = 45.20 on Saturday, 27.20 on Sunday. He credits half of 5 × 0.80,
    // which is less than a tenth of Saturday's delivery.
    assert_eq!(statement.delivered, Cents::new(7_240));
    assert_eq!(statement.credit, Cents::new(200));
    assert_eq!(statement.due, Cents::new(7_040));
    assert_eq!(statement.lines.len(), 2);
}

#[test]
fn bread_on_commission_is_owed_by_what_was_sold() {
    let mut sold = row("2026-11-21", 401, 28, 80);
    (sold.sold, sold.collected) = (25, Cents::new(2_695));
    sold.left_over.taken_back = 3;
    let mandate = partner(Deal::Mandate, 2_000);
    let statement = Statement::of(&mandate, &baker(), &[sold]).expect("a statement");
    assert_eq!(statement.commission, Cents::new(539));
    assert_eq!(statement.due, Cents::new(2_156));
    assert_eq!(statement.credit, Cents::ZERO);
}

#[test]
fn bread_without_a_cost_is_named() {
    let mut unknown = row("2026-11-21", 401, 28, 0);
    unknown.cost = None;
    let bought = partner(Deal::Purchase, 0);
    let statement = Statement::of(&bought, &baker(), &[unknown]).expect("a statement");
    assert_eq!(statement.without_cost, [unknown.product]);
}

fn any_rows() -> impl Strategy<Value = Vec<StatementRow>> {
    let one = (16..23_u32, 1..4_u128, 0..60_u32, 10..300_i64, -2..60_i64, 0..9_000_i64, 0..5_u32);
    let row = one.prop_map(|(date, product, delivered, cost, sold, collected, back)| {
        let mut row = row(&format!("2026-11-{date}"), product, delivered, cost);
        (row.sold, row.collected) = (sold, Cents::new(collected));
        row.left_over.taken_back = back;
        row
    });
    proptest::collection::vec(row, 0..30)
}

proptest! {
    #[test]
    fn a_statement_is_the_sum_of_its_rows(rows in any_rows(), commission in 0..=10_000_u16) {
        for deal in [Deal::Purchase, Deal::Consignment, Deal::Mandate] {
            let partner = partner(deal, commission);
            let statement = Statement::of(&partner, &baker(), &rows).expect("a statement");
            let sum = |amount: fn(&StatementRow) -> i64| rows.iter().map(amount).sum::<i64>();
            let came = sum(|row| row.cost.map_or(0, Cents::get) * i64::from(row.delivered));
            prop_assert_eq!(statement.delivered.get(), came);
            prop_assert_eq!(statement.collected.get(), sum(|row| row.collected.get()));
            let kept = statement.credit.get() + statement.commission.get();
            let whole = if deal == Deal::Purchase { came } else { statement.collected.get() };
            prop_assert_eq!(statement.due.get() + kept, whole);
            let lines = statement.lines.values();
            let units: i64 = lines.clone().flat_map(|line| line.sold.values()).sum();
            prop_assert_eq!(units, sum(|row| row.sold));
            let cost: i64 = lines.map(|line| line.cost.get()).sum();
            prop_assert_eq!(cost, came);
        }
    }
}
