//! The stock is the sum of its moves after any history, and inventories find what is missing while
//! selling goes on.

use std::collections::BTreeMap;

use comptoir::domain::catalog::Product;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::ProductId;
use comptoir::domain::stock::MoveReason;
use comptoir::store::Options;
use comptoir::till::TillError;
use comptoir::till::stock::Move;
use proptest::prelude::*;

use crate::cafe::{self, Cafe, MINUTE, Payer};

/// What people do.
#[derive(Debug, Clone)]
enum Command {
    Sell(Vec<(usize, i64)>),
    Void(u64),
    Move(usize, i64, MoveReason),
    StartInventory,
    /// Someone looks at the shelf and remembers what lies there, more or less.
    Look(usize, i64),
    /// What was seen is noted.
    Note,
    EndInventory,
    Rebuild,
}

/// Codes that a café tracks, and one that it does not.
const GOODS: [(&str, bool); 4] = [("303", true), ("405", true), ("501", false), ("101", true)];
const TRACKED: usize = 3;

fn command() -> impl Strategy<Value = Command> {
    let reason = prop::sample::select(vec![
        MoveReason::GoodsIn,
        MoveReason::Loss,
        MoveReason::Donation,
        MoveReason::Transfer,
        MoveReason::UseByExpired,
    ]);
    let item = (0..GOODS.len(), 1..4_i64);
    prop_oneof![
        8 => prop::collection::vec(item, 1..4).prop_map(Command::Sell),
        3 => (1..10_u64).prop_map(Command::Void),
        5 => (0..TRACKED, -9..9_i64, reason).prop_map(|(good, many, why)| {
            Command::Move(good, many * 1_000, why)
        }),
        2 => Just(Command::StartInventory),
        4 => (0..TRACKED, -3..3_i64).prop_map(|(good, off)| Command::Look(good, off * 1_000)),
        4 => Just(Command::Note),
        1 => Just(Command::EndInventory),
        1 => Just(Command::Rebuild),
    ]
}

/// What lies on the shelf, kept by this test with sums of its own.
#[derive(Default)]
struct Shelf {
    there: BTreeMap<usize, i64>,
    tickets: Vec<Option<Vec<(usize, i64)>>>,
    /// The good that was looked at, what was seen, what the ledger had then, and when.
    seen: Option<(usize, i64, i64, comptoir::domain::day::Moment)>,
    counting: bool,
}

fn size(good: usize, many: i64) -> i64 {
    if GOODS[good].1 { many * 1_000 } else { many * 137 }
}

struct Played {
    cafe: Cafe,
    shelf: Shelf,
}

impl Played {
    fn new(folder: &std::path::Path) -> Self {
        let mut cafe = Cafe::open(folder, &Options::default()).expect("opened");
        cafe.begin().expect("begun");
        cafe.import().expect("a catalogue");
        for (sku, _) in &GOODS[..TRACKED] {
            track(&mut cafe, sku);
        }
        cafe.open_day().expect("open");
        Self { cafe, shelf: Shelf::default() }
    }

    fn id(&self, good: usize) -> ProductId {
        self.cafe.till.catalog().by_sku(GOODS[good].0).expect("a product").id
    }

    fn sell(&mut self, items: &[(usize, i64)]) -> Result<(), TillError> {
        let mut wanted: BTreeMap<usize, i64> = BTreeMap::new();
        for (good, many) in items {
            *wanted.entry(*good).or_default() += size(*good, *many);
        }
        let lines: Vec<(&str, i64)> =
            wanted.iter().map(|(good, size)| (GOODS[*good].0, *size)).collect();
        let basket = self.cafe.basket(&lines);
        self.cafe.pay(&basket, Payer::Cash)?;
        for (good, size) in &wanted {
            *self.shelf.there.entry(*good).or_default() -= size;
        }
        self.shelf.tickets.push(Some(wanted.into_iter().collect()));
        Ok(())
    }

    fn void(&mut self, number: u64) -> Result<(), TillError> {
        let act = self.cafe.act();
        self.cafe.till.void(act, &mut self.cafe.ids, number)?;
        let place = usize::try_from(number).expect("a place") - 1;
        for (good, size) in self.shelf.tickets[place].take().expect("a sale") {
            *self.shelf.there.entry(good).or_default() += size;
        }
        self.shelf.tickets.push(None);
        Ok(())
    }

