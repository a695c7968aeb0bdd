//! Days and tariffs of carriers, reckoned by hand.

use uuid::Uuid;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn holding(from: &str, days: u16, count: DayCount, first: FirstDay) -> Holding {
    Holding { from: day(from), days, count, first }
}

fn carrier(holdings: Vec<Holding>, tariffs: Vec<Tariff>) -> Carrier {
    Carrier {
        id: CarrierId::new(Uuid::from_u128(1)),
        name: Label::new("Relais").expect("a name"),
        level: Level::Full,
        identity: IdentityRule::Document,
        shelves: None,
        driver_hours: None,
        holdings,
        tariffs,
        fixed: Vec::new(),
        active: true,
    }
}

#[test]
fn calendar_days_count_sundays_and_holidays() {
    use DayCount::Calendar;
    let rule = |first| holding("2025-10-08", 5, Calendar, first);
    // Monday 16 November 2026.
    let monday = day("2026-11-16");
    assert_eq!(rule(FirstDay::DayAfter).due_on(monday), day("2026-11-21"));
    assert_eq!(rule(FirstDay::Arrival).due_on(monday), day("2026-11-20"));
}

#[test]
fn working_days_pass_over_sundays_and_holidays() {
    use DayCount::Working;
    let rule = |first| holding("2025-01-01", 5, Working, first);
    // Thursday before All Saints, which is a Sunday; then the Armistice, a Wednesday.
    assert_eq!(rule(FirstDay::DayAfter).due_on(day("2026-11-05")), day("2026-11-12"));
    assert_eq!(rule(FirstDay::Arrival).due_on(day("2026-11-05")), day("2026-11-10"));
    // A Sunday's parcel: the Sunday does not count even where the day of arrival does.
    assert_eq!(rule(FirstDay::Arrival).due_on(day("2026-11-15")), day("2026-11-20"));
}

#[test]
fn a_parcel_keeps_the_rule_of_its_day() {
    let rules = vec![
        holding("2020-01-01", 14, DayCount::Calendar, FirstDay::DayAfter),
        holding("2023-01-01", 8, DayCount::Calendar, FirstDay::DayAfter),
        holding("2025-10-08", 5, DayCount::Calendar, FirstDay::DayAfter),
    ];
    let carrier = carrier(rules, Vec::new());
    assert_eq!(carrier.due_on(day("2019-12-31")), None);
    assert_eq!(carrier.due_on(day("2022-12-31")), Some((day("2023-01-14"), 1)));
    assert_eq!(carrier.due_on(day("2025-10-07")), Some((day("2025-10-15"), 2)));
    assert_eq!(carrier.due_on(day("2025-10-08")), Some((day("2025-10-13"), 3)));
}

#[test]
fn the_tariff_of_a_size_goes_before_that_of_all_and_the_newer_before_the_older() {
    let tariff = |from, size, cents| Tariff {
        from: day(from),
        kind: Kind::Arrival,
        size,
        unit: Cents::new(cents),
    };
    let tariffs = vec![
        tariff("2024-01-01", None, 30),
        tariff("2026-01-01", None, 35),
        tariff("2024-01-01", Some(Size::Large), 50),
    ];
    let carrier = carrier(Vec::new(), tariffs);
    let unit = |size, on| carrier.unit(Kind::Arrival, size, day(on)).get();
    assert_eq!(unit(Size::Small, "2025-12-31"), 30);
    assert_eq!(unit(Size::Small, "2026-01-01"), 35);
    assert_eq!(unit(Size::Large, "2026-01-01"), 50);
    assert_eq!(carrier.unit(Kind::Return, Size::Small, day("2026-01-01")), Cents::ZERO);
    let worth = carrier.worth(Kind::Arrival, Size::Large, day("2026-01-01"), i64::MAX);
    assert_eq!(worth, Err(AmountError::Overflow));
}

#[test]
fn shelves_are_read_and_their_fill_is_told_at_four_fifths() {
    let shelves = Shelves::parse("A01-A20").expect("shelves");
    assert_eq!((shelves.count(), shelves.to_string().as_str()), (20, "A01-A20"));
    assert!(!shelves.is_nearly_full(15) && shelves.is_nearly_full(16));
    for wrong in ["A01", "A05-A01", "A01-B20", "A00-A20", "é1-é2", "A1x-A20"] {
        assert_eq!(Shelves::parse(wrong), None, "{wrong}");
    }
}
