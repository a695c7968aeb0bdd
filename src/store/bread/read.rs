//! What the views of the bread tell.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use uuid::Uuid;

use super::super::views::records;
use super::super::{Attempt, Store, StoreError, place_of};
use crate::domain::bread::{
    Baker, Evening, LeftOver, Reservation, ReservationState, Shelf, StandingOrder,
};
use crate::domain::day::BusinessDay;
use crate::domain::forecast::DayMinute;
use crate::domain::id::{CustomerId, PartnerId, ProductId, ReservationId, StandingOrderId};
use crate::journal::entry::Place;
use crate::journal::record::RecordError;
use crate::journal::record::bread::{BakerRecord, EveningRecord, StandingRecord};

/// One bread on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRow {
    /// Of what.
    pub product: ProductId,
    /// What came, what went, what is there.
    pub shelf: Shelf,
    /// Since when nothing is left.
    pub sold_out: Option<DayMinute>,
}

/// A baker's part of a bread's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BreadPart {
    /// Units ordered of him.
    pub ordered: u32,
    /// Units that he brought; nothing before his delivery was counted.
    pub delivered: Option<u32>,
    /// What was left over of his.
    pub left_over: LeftOver,
}

/// A product that is bread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BreadRow {
    /// Which.
    pub product: ProductId,
    /// Whose it is, where that is said.
    pub baker: Option<PartnerId>,
    /// Whether somebody has ever said whose it is, or that it is nobody's.
    pub said: bool,
}

/// Which entries last told of a baker's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BakerDay {
    /// The order.
    pub ordered: Option<Place>,
    /// The delivery.
    pub delivered: Option<Place>,
    /// The count of what was left.
    pub left_over: Option<Place>,
}

/// Bread kept for someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReservationRow {
    /// What is kept.
    pub reservation: Reservation,
    /// Where it stands.
    pub state: ReservationState,
    /// Whether it was paid ahead.
    pub paid: bool,
    /// When it was asked for: lower is earlier.
    pub asked: i64,
}

/// One bread on a past day, for the forecast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// Which day.
    pub day: BusinessDay,
    /// Which bread.
    pub product: ProductId,
    /// Units ordered for people who walk in; nothing if none was ordered at all.
    pub walk_in_ordered: Option<u32>,
    /// Units that they took, by half hour since 04:00.
    pub sold: Vec<(u16, i64)>,
    /// Since when nothing was left.
    pub sold_out: Option<DayMinute>,
}

/// The word of a state in its table.
pub(super) const fn state_word(state: ReservationState) -> &'static str {
    match state {
        ReservationState::Kept => "kept",
        ReservationState::Served => "served",
        ReservationState::Released => "released",
        ReservationState::Cancelled => "cancelled",
    }
}

fn state_of(word: &str) -> Result<ReservationState, StoreError> {
    match word {
        "kept" => Ok(ReservationState::Kept),
        "served" => Ok(ReservationState::Served),
        "released" => Ok(ReservationState::Released),
        "cancelled" => Ok(ReservationState::Cancelled),
        _ => Err(StoreError::Contradiction("a state of a reservation that there is not")),
    }
}

pub(super) fn day_of(text: &str) -> Result<BusinessDay, StoreError> {
    BusinessDay::parse(text).ok_or(StoreError::Record(RecordError::Value("day")))
}

pub(super) fn uuid_at(row: &Row<'_>, index: usize) -> rusqlite::Result<Uuid> {
    row.get(index).map(Uuid::from_bytes)
}

const DAY_ROW: &str = "SELECT d.product, coalesce(sum(p.ordered), 0), coalesce(sum(p.walk_in), 0),
        sum(p.delivered), d.sold, d.marked_down, coalesce(sum(p.taken_back), 0),
        coalesce(sum(p.donated), 0), coalesce(sum(p.lost), 0), coalesce(sum(p.own_use), 0),
        d.sold_out,
        (SELECT coalesce(sum(units), 0) FROM bread_reservation
          WHERE bread_reservation.day = d.day
            AND bread_reservation.product = d.product AND state = 'kept')
   FROM bread_day AS d LEFT JOIN bread_part AS p ON p.day = d.day AND p.product = d.product
  WHERE d.day = ?1";

