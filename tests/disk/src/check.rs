//! The driver: records a workload, cuts the power everywhere, lets a checker judge each image.

mod verdict;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Instant;

use crate::log::Log;
use crate::model::{Disk, Fates, Model};
use crate::random::mix;
use crate::recorder::Recorder;
use crate::scratch::Scratch;
pub use verdict::{Failure, Finding, FindingKind, Report, Tally};

/// Which cuts are made.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The disk.
    pub model: Model,
    /// The first seed. Seeds come in groups of eight (three corners, five chances), so a multiple
    /// of eight is the natural start.
    pub first_seed: u64,
    /// How many seeds at each operation.
    pub seeds: u64,
    /// Every how many operations a cut is made; 1 for each.
    pub stride: usize,
    /// How many threads work.
    pub threads: usize,
}

impl Plan {
    /// Cuts at each operation with so many seeds, on two threads.
    #[must_use]
    pub fn new(model: Model, seeds: u64) -> Self {
        Self { model, first_seed: 0, seeds, stride: 1, threads: 2 }
    }
}

/// Why a workload could not be recorded.
#[derive(Debug, thiserror::Error)]
pub enum RecordError<E: std::error::Error + 'static> {
    /// There is no folder to record in.
    #[error("no folder to record in")]
    Folder(#[source] io::Error),
    /// The folder can't be watched.
    #[error("the folder can't be watched")]
    Watch(#[source] crate::recorder::RecorderError),
    /// The workload itself failed.
    #[error("the workload failed")]
    Workload(#[source] E),
}

/// Records a workload in an empty folder of its own. See [`Recorder::new`] for `watch`.
///
/// # Errors
/// When the folder can't be made or watched, or the workload fails.
pub fn record<E: std::error::Error + 'static>(
    watch: impl Fn(&str) -> bool + Send + Sync + 'static,
    workload: impl FnOnce(&Recorder, &Path) -> Result<(), E>,
) -> Result<Log, RecordError<E>> {
    let folder = Scratch::new().map_err(RecordError::Folder)?;
    let recorder = Recorder::new(folder.path(), watch).map_err(RecordError::Watch)?;
    workload(&recorder, folder.path()).map_err(RecordError::Workload)?;
    Ok(recorder.log())
}

/// How many failures a report keeps in words.
const FAILURES_KEPT: usize = 10;

/// Cuts the power before the first operation and after each, and lets the checker judge.
///
/// The checker gets a folder with the files of one image, which it may change, and the sales that
/// were acknowledged before the cut, in order. It must depend on nothing else. One that panics has
/// found corruption.
///
/// # Errors
/// When an image can't be written.
pub fn check(
    log: &Log,
    plan: &Plan,
    checker: impl Fn(&Path, &[u64]) -> Result<(), Finding> + Sync,
) -> io::Result<Report> {
    let start = Instant::now();
    let threads = plan.threads.max(1);
    let parts: Vec<io::Result<Part>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                let checker = &checker;
                scope.spawn(move || cut(log, plan, worker, threads, checker))
            })
            .collect();
        let lost = || io::Error::other("a worker panicked");
        workers.into_iter().map(|worker| worker.join().unwrap_or_else(|_| Err(lost()))).collect()
    });
    let mut whole = Part::default();
    for part in parts {
        let part = part?;
        whole.tally.add(&part.tally);
        whole.images += part.images;
        whole.digest = whole.digest.wrapping_add(part.digest);
        whole.failures.extend(part.failures);
    }
    whole.failures.sort_by_key(|failure| (failure.k, failure.seed));
    whole.failures.truncate(FAILURES_KEPT);
    Ok(Report {
        model: plan.model,
        operations: log.ops.len(),
        tally: whole.tally,
        images: whole.images,
        digest: whole.digest,
        failures: whole.failures,
        elapsed: start.elapsed(),
    })
}

/// What one thread found.
#[derive(Default)]
struct Part {
    tally: Tally,
    images: u64,
    digest: u64,
    failures: Vec<Failure>,
}

/// Walks the whole log and makes the cuts that fall to this worker.
fn cut(
    log: &Log,
    plan: &Plan,
    worker: usize,
    workers: usize,
    checker: &(impl Fn(&Path, &[u64]) -> Result<(), Finding> + Sync),
) -> io::Result<Part> {
    let scratch = Scratch::new()?;
    let mut part = Part::default();
    let mut disk = Disk::new(plan.model);
    let stride = plan.stride.max(1);
    for k in 0..=log.ops.len() {
        if let Some(op) = k.checked_sub(1).map(|last| &log.ops[last]) {
            disk.step(op);
        }
        if k % stride != 0 || (k / stride) % workers != worker {
            continue;
        }
        let mut known: HashMap<u64, Result<(), Finding>> = HashMap::new();
        for seed in (plan.first_seed..).take(plan.seeds as usize) {
            let image = disk.image(&mut Fates::new(seed, k));
            let fingerprint = image.fingerprint();
            let verdict = match known.entry(fingerprint) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    part.images += 1;
                    let folder = scratch.path().join("image");
                    std::fs::create_dir(&folder)?;
                    image.write_to(&folder)?;
                    let verdict = judge(checker, &folder, disk.acknowledged());
                    std::fs::remove_dir_all(&folder)?;
                    unknown.insert(verdict)
                }
            };
            part.tally.count(verdict);
            let word = verdict.as_ref().err().map_or(0, |finding| finding.kind as u64 + 1);
            // A sum, so that the order in which threads finish doesn't matter.
            let cut = mix(mix(mix(k as u64) ^ seed) ^ fingerprint ^ word);
            part.digest = part.digest.wrapping_add(cut);
            if let Err(finding) = verdict
                && part.failures.len() < FAILURES_KEPT
            {
                part.failures.push(Failure { k, seed, finding: finding.clone() });
            }
        }
    }
    Ok(part)
}

/// Asks the checker, who may panic.
fn judge(
    checker: &impl Fn(&Path, &[u64]) -> Result<(), Finding>,
    folder: &Path,
    acknowledged: &[u64],
) -> Result<(), Finding> {
    catch_unwind(AssertUnwindSafe(|| checker(folder, acknowledged))).unwrap_or_else(|panic| {
        let words = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no words");
        Err(Finding::corrupt(format_args!("the checker panicked: {words}")))
    })
}
