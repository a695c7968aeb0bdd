//! The figures of a month where something is out of the ordinary: rates that few know, typing
//! mistakes, tickets that are undone after the catalogue has changed.

use std::collections::BTreeMap;

use comptoir::domain::catalog::Product;
use comptoir::domain::fact::Fact;
use comptoir::domain::money::Cents;
use comptoir::domain::stock::{MAX_MOVE, MoveReason};
use comptoir::domain::vat::VatRate;
use comptoir::statement::MonthName;
use comptoir::statement::rules::Breach;
use comptoir::statement::telling::Draft;
use comptoir::store::Options;
use comptoir::till::stock::Move;

use crate::cafe::{Cafe, DAY, Payer};

fn open(folder: &tempfile::TempDir) -> Cafe {
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe.import().expect("imported");
    cafe.open_day().expect("open");
    cafe
}

/// Changes a product by a fact of its own, as some earlier version may have written it.
fn change(cafe: &mut Cafe, sku: &str, how: impl FnOnce(&mut Product)) {
    let mut product = cafe.till.catalog().by_sku(sku).expect("a product").clone();
    how(&mut product);
    let act = cafe.act();
    cafe.till.store().append(act.at, act.by, vec![Fact::ProductSet(product)]).expect("written");
}

fn sell(cafe: &mut Cafe, items: &[(&str, i64)]) -> u64 {
    let basket = cafe.basket(items);
    cafe.pay(&basket, Payer::Card).expect("sold")
}

fn void(cafe: &mut Cafe, number: u64) {
    let act = cafe.act();
    cafe.till.void(act, &mut cafe.ids, number).expect("undone");
}

/// The month as it would leave.
fn told(cafe: &mut Cafe, month: &str) -> Draft {
    let at = cafe.moment();
    let month = MonthName::parse(month).expect("a month");
    cafe.till.statement_of(at, month).expect("a statement")
}

/// An indicator's figures by its codes, as they stand in the document.
fn values(draft: &Draft, indicator: &str) -> BTreeMap<String, String> {
    let document = serde_json::to_value(&draft.document).expect("JSON");
    let values = document["valeurs"].as_array().expect("figures").iter();
    let ours = values.filter(|one| one["i"] == indicator);
    ours.map(|one| {
        let codes = one["d"].as_object().map(|codes| {
            codes.values().map(|code| code.as_str().expect("a code")).collect::<Vec<_>>().join(" ")
        });
        (codes.unwrap_or_default(), one["v"].to_string().replace('"', ""))
    })
    .collect()
}

fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(code, value)| ((*code).to_owned(), (*value).to_owned())).collect()
}

fn taxed(cafe: &mut Cafe, sku: &str, points: u16) {
    let rate = VatRate::new(points).expect("a rate");
    change(cafe, sku, |product| (product.vat.on_site, product.vat.takeaway) = (rate, rate));
}

#[test]
fn a_cafe_overseas_tells_its_month() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = open(&folder);
    for (sku, points) in [("101", 850), ("303", 105), ("405", 1_300)] {
        taxed(&mut cafe, sku, points);
        sell(&mut cafe, &[(sku, 10_000)]);
    }
    cafe.close(None).expect("closed");
    cafe.now += 20 * DAY;
    let draft = told(&mut cafe, "2026-11");
    assert_eq!(draft.breaches, []);
    assert!(draft.document.is_final());
    // 14 € at 8,5 %, 42 € at 1,05 %, 12 € at 13 %.
    let expected = map(&[("8.5", "1.10"), ("1.05", "0.44"), ("13.0", "1.38")]);
    assert_eq!(values(&draft, "tva.montant"), expected);
}

#[test]
fn a_rate_that_was_typed_by_mistake_blocks_no_month() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = open(&folder);
    taxed(&mut cafe, "101", 1_960);
    taxed(&mut cafe, "405", 500);
    let wrong = sell(&mut cafe, &[("101", 1_000), ("405", 1_000)]);
    sell(&mut cafe, &[("303", 1_000)]);
    let draft = told(&mut cafe, "2026-11");
    assert!(draft.may_be_sealed(), "{:?}", draft.breaches);
    let expected = map(&[("autre", "0.29"), ("20.0", "0.70")]);
    assert_eq!(values(&draft, "tva.montant"), expected);
    void(&mut cafe, wrong);
    let draft = told(&mut cafe, "2026-11");
    assert!(draft.may_be_sealed(), "{:?}", draft.breaches);
    assert_eq!(values(&draft, "tva.montant"), map(&[("20.0", "0.70")]), "nothing is left of it");
}

#[test]
fn a_loss_that_nobody_can_have_had_leaves_the_month_to_be_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = open(&folder);
    let costs = |cents| move |product: &mut Product| product.supply.cost = Some(Cents::new(cents));
    let broken = |cafe: &mut Cafe, sku: &str, thousandths| {
        let product = cafe.till.catalog().by_sku(sku).expect("a product").id;
        let reason = MoveReason::Breakage;
        let act = cafe.act();
        let moved = Move { product, thousandths, reason, lot: None };
        cafe.till.move_stock(act, moved).expect("written");
    };
    change(&mut cafe, "303", costs(150));
    broken(&mut cafe, "303", -12_345_000);
    let draft = told(&mut cafe, "2026-11");
    assert_eq!(values(&draft, "stock.pertes_eur"), map(&[("", "18517.50")]));
    change(&mut cafe, "405", costs(Cents::MAX_PRICE.get()));
    broken(&mut cafe, "405", -MAX_MOVE);
    let draft = told(&mut cafe, "2026-11");
    assert!(draft.may_be_sealed(), "{:?}", draft.breaches);
    assert!(!draft.breaches.iter().any(|breach| matches!(breach, Breach::OutOfRange(_))));
    assert_eq!(values(&draft, "stock.pertes_eur"), map(&[("", "18517.50")]));
    let odd = draft.document.values.iter().find(|one| one.indicator == "stock.pertes_eur");
    assert_eq!(odd.and_then(|one| one.status.as_deref()), Some("E"), "and it says so");
}
