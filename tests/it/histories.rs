//! Views = fold(journal) after any history of commands, and the sums that must hold in each.

use std::collections::{BTreeMap, BTreeSet};

use comptoir::domain::closing::{Closing, Perpetual};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::money::Cents;
use comptoir::domain::payment::Method;
use comptoir::domain::ticket::{Operation, Ticket};
use comptoir::domain::vat::VatRate;
use comptoir::journal::entry::Entry;
use comptoir::statement::MonthName;
use comptoir::statement::rules::Breach;
use comptoir::statement::wire::{self, Told};
use comptoir::store::{Options, audit};
use comptoir::till::TillError;
use proptest::prelude::*;

use crate::cafe::{self, Cafe, DAY, MINUTE, Payer};

/// What people, clocks and machines do.
#[derive(Debug, Clone)]
enum Command {
    Sell(Vec<(usize, i64)>, Payer),
    Void(u64),
    Receipt(u64),
    Reading,
    Close(Option<u32>),
    Open,
    Abandon(usize),
    Drawer,
    KeyLost,
    KeyBack,
    KeyReplaced,
    /// The clock jumps by so many minutes.
    Clock(i64),
    Checkpoint,
    Restart,
}

/// Codes and whether they are sold by the piece.
const GOODS: [(&str, bool); 7] = [
    ("101", true),
    ("303", true),
    ("405", true),
    ("501", false),
    ("601", true),
    ("602", true),
    ("603", true),
];

fn command() -> impl Strategy<Value = Command> {
    let item = (0..GOODS.len(), prop_oneof![3 => 1..4_000_i64, 1 => -2_000..0_i64]);
    let by = prop_oneof![Just(Payer::Cash), Just(Payer::Card), Just(Payer::Both)];
    prop_oneof![
        8 => (prop::collection::vec(item, 1..4), by)
            .prop_map(|(items, by)| Command::Sell(items, by)),
        4 => (1..8_u64).prop_map(Command::Void),
        2 => (1..8_u64).prop_map(Command::Receipt),
        1 => Just(Command::Reading),
        2 => prop::option::of(0..400_u32).prop_map(Command::Close),
        2 => Just(Command::Open),
        1 => (0..GOODS.len()).prop_map(Command::Abandon),
        1 => Just(Command::Drawer),
        1 => Just(Command::KeyLost),
        2 => Just(Command::KeyBack),
        1 => Just(Command::KeyReplaced),
        1 => (-3_000..3_000_i64).prop_map(Command::Clock),
        1 => Just(Command::Checkpoint),
        1 => Just(Command::Restart),
    ]
}

/// A café with the key that its epoch is under.
struct Played {
    cafe: Cafe,
    key: usize,
}

impl Played {
    /// Plays a command; says whether the till took it. Only refusals by the rules are let through.
    fn play(&mut self, command: &Command) -> bool {
        let cafe = &mut self.cafe;
        let act = cafe.act();
        let done = match command {
            Command::Sell(items, by) => {
                let items: Vec<(&str, i64)> =
                    items.iter().map(|&(good, size)| part(good, size)).collect();
                let mut basket = cafe.basket(&items[..1]);
                for item in &items[1..] {
                    let more = cafe.till.catalog().by_sku(item.0).expect("a product").clone();
                    let quantity = comptoir::domain::quantity::Quantity::from_thousandths(item.1);
                    let mode = comptoir::domain::catalog::Mode::Takeaway;
                    // Pieces that come back can cancel a line: then the item is left out.
                    let _ = basket.add(&more, quantity.expect("a quantity"), more.price, mode);
                }
                cafe.pay(&basket, *by).map(drop)
            }
            Command::Void(number) => cafe.till.void(act, &mut cafe.ids, *number).map(drop),
            Command::Receipt(number) => cafe.till.issue_receipt(act, *number).map(drop),
            Command::Reading => cafe.till.read(act).map(drop),
            Command::Close(euros) => cafe.close(*euros).map(drop),
            Command::Open => cafe.open_day(),
            Command::Abandon(good) => {
                let basket = cafe.basket(&[part(*good, 2_000)]);
                cafe.till.abandon(act, basket)
            }
            Command::Drawer => cafe.open_drawer(),
            Command::KeyLost => {
                cafe.till.store().set_signer(None);
                Ok(())
            }
            Command::KeyBack => {
                cafe.till.store().set_signer(cafe::boxed(self.key));
                Ok(())
            }
            Command::KeyReplaced => {
                self.key = 1 - self.key;
                cafe.till.store().set_signer(cafe::boxed(self.key));
                cafe.till.replace_key(act)
            }
            Command::Clock(minutes) => {
                cafe.now += minutes * MINUTE;
                Ok(())
            }
            Command::Checkpoint => {
                cafe.till.store().checkpoint().expect("a sound disk");
                Ok(())
            }
            Command::Restart => Ok(()),
        };
        match done {
            Ok(()) => true,
            Err(TillError::Store(error)) => panic!("{command:?}: {}", cafe::told(&error)),
            Err(_) => false,
        }
    }
}

