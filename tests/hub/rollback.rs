//! A till that was put back to an older state, and one whose clock was: the one is found out
//! however long its journal has become since, the other raises no alarm.

use std::path::Path;

use comptoir::domain::fact::{EpochReason, Fact};
use comptoir::journal::entry::Entry;
use comptoir::keys::SoftwareSigner;
use comptoir::network::courier::Trouble;

use crate::cafe::{Cafe, DAY, Numbered};
use crate::cafes::{SEPTEMBER, begun_with, call, days, join, open, say_head, seal};
use crate::ground::{Ground, on_each_store};
use crate::simulation::photograph;

/// Closes the café and opens a copy of its files in its place. Identifiers go on elsewhere, as on
/// any machine.
fn put_back(cafe: Cafe, copy: &Path, key: &[u8]) -> Cafe {
    let Cafe { till, ids, now } = cafe;
    drop(till);
    Cafe { ids: Numbered(ids.0 + 1_000_000), now, ..open(copy, 7, key) }
}

fn restores(cafe: &mut Cafe) -> usize {
    let mut count = 0;
    let walked = cafe.till.store().walk(|sealed| {
        let entry = Entry::from_bytes(&sealed.bytes)?;
        let restored =
            |fact: &Fact| matches!(fact, Fact::EpochOpened { reason: EpochReason::Restore, .. });
        count += usize::from(restored(&entry.fact));
        Ok(())
    });
    walked.expect("read");
    count
}

/// A café whose head the hub has, put back to before, that then played so many weeks again.
fn rolled_back(ground: &Ground, weeks: i64, expected: &str) {
    let (folder, copy) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir());
    let copy = copy.expect("a folder");
    let key = SoftwareSigner::generate().expect("a key");
    let mut cafe = begun_with(folder.path(), 7, &key);
    let unit = ground.cafe("Le Relais", "associatif");
    join(ground, &mut cafe, &unit);
    days(&mut cafe, 1, 1, false);
    cafe.till.store().checkpoint().expect("moved");
    photograph(folder.path(), copy.path(), None);
    days(&mut cafe, 31, 3, false);
    assert_eq!(call(ground, &mut cafe), None);
    let told = ground.count("head");

    let mut cafe = put_back(cafe, copy.path(), &key);
    for week in 0..weeks {
        days(&mut cafe, 60 + 30 * week, 2, false);
    }
    cafe.now = SEPTEMBER + 200 * DAY;
    assert_eq!(restores(&mut cafe), 0, "nobody knows yet");
    assert_eq!(call(ground, &mut cafe), Some(Trouble::Forked));
    assert_eq!(ground.odd(), [expected], "and head office knows");
    assert_eq!(restores(&mut cafe), 1, "the journal says so itself from here on");
    assert_eq!(call(ground, &mut cafe), None, "and goes on");
    days(&mut cafe, 210, 2, false);
    assert_eq!(call(ground, &mut cafe), None);
    assert!(ground.count("head") > told, "its heads are taken again");
    assert_eq!((restores(&mut cafe), ground.odd().len()), (1, 1), "once");
}

#[test]
fn a_journal_that_went_back_and_on_beyond_the_last_head_is_found_out() {
    on_each_store(|ground| rolled_back(&ground, 3, "FOURCHE"));
}

#[test]
fn a_journal_that_went_back_and_is_shorter_is_found_out() {
    on_each_store(|ground| rolled_back(&ground, 0, "RECUL"));
}

#[test]
fn a_clock_that_is_put_right_makes_no_journal_go_back() {
    on_each_store(|ground| {
        let folder = tempfile::tempdir().expect("a folder");
        let key = SoftwareSigner::generate().expect("a key");
        let mut cafe = begun_with(folder.path(), 7, &key);
        let unit = ground.cafe("Le Relais", "associatif");
        join(&ground, &mut cafe, &unit);
        days(&mut cafe, 1, 1, false);
        // Sealed while the clock stood twenty hours ahead, sent after it was put right and after a
        // later head of the journal had come in.
        cafe.now = SEPTEMBER + 40 * DAY + 20 * 3_600_000;
        seal(&mut cafe, "2026-09", false);
        cafe.now = SEPTEMBER + 40 * DAY;
        cafe.open_day().expect("opened");
        cafe.close(None).expect("closed");
        say_head(&ground, &mut cafe);
        assert_eq!(ground.count("head"), 1);
        assert_eq!(call(&ground, &mut cafe), None);
        assert_eq!(ground.count("document"), 1);
        assert_eq!(ground.odd(), [""; 0]);
        assert_eq!(ground.count("head"), 3, "that of the statement came late, and is kept");
    });
}
