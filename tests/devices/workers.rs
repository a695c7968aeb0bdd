//! Workers by themselves: order, lives, limits, pauses and the end.

use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use comptoir::devices::{
    Counter, Elapsed, JobClass, MAX_WAITING, Order, Outlet, Pace, Setup, Trouble,
};
use comptoir::journal::entry::Place;
use comptoir::store::work::JobState;
use comptoir_hardware::emulator::Fault;
use comptoir_hardware::escpos;
use comptoir_hardware::slip::Slip;

use crate::cafe::{AMPLE, Way, brisk, profile, report_of};
use crate::gate::{Fate, Keeper, gate};

/// A stopwatch that a test winds.
#[derive(Default)]
struct Wound(Mutex<Duration>);

impl Wound {
    fn wind(&self, by: Duration) {
        *self.0.lock().expect("no panic") += by;
    }
}

impl Elapsed for Wound {
    fn elapsed(&self) -> Duration {
        *self.0.lock().expect("no panic")
    }
}

fn place(seq: u64) -> Place {
    Place { epoch: 1, seq }
}

fn paper(seq: u64) -> Order {
    let mut slip = Slip::new(profile("default-80mm").columns);
    slip.center(format!("papier {seq}")).cut();
    Order { job: place(seq), class: JobClass::Paper, slip }
}

fn pulse(seq: u64) -> Order {
    let slip = Slip::new(profile("default-80mm").columns);
    Order { job: place(seq), class: JobClass::Drawer, slip }
}

fn bytes_of(order: &Order) -> Vec<u8> {
    let profile = profile("default-80mm");
    match order.class {
        JobClass::Drawer => escpos::pulse(&profile).expect("a drawer"),
        JobClass::Paper => escpos::encode(&order.slip, &profile).expect("within limits"),
    }
}

/// A counter with one device behind a gate.
struct Bench {
    counter: Counter,
    keeper: Keeper,
    bell: Receiver<()>,
    time: Arc<Wound>,
}

fn bench(pace: Pace) -> Bench {
    let (device, keeper) = gate(profile("default-80mm"));
    let time = Arc::new(Wound::default());
    let stopwatch: Arc<dyn Elapsed> = time.clone();
    let setup = Setup { pace, time: stopwatch, ..Setup::of(device) };
    let counter = Counter::start(setup).expect("started");
    let (ring, bell) = channel();
    counter.ring(move || {
        let _ = ring.send(());
    });
    Bench { counter, keeper, bell, time }
}

impl Bench {
    fn wait(&mut self, seq: u64, state: JobState) -> comptoir::devices::Report {
        let met =
            |report: &comptoir::devices::Report| report.job == place(seq) && report.state == state;
        report_of(&mut self.counter, &self.bell, met)
    }
}

#[test]
fn a_pulse_goes_before_papers_that_wait() {
    let mut bench = bench(Pace::default());
    bench.counter.deliver(paper(1));
    bench.keeper.knock();
    bench.counter.deliver(paper(2));
    bench.counter.deliver(pulse(3));
    for expected in [pulse(3), paper(2)] {
        bench.keeper.grant(Fate::Sent);
        assert_eq!(bench.keeper.knock(), bytes_of(&expected));
    }
    bench.keeper.grant(Fate::Sent);
    bench.wait(2, JobState::Sent);
}

#[test]
fn a_pulse_that_could_not_leave_in_time_never_does() {
    let mut bench = bench(Pace::default());
    bench.counter.deliver(paper(1));
    bench.keeper.knock();
    bench.counter.deliver(pulse(2));
    bench.time.wind(Duration::from_secs(3));
    bench.keeper.grant(Fate::Sent);
    let expired = bench.wait(2, JobState::Expired);
    assert_eq!((expired.bytes, expired.trouble), (0, None));
    // The next one is in time.
    bench.counter.deliver(pulse(3));
    assert_eq!(bench.keeper.knock(), bytes_of(&pulse(3)));
    bench.keeper.grant(Fate::Sent);
    bench.wait(3, JobState::Sent);
    assert!(bench.keeper.is_quiet());
}

#[test]
fn a_pulse_is_never_tried_again() {
    let mut bench = bench(brisk());
    bench.counter.deliver(pulse(1));
    bench.keeper.knock();
    bench.keeper.grant(Fate::Absent);
    let expired = bench.wait(1, JobState::Expired);
    assert_eq!(expired.trouble, Some(Trouble::Absent));
    bench.counter.deliver(paper(2));
    assert_eq!(bench.keeper.knock(), bytes_of(&paper(2)));
}