fn part(good: usize, size: i64) -> (&'static str, i64) {
    let (sku, whole) = GOODS[good];
    let pieces = if size < 0 { -1_000 } else { (size / 1_000 + 1) * 1_000 };
    (sku, if whole { pieces } else { size })
}

/// What this test adds up by itself, entry by entry.
#[derive(Default)]
struct Sums {
    perpetual: Perpetual,
    turnover: i64,
    cash: i64,
    gross: BTreeMap<VatRate, i64>,
    tickets: Vec<Ticket>,
}

impl Sums {
    fn count(&mut self, ticket: Ticket, perpetual: Perpetual) {
        let cents = Cents::get;
        let lines: i64 = ticket.lines.iter().map(|line| line.gross.get()).sum();
        assert_eq!(lines, cents(ticket.total));
        let tenders: i64 = ticket.payment.tenders.iter().map(|tender| tender.amount.get()).sum();
        assert_eq!(tenders, lines);
        for (rate, row) in &ticket.vat {
            assert_eq!(cents(row.gross), cents(row.net) + cents(row.vat));
            *self.gross.entry(*rate).or_default() += cents(row.gross);
        }
        let cash = ticket.payment.tenders.iter().filter(|tender| tender.method == Method::Cash);
        self.cash += cash.map(|tender| tender.amount.get()).sum::<i64>();
        self.turnover += cents(ticket.turnover);
        let Perpetual { algebraic, absolute, third_party } = &mut self.perpetual;
        *algebraic = Cents::new(cents(*algebraic) + cents(ticket.turnover));
        *absolute = Cents::new(cents(*absolute) + cents(ticket.turnover).abs());
        let other = cents(ticket.total) - cents(ticket.turnover);
        *third_party = Cents::new(cents(*third_party) + other);
        assert_eq!(self.perpetual, perpetual, "the perpetual totals in the entry");
        if let Operation::Void { number, .. } = ticket.operation {
            let sale = &self.tickets[number as usize - 1];
            assert_eq!(cents(sale.turnover), -cents(ticket.turnover), "a sale and its void");
            assert_eq!(cents(sale.total), -cents(ticket.total), "a sale and its void");
        }
        self.tickets.push(ticket);
    }

    fn close(&mut self, closing: &Closing) {
        let totals = &closing.day.totals;
        assert_eq!(totals.turnover().expect("a sum").get(), self.turnover);
        assert_eq!(closing.expected_cash.get(), closing.day.float.get() + self.cash);
        for (rate, row) in &totals.by_rate {
            let gross = self.gross.remove(rate).unwrap_or(0);
            assert_eq!(row.gross.get(), gross, "the closing's row of {rate:?}");
        }
        assert!(self.gross.is_empty(), "a rate is missing from the closing");
        assert_eq!(closing.perpetual, self.perpetual);
        (self.turnover, self.cash) = (0, 0);
    }
}

/// Walks the journal and adds everything up anew.
fn add_up(cafe: &mut Cafe) -> Sums {
    let mut sums = Sums::default();
    let walked = cafe.till.store().walk(|sealed| {
        match Entry::from_bytes(&sealed.bytes)?.fact {
            Fact::TicketPaid { ticket, perpetual } => sums.count(ticket, perpetual),
            Fact::DayClosed(closing) => sums.close(&closing),
            _ => {}
        }
        Ok(())
    });
    walked.expect("the journal is read");
    sums
}

