//! The till and the hub over a network that may do anything: the till's side of each failure that
//! is on the network's list, by its number. Random histories of both are in
//! `tests/hub/simulation.rs`.

mod cases;
pub mod hub;
mod news;
mod refused;
mod told;

use std::path::Path;

use comptoir::domain::day::Moment;
use comptoir::domain::id::Ids;
use comptoir::domain::month::MonthName;
use comptoir::network::courier::{Courier, Trouble};
use comptoir::network::letter::Carrier;
use comptoir::statement::exchange::Code;
use comptoir::store::{Durability, JournalMode, Options, SubmissionState, Synchronous};
use comptoir::till::desk::Clock;
use comptoir::till::network::Sealing;
use comptoir::till::post::{Called, Joining};
use hub::ModelHub;
use told::told_again;

use crate::cafe::{self, Cafe, DAY, MORNING, Payer};

/// The first morning of September 2026, 06:25 on the wall.
const SEPTEMBER: i64 = MORNING - 81 * DAY;

/// A clock that shows one moment.
struct Stopped(Moment);

impl Clock for Stopped {
    fn now(&self) -> Moment {
        self.0
    }
}

fn month(text: &str) -> MonthName {
    MonthName::parse(text).expect("a month")
}

/// Files that need not outlive the machine.
fn quick() -> Options {
    let durability = Durability { synchronous: Synchronous::Off, journal_mode: JournalMode::Wal };
    Options { durability, ..Options::default() }
}

/// A café that has joined a hub, on the first morning of September.
fn joined(folder: &Path, hub: &mut ModelHub) -> Cafe {
    let mut cafe = Cafe::open(folder, &quick()).expect("opened");
    cafe.now = SEPTEMBER;
    cafe.begin().expect("begun");
    cafe.import().expect("a catalogue");
    join(&mut cafe, hub);
    cafe
}

fn join(cafe: &mut Cafe, hub: &mut ModelHub) {
    hub.now = cafe.now;
    let code = Code::read(hub.new_code()).expect("a code");
    let letter = cafe.till.enrolment(cafe.moment(), &code).expect("a question");
    let reply = hub.carry(&letter);
    let act = cafe.act();
    let joined = cafe.till.take_enrolment(act, "https://hub.example", reply).expect("taken");
    assert_eq!(joined, Joining::Done("Le Relais".to_owned()));
}

/// A day with a coffee sold, closed in the evening.
fn day(cafe: &mut Cafe) {
    cafe.open_day().expect("opened");
    let basket = cafe.basket(&[("101", 2_000)]);
    cafe.pay(&basket, Payer::Cash).expect("paid");
    cafe.close(None).expect("closed");
}

/// Goes on to a day, in the morning.
fn until(cafe: &mut Cafe, days_of_september: i64) {
    cafe.now = SEPTEMBER + days_of_september * DAY;
}

fn seal(cafe: &mut Cafe, name: &str) -> u32 {
    let act = cafe.act();
    let sealed = cafe.till.seal_month(act, month(name), Sealing::default()).expect("sealed");
    sealed.revision
}

/// Somebody presses the key: calls the hub now.
fn call(cafe: &mut Cafe, carrier: &mut dyn Carrier) -> (Called, Option<Trouble>) {
    let mut courier = cafe.till.courier().expect("kept");
    courier.ask_now(cafe.now);
    call_by(cafe, &mut courier, carrier)
}

fn call_by(
    cafe: &mut Cafe,
    courier: &mut Courier,
    carrier: &mut dyn Carrier,
) -> (Called, Option<Trouble>) {
    let clock = Stopped(cafe.moment());
    let ids: &mut dyn Ids = &mut cafe.ids;
    let called = cafe.till.call(None, &clock, ids, courier, carrier).expect("called");
    (called, courier.trouble())
}

/// Month, revision and state of whatever was sealed.
fn rows(cafe: &Cafe) -> Vec<(String, u32, SubmissionState)> {
    let rows = cafe.till.submissions().expect("read").into_iter();
    rows.map(|row| (row.month.to_string(), row.revision, row.state)).collect()
}

fn waiting(cafe: &Cafe) -> usize {
    rows(cafe).iter().filter(|row| row.2 == SubmissionState::Waiting).count()
}

/// The café's second key, for what a lost one leaves behind.
fn second_key(cafe: &mut Cafe) {
    let act = cafe.act();
    cafe.till.store().set_signer(cafe::boxed(1));
    cafe.till.replace_key(act).expect("replaced");
}