#[test]
fn papers_are_tried_again_in_their_order() {
    let mut bench = bench(brisk());
    bench.counter.deliver(paper(1));
    bench.keeper.knock();
    bench.counter.deliver(paper(2));
    bench.keeper.grant(Fate::Absent);
    let failed = bench.wait(1, JobState::Failed);
    assert_eq!((failed.bytes, failed.trouble), (0, Some(Trouble::Absent)));
    for _ in 0..3 {
        bench.time.wind(Duration::from_secs(1));
        assert_eq!(bench.keeper.knock(), bytes_of(&paper(1)));
        bench.keeper.grant(Fate::Absent);
        bench.wait(1, JobState::Failed);
    }
    bench.time.wind(Duration::from_secs(1));
    assert_eq!(bench.keeper.knock(), bytes_of(&paper(1)));
    bench.keeper.grant(Fate::Sent);
    assert_eq!(bench.wait(1, JobState::Sent).trouble, None);
    assert_eq!(bench.keeper.knock(), bytes_of(&paper(2)));
}

#[test]
fn what_has_waited_too_long_is_dropped() {
    let mut bench = bench(brisk());
    bench.counter.deliver(paper(1));
    bench.keeper.knock();
    bench.counter.deliver(paper(2));
    bench.time.wind(Duration::from_secs(14 * 60));
    bench.counter.deliver(paper(3));
    bench.time.wind(Duration::from_secs(2 * 60));
    bench.keeper.grant(Fate::Absent);
    bench.wait(2, JobState::Expired);
    bench.time.wind(Duration::from_secs(1));
    // The first is as old as the second.
    assert_eq!(bench.keeper.knock(), bytes_of(&paper(3)));
}

#[test]
fn a_full_line_refuses_and_says_so() {
    let mut bench = bench(Pace::default());
    bench.counter.deliver(paper(0));
    bench.keeper.knock();
    let most = u64::try_from(MAX_WAITING).expect("few");
    for seq in 1..=most {
        bench.counter.deliver(paper(seq));
    }
    bench.counter.deliver(paper(most + 1));
    let refused = bench.wait(most + 1, JobState::Failed);
    assert_eq!((refused.bytes, refused.trouble), (0, Some(Trouble::TooManyWaiting)));
}

#[test]
fn a_paper_beyond_the_limits_is_refused_and_the_next_one_printed() {
    let mut bench = bench(Pace::default());
    let mut order = paper(1);
    for _ in 0..5_000 {
        order.slip.center("trop");
    }
    bench.counter.deliver(order);
    let refused = bench.wait(1, JobState::Failed);
    assert_eq!(refused.trouble, Some(Trouble::TooLong));
    bench.counter.deliver(paper(2));
    assert_eq!(bench.keeper.knock(), bytes_of(&paper(2)));
}

#[test]
fn one_dead_device_does_not_stop_another() {
    let (dead, keeper) = gate(profile("default-80mm"));
    let plain = profile("default-80mm");
    let box_of_its_own = Way::Serial.printer(&plain, Fault::None);
    let drawer = Some(Way::Serial.device(&box_of_its_own, plain));
    let setup = Setup { drawer, ..Setup::of(dead) };
    let mut counter = Counter::start(setup).expect("started");
    counter.deliver(paper(1));
    keeper.knock();
    counter.deliver(pulse(2));
    assert!(box_of_its_own.wait_until(AMPLE, |printed| printed.pulses() == 1));
    assert!(keeper.is_quiet() && keeper.is_held());
}

#[test]
fn dropping_leaves_a_held_worker_behind_and_it_ends_with_its_order() {
    let Bench { mut counter, keeper, .. } = bench(Pace::default());
    counter.deliver(paper(1));
    keeper.knock();
    counter.deliver(paper(2));
    let start = Instant::now();
    drop(counter);
    assert!(start.elapsed() < AMPLE);
    assert!(keeper.is_held(), "the drop did not wait for the device");
    keeper.grant(Fate::Sent);
    keeper.wait_for_end();
    assert!(keeper.is_quiet(), "nothing was sent after the drop");
}

#[test]
fn dropping_ends_an_idle_worker_and_one_that_pauses() {
    for pausing in [false, true] {
        let mut bench = bench(Pace::default());
        if pausing {
            bench.counter.deliver(paper(1));
            bench.keeper.knock();
            bench.keeper.grant(Fate::Absent);
            bench.wait(1, JobState::Failed);
        }
        drop(bench.counter);
        assert!(!bench.keeper.is_held(), "the worker has ended when the drop returns");
    }
}
