//! The month's statement, told from the journal.

use crate::domain::day::Moment;
use crate::journal::entry::Entry;
use crate::journal::seal::SignError;
use crate::statement::MonthName;
use crate::statement::sealing::SealingError;
use crate::statement::telling::{Draft, Reason, Telling};
use crate::statement::wire::{Document, SealedStatement};
use crate::till::{Till, TillError};

impl Till {
    /// The statement of a month as the journal tells it now. Called final only where every day
    /// that was opened is closed and every rule is kept.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be read; [`TillError::Telling`] when a sum goes
    /// beyond its range.
    pub fn statement_of(&mut self, at: Moment, month: MonthName) -> Result<Draft, TillError> {
        self.told(at, month, None)
    }

    /// The same, with a person's reason for telling it anew.
    pub(super) fn told(
        &mut self,
        at: Moment,
        month: MonthName,
        reason: Option<Reason>,
    ) -> Result<Draft, TillError> {
        let (mut telling, after) = match self.telling.take() {
            Some((telling, after)) if telling.month() == month => (telling, Some(after)),
            _ => (Telling::new(month), None),
        };
        let mut failed = None;
        self.store.walk_after(after, |sealed| {
            if failed.is_none() {
                failed = telling.take(&Entry::from_own_bytes(&sealed.bytes)?, sealed.hash).err();
            }
            Ok(())
        })?;
        if let Some(error) = failed {
            return Err(error.into());
        }
        self.telling = self.store.head().map(|head| (telling.clone(), head.place));
        let till = self.store.till().to_string();
        Ok(telling.finish(at, &till, crate::PROGRAM, reason)?)
    }

    /// Seals a statement with the till's own key.
    ///
    /// # Errors
    /// [`SealingError`] when the key can't be reached or the statement has no form.
    pub fn seal_statement(&self, document: Document) -> Result<SealedStatement, SealingError> {
        let missing = || SignError("the key can't be reached".to_owned());
        let signer = self.store.signer().filter(|_| self.store.can_sign()).ok_or_else(missing)?;
        SealedStatement::seal(document, signer)
    }
}
