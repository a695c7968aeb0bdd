//! The emulator's table of faults under real sales.

use std::os::unix::fs::symlink;
use std::time::Duration;

use comptoir::devices::Trouble;
use comptoir::domain::payment::Method;
use comptoir::store::audit;
use comptoir::store::work::JobState;
use comptoir_hardware::emulator::{FakePrinter, Fault};

use crate::cafe::{AMPLE, Cafe, Way, brisk, profile};
use crate::gate::{Fate, gate};

/// What a fault makes of a receipt on a printer that answers.
struct Case {
    fault: Fault,
    state: JobState,
    trouble: Option<Trouble>,
}

const fn case(fault: Fault, state: JobState, trouble: Option<Trouble>) -> Case {
    Case { fault, state, trouble }
}

use JobState::{Confirmed, Failed, Uncertain};

const TABLE: [Case; 12] = [
    case(Fault::None, Confirmed, None),
    case(Fault::Drip(Duration::from_micros(50)), Confirmed, None),
    case(Fault::Chatty, Confirmed, None),
    case(Fault::StallAfter(0), Failed, Some(Trouble::Silent)),
    case(Fault::Mute, Failed, Some(Trouble::Silent)),
    case(Fault::PaperOut, Failed, Some(Trouble::PaperOut)),
    case(Fault::DropAfter(0), Failed, None),
    case(Fault::StallAfter(100), Uncertain, Some(Trouble::Silent)),
    case(Fault::XoffAfter(100), Uncertain, None),
    case(Fault::GarbageStatus, Uncertain, Some(Trouble::Silent)),
    case(Fault::OtherJob, Uncertain, Some(Trouble::Silent)),
    case(Fault::DropAfter(200), Uncertain, Some(Trouble::Lost)),
];

/// One sale in cash and its receipt on a printer with a fault; then the printer is mended.
fn play(way: Way, case: &Case) {
    let what = format!("{way:?} {:?}", case.fault);
    let epson = profile("epson-tm-t20iii");
    // Broken from the start: a printer that is told later may answer one question before.
    let vanishes = way != Way::Network && matches!(case.fault, Fault::DropAfter(_));
    let printer = match vanishes {
        true => way.vanishing(&epson, case.fault),
        false => way.printer(&epson, case.fault),
    };
    let mut pace = brisk();
    if case.state == Uncertain {
        // Its deadline is bound to pass, so it may be short; a question alone takes a second.
        pace.paper_limit = Duration::from_millis(1_400);
    }
    let mut cafe = Cafe::with_pace(way.device(&printer, epson.clone()), pace);
    // By card first, so that the receipt meets the fault before any pulse does.
    let (number, _) = cafe.sell(&["101", "405"], Method::Card);
    let (paper, _) = cafe.receipt(number);
    let met = cafe.outcome(paper);
    assert_eq!(met.state, case.state, "{what}: {met:?}");
    assert_eq!(met.bytes == 0, case.state == Failed, "{what}: {met:?}");
    let trouble = cafe.desk().situation().expect("a situation").trouble;
    assert_eq!(trouble.is_some(), case.state != Confirmed, "{what}: {trouble:?}");
    assert!(case.trouble.is_none() || trouble == case.trouble, "{what}: {trouble:?}");
    // The till goes on, and the drawer opens at once or never.
    let (_, pulse) = cafe.sell(&["101"], Method::Cash);
    let pulsed = cafe.outcome(pulse);
    assert!(matches!(pulsed.state, JobState::Sent | JobState::Expired), "{what}: {pulsed:?}");
    if !vanishes {
        printer.set_fault(Fault::None);
        if case.state == Uncertain {
            cafe.pace = brisk();
            cafe.reopen(way.device(&printer, epson), "boot 1");
        }
        mended(&mut cafe, &printer, case, &what, number);
    }
    let printed = printer.printed();
    assert!(printed.pulses() <= 1, "{what}: opened {} times", printed.pulses());
    let tickets = cafe.desk().tickets_of_the_day(10).expect("tickets");
    assert_eq!(tickets.len(), 2, "{what}");
    let head = cafe.desk().till().head().expect("a head");
    cafe.kill();
    let found = audit(cafe.folder.path(), vec![head]).expect("sound");
    assert_eq!((found.stray_view, found.unsound), (None, None), "{what}");
}

/// Once the printer works again: what failed cleanly comes out by itself, what is uncertain stays
/// so, and the next paper is printed.
fn mended(cafe: &mut Cafe, printer: &FakePrinter, case: &Case, what: &str, number: u64) {
    let first = cafe.desk().till().store().work().jobs_in(Failed, 10).expect("jobs");
    assert!(first.is_empty() || case.state == Failed, "{what}");
    let (next, _) = cafe.receipt(number);
    let printed = cafe.wait(next, |progress| progress.state != Failed && settled(progress.state));
    assert_eq!(printed.state, Confirmed, "{what}");
    let uncertain = cafe.desk().situation().expect("a situation").uncertain;
    let expected = usize::from(case.state == Uncertain);
    assert_eq!(uncertain.len(), expected, "{what}: {uncertain:?}");
    let trouble = cafe.desk().situation().expect("a situation").trouble;
    assert_eq!(trouble, None, "{what}");
    if case.state == Uncertain {
        return;
    }
    // Once each: the receipt and its duplicate.
    assert!(printer.wait_until(AMPLE, |printed| printed.cuts() >= 2), "{what}");
    assert_eq!(printer.printed().cuts(), 2, "{what}");
}

