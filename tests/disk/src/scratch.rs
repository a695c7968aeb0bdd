//! Folders in memory that vanish.

use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A folder of its own, in memory where the system has such a place, gone when dropped.
#[derive(Debug)]
pub struct Scratch {
    folder: TempDir,
    path: PathBuf,
}

impl Scratch {
    /// Makes an empty folder: under `/dev/shm` when that is there and writable, otherwise where
    /// the system keeps temporary files.
    ///
    /// # Errors
    /// When neither place takes a folder.
    pub fn new() -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("comptoir-disk-");
        let folder = match builder.tempdir_in("/dev/shm") {
            Ok(folder) => folder,
            Err(_) => builder.tempdir()?,
        };
        // SQLite resolves links before it asks for a file, so the root must be resolved as well.
        let path = folder.path().canonicalize()?;
        Ok(Self { folder, path })
    }

    /// Where the folder is, links resolved.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps the folder for a look at it, and says where it is.
    #[must_use]
    pub fn keep(self) -> PathBuf {
        self.folder.keep()
    }
}
