//! Heads of journals: recorded before they are answered, and held against what comes later.

use comptoir::statement::exchange::Witness;
use comptoir::statement::sealing::Sealed;

use crate::ground::{on_each_store, problem};

#[test]
fn a_head_is_countersigned_the_same_each_time() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let ask = |head: Vec<u8>| ground.post(&till.heads(), head).send().expect("an answer");
        let answer = ask(till.head(1, 120, "2026-11-04T07:00:00Z"));
        assert_eq!(answer.status(), 201);
        let first = Sealed::<Witness>::read(&answer.bytes().expect("bytes")).expect("sealed");
        assert_eq!((first.paper.epoch, first.paper.seq), (1, 120));
        ground.clock.set("2026-11-05T07:12:09Z");
        let answer = ask(till.head(1, 120, "2026-11-05T07:00:00Z"));
        let again = Sealed::<Witness>::read(&answer.bytes().expect("bytes")).expect("sealed");
        assert_eq!(again.paper, first.paper, "since it was seen first");
        let late = ask(till.head(1, 110, "2026-11-03T07:00:00Z"));
        assert_eq!(late.status(), 201, "said before, and merely late");
    });
}

#[test]
fn case_08_a_journal_that_forks_or_goes_back_raises_an_alarm() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let ask = |head: Vec<u8>| ground.post(&till.heads(), head).send().expect("an answer");
        assert_eq!(ask(till.head(1, 120, "2026-11-04T07:00:00Z")).status(), 201);
        let other = ask(till.head_of(1, 120, &"ab".repeat(32), "2026-11-04T07:10:00Z"));
        assert_eq!(other.status(), 409);
        assert_eq!(problem(other).kind, "urn:1000cafes:fourche");
        let back = ask(till.head_without(1, 100, (1, 120)));
        assert_eq!(back.status(), 409);
        assert_eq!(problem(back).kind, "urn:1000cafes:recul");
        let beyond = ask(till.head_without(1, 130, (1, 120)));
        assert_eq!(beyond.status(), 409, "longer than what the hub has seen, and another");
        let again = ask(till.head_without(1, 110, (1, 120)));
        assert_eq!(again.status(), 409);
        assert_eq!(ground.odd(), ["FOURCHE", "RECUL", "FOURCHE"], "told once");
        ground.hub().settle(2, "test").expect("looked at");
        assert_eq!(ask(till.head_without(1, 110, (1, 120))).status(), 409);
        assert_eq!(ground.odd().len(), 4, "once it was looked at it is told again");
        assert_eq!(ground.count("head"), 1);
        let stranger = ask(till.head_without(1, 140, (7, 3)));
        assert_eq!(stranger.status(), 201, "it lacks what nobody has");
        let epoch = ask(till.head(2, 1, "2026-11-04T07:12:00Z"));
        assert_eq!(epoch.status(), 201, "a new epoch goes on");

        let other = ground.till(&ground.cafe("Le Jeudi", "associatif"));
        let one = other.seal(other.month("2026-10", 500));
        let clone = other.seal(other.month("2026-10", 300));
        assert_eq!(ground.send(&other, &one).status(), 201);
        assert_eq!(ground.send(&other, &clone).status(), 409);
        let mut foreign = other.revised(&clone, 310);
        foreign.journal.seq += 7;
        let refused = ground.send(&other, &other.seal(foreign));
        assert_eq!(refused.status(), 409, "it follows a statement that is not here");
        assert_eq!(ground.odd()[4..], ["DOUBLE 2026-10", "FOURCHE 2026-10"]);
    });
}

#[test]
fn nobody_speaks_for_another() {
    on_each_store(|ground| {
        let (one, other) = (ground.cafe_with_till(), ground.cafe_with_till());
        let sealed = one.seal(one.month("2026-10", 500));
        let path = other.path(&sealed.paper);
        let answer = ground.put(&path, sealed.to_bytes().to_vec()).send().expect("an answer");
        assert_eq!(answer.status(), 403);
        let as_other = other.seal(one.month("2026-10", 500));
        assert_eq!(ground.send(&one, &as_other).status(), 403);
        let stranger = one.with_new_key();
        assert_eq!(ground.send(&one, &stranger.seal(one.month("2026-10", 500))).status(), 401);
        let head = other.head(1, 5, "2026-11-04T07:00:00Z");
        assert_eq!(ground.post(&one.heads(), head).send().expect("an answer").status(), 403);
        let elsewhere = format!("{}9", one.path(&sealed.paper));
        let answer = ground.put(&elsewhere, sealed.to_bytes().to_vec()).send();
        assert_eq!(answer.expect("an answer").status(), 400);
        assert_eq!(ground.count("document"), 0);
    });
}
