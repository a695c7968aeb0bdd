//! Accounts, third parties and the drawer under any history: not a cent is lost or doubled.

use std::collections::BTreeMap;

use comptoir::domain::cash::{CashMove, CashReason};
use comptoir::domain::catalog::{Mode, Nature, Product, Supply};
use comptoir::domain::customer::{AccountError, Allowance};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::{CustomerId, Ids, PartnerId, TicketId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{CashLimits, Deal, Means, Partner, Role};
use comptoir::domain::payment::{Method, Offer};
use comptoir::domain::quantity::Quantity;
use comptoir::domain::service::Service;
use comptoir::domain::text::Label;
use comptoir::domain::ticket::basket::{Basket, Wanted};
use comptoir::domain::ticket::purpose::Purpose;
use comptoir::domain::ticket::{Operation, Ticket};
use comptoir::journal::entry::Entry;
use comptoir::store::{Options, audit};
use comptoir::till::TillError;
use proptest::prelude::*;

use crate::cafe::{self, Cafe, DAY, MINUTE};

const PEOPLE: usize = 3;

#[derive(Debug, Clone)]
enum Command {
    /// Goods for someone, of which so many cents by this means and the rest in cash.
    Buy(usize, Vec<(usize, i64)>, Method, i64, bool),
    Settle(usize, i64),
    TopUp(usize, i64),
    Ahead(usize, i64),
    AheadServed(usize),
    Suspend(i64),
    Serve,
    Withdraw(i64),
    Cashback(i64),
    Void(u64),
    Limit(usize, i64),
    Opening(usize, i64, i64),
    CloseAccount(usize),
    Move(CashReason, i64),
    SettlePartner(usize, Means),
    CloseDay(Option<u32>),
    Later(i64),
}

fn command() -> impl Strategy<Value = Command> {
    use Command::*;
    let who = 0..PEOPLE;
    let method = prop_oneof![Just(Method::Debt), Just(Method::Prepaid)];
    let goods = prop::collection::vec((0..GOODS.len(), 1..4_i64), 1..4);
    let reason =
        prop_oneof![Just(CashReason::Supply), Just(CashReason::Banked), Just(CashReason::Expense),];
    let means = prop_oneof![Just(Means::Cash), Just(Means::Transfer)];
    prop_oneof![
        8 => (who.clone(), goods, method, 1..2_500_i64, any::<bool>())
            .prop_map(|(who, goods, method, part, lifted)| Buy(who, goods, method, part, lifted)),
        4 => (who.clone(), 1..3_000_i64).prop_map(|(who, cents)| Settle(who, cents)),
        4 => (who.clone(), -2_000..4_000_i64).prop_map(|(who, cents)| TopUp(who, cents)),
        2 => (who.clone(), 1..4_i64).prop_map(|(who, count)| Ahead(who, count)),
        2 => who.clone().prop_map(AheadServed),
        2 => (1..3_i64).prop_map(Suspend),
        2 => Just(Serve),
        2 => (0..12_000_i64).prop_map(Withdraw),
        2 => (-10..7_000_i64).prop_map(Cashback),
        5 => (1..30_u64).prop_map(Void),
        1 => (who.clone(), 0..4_000_i64).prop_map(|(who, cents)| Limit(who, cents)),
        1 => (who.clone(), 0..900_i64, 0..900_i64)
            .prop_map(|(who, debt, pre)| Opening(who, debt, pre)),
        1 => who.prop_map(CloseAccount),
        2 => (reason, -9_000..9_000_i64).prop_map(|(reason, cents)| Move(reason, cents)),
        2 => (0..2_usize, means).prop_map(|(partner, means)| SettlePartner(partner, means)),
        1 => prop::option::of(0..300_u32).prop_map(CloseDay),
        1 => (0..3_i64).prop_map(Later),
    ]
}

/// Coffee, beer, a stamp without a partner, a cup's deposit, a membership, honey under mandate.
const GOODS: [&str; 6] = ["101", "303", "601", "602", "603", "901"];

struct Played {
    cafe: Cafe,
    people: Vec<CustomerId>,
    partners: [PartnerId; 2],
    services: [Product; 3],
}

fn set_up(folder: &std::path::Path) -> Played {
    let mut cafe = Cafe::open(folder, &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe.import().expect("imported");
    cafe.open_day().expect("open");
    let act = cafe.act();
    let partners = [0, 1].map(|_| PartnerId::new(cafe.ids.next()));
    for (id, role, commission) in
        [(partners[0], Role::Producer, 2_500), (partners[1], Role::Principal, 0)]
    {
        let partner = Partner {
            id,
            name: Some(Label::new("Partenaire").expect("a name")),
            siret: None,
            role,
            deal: Deal::Mandate,
            commission,
            active: true,
            withdrawals: (role == Role::Principal).then_some(CashLimits::BANK),
            rna: None,
            local: None,
        };
        cafe.till.set_partner(act, partner).expect("set");
    }
    let name = Label::new("Service").expect("a name");
    let services = [Service::DebtPayment, Service::TopUp, Service::Withdrawal(partners[1])]
        .map(|service| service.product(name.clone(), Service::FAMILY));
    let stamp = cafe.till.catalog().by_sku("601").expect("a stamp").clone();
    let honey = Product {
        id: comptoir::domain::id::ProductId::new(cafe.ids.next()),
        sku: Label::new("901").ok(),
        price: Cents::new(850),
        supply: Supply { partner: Some(partners[0]), ..Supply::default() },
        ..stamp
    };
    let mut facts: Vec<Fact> = services.iter().cloned().map(Fact::ProductSet).collect();
    facts.push(Fact::ProductSet(honey));
    cafe.till.store().append(act.at, act.by, facts).expect("written");
    let people = ["Gérard B.", "Odile G.", "Rémi H."]
        .map(|name| {
            let name = Label::new(name).expect("a name");
            cafe.till.add_customer(act, &mut cafe.ids, &name).expect("added")
        })
        .to_vec();
    Played { cafe, people, partners, services }
}

fn offer(method: Method, cents: i64) -> Offer {
    Offer { method, amount: Cents::new(cents) }
}

impl Played {
    fn basket(&mut self, who: Option<usize>) -> Basket {
        let mut basket = Basket::new(TicketId::new(self.cafe.ids.next()));
        basket.set_customer(who.map(|who| self.people[who]));
        basket
    }

    fn line(&self, basket: &mut Basket, product: &Product, count: i64, cents: i64, why: Purpose) {
        let quantity = Quantity::pieces(count).expect("a quantity");
        let (unit_price, mode, reservation) = (Cents::new(cents), Mode::OnSite, None);
        let wanted = Wanted { product, quantity, unit_price, mode, purpose: why, reservation };
        basket.add_wanted(wanted).expect("added");
    }

    fn product(&self, sku: &str) -> Product {
        self.cafe.till.catalog().by_sku(sku).expect("a product").clone()
    }

    /// A ticket of one line, paid in cash.
    fn ring(
        &mut self,
        who: Option<usize>,
        product: &Product,
        line: (i64, i64),
        why: Purpose,
    ) -> Result<(), TillError> {
        let mut basket = self.basket(who);
        self.line(&mut basket, product, line.0, line.1, why);
        let due = basket.total().expect("a total").get();
        let cash = [offer(Method::Cash, due)];
        let act = self.cafe.act();
        let offers = if due > 0 { &cash[..] } else { &[] };
        self.cafe.till.pay(act, &basket, offers).map(drop)
    }

    fn play(&mut self, command: &Command) -> Result<(), TillError> {
        let bread = self.product("405");
        let [debt, top_up, cash] = self.services.clone();
        match command {
            Command::Buy(who, goods, method, part, lifted) => {
                let mut basket = self.basket(Some(*who));
                for (good, count) in goods {
                    let product = self.product(GOODS[*good]);
                    let price = product.price.get();
                    self.line(&mut basket, &product, *count, price, Purpose::Plain);
                }
                let due = basket.total().expect("a total").get();
                let part = (*part).min(due);
                let mut offers = vec![offer(*method, part)];
                offers.extend((due > part).then(|| offer(Method::Cash, due - part)));
                let allowed = if *lifted { Allowance::BeyondLimit } else { Allowance::Usual };
                let act = self.cafe.act();
                self.cafe.till.pay_allowing(act, &basket, &offers, allowed).map(drop)
            }
            Command::Settle(who, cents) => {
                self.ring(Some(*who), &debt, (1, *cents), Purpose::DebtSettled)
            }
            Command::TopUp(_, 0) => Ok(()),
            Command::TopUp(who, cents) => {
                self.ring(Some(*who), &top_up, (cents.signum(), cents.abs()), Purpose::TopUp)
            }
            Command::Ahead(who, count) => {
                self.ring(Some(*who), &bread, (*count, 120), Purpose::Ahead)
            }
            Command::AheadServed(who) => {
                self.ring(Some(*who), &bread, (1, 0), Purpose::AheadServed)
            }
            Command::Suspend(count) => self.ring(None, &bread, (*count, 120), Purpose::Suspended),
            Command::Serve => self.ring(None, &bread, (1, 0), Purpose::SuspendedServed),
            Command::Withdraw(cents) => self.ring(None, &cash, (-1, *cents), Purpose::Withdrawal),
            Command::Cashback(cents) => {
                let mut basket = self.basket(None);
                self.line(&mut basket, &bread, 1, 120, Purpose::Plain);
                basket.set_cashback(Cents::new(*cents));
                let act = self.cafe.act();
                let card = [offer(Method::Card, 120 + cents)];
                self.cafe.till.pay(act, &basket, &card).map(drop)
            }
            Command::Void(number) => {
                let act = self.cafe.act();
                self.cafe.till.void(act, &mut self.cafe.ids, *number).map(drop)
            }
            command => self.manage(command),
        }
    }

    fn manage(&mut self, command: &Command) -> Result<(), TillError> {
        let act = self.cafe.act();
        let till = &mut self.cafe.till;
        match *command {
            Command::Limit(who, cents) => till.set_limit(act, self.people[who], Cents::new(cents)),
            Command::Opening(who, debt, prepaid) => {
                till.open_balance(act, self.people[who], Cents::new(debt), Cents::new(prepaid))
            }
            Command::CloseAccount(who) => till.close_customer(act, self.people[who]),
            Command::Move(reason, cents) => {
                let (amount, partner) = (Cents::new(cents), None);
                till.move_cash(act, CashMove { reason, amount, partner })
            }
            Command::SettlePartner(which, means) => {
                let today = BusinessDay::of(act.at);
                till.settle_partner(act, self.partners[which], today, means).map(drop)
            }
            Command::CloseDay(euros) => {
                self.cafe.close(euros)?;
                self.cafe.open_day()
            }
            Command::Later(days) => {
                self.cafe.now += days * DAY + MINUTE;
                Ok(())
            }
            _ => unreachable!("a ticket"),
        }
    }
}

/// What this test adds up by itself, from the journal alone and by rules of its own.
#[derive(Default)]
struct Books {
    debt: BTreeMap<CustomerId, i64>,
    prepaid: BTreeMap<CustomerId, i64>,
    ahead: BTreeMap<CustomerId, i64>,
    suspended: i64,
    owed_to: BTreeMap<PartnerId, i64>,
    tickets: Vec<Ticket>,
    float: i64,
    tendered: i64,
    cash: i64,
    moved: i64,
    by_nature: BTreeMap<Nature, i64>,
    lifted: Vec<TicketId>,
}

impl Books {
    fn take(&mut self, fact: Fact) {
        use comptoir::domain::customer::CustomerFact::*;
        match fact {
            Fact::DayOpened { float, .. } => self.float = float.get(),
            Fact::TicketPaid { ticket, .. } => self.ticket(ticket),
            Fact::CashMoved(moved) => self.moved += moved.amount.get(),
            Fact::PartnerSettled(settled) => {
                let owed = self.owed_to.insert(settled.partner, 0).unwrap_or(0);
                assert_eq!(owed, settled.collected.get(), "all that was collected is settled");
                assert_eq!(owed, settled.commission.get() + settled.paid.get());
            }
            Fact::Customer(OpeningBalance { customer, debt, prepaid }) => {
                *self.debt.entry(customer).or_default() += debt.get();
                *self.prepaid.entry(customer).or_default() += prepaid.get();
            }
            Fact::Customer(LimitLifted { ticket, .. }) => self.lifted.push(ticket),
            Fact::DayClosed(closing) => {
                let totals = &closing.day.totals;
                let tendered: i64 = totals.by_tender.values().map(|sum| sum.amount.get()).sum();
                let natures: BTreeMap<Nature, i64> =
                    totals.by_nature.iter().map(|(nature, sum)| (*nature, sum.get())).collect();
                assert_eq!(tendered, self.tendered);
                assert_eq!(natures, self.by_nature, "whose money the tenders were");
                assert_eq!(tendered, natures.values().sum::<i64>());
                let own = natures.get(&Nature::Own).copied().unwrap_or(0);
                assert_eq!(totals.turnover().expect("a sum").get(), own);
                assert_eq!(closing.expected_cash.get(), self.float + self.cash + self.moved);
                (self.tendered, self.cash, self.moved) = (0, 0, 0);
                self.by_nature.clear();
            }
            _ => {}
        }
    }

    fn ticket(&mut self, ticket: Ticket) {
        if let Operation::Void { number, .. } = ticket.operation {
            let sale = &self.tickets[number as usize - 1];
            assert_eq!(sale.total.get(), -ticket.total.get());
        }
        for tender in &ticket.payment.tenders {
            let amount = tender.amount.get();
            self.tendered += amount;
            match (tender.method, ticket.customer) {
                (Method::Cash, _) => self.cash += amount,
                (Method::Card, _) => {}
                (Method::Debt, Some(who)) => *self.debt.entry(who).or_default() += amount,
                (Method::Prepaid, Some(who)) => *self.prepaid.entry(who).or_default() -= amount,
                (Method::Debt | Method::Prepaid, None) => panic!("an account of nobody"),
            }
        }
        for line in &ticket.lines {
            let (gross, count) = (line.gross.get(), line.quantity.thousandths());
            *self.by_nature.entry(line.nature).or_default() += gross;
            if let (Nature::ThirdParty, Some(partner)) = (line.nature, line.partner) {
                *self.owed_to.entry(partner).or_default() += gross;
            }
            let who = ticket.customer;
            match line.purpose {
                Purpose::DebtSettled => *self.debt.entry(who.expect("one")).or_default() -= gross,
                Purpose::TopUp => *self.prepaid.entry(who.expect("one")).or_default() += gross,
                Purpose::Ahead => *self.ahead.entry(who.expect("one")).or_default() += count,
                Purpose::AheadServed => *self.ahead.entry(who.expect("one")).or_default() -= count,
                Purpose::Suspended => self.suspended += count,
                Purpose::SuspendedServed => self.suspended -= count,
                Purpose::Plain | Purpose::Withdrawal => {}
            }
        }
        let sums = [&self.debt, &self.prepaid, &self.ahead];
        assert!(sums.iter().all(|sum| sum.values().all(|left| *left >= 0)), "below zero");
        assert!(self.suspended >= 0, "more was served than was paid");
        self.tickets.push(ticket);
    }
}

fn hold(folder: &std::path::Path, played: &mut Played) {
    let cafe = &mut played.cafe;
    let found = audit(folder, cafe.till.head().into_iter().collect()).expect("sound");
    assert_eq!((found.stray_view, found.unsound), (None, None));
    let mut books = Books::default();
    cafe.till
        .store()
        .walk(|sealed| {
            books.take(Entry::from_bytes(&sealed.bytes)?.fact);
            Ok(())
        })
        .expect("read");
    let open = cafe.till.open_day().expect("open").clone();
    assert_eq!(
        open.expected_cash().expect("a sum").get(),
        open.float.get() + books.cash + books.moved
    );
    let today = BusinessDay::of(cafe.moment());
    for who in &played.people {
        let standing = cafe.till.store().standing(*who).expect("read").expect("known");
        let of = |sums: &BTreeMap<CustomerId, i64>| sums.get(who).copied().unwrap_or(0);
        assert_eq!(standing.debt.get(), of(&books.debt));
        assert_eq!(standing.prepaid.get(), of(&books.prepaid));
        assert_eq!(standing.ahead.values().sum::<i64>(), of(&books.ahead));
        if standing.closed {
            assert!(standing.is_empty(), "closed with something left");
        }
        let age = cafe.till.store().debt_age(*who, today).expect("read");
        let aged = age.fresh.get() + age.old.get() + age.older.get();
        assert_eq!(aged, standing.debt.get(), "every cent owed has an age");
        let newest = cafe.till.store().account_moves(*who, 1).expect("read");
        if let Some(last) = newest.first() {
            assert_eq!((last.debt_after, last.prepaid_after), (standing.debt, standing.prepaid));
        }
    }
    let waiting: i64 = cafe.till.store().suspended().expect("read").values().sum();
    assert_eq!(waiting, books.suspended);
    for partner in played.partners {
        let owed = cafe.till.store().collected_for(partner, today).expect("read");
        let owed = owed.total().expect("an amount").get();
        assert_eq!(owed, books.owed_to.get(&partner).copied().unwrap_or(0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn accounts_third_parties_and_the_drawer_add_up_after_any_history(
        commands in prop::collection::vec(command(), 1..60),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut played = set_up(folder.path());
        for command in &commands {
            if let Err(TillError::Store(error)) = played.play(command) {
                panic!("{command:?}: {}", cafe::told(&error));
            }
        }
        hold(folder.path(), &mut played);
    }
}

/// Every command is really played at least once, and what must be refused is.
#[test]
fn a_life_of_an_account() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut played = set_up(folder.path());
    use Command::*;
    let done = [
        Opening(0, 840, 0),
        Buy(0, vec![(0, 1)], Method::Debt, 140, false),
        Limit(0, 500),
        Buy(0, vec![(0, 1)], Method::Debt, 140, true),
        Settle(0, 1_120),
        TopUp(1, 2_000),
        Buy(1, vec![(1, 1)], Method::Prepaid, 420, false),
        Ahead(1, 2),
        AheadServed(1),
        Suspend(1),
        Serve,
        Withdraw(5_000),
        Cashback(2_000),
        Buy(2, vec![(5, 2)], Method::Debt, 1_000, false),
        SettlePartner(0, Means::Cash),
        SettlePartner(1, Means::Transfer),
        Move(CashReason::Banked, -5_000),
        CloseDay(Some(100)),
        TopUp(1, -1_580),
        AheadServed(1),
        CloseAccount(1),
        Later(2),
    ];
    for command in &done {
        played.play(command).unwrap_or_else(|error| panic!("{command:?}: {}", cafe::told(&error)));
    }
    let refused = |played: &mut Played, command: Command| match played.play(&command) {
        Err(TillError::Account(error)) => error,
        other => panic!("{command:?}: {other:?}"),
    };
    let cents = Cents::new;
    let over = AccountError::OverLimit { limit: cents(500), debt: cents(560) };
    assert_eq!(refused(&mut played, Buy(0, vec![(0, 4)], Method::Debt, 560, false)), over);
    let owed = AccountError::MoreThanOwed { debt: cents(0) };
    assert_eq!(refused(&mut played, Settle(0, 1)), owed);
    assert_eq!(refused(&mut played, TopUp(1, 500)), AccountError::Closed);
    assert_eq!(refused(&mut played, Serve), AccountError::NotEnoughSuspended);
    assert_eq!(refused(&mut played, AheadServed(0)), AccountError::NotEnoughAhead);
    assert_eq!(refused(&mut played, CloseAccount(2)), AccountError::NotEmpty);
    assert_eq!(refused(&mut played, Opening(0, 1, 1)), AccountError::Begun);
    assert_eq!(refused(&mut played, Void(2)), AccountError::UsedSince, "it was paid off since");
    for cents in [1_999, 10_001] {
        let refused = played.play(&Withdraw(cents));
        assert!(matches!(refused, Err(TillError::Withdrawal(Some(CashLimits::BANK)))));
    }
    assert!(matches!(played.play(&Cashback(6_001)), Err(TillError::Ticket(_))));
    assert!(matches!(played.play(&SettlePartner(0, Means::Cash)), Err(TillError::NothingToSettle)));
    hold(folder.path(), &mut played);
}

#[test]
fn a_name_is_erased_once_the_account_is_closed_and_the_figures_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut played = set_up(folder.path());
    played.play(&Command::TopUp(0, 1_000)).expect("topped up");
    played.play(&Command::TopUp(0, -1_000)).expect("given back");
    let gone = played.people[0];
    assert!(matches!(
        played.cafe.till.erase_customer(gone),
        Err(TillError::Account(AccountError::Open))
    ));
    played.play(&Command::CloseAccount(0)).expect("closed");
    played.cafe.till.erase_customer(gone).expect("erased");
    let today = BusinessDay::of(played.cafe.moment());
    assert!(played.cafe.till.customer(gone, today).is_err());
    assert_eq!(played.cafe.till.store().account_moves(gone, 9).expect("read").len(), 2);
    let bytes = std::fs::read(folder.path().join("people.sqlite")).expect("read");
    let name = "Gérard B.".as_bytes();
    assert!(!bytes.windows(name.len()).any(|window| window == name), "not a letter is left");
    hold(folder.path(), &mut played);
}

#[test]
fn a_ticket_that_only_named_its_customer_is_undone_after_the_account_is_closed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut played = set_up(folder.path());
    let coffee = played.product("101");
    played.ring(Some(0), &coffee, (1, 140), Purpose::Plain).expect("ticket 1, in cash");
    played.play(&Command::TopUp(0, 500)).expect("ticket 2");
    played.play(&Command::TopUp(0, -500)).expect("ticket 3");
    played.play(&Command::CloseAccount(0)).expect("closed");
    let refused = played.play(&Command::Void(2));
    assert!(matches!(refused, Err(TillError::Account(AccountError::Closed))), "it moved in it");
    let refused = played.ring(Some(0), &coffee, (1, 140), Purpose::Plain);
    assert!(matches!(refused, Err(TillError::Account(AccountError::Closed))), "no new ticket");
    played.play(&Command::Void(1)).expect("nothing in the account moves");
    hold(folder.path(), &mut played);
}

#[test]
fn la_poste_hands_one_person_no_more_than_its_limit_in_seven_days() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut played = set_up(folder.path());
    let act = played.cafe.act();
    let post = played.cafe.till.store().partner(played.partners[1]).expect("read").expect("known");
    let post = Partner { withdrawals: Some(CashLimits::POST), ..post };
    played.cafe.till.set_partner(act, post).expect("set");
    let cash = played.services[2].clone();
    let draw = |played: &mut Played, who: Option<usize>, cents| {
        played.ring(who, &cash, (-1, cents), Purpose::Withdrawal)
    };
    draw(&mut played, Some(0), 10_000).expect("ticket 1");
    let over = draw(&mut played, Some(0), 5_001);
    assert!(matches!(over, Err(TillError::Withdrawal(Some(CashLimits::POST)))));
    draw(&mut played, Some(0), 5_000).expect("to the limit");
    draw(&mut played, Some(1), 15_000).expect("someone else");
    let nobody = draw(&mut played, None, 15_000);
    assert!(matches!(nobody, Err(TillError::WithdrawalForWhom(CashLimits::POST))), "by name alone");
    played.play(&Command::Later(6)).expect("six days later");
    assert!(draw(&mut played, Some(0), 100).is_err(), "the seventh day");
    played.play(&Command::Void(1)).expect("undone");
    draw(&mut played, Some(0), 10_000).expect("what was undone does not count");
    played.play(&Command::Later(1)).expect("a day later");
    draw(&mut played, Some(0), 5_000).expect("the first day is past");
    hold(folder.path(), &mut played);
}

/// What is still owed is the newest of what was put on account, whatever was undone between.
#[test]
fn a_debt_grows_older_day_by_day_and_a_void_leaves_no_trace_in_its_age() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut played = set_up(folder.path());
    let buy = |cents| Command::Buy(0, vec![(0, 1)], Method::Debt, cents, false);
    played.play(&buy(100)).expect("ticket 1");
    played.cafe.now += 40 * DAY;
    played.play(&buy(90)).expect("ticket 2");
    played.play(&Command::Settle(0, 30)).expect("ticket 3");
    played.play(&Command::Void(2)).expect("undone");
    let today = BusinessDay::of(played.cafe.moment());
    let age = played.cafe.till.store().debt_age(played.people[0], today).expect("read");
    assert_eq!((age.fresh.get(), age.old.get(), age.older.get()), (0, 70, 0));
    hold(folder.path(), &mut played);
}
