//! Both modes of money, to the cent.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::id::PartnerId;

fn baker() -> Baker {
    let partner = PartnerId::new(Uuid::from_u128(9));
    Baker { credit: 5_000, credit_max: 1_000, ..Baker::usual(partner) }
}

fn row(date: &str, product: u128, delivered: u32, cost: i64) -> StatementRow {
    let product = ProductId::new(Uuid::from_u128(product));
    StatementRow {
        delivered,
        cost: Some(Cents::new(cost)),
        deal: Some(Deal::Purchase),
        ..StatementRow::nothing(BusinessDay::parse(date).expect("a day"), product)
    }
}

/// So many units sold for the baker, a euro each.
fn sold_for(units: i64, commission: u16) -> SoldFor {
    SoldFor { deal: Deal::Mandate, commission, units, collected: Cents::new(units * 100) }
}

fn parts(rows: &[StatementRow]) -> Vec<Statement> {
    Statement::of(Deal::Purchase, &baker(), rows).expect("a statement")
}

#[test]
fn bought_bread_is_owed_by_what_came_less_the_credit() {
    let mut baguettes = row("2026-11-21", 401, 28, 80);
    baguettes.left_over = LeftOver { taken_back: 5, donated: 2, ..LeftOver::default() };
    let rows = [baguettes, row("2026-11-21", 402, 24, 95), row("2026-11-22", 401, 34, 80)];
    let parts = parts(&rows);
    // 28 × 0.80 + 24 × 0.95 = 45.20 on Saturday, 27.20 on Sunday. He credits half of 5 × 0.80,
    // which is less than a tenth of Saturday's delivery.
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].delivered, Cents::new(7_240));
    assert_eq!(parts[0].credit, Cents::new(200));
    assert_eq!(parts[0].due, Cents::new(7_040));
    assert_eq!(parts[0].lines.len(), 2);
}

#[test]
fn bread_on_commission_is_owed_by_what_was_sold() {
    let mut sold = row("2026-11-21", 401, 28, 80);
    sold.deal = Some(Deal::Mandate);
    let collected = Cents::new(2_695);
    sold.sold_for = vec![SoldFor { collected, ..sold_for(25, 2_000) }];
    sold.left_over.taken_back = 3;
    let parts = parts(&[sold]);
    assert_eq!((parts.len(), parts[0].deal), (1, Deal::Mandate));
    assert_eq!(parts[0].commission, Cents::new(539));
    assert_eq!(parts[0].due, Cents::new(2_156));
    assert_eq!((parts[0].credit, parts[0].delivered), (Cents::ZERO, Cents::ZERO));
    let line = parts[0].lines.values().next().expect("a line");
    assert_eq!((line.delivered.values().sum::<u32>(), line.left_over.taken_back), (28, 3));
}

#[test]
fn the_day_of_a_change_pays_each_loaf_once() {
    let mut row = row("2026-11-21", 401, 10, 80);
    (row.sold, row.collected) = (2, Cents::new(220));
    row.sold_for = vec![sold_for(3, 2_000), sold_for(1, 1_000)];
    let parts = parts(&[row]);
    let [bought, sold] = parts.as_slice() else { panic!("{parts:?}") };
    assert_eq!((bought.deal, bought.due), (Deal::Purchase, Cents::new(6 * 80)));
    assert_eq!((sold.deal, sold.due), (Deal::Mandate, Cents::new(240 + 90)));
    assert_eq!(sold.rates, [1_000, 2_000]);
    let units = |part: &Statement| part.lines.values().next().expect("a line").clone();
    assert_eq!(units(bought).delivered.values().sum::<u32>(), 6);
    assert_eq!(units(sold).delivered.values().sum::<u32>(), 4);
}

#[test]
fn no_bread_is_an_empty_statement_under_todays_deal() {
    let none = Statement::of(Deal::Mandate, &baker(), &[]).expect("a statement");
    assert_eq!((none.len(), none[0].deal, none[0].due), (1, Deal::Mandate, Cents::ZERO));
}

#[test]
fn bread_without_a_cost_is_named() {
    let mut unknown = row("2026-11-21", 401, 28, 0);
    unknown.cost = None;
    let product = unknown.product;
    assert_eq!(parts(&[unknown])[0].without_cost, [product]);
}

fn any_deal() -> impl Strategy<Value = Option<Deal>> {
    let deals = [Deal::Purchase, Deal::Mandate, Deal::Consignment];
    proptest::option::weighted(0.9, proptest::sample::select(deals.to_vec()))
}

fn any_rows() -> impl Strategy<Value = Vec<StatementRow>> {
    let came = (any_deal(), 0..60_u32, 10..300_i64, 0..5_u32);
    let sold = (-2..60_i64, 0..9_000_i64, -2..9_i64, 0..=10_000_u16);
    let one = (16..23_u32, 1..4_u128, came, sold);
    let row = one.prop_map(|(date, product, (deal, delivered, cost, back), sold)| {
        let mut row = row(&format!("2026-11-{date}"), product, delivered, cost);
        row.deal = deal;
        let (own, collected, his, commission) = sold;
        (row.sold, row.collected) = (own, Cents::new(collected));
        if his != 0 {
            row.sold_for.push(sold_for(his, commission));
        }
        row.left_over.taken_back = back;
        row
    });
    proptest::collection::vec(row, 0..30)
}

proptest! {
    #[test]
    fn statements_are_the_sum_of_their_rows(rows in any_rows()) {
        let parts = parts(&rows);
        let sum = |amount: fn(&StatementRow) -> i64| rows.iter().map(amount).sum::<i64>();
        let (mut came, mut sold_for) = (0, 0);
        for part in &parts {
            let lines = part.lines.values();
            let units = |line: &StatementLine| line.delivered.values().sum::<u32>();
            came += lines.clone().map(|line| i64::from(units(line))).sum::<i64>();
            let cost: i64 = lines.clone().map(|line| line.cost.get()).sum();
            prop_assert_eq!(part.delivered.get(), cost);
            let kept = part.credit.get() + part.commission.get();
            let whole = if part.deal == Deal::Purchase { cost } else { part.collected.get() };
            prop_assert_eq!(part.due.get() + kept, whole);
            if part.deal != Deal::Purchase {
                sold_for += part.collected.get();
            }
        }
        prop_assert_eq!(came, sum(|row| i64::from(row.delivered)), "each loaf stands once");
        let his = |row: &StatementRow| row.sold_for.iter().map(|sold| sold.collected.get()).sum();
        prop_assert_eq!(sold_for, sum(his), "his money is his");
    }
}
