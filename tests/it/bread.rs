//! Bread units are never lost or doubled: what came less what was sold and left over lies on the
//! shelf, after any sequence of commands; and the statement is the sum of it all.

use std::collections::BTreeMap;

use comptoir::domain::bread::{
    Baker, Delivery, DeliveryLine, LeftOver, LeftOvers, Means, Order, OrderLine, ReservationState,
    StandingOrder, Weekdays,
};
use comptoir::domain::catalog::Mode;
use comptoir::domain::customer::AccountError;
use comptoir::domain::day::BusinessDay;
use comptoir::domain::id::{
    CustomerId, Ids, PartnerId, ProductId, ReservationId, StandingOrderId, TicketId,
};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Deal, Partner, Role};
use comptoir::domain::payment::{Method, Offer};
use comptoir::domain::quantity::Quantity;
use comptoir::domain::text::Label;
use comptoir::domain::ticket::basket::{Basket, Wanted};
use comptoir::domain::ticket::purpose::Purpose;
use comptoir::store::Options;
use comptoir::till::TillError;
use proptest::prelude::*;

use crate::cafe::{Cafe, DAY, MORNING};

mod handed_on;
mod kept;
mod money;
mod settled;
mod terms;

/// Something that people do.
#[derive(Debug, Clone)]
enum Step {
    /// An order of so many for walk-ins.
    Order(u32),
    /// So many came.
    Deliver(u32),
    /// Someone walks in.
    Sell(u32),
    /// A ticket is undone.
    Void(usize),
    /// Bread is kept for someone.
    Reserve(u32),
    /// Kept bread is paid ahead.
    PayAhead(usize),
    /// Kept bread is handed over.
    Serve(usize),
    /// Kept bread goes back on the shelf.
    Release(usize),
    /// What was left over is counted.
    LeftOver(u32, u32),
    /// The next day begins.
    NextDay,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => (0..30_u32).prop_map(Step::Order),
        2 => (0..30_u32).prop_map(Step::Deliver),
        5 => (1..4_u32).prop_map(Step::Sell),
        2 => (0..20_usize).prop_map(Step::Void),
        3 => (1..4_u32).prop_map(Step::Reserve),
        2 => (0..20_usize).prop_map(Step::PayAhead),
        3 => (0..20_usize).prop_map(Step::Serve),
        1 => (0..20_usize).prop_map(Step::Release),
        1 => (0..5_u32, 0..5_u32).prop_map(|(back, lost)| Step::LeftOver(back, lost)),
        1 => Just(Step::NextDay),
    ]
}

/// What must be there on a day.
#[derive(Debug, Default, Clone, Copy)]
struct Reckoned {
    delivered: i64,
    sold: i64,
    left: LeftOver,
    collected: i64,
}

/// The bread deposit with what a person would have written down beside it.
struct Deposit {
    cafe: Cafe,
    baker: PartnerId,
    product: ProductId,
    customer: CustomerId,
    /// By day.
    days: BTreeMap<BusinessDay, Reckoned>,
    /// Tickets that may be undone: number, units handed over, amount, what it served or paid.
    tickets: Vec<(u64, i64, i64, Option<ReservationId>)>,
    kept: Vec<(ReservationId, u32)>,
}

const PRICE: i64 = 110;
const COST: i64 = 80;

fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

impl Deposit {
    fn new(folder: &std::path::Path) -> Self {
        let mut cafe = Cafe::open(folder, &Options::default()).expect("opened");
        cafe.begin().expect("begun");
        let act = cafe.act();
        let list = "sku;name;family;price_ttc;vat_on_site;vat_takeaway;unit;barcode;tags\n\
            401;Baguette;Pain;1.10;10;5.5;P;B;pain\n";
        cafe.till.import(act, &mut cafe.ids, list.as_bytes(), false).expect("imported");
        cafe.open_day().expect("open");
        let product = cafe.till.catalog().by_sku("401").expect("bread").id;
        let act = cafe.act();
        let name = label("Gérard B.");
        let customer = cafe.till.add_customer(act, &mut cafe.ids, &name).expect("a customer");
        let partner = Partner {
            id: PartnerId::new(cafe.ids.next()),
            name: Some(label("Fournil du Pont")),
            siret: None,
            role: Role::Baker,
            deal: Deal::Purchase,
            commission: 2_000,
            active: true,
            withdrawals: None,
            rna: None,
            local: None,
        };
        let baker = partner.id;
        let terms = Baker { credit: 10_000, ..Baker::usual(baker) };
        let breads = [(product, Some(Cents::new(COST)))];
        let act = cafe.act();
        cafe.till.set_baker(act, partner, terms, &breads).expect("a baker");
        let (days, tickets, kept) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { cafe, baker, product, customer, days, tickets, kept }
    }

