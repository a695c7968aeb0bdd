//! The stock, as views: what is there, what moved, what was sold by day.

mod read;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::partners::terms_at;
use super::views::{add_job, put, run, text};
use super::{Attempt, Store, StoreError, row_of, shelf};
use crate::domain::catalog::{Nature, Product};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::{LotId, ProductId};
use crate::domain::money::Cents;
use crate::domain::partner::Deal;
use crate::domain::quantity::Quantity;
use crate::domain::stock::{MoveReason, StockFact};
use crate::domain::ticket::{Operation, Ticket, TicketLine};
use crate::journal::entry::Place;
use crate::journal::record::codes::{deal_word, nature_word};
use crate::journal::record::{ColumnsRecord, LotRecord, move_reason_word};

pub use read::{CountRow, InventoryRow, LotRow, MoveRow, SoldRow, StockRow};

/// The views of this file, to be emptied and made anew.
pub(super) const TABLES: &[&str] = &[
    "stock",
    "stock_move",
    "sold",
    "supply",
    "supplier_article",
    "delivery",
    "inventory",
    "inventory_count",
    "lot",
    "statement",
    "list_columns",
];

/// What they hold, in an order of their own.
pub(super) const CONTENTS: &[&str] = &[
    "SELECT 'stock', hex(product), thousandths, tracked, cost FROM stock ORDER BY product",
    "SELECT 'stock_move', hex(product), entry, line, day, at, thousandths, reason
       FROM stock_move ORDER BY product, entry, line",
    "SELECT 'sold', day, hex(product), hex(partner), commission, deal, nature, thousandths,
            gross, net, known, cost
       FROM sold ORDER BY day, product, partner, commission, deal, nature",
    "SELECT 'supply', hex(product), since, tracked, cost FROM supply ORDER BY product, since",
    "SELECT 'supplier_article', hex(partner), reference, hex(product)
       FROM supplier_article ORDER BY partner, reference",
    "SELECT 'delivery', hex(id), entry, hex(partner), note FROM delivery ORDER BY id",
    "SELECT 'inventory', hex(id), began, at, hex(family), ended FROM inventory ORDER BY id",
    "SELECT 'inventory_count', hex(inventory), hex(product), counted, expected
       FROM inventory_count ORDER BY inventory, product",
    "SELECT 'lot', hex(id), date, gone, discount, cleared, record FROM lot ORDER BY id",
    "SELECT 'statement', hex(partner), until, entry FROM statement ORDER BY partner",
    "SELECT 'list_columns', hex(partner), record FROM list_columns ORDER BY partner",
];

/// A move that is on its way into the views.
struct Moving {
    row: i64,
    line: usize,
    at: Moment,
    product: ProductId,
    thousandths: i64,
    reason: MoveReason,
}

pub(super) fn fold(
    connection: &Connection,
    row: i64,
    at: Moment,
    fact: &StockFact,
) -> Result<(), StoreError> {
    match fact {
        StockFact::Moved { product, thousandths, reason, lot } => {
            let (product, thousandths, reason) = (*product, *thousandths, *reason);
            fold_move(connection, &Moving { row, line: 0, at, product, thousandths, reason })?;
            match lot {
                Some(lot) => take_from_lot(connection, *lot, thousandths),
                None => Ok(()),
            }
        }
        StockFact::GoodsIn { delivery, partner, note, lines } => {
            let by = partner.map(|partner| partner.uuid().into_bytes());
            run(
                connection,
                "INSERT INTO delivery VALUES (?1, ?2, ?3, ?4)",
                params![
                    delivery.uuid().as_bytes(),
                    row,
                    by,
                    note.as_ref().map(ToString::to_string)
                ],
            )?;
            for (line, come) in lines.iter().enumerate() {
                if let (Some(by), Some(reference)) = (by, &come.reference) {
                    run(
                        connection,
                        "INSERT OR REPLACE INTO supplier_article VALUES (?1, ?2, ?3)",
                        params![by, reference.as_str(), come.product.uuid().as_bytes()],
                    )?;
                }
                if come.delivered != 0 {
                    let (product, thousandths) = (come.product, come.delivered);
                    let reason = MoveReason::GoodsIn;
                    fold_move(connection, &Moving { row, line, at, product, thousandths, reason })?;
                }
            }
            Ok(())
        }
        StockFact::InventoryStarted { .. }
        | StockFact::InventoryCounted { .. }
        | StockFact::InventoryEnded { .. } => fold_inventory(connection, row, at, fact),
        StockFact::LotKept(_) | StockFact::LotMarkedDown { .. } | StockFact::LotCleared { .. } => {
            fold_lot(connection, fact)
        }
        StockFact::StatementMade(made) => {
            run(
                connection,
                "INSERT OR REPLACE INTO statement VALUES (?1, ?2, ?3)",
                params![made.partner.uuid().as_bytes(), made.until.to_string(), row],
            )?;
            add_job(connection, row, "statement")
        }
        StockFact::ColumnsKnown { partner, mapping } => put(
            connection,
            "INSERT OR REPLACE INTO list_columns VALUES (?1, ?2)",
            partner.uuid(),
            text(&ColumnsRecord::of(*partner, mapping))?,
        ),
        StockFact::Shelf(fact) => shelf::fold(connection, row, fact),
    }
}

