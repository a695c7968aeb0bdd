//! The seal of an entry: SHA-256 of its bytes, and an ECDSA P-256 signature of them by a key that
//! stays outside.

use std::fmt;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use thiserror::Error;

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// An ECDSA P-256 signature, r ‖ s. Its nonce is random: two signatures of one entry differ and
/// both hold.
pub type Signature = [u8; 64];

/// What stands for "the entry before" in the first entry of all.
pub const NO_HASH: Hash = [0; 32];

/// The hash of an entry's canonical bytes.
pub fn hash_of(bytes: &[u8]) -> Hash {
    let mut hash = NO_HASH;
    hash.copy_from_slice(digest(&SHA256, bytes).as_ref());
    hash
}

/// Signs entries with a key that it alone knows.
pub trait Signer: Send {
    /// The public key: an uncompressed point of P-256, 65 bytes.
    fn public_key(&self) -> &[u8];

    /// Signs an entry's canonical bytes.
    ///
    /// # Errors
    /// [`SignError`] when the key can't be reached; the entry is then sealed later.
    fn sign(&self, bytes: &[u8]) -> Result<Signature, SignError>;
}

/// The key could not sign.
#[derive(Debug, Clone, Error)]
#[error("the signing key can't be reached: {0}")]
pub struct SignError(pub String);

/// A public key that checks signatures.
#[derive(Debug, Clone)]
pub struct PublicKey {
    parsed: ParsedPublicKey,
    fingerprint: Fingerprint,
}

impl PublicKey {
    /// Reads an uncompressed point of P-256; nothing for any other bytes.
    pub fn new(bytes: &[u8]) -> Option<Self> {
        let parsed = ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, bytes).ok()?;
        Some(Self { parsed, fingerprint: Fingerprint::of(bytes) })
    }

    /// Whether `signature` is this key's, over these bytes.
    pub fn verifies(&self, bytes: &[u8], signature: &Signature) -> bool {
        self.parsed.verify_sig(bytes, signature).is_ok()
    }

    /// What people compare.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

/// The first 128 bits of the SHA-256 of a public key, shown as eight groups of four digits: what
/// every Z prints and head office keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// The fingerprint of a public key's bytes.
    pub fn of(public_key: &[u8]) -> Self {
        let mut short = [0; 16];
        short.copy_from_slice(&hash_of(public_key)[..16]);
        Self(short)
    }

    /// Reads a fingerprint as printed; blanks and case do not matter.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|character| !character.is_whitespace()).collect();
        if digits.len() != 32 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        u128::from_str_radix(&digits, 16).ok().map(|value| Self(value.to_be_bytes()))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, pair) in self.0.chunks(2).enumerate() {
            if index > 0 {
                formatter.write_str(" ")?;
            }
            for byte in pair {
                write!(formatter, "{byte:02X}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_reads_back_as_printed() {
        let fingerprint = Fingerprint::of(b"a public key");
        assert_eq!(Fingerprint::parse(&fingerprint.to_string()), Some(fingerprint));
        assert_eq!(Fingerprint::parse(&fingerprint.to_string().to_lowercase()), Some(fingerprint));
        assert_eq!(Fingerprint::parse("A1B2"), None);
        assert_eq!(Fingerprint::parse(&"é".repeat(16)), None);
    }

    /// The test vector of RFC 6979 A.2.5 for P-256 and SHA-256, message "sample".
    #[test]
    fn a_signature_of_the_standard_verifies() {
        let unhex = |text: &str| crate::journal::record::unhex_any(text).expect("hexadecimal");
        let mut key = vec![4];
        key.extend(unhex("60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"));
        key.extend(unhex("7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"));
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&unhex(
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
        ));
        signature[32..].copy_from_slice(&unhex(
            "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
        ));
        let key = PublicKey::new(&key).expect("a key");
        assert!(key.verifies(b"sample", &signature));
        assert!(!key.verifies(b"simple", &signature));
        assert!(PublicKey::new(b"short").is_none());
    }
}