    fn today(&self) -> BusinessDay {
        BusinessDay::of(self.cafe.moment())
    }

    fn reckoned(&mut self) -> &mut Reckoned {
        let today = self.today();
        self.days.entry(today).or_default()
    }

    fn ring(&mut self, units: u32, purpose: Purpose, reservation: Option<ReservationId>) {
        let price = if purpose.is_paid_before() { 0 } else { PRICE };
        let mut basket = Basket::new(TicketId::new(self.cafe.ids.next()));
        basket.set_customer(Some(self.customer));
        let product = self.cafe.till.catalog().product(self.product).expect("bread").clone();
        basket
            .add_wanted(Wanted {
                product: &product,
                quantity: Quantity::pieces(i64::from(units)).expect("units"),
                unit_price: Cents::new(price),
                mode: Mode::Takeaway,
                purpose,
                reservation,
            })
            .expect("rung up");
        let amount = basket.total().expect("a total");
        let offer = Offer { method: Method::Cash, amount };
        let offers = if amount.is_zero() { Vec::new() } else { vec![offer] };
        let act = self.cafe.act();
        let number = self.cafe.till.pay(act, &basket, &offers).expect("paid").number;
        let handed = if purpose.hands_over() { i64::from(units) } else { 0 };
        self.tickets.push((number, handed, amount.get(), reservation));
        let reckoned = self.reckoned();
        reckoned.sold += handed;
        reckoned.collected += amount.get();
    }

    fn row(&mut self, id: ReservationId) -> comptoir::store::ReservationRow {
        self.cafe.till.store().reservation(id).expect("read").expect("there")
    }

    fn play(&mut self, step: &Step) {
        match *step {
            Step::Order(walk_in) => {
                let line = OrderLine { product: self.product, reserved: 0, walk_in };
                let (day, baker) = (self.today(), self.baker);
                let order = Order { day, baker, means: Means::Phone, lines: vec![line] };
                let act = self.cafe.act();
                let ids = &mut self.cafe.ids;
                self.cafe.till.send_bread_order(act, ids, order).expect("sent");
            }
            Step::Deliver(delivered) => {
                let cost = Some(Cents::new(COST));
                let line = DeliveryLine { product: self.product, ordered: 0, delivered, cost };
                let (day, baker) = (self.today(), self.baker);
                let delivery = Delivery { day, baker, note: None, lines: vec![line] };
                let act = self.cafe.act();
                let ids = &mut self.cafe.ids;
                self.cafe.till.count_bread_delivery(act, ids, delivery).expect("counted");
                self.reckoned().delivered = i64::from(delivered);
            }
            Step::Sell(units) => self.ring(units, Purpose::Plain, None),
            Step::Void(which) => self.void(which),
            Step::Reserve(units) => {
                let (day, customer, product) = (self.today(), self.customer, self.product);
                let act = self.cafe.act();
                let ids = &mut self.cafe.ids;
                let wanted = [(product, units)];
                let made = self.cafe.till.reserve_bread(act, ids, day, customer, &wanted);
                self.kept.push((made.expect("kept")[0], units));
            }
            Step::PayAhead(which) => {
                let Some((id, units)) = self.kept.get(which).copied() else { return };
                if !self.row(id).paid && self.row(id).state == ReservationState::Kept {
                    self.ring(units, Purpose::Ahead, Some(id));
                }
            }
            Step::Serve(which) => {
                let Some((id, units)) = self.kept.get(which).copied() else { return };
                let row = self.row(id);
                if matches!(row.state, ReservationState::Kept | ReservationState::Released) {
                    let paid = if row.paid { Purpose::AheadServed } else { Purpose::Plain };
                    self.ring(units, paid, Some(id));
                }
            }
            Step::Release(which) => {
                let Some((id, _)) = self.kept.get(which).copied() else { return };
                let act = self.cafe.act();
                let kept = self.row(id).state == ReservationState::Kept;
                assert_eq!(self.cafe.till.release_bread(act, &[id]).is_ok(), kept);
            }
            Step::LeftOver(taken_back, lost) => {
                let left = LeftOver { taken_back, lost, ..LeftOver::default() };
                let (day, baker) = (self.today(), self.baker);
                let lines = vec![(self.product, left)];
                let act = self.cafe.act();
                let counted = LeftOvers { day, baker, lines };
                self.cafe.till.count_left_over(act, counted).expect("counted");
                self.reckoned().left = left;
            }
            Step::NextDay => self.cafe.now += DAY,
        }
    }

