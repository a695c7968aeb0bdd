//! A void gives back exactly what its sale took, whatever has been said of the product since: the
//! stock is the sum of what moved, and the margin is that of the sales that stand.

use std::collections::BTreeMap;

use comptoir::domain::day::BusinessDay;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::ProductId;
use comptoir::domain::money::Cents;
use comptoir::domain::stock::MoveReason;
use comptoir::store::Options;
use comptoir::till::TillError;
use comptoir::till::stock::Move;
use proptest::prelude::*;

use crate::cafe::{Cafe, Payer};

/// Codes that are sold by the piece.
const GOODS: [&str; 3] = ["303", "405", "101"];

/// What people do.
#[derive(Debug, Clone)]
enum Command {
    /// The product is counted from now on or no longer, and costs this much.
    Change(usize, bool, Option<i64>),
    Sell(Vec<(usize, i64)>),
    Void(u64),
    Move(usize, i64),
    Restart,
}

fn command() -> impl Strategy<Value = Command> {
    let good = 0..GOODS.len();
    let cost = prop::option::of(1..300_i64);
    prop_oneof![
        4 => (good.clone(), any::<bool>(), cost)
            .prop_map(|(good, tracked, cost)| Command::Change(good, tracked, cost)),
        6 => prop::collection::vec((good.clone(), 1..4_i64), 1..4).prop_map(Command::Sell),
        4 => (1..9_u64).prop_map(Command::Void),
        2 => (good, 1..9_i64).prop_map(|(good, many)| Command::Move(good, many)),
        1 => Just(Command::Restart),
    ]
}

/// What a ticket took of a good: off the shelf in pieces, and what that had cost, if it is known.
type Taken = (usize, i64, Option<i64>);

/// The café beside a model of its own.
struct Played {
    folder: tempfile::TempDir,
    cafe: Cafe,
    state: BTreeMap<usize, (bool, Option<i64>)>,
    there: BTreeMap<usize, i64>,
    cost: BTreeMap<usize, i64>,
    tickets: Vec<Vec<Taken>>,
}

