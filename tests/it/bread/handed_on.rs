//! A bread that passes from one baker to another in the middle of a day: what each brought stands.

use comptoir::domain::bread::{
    Baker, Delivery, DeliveryLine, LeftOver, LeftOvers, Means, Order, OrderLine,
};
use comptoir::domain::id::{Ids, PartnerId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Deal, Partner, Role};

use super::{COST, Deposit, PRICE, Step, label};

/// What a loaf of the second baker costs, in cents.
const OTHER_COST: i64 = 60;

/// The bread is another baker's from now on.
fn hand_on(deposit: &mut Deposit, deal: Deal) -> PartnerId {
    let partner = Partner {
        id: PartnerId::new(deposit.cafe.ids.next()),
        name: Some(label("Moulin du Haut")),
        siret: None,
        role: Role::Baker,
        deal,
        commission: 2_000,
        active: true,
        withdrawals: None,
        rna: None,
        local: None,
    };
    let id = partner.id;
    let terms = Baker { credit: 10_000, ..Baker::usual(id) };
    let breads = [(deposit.product, Some(Cents::new(OTHER_COST)))];
    let act = deposit.cafe.act();
    deposit.cafe.till.set_baker(act, partner, terms, &breads).expect("a baker");
    id
}

fn deliver(deposit: &mut Deposit, baker: PartnerId, delivered: u32, cost: i64) {
    let (day, product, cost) = (deposit.today(), deposit.product, Some(Cents::new(cost)));
    let lines = vec![DeliveryLine { product, ordered: 0, delivered, cost }];
    let delivery = Delivery { day, baker, note: None, lines };
    let act = deposit.cafe.act();
    let ids = &mut deposit.cafe.ids;
    deposit.cafe.till.count_bread_delivery(act, ids, delivery).expect("counted");
}

fn leave(deposit: &mut Deposit, baker: PartnerId, taken_back: u32) {
    let left = LeftOver { taken_back, ..LeftOver::default() };
    let (day, lines) = (deposit.today(), vec![(deposit.product, left)]);
    let act = deposit.cafe.act();
    let counted = LeftOvers { day, baker, lines };
    deposit.cafe.till.count_left_over(act, counted).expect("counted");
}

/// What a baker is owed today, in cents.
fn due(deposit: &Deposit, baker: PartnerId) -> i64 {
    let today = deposit.today();
    let sheet = deposit.cafe.till.baker_statement(baker, today, today).expect("a statement");
    sheet.parts.iter().map(|part| part.due.get()).sum()
}

fn rebuilt_is_the_same(deposit: &mut Deposit) {
    let store = deposit.cafe.till.store();
    let before = store.dump_views().expect("read");
    store.rebuild(|_| ()).expect("made anew");
    assert_eq!(before, store.dump_views().expect("read"));
}

#[test]
fn both_bakers_are_owed_what_they_brought() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    let former = deposit.baker;
    deposit.play(&Step::Deliver(20));
    deposit.play(&Step::Sell(4));
    leave(&mut deposit, former, 3);
    let latter = hand_on(&mut deposit, Deal::Purchase);
    deliver(&mut deposit, latter, 10, OTHER_COST);
    deposit.play(&Step::Sell(3));
    leave(&mut deposit, latter, 2);
    assert_eq!(due(&deposit, former), 17 * COST);
    assert_eq!(due(&deposit, latter), 8 * OTHER_COST);
    let today = deposit.today();
    let day = deposit.cafe.till.store().bread_day(today).expect("read")[0];
    assert_eq!((day.shelf.delivered, day.shelf.left_over.taken_back), (Some(30), 5));
    assert_eq!(day.shelf.units(), 30 - 7 - 5, "the shelf is one");
    // Counted again, a delivery takes the place of its own former count alone.
    deliver(&mut deposit, former, 18, COST);
    assert_eq!(due(&deposit, former), 15 * COST);
    assert_eq!(due(&deposit, latter), 8 * OTHER_COST);
    rebuilt_is_the_same(&mut deposit);
}

#[test]
fn a_loaf_that_the_former_sold_is_not_bought_from_the_latter_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    let former = deposit.baker;
    deposit.play(&Step::Deliver(20));
    deposit.play(&Step::Sell(3));
    let latter = hand_on(&mut deposit, Deal::Mandate);
    deliver(&mut deposit, latter, 10, OTHER_COST);
    deposit.play(&Step::Sell(2));
    assert_eq!(due(&deposit, former), 20 * COST, "the café has bought all of it");
    assert_eq!(due(&deposit, latter), 2 * PRICE * 80 / 100, "two were sold in the other's name");
    rebuilt_is_the_same(&mut deposit);
}

#[test]
fn each_baker_sees_his_own_count() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    let (former, today) = (deposit.baker, deposit.today());
    deposit.play(&Step::Order(20));
    deposit.play(&Step::Deliver(19));
    let latter = hand_on(&mut deposit, Deal::Purchase);
    let line = OrderLine { product: deposit.product, reserved: 0, walk_in: 8 };
    let order = Order { day: today, baker: latter, means: Means::Phone, lines: vec![line] };
    let act = deposit.cafe.act();
    deposit.cafe.till.send_bread_order(act, &mut deposit.cafe.ids, order).expect("sent");
    let mut own = |baker| {
        let board = deposit.cafe.till.bread_board(today, Some(baker)).expect("read");
        let line = board.lines.first().expect("the bread that he brought or will bring");
        assert_eq!((line.shelf.ordered, line.shelf.delivered), (28, Some(19)), "the shelf is one");
        (line.part.ordered, line.part.delivered)
    };
    assert_eq!(own(former), (20, Some(19)));
    assert_eq!(own(latter), (8, None), "nothing of his has come yet");
    rebuilt_is_the_same(&mut deposit);
}
