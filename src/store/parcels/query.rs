//! What the counter asks of the relay's views. Nothing here reads more than what is in the café,
//! a day or a month.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{one_record, parcel_of};
use crate::domain::day::BusinessDay;
use crate::domain::id::{CarrierId, ParcelId};
use crate::domain::parcel::carrier::{Carrier, Kind};
use crate::domain::parcel::month::DayCounted;
use crate::domain::parcel::state::{Parcel, State};
use crate::domain::parcel::{Declaration, NumberHash, USUAL_RETENTION};
use crate::journal::entry::Place;
use crate::journal::record::{
    CarrierRecord, DeclarationRecord, RecordError, kind_code, kind_of_code, size_of_code,
};
use crate::store::views::records;
use crate::store::{Attempt, Store, StoreError, place_of, row_of};

/// Hand-overs of a time, and how many of them a sale followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkedSales {
    /// How many times parcels were handed over.
    pub hand_overs: u32,
    /// How many of these times a sale followed within five minutes.
    pub sales: u32,
}

pub(super) fn carrier(
    connection: &Connection,
    id: CarrierId,
) -> Result<Option<Carrier>, StoreError> {
    let query = "SELECT record FROM carrier WHERE id = ?1";
    let Some(record) = one_record(connection, query, [id.uuid().as_bytes()])? else {
        return Ok(None);
    };
    let record: CarrierRecord = serde_json::from_str(&record).map_err(RecordError::Form)?;
    Ok(Some(record.read()?))
}

pub(super) fn parcel(connection: &Connection, id: ParcelId) -> Result<Option<Parcel>, StoreError> {
    let query = "SELECT record FROM parcel WHERE id = ?1";
    let record = one_record(connection, query, [id.uuid().as_bytes()])?;
    record.as_deref().map(parcel_of).transpose()
}

/// The row of the entry of a parcel's last act.
pub(super) fn entry_of(connection: &Connection, id: ParcelId) -> Result<Option<i64>, StoreError> {
    connection
        .prepare_cached("SELECT entry FROM parcel WHERE id = ?1")
        .and_then(|mut statement| {
            statement.query_row([id.uuid().as_bytes()], |row| row.get(0)).optional()
        })
        .attempt("reading the relay")
}

