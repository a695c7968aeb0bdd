//! The demonstration café, played.

use super::*;
use crate::store::audit;

struct Counting(usize, usize);

impl Teller for Counting {
    fn sold(&mut self, _sold: &crate::till::Sold) {
        self.0 += 1;
    }

    fn day_over(&mut self, _day: &DayPlayed) {
        self.1 += 1;
    }
}

fn week(seed: u64) -> (tempfile::TempDir, Head, Counting) {
    let folder = tempfile::tempdir().expect("a folder");
    let first = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).expect("a date");
    let clock = SetClock::at(1_793_500_000_000);
    let mut desk = desk(folder.path(), seed, &clock).expect("a desk");
    set_up(&mut desk).expect("set up");
    let mut heard = Counting(0, 0);
    play(&mut desk, &clock, first, 7, seed, &mut heard).expect("played");
    let head = desk.till().head().expect("a head");
    (folder, head, heard)
}

#[test]
fn the_same_seed_makes_the_same_journal() {
    let (_one, first, heard) = week(1);
    let (_two, second, _) = week(1);
    let (_three, other, _) = week(2);
    assert_eq!(first, second);
    assert_ne!(first.hash, other.hash);
    assert!(heard.0 > 300, "{} tickets", heard.0);
    assert_eq!(heard.1, 6, "closed on Mondays");
}

#[test]
fn a_demonstration_verifies_and_can_not_become_real() {
    let (folder, head, _) = week(3);
    let found = audit(folder.path(), vec![head]).expect("sound");
    assert_eq!(found.stray_view, None);
    let establishment = found.report.ledger.establishment.expect("a café");
    assert!(establishment.demonstration);
    let clock = SetClock::at(0);
    assert!(matches!(desk(folder.path(), 3, &clock), Err(DemoError::FolderTaken)));
}

#[test]
fn closings_are_copied_and_the_weekly_copy_verifies() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = chrono::NaiveDate::from_ymd_opt(2026, 11, 3).expect("a date");
    let clock = SetClock::at(1_793_500_000_000);
    let mut desk = desk(folder.path(), 5, &clock).expect("a desk");
    set_up(&mut desk).expect("set up");
    desk.keep_copies();
    play(&mut desk, &clock, first, 3, 5, &mut Counting(0, 0)).expect("played");
    desk.finish_copies();
    assert!(!desk.situation().expect("a situation").copy_failed);
    let names = |name: &str| -> Vec<std::path::PathBuf> {
        let listed = std::fs::read_dir(folder.path().join(name)).expect("copies");
        let mut paths: Vec<_> = listed.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths
    };
    let closings = usize::try_from(desk.till().store().closings()).expect("a number");
    let segments = names("segments");
    assert_eq!(segments.len(), closings);
    let lines: usize = segments
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("a segment").lines().count())
        .sum();
    let head = desk.till().head().expect("a head");
    assert_eq!(lines as u64, head.place.seq, "every entry up to the last closing, once");
    let copies = names("copies");
    assert_eq!(copies.len(), 1, "one a week: {copies:?}");
}
