//! What a baker is owed.

use super::BreadError;
use crate::domain::bread::{Baker, Statement};
use crate::domain::day::BusinessDay;
use crate::domain::id::{PartnerId, ProductId};
use crate::domain::partner::Partner;
use crate::domain::text::Label;
use crate::till::{Till, TillError};

/// The statement of a baker with what is written on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementSheet {
    /// Whose.
    pub partner: Partner,
    /// The terms.
    pub baker: Baker,
    /// The first day.
    pub from: BusinessDay,
    /// The last day.
    pub until: BusinessDay,
    /// The names of the breads, in the order of the catalogue.
    pub names: Vec<(ProductId, Label)>,
    /// The sums, for each deal that was in force on these days; one at least.
    pub parts: Vec<Statement>,
}

impl Till {
    /// What a baker is owed from one day to another, both included: each day under the terms that
    /// were in force when the bread came and when it was sold.
    ///
    /// # Errors
    /// [`BreadError`] for no such baker or amounts out of range; [`TillError::Store`] when files
    /// can't be read.
    pub fn baker_statement(
        &self,
        baker: PartnerId,
        from: BusinessDay,
        until: BusinessDay,
    ) -> Result<StatementSheet, TillError> {
        let (partner, terms) = self.baker(baker)?;
        let breads = self.breads_of(baker)?;
        let rows = self.store.statement_rows(baker, &breads, from, until)?;
        let parts = Statement::of(partner.deal, &terms, &rows).map_err(BreadError::Statement)?;
        let told = parts.iter().flat_map(|part| part.lines.keys().copied()).collect();
        let names = self.in_order(told);
        Ok(StatementSheet { partner, baker: terms, from, until, names, parts })
    }
}
