//! Writes and syncs that fail.

use std::fmt;
use std::io;
use std::path::Path;

use rusqlite::ffi;

use crate::check::{Finding, Tally};
use crate::recorder::Recorder;
use crate::scratch::Scratch;

/// What the disk answers instead of doing its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A write finds the disk full (SQLITE_FULL); nothing of it lands.
    Full,
    /// A write fails half way (SQLITE_IOERR_WRITE); whole sectors of its first half land.
    Write,
    /// A sync fails (SQLITE_IOERR_FSYNC), that of a directory after a deletion too.
    Sync,
}

impl FaultKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Full, Self::Write, Self::Sync];

    /// SQLite's code for it.
    pub(crate) fn code(self) -> i32 {
        match self {
            Self::Full => ffi::SQLITE_FULL,
            Self::Write => ffi::SQLITE_IOERR_WRITE,
            Self::Sync => ffi::SQLITE_IOERR_FSYNC,
        }
    }
}

/// A fault that lies in wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What happens.
    pub kind: FaultKind,
    /// Which of the coming operations that it can strike is the first to fail, from 1.
    pub at: u64,
    /// Whether every such operation after it fails as well.
    pub for_ever: bool,
}

/// What came of failing each operation in turn.
#[derive(Clone, Debug, Default)]
pub struct FaultReport {
    /// Runs in which a fault struck, and what the checker said of them.
    pub tally: Tally,
    /// The first runs that were found bad, in words.
    pub failures: Vec<String>,
}

impl fmt::Display for FaultReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "runs with a fault: {}", self.tally)?;
        self.failures.iter().try_for_each(|failure| writeln!(f, "  {failure}"))
    }
}

/// More operations than any workload here makes: a loop that gets there never ends.
const MOST_OPERATIONS: u64 = 100_000;
/// How many failures are kept in words.
const FAILURES_KEPT: usize = 10;

/// Fails the first operation, then the second, and so on until a run meets no fault, for each kind
/// of fault, once and for ever.
///
/// `run` gets an empty folder and a recorder of it in which the fault waits. It plays the workload,
/// disarms the recorder, opens the files again and says what it found.
///
/// # Errors
/// When a folder or a recorder can't be made.
///
/// # Panics
/// When faults still strike after a hundred thousand operations.
pub fn every_fault(
    watch: fn(&str) -> bool,
    mut run: impl FnMut(&Recorder, &Path, Fault) -> Result<(), Finding>,
) -> io::Result<FaultReport> {
    let mut report = FaultReport::default();
    for kind in FaultKind::ALL {
        for for_ever in [false, true] {
            for at in 1.. {
                assert!(at < MOST_OPERATIONS, "the workload never ends");
                let folder = Scratch::new()?;
                let recorder =
                    Recorder::counting(folder.path(), watch).map_err(io::Error::other)?;
                let fault = Fault { kind, at, for_ever };
                recorder.arm(fault);
                let verdict = run(&recorder, folder.path(), fault);
                if recorder.faults() == 0 {
                    break;
                }
                report.tally.count(&verdict);
                if let Err(finding) = verdict
                    && report.failures.len() < FAILURES_KEPT
                {
                    let how = if for_ever { "for ever" } else { "once" };
                    report.failures.push(format!("{kind:?} at {at}, {how}: {finding}"));
                }
            }
        }
    }
    Ok(report)
}
