//! What is done with the stock. Nothing here ever holds a sale up.

pub mod margin;
pub mod prices;
pub mod producers;
pub mod shelf;

use super::{Act, Till, TillError};
use crate::domain::day::Moment;
use crate::domain::fact::Fact;
use crate::domain::id::{FamilyId, Ids, InventoryId, LotId, ProductId};
use crate::domain::stock::{MAX_MOVE, MoveReason, StockError, StockFact};
use crate::domain::ticket::Operation;
use crate::store::{CountRow, InventoryRow};

/// A move that someone asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// What.
    pub product: ProductId,
    /// How much came, in thousandths of its unit; negative for what went.
    pub thousandths: i64,
    /// Why.
    pub reason: MoveReason,
    /// Of which lot, when it is known.
    pub lot: Option<LotId>,
}

impl Move {
    /// The fact that it becomes.
    fn fact(self) -> Fact {
        let Self { product, thousandths, reason, lot } = self;
        Fact::Stock(StockFact::Moved { product, thousandths, reason, lot })
    }
}

/// A count of the stock that is going on, with what was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inventory {
    /// Which.
    pub row: InventoryRow,
    /// What was counted, in no order.
    pub counts: Vec<CountRow>,
}

impl Till {
    /// Goods came or went. Says what is there afterwards, in thousandths: it may be below zero.
    ///
    /// # Errors
    /// [`TillError::Stock`] for a product that is not known or a quantity that does not fit the
    /// reason; [`TillError::Store`] when the journal can't be written.
    pub fn move_stock(&mut self, act: Act, asked: Move) -> Result<i64, TillError> {
        let Move { product, thousandths, reason, lot } = asked;
        self.check_product(product)?;
        if !reason.fits(thousandths) || thousandths.unsigned_abs() > MAX_MOVE.unsigned_abs() {
            return Err(StockError::Quantity.into());
        }
        if let Some(lot) = lot {
            let known = self.store.lot(lot)?.ok_or(StockError::NoSuchLot)?;
            if known.lot.product != product {
                return Err(StockError::NoSuchLot.into());
            }
        }
        self.store.append(act.at, act.by, vec![asked.fact()])?;
        Ok(self.store.stock_of(product)?)
    }

    fn check_product(&self, product: ProductId) -> Result<(), TillError> {
        let known = self.catalog().product(product).is_some();
        Ok(known.then_some(()).ok_or(StockError::NoSuchProduct)?)
    }

    /// The count of the stock that is going on.
    ///
    /// # Errors
    /// [`TillError::Store`] when the views can't be read.
    pub fn inventory(&self) -> Result<Option<Inventory>, TillError> {
        let Some(row) = self.store.open_inventory()? else {
            return Ok(None);
        };
        Ok(Some(Inventory { counts: self.store.counts_of(row.id)?, row }))
    }

    /// Begins to count the stock, of one family or of all. Selling goes on.
    ///
    /// # Errors
    /// [`StockError::InventoryOpen`]; [`TillError::Store`] when the journal can't be written.
    pub fn start_inventory(
        &mut self,
        act: Act,
        ids: &mut dyn Ids,
        family: Option<FamilyId>,
    ) -> Result<InventoryId, TillError> {
        if self.store.open_inventory()?.is_some() {
            return Err(StockError::InventoryOpen.into());
        }
        let inventory = InventoryId::new(ids.next());
        let fact = Fact::Stock(StockFact::InventoryStarted { inventory, family });
        self.store.append(act.at, act.by, vec![fact])?;
        Ok(inventory)
    }

    /// Records that so much of a product lay there at a moment. What was sold or moved since then
    /// is not missing. Says what the ledger had at that moment.
    ///
    /// # Errors
    /// [`TillError::Stock`] when no count is going on, for a product that is not part of it, or a
    /// quantity below zero; [`TillError::Store`] when the journal can't be written.
    pub fn count_stock(
        &mut self,
        act: Act,
        product: ProductId,
        counted: i64,
        at: Moment,
    ) -> Result<CountRow, TillError> {
        let open = self.store.open_inventory()?.ok_or(StockError::NoInventory)?;
        let family = self.catalog().product(product).ok_or(StockError::NoSuchProduct)?.family;
        if open.family.is_some_and(|wanted| wanted != family) || at.utc_ms() < open.began_ms {
            return Err(StockError::NotInInventory.into());
        }
        if !(0..=MAX_MOVE).contains(&counted) {
            return Err(StockError::Quantity.into());
        }
        let expected = self.stock_at(product, at)?;
        let inventory = open.id;
        let fact = StockFact::InventoryCounted { inventory, product, counted, expected, at };
        self.store.append(act.at, act.by, vec![Fact::Stock(fact)])?;
        Ok(CountRow { product, counted, expected })
    }

    /// Ends the count. What was not counted stays as it was.
    ///
    /// # Errors
    /// [`StockError::NoInventory`]; [`TillError::Store`] when the journal can't be written.
    pub fn end_inventory(&mut self, act: Act) -> Result<(), TillError> {
        let inventory = self.store.open_inventory()?.ok_or(StockError::NoInventory)?.id;
        let fact = Fact::Stock(StockFact::InventoryEnded { inventory });
        self.store.append(act.at, act.by, vec![fact])?;
        Ok(())
    }

    /// What the ledger had of a product at an earlier moment: what it has now, less what came and
    /// more what went since.
    fn stock_at(&self, product: ProductId, moment: Moment) -> Result<i64, TillError> {
        let now = self.store.stock_of(product)?;
        let moved = self.store.moved_since(product, moment)?;
        let sold = self.sold_since(product, moment)?;
        let then = now.checked_sub(moved).and_then(|then| then.checked_add(sold));
        Ok(then.ok_or(StockError::OutOfRange)?)
    }

    /// What tickets took of a product after a moment: the newest tickets, back to the first that
    /// is older.
    fn sold_since(&self, product: ProductId, moment: Moment) -> Result<i64, TillError> {
        let mut number = self.store.number_of(crate::journal::record::Kind::Ticket);
        let mut sold = 0_i64;
        while let Some(row) = self.store.ticket_row(number)? {
            let entry = self.entry(row.place)?;
            if entry.at.utc_ms() <= moment.utc_ms() {
                break;
            }
            let Fact::TicketPaid { ticket, .. } = entry.fact else { break };
            // A void gives back what its sale took, as the product stood then.
            let sale = match ticket.operation {
                Operation::Sale => None,
                Operation::Void { number, .. } => self.store.ticket_row(number)?,
            };
            let then = sale.map_or(row.place, |sale| sale.place);
            let tracked = self.store.was_tracked(product, then)?;
            for line in ticket.lines.iter().filter(|line| line.product == product) {
                if tracked && line.purpose.hands_over() {
                    let more = sold.checked_add(line.quantity.thousandths());
                    sold = more.ok_or(StockError::OutOfRange)?;
                }
            }
            number -= 1;
        }
        Ok(sold)
    }
}
