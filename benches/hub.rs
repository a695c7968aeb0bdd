//! `hub`: statements taken in by head office's collector, against writing the same bytes and rows
//! without any check. `COMPTOIR_BENCH_UNITS` cafés (1 500) tell `COMPTOIR_BENCH_MONTHS` months (60)
//! of 75 figures each. Printed: microseconds of one (p50, p99), statements in a second, and what
//! the database takes.

#[path = "support/statements.rs"]
mod statements;
#[allow(dead_code, reason = "each bench uses its part of what they share")]
mod support;

use std::path::Path;
use std::time::Instant;

use comptoir::environment::Machine;
use comptoir::hub::{Hub, Place};
use comptoir::statement::MonthName;
use comptoir::statement::exchange::Way;
use comptoir::statement::wire::SealedStatement;
use rusqlite::{Connection, params};
use serde_json::json;

use statements::{FIRST, till, told};
use support::report::{Stamp, Times, thousandths_of};
use support::{Problem, folder, number};

fn main() -> Result<(), Problem> {
    let scratch = folder(env!("CARGO_TARGET_TMPDIR"))?;
    let stamp = Stamp::of(scratch.path());
    let (units, months) =
        (number("COMPTOIR_BENCH_UNITS", 1_500), number("COMPTOIR_BENCH_MONTHS", 60));
    let folder = scratch.path().join("hub");
    let hub = Hub::begin(&folder, &Place::Folder, false, Box::new(Machine))?;
    let mut tills = Vec::new();
    for number in 0..units {
        tills.push(till(&hub, number)?);
    }
    let mut bare = Bare::open(&scratch.path().join("bare.sqlite"))?;
    let (mut ours, mut limit) = (Times::default(), Times::default());
    let mut bytes = 0;
    let mut month = MonthName::parse(FIRST).ok_or("a month of the bench is none")?;
    for round in 0..months {
        for (index, till) in tills.iter_mut().enumerate() {
            let seed = round * units + index as u64;
            let sealed = till.tell(month, seed)?;
            bytes += sealed.to_bytes().len();
            let start = Instant::now();
            let taken = hub.take_in(sealed.to_bytes(), Way::File, None).map_err(told)?;
            ours.since(start);
            assert!(taken.is_new && taken.odd.is_empty(), "{:?}", taken.odd);
            let start = Instant::now();
            bare.take(&sealed, seed)?;
            limit.since(start);
        }
        month = month.after();
    }
    let per_second = 1_000_000_000 * ours.count() / ours.total().max(1);
    let size = hub.database().size()?;
    let documents = units * months;
    stamp.print(
        "hub_intake",
        json!({
            "units": units,
            "months": months,
            "figures": 75,
            "micros": ours.micros(),
            "bare_micros": limit.micros(),
            "ratio_p50": ours.ratio(&limit, 500),
            "documents_per_second": per_second,
            "documents_per_second_p50": 1_000_000_000 / ours.at(500).max(1),
            "document_bytes": bytes as u64 / documents.max(1),
            "database_kilobytes": thousandths_of(size),
            "database_bytes_per_document": size / documents.max(1),
        }),
    );
    let start = Instant::now();
    let made = hub.rebuild()?;
    let mut rebuilt = Times::default();
    rebuilt.since(start);
    stamp.print("hub_rebuild", json!({ "documents": made, "micros": rebuilt.micros() }));
    Ok(())
}

/// The bare limit: the same bytes and as many rows in one transaction of a file with the same
/// settings.
struct Bare(Connection);

impl Bare {
    fn open(file: &Path) -> Result<Self, Problem> {
        let connection = Connection::open(file)?;
        connection.execute_batch(
            "PRAGMA synchronous = EXTRA; PRAGMA journal_mode = WAL; PRAGMA synchronous = EXTRA;
             CREATE TABLE document (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
             CREATE TABLE fact (month INTEGER, series INTEGER, till INTEGER, value INTEGER,
                 PRIMARY KEY (month, series, till)) WITHOUT ROWID;",
        )?;
        Ok(Self(connection))
    }

    fn take(&mut self, sealed: &SealedStatement, seed: u64) -> Result<(), Problem> {
        let transaction = self.0.transaction()?;
        transaction
            .prepare_cached("INSERT INTO document (bytes) VALUES (?1)")?
            .execute([sealed.to_bytes()])?;
        for series in 0..sealed.paper.values.len() {
            transaction
                .prepare_cached("INSERT INTO fact VALUES (?1, ?2, ?3, 5)")?
                .execute(params![sealed.paper.period.month, series as i64, seed as i64])?;
        }
        transaction.commit()?;
        Ok(())
    }
}
