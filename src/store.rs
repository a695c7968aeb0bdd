//! The till's files: the sealed journal with its views, the register of people, and work that may
//! be lost. With the hub's storage, the only place that names SQLite.

mod accounts;
mod agenda;
mod append;
pub mod backup;
mod bread;
mod errands;
mod evenings;
mod file;
mod folder;
mod memberships;
mod migrate;
mod network;
mod parcels;
mod partners;
mod read;
mod shelf;
mod stock;
mod views;
mod volunteers;

pub mod people;
pub mod work;

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use thiserror::Error;

pub use accounts::{AccountMoveRow, AccountRow};
pub use bread::{BakerDay, BreadPart, BreadRow, BreadUnsold, DayRow, HistoryRow, ReservationRow};
pub use errands::{ErrandRow, ErrandWhat};
pub use evenings::TourRow;
pub use file::{Durability, JournalMode, Synchronous};
pub use folder::{BALLAST_BYTES, save_whole};
pub use memberships::MembershipRow;
pub use network::{Submission, SubmissionState};
pub use parcels::LinkedSales;
#[cfg(test)]
pub(crate) use read::audit_while;
pub use read::{Audit, JobRow, TicketRow, audit, till_of};
pub use shelf::ParkedCode;
pub use stock::{CountRow, InventoryRow, LotRow, MoveRow, SoldRow, StockRow};
pub use views::FOLD_VERSION;
pub use volunteers::ShiftRow;

use crate::domain::catalog::Catalog;
use crate::domain::id::TillId;
use crate::domain::ledger::{Ledger, LedgerError};
use crate::journal::entry::{EntryError, Head, Place};
use crate::journal::record::RecordError;
use crate::journal::seal::{Fingerprint, Signer};
use crate::journal::verify::Finding;
use folder::FolderLock;
use people::People;
use views::Sums;
use work::Work;

/// How the files are opened. Only tests and benchmarks choose other than the default.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The name of a registered SQLite file system in place of the system's: a simulated disk.
    pub vfs: Option<String>,
    /// How hard commits are pressed to the disk. Anything weaker than the default is a control
    /// that a simulated power cut must catch.
    pub durability: Durability,
    /// The size of the ballast that keeps room for a day's closing, in bytes; none for a folder
    /// that is thrown away.
    pub ballast_bytes: u64,
}

/// What went wrong with the till's files, by the operation that failed.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Another program has the folder open.
    #[error("the folder {0} is in use by another till")]
    InUse(PathBuf),
    /// A file or folder could not be handled.
    #[error("{operation} failed for {path}")]
    File {
        /// What was tried.
        operation: &'static str,
        /// On what.
        path: PathBuf,
        /// Why it failed.
        #[source]
        source: std::io::Error,
    },
    /// SQLite refused.
    #[error("{operation} failed")]
    Database {
        /// What was tried.
        operation: &'static str,
        /// Why it failed.
        #[source]
        source: rusqlite::Error,
    },
    /// A setting did not take.
    #[error("the setting {0} did not take")]
    Setting(&'static str),
    /// The file belongs to another program.
    #[error("{0} is not a file of Comptoir")]
    Foreign(PathBuf),
    /// The file was written by a later version.
    #[error("{0} was written by a later version of Comptoir")]
    TooNew(PathBuf),
    /// The journal holds no till yet, or already holds one.
    #[error("the journal {0}")]
    Beginning(&'static str),
    /// An entry could not be written or read.
    #[error("an entry of the journal could not be handled")]
    Entry(#[from] EntryError),
    /// A view or a draft could not be read.
    #[error("a stored record can't be read")]
    Record(#[from] RecordError),
    /// A fact that does not follow from those before it was refused.
    #[error("the fact was refused")]
    Ledger(#[from] LedgerError),
    /// The journal is not as it was written.
    #[error("the journal is damaged or was changed")]
    Damaged(#[from] Finding),
    /// A row that the journal has no place for.
    #[error("the till's files contradict each other: {0}")]
    Contradiction(&'static str),
}

impl StoreError {
    /// Whether the disk is full: room can be made, and the same command tried again.
    pub fn is_full(&self) -> bool {
        match self {
            Self::Database { source, .. } => {
                source.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull)
            }
            Self::File { source, .. } => source.kind() == std::io::ErrorKind::StorageFull,
            _ => false,
        }
    }
}

/// Names the operation that failed.
trait Attempt<T> {
    fn attempt(self, operation: &'static str) -> Result<T, StoreError>;
}

impl<T> Attempt<T> for Result<T, rusqlite::Error> {
    fn attempt(self, operation: &'static str) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::Database { operation, source })
    }
}

/// The open files of a till: one writer, and nobody else.
pub struct Store {
    connection: Connection,
    folder: PathBuf,
    till: TillId,
    program: String,
    signer: Option<Box<dyn Signer>>,
    head: Option<Head>,
    /// The key of the current epoch.
    key: Option<Fingerprint>,
    sums: Sums,
    ledger: Ledger,
    catalog: Catalog,
    people: People,
    work: Work,
    commits_since_checkpoint: u64,
    // Last, so that the folder is released after the files in it are closed.
    _lock: FolderLock,
}

/// Whether a folder holds a till already.
pub fn holds_a_till(folder: &Path) -> bool {
    folder::till_file(folder).exists()
}

impl Store {
    /// What the facts add up to.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What the café sells.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The newest entry.
    pub fn head(&self) -> Option<Head> {
        self.head
    }

    /// Which till this is.
    pub fn till(&self) -> TillId {
        self.till
    }

    /// The folder that holds the files.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The register of people.
    pub fn people(&mut self) -> &mut People {
        &mut self.people
    }

    /// Drafts and the states of jobs.
    pub fn work(&mut self) -> &mut Work {
        &mut self.work
    }

    /// Gives the key that signs from now on. Without one, or with another than the epoch's,
    /// entries are chained and sealed later.
    pub fn set_signer(&mut self, signer: Option<Box<dyn Signer>>) {
        self.signer = signer;
    }

    /// The key that signs, if it can be reached.
    pub fn signer(&self) -> Option<&dyn Signer> {
        self.signer.as_deref()
    }

    /// Whether the key given is the epoch's own.
    pub fn can_sign(&self) -> bool {
        let given = self.signer.as_deref().map(|signer| Fingerprint::of(signer.public_key()));
        given.is_some() && given == self.key
    }

    /// Whether entries are waiting for a key, and since which place.
    pub fn unsealed_since(&self) -> Option<Place> {
        let epoch = self.head?.place.epoch;
        self.sums.unsealed_since.map(|seq| Place { epoch, seq })
    }

    /// Whether a checkpoint is due: run it when nobody is waiting.
    pub fn wants_checkpoint(&self) -> bool {
        self.commits_since_checkpoint >= 500
    }

    /// Moves what is committed from the log into the database, off the sale's path.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the disk refuses; nothing is lost, the log stays.
    pub fn checkpoint(&mut self) -> Result<(), StoreError> {
        file::checkpoint(&self.connection)?;
        self.commits_since_checkpoint = 0;
        Ok(())
    }
}

/// The row of a place: epochs follow each other, and there are never 2^40 entries in one.
fn row_of(place: Place) -> i64 {
    let seq = i64::try_from(place.seq).unwrap_or(i64::MAX).min((1 << 40) - 1);
    (i64::from(place.epoch) << 40) + seq
}

fn place_of(row: i64) -> Place {
    Place {
        epoch: u32::try_from(row >> 40).unwrap_or(0),
        seq: u64::try_from(row & ((1 << 40) - 1)).unwrap_or(0),
    }
}
