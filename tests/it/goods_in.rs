//! Deliveries and price lists through the real use cases: all of a file or nothing of it.

use comptoir::domain::catalog::Nature;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::id::{Ids, PartnerId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Deal, Partner, Role};
use comptoir::domain::stock::lot::{DateKind, Freshness};
use comptoir::domain::stock::{MoveReason, StockError};
use comptoir::domain::text::Label;
use comptoir::domain::vat::VatRate;
use comptoir::imports::invoice::{self, InvoiceError};
use comptoir::imports::price_list::{self, MAX_LINES, Mistake, PriceList, Problem};
use comptoir::store::Options;
use comptoir::till::TillError;
use comptoir::till::goods_in::draft::Draft;
use comptoir::till::stock::Move;
use comptoir::till::stock::shelf::NewLot;

use crate::cafe::{Cafe, DAY, Payer};

const CATALOGUE: &[u8] = include_bytes!("../../assets/demo/catalogue.csv");
const INVOICE: &[u8] = include_bytes!("../../assets/demo/facture-grossiste.xml");
const PRICES: &[u8] = include_bytes!("../../assets/demo/tarif-grossiste.csv");

fn cafe(folder: &std::path::Path) -> Cafe {
    let mut cafe = Cafe::open(folder, &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    let act = cafe.act();
    cafe.till.import(act, &mut cafe.ids, CATALOGUE, false).expect("a catalogue");
    cafe.open_day().expect("open");
    cafe
}

fn draft(cafe: &Cafe, bytes: &[u8]) -> Result<Draft, TillError> {
    cafe.till.draft_of(invoice::read(bytes).expect("readable"))
}

fn prices(bytes: &[u8]) -> Result<PriceList, Vec<Problem>> {
    price_list::read(bytes, &price_list::preview(bytes).expect("columns").guess)
}

fn receive(
    cafe: &mut Cafe,
    draft: &Draft,
) -> Result<comptoir::till::goods_in::Received, TillError> {
    let act = cafe.act();
    cafe.till.receive(act, &mut cafe.ids, draft, false)
}

fn stock(cafe: &mut Cafe, sku: &str) -> i64 {
    let id = cafe.till.catalog().by_sku(sku).expect("a product").id;
    cafe.till.store().stock_of(id).expect("the stock")
}

#[test]
fn an_invoice_is_counted_and_taken_in_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let text = std::str::from_utf8(INVOICE).expect("text");
    let invoice = text.replace("3760990006105", "3274080005003");
    let invoice = invoice.as_bytes();
    let mut delivery = draft(&cafe, invoice).expect("a draft");
    assert!(delivery.seller.is_some() && delivery.partner.is_none());
    let head = cafe.till.head();
    let nothing = receive(&mut cafe, &delivery);
    assert!(matches!(nothing, Err(TillError::Stock(StockError::NothingDelivered))));
    let cola = cafe.till.catalog().by_sku("204").expect("cola").clone();
    let place = delivery.count(&cola, 1_000);
    assert_eq!(delivery.lines[place].announced, Some(48_000));
    delivery.count(&cola, 46_000);
    let unknown = delivery.lines.iter().position(|line| line.product.is_none());
    let unknown = unknown.expect("an article that the catalogue lacks");
    delivery.lines[unknown].delivered = 6_000;
    let refused = receive(&mut cafe, &delivery);
    assert!(matches!(refused, Err(TillError::Stock(StockError::NeedsFamily(_)))), "{refused:?}");
    assert_eq!(cafe.till.head(), head, "nothing is written by halves");
    let family = cafe.till.catalog().by_sku("601").expect("milk").family;
    delivery.lines[unknown].family = Some(family);
    delivery.lines[unknown].price = delivery.lines[unknown].advised_price(cafe.till.catalog());
    let name = delivery.lines[unknown].name.clone();
    let received = receive(&mut cafe, &delivery).expect("taken in");
    assert_eq!((received.lines, received.created, received.costs), (2, 1, 1));
    assert_eq!(stock(&mut cafe, "204"), 47_000);
    let cola = cafe.till.catalog().by_sku("204").expect("cola");
    assert_eq!(cola.supply.cost, Some(Cents::new(52)));
    let found = cafe.till.catalog().search(name.as_str(), 9);
    let new = found.iter().find(|one| one.name == name && one.sku.is_none()).expect("a product");
    assert!(new.supply.tracked && new.nature == Nature::Own && new.price > Cents::ZERO);
    let again = receive(&mut cafe, &delivery);
    assert!(matches!(again, Err(TillError::Stock(StockError::CameAlready))));
}

