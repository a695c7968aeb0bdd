//! `start`, the part before the window: the journal opened, its newest 500 entries verified, and
//! the desk ready to sell. The file is in the system's cache, as at the second start of a day.

use std::path::Path;
use std::time::Instant;

use aws_lc_rs::digest::{SHA256, digest};
use comptoir::devices::NoDevice;
use comptoir::environment;
use serde_json::json;

use crate::support::cafe::{Place, wish};
use crate::support::report::{Stamp, Times, ratio};
use crate::support::{Problem, bare};

/// How often the till is opened.
const STARTS: u64 = 20;
/// How many entries the till verifies at its start.
const VERIFIED: i64 = 500;

/// What one size of the journal showed.
pub struct Seen {
    tickets: u64,
    ours: Times,
}

/// Opens the till behind a journal of `filled` tickets, and the bare file beside it.
pub fn run(stamp: &Stamp, place: &Place, filled: u64) -> Result<Seen, Problem> {
    let expected: i64 = (0..filled).map(|number| wish(number).total).sum();
    // The first start fills the ballast, which later ones find.
    drop(environment::open_desk(&place.folder, Box::new(NoDevice))?);
    let (mut ours, mut limit) = (Times::default(), Times::default());
    for _ in 0..STARTS {
        let start = Instant::now();
        let mut desk = environment::open_desk(&place.folder, Box::new(NoDevice))?;
        let situation = desk.situation()?;
        let time = start.elapsed();
        assert_eq!(situation.catalog.len(), place.products, "products after a start");
        let perpetual = desk.till().ledger().perpetual;
        assert_eq!(perpetual.algebraic.get(), expected, "the perpetual total after a start");
        drop(desk);
        ours.push(time);
        bare_start(&place.folder.join("till.sqlite"), &mut limit)?;
    }
    let bytes = std::fs::metadata(place.folder.join("till.sqlite"))?.len();
    stamp.print(
        "start_till",
        json!({
            "tickets": filled,
            "database_bytes": bytes,
            "ours_us": ours.micros(),
            "bare_read_us": limit.micros(),
            "p50_to_limit": ours.ratio(&limit, 500),
            "aim": "the same at any size; the last 500 entries <= 100 ms",
        }),
    );
    Ok(Seen { tickets: filled, ours })
}

/// The least that a start can do: open the file, read and hash as many of the newest entries, and
/// read the products.
fn bare_start(path: &Path, times: &mut Times) -> Result<(), Problem> {
    let start = Instant::now();
    let connection = bare::open(path, None)?;
    let mut newest = connection.prepare("SELECT record FROM entry ORDER BY id DESC LIMIT ?1")?;
    let mut rows = newest.query([VERIFIED])?;
    let mut zeros = 0;
    while let Some(row) = rows.next()? {
        let record: Vec<u8> = row.get(0)?;
        zeros += usize::from(digest(&SHA256, &record).as_ref()[0] == 0);
    }
    let mut products = connection.prepare("SELECT record FROM product")?;
    let mut rows = products.query([])?;
    let mut bytes = 0;
    while let Some(row) = rows.next()? {
        bytes += row.get::<_, String>(0)?.len();
    }
    times.since(start);
    assert!(zeros <= 500 && bytes > 0, "what was read is used");
    Ok(())
}

/// Prints how the larger journal compares to the smaller one.
pub fn growth(stamp: &Stamp, seen: &[Seen]) {
    let [small, large] = seen else {
        return;
    };
    stamp.print(
        "start_till_growth",
        json!({
            "tickets": [small.tickets, large.tickets],
            "p50_large_to_small": ratio(large.ours.at(500), small.ours.at(500)),
            "aim": "<= 1.3",
        }),
    );
}
