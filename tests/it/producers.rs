//! Producers of the neighbourhood: what was sold of their goods is told to whom they belonged when
//! they were sold.

use comptoir::domain::catalog::Nature;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{Ids, PartnerId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Deal, Partner, Role};
use comptoir::domain::stock::StockFact;
use comptoir::domain::text::Label;
use comptoir::domain::vat::VatRate;
use comptoir::store::Options;
use comptoir::till::goods_in::draft::Draft;

use crate::cafe::{Cafe, DAY, Payer};

fn producer(cafe: &mut Cafe, name: &str, commission: u16) -> PartnerId {
    let partner = Partner {
        id: PartnerId::new(cafe.ids.next()),
        name: Some(Label::new(name).expect("a name")),
        siret: None,
        role: Role::Producer,
        deal: Deal::Consignment,
        commission,
        active: true,
        withdrawals: None,
        rna: None,
        local: None,
    };
    let (act, id) = (cafe.act(), partner.id);
    cafe.till.set_partner(act, partner).expect("set");
    id
}

fn belongs(cafe: &mut Cafe, sku: &str, partner: Option<PartnerId>) {
    let mut product = cafe.till.catalog().by_sku(sku).expect("a product").clone();
    product.supply.partner = partner;
    let act = cafe.act();
    cafe.till.store().append(act.at, act.by, vec![Fact::ProductSet(product)]).expect("set");
}

fn sell(cafe: &mut Cafe, sku: &str, many: i64) -> u64 {
    let basket = cafe.basket(&[(sku, many * 1_000)]);
    cafe.pay(&basket, Payer::Card).expect("sold")
}

#[test]
fn new_goods_of_a_mandate_are_sold_in_the_producers_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe.import().expect("a catalogue");
    cafe.open_day().expect("open");
    let (bought, sold_for) =
        (producer(&mut cafe, "Val", 2_000), producer(&mut cafe, "Bois", 2_000));
    let mut mandate = cafe.till.store().partner(sold_for).expect("read").expect("known");
    mandate.deal = Deal::Mandate;
    let act = cafe.act();
    cafe.till.set_partner(act, mandate).expect("set");
    let cheese = cafe.till.catalog().by_sku("501").expect("cheese").clone();
    for (name, partner) in [("Miel", bought), ("Savon", sold_for)] {
        let mut delivery = Draft { partner: Some(partner), ..Draft::default() };
        delivery.count(&cheese, 1_000);
        let line = &mut delivery.lines[0];
        line.name = Label::new(name).expect("a name");
        (line.product, line.family) = (None, Some(cheese.family));
        line.price = Some(Cents::new(600));
        let act = cafe.act();
        cafe.till.receive(act, &mut cafe.ids, &delivery, false).expect("taken in");
    }
    let made = |name: &str| cafe.till.catalog().search(name, 1)[0].clone();
    assert_eq!((made("Miel").nature, made("Miel").vat), (Nature::Own, cheese.vat));
    let soap = made("Savon");
    assert_eq!((soap.nature, soap.supply.partner), (Nature::ThirdParty, Some(sold_for)));
    assert_eq!(soap.vat.takeaway, VatRate::ZERO);
}

#[test]
fn goods_that_change_hands_are_told_to_whose_they_were() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe.import().expect("a catalogue");
    cafe.open_day().expect("open");
    let former = producer(&mut cafe, "Ferme du Haut", 2_000);
    let latter = producer(&mut cafe, "Ferme du Bas", 1_000);
    belongs(&mut cafe, "303", Some(former));
    let first = sell(&mut cafe, "303", 3);
    belongs(&mut cafe, "303", Some(latter));
    sell(&mut cafe, "303", 2);
    // What is undone was the former's, whose the goods are now or not.
    let act = cafe.act();
    cafe.till.void(act, &mut cafe.ids, first).expect("undone");
    belongs(&mut cafe, "303", Some(former));
    sell(&mut cafe, "303", 1);
    belongs(&mut cafe, "303", Some(latter));
    cafe.close(None).expect("closed");
    cafe.now += DAY;

    let act = cafe.act();
    let paper = cafe.till.statement(act, former).expect("a paper");
    assert_eq!((paper.sums.sold, paper.sums.due), (Cents::new(420), Cents::new(336)));
    assert_eq!(paper.lines.len(), 1, "it is told although the goods are another's now");
    assert_eq!((paper.lines[0].sold, paper.lines[0].left), (1_000, None), "what lies there is not");
    let paper = cafe.till.statement(act, latter).expect("a paper");
    assert_eq!((paper.sums.sold, paper.sums.due), (Cents::new(840), Cents::new(756)));
    assert_eq!(paper.lines[0].sold, 2_000);

    // The margin follows the same hands: four fifths of 4,20 € and nine tenths of 8,40 € without
    // VAT are due.
    let day = BusinessDay::parse("2026-11-21").expect("a day");
    let margins = cafe.till.margins(day, day).expect("margins");
    let cost: i64 = margins.iter().map(|row| row.cost.get()).sum();
    assert_eq!(cost, 280 + 630);

    let views = cafe.till.store().dump_views().expect("the views");
    cafe.till.store().rebuild(|_| {}).expect("rebuilt");
    assert_eq!(cafe.till.store().dump_views().expect("the views"), views);
    let place = cafe.till.make_statement(act, former).expect("told");
    assert_eq!(cafe.till.made_statement(place).expect("a paper").lines[0].sold, 1_000);
}

/// What was told stays as it was told: lines that would not add up to it are left out.
#[test]
fn a_statement_whose_lines_no_longer_add_up_bears_its_sums_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe.import().expect("a catalogue");
    cafe.open_day().expect("open");
    let farm = producer(&mut cafe, "Ferme du Haut", 2_000);
    belongs(&mut cafe, "303", Some(farm));
    sell(&mut cafe, "303", 3);
    cafe.close(None).expect("closed");
    cafe.now += DAY;
    let act = cafe.act();
    let mut sums = cafe.till.statement(act, farm).expect("a paper").sums;
    (sums.sold, sums.due) = (Cents::new(420), Cents::new(336));
    let fact = Fact::Stock(StockFact::StatementMade(sums));
    let entries = cafe.till.store().append(act.at, act.by, vec![fact]).expect("told");
    let paper = cafe.till.made_statement(entries[0].place).expect("a paper");
    assert_eq!((paper.sums, paper.lines.len()), (sums, 0));
}
