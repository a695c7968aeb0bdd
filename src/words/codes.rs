//! Why a code that was scanned or typed can't be used, as people read it.

use super::Words;
use crate::domain::barcode::GtinError;
use crate::domain::barcode::gs1::Gs1Error;
use crate::domain::barcode::in_store::{InStoreError, LayoutError};
use crate::domain::barcode::scan::{MAX_CHARS, Unreadable};
use crate::domain::tracking::{Hint, TrackingError, TrackingNumber};

/// Why a code can't be used.
pub fn unreadable(words: &Words, why: &Unreadable) -> String {
    match why {
        Unreadable::Empty => words.say("code-empty"),
        Unreadable::TooLong => too_long(words, MAX_CHARS),
        Unreadable::Control => words.say("code-control"),
        Unreadable::Gtin(error) => gtin(words, *error),
        Unreadable::InStore(error) => in_store(words, *error),
        Unreadable::Gs1(error) => gs1(words, error),
    }
}

/// Why digits are no article number.
pub fn gtin(words: &Words, why: GtinError) -> String {
    words.say(match why {
        GtinError::NotDigits => "code-not-digits",
        GtinError::CheckDigit => "code-check-digit",
        GtinError::Padded => "code-padded",
    })
}

/// Why a label of the shop can't be used.
pub fn in_store(words: &Words, why: InStoreError) -> String {
    words.say(match why {
        InStoreError::PriceCheck => "code-label-check",
        InStoreError::Nothing => "code-label-nothing",
        InStoreError::NoUnitPrice => "code-label-no-unit-price",
        InStoreError::Quantity(_) => "code-label-quantity",
    })
}

/// Why the layout of a scale's labels can't be used.
pub fn layout(words: &Words, why: LayoutError) -> String {
    words.say(match why {
        LayoutError::Prefix => "code-layout-prefix",
        LayoutError::Digits => "code-layout-digits",
        LayoutError::Decimals => "code-layout-decimals",
        LayoutError::PriceCheck => "code-layout-price-check",
        LayoutError::Form => "code-layout-form",
        LayoutError::Twice => "code-layout-twice",
    })
}

fn gs1(words: &Words, why: &Gs1Error) -> String {
    let part = |key, part: &str| words.tell(key, &[("part", part.into())]);
    match why {
        Gs1Error::Identifier(found) => part("code-gs1-identifier", found),
        Gs1Error::CutOff(identifier) => part("code-gs1-cut-off", identifier),
        Gs1Error::Data(identifier) => part("code-gs1-data", identifier),
        Gs1Error::Twice(identifier) => part("code-gs1-twice", identifier),
        Gs1Error::Gtin(error) => gtin(words, *error),
        Gs1Error::Nothing => words.say("code-gs1-nothing"),
    }
}

/// Why a text is no number of a parcel.
pub fn tracking(words: &Words, why: TrackingError) -> String {
    match why {
        TrackingError::Empty => words.say("code-empty"),
        TrackingError::TooLong => too_long(words, TrackingNumber::MAX_CHARS),
        TrackingError::Control => words.say("code-control"),
    }
}

/// The carrier of a hint, by its own name; none for a number that names no carrier.
pub fn carrier(hint: Hint) -> Option<&'static str> {
    match hint {
        Hint::Post | Hint::TrackedLetter => Some("La Poste"),
        Hint::Ups => Some("UPS"),
        Hint::Dpd => Some("DPD"),
        Hint::Colissimo => Some("Colissimo"),
        Hint::Chronopost => Some("Chronopost"),
        Hint::MondialRelay => Some("Mondial Relay"),
        Hint::RelaisColis => Some("Relais Colis"),
        Hint::Gls => Some("GLS"),
        Hint::Amazon => Some("Amazon"),
        Hint::Sscc => None,
    }
}

fn too_long(words: &Words, most: usize) -> String {
    words.tell("code-too-long", &[("most", most.to_string().into())])
}
