//! What is done with the stock.

use super::{Act, Till, TillError};
use crate::domain::fact::Fact;
use crate::domain::id::ProductId;
use crate::domain::stock::StockFact;

impl Till {
    /// Goods came or went.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn move_stock(
        &mut self,
        act: Act,
        product: ProductId,
        thousandths: i64,
    ) -> Result<(), TillError> {
        let fact = Fact::Stock(StockFact::Moved { product, thousandths });
        self.store.append(act.at, act.by, vec![fact])?;
        Ok(())
    }
}
