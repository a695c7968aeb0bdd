//! Questions that a till signs: who may ask for a café's own months.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::journal::record::hex;
use crate::journal::seal::{PublicKey, SignError, Signature, Signer, hash_of};
use crate::statement::sealing::key_id;

/// What is signed before the question.
const PREFIX: &str = "1000cafes.requete/1\n";

/// How far a till's clock may be off, in hours: donated machines have bad ones.
pub const TOLERANCE_HOURS: i64 = 24;

/// The `Authorization` header of a question: `Cafe kid=…,ts=…,sig=…` over method, path, time and
/// the hash of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedRequest {
    /// Which key.
    pub kid: String,
    /// When, RFC 3339 in UTC.
    pub ts: String,
    signature: Signature,
}

impl SignedRequest {
    /// Signs a question. The path bears the query.
    ///
    /// # Errors
    /// [`SignError`] when the key can't be reached.
    pub fn sign(
        method: &str,
        path: &str,
        ts: &str,
        body: &[u8],
        signer: &dyn Signer,
    ) -> Result<Self, SignError> {
        let signature = signer.sign(&signed(method, path, ts, body))?;
        Ok(Self { kid: key_id(signer.public_key()), ts: ts.to_owned(), signature })
    }

    /// The header's value.
    pub fn header(&self) -> String {
        let signature = URL_SAFE_NO_PAD.encode(self.signature);
        format!("Cafe kid={},ts={},sig={signature}", self.kid, self.ts)
    }

    /// Reads a header's value.
    pub fn read(header: &str) -> Option<Self> {
        let mut parts = header.strip_prefix("Cafe ")?.split(',').map(str::trim);
        let kid = parts.next()?.strip_prefix("kid=")?.to_owned();
        let ts = parts.next()?.strip_prefix("ts=")?.to_owned();
        let signature = URL_SAFE_NO_PAD.decode(parts.next()?.strip_prefix("sig=")?).ok()?;
        let signature = signature.try_into().ok()?;
        parts.next().is_none().then_some(Self { kid, ts, signature })
    }

    /// Whether this key has signed this question. Whether the time is near enough, and whose key it
    /// is, remain to be asked.
    pub fn is_of(&self, key: &PublicKey, method: &str, path: &str, body: &[u8]) -> bool {
        key.verifies(&signed(method, path, &self.ts, body), &self.signature)
    }
}

fn signed(method: &str, path: &str, ts: &str, body: &[u8]) -> Vec<u8> {
    format!("{PREFIX}{method}\n{path}\n{ts}\n{}\n", hex(&hash_of(body))).into_bytes()
}
