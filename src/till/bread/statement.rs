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
    /// The sums.
    pub statement: Statement,
}

impl Till {
    /// What a baker is owed from one day to another, both included.
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
        let mut rows = self.store.statement_rows(from, until)?;
        rows.retain(|row| breads.contains(&row.product));
        let statement = Statement::of(&partner, &terms, &rows).map_err(BreadError::Statement)?;
        let mut names = self.named_breads(baker)?;
        names.retain(|(product, _)| statement.lines.contains_key(product));
        Ok(StatementSheet { partner, baker: terms, from, until, names, statement })
    }
}
