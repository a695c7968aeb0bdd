//! `statement`: the figures of a month of 9 300 tickets, after nothing and after a year, made by a
//! till that was just opened and made again, against reading and parsing the entries of the month.

#[allow(dead_code, reason = "each bench uses its part of what they share")]
mod support;

use std::path::Path;
use std::time::Instant;

use comptoir::demo::SetClock;
use comptoir::statement::MonthName;
use comptoir::statement::wire::Told;
use comptoir::store::Options;
use comptoir::till::desk::Clock;
use serde_json::{Value, json};

use support::cafe::{PRODUCTS, Place, wish};
use support::report::{Stamp, Times, ratio};
use support::{Problem, bare, folder};

/// Tickets a day: 9 300 in a month of 31 days.
const A_DAY: u64 = 300;
/// The days before the month that is measured, and its name.
const MONTHS: [(u64, &str); 2] = [(0, "2005-01"), (334, "2005-12")];
/// How often it is made.
const RUNS: usize = 15;
/// How often a till is opened and makes it for the first time.
const FIRSTS: usize = 5;

fn main() -> Result<(), Problem> {
    let scratch = folder(env!("CARGO_TARGET_TMPDIR"))?;
    let stamp = Stamp::of(scratch.path());
    let mut place = Place::new(&scratch.path().join("till"), PRODUCTS);
    place.a_day = A_DAY;
    let mut seen = Vec::new();
    for (before, name) in MONTHS {
        seen.push(run(&stamp, &place, before, name)?);
    }
    stamp.print(
        "statement_growth",
        json!({ "p50_large_to_small": ratio(seen[1].at(500), seen[0].at(500)), "aim": "<= 1.3" }),
    );
    Ok(())
}

/// Makes the statement of a month, the newest of the journal.
fn run(stamp: &Stamp, place: &Place, before: u64, name: &str) -> Result<Times, Problem> {
    let filled = place.fill((before + 31) * A_DAY)?;
    let month = MonthName::parse(name).ok_or("a month of the bench is none")?;
    let sold: i64 = (before * A_DAY..filled).map(|number| wish(number).total).sum();
    let at = SetClock::at(1_136_102_400_000).now();
    let mut first = Times::default();
    for _ in 0..FIRSTS {
        let mut cafe = place.open(&Options::default())?;
        let start = Instant::now();
        cafe.desk.till().statement_of(at, month)?;
        first.since(start);
    }
    let mut cafe = place.open(&Options::default())?;
    cafe.desk.till().statement_of(at, month)?;
    let (mut ours, mut limit) = (Times::default(), Times::default());
    for _ in 0..RUNS {
        let start = Instant::now();
        let draft = cafe.desk.till().statement_of(at, month)?;
        ours.since(start);
        assert!(draft.breaches.is_empty(), "{:?}", draft.breaches);
        let paid = draft.document.values.iter().filter(|one| one.indicator == "paiements.ttc");
        let paid: i64 = paid
            .map(|one| match &one.value {
                Some(Told::Amount(text)) => text.replace('.', "").parse().unwrap_or(0),
                _ => 0,
            })
            .sum();
        assert_eq!(paid, sold, "what was paid in {name}");
        bare_parse(
            &place.folder.join("till.sqlite"),
            (filled - before * A_DAY) as usize,
            &mut limit,
        )?;
    }
    stamp.print(
        "statement",
        json!({
            "tickets": filled,
            "tickets_of_the_month": filled - before * A_DAY,
            "first_us": first.micros(),
            "again_us": ours.micros(),
            "bare_parse_us": limit.micros(),
            "first_to_limit": first.ratio(&limit, 500),
            "aim": "<= 100 ms",
        }),
    );
    Ok(ours)
}

/// The least that a month told by its entries can take: their JSON, read and parsed.
fn bare_parse(path: &Path, tickets: usize, times: &mut Times) -> Result<(), Problem> {
    let start = Instant::now();
    let connection = bare::open(path, None)?;
    let mut newest = connection.prepare("SELECT record FROM entry ORDER BY id DESC LIMIT ?1")?;
    let mut rows = newest.query([i64::try_from(tickets)?])?;
    let mut members = 0;
    while let Some(row) = rows.next()? {
        let record: Value = serde_json::from_slice(row.get_ref(0)?.as_blob()?)?;
        members += record.as_object().map_or(0, serde_json::Map::len);
    }
    times.since(start);
    assert!(members > tickets, "what was read is used");
    Ok(())
}
