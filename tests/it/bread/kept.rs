//! What is kept for someone, when their account closes and when two histories tell of it.

use comptoir::domain::bread::{BreadFact, Reservation, ReservationState, StandingOrder, Weekdays};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{CustomerId, Ids, ReservationId, StandingOrderId};
use comptoir::till::TillError;
use comptoir::till::bread::BreadError;

use super::{Deposit, Step};

/// A standing order of two a day from today on.
fn standing(deposit: &mut Deposit, customer: CustomerId) -> StandingOrder {
    StandingOrder {
        id: StandingOrderId::new(deposit.cafe.ids.next()),
        customer,
        product: deposit.product,
        units: 2,
        days: Weekdays::ALL,
        from: deposit.today(),
        until: None,
        pauses: Vec::new(),
    }
}

fn set(deposit: &mut Deposit, order: StandingOrder) {
    let act = deposit.cafe.act();
    deposit.cafe.till.set_standing(act, order).expect("set");
}

fn tomorrow(deposit: &Deposit) -> BusinessDay {
    BusinessDay::new(deposit.today().date() + chrono::Days::new(1))
}

fn rebuilt_is_the_same(deposit: &mut Deposit) {
    let store = deposit.cafe.till.store();
    let before = store.dump_views().expect("read");
    store.rebuild(|_| ()).expect("made anew");
    assert_eq!(before, store.dump_views().expect("read"));
}

#[test]
fn whoever_closes_an_account_waits_for_no_bread() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    let customer = deposit.customer;
    let order = standing(&mut deposit, customer);
    set(&mut deposit, order.clone());
    deposit.play(&Step::Reserve(3));
    let day = tomorrow(&deposit);
    let act = deposit.cafe.act();
    let wanted = [(deposit.product, 1)];
    let ids = &mut deposit.cafe.ids;
    let later = deposit.cafe.till.reserve_bread(act, ids, day, customer, &wanted).expect("kept");
    let act = deposit.cafe.act();
    deposit.cafe.till.close_customer(act, customer).expect("closed");
    let today = deposit.today();
    for id in [deposit.kept[0].0, later[0]] {
        assert_eq!(deposit.row(id).state, ReservationState::Cancelled);
    }
    let orders = deposit.cafe.till.store().standing_orders().expect("read");
    assert!(orders[0].has_ended(today), "it asks for nothing any more");
    deposit.play(&Step::Deliver(10));
    let row = super::shelf(&mut deposit);
    assert_eq!((row.shelf.kept, row.shelf.for_sale()), (0, 10));
    rebuilt_is_the_same(&mut deposit);
}

#[test]
fn a_closed_account_asks_for_no_bread_whatever_stands_in_its_orders() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    let customer = deposit.customer;
    let act = deposit.cafe.act();
    deposit.cafe.till.close_customer(act, customer).expect("closed");
    // As a journal tells it that was written before closing ended the orders.
    let order = standing(&mut deposit, customer);
    let act = deposit.cafe.act();
    let fact = Fact::Bread(BreadFact::StandingSet(order.clone()));
    deposit.cafe.till.store().append(act.at, act.by, vec![fact]).expect("written");
    deposit.play(&Step::Order(4));
    let today = deposit.today();
    assert_eq!(deposit.cafe.till.store().reservations(today).expect("read"), []);
    let act = deposit.cafe.act();
    let refused = deposit.cafe.till.set_standing(act, order);
    assert!(matches!(refused, Err(TillError::Account(_))), "{refused:?}");
    let act = deposit.cafe.act();
    let wanted = [(deposit.product, 1)];
    let ids = &mut deposit.cafe.ids;
    let refused = deposit.cafe.till.reserve_bread(act, ids, today, customer, &wanted);
    assert!(matches!(refused, Err(TillError::Account(_))), "{refused:?}");
}

/// The reservation that one of two tills made of a standing order.
fn made(deposit: &mut Deposit, order: &StandingOrder) -> Reservation {
    Reservation {
        id: ReservationId::new(deposit.cafe.ids.next()),
        day: deposit.today(),
        customer: order.customer,
        product: order.product,
        units: order.units,
        standing: Some(order.id),
    }
}

fn tell(deposit: &mut Deposit, facts: Vec<BreadFact>) {
    let act = deposit.cafe.act();
    let facts = facts.into_iter().map(Fact::Bread).collect();
    deposit.cafe.till.store().append(act.at, act.by, facts).expect("folded");
}

#[test]
fn two_reservations_of_one_standing_order_are_one_bread() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    let customer = deposit.customer;
    let order = standing(&mut deposit, customer);
    set(&mut deposit, order.clone());
    let (first, second) = (made(&mut deposit, &order), made(&mut deposit, &order));
    let both = vec![BreadFact::Reserved(first), BreadFact::Reserved(second)];
    tell(&mut deposit, both);
    deposit.play(&Step::Deliver(10));
    assert_eq!(super::shelf(&mut deposit).shelf.kept, 2, "kept once");
    // The other till says of its own what both are about, and each may say it again.
    let released = |one: &Reservation| BreadFact::Released { reservation: one.id };
    let cancelled = |one: &Reservation| BreadFact::Cancelled { reservation: one.id };
    let facts = vec![released(&second), released(&first), cancelled(&second), cancelled(&first)];
    tell(&mut deposit, facts);
    let stranger = ReservationId::new(deposit.cafe.ids.next());
    tell(&mut deposit, vec![BreadFact::Released { reservation: stranger }]);
    assert_eq!(deposit.row(first.id).state, ReservationState::Cancelled);
    assert_eq!(super::shelf(&mut deposit).shelf.kept, 0);
    rebuilt_is_the_same(&mut deposit);
}

#[test]
fn what_is_paid_ahead_is_not_cancelled_before_its_ticket() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    deposit.play(&Step::Reserve(2));
    deposit.play(&Step::PayAhead(0));
    let id = deposit.kept[0].0;
    let act = deposit.cafe.act();
    let refused = deposit.cafe.till.cancel_bread(act, &[id]);
    assert!(matches!(refused, Err(TillError::Bread(BreadError::PaidAhead))), "{refused:?}");
    deposit.play(&Step::Void(0));
    let act = deposit.cafe.act();
    deposit.cafe.till.cancel_bread(act, &[id]).expect("cancelled");
    assert_eq!(deposit.row(id).state, ReservationState::Cancelled);
}
