//! The time of the network's cafés, and moments as others write them.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Weekday};

use crate::domain::day::{BusinessDay, Moment};
use crate::statement::MonthName;

/// The month in which the cafés are: of the business day, in Europe/Paris.
pub fn current_month(now: Moment) -> MonthName {
    MonthName::of(BusinessDay::of(in_paris(now)))
}

/// The same moment with the offset in force in Europe/Paris.
pub fn in_paris(moment: Moment) -> Moment {
    let utc_ms = moment.utc_ms();
    let summer = DateTime::from_timestamp_millis(utc_ms).is_some_and(|utc| {
        let turn = |month| last_sunday(utc.year(), month).map(|day| day.and_hms_opt(1, 0, 0));
        match (turn(3).flatten(), turn(10).flatten()) {
            (Some(begin), Some(end)) => begin <= utc.naive_utc() && utc.naive_utc() < end,
            _ => false,
        }
    });
    Moment::new(utc_ms, if summer { 120 } else { 60 }).unwrap_or(moment)
}

/// Summer time of the European Union turns on these days at 01:00 UTC (directive 2000/84/EC).
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = last.weekday().days_since(Weekday::Sun);
    last.checked_sub_signed(TimeDelta::days(back.into()))
}

/// Milliseconds of UTC of a moment in RFC 3339, in whatever spelling.
pub fn utc_ms(text: &str) -> Option<i64> {
    DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.timestamp_millis())
}

/// The moment so many milliseconds later.
pub fn later(moment: Moment, milliseconds: i64) -> Moment {
    let utc_ms = moment.utc_ms().saturating_add(milliseconds);
    Moment::new(utc_ms, moment.offset_min()).unwrap_or(moment)
}

/// An hour in milliseconds.
pub const HOUR: i64 = 3_600_000;
/// A day in milliseconds.
pub const DAY: i64 = 24 * HOUR;

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::new(utc_ms(text).expect("a moment"), 0).expect("a moment")
    }

    #[test]
    fn paris_has_summer_from_march_to_october() {
        for (utc, offset) in [
            ("2026-03-29T00:59:59Z", 60),
            ("2026-03-29T01:00:00Z", 120),
            ("2026-10-25T00:59:59Z", 120),
            ("2026-10-25T01:00:00Z", 60),
            ("2026-01-01T00:00:00Z", 60),
            ("2026-07-14T12:00:00Z", 120),
        ] {
            assert_eq!(in_paris(at(utc)).offset_min(), offset, "{utc}");
        }
    }

    #[test]
    fn a_month_turns_with_the_business_day_in_paris() {
        for (utc, month) in [
            ("2026-11-01T02:59:00Z", "2026-10"),
            ("2026-11-01T03:00:00Z", "2026-11"),
            ("2026-07-01T01:59:00Z", "2026-06"),
            ("2026-07-01T02:00:00Z", "2026-07"),
        ] {
            assert_eq!(current_month(at(utc)).to_string(), month, "{utc}");
        }
    }
}
