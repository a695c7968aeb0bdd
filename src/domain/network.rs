//! What passes between a café and the network's head office: the café joins, a person answers for a
//! month, a statement is sealed and received.
//!
//! The papers themselves, sealed by one side or the other, stand in the facts as texts that the
//! domain does not read: whatever was sent or came back can be made again from the journal.

use std::collections::BTreeMap;

use super::month::MonthName;

/// A SHA-256.
pub type PaperHash = [u8; 32];

/// Something that passed between the café and head office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NetworkFact {
    /// The café joined the network, or joined again with a new code.
    Joined {
        /// The address of the hub, without a path; nothing where everything goes by file.
        hub: Option<String>,
        /// The hub's answer, sealed: who the café is, and by which keys the hub signs.
        paper: String,
    },
    /// A person answered for a month; answers given before no longer count.
    Answered(MonthAnswers),
    /// The statement of a month was sealed, and is to be sent.
    Sealed(SealedMonth),
    /// The hub received a statement, and its receipt came.
    Received {
        /// The hash of the statement.
        statement: PaperHash,
        /// The receipt, sealed by the hub.
        paper: String,
    },
    /// The hub countersigned the head of the journal.
    Witnessed {
        /// The epoch of the entry that was the head.
        epoch: u32,
        /// Its number within the epoch.
        seq: u64,
        /// What the hub signed.
        paper: String,
    },
    /// The hub refused a statement: as it is it will not be sent again.
    Refused(Refusal),
    /// A key of the hub named the one that follows it.
    KeyHandedOver {
        /// The word of the former key, sealed.
        paper: String,
    },
}

/// What a person answered for a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthAnswers {
    /// For which month.
    pub month: MonthName,
    /// Figures that take the place of those that the journal tells.
    pub answers: Vec<Answer>,
}

/// A figure that a person gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The code of the indicator.
    pub indicator: String,
    /// Codes by the name of their list.
    pub dimensions: BTreeMap<String, String>,
    /// A count; for hours and amounts, hundredths.
    pub value: i64,
    /// Whether it was counted; otherwise it was estimated.
    pub exact: bool,
}

/// A statement that was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedMonth {
    /// Of which month.
    pub month: MonthName,
    /// From 1.
    pub revision: u32,
    /// Whether the month is told for good; otherwise it is provisional.
    pub definitive: bool,
    /// The hash that its seal bears.
    pub hash: PaperHash,
    /// The bytes that are sent, which are a text.
    pub paper: String,
}

/// Why the hub refused a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The hash of the statement.
    pub statement: PaperHash,
    /// The number of the HTTP status.
    pub status: u16,
    /// The rules that are not kept, by their names.
    pub rules: Vec<String>,
    /// Which revision the hub would take, and which one it has.
    pub expected: Option<ExpectedNext>,
}

/// What a hub would take next of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedNext {
    /// The revision.
    pub revision: u32,
    /// The hash of the one that it has.
    pub last: Option<PaperHash>,
}

/// The most characters of an address of a hub.
pub const MAX_ADDRESS: usize = 200;
