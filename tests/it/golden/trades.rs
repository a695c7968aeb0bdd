//! The facts of the trades beside the sale, frozen like the others: one file a trade, one entry a
//! line, each entry alone.

mod accounts;
mod agenda;
mod bread;
mod columns;
mod errands;
mod evenings;
mod memberships;
mod network;
mod parcels;
mod shelf;
mod stock;
mod volunteers;

use std::collections::BTreeSet;
use std::path::Path;

use comptoir::domain::day::Moment;
use comptoir::domain::fact::Fact;
use comptoir::domain::id::TillId;
use comptoir::journal::entry::{Entry, Place};
use comptoir::journal::record::Kind;
use comptoir::journal::seal::NO_HASH;
use uuid::Uuid;

use crate::cafe::{MORNING, PROGRAM};

/// A trade: its file, its facts, and what was frozen of them.
type Trade = (&'static str, fn() -> Vec<Fact>, &'static str);

const TRADES: &[Trade] = &[
    ("accounts", accounts::facts, include_str!("trades/accounts.jsonl")),
    ("agenda", agenda::facts, include_str!("trades/agenda.jsonl")),
    ("bread", bread::facts, include_str!("trades/bread.jsonl")),
    ("columns", columns::facts, include_str!("trades/columns.jsonl")),
    ("network", network::facts, include_str!("trades/network.jsonl")),
    ("errands", errands::facts, include_str!("trades/errands.jsonl")),
    ("evenings", evenings::facts, include_str!("trades/evenings.jsonl")),
    ("memberships", memberships::facts, include_str!("trades/memberships.jsonl")),
    ("parcels", parcels::facts, include_str!("trades/parcels.jsonl")),
    ("shelf", shelf::facts, include_str!("trades/shelf.jsonl")),
    ("stock", stock::facts, include_str!("trades/stock.jsonl")),
    ("volunteers", volunteers::facts, include_str!("trades/volunteers.jsonl")),
];

/// An identifier that is the same at every run.
pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

/// Every kind that the trades have frozen.
pub fn kinds() -> BTreeSet<Kind> {
    let kind = |line: &str| Entry::from_bytes(line.as_bytes()).expect("an entry").kind();
    TRADES.iter().flat_map(|(_, _, frozen)| frozen.lines()).map(kind).collect()
}

fn lines(facts: Vec<Fact>) -> Vec<String> {
    let entry = |(index, fact)| Entry {
        till: TillId::new(Uuid::from_u128(0xCAFE)),
        place: Place { epoch: 1, seq: index as u64 + 1 },
        number: index as u64 + 1,
        at: Moment::new(MORNING + index as i64 * 60_000, 60).expect("a moment"),
        operator: None,
        program: PROGRAM.to_owned(),
        previous: NO_HASH,
        fact,
    };
    let text = |entry: Entry| String::from_utf8(entry.to_bytes().expect("bytes")).expect("text");
    facts.into_iter().enumerate().map(entry).map(text).collect()
}

#[test]
fn the_same_facts_of_the_trades_are_written_in_the_frozen_bytes() {
    for (name, facts, frozen) in TRADES {
        let (written, frozen): (Vec<String>, Vec<&str>) =
            (lines(facts()), frozen.lines().collect());
        assert_eq!(written, frozen, "{name}");
    }
}

#[test]
fn frozen_facts_of_the_trades_read_back() {
    for (name, facts, frozen) in TRADES {
        for (fact, line) in facts().into_iter().zip(frozen.lines()) {
            let entry = Entry::from_bytes(line.as_bytes()).expect("an entry");
            assert_eq!(Entry::from_own_bytes(line.as_bytes()).expect("an entry"), entry);
            assert_eq!(entry.fact, fact, "{name}");
            assert_eq!(entry.to_bytes().expect("bytes"), line.as_bytes(), "{name}");
        }
    }
}

/// How the files were made. A new form gets lines of its own; these stay.
#[test]
#[ignore = "writes the frozen entries: only ever before their format is released"]
fn freeze_trades() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden/trades");
    for (name, facts, _) in TRADES {
        let text: String = lines(facts()).into_iter().map(|line| line + "\n").collect();
        std::fs::write(folder.join(format!("{name}.jsonl")), text).expect("written");
    }
}
