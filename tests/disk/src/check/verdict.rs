//! What checkers say, and how it is added up.

use std::fmt;
use std::time::Duration;

use crate::model::Model;

/// What a checker holds against an image. In this order of gravity: a checker reports the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindingKind {
    /// The files don't open, or fail their own checks.
    Corrupt,
    /// A sale is there in part.
    Half,
    /// A sale is there twice.
    Duplicate,
    /// More sales are there than were asked for, or than the one under way.
    Extra,
    /// An acknowledged sale is missing.
    Lost,
}

/// A bad image.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?}: {detail}")]
pub struct Finding {
    /// What is wrong.
    pub kind: FindingKind,
    /// In which words.
    pub detail: String,
}

impl Finding {
    /// A finding.
    pub fn new(kind: FindingKind, detail: impl fmt::Display) -> Self {
        Self { kind, detail: detail.to_string() }
    }

    /// For `map_err`: the files don't open or fail a check.
    pub fn corrupt(error: impl fmt::Display) -> Self {
        Self::new(FindingKind::Corrupt, error)
    }
}

/// Cuts or runs, counted by what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub cuts: u64,
    /// With nothing wrong.
    pub sound: u64,
    /// See [`FindingKind::Corrupt`].
    pub corrupt: u64,
    /// See [`FindingKind::Half`].
    pub half: u64,
    /// See [`FindingKind::Duplicate`].
    pub duplicate: u64,
    /// See [`FindingKind::Extra`].
    pub extra: u64,
    /// See [`FindingKind::Lost`].
    pub lost: u64,
}

impl Tally {
    /// Counts one verdict.
    pub fn count(&mut self, verdict: &Result<(), Finding>) {
        self.cuts += 1;
        let bin = match verdict {
            Ok(()) => &mut self.sound,
            Err(finding) => match finding.kind {
                FindingKind::Corrupt => &mut self.corrupt,
                FindingKind::Half => &mut self.half,
                FindingKind::Duplicate => &mut self.duplicate,
                FindingKind::Extra => &mut self.extra,
                FindingKind::Lost => &mut self.lost,
            },
        };
        *bin += 1;
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.cuts += other.cuts;
        self.sound += other.sound;
        self.corrupt += other.corrupt;
        self.half += other.half;
        self.duplicate += other.duplicate;
        self.extra += other.extra;
        self.lost += other.lost;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} in all, {} lost, {} corrupt, {} half, {} twice, {} too many",
            self.cuts, self.lost, self.corrupt, self.half, self.duplicate, self.extra
        )
    }
}

/// A bad cut; `image_at(log, model, k, seed)` makes its files again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// How many operations took place before the cut.
    pub k: usize,
    /// The seed of the fates.
    pub seed: u64,
    /// What the checker said.
    pub finding: Finding,
}

/// What came of the cuts.
#[derive(Clone, Debug)]
pub struct Report {
    /// The disk.
    pub model: Model,
    /// Operations on record.
    pub operations: usize,
    /// The cuts, by what was found.
    pub tally: Tally,
    /// How many different images there were: seeds that leave the same files at the same operation
    /// are checked once and counted as often as they came.
    pub images: u64,
    /// Stands for all images and verdicts: equal when the same log is cut by the same plan.
    pub digest: u64,
    /// The first failures, by operation and seed.
    pub failures: Vec<Failure>,
    /// How long it took.
    pub elapsed: Duration,
}

impl Report {
    /// Whether no cut was found bad.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.tally.sound == self.tally.cuts
    }

    /// Cuts a second.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.tally.cuts as f64 / self.elapsed.as_secs_f64().max(1e-9)
    }

    /// Everything but the time, which no two runs share.
    #[must_use]
    pub fn same_result(&self, other: &Self) -> bool {
        self.model == other.model
            && self.operations == other.operations
            && self.tally == other.tally
            && self.images == other.images
            && self.digest == other.digest
            && self.failures == other.failures
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lies = if self.model.lies { ", lying" } else { "" };
        writeln!(
            f,
            "{:?} directory{lies}: {} operations; cuts: {}; {} images, {:.0} cuts/s, {:016x}",
            self.model.directory,
            self.operations,
            self.tally,
            self.images,
            self.rate(),
            self.digest
        )?;
        for Failure { k, seed, finding } in &self.failures {
            writeln!(f, "  k={k} seed={seed}: {finding}")?;
        }
        Ok(())
    }
}
