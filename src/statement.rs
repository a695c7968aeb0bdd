//! The monthly activity statement: what leaves the café at the end of a month, and nothing else.
//!
//! Its figures are folded from the journal alone. The form on the wire, the rules and the registry
//! of indicators are the same for the till that writes a statement and for the hub that reads it.

pub mod exchange;
pub mod figures;
mod rates;
pub mod registry;
pub mod rules;
pub mod schema;
pub mod sealing;
pub mod strict;
pub mod telling;
pub mod told;
pub mod trust;
pub mod wire;

pub use crate::domain::month::{MonthName, MonthSpan};
