use proptest::prelude::*;

use super::*;

const NOW: i64 = 1_793_000_000_000;

fn month(text: &str) -> MonthName {
    MonthName::parse(text).expect("a month")
}

fn ours(name: &str, revision: u32, hash: u8, received: bool) -> Ours {
    Ours { month: month(name), revision, hash: [hash; 32], received, not_before: 0 }
}

/// A courier whose hub has these months.
fn greeted(has: &[(&str, u32, u8)]) -> Courier {
    let mut courier = Courier::resumed(0, 0, None);
    courier.answered(&Question::Protocol, Outcome::Hub, NOW, 0);
    let has =
        has.iter().map(|(name, revision, hash)| (month(name), (*revision, [*hash; 32]))).collect();
    courier.answered(&Question::Reports, Outcome::Has(has), NOW, 0);
    courier
}

/// The statements that it sends where each is taken in, and its receipt kept.
fn sent(courier: &mut Courier, desk: &Desk) -> Vec<(String, u32)> {
    let (mut sent, mut desk) = (Vec::new(), desk.clone());
    while let Step::Ask(question) = courier.step(&desk, NOW) {
        if let Question::Statement { month, revision, hash } = &question {
            sent.push((month.to_string(), *revision));
            let ours = desk.ours.iter_mut().find(|ours| ours.hash == *hash);
            ours.expect("one of the till's own").received = true;
        }
        courier.answered(&question, Outcome::Received, NOW, 0);
        assert!(sent.len() < 50, "it sends the same for ever");
    }
    sent
}

/// What it does once it has looked at what head office has for its cafés.
fn after_the_news(courier: &mut Courier, desk: &Desk) -> Step {
    for _ in 0..3 {
        let Step::Ask(question @ Question::News(_)) = courier.step(desk, NOW) else {
            break;
        };
        courier.answered(&question, Outcome::Looked, NOW, 0);
    }
    courier.step(desk, NOW)
}

#[test]
fn a_round_asks_who_is_there_what_it_has_and_then_sends() {
    let mut courier = Courier::resumed(0, 0, None);
    let desk = Desk { head: Some((1, 9, [9; 32])), ..Desk::default() };
    assert_eq!(courier.step(&desk, NOW), Step::Ask(Question::Protocol));
    assert_eq!(courier.step(&desk, NOW), Step::Ask(Question::Protocol), "asked again, the same");
    courier.answered(&Question::Protocol, Outcome::Hub, NOW, 0);
    assert_eq!(courier.step(&desk, NOW), Step::Ask(Question::Reports));
    courier.answered(&Question::Reports, Outcome::Has(BTreeMap::new()), NOW, 0);
    let head = Question::Head { epoch: 1, seq: 9, hash: [9; 32] };
    assert_eq!(courier.step(&desk, NOW), Step::Ask(head.clone()));
    courier.answered(&head, Outcome::Witnessed, NOW, 0);
    for news in [News::Letter, News::Tariffs] {
        assert_eq!(courier.step(&desk, NOW), Step::Ask(Question::News(news)));
        courier.answered(&Question::News(news), Outcome::Looked, NOW, 0);
    }
    assert_eq!(courier.step(&desk, NOW), Step::Rest { until: NOW + DAILY_MS });
    courier.nudge(NOW + 5);
    assert_eq!(courier.step(&desk, NOW + 5), Step::Ask(Question::Protocol), "a round of its own");
}

#[test]
fn case_01_what_waited_goes_oldest_first() {
    let desk = Desk {
        ours: vec![
            ours("2026-08", 1, 1, false),
            ours("2026-08", 2, 2, false),
            ours("2026-09", 1, 3, false),
            ours("2026-10", 1, 4, false),
        ],
        ..Desk::default()
    };
    let all = [("2026-08", 1), ("2026-08", 2), ("2026-09", 1), ("2026-10", 1)];
    let all: Vec<(String, u32)> = all.map(|(month, one)| (month.to_owned(), one)).to_vec();
    assert_eq!(sent(&mut greeted(&[]), &desk), all);
}

