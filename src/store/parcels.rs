//! The relay of parcels, as views: where each parcel is, and how many carriers pay for.

mod query;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::views::{add_job, put, run, text};
use super::{Attempt, StoreError, row_of};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::{CarrierId, OperatorId, ParcelId};
use crate::domain::parcel::carrier::{Carrier, Kind, Size};
use crate::domain::parcel::state::{Change, Parcel, ParcelError, Waiting};
use crate::domain::parcel::{DriverVisit, Intake, ParcelFact};
use crate::domain::ticket::{Operation, Ticket};
use crate::journal::entry::Entry;
use crate::journal::record::{
    CarrierRecord, DeclarationRecord, RecordError, StandingRecord, kind_code, size_code,
};
pub use query::LinkedSales;

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &[
    "carrier",
    "parcel",
    "parcel_count",
    "hand_over",
    "driver_visit",
    "carrier_statement",
    "parcel_setting",
];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] = &[
    "SELECT 'carrier', hex(id), record FROM carrier ORDER BY id",
    "SELECT 'parcel', hex(id), entry, hex(number), open, left_ms, back_on, record
       FROM parcel ORDER BY id",
    "SELECT 'parcel_count', hex(carrier), day, kind, size, count
       FROM parcel_count ORDER BY carrier, day, kind, size",
    "SELECT 'hand_over', entry, at_ms, ticket FROM hand_over ORDER BY entry",
    "SELECT 'driver_visit', entry, hex(carrier), at_ms, undone FROM driver_visit ORDER BY entry",
    "SELECT 'carrier_statement', hex(carrier), year, month, record
       FROM carrier_statement ORDER BY carrier, year, month",
    "SELECT 'parcel_setting', retention FROM parcel_setting",
];

/// For how long after a hand-over a sale is taken to follow from it, in milliseconds.
const LINK_MS: i64 = 5 * 60_000;

/// An act on parcels: where its entry stands, when it was and who did it.
#[derive(Clone, Copy)]
struct At {
    row: i64,
    at: Moment,
    by: Option<OperatorId>,
}

pub(super) fn fold(
    connection: &Connection,
    entry: &Entry,
    fact: &ParcelFact,
) -> Result<(), StoreError> {
    let act = At { row: row_of(entry.place), at: entry.at, by: entry.operator };
    match fact {
        ParcelFact::CarrierSet(carrier) => set_carrier(connection, carrier),
        ParcelFact::CarrierRetired { carrier } => retire(connection, *carrier),
        ParcelFact::RetentionSet { days } => {
            run(connection, "INSERT OR REPLACE INTO parcel_setting VALUES (1, ?1)", [days])
        }
        ParcelFact::Received(intake) => take_in(connection, act, intake, Waiting::Addressee),
        ParcelFact::DroppedOff(intake) => take_in(connection, act, intake, Waiting::DroppedOff),
        ParcelFact::HandedOver { parcels, .. } => {
            for parcel in parcels {
                change(connection, act, *parcel, Change::HandOver)?;
            }
            let at = act.at.utc_ms();
            run(connection, "INSERT INTO hand_over VALUES (?1, ?2, NULL)", params![act.row, at])
        }
        ParcelFact::Refused { parcel, .. } => change(connection, act, *parcel, Change::Refuse),
        ParcelFact::Damaged { parcel } => change(connection, act, *parcel, Change::Damage),
        ParcelFact::Redirected { parcel } => change(connection, act, *parcel, Change::Redirect),
        ParcelFact::Missing { parcel, .. } => change(connection, act, *parcel, Change::Miss),
        ParcelFact::Found { parcel, slot } => change(connection, act, *parcel, Change::Find(*slot)),
        ParcelFact::Moved { parcel, slot } => change(connection, act, *parcel, Change::Move(*slot)),
        ParcelFact::DriverCame(visit) => driver_came(connection, act, visit),
        ParcelFact::Undone { parcels } => undo(connection, act, parcels),
        ParcelFact::Counted { carrier, kind, change } => {
            let day = BusinessDay::of(act.at).date();
            count(connection, *carrier, day, *kind, COUNTED_SIZE, i64::from(*change))
        }
        ParcelFact::Inventoried { .. } => Ok(()),
        ParcelFact::PaperAsked { .. } => add_job(connection, act.row, "parcel"),
        ParcelFact::Declared(said) => {
            let record = text(&DeclarationRecord::of(said))?;
            run(
                connection,
                "INSERT OR REPLACE INTO carrier_statement VALUES (?1, ?2, ?3, ?4)",
                params![said.carrier.uuid().as_bytes(), said.month.0, said.month.1, record],
            )
        }
    }
}

/// The size under which parcels are counted of which nothing but the number is known.
const COUNTED_SIZE: Size = Size::Medium;

fn set_carrier(connection: &Connection, carrier: &Carrier) -> Result<(), StoreError> {
    let record = text(&CarrierRecord::of(carrier))?;
    put(connection, "INSERT OR REPLACE INTO carrier VALUES (?1, ?2)", carrier.id.uuid(), record)
}

fn retire(connection: &Connection, id: CarrierId) -> Result<(), StoreError> {
    match query::carrier(connection, id)? {
        Some(carrier) => set_carrier(connection, &Carrier { active: false, ..carrier }),
        None => Err(StoreError::Contradiction("a carrier that is not there was retired")),
    }
}

