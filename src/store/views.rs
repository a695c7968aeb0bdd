//! Views: what screens and reports read, folded from the journal in the same transaction. Each
//! can be made anew from the journal alone, and a test proves it.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Attempt, StoreError, accounts, agenda, bread, errands, evenings, memberships, network, parcels,
    partners, row_of, shelf, stock, volunteers,
};
use crate::domain::catalog::Catalog;
use crate::domain::closing::Closing;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::establishment::Establishment;
use crate::domain::fact::Fact;
use crate::domain::id::OperatorId;
use crate::domain::ledger::Ledger;
use crate::domain::money::Cents;
use crate::domain::partner::Partner;
use crate::domain::ticket::{Operation, Ticket};
use crate::journal::entry::Entry;
use crate::journal::record::{
    EstablishmentRecord, FamilyRecord, Kind, OpenDayRecord, PerpetualRecord, ProductRecord,
    ProfileRecord, RecordError, uuid_of,
};

/// The version of this fold. A program that folds otherwise makes the views anew at its start.
pub const FOLD_VERSION: i64 = 10;

/// What the journal needs besides the ledger: the last number of each kind, and since which entry
/// a collective seal is awaited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) numbers: BTreeMap<Kind, u64>,
    pub(super) unsealed_since: Option<u64>,
    pub(super) last_at: Option<Moment>,
}

#[derive(Serialize, Deserialize)]
struct SumsRecord {
    numbers: BTreeMap<String, u64>,
    unsealed_since: Option<u64>,
    last_at: Option<(String, i16)>,
    open_day: Option<OpenDayRecord>,
    perpetual: PerpetualRecord,
    last_closed: Option<String>,
    drawer: Option<i64>,
}

#[derive(Serialize, Deserialize)]
struct IdentityRecord {
    establishment: Option<EstablishmentRecord>,
    #[serde(default)]
    profile: Option<ProfileRecord>,
    operators: Vec<String>,
}

/// Takes a fact into the views. The ledger and the sums already have it.
pub(super) fn fold(
    connection: &Connection,
    entry: &Entry,
    ledger: &Ledger,
) -> Result<(), StoreError> {
    let row = row_of(entry.place);
    fold_day(connection, row, entry.at)?;
    match &entry.fact {
        Fact::EstablishmentSet(establishment) => {
            write_identity(connection, ledger)?;
            let record = text(&EstablishmentRecord::of(establishment))?;
            run(connection, "INSERT INTO establishment VALUES (?1, ?2)", params![row, record])?;
        }
        Fact::OperatorAdded(_) | Fact::ProfileSet(_) => write_identity(connection, ledger)?,
        Fact::FamilySet(family) => {
            let record = text(&FamilyRecord::of(family))?;
            put(
                connection,
                "INSERT OR REPLACE INTO family VALUES (?1, ?2)",
                family.id.uuid(),
                record,
            )?;
        }
        Fact::ProductSet(product) => {
            let record = text(&ProductRecord::of(product))?;
            put(
                connection,
                "INSERT OR REPLACE INTO product VALUES (?1, ?2)",
                product.id.uuid(),
                record,
            )?;
            stock::fold_product(connection, row, product)?;
            bread::fold_product(connection, row, product)?;
        }
        Fact::TicketPaid { ticket, .. } => fold_ticket(connection, entry, ticket)?,
        Fact::ReceiptIssued { ticket, copy } => {
            run(
                connection,
                "UPDATE ticket SET copies = ?1 WHERE number = ?2",
                params![copy + 1, ticket.cast_signed()],
            )?;
            add_job(connection, row, "receipt")?;
        }
        Fact::DrawerOpened(_) | Fact::CashMoved(_) => add_job(connection, row, "drawer")?,
        Fact::ReadingTaken { .. } => add_job(connection, row, "reading")?,
        Fact::DayClosed(closing) => fold_closing(connection, entry, closing, ledger)?,
        Fact::PartnerSet(partner) => fold_partner(connection, row, partner)?,
        Fact::PartnerSettled(settled) => partners::fold_settlement(connection, row, settled)?,
        Fact::Customer(fact) => accounts::fold_customer(connection, entry, fact)?,
        Fact::Parcel(fact) => parcels::fold(connection, entry, fact)?,
        Fact::Bread(fact) => bread::fold(connection, entry, fact)?,
        Fact::Stock(fact) => stock::fold(connection, row, entry.at, fact)?,
        Fact::Volunteer(fact) => volunteers::fold(connection, entry, fact)?,
        Fact::Network(fact) => network::fold(connection, row, fact)?,
        Fact::Evening(fact) => evenings::fold(connection, entry.at, fact)?,
        Fact::Errand(fact) => errands::fold(connection, row, fact)?,
        Fact::Membership(fact) => memberships::fold(connection, fact)?,
        Fact::Activity(fact) => agenda::fold(connection, fact)?,
        Fact::EpochOpened { .. }
        | Fact::DayOpened { .. }
        | Fact::BasketAbandoned { .. }
        | Fact::SealingDeferred
        | Fact::SealingResumed { .. }
        | Fact::ClockMovedBack { .. } => {}
    }
    Ok(())
}

