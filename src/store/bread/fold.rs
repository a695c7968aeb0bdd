//! What facts change in the views of the bread.

use rusqlite::{Connection, OptionalExtension, params};

use super::super::views::{put, run, text};
use super::super::{Attempt, StoreError, row_of};
use super::read::{self, state_word};
use crate::domain::bread::{BreadFact, Delivery, LeftOver, LeftOvers, Order, Reservation};
use crate::domain::bread::{ReservationEvent, ReservationState};
use crate::domain::catalog::Product;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::forecast::DayMinute;
use crate::domain::id::{PartnerId, ProductId, ReservationId};
use crate::domain::partner::{Partner, Role};
use crate::domain::quantity::Unit;
use crate::domain::ticket::purpose::Purpose;
use crate::domain::ticket::{Operation, Ticket, TicketLine};
use crate::journal::entry::Entry;
use crate::journal::record::bread::{BakerRecord, EveningRecord, StandingRecord};

/// The tag of a product that is bread, whoever bakes it.
const BREAD: &str = "pain";

/// A partner is a baker from the first fact on that says so; its products are set after it.
pub(in super::super) fn fold_partner(
    connection: &Connection,
    partner: &Partner,
) -> Result<(), StoreError> {
    if partner.role != Role::Baker {
        return Ok(());
    }
    let id = partner.id.uuid();
    run(connection, "INSERT OR IGNORE INTO bread_baker (partner) VALUES (?1)", [id.as_bytes()])
}

/// Bread is what is tagged so or what a baker supplies.
pub(in super::super) fn fold_product(
    connection: &Connection,
    product: &Product,
) -> Result<(), StoreError> {
    let id = product.id.uuid();
    let baker = match product.supply.partner {
        Some(partner) if is_baker(connection, partner)? => Some(partner),
        _ => None,
    };
    if baker.is_none() && !product.is(BREAD) {
        return run(connection, "DELETE FROM bread_product WHERE product = ?1", [id.as_bytes()]);
    }
    let baker = baker.map(|baker| *baker.uuid().as_bytes());
    run(
        connection,
        "INSERT OR REPLACE INTO bread_product VALUES (?1, ?2, ?3)",
        params![id.as_bytes(), baker, product.price.get()],
    )
}

fn is_baker(connection: &Connection, partner: PartnerId) -> Result<bool, StoreError> {
    connection
        .prepare_cached("SELECT 1 FROM bread_baker WHERE partner = ?1")
        .and_then(|mut statement| statement.exists([partner.uuid().as_bytes()]))
        .attempt("looking a baker up")
}

pub(in super::super) fn fold(
    connection: &Connection,
    entry: &Entry,
    fact: &BreadFact,
) -> Result<(), StoreError> {
    let row = row_of(entry.place);
    match fact {
        BreadFact::BakerSet(baker) => put(
            connection,
            "INSERT OR REPLACE INTO bread_baker VALUES (?1, ?2)",
            baker.partner.uuid(),
            text(&BakerRecord::of(baker))?,
        ),
        BreadFact::EveningSet(None) => {
            run(connection, "DELETE FROM bread_rule WHERE name = 'evening'", [])
        }
        BreadFact::EveningSet(Some(evening)) => run(
            connection,
            "INSERT OR REPLACE INTO bread_rule VALUES ('evening', ?1)",
            [text(&EveningRecord::of(evening))?],
        ),
        BreadFact::StandingSet(order) => put(
            connection,
            "INSERT OR REPLACE INTO bread_standing VALUES (?1, ?2)",
            order.id.uuid(),
            text(&StandingRecord::of(order))?,
        ),
        BreadFact::Reserved(reservation) => reserve(connection, row, entry.at, reservation),
        BreadFact::Released { reservation } => {
            give_back(connection, *reservation, ReservationEvent::Release)
        }
        BreadFact::Cancelled { reservation } => {
            give_back(connection, *reservation, ReservationEvent::Cancel)
        }
        BreadFact::Ordered(order) => fold_order(connection, row, order),
        BreadFact::Delivered(delivery) => fold_delivery(connection, row, entry.at, delivery),
        BreadFact::LeftOver(left) => fold_left_over(connection, row, left),
        BreadFact::SoldOut { day, product } => {
            let minute = DayMinute::of(entry.at);
            set_sold_out(connection, *day, *product, Some(minute))
        }
        BreadFact::PaperAsked(_) => super::super::views::add_job(connection, row, "bread"),
    }
}

