//! The words that stand in records for the relay's small types.

use chrono::NaiveDate;

use super::super::RecordError;
use super::super::codes::{unhex, uuid_of, words};
use crate::domain::id::{CarrierId, ParcelId};
use crate::domain::parcel::carrier::{DayCount, FirstDay, IdentityRule, Kind, Level, Size};
use crate::domain::parcel::slot::Slot;
use crate::domain::parcel::state::{State, Waiting};
use crate::domain::parcel::{NumberHash, Reason};

words!(Level, level_word, level, Counts = "counts", Shelf = "shelf", Full = "full");
words!(Size, size_word, size, Small = "small", Medium = "medium", Large = "large");
words!(DayCount, day_count_word, day_count, Calendar = "calendar", Working = "working");
words!(FirstDay, first_day_word, first_day, Arrival = "arrival", DayAfter = "day_after");
words!(
    IdentityRule,
    identity_word,
    identity,
    DocumentOrCode = "document_or_code",
    Document = "document",
    Originals = "originals"
);
words!(
    Kind,
    kind_word,
    kind,
    Arrival = "arrival",
    HandOver = "hand_over",
    DropOff = "drop_off",
    Return = "return"
);
words!(
    Reason,
    reason_word,
    reason,
    NotWanted = "not_wanted",
    Damaged = "damaged",
    NotFound = "not_found",
    Driver = "driver",
    Other = "other"
);
words!(
    Waiting,
    waiting_word,
    waiting,
    Addressee = "addressee",
    Refused = "refused",
    Redirected = "redirected",
    DroppedOff = "dropped_off"
);

/// A state as its word, and what it waits for where it does.
pub(super) const fn state_words(state: State) -> (&'static str, Option<&'static str>) {
    match state {
        State::Here(waiting) => ("here", Some(waiting_word(waiting))),
        State::Missing(waiting) => ("missing", Some(waiting_word(waiting))),
        State::HandedOver => ("handed_over", None),
        State::Returned => ("returned", None),
        State::Collected => ("collected", None),
        State::Withdrawn => ("withdrawn", None),
    }
}

pub(super) fn state(word: &str, wait: Option<&str>) -> Result<State, RecordError> {
    match (word, wait) {
        ("here", Some(wait)) => Ok(State::Here(waiting(wait)?)),
        ("missing", Some(wait)) => Ok(State::Missing(waiting(wait)?)),
        ("handed_over", None) => Ok(State::HandedOver),
        ("returned", None) => Ok(State::Returned),
        ("collected", None) => Ok(State::Collected),
        ("withdrawn", None) => Ok(State::Withdrawn),
        _ => Err(RecordError::Value("state")),
    }
}

pub(super) fn carrier_id(text: &str) -> Result<CarrierId, RecordError> {
    uuid_of(text).map(CarrierId::new).ok_or(RecordError::Value("carrier"))
}

pub(super) fn parcel_id(text: &str) -> Result<ParcelId, RecordError> {
    uuid_of(text).map(ParcelId::new).ok_or(RecordError::Value("parcel"))
}

pub(super) fn parcel_ids(texts: &[String]) -> Result<Vec<ParcelId>, RecordError> {
    texts.iter().map(|text| parcel_id(text)).collect()
}

pub(super) fn number(text: &str) -> Result<NumberHash, RecordError> {
    unhex(text).map(NumberHash).ok_or(RecordError::Value("number"))
}

/// A slot in its one recorded spelling.
pub(super) fn slot(text: &str) -> Result<Slot, RecordError> {
    let slot = Slot::parse(text).filter(|slot| slot.to_string() == text);
    slot.ok_or(RecordError::Value("slot"))
}

/// A date in its one recorded spelling.
pub(super) fn date(text: &str) -> Result<NaiveDate, RecordError> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    date.filter(|date| date.to_string() == text).ok_or(RecordError::Value("date"))
}

/// The word of a kind, for columns of views.
pub const fn kind_code(value: Kind) -> &'static str {
    kind_word(value)
}

/// The kind of such a word.
///
/// # Errors
/// [`RecordError::Value`] for another word.
pub fn kind_of_code(code: &str) -> Result<Kind, RecordError> {
    kind(code)
}

/// The word of a size, for columns of views.
pub const fn size_code(value: Size) -> &'static str {
    size_word(value)
}

/// The size of such a word.
///
/// # Errors
/// [`RecordError::Value`] for another word.
pub fn size_of_code(code: &str) -> Result<Size, RecordError> {
    size(code)
}
