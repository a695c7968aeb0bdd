//! What the hub alone knows: the keys that it signs by, and what is mixed into codes. They lie in
//! files that their owner alone can read, beside the database and never in it.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use thiserror::Error;

use super::acts::Act;
use super::storage::Transaction;
use super::{Hub, HubError, World};
use crate::journal::record::hex;
use crate::journal::seal::Signer;
use crate::keys::SoftwareSigner;
use crate::statement::exchange::{HubKey, KeyHandover};
use crate::statement::sealing::{Paper, Sealed, key_id};

/// Why the hub's secrets can't be had.
#[derive(Debug, Error)]
pub enum SecretError {
    /// A file can't be handled.
    #[error("{path} can't be handled")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// What lies there is no key.
    #[error("{0} holds no key")]
    Unreadable(PathBuf),
    /// The system has no randomness to make one from.
    #[error("no key can be made")]
    Making,
}

/// The hub's secrets.
#[derive(Debug)]
pub struct Secrets {
    folder: PathBuf,
    pepper: [u8; 32],
    /// Keys that were read, by their rank.
    signers: Mutex<BTreeMap<i64, Arc<SoftwareSigner>>>,
}

impl Secrets {
    /// Makes the folder that secrets lie in.
    pub(super) fn prepare(folder: &Path) -> Result<(), SecretError> {
        let folder = folder.join("keys");
        fs::create_dir_all(&folder).map_err(|source| failed(&folder, source))
    }

    /// Makes the first key and the secret in a folder that was prepared. Those that lie there from
    /// a try that was not committed are taken: codes that were given rest on them.
    pub(super) fn begin(folder: &Path, world: &dyn World) -> Result<Self, SecretError> {
        let keys = folder.join("keys");
        make_key(&keys, 1)?;
        let path = keys.join("codes.secret");
        if !path.exists() {
            let pepper = world.random().ok_or(SecretError::Making)?;
            write_private(&path, &pepper).map_err(|source| failed(&path, source))?;
        }
        Self::open(folder)
    }

    /// Reads the secrets of a folder.
    pub(super) fn open(folder: &Path) -> Result<Self, SecretError> {
        let folder = folder.join("keys");
        let path = folder.join("codes.secret");
        let pepper = fs::read(&path).map_err(|source| failed(&path, source))?;
        let pepper = pepper.try_into().map_err(|_| SecretError::Unreadable(path))?;
        Ok(Self { folder, pepper, signers: Mutex::default() })
    }

    /// Enters the key that [`Secrets::begin`] made.
    pub(super) fn enter_first_key(
        &self,
        transaction: &mut (dyn Transaction + '_),
        since: &str,
    ) -> Result<(), HubError> {
        enter(transaction, 1, self.of_rank(1)?.public_key(), since, None)
    }

    /// What stands for a text in the store: nobody can try texts out without the secret.
    pub fn keyed_hash(&self, kind: &str, text: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.pepper);
        hex(hmac::sign(&key, format!("{kind}\n{text}").as_bytes()).as_ref())
    }

    fn of_rank(&self, rank: i64) -> Result<Arc<SoftwareSigner>, SecretError> {
        let mut signers = self.signers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(signer) = signers.get(&rank) {
            return Ok(signer.clone());
        }
        let path = key_file(&self.folder, rank);
        let bytes = fs::read(&path).map_err(|source| failed(&path, source))?;
        let signer = SoftwareSigner::from_pkcs8(&bytes).ok_or(SecretError::Unreadable(path))?;
        let signer = Arc::new(signer);
        signers.insert(rank, signer.clone());
        Ok(signer)
    }
}

impl Hub {
    /// Seals a paper with the newest key. Another program may have made it a moment ago.
    pub(super) fn seal<P: Paper>(
        &self,
        transaction: &mut (dyn Transaction + '_),
        paper: P,
    ) -> Result<Sealed<P>, HubError> {
        let rank = transaction.number("SELECT MAX(rank) FROM hub_key", &[])?;
        let signer = self.secrets.of_rank(rank)?;
        Ok(Sealed::seal(paper, &*signer)?)
    }

    /// The keys that it signs by, the newest last.
    ///
    /// # Errors
    /// [`HubError::Storage`].
    pub fn keys(&self, transaction: &mut (dyn Transaction + '_)) -> Result<Vec<HubKey>, HubError> {
        let sql = "SELECT kid, public_key, handover FROM hub_key ORDER BY rank";
        let keys = transaction.query(sql, &[])?.into_iter().map(|row| {
            Ok(HubKey {
                kid: row.text(0)?,
                key: URL_SAFE_NO_PAD.encode(row.bytes(1)?),
                handover: row.maybe_bytes(2)?.map(|bytes| URL_SAFE_NO_PAD.encode(bytes)),
            })
        });
        keys.collect()
    }

    /// Makes a new key, which the one before signs for, and signs by it from now on.
    ///
    /// # Errors
    /// [`HubError::Secret`] when it can't be kept, [`HubError::Storage`].
    pub fn rotate_key(&self, by: &str) -> Result<String, HubError> {
        self.write(|transaction| {
            let last = transaction.number("SELECT MAX(rank) FROM hub_key", &[])?;
            let (rank, at) = (last + 1, self.world.now().to_rfc3339());
            make_key(&self.secrets.folder, rank)?;
            let signer = self.secrets.of_rank(rank)?;
            let key = signer.public_key();
            let handover = KeyHandover {
                format: KeyHandover::FORMAT.to_owned(),
                kid: key_id(key),
                key: URL_SAFE_NO_PAD.encode(key),
                at: at.clone(),
            };
            let handover = Sealed::seal(handover, &*self.secrets.of_rank(last)?)?;
            enter(transaction, rank, key, &at, Some(handover.to_bytes()))?;
            let act = Act { by, what: "cle", about: &key_id(key), detail: "" };
            act.record(transaction, self.world.now())?;
            Ok(key_id(key))
        })
    }
}

fn enter(
    transaction: &mut (dyn Transaction + '_),
    rank: i64,
    key: &[u8],
    since: &str,
    handover: Option<&[u8]>,
) -> Result<(), HubError> {
    let sql = "INSERT INTO hub_key (rank, kid, public_key, since, handover) \
               VALUES ($1, $2, $3, $4, $5)";
    let values = [rank.into(), key_id(key).into(), key.into(), since.into(), handover.into()];
    transaction.execute(sql, &values)?;
    Ok(())
}

/// A key in a file of its own. One that lies there from a try that was not committed is taken.
fn make_key(folder: &Path, rank: i64) -> Result<(), SecretError> {
    let path = key_file(folder, rank);
    if path.exists() {
        return Ok(());
    }
    let key = SoftwareSigner::generate().ok_or(SecretError::Making)?;
    write_private(&path, &key).map_err(|source| failed(&path, source))
}

fn key_file(folder: &Path, rank: i64) -> PathBuf {
    folder.join(format!("hub-{rank:04}.pkcs8"))
}

fn failed(path: &Path, source: io::Error) -> SecretError {
    SecretError::File { path: path.to_owned(), source }
}

/// Writes a file that its owner alone can read, whole or not at all.
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let unfinished = path.with_extension("new");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    path.parent().map_or(Ok(()), |folder| fs::File::open(folder)?.sync_all())
}