#[test]
fn a_new_article_without_a_rate_bears_that_of_its_family() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let milk = cafe.till.catalog().by_sku("601").expect("milk").clone();
    // A farmer who charges no VAT writes none, or nought: the café's own sale bears it.
    let mut delivery = Draft::default();
    for (name, vat) in [("Faisselle", None), ("Confiture", Some(VatRate::ZERO))] {
        let place = delivery.lines.len();
        delivery.count(&milk, 1_000);
        let line = &mut delivery.lines[place];
        line.name = Label::new(name).expect("a name");
        (line.product, line.vat, line.family) = (None, vat, Some(milk.family));
        line.price = Some(Cents::new(310));
    }
    receive(&mut cafe, &delivery).expect("taken in");
    for name in ["Faisselle", "Confiture"] {
        let found = cafe.till.catalog().search(name, 9);
        let new = found.iter().find(|one| one.name.as_str() == name).expect("a product");
        assert_eq!(new.vat, milk.vat, "{name}");
    }
}

#[test]
fn an_invoice_without_lines_says_so_and_changes_nothing() {
    let text = std::str::from_utf8(INVOICE).expect("text");
    let first = text.find("<ram:IncludedSupplyChainTradeLineItem>").expect("a line");
    let end = "</ram:IncludedSupplyChainTradeLineItem>";
    let last = text.rfind(end).expect("a line") + end.len();
    let bare = format!("{}{}", &text[..first], &text[last..]);
    assert_eq!(invoice::read(bare.as_bytes()), Err(InvoiceError::NoLines));
}

/// A list with as many articles, the café's cola among them.
fn long_list(lines: usize) -> String {
    let mut list = String::from("ean;ref;nom;prix ht\n");
    list.push_str("4009990002045;G-2045;Cola;0,55\n");
    for line in 1..lines {
        list.push_str(&format!(";X-{line};Article {line};1,{:02}\n", line % 100));
    }
    list
}

#[test]
fn a_list_of_fifty_thousand_lines_is_taken_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let list = prices(long_list(MAX_LINES).as_bytes()).expect("a list");
    assert_eq!(list.articles.len(), MAX_LINES);
    let act = cafe.act();
    let would = cafe.till.take_prices(act, None, &list, true).expect("tried");
    let head = cafe.till.head();
    assert_eq!((would.changed.len(), would.unknown), (1, MAX_LINES - 1));
    let done = cafe.till.take_prices(act, None, &list, false).expect("taken");
    assert_eq!(done, would);
    assert_ne!(cafe.till.head(), head);
    let cola = cafe.till.catalog().by_sku("204").expect("cola");
    assert_eq!(cola.supply.cost, Some(Cents::new(55)));
    let problems = prices(long_list(MAX_LINES + 1).as_bytes()).expect_err("too many");
    assert_eq!(problems[0].mistake, Mistake::TooLarge);
    let damaged = long_list(900).replace(";1,77\n", ";un euro\n");
    assert!(prices(damaged.as_bytes()).is_err(), "whole or not");
}

#[test]
fn the_wholesalers_list_sets_costs() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let list = prices(PRICES).expect("a list");
    let act = cafe.act();
    let done = cafe.till.take_prices(act, None, &list, false).expect("taken");
    assert!(done.changed.len() >= 10, "{done:?}");
    let again = cafe.till.take_prices(act, None, &list, false).expect("taken");
    assert_eq!((again.changed.len(), again.unchanged), (0, done.changed.len()));
}

