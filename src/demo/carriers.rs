//! The carriers of the demonstration café: fictional tariffs, as a table.

use super::DemoError;
use crate::till::desk::Desk;

const CARRIERS: &str = include_str!("../../assets/demo/carriers.csv");

/// Sets up the carriers.
pub(super) fn set_up(desk: &mut Desk) -> Result<(), DemoError> {
    desk.take_carriers(CARRIERS)?.map(drop).map_err(|_| DemoError::Carriers)
}
