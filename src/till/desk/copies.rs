//! Copies after a closing: made on a thread of their own, so that the next sale does not wait.

use std::thread::{self, JoinHandle};

use super::Desk;
use crate::domain::day::BusinessDay;
use crate::journal::entry::Place;
use crate::store::backup;
use crate::till::TillError;

/// The copy that is being made, and whether the last one failed.
#[derive(Debug, Default)]
pub(super) struct Copies {
    running: Option<JoinHandle<bool>>,
    failed: bool,
}

impl Copies {
    /// Notes that a copy could not even be begun.
    pub(super) fn fail(&mut self) {
        self.failed = true;
    }
}

impl Desk {
    /// From now on every closing is copied: for a till that is not thrown away.
    pub fn keep_copies(&mut self) {
        self.copies.get_or_insert_default();
    }

    /// Whether the last copy that ended could not be made.
    pub(super) fn copy_failed(&mut self) -> bool {
        let Some(copies) = &mut self.copies else {
            return false;
        };
        if copies.running.as_ref().is_some_and(JoinHandle::is_finished) {
            copies.failed = !finished(copies.running.take());
        }
        copies.failed
    }

    /// Copies the day that the newest closing ended. A copy that fails is said on the screen and
    /// stops nothing.
    pub(super) fn copy_closed_day(&mut self) -> Result<(), TillError> {
        if self.copies.is_none() {
            return Ok(());
        }
        let number = self.till.store().closings();
        let Some(to) = self.till.store().closing_place(number)? else {
            return Ok(());
        };
        let from = match self.till.store().closing_place(number.saturating_sub(1))? {
            Some(last) if last.epoch == to.epoch => Place { seq: last.seq + 1, ..last },
            _ => Place { epoch: to.epoch, seq: 1 },
        };
        let day = self.till.closing(number)?.closing.day.day;
        self.start_copy(day, from, to);
        Ok(())
    }

    fn start_copy(&mut self, day: BusinessDay, from: Place, to: Place) {
        let folder = self.till.store().folder().to_owned();
        let Some(copies) = &mut self.copies else {
            return;
        };
        // Two closings within the time of a copy are rare: the second waits for the first.
        copies.failed = !finished(copies.running.take());
        let copying = thread::Builder::new()
            .name("copy".to_owned())
            .spawn(move || backup::back_up(&folder, day, from, to).is_ok());
        match copying {
            Ok(running) => copies.running = Some(running),
            Err(_) => copies.failed = true,
        }
    }

    /// Waits for the copy under way: before the program ends, and in tests.
    pub fn finish_copies(&mut self) {
        if let Some(copies) = &mut self.copies {
            copies.failed |= !finished(copies.running.take());
        }
    }
}

/// Whether a copy succeeded; no copy at all has not failed.
fn finished(copying: Option<JoinHandle<bool>>) -> bool {
    copying.is_none_or(|copying| copying.join().unwrap_or(false))
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.finish_copies();
    }
}
