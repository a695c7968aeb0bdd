//! The stock at the desk.

use std::collections::HashMap;

use comptoir_hardware::slip::Slip;

use super::Desk;
use super::inbox::{Arrival, INBOX};
use crate::devices::{JobClass, Order};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::{FamilyId, InventoryId, LotId, PartnerId, ProductId};
use crate::domain::money::Cents;
use crate::domain::partner::{Partner, Role};
use crate::domain::stock::MoveReason;
use crate::imports::price_list::PriceList;
use crate::slips::{self, DifferencesPaper, ProducerPaper};
use crate::store::{BreadUnsold, CountRow, MoveRow, ParkedCode, StockRow};
use crate::till::TillError;
use crate::till::goods_in::Received;
use crate::till::goods_in::draft::Draft;
use crate::till::stock::margin::FamilyMargin;
use crate::till::stock::prices::NewCosts;
use crate::till::stock::shelf::{Dated, NewLot, Unsold};
use crate::till::stock::{Inventory, Move};

/// The sums of the month that the back of the shop looks at.
#[derive(Debug, Clone, Default)]
pub struct ShopMonth {
    /// What each family brought.
    pub margins: Vec<FamilyMargin>,
    /// What left the shelf unsold, by reason.
    pub unsold: Vec<(MoveReason, Unsold)>,
    /// Bread that left the shelf unsold: it is counted in the evening and not in the stock.
    pub bread: BreadUnsold,
}

impl Desk {
    /// What is there of everything that was ever tracked or moved.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn stock(&mut self) -> Result<Vec<StockRow>, TillError> {
        Ok(self.till.store().stock()?)
    }

    /// The newest moves of a product other than its sales.
    ///
    /// # Errors
    /// [`TillError::Store`] when the view can't be read.
    pub fn moves_of(&mut self, product: ProductId) -> Result<Vec<MoveRow>, TillError> {
        Ok(self.till.store().moves_of(product, 20)?)
    }

    /// Goods came or went; says what is there afterwards.
    ///
    /// # Errors
    /// As [`crate::till::Till::move_stock`].
    pub fn move_stock(&mut self, asked: Move) -> Result<i64, TillError> {
        let left = self.till.move_stock(self.act(), asked)?;
        self.after_commit(false)?;
        Ok(left)
    }

    /// Takes a counted delivery in, or only says what would happen.
    ///
    /// # Errors
    /// As [`crate::till::Till::receive`].
    pub fn receive(&mut self, draft: &Draft, dry_run: bool) -> Result<Received, TillError> {
        let act = self.act();
        let received = self.till.receive(act, self.equipment.ids.as_mut(), draft, dry_run)?;
        self.catalogue_changed()?;
        Ok(received)
    }

    /// What a delivery lacked, as a paper for the supplier; it is printed where there is a printer.
    pub fn print_differences(&mut self, received: &Received) -> Slip {
        let paper = DifferencesPaper {
            establishment: self.till.ledger().establishment.clone(),
            from: received.from.clone(),
            note: received.note.clone(),
            at: self.now(),
            lines: received.differences.clone(),
        };
        let slip = slips::differences(&paper, &self.french, self.equipment.outlet.columns());
        if let Some(job) = received.place
            && self.equipment.outlet.takes(JobClass::Paper)
        {
            let (class, slip) = (JobClass::Paper, slip.clone());
            self.equipment.outlet.deliver(Order { job, class, slip });
        }
        slip
    }

    /// Takes a supplier's prices in, or only says what would change.
    ///
    /// # Errors
    /// As [`crate::till::Till::take_prices`].
    pub fn take_prices(
        &mut self,
        partner: Option<PartnerId>,
        list: &PriceList,
        dry_run: bool,
    ) -> Result<NewCosts, TillError> {
        let costs = self.till.take_prices(self.act(), partner, list, dry_run)?;
        self.catalogue_changed()?;
        Ok(costs)
    }

    /// The count of the stock that is going on.
    ///
    /// # Errors
    /// As [`crate::till::Till::inventory`].
    pub fn inventory(&mut self) -> Result<Option<Inventory>, TillError> {
        self.till.inventory()
    }

    /// Begins to count the stock, of one family or of all.
    ///
    /// # Errors
    /// As [`crate::till::Till::start_inventory`].
    pub fn start_inventory(&mut self, family: Option<FamilyId>) -> Result<InventoryId, TillError> {
        let act = self.act();
        let id = self.till.start_inventory(act, self.equipment.ids.as_mut(), family)?;
        self.after_commit(false)?;
        Ok(id)
    }

    /// Records a count of a product at a moment.
    ///
    /// # Errors
    /// As [`crate::till::Till::count_stock`].
    pub fn count_stock(
        &mut self,
        product: ProductId,
        counted: i64,
        at: Moment,
    ) -> Result<CountRow, TillError> {
        let row = self.till.count_stock(self.act(), product, counted, at)?;
        self.after_commit(false)?;
        Ok(row)
    }

    /// Ends the count.
    ///
    /// # Errors
    /// As [`crate::till::Till::end_inventory`].
    pub fn end_inventory(&mut self) -> Result<(), TillError> {
        self.till.end_inventory(self.act())?;
        self.after_commit(false)
    }

    /// Puts goods with a date on the shelf.
    ///
    /// # Errors
    /// As [`crate::till::Till::keep_lot`].
    pub fn keep_lot(&mut self, asked: NewLot) -> Result<LotId, TillError> {
        let act = self.act();
        let id = self.till.keep_lot(act, self.equipment.ids.as_mut(), asked)?;
        self.after_commit(false)?;
        Ok(id)
    }

    /// The list of the morning.
    ///
    /// # Errors
    /// As [`crate::till::Till::dated`].
    pub fn dated(&mut self) -> Result<Vec<Dated>, TillError> {
        self.till.dated(BusinessDay::of(self.now()))
    }

    /// Lowers the price of a lot, in basis points.
    ///
    /// # Errors
    /// As [`crate::till::Till::mark_down`].
    pub fn mark_down(&mut self, lot: LotId, discount: u16) -> Result<(), TillError> {
        self.till.mark_down(self.act(), lot, discount)?;
        self.after_commit(false)
    }

    /// A lot is done with: what is left of it was lost or given away, or nothing is left.
    ///
    /// # Errors
    /// As [`crate::till::Till::clear_lot`].
    pub fn clear_lot(
        &mut self,
        lot: LotId,
        gone: Option<(i64, MoveReason)>,
    ) -> Result<(), TillError> {
        self.till.clear_lot(self.act(), lot, gone)?;
        self.after_commit(false)
    }

    /// The sums of the present month up to now.
    ///
    /// # Errors
    /// As [`crate::till::Till::margins`] and [`crate::till::Till::unsold`].
    pub fn shop_month(&mut self) -> Result<ShopMonth, TillError> {
        let today = BusinessDay::of(self.now());
        let first = chrono::Datelike::with_day(&today.date(), 1).unwrap_or(today.date());
        let first = BusinessDay::new(first);
        Ok(ShopMonth {
            margins: self.till.margins(first, today)?,
            unsold: self.till.unsold(first, today)?.into_iter().collect(),
            bread: self.till.store().bread_unsold(first, today)?,
        })
    }

    /// What a producer would be told now.
    ///
    /// # Errors
    /// As [`crate::till::Till::statement`].
    pub fn statement(&mut self, partner: PartnerId) -> Result<ProducerPaper, TillError> {
        self.till.statement(self.act(), partner)
    }

    /// Makes a producer's statement, prints it and gives it back for the screen, with what is due.
    ///
    /// # Errors
    /// As [`crate::till::Till::make_statement`].
    pub fn make_statement(&mut self, partner: PartnerId) -> Result<(Cents, Slip), TillError> {
        let place = self.till.make_statement(self.act(), partner)?;
        self.after_commit(false)?;
        let due = self.till.made_statement(place)?.sums.due;
        Ok((due, self.slip_of(place)?))
    }
}

