//! The life of a parcel: where it stands, and what may happen to it next.

use chrono::NaiveDate;
use thiserror::Error;

use super::carrier::{Kind, Size};
use super::slot::Slot;
use super::{Intake, NumberHash};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::{CarrierId, OperatorId, ParcelId};

/// For how long an act can be undone, in milliseconds.
pub const UNDO_MS: i64 = 10 * 60_000;

/// What a parcel in the café waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Waiting {
    /// Its addressee.
    Addressee,
    /// The driver: the addressee did not want it.
    Refused,
    /// The driver: it is another shop's.
    Redirected,
    /// The driver: a customer left it.
    DroppedOff,
}

/// Where a parcel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// In the café.
    Here(Waiting),
    /// It should be in the café and can't be found.
    Missing(Waiting),
    /// With its addressee.
    HandedOver,
    /// With the driver who took it back.
    Returned,
    /// With the driver who fetched what a customer left.
    Collected,
    /// It was entered by mistake.
    Withdrawn,
}

/// Why something can't happen to a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ParcelError {
    /// There is no such parcel, or it is somewhere else.
    #[error("the parcel is not where it should be")]
    NotHere,
    /// It is kept longer: a driver does not take it yet.
    #[error("the parcel is still kept for its addressee")]
    StillKept,
    /// There is nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// The ten minutes are over.
    #[error("it is too late to undo")]
    TooLate,
    /// Someone else did it.
    #[error("someone else did it")]
    SomeoneElse,
    /// Nobody has said that the identity was checked.
    #[error("the identity was not checked")]
    IdentityUnchecked,
    /// A parcel of this number is here already.
    #[error("the parcel is here already")]
    AlreadyHere(ParcelId),
    /// The number, which the carrier's level of detail asks for, is missing.
    #[error("the number is missing")]
    NoNumber,
    /// There is no such carrier, or the café no longer works for it.
    #[error("the café does not work for that carrier")]
    NoCarrier,
    /// The counts differ and nobody said why.
    #[error("the counts differ without a reason")]
    NoReason,
    /// A count would fall below nothing or exceed what a day brings.
    #[error("the count is impossible")]
    Count,
    /// A name needs to be kept for between one day and a year.
    #[error("names can't be kept that long")]
    Retention,
    /// A name that is longer than names are.
    #[error("the name is too long")]
    Name,
}

/// What may happen to a parcel in the café.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It goes to its addressee.
    HandOver,
    /// The addressee does not want it.
    Refuse,
    /// It is damaged.
    Damage,
    /// It is another shop's.
    Redirect,
    /// It can't be found.
    Miss,
    /// It is back, and stands here now.
    Find(Slot),
    /// It is put in another place.
    Move(Slot),
    /// The driver takes it.
    Give,
}

/// The last act on a parcel, and how it was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastAct {
    /// When.
    pub at: Moment,
    /// Who did it.
    pub by: Option<OperatorId>,
    /// Where it was.
    pub state: State,
    /// Where it stood.
    pub slot: Slot,
    /// Whether it was damaged.
    pub damaged: bool,
}

/// A parcel as its facts left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Its identifier.
    pub id: ParcelId,
    /// Whose it is to bring or to fetch.
    pub carrier: CarrierId,
    /// Its number, hashed.
    pub number: Option<NumberHash>,
    /// How large it is.
    pub size: Size,
    /// Where it stands, or stood.
    pub slot: Slot,
    /// When it came.
    pub came_at: Moment,
    /// The last day on which it is kept.
    pub due_on: Option<NaiveDate>,
    /// Where it is.
    pub state: State,
    /// Whether it is damaged.
    pub damaged: bool,
    /// Whether it was found on a shelf and not in the register.
    pub found: bool,
    /// The last act, as long as nothing undid it.
    pub last: Option<LastAct>,
}

impl Parcel {
    /// The parcel as it came in.
    pub fn taken_in(intake: &Intake, waiting: Waiting, at: Moment, by: Option<OperatorId>) -> Self {
        let slot = intake.slot;
        Self {
            id: intake.parcel,
            carrier: intake.carrier,
            number: intake.number,
            size: intake.size,
            slot,
            came_at: at,
            due_on: intake.due_on,
            state: State::Here(waiting),
            damaged: false,
            found: intake.found,
            last: Some(LastAct { at, by, state: State::Withdrawn, slot, damaged: false }),
        }
    }

    /// Whether it is in the café.
    pub fn is_here(&self) -> bool {
        matches!(self.state, State::Here(_))
    }

