//! What is done in the bread deposit.

use super::{Act, Till, TillError};
use crate::domain::bread::BreadFact;
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::id::ProductId;

impl Till {
    /// Someone says that none of a bread is left.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn bread_sold_out(&mut self, act: Act, product: ProductId) -> Result<(), TillError> {
        let fact = BreadFact::SoldOut { day: BusinessDay::of(act.at), product };
        self.store.append(act.at, act.by, vec![Fact::Bread(fact)])?;
        Ok(())
    }
}
