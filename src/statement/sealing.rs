//! Sealed papers: what a till or the hub signs, as canonical bytes under its own key.
//!
//! Every paper that travels is one JSON object of two members, the paper under the name of its kind
//! and the seal as `sceau`. The signature is over an ASCII prefix of the kind and the canonical
//! bytes (RFC 8785) of the paper, so no signature of one kind passes for one of another.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use thiserror::Error;

use super::strict;
use crate::journal::canonical::{self, CanonicalError};
use crate::journal::record::hex;
use crate::journal::seal::{PublicKey, SignError, Signature, Signer, hash_of};

/// The most bytes of a paper (R10).
pub const MAX_BYTES: usize = 64 * 1024;

/// The one algorithm: ECDSA on P-256 with SHA-256 (RFC 7518 §3.4).
const ALGORITHM: &str = "ES256";

/// A kind of paper that is sealed.
pub trait Paper: Serialize + DeserializeOwned {
    /// The member that holds it.
    const FIELD: &'static str;
    /// What is signed before its canonical bytes.
    const PREFIX: &'static [u8];

    /// Whether it says that it is of this kind, and of a version that is understood.
    fn is_known(&self) -> bool;
}

/// A paper and its seal: what is sent, and what a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed<P> {
    /// The paper.
    pub paper: P,
    /// The seal.
    pub seal: Seal,
    bytes: Vec<u8>,
}

/// A seal over canonical bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Seal {
    /// `ES256`.
    pub alg: String,
    /// Which key: the first eight bytes of its hash, in base64url.
    pub kid: String,
    /// The public key, an uncompressed point. It proves nothing by itself.
    #[serde(rename = "cle")]
    pub key: String,
    /// The hash of the canonical bytes, in hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// The signature, 64 bytes in base64url.
    pub sig: String,
}

