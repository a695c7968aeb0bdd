//! A watched folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::fault::Fault;
use crate::log::Log;
use crate::tape::Tape;
use crate::vfs::Registration;

/// Why a folder can't be watched.
#[derive(Debug, thiserror::Error)]
pub enum RecorderError {
    /// The folder itself, or a file in it, can't be read.
    #[error("can't read {path}")]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// A path that isn't UTF-8 has no name in a log.
    #[error("{path} is not a path in UTF-8")]
    Name {
        /// The path.
        path: PathBuf,
    },
    /// SQLite has no file system to stand on.
    #[error("SQLite has no default file system")]
    NoDefault,
    /// SQLite refuses one more file system.
    #[error("SQLite refuses the recording file system, code {code}")]
    Register {
        /// SQLite's answer.
        code: i32,
    },
}

/// What went to the disk. A sync of a new journal or WAL file is one here, although SQLite syncs
/// the directory inside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Syncs of files, failed ones not counted.
    pub syncs: u64,
    /// Deletions that synced the directory.
    pub directory_syncs: u64,
    /// Calls that wrote.
    pub writes: u64,
    /// Bytes written.
    pub bytes_written: u64,
}

impl std::ops::Sub for Counters {
    type Output = Self;

    /// What happened between two readings.
    fn sub(self, earlier: Self) -> Self {
        Self {
            syncs: self.syncs - earlier.syncs,
            directory_syncs: self.directory_syncs - earlier.directory_syncs,
            writes: self.writes - earlier.writes,
            bytes_written: self.bytes_written - earlier.bytes_written,
        }
    }
}

/// A file system for SQLite that records what happens to the watched files of one folder.
///
/// Its name is handed to `Connection::open_with_flags_and_vfs`. Connections must be closed before
/// the recorder is dropped; afterwards the name is unknown.
#[derive(Debug)]
pub struct Recorder {
    tape: Arc<Tape>,
    registration: Registration,
}

impl Recorder {
    /// Records the files under `root` whose name, relative to it, `watch` accepts. Files that are
    /// there already count as durable. The names that SQLite derives (`…-wal`, `…-journal`) are
    /// asked for as well; shared memory (`…-shm`) never is.
    ///
    /// # Errors
    /// When the folder can't be read or SQLite refuses the file system.
    pub fn new(
        root: &Path,
        watch: impl Fn(&str) -> bool + Send + Sync + 'static,
    ) -> Result<Self, RecorderError> {
        Self::start(root, Box::new(watch), true)
    }

    /// The same without a log: counters and faults only, for benchmarks and fault loops.
    ///
    /// # Errors
    /// As for [`Recorder::new`].
    pub fn counting(
        root: &Path,
        watch: impl Fn(&str) -> bool + Send + Sync + 'static,
    ) -> Result<Self, RecorderError> {
        Self::start(root, Box::new(watch), false)
    }

    fn start(
        root: &Path,
        watch: Box<dyn Fn(&str) -> bool + Send + Sync>,
        keep: bool,
    ) -> Result<Self, RecorderError> {
        let root = root
            .canonicalize()
            .map_err(|source| RecorderError::Read { path: root.to_path_buf(), source })?;
        let tape = Arc::new(Tape::new(root, watch, keep)?);
        let registration = Registration::new(Arc::clone(&tape))?;
        Ok(Self { tape, registration })
    }

    /// The name under which SQLite knows this file system; no other recorder has it.
    #[must_use]
    pub fn vfs(&self) -> &str {
        self.registration.name()
    }

    /// Also takes the connections that name no file system, until it is dropped: what a program
    /// opens besides its main file is then counted as well.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn make_default(&self) -> Result<(), RecorderError> {
        self.registration.make_default()
    }

    /// Notes that the user has been told that this sale is done.
    pub fn acknowledge(&self, sale: u64) {
        self.tape.acknowledge(sale);
    }

    /// Lays a fault in wait, in place of the one before, and forgets how many have struck.
    pub fn arm(&self, fault: Fault) {
        self.tape.arm(Some(fault));
    }

    /// Takes the fault away; the count of those that struck stays.
    pub fn disarm(&self) {
        self.tape.disarm();
    }

    /// How many operations have failed since the fault was laid.
    #[must_use]
    pub fn faults(&self) -> u64 {
        self.tape.faults()
    }

    /// What went to the watched files so far.
    #[must_use]
    pub fn watched(&self) -> Counters {
        self.tape.counters().0
    }

    /// What went to all other files opened under this name so far.
    #[must_use]
    pub fn unwatched(&self) -> Counters {
        self.tape.counters().1
    }

    /// How many operations are on record: the number of the cut that would fall now.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tape.len()
    }

    /// Whether nothing is on record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is on record so far.
    #[must_use]
    pub fn log(&self) -> Log {
        self.tape.log()
    }
}
