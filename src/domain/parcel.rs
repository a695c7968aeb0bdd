//! The relay of parcels: what was received, where it stands, and whom it left with.

use super::id::CarrierId;

/// Something that happened in the relay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParcelFact {
    /// The café no longer works for a carrier.
    CarrierRetired {
        /// Which.
        carrier: CarrierId,
    },
}
