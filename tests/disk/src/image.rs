//! The files that a power cut leaves.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::log::Log;
use crate::model::{Disk, Fates, Model};
use crate::random::fingerprint;

/// Files by name, relative to the recorded folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// What each file holds.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Image {
    /// Writes the files into an empty folder.
    ///
    /// # Errors
    /// When a file can't be written.
    pub fn write_to(&self, folder: &Path) -> io::Result<()> {
        for (name, content) in &self.files {
            let path = folder.join(name);
            if let Some(parent) = path.parent().filter(|_| name.contains('/')) {
                fs::create_dir_all(parent)?;
            }
            fs::write(path, content)?;
        }
        Ok(())
    }

    /// A number that tells this image from others.
    pub(crate) fn fingerprint(&self) -> u64 {
        self.files.iter().fold(0, |hash, (name, content)| {
            fingerprint(fingerprint(hash, name.as_bytes()), content)
        })
    }
}

/// The image of one cut: after the first `k` operations, with fates drawn from `seed`. This is how
/// a reported failure is made again.
#[must_use]
pub fn image_at(log: &Log, model: Model, k: usize, seed: u64) -> Image {
    let mut disk = Disk::new(model);
    log.ops.iter().take(k).for_each(|op| disk.step(op));
    disk.image(&mut Fates::new(seed, k))
}
