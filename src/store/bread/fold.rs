//! What facts change in the views of the bread.

use rusqlite::{Connection, OptionalExtension, params};

use super::super::views::{put, run, text};
use super::super::{Attempt, StoreError, row_of};
use super::past;
use super::read::{self, state_word};
use crate::domain::bread::{BreadFact, Delivery, LeftOver, LeftOvers, Order, Reservation};
use crate::domain::bread::{ReservationEvent, ReservationState};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::forecast::DayMinute;
use crate::domain::id::{ProductId, ReservationId};
use crate::journal::entry::Entry;
use crate::journal::record::bread::{BakerRecord, EveningRecord, StandingRecord};
use crate::journal::record::codes::deal_word;

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
    let id = *reservation.id.uuid().as_bytes();
    let standing = reservation.standing.map(|standing| *standing.uuid().as_bytes());
    if let Some(standing) = standing
        && let Some(first) = made_of(connection, &day, standing)?.filter(|first| *first != id)
    {
        // Two tills may both make a day's reservation of the same standing order: it is one bread.
        let twin = "INSERT OR IGNORE INTO bread_twin VALUES (?1, ?2)";
        return run(connection, twin, params![id, first]);
    }
    run(
        connection,
        "INSERT OR IGNORE INTO bread_reservation
             (id, day, customer, product, units, standing, asked)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            id,
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

/// The reservation that a standing order has become on a day.
fn made_of(
    connection: &Connection,
    day: &str,
    standing: [u8; 16],
) -> Result<Option<[u8; 16]>, StoreError> {
    let query = "SELECT id FROM bread_reservation WHERE day = ?1 AND standing = ?2";
    connection
        .prepare_cached(query)
        .and_then(|mut statement| {
            statement.query_row(params![day, standing], |row| row.get(0)).optional()
        })
        .attempt("looking a standing order's reservation up")
}

/// The reservation that stands for this one: itself, but for a second one of a standing order.
pub(super) fn stands_for(
    connection: &Connection,
    id: ReservationId,
) -> Result<ReservationId, StoreError> {
    let first: Option<[u8; 16]> = connection
        .prepare_cached("SELECT first FROM bread_twin WHERE id = ?1")
        .and_then(|mut statement| {
            statement.query_row([id.uuid().as_bytes()], |row| row.get(0)).optional()
        })
        .attempt("looking a reservation up")?;
    Ok(first.map_or(id, |first| ReservationId::new(uuid::Uuid::from_bytes(first))))
}

/// Kept bread is for everyone again: what was sold out is not, if that makes the difference. The
/// till asks before it writes; what does not follow was told by two histories, and the first
/// stays.
fn give_back(
    connection: &Connection,
    id: ReservationId,
    event: ReservationEvent,
) -> Result<(), StoreError> {
    let id = stands_for(connection, id)?;
    let Some(row) = read::reservation(connection, id)? else {
        return Ok(());
    };
    let Ok(state) = row.state.after(event) else {
        return Ok(());
    };
    set_state(connection, id, state, None)?;
    there_is_some_again(connection, row.reservation.day, row.reservation.product)
}

pub(super) fn set_state(
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
        begin_day(connection, &day, line.product)?;
        run(
            connection,
            "INSERT INTO bread_part (day, product, baker, ordered, walk_in)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (day, product, baker)
             DO UPDATE SET ordered = excluded.ordered, walk_in = excluded.walk_in",
            params![
                day,
                line.product.uuid().as_bytes(),
                baker.as_bytes(),
                line.units(),
                line.walk_in
            ],
        )?;
    }
    Ok(())
}

/// Something is known of a bread on a day.
fn begin_day(connection: &Connection, day: &str, product: ProductId) -> Result<(), StoreError> {
    let begun = "INSERT OR IGNORE INTO bread_day (day, product) VALUES (?1, ?2)";
    run(connection, begun, params![day, product.uuid().as_bytes()])
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
    let deal = past::deal_at(connection, delivery.baker, row)?.map(|(deal, _)| deal_word(deal));
    let terms = read::terms_of(connection, delivery.baker)?;
    for line in &delivery.lines {
        begin_day(connection, &day, line.product)?;
        run(
            connection,
            "INSERT INTO bread_part
                 (day, product, delivered, cost, baker, deal, credit, credit_max)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (day, product, baker) DO UPDATE SET delivered = excluded.delivered,
                 cost = excluded.cost, deal = excluded.deal,
                 credit = excluded.credit, credit_max = excluded.credit_max",
            params![
                day,
                line.product.uuid().as_bytes(),
                line.delivered,
                line.cost.map(|cost| cost.get()),
                delivery.baker.uuid().as_bytes(),
                deal,
                terms.credit,
                terms.credit_max,
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
        begin_day(connection, &day, *product)?;
        let (id, baker) = (product.uuid(), left.baker.uuid());
        run(
            connection,
            "INSERT INTO bread_part (day, product, baker, taken_back, donated, lost, own_use)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (day, product, baker) DO UPDATE SET taken_back = excluded.taken_back,
                 donated = excluded.donated, lost = excluded.lost, own_use = excluded.own_use",
            params![day, id.as_bytes(), baker.as_bytes(), taken_back, donated, lost, own_use],
        )?;
    }
    Ok(())
}

/// Bread of which none is for sale any more is sold out from then on. Whoever finds one after all
/// shows by the sale that it was not, until then.
pub(super) fn follow_shelf(
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
pub(super) fn there_is_some_again(
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