/// Takes down that something was written on another day than before, by the clock of then.
fn fold_day(connection: &Connection, row: i64, at: Moment) -> Result<(), StoreError> {
    run(
        connection,
        "INSERT INTO written_day SELECT ?1, ?2
          WHERE ?2 IS NOT (SELECT day FROM written_day ORDER BY first DESC LIMIT 1)",
        params![row, BusinessDay::of(at).to_string()],
    )
}

/// A closing, with the job of its paper.
fn fold_closing(
    connection: &Connection,
    entry: &Entry,
    closing: &Closing,
    ledger: &Ledger,
) -> Result<(), StoreError> {
    let row = row_of(entry.place);
    run(
        connection,
        "INSERT INTO closing (number, entry, day) VALUES (?1, ?2, ?3)",
        params![entry.number.cast_signed(), row, closing.day.day.to_string()],
    )?;
    write_months(connection, ledger)?;
    add_job(connection, row, "closing")
}

/// A partner, and whether it is a baker.
fn fold_partner(connection: &Connection, row: i64, partner: &Partner) -> Result<(), StoreError> {
    partners::fold_partner(connection, row, partner)?;
    bread::fold_partner(connection, row, partner)
}

/// Takes a paid ticket into the views: its row, the ticket that it voids, the drawer's job.
fn fold_ticket(connection: &Connection, entry: &Entry, ticket: &Ticket) -> Result<(), StoreError> {
    let (number, row) = (entry.number, row_of(entry.place));
    let void_of = match ticket.operation {
        Operation::Sale => None,
        Operation::Void { number: voided, .. } => Some(voided.cast_signed()),
    };
    run(
        connection,
        "INSERT INTO ticket (number, entry, id, void_of) VALUES (?1, ?2, ?3, ?4)",
        params![number.cast_signed(), row, ticket.id.uuid().as_bytes(), void_of],
    )?;
    if let Some(voided) = void_of {
        run(
            connection,
            "UPDATE ticket SET voided_by = ?1 WHERE number = ?2",
            params![number.cast_signed(), voided],
        )?;
    }
    // A void takes back what its sale was, under the terms of then.
    let sale = void_of.map(|voided| entry_of(connection, voided)).transpose()?.flatten();
    let sale = sale.unwrap_or(row);
    accounts::fold_ticket(connection, row, ticket)?;
    memberships::fold_ticket(connection, ticket)?;
    errands::fold_ticket(connection, ticket)?;
    partners::fold_ticket(connection, ticket, sale)?;
    stock::fold_ticket(connection, ticket, sale)?;
    parcels::fold_ticket(connection, number, entry.at, ticket)?;
    bread::fold_ticket(connection, entry, ticket, sale)?;
    if ticket.payment.opens_drawer() {
        add_job(connection, row, "drawer")?;
    }
    Ok(())
}

