//! The program is killed, or the power goes, with jobs in every state.

use comptoir::domain::payment::Method;
use comptoir::store::work::JobState;
use comptoir_hardware::emulator::Fault;

use crate::cafe::{AMPLE, Cafe, Way, profile};
use crate::gate::gate;

/// Killed with a receipt under way, one queued behind it, and a pulse. `told` says whether the
/// till had taken the reports before. Gives the states after, and cuts and pulses of the printer.
fn killed(told: bool, boot: &str, minutes: i64) -> ([JobState; 3], usize, usize) {
    let (device, keeper) = gate(profile("default-80mm"));
    let mut cafe = Cafe::with(device);
    let (first, _) = cafe.sell(&["101"], Method::Card);
    let (under_way, _) = cafe.receipt(first);
    keeper.knock();
    let (second, pulse) = cafe.sell(&["405"], Method::Cash);
    let (queued, _) = cafe.receipt(second);
    let noted = if told { cafe.progress(under_way) } else { cafe.noted(under_way) };
    let state = noted.expect("noted").state;
    assert!(told == (state == JobState::Sending) || !told, "{state:?}");
    cafe.kill();
    assert!(keeper.is_held(), "the desk was closed while the device held its order");
    let at = comptoir::till::desk::Clock::now(&cafe.clock).utc_ms();
    cafe.clock.set(at + minutes * 60_000);
    let epson = profile("epson-tm-t20iii");
    let printer = Way::Network.printer(&epson, Fault::None);
    cafe.reopen(Way::Network.device(&printer, epson), boot);
    // Whatever is to come out is out once a later paper is.
    let (later, _) = cafe.receipt(first);
    cafe.wait(later, |progress| progress.state == JobState::Confirmed);
    assert!(printer.wait_until(AMPLE, |printed| printed.cuts() >= 1));
    let states = [under_way, queued, pulse].map(|job| cafe.outcome(job).state);
    // The worker of the killed program, held up to now, sends nothing more and ends.
    drop(keeper);
    (states, printer.printed().cuts(), printer.printed().pulses())
}

#[test]
fn queued_paper_is_printed_once_and_paper_under_way_is_asked_about() {
    let (states, cuts, pulses) = killed(true, "boot 1", 1);
    let expected = [JobState::Uncertain, JobState::Confirmed, JobState::Expired];
    assert_eq!((states, cuts, pulses), (expected, 2, 0));
}

#[test]
fn paper_under_way_is_known_even_if_the_till_had_not_heard() {
    let (states, cuts, pulses) = killed(false, "boot 1", 1);
    let expected = [JobState::Uncertain, JobState::Confirmed, JobState::Expired];
    assert_eq!((states, cuts, pulses), (expected, 2, 0));
}

#[test]
fn after_a_power_cut_nothing_is_printed_by_itself() {
    let (states, cuts, pulses) = killed(true, "boot 2", 1);
    let expected = [JobState::Uncertain, JobState::Uncertain, JobState::Expired];
    assert_eq!((states, cuts, pulses), (expected, 1, 0));
}

#[test]
fn last_night_s_papers_do_not_come_out_in_the_morning() {
    let (states, cuts, pulses) = killed(true, "boot 1", 16);
    let expected = [JobState::Uncertain, JobState::Expired, JobState::Expired];
    assert_eq!((states, cuts, pulses), (expected, 1, 0));
}

#[test]
fn someone_says_what_came_out() {
    let (device, keeper) = gate(profile("default-80mm"));
    let mut cafe = Cafe::with(device);
    let (number, _) = cafe.sell(&["101"], Method::Card);
    let (paper, _) = cafe.receipt(number);
    keeper.knock();
    let reading = {
        cafe.reading();
        cafe.head()
    };
    let epson = profile("epson-tm-t20iii");
    let printer = Way::Serial.printer(&epson, Fault::None);
    cafe.reopen(Way::Serial.device(&printer, epson), "boot 2");
    assert_eq!(cafe.desk().situation().expect("a situation").uncertain.len(), 2);
    cafe.desk().settle_uncertain(reading, true).expect("settled");
    assert_eq!(cafe.state(reading), Some(JobState::Confirmed));
    cafe.desk().settle_uncertain(paper, false).expect("settled");
    let copy = cafe.head();
    assert_ne!(copy, paper, "a duplicate is a fact of its own");
    assert_eq!(cafe.outcome(copy).state, JobState::Confirmed);
    assert_eq!(cafe.state(paper), Some(JobState::Expired));
    assert_eq!(printer.printed().cuts(), 1);
    assert!(cafe.desk().situation().expect("a situation").uncertain.is_empty());
}
