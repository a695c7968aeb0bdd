//! Devices of a counter, and nothing of the café: this crate knows slips, printers, drawers and
//! scanners, but neither tickets nor money.
//!
//! - [`slip`]: what should stand on a strip of paper, said without naming a device
//! - [`text`]: text made safe and brought to what a printer can show

pub mod ean;
pub mod slip;
pub mod text;