fn reserve(
    connection: &Connection,
    row: i64,
    at: Moment,
    reservation: &Reservation,
) -> Result<(), StoreError> {
    let day = reservation.day.to_string();
    let standing = reservation.standing.map(|standing| *standing.uuid().as_bytes());
    // Two tills may both make a day's reservation of the same standing order: the first one stays.
    run(
        connection,
        "INSERT OR IGNORE INTO bread_reservation
             (id, day, customer, product, units, standing, asked)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            reservation.id.uuid().as_bytes(),
            day,
            reservation.customer.uuid().as_bytes(),
            reservation.product.uuid().as_bytes(),
            reservation.units,
            standing,
            row,
        ],
    )?;
    if reservation.day == BusinessDay::of(at) {
        follow_shelf(connection, reservation.day, reservation.product, at, false)?;
    }
    Ok(())
}

/// Kept bread is for everyone again: what was sold out is not, if that makes the difference.
fn give_back(
    connection: &Connection,
    id: ReservationId,
    event: ReservationEvent,
) -> Result<(), StoreError> {
    let row = read::reservation(connection, id)?;
    let row = row.ok_or(StoreError::Contradiction("a reservation is not there"))?;
    let refused = |_| StoreError::Contradiction("a reservation is not where it should be");
    let state = row.state.after(event).map_err(refused)?;
    set_state(connection, id, state, None)?;
    there_is_some_again(connection, row.reservation.day, row.reservation.product)
}

fn set_state(
    connection: &Connection,
    id: ReservationId,
    state: ReservationState,
    served: Option<u64>,
) -> Result<(), StoreError> {
    run(
        connection,
        "UPDATE bread_reservation SET state = ?2, served = ?3 WHERE id = ?1",
        params![id.uuid().as_bytes(), state_word(state), served.map(u64::cast_signed)],
    )
}

fn fold_order(connection: &Connection, row: i64, order: &Order) -> Result<(), StoreError> {
    let day = order.day.to_string();
    let baker = order.baker.uuid();
    run(
        connection,
        "INSERT INTO bread_order (day, baker, ordered) VALUES (?1, ?2, ?3)
         ON CONFLICT (day, baker) DO UPDATE SET ordered = excluded.ordered",
        params![day, baker.as_bytes(), row],
    )?;
    for line in &order.lines {
        run(
            connection,
            "INSERT INTO bread_day (day, product, ordered, walk_in) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (day, product)
             DO UPDATE SET ordered = excluded.ordered, walk_in = excluded.walk_in",
            params![day, line.product.uuid().as_bytes(), line.units(), line.walk_in],
        )?;
    }
    Ok(())
}

fn fold_delivery(
    connection: &Connection,
    row: i64,
    at: Moment,
    delivery: &Delivery,
) -> Result<(), StoreError> {
    let day = delivery.day.to_string();
    run(
        connection,
        "INSERT INTO bread_order (day, baker, delivered) VALUES (?1, ?2, ?3)
         ON CONFLICT (day, baker) DO UPDATE SET delivered = excluded.delivered",
        params![day, delivery.baker.uuid().as_bytes(), row],
    )?;
    for line in &delivery.lines {
        run(
            connection,
            "INSERT INTO bread_day (day, product, delivered, cost) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (day, product)
             DO UPDATE SET delivered = excluded.delivered, cost = excluded.cost",
            params![
                day,
                line.product.uuid().as_bytes(),
                line.delivered,
                line.cost.map(|cost| cost.get())
            ],
        )?;
        there_is_some_again(connection, delivery.day, line.product)?;
        follow_shelf(connection, delivery.day, line.product, at, false)?;
    }
    Ok(())
}

