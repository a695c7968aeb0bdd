//! Comptoir: the till and the daily book of a village café.
//!
//! The layers, from the inside out; `docs/architecture.md` tells why, `tests/tidy.rs` holds them:
//!
//! - [`domain`]: the rules of the trade, pure.
//! - [`journal`]: the sealed record of what happened, pure over bytes.

pub mod domain;
pub mod journal;
#[cfg(feature = "gui")]
pub mod screens;
pub mod store;
