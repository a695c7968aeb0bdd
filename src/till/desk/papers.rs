//! Handing jobs to devices, after the commit and never before; and what becomes of them.

use comptoir_hardware::slip::Slip;

use super::Desk;
use crate::devices::{JobClass, Order, PAPER_LIFE};
use crate::domain::day::BusinessDay;
use crate::domain::fact::Fact;
use crate::domain::shelf::ShelfFact;
use crate::domain::stock::StockFact;
use crate::journal::entry::Place;
use crate::slips;
use crate::store::work::{JobProgress, JobState};
use crate::store::{JobRow, StoreError};
use crate::till::TillError;

impl Desk {
    /// Hands jobs that the last commits brought to the devices.
    pub(super) fn deliver_new_jobs(&mut self) -> Result<(), TillError> {
        let Some(head) = self.till.head() else {
            return Ok(());
        };
        let from = match self.delivered {
            Some(place) if place == head.place => return Ok(()),
            Some(place) => Place { seq: place.seq + 1, ..place },
            None => Place { epoch: 1, seq: 1 },
        };
        self.delivered = Some(head.place);
        for row in self.till.jobs_from(from)? {
            if self.hand_over(&row).is_err() {
                // The sale is on the disk and stays done. Its paper can be asked for again.
                self.note(row.place, JobState::Failed, 0);
            }
        }
        Ok(())
    }

    fn hand_over(&mut self, row: &JobRow) -> Result<(), TillError> {
        let class = if row.kind == "drawer" { JobClass::Drawer } else { JobClass::Paper };
        if !self.equipment.outlet.takes(class) {
            return Ok(());
        }
        let slip = self.slip_of(row.place)?;
        self.note(row.place, JobState::Queued, 0);
        self.equipment.outlet.deliver(Order { job: row.place, class, slip });
        Ok(())
    }

    /// Writes how far a job came. A state that can't be written is worth no sale: it may be lost.
    fn note(&mut self, job: Place, state: JobState, bytes: u64) {
        let boot = self.equipment.boot.clone();
        let _ = self.till.set_job(job, &JobProgress { state, bytes, boot });
    }

    /// The slip of the entry that asked for it.
    ///
    /// # Errors
    /// [`TillError::Store`] when files fail or the entry asks for no paper.
    pub fn slip_of(&mut self, place: Place) -> Result<Slip, TillError> {
        let columns = self.equipment.outlet.columns();
        let entry = self.till.entry(place)?;
        match entry.fact {
            Fact::TicketPaid { .. } | Fact::DrawerOpened(_) | Fact::CashMoved(_) => {
                let mut slip = Slip::new(columns);
                slip.drawer();
                Ok(slip)
            }
            Fact::ReceiptIssued { ticket, copy } => {
                let paper = self.till.receipt(ticket, copy, entry.at)?;
                Ok(slips::receipt(&paper, &self.french, columns))
            }
            Fact::ReadingTaken { .. } => {
                let paper = self.till.reading(place)?;
                Ok(slips::reading(&paper, &self.french, columns))
            }
            Fact::DayClosed(_) => {
                let paper = self.till.closing(entry.number)?;
                Ok(slips::closing(&paper, &self.french, columns))
            }
            Fact::PartnerSettled(_) => {
                let paper = self.till.settlement(place)?;
                Ok(slips::settlement(&paper, &self.french, columns))
            }
            Fact::Bread(_) => self.bread_slip(&entry),
            Fact::Stock(StockFact::Shelf(ShelfFact::LabelsAsked(labels))) => {
                Ok(self.labels(&labels, BusinessDay::of(entry.at)))
            }
            Fact::Stock(StockFact::StatementMade(_)) => {
                let paper = self.till.made_statement(place)?;
                Ok(slips::producer_statement(&paper, &self.french, columns))
            }
            Fact::Parcel(fact) => self.parcel_slip(&fact, entry.at),
            _ => Err(TillError::Store(StoreError::Contradiction("the entry asks for no paper"))),
        }
    }

    /// Writes down what devices have reported.
    pub(super) fn take_reports(&mut self) {
        for report in self.equipment.outlet.reports() {
            self.trouble = report.trouble;
            self.note(report.job, report.state, report.bytes);
        }
    }

    /// Sorts out the jobs that the last run left unfinished. A pulse is never sent late. Paper of
    /// which no byte had left is sent now, if the machine was not restarted since and it is still
    /// of use; of all other paper only a person can say whether it came out.
    pub(super) fn sort_out_jobs(&mut self) {
        for state in [JobState::Queued, JobState::Sending, JobState::Failed] {
            let left = self.till.store().work().jobs_in(state, 200).unwrap_or_default();
            for job in left.into_iter().rev() {
                // A job that can't be sorted out stays as it is, and the sale stays done.
                let _ = self.sort_out(job);
            }
        }
    }

    fn sort_out(&mut self, job: Place) -> Result<(), TillError> {
        let Some(progress) = self.till.store().work().job(job)? else {
            return Ok(());
        };
        let rows = self.till.jobs_from(job)?;
        let Some(row) = rows.into_iter().find(|row| row.place == job) else {
            self.note(job, JobState::Expired, 0);
            return Ok(());
        };
        let clean = progress.boot == self.equipment.boot
            && progress.bytes == 0
            && progress.state != JobState::Sending
            && !self.equipment.outlet.may_have_begun(job);
        if row.kind == "drawer" {
            self.note(job, JobState::Expired, progress.bytes);
        } else if !clean {
            self.note(job, JobState::Uncertain, progress.bytes);
        } else if self.is_stale(job)? {
            self.note(job, JobState::Expired, 0);
        } else {
            self.hand_over(&row)?;
        }
        Ok(())
    }

    /// Whether paper was asked for so long ago that nobody waits for it any more.
    fn is_stale(&mut self, job: Place) -> Result<bool, TillError> {
        let asked = self.till.entry(job)?.at;
        let age = self.now().utc_ms().saturating_sub(asked.utc_ms());
        let life = i64::try_from(PAPER_LIFE.as_millis()).unwrap_or(i64::MAX);
        Ok(age > life)
    }

    /// Someone says whether an uncertain paper came out. If not, it is printed as a duplicate.
    ///
    /// # Errors
    /// [`TillError`] when files fail.
    pub fn settle_uncertain(&mut self, job: Place, came_out: bool) -> Result<(), TillError> {
        let state = if came_out { JobState::Confirmed } else { JobState::Expired };
        self.note(job, state, 0);
        if came_out || !self.equipment.outlet.takes(JobClass::Paper) {
            return Ok(());
        }
        match self.till.entry(job)?.fact {
            Fact::ReceiptIssued { ticket, .. } => self.print_receipt(ticket).map(|_| ()),
            _ => {
                let slip = self.slip_of(job)?;
                self.note(job, JobState::Queued, 0);
                self.equipment.outlet.deliver(Order { job, class: JobClass::Paper, slip });
                Ok(())
            }
        }
    }
}
