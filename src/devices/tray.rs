//! Where workers lay their reports for the till: one a job, the newest, so that neither a till
//! that looks rarely nor a device that takes byte by byte fills the memory.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::{JobClass, Report, Trouble};
use crate::journal::entry::Place;
use crate::store::work::JobState;

/// The most reports that wait; beyond, the oldest goes.
const MAX_REPORTS: usize = 1_024;

/// Rung after each report.
type Bell = Box<dyn Fn() + Send + Sync>;

/// The tray.
#[derive(Default)]
pub(super) struct Tray {
    inner: Mutex<Inner>,
    bell: OnceLock<Bell>,
}

#[derive(Default)]
struct Inner {
    reports: VecDeque<Report>,
    /// What is known of each device, by its number.
    troubles: [Option<Trouble>; 2],
}

/// Who reports, and about what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject {
    /// The device's number, 0 or 1.
    pub(super) device: usize,
    pub(super) class: JobClass,
    pub(super) job: Place,
}

impl Tray {
    /// Rings this from now on; only the first bell counts.
    pub(super) fn hang(&self, bell: Bell) {
        // A second bell would be a mistake of ours; the first goes on ringing.
        let _ = self.bell.set(bell);
    }

    /// Lays a report in the tray, over an older one of the same job.
    pub(super) fn put(
        &self,
        subject: Subject,
        state: JobState,
        bytes: usize,
        trouble: Option<Trouble>,
    ) {
        let mut inner = self.lock();
        inner.learn(subject, state, trouble);
        let trouble = inner.troubles.iter().flatten().next().copied();
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        inner.reports.retain(|report| report.job != subject.job);
        if inner.reports.len() >= MAX_REPORTS {
            inner.reports.pop_front();
        }
        inner.reports.push_back(Report { job: subject.job, state, bytes, trouble });
        drop(inner);
        if let Some(bell) = self.bell.get() {
            bell();
        }
    }

    /// Empties the tray, oldest first.
    pub(super) fn take(&self) -> Vec<Report> {
        self.lock().reports.drain(..).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    /// What the report tells about the device.
    fn learn(&mut self, subject: Subject, state: JobState, trouble: Option<Trouble>) {
        let known = &mut self.troubles[subject.device];
        let works = matches!(state, JobState::Sent | JobState::Confirmed);
        if trouble.is_some() {
            *known = trouble;
        } else if works && subject.class == JobClass::Paper {
            *known = None;
        } else if works {
            *known = known.filter(|trouble| !trouble.ends_with_a_pulse());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(device: usize, class: JobClass, seq: u64) -> Subject {
        Subject { device, class, job: Place { epoch: 1, seq } }
    }

    #[test]
    fn a_pulse_says_nothing_about_paper() {
        let tray = Tray::default();
        let told = |device, class, state, trouble| {
            tray.put(about(device, class, 1), state, 0, trouble);
            tray.take().pop().expect("a report").trouble
        };
        let out = Some(Trouble::PaperOut);
        assert_eq!(told(0, JobClass::Paper, JobState::Failed, out), out);
        assert_eq!(told(0, JobClass::Drawer, JobState::Sent, None), out);
        assert_eq!(told(1, JobClass::Paper, JobState::Sent, None), out, "another device");
        assert_eq!(told(0, JobClass::Paper, JobState::Sending, None), out);
        assert_eq!(told(0, JobClass::Paper, JobState::Sent, None), None);
        let absent = Some(Trouble::Absent);
        assert_eq!(told(0, JobClass::Paper, JobState::Failed, absent), absent);
        assert_eq!(told(0, JobClass::Drawer, JobState::Sent, None), None);
    }

    #[test]
    fn one_report_a_job_and_no_more_than_the_limit() {
        let tray = Tray::default();
        for bytes in 0..10 {
            tray.put(about(0, JobClass::Paper, 1), JobState::Sending, bytes, None);
        }
        let reports = tray.take();
        assert_eq!((reports.len(), reports[0].bytes), (1, 9));
        for seq in 0..(MAX_REPORTS as u64 + 3) {
            tray.put(about(0, JobClass::Paper, seq), JobState::Sent, 1, None);
        }
        let reports = tray.take();
        assert_eq!((reports.len(), reports[0].job.seq), (MAX_REPORTS, 3));
    }
}
