//! The hours of volunteers, as a view.

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::views::run;
use super::{Attempt, Store, StoreError};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::{CustomerId, OperatorId, ShiftId};
use crate::domain::volunteer::{Duty, Volunteer, VolunteerFact};
use crate::journal::entry::Entry;
use crate::journal::record::{RecordError, duty, duty_word};

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["shift"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] =
    &["SELECT 'shift', hex(id), kind, hex(who), duty, day, since, offset, minutes
       FROM shift ORDER BY id"];

/// Time that someone gave, or is giving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShiftRow {
    /// Which.
    pub id: ShiftId,
    /// Who; nobody in particular for the whole team.
    pub who: Option<Volunteer>,
    /// For what.
    pub duty: Duty,
    /// The day that it counts in.
    pub day: BusinessDay,
    /// When it began, if it was clocked.
    pub since: Option<Moment>,
    /// How long it was; nothing while it goes on.
    pub minutes: Option<u32>,
}

pub(super) fn fold(
    connection: &Connection,
    entry: &Entry,
    fact: &VolunteerFact,
) -> Result<(), StoreError> {
    let put = "INSERT INTO shift VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING";
    match *fact {
        VolunteerFact::ClockedIn { shift, who, duty } => {
            let (kind, id) = parts(who);
            let (day, at) = (BusinessDay::of(entry.at).to_string(), entry.at);
            let word = duty_word(duty);
            let minutes: Option<u32> = None;
            let id = id.as_bytes();
            let shift = shift.uuid();
            let values = params![
                shift.as_bytes(),
                kind,
                id,
                word,
                day,
                at.utc_ms(),
                at.offset_min(),
                minutes
            ];
            run(connection, put, values)
        }
        VolunteerFact::ClockedOut { shift, minutes, .. } => run(
            connection,
            "UPDATE shift SET minutes = ?2 WHERE id = ?1 AND minutes IS NULL",
            params![shift.uuid().as_bytes(), minutes],
        ),
        VolunteerFact::Noted { shift, who, duty, day, minutes } => {
            let who = who.map(parts);
            let kind = who.map(|(kind, _)| kind);
            let id = who.map(|(_, id)| id.into_bytes());
            let nothing: Option<i64> = None;
            let (word, day) = (duty_word(duty), day.to_string());
            let shift = shift.uuid();
            let values = params![shift.as_bytes(), kind, id, word, day, nothing, nothing, minutes];
            run(connection, put, values)
        }
        VolunteerFact::Removed { shift } => {
            run(connection, "DELETE FROM shift WHERE id = ?1", params![shift.uuid().as_bytes()])
        }
    }
}

const fn parts(who: Volunteer) -> (&'static str, Uuid) {
    match who {
        Volunteer::Operator(id) => ("operator", id.uuid()),
        Volunteer::Customer(id) => ("customer", id.uuid()),
    }
}

const COLUMNS: &str = "id, kind, who, duty, day, since, offset, minutes";

impl Store {
    /// Time that someone gave or is giving.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn shift(&self, id: ShiftId) -> Result<Option<ShiftRow>, StoreError> {
        let query = format!("SELECT {COLUMNS} FROM shift WHERE id = ?1");
        Ok(self.shifts(&query, params![id.uuid().as_bytes()])?.pop())
    }

    /// Whoever is here, the longest first.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn shifts_open(&self) -> Result<Vec<ShiftRow>, StoreError> {
        let query = format!("SELECT {COLUMNS} FROM shift WHERE minutes IS NULL ORDER BY since, id");
        self.shifts(&query, [])
    }

    /// Time given since a day, that day included, the newest first, at most `limit`.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn shifts_since(&self, day: BusinessDay, limit: u32) -> Result<Vec<ShiftRow>, StoreError> {
        let query = format!(
            "SELECT {COLUMNS} FROM shift WHERE day >= ?1 ORDER BY day DESC, since DESC, id DESC
             LIMIT ?2"
        );
        self.shifts(&query, params![day.to_string(), limit])
    }

    fn shifts(
        &self,
        query: &str,
        values: impl rusqlite::Params,
    ) -> Result<Vec<ShiftRow>, StoreError> {
        let mut statement =
            self.connection.prepare_cached(query).attempt("reading volunteers' hours")?;
        let mut rows = statement.query(values).attempt("reading volunteers' hours")?;
        let mut shifts = Vec::new();
        while let Some(row) = rows.next().attempt("reading volunteers' hours")? {
            shifts.push(shift_of(row)?);
        }
        Ok(shifts)
    }
}

fn shift_of(row: &Row<'_>) -> Result<ShiftRow, StoreError> {
    let read = "reading volunteers' hours";
    let kind: Option<String> = row.get(1).attempt(read)?;
    let who: Option<[u8; 16]> = row.get(2).attempt(read)?;
    let who = kind.zip(who).map(|(kind, id)| {
        let id = Uuid::from_bytes(id);
        match kind.as_str() {
            "operator" => Volunteer::Operator(OperatorId::new(id)),
            _ => Volunteer::Customer(CustomerId::new(id)),
        }
    });
    let day: String = row.get(4).attempt(read)?;
    let since: Option<i64> = row.get(5).attempt(read)?;
    let offset: Option<i16> = row.get(6).attempt(read)?;
    let word: String = row.get(3).attempt(read)?;
    Ok(ShiftRow {
        id: ShiftId::new(Uuid::from_bytes(row.get(0).attempt(read)?)),
        who,
        duty: duty(&word)?,
        day: BusinessDay::parse(&day).ok_or(RecordError::Value("day"))?,
        since: since.zip(offset).and_then(|(since, offset)| Moment::new(since, offset)),
        minutes: row.get(7).attempt(read)?,
    })
}
