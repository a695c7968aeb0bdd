//! The bread forecast against sums made by hand.

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::domain::day::Moment;

/// A Tuesday without holidays within the twelve weeks before it but 14 July and 15 August.
fn tuesday() -> BusinessDay {
    BusinessDay::parse("2026-09-15").expect("a day")
}

fn before(day: BusinessDay, ago: u64) -> BusinessDay {
    BusinessDay::new(day.date() - Days::new(ago))
}

fn minute(hour: u16) -> DayMinute {
    DayMinute::new((hour - 4) * 60).expect("a minute")
}

/// A day as its weekday, on which so much was sold at nine.
fn sold(day: BusinessDay, units: u32) -> PastDay {
    PastDay::new(day, [(minute(9), units)]).taken_for(day.date().weekday())
}

/// Open days, Mondays left out, from `from` days ago to yesterday.
fn weeks(day: BusinessDay, from: u64, units: impl Fn(u64, Weekday) -> u32) -> Vec<PastDay> {
    let days = (1..=from).map(|ago| (ago, before(day, ago)));
    days.filter(|(_, past)| past.date().weekday() != Weekday::Mon)
        .map(|(ago, past)| sold(past, units(ago, past.date().weekday())))
        .collect()
}

fn ask<'a>(day: BusinessDay, history: &'a [PastDay]) -> Question<'a> {
    let like = Like::Weekday(day.date().weekday());
    Question { day, like, history, service: Service::Balanced, last_order: None, extra: 0 }
}

fn enough(day: BusinessDay, history: &[PastDay]) -> [u32; 3] {
    Service::ALL.map(|service| propose(&Question { service, ..ask(day, history) }).walk_in)
}

#[test]
fn the_last_order_serves_until_a_week_is_known() {
    let last_order = Some(12);
    let proposal = propose(&Question { last_order, ..ask(tuesday(), &[]) });
    assert_eq!((proposal.walk_in, proposal.reason.basis), (12, Basis::LastOrder));
    let five = weeks(tuesday(), 5, |_, _| 30);
    let five: Vec<_> = five.into_iter().chain([sold(before(tuesday(), 6), 30)]).collect();
    assert_eq!(five.len(), 5);
    let question = Question { last_order, ..ask(tuesday(), &five) };
    assert_eq!(propose(&question).reason.basis, Basis::LastOrder);
    let six: Vec<_> = five.into_iter().chain([sold(before(tuesday(), 7), 30)]).collect();
    let proposal = propose(&Question { last_order, ..ask(tuesday(), &six) });
    assert_eq!(proposal.mean_hundredths, 3_000);
    let unknown = propose(&ask(tuesday(), &[]));
    assert_eq!((unknown.walk_in, unknown.reason.basis), (0, Basis::Unknown));
}

#[test]
fn equal_days_ask_for_a_little_more_than_their_mean() {
    let history = weeks(tuesday(), 84, |_, _| 10);
    let proposal = propose(&ask(tuesday(), &history));
    let like = Like::Weekday(Weekday::Tue);
    let basis = Basis::Sales { like, mean_hundredths: 1_000, sold_out: 0, of: 4 };
    assert_eq!(proposal.reason, Reason { basis, quantity: 12, extra: 0 });
    assert_eq!(enough(tuesday(), &history), [10, 12, 15]);
    let more = propose(&Question { extra: 7, ..ask(tuesday(), &history) });
    assert_eq!((more.walk_in, more.reason.quantity, more.reason.extra), (19, 12, 7));
}

#[test]
fn a_weekday_is_held_to_the_mean_as_by_three_days() {
    let of = |weekday| if weekday == Weekday::Sat { 20 } else { 10 };
    let saturday = BusinessDay::parse("2026-09-19").expect("a day");
    let history = weeks(saturday, 84, |_, weekday| of(weekday));
    // The mean is 70/6; an index of (12 × 120/70 + 3) / 15 = 11/7 makes 18.33 of it.
    assert_eq!(propose(&ask(saturday, &history)).mean_hundredths, 1_833);
    // (12 × 60/70 + 3) / 15 = 31/35 makes 10.33.
    let friday = Question { like: Like::Weekday(Weekday::Fri), ..ask(saturday, &history) };
    assert_eq!(propose(&friday).mean_hundredths, 1_033);
}

