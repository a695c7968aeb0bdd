//! A signer whose key lies in memory while the till runs.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};

use crate::journal::seal::{SignError, Signature, Signer};

/// An ECDSA P-256 key held by this program.
#[derive(Debug)]
pub struct SoftwareSigner {
    pair: EcdsaKeyPair,
    random: SystemRandom,
}

impl SoftwareSigner {
    /// The signer of a key in PKCS#8 form.
    pub fn from_pkcs8(bytes: &[u8]) -> Option<Self> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, bytes).ok()?;
        Some(Self { pair, random: SystemRandom::new() })
    }

    /// A new key in PKCS#8 form.
    pub fn generate() -> Option<Vec<u8>> {
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &SystemRandom::new()).ok()?;
        Some(document.as_ref().to_vec())
    }
}

impl Signer for SoftwareSigner {
    fn public_key(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }

    fn sign(&self, bytes: &[u8]) -> Result<Signature, SignError> {
        let signature = self
            .pair
            .sign(&self.random, bytes)
            .map_err(|_| SignError("the provider refused to sign".to_owned()))?;
        signature
            .as_ref()
            .try_into()
            .map_err(|_| SignError("the signature is not 64 bytes long".to_owned()))
    }
}
