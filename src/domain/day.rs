//! Moments as the till's clock gave them, and the business day that they belong to.

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// An instant with the local offset in force: what a clock said, never what time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    utc_ms: i64,
    offset_min: i16,
}

impl Moment {
    /// Milliseconds since 1970 (UTC) and the local offset in minutes east of UTC.
    ///
    /// Moments outside of the years 1 to 9999, and offsets beyond a day, are no moments.
    pub fn new(utc_ms: i64, offset_min: i16) -> Option<Self> {
        let utc = DateTime::from_timestamp_millis(utc_ms)?;
        let plausible = (1..=9998).contains(&utc.year()) && offset_min.abs() < 1_440;
        plausible.then_some(Self { utc_ms, offset_min })
    }

    /// Milliseconds since 1970 in UTC.
    pub const fn utc_ms(self) -> i64 {
        self.utc_ms
    }

    /// Minutes east of UTC.
    pub const fn offset_min(self) -> i16 {
        self.offset_min
    }

    /// What the clock on the wall showed.
    pub fn local(self) -> NaiveDateTime {
        let local_ms = self.utc_ms + i64::from(self.offset_min) * 60_000;
        DateTime::from_timestamp_millis(local_ms)
            .expect("a moment lies within the years that chrono knows, checked in `new`")
            .naive_utc()
    }

    /// The exact text of the journal: RFC 3339 in UTC with milliseconds and `Z`.
    pub fn to_rfc3339(self) -> String {
        DateTime::from_timestamp_millis(self.utc_ms)
            .expect("a moment lies within the years that chrono knows, checked in `new`")
            .format("%Y-%m-%dT%H:%M:%S%.3fZ")
            .to_string()
    }

    /// Reads the exact text of the journal back.
    pub fn from_rfc3339(text: &str, offset_min: i16) -> Option<Self> {
        let utc = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.3fZ").ok()?;
        let moment = Self::new(utc.and_utc().timestamp_millis(), offset_min)?;
        // Another spelling of the same instant is not the text that was sealed.
        (moment.to_rfc3339() == text).then_some(moment)
    }
}

/// The day that a sale is counted in. It turns at 04:00, after the last guest has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BusinessDay(NaiveDate);

impl BusinessDay {
    /// The hour at which a new business day begins.
    pub const TURN_HOUR: i64 = 4;

    /// The business day of a civil date.
    pub const fn new(date: NaiveDate) -> Self {
        Self(date)
    }

    /// The business day that `moment` falls in, by the clock on the wall.
    pub fn of(moment: Moment) -> Self {
        let shifted = moment.local() - TimeDelta::hours(Self::TURN_HOUR);
        Self(shifted.date())
    }

    /// The civil date on which it began.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// When it ends, in milliseconds of UTC, by a wall clock so many minutes ahead of UTC.
    pub fn end_ms(self, offset_min: i16) -> i64 {
        let hours = TimeDelta::hours(24 + Self::TURN_HOUR) - TimeDelta::minutes(offset_min.into());
        self.0.and_time(NaiveTime::MIN).and_utc().timestamp_millis() + hours.num_milliseconds()
    }

    /// Reads `2026-11-21`.
    pub fn parse(text: &str) -> Option<Self> {
        let day = Self(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?);
        (day.to_string() == text).then_some(day)
    }

    /// The year and the month, from 1, that the day lies in.
    pub fn month(self) -> (i32, u32) {
        (self.0.year(), self.0.month())
    }

    /// Whether the day lies further ahead of `other` than a night's shift or a change of zone
    /// explains: a clock was wrong on one of them.
    pub fn is_beyond(self, other: Self) -> bool {
        self.0 > other.0 + TimeDelta::days(1)
    }
}

impl fmt::Display for BusinessDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.format("%Y-%m-%d"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset_min: i16) -> Moment {
        Moment::from_rfc3339(text, offset_min).expect("a moment")
    }

    #[test]
    fn the_day_turns_at_four_by_the_wall_clock() {
        let late = at("2026-11-22T02:59:59.999Z", 60);
        let early = at("2026-11-22T03:00:00.000Z", 60);
        assert_eq!(BusinessDay::of(late).to_string(), "2026-11-21");
        assert_eq!(BusinessDay::of(early).to_string(), "2026-11-22");
        assert_eq!(BusinessDay::of(late).end_ms(60), early.utc_ms());
    }

    #[test]
    fn days_of_25_and_23_hours_keep_their_sales() {
        // The clock goes back at 03:00 on 25 October 2026: 02:30 comes twice.
        assert_eq!(BusinessDay::of(at("2026-10-25T00:30:00.000Z", 120)).to_string(), "2026-10-24");
        assert_eq!(BusinessDay::of(at("2026-10-25T01:30:00.000Z", 60)).to_string(), "2026-10-24");
        assert_eq!(BusinessDay::of(at("2026-03-29T02:00:00.000Z", 120)).to_string(), "2026-03-29");
    }

    #[test]
    fn only_the_exact_text_reads_back() {
        assert!(Moment::from_rfc3339("2026-11-22T02:59:59.9Z", 0).is_none());
        assert!(Moment::from_rfc3339("2026-11-22 02:59:59.999Z", 0).is_none());
        assert!(Moment::new(i64::MAX, 0).is_none());
        assert!(Moment::new(0, 1_440).is_none());
    }
}
