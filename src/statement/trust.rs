//! The keys of the hub that a till goes by: those that it learnt when it joined, and those that
//! they named as their followers.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::exchange::{Enrolled, HubKey, KeyHandover};
use super::sealing::{Paper, Sealed, SealingError};

/// The most followers that a hub names in one answer; more are no rotation.
const MOST_KEYS: usize = 32;

/// Public keys, in base64url, that the hub's word is checked against.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trust {
    keys: Vec<String>,
}

impl Trust {
    /// The keys of the answer by which the café joined, and whatever they named since, oldest word
    /// first. A word that no known key gave counts for nothing.
    pub fn of<'a>(joined: &Enrolled, handovers: impl IntoIterator<Item = &'a str>) -> Self {
        let mut trust =
            Self { keys: joined.keys.iter().take(MOST_KEYS).map(|key| key.key.clone()).collect() };
        for paper in handovers {
            if let Ok(word) = trust.read::<KeyHandover>(paper.as_bytes()) {
                trust.keys.push(word.paper.key);
            }
        }
        trust
    }

    /// Reads a paper that the hub sealed.
    ///
    /// # Errors
    /// [`SealingError`] as [`Sealed::read`]; [`SealingError::Signature`] for another's key.
    pub fn read<P: Paper>(&self, bytes: &[u8]) -> Result<Sealed<P>, SealingError> {
        let sealed = Sealed::<P>::read(bytes)?;
        if self.keys.contains(&sealed.seal.key) { Ok(sealed) } else { Err(SealingError::Signature) }
    }

    /// The words by which known keys name ones that are not known yet, oldest first, each the text
    /// of a sealed paper.
    pub fn learn(&self, told: &[HubKey]) -> Vec<String> {
        let mut trust = self.clone();
        let mut learnt = Vec::new();
        // A follower of a follower may stand before it.
        for _ in 0..told.len().min(MOST_KEYS) {
            for key in told.iter().take(MOST_KEYS) {
                let word = key.handover.as_ref().and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
                let word = word.and_then(|bytes| {
                    let sealed = trust.read::<KeyHandover>(&bytes).ok()?;
                    let paper = String::from_utf8(sealed.to_bytes().to_vec()).ok()?;
                    Some((sealed.paper.key, paper))
                });
                let Some((named, paper)) = word else {
                    continue;
                };
                if named == key.key && !trust.keys.contains(&named) {
                    trust.keys.push(named);
                    learnt.push(paper);
                }
            }
        }
        learnt
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::seal::Signer;
    use crate::keys::SoftwareSigner;
    use crate::statement::sealing::key_id;

    fn key() -> SoftwareSigner {
        SoftwareSigner::from_pkcs8(&SoftwareSigner::generate().expect("a key")).expect("a key")
    }

    fn named(key: &SoftwareSigner, handover: Option<String>) -> HubKey {
        let public = key.public_key();
        HubKey { kid: key_id(public), key: URL_SAFE_NO_PAD.encode(public), handover }
    }

    fn word(from: &SoftwareSigner, to: &SoftwareSigner) -> String {
        let paper = KeyHandover {
            format: KeyHandover::FORMAT.to_owned(),
            kid: key_id(to.public_key()),
            key: URL_SAFE_NO_PAD.encode(to.public_key()),
            at: "2026-11-04T07:12:05Z".to_owned(),
        };
        URL_SAFE_NO_PAD.encode(Sealed::seal(paper, from).expect("sealed").to_bytes())
    }

    fn joined(key: &SoftwareSigner) -> Enrolled {
        Enrolled {
            format: Enrolled::FORMAT.to_owned(),
            cafe: "c".to_owned(),
            name: "Le Relais".to_owned(),
            model: "associatif".to_owned(),
            commune: "01001".to_owned(),
            opened: "2026-09".to_owned(),
            till: "t".to_owned(),
            salt: "s".to_owned(),
            keys: vec![named(key, None)],
        }
    }

    #[test]
    fn case_26_a_key_is_followed_by_the_one_that_it_names() {
        let (first, second, third, foreign) = (key(), key(), key(), key());
        let trust = Trust::of(&joined(&first), []);
        let told = [
            named(&third, Some(word(&second, &third))),
            named(&second, Some(word(&first, &second))),
            named(&foreign, Some(word(&foreign, &foreign))),
            named(&foreign, Some(word(&first, &second))),
            named(&foreign, None),
        ];
        let learnt = trust.learn(&told);
        assert_eq!(learnt.len(), 2, "the chain, and nobody else");
        let trust = Trust::of(&joined(&first), learnt.iter().map(String::as_str));
        assert!(trust.learn(&told).is_empty(), "it is known now");
        let paper = |by: &SoftwareSigner| {
            let word = word(by, &foreign);
            trust.read::<KeyHandover>(&URL_SAFE_NO_PAD.decode(word).expect("bytes")).is_ok()
        };
        assert!(paper(&first) && paper(&second) && paper(&third), "all three, for the overlap");
        assert!(!paper(&foreign));
    }
}
