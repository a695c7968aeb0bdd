//! Price lists whose columns bear no name that anybody knows: a person says once which holds what,
//! and the next list of the same supplier is known again.

use comptoir::domain::id::{Ids, PartnerId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Deal, Partner, Role};
use comptoir::domain::stock::columns::{DecimalSign, Field};
use comptoir::domain::text::Label;
use comptoir::imports::price_list::{self, Mistake};
use comptoir::store::Options;
use comptoir::till::TillError;

use crate::cafe::Cafe;

/// Under an address, with names that say nothing.
const NONSENSE: &str = "Grossiste du Val;;;;;\n\
    12, rue du Pont;;;;;\n\
    K1;zz;??;Wert A;Wert B;K1\n\
    3760990006105;R-610;Riz 1 kg;1.42;x;y\n\
    4009990002045;G-2045;Cola;0.55;x;y\n";

fn supplier(cafe: &mut Cafe, name: &str) -> PartnerId {
    let partner = Partner {
        id: PartnerId::new(cafe.ids.next()),
        name: Some(Label::new(name).expect("a name")),
        siret: None,
        role: Role::Supplier,
        deal: Deal::Purchase,
        commission: 0,
        active: true,
        withdrawals: None,
        rna: None,
        local: None,
    };
    let (act, id) = (cafe.act(), partner.id);
    cafe.till.set_partner(act, partner).expect("set");
    id
}

#[test]
fn nonsense_is_mapped_once_and_known_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    let catalogue = include_bytes!("../../assets/demo/catalogue.csv");
    let act = cafe.act();
    cafe.till.import(act, &mut cafe.ids, catalogue, false).expect("a catalogue");
    let (other, val) = (supplier(&mut cafe, "Autre"), supplier(&mut cafe, "Grossiste du Val"));

    let preview = price_list::preview(NONSENSE.as_bytes()).expect("a table");
    let names: Vec<&str> = preview.columns.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["zz", "??", "Wert A", "Wert B"], "a name that stands twice is none");
    assert_eq!(preview.columns[1].samples, ["Riz 1 kg", "Cola"]);
    assert_eq!(preview.guess.decimal, DecimalSign::Point);
    assert!(!preview.guess.missing().is_empty(), "nothing is guessed of nonsense");
    assert_eq!(cafe.till.columns_of(&preview).expect("read"), None);

    let mut mapping = preview.guess.clone();
    for (field, name) in
        [(Field::NetPrice, "Wert A"), (Field::Name, "??"), (Field::Reference, "zz")]
    {
        mapping.set(field, Some(name.to_owned()));
    }
    let list = price_list::read(NONSENSE.as_bytes(), &mapping).expect("a list");
    assert_eq!(list.articles.len(), 2);
    assert_eq!(list.articles[1].reference.as_ref().map(Label::as_str), Some("G-2045"));
    assert_eq!(list.articles[1].net_price.map(|price| price.to_cents()), Some(Cents::new(55)));

    let act = cafe.act();
    let nobody = cafe.till.keep_columns(act, PartnerId::new(cafe.ids.next()), &mapping);
    assert!(matches!(nobody, Err(TillError::NoSuchPartner)), "{nobody:?}");
    let mut fewer = mapping.clone();
    fewer.set(Field::Reference, None);
    cafe.till.keep_columns(act, other, &fewer).expect("kept");
    cafe.till.keep_columns(act, val, &mapping).expect("kept");
    let head = cafe.till.head();
    cafe.till.keep_columns(act, val, &mapping).expect("kept");
    assert_eq!(cafe.till.head(), head, "what is known is not written again");
    let known = cafe.till.columns_of(&preview).expect("read");
    assert_eq!(known, Some((Some(val), mapping.clone())), "the one that names most columns");

    // The views are made anew from the journal, and a list of other columns is nobody's.
    let views = cafe.till.store().dump_views().expect("the views");
    cafe.till.store().rebuild(|_| {}).expect("rebuilt");
    assert_eq!(cafe.till.store().dump_views().expect("the views"), views);
    let changed = NONSENSE.replace("Wert A", "Wert C");
    let preview = price_list::preview(changed.as_bytes()).expect("a table");
    assert_eq!(cafe.till.columns_of(&preview).expect("read"), None);
    let problems = price_list::read(changed.as_bytes(), &mapping).expect_err("a column is gone");
    assert_eq!(problems[0].mistake, Mistake::MissingColumn("Wert A".to_owned()));
}

#[test]
fn a_list_that_two_suppliers_may_have_written_is_given_to_neither() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    let (one, other) = (supplier(&mut cafe, "Autre"), supplier(&mut cafe, "Grossiste du Val"));
    let preview = price_list::preview(NONSENSE.as_bytes()).expect("a table");
    let mut mapping = preview.guess.clone();
    for (field, name) in
        [(Field::NetPrice, "Wert A"), (Field::Name, "??"), (Field::Reference, "zz")]
    {
        mapping.set(field, Some(name.to_owned()));
    }
    for partner in [one, other] {
        let act = cafe.act();
        cafe.till.keep_columns(act, partner, &mapping).expect("kept");
    }
    let known = cafe.till.columns_of(&preview).expect("read");
    assert_eq!(known, Some((None, mapping)));
}
