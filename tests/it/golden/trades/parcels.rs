//! The relay of parcels.

use comptoir::domain::fact::Fact;
use comptoir::domain::id::CarrierId;
use comptoir::domain::parcel::ParcelFact;

use super::id;

/// What the trade freezes.
pub fn facts() -> Vec<Fact> {
    vec![Fact::Parcel(ParcelFact::CarrierRetired { carrier: CarrierId::new(id(1)) })]
}
