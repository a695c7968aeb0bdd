//! Devices of a counter, and nothing of the café: this crate knows slips, printers, drawers and
//! scanners, but neither tickets nor money.
//!
//! - [`slip`]: what should stand on a strip of paper, said without naming a device
//! - [`text`]: text made safe and brought to what a printer can show
//! - [`profile`]: what a model of printer can do
//! - [`escpos`]: a slip as the bytes of a printer
//! - [`render`]: a slip as a picture
//! - [`transport`]: bytes to a device by serial port, USB, network or file
//! - [`scanner`]: scanners that type, told from fingers
//! - [`ean`]: article numbers
//! - `emulator` (a feature): a printer of software, for tests

mod codes;
pub mod ean;
#[cfg(feature = "emulator")]
pub mod emulator;
pub mod escpos;
pub mod profile;
pub mod render;
pub mod scanner;
pub mod slip;
pub mod text;
pub mod transport;
