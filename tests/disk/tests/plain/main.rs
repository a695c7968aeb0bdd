//! The simulated disk under a plain database: the product's mode loses nothing, and every control
//! is caught. A control that passes means that the disk no longer bites, and fails the run.

mod faults;
mod recording;
mod workload;

use comptoir_disk::{Finding, FindingKind, Inode, Log, Model, Op, Plan, Report, check, record};
use workload::{Mode, SALES, day, judge, watch};

fn recorded(mode: Mode) -> Log {
    record(watch, |recorder, folder| day(recorder, folder, mode)).expect("the day is recorded")
}

fn cut(mode: Mode, plan: &Plan) -> Report {
    let log = recorded(mode);
    let report = check(&log, plan, |folder, acknowledged| judge(folder, acknowledged, mode))
        .expect("the images are written");
    println!("{mode:?}\n  {report}");
    report
}

/// A mode that must stand every cut.
fn must_hold(mode: Mode, plan: &Plan) -> Report {
    let report = cut(mode, plan);
    assert!(report.is_sound(), "{mode:?} {report}");
    assert!(report.tally.cuts > 1_000, "too few cuts: {report}");
    assert!(report.images > report.tally.cuts / 8, "too few different images: {report}");
    report
}

/// A mode that must lose acknowledged sales, and do nothing worse.
fn must_lose(mode: Mode, plan: &Plan) {
    let tally = cut(mode, plan).tally;
    assert!(tally.lost > 0, "{mode:?} was not caught");
    assert_eq!(tally.lost + tally.sound, tally.cuts, "{mode:?} does worse than the model allows");
}

#[test]
fn the_products_mode_holds_on_an_ordered_directory() {
    must_hold(Mode::PRODUCT, &Plan::new(Model::ORDERED, 24));
}

#[test]
fn the_products_mode_holds_on_a_harsh_directory() {
    must_hold(Mode::PRODUCT, &Plan::new(Model::HARSH, 24));
}

#[test]
#[ignore = "half a minute; run with --ignored after a change of the model"]
fn the_products_mode_holds_two_hundred_thousand_cuts() {
    for model in [Model::ORDERED, Model::HARSH] {
        must_hold(Mode::PRODUCT, &Plan { first_seed: 8_000, ..Plan::new(model, 320) });
    }
}

#[test]
fn slower_modes_hold_on_an_ordered_directory() {
    for mode in [
        Mode::of("wal", "FULL"),
        Mode::of("delete", "EXTRA"),
        Mode::of("truncate", "FULL"),
        Mode::of("persist", "FULL"),
    ] {
        must_hold(mode, &Plan::new(Model::ORDERED, 8));
    }
}

#[test]
fn control_a_commit_without_sync_is_caught() {
    must_lose(Mode::of("wal", "NORMAL"), &Plan::new(Model::ORDERED, 8));
}

#[test]
fn control_no_sync_at_all_is_caught() {
    for journal in ["wal", "delete"] {
        let report = cut(Mode::of(journal, "OFF"), &Plan::new(Model::ORDERED, 8));
        assert!(report.tally.corrupt > 0, "{journal} was not caught: {report}");
        assert!(report.tally.lost > 0, "{journal} was not caught: {report}");
    }
}

#[test]
fn control_a_deleted_rollback_journal_is_caught() {
    must_lose(Mode::of("delete", "FULL"), &Plan::new(Model::ORDERED, 8));
}

#[test]
fn control_a_deletion_without_directory_sync_is_caught_on_a_harsh_directory() {
    must_lose(Mode::of("wal", "FULL"), &Plan::new(Model::HARSH, 8));
}

#[test]
fn control_acknowledging_before_the_commit_is_caught() {
    let mode = Mode { acknowledge_first: true, ..Mode::PRODUCT };
    for model in [Model::ORDERED, Model::HARSH] {
        must_lose(mode, &Plan::new(model, 8));
    }
}

#[test]
fn control_a_lying_disk_is_caught() {
    let report = cut(Mode::PRODUCT, &Plan { stride: 7, ..Plan::new(Model::LYING, 8) });
    assert!(report.tally.lost > 0, "{report}");
    assert!(report.tally.corrupt > 0, "{report}");
}