    /// Undoes a ticket, unless what it paid was served since.
    fn void(&mut self, which: usize) {
        if which >= self.tickets.len() {
            return;
        }
        let (number, handed, amount, reservation) = self.tickets[which];
        let served = |id| self.row(id).state == ReservationState::Served;
        let used = handed == 0 && reservation.is_some_and(served);
        let act = self.cafe.act();
        let ids = &mut self.cafe.ids;
        let voided = self.cafe.till.void(act, ids, number).is_ok();
        assert_eq!(voided, !used, "ticket {number}");
        if voided {
            self.tickets.remove(which);
            let reckoned = self.reckoned();
            reckoned.sold -= handed;
            reckoned.collected -= amount;
        }
    }

    /// What the till says is what a person has written down.
    fn check(&mut self) {
        let (baker, product) = (self.baker, self.product);
        for (day, reckoned) in self.days.clone() {
            let rows = self.cafe.till.store().bread_day(day).expect("read");
            let shelf = rows.iter().find(|row| row.product == product).expect("a row").shelf;
            let left = i64::from(reckoned.left.units());
            assert_eq!(shelf.units(), reckoned.delivered - reckoned.sold - left, "{day}");
            let sheet = self.cafe.till.baker_statement(baker, day, day).expect("a statement");
            assert_eq!(sheet.parts.len(), 1);
            let statement = &sheet.parts[0];
            assert_eq!(statement.delivered.get(), reckoned.delivered * COST);
            assert_eq!(statement.collected.get(), reckoned.collected);
            let back = i64::from(reckoned.left.taken_back).min(reckoned.delivered) * COST;
            assert_eq!(statement.due.get(), reckoned.delivered * COST - back);
        }
        let waiting: u32 = self
            .kept
            .clone()
            .into_iter()
            .map(|(id, units)| {
                let row = self.row(id);
                if row.state == ReservationState::Kept && row.reservation.day == self.today() {
                    units
                } else {
                    0
                }
            })
            .sum();
        let today = self.today();
        let rows = self.cafe.till.store().bread_day(today).expect("read");
        let kept = rows.iter().find(|row| row.product == product).map_or(0, |row| row.shelf.kept);
        if !rows.is_empty() {
            assert_eq!(kept, waiting);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn bread_is_never_lost_or_doubled(steps in proptest::collection::vec(any_step(), 1..30)) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut deposit = Deposit::new(folder.path());
        for step in &steps {
            deposit.play(step);
            deposit.check();
        }
        let store = deposit.cafe.till.store();
        let before = store.dump_views().expect("read");
        store.rebuild(|_| ()).expect("made anew");
        prop_assert_eq!(before, store.dump_views().expect("read"));
    }
}

/// A bread on its shelf today.
fn shelf(deposit: &mut Deposit) -> comptoir::store::DayRow {
    let today = deposit.today();
    deposit.cafe.till.store().bread_day(today).expect("read")[0]
}

#[test]
fn sold_out_follows_the_shelf() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    deposit.play(&Step::Reserve(2));
    deposit.play(&Step::Deliver(4));
    deposit.play(&Step::Sell(1));
    assert_eq!(shelf(&mut deposit).sold_out, None);
    deposit.play(&Step::Sell(1));
    let first = shelf(&mut deposit).sold_out.expect("the rest is kept for someone");
    deposit.play(&Step::Release(0));
    assert_eq!(shelf(&mut deposit).sold_out, None, "there is some again");
    deposit.cafe.now += 3_600_000;
    deposit.play(&Step::Sell(2));
    let later = shelf(&mut deposit).sold_out.expect("none is left");
    assert!(later > first);
    deposit.play(&Step::LeftOver(0, 0));
    deposit.play(&Step::Void(0));
    assert_eq!(shelf(&mut deposit).sold_out, None, "one came back");
}

#[test]
fn a_standing_order_becomes_one_reservation_a_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    let act = deposit.cafe.act();
    let order = StandingOrder {
        id: StandingOrderId::new(deposit.cafe.ids.next()),
        customer: deposit.customer,
        product: deposit.product,
        units: 2,
        days: Weekdays::ALL,
        from: deposit.today(),
        until: None,
        pauses: Vec::new(),
    };
    deposit.cafe.till.set_standing(act, order).expect("set");
    deposit.play(&Step::Order(10));
    deposit.play(&Step::Order(12));
    deposit.play(&Step::Deliver(14));
    deposit.play(&Step::Deliver(13));
    let today = deposit.today();
    assert_eq!(deposit.cafe.till.store().reservations(today).expect("read").len(), 1);
    let row = shelf(&mut deposit);
    assert_eq!((row.shelf.kept, row.shelf.units(), row.shelf.for_sale()), (2, 13, 11));
    assert_eq!(deposit.cafe.till.store().bread_waiting(today).expect("read"), 1);
}

