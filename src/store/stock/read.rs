//! Reading the views of the stock.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::domain::catalog::Nature;
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::{FamilyId, InventoryId, LotId, PartnerId, ProductId};
use crate::domain::money::Cents;
use crate::domain::partner::Deal;
use crate::domain::stock::MoveReason;
use crate::domain::stock::columns::Mapping;
use crate::domain::stock::lot::Lot;
use crate::journal::entry::Place;
use crate::journal::record::codes;
use crate::journal::record::{ColumnsRecord, LotRecord, RecordError, move_reason};
use crate::store::views::records;
use crate::store::{Attempt, Store, StoreError, place_of};

/// What is there of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StockRow {
    /// Which.
    pub product: ProductId,
    /// How much, in thousandths of its unit; below zero when more was sold than was taken in.
    pub thousandths: i64,
}

/// A move other than a sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoveRow {
    /// What moved.
    pub product: ProductId,
    /// On which business day.
    pub day: BusinessDay,
    /// How much came, in thousandths of its unit; below zero for what went.
    pub thousandths: i64,
    /// Why.
    pub reason: MoveReason,
}

/// What was sold of a product while it was one partner's, over some days, in cents and thousandths
/// of its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoldRow {
    /// Which.
    pub product: ProductId,
    /// Whose it was, if it was another's than the café's.
    pub partner: Option<PartnerId>,
    /// What the café kept of it when it was sold, in basis points.
    pub commission: u16,
    /// What was agreed with the partner then, if it was a partner's.
    pub deal: Option<Deal>,
    /// Whose money it was.
    pub nature: Nature,
    /// How much left the shelf.
    pub thousandths: i64,
    /// What was paid for it with VAT.
    pub gross: Cents,
    /// The same without VAT.
    pub net: Cents,
    /// The part of [`SoldRow::net`] whose cost is known.
    pub known: Cents,
    /// That cost, without VAT.
    pub cost: Cents,
}

/// A count of the stock that is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InventoryRow {
    /// Which.
    pub id: InventoryId,
    /// When it began, in milliseconds of UTC.
    pub began_ms: i64,
    /// Of which family; none for all.
    pub family: Option<FamilyId>,
}

/// What was counted of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountRow {
    /// What.
    pub product: ProductId,
    /// How much lay there, in thousandths of its unit.
    pub counted: i64,
    /// How much the ledger had at that moment.
    pub expected: i64,
}

/// Goods with a date that are on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotRow {
    /// The goods.
    pub lot: Lot,
    /// How much left of them by losses and gifts, in thousandths of the product's unit.
    pub gone: i64,
    /// By how much their price is lowered, in basis points.
    pub discount: u16,
}

type Result<T> = std::result::Result<T, StoreError>;

fn product(row: &Row<'_>, column: usize) -> rusqlite::Result<ProductId> {
    row.get::<_, [u8; 16]>(column).map(Uuid::from_bytes).map(ProductId::new)
}

