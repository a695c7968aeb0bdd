//! The shelf: products made out of unknown codes, codes kept for the evening, labels that sell at
//! what they say.

use comptoir::domain::barcode::in_store::Layouts;
use comptoir::domain::catalog::scanned::{Meaning, Measure};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{FamilyId, ProductId};
use comptoir::domain::money::Cents;
use comptoir::domain::quantity::{Quantity, Unit};
use comptoir::domain::shelf::{LabelKind, ShelfFact};
use comptoir::domain::stock::StockFact;
use comptoir::domain::text::Label;
use comptoir::store::Options;
use comptoir::till::TillError;
use comptoir::till::shelf::labels::Wanted;
use comptoir::till::shelf::{NewProduct, ShelfError};

use crate::cafe::Cafe;

fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

fn cafe(folder: &std::path::Path) -> Cafe {
    let mut cafe = Cafe::open(folder, &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    let catalogue = include_bytes!("../../assets/demo/catalogue.csv");
    let act = cafe.act();
    cafe.till.import(act, &mut cafe.ids, catalogue, false).expect("imported");
    cafe
}

fn product(cafe: &Cafe, sku: &str) -> ProductId {
    cafe.till.catalog().by_sku(sku).expect("a product").id
}

fn family(cafe: &Cafe, sku: &str) -> FamilyId {
    cafe.till.catalog().by_sku(sku).expect("a product").family
}

fn new(cafe: &Cafe, code: &str) -> NewProduct {
    NewProduct {
        code: Some(label(code)),
        name: label("Compote"),
        family: family(cafe, "601"),
        price: Cents::new(190),
        unit: Unit::Piece,
        tracked: true,
    }
}

#[test]
fn a_new_product_has_the_rates_of_its_family_and_clears_its_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let act = cafe.act();
    let parked = (label("3274080005003"), family(&cafe, "601"), Cents::new(190));
    let sundry = cafe.till.park_code(act, &mut cafe.ids, parked.clone(), label("Divers"));
    let sundry = sundry.expect("parked");
    let again = cafe.till.park_code(act, &mut cafe.ids, parked, label("Divers"));
    assert_eq!(again.expect("parked"), sundry, "one such product a family");
    assert_eq!(cafe.till.parked_codes().expect("read").len(), 1);
    let compote = new(&cafe, "3274080005003");
    let id = cafe.till.create_product(act, &mut cafe.ids, compote.clone()).expect("made");
    let made = cafe.till.catalog().product(id).expect("there");
    assert_eq!(made.vat.takeaway.basis_points(), 550);
    assert!(made.supply.tracked);
    assert!(cafe.till.parked_codes().expect("read").is_empty());
    let twice = cafe.till.create_product(act, &mut cafe.ids, compote);
    assert!(matches!(twice, Err(TillError::Shelf(ShelfError::CodeTaken))), "{twice:?}");
    let free = NewProduct { price: Cents::ZERO, ..new(&cafe, "96385074") };
    let free = cafe.till.create_product(act, &mut cafe.ids, free);
    assert!(matches!(free, Err(TillError::Shelf(ShelfError::Price))), "{free:?}");
}

#[test]
fn a_mark_down_sells_at_what_its_label_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let act = cafe.act();
    let layouts = Layouts::default();
    let yoghurt = product(&cafe, "604");
    let wanted = [(yoghurt, Wanted::Shelf), (yoghurt, Wanted::MarkDown(50))];
    let place = cafe.till.print_labels(act, &layouts, &wanted).expect("asked");
    let Fact::Stock(StockFact::Shelf(ShelfFact::LabelsAsked(labels))) =
        cafe.till.entry(place).expect("there").fact
    else {
        panic!("labels");
    };
    let LabelKind::MarkDown { code, .. } = &labels[1].kind else {
        panic!("a mark-down");
    };
    let today = BusinessDay::of(act.at).date();
    let half = Measure::Printed(Quantity::ONE, Cents::new(155));
    match cafe.till.catalog().scanned(code.as_str(), &layouts, today) {
        Meaning::Sell { product, measure, .. } => {
            assert_eq!((product.id, measure), (yoghurt, half));
        }
        other => panic!("{other:?}"),
    }
    let cheese = product(&cafe, "605");
    let weighed = cafe.till.print_labels(act, &layouts, &[(cheese, Wanted::MarkDown(30))]);
    assert!(matches!(weighed, Err(TillError::Shelf(ShelfError::NoCode))), "{weighed:?}");
    let none = cafe.till.print_labels(act, &layouts, &[]);
    assert!(matches!(none, Err(TillError::Shelf(ShelfError::LabelCount))), "{none:?}");
}

#[test]
fn bottles_bear_the_deposit_that_their_tag_asks_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let cafe = cafe(folder.path());
    let catalog = cafe.till.catalog();
    let beer = catalog.by_sku("303").expect("beer");
    let deposit = catalog.product(beer.supply.deposit.expect("a deposit")).expect("there");
    assert_eq!((deposit.name.as_str(), deposit.price.get()), ("Consigne bouteille", 20));
    let families = catalog.families();
    assert_eq!(families.last().expect("families").id, deposit.family, "after all others");
}
