//! `sale_commit` and `day_close`: from the press of the key to the disk, and how that grows with
//! the journal.

use std::path::Path;
use std::time::Instant;

use comptoir::store::Options;
use serde_json::json;

use crate::support::cafe::{A_DAY, Cafe, Place};
use crate::support::report::{Stamp, Times, ratio, thousandths_of};
use crate::support::{Problem, bare, number};

/// What one size of the journal showed.
pub struct Seen {
    tickets: u64,
    sale: Times,
    sale_limit: Times,
    close: Times,
    close_limit: Times,
}

/// Fills the journal without syncs, and says what a ticket costs then: all but the disk's wait.
pub fn fill(stamp: &Stamp, place: &Place, size: u64) -> Result<u64, Problem> {
    let before = place.open(&comptoir::store::Options::default())?.sold;
    let start = Instant::now();
    let filled = place.fill(size)?;
    let nanos = u64::try_from(start.elapsed().as_nanos())?;
    let each = nanos.checked_div(filled - before).unwrap_or(0);
    stamp.print(
        "fill",
        json!({ "tickets": filled, "us_a_ticket_without_sync": thousandths_of(each) }),
    );
    Ok(filled)
}

/// Measures whole days of sales and their closings behind a journal of `filled` tickets. The
/// till, the bare row and the bare append take turns, and take them in another order each time.
pub fn run(stamp: &Stamp, place: &Place, scratch: &Path, filled: u64) -> Result<Seen, Problem> {
    let (beside, of_closings) = (tempfile::tempdir_in(scratch)?, tempfile::tempdir_in(scratch)?);
    let mut cafe = place.open(&Options::default())?;
    let mut bench = Bench {
        row: bare::Row::new(beside.path())?,
        append: bare::Append::new(beside.path())?,
        close_row: bare::Row::new(of_closings.path())?,
        sale: Times::default(),
        close: Times::default(),
        bytes: 0,
        // As large as an entry usually is, until the first one is known.
        record: vec![7; 1_500],
    };
    let days = number("COMPTOIR_BENCH_DAYS", 10);
    for _ in 0..days {
        bench.day(&mut cafe)?;
    }
    cafe.check()?;
    let sales = days * A_DAY;
    stamp.print(
        "sale_commit",
        json!({
            "tickets": filled,
            "sales": sales,
            "bytes_an_entry": bench.bytes.checked_div(sales),
            "ours_us": bench.sale.micros(),
            "bare_row_us": bench.row.times.micros(),
            "bare_append_us": bench.append.times.micros(),
            "p50_to_limit": bench.sale.ratio(&bench.row.times, 500),
            "p99_to_limit": bench.sale.ratio(&bench.row.times, 990),
            "aim": "p50 <= 2, p99 <= 5 times the bare row",
        }),
    );
    stamp.print(
        "day_close",
        json!({
            "tickets": filled,
            "tickets_a_day": A_DAY,
            "ours_us": bench.close.micros(),
            "bare_row_us": bench.close_row.times.micros(),
            "p50_to_limit": bench.close.ratio(&bench.close_row.times, 500),
            "aim": "<= 20 ms, the same at any size",
        }),
    );
    Ok(Seen {
        tickets: filled,
        sale: bench.sale,
        sale_limit: bench.row.times,
        close: bench.close,
        close_limit: bench.close_row.times,
    })
}

struct Bench {
    row: bare::Row,
    append: bare::Append,
    close_row: bare::Row,
    sale: Times,
    close: Times,
    bytes: u64,
    record: Vec<u8>,
}

impl Bench {
    fn day(&mut self, cafe: &mut Cafe) -> Result<(), Problem> {
        cafe.open_day()?;
        for customer in 0..A_DAY {
            for turn in 0..3 {
                match (customer + turn) % 3 {
                    0 => self.sell(cafe)?,
                    1 => self.row.write(&self.record)?,
                    _ => self.append.write(&self.record)?,
                }
            }
            // As in an idle moment, and for both at once, so that neither log is the longer one.
            if customer == A_DAY / 2 {
                cafe.desk.till().store().checkpoint()?;
                self.row.checkpoint()?;
            }
        }
        let start = Instant::now();
        let closed = cafe.close_day()?;
        let time = start.elapsed();
        let record = cafe.check_closing(&closed)?;
        self.close.push(time);
        self.close_row.write(&record)?;
        cafe.desk.till().store().checkpoint()?;
        self.row.checkpoint()?;
        self.close_row.checkpoint()
    }

    /// A sale as the window makes it: the basket is kept at every tap, then paid. Only the payment
    /// counts, and only once its total is the right one.
    fn sell(&mut self, cafe: &mut Cafe) -> Result<(), Problem> {
        let (basket, wish) = cafe.ring_up()?;
        cafe.desk.keep_draft(&basket)?;
        let start = Instant::now();
        let sold = cafe.pay(&basket, &wish)?;
        let time = start.elapsed();
        self.record = cafe.check_sale(&sold, &wish)?;
        self.bytes += self.record.len() as u64;
        self.sale.push(time);
        Ok(())
    }
}

/// Prints how the larger journal compares to the smaller one: as it is, and against the limit of
/// each run, which takes the machine's other work out.
pub fn growth(stamp: &Stamp, seen: &[Seen]) {
    let [small, large] = seen else {
        return;
    };
    let both = |bench: &str, of: fn(&Seen) -> (&Times, &Times)| {
        let ((small_ours, small_limit), (large_ours, large_limit)) = (of(small), of(large));
        let to_limit = |ours: &Times, limit: &Times| {
            ours.at(500).saturating_mul(1_000).checked_div(limit.at(500)).unwrap_or(0)
        };
        stamp.print(
            bench,
            json!({
                "tickets": [small.tickets, large.tickets],
                "p50_large_to_small": ratio(large_ours.at(500), small_ours.at(500)),
                "the_same_against_the_limit": ratio(
                    to_limit(large_ours, large_limit),
                    to_limit(small_ours, small_limit),
                ),
                "aim": "<= 1.3",
            }),
        );
    };
    both("sale_commit_growth", |seen| (&seen.sale, &seen.sale_limit));
    both("day_close_growth", |seen| (&seen.close, &seen.close_limit));
}