/// What the back of the shop shows, taken at one moment.
#[derive(Debug, Clone, Default)]
pub struct ShopBoard {
    /// What is there, in thousandths of the unit, of everything that was ever tracked or moved.
    pub stock: HashMap<ProductId, i64>,
    /// Suppliers' files that wait.
    pub arrivals: Vec<Arrival>,
    /// The name of the folder that they are put into.
    pub inbox: &'static str,
    /// The count of the stock that is going on.
    pub inventory: Option<Inventory>,
    /// Goods whose date comes close.
    pub dated: Vec<Dated>,
    /// Products that were given a date lately, the newest first.
    pub lately_dated: Vec<ProductId>,
    /// Codes that wait to be made a product of, the newest first.
    pub parked: Vec<ParkedCode>,
    /// The month's margins and losses.
    pub month: ShopMonth,
    /// A delivery that is being counted: it waits while someone sells.
    pub delivery: Option<Draft>,
    /// Suppliers and producers that are still dealt with, with what a producer would be told now.
    pub partners: Vec<(Partner, Option<ProducerPaper>)>,
}

impl Desk {
    /// Keeps a delivery that is being counted, or forgets it.
    pub fn keep_delivery(&mut self, draft: Option<Draft>) {
        self.delivery = draft;
    }

    /// What the back of the shop shows.
    ///
    /// # Errors
    /// [`TillError`] when files fail.
    pub fn shop_board(&mut self) -> Result<ShopBoard, TillError> {
        let rows = self.stock()?;
        let mut partners = Vec::new();
        for partner in self.till.partners()? {
            let brings = matches!(partner.role, Role::Supplier | Role::Producer);
            if brings && partner.active {
                let told = match partner.role {
                    Role::Producer => Some(self.statement(partner.id)?),
                    _ => None,
                };
                partners.push((partner, told));
            }
        }
        Ok(ShopBoard {
            stock: rows.into_iter().map(|row| (row.product, row.thousandths)).collect(),
            arrivals: self.arrivals(),
            inbox: INBOX,
            inventory: self.inventory()?,
            dated: self.dated()?,
            lately_dated: self.till.store().lately_dated()?,
            parked: self.parked_codes()?,
            month: self.shop_month()?,
            delivery: self.delivery.clone(),
            partners,
        })
    }
}
