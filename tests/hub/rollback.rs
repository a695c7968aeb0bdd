//! A till that was put back to an older state, and one whose clock was: the one is found out
//! however long its journal has become since, the other raises no alarm.

use std::fs;

use comptoir::domain::fact::{EpochReason, Fact};
use comptoir::hub::intake::Taken;
use comptoir::journal::entry::Entry;
use comptoir::journal::seal::Signer;
use comptoir::keys::SoftwareSigner;
use comptoir::network::courier::Trouble;
use comptoir::statement::exchange::Way;
use comptoir::store::SubmissionState;
use tempfile::TempDir;

use crate::cafe::{Cafe, DAY, Numbered};
use crate::cafes::{SEPTEMBER, begun_with, call, days, join, open, say_head, seal};
use crate::ground::{Ground, on_each_store};
use crate::simulation::photograph;

fn alarms(ground: &Ground) -> i64 {
    ground.count("anomaly WHERE severity = 'alerte'")
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

/// A café of which a copy was put aside after a week, and the hub has heads of later weeks.
struct Copied {
    folder: TempDir,
    copy: TempDir,
    key: Vec<u8>,
    unit: String,
}

impl Copied {
    fn new(ground: &Ground) -> (Self, Cafe) {
        let [folder, copy] = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));
        let key = SoftwareSigner::generate().expect("a key");
        let unit = ground.cafe("Le Relais", "associatif");
        let copied = Self { folder, copy, key, unit };
        let mut cafe = begun_with(copied.folder.path(), 7, &copied.key);
        join(ground, &mut cafe, &copied.unit);
        days(&mut cafe, 1, 1, false);
        cafe.till.store().checkpoint().expect("moved");
        photograph(copied.folder.path(), copied.copy.path(), None);
        days(&mut cafe, 31, 3, false);
        assert_eq!(call(ground, &mut cafe), None);
        (copied, cafe)
    }

    /// The copy takes the café's place, as often as that is wanted. Identifiers go on elsewhere, as
    /// on any machine.
    fn put_back(&self, cafe: Cafe) -> Cafe {
        let Cafe { till, ids, now } = cafe;
        drop(till);
        for file in fs::read_dir(self.folder.path()).expect("files") {
            fs::remove_file(file.expect("a file").path()).expect("removed");
        }
        photograph(self.copy.path(), self.folder.path(), None);
        Cafe { ids: Numbered(ids.0 + 1_000_000), now, ..open(self.folder.path(), 7, &self.key) }
    }
}

fn take_new_key(cafe: &mut Cafe) {
    let key = SoftwareSigner::generate().expect("a key");
    let signer: Box<dyn Signer> = Box::new(SoftwareSigner::from_pkcs8(&key).expect("a key"));
    cafe.till.store().set_signer(Some(signer));
    let act = cafe.act();
    cafe.till.replace_key(act).expect("replaced");
}

/// The newest statement goes to the hub on a stick.
fn import(ground: &Ground, cafe: &Cafe) -> Taken {
    ground.clock.set(&cafe.moment().to_rfc3339());
    let rows = cafe.till.submissions().expect("read");
    let paper = cafe.till.paper_of(rows.last().expect("sealed")).expect("a paper");
    ground.hub().take_in(paper.as_bytes(), Way::File, None).expect("taken")
}

/// Its receipt comes back. Says whether the journal was found to have been put back.
fn bring(cafe: &mut Cafe, taken: &Taken) -> bool {
    let act = cafe.act();
    cafe.till.take_receipt(act, &taken.receipt).expect("a receipt").is_put_back
}