#[test]
fn a_producer_is_told_what_was_sold_and_what_is_due() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let partner = Partner {
        id: PartnerId::new(cafe.ids.next()),
        name: Some(Label::new("Rucher du Val").expect("a name")),
        siret: None,
        role: Role::Producer,
        deal: Deal::Consignment,
        commission: 2_500,
        active: true,
        withdrawals: None,
        rna: None,
        local: None,
    };
    let act = cafe.act();
    cafe.till.set_partner(act, partner.clone()).expect("set");
    let honey = cafe.till.catalog().by_sku("617").expect("honey").clone();
    let mut delivery = Draft { partner: Some(partner.id), ..Draft::default() };
    delivery.count(&honey, 12_000);
    receive(&mut cafe, &delivery).expect("taken in");
    let basket = cafe.basket(&[("617", 5_000)]);
    cafe.pay(&basket, Payer::Card).expect("sold");
    let act = cafe.act();
    let today = cafe.till.make_statement(act, partner.id);
    assert!(matches!(today, Err(TillError::Stock(StockError::NothingToTell))), "the day is open");
    cafe.now += DAY;
    let basket = cafe.basket(&[("617", 1_000)]);
    cafe.pay(&basket, Payer::Card).expect("sold");
    let act = cafe.act();
    let place = cafe.till.make_statement(act, partner.id).expect("told");
    let paper = cafe.till.made_statement(place).expect("a paper");
    assert_eq!(paper.sums.sold, Cents::new(4_250));
    assert_eq!((paper.sums.commission, paper.sums.due), (Cents::new(1_063), Cents::new(3_187)));
    assert_eq!((paper.lines[0].sold, paper.lines[0].left), (5_000, Some(6_000)));
    cafe.now += DAY;
    cafe.close(None).expect("closed");
    let act = cafe.act();
    let next = cafe.till.statement(act, partner.id).expect("a paper");
    assert_eq!(next.sums.sold, Cents::new(850), "each sale is told once");
}

#[test]
fn dates_losses_and_margins() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let butter = cafe.till.catalog().by_sku("602").expect("butter").clone();
    let mut costly = butter.clone();
    costly.supply.tracked = true;
    costly.supply.cost = Some(Cents::new(180));
    let content = comptoir::domain::unit_price::NetContent::new(
        250,
        comptoir::domain::quantity::Unit::Kilogram,
    );
    costly.supply.content = content.ok();
    let act = cafe.act();
    let set = comptoir::domain::fact::Fact::ProductSet(costly);
    cafe.till.store().append(act.at, act.by, vec![set]).expect("set");
    let asked = |thousandths, reason| Move { product: butter.id, thousandths, reason, lot: None };
    cafe.till.move_stock(act, asked(10_000, MoveReason::GoodsIn)).expect("in");
    let date = BusinessDay::parse("2026-11-22").expect("a day");
    let (kind, product) = (DateKind::UseBy, butter.id);
    let lot = NewLot { product, number: None, kind, date, thousandths: 4_000 };
    let lot = cafe.till.keep_lot(act, &mut cafe.ids, lot).expect("kept");
    let today = BusinessDay::of(act.at);
    let dated = cafe.till.dated(today).expect("a list");
    assert_eq!((dated[0].left, dated[0].freshness), (4_000, Freshness::Soon(1)));
    cafe.till.mark_down(act, lot, 3_000).expect("marked down");
    let basket = cafe.basket(&[("602", 2_000)]);
    cafe.pay(&basket, Payer::Card).expect("sold");
    let act = cafe.act();
    cafe.till.clear_lot(act, lot, Some((3_000, MoveReason::Donation))).expect("given away");
    assert!(cafe.till.dated(today).expect("a list").is_empty());
    assert_eq!(stock(&mut cafe, "602"), 5_000);
    let unsold = cafe.till.unsold(today, today).expect("sums");
    let given = unsold[&MoveReason::Donation];
    assert_eq!((given.weight.grams, given.cost), (750, Cents::new(540)));
    let margins = cafe.till.margins(today, today).expect("margins");
    let family = margins.iter().find(|row| row.family == butter.family).expect("a family");
    assert_eq!((family.net, family.cost), (Cents::new(521), Cents::new(360)));
    assert_eq!(family.margin(), Ok(Cents::new(161)));
    cafe.till.void(act, &mut cafe.ids, 1).expect("voided");
    let margins = cafe.till.margins(today, today).expect("margins");
    let family = margins.iter().find(|row| row.family == butter.family).expect("a family");
    assert_eq!((family.net, family.cost), (Cents::ZERO, Cents::ZERO));
}