#[test]
fn control_a_sale_in_two_transactions_is_caught() {
    // Not a mode of the disk but a mistake of the program: the second half may be missing.
    let log = record(watch, |recorder, folder| {
        let mut connection = workload::open(folder, Some(recorder.vfs()), Mode::PRODUCT)?;
        for number in 1..=5_u64 {
            workload::sell(&mut connection, number)?;
            connection
                .execute("UPDATE sale SET lines = lines + 1 WHERE number = ?1", [number as i64])?;
            connection.execute("INSERT INTO line VALUES (?1, 99, 'late', 0)", [number as i64])?;
            recorder.acknowledge(number);
        }
        Ok::<_, rusqlite::Error>(())
    })
    .expect("recorded");
    let report = check(&log, &Plan::new(Model::ORDERED, 8), |folder, acknowledged| {
        judge(folder, acknowledged, Mode::PRODUCT)
    })
    .expect("checked");
    assert!(report.tally.half > 0, "{report}");
}

#[test]
fn the_same_seed_twice_gives_the_same_result() {
    // A control with failures in it, so that these are compared as well.
    let mode = Mode::of("wal", "NORMAL");
    let log = recorded(mode);
    let judged = |threads, first_seed| {
        let plan = Plan { threads, first_seed, ..Plan::new(Model::HARSH, 8) };
        check(&log, &plan, |folder, acknowledged| judge(folder, acknowledged, mode))
            .expect("the images are written")
    };
    let first = judged(2, 0);
    assert!(!first.failures.is_empty());
    assert!(first.same_result(&judged(2, 0)), "twice");
    assert!(first.same_result(&judged(1, 0)), "on one thread");
    assert_ne!(first.digest, judged(2, 8).digest, "other seeds");
}

#[test]
fn the_digest_stands_for_every_byte() {
    let log = |byte| {
        let inode = Inode::new(1);
        Log {
            ops: vec![
                Op::Create { inode, name: "a".into() },
                Op::Write { inode, offset: 0, bytes: vec![0, byte] },
                Op::Sync { inode },
            ],
        }
    };
    let digest = |log: &Log, verdict: fn() -> Result<(), Finding>| {
        let plan = Plan::new(Model::ORDERED, 2);
        check(log, &plan, |_, _| verdict()).expect("the images are written").digest
    };
    let sound = digest(&log(0), || Ok(()));
    assert_eq!(sound, digest(&log(0), || Ok(())));
    assert_ne!(sound, digest(&log(1), || Ok(())), "other bytes");
    assert_ne!(sound, digest(&log(0), || Err(Finding::corrupt("so"))), "other verdicts");
}

#[test]
fn a_second_recording_meets_the_same_fates() {
    // SQLite salts its write-ahead log, so bytes differ; operations and verdicts must not.
    let mode = Mode::of("wal", "NORMAL");
    let plan = Plan { stride: 3, ..Plan::new(Model::ORDERED, 8) };
    let (first, second) = (cut(mode, &plan), cut(mode, &plan));
    assert_eq!(first.operations, second.operations);
    assert_eq!(first.tally, second.tally);
}

#[test]
fn a_checker_that_panics_has_found_corruption() {
    let log = recorded(Mode::PRODUCT);
    let plan = Plan { stride: 100, ..Plan::new(Model::ORDERED, 1) };
    let report = check(&log, &plan, |_, acknowledged| {
        assert!(acknowledged.len() < 5, "too many");
        Ok(())
    })
    .expect("the images are written");
    assert!(report.tally.corrupt > 0 && report.tally.sound > 0, "{report}");
    let Finding { kind, detail } = &report.failures[0].finding;
    assert_eq!(*kind, FindingKind::Corrupt);
    assert!(detail.contains("too many"), "{detail}");
}

#[test]
fn the_last_cut_has_every_sale() {
    let log = recorded(Mode::PRODUCT);
    let image = comptoir_disk::image_at(&log, Model::HARSH, log.ops.len(), 1);
    let folder = comptoir_disk::Scratch::new().expect("a folder");
    image.write_to(folder.path()).expect("written");
    let connection = workload::open(folder.path(), None, Mode::PRODUCT).expect("opened");
    assert_eq!(workload::inspect(&connection).expect("sound").len() as u64, SALES);
}
