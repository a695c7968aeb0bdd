//! The café's activities as a view, by their day.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::views::{run, text};
use super::{Attempt, Store, StoreError};
use crate::domain::activity::{Activity, ActivityFact, ActivityState};
use crate::domain::day::BusinessDay;
use crate::domain::id::ActivityId;
use crate::journal::record::{ActivityRecord, RecordError};

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["activity"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] =
    &["SELECT 'activity', hex(id), day, open, record FROM activity ORDER BY id"];

/// An identifier and a record, as they stand in a row.
type Raw = ([u8; 16], String);

/// Takes in what happened to an activity. One that does not follow is passed over: the till asked
/// before it wrote, and two tills may tell of one activity.
pub(super) fn fold(connection: &Connection, fact: &ActivityFact) -> Result<(), StoreError> {
    let former = one(connection, fact.activity())?;
    let Ok(activity) = Activity::after(former, fact) else {
        return Ok(());
    };
    // Someone may still be asked how it went.
    let open = match activity.state {
        ActivityState::Planned => true,
        ActivityState::Held(outcome) => outcome.heads.is_none(),
        ActivityState::Cancelled(_) => false,
    };
    let (day, record) = (activity.plan.day.to_string(), text(&ActivityRecord::of(&activity))?);
    run(
        connection,
        "INSERT OR REPLACE INTO activity VALUES (?1, ?2, ?3, ?4)",
        params![activity.id.uuid().as_bytes(), day, open, record],
    )
}

fn one(connection: &Connection, id: ActivityId) -> Result<Option<Activity>, StoreError> {
    let raw: Option<Raw> = connection
        .prepare_cached("SELECT id, record FROM activity WHERE id = ?1")
        .and_then(|mut statement| statement.query_row([id.uuid().as_bytes()], raw).optional())
        .attempt("reading an activity")?;
    raw.map(read).transpose()
}

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok((row.get(0)?, row.get(1)?))
}

fn read((id, record): Raw) -> Result<Activity, StoreError> {
    let record: ActivityRecord = serde_json::from_str(&record).map_err(RecordError::Form)?;
    Ok(record.read(ActivityId::new(Uuid::from_bytes(id)))?)
}

impl Store {
    /// An activity.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn activity(&self, id: ActivityId) -> Result<Option<Activity>, StoreError> {
        one(&self.connection, id)
    }

    /// The activities of some days, both included, in the order in which they begin.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn activities(
        &self,
        first: BusinessDay,
        last: BusinessDay,
    ) -> Result<Vec<Activity>, StoreError> {
        self.find(
            "SELECT id, record FROM activity WHERE day BETWEEN ?1 AND ?2",
            [first.to_string(), last.to_string()],
        )
    }

    /// Activities up to and including a day of which something is still to be told, in the order in
    /// which they begin.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn open_activities(&self, until: BusinessDay) -> Result<Vec<Activity>, StoreError> {
        self.find(
            "SELECT id, record FROM activity WHERE open = 1 AND day <= ?1",
            [until.to_string()],
        )
    }

    fn find<const N: usize>(
        &self,
        query: &str,
        days: [String; N],
    ) -> Result<Vec<Activity>, StoreError> {
        let reading = "reading activities";
        let mut statement = self.connection.prepare_cached(query).attempt(reading)?;
        let rows = statement.query_map(rusqlite::params_from_iter(days), raw).attempt(reading)?;
        let rows: Vec<Raw> = rows.collect::<Result<_, _>>().attempt(reading)?;
        let mut activities: Vec<Activity> = rows.into_iter().map(read).collect::<Result<_, _>>()?;
        activities.sort_by_key(|one| (one.plan.day, one.plan.start, one.id));
        Ok(activities)
    }
}
