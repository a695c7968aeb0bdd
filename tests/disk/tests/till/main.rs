//! The real store and till over the simulated disk: no cut loses an acknowledged command, and
//! every control is caught. A control that passes means that the test no longer bites, and fails.

#[path = "../../../it/cafe.rs"]
mod cafe;
mod day;
mod faults;
mod trades;

use comptoir::store::{Durability, JournalMode, Synchronous};
use comptoir_disk::{Model, Op, Plan, Report, check};
use day::{DAY_AT_THE_TILL, Recorded, Step, Telling, judge, recorded};

fn cut(day: &Recorded, plan: &Plan) -> Report {
    let report =
        check(&day.log, plan, |folder, acknowledged| judge(folder, acknowledged, &day.heads));
    report.expect("the images are written")
}

fn with(synchronous: Synchronous, journal_mode: JournalMode) -> Durability {
    Durability { synchronous, journal_mode }
}

/// How many cuts on each kind of directory.
const CUTS: u64 = 2_500;

/// Cuts at every operation of the day.
fn must_hold(model: Model) {
    let day = recorded(Durability::default(), Telling::After);
    // As many seeds as it takes, so that a thriftier store does not make the test weaker.
    let seeds = CUTS.div_ceil(day.log.ops.len() as u64 + 1).max(4);
    let report = cut(&day, &Plan::new(model, seeds));
    println!("{report}  {:.1} s", report.elapsed.as_secs_f64());
    assert!(report.is_sound(), "{report}");
    assert!(report.tally.cuts >= CUTS, "too few cuts: {report}");
    assert!(report.images > report.tally.cuts / 8, "too few different images: {report}");
}

#[test]
fn no_cut_of_a_day_loses_a_command_on_an_ordered_directory() {
    must_hold(Model::ORDERED);
}

#[test]
fn no_cut_of_a_day_loses_a_command_on_a_harsh_directory() {
    must_hold(Model::HARSH);
}

/// A mode or a mistake that must lose acknowledged commands.
fn must_lose(durability: Durability, telling: Telling, model: Model) -> Report {
    let day = recorded(durability, telling);
    let report = cut(&day, &Plan { stride: 5, ..Plan::new(model, 4) });
    println!("{durability:?}, told {telling:?}\n  {report}");
    assert!(report.tally.lost > 0, "{durability:?}, told {telling:?}, was not caught: {report}");
    report
}

/// What only loses acknowledged commands, and does nothing worse.
fn must_only_lose(durability: Durability, telling: Telling) {
    let tally = must_lose(durability, telling, Model::ORDERED).tally;
    assert_eq!(tally.lost + tally.sound, tally.cuts, "{durability:?}, told {telling:?}");
}

#[test]
fn control_a_commit_without_sync_is_caught() {
    must_only_lose(with(Synchronous::Normal, JournalMode::Wal), Telling::After);
}

#[test]
fn control_no_sync_at_all_is_caught() {
    let report =
        must_lose(with(Synchronous::Off, JournalMode::Wal), Telling::After, Model::ORDERED);
    assert!(report.tally.corrupt > 0, "{report}");
}

#[test]
fn control_a_deleted_rollback_journal_is_caught() {
    must_only_lose(with(Synchronous::Full, JournalMode::Delete), Telling::After);
}

#[test]
fn control_acknowledging_before_the_commit_is_caught() {
    must_only_lose(Durability::default(), Telling::Before);
}

#[test]
fn control_printing_before_the_commit_is_caught() {
    must_only_lose(Durability::default(), Telling::PrintsBefore);
}

#[test]
fn control_a_lying_disk_is_caught() {
    let report = must_lose(Durability::default(), Telling::After, Model::LYING);
    assert!(report.tally.corrupt > 0, "{report}");
}

#[test]
fn control_a_command_in_two_transactions_is_caught() {
    // Without the heads in between, the judge must take their commands for halves.
    let mut day = recorded(Durability::default(), Telling::After);
    let dropped = day.heads.remove(8);
    assert!(dropped.is_some());
    let report = cut(&day, &Plan { stride: 3, ..Plan::new(Model::ORDERED, 2) });
    assert!(report.tally.half > 0, "{report}");
}

#[test]
fn a_command_is_one_sync_however_many_entries_it_writes() {
    let day = recorded(Durability::default(), Telling::After);
    let mut new_log = true;
    let mut spans = day.spans.iter();
    for step in DAY_AT_THE_TILL {
        if !step.writes() {
            new_log |= matches!(step, Step::Checkpoint | Step::Restart);
            continue;
        }
        let (played, span) = spans.next().expect("as many spans as commands");
        assert_eq!(played, step);
        let syncs =
            day.log.ops[span.clone()].iter().filter(|op| matches!(op, Op::Sync { .. })).count();
        // The first commit in a new log also makes the log's header durable.
        assert_eq!(syncs, 1 + usize::from(new_log), "{step:?}");
        new_log = false;
    }
}

#[test]
fn the_same_day_twice_ends_in_the_same_head() {
    let first = recorded(Durability::default(), Telling::After);
    let again = recorded(Durability::default(), Telling::After);
    assert_eq!(first.heads, again.heads);
    let kinds = |day: &Recorded| day.log.ops.iter().map(std::mem::discriminant).collect::<Vec<_>>();
    assert_eq!(kinds(&first), kinds(&again), "the operations do not depend on the run");
}
