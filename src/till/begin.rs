//! The first start: an empty folder becomes a café's till.

use super::{Act, Till, TillError};
use crate::domain::establishment::Establishment;
use crate::domain::fact::{EpochReason, Fact};
use crate::domain::profile::Profile;

impl Till {
    /// Whether the till has begun: its journal has an entry.
    pub fn has_begun(&self) -> bool {
        self.store.head().is_some()
    }

    /// Begins the journal under the signer's key, with the café's identity.
    ///
    /// # Errors
    /// [`TillError::Store`] when it has begun already, or there is no key to begin with.
    pub fn begin(&mut self, act: Act, establishment: Establishment) -> Result<(), TillError> {
        let identity = vec![Fact::EstablishmentSet(establishment)];
        // In one transaction: a journal that has begun knows whose it is.
        Ok(self.store.begin_epoch(act.at, act.by, EpochReason::FirstStart, identity)?)
    }

    /// Changes the café's identity and tax settings. A demonstration café stays one.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn set_establishment(
        &mut self,
        act: Act,
        mut establishment: Establishment,
    ) -> Result<(), TillError> {
        let former = self.ledger().establishment.as_ref();
        establishment.demonstration |= former.is_some_and(|former| former.demonstration);
        self.store.append(act.at, act.by, vec![Fact::EstablishmentSet(establishment)])?;
        Ok(())
    }

    /// Says what the network knows the café by.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn set_profile(&mut self, act: Act, profile: Profile) -> Result<(), TillError> {
        self.store.append(act.at, act.by, vec![Fact::ProfileSet(profile)])?;
        Ok(())
    }

    /// Begins an epoch under a new key after the former was lost.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written, or has not begun.
    pub fn replace_key(&mut self, act: Act) -> Result<(), TillError> {
        Ok(self.store.begin_epoch(act.at, act.by, EpochReason::NewKey, Vec::new())?)
    }

    /// Begins an epoch under the same key because an anchor remembers entries that the journal
    /// lacks: it was put back to an older state, and the anchor that shows it is overwritten by
    /// the next sale. From here on the journal itself says so.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written, or there is no key.
    pub fn record_rollback(&mut self, act: Act) -> Result<(), TillError> {
        Ok(self.store.begin_epoch(act.at, act.by, EpochReason::Restore, Vec::new())?)
    }
}
