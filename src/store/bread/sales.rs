//! What tickets change in the views of the bread. A void takes back what its sale was, under the
//! price and the terms of then.

use rusqlite::{Connection, OptionalExtension, params};

use super::super::views::run;
use super::super::{Attempt, StoreError};
use super::fold::{follow_shelf, set_state, stands_for, there_is_some_again};
use super::past;
use super::read::{self, state_word};
use crate::domain::bread::{ReservationEvent, ReservationState};
use crate::domain::catalog::Nature;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::forecast::DayMinute;
use crate::domain::id::ReservationId;
use crate::domain::partner::Deal;
use crate::domain::quantity::Unit;
use crate::domain::ticket::purpose::Purpose;
use crate::domain::ticket::{Operation, Ticket, TicketLine};
use crate::journal::entry::Entry;
use crate::journal::record::codes::deal_word;

/// Takes a ticket's bread into the views: what was sold, when, and what was kept for whom. `sale`
/// is the entry of the sale: the ticket's own, or for a void the one that it undoes.
pub(in super::super) fn fold_ticket(
    connection: &Connection,
    entry: &Entry,
    ticket: &Ticket,
    sale: i64,
) -> Result<(), StoreError> {
    if let Operation::Void { number, .. } = ticket.operation {
        put_back(connection, number)?;
    }
    for line in &ticket.lines {
        if let (Some(id), Operation::Sale) = (line.reservation, ticket.operation) {
            fold_reservation(connection, entry.number, line.purpose, id)?;
        }
        if let Some(price) = past::price_at(connection, line.product, sale)? {
            fold_line(connection, entry.at, ticket.day, line, price.get())?;
            fold_sold_for(connection, ticket.day, line, sale)?;
        }
    }
    Ok(())
}

/// What a ticket that is undone had handed over is kept again, what it had paid is not paid.
fn put_back(connection: &Connection, voided: u64) -> Result<(), StoreError> {
    let number = voided.cast_signed();
    let kept = state_word(ReservationState::Kept);
    run(
        connection,
        "UPDATE bread_reservation SET state = ?2, served = NULL WHERE served = ?1",
        params![number, kept],
    )?;
    run(connection, "UPDATE bread_reservation SET paid = NULL WHERE paid = ?1", [number])
}

/// A sale is done whatever became of the reservation meanwhile: the till asks before, not here.
fn fold_reservation(
    connection: &Connection,
    number: u64,
    purpose: Purpose,
    id: ReservationId,
) -> Result<(), StoreError> {
    let id = stands_for(connection, id)?;
    if purpose == Purpose::Ahead {
        return run(
            connection,
            "UPDATE bread_reservation SET paid = ?2 WHERE id = ?1 AND paid IS NULL",
            params![id.uuid().as_bytes(), number.cast_signed()],
        );
    }
    let Some(row) = read::reservation(connection, id)? else {
        return Ok(());
    };
    match row.state.after(ReservationEvent::Serve) {
        Ok(state) => set_state(connection, id, state, Some(number)),
        Err(_) => Ok(()),
    }
}

/// Units of a line that go over the counter.
fn units_of(line: &TicketLine) -> i64 {
    let goes = line.unit == Unit::Piece && line.purpose.hands_over();
    if goes { line.quantity.thousandths() / 1_000 } else { 0 }
}

fn fold_line(
    connection: &Connection,
    at: Moment,
    day: BusinessDay,
    line: &TicketLine,
    price: i64,
) -> Result<(), StoreError> {
    let units = units_of(line);
    let reduced = line.purpose == Purpose::Plain && line.unit_price.get() < price;
    let marked_down = if reduced { units } else { 0 };
    run(
        connection,
        "INSERT INTO bread_day (day, product, sold, marked_down, collected)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (day, product) DO UPDATE SET sold = sold + excluded.sold,
             marked_down = marked_down + excluded.marked_down,
             collected = collected + excluded.collected",
        params![
            day.to_string(),
            line.product.uuid().as_bytes(),
            units,
            marked_down,
            line.gross.get()
        ],
    )?;
    if units == 0 || line.reservation.is_some() {
        return Ok(());
    }
    let half_hour = DayMinute::of(at).get() / 30;
    run(
        connection,
        "INSERT INTO bread_sold VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (day, product, half_hour) DO UPDATE SET units = units + excluded.units",
        params![day.to_string(), line.product.uuid().as_bytes(), half_hour, units],
    )?;
    if units > 0 {
        follow_shelf(connection, day, line.product, at, true)
    } else {
        there_is_some_again(connection, day, line.product)
    }
}

/// The entry by which bread that is handed over was paid ahead: whose the money is was decided
/// then, and the loaf follows its money.
fn paid_at(connection: &Connection, line: &TicketLine) -> Result<Option<i64>, StoreError> {
    let Some(id) = line.reservation.filter(|_| line.purpose == Purpose::AheadServed) else {
        return Ok(None);
    };
    let id = stands_for(connection, id)?;
    connection
        .prepare_cached(
            "SELECT ticket.entry FROM bread_reservation AS kept
               JOIN ticket ON ticket.number = kept.paid WHERE kept.id = ?1",
        )
        .and_then(|mut statement| {
            statement.query_row([id.uuid().as_bytes()], |row| row.get(0)).optional()
        })
        .attempt("looking up how a reservation was paid")
}

/// Bread that its baker is paid for by what is sold: in his name, as the line was sealed, or in the
/// café's own where that was agreed at the time of the sale. What was paid ahead goes by the terms
/// of its payment.
fn fold_sold_for(
    connection: &Connection,
    day: BusinessDay,
    line: &TicketLine,
    sale: i64,
) -> Result<(), StoreError> {
    let Some(baker) = line.partner else {
        return Ok(());
    };
    let paid = paid_at(connection, line)?;
    let Some((agreed, commission)) = past::deal_at(connection, baker, paid.unwrap_or(sale))? else {
        return Ok(());
    };
    let deal = match (line.nature, agreed) {
        (_, agreed) if paid.is_some() && agreed != Deal::Purchase => agreed,
        (Nature::ThirdParty, _) if paid.is_none() => Deal::Mandate,
        (Nature::Own, Deal::Consignment) => Deal::Consignment,
        _ => return Ok(()),
    };
    run(
        connection,
        "INSERT INTO bread_sold_for VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (day, product, baker, deal, commission) DO UPDATE
            SET units = units + excluded.units, collected = collected + excluded.collected",
        params![
            day.to_string(),
            line.product.uuid().as_bytes(),
            baker.uuid().as_bytes(),
            deal_word(deal),
            commission,
            units_of(line),
            line.gross.get(),
        ],
    )
}