#[test]
fn case_25_what_the_hub_lost_is_sent_again_and_nothing_else() {
    let desk = Desk {
        ours: vec![
            ours("2026-08", 1, 1, true),
            ours("2026-08", 2, 2, true),
            ours("2026-09", 1, 3, true),
            ours("2026-10", 1, 4, true),
        ],
        ..Desk::default()
    };
    let mut courier = greeted(&[("2026-08", 1, 1), ("2026-10", 1, 4)]);
    let expected = [("2026-08".to_owned(), 2), ("2026-09".to_owned(), 1)];
    assert_eq!(sent(&mut courier, &desk), expected);
    assert_eq!(courier.trouble(), None);
}

#[test]
fn case_03_a_lost_receipt_is_fetched_by_sending_the_same_again() {
    let desk = Desk { ours: vec![ours("2026-10", 1, 4, false)], ..Desk::default() };
    let mut courier = greeted(&[("2026-10", 1, 4)]);
    let Step::Ask(question) = courier.step(&desk, NOW) else {
        panic!("it sends nothing");
    };
    courier.answered(&question, Outcome::Received, NOW, 0);
    let desk = Desk { ours: vec![ours("2026-10", 1, 4, true)], ..Desk::default() };
    assert!(matches!(after_the_news(&mut courier, &desk), Step::Rest { .. }));
}

#[test]
fn what_head_office_has_comes_last_and_what_fails_there_is_told_to_nobody() {
    let ours = vec![ours("2026-09", 1, 3, true), ours("2026-10", 1, 4, false)];
    let compared = Some(month("2026-09"));
    let desk = Desk { ours, head: Some((1, 9, [9; 32])), compared, ..Desk::default() };
    let mut courier = greeted(&[("2026-09", 1, 3)]);
    let Step::Ask(statement @ Question::Statement { .. }) = courier.step(&desk, NOW) else {
        panic!("the statement comes first");
    };
    courier.answered(&statement, Outcome::Received, NOW, 0);
    let desk = Desk { ours: desk.ours.iter().map(received).collect(), ..desk };
    let Step::Ask(head @ Question::Head { .. }) = courier.step(&desk, NOW) else {
        panic!("the head comes next");
    };
    courier.answered(&head, Outcome::Witnessed, NOW, 0);
    let all = [News::Letter, News::Tariffs, News::Comparison(month("2026-09"))];
    for news in all.map(Question::News) {
        assert_eq!(courier.step(&desk, NOW), Step::Ask(news.clone()));
        let mut other = courier.clone();
        other.answered(&news, Outcome::Failed(Trouble::Offline, None), NOW, 7);
        assert_eq!(other.step(&desk, NOW), Step::Rest { until: NOW + 7 }, "as after any failure");
        assert_eq!((other.trouble(), other.attempts()), (None, 1), "the statements have arrived");
        courier.answered(&news, Outcome::Looked, NOW, 0);
    }
    assert!(matches!(after_the_news(&mut courier, &desk), Step::Rest { .. }));
}

fn received(ours: &Ours) -> Ours {
    Ours { received: true, ..ours.clone() }
}

#[test]
fn case_08_a_hub_that_knows_more_than_the_journal_is_told_of() {
    let desk = Desk { ours: vec![ours("2026-09", 1, 3, true)], ..Desk::default() };
    for has in [[("2026-09", 1, 3), ("2026-10", 1, 9)], [("2026-09", 2, 9), ("2026-08", 1, 3)]] {
        let mut courier = greeted(&has);
        assert_eq!(sent(&mut courier, &desk), []);
        assert_eq!(courier.trouble(), Some(Trouble::Forked));
    }
}

