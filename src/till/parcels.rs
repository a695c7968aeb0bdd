//! What is done in the relay of parcels.

use super::{Act, Till, TillError};
use crate::domain::fact::Fact;
use crate::domain::id::CarrierId;
use crate::domain::parcel::ParcelFact;

impl Till {
    /// The café no longer works for a carrier.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be written.
    pub fn retire_carrier(&mut self, act: Act, carrier: CarrierId) -> Result<(), TillError> {
        let fact = Fact::Parcel(ParcelFact::CarrierRetired { carrier });
        self.store.append(act.at, act.by, vec![fact])?;
        Ok(())
    }
}
