//! The stock at the desk.

use super::Desk;
use crate::domain::day::Moment;
use crate::domain::id::{FamilyId, InventoryId, ProductId};
use crate::store::CountRow;
use crate::till::TillError;
use crate::till::stock::{Inventory, Move};

impl Desk {
    /// Goods came or went; says what is there afterwards.
    ///
    /// # Errors
    /// As [`crate::till::Till::move_stock`].
    pub fn move_stock(&mut self, asked: Move) -> Result<i64, TillError> {
        let left = self.till.move_stock(self.act(), asked)?;
        self.after_commit(false)?;
        Ok(left)
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
}