/// Why a paper can't be sealed, or a sealed one is not what it says.
#[derive(Debug, Error)]
pub enum SealingError {
    /// More bytes than a paper may have.
    #[error("the paper is larger than one may be")]
    TooLarge,
    /// No JSON of this form.
    #[error("the paper can't be read")]
    Form(#[source] serde_json::Error),
    /// No canonical form: a number that is not exact.
    #[error("the paper has no canonical form")]
    Canonical(#[from] CanonicalError),
    /// The key could not sign.
    #[error("the paper can't be signed")]
    Sign(#[from] SignError),
    /// Another kind of paper, or one of another algorithm.
    #[error("this is no paper of a form that is known")]
    Unknown,
    /// The hash is not that of the paper.
    #[error("the paper was changed since it was sealed")]
    Changed,
    /// The signature is not that of the key.
    #[error("the signature is not that of the key")]
    Signature,
}

impl<P: Paper> Sealed<P> {
    /// Seals a paper.
    ///
    /// # Errors
    /// [`SealingError`] when it has no canonical form, is too large, or the key can't be reached.
    pub fn seal(paper: P, signer: &dyn Signer) -> Result<Self, SealingError> {
        let value = serde_json::to_value(&paper).map_err(SealingError::Form)?;
        let canonical = canonical::to_bytes(&value)?;
        let signature = signer.sign(&signed_bytes(P::PREFIX, &canonical))?;
        let key = signer.public_key();
        let seal = Seal {
            alg: ALGORITHM.to_owned(),
            kid: key_id(key),
            key: URL_SAFE_NO_PAD.encode(key),
            sha256: hex(&hash_of(&canonical)),
            sig: URL_SAFE_NO_PAD.encode(signature),
        };
        let bytes = canonical::to_bytes(&json!({ P::FIELD: value, "sceau": &seal }))?;
        if bytes.len() > MAX_BYTES {
            return Err(SealingError::TooLarge);
        }
        Ok(Self { paper, seal, bytes })
    }

    /// The bytes that are sent and stored: canonical as a whole.
    pub fn to_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The public key that sealed it, an uncompressed point.
    pub fn public_key(&self) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(&self.seal.key).unwrap_or_default()
    }

    /// Reads a sealed paper and checks its hash and signature. Blanks, a mark of byte order or line
    /// ends that a mail program has put around it do not matter, nor do members of a later version:
    /// the hash is over the canonical bytes of what came. Whose key it is remains to be asked.
    ///
    /// # Errors
    /// [`SealingError`] for anything that was not sealed like this.
    pub fn read(bytes: &[u8]) -> Result<Self, SealingError> {
        if bytes.len() > MAX_BYTES {
            return Err(SealingError::TooLarge);
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let whole = strict::from_slice(bytes).map_err(SealingError::Form)?;
        let (Some(paper), Some(seal), Some(2)) =
            (whole.get(P::FIELD), whole.get("sceau"), whole.as_object().map(|all| all.len()))
        else {
            return Err(SealingError::Unknown);
        };
        let seal: Seal = serde_json::from_value(seal.clone()).map_err(SealingError::Form)?;
        if seal.alg != ALGORITHM {
            return Err(SealingError::Unknown);
        }
        check(P::PREFIX, paper, &seal)?;
        let bytes = canonical::to_bytes(&whole)?;
        let paper: P = serde_json::from_value(paper.clone()).map_err(SealingError::Form)?;
        if !paper.is_known() {
            return Err(SealingError::Unknown);
        }
        Ok(Self { paper, seal, bytes })
    }
}

/// Whether the seal is one of this paper, by the key that stands in it.
fn check(prefix: &[u8], paper: &Value, seal: &Seal) -> Result<(), SealingError> {
    let canonical = canonical::to_bytes(paper)?;
    if hex(&hash_of(&canonical)) != seal.sha256 {
        return Err(SealingError::Changed);
    }
    verify(&signed_bytes(prefix, &canonical), seal)
}

/// Whether a seal's signature over these bytes is that of the key that stands in it.
fn verify(signed: &[u8], seal: &Seal) -> Result<(), SealingError> {
    let key = URL_SAFE_NO_PAD.decode(&seal.key).ok();
    let key = key.filter(|key| key_id(key) == seal.kid);
    let key = key.and_then(|key| PublicKey::new(&key)).ok_or(SealingError::Signature)?;
    let signature = URL_SAFE_NO_PAD.decode(&seal.sig).ok();
    let signature: Option<Signature> = signature.and_then(|bytes| bytes.try_into().ok());
    let signature = signature.ok_or(SealingError::Signature)?;
    if key.verifies(signed, &signature) { Ok(()) } else { Err(SealingError::Signature) }
}

fn signed_bytes(prefix: &[u8], canonical: &[u8]) -> Vec<u8> {
    [prefix, canonical].concat()
}

/// How a key is named on the wire: the first eight bytes of its hash, in base64url.
pub fn key_id(key: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(&hash_of(key)[..8])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::SoftwareSigner;
    use crate::statement::exchange::{Enrolment, Head, SignedRequest};

    fn signer() -> SoftwareSigner {
        SoftwareSigner::from_pkcs8(&SoftwareSigner::generate().expect("a key")).expect("a key")
    }

    fn head() -> Head {
        Head {
            format: Head::FORMAT.to_owned(),
            cafe: "c".to_owned(),
            till: "t".to_owned(),
            epoch: 1,
            seq: 12,
            head: "00".to_owned(),
            at: "2026-11-04T07:12:05Z".to_owned(),
            missing: None,
        }
    }

    #[test]
    fn a_sealed_paper_reads_back_whatever_a_mail_program_put_around_it() {
        let sealed = Sealed::seal(head(), &signer()).expect("sealed");
        let text = String::from_utf8(sealed.to_bytes().to_vec()).expect("text");
        let around = format!("\u{feff}\r\n{}\r\n ", text.replace(",\"", ",\r\n  \""));
        for bytes in [text.as_bytes(), around.as_bytes()] {
            assert_eq!(Sealed::<Head>::read(bytes).expect("read"), sealed);
        }
    }

    #[test]
    fn a_later_versions_members_are_under_the_seal_too() {
        let signer = signer();
        let mut paper = serde_json::to_value(head()).expect("JSON");
        paper["nouveau"] = json!(3);
        let canonical = canonical::to_bytes(&paper).expect("canonical");
        let mut seal = Sealed::seal(head(), &signer).expect("sealed").seal;
        seal.sha256 = hex(&hash_of(&canonical));
        let signature = signer.sign(&signed_bytes(Head::PREFIX, &canonical)).expect("signed");
        seal.sig = URL_SAFE_NO_PAD.encode(signature);
        let bytes = json!({"tete": paper, "sceau": seal}).to_string();
        assert_eq!(Sealed::<Head>::read(bytes.as_bytes()).expect("read").paper, head());
        let bytes = bytes.replace("\"nouveau\":3", "\"nouveau\":4");
        assert!(matches!(Sealed::<Head>::read(bytes.as_bytes()), Err(SealingError::Changed)));
    }

    #[test]
    fn no_paper_passes_for_another_and_no_change_for_none() {
        let sealed = Sealed::seal(head(), &signer()).expect("sealed");
        let text = String::from_utf8(sealed.to_bytes().to_vec()).expect("text");
        let read = |text: &str| Sealed::<Head>::read(text.as_bytes());
        assert!(matches!(Sealed::<Enrolment>::read(text.as_bytes()), Err(SealingError::Unknown)));
        let as_witness = text.replace("\"tete\":", "\"temoin\":");
        let as_witness = as_witness.replace("1000cafes.tete", "1000cafes.temoin");
        assert!(
            Sealed::<crate::statement::exchange::Witness>::read(as_witness.as_bytes()).is_err()
        );
        let later = text.replace("\"seq\":12", "\"seq\":13");
        assert!(matches!(read(&later), Err(SealingError::Changed)));
        let twice = text.replace("\"seq\":12", "\"seq\":12,\"seq\":13");
        assert!(matches!(read(&twice), Err(SealingError::Form(_))));
        let other = Sealed::seal(head(), &signer()).expect("sealed").seal;
        let foreign = text.replace(&sealed.seal.sig, &other.sig);
        assert!(matches!(read(&foreign), Err(SealingError::Signature)));
        let foreign = text.replace(&sealed.seal.key, &other.key);
        assert!(matches!(read(&foreign), Err(SealingError::Signature)));
    }

    #[test]
    fn a_signed_question_is_of_one_key_path_and_body() {
        let signer = signer();
        let key = PublicKey::new(signer.public_key()).expect("a point");
        let ts = "2026-11-04T07:12:05Z";
        let asked = SignedRequest::sign("GET", "/v1/a?b=c", ts, b"", &signer).expect("signed");
        let read = SignedRequest::read(&asked.header()).expect("a header");
        assert_eq!(read, asked);
        assert!(read.is_of(&key, "GET", "/v1/a?b=c", b""));
        assert!(!read.is_of(&key, "POST", "/v1/a?b=c", b""));
        assert!(!read.is_of(&key, "GET", "/v1/a?b=d", b""));
        assert!(!read.is_of(&key, "GET", "/v1/a?b=c", b"x"));
        let late = read.header().replace("11-04", "11-05");
        let late = SignedRequest::read(&late).expect("a header");
        assert!(!late.is_of(&key, "GET", "/v1/a?b=c", b""));
        for header in ["", "Cafe ", "Bearer x", "Cafe kid=a,ts=b", "Cafe kid=a,ts=b,sig=!!"] {
            assert_eq!(SignedRequest::read(header), None, "{header}");
        }
    }
}