    fn play(&mut self, command: &Command) {
        let act = self.cafe.act();
        let done = match command {
            Command::Sell(items) => self.sell(items),
            Command::Void(number) => self.void(*number),
            Command::Move(good, thousandths, reason) => {
                let (product, thousandths, reason) = (self.id(*good), *thousandths, *reason);
                let asked = Move { product, thousandths, reason, lot: None };
                self.cafe.till.move_stock(act, asked).map(|left| {
                    let there = self.shelf.there.entry(*good).or_default();
                    *there += thousandths;
                    assert_eq!(left, *there);
                })
            }
            Command::StartInventory => {
                let started = self.cafe.till.start_inventory(act, &mut self.cafe.ids, None);
                assert_eq!(started.is_ok(), !self.shelf.counting, "one at a time");
                self.shelf.seen = self.shelf.seen.take().filter(|_| self.shelf.counting);
                self.shelf.counting = true;
                started.map(drop)
            }
            Command::Look(good, off) => {
                let had = self.shelf.there.get(good).copied().unwrap_or(0);
                let seen = (had + off).max(0);
                self.shelf.seen = self.shelf.counting.then_some((*good, seen, had, act.at));
                Ok(())
            }
            Command::Note => self.note(),
            Command::EndInventory => {
                self.shelf.counting = false;
                self.shelf.seen = None;
                self.cafe.till.end_inventory(act)
            }
            Command::Rebuild => {
                self.cafe.till.store().rebuild(|_| {}).expect("rebuilt");
                Ok(())
            }
        };
        if let Err(TillError::Store(error)) = done {
            panic!("{command:?}: {}", cafe::told(&error));
        }
    }

    fn note(&mut self) -> Result<(), TillError> {
        let Some((good, counted, had, at)) = self.shelf.seen.take() else {
            return Ok(());
        };
        let (act, id) = (self.cafe.act(), self.id(good));
        let row = self.cafe.till.count_stock(act, id, counted, at)?;
        assert_eq!(row.expected, had, "what the ledger had when it was looked at");
        *self.shelf.there.entry(good).or_default() += counted - had;
        Ok(())
    }

    fn hold(&mut self) {
        for (good, named) in GOODS.iter().enumerate().take(TRACKED) {
            let expected = self.shelf.there.get(&good).copied().unwrap_or(0);
            let id = self.id(good);
            let stock = self.cafe.till.store().stock_of(id).expect("the stock");
            assert_eq!(stock, expected, "{}", named.0);
        }
        let untracked = self.id(TRACKED);
        assert_eq!(self.cafe.till.store().stock_of(untracked).expect("the stock"), 0);
        let views = self.cafe.till.store().dump_views().expect("the views");
        self.cafe.till.store().rebuild(|_| {}).expect("rebuilt");
        assert_eq!(self.cafe.till.store().dump_views().expect("the views"), views);
    }
}

/// Has the stock of a product counted from now on.
pub fn track(cafe: &mut Cafe, sku: &str) {
    let mut product: Product = cafe.till.catalog().by_sku(sku).expect("a product").clone();
    product.supply.tracked = true;
    let act = cafe.act();
    cafe.till.store().append(act.at, act.by, vec![Fact::ProductSet(product)]).expect("set");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_stock_is_what_came_less_what_went(commands in prop::collection::vec(command(), 1..40)) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut played = Played::new(folder.path());
        for command in &commands {
            played.play(command);
        }
        played.hold();
    }
}

#[test]
fn a_sale_while_someone_counts_is_not_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut played = Played::new(folder.path());
    for command in [
        Command::Move(1, 24_000, MoveReason::GoodsIn),
        Command::Sell(vec![(1, 3)]),
        Command::StartInventory,
        // Two have gone astray: 19 lie there, and the ledger says 21.
        Command::Look(1, -2_000),
        Command::Sell(vec![(1, 3), (3, 1)]),
        Command::Move(1, -1_000, MoveReason::Breakage),
        Command::Void(1),
        Command::Note,
        Command::EndInventory,
    ] {
        played.play(&command);
    }
    let id = played.id(1);
    assert_eq!(played.cafe.till.store().stock_of(id).expect("the stock"), 18_000);
    played.hold();
    assert!(played.cafe.till.inventory().expect("read").is_none());
}

#[test]
fn a_sale_never_waits_for_the_stock() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut played = Played::new(folder.path());
    played.cafe.now += MINUTE;
    played.sell(&[(0, 3)]).expect("sold what is not there");
    let id = played.id(0);
    assert_eq!(played.cafe.till.store().stock_of(id).expect("the stock"), -3_000);
}
