//! The witness: where each till's journal stood, as it was said first.
//!
//! A journal's newest entries can be taken off without a trace, so the hub remembers its heads and
//! says so under its own key. It records a head before it answers. Two hashes for one place are a
//! fork: two machines go on from one journal. A head below the highest one has merely come late, or
//! is of a journal that went back; who has no entries can't tell the two apart, and no clock can.
//! So the hub tells each till the highest head that it has, in an answer or in a receipt, and the
//! till, which has the journal, says when that head does not lie in it.

use super::anomalies::{Odd, codes};
use super::intake::{AskError, Asked, Sender};
use super::problem::Refusal;
use super::storage::{StorageError, Transaction};
use super::time::{self, DAY};
use super::{Hub, HubError};
use crate::statement::exchange::{Head, MissingHead, ReportedHead, Witness};
use crate::statement::sealing::Sealed;

/// A head as a statement or a till between statements says it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a> {
    pub epoch: u32,
    pub seq: u64,
    pub hash: &'a str,
    pub at: &'a str,
}

impl Hub {
    /// Records the head of a till's journal, and says so under the hub's key.
    ///
    /// # Errors
    /// [`Refusal`] for another's head, a fork, or a journal that went back; both of the latter are
    /// on record as alarms.
    pub fn witness(&self, cafe: &str, till: &str, bytes: &[u8]) -> Asked<Vec<u8>> {
        let sealed = Sealed::<Head>::read(bytes).map_err(Refusal::of_sealing)?;
        let paper = &sealed.paper;
        let at = self.world.now().to_rfc3339();
        self.with_alarms(|transaction| {
            let sender = Sender::of(transaction, &sealed.seal.kid, &sealed.public_key(), cafe)?;
            sender.is_at(cafe, till, &paper.cafe, &paper.till)?;
            if let Some(missing) = paper.missing
                && known(transaction, sender.till, missing)?
            {
                return Err(lost(paper, missing, &sender).into());
            }
            let said =
                Said { epoch: paper.epoch, seq: paper.seq, hash: &paper.head, at: &paper.at };
            let since = record(transaction, &sender, said, &at)?;
            let witness = Witness {
                format: Witness::FORMAT.to_owned(),
                cafe: paper.cafe.clone(),
                till: paper.till.clone(),
                epoch: paper.epoch,
                seq: paper.seq,
                head: paper.head.clone(),
                received_at: since,
            };
            Ok(self.seal(transaction, witness)?.to_bytes().to_vec())
        })
    }
}

/// Records a head, and says since when it is known.
pub(super) fn record(
    transaction: &mut (dyn Transaction + '_),
    sender: &Sender,
    said: Said<'_>,
    now: &str,
) -> Asked<String> {
    let seq = i64::try_from(said.seq).map_err(|_| Refusal::Unreadable)?;
    let is_hash = said.hash.len() == 64 && said.hash.bytes().all(|one| one.is_ascii_hexdigit());
    if !is_hash || time::utc_ms(said.at).is_none() {
        return Err(Refusal::Unreadable.into());
    }
    let sql = "SELECT hash, received_at FROM head WHERE till = $1 AND epoch = $2 AND seq = $3";
    let place = [sender.till.into(), said.epoch.into(), seq.into()];
    if let Some(row) = transaction.first(sql, &place)? {
        let (hash, received_at) = (row.text(0)?, row.text(1)?);
        return if hash == said.hash {
            Ok(received_at)
        } else {
            let detail = format!("{}/{seq}: {hash} {}", said.epoch, said.hash);
            Err(Refusal::Fork { detail, sender: sender.place() }.into())
        };
    }
    let sql = "INSERT INTO head (till, epoch, seq, hash, said_at, received_at) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    let [till, epoch, seq] = place;
    let values = [till, epoch, seq, said.hash.into(), said.at.into(), now.into()];
    transaction.execute(sql, &values)?;
    Ok(now.to_owned())
}

/// The highest head of a till's journal: by epoch and number, whenever it was said.
pub(super) fn highest(
    transaction: &mut (dyn Transaction + '_),
    till: i64,
) -> Result<Option<ReportedHead>, StorageError> {
    Ok(highest_said(transaction, till)?.map(|(head, _)| head))
}

/// The same, with when the till said it, by its own clock.
pub(super) fn highest_said(
    transaction: &mut (dyn Transaction + '_),
    till: i64,
) -> Result<Option<(ReportedHead, String)>, StorageError> {
    let sql = "SELECT epoch, seq, hash, said_at FROM head WHERE till = $1 \
               ORDER BY epoch DESC, seq DESC LIMIT 1";
    let Some(row) = transaction.first(sql, &[till.into()])? else {
        return Ok(None);
    };
    let epoch = u32::try_from(row.integer(0)?).unwrap_or(u32::MAX);
    let seq = row.integer(1)?.unsigned_abs();
    Ok(Some((ReportedHead { epoch, seq, head: row.text(2)? }, row.text(3)?)))
}

/// What is odd about a head below the highest one that was said more than a day after it: a journal
/// only grows. What was said before, and came late or out of order, is in order. So is a clock that
/// was put back since by less than a day, as the till's own limit is; one that is further ahead is
/// told as such, and explains this.
pub(super) fn below(
    highest: Option<&(ReportedHead, String)>,
    said: Said<'_>,
    now_ms: i64,
) -> Option<Odd> {
    let (highest, before) = highest?;
    let (at, before) = (time::utc_ms(said.at)?, time::utc_ms(before)?);
    let is_below = (said.epoch, said.seq) < (highest.epoch, highest.seq);
    let is_later = at > before.saturating_add(DAY) && at <= now_ms.saturating_add(DAY);
    (is_below && is_later).then(|| {
        let place = format!("{}/{} > {}/{}", highest.epoch, highest.seq, said.epoch, said.seq);
        Odd::info(codes::WENT_BACK, place)
    })
}

/// Whether a head is on record that a till says it lacks.
fn known(
    transaction: &mut (dyn Transaction + '_),
    till: i64,
    missing: MissingHead,
) -> Result<bool, StorageError> {
    let Ok(seq) = i64::try_from(missing.seq) else {
        return Ok(false);
    };
    let sql = "SELECT COUNT(*) FROM head WHERE till = $1 AND epoch = $2 AND seq = $3";
    Ok(transaction.number(sql, &[till.into(), missing.epoch.into(), seq.into()])? > 0)
}

/// A journal that lacks a head of its own: it ends before it, or goes on otherwise. The alarm names
/// that head alone, so that it is the same one however often the till says so.
fn lost(paper: &Head, missing: MissingHead, sender: &Sender) -> Refusal {
    let MissingHead { epoch, seq } = missing;
    let (detail, sender) = (format!("{epoch}/{seq}"), sender.place());
    if (paper.epoch, paper.seq) < (epoch, seq) {
        Refusal::WentBack { detail, sender }
    } else {
        Refusal::Fork { detail, sender }
    }
}

impl From<HubError> for AskError {
    fn from(error: HubError) -> Self {
        Self::Failed(error)
    }
}
