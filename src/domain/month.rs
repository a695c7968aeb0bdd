//! A month of business days.

use std::fmt;

use chrono::{Months, NaiveDate};

use super::day::BusinessDay;

/// A month, such as 2026-10. A ticket counts in the month of its business day, wherever the clock
/// stands when the statement leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthName {
    year: i32,
    month: u32,
}

/// Whether a day lies before, within or after a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthSpan {
    /// Before its first day.
    Before,
    /// One of its days.
    Within,
    /// After its last day.
    After,
}

impl MonthName {
    /// The month of a business day.
    pub fn of(day: BusinessDay) -> Self {
        let (year, month) = day.month();
        Self { year, month }
    }

    /// Reads `2026-10`, and no other spelling.
    pub fn parse(text: &str) -> Option<Self> {
        let first = BusinessDay::parse(&format!("{text}-01"))?;
        Some(Self::of(first))
    }

    /// The month before.
    pub fn before(self) -> Self {
        match self.month {
            1 => Self { year: self.year - 1, month: 12 },
            month => Self { month: month - 1, ..self },
        }
    }

    /// The month after.
    #[must_use]
    pub fn after(self) -> Self {
        match self.month {
            12 => Self { year: self.year + 1, month: 1 },
            month => Self { month: month + 1, ..self },
        }
    }

    /// Its place in the year: 1 for January.
    pub fn of_year(self) -> usize {
        self.month as usize
    }

    /// The same month so many years earlier.
    #[must_use]
    pub const fn years_before(self, years: i32) -> Self {
        Self { year: self.year - years, ..self }
    }

    /// When its first day begins by the calendar, in milliseconds of UTC: near enough for whoever
    /// spreads calls over days.
    pub fn begin_ms(self) -> i64 {
        let first = NaiveDate::from_ymd_opt(self.year, self.month, 1);
        first.map_or(0, |day| day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis())
    }

    /// Its last day.
    pub fn last_day(self) -> BusinessDay {
        let first = NaiveDate::from_ymd_opt(self.year, self.month, 1);
        let next = first.and_then(|first| first.checked_add_months(Months::new(1)));
        let last = next.and_then(|next| next.pred_opt()).or(first);
        BusinessDay::new(last.expect("a month is made of one of its days"))
    }

    /// Where a day lies.
    pub fn span(self, day: BusinessDay) -> MonthSpan {
        match Self::of(day).cmp(&self) {
            std::cmp::Ordering::Less => MonthSpan::Before,
            std::cmp::Ordering::Equal => MonthSpan::Within,
            std::cmp::Ordering::Greater => MonthSpan::After,
        }
    }
}

impl fmt::Display for MonthName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> MonthName {
        MonthName::parse(text).expect("a month")
    }

    #[test]
    fn months_are_read_in_one_spelling() {
        assert_eq!(month("2026-10").to_string(), "2026-10");
        for text in ["2026-13", "2026-1", "26-10", "2026-10-01", "", "2026/10"] {
            assert_eq!(MonthName::parse(text), None, "{text}");
        }
        assert_eq!(month("2026-01").before(), month("2025-12"));
        assert_eq!(month("2025-12").after(), month("2026-01"));
        assert_eq!(month("2026-03").after().of_year(), 4);
        assert_eq!(month("2026-03").after().of_year(), 4);
        assert_eq!(month("2028-02").last_day().to_string(), "2028-02-29");
        assert_eq!(month("2026-12").last_day().to_string(), "2026-12-31");
    }

    #[test]
    fn a_night_belongs_to_the_day_that_it_began_on() {
        let day = |text| BusinessDay::parse(text).expect("a day");
        assert_eq!(month("2026-10").span(day("2026-10-31")), MonthSpan::Within);
        assert_eq!(month("2026-10").span(day("2026-11-01")), MonthSpan::After);
        assert_eq!(month("2026-10").span(day("2026-09-30")), MonthSpan::Before);
    }
}
