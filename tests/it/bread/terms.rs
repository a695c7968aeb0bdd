//! What a baker's terms change in the catalogue, and what they leave behind.

use std::path::Path;

use comptoir::domain::bread::Baker;
use comptoir::domain::catalog::{Nature, Product};
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{Ids, PartnerId, ProductId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Deal, Partner, Role};
use comptoir::store::Options;

use super::label;
use crate::cafe::Cafe;

/// Breads of a baker who was paid by commission before, among goods of the café's own.
const LIST: &str = "sku;name;family;price_ttc;vat_on_site;vat_takeaway;unit;barcode;tags\n\
    401;Baguette;Pain;1.10;0;0;P;B;pain tiers\n\
    402;Tradition;Pain;1.30;0;0;P;B;pain tiers\n\
    405;Croissant;Viennoiserie;1.20;10;5.5;P;B;\n\
    406;Pain au chocolat;Viennoiserie;1.40;0;0;P;B;tiers\n";

fn cafe(folder: &Path) -> Cafe {
    let mut cafe = Cafe::open(folder, &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    let act = cafe.act();
    cafe.till.import(act, &mut cafe.ids, LIST.as_bytes(), false).expect("imported");
    cafe
}

fn product(cafe: &Cafe, sku: &str) -> Product {
    cafe.till.catalog().by_sku(sku).expect("a product").clone()
}

/// The two rates of a product, in basis points.
fn rates(cafe: &Cafe, sku: &str) -> (u16, u16) {
    let vat = product(cafe, sku).vat;
    (vat.on_site.basis_points(), vat.takeaway.basis_points())
}

fn baker(cafe: &mut Cafe, deal: Deal) -> Partner {
    Partner {
        id: PartnerId::new(cafe.ids.next()),
        name: Some(label("Fournil du Pont")),
        siret: None,
        role: Role::Baker,
        deal,
        commission: 2_000,
        active: true,
        withdrawals: None,
        rna: None,
        local: None,
    }
}

fn set(cafe: &mut Cafe, partner: &Partner, skus: &[&str]) {
    let cost = Some(Cents::new(80));
    let breads: Vec<(ProductId, _)> =
        skus.iter().map(|sku| (product(cafe, sku).id, cost)).collect();
    let act = cafe.act();
    let terms = Baker::usual(partner.id);
    cafe.till.set_baker(act, partner.clone(), terms, &breads).expect("set");
}

/// The skus of a baker's breads as the views have them.
fn breads(cafe: &Cafe, baker: PartnerId) -> Vec<String> {
    let breads = cafe.till.breads_of(baker).expect("read");
    let sku = |id| cafe.till.catalog().product(id).and_then(|one| one.sku.clone());
    let mut skus: Vec<_> = breads.into_iter().filter_map(sku).map(|sku| sku.to_string()).collect();
    skus.sort();
    skus
}

fn rebuilt_is_the_same(cafe: &mut Cafe) {
    let store = cafe.till.store();
    let before = store.dump_views().expect("read");
    store.rebuild(|_| ()).expect("made anew");
    assert_eq!(before, store.dump_views().expect("read"));
}

#[test]
fn bread_that_becomes_the_cafes_own_bears_its_rates() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let partner = baker(&mut cafe, Deal::Purchase);
    set(&mut cafe, &partner, &["401", "402", "406"]);
    assert_eq!(product(&cafe, "401").nature, Nature::Own);
    assert_eq!(rates(&cafe, "401"), (1_000, 550), "no bread says it: the rates of bread");
    assert_eq!(rates(&cafe, "402"), (1_000, 550));
    assert_eq!(rates(&cafe, "406"), (1_000, 550), "as the croissant beside it");
    rebuilt_is_the_same(&mut cafe);
}

#[test]
fn bread_that_was_taxed_keeps_its_rates_through_a_commission() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let mut partner = baker(&mut cafe, Deal::Mandate);
    set(&mut cafe, &partner, &["401", "405"]);
    assert_eq!(product(&cafe, "405").nature, Nature::ThirdParty);
    partner.deal = Deal::Purchase;
    set(&mut cafe, &partner, &["401", "405"]);
    assert_eq!(rates(&cafe, "405"), (1_000, 550));
    assert_eq!(rates(&cafe, "401"), (1_000, 550));
}

#[test]
fn bread_taken_off_the_terms_is_the_cafes_own_and_nobodys() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let partner = baker(&mut cafe, Deal::Mandate);
    set(&mut cafe, &partner, &["401", "402", "405"]);
    set(&mut cafe, &partner, &["401"]);
    for sku in ["402", "405"] {
        let product = product(&cafe, sku);
        assert_eq!((product.nature, product.supply.partner), (Nature::Own, None), "{sku}");
        assert_eq!(rates(&cafe, sku), (1_000, 550), "{sku}");
    }
    assert_eq!(product(&cafe, "401").supply.partner, Some(partner.id));
    assert_eq!(breads(&cafe, partner.id), ["401"], "the first baker gets nothing back by itself");
    rebuilt_is_the_same(&mut cafe);
}

#[test]
fn goods_of_a_supplier_who_becomes_a_baker_are_bread() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let mut partner = baker(&mut cafe, Deal::Purchase);
    let mut croissant = product(&cafe, "405");
    croissant.supply.partner = Some(partner.id);
    croissant.supply.cost = Some(Cents::new(80));
    partner.role = Role::Supplier;
    let act = cafe.act();
    let facts = vec![Fact::PartnerSet(partner.clone()), Fact::ProductSet(croissant)];
    cafe.till.store().append(act.at, act.by, facts).expect("written");
    partner.role = Role::Baker;
    set(&mut cafe, &partner, &["405"]);
    let day = comptoir::domain::day::BusinessDay::of(cafe.moment());
    let board = cafe.till.bread_board(day, Some(partner.id)).expect("read");
    assert!(board.lines.iter().any(|line| line.name.as_str() == "Croissant"));
    assert!(breads(&cafe, partner.id).contains(&"405".to_owned()));
    rebuilt_is_the_same(&mut cafe);
}

#[test]
fn bread_of_which_nobody_has_said_anything_can_be_taken_off_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let partner = baker(&mut cafe, Deal::Purchase);
    let act = cafe.act();
    let known = vec![Fact::PartnerSet(partner.clone())];
    cafe.till.store().append(act.at, act.by, known).expect("written");
    assert_eq!(breads(&cafe, partner.id), ["401", "402"], "the only baker's until someone says");
    set(&mut cafe, &partner, &["401"]);
    assert_eq!(breads(&cafe, partner.id), ["401"], "he was shown it, and it was left out");
    assert_eq!(product(&cafe, "402").supply.partner, None);
    rebuilt_is_the_same(&mut cafe);
}

#[test]
fn the_first_baker_gets_no_bread_that_was_left_out_when_he_was_set_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let first = baker(&mut cafe, Deal::Mandate);
    set(&mut cafe, &first, &["401"]);
    assert_eq!(breads(&cafe, first.id), ["401"]);
    assert_eq!(product(&cafe, "402").supply.partner, None);
    assert_eq!(rates(&cafe, "402"), (1_000, 550), "the café's own, with its VAT");
    // Nor one who comes when the former has gone.
    let gone = Partner { active: false, ..first };
    let act = cafe.act();
    cafe.till.set_partner(act, gone).expect("gone");
    let next = baker(&mut cafe, Deal::Purchase);
    set(&mut cafe, &next, &["405"]);
    assert_eq!(breads(&cafe, next.id), ["405"]);
    rebuilt_is_the_same(&mut cafe);
}
