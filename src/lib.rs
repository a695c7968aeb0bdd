//! Comptoir: the till and the daily book of a village café.
//!
//! The layers, from the inside out; `docs/architecture.md` tells why, `tests/tidy.rs` holds them:
//!
//! - [`domain`]: the rules of the trade, pure
//! - [`journal`]: the sealed record of what happened, pure over bytes
//! - [`store`]: the till's files
//! - [`imports`]: suppliers' lists and invoices, read from bytes, pure
//! - [`words`]: the sentences, amounts and dates that people read
//! - [`slips`]: papers, from values of the domain to slips
//! - [`statement`]: the monthly statement, from the journal to signed bytes, pure
//! - [`network`]: letters to head office's hub, and what comes back
//! - [`exports`]: what leaves the café as a file
//! - [`devices`]: jobs for printers and drawers, and their workers
//! - [`till`]: what people do, from a command to facts on the disk
//! - [`keys`]: the signing key and the anchors
//! - [`demo`]: the demonstration café and its month
//! - `hub` (the feature `hub`): head office's collector
//! - [`command_line`], [`environment`]: the program and the world outside
//! - `screens` (the feature `gui`): the till's window

pub mod command_line;
pub mod demo;
pub mod devices;
pub mod domain;
pub mod environment;
pub mod exports;
#[cfg(feature = "hub")]
pub mod hub;
pub mod imports;
pub mod journal;
pub mod keys;
pub mod network;
#[cfg(feature = "gui")]
pub mod screens;
pub mod slips;
pub mod statement;
pub mod store;
pub mod till;
pub mod words;

/// The name and version that every entry, receipt and closing bears.
pub const PROGRAM: &str = concat!("comptoir ", env!("CARGO_PKG_VERSION"));

/// The day on which this version was released (year, month, day): a clock that shows an earlier
/// one is wrong.
pub const RELEASED: (i32, u32, u32) = (2026, 11, 22);
