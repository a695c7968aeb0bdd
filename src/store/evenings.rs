//! Evenings of a travelling café, as views.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::views::{put, run, text};
use super::{Attempt, Store, StoreError};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::evening::{Evening, EveningFact};
use crate::domain::id::{EveningId, TourId};
use crate::domain::text::Label;
use crate::journal::record::{EveningStanding, RecordError};

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &["evening", "tour"];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] = &[
    "SELECT 'evening', hex(id), day, record FROM evening ORDER BY id",
    "SELECT 'tour', hex(id), name, season FROM tour ORDER BY id",
];

/// A tour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TourRow {
    /// Which.
    pub id: TourId,
    /// Its name.
    pub name: Label,
    /// Its season, by the year in which it begins.
    pub season: u16,
}

pub(super) fn fold(
    connection: &Connection,
    at: Moment,
    fact: &EveningFact,
) -> Result<(), StoreError> {
    if let EveningFact::TourSet { tour, name, season } = fact {
        return run(
            connection,
            "INSERT OR REPLACE INTO tour VALUES (?1, ?2, ?3)",
            params![tour.uuid().as_bytes(), name.as_str(), season],
        );
    }
    let Some(id) = fact.evening() else {
        return Ok(());
    };
    let evening = match (read(connection, id)?, fact) {
        (Some(mut evening), fact) => {
            evening.take(fact, at);
            evening
        }
        (None, EveningFact::Planned(plan)) => Evening::planned(plan.clone()),
        // What is told of an evening that another till plans is told again with its plan.
        (None, _) => return Ok(()),
    };
    let record = text(&EveningStanding::of(&evening))?;
    put(
        connection,
        "INSERT INTO evening (id, day, record) VALUES (?1, '', ?2)
         ON CONFLICT (id) DO UPDATE SET record = excluded.record",
        id.uuid(),
        record,
    )?;
    run(
        connection,
        "UPDATE evening SET day = ?2 WHERE id = ?1",
        params![id.uuid().as_bytes(), evening.plan.day.to_string()],
    )
}

fn read(connection: &Connection, id: EveningId) -> Result<Option<Evening>, StoreError> {
    let record: Option<String> = connection
        .prepare_cached("SELECT record FROM evening WHERE id = ?1")
        .and_then(|mut statement| {
            statement.query_row([id.uuid().as_bytes()], |row| row.get(0)).optional()
        })
        .attempt("reading an evening")?;
    record.as_deref().map(evening_of).transpose()
}

fn evening_of(record: &str) -> Result<Evening, StoreError> {
    let standing: EveningStanding = serde_json::from_str(record).map_err(RecordError::Form)?;
    Ok(standing.read()?)
}

impl Store {
    /// An evening, at the place that the register says.
    ///
    /// # Errors
    /// [`StoreError`] when the view or the register can't be read.
    pub fn evening_of_tour(&self, id: EveningId) -> Result<Option<Evening>, StoreError> {
        let mut evening = read(&self.connection, id)?;
        if let (Some(evening), Some(place)) = (&mut evening, self.people.place(id)?) {
            evening.plan.place = Some(place);
        }
        Ok(evening)
    }

    /// Evenings from a day on, the earliest first, at the places that the register says.
    ///
    /// # Errors
    /// [`StoreError`] when the view or the register can't be read.
    pub fn evenings_since(&self, day: BusinessDay) -> Result<Vec<Evening>, StoreError> {
        let operation = "reading evenings";
        let mut statement = self
            .connection
            .prepare_cached("SELECT record FROM evening WHERE day >= ?1 ORDER BY day, id LIMIT 500")
            .attempt(operation)?;
        let mut rows = statement.query([day.to_string()]).attempt(operation)?;
        let mut places = self.people.places()?;
        let mut evenings = Vec::new();
        while let Some(row) = rows.next().attempt(operation)? {
            let record: String = row.get(0).attempt(operation)?;
            let mut evening = evening_of(&record)?;
            let plan = &mut evening.plan;
            plan.place = places.remove(&plan.evening).or(plan.place.take());
            evenings.push(evening);
        }
        Ok(evenings)
    }

    /// Every tour, the newest season first.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn tours(&self) -> Result<Vec<TourRow>, StoreError> {
        let operation = "reading tours";
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, name, season FROM tour ORDER BY season DESC, name")
            .attempt(operation)?;
        let mut rows = statement.query([]).attempt(operation)?;
        let mut tours = Vec::new();
        while let Some(row) = rows.next().attempt(operation)? {
            let name: String = row.get(1).attempt(operation)?;
            tours.push(TourRow {
                id: TourId::new(Uuid::from_bytes(row.get(0).attempt(operation)?)),
                name: Label::new(&name).map_err(|_| RecordError::Value("name"))?,
                season: row.get(2).attempt(operation)?,
            });
        }
        Ok(tours)
    }
}
