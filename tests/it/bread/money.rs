//! What a baker is owed after the terms have changed, and what a void takes back after the price
//! has.

use comptoir::domain::bread::Baker;
use comptoir::domain::catalog::Nature;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::money::Cents;
use comptoir::domain::partner::Deal;

use super::{COST, Deposit, PRICE, Step};
use crate::cafe::{DAY, MORNING};

/// The terms as they are from now on, with another deal and cost.
fn agree(deposit: &mut Deposit, deal: Deal, commission: u16, cost: i64) {
    let (mut partner, terms) = deposit.cafe.till.baker(deposit.baker).expect("a baker");
    (partner.deal, partner.commission) = (deal, commission);
    let breads = [(deposit.product, Some(Cents::new(cost)))];
    let act = deposit.cafe.act();
    let terms = Baker { credit: 10_000, ..terms };
    deposit.cafe.till.set_baker(act, partner, terms, &breads).expect("set");
}

/// What is owed under one deal for some days after the first, in cents.
fn due(deposit: &Deposit, from: i64, until: i64, deal: Deal) -> i64 {
    let day = |number| {
        let first = BusinessDay::parse("2026-11-21").expect("a day").date();
        BusinessDay::new(first + chrono::TimeDelta::days(number))
    };
    let sheet = deposit.cafe.till.baker_statement(deposit.baker, day(from), day(until));
    let parts = sheet.expect("a statement").parts;
    parts.iter().find(|part| part.deal == deal).map_or(0, |part| part.due.get())
}

fn price(deposit: &mut Deposit, cents: i64) {
    let mut product = deposit.cafe.till.catalog().product(deposit.product).expect("bread").clone();
    product.price = Cents::new(cents);
    let act = deposit.cafe.act();
    deposit.cafe.till.store().append(act.at, act.by, vec![Fact::ProductSet(product)]).expect("set");
}

#[test]
fn each_day_is_settled_under_its_own_terms() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    // Two days of bought bread, of which the baker credits what he takes back.
    for _ in 0..2 {
        deposit.play(&Step::Deliver(10));
        deposit.play(&Step::Sell(3));
        deposit.play(&Step::LeftOver(2, 0));
        deposit.play(&Step::NextDay);
    }
    assert_eq!(due(&deposit, 0, 1, Deal::Purchase), 2 * 8 * COST);
    agree(&mut deposit, Deal::Mandate, 2_000, 60);
    // Two days of bread on commission: what is sold, less a fifth.
    for _ in 0..2 {
        deposit.play(&Step::Deliver(10));
        deposit.play(&Step::Sell(3));
        deposit.play(&Step::NextDay);
    }
    agree(&mut deposit, Deal::Mandate, 1_000, 60);
    deposit.play(&Step::Deliver(10));
    deposit.play(&Step::Sell(3));
    let each = 3 * PRICE;
    assert_eq!(due(&deposit, 0, 4, Deal::Purchase), 2 * 8 * COST, "at the cost of those days");
    let sold = 2 * (each * 80 / 100) + each * 90 / 100;
    assert_eq!(due(&deposit, 0, 4, Deal::Mandate), sold, "each day at its own commission");
    assert_eq!(due(&deposit, 0, 1, Deal::Mandate), 0);
    assert_eq!(due(&deposit, 2, 3, Deal::Purchase), 0);
}

#[test]
fn a_loaf_is_paid_once_on_the_day_the_terms_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    deposit.play(&Step::Deliver(10));
    deposit.play(&Step::Sell(2));
    agree(&mut deposit, Deal::Mandate, 2_000, COST);
    deposit.play(&Step::Sell(3));
    // Three of the ten were sold for him and were not bought.
    assert_eq!(due(&deposit, 0, 0, Deal::Purchase), 7 * COST);
    assert_eq!(due(&deposit, 0, 0, Deal::Mandate), 3 * PRICE * 80 / 100);
    deposit.play(&Step::NextDay);
    deposit.play(&Step::Deliver(10));
    deposit.play(&Step::Sell(4));
    agree(&mut deposit, Deal::Purchase, 0, COST);
    deposit.play(&Step::Sell(1));
    assert_eq!(due(&deposit, 1, 1, Deal::Mandate), 4 * PRICE * 80 / 100);
    assert_eq!(due(&deposit, 1, 1, Deal::Purchase), COST, "one was sold as the café's own");
}

#[test]
fn a_void_of_bread_on_commission_takes_the_bakers_money_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    agree(&mut deposit, Deal::Mandate, 2_000, COST);
    deposit.play(&Step::Deliver(10));
    deposit.play(&Step::Sell(3));
    deposit.play(&Step::Sell(1));
    agree(&mut deposit, Deal::Mandate, 1_000, COST);
    deposit.play(&Step::Void(0));
    assert_eq!(due(&deposit, 0, 0, Deal::Mandate), PRICE * 80 / 100);
    agree(&mut deposit, Deal::Purchase, 0, COST);
    deposit.play(&Step::Void(0));
    assert_eq!(due(&deposit, 0, 0, Deal::Mandate), 0);
    let product = deposit.cafe.till.catalog().product(deposit.product).expect("bread");
    assert_eq!(product.nature, Nature::Own);
    let store = deposit.cafe.till.store();
    let before = store.dump_views().expect("read");
    store.rebuild(|_| ()).expect("made anew");
    assert_eq!(before, store.dump_views().expect("read"));
}

#[test]
fn a_void_takes_back_what_the_sale_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    deposit.play(&Step::Deliver(10));
    // Sold at the full price of then, which is below the price of now.
    deposit.play(&Step::Sell(2));
    price(&mut deposit, 150);
    assert_eq!(super::shelf(&mut deposit).shelf.marked_down, 0);
    deposit.play(&Step::Void(0));
    assert_eq!(super::shelf(&mut deposit).shelf.marked_down, 0, "it never was cheaper");
    // Sold below the price of then, which comes down to what was paid.
    deposit.play(&Step::Sell(3));
    assert_eq!(super::shelf(&mut deposit).shelf.marked_down, 3);
    price(&mut deposit, PRICE);
    deposit.play(&Step::Void(0));
    let row = super::shelf(&mut deposit);
    assert_eq!((row.shelf.marked_down, row.shelf.sold), (0, 0));
    assert!(deposit.cafe.now < MORNING + DAY);
}

#[test]
fn a_void_takes_bread_back_that_is_bread_no_longer() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    deposit.play(&Step::Deliver(10));
    deposit.play(&Step::Sell(2));
    let bread = deposit.cafe.till.catalog().product(deposit.product).expect("bread").clone();
    let mut other = bread.clone();
    other.tags.clear();
    other.supply.partner = None;
    let act = deposit.cafe.act();
    let fact = Fact::ProductSet(other);
    deposit.cafe.till.store().append(act.at, act.by, vec![fact]).expect("set");
    deposit.play(&Step::Void(0));
    // What was no bread when it was sold gives no bread back.
    deposit.play(&Step::Sell(1));
    let act = deposit.cafe.act();
    let fact = Fact::ProductSet(bread);
    deposit.cafe.till.store().append(act.at, act.by, vec![fact]).expect("set");
    deposit.play(&Step::Void(0));
    let row = super::shelf(&mut deposit);
    assert_eq!((row.shelf.sold, row.shelf.units()), (0, 10));
}