/// The partner of a column that is empty where there is none.
fn partner(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<PartnerId>> {
    let bytes: Vec<u8> = row.get(column)?;
    Ok(Uuid::from_slice(&bytes).ok().map(PartnerId::new))
}

fn day(text: &str) -> Result<BusinessDay> {
    Ok(BusinessDay::parse(text).ok_or(RecordError::Value("day"))?)
}

impl Store {
    /// What is there of a product, in thousandths of its unit.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn stock_of(&self, id: ProductId) -> Result<i64> {
        let found = self
            .connection
            .prepare_cached("SELECT thousandths FROM stock WHERE product = ?1")
            .and_then(|mut statement| {
                statement.query_row([id.uuid().as_bytes()], |row| row.get(0)).optional()
            })
            .attempt("reading the stock")?;
        Ok(found.unwrap_or(0))
    }

    /// What is there of everything that was ever tracked or moved.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn stock(&self) -> Result<Vec<StockRow>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT product, thousandths FROM stock")
            .attempt("reading the stock")?;
        let rows = statement
            .query_map([], |row| {
                Ok(StockRow { product: product(row, 0)?, thousandths: row.get(1)? })
            })
            .attempt("reading the stock")?;
        rows.collect::<rusqlite::Result<_>>().attempt("reading the stock")
    }

    /// The newest moves of a product other than its sales, newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn moves_of(&self, id: ProductId, limit: u32) -> Result<Vec<MoveRow>> {
        self.stock_moves(
            "SELECT product, day, thousandths, reason FROM stock_move WHERE product = ?1
             ORDER BY entry DESC, line DESC LIMIT ?2",
            params![id.uuid().as_bytes(), limit],
        )
    }

    /// The moves other than sales from one day to another, both included.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn moves_between(&self, from: BusinessDay, to: BusinessDay) -> Result<Vec<MoveRow>> {
        self.stock_moves(
            "SELECT product, day, thousandths, reason FROM stock_move
             WHERE day BETWEEN ?1 AND ?2 ORDER BY day, entry, line",
            params![from.to_string(), to.to_string()],
        )
    }

    fn stock_moves(&self, query: &str, values: impl rusqlite::Params) -> Result<Vec<MoveRow>> {
        let mut statement =
            self.connection.prepare_cached(query).attempt("reading the moves of the stock")?;
        let mut rows = statement.query(values).attempt("reading the moves of the stock")?;
        let mut moves = Vec::new();
        while let Some(row) = rows.next().attempt("reading the moves of the stock")? {
            let read = |row: &Row<'_>| -> rusqlite::Result<(ProductId, String, i64, String)> {
                Ok((product(row, 0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            };
            let (product, on, thousandths, reason) =
                read(row).attempt("reading the moves of the stock")?;
            let (day, reason) = (day(&on)?, move_reason(&reason)?);
            moves.push(MoveRow { product, day, thousandths, reason });
        }
        Ok(moves)
    }

    /// The sum of a product's moves after a moment, sales apart, in thousandths.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn moved_since(&self, id: ProductId, moment: Moment) -> Result<i64> {
        self.connection
            .prepare_cached(
                "SELECT coalesce(sum(thousandths), 0) FROM stock_move
                 WHERE product = ?1 AND at > ?2",
            )
            .and_then(|mut statement| {
                let id = id.uuid();
                statement.query_row(params![id.as_bytes(), moment.utc_ms()], |row| row.get(0))
            })
            .attempt("reading the moves of the stock")
    }

    /// What was sold from one day to another, both included, by product, by whose it was and by
    /// what was agreed of it.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn sold_between(&self, from: BusinessDay, to: BusinessDay) -> Result<Vec<SoldRow>> {
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT product, partner, commission, sum(thousandths), sum(gross), sum(net),
                        sum(known), sum(cost), deal, nature
                 FROM sold WHERE day BETWEEN ?1 AND ?2
                 GROUP BY product, partner, commission, deal, nature",
            )
            .attempt("reading what was sold")?;
        let rows = statement
            .query_map(params![from.to_string(), to.to_string()], |row| {
                let sold = SoldRow {
                    product: product(row, 0)?,
                    partner: partner(row, 1)?,
                    commission: row.get(2)?,
                    deal: None,
                    nature: Nature::Own,
                    thousandths: row.get(3)?,
                    gross: Cents::new(row.get(4)?),
                    net: Cents::new(row.get(5)?),
                    known: Cents::new(row.get(6)?),
                    cost: Cents::new(row.get(7)?),
                };
                Ok((sold, row.get(8)?, row.get(9)?))
            })
            .attempt("reading what was sold")?;
        let mut sold = Vec::new();
        for row in rows {
            let (row, deal, nature): (SoldRow, String, String) =
                row.attempt("reading what was sold")?;
            let agreed = (!deal.is_empty()).then(|| codes::deal(&deal)).transpose()?;
            sold.push(SoldRow { deal: agreed, nature: codes::nature(&nature)?, ..row });
        }
        Ok(sold)
    }

    /// The product that a supplier calls so.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn supplier_article(
        &self,
        partner: PartnerId,
        reference: &str,
    ) -> Result<Option<ProductId>> {
        self.connection
            .prepare_cached(
                "SELECT product FROM supplier_article WHERE partner = ?1 AND reference = ?2",
            )
            .and_then(|mut statement| {
                let by = partner.uuid();
                statement
                    .query_row(params![by.as_bytes(), reference], |row| product(row, 0))
                    .optional()
            })
            .attempt("reading a supplier's article")
    }

    /// The entries by which goods of this note or invoice came in from this partner, the oldest
    /// first.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn deliveries_of(&self, partner: PartnerId, note: &str) -> Result<Vec<Place>> {
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT entry FROM delivery WHERE partner = ?1 AND note = ?2 ORDER BY entry",
            )
            .attempt("reading a delivery")?;
        let rows = statement
            .query_map(params![partner.uuid().as_bytes(), note], |row| row.get(0))
            .attempt("reading a delivery")?;
        rows.map(|row| row.map(place_of)).collect::<rusqlite::Result<_>>().attempt("reading a row")
    }

    /// The count of the stock that is going on.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn open_inventory(&self) -> Result<Option<InventoryRow>> {
        self.connection
            .prepare_cached(
                "SELECT id, at, family FROM inventory WHERE ended IS NULL ORDER BY began LIMIT 1",
            )
            .and_then(|mut statement| {
                statement
                    .query_row([], |row| {
                        let family: Option<[u8; 16]> = row.get(2)?;
                        Ok(InventoryRow {
                            id: InventoryId::new(Uuid::from_bytes(row.get(0)?)),
                            began_ms: row.get(1)?,
                            family: family.map(|id| FamilyId::new(Uuid::from_bytes(id))),
                        })
                    })
                    .optional()
            })
            .attempt("reading an inventory")
    }

    /// What an inventory has counted.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn counts_of(&self, inventory: InventoryId) -> Result<Vec<CountRow>> {
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT product, counted, expected FROM inventory_count WHERE inventory = ?1",
            )
            .attempt("reading an inventory")?;
        let rows = statement
            .query_map([inventory.uuid().as_bytes()], |row| {
                let (counted, expected) = (row.get(1)?, row.get(2)?);
                Ok(CountRow { product: product(row, 0)?, counted, expected })
            })
            .attempt("reading an inventory")?;
        rows.collect::<rusqlite::Result<_>>().attempt("reading an inventory")
    }

    /// Goods on the shelf whose date is this day or earlier, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn lots_until(&self, until: BusinessDay) -> Result<Vec<LotRow>> {
        self.lots(
            "SELECT gone, discount, record FROM lot WHERE cleared = 0 AND date <= ?1
             ORDER BY date, id",
            params![until.to_string()],
        )
    }

    /// Products that were given a date lately, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn lately_dated(&self) -> Result<Vec<ProductId>> {
        let query = "SELECT gone, discount, record FROM lot ORDER BY id DESC LIMIT 60";
        let mut products = Vec::new();
        for row in self.lots(query, [])? {
            if !products.contains(&row.lot.product) {
                products.push(row.lot.product);
            }
        }
        Ok(products)
    }

    /// How many lots on the shelf have this day or an earlier one as their date.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn count_lots_until(&self, until: BusinessDay) -> Result<usize> {
        let count: i64 = self
            .connection
            .prepare_cached("SELECT count(*) FROM lot WHERE cleared = 0 AND date <= ?1")
            .and_then(|mut statement| statement.query_row([until.to_string()], |row| row.get(0)))
            .attempt("reading lots")?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// A lot that is on the shelf.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn lot(&self, id: LotId) -> Result<Option<LotRow>> {
        let found = self.lots(
            "SELECT gone, discount, record FROM lot WHERE cleared = 0 AND id = ?1",
            params![id.uuid().as_bytes()],
        )?;
        Ok(found.into_iter().next())
    }

    fn lots(&self, query: &str, values: impl rusqlite::Params) -> Result<Vec<LotRow>> {
        let mut statement = self.connection.prepare_cached(query).attempt("reading lots")?;
        let rows = statement
            .query_map(values, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .attempt("reading lots")?;
        let rows: Vec<(i64, u16, String)> =
            rows.collect::<rusqlite::Result<_>>().attempt("reading lots")?;
        let read = |(gone, discount, record): (i64, u16, String)| {
            let record: LotRecord = serde_json::from_str(&record).map_err(RecordError::Form)?;
            Ok(LotRow { lot: record.read()?, gone, discount })
        };
        rows.into_iter().map(read).collect()
    }

    /// What the columns of each supplier's price lists hold, as far as someone said.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn list_columns(&self) -> Result<Vec<(PartnerId, Mapping)>> {
        let rows = records(&self.connection, "SELECT record FROM list_columns")?;
        let read = |record: &String| {
            let record: ColumnsRecord = serde_json::from_str(record).map_err(RecordError::Form)?;
            Ok(record.read()?)
        };
        rows.iter().map(read).collect()
    }

    /// Up to which day a producer was told what was sold of its goods.
    ///
    /// # Errors
    /// [`StoreError`] when the view can't be read.
    pub fn told_until(&self, partner: PartnerId) -> Result<Option<BusinessDay>> {
        let until: Option<String> = self
            .connection
            .prepare_cached("SELECT until FROM statement WHERE partner = ?1")
            .and_then(|mut statement| {
                statement.query_row([partner.uuid().as_bytes()], |row| row.get(0)).optional()
            })
            .attempt("reading a statement")?;
        until.as_deref().map(day).transpose()
    }
}