impl Store {
    /// All carriers, by name, retired ones included.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn carriers(&self) -> Result<Vec<Carrier>, StoreError> {
        let mut carriers = records(&self.connection, "SELECT record FROM carrier")?
            .iter()
            .map(|record| {
                serde_json::from_str::<CarrierRecord>(record).map_err(RecordError::Form)?.read()
            })
            .collect::<Result<Vec<Carrier>, RecordError>>()?;
        carriers.sort_by(|left, right| (&left.name, left.id).cmp(&(&right.name, right.id)));
        Ok(carriers)
    }

    /// A parcel.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn parcel(&self, id: ParcelId) -> Result<Option<Parcel>, StoreError> {
        parcel(&self.connection, id)
    }

    /// The parcels that are in the café or missing from it.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn open_parcels(&self) -> Result<Vec<Parcel>, StoreError> {
        let open = "SELECT record FROM parcel WHERE open = 1 ORDER BY id";
        records(&self.connection, open)?.iter().map(|record| parcel_of(record)).collect()
    }

    /// The parcels that left last, newest first, found by their last acts alone. What was entered
    /// by mistake never was a parcel.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn parcels_gone(&self, most: u32) -> Result<Vec<Parcel>, StoreError> {
        let query = format!(
            "SELECT record FROM parcel WHERE open = 0 ORDER BY entry DESC, id LIMIT {most}"
        );
        let records = records(&self.connection, &query)?;
        let mut gone: Vec<Parcel> =
            records.iter().map(|record| parcel_of(record)).collect::<Result<_, _>>()?;
        gone.retain(|parcel| parcel.state != State::Withdrawn);
        Ok(gone)
    }

    /// How many parcels go back to their carrier on a day, found without reading any other.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn parcels_going_back(&self, today: NaiveDate) -> Result<u32, StoreError> {
        self.connection
            .prepare_cached("SELECT count(*) FROM parcel WHERE back_on <= ?1")
            .and_then(|mut statement| statement.query_row([today.to_string()], |row| row.get(0)))
            .attempt("reading the relay")
    }

    /// The newest parcel of a number, wherever it is.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn parcel_of_number(&self, number: NumberHash) -> Result<Option<Parcel>, StoreError> {
        let newest = "SELECT record FROM parcel WHERE number = ?1
                        ORDER BY open DESC, entry DESC LIMIT 1";
        let record = one_record(&self.connection, newest, [number.0])?;
        record.as_deref().map(parcel_of).transpose()
    }

    /// The entry of a parcel's last act, and all parcels of that act.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn last_act(&self, id: ParcelId) -> Result<Option<(Place, Vec<ParcelId>)>, StoreError> {
        match entry_of(&self.connection, id)? {
            Some(row) => Ok(Some((place_of(row), self.parcels_of_act(place_of(row))?))),
            None => Ok(None),
        }
    }

    /// The parcels whose last act stands at an entry.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn parcels_of_act(&self, place: Place) -> Result<Vec<ParcelId>, StoreError> {
        self.ids("SELECT id FROM parcel WHERE entry = ?1 ORDER BY id", row_of(place))
    }

    /// The parcels of the newest act on any parcel.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn parcels_of_newest_act(&self) -> Result<Vec<ParcelId>, StoreError> {
        let newest: Option<i64> = self
            .connection
            .query_row("SELECT max(entry) FROM parcel", [], |row| row.get(0))
            .attempt("reading the relay")?;
        newest.map_or(Ok(Vec::new()), |row| self.parcels_of_act(place_of(row)))
    }

    /// Which of these parcels are unknown, or left at a moment or before it, in milliseconds
    /// since 1970: their names may go.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn forgotten(
        &self,
        ids: &[ParcelId],
        left_by_ms: i64,
    ) -> Result<Vec<ParcelId>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT left_ms FROM parcel WHERE id = ?1")
            .attempt("reading the relay")?;
        let mut forgotten = Vec::new();
        for id in ids {
            let row = statement
                .query_row([id.uuid().as_bytes()], |row| row.get::<_, Option<i64>>(0))
                .optional()
                .attempt("reading the relay")?;
            match row {
                Some(None) => {}
                Some(Some(left)) if left > left_by_ms => {}
                _ => forgotten.push(*id),
            }
        }
        Ok(forgotten)
    }

    fn ids(&self, query: &str, value: i64) -> Result<Vec<ParcelId>, StoreError> {
        let mut statement = self.connection.prepare_cached(query).attempt("reading the relay")?;
        let rows = statement
            .query_map([value], |row| row.get::<_, [u8; 16]>(0))
            .attempt("reading the relay")?;
        rows.map(|row| row.map(|bytes| ParcelId::new(Uuid::from_bytes(bytes))))
            .collect::<Result<_, _>>()
            .attempt("reading the relay")
    }

    /// For how many days the names of parcels stay after they have left.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn parcel_retention(&self) -> Result<u16, StoreError> {
        let days = self
            .connection
            .query_row("SELECT retention FROM parcel_setting", [], |row| row.get(0))
            .optional()
            .attempt("reading the relay")?;
        Ok(days.unwrap_or(USUAL_RETENTION))
    }

    /// The newest day before this one on which anything was written, in the order of the journal,
    /// and the one before that.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn written_before(
        &self,
        today: BusinessDay,
    ) -> Result<(Option<BusinessDay>, Option<BusinessDay>), StoreError> {
        let read = "reading on which days anything was written";
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT day FROM written_day WHERE day < ?1 ORDER BY first DESC LIMIT 2",
            )
            .attempt(read)?;
        let days = statement.query_map([today.to_string()], |row| row.get(0)).attempt(read)?;
        let mut told = Vec::new();
        for day in days {
            let day: String = day.attempt(read)?;
            told.push(BusinessDay::parse(&day).ok_or(RecordError::Value("day"))?);
        }
        let mut told = told.into_iter();
        Ok((told.next(), told.next()))
    }

    /// What was counted of a carrier from the first of these days up to the last.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn counted(
        &self,
        carrier: CarrierId,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Vec<DayCounted>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT day, kind, size, count FROM parcel_count
                  WHERE carrier = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day, kind, size",
            )
            .attempt("reading the relay")?;
        let (id, first, last) = (carrier.uuid(), first.to_string(), last.to_string());
        let rows = statement
            .query_map(params![id.as_bytes(), first, last], |row| {
                let texts = (row.get::<_, String>(0)?, row.get::<_, String>(1)?);
                Ok((texts, row.get::<_, String>(2)?, row.get::<_, i64>(3)?))
            })
            .attempt("reading the relay")?;
        let mut counted = Vec::new();
        for row in rows {
            let ((day, kind), size, count) = row.attempt("reading the relay")?;
            let day = day.parse().map_err(|_| RecordError::Value("day"))?;
            let (kind, size) = (kind_of_code(&kind)?, size_of_code(&size)?);
            counted.push(DayCounted { day, kind, size, count });
        }
        Ok(counted)
    }

    /// How many of a kind were counted on a day.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn counted_on(
        &self,
        carrier: CarrierId,
        day: NaiveDate,
        kind: Kind,
    ) -> Result<i64, StoreError> {
        self.connection
            .prepare_cached(
                "SELECT coalesce(sum(count), 0) FROM parcel_count
                  WHERE carrier = ?1 AND day = ?2 AND kind = ?3",
            )
            .and_then(|mut statement| {
                let (id, day) = (carrier.uuid(), day.to_string());
                statement.query_row(params![id.as_bytes(), day, kind_code(kind)], |row| row.get(0))
            })
            .attempt("reading the relay")
    }

    /// What a carrier says of a month.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn declaration(
        &self,
        carrier: CarrierId,
        first: NaiveDate,
    ) -> Result<Option<Declaration>, StoreError> {
        let query = "SELECT record FROM carrier_statement
                      WHERE carrier = ?1 AND year = ?2 AND month = ?3";
        let id = carrier.uuid();
        let values = params![id.as_bytes(), first.year(), first.month()];
        let Some(record) = one_record(&self.connection, query, values)? else {
            return Ok(None);
        };
        let record: DeclarationRecord = serde_json::from_str(&record).map_err(RecordError::Form)?;
        Ok(Some(record.read()?))
    }

    /// Hand-overs from a moment up to before another, in milliseconds since 1970, and the sales
    /// that followed them.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn linked_sales(&self, from_ms: i64, until_ms: i64) -> Result<LinkedSales, StoreError> {
        self.connection
            .query_row(
                "SELECT count(*), count(ticket) FROM hand_over WHERE at_ms >= ?1 AND at_ms < ?2",
                [from_ms, until_ms],
                |row| Ok(LinkedSales { hand_overs: row.get(0)?, sales: row.get(1)? }),
            )
            .attempt("reading the relay")
    }
}