#[test]
fn what_was_missing_comes_later_under_the_same_note() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let mut first = draft(&cafe, INVOICE).expect("a draft");
    let all = first.lines.len();
    let cola = cafe.till.catalog().by_sku("204").expect("cola").clone();
    first.count(&cola, 40_000);
    receive(&mut cafe, &first).expect("taken in");
    let again = receive(&mut cafe, &first);
    assert!(matches!(again, Err(TillError::Stock(StockError::CameAlready))), "{again:?}");

    let mut rest = draft(&cafe, INVOICE).expect("what is left of it");
    assert_eq!(rest.lines.len(), all, "eight colas are missing, and all of the others");
    let left = |draft: &Draft| {
        let found = draft.lines.iter().find(|line| line.product == Some(cola.id));
        found.and_then(|line| line.announced)
    };
    assert_eq!(left(&rest), Some(8_000));
    rest.count(&cola, 8_000);
    receive(&mut cafe, &rest).expect("taken in");
    assert_eq!(stock(&mut cafe, "204"), 48_000);
    let again = receive(&mut cafe, &rest);
    assert!(matches!(again, Err(TillError::Stock(StockError::CameAlready))), "{again:?}");

    let mut last = draft(&cafe, INVOICE).expect("what is left of it");
    assert_eq!((last.lines.len(), left(&last)), (all - 1, None));
    let family = cafe.till.catalog().by_sku("601").expect("milk").family;
    for line in &mut last.lines {
        line.delivered = line.announced.unwrap_or(1_000);
        (line.family, line.price) = (Some(family), Some(Cents::new(300)));
    }
    receive(&mut cafe, &last).expect("taken in");
    let done = draft(&cafe, INVOICE);
    assert!(matches!(done, Err(TillError::Stock(StockError::CameAlready))), "{done:?}");
}

#[test]
fn own_goods_become_a_producers_only_if_someone_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let bees = Partner {
        id: PartnerId::new(cafe.ids.next()),
        name: Some(Label::new("Le Rucher").expect("a name")),
        siret: None,
        role: Role::Producer,
        deal: Deal::Mandate,
        commission: 1_500,
        active: true,
        withdrawals: None,
        rna: None,
        local: None,
    };
    let act = cafe.act();
    cafe.till.set_partner(act, bees.clone()).expect("known");
    let honey = cafe.till.catalog().by_sku("601").expect("a product").clone();
    assert_eq!(honey.nature, Nature::Own);
    let mut delivery = Draft { partner: Some(bees.id), ..Draft::default() };
    delivery.count(&honey, 6_000);
    receive(&mut cafe, &delivery).expect("taken in");
    let kept = cafe.till.catalog().by_sku("601").expect("a product").clone();
    assert_eq!((kept.nature, kept.vat), (Nature::Own, honey.vat));
    assert_eq!(kept.supply.partner, honey.supply.partner, "its money stays the café's");
    delivery.yields = Some(true);
    receive(&mut cafe, &delivery).expect("taken in");
    let theirs = cafe.till.catalog().by_sku("601").expect("a product");
    assert_eq!((theirs.nature, theirs.supply.partner), (Nature::ThirdParty, Some(bees.id)));
    assert_eq!(theirs.vat.takeaway, VatRate::ZERO);
}

#[test]
fn where_nobody_keeps_the_stock_a_date_counts_what_was_noted() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = cafe(folder.path());
    let product = cafe.till.catalog().by_sku("601").expect("milk").clone();
    assert!(!product.supply.tracked);
    let date = BusinessDay::parse("2026-11-21").expect("a day");
    let (product, kind) = (product.id, DateKind::UseBy);
    let lot = NewLot { product, number: None, kind, date, thousandths: 3_000 };
    let act = cafe.act();
    cafe.till.keep_lot(act, &mut cafe.ids, lot).expect("noted");
    let dated = cafe.till.dated(date).expect("the list of the morning");
    assert_eq!(dated[0].left, 3_000);
}