/// A café whose head the hub has, put back to before, that then played so many weeks again.
fn rolled_back(ground: &Ground, weeks: i64, expected: &str) {
    let (copied, cafe) = Copied::new(ground);
    let told = ground.count("head");
    let mut cafe = copied.put_back(cafe);
    for week in 0..weeks {
        days(&mut cafe, 60 + 30 * week, 2, false);
    }
    cafe.now = SEPTEMBER + 200 * DAY;
    assert_eq!(restores(&mut cafe), 0, "nobody knows yet");
    assert_eq!(call(ground, &mut cafe), Some(Trouble::PutBack));
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

/// Last night's copy goes on, on another machine that has no key of it.
#[test]
fn a_journal_that_went_back_and_took_a_new_key_is_found_out() {
    on_each_store(|ground| {
        let (copied, cafe) = Copied::new(&ground);
        let mut cafe = copied.put_back(cafe);
        cafe.now = SEPTEMBER + 60 * DAY;
        take_new_key(&mut cafe);
        join(&ground, &mut cafe, &copied.unit);
        assert_eq!(call(&ground, &mut cafe), Some(Trouble::PutBack));
        assert_eq!(ground.odd(), ["FOURCHE"]);
        assert_eq!(restores(&mut cafe), 1, "the new key says nothing of it");
        assert_eq!(call(&ground, &mut cafe), None, "and goes on");
        assert_eq!((restores(&mut cafe), ground.odd().len()), (1, 1), "once");
    });
}

/// Its second life finds the epochs of its first at the hub.
#[test]
fn a_copy_that_is_put_back_again_goes_on_at_once() {
    on_each_store(|ground| {
        let (copied, cafe) = Copied::new(&ground);
        let mut cafe = copied.put_back(cafe);
        cafe.now = SEPTEMBER + 50 * DAY;
        assert_eq!(call(&ground, &mut cafe), Some(Trouble::PutBack));
        days(&mut cafe, 51, 2, false);
        assert_eq!(call(&ground, &mut cafe), None);

        let mut cafe = copied.put_back(cafe);
        cafe.now = SEPTEMBER + 70 * DAY;
        seal(&mut cafe, "2026-09", false);
        assert_eq!(call(&ground, &mut cafe), Some(Trouble::PutBack));
        assert_eq!(call(&ground, &mut cafe), None);
        let rows = cafe.till.submissions().expect("read");
        assert!(rows.iter().all(|row| row.state == SubmissionState::Received), "{rows:?}");
        assert_eq!(cafe.till.head().expect("a journal").place.epoch, 3, "beyond its first life's");
        assert_eq!((restores(&mut cafe), alarms(&ground)), (2, 2), "one for each time");
        assert_eq!(ground.odd(), ["RECUL", "RECUL", "RECUL 2026-09"], "the month had been sealed");
    });
}

/// A copy made between putting back and the next closing, as in winter, is put back itself.
#[test]
fn a_journal_put_back_to_where_it_had_just_said_so_goes_on_a_day_later() {
    on_each_store(|ground| {
        let (copied, cafe) = Copied::new(&ground);
        let mut cafe = copied.put_back(cafe);
        cafe.now = SEPTEMBER + 60 * DAY;
        assert_eq!(call(&ground, &mut cafe), Some(Trouble::PutBack));
        cafe.till.store().checkpoint().expect("moved");
        photograph(copied.folder.path(), copied.copy.path(), None);
        days(&mut cafe, 61, 2, false);
        assert_eq!(call(&ground, &mut cafe), None);

        let mut cafe = copied.put_back(cafe);
        cafe.now = SEPTEMBER + 60 * DAY + 3_600_000;
        for _ in 0..3 {
            assert_eq!(call(&ground, &mut cafe), Some(Trouble::PutBack));
        }
        assert_eq!((restores(&mut cafe), ground.odd().len()), (1, 2), "one alarm of three calls");
        cafe.now += DAY;
        assert_eq!(call(&ground, &mut cafe), Some(Trouble::PutBack));
        assert_eq!(call(&ground, &mut cafe), None);
        assert_eq!((restores(&mut cafe), ground.odd().len()), (2, 2));
    });
}

#[test]
fn two_machines_that_live_on_from_one_journal_race_once_a_day_at_most() {
    on_each_store(|ground| {
        let (copied, mut first) = Copied::new(&ground);
        let mut second = open(copied.copy.path(), 7, &copied.key);
        second.ids = Numbered(first.ids.0 + 1_000_000);
        first.now = SEPTEMBER + 60 * DAY;
        second.now = first.now;
        for _ in 0..5 {
            for cafe in [&mut first, &mut second] {
                cafe.now += 3_600_000;
                if call(&ground, cafe).is_none() {
                    say_head(&ground, cafe);
                }
            }
        }
        let alarms = ground.odd().len();
        assert!(restores(&mut first) <= 2 && restores(&mut second) <= 1, "no race");
        assert!(alarms <= 3, "{alarms} alarms");
        days(&mut second, 61, 2, false);
        assert_eq!(call(&ground, &mut second), Some(Trouble::PutBack));
        assert_eq!(call(&ground, &mut second), None, "after a closing it goes on");
    });
}

#[test]
fn a_copy_that_sends_on_a_stick_is_found_out_by_its_receipt() {
    on_each_store(|ground| {
        let (copied, cafe) = Copied::new(&ground);
        let mut cafe = copied.put_back(cafe);
        cafe.now = SEPTEMBER + 60 * DAY;
        seal(&mut cafe, "2026-09", false);
        let taken = import(&ground, &cafe);
        assert_eq!(ground.odd(), ["RECUL 2026-09"], "taken, and told");
        assert!(!taken.odd[0].is_alarm);
        assert!(bring(&mut cafe, &taken));
        assert_eq!(restores(&mut cafe), 1, "the journal says so itself from here on");
        assert!(!bring(&mut cafe, &taken), "and once");
        assert_eq!(restores(&mut cafe), 1);
        assert_eq!(call(&ground, &mut cafe), None, "the other way has nothing to add");
    });
}

#[test]
fn a_copy_with_a_new_key_that_sends_on_a_stick_is_found_out_too() {
    on_each_store(|ground| {
        let (copied, cafe) = Copied::new(&ground);
        let mut cafe = copied.put_back(cafe);
        cafe.now = SEPTEMBER + 60 * DAY;
        take_new_key(&mut cafe);
        join(&ground, &mut cafe, &copied.unit);
        seal(&mut cafe, "2026-09", false);
        let taken = import(&ground, &cafe);
        assert_eq!(ground.odd(), [""; 0], "head office can't tell it from a journal that goes on");
        assert!(bring(&mut cafe, &taken));
        assert_eq!(restores(&mut cafe), 1);
    });
}

#[test]
fn files_that_come_late_and_out_of_order_raise_nothing() {
    on_each_store(|ground| {
        let (_copied, mut cafe) = Copied::new(&ground);
        cafe.now = SEPTEMBER + 60 * DAY;
        let mut sealed = Vec::new();
        for name in ["2026-09", "2026-10"] {
            cafe.now += 5 * DAY;
            seal(&mut cafe, name, false);
            sealed.push(cafe.till.submissions().expect("read").last().expect("sealed").clone());
        }
        cafe.now += 5 * DAY;
        say_head(&ground, &mut cafe);
        cafe.now += 5 * DAY;
        ground.clock.set(&cafe.moment().to_rfc3339());
        let papers = sealed.iter().rev().map(|row| cafe.till.paper_of(row).expect("a paper"));
        for paper in papers.collect::<Vec<_>>() {
            let taken = ground.hub().take_in(paper.as_bytes(), Way::File, None).expect("taken");
            assert!(!bring(&mut cafe, &taken));
        }
        let odd = ground.odd();
        assert!(odd.iter().all(|one| !one.starts_with("RECUL")), "{odd:?}");
        assert_eq!((ground.count("document"), restores(&mut cafe)), (2, 0));
    });
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