#[test]
fn the_level_is_that_of_the_last_four_weeks() {
    let rising = weeks(tuesday(), 84, |ago, _| if ago <= 28 { 20 } else { 10 });
    assert_eq!(propose(&ask(tuesday(), &rising)).mean_hundredths, 2_000);
    // After three weeks of holidays it is that of the four weeks before them.
    let reopened: Vec<_> = weeks(tuesday(), 84, |ago, _| if ago <= 49 { 20 } else { 10 })
        .into_iter()
        .filter(|past| past.day() < before(tuesday(), 21))
        .collect();
    assert_eq!(propose(&ask(tuesday(), &reopened)).mean_hundredths, 2_000);
}

#[test]
fn no_mean_is_above_the_best_day() {
    let saturday = BusinessDay::parse("2026-09-19").expect("a day");
    // Bread on Saturdays alone until five weeks ago, then none, and some on one Wednesday.
    let history: Vec<_> = weeks(saturday, 84, |ago, weekday| match weekday {
        Weekday::Sat if ago > 28 => 20,
        Weekday::Wed if ago < 7 => 20,
        _ => 0,
    })
    .into_iter()
    .filter(|past| (past.sold() > 0) || past.day() < before(saturday, 28))
    .collect();
    assert_eq!(propose(&ask(saturday, &history)).mean_hundredths, 2_000);
}

#[test]
fn days_that_lie_apart_ask_for_more() {
    let calm = weeks(tuesday(), 84, |_, _| 10);
    let wild = weeks(tuesday(), 84, |ago, _| if (ago / 7) % 2 == 0 { 4 } else { 16 });
    let (calm, wild) = (enough(tuesday(), &calm), enough(tuesday(), &wild));
    assert!(wild[2] > calm[2] && wild[1] > calm[1], "{calm:?} {wild:?}");
}

#[test]
fn only_twelve_weeks_before_the_day_count() {
    let mut history = weeks(tuesday(), 84, |_, _| 10);
    let expected = propose(&ask(tuesday(), &history));
    history.push(sold(before(tuesday(), 85), 500));
    history.push(sold(tuesday(), 500));
    history.push(sold(BusinessDay::new(tuesday().date() + Days::new(1)), 500));
    assert_eq!(propose(&ask(tuesday(), &history)), expected);
}

#[test]
fn an_item_asked_for_less_than_once_a_day_is_ordered_once() {
    let sundays = weeks(tuesday(), 84, |_, weekday| u32::from(weekday == Weekday::Sun));
    let proposal = propose(&ask(tuesday(), &sundays));
    let basis = Basis::Rare { like: Like::Weekday(Weekday::Tue), seen: true };
    assert_eq!((proposal.walk_in, proposal.reason.basis), (1, basis));
    // Five days of six: a Tuesday asks for 0.97, and generosity does not make two of it.
    let nearly = weeks(tuesday(), 84, |_, weekday| u32::from(weekday != Weekday::Sun));
    assert_eq!(propose(&ask(tuesday(), &nearly)).mean_hundredths, 97);
    assert_eq!(enough(tuesday(), &nearly), [1, 1, 1]);
    let daily = weeks(tuesday(), 84, |_, _| 1);
    assert_eq!(enough(tuesday(), &daily), [1, 2, 2]);
    let never = weeks(tuesday(), 84, |_, _| 0);
    let proposal = propose(&Question { last_order: Some(9), ..ask(tuesday(), &never) });
    assert_eq!((proposal.walk_in, proposal.reason.basis), (0, Basis::NeverSold));
}

#[test]
fn a_holiday_is_a_sunday_before_and_ahead() {
    let of = |weekday| if weekday == Weekday::Sun { 30 } else { 10 };
    let armistice = BusinessDay::parse("2026-11-11").expect("a day");
    assert_eq!(Like::usual(armistice), Like::Holiday);
    assert_eq!(Like::usual(before(armistice, 1)), Like::Weekday(Weekday::Tue));
    let history = weeks(armistice, 84, |_, weekday| of(weekday));
    let ask = |like| propose(&Question { like, ..ask(armistice, &history) });
    let holiday = ask(Like::usual(armistice));
    assert_eq!(holiday.mean_hundredths, ask(Like::Chosen(Weekday::Sun)).mean_hundredths);
    assert!(holiday.mean_hundredths > 2 * ask(Like::Weekday(Weekday::Wed)).mean_hundredths);
    let past = PastDay::new(armistice, []);
    assert_eq!(past.profile(), Weekday::Sun);
    assert_eq!(past.taken_for(Weekday::Wed).profile(), Weekday::Wed);
}

