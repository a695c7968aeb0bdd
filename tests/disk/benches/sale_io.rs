//! `sale_io`: how often a sale waits for the disk and how much it writes, counted under SQLite by
//! the recording file system, against plain tables that hold the same content.
//!
//! `cargo bench --package comptoir-disk --bench sale_io`; `docs/measurements.md` says what the
//! environment may change. Counts do not depend on the machine or on its load.

#[path = "sale_io/bare.rs"]
mod rows;
#[allow(dead_code, reason = "each bench uses its part of what they share")]
#[path = "../../../benches/support.rs"]
mod support;

use comptoir::domain::ticket::Ticket;
use comptoir::store::Options;
use comptoir_disk::{Counters, Recorder};
use serde_json::json;

use rows::Rows;
use support::cafe::{A_DAY, Cafe, PRODUCTS, Place};
use support::report::{Stamp, ratio, thousandths_of};
use support::{Problem, folder, number, tickets};

/// The smaller journal, in tickets.
const SMALL: u64 = 10_000;

fn main() -> Result<(), Problem> {
    let scratch = folder(env!("CARGO_TARGET_TMPDIR"))?;
    let stamp = Stamp::of(scratch.path());
    stamp.print("sale_io_bare_rows", json!({ "schema": rows::SCHEMA }));
    let place = Place::new(&scratch.path().join("till"), PRODUCTS);
    let mut seen = Vec::new();
    for size in [SMALL, tickets().max(SMALL)] {
        let filled = place.fill(size)?;
        // A checkpoint has emptied the log: the file is all there is.
        let bytes = std::fs::metadata(place.folder.join("till.sqlite"))?.len();
        let bare = tempfile::tempdir_in(scratch.path())?;
        let mut bench = Bench::new(&place, bare.path())?;
        for _ in 0..number("COMPTOIR_BENCH_DAYS", 10) {
            bench.day()?;
        }
        seen.push(bench.report(&stamp, filled, bytes)?);
    }
    if let [small, large] = seen[..] {
        stamp.print(
            "sale_io_growth",
            json!({ "bytes_large_to_small": ratio(large, small), "aim": "<= 1.3" }),
        );
    }
    Ok(())
}

/// What went to the disk in some number of operations.
#[derive(Debug, Default, Clone, Copy)]
struct Sum {
    times: u64,
    syncs: u64,
    writes: u64,
    bytes: u64,
}

impl Sum {
    fn add(&mut self, counters: Counters) {
        self.syncs += counters.syncs + counters.directory_syncs;
        self.writes += counters.writes;
        self.bytes += counters.bytes_written;
    }

    fn each(&self) -> serde_json::Value {
        let each = |sum: u64| thousandths_of((sum * 1_000).checked_div(self.times).unwrap_or(0));
        json!({ "syncs": each(self.syncs), "writes": each(self.writes), "bytes": each(self.bytes) })
    }
}

struct Bench {
    cafe: Cafe,
    rows: Rows,
    /// Counts what the journal's log takes as watched, and every other file as unwatched.
    ours: Recorder,
    theirs: Recorder,
    sale: Sum,
    work: Sum,
    tap: Sum,
    bare: Sum,
    packed: Sum,
    checkpoints: Sum,
    closing: Sum,
}

impl Bench {
    fn new(place: &Place, bare: &std::path::Path) -> Result<Self, Problem> {
        let theirs = Recorder::counting(bare, |_| true)?;
        let rows = Rows::new(bare, theirs.vfs())?;
        let ours = Recorder::counting(&place.folder, |name| name == "till.sqlite-wal")?;
        ours.make_default()?;
        let vfs = Some(ours.vfs().to_owned());
        let cafe = place.open(&Options { vfs, ..Options::default() })?;
        let none = Sum::default();
        Ok(Self {
            cafe,
            rows,
            ours,
            theirs,
            sale: none,
            work: none,
            tap: none,
            bare: none,
            packed: none,
            checkpoints: none,
            closing: none,
        })
    }

    fn day(&mut self) -> Result<(), Problem> {
        self.cafe.open_day()?;
        for _ in 0..A_DAY {
            self.sell()?;
        }
        let before = self.all();
        let closed = self.cafe.close_day()?;
        self.closing.add(self.all() - before);
        self.closing.times += 1;
        self.cafe.check_closing(&closed)?;
        let before = self.all();
        self.cafe.desk.till().store().checkpoint()?;
        self.checkpoints.add(self.all() - before);
        self.checkpoints.times += A_DAY;
        self.rows.checkpoint()
    }

    /// A sale as the window makes it, and the same content in plain tables.
    fn sell(&mut self) -> Result<(), Problem> {
        let (basket, wish) = self.cafe.ring_up()?;
        let before = self.all();
        for _ in basket.lines() {
            self.cafe.desk.keep_draft(&basket)?;
        }
        self.tap.add(self.all() - before);
        self.tap.times += basket.lines().len() as u64;
        let before = (self.ours.watched(), self.ours.unwatched());
        let sold = self.cafe.pay(&basket, &wish)?;
        self.sale.add(self.ours.watched() - before.0);
        self.work.add(self.ours.unwatched() - before.1);
        self.sale.times += 1;
        self.work.times += 1;
        let record = self.cafe.check_sale(&sold, &wish)?;
        self.write_bare(sold.number, &sold.ticket, &record)
    }

    fn write_bare(&mut self, number: u64, ticket: &Ticket, record: &[u8]) -> Result<(), Problem> {
        let before = self.theirs.watched();
        self.rows.write(number, ticket)?;
        self.bare.add(self.theirs.watched() - before);
        self.bare.times += 1;
        let before = self.theirs.watched();
        self.rows.write_packed(record)?;
        self.packed.add(self.theirs.watched() - before);
        self.packed.times += 1;
        Ok(())
    }

    /// Everything that went to the disk, whatever the file.
    fn all(&self) -> Counters {
        let (log, others) = (self.ours.watched(), self.ours.unwatched());
        Counters {
            syncs: log.syncs + others.syncs,
            directory_syncs: log.directory_syncs + others.directory_syncs,
            writes: log.writes + others.writes,
            bytes_written: log.bytes_written + others.bytes_written,
        }
    }

    /// Prints the figures, and gives the bytes that a sale writes.
    fn report(mut self, stamp: &Stamp, filled: u64, file_bytes: u64) -> Result<u64, Problem> {
        self.cafe.check()?;
        self.rows.check(self.sale.times)?;
        assert_eq!(self.tap.syncs, 0, "a tap waits for the disk");
        let whole = Sum {
            times: self.sale.times,
            syncs: self.sale.syncs + self.work.syncs,
            writes: self.sale.writes + self.work.writes,
            bytes: self.sale.bytes + self.work.bytes,
        };
        stamp.print(
            "sale_io",
            json!({
                "tickets": filled,
                "sales": whole.times,
                "a_sale": whole.each(),
                "of_it_unsynced_work": self.work.each(),
                "a_tap": self.tap.each(),
                "a_closing": self.closing.each(),
                "checkpoints_shared_out_to_sales": self.checkpoints.each(),
                "bare_rows": self.bare.each(),
                "bare_packed_row": self.packed.each(),
                "bytes_to_bare_rows": ratio(whole.bytes, self.bare.bytes),
                "database_bytes_a_ticket": file_bytes / filled,
                "bare_rows_bytes_a_ticket": self.rows.bytes_a_ticket(self.bare.times)?,
                "aim": "a sale <= 1.05 syncs and <= 2 times the bare rows; a tap 0 syncs",
            }),
        );
        Ok(whole.bytes / whole.times.max(1))
    }
}