fn take_in(
    connection: &Connection,
    act: At,
    intake: &Intake,
    waiting: Waiting,
) -> Result<(), StoreError> {
    if query::parcel(connection, intake.parcel)?.is_some() {
        return Err(StoreError::Contradiction("a parcel came in twice"));
    }
    let parcel = Parcel::taken_in(intake, waiting, act.at, act.by);
    pay(connection, &parcel, 1)?;
    write(connection, act, &parcel)?;
    if intake.paper { add_job(connection, act.row, "parcel") } else { Ok(()) }
}

fn change(
    connection: &Connection,
    act: At,
    parcel: ParcelId,
    change: Change,
) -> Result<(), StoreError> {
    let parcel = known(connection, parcel)?.after(change, act.at, act.by).map_err(refused)?;
    pay(connection, &parcel, 1)?;
    write(connection, act, &parcel)
}

fn driver_came(connection: &Connection, act: At, visit: &DriverVisit) -> Result<(), StoreError> {
    for parcel in &visit.given {
        change(connection, act, *parcel, Change::Give)?;
    }
    for parcel in &visit.missing {
        change(connection, act, *parcel, Change::Miss)?;
    }
    run(
        connection,
        "INSERT INTO driver_visit (entry, carrier, at_ms) VALUES (?1, ?2, ?3)",
        params![act.row, visit.carrier.uuid().as_bytes(), act.at.utc_ms()],
    )?;
    add_job(connection, act.row, "parcel")
}

fn undo(connection: &Connection, act: At, parcels: &[ParcelId]) -> Result<(), StoreError> {
    for id in parcels {
        let undone = query::entry_of(connection, *id)?;
        let parcel = known(connection, *id)?;
        pay(connection, &parcel, -1)?;
        write(connection, act, &parcel.undone(act.at, act.by).map_err(refused)?)?;
        run(connection, "DELETE FROM hand_over WHERE entry = ?1", [undone])?;
        run(connection, "UPDATE driver_visit SET undone = 1 WHERE entry = ?1", [undone])?;
    }
    Ok(())
}

fn known(connection: &Connection, parcel: ParcelId) -> Result<Parcel, StoreError> {
    let parcel = query::parcel(connection, parcel)?;
    parcel.ok_or(StoreError::Contradiction("a fact names a parcel that is not there"))
}

fn refused(_: ParcelError) -> StoreError {
    StoreError::Contradiction("a parcel can't have gone that way")
}

/// Counts what the last act is paid as, or takes it back, on the day of the act.
fn pay(connection: &Connection, parcel: &Parcel, change: i64) -> Result<(), StoreError> {
    match (parcel.paid_as(), parcel.last) {
        (Some(kind), Some(last)) => {
            let day = BusinessDay::of(last.at).date();
            count(connection, parcel.carrier, day, kind, parcel.size, change)
        }
        _ => Ok(()),
    }
}

fn count(
    connection: &Connection,
    carrier: CarrierId,
    day: NaiveDate,
    kind: Kind,
    size: Size,
    change: i64,
) -> Result<(), StoreError> {
    let (kind, size) = (kind_code(kind), size_code(size));
    run(
        connection,
        "INSERT INTO parcel_count VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET count = count + excluded.count",
        params![carrier.uuid().as_bytes(), day.to_string(), kind, size, change],
    )
}

fn write(connection: &Connection, act: At, parcel: &Parcel) -> Result<(), StoreError> {
    // What can't be found has left, too: its name must not stay for ever.
    let left = (!parcel.is_here()).then(|| act.at.utc_ms());
    let back_on = parcel.goes_back_on().map(|day| day.to_string());
    let number = parcel.number.map(|number| number.0);
    let record = text(&StandingRecord::of(parcel))?;
    run(
        connection,
        "INSERT INTO parcel VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET entry = excluded.entry, open = excluded.open,
           left_ms = excluded.left_ms, back_on = excluded.back_on, record = excluded.record",
        params![
            parcel.id.uuid().as_bytes(),
            act.row,
            number,
            !parcel.is_gone(),
            left,
            back_on,
            record
        ],
    )
}

/// Links a sale to the hand-over that it follows; a voided sale follows from nothing.
pub(super) fn fold_ticket(
    connection: &Connection,
    number: u64,
    at: Moment,
    ticket: &Ticket,
) -> Result<(), StoreError> {
    if let Operation::Void { number: voided, .. } = ticket.operation {
        return run(
            connection,
            "UPDATE hand_over SET ticket = NULL WHERE ticket = ?1",
            [voided.cast_signed()],
        );
    }
    let now = at.utc_ms();
    run(
        connection,
        "UPDATE hand_over SET ticket = ?1 WHERE ticket IS NULL AND entry =
           (SELECT entry FROM hand_over WHERE at_ms BETWEEN ?2 AND ?3
             ORDER BY at_ms DESC, entry DESC LIMIT 1)",
        params![number.cast_signed(), now - LINK_MS, now],
    )
}

/// Reads the one record that a query gives, if it gives one.
fn one_record(
    connection: &Connection,
    query: &str,
    values: impl rusqlite::Params,
) -> Result<Option<String>, StoreError> {
    connection
        .prepare_cached(query)
        .and_then(|mut statement| statement.query_row(values, |row| row.get(0)).optional())
        .attempt("reading the relay")
}

fn parcel_of(record: &str) -> Result<Parcel, StoreError> {
    let record: StandingRecord = serde_json::from_str(record).map_err(RecordError::Form)?;
    Ok(record.read()?)
}
