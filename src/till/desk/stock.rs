//! The stock at the desk.

use super::Desk;
use crate::domain::id::ProductId;
use crate::till::TillError;

impl Desk {
    /// Goods came or went, in thousandths of their unit.
    ///
    /// # Errors
    /// As [`crate::till::Till::move_stock`].
    pub fn move_stock(&mut self, product: ProductId, thousandths: i64) -> Result<(), TillError> {
        self.till.move_stock(self.act(), product, thousandths)?;
        self.after_commit(false)
    }
}