#[test]
fn a_refused_statement_is_not_asked_again_in_the_round() {
    let desk = Desk { ours: vec![ours("2026-10", 1, 4, true)], ..Desk::default() };
    let mut courier = greeted(&[]);
    let Step::Ask(question) = courier.step(&desk, NOW) else {
        panic!("it sends nothing");
    };
    courier.answered(&question, Outcome::Refused, NOW, 0);
    assert!(matches!(after_the_news(&mut courier, &desk), Step::Rest { .. }));
    assert_eq!(courier.trouble(), Some(Trouble::Refused));
}

#[test]
fn a_hub_that_always_lacks_something_is_left_alone() {
    let desk = Desk { ours: vec![ours("2026-10", 2, 4, false)], ..Desk::default() };
    let mut courier = Courier::resumed(0, 0, None);
    let mut asked = 0;
    while let Step::Ask(question) = courier.step(&desk, NOW) {
        let outcome = match question {
            Question::Protocol => Outcome::Hub,
            Question::Reports => Outcome::Has(BTreeMap::new()),
            _ => Outcome::Lacks,
        };
        courier.answered(&question, outcome, NOW, 0);
        asked += 1;
        assert!(asked < 30, "it asks for ever");
    }
    assert_eq!(courier.trouble(), Some(Trouble::Forked));
}

#[test]
fn case_27_cafes_call_on_their_own_days_and_wait_as_long_as_they_are_told() {
    let first: Vec<i64> = (0..=255_u8).map(|byte| spread(&[byte; 32])).collect();
    let day = 24 * 3_600_000;
    for days in 0..4 {
        let on = first.iter().filter(|at| **at / day == days).count();
        assert!((30..=100).contains(&on), "day {days}: {on} of 256");
    }
    let mut courier = Courier::resumed(0, 0, None);
    let later = Ours { not_before: NOW + 7, ..ours("2026-10", 1, 4, false) };
    let desk = Desk { ours: vec![later], ..Desk::default() };
    courier.answered(&Question::Protocol, Outcome::Hub, NOW, 0);
    courier.answered(&Question::Reports, Outcome::Has(BTreeMap::new()), NOW, 0);
    let step = after_the_news(&mut courier, &desk);
    assert_eq!(step, Step::Rest { until: NOW + 7 }, "not before its day");
    courier.ask_now(NOW);
    courier.answered(&Question::Protocol, Outcome::Hub, NOW, 0);
    courier.answered(&Question::Reports, Outcome::Has(BTreeMap::new()), NOW, 0);
    let Step::Ask(question) = courier.step(&desk, NOW) else {
        panic!("somebody asked for it");
    };
    courier.answered(&question, Outcome::Failed(Trouble::Busy, Some(120)), NOW, u64::MAX);
    assert!(courier.next_at() >= NOW + 120_000, "as long as it was told");
    courier.nudge(NOW + 1);
    assert!(courier.next_at() >= NOW + 120_000, "something new does not shorten it");
}

#[test]
fn case_09_a_wrong_clock_makes_no_storm() {
    let mut courier = Courier::resumed(0, 0, None);
    courier.answered(&Question::Protocol, Outcome::Failed(Trouble::Clock, None), NOW, 0);
    assert!(courier.next_at() >= NOW + SLOW_MS);
    // The clock is put right, to years before: the wait is not taken at its word.
    let before = NOW - 400 * DAILY_MS;
    assert!(matches!(courier.step(&Desk::default(), before), Step::Ask(_)));
}

proptest! {
    #[test]
    fn waits_grow_and_stay_within_their_bound(attempts in 0_u32..2_000, chance in any::<u64>()) {
        let mut courier = Courier::resumed(attempts, 0, None);
        let failed = Outcome::Failed(Trouble::Offline, None);
        courier.answered(&Question::Protocol, failed, NOW, chance);
        let wait = courier.next_at() - NOW;
        let bound = BASE_MS.saturating_mul(1 << attempts.min(20)).min(CAP_MS);
        prop_assert!((0..=bound).contains(&wait));
        prop_assert_eq!(courier.attempts(), attempts + 1);
    }
}
