//! How a till becomes one that the hub knows: a code that head office gave, used once.

use serde::{Deserialize, Serialize};

use crate::statement::sealing::Paper;

/// The letters of codes: no vowel, so that no code is a word (RFC 8628 §6.1).
const LETTERS: &str = "BCDFGHJKLMNPQRSTVWXZ";
/// How many letters a code has.
const LENGTH: usize = 8;

/// A code, in its one spelling: `BCDF-GHJK`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Code(String);

impl Code {
    /// Reads a code as somebody typed it: small letters, blanks and dashes do not matter.
    pub fn read(typed: &str) -> Option<Self> {
        let letters: String =
            typed.chars().filter(|one| !one.is_whitespace() && *one != '-').collect();
        let letters = letters.to_ascii_uppercase();
        let sound = letters.chars().all(|one| LETTERS.contains(one));
        (sound && letters.len() == LENGTH).then(|| Self::spelt(&letters))
    }

    /// A code made of random bytes; nothing if they ran out. Bytes beyond the last multiple of
    /// twenty are passed over, so that every letter is as likely as another.
    pub fn from_random(bytes: impl IntoIterator<Item = u8>) -> Option<Self> {
        let fair = bytes.into_iter().filter(|byte| *byte < 240);
        let letters: String = fair
            .take(LENGTH)
            .map(|byte| char::from(LETTERS.as_bytes()[usize::from(byte % 20)]))
            .collect();
        (letters.len() == LENGTH).then(|| Self::spelt(&letters))
    }

    fn spelt(letters: &str) -> Self {
        Self(format!("{}-{}", &letters[..4], &letters[4..]))
    }

    /// The code as it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a till asks with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// `1000cafes.enrolement`.
    pub format: String,
    /// The code, in its one spelling.
    pub code: String,
    /// The till.
    #[serde(rename = "poste")]
    pub till: String,
    /// The program and its version.
    #[serde(rename = "logiciel")]
    pub program: String,
    /// When, RFC 3339 in UTC.
    #[serde(rename = "le")]
    pub at: String,
    /// Whether the till is one of a demonstration.
    #[serde(rename = "synthetique")]
    pub synthetic: bool,
}

/// What the hub answers: who the till is from now on, and by which key the hub signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolled {
    /// `1000cafes.enrole`.
    pub format: String,
    /// The identifier of the café.
    pub cafe: String,
    /// Its name at head office.
    #[serde(rename = "nom")]
    pub name: String,
    /// `associatif`, `entrepreneurial`, `itinerant` or `tiers_lieu`.
    #[serde(rename = "modele")]
    pub model: String,
    /// Its commune, by its INSEE code.
    pub commune: String,
    /// The first month that is expected.
    #[serde(rename = "ouverture")]
    pub opened: String,
    /// The till.
    #[serde(rename = "poste")]
    pub till: String,
    /// What the network mixes into the keys of organisations.
    #[serde(rename = "sel")]
    pub salt: String,
    /// The keys that the hub signs by.
    #[serde(rename = "cles")]
    pub keys: Vec<HubKey>,
}

/// A key of the hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HubKey {
    /// Its name.
    pub kid: String,
    /// The public key, an uncompressed point in base64url.
    #[serde(rename = "cle")]
    pub key: String,
    /// Where it took the place of another: the other's word for it, as the bytes of a sealed
    /// [`KeyHandover`] in base64url.
    #[serde(rename = "passation", skip_serializing_if = "Option::is_none", default)]
    pub handover: Option<String>,
}

/// A key of the hub says which one follows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyHandover {
    /// `1000cafes.passation`.
    pub format: String,
    /// The name of the new key.
    pub kid: String,
    /// The new key, an uncompressed point in base64url.
    #[serde(rename = "cle")]
    pub key: String,
    /// Since when, RFC 3339 in UTC.
    #[serde(rename = "le")]
    pub at: String,
}

impl Enrolment {
    /// What every such question says of itself.
    pub const FORMAT: &'static str = "1000cafes.enrolement";
}

impl Enrolled {
    /// What every such answer says of itself.
    pub const FORMAT: &'static str = "1000cafes.enrole";
}

impl KeyHandover {
    /// What every such paper says of itself.
    pub const FORMAT: &'static str = "1000cafes.passation";
}

impl Paper for Enrolment {
    const FIELD: &'static str = "demande";
    const PREFIX: &'static [u8] = b"1000cafes.enrolement/1\n";

    fn is_known(&self) -> bool {
        self.format == Self::FORMAT
    }
}

impl Paper for Enrolled {
    const FIELD: &'static str = "enrolement";
    const PREFIX: &'static [u8] = b"1000cafes.enrole/1\n";

    fn is_known(&self) -> bool {
        self.format == Self::FORMAT
    }
}

impl Paper for KeyHandover {
    const FIELD: &'static str = "passation";
    const PREFIX: &'static [u8] = b"1000cafes.passation/1\n";

    fn is_known(&self) -> bool {
        self.format == Self::FORMAT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = Code::read("BCDF-GHJK").expect("a code");
        for typed in ["bcdfghjk", " bcdf ghjk ", "BCDF\u{a0}GHJK", "B-C-D-F-G-H-J-K"] {
            assert_eq!(Code::read(typed).as_ref(), Some(&code), "{typed}");
        }
        for typed in ["", "BCDF-GHJ", "BCDF-GHJKL", "ACDF-GHJK", "BCDF-GHJ1", "ÉCDF-GHJK"] {
            assert_eq!(Code::read(typed), None, "{typed}");
        }
        assert_eq!(code.as_str(), "BCDF-GHJK");
    }

    #[test]
    fn a_random_code_is_one_that_reads_back() {
        let code = Code::from_random([255, 0, 1, 2, 3, 250, 19, 39, 239, 20]).expect("enough");
        assert_eq!(code.as_str(), "BCDF-ZZZB");
        assert_eq!(Code::read(code.as_str()), Some(code));
        assert_eq!(Code::from_random([255; 40]), None);
    }
}