#[test]
fn kept_bread_is_served_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    deposit.play(&Step::Reserve(1));
    deposit.play(&Step::PayAhead(0));
    let id = deposit.kept[0].0;
    let act = deposit.cafe.act();
    let ids = &mut deposit.cafe.ids;
    let sold = deposit.cafe.till.serve_kept(act, ids, &[id]).expect("served");
    assert_eq!(sold.ticket.total, Cents::ZERO);
    let act = deposit.cafe.act();
    let ids = &mut deposit.cafe.ids;
    assert!(deposit.cafe.till.serve_kept(act, ids, &[id]).is_err(), "only once");
    let act = deposit.cafe.act();
    let ids = &mut deposit.cafe.ids;
    deposit.cafe.till.void(act, ids, sold.number).expect("undone");
    assert_eq!(deposit.row(id).state, ReservationState::Kept);
    assert!(deposit.row(id).paid, "it is still paid");
}

#[test]
fn what_paid_served_bread_is_not_undone_because_more_is_paid() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    for which in 0..2 {
        deposit.play(&Step::Reserve(1));
        deposit.play(&Step::PayAhead(which));
    }
    deposit.play(&Step::Serve(0));
    let (paid, other) = (deposit.tickets[0].0, deposit.tickets[1].0);
    let act = deposit.cafe.act();
    let refused = deposit.cafe.till.void(act, &mut deposit.cafe.ids, paid);
    let used = matches!(refused, Err(TillError::Account(AccountError::UsedSince)));
    assert!(used, "the bread that it paid is eaten");
    let act = deposit.cafe.act();
    deposit.cafe.till.void(act, &mut deposit.cafe.ids, other).expect("this one still waits");
}

#[test]
fn a_customers_page_counts_the_breads_kept_from_today_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    let reserved = |deposit: &mut Deposit| {
        let (customer, today) = (deposit.customer, deposit.today());
        deposit.cafe.till.customer(customer, today).expect("read").reserved
    };
    deposit.play(&Step::Deliver(10));
    deposit.play(&Step::Reserve(2));
    deposit.play(&Step::Reserve(3));
    let tomorrow = Baker::usual(deposit.baker).next_day(deposit.today());
    let (customer, product) = (deposit.customer, deposit.product);
    let act = deposit.cafe.act();
    let ids = &mut deposit.cafe.ids;
    deposit.cafe.till.reserve_bread(act, ids, tomorrow, customer, &[(product, 4)]).expect("kept");
    assert_eq!(reserved(&mut deposit), 9);
    deposit.play(&Step::Serve(0));
    assert_eq!(reserved(&mut deposit), 7, "what was handed over is kept no longer");
    let later = BusinessDay::new(deposit.today().date() + chrono::Days::new(1));
    let file = deposit.cafe.till.customer(customer, later).expect("read");
    assert_eq!(file.reserved, if later <= tomorrow { 4 } else { 0 }, "yesterday's is past");
}

#[test]
fn the_proposal_follows_the_sales_and_adds_what_is_reserved() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut deposit = Deposit::new(folder.path());
    for _ in 0..21 {
        deposit.play(&Step::Order(12));
        deposit.play(&Step::Deliver(12));
        for _ in 0..4 {
            deposit.play(&Step::Sell(2));
        }
        deposit.play(&Step::LeftOver(0, 4));
        deposit.play(&Step::NextDay);
    }
    let tomorrow = Baker::usual(deposit.baker).next_day(deposit.today());
    let (customer, product) = (deposit.customer, deposit.product);
    let act = deposit.cafe.act();
    let ids = &mut deposit.cafe.ids;
    deposit.cafe.till.reserve_bread(act, ids, tomorrow, customer, &[(product, 3)]).expect("kept");
    let now = deposit.cafe.moment();
    let sheet = deposit.cafe.till.bread_order_sheet(deposit.baker, now, None, None);
    let sheet = sheet.expect("a sheet");
    assert_eq!(sheet.day, tomorrow);
    assert_eq!(sheet.lines[0].reserved, 3);
    let walk_in = sheet.lines[0].proposal.walk_in;
    assert!((8..=12).contains(&walk_in), "{walk_in} where eight are sold every day");
    assert!(deposit.cafe.now > MORNING);
}