impl Played {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
        cafe.begin().expect("begun");
        cafe.import().expect("a catalogue");
        cafe.open_day().expect("open");
        let (state, there, cost) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { folder, cafe, state, there, cost, tickets: Vec::new() }
    }

    fn id(&self, good: usize) -> ProductId {
        self.cafe.till.catalog().by_sku(GOODS[good]).expect("a product").id
    }

    fn change(&mut self, good: usize, tracked: bool, cost: Option<i64>) {
        let mut product = self.cafe.till.catalog().by_sku(GOODS[good]).expect("known").clone();
        product.supply.tracked = tracked;
        product.supply.cost = cost.map(Cents::new);
        let act = self.cafe.act();
        let set = vec![Fact::ProductSet(product)];
        self.cafe.till.store().append(act.at, act.by, set).expect("set");
        self.state.insert(good, (tracked, cost));
    }

    fn sell(&mut self, items: &[(usize, i64)]) -> Result<(), TillError> {
        let mut wanted: BTreeMap<usize, i64> = BTreeMap::new();
        for (good, many) in items {
            *wanted.entry(*good).or_default() += many;
        }
        let lines: Vec<(&str, i64)> =
            wanted.iter().map(|(good, many)| (GOODS[*good], many * 1_000)).collect();
        let basket = self.cafe.basket(&lines);
        self.cafe.pay(&basket, Payer::Card)?;
        let taken = |(good, many): (&usize, &i64)| {
            let (tracked, cost) = self.state.get(good).copied().unwrap_or_default();
            (*good, if tracked { *many } else { 0 }, cost.map(|cost| cost * many))
        };
        let taken: Vec<Taken> = wanted.iter().map(taken).collect();
        self.count(&taken, 1);
        self.tickets.push(taken);
        Ok(())
    }

    fn count(&mut self, taken: &[Taken], sign: i64) {
        for (good, many, cost) in taken {
            *self.there.entry(*good).or_default() -= sign * many;
            *self.cost.entry(*good).or_default() += sign * cost.unwrap_or(0);
        }
    }

    fn void(&mut self, number: u64) -> Result<(), TillError> {
        let act = self.cafe.act();
        self.cafe.till.void(act, &mut self.cafe.ids, number)?;
        let taken = self.tickets[usize::try_from(number).expect("a place") - 1].clone();
        self.count(&taken, -1);
        self.tickets.push(Vec::new());
        Ok(())
    }

    fn play(mut self, command: &Command) -> Self {
        let done = match command {
            Command::Change(good, tracked, cost) => {
                self.change(*good, *tracked, *cost);
                Ok(())
            }
            Command::Sell(items) => self.sell(items),
            Command::Void(number) => self.void(*number),
            Command::Move(good, many) => {
                let (product, reason) = (self.id(*good), MoveReason::GoodsIn);
                let asked = Move { product, thousandths: many * 1_000, reason, lot: None };
                let act = self.cafe.act();
                *self.there.entry(*good).or_default() += many;
                self.cafe.till.move_stock(act, asked).map(drop)
            }
            Command::Restart => {
                self.cafe =
                    self.cafe.restart(self.folder.path(), &Options::default()).expect("opened");
                Ok(())
            }
        };
        // A void of what is no sale is refused; nothing else may be.
        if let Err(error) = done {
            assert!(matches!(command, Command::Void(_)), "{command:?}: {error}");
        }
        self
    }

    fn hold(&mut self) {
        let today = BusinessDay::of(self.cafe.moment());
        let sold = self.cafe.till.store().sold_between(today, today).expect("sums");
        for (good, sku) in GOODS.iter().enumerate() {
            let id = self.id(good);
            let stock = self.cafe.till.store().stock_of(id).expect("the stock");
            let there = self.there.get(&good).copied().unwrap_or(0);
            assert_eq!(stock, there * 1_000, "the stock of {sku}");
            let cost: i64 =
                sold.iter().filter(|row| row.product == id).map(|row| row.cost.get()).sum();
            assert_eq!(cost, self.cost.get(&good).copied().unwrap_or(0), "the cost of {sku}");
        }
        let views = self.cafe.till.store().dump_views().expect("the views");
        self.cafe.till.store().rebuild(|_| {}).expect("rebuilt");
        assert_eq!(self.cafe.till.store().dump_views().expect("the views"), views);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_void_gives_back_what_its_sale_took(commands in prop::collection::vec(command(), 1..40)) {
        let mut played = Played::new();
        for command in &commands {
            played = played.play(command);
        }
        played.hold();
    }
}

#[test]
fn a_sale_undone_after_its_product_changed() {
    let mut played = Played::new();
    for command in [
        Command::Change(0, true, Some(100)),
        Command::Move(0, 12),
        Command::Sell(vec![(0, 2), (1, 1)]),
        // Dearer since, and no longer counted; the other is counted now.
        Command::Change(0, false, Some(250)),
        Command::Change(1, true, Some(40)),
        Command::Void(1),
    ] {
        played = played.play(&command);
    }
    let id = played.id(0);
    assert_eq!(played.cafe.till.store().stock_of(id).expect("the stock"), 12_000);
    played.hold();
}

#[test]
fn a_count_knows_that_an_undone_sale_had_taken_nothing() {
    let mut played = Played::new();
    for command in
        [Command::Sell(vec![(0, 2)]), Command::Change(0, true, None), Command::Move(0, 5)]
    {
        played = played.play(&command);
    }
    let act = played.cafe.act();
    played.cafe.till.start_inventory(act, &mut played.cafe.ids, None).expect("begun");
    let (seen, id) = (played.cafe.act().at, played.id(0));
    // The two that come back were never taken off the ledger.
    played.void(1).expect("undone");
    let act = played.cafe.act();
    let row = played.cafe.till.count_stock(act, id, 5_000, seen).expect("counted");
    assert_eq!(row.expected, 5_000);
}