fn fold_inventory(
    connection: &Connection,
    row: i64,
    at: Moment,
    fact: &StockFact,
) -> Result<(), StoreError> {
    match fact {
        StockFact::InventoryStarted { inventory, family } => run(
            connection,
            "INSERT INTO inventory VALUES (?1, ?2, ?3, ?4, NULL)",
            params![
                inventory.uuid().as_bytes(),
                row,
                at.utc_ms(),
                family.map(|family| family.uuid().into_bytes()),
            ],
        ),
        StockFact::InventoryCounted { inventory, product, counted, expected, .. } => {
            let (product, reason) = (*product, MoveReason::Inventory);
            let thousandths = counted
                .checked_sub(*expected)
                .ok_or(StoreError::Contradiction("a count is out of range"))?;
            run(
                connection,
                "INSERT OR REPLACE INTO inventory_count VALUES (?1, ?2, ?3, ?4)",
                params![inventory.uuid().as_bytes(), product.uuid().as_bytes(), counted, expected],
            )?;
            if thousandths == 0 {
                return Ok(());
            }
            fold_move(connection, &Moving { row, line: 0, at, product, thousandths, reason })
        }
        StockFact::InventoryEnded { inventory } => run(
            connection,
            "UPDATE inventory SET ended = ?2 WHERE id = ?1",
            params![inventory.uuid().as_bytes(), row],
        ),
        _ => Ok(()),
    }
}

fn fold_lot(connection: &Connection, fact: &StockFact) -> Result<(), StoreError> {
    match fact {
        StockFact::LotKept(lot) => run(
            connection,
            "INSERT INTO lot (id, date, record) VALUES (?1, ?2, ?3)",
            params![lot.id.uuid().as_bytes(), lot.date.to_string(), text(&LotRecord::of(lot))?],
        ),
        StockFact::LotMarkedDown { lot, discount } => run(
            connection,
            "UPDATE lot SET discount = ?2 WHERE id = ?1",
            params![lot.uuid().as_bytes(), discount],
        ),
        StockFact::LotCleared { lot } => run(
            connection,
            "UPDATE lot SET cleared = 1 WHERE id = ?1",
            params![lot.uuid().as_bytes()],
        ),
        _ => Ok(()),
    }
}

fn take_from_lot(connection: &Connection, lot: LotId, thousandths: i64) -> Result<(), StoreError> {
    run(
        connection,
        "UPDATE lot SET gone = gone - ?2 WHERE id = ?1",
        params![lot.uuid().as_bytes(), thousandths],
    )
}

fn fold_move(connection: &Connection, moving: &Moving) -> Result<(), StoreError> {
    run(
        connection,
        "INSERT INTO stock_move VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            moving.product.uuid().as_bytes(),
            moving.row,
            i64::try_from(moving.line).unwrap_or(i64::MAX),
            BusinessDay::of(moving.at).to_string(),
            moving.at.utc_ms(),
            moving.thousandths,
            move_reason_word(moving.reason),
        ],
    )?;
    run(
        connection,
        "INSERT INTO stock (product, thousandths) VALUES (?1, ?2)
         ON CONFLICT (product) DO UPDATE SET thousandths = thousandths + excluded.thousandths",
        params![moving.product.uuid().as_bytes(), moving.thousandths],
    )
}

/// Whether a product's stock is counted, and what one unit of it costs in cents.
type Supply = (bool, Option<i64>);

