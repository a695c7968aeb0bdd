//! The month's statement, told from the journal.

use std::collections::BTreeSet;

use crate::domain::day::Moment;
use crate::journal::entry::{Entry, Place};
use crate::journal::seal::{Hash, SignError};
use crate::statement::MonthName;
use crate::statement::sealing::SealingError;
use crate::statement::telling::{Draft, Reason, Telling, TellingError};
use crate::statement::wire::{Document, SealedStatement};
use crate::till::{Till, TillError};

/// How many months are kept on their way: those that may be told anew, the one that is shown, and
/// two that somebody turned to before.
const KEPT: usize = 6;

/// Months on their way through the journal, those that were asked for last at the end.
#[derive(Default)]
pub(super) struct Tellings(Vec<OnItsWay>);

/// A month, told up to an entry.
struct OnItsWay {
    telling: Telling,
    after: Option<Place>,
    failed: Option<TellingError>,
}

impl OnItsWay {
    fn take(&mut self, entry: &Entry, hash: Hash) {
        if self.failed.is_none() {
            self.failed = self.telling.take(entry, hash).err();
        }
        self.after = Some(entry.place);
    }
}

impl Tellings {
    /// These months, begun where they are not there yet.
    fn wanted(&mut self, months: &BTreeSet<MonthName>) -> &mut [OnItsWay] {
        for month in months {
            let found = self.0.iter().position(|one| one.telling.month() == *month);
            let one = found.map(|place| self.0.remove(place)).unwrap_or_else(|| OnItsWay {
                telling: Telling::new(*month),
                after: None,
                failed: None,
            });
            self.0.push(one);
        }
        let many = self.0.len();
        self.0.drain(..many.saturating_sub(KEPT.max(months.len())));
        let many = self.0.len();
        &mut self.0[many - months.len()..]
    }

    /// A month as far as it was read.
    fn told(&self, month: MonthName) -> Result<Telling, TellingError> {
        let found = self.0.iter().find(|one| one.telling.month() == month);
        match found.map(|one| (one.failed, &one.telling)) {
            Some((Some(error), _)) => Err(error),
            Some((None, telling)) => Ok(telling.clone()),
            None => Ok(Telling::new(month)),
        }
    }
}

impl Till {
    /// The statement of a month as the journal tells it now. Called final only where every day
    /// that was opened is closed and every rule is kept.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be read; [`TillError::Telling`] when a sum goes
    /// beyond its range.
    pub fn statement_of(&mut self, at: Moment, month: MonthName) -> Result<Draft, TillError> {
        self.told(at, month, None)
    }

    /// The same, with a person's reason for telling it anew.
    pub(super) fn told(
        &mut self,
        at: Moment,
        month: MonthName,
        reason: Option<Reason>,
    ) -> Result<Draft, TillError> {
        self.read_on(&BTreeSet::from([month]), u32::MAX)?;
        let telling = self.tellings.told(month)?;
        let till = self.store.till().to_string();
        Ok(telling.finish(at, &till, crate::PROGRAM, reason)?)
    }

    /// Reads on in the journal for all of these months at once, so many entries at most, and says
    /// whether it was read to its end: their statements are then there at once.
    ///
    /// # Errors
    /// [`TillError::Store`] when the journal can't be read.
    pub(super) fn read_on(
        &mut self,
        months: &BTreeSet<MonthName>,
        most: u32,
    ) -> Result<bool, TillError> {
        let head = self.store.head().map(|head| head.place);
        let wanted = self.tellings.wanted(months);
        let Some(after) = wanted.iter().map(|one| one.after).min().filter(|after| *after != head)
        else {
            return Ok(true);
        };
        self.store.walk_after(after, most, |sealed| {
            let entry = Entry::from_own_bytes(&sealed.bytes)?;
            for one in wanted.iter_mut().filter(|one| one.after < Some(entry.place)) {
                one.take(&entry, sealed.hash);
            }
            Ok(())
        })?;
        Ok(wanted.iter().all(|one| one.after == head))
    }

    /// Seals a statement with the till's own key.
    ///
    /// # Errors
    /// [`SealingError`] when the key can't be reached or the statement has no form.
    pub fn seal_statement(&self, document: Document) -> Result<SealedStatement, SealingError> {
        let missing = || SignError("the key can't be reached".to_owned());
        let signer = self.store.signer().filter(|_| self.store.can_sign()).ok_or_else(missing)?;
        SealedStatement::seal(document, signer)
    }
}