/// The entry of a ticket.
fn entry_of(connection: &Connection, number: i64) -> Result<Option<i64>, StoreError> {
    connection
        .prepare_cached("SELECT entry FROM ticket WHERE number = ?1")
        .and_then(|mut statement| statement.query_row([number], |row| row.get(0)).optional())
        .attempt("looking a ticket up")
}

pub(super) fn add_job(connection: &Connection, row: i64, kind: &str) -> Result<(), StoreError> {
    run(connection, "INSERT INTO job (entry, kind) VALUES (?1, ?2)", params![row, kind])
}

pub(super) fn run(
    connection: &Connection,
    statement: &str,
    values: impl rusqlite::Params,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(statement)
        .and_then(|mut statement| statement.execute(values))
        .attempt("folding a view")?;
    Ok(())
}

pub(super) fn put(
    connection: &Connection,
    statement: &str,
    id: Uuid,
    record: String,
) -> Result<(), StoreError> {
    run(connection, statement, params![id.as_bytes(), record])
}

pub(super) fn text<T: Serialize>(record: &T) -> Result<String, StoreError> {
    Ok(serde_json::to_string(record).map_err(RecordError::Form)?)
}

fn write_part(connection: &Connection, part: &str, record: String) -> Result<(), StoreError> {
    // Not replaced: a row that is deleted and written again costs pages of the index, too.
    run(
        connection,
        "INSERT INTO ledger VALUES (?1, ?2)
         ON CONFLICT (part) DO UPDATE SET record = excluded.record",
        params![part, record],
    )
}

fn write_identity(connection: &Connection, ledger: &Ledger) -> Result<(), StoreError> {
    let record = IdentityRecord {
        establishment: ledger.establishment.as_ref().map(EstablishmentRecord::of),
        profile: Some(ProfileRecord::of(&ledger.profile)),
        operators: ledger.operators.iter().map(ToString::to_string).collect(),
    };
    write_part(connection, "identity", text(&record)?)
}

/// Writes the turnover of closed days by month: only closings change it, so that no sale carries
/// the years along.
fn write_months(connection: &Connection, ledger: &Ledger) -> Result<(), StoreError> {
    let months = ledger.span.months.iter();
    let months: Vec<(i32, u32, i64)> =
        months.map(|((year, month), turnover)| (*year, *month, turnover.get())).collect();
    write_part(connection, "months", text(&months)?)
}

/// Writes the sums, once a transaction.
pub(super) fn write_sums(
    connection: &Connection,
    ledger: &Ledger,
    sums: &Sums,
) -> Result<(), StoreError> {
    let record = SumsRecord {
        numbers: sums
            .numbers
            .iter()
            .map(|(kind, number)| (kind.code().to_owned(), *number))
            .collect(),
        unsealed_since: sums.unsealed_since,
        last_at: sums.last_at.map(|at| (at.to_rfc3339(), at.offset_min())),
        open_day: ledger.open_day.as_ref().map(OpenDayRecord::of),
        perpetual: PerpetualRecord::of(&ledger.perpetual),
        last_closed: ledger.span.last.map(|day| day.to_string()),
        drawer: ledger.drawer.map(Cents::get),
    };
    write_part(connection, "sums", text(&record)?)
}

