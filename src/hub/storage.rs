//! Where the hub keeps what it took in: one small trait, and two stores behind it.
//!
//! Everything above is written once, in the SQL that SQLite and PostgreSQL share: placeholders are
//! `$1`, `$2`…; `ON CONFLICT`; no type of a dialect. A sum over integers is `NUMERIC` on
//! PostgreSQL, so it is written `CAST(SUM(x) AS BIGINT)`.

mod migrate;
mod postgres;
mod sqlite;

use std::path::Path;

use thiserror::Error;

pub use postgres::Postgres;
pub use sqlite::Sqlite;

/// What stands in a column, or for a placeholder. Truth is 0 or 1, time is text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// An integer.
    Integer(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// A row that a query found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row(Vec<Value>);

/// Why the store did not do what it was asked.
#[derive(Debug, Error)]
pub enum StorageError {
    /// It can't be reached, or others hold it: asking again later may do.
    #[error("the store can't be reached now: {what}")]
    Unavailable {
        /// What was being done.
        what: &'static str,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// It refused.
    #[error("the store failed: {what}")]
    Failed {
        /// What was being done.
        what: &'static str,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A column holds something else than was asked for.
    #[error("column {0} of a row is not what it should be")]
    Column(usize),
    /// The file is another program's.
    #[error("this database is none of a hub's")]
    Foreign,
    /// A newer version of the program wrote it.
    #[error("this database was written by a newer version")]
    TooNew,
    /// A setting was not taken.
    #[error("the store does not take the setting `{0}`")]
    Setting(&'static str),
    /// The store has no file of its own to copy.
    #[error("this store is copied with its own tools")]
    NoFile,
}

/// Whether a transaction writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It only reads, and sees one moment of the store throughout.
    Read,
    /// It writes. Writers take turns, so what was read still holds when it is written.
    Write,
}

/// A transaction. One that is dropped without [`Transaction::commit`] has changed nothing.
pub trait Transaction {
    /// Changes rows, and says how many.
    ///
    /// # Errors
    /// [`StorageError`] when the store fails or a constraint is not kept.
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, StorageError>;

    /// Finds rows.
    ///
    /// # Errors
    /// [`StorageError`] when the store fails.
    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, StorageError>;

    /// Makes the changes last.
    ///
    /// # Errors
    /// [`StorageError`] when the store fails: whether they last is then unknown, and asking again
    /// must do no harm.
    fn commit(self: Box<Self>) -> Result<(), StorageError>;
}

/// A store.
pub trait Database: Send + Sync {
    /// Begins a transaction; blocks until it is its turn, for a few seconds at most.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] when it can't be had now.
    fn begin(&self, mode: Mode) -> Result<Box<dyn Transaction + '_>, StorageError>;

    /// Writes a copy to a file that is not there yet.
    ///
    /// # Errors
    /// [`StorageError::NoFile`] for a server, which has its own tools.
    fn copy_to(&self, file: &Path) -> Result<(), StorageError>;

    /// How many bytes it takes, as far as it can tell.
    ///
    /// # Errors
    /// [`StorageError`] when the store fails.
    fn size(&self) -> Result<u64, StorageError>;
}

impl dyn Transaction + '_ {
    /// The first row that a query finds.
    ///
    /// # Errors
    /// As [`Transaction::query`].
    pub fn first(&mut self, sql: &str, values: &[Value]) -> Result<Option<Row>, StorageError> {
        Ok(self.query(sql, values)?.into_iter().next())
    }

    /// The number that a query gives, such as a count; zero for nothing.
    ///
    /// # Errors
    /// As [`Transaction::query`], and [`StorageError::Column`] for what is no number.
    pub fn number(&mut self, sql: &str, values: &[Value]) -> Result<i64, StorageError> {
        self.first(sql, values)?.map_or(Ok(0), |row| Ok(row.maybe_integer(0)?.unwrap_or(0)))
    }
}

impl Row {
    /// A row of these columns.
    pub(in crate::hub::storage) fn new(columns: Vec<Value>) -> Self {
        Self(columns)
    }

    /// The integer of a column.
    ///
    /// # Errors
    /// [`StorageError::Column`] for anything else.
    pub fn integer(&self, column: usize) -> Result<i64, StorageError> {
        self.maybe_integer(column)?.ok_or(StorageError::Column(column))
    }

    /// The integer of a column, or nothing.
    ///
    /// # Errors
    /// [`StorageError::Column`] for a text or bytes.
    pub fn maybe_integer(&self, column: usize) -> Result<Option<i64>, StorageError> {
        match self.0.get(column) {
            Some(Value::Integer(integer)) => Ok(Some(*integer)),
            Some(Value::Null) => Ok(None),
            _ => Err(StorageError::Column(column)),
        }
    }

    /// Whether a column holds a truth.
    ///
    /// # Errors
    /// [`StorageError::Column`] for anything but an integer.
    pub fn truth(&self, column: usize) -> Result<bool, StorageError> {
        Ok(self.integer(column)? != 0)
    }

    /// The text of a column.
    ///
    /// # Errors
    /// [`StorageError::Column`] for anything else.
    pub fn text(&self, column: usize) -> Result<String, StorageError> {
        self.maybe_text(column)?.ok_or(StorageError::Column(column))
    }

    /// The text of a column, or nothing.
    ///
    /// # Errors
    /// [`StorageError::Column`] for an integer or bytes.
    pub fn maybe_text(&self, column: usize) -> Result<Option<String>, StorageError> {
        match self.0.get(column) {
            Some(Value::Text(text)) => Ok(Some(text.clone())),
            Some(Value::Null) => Ok(None),
            _ => Err(StorageError::Column(column)),
        }
    }

    /// The bytes of a column.
    ///
    /// # Errors
    /// [`StorageError::Column`] for anything else.
    pub fn bytes(&self, column: usize) -> Result<Vec<u8>, StorageError> {
        self.maybe_bytes(column)?.ok_or(StorageError::Column(column))
    }

    /// The bytes of a column, or nothing.
    ///
    /// # Errors
    /// [`StorageError::Column`] for an integer or a text.
    pub fn maybe_bytes(&self, column: usize) -> Result<Option<Vec<u8>>, StorageError> {
        match self.0.get(column) {
            Some(Value::Bytes(bytes)) => Ok(Some(bytes.clone())),
            Some(Value::Null) => Ok(None),
            _ => Err(StorageError::Column(column)),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(integer: i64) -> Self {
        Self::Integer(integer)
    }
}

impl From<u32> for Value {
    fn from(integer: u32) -> Self {
        Self::Integer(integer.into())
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Integer(truth.into())
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
