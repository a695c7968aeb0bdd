//! What the benches share: the seeded café, the bare limits, and the lines that they print.

// The paths are written out because a bench of another package loads this file by its own path.
#[path = "support/bare.rs"]
pub mod bare;
#[path = "support/cafe.rs"]
pub mod cafe;
#[path = "support/report.rs"]
pub mod report;

use std::path::PathBuf;

/// Why a bench stopped.
pub type Problem = Box<dyn std::error::Error>;

/// The size of the larger journal, in tickets: `COMPTOIR_BENCH_TICKETS`, 100 000 without it.
pub fn tickets() -> u64 {
    number("COMPTOIR_BENCH_TICKETS", 100_000)
}

/// A number from the environment.
pub fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// An empty folder on a real disk: in `COMPTOIR_BENCH_DIR`, else beside what was built, since the
/// system's temporary folder is often memory.
///
/// # Errors
/// When it can't be made.
pub fn folder(beside: &str) -> Result<tempfile::TempDir, Problem> {
    let place = std::env::var_os("COMPTOIR_BENCH_DIR").map_or_else(|| beside.into(), PathBuf::from);
    std::fs::create_dir_all(&place)?;
    Ok(tempfile::Builder::new().prefix("bench-").tempdir_in(place)?)
}

/// Whether a part of a bench is wanted: all of them, or those named as arguments.
pub fn is_wanted(part: &str) -> bool {
    let mut named = std::env::args().skip(1).filter(|word| !word.starts_with('-')).peekable();
    named.peek().is_none() || named.any(|word| part.starts_with(&word))
}