/// Sound from outside, the same folded anew, the same after a restart, and adding up.
fn hold(folder: &tempfile::TempDir, cafe: &mut Cafe) {
    let found = audit(folder.path(), cafe.till.head().into_iter().collect()).expect("sound");
    assert_eq!((found.stray_view, found.unsound), (None, None));
    assert_eq!(found.report.ledger, *cafe.till.ledger());
    let (views, ledger) =
        (cafe.till.store().dump_views().expect("views"), cafe.till.ledger().clone());
    let catalog = cafe.till.catalog().clone();
    cafe.till.store().rebuild(|_| {}).expect("folded anew");
    assert_eq!(cafe.till.store().dump_views().expect("views"), views);
    assert_eq!((cafe.till.ledger(), cafe.till.catalog()), (&ledger, &catalog));
    let sums = add_up(cafe);
    assert_eq!(ledger.perpetual, sums.perpetual);
    every_month_balances(cafe, &sums);
    if let Some(open) = &ledger.open_day {
        let expected = open.expected_cash().expect("a sum").get();
        assert_eq!(expected, open.float.get() + sums.cash);
    }
}

/// The statement of each month keeps the rules, and all months together are what was sold.
fn every_month_balances(cafe: &mut Cafe, sums: &Sums) {
    let months: BTreeSet<MonthName> =
        sums.tickets.iter().map(|ticket| MonthName::of(ticket.day)).collect();
    let at = cafe.moment();
    let now = MonthName::of(BusinessDay::of(at));
    let gone_on = cafe.till.statement_of(at, now).expect("a statement");
    cafe.till.statement_of(at, now.before()).expect("another month in between");
    let anew = cafe.till.statement_of(at, now).expect("a statement");
    assert_eq!(gone_on, anew, "told bit by bit, and all at once");
    let mut sold = 0;
    for month in months {
        let draft = cafe.till.statement_of(at, month).expect("a statement");
        let other = |breach: &&Breach| !matches!(breach, Breach::NotClosed { .. });
        assert_eq!(draft.breaches.iter().find(other), None, "{month}");
        for value in draft.document.values {
            if let ("ventes.ttc", Some(Told::Amount(text))) = (&*value.indicator, &value.value) {
                sold += wire::euros(text).expect("an amount").get();
            }
        }
    }
    assert_eq!(sold, sums.perpetual.algebraic.get());
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn views_are_the_fold_of_the_journal_after_any_history(
        commands in prop::collection::vec(command(), 1..40),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let options = Options::default();
        let mut cafe = Cafe::open(folder.path(), &options).expect("opened");
        cafe.begin().expect("begun");
        cafe.import().expect("imported");
        cafe.open_day().expect("open");
        let mut played = Played { cafe, key: 0 };
        let mut taken = 0;
        for (step, command) in commands.iter().enumerate() {
            taken += usize::from(played.play(command));
            if step % 7 == 3 {
                let at = played.cafe.moment();
                let now = MonthName::of(BusinessDay::of(at));
                played.cafe.till.statement_of(at, now).expect("a statement on the way");
            }
            if matches!(command, Command::Restart) {
                let Played { cafe, key } = played;
                let (ledger, head) = (cafe.till.ledger().clone(), cafe.till.head());
                let mut cafe = cafe.restart(folder.path(), &options).expect("opened again");
                cafe.till.store().set_signer(cafe::boxed(key));
                assert_eq!((cafe.till.ledger(), cafe.till.head()), (&ledger, head));
                played = Played { cafe, key };
            }
        }
        prop_assert!(taken <= commands.len());
        hold(&folder, &mut played.cafe);
    }
}

/// The generator reaches what it is there for: a fixed history with every command in it.
#[test]
fn a_history_of_every_command_is_played_and_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe.import().expect("imported");
    cafe.open_day().expect("open");
    let mut played = Played { cafe, key: 0 };
    use Command::*;
    for command in [
        Sell(vec![(0, 1_500), (3, 312), (4, 10)], Payer::Both),
        Sell(vec![(1, -500)], Payer::Cash),
        Void(2),
        Void(1),
        Receipt(1),
        Reading,
        KeyLost,
        Sell(vec![(5, 10)], Payer::Cash),
        KeyReplaced,
        Clock(-1_000),
        Sell(vec![(2, 10)], Payer::Card),
        Close(Some(100)),
        Open,
        Abandon(1),
        Drawer,
        Clock(3 * DAY / MINUTE),
        KeyLost,
        Sell(vec![(6, 10)], Payer::Cash),
        KeyBack,
        Drawer,
        Checkpoint,
        Close(None),
    ] {
        assert!(played.play(&command), "{command:?} was refused");
    }
    hold(&folder, &mut played.cafe);
    assert_eq!(played.cafe.till.store().closings(), 3);
}
