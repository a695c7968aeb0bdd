//! The bread deposit at the desk.

use super::Desk;
use crate::domain::id::ProductId;
use crate::till::TillError;

impl Desk {
    /// Someone says that none of a bread is left.
    ///
    /// # Errors
    /// As [`crate::till::Till::bread_sold_out`].
    pub fn bread_sold_out(&mut self, product: ProductId) -> Result<(), TillError> {
        self.till.bread_sold_out(self.act(), product)?;
        self.after_commit(false)
    }
}