#[test]
fn the_reason_counts_the_last_four_of_the_weekday() {
    let mut history = weeks(tuesday(), 84, |_, _| 10);
    for past in &mut history {
        let ago = (tuesday().date() - past.day().date()).num_days();
        // Tuesdays of one and of five weeks ago, and all Wednesdays.
        if ago == 7 || ago == 35 || past.profile() == Weekday::Wed {
            *past = past.clone().sold_out_at(minute(12));
        }
    }
    let Basis::Sales { sold_out, of, .. } = propose(&ask(tuesday(), &history)).reason.basis else {
        panic!("not of sales");
    };
    assert_eq!((sold_out, of), (1, 4));
}

#[test]
fn an_empty_shelf_is_made_good_by_the_hours_that_were_left() {
    let course = |ago, early, late| {
        PastDay::new(before(tuesday(), ago), [(minute(8), early), (minute(17), late)])
    };
    let demand = |sold_units, at, history: &[PastDay]| {
        let past = PastDay::new(before(tuesday(), 7), [(minute(8), sold_units)]);
        demand_hundredths(&past.sold_out_at(at), history)
    };
    let four_fifths: Vec<_> = [14, 21, 28].map(|ago| course(ago, 8, 2)).into();
    assert_eq!(demand(8, minute(12), &four_fifths), 1_000);
    // What left the shelf empty in the last hour is one more at least.
    assert_eq!(demand(8, minute(19), &four_fifths), 900);
    // And half as much again at most.
    let half: Vec<_> = [14, 21, 28].map(|ago| course(ago, 5, 5)).into();
    assert_eq!(demand(8, minute(12), &half), 1_200);
    assert_eq!(demand(8, minute(6), &half), 1_200);
    // Of one or none, one more is more than half as much again.
    assert_eq!(demand(1, minute(12), &half), 200);
    assert_eq!(demand(0, minute(4), &half), 100);
    // Within the half hour from eight to half past, a quarter of an hour is half of it.
    let quarter_past = DayMinute::new(4 * 60 + 15).expect("a minute");
    assert_eq!(demand(4, quarter_past, &four_fifths), 600);
    let all_early: Vec<_> = [14, 21].map(|ago| course(ago, 10, 0)).into();
    assert_eq!(demand(4, DayMinute::new(4 * 60 + 24).expect("a minute"), &all_early), 500);
}

#[test]
fn days_that_sold_out_teach_the_hours_before() {
    let full = PastDay::new(before(tuesday(), 14), [(minute(8), 8), (minute(17), 2)]);
    // These sold more at eight and never saw the evening: they must not say that nobody comes then.
    let short = [21, 28, 35]
        .map(|ago| PastDay::new(before(tuesday(), ago), [(minute(8), 12)]).sold_out_at(minute(11)));
    let history: Vec<_> = short.iter().cloned().chain([full]).collect();
    assert_eq!(demand_hundredths(&short[0], &history), 1_500);
}

#[test]
fn the_minute_is_that_of_the_clock_on_the_wall() {
    let at = |text| DayMinute::of(Moment::from_rfc3339(text, 60).expect("a moment")).get();
    assert_eq!(at("2026-11-21T03:00:00.000Z"), 0);
    assert_eq!(at("2026-11-22T02:59:59.000Z"), 1_439);
    assert_eq!(at("2026-11-21T18:10:00.000Z"), 15 * 60 + 10);
    assert_eq!(DayMinute::new(1_440), None);
}

