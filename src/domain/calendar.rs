//! The days on which France rests: public holidays, and the working days between them.
//!
//! Everything follows from the date, for every year of the Gregorian calendar. The two holidays of
//! Alsace and Moselle alone (Good Friday, 26 December) are not among them.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The holidays with a date of their own, as month and day.
const FIXED: [(u32, u32); 8] = [
    (1, 1),   // New Year
    (5, 1),   // Labour Day
    (5, 8),   // Victory of 1945
    (7, 14),  // the national day
    (8, 15),  // Assumption
    (11, 1),  // All Saints
    (11, 11), // Armistice of 1918
    (12, 25), // Christmas
];

/// The holidays that follow Easter, in days after Easter Sunday: Easter Monday, Ascension Day,
/// Whit Monday.
const AFTER_EASTER: [u64; 3] = [1, 39, 50];

/// Whether the whole of France has a public holiday on that date. Easter Sunday and Whit Sunday
/// are Sundays and no more.
pub fn is_public_holiday(date: NaiveDate) -> bool {
    let fixed = FIXED.contains(&(date.month(), date.day()));
    let after = |days| easter(date.year())?.checked_add_days(Days::new(days));
    fixed || AFTER_EASTER.into_iter().any(|days| after(days) == Some(date))
}

/// Whether parcels and deadlines count that date as a *jour ouvrable*: neither a Sunday nor a
/// public holiday. A Saturday counts, whether or not anyone works on it.
pub fn is_working_day(date: NaiveDate) -> bool {
    date.weekday() != Weekday::Sun && !is_public_holiday(date)
}

/// The `count`th working day after that date, which is not counted itself; none after it is the
/// date itself, even on a Sunday.
///
/// It stays at the last date that the calendar knows, a quarter of a million years from now.
pub fn add_working_days(date: NaiveDate, count: u16) -> NaiveDate {
    let mut day = date;
    let mut left = count;
    while left > 0 {
        let Some(next) = day.succ_opt() else {
            return day;
        };
        day = next;
        if is_working_day(day) {
            left -= 1;
        }
    }
    day
}

/// Easter Sunday of a year: the Sunday after the first full moon of the church's tables that falls
/// on 21 March or later.
///
/// A century holds 36 524 or 36 525 days, so the tables of sun and moon drift against each other;
/// the two corrections by century bring both back.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let leap_days_dropped = century - century.div_euclid(4);
    let moon = (8 * century + 13).div_euclid(25);
    // The age of the moon as days from 21 March to the full moon, 0 to 29.
    let age = (19 * golden + leap_days_dropped - moon + 15).rem_euclid(30);
    // Two moons would fall a day late: no lunation is longer than 29 days at the end of the table.
    let full = age - i32::from(age == 29 || (age == 28 && golden > 10));
    let full_moon = NaiveDate::from_ymd_opt(year, 3, 21)? + Days::new(u64::try_from(full).ok()?);
    let to_sunday = 7 - u64::from(full_moon.weekday().num_days_from_sunday());
    full_moon.checked_add_days(Days::new(to_sunday))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a date")
    }

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for text in [
            "1818-03-22", // the earliest day there is
            "1943-04-25", // the latest one
            "1954-04-18", // a moon moved from the 29th day
            "1961-04-02",
            "1981-04-19", // a moon moved from the 28th day
            "2000-04-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2285-03-22",
            "3165-04-18",
            "3902-04-06",
            "7515-04-25",
        ] {
            assert_eq!(easter(date(text).year()), Some(date(text)), "{text}");
        }
    }

    #[test]
    fn easter_lies_within_its_five_weeks() {
        for year in 1583..=9998 {
            let sunday = easter(year).expect("a date");
            assert_eq!(sunday.weekday(), Weekday::Sun, "{year}");
            let (first, last) = ((3, 22), (4, 25));
            assert!((first..=last).contains(&(sunday.month(), sunday.day())), "{year}");
        }
    }

    #[test]
    fn eleven_holidays_in_2026() {
        let first = date("2026-01-01");
        let year = first.iter_days().take_while(|day| day.year() == 2026);
        let holidays: Vec<String> =
            year.filter(|day| is_public_holiday(*day)).map(|day| day.to_string()).collect();
        assert_eq!(
            holidays,
            [
                "2026-01-01",
                "2026-04-06",
                "2026-05-01",
                "2026-05-08",
                "2026-05-14",
                "2026-05-25",
                "2026-07-14",
                "2026-08-15",
                "2026-11-01",
                "2026-11-11",
                "2026-12-25",
            ]
        );
    }

    #[test]
    fn working_days_pass_over_sundays_and_holidays_not_saturdays() {
        // Friday; Saturday counts, Sunday does not.
        assert_eq!(add_working_days(date("2026-11-20"), 1), date("2026-11-21"));
        assert_eq!(add_working_days(date("2026-11-20"), 2), date("2026-11-23"));
        // Christmas is a Friday.
        assert_eq!(add_working_days(date("2026-12-24"), 1), date("2026-12-26"));
        assert_eq!(add_working_days(date("2026-12-24"), 2), date("2026-12-28"));
        // From Thursday over Easter Monday.
        assert_eq!(add_working_days(date("2026-04-02"), 3), date("2026-04-07"));
        assert_eq!(add_working_days(date("2026-11-20"), 10), date("2026-12-02"));
        assert_eq!(add_working_days(date("2026-11-22"), 0), date("2026-11-22"));
        assert!(!is_working_day(date("2026-11-22")));
        assert!(is_working_day(date("2026-11-21")));
    }

    #[test]
    fn the_calendar_ends_without_a_panic() {
        assert_eq!(add_working_days(NaiveDate::MAX, u16::MAX), NaiveDate::MAX);
        assert!(!is_public_holiday(NaiveDate::MIN) || NaiveDate::MIN.month() == 1);
        assert!(!is_public_holiday(NaiveDate::MAX));
    }
}