fn fold_left_over(connection: &Connection, row: i64, left: &LeftOvers) -> Result<(), StoreError> {
    let day = left.day.to_string();
    run(
        connection,
        "INSERT INTO bread_order (day, baker, left_over) VALUES (?1, ?2, ?3)
         ON CONFLICT (day, baker) DO UPDATE SET left_over = excluded.left_over",
        params![day, left.baker.uuid().as_bytes(), row],
    )?;
    for (product, LeftOver { taken_back, donated, lost, own_use }) in &left.lines {
        run(
            connection,
            "INSERT INTO bread_day (day, product, taken_back, donated, lost, own_use)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (day, product) DO UPDATE SET taken_back = excluded.taken_back,
                 donated = excluded.donated, lost = excluded.lost, own_use = excluded.own_use",
            params![day, product.uuid().as_bytes(), taken_back, donated, lost, own_use],
        )?;
    }
    Ok(())
}

/// Takes a ticket's bread into the views: what was sold, when, and what was kept for whom.
pub(in super::super) fn fold_ticket(
    connection: &Connection,
    entry: &Entry,
    ticket: &Ticket,
) -> Result<(), StoreError> {
    if let Operation::Void { number, .. } = ticket.operation {
        put_back(connection, number)?;
    }
    for line in &ticket.lines {
        if let (Some(id), Operation::Sale) = (line.reservation, ticket.operation) {
            fold_reservation(connection, entry.number, line.purpose, id)?;
        }
        let price: Option<i64> = connection
            .prepare_cached("SELECT price FROM bread_product WHERE product = ?1")
            .and_then(|mut statement| {
                let id = line.product.uuid();
                statement.query_row([id.as_bytes()], |row| row.get(0)).optional()
            })
            .attempt("looking a bread up")?;
        if let Some(price) = price {
            fold_line(connection, entry.at, ticket.day, line, price)?;
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

fn fold_line(
    connection: &Connection,
    at: Moment,
    day: BusinessDay,
    line: &TicketLine,
    price: i64,
) -> Result<(), StoreError> {
    let goes = line.unit == Unit::Piece && line.purpose.hands_over();
    let units = if goes { line.quantity.thousandths() / 1_000 } else { 0 };
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

/// Bread of which none is for sale any more is sold out from then on. Whoever finds one after all
/// shows by the sale that it was not, until then.
fn follow_shelf(
    connection: &Connection,
    day: BusinessDay,
    product: ProductId,
    at: Moment,
    sold: bool,
) -> Result<(), StoreError> {
    let Some(row) = read::day_row(connection, day, product)? else {
        return Ok(());
    };
    let moves = sold && row.sold_out.is_some();
    if moves || (row.sold_out.is_none() && before_left_over(&row).is_sold_out()) {
        return set_sold_out(connection, day, product, Some(DayMinute::of(at)));
    }
    Ok(())
}

/// Bread that is for sale again was not sold out.
fn there_is_some_again(
    connection: &Connection,
    day: BusinessDay,
    product: ProductId,
) -> Result<(), StoreError> {
    match read::day_row(connection, day, product)? {
        Some(row) if row.sold_out.is_some() && before_left_over(&row).for_sale() > 0 => {
            set_sold_out(connection, day, product, None)
        }
        _ => Ok(()),
    }
}

/// What is left over was there until the end: it never makes bread sold out.
fn before_left_over(row: &read::DayRow) -> crate::domain::bread::Shelf {
    crate::domain::bread::Shelf { left_over: LeftOver::default(), ..row.shelf }
}

fn set_sold_out(
    connection: &Connection,
    day: BusinessDay,
    product: ProductId,
    minute: Option<DayMinute>,
) -> Result<(), StoreError> {
    run(
        connection,
        "INSERT INTO bread_day (day, product, sold_out) VALUES (?1, ?2, ?3)
         ON CONFLICT (day, product) DO UPDATE SET sold_out = excluded.sold_out",
        params![day.to_string(), product.uuid().as_bytes(), minute.map(DayMinute::get)],
    )
}
