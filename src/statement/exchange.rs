//! What a till and the hub say to each other besides statements: the same types on both sides.
//!
//! Names on the wire are French, as in the statement itself.

mod comparison;
mod enrolment;
mod letter;
mod protocol;
mod receipt;
mod request;
mod witness;

pub use comparison::{Compared, Comparison};
pub use enrolment::{Code, Enrolled, Enrolment, HubKey, KeyHandover};
pub use letter::{Letter, Tariff, Tariffs};
pub use protocol::{Expected, Limits, Problem, Protocol, ReportedHead, ReportedMonth, Reports};
pub use receipt::{Anomaly, Receipt, Way};
pub use request::{SignedRequest, TOLERANCE_HOURS};
pub use witness::{Head, MissingHead, Witness};

/// The header that only a hub sets: a page of a hotel's network has none.
pub const PROTOCOL_HEADER: &str = "x-1000c-protocole";
/// The version of what is said here.
pub const PROTOCOL: &str = "1";
/// What refusals are, by RFC 9457.
pub const PROBLEM_TYPE: &str = "application/problem+json";