fn shelf_of(row: &Row<'_>) -> rusqlite::Result<DayRow> {
    let left_over = LeftOver {
        taken_back: row.get(6)?,
        donated: row.get(7)?,
        lost: row.get(8)?,
        own_use: row.get(9)?,
    };
    let shelf = Shelf {
        ordered: row.get(1)?,
        walk_in: row.get(2)?,
        delivered: row.get(3)?,
        sold: row.get(4)?,
        marked_down: row.get(5)?,
        left_over,
        kept: row.get(11)?,
    };
    let sold_out = row.get::<_, Option<u16>>(10)?.and_then(DayMinute::new);
    Ok(DayRow { product: ProductId::new(uuid_at(row, 0)?), shelf, sold_out })
}

/// One bread on one day.
pub(super) fn day_row(
    connection: &Connection,
    day: BusinessDay,
    product: ProductId,
) -> Result<Option<DayRow>, StoreError> {
    connection
        .prepare_cached(&format!("{DAY_ROW} AND d.product = ?2 GROUP BY d.product"))
        .and_then(|mut statement| {
            let id = product.uuid();
            statement.query_row(params![day.to_string(), id.as_bytes()], shelf_of).optional()
        })
        .attempt("reading a bread's day")
}

const RESERVATION: &str = "SELECT id, day, customer, product, units, standing, state,
        paid IS NOT NULL, asked FROM bread_reservation";

type RawReservation = (Reservation, String, String, bool, i64);

fn raw_reservation(row: &Row<'_>) -> rusqlite::Result<RawReservation> {
    let standing = row.get::<_, Option<[u8; 16]>>(5)?;
    let reservation = Reservation {
        id: ReservationId::new(uuid_at(row, 0)?),
        day: BusinessDay::new(chrono::NaiveDate::default()),
        customer: CustomerId::new(uuid_at(row, 2)?),
        product: ProductId::new(uuid_at(row, 3)?),
        units: row.get(4)?,
        standing: standing.map(|id| StandingOrderId::new(Uuid::from_bytes(id))),
    };
    Ok((reservation, row.get(1)?, row.get(6)?, row.get(7)?, row.get(8)?))
}

fn reservation_row(raw: RawReservation) -> Result<ReservationRow, StoreError> {
    let (reservation, day, state, paid, asked) = raw;
    let reservation = Reservation { day: day_of(&day)?, ..reservation };
    Ok(ReservationRow { reservation, state: state_of(&state)?, paid, asked })
}

/// Bread kept for someone, by its identifier.
pub(super) fn reservation(
    connection: &Connection,
    id: ReservationId,
) -> Result<Option<ReservationRow>, StoreError> {
    let raw = connection
        .prepare_cached(&format!("{RESERVATION} WHERE id = ?1"))
        .and_then(|mut statement| {
            statement.query_row([id.uuid().as_bytes()], raw_reservation).optional()
        })
        .attempt("reading a reservation")?;
    raw.map(reservation_row).transpose()
}

/// All rows of a query.
pub(super) fn all<T>(
    connection: &Connection,
    query: &str,
    values: &[&dyn ToSql],
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(query).attempt("reading the bread")?;
    let rows = statement.query_map(values, read).attempt("reading the bread")?;
    rows.collect::<Result<_, _>>().attempt("reading the bread")
}

fn terms(record: String) -> Result<Baker, StoreError> {
    let record: BakerRecord = serde_json::from_str(&record).map_err(RecordError::Form)?;
    Ok(record.read()?)
}

/// A baker's terms as they stand; the usual ones where nobody has said any.
pub(super) fn terms_of(connection: &Connection, baker: PartnerId) -> Result<Baker, StoreError> {
    let record: Option<Option<String>> = connection
        .prepare_cached("SELECT record FROM bread_baker WHERE partner = ?1")
        .and_then(|mut statement| {
            statement.query_row([baker.uuid().as_bytes()], |row| row.get(0)).optional()
        })
        .attempt("looking a baker's terms up")?;
    let told = record.flatten().map(terms).transpose()?;
    Ok(told.unwrap_or_else(|| Baker::usual(baker)))
}

/// Pieces of bread that left the shelf unsold, other than back to the baker.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BreadUnsold {
    /// Given away.
    pub donated: u64,
    /// Thrown away, or gone.
    pub lost: u64,
    /// Eaten or used by the café itself.
    pub own_use: u64,
}