/// Reads the ledger and the sums back.
pub(super) fn read(connection: &Connection) -> Result<(Ledger, Sums), StoreError> {
    let mut ledger = Ledger::default();
    let mut sums = Sums::default();
    if let Some(record) = read_part(connection, "sums")? {
        let record: SumsRecord = serde_json::from_str(&record).map_err(RecordError::Form)?;
        ledger.open_day = record.open_day.map(|day| day.read()).transpose()?;
        ledger.perpetual = record.perpetual.read();
        ledger.drawer = record.drawer.map(Cents::new);
        ledger.span.last = record.last_closed.as_deref().map(read_day).transpose()?;
        sums.unsealed_since = record.unsealed_since;
        sums.last_at = record.last_at.map(|(at, offset)| read_moment(&at, offset)).transpose()?;
        for (code, number) in record.numbers {
            let kind = Kind::from_code(&code).ok_or(RecordError::Value("kind"))?;
            sums.numbers.insert(kind, number);
        }
    }
    if let Some(record) = read_part(connection, "months")? {
        let months: Vec<(i32, u32, i64)> =
            serde_json::from_str(&record).map_err(RecordError::Form)?;
        let by_month = |(year, month, turnover)| ((year, month), Cents::new(turnover));
        ledger.span.months = months.into_iter().map(by_month).collect();
    }
    if let Some(record) = read_part(connection, "identity")? {
        let record: IdentityRecord = serde_json::from_str(&record).map_err(RecordError::Form)?;
        ledger.establishment = record.establishment.map(|record| record.read()).transpose()?;
        let profile = record.profile.map(|record| record.read()).transpose()?;
        ledger.profile = profile.unwrap_or_default();
        for operator in record.operators {
            let id = uuid_of(&operator).ok_or(RecordError::Value("operator"))?;
            ledger.operators.insert(OperatorId::new(id));
        }
    }
    Ok((ledger, sums))
}

fn read_day(day: &str) -> Result<BusinessDay, RecordError> {
    BusinessDay::parse(day).ok_or(RecordError::Value("last_closed"))
}

fn read_moment(at: &str, offset: i16) -> Result<Moment, RecordError> {
    Moment::from_rfc3339(at, offset).ok_or(RecordError::Value("last_at"))
}

fn read_part(connection: &Connection, part: &str) -> Result<Option<String>, StoreError> {
    connection
        .query_row("SELECT record FROM ledger WHERE part = ?1", [part], |row| row.get(0))
        .optional()
        .attempt("reading the ledger")
}

/// The café's identity as it was at an entry.
pub(super) fn establishment_at(
    connection: &Connection,
    row: i64,
) -> Result<Option<Establishment>, StoreError> {
    let record: Option<String> = connection
        .query_row(
            "SELECT record FROM establishment WHERE entry <= ?1 ORDER BY entry DESC LIMIT 1",
            [row],
            |row| row.get(0),
        )
        .optional()
        .attempt("reading the café's identity")?;
    let Some(record) = record else {
        return Ok(None);
    };
    let record: EstablishmentRecord = serde_json::from_str(&record).map_err(RecordError::Form)?;
    Ok(Some(record.read()?))
}

/// Reads everything back that the till keeps in memory.
pub(super) fn read_all(connection: &Connection) -> Result<(Ledger, Sums, Catalog), StoreError> {
    let (ledger, sums) = read(connection)?;
    Ok((ledger, sums, read_catalog(connection)?))
}

