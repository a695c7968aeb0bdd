//! An entry of the journal: a fact with its place, its moment and the hash of the entry before.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use thiserror::Error;
use uuid::Uuid;

use super::canonical::{self, CanonicalError};
use super::record::{self, Kind, Payload, RecordError};
use super::seal::{Hash, hash_of};
use crate::domain::day::Moment;
use crate::domain::fact::Fact;
use crate::domain::id::{OperatorId, TillId};

/// The form of these entries. A form is never changed, only followed by another.
pub const FORMAT: &str = "comptoir-journal/1";

/// The most bytes of one entry: the largest ticket with room to spare.
pub const MAX_BYTES: usize = 1 << 20;

/// The place of an entry in its till's journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The epoch, from 1; a restore or a new key opens the next.
    pub epoch: u32,
    /// The number of the entry within its epoch, from 1, without gaps.
    pub seq: u64,
}

/// The newest entry of a journal: what an anchor remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Its place.
    pub place: Place,
    /// Its hash.
    pub hash: Hash,
}

/// An entry before it is sealed, or as read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The till that wrote it.
    pub till: TillId,
    /// Its place.
    pub place: Place,
    /// The number within its kind, from 1.
    pub number: u64,
    /// What the clock showed.
    pub at: Moment,
    /// Who was at the till, if anyone had said so.
    pub operator: Option<OperatorId>,
    /// The name and version of the program that wrote it.
    pub program: String,
    /// The hash of the entry before; zeros for the very first.
    pub previous: Hash,
    /// What happened.
    pub fact: Fact,
}

