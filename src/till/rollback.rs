//! A journal that was put back to an older state: found by what the hub remembers of it, and said
//! by the journal itself from then on.

use super::{Act, Till, TillError};
use crate::domain::fact::{EpochReason, Fact};
use crate::journal::entry::Place;
use crate::statement::exchange::ReportedHead;

impl Till {
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
            if let Some(EpochReason::Restore) = self.reason_of(later)? {
                return Ok(None);
            }
        }
        Ok(Some(Place { epoch, seq }))
    }

    /// Begins an epoch, as for an anchor that the journal lacks. Once for each day that is closed:
    /// of two machines that go on from one journal each finds the other's heads, again and again.
    pub(super) fn note_rollback(&mut self, act: Act) -> Result<(), TillError> {
        if !self.has_just_noted()? {
            self.record_rollback(act)?;
        }
        Ok(())
    }

    /// Whether the journal says already that it was put back, and no day was closed since.
    fn has_just_noted(&self) -> Result<bool, TillError> {
        let Some(own) = self.store.head() else {
            return Ok(false);
        };
        let closed = self.store.closing_place(self.store.closings())?;
        if closed.is_some_and(|closed| closed.epoch == own.place.epoch) {
            return Ok(false);
        }
        Ok(self.reason_of(own.place.epoch)? == Some(EpochReason::Restore))
    }

    /// Why an epoch began.
    fn reason_of(&self, epoch: u32) -> Result<Option<EpochReason>, TillError> {
        let entry = self.store.entry_at(Place { epoch, seq: 1 })?;
        Ok(entry.and_then(|entry| match entry.fact {
            Fact::EpochOpened { reason, .. } => Some(reason),
            _ => None,
        }))
    }
}