    /// Whether it has left for good, so that its name may be erased in time.
    pub fn is_gone(&self) -> bool {
        !matches!(self.state, State::Here(_) | State::Missing(_))
    }

    /// Whether it waited for its addressee for too long.
    pub fn is_expired(&self, today: NaiveDate) -> bool {
        self.state == State::Here(Waiting::Addressee) && self.due_on.is_some_and(|due| due < today)
    }

    /// Whether it goes back to its carrier.
    pub fn is_to_return(&self, today: NaiveDate) -> bool {
        self.goes_back_on().is_some_and(|day| day <= today)
    }

    /// The first day on which it goes back to its carrier, as things stand.
    pub fn goes_back_on(&self) -> Option<NaiveDate> {
        match self.state {
            State::Here(Waiting::Addressee) => self.due_on?.succ_opt(),
            State::Here(Waiting::Refused | Waiting::Redirected) => {
                Some(BusinessDay::of(self.came_at).date())
            }
            _ => None,
        }
    }

    /// Whether the next driver takes it, back or away.
    pub fn is_for_driver(&self, today: NaiveDate) -> bool {
        self.state == State::Here(Waiting::DroppedOff) || self.is_to_return(today)
    }

    /// The parcel after something happened to it.
    ///
    /// # Errors
    /// [`ParcelError::NotHere`] where that can't happen to it;
    /// [`ParcelError::StillKept`] for a driver who comes before the due day is over.
    pub fn after(
        &self,
        change: Change,
        at: Moment,
        by: Option<OperatorId>,
    ) -> Result<Self, ParcelError> {
        use Waiting::{Addressee, DroppedOff, Redirected, Refused};
        let (state, slot) = match (self.state, change) {
            (State::Here(Addressee), Change::HandOver) => (State::HandedOver, self.slot),
            (State::Here(Addressee), Change::Refuse) => (State::Here(Refused), self.slot),
            (State::Here(Addressee), Change::Redirect) => (State::Here(Redirected), self.slot),
            (State::Here(_), Change::Damage) if !self.damaged => (self.state, self.slot),
            (State::Here(waiting), Change::Miss) => (State::Missing(waiting), self.slot),
            (State::Missing(waiting), Change::Find(slot)) => (State::Here(waiting), slot),
            (State::Here(_), Change::Move(slot)) if slot != self.slot => (self.state, slot),
            (State::Here(DroppedOff), Change::Give) => (State::Collected, self.slot),
            (State::Here(Refused | Redirected), Change::Give) => (State::Returned, self.slot),
            (State::Here(Addressee), Change::Give) => {
                // The till asks by the business day; what the journal holds was once let through by
                // the date on the wall, which is never earlier.
                if !self.is_expired(at.local().date()) {
                    return Err(ParcelError::StillKept);
                }
                (State::Returned, self.slot)
            }
            _ => return Err(ParcelError::NotHere),
        };
        let Self { state: was, slot: stood, damaged, .. } = *self;
        let last = Some(LastAct { at, by, state: was, slot: stood, damaged });
        let damaged = damaged || change == Change::Damage;
        Ok(Self { state, slot, damaged, last, ..self.clone() })
    }

    /// The parcel after its last act was undone, which itself can't be undone.
    ///
    /// # Errors
    /// [`ParcelError::NothingToUndo`], [`ParcelError::TooLate`] after ten minutes,
    /// [`ParcelError::SomeoneElse`] for another than who did it.
    pub fn undone(&self, at: Moment, by: Option<OperatorId>) -> Result<Self, ParcelError> {
        let last = self.last.ok_or(ParcelError::NothingToUndo)?;
        if at.utc_ms().saturating_sub(last.at.utc_ms()) > UNDO_MS {
            return Err(ParcelError::TooLate);
        }
        if last.by != by {
            return Err(ParcelError::SomeoneElse);
        }
        let LastAct { state, slot, damaged, .. } = last;
        Ok(Self { state, slot, damaged, last: None, ..self.clone() })
    }

    /// What the last act counts as towards the carrier.
    pub fn paid_as(&self) -> Option<Kind> {
        let last = self.last?;
        match (last.state, self.state) {
            (State::Withdrawn, State::Here(Waiting::DroppedOff)) => Some(Kind::DropOff),
            (State::Withdrawn, State::Here(_)) => Some(Kind::Arrival),
            (State::Here(_), State::HandedOver) => Some(Kind::HandOver),
            (State::Here(_), State::Returned) => Some(Kind::Return),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
