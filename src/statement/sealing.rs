//! A statement's seal: the till's own key over the canonical bytes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::wire::{Document, FORMAT};
use crate::journal::canonical::{self, CanonicalError};
use crate::journal::record::hex;
use crate::journal::seal::{PublicKey, SignError, Signature, Signer, hash_of};

/// The most bytes of a statement (R10).
pub const MAX_BYTES: usize = 64 * 1024;

/// What is signed before the canonical bytes: no signature of something else passes for one.
const PREFIX: &[u8] = b"1000cafes.releve-mensuel/1\n";

/// A statement and its seal: what is sent, and what a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedStatement {
    /// The statement.
    pub document: Document,
    /// The seal.
    #[serde(rename = "sceau")]
    pub seal: Seal,
}

/// A seal over canonical bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// `ES256`: ECDSA on P-256 with SHA-256 (RFC 7518 §3.4).
    pub alg: String,
    /// Which key: the first eight bytes of its hash, in base64url.
    pub kid: String,
    /// The public key, an uncompressed point. It proves nothing by itself.
    #[serde(rename = "cle")]
    pub key: String,
    /// The hash of the canonical bytes, in hexadecimal.
    pub sha256: String,
    /// The signature, 64 bytes in base64url.
    pub sig: String,
}

/// Why a statement can't be sealed, or a sealed one is not what it says.
#[derive(Debug, Error)]
pub enum SealingError {
    /// More bytes than a statement may have.
    #[error("the statement is larger than one may be")]
    TooLarge,
    /// No JSON of this form.
    #[error("the statement can't be read")]
    Form(#[source] serde_json::Error),
    /// No canonical form: a fraction, or a number that is not exact.
    #[error("the statement has no canonical form")]
    Canonical(#[from] CanonicalError),
    /// The key could not sign.
    #[error("the statement can't be signed")]
    Sign(#[from] SignError),
    /// Another form, or one of another algorithm.
    #[error("this is no statement of a form that is known")]
    Unknown,
    /// The hash is not that of the document.
    #[error("the statement was changed since it was sealed")]
    Changed,
    /// The signature is not that of the key.
    #[error("the signature is not that of the key")]
    Signature,
}

impl SealedStatement {
    /// Seals a statement.
    ///
    /// # Errors
    /// [`SealingError`] when it has no canonical form, is too large, or the key can't be reached.
    pub fn seal(document: Document, signer: &dyn Signer) -> Result<Self, SealingError> {
        let bytes = canonical_bytes(&document)?;
        let signature = signer.sign(&signed_bytes(&bytes))?;
        let key = signer.public_key();
        let seal = Seal {
            alg: "ES256".to_owned(),
            kid: key_id(key),
            key: URL_SAFE_NO_PAD.encode(key),
            sha256: hex(&hash_of(&bytes)),
            sig: URL_SAFE_NO_PAD.encode(signature),
        };
        Ok(Self { document, seal })
    }

    /// The bytes that are sent and stored: canonical as a whole.
    ///
    /// # Errors
    /// [`SealingError`] as for [`SealedStatement::seal`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, SealingError> {
        let value = serde_json::to_value(self).map_err(SealingError::Form)?;
        let bytes = canonical::to_bytes(&value)?;
        if bytes.len() > MAX_BYTES {
            return Err(SealingError::TooLarge);
        }
        Ok(bytes)
    }

    /// Reads a sealed statement and checks its hash and signature. Blanks, a mark of byte order or
    /// line ends that a mail program has put around it do not matter: the hash is over the
    /// canonical bytes. Whose key it is remains to be asked.
    ///
    /// # Errors
    /// [`SealingError`] for anything that a till has not sealed like this.
    pub fn read(bytes: &[u8]) -> Result<Self, SealingError> {
        if bytes.len() > MAX_BYTES {
            return Err(SealingError::TooLarge);
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let sealed: Self = serde_json::from_slice(bytes).map_err(SealingError::Form)?;
        if sealed.document.format != FORMAT || sealed.seal.alg != "ES256" {
            return Err(SealingError::Unknown);
        }
        let canonical = canonical_bytes(&sealed.document)?;
        if hex(&hash_of(&canonical)) != sealed.seal.sha256 {
            return Err(SealingError::Changed);
        }
        let key = URL_SAFE_NO_PAD.decode(&sealed.seal.key).ok();
        let key = key.filter(|key| key_id(key) == sealed.seal.kid);
        let key = key.and_then(|key| PublicKey::new(&key)).ok_or(SealingError::Signature)?;
        let signature = URL_SAFE_NO_PAD.decode(&sealed.seal.sig).ok();
        let signature: Option<Signature> = signature.and_then(|bytes| bytes.try_into().ok());
        let signature = signature.ok_or(SealingError::Signature)?;
        if !key.verifies(&signed_bytes(&canonical), &signature) {
            return Err(SealingError::Signature);
        }
        Ok(sealed)
    }
}

fn canonical_bytes(document: &Document) -> Result<Vec<u8>, SealingError> {
    let value = serde_json::to_value(document).map_err(SealingError::Form)?;
    Ok(canonical::to_bytes(&value)?)
}

fn signed_bytes(canonical: &[u8]) -> Vec<u8> {
    [PREFIX, canonical].concat()
}

fn key_id(key: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(&hash_of(key)[..8])
}
