//! The figures of a month where something is out of the ordinary: rates that few know, typing
//! mistakes, tickets that are undone after the catalogue has changed.

use std::collections::BTreeMap;

use comptoir::domain::catalog::{Family, Mode, Product};
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{Ids, PartnerId, TicketId};
use comptoir::domain::money::Cents;
use comptoir::domain::network::Answer;
use comptoir::domain::partner::{Partner, Role};
use comptoir::domain::quantity::Quantity;
use comptoir::domain::stock::{MAX_MOVE, MoveReason};
use comptoir::domain::text::Label;
use comptoir::domain::ticket::basket::{Basket, Wanted};
use comptoir::domain::ticket::purpose::Purpose;
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

/// Goods of every kind that a product can be counted as.
const MARKED: &str = "sku;name;family;price_ttc;vat_on_site;vat_takeaway;unit;barcode;tags\n\
    701;Repas suspendu;Solidaire;8.00;10;10;P;B;suspendu repas_solidaire\n\
    702;Café suspendu;Solidaire;1.40;10;10;P;B;suspendu\n\
    703;Café en attente;Solidaire;1.40;10;10;P;B;cafe suspendu\n\
    704;Boule;Pain;2.00;5.5;5.5;P;B;pain\n";

fn marked(cafe: &mut Cafe) {
    let act = cafe.act();
    cafe.till.import(act, &mut cafe.ids, MARKED.as_bytes(), false).expect("imported");
}

fn count(draft: &Draft, indicator: &str) -> i64 {
    values(draft, indicator).values().map(|one| one.parse::<i64>().expect("a count")).sum()
}

#[test]
fn a_suspended_meal_is_no_coffee() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = open(&folder);
    marked(&mut cafe);
    for sku in ["701", "702", "703"] {
        let product = cafe.till.catalog().by_sku(sku).expect("a product").clone();
        let mut basket = Basket::new(TicketId::new(cafe.ids.next()));
        let purpose = Purpose::of_product(&product);
        let wanted = Wanted {
            product: &product,
            quantity: Quantity::ONE,
            unit_price: product.price,
            mode: Mode::OnSite,
            purpose,
            reservation: None,
        };
        basket.add_wanted(wanted).expect("added");
        cafe.pay(&basket, Payer::Card).expect("bought for someone");
    }
    let draft = told(&mut cafe, "2026-11");
    assert_eq!(count(&draft, "solidarite.cafes_suspendus"), 2, "of three, one is a meal");
    assert_eq!(count(&draft, "ventes.cafes_servis"), 0, "nobody drank one yet");
    assert_eq!(count(&draft, "solidarite.repas"), 0, "nobody ate it yet");
}

#[test]
fn a_void_takes_back_what_its_ticket_counted_as() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = open(&folder);
    marked(&mut cafe);
    change(&mut cafe, "405", |meal| {
        meal.tags = vec![Label::new("repas_solidaire").expect("a tag")]
    });
    sell(&mut cafe, &[("303", 1_000)]);
    let before = told(&mut cafe, "2026-11");
    let number = sell(&mut cafe, &[("101", 2_000), ("405", 1_000), ("704", 3_000)]);
    let sold = told(&mut cafe, "2026-11");
    assert_eq!(count(&sold, "ventes.cafes_servis"), 2);
    assert_eq!(values(&sold, "solidarite.repas"), map(&[("cafe", "1")]));
    assert_eq!(values(&sold, "services.passages"), map(&[("pain", "1")]));
    for sku in ["101", "405", "704"] {
        change(&mut cafe, sku, |product| product.tags = Vec::new());
    }
    let names = ["Pain", "Boissons chaudes"];
    let families: Vec<Family> = cafe.till.catalog().families().into_iter().cloned().collect();
    for family in families.into_iter().filter(|one| names.contains(&one.name.as_str())) {
        let family = Family { name: Label::new("Divers").expect("a name"), ..family };
        let act = cafe.act();
        cafe.till.store().append(act.at, act.by, vec![Fact::FamilySet(family)]).expect("written");
    }
    // What was sold before it stays what it was, what comes after is what it is now.
    assert_eq!(values(&told(&mut cafe, "2026-11"), "ventes.ttc"), values(&sold, "ventes.ttc"));
    void(&mut cafe, number);
    let after = told(&mut cafe, "2026-11");
    let lasting = |draft: &Draft, indicator| {
        let mut values = values(draft, indicator);
        values.retain(|_, value| value != "0" && value != "0.00");
        values
    };
    for indicator in [
        "ventes.cafes_servis",
        "solidarite.repas",
        "services.passages",
        "visites.par_service_le_plus_loin",
        "ventes.ttc",
    ] {
        assert_eq!(lasting(&after, indicator), lasting(&before, indicator), "{indicator}");
    }
    let number = sell(&mut cafe, &[("101", 1_000)]);
    assert_eq!(count(&told(&mut cafe, "2026-11"), "ventes.cafes_servis"), 0);
    assert_eq!(values(&told(&mut cafe, "2026-11"), "ventes.ttc")["autres 10.0"], "1.40");
    void(&mut cafe, number);
}

