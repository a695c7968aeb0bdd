use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn day(text: &str) -> BusinessDay {
    BusinessDay::parse(text).expect("a day")
}

fn id() -> ActivityId {
    ActivityId::new(Uuid::from_u128(7))
}

fn workshop() -> Plan {
    Plan {
        kind: ActivityKind::Digital,
        day: day("2026-11-21"),
        start: 16 * 60 + 30,
        end: Some(18 * 60),
        partner: None,
        funder: None,
        hosted: false,
    }
}

fn after(facts: &[ActivityFact]) -> Result<Activity, ActivityError> {
    let mut activity = None;
    for fact in facts {
        activity = Some(Activity::after(activity, fact)?);
    }
    activity.ok_or(ActivityError::Unknown)
}

fn planned() -> ActivityFact {
    ActivityFact::Planned { activity: id(), plan: workshop() }
}

fn held(heads: Option<Heads>) -> ActivityFact {
    let outcome = Outcome { heads, cost: Cents::new(4_000), takings: Cents::ZERO };
    ActivityFact::Held { activity: id(), outcome }
}

fn cancelled() -> ActivityFact {
    ActivityFact::Cancelled { activity: id(), reason: CancelReason::Weather }
}

#[test]
fn the_workshop_of_the_demonstration_brings_generations_together() {
    let heads = Heads::by_age(3, 5, 6);
    let workshop = after(&[planned(), held(Some(heads))]).expect("held");
    assert_eq!(heads.all, 14);
    assert!(workshop.is_intergenerational());
    let seniors = Some(Heads::by_age(0, 0, 6));
    assert!(!after(&[planned(), held(seniors)]).expect("held").is_intergenerational());
    assert!(!after(&[planned()]).expect("planned").is_intergenerational(), "not held");
}

#[test]
fn what_klesia_pays_for_brings_generations_together() {
    let plan = Plan { funder: Some(Funder::Klesia), ..workshop() };
    let planned = ActivityFact::Planned { activity: id(), plan };
    assert!(after(&[planned, held(None)]).expect("held").is_intergenerational());
    assert!(!after(&[planned, cancelled()]).expect("off").is_intergenerational());
}

#[test]
fn what_may_follow_what() {
    let changed = ActivityFact::Changed { activity: id(), plan: workshop() };
    for (facts, expected) in [
        (vec![planned(), planned()], Err(ActivityError::Unknown)),
        (vec![held(None)], Err(ActivityError::Unknown)),
        (vec![cancelled()], Err(ActivityError::Unknown)),
        (vec![planned(), cancelled(), changed], Err(ActivityError::Cancelled)),
        (vec![planned(), changed, held(None), changed, held(None)], Ok(())),
        (vec![planned(), held(None), cancelled()], Ok(())),
        (vec![planned(), cancelled(), held(None)], Ok(())),
    ] {
        assert_eq!(after(&facts).map(drop), expected, "{facts:?}");
    }
}

#[test]
fn impossible_hours_heads_and_money_are_refused() {
    let at = |start, end| {
        after(&[ActivityFact::Planned { activity: id(), plan: Plan { start, end, ..workshop() } }])
            .map(drop)
    };
    assert_eq!(at(60, Some(60)), Err(ActivityError::Hours));
    assert_eq!(at(Plan::LATEST, None), Err(ActivityError::Hours));
    assert_eq!(at(1_200, Some(Plan::LATEST + 1)), Err(ActivityError::Hours));
    assert_eq!(at(1_200, Some(Plan::LATEST)), Ok(()));
    let heads = |heads| after(&[planned(), held(Some(heads))]).map(drop);
    assert_eq!(heads(Heads { all: 13, ..Heads::by_age(3, 5, 6) }), Err(ActivityError::Heads));
    assert_eq!(heads(Heads { all: 20, ..Heads::by_age(3, 5, 6) }), Ok(()), "some of no known age");
    assert_eq!(heads(Heads { all: 10_001, ..Heads::default() }), Err(ActivityError::Heads));
    assert_eq!(heads(Heads::by_age(u32::MAX, 1, 0)), Err(ActivityError::Heads));
    for (cost, takings) in [(-1, 0), (0, -1), (Cents::MAX_TICKET.get() + 1, 0)] {
        let (cost, takings) = (Cents::new(cost), Cents::new(takings));
        let outcome = Outcome { heads: None, cost, takings };
        let held = ActivityFact::Held { activity: id(), outcome };
        assert_eq!(after(&[planned(), held]).map(drop), Err(ActivityError::Money));
    }
}

#[test]
fn someone_is_asked_how_it_went_once_it_is_over() {
    let before_the_end = 17 * 60;
    let today = day("2026-11-21");
    let open = after(&[planned()]).expect("planned");
    assert!(!open.is_untold(day("2026-11-20"), 1_439));
    assert!(!open.is_untold(today, before_the_end));
    assert!(open.is_untold(today, 18 * 60));
    assert!(open.is_untold(day("2026-11-22"), 0));
    let uncounted = after(&[planned(), held(None)]).expect("held");
    assert!(uncounted.is_untold(today, before_the_end), "nobody said how many came");
    let counted = after(&[planned(), held(Some(Heads::by_age(0, 2, 0)))]).expect("held");
    assert!(!counted.is_untold(day("2026-12-01"), 0));
    assert!(!after(&[planned(), cancelled()]).expect("off").is_untold(day("2026-12-01"), 0));
}

#[test]
fn codes_read_back() {
    for kind in ActivityKind::ALL {
        assert_eq!(ActivityKind::of(kind.code()), Some(kind));
    }
}

proptest! {
    #[test]
    fn heads_by_age_are_sound_as_long_as_they_are_few(
        children in 0_u32..6_000, adults in 0_u32..6_000, seniors in 0_u32..6_000,
    ) {
        let heads = Heads::by_age(children, adults, seniors);
        prop_assert_eq!(heads.is_sound(), children + adults + seniors <= Heads::MOST);
    }
}
