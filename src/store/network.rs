//! What passed between the café and head office, as views: the outbox of statements among them.
//!
//! A statement's row is written with the fact that it was sealed, in one transaction; its bytes are
//! those of the entry.

use rusqlite::types::FromSqlError;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::views::run;
use super::{Attempt, Store, StoreError, place_of};
use crate::domain::fact::Fact;
use crate::domain::month::MonthName;
use crate::domain::network::{MonthAnswers, NetworkFact, PaperHash};
use crate::journal::entry::Place;

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["joined", "hub_key", "month_answer", "submission", "witness"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] = &[
    "SELECT 'joined', entry FROM joined ORDER BY entry",
    "SELECT 'hub_key', entry FROM hub_key ORDER BY entry",
    "SELECT 'month_answer', month, entry FROM month_answer ORDER BY month",
    "SELECT 'submission', entry, hex(hash), month, revision, definitive, state, told
       FROM submission ORDER BY entry",
    "SELECT 'witness', epoch, seq, entry FROM witness ORDER BY epoch, seq",
];

/// What became of a sealed statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubmissionState {
    /// It is to be sent.
    Waiting,
    /// The hub has it, and its receipt is here.
    Received,
    /// The hub does not want it as it is.
    Refused,
}

impl SubmissionState {
    fn of(word: &str) -> Option<Self> {
        match word {
            "waiting" => Some(Self::Waiting),
            "received" => Some(Self::Received),
            "refused" => Some(Self::Refused),
            _ => None,
        }
    }
}

/// A sealed statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The entry that bears it.
    pub place: Place,
    /// Its hash.
    pub hash: PaperHash,
    /// Its month.
    pub month: MonthName,
    /// Its revision.
    pub revision: u32,
    /// Whether it tells the month for good.
    pub definitive: bool,
    /// What became of it.
    pub state: SubmissionState,
    /// The entry that bears its newest receipt, or its refusal.
    pub told: Option<Place>,
}

const COLUMNS: &str =
    "SELECT entry, hash, month, revision, definitive, state, told FROM submission";

pub(super) fn fold(
    connection: &Connection,
    row: i64,
    fact: &NetworkFact,
) -> Result<(), StoreError> {
    match fact {
        NetworkFact::Joined { .. } => run(connection, "INSERT INTO joined VALUES (?1)", [row]),
        NetworkFact::KeyHandedOver { .. } => {
            run(connection, "INSERT INTO hub_key VALUES (?1)", [row])
        }
        NetworkFact::Answered(MonthAnswers { month, .. }) => run(
            connection,
            "INSERT OR REPLACE INTO month_answer VALUES (?1, ?2)",
            params![month.to_string(), row],
        ),
        NetworkFact::Sealed(sealed) => run(
            connection,
            "INSERT INTO submission VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', NULL)",
            params![row, sealed.hash, sealed.month.to_string(), sealed.revision, sealed.definitive],
        ),
        NetworkFact::Received { statement, .. } => run(
            connection,
            "UPDATE submission SET state = 'received', told = ?1 WHERE hash = ?2",
            params![row, statement],
        ),
        // What was sealed of the month after the refused one was built on it, and can't come in.
        NetworkFact::Refused(refusal) => run(
            connection,
            "UPDATE submission SET state = 'refused', told = ?1
              WHERE state = 'waiting' AND (month, entry) IN (
                SELECT later.month, later.entry FROM submission AS one
                  JOIN submission AS later ON later.month = one.month AND later.entry >= one.entry
                 WHERE one.hash = ?2)",
            params![row, refusal.statement],
        ),
        NetworkFact::Witnessed { epoch, seq, .. } => run(
            connection,
            "INSERT OR REPLACE INTO witness VALUES (?1, ?2, ?3)",
            params![epoch, seq.cast_signed(), row],
        ),
    }
}

fn submission(row: &Row<'_>) -> rusqlite::Result<Submission> {
    let month: String = row.get(2)?;
    let state: String = row.get(5)?;
    let foreign = || rusqlite::Error::from(FromSqlError::InvalidType);
    Ok(Submission {
        place: place_of(row.get(0)?),
        hash: row.get(1)?,
        month: MonthName::parse(&month).ok_or_else(foreign)?,
        revision: row.get(3)?,
        definitive: row.get(4)?,
        state: SubmissionState::of(&state).ok_or_else(foreign)?,
        told: row.get::<_, Option<i64>>(6)?.map(place_of),
    })
}

impl Store {
    /// The fact by which the café joined the network, if it has.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn joined(&self) -> Result<Option<NetworkFact>, StoreError> {
        self.network_fact("SELECT max(entry) FROM joined")
    }

    /// The words by which keys of the hub named the ones that follow them, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn handovers(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT entry FROM hub_key ORDER BY entry")
            .attempt("reading the hub's keys")?;
        let rows = statement.query_map([], |row| row.get(0)).attempt("reading the hub's keys")?;
        let rows = rows.collect::<Result<Vec<i64>, _>>().attempt("reading the hub's keys")?;
        let mut papers = Vec::new();
        for row in rows {
            if let Some(NetworkFact::KeyHandedOver { paper }) = self.network_at(place_of(row))? {
                papers.push(paper);
            }
        }
        Ok(papers)
    }

    /// What a person answered last for a month.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn answers(&self, month: MonthName) -> Result<Option<MonthAnswers>, StoreError> {
        let row: Option<i64> = self
            .connection
            .query_row(
                "SELECT entry FROM month_answer WHERE month = ?1",
                [month.to_string()],
                |row| row.get(0),
            )
            .optional()
            .attempt("reading answers")?;
        let Some(row) = row else {
            return Ok(None);
        };
        Ok(match self.network_at(place_of(row))? {
            Some(NetworkFact::Answered(said)) => Some(said),
            _ => None,
        })
    }

    /// Every sealed statement, by month and then in the order of their sealing.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn submissions(&self) -> Result<Vec<Submission>, StoreError> {
        self.listed(&format!("{COLUMNS} ORDER BY month, entry"))
    }

    /// Sealed statements that are to be sent, by month and then in the order of their sealing.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn waiting_submissions(&self) -> Result<Vec<Submission>, StoreError> {
        self.listed(&format!("{COLUMNS} WHERE state = 'waiting' ORDER BY month, entry"))
    }

    /// The fact of head office's that an entry bears; nothing for another entry.
    ///
    /// # Errors
    /// [`StoreError`] when the entry can't be read.
    pub fn network_at(&self, place: Place) -> Result<Option<NetworkFact>, StoreError> {
        Ok(self.entry_at(place)?.and_then(|entry| match entry.fact {
            Fact::Network(fact) => Some(fact),
            _ => None,
        }))
    }

    /// The newest head that the hub countersigned.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn last_witness(&self) -> Result<Option<NetworkFact>, StoreError> {
        self.network_fact("SELECT entry FROM witness ORDER BY epoch DESC, seq DESC LIMIT 1")
    }

    fn listed(&self, query: &str) -> Result<Vec<Submission>, StoreError> {
        let mut statement =
            self.connection.prepare_cached(query).attempt("reading the statements")?;
        let rows = statement.query_map([], submission).attempt("reading the statements")?;
        rows.collect::<Result<_, _>>().attempt("reading the statements")
    }

    fn network_fact(&self, query: &str) -> Result<Option<NetworkFact>, StoreError> {
        let row: Option<Option<i64>> = self
            .connection
            .query_row(query, [], |row| row.get(0))
            .optional()
            .attempt("reading what head office said")?;
        match row.flatten() {
            Some(row) => self.network_at(place_of(row)),
            None => Ok(None),
        }
    }
}
