//! Baskets, tickets and their voids.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::catalog::{Product, VatPair};
use crate::domain::payment::Method;

fn rate(points: u16) -> VatRate {
    VatRate::new(points).expect("a rate")
}

fn product(number: u128, cents: i64, on_site: u16, takeaway: u16, nature: Nature) -> Product {
    Product {
        id: ProductId::new(Uuid::from_u128(number)),
        family: FamilyId::new(Uuid::from_u128(1)),
        sku: None,
        name: Label::new(&format!("Produit {number}")).expect("a name"),
        price: Cents::new(cents),
        free_price: false,
        vat: VatPair { on_site: rate(on_site), takeaway: rate(takeaway) },
        unit: Unit::Piece,
        barcode: None,
        nature,
        favourite: None,
        rank: 0,
        tags: Vec::new(),
        supply: Default::default(),
    }
}

fn basket() -> Basket {
    Basket::new(TicketId::new(Uuid::from_u128(7)))
}

fn add(basket: &mut Basket, product: &Product, count: i64, mode: Mode) -> usize {
    let quantity = Quantity::pieces(count).expect("a quantity");
    basket.add(product, quantity, product.price, mode).expect("added")
}

fn today() -> BusinessDay {
    BusinessDay::parse("2026-11-21").expect("a day")
}

fn paid(basket: &Basket) -> Ticket {
    let due = basket.total().expect("a total");
    let offers = [Offer { method: Method::Cash, amount: due }];
    let offers = if due > Cents::ZERO { &offers[..] } else { &[] };
    Ticket::sale(basket, offers, today(), false).expect("a ticket")
}

#[test]
fn pieces_of_a_product_join_one_line_and_modes_do_not() {
    let croissant = product(1, 120, 1000, 550, Nature::Own);
    let mut basket = basket();
    add(&mut basket, &croissant, 1, Mode::OnSite);
    assert_eq!(add(&mut basket, &croissant, 2, Mode::OnSite), 0);
    assert_eq!(add(&mut basket, &croissant, 1, Mode::Takeaway), 1);
    assert_eq!(basket.lines()[0].quantity, Quantity::pieces(3).expect("three"));
    assert_eq!(basket.total(), Ok(Cents::new(480)));
}

#[test]
fn taking_away_changes_the_rate_and_never_the_price() {
    let can = product(1, 250, 1000, 550, Nature::Own);
    let mut here = basket();
    add(&mut here, &can, 1, Mode::OnSite);
    let mut away = here.clone();
    away.set_mode(Mode::Takeaway);
    assert_eq!(here.total(), away.total());
    // 250 / 1.10 = 227.27 and 250 / 1.055 = 236.97.
    assert_eq!(paid(&here).vat[&rate(1000)].net, Cents::new(227));
    assert_eq!(paid(&away).vat[&rate(550)].net, Cents::new(237));
    assert!(!paid(&away).vat.contains_key(&rate(1000)));
}

#[test]
fn what_is_taken_off_stays_on_record() {
    let croissant = product(1, 120, 1000, 550, Nature::Own);
    let mut basket = basket();
    add(&mut basket, &croissant, 3, Mode::OnSite);
    basket.set_quantity(0, Quantity::ONE).expect("fewer");
    basket.remove(0).expect("removed");
    let taken: Vec<i64> = basket.removals().iter().map(|removal| removal.gross.get()).collect();
    assert_eq!(taken, [240, 120]);
    assert!(basket.lines().is_empty());
    assert!(!basket.is_untouched());
    assert_eq!(basket.remove(0), Err(TicketError::NoSuchLine));
}

#[test]
fn another_purpose_takes_nothing_off() {
    let coffee = product(1, 140, 1000, 1000, Nature::Own);
    let mut basket = basket();
    add(&mut basket, &coffee, 2, Mode::OnSite);
    let wanted = |purpose, price| super::basket::Wanted {
        product: &coffee,
        quantity: Quantity::pieces(2).expect("two"),
        unit_price: Cents::new(price),
        mode: Mode::OnSite,
        purpose,
        reservation: None,
    };
    assert_eq!(basket.turn(0, wanted(Purpose::SuspendedServed, 0)), Ok(0));
    assert_eq!(basket.total(), Ok(Cents::ZERO));
    assert_eq!(basket.turn(0, wanted(Purpose::Suspended, 140)), Ok(0));
    assert_eq!((basket.total(), basket.removals()), (Ok(Cents::new(280)), &[][..]));
    let before = basket.clone();
    assert!(basket.turn(0, wanted(Purpose::Plain, i64::MAX)).is_err());
    assert_eq!(basket, before);
}