#[test]
fn the_same_history_gives_the_same_proposals_on_every_machine() {
    let mut draw = 1_u64;
    let mut next = |below: u64| {
        draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        u16::try_from((draw >> 33) % below).expect("small")
    };
    let history: Vec<_> = (1..=84)
        .map(|ago| {
            let units = 4 + next(12);
            let at = (0..units).map(|_| (minute(7 + next(13)), 1)).collect::<Vec<_>>();
            let past = PastDay::new(before(tuesday(), ago), at);
            if next(3) == 0 { past.sold_out_at(minute(12 + next(8))) } else { past }
        })
        .collect();
    let found = [Weekday::Tue, Weekday::Sat, Weekday::Sun].map(|weekday| {
        let like = Like::Weekday(weekday);
        let of = |service| propose(&Question { like, service, ..ask(tuesday(), &history) });
        (of(Service::Balanced).mean_hundredths, Service::ALL.map(|service| of(service).walk_in))
    });
    let expected = [(1_406, [13, 18, 22]), (1_212, [12, 15, 19]), (1_417, [14, 18, 22])];
    assert_eq!(found, expected);
}

/// Any history at all: days around the window, absurd sales, sold out at any moment.
fn histories() -> impl Strategy<Value = Vec<PastDay>> {
    let units = prop_oneof![8 => 0_u32..40, 1 => any::<u32>()];
    let sales = prop::collection::vec((0_u16..1_440, units), 0..6);
    let day = (sales, prop::option::of(0_u16..1_440));
    prop::collection::btree_map(0_u64..100, day, 0..80).prop_map(|days| {
        let moment = |number| DayMinute::new(number).expect("a minute");
        let mut history = Vec::new();
        for (ago, (sales, sold_out)) in days {
            let sales = sales.into_iter().map(|(at, units)| (moment(at), units));
            let past = PastDay::new(before(tuesday(), ago), sales);
            history.push(match sold_out {
                Some(at) => past.sold_out_at(moment(at)),
                None => past,
            });
        }
        history
    })
}

fn likes() -> impl Strategy<Value = Like> {
    let weekday = (0_u8..7).prop_map(|number| Weekday::try_from(number).expect("a weekday"));
    prop_oneof![weekday.prop_map(Like::Weekday), Just(Like::Holiday)]
}

/// The most that can have been asked for on a day.
fn most(past: &PastDay) -> u32 {
    (past.sold() + 1).max(past.sold() * 3 / 2 + 1)
}

proptest! {
    #[test]
    fn any_history_gives_a_sane_proposal(
        history in histories(),
        like in likes(),
        last_order in prop::option::of(any::<u32>()),
        extra in any::<u32>(),
    ) {
        let question = Question { like, last_order, extra, ..ask(tuesday(), &history) };
        let of = |service| propose(&Question { service, ..question });
        let proposals = Service::ALL.map(of);
        prop_assert!(proposals.is_sorted_by_key(|proposal| proposal.walk_in));
        let best = history.iter().map(most).max().unwrap_or(0);
        for proposal in proposals {
            let Reason { basis, quantity, extra: added } = proposal.reason;
            prop_assert_eq!(proposal.walk_in, quantity + added);
            prop_assert_eq!(added, extra.min(MAX_UNITS));
            prop_assert!(proposal.mean_hundredths <= best * 100);
            // By Cantelli's inequality, nine days of ten lie within three deviations.
            let sane = if basis == Basis::LastOrder { MAX_UNITS } else { 5 * best + 2 };
            prop_assert!(quantity <= sane, "{} of {}", quantity, best);
        }
    }

    #[test]
    fn the_order_of_days_changes_nothing(history in histories(), like in likes()) {
        let expected = propose(&Question { like, ..ask(tuesday(), &history) });
        let backwards: Vec<_> = history.iter().rev().cloned().collect();
        prop_assert_eq!(propose(&Question { like, ..ask(tuesday(), &backwards) }), expected);
        prop_assert_eq!(propose(&Question { like, ..ask(tuesday(), &history) }), expected);
    }

    #[test]
    fn what_nobody_takes_is_not_ordered(history in histories(), like in likes()) {
        let none: Vec<_> = history.iter().map(|past| PastDay::new(past.day(), [])).collect();
        prop_assert_eq!(propose(&Question { like, ..ask(tuesday(), &none) }).walk_in, 0);
    }

    #[test]
    fn the_correction_stays_within_its_bounds(history in histories()) {
        for past in &history {
            let (sold, demand) = (past.sold() * 100, demand_hundredths(past, &history));
            if past.sold_out().is_none() {
                prop_assert_eq!(demand, sold);
            } else {
                prop_assert!(demand >= sold + 100);
                prop_assert!(demand <= (sold + 100).max(sold * 3 / 2));
            }
        }
    }
}
