//! The signing key and the anchors: in the keyring of the system, and beside the journal where
//! there is none. The only place that names `keyring`.

pub mod anchor;
mod ring;
mod software;

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

pub use software::SoftwareSigner;

use crate::domain::id::TillId;
use crate::journal::record::{hex, unhex_any};

/// Where a key was found or put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPlace {
    /// In the keyring of the system.
    Keyring,
    /// In a file that its owner alone can read: hidden from a glance and from nothing more, which
    /// the screen says.
    File,
}

/// A key that signs, and where it lies.
#[derive(Debug)]
pub struct FoundKey {
    /// The signer.
    pub signer: SoftwareSigner,
    /// Where its key lies.
    pub place: KeyPlace,
}

/// Why a key can't be had.
#[derive(Debug, Error)]
pub enum KeyError {
    /// What lies there is no key.
    #[error("the stored key can't be read")]
    Unreadable,
    /// The system has no randomness to make a key from.
    #[error("a new key can't be made")]
    Making,
    /// The file of the key can't be handled.
    #[error("the key's file {path} can't be handled")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

fn key_file(folder: &Path) -> PathBuf {
    folder.join("key.pkcs8")
}

/// Looks for a till's key, first in the keyring, then in its file.
///
/// # Errors
/// [`KeyError`] when something lies there that is no key. A keyring that is absent, locked or
/// slow is no error: there is then no key, and sealing waits.
pub fn find(folder: &Path, till: TillId) -> Result<Option<FoundKey>, KeyError> {
    if let Some(secret) = ring::read(&format!("key-{till}")) {
        let bytes = unhex_any(&secret).ok_or(KeyError::Unreadable)?;
        let signer = SoftwareSigner::from_pkcs8(&bytes).ok_or(KeyError::Unreadable)?;
        return Ok(Some(FoundKey { signer, place: KeyPlace::Keyring }));
    }
    let path = key_file(folder);
    match fs::read(&path) {
        Ok(bytes) => {
            let signer = SoftwareSigner::from_pkcs8(&bytes).ok_or(KeyError::Unreadable)?;
            Ok(Some(FoundKey { signer, place: KeyPlace::File }))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(KeyError::File { path, source }),
    }
}

/// Makes a key for a new till, puts it into the keyring, or into a file where there is none, and
/// reads it back.
///
/// # Errors
/// [`KeyError`] when it can be kept nowhere.
pub fn create(folder: &Path, till: TillId) -> Result<FoundKey, KeyError> {
    let pkcs8 = SoftwareSigner::generate().ok_or(KeyError::Making)?;
    let kept = ring::write(&format!("key-{till}"), &hex(&pkcs8));
    if !kept {
        let path = key_file(folder);
        write_private(&path, &pkcs8).map_err(|source| KeyError::File { path, source })?;
    }
    let signer = SoftwareSigner::from_pkcs8(&pkcs8).ok_or(KeyError::Unreadable)?;
    let place = if kept { KeyPlace::Keyring } else { KeyPlace::File };
    Ok(FoundKey { signer, place })
}

/// Makes a key in place of one that is lost or of no use. The former's file, if there is one, is
/// kept beside it: what it sealed may still be asked about.
///
/// # Errors
/// [`KeyError`] when the new key can be kept nowhere.
pub fn replace(folder: &Path, till: TillId) -> Result<FoundKey, KeyError> {
    let path = key_file(folder);
    if path.exists() {
        let kept = (1..1_000)
            .map(|number| path.with_extension(format!("former-{number}")))
            .find(|name| !name.exists())
            .unwrap_or_else(|| path.with_extension("former"));
        fs::rename(&path, kept).map_err(|source| KeyError::File { path, source })?;
    }
    create(folder, till)
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests;
