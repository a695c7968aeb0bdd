//! Numbers of parcels: made comparable, and a hint at whose they are.
//!
//! The forms of carriers overlap and change without notice. A hint fills in a choice that a person
//! then makes; it is never trusted over the carrier that was chosen.

mod check;
mod form;

use thiserror::Error;

use super::text::harmless;

/// The number of a parcel, as it was read and as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TrackingNumber {
    raw: String,
    normal: String,
}

/// Why a text is no number of a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TrackingError {
    /// Nothing that can be seen.
    #[error("the number is empty")]
    Empty,
    /// More than [`TrackingNumber::MAX_CHARS`] characters.
    #[error("the number is longer than {} characters", TrackingNumber::MAX_CHARS)]
    TooLong,
    /// It holds bytes that command a device.
    #[error("the number holds control characters")]
    Control,
}

/// Whose form a number has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hint {
    /// The international form of the posts (UPU S10).
    Post,
    /// UPS.
    Ups,
    /// DPD.
    Dpd,
    /// Colissimo.
    Colissimo,
    /// A letter with a number of La Poste.
    TrackedLetter,
    /// Chronopost, which has the form of the posts.
    Chronopost,
    /// Mondial Relay.
    MondialRelay,
    /// Relais Colis.
    RelaisColis,
    /// GLS.
    Gls,
    /// Amazon.
    Amazon,
    /// A parcel's own number of GS1 (SSCC), which says nothing of the carrier.
    Sscc,
}

/// What the check digit of a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// It is right.
    Valid,
    /// The form has none, or none that is known.
    None,
    /// It is wrong: a mistyped number, or another carrier's.
    Wrong,
}

/// A form that a number has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    /// Whose form it is.
    pub hint: Hint,
    /// What its check digit says.
    pub check: Check,
}

impl TrackingNumber {
    /// The longest number, in characters.
    pub const MAX_CHARS: usize = 200;

    /// Takes what was scanned or typed.
    ///
    /// Compared are capital letters without blanks or invisible signs, and without what the
    /// scanner put in front to name the kind of code. An address stays as it is: nothing is read
    /// out of it.
    ///
    /// # Errors
    /// [`TrackingError`]: empty, too long, or with control characters other than those that end a
    /// scan and the separator of GS1.
    pub fn new(raw: &str) -> Result<Self, TrackingError> {
        let raw = raw.trim_matches(['\r', '\n', '\t', ' ']);
        if raw.chars().nth(Self::MAX_CHARS).is_some() {
            return Err(TrackingError::TooLong);
        }
        if raw.chars().any(|one| one.is_control() && one != '\u{1d}') {
            return Err(TrackingError::Control);
        }
        let normal = if is_address(raw) { raw.to_owned() } else { normal(raw) };
        if normal.is_empty() {
            return Err(TrackingError::Empty);
        }
        Ok(Self { raw: raw.to_owned(), normal })
    }

    /// What was read, without the blanks around it.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// What is compared.
    pub fn as_str(&self) -> &str {
        &self.normal
    }

    /// The last `count` characters: what people call a parcel by.
    pub fn tail(&self, count: usize) -> &str {
        let from = self.normal.char_indices().rev().take(count).last();
        from.map_or("", |(at, _)| &self.normal[at..])
    }

    /// The forms that the number has, the likeliest first: right check digits, then forms without
    /// one, then wrong ones. An address has none.
    pub fn guesses(&self) -> Vec<Guess> {
        if is_address(&self.normal) {
            return Vec::new();
        }
        let mut guesses = form::guesses(&self.normal);
        guesses.sort_by_key(|guess| match guess.check {
            Check::Valid => 0,
            Check::None => 1,
            Check::Wrong => 2,
        });
        guesses
    }
}

fn is_address(text: &str) -> bool {
    let head = |scheme: &str| {
        text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    head("http://") || head("https://") || head("www.")
}

fn normal(raw: &str) -> String {
    let mut head = raw.chars();
    let named = head.next() == Some(']')
        && head.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && head.next().is_some_and(|modifier| modifier.is_ascii_alphanumeric());
    let code = if named { &raw[3..] } else { raw };
    let seen = code.chars().filter_map(harmless).filter(|one| !one.is_whitespace());
    seen.flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests;
