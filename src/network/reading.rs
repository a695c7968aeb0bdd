//! What the hub's answers mean. Success is what a known key of the hub has signed, and nothing
//! else: a status alone may come from anyone on the way.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::courier::Trouble;
use super::letter::{Fault, Reply};
use crate::domain::month::MonthName;
use crate::domain::network::{ExpectedNext, PaperHash, Refusal};
use crate::journal::record::{hex, unhex};
use crate::statement::exchange::{
    Problem, Protocol, Receipt, ReportedHead, Reports, TOLERANCE_HOURS, Witness,
};
use crate::statement::sealing::Sealed;
use crate::statement::trust::Trust;

/// The most rules of a refusal that are kept.
const MOST_RULES: usize = 20;

/// The round ends; perhaps it was said for how many seconds.
pub type Failed = (Trouble, Option<u64>);

/// Months with the newest revision and its hash, and the highest head.
pub type Reported = (BTreeMap<MonthName, (u32, PaperHash)>, Option<ReportedHead>);

/// What became of a statement that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// The hub has it; these are the bytes of its receipt.
    Received(Vec<u8>),
    /// The hub lacks an earlier revision.
    Lacks,
    /// It refused, with what a person should do in the hub's words.
    Refused(Refusal, String),
}

/// What is wrong when nothing came back.
pub const fn trouble_of(fault: Fault) -> Trouble {
    match fault {
        Fault::Unreachable | Fault::Cut => Trouble::Offline,
        Fault::Clock => Trouble::Clock,
        Fault::Untrusted | Fault::TooLarge => Trouble::Stranger,
    }
}

/// What a hub says of itself. `now` is what this machine's clock says, in milliseconds of UTC.
///
/// # Errors
/// [`Failed`] when no hub said it, or the clocks are further apart than any zone explains.
pub fn protocol(reply: &Reply, now: i64) -> Result<Protocol, Failed> {
    let told: Protocol = answer(reply, now)?;
    match utc_ms(&told.time) {
        Some(time) if !is_near(time, now) => Err((Trouble::Clock, None)),
        _ => Ok(told),
    }
}

/// What the hub has of this till: by month the newest revision and its hash; and the highest head
/// of its journal.
///
/// # Errors
/// [`Failed`] when it did not say.
pub fn reports(reply: &Reply, now: i64) -> Result<Reported, Failed> {
    let told: Reports = answer(reply, now)?;
    let read = |month: crate::statement::exchange::ReportedMonth| {
        let name = MonthName::parse(&month.month)?;
        Some((name, (month.revision?, unhex(&month.sha256?)?)))
    };
    Ok((told.months.into_iter().filter_map(read).collect(), told.head))
}

/// What became of a statement of this hash and revision.
///
/// # Errors
/// [`Failed`] when it is to be sent again later.
pub fn sent(
    reply: &Reply,
    (hash, revision): (PaperHash, u32),
    trust: &Trust,
    now: i64,
) -> Result<Sent, Failed> {
    if reply.is_hub && matches!(reply.status, 200 | 201) {
        let receipt = trust.read::<Receipt>(&reply.body).map_err(|_| (Trouble::Unsigned, None))?;
        let same = receipt.paper.sha256 == hex(&hash) && receipt.paper.revision == revision;
        return match same {
            true => Ok(Sent::Received(receipt.to_bytes().to_vec())),
            false => Err((Trouble::Unsigned, None)),
        };
    }
    // The till's own key was good a question ago: the statement bears another, which is not.
    let stops = matches!(reply.status, 400 | 401 | 403 | 409 | 412 | 413 | 415 | 422);
    if !(reply.is_hub && stops) {
        return Err(failed(reply, now));
    }
    let problem = problem(reply);
    let expected = problem.expected.as_ref().map(|expected| ExpectedNext {
        revision: expected.revision,
        last: expected.last.as_deref().and_then(unhex),
    });
    if expected.as_ref().is_some_and(|expected| expected.revision < revision) {
        return Ok(Sent::Lacks);
    }
    let rules = problem.rules.into_iter().filter(|rule| is_code(rule)).take(MOST_RULES).collect();
    let refusal = Refusal { statement: hash, status: reply.status, rules, expected };
    Ok(Sent::Refused(refusal, problem.detail))
}

/// The bytes of the hub's word that it has a head on record.
///
/// # Errors
/// [`Failed`] when it does not: [`Trouble::Forked`] for a journal that it knows otherwise.
pub fn witnessed(reply: &Reply, trust: &Trust, now: i64) -> Result<Vec<u8>, Failed> {
    if reply.is_hub && matches!(reply.status, 200 | 201) {
        let witness: Sealed<Witness> =
            trust.read(&reply.body).map_err(|_| (Trouble::Unsigned, None))?;
        return Ok(witness.to_bytes().to_vec());
    }
    if reply.is_hub && reply.status == 409 {
        return Err((Trouble::Forked, None));
    }
    Err(failed(reply, now))
}

/// What head office has for its cafés, as it came; nothing where it has none, or none that is new.
///
/// # Errors
/// [`Failed`] when it did not say.
pub fn news(reply: &Reply, now: i64) -> Result<Option<&[u8]>, Failed> {
    match reply.status {
        200 if reply.is_hub => Ok(Some(&reply.body)),
        204 | 404 if reply.is_hub => Ok(None),
        _ => Err(failed(reply, now)),
    }
}

/// How the round ends in which a hub was told that its highest head is missing here.
pub fn missing(reply: &Reply, now: i64) -> Failed {
    match reply.status {
        201 | 409 if reply.is_hub => (Trouble::PutBack, None),
        _ => failed(reply, now),
    }
}

/// What the hub says to people, of a refusal.
pub fn detail(reply: &Reply) -> String {
    problem(reply).detail
}

fn answer<T: DeserializeOwned>(reply: &Reply, now: i64) -> Result<T, Failed> {
    if !reply.is_hub || reply.status != 200 {
        return Err(failed(reply, now));
    }
    serde_json::from_slice(&reply.body).map_err(|_| (Trouble::Stranger, None))
}

/// Why an answer is none.
pub fn failed(reply: &Reply, now: i64) -> Failed {
    if !reply.is_hub {
        return (Trouble::Stranger, None);
    }
    let trouble = match reply.status {
        401 => match utc_ms(&problem(reply).time) {
            Some(time) if !is_near(time, now) => Trouble::Clock,
            _ => Trouble::UnknownKey,
        },
        403 => Trouble::UnknownKey,
        426 => Trouble::TooOld,
        429 | 500..=599 => Trouble::Busy,
        _ => Trouble::Stranger,
    };
    (trouble, reply.retry_after)
}

fn problem(reply: &Reply) -> Problem {
    // Whatever does not read says nothing that would be kept.
    serde_json::from_slice(&reply.body).unwrap_or_default()
}

/// A name that may stand in the journal: what head office writes there is no sentence.
fn is_code(rule: &str) -> bool {
    rule.len() <= 40 && rule.chars().all(|one| one.is_ascii_alphanumeric() || "._-".contains(one))
}

fn utc_ms(text: &str) -> Option<i64> {
    chrono::DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_millis())
}

fn is_near(time: i64, now: i64) -> bool {
    time.abs_diff(now) <= TOLERANCE_HOURS.unsigned_abs() * 3_600_000
}
