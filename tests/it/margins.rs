//! The margin goes by what goods were, and what was agreed of them, when they were sold.

use std::path::Path;

use comptoir::domain::catalog::{Nature, Product};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{Ids, PartnerId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Deal, Partner, Role};
use comptoir::domain::text::Label;
use comptoir::store::Options;

use crate::cafe::{Cafe, Payer};

fn opened(folder: &Path) -> Cafe {
    let mut cafe = Cafe::open(folder, &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe.import().expect("a catalogue");
    cafe.open_day().expect("open");
    cafe
}

fn sell(cafe: &mut Cafe, sku: &str) {
    let basket = cafe.basket(&[(sku, 1_000)]);
    cafe.pay(&basket, Payer::Card).expect("sold");
}

fn change(cafe: &mut Cafe, sku: &str, change: impl Fn(&mut Product)) {
    let mut product = cafe.till.catalog().by_sku(sku).expect("a product").clone();
    change(&mut product);
    let act = cafe.act();
    cafe.till.store().append(act.at, act.by, vec![Fact::ProductSet(product)]).expect("set");
}

/// All that was sold without VAT, and its cost.
fn sums(cafe: &mut Cafe) -> (i64, i64) {
    let today = BusinessDay::of(cafe.moment());
    let margins = cafe.till.margins(today, today).expect("margins");
    let views = cafe.till.store().dump_views().expect("the views");
    cafe.till.store().rebuild(|_| {}).expect("rebuilt");
    assert_eq!(cafe.till.store().dump_views().expect("the views"), views);
    let sum = |of: fn(&comptoir::till::stock::margin::FamilyMargin) -> Cents| {
        margins.iter().map(|row| of(row).get()).sum()
    };
    (sum(|row| row.net), sum(|row| row.cost))
}

#[test]
fn goods_count_as_what_they_were_when_they_were_sold() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = opened(folder.path());
    change(&mut cafe, "303", |beer| beer.supply.cost = Some(Cents::new(180)));
    sell(&mut cafe, "303");
    assert_eq!(sums(&mut cafe), (350, 180));
    change(&mut cafe, "303", |beer| beer.nature = Nature::ThirdParty);
    assert_eq!(sums(&mut cafe), (350, 180), "what was the café's own stays it");
    sell(&mut cafe, "303");
    assert_eq!(sums(&mut cafe), (350, 180), "another's money is no margin");
    change(&mut cafe, "303", |beer| beer.nature = Nature::Own);
    assert_eq!(sums(&mut cafe), (350, 180), "nor does it become one");
}

#[test]
fn goods_on_consignment_cost_what_was_due_for_them_when_they_were_sold() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = opened(folder.path());
    let mut partner = Partner {
        id: PartnerId::new(cafe.ids.next()),
        name: Some(Label::new("Ferme du Haut").expect("a name")),
        siret: None,
        role: Role::Producer,
        deal: Deal::Consignment,
        commission: 2_000,
        active: true,
        withdrawals: None,
        rna: None,
        local: None,
    };
    let act = cafe.act();
    cafe.till.set_partner(act, partner.clone()).expect("set");
    change(&mut cafe, "303", |beer| {
        beer.supply.partner = Some(partner.id);
        beer.supply.cost = Some(Cents::new(180));
    });
    sell(&mut cafe, "303");
    assert_eq!(sums(&mut cafe), (350, 280));
    partner.deal = Deal::Purchase;
    let act = cafe.act();
    cafe.till.set_partner(act, partner).expect("set");
    assert_eq!(sums(&mut cafe), (350, 280), "four fifths were due then, and are");
    sell(&mut cafe, "303");
    assert_eq!(sums(&mut cafe), (700, 280 + 180), "from now on it is bought");
}