/// Reads the catalogue back.
pub(super) fn read_catalog(connection: &Connection) -> Result<Catalog, StoreError> {
    let families = records(connection, "SELECT record FROM family")?
        .iter()
        .map(|record| {
            serde_json::from_str::<FamilyRecord>(record).map_err(RecordError::Form)?.read()
        })
        .collect::<Result<Vec<_>, _>>()?;
    let products = records(connection, "SELECT record FROM product")?
        .iter()
        .map(|record| {
            serde_json::from_str::<ProductRecord>(record).map_err(RecordError::Form)?.read()
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Catalog::from_parts(families, products))
}

pub(super) fn records(connection: &Connection, query: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(query).attempt("reading the catalogue")?;
    let rows = statement.query_map([], |row| row.get(0)).attempt("reading the catalogue")?;
    rows.collect::<Result<_, _>>().attempt("reading the catalogue")
}

/// The views of the sale; each trade has its own besides.
const TABLES: &[&str] = &[
    "fold",
    "ledger",
    "family",
    "product",
    "ticket",
    "closing",
    "job",
    "establishment",
    "written_day",
];

/// Empties every view.
pub(super) fn clear(connection: &Connection) -> Result<(), StoreError> {
    let trades = [
        accounts::TABLES,
        agenda::TABLES,
        partners::TABLES,
        parcels::TABLES,
        bread::TABLES,
        stock::TABLES,
        shelf::TABLES,
        volunteers::TABLES,
        network::TABLES,
        memberships::TABLES,
        errands::TABLES,
        evenings::TABLES,
    ];
    for table in TABLES.iter().chain(trades.into_iter().flatten()) {
        connection.execute(&format!("DELETE FROM {table}"), []).attempt("emptying the views")?;
    }
    Ok(())
}

/// What the views hold, one query a view, in an order of their own.
const CONTENTS: &[&str] = &[
    "SELECT 'fold', version FROM fold",
    "SELECT 'ledger', part, record FROM ledger ORDER BY part",
    "SELECT 'family', hex(id), record FROM family ORDER BY id",
    "SELECT 'product', hex(id), record FROM product ORDER BY id",
    "SELECT 'ticket', number, entry, hex(id), void_of, voided_by, copies
       FROM ticket ORDER BY number",
    "SELECT 'closing', number, entry, day FROM closing ORDER BY number",
    "SELECT 'job', entry, kind FROM job ORDER BY entry",
    "SELECT 'establishment', entry, record FROM establishment ORDER BY entry",
    "SELECT 'written_day', first, day FROM written_day ORDER BY first",
];

/// What all views hold, those of the trades included.
fn contents() -> impl Iterator<Item = &'static str> {
    let trades = [
        accounts::CONTENTS,
        agenda::CONTENTS,
        partners::CONTENTS,
        parcels::CONTENTS,
        bread::CONTENTS,
        stock::CONTENTS,
        shelf::CONTENTS,
        volunteers::CONTENTS,
        network::CONTENTS,
        memberships::CONTENTS,
        errands::CONTENTS,
        evenings::CONTENTS,
    ];
    CONTENTS.iter().copied().chain(trades.into_iter().flatten().copied())
}

/// Everything that the views hold, as comparable lines.
pub(super) fn dump(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut lines = Vec::new();
    for query in contents() {
        let mut statement = connection.prepare(query).attempt("reading the views")?;
        let mut rows = statement.query([]).attempt("reading the views")?;
        while let Some(line) = next_line(&mut rows)? {
            lines.push(line);
        }
    }
    Ok(lines)
}

/// The first line in which the views of two files differ, as the second has it or else the first.
/// Read side by side: years of tickets need no memory.
pub(super) fn first_difference(
    expected: &Connection,
    stored: &Connection,
) -> Result<Option<String>, StoreError> {
    for query in contents() {
        let mut expected = expected.prepare(query).attempt("reading the views")?;
        let mut stored = stored.prepare(query).attempt("reading the views")?;
        let mut expected = expected.query([]).attempt("reading the views")?;
        let mut stored = stored.query([]).attempt("reading the views")?;
        loop {
            match (next_line(&mut expected)?, next_line(&mut stored)?) {
                (None, None) => break,
                (expected, stored) if expected == stored => {}
                (expected, stored) => return Ok(stored.or(expected)),
            }
        }
    }
    Ok(None)
}

fn next_line(rows: &mut rusqlite::Rows<'_>) -> Result<Option<String>, StoreError> {
    let Some(row) = rows.next().attempt("reading the views")? else {
        return Ok(None);
    };
    let columns = row.as_ref().column_count();
    let values = (0..columns)
        .map(|column| row.get::<_, rusqlite::types::Value>(column))
        .collect::<Result<Vec<_>, _>>()
        .attempt("reading the views")?;
    Ok(Some(format!("{values:?}")))
}