fn settled(state: JobState) -> bool {
    !matches!(state, JobState::Queued | JobState::Sending)
}

/// Plays cases, several at once: most of their time is spent on deadlines.
fn play_all(way: Way, cases: &[Case]) {
    for some in cases.chunks(4) {
        std::thread::scope(|scope| {
            for case in some {
                scope.spawn(move || play(way, case));
            }
        });
    }
}

#[test]
fn every_fault_on_a_serial_port_leaves_the_sale_alone() {
    play_all(Way::Serial, &TABLE);
}

#[test]
fn every_fault_on_usb_leaves_the_sale_alone() {
    play_all(Way::Usblp, &TABLE);
}

#[test]
fn every_fault_on_the_network_leaves_the_sale_alone() {
    play_all(Way::Network, &TABLE);
    play_all(Way::Network, &[case(Fault::CloseAfter(200), Uncertain, Some(Trouble::Lost))]);
}

#[test]
fn nobody_there_is_a_clean_failure_and_said() {
    for way in [Way::Serial, Way::Usblp, Way::Network] {
        let epson = profile("epson-tm-t20iii");
        let mut printer = way.vanishing(&epson, Fault::None);
        let mut cafe = Cafe::with(way.device(&printer, epson));
        // A port that refuses, and a device that is gone.
        printer.unplug();
        let (number, pulse) = cafe.sell(&["101"], Method::Cash);
        let (paper, _) = cafe.receipt(number);
        let pulsed = cafe.outcome(pulse);
        assert_eq!((pulsed.state, pulsed.bytes), (JobState::Expired, 0), "{way:?}");
        let failed = cafe.outcome(paper);
        assert_eq!((failed.state, failed.bytes), (Failed, 0), "{way:?}");
        let trouble = cafe.desk().situation().expect("a situation").trouble;
        assert_eq!(trouble, Some(Trouble::Absent), "{way:?}");
    }
}

#[test]
fn a_printer_that_comes_back_under_another_name_prints_what_waited() {
    for way in [Way::Serial, Way::Usblp] {
        let epson = profile("epson-tm-t20iii");
        let mut first = way.vanishing(&epson, Fault::None);
        let folder = tempfile::tempdir().expect("a folder");
        let link = folder.path().join("printer");
        symlink(first.path(), &link).expect("linked");
        let mut cafe = Cafe::with(way.device_at(&link, epson.clone()));
        let (number, _) = cafe.sell(&["101"], Method::Card);
        let (paper, _) = cafe.receipt(number);
        assert_eq!(cafe.outcome(paper).state, Confirmed, "{way:?}");
        std::fs::remove_file(&link).expect("unlinked");
        first.unplug();
        let (copy, _) = cafe.receipt(number);
        let failed = cafe.outcome(copy);
        assert_eq!((failed.state, failed.bytes), (Failed, 0), "{way:?}");
        let second = way.fake(&epson, Fault::None);
        symlink(second.path(), &link).expect("linked");
        cafe.wait(copy, |progress| progress.state == Confirmed);
        assert_eq!((first.printed().cuts(), second.printed().cuts()), (1, 1), "{way:?}");
    }
}

#[test]
fn a_printer_that_answers_nothing_prints_all_the_same() {
    for way in [Way::Serial, Way::Usblp, Way::Network] {
        for fault in [Fault::None, Fault::Mute, Fault::GarbageStatus] {
            let plain = profile("default-80mm");
            let printer = way.printer(&plain, fault);
            let mut cafe = Cafe::with(way.device(&printer, plain));
            let (number, pulse) = cafe.sell(&["101"], Method::Cash);
            let (paper, _) = cafe.receipt(number);
            assert_eq!(cafe.outcome(pulse).state, JobState::Sent, "{way:?} {fault:?}");
            let sent = cafe.outcome(paper);
            assert_eq!(sent.state, JobState::Sent, "{way:?} {fault:?}");
            let done = |cuts, pulses| cuts == 1 && pulses == 1;
            let came = printer.wait_until(AMPLE, |paper| done(paper.cuts(), paper.pulses()));
            assert!(came, "{way:?} {fault:?}");
        }
    }
}

#[test]
fn paying_never_waits_for_a_device() {
    let (device, keeper) = gate(profile("default-80mm"));
    let mut cafe = Cafe::with(device);
    // The device holds the first receipt for as long as this test likes. Whoever waited for it
    // would wait here for ever.
    let (first, _) = cafe.sell(&["101"], Method::Card);
    let (held, _) = cafe.receipt(first);
    keeper.knock();
    let mut jobs = Vec::new();
    for _ in 0..20 {
        let (number, pulse) = cafe.sell(&["101", "405"], Method::Cash);
        jobs.push(pulse);
        jobs.push(cafe.receipt(number).0);
        assert_eq!(cafe.state(held), Some(JobState::Sending));
    }
    cafe.reading();
    assert!(keeper.is_quiet(), "nothing else was sent meanwhile");
    keeper.grant(Fate::Sent);
    assert_eq!(cafe.outcome(held).state, JobState::Sent);
    // More pulses than a drawer needs were refused, for good.
    let refused = jobs.iter().step_by(2).filter(|job| cafe.state(**job) == Some(JobState::Expired));
    assert_eq!(refused.count(), 16);
}
