//! The hours that people give to the café: someone comes and goes, or hours are noted afterwards.
//! Names stand in the register, never here.

use thiserror::Error;

use super::day::{BusinessDay, Moment};
use super::id::{CustomerId, OperatorId, ShiftId};

/// Someone who gives time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Volunteer {
    /// Someone who may use the till.
    Operator(OperatorId),
    /// Someone with an account, such as a member.
    Customer(CustomerId),
}

/// What someone does for the café.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// Opens the café.
    Opening,
    /// Serves.
    #[default]
    Counter,
    /// Closes the café.
    Closing,
    /// Cooks.
    Kitchen,
    /// Fetches or brings.
    Delivery,
}

impl Duty {
    /// Every duty, in the order of a day.
    pub const ALL: [Self; 5] =
        [Self::Opening, Self::Counter, Self::Kitchen, Self::Delivery, Self::Closing];
}

/// Something that happened to the hours of volunteers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VolunteerFact {
    /// Someone came.
    ClockedIn {
        /// Which stay.
        shift: ShiftId,
        /// Who.
        who: Volunteer,
        /// For what.
        duty: Duty,
    },
    /// Someone left, or somebody said later how long they had stayed.
    ClockedOut {
        /// Which stay.
        shift: ShiftId,
        /// The day that it began on, which it counts in.
        day: BusinessDay,
        /// How long it was.
        minutes: u32,
    },
    /// Hours that nobody clocked.
    Noted {
        /// Which stay.
        shift: ShiftId,
        /// Who; nobody in particular for the whole team.
        who: Option<Volunteer>,
        /// For what.
        duty: Duty,
        /// The day that they count in.
        day: BusinessDay,
        /// How long, of all together.
        minutes: u32,
    },
    /// It was a mistake, and counts for nothing.
    Removed {
        /// Which stay.
        shift: ShiftId,
    },
}

/// The longest that one person stays, in minutes: a day and a night.
pub const MAX_MINUTES: u32 = 24 * 60;

/// The most that is noted for the whole team at once, in minutes.
pub const MAX_TEAM_MINUTES: u32 = 100 * 60;

/// How long after midnight of its day a stay is still believed to go on, in minutes. Later it was
/// forgotten, and only a person knows when it ended.
const BELIEVED_MINUTES: i64 = 16 * 60;

/// Why hours can't be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum VolunteerError {
    /// The person is here already.
    #[error("the person is here already")]
    AlreadyHere,
    /// There is no such stay, or it is over.
    #[error("there is no such stay")]
    NoSuchShift,
    /// The stay began so long ago that nobody knows when it ended.
    #[error("the end of the stay was forgotten")]
    Forgotten,
    /// No time at all, or more than there is.
    #[error("so many minutes can't be right")]
    Minutes,
    /// A day that has not come.
    #[error("the day has not come yet")]
    Future,
    /// There is no such person.
    #[error("there is no such person")]
    Nobody,
}

/// The minutes between two moments, to the nearest; none where the clock went back.
pub fn minutes_between(since: Moment, until: Moment) -> u32 {
    let passed = until.utc_ms().saturating_sub(since.utc_ms()).max(0);
    u32::try_from((passed + 30_000) / 60_000).unwrap_or(u32::MAX)
}

/// Whether a stay that began then was forgotten by now: another day has begun since, or more than
/// sixteen hours have passed.
pub fn is_forgotten(since: Moment, now: Moment) -> bool {
    i64::from(minutes_between(since, now)) > BELIEVED_MINUTES
        || BusinessDay::of(since) < BusinessDay::of(now)
}

/// Whether so many minutes can be noted for a person, or for the team where nobody is named.
///
/// # Errors
/// [`VolunteerError::Minutes`] for none at all, or more than there is.
pub fn check_minutes(who: Option<Volunteer>, minutes: u32) -> Result<(), VolunteerError> {
    let most = if who.is_some() { MAX_MINUTES } else { MAX_TEAM_MINUTES };
    if (1..=most).contains(&minutes) { Ok(()) } else { Err(VolunteerError::Minutes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::from_rfc3339(text, 60).expect("a moment")
    }

    #[test]
    fn minutes_are_counted_to_the_nearest_and_never_below_none() {
        let came = at("2026-11-21T07:14:00.000Z");
        assert_eq!(minutes_between(came, at("2026-11-21T09:24:29.999Z")), 130);
        assert_eq!(minutes_between(came, at("2026-11-21T09:24:30.000Z")), 131);
        assert_eq!(minutes_between(came, at("2026-11-21T06:00:00.000Z")), 0);
    }

    #[test]
    fn whoever_is_still_there_the_next_morning_was_forgotten() {
        let evening = at("2026-11-21T17:00:00.000Z");
        assert!(
            !is_forgotten(evening, at("2026-11-22T02:59:00.000Z")),
            "the night is the same day"
        );
        assert!(is_forgotten(evening, at("2026-11-22T03:00:00.000Z")));
        let early = at("2026-11-21T03:30:00.000Z");
        assert!(!is_forgotten(early, at("2026-11-21T19:30:00.000Z")));
        assert!(is_forgotten(early, at("2026-11-21T19:31:00.000Z")));
    }

    #[test]
    fn nobody_gives_more_than_a_day_at_once_and_a_team_may() {
        let someone = Some(Volunteer::Operator(OperatorId::new(uuid::Uuid::from_u128(1))));
        assert_eq!(check_minutes(someone, 1_440), Ok(()));
        assert_eq!(check_minutes(someone, 1_441), Err(VolunteerError::Minutes));
        assert_eq!(check_minutes(None, 1_441), Ok(()));
        assert_eq!(check_minutes(None, 6_001), Err(VolunteerError::Minutes));
        assert_eq!(check_minutes(None, 0), Err(VolunteerError::Minutes));
    }
}