#[test]
fn a_ticket_that_was_undone_makes_no_partner() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = open(&folder);
    let id = PartnerId::new(cafe.ids.next());
    let name = Label::new("Ferme du Val").expect("a name");
    let act = cafe.act();
    let farm = Partner::friend(id, name, Role::Producer);
    cafe.till.set_partner(act, farm).expect("written");
    change(&mut cafe, "303", |jar| jar.supply.partner = Some(id));
    let partners = |cafe: &mut Cafe, month: &str| {
        let draft = told(cafe, month);
        (count(&draft, "partenariats.nouveaux"), count(&draft, "partenariats.actifs_fin_mois"))
    };
    let number = sell(&mut cafe, &[("303", 1_000)]);
    assert_eq!(partners(&mut cafe, "2026-11"), (1, 1));
    // Whose jar it is today does not matter.
    change(&mut cafe, "303", |jar| jar.supply.partner = None);
    void(&mut cafe, number);
    assert_eq!(partners(&mut cafe, "2026-11"), (0, 0));
    change(&mut cafe, "303", |jar| jar.supply.partner = Some(id));
    sell(&mut cafe, &[("303", 1_000)]);
    let number = sell(&mut cafe, &[("303", 1_000)]);
    void(&mut cafe, number);
    assert_eq!(partners(&mut cafe, "2026-11"), (1, 1), "one of two stands");
    cafe.close(None).expect("closed");
    cafe.now += 15 * DAY;
    cafe.open_day().expect("open");
    sell(&mut cafe, &[("303", 1_000)]);
    assert_eq!(partners(&mut cafe, "2026-12"), (0, 1), "known since November");
    void(&mut cafe, number - 1);
    assert_eq!(partners(&mut cafe, "2026-11"), (1, 1), "a void of December is of December");
    assert_eq!(partners(&mut cafe, "2026-12"), (0, 1), "and what was told as new is so once");
}

#[test]
fn a_long_journal_is_read_in_parts_while_people_sell() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = open(&folder);
    let months = ["2026-10", "2026-11", "2026-12"].map(|name| MonthName::parse(name).expect("one"));
    let mut parts = 0;
    // Whoever turns back before the end of a month finds it as far as it was read.
    for (turn, month) in [months[1], months[0], months[1], months[2]].into_iter().enumerate() {
        while !cafe.till.read_month(month, 3).expect("read") {
            parts += 1;
            if parts % 2 == 0 && parts < 14 {
                sell(&mut cafe, &[("101", 1)]);
            }
            if turn == 0 && parts == 5 {
                break;
            }
        }
    }
    assert!(parts > 8, "{parts}: read in parts");
    let at = cafe.moment();
    let parted = months.map(|month| cafe.till.statement_of(at, month).expect("told"));
    let mut again = cafe.restart(folder.path(), &Options::default()).expect("opened");
    let whole = months.map(|month| again.till.statement_of(at, month).expect("told"));
    assert_eq!(parted, whole);
    assert_eq!(values(&whole[1], "ventes.tickets"), map(&[("", "6")]));
}

#[test]
fn a_month_has_so_many_days_and_no_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = open(&folder);
    let month = MonthName::parse("2026-11").expect("a month");
    let answer = |indicator: &str, value| {
        let (indicator, dimensions) = (indicator.to_owned(), BTreeMap::new());
        vec![Answer { indicator, dimensions, value, exact: true }]
    };
    for (indicator, most) in [("ouverture.jours", 30), ("ouverture.heures", 72_000)] {
        let act = cafe.act();
        cafe.till.answer_month(act, month, answer(indicator, most)).expect("every day");
        let more = cafe.till.answer_month(act, month, answer(indicator, most + 1));
        assert!(more.is_err(), "{indicator}");
    }
}
