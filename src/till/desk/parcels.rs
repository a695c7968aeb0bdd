//! The relay of parcels at the desk.

use super::Desk;
use crate::domain::id::CarrierId;
use crate::till::TillError;

impl Desk {
    /// The café no longer works for a carrier.
    ///
    /// # Errors
    /// As [`crate::till::Till::retire_carrier`].
    pub fn retire_carrier(&mut self, carrier: CarrierId) -> Result<(), TillError> {
        self.till.retire_carrier(self.act(), carrier)?;
        self.after_commit(false)
    }
}