/// Why bytes are no entry, or an entry has no bytes.
#[derive(Debug, Error)]
pub enum EntryError {
    /// The bytes have no or another canonical form.
    #[error("the entry is not canonical JSON")]
    Canonical(#[from] CanonicalError),
    /// A field is absent, unknown, or of the wrong form.
    #[error("the field {0} of the entry is not as it should be")]
    Field(&'static str),
    /// The payload does not say what its kind should.
    #[error("the payload of the entry can't be read")]
    Record(#[from] RecordError),
    /// More bytes than [`MAX_BYTES`].
    #[error("the entry is larger than an entry may be")]
    TooLarge,
}

impl Entry {
    /// The kind of its fact.
    pub fn kind(&self) -> Kind {
        Kind::of(&self.fact)
    }

    /// The canonical bytes: what is hashed, signed and stored.
    ///
    /// # Errors
    /// [`EntryError`] when an amount is beyond what JSON keeps exactly, or the entry too large.
    pub fn to_bytes(&self) -> Result<Vec<u8>, EntryError> {
        let mut members = Map::new();
        let mut put = |name: &str, value: Value| members.insert(name.to_owned(), value);
        put("format", FORMAT.into());
        put("till", self.till.to_string().into());
        put("epoch", self.place.epoch.into());
        put("seq", self.place.seq.into());
        put("kind", self.kind().code().into());
        put("number", self.number.into());
        put("at", self.at.to_rfc3339().into());
        put("offset", self.at.offset_min().into());
        put("operator", self.operator.map_or(Value::Null, |id| id.to_string().into()));
        put("program", self.program.clone().into());
        put("previous", record::hex(&self.previous).into());
        put("payload", record::write(&self.fact)?);
        let bytes = canonical::to_bytes(&Value::Object(members))?;
        if bytes.len() > MAX_BYTES {
            return Err(EntryError::TooLarge);
        }
        Ok(bytes)
    }

    /// Reads an entry back from its canonical bytes.
    ///
    /// # Errors
    /// [`EntryError`] for bytes that no entry of this format has.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EntryError> {
        if bytes.len() > MAX_BYTES {
            return Err(EntryError::TooLarge);
        }
        let value = canonical::from_bytes(bytes)?;
        let Value::Object(mut members) = value else {
            return Err(EntryError::Field("format"));
        };
        let mut take = |name: &'static str| members.remove(name).ok_or(EntryError::Field(name));
        let format = text(take("format")?, "format")?;
        let till = text(take("till")?, "till")?;
        let epoch = whole(&take("epoch")?, "epoch")?;
        let seq = whole(&take("seq")?, "seq")?;
        let kind = text(take("kind")?, "kind")?;
        let number = whole(&take("number")?, "number")?;
        let at = text(take("at")?, "at")?;
        let offset = take("offset")?.as_i64().ok_or(EntryError::Field("offset"))?;
        let operator = match take("operator")? {
            Value::Null => None,
            value => Some(OperatorId::new(uuid(&text(value, "operator")?, "operator")?)),
        };
        let program = text(take("program")?, "program")?;
        let previous = text(take("previous")?, "previous")?;
        let payload = take("payload")?;
        if format != FORMAT {
            return Err(EntryError::Field("format"));
        }
        if !members.is_empty() {
            return Err(EntryError::Field("another field"));
        }
        let kind = Kind::from_code(&kind).ok_or(EntryError::Field("kind"))?;
        let offset = i16::try_from(offset).map_err(|_| EntryError::Field("offset"))?;
        Ok(Self {
            till: TillId::new(uuid(&till, "till")?),
            place: Place {
                epoch: u32::try_from(epoch).map_err(|_| EntryError::Field("epoch"))?,
                seq,
            },
            number,
            at: Moment::from_rfc3339(&at, offset).ok_or(EntryError::Field("at"))?,
            operator,
            program,
            previous: record::unhex(&previous).ok_or(EntryError::Field("previous"))?,
            fact: record::read(kind, Payload::Read(payload))?,
        })
    }

    /// Reads an entry of the till's own journal, whose bytes were canonical when they were written
    /// and are verified elsewhere. A month is ten thousand entries: this takes a third of the time
    /// of [`Self::from_bytes`].
    ///
    /// # Errors
    /// [`EntryError`] for bytes that no entry of this format has.
    pub fn from_own_bytes(bytes: &[u8]) -> Result<Self, EntryError> {
        let own: Own<'_> = serde_json::from_slice(bytes)
            .map_err(|error| EntryError::Canonical(CanonicalError::Syntax(error)))?;
        if own.format != FORMAT {
            return Err(EntryError::Field("format"));
        }
        let kind = Kind::from_code(&own.kind).ok_or(EntryError::Field("kind"))?;
        let operator = own.operator.map(|id| uuid(&id, "operator")).transpose()?;
        Ok(Self {
            till: TillId::new(uuid(&own.till, "till")?),
            place: Place { epoch: own.epoch, seq: own.seq },
            number: own.number,
            at: Moment::from_rfc3339(&own.at, own.offset).ok_or(EntryError::Field("at"))?,
            operator: operator.map(OperatorId::new),
            program: own.program.into_owned(),
            previous: record::unhex(&own.previous).ok_or(EntryError::Field("previous"))?,
            fact: record::read(kind, Payload::Text(own.payload.get()))?,
        })
    }

    /// The hash of these canonical bytes, as the next entry will name it.
    pub fn head(&self, bytes: &[u8]) -> Head {
        Head { place: self.place, hash: hash_of(bytes) }
    }
}

/// The members of an entry, its payload still text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Own<'a> {
    #[serde(borrow)]
    format: Cow<'a, str>,
    #[serde(borrow)]
    till: Cow<'a, str>,
    epoch: u32,
    seq: u64,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    number: u64,
    #[serde(borrow)]
    at: Cow<'a, str>,
    offset: i16,
    #[serde(borrow)]
    operator: Option<Cow<'a, str>>,
    #[serde(borrow)]
    program: Cow<'a, str>,
    #[serde(borrow)]
    previous: Cow<'a, str>,
    #[serde(borrow)]
    payload: &'a RawValue,
}

fn text(value: Value, name: &'static str) -> Result<String, EntryError> {
    match value {
        Value::String(text) => Ok(text),
        _ => Err(EntryError::Field(name)),
    }
}

fn whole(value: &Value, name: &'static str) -> Result<u64, EntryError> {
    value.as_u64().filter(|&number| number >= 1).ok_or(EntryError::Field(name))
}

fn uuid(text: &str, name: &'static str) -> Result<Uuid, EntryError> {
    record::uuid_of(text).ok_or(EntryError::Field(name))
}