impl BreadUnsold {
    /// Whether there is none.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

impl Store {
    /// Every baker with the terms that were set, if any.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn bakers(&self) -> Result<Vec<(PartnerId, Option<Baker>)>, StoreError> {
        let query = "SELECT partner, record FROM bread_baker ORDER BY partner";
        let rows = all(&self.connection, query, &[], |row| {
            Ok((PartnerId::new(uuid_at(row, 0)?), row.get::<_, Option<String>>(1)?))
        })?;
        rows.into_iter().map(|(id, record)| Ok((id, record.map(terms).transpose()?))).collect()
    }

    /// The evening's price, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn evening(&self) -> Result<Option<Evening>, StoreError> {
        let query = "SELECT record FROM bread_rule WHERE name = 'evening'";
        let rows: Vec<String> = all(&self.connection, query, &[], |row| row.get(0))?;
        let Some(record) = rows.first() else {
            return Ok(None);
        };
        let record: EveningRecord = serde_json::from_str(record).map_err(RecordError::Form)?;
        Ok(Some(record.read()?))
    }

    /// Every bread, and whose it is.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn breads(&self) -> Result<Vec<BreadRow>, StoreError> {
        all(&self.connection, "SELECT product, baker, said FROM bread_product", &[], |row| {
            let baker = row.get::<_, Option<[u8; 16]>>(1)?;
            let baker = baker.map(|id| PartnerId::new(Uuid::from_bytes(id)));
            Ok(BreadRow { product: ProductId::new(uuid_at(row, 0)?), baker, said: row.get(2)? })
        })
    }

    /// Every bread of which something is known on a day.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn bread_day(&self, day: BusinessDay) -> Result<Vec<DayRow>, StoreError> {
        let query = format!("{DAY_ROW} GROUP BY d.product");
        all(&self.connection, &query, &[&day.to_string()], shelf_of)
    }

    /// A baker's part of every bread on a day.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn bread_parts(
        &self,
        day: BusinessDay,
        baker: PartnerId,
    ) -> Result<BTreeMap<ProductId, BreadPart>, StoreError> {
        let query = "SELECT product, ordered, delivered, taken_back, donated, lost, own_use
                       FROM bread_part WHERE day = ?1 AND baker = ?2";
        let (day, baker) = (day.to_string(), *baker.uuid().as_bytes());
        let rows = all(&self.connection, query, &[&day, &baker], |row| {
            let left_over = LeftOver {
                taken_back: row.get(3)?,
                donated: row.get(4)?,
                lost: row.get(5)?,
                own_use: row.get(6)?,
            };
            let part = BreadPart { ordered: row.get(1)?, delivered: row.get(2)?, left_over };
            Ok((ProductId::new(uuid_at(row, 0)?), part))
        })?;
        Ok(rows.into_iter().collect())
    }

    /// Bread that left the shelf unsold from one day to another, both included.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn bread_unsold(
        &self,
        from: BusinessDay,
        to: BusinessDay,
    ) -> Result<BreadUnsold, StoreError> {
        let query = "SELECT coalesce(sum(donated), 0), coalesce(sum(lost), 0),
                            coalesce(sum(own_use), 0)
                       FROM bread_part WHERE day BETWEEN ?1 AND ?2";
        let rows = all(&self.connection, query, &[&from.to_string(), &to.to_string()], |row| {
            let count = |column| row.get::<_, u32>(column).map(u64::from);
            Ok(BreadUnsold { donated: count(0)?, lost: count(1)?, own_use: count(2)? })
        })?;
        Ok(rows.into_iter().next().unwrap_or_default())
    }

    /// Which entries last told of a baker's day.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn baker_day(&self, day: BusinessDay, baker: PartnerId) -> Result<BakerDay, StoreError> {
        let query = "SELECT ordered, delivered, left_over FROM bread_order
                      WHERE day = ?1 AND baker = ?2";
        let (day, baker) = (day.to_string(), *baker.uuid().as_bytes());
        let rows = all(&self.connection, query, &[&day, &baker], |row| {
            let place = |index| row.get::<_, Option<i64>>(index).map(|row| row.map(place_of));
            Ok(BakerDay { ordered: place(0)?, delivered: place(1)?, left_over: place(2)? })
        })?;
        Ok(rows.into_iter().next().unwrap_or_default())
    }

    /// Every standing order, ended ones included.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn standing_orders(&self) -> Result<Vec<StandingOrder>, StoreError> {
        records(&self.connection, "SELECT record FROM bread_standing ORDER BY id")?
            .iter()
            .map(|record| {
                let record: StandingRecord =
                    serde_json::from_str(record).map_err(RecordError::Form)?;
                Ok(record.read()?)
            })
            .collect()
    }

    /// What is or was kept on a day, in the order of asking.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn reservations(&self, day: BusinessDay) -> Result<Vec<ReservationRow>, StoreError> {
        let query = format!("{RESERVATION} WHERE day = ?1 ORDER BY asked, id");
        all(&self.connection, &query, &[&day.to_string()], raw_reservation)?
            .into_iter()
            .map(reservation_row)
            .collect()
    }

    /// Bread kept for someone.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn reservation(&self, id: ReservationId) -> Result<Option<ReservationRow>, StoreError> {
        reservation(&self.connection, id)
    }

    /// How many people's bread waits on a day.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn bread_waiting(&self, day: BusinessDay) -> Result<usize, StoreError> {
        let query = "SELECT count(DISTINCT customer) FROM bread_reservation
                      WHERE day = ?1 AND state = 'kept'";
        let rows: Vec<i64> = all(&self.connection, query, &[&day.to_string()], |row| row.get(0))?;
        Ok(rows.first().map_or(0, |count| usize::try_from(*count).unwrap_or(0)))
    }

    /// How many breads are kept for someone from a day on, in units. No past day is read.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn bread_kept_for(
        &self,
        customer: CustomerId,
        from: BusinessDay,
    ) -> Result<usize, StoreError> {
        let query = "SELECT coalesce(sum(units), 0) FROM bread_reservation
                      WHERE day >= ?1 AND customer = ?2 AND state = 'kept'";
        let (from, customer) = (from.to_string(), *customer.uuid().as_bytes());
        let rows: Vec<i64> = all(&self.connection, query, &[&from, &customer], |row| row.get(0))?;
        Ok(rows.first().map_or(0, |count| usize::try_from(*count).unwrap_or(0)))
    }

    /// What is kept for someone from a day on.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn reservations_of(
        &self,
        customer: CustomerId,
        from: BusinessDay,
    ) -> Result<Vec<ReservationId>, StoreError> {
        let query = "SELECT id FROM bread_reservation
                      WHERE day >= ?1 AND customer = ?2 AND state = 'kept' ORDER BY asked, id";
        let (from, customer) = (from.to_string(), *customer.uuid().as_bytes());
        all(&self.connection, query, &[&from, &customer], |row| {
            Ok(ReservationId::new(uuid_at(row, 0)?))
        })
    }

    /// What was offered and sold from one day to another, both included, for the forecast.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn bread_history(
        &self,
        from: BusinessDay,
        until: BusinessDay,
    ) -> Result<Vec<HistoryRow>, StoreError> {
        let (from, until) = (from.to_string(), until.to_string());
        let query =
            "SELECT d.day, d.product, coalesce(p.ordered, 0), coalesce(p.walk_in, 0), d.sold_out,
                    s.half_hour, s.units
               FROM bread_day AS d
               LEFT JOIN (SELECT day, product, sum(ordered) AS ordered, sum(walk_in) AS walk_in
                            FROM bread_part WHERE day BETWEEN ?1 AND ?2 GROUP BY day, product) AS p
                 ON p.day = d.day AND p.product = d.product
               LEFT JOIN bread_sold AS s ON s.day = d.day AND s.product = d.product
              WHERE d.day BETWEEN ?1 AND ?2
              ORDER BY d.day, d.product, s.half_hour";
        type Raw = (String, ProductId, u32, u32, Option<u16>, Option<(u16, i64)>);
        let rows: Vec<Raw> = all(&self.connection, query, &[&from, &until], |row| {
            let half_hour = row.get::<_, Option<u16>>(5)?;
            let sold = match half_hour {
                Some(half_hour) => Some((half_hour, row.get(6)?)),
                None => None,
            };
            let product = ProductId::new(uuid_at(row, 1)?);
            Ok((row.get(0)?, product, row.get(2)?, row.get(3)?, row.get(4)?, sold))
        })?;
        let mut history: Vec<HistoryRow> = Vec::new();
        for (day, product, ordered, walk_in, sold_out, sold) in rows {
            let day = day_of(&day)?;
            match history.last_mut() {
                Some(last) if (last.day, last.product) == (day, product) => last.sold.extend(sold),
                _ => history.push(HistoryRow {
                    day,
                    product,
                    walk_in_ordered: (ordered > 0).then_some(walk_in),
                    sold: sold.into_iter().collect(),
                    sold_out: sold_out.and_then(DayMinute::new),
                }),
            }
        }
        Ok(history)
    }
}