/// Takes what a sale needs to know of a product out of its record, and keeps what it was before.
pub(super) fn fold_product(
    connection: &Connection,
    row: i64,
    product: &Product,
) -> Result<(), StoreError> {
    let id = product.id.uuid();
    let (tracked, cost) = (product.supply.tracked, product.supply.cost.map(Cents::get));
    // Most products are bare, or only got another name: they get no row, and an import of many
    // writes none.
    if supply_now(connection, product.id)? == (tracked, cost) {
        return Ok(());
    }
    run(
        connection,
        "INSERT INTO stock (product, tracked, cost) VALUES (?1, ?2, ?3)
         ON CONFLICT (product) DO UPDATE SET tracked = excluded.tracked, cost = excluded.cost",
        params![id.as_bytes(), tracked, cost],
    )?;
    run(
        connection,
        "INSERT OR REPLACE INTO supply VALUES (?1, ?2, ?3, ?4)",
        params![id.as_bytes(), row, tracked, cost],
    )
}

fn supply_now(connection: &Connection, product: ProductId) -> Result<Supply, StoreError> {
    let found = connection
        .prepare_cached("SELECT tracked, cost FROM stock WHERE product = ?1")
        .and_then(|mut statement| {
            let id = product.uuid();
            statement.query_row([id.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?))).optional()
        })
        .attempt("reading the stock")?;
    Ok(found.unwrap_or_default())
}

/// How a product stood when an entry was written.
fn supply_at(connection: &Connection, product: ProductId, row: i64) -> Result<Supply, StoreError> {
    let found = connection
        .prepare_cached(
            "SELECT tracked, cost FROM supply WHERE product = ?1 AND since < ?2
             ORDER BY since DESC LIMIT 1",
        )
        .and_then(|mut statement| {
            let id = product.uuid();
            let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
            statement.query_row(params![id.as_bytes(), row], read).optional()
        })
        .attempt("reading the stock")?;
    Ok(found.unwrap_or_default())
}

/// Takes what a ticket sold, or its void gives back, into the views. A void finds its products as
/// its sale found them, whatever has been said of them since.
pub(super) fn fold_ticket(
    connection: &Connection,
    ticket: &Ticket,
    sale: i64,
) -> Result<(), StoreError> {
    let day = ticket.day.to_string();
    let undone = matches!(ticket.operation, Operation::Void { .. });
    for line in &ticket.lines {
        if matches!(line.nature, Nature::Account | Nature::OutOfScope) {
            continue;
        }
        let (tracked, cost) = match undone {
            false => supply_now(connection, line.product)?,
            true => supply_at(connection, line.product, sale)?,
        };
        let left = if line.purpose.hands_over() { line.quantity.thousandths() } else { 0 };
        if tracked && left != 0 {
            run(
                connection,
                "UPDATE stock SET thousandths = thousandths - ?2 WHERE product = ?1",
                params![line.product.uuid().as_bytes(), left],
            )?;
        }
        if line.nature != Nature::Deposit {
            let terms = match line.partner {
                Some(partner) => terms_at(connection, partner, sale)?,
                None => None,
            };
            fold_sold(connection, (&day, terms), line, cost.map(Cents::new), left)?;
        }
    }
    Ok(())
}

fn fold_sold(
    connection: &Connection,
    (day, terms): (&str, Option<(u16, Deal)>),
    line: &TicketLine,
    unit_cost: Option<Cents>,
    left: i64,
) -> Result<(), StoreError> {
    // A cost beyond any amount is as good as unknown: it must not refuse the sale.
    let quantity = Quantity::from_thousandths(left).ok();
    let cost = unit_cost.zip(quantity).and_then(|(cost, quantity)| quantity.price(cost).ok());
    let known = if cost.is_some() { line.net } else { Cents::ZERO };
    let cost = cost.unwrap_or(Cents::ZERO);
    let partner = line.partner.map(|partner| partner.uuid().into_bytes());
    run(
        connection,
        "INSERT INTO sold VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         ON CONFLICT (day, product, partner, commission, deal, nature) DO UPDATE SET
            thousandths = thousandths + excluded.thousandths,
            gross = gross + excluded.gross, net = net + excluded.net,
            known = known + excluded.known, cost = cost + excluded.cost",
        params![
            day,
            line.product.uuid().as_bytes(),
            partner.as_ref().map_or(&[][..], |bytes| &bytes[..]),
            terms.map_or(0, |(commission, _)| commission),
            terms.map_or("", |(_, deal)| deal_word(deal)),
            nature_word(line.nature),
            left,
            line.gross.get(),
            line.net.get(),
            known.get(),
            cost.get(),
        ],
    )
}

impl Store {
    /// Whether a product's stock was counted when the entry of a place was written.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn was_tracked(&self, id: ProductId, place: Place) -> Result<bool, StoreError> {
        Ok(supply_at(&self.connection, id, row_of(place))?.0)
    }
}
