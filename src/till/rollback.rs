//! A journal that was put back to an older state: found by what the hub remembers of it, and said
//! by the journal itself from then on.

use super::{Act, Till, TillError};
use crate::domain::day::Moment;
use crate::domain::fact::{EpochReason, Fact};
use crate::journal::entry::Place;
use crate::statement::exchange::{Receipt, ReportedHead};

/// A day, in milliseconds.
const DAY_MS: u64 = 24 * 3_600_000;
/// The most epochs that are begun at once: more lives of one copy than there ever are, and no
/// endless work where a hub says what can't be.
const MOST_EPOCHS: u32 = 64;

/// A receipt that was taken in from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenReceipt {
    /// What the hub says.
    pub receipt: Receipt,
    /// Whether it was not here before.
    pub is_new: bool,
    /// Whether the hub has a head that the journal lacked without saying so: it was copied or put
    /// back to an older state, and somebody should be told.
    pub is_put_back: bool,
}

impl Till {
    /// Takes a receipt in that came as a file, and looks whether the journal was put back: nobody
    /// else asks on this way. Where it was, the journal says so from here on.
    ///
    /// # Errors
    /// [`TillError::Network`] for a receipt that the hub did not sign, or of what was never sealed
    /// here; then nothing counts as received. [`TillError::Store`] when the journal can't be
    /// written.
    pub fn take_receipt(&mut self, act: Act, bytes: &[u8]) -> Result<TakenReceipt, TillError> {
        let (receipt, is_new) = self.keep_receipt(act, bytes)?;
        let missing = self.lacks(receipt.highest.clone())?;
        // Without its key the journal can't say it; whoever brought the file is told all the same.
        if let Some(missing) = missing.filter(|_| self.store.can_sign()) {
            self.note_rollback(act, missing)?;
        }
        Ok(TakenReceipt { receipt, is_new, is_put_back: missing.is_some() })
    }

    /// The highest head that the hub has, where it does not lie in the journal and the journal does
    /// not say yet that it was put back: an epoch that began since, and because of that, is what
    /// says so. One under a new key says nothing of what was lost with the old one.
    pub(super) fn lacks(&self, highest: Option<ReportedHead>) -> Result<Option<Place>, TillError> {
        let (Some(highest), Some(own)) = (highest, self.store.head()) else {
            return Ok(None);
        };
        let ReportedHead { epoch, seq, head } = highest;
        if self.lies_in_the_chain(epoch, seq, &head)? {
            return Ok(None);
        }
        for later in epoch.saturating_add(1)..=own.place.epoch {
            if let Some((EpochReason::Restore, _)) = self.opening_of(later)? {
                return Ok(None);
            }
        }
        Ok(Some(Place { epoch, seq }))
    }

    /// Begins epochs, as for an anchor that the journal lacks, until it is beyond what the hub has:
    /// only then are its places its own. A copy that is put back again finds the epochs that its
    /// former lives had begun.
    ///
    /// Once for each day that is closed, or a day later: of two machines that go on from one
    /// journal each finds the other's heads, again and again.
    pub(super) fn note_rollback(&mut self, act: Act, missing: Place) -> Result<(), TillError> {
        if self.has_just_noted(act)? {
            return Ok(());
        }
        for _ in 0..MOST_EPOCHS {
            self.record_rollback(act)?;
            if self.store.head().is_none_or(|own| own.place.epoch > missing.epoch) {
                break;
            }
        }
        Ok(())
    }

    /// Whether the journal says already that it was put back, with no day closed and no day gone by
    /// since.
    fn has_just_noted(&self, act: Act) -> Result<bool, TillError> {
        let Some(own) = self.store.head() else {
            return Ok(false);
        };
        let closed = self.store.closing_place(self.store.closings())?;
        if closed.is_some_and(|closed| closed.epoch == own.place.epoch) {
            return Ok(false);
        }
        let Some((EpochReason::Restore, since)) = self.opening_of(own.place.epoch)? else {
            return Ok(false);
        };
        // The clock may have been wrong then, and put right since.
        Ok(act.at.utc_ms().abs_diff(since.utc_ms()) < DAY_MS)
    }

    /// Why an epoch began, and when.
    fn opening_of(&self, epoch: u32) -> Result<Option<(EpochReason, Moment)>, TillError> {
        let entry = self.store.entry_at(Place { epoch, seq: 1 })?;
        Ok(entry.and_then(|entry| match entry.fact {
            Fact::EpochOpened { reason, .. } => Some((reason, entry.at)),
            _ => None,
        }))
    }
}