#[test]
fn money_of_others_is_neither_turnover_nor_taxed() {
    let stamp = product(1, 139, 2000, 2000, Nature::ThirdParty);
    let coffee = product(2, 140, 1000, 1000, Nature::Own);
    let mut basket = basket();
    add(&mut basket, &stamp, 2, Mode::OnSite);
    add(&mut basket, &coffee, 1, Mode::OnSite);
    let ticket = paid(&basket);
    assert_eq!(ticket.total, Cents::new(418));
    assert_eq!(ticket.turnover, Cents::new(140));
    assert_eq!(ticket.vat.len(), 1);
    assert_eq!(ticket.lines[0].rate, VatRate::ZERO);
    assert!(ticket.balances());
}

#[test]
fn an_exempt_cafe_charges_no_vat() {
    let mut basket = basket();
    add(&mut basket, &product(1, 120, 1000, 550, Nature::Own), 1, Mode::OnSite);
    let offers = [Offer { method: Method::Card, amount: Cents::new(120) }];
    let ticket = Ticket::sale(&basket, &offers, today(), true).expect("a ticket");
    assert_eq!(ticket.vat[&VatRate::ZERO].vat, Cents::ZERO);
}

#[test]
fn empty_and_overfull_baskets_are_refused() {
    assert_eq!(Ticket::sale(&basket(), &[], today(), false), Err(TicketError::Empty));
    let mut full = basket();
    for number in 0..Basket::MAX_LINES {
        add(&mut full, &product(number as u128, 1, 1000, 1000, Nature::Own), 1, Mode::OnSite);
    }
    let another = product(9_999, 1, 1000, 1000, Nature::Own);
    let refused = full.add(&another, Quantity::ONE, another.price, Mode::OnSite);
    assert_eq!(refused, Err(TicketError::TooManyLines));
    let mut rich = basket();
    let gold = product(1, 9_999_999, 2000, 2000, Nature::Own);
    add(&mut rich, &gold, 10, Mode::OnSite);
    let more = product(2, 9_999_999, 2000, 2000, Nature::Own);
    let refused = rich.add(&more, Quantity::ONE, more.price, Mode::OnSite);
    assert_eq!(refused, Err(TicketError::TotalTooHigh));
    assert_eq!(rich.lines().len(), 1);
}

#[test]
fn a_void_takes_the_stored_amounts_back() {
    let mut basket = basket();
    add(&mut basket, &product(1, 75, 2000, 2000, Nature::Own), 1, Mode::OnSite);
    add(&mut basket, &product(2, 140, 1000, 1000, Nature::Own), 2, Mode::OnSite);
    let ticket = paid(&basket);
    let id = TicketId::new(Uuid::from_u128(8));
    let void = ticket.void(id, 214, today()).expect("a counter-ticket");
    assert_eq!(void.total, Cents::new(-355));
    assert_eq!(void.vat[&rate(2000)].net, Cents::new(-63));
    assert_eq!(void.payment.change, Cents::new(355));
    assert!(void.balances());
    assert_eq!(void.void(id, 215, today()), Err(TicketError::VoidOfVoid));
}

proptest! {
    #[test]
    fn every_ticket_balances_and_its_void_undoes_it(
        lines in prop::collection::vec(
            (0_u128..40, 1_i64..=5_000, 0_usize..4, 1_i64..=12, any::<bool>(), 0_usize..8), 1..30),
    ) {
        let mut basket = basket();
        for (number, cents, rates, count, away, kind) in lines {
            let (on_site, takeaway) = [(2000, 2000), (1000, 550), (550, 550), (210, 210)][rates];
            let nature = [Nature::ThirdParty, Nature::Deposit, Nature::OutOfScope]
                .get(kind).copied().unwrap_or(Nature::Own);
            let product = product(number, cents, on_site, takeaway, nature);
            let mode = if away { Mode::Takeaway } else { Mode::OnSite };
            if product.price.get() * count < 90_000 {
                add(&mut basket, &product, count, mode);
            }
        }
        let due = basket.total().expect("a total");
        prop_assume!(due > Cents::ZERO);
        let offers = [Offer { method: Method::Card, amount: due }];
        let ticket = Ticket::sale(&basket, &offers, today(), false).expect("a ticket");
        prop_assert!(ticket.balances());
        let void = ticket.void(TicketId::new(Uuid::from_u128(8)), 1, today()).expect("a void");
        prop_assert!(void.balances());
        prop_assert_eq!(ticket.turnover.plus(void.turnover), Ok(Cents::ZERO));
    }
}
