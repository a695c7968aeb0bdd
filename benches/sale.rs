//! Sales, closings, searches and starts against the bare limit of the same run:
//! `sale_commit`, `day_close`, `find_item`, `start`, as lines of JSON.
//!
//! `cargo bench --bench sale` runs all parts; a name after `--` runs one.
//! `docs/measurements.md` says what the environment may change.

#[allow(dead_code, reason = "each bench uses its part of what they share")]
mod support;

#[path = "sale/commit.rs"]
mod commit;
#[path = "sale/find.rs"]
mod find;
#[path = "sale/start.rs"]
mod start;

use support::cafe::{PRODUCTS, Place};
use support::report::Stamp;
use support::{Problem, folder, is_wanted, tickets};

/// The smaller journal, in tickets.
const SMALL: u64 = 10_000;

fn main() -> Result<(), Problem> {
    let scratch = folder(env!("CARGO_TARGET_TMPDIR"))?;
    let stamp = Stamp::of(scratch.path());
    if is_wanted("find_item") {
        find::run(&stamp)?;
    }
    if !["sale_commit", "day_close", "start"].into_iter().any(is_wanted) {
        return Ok(());
    }
    let place = Place::new(&scratch.path().join("till"), PRODUCTS);
    let mut seen = (Vec::new(), Vec::new());
    for size in [SMALL, tickets().max(SMALL)] {
        let filled = commit::fill(&stamp, &place, size)?;
        if is_wanted("start") {
            seen.0.push(start::run(&stamp, &place, filled)?);
        }
        if is_wanted("sale_commit") || is_wanted("day_close") {
            seen.1.push(commit::run(&stamp, &place, scratch.path(), filled)?);
        }
    }
    start::growth(&stamp, &seen.0);
    commit::growth(&stamp, &seen.1);
    Ok(())
}
