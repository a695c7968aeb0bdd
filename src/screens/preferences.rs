//! What a person chose for this window, and how a till is opened for it.

use std::sync::Arc;

use thiserror::Error;

use super::room::Enlargement;
use crate::screens::bridge::Desk;
use crate::words::Language;

/// Which till stands behind the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum House {
    /// The café's own.
    Cafe,
    /// The demonstration café, where nothing is real.
    Demonstration,
}

/// Opens a till. Called on the till's own thread, which it may keep busy.
pub type Opener = Arc<dyn Fn(House) -> Result<Desk, OpenProblem> + Send + Sync>;

/// Keeps the settings. Called whenever one changes.
pub type Save = Arc<dyn Fn(&Preferences) + Send + Sync>;

/// Why a till can't be opened, as far as people can do something about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OpenProblem {
    /// Another window has it open.
    #[error("the till is open elsewhere")]
    InUse,
    /// The journal is not as it was written.
    #[error("the journal is damaged at entry {entry}")]
    Damaged {
        /// The sequence number of the first bad entry.
        entry: u64,
    },
    /// The disk takes nothing.
    #[error("the till's folder can't be written")]
    CannotWrite,
    /// A later version of the program wrote it.
    #[error("the till was written by a later version")]
    TooNew,
    /// Anything else, with what the program knows of it.
    #[error("the till can't be opened: {0}")]
    Other(String),
}

/// The settings of the window. They belong to this computer, not to the café.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preferences {
    /// The language of the screens.
    pub language: Language,
    /// Whether light text stands on dark grounds.
    pub evening: bool,
    /// How much larger letters and targets are.
    pub enlargement: Enlargement,
    /// Whether every sale prints its receipt.
    pub receipt_always: bool,
    /// Which till opens at the start; none asks.
    pub start: Option<House>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Language::French,
            evening: false,
            enlargement: Enlargement::None,
            receipt_always: false,
            start: None,
        }
    }
}
