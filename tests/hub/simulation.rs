//! Random histories of a till and of the hub itself, over a network that loses, doubles, delays,
//! reorders and cuts, with both programs killed at any moment: whatever happened, in the end the
//! hub has exactly the journal's months, once, and nothing ever counted as received that it did
//! not have.
//!
//! `COMPTOIR_HISTORIES=10000` plays that many; `COMPTOIR_SEED=n` plays one again.

mod cafe;
mod check;
mod network;
mod process;
mod put_back;
mod store;
#[path = "../it/network/told.rs"]
mod told;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use comptoir::network::courier::{Outcome, Trouble};
use comptoir::network::letter::{Carrier as _, Letter};
use tempfile::TempDir;

use crate::cafe::{DAY, MINUTE};
use crate::ground::Fixed;
use cafe::TillProcess;
use network::{Chance, Defect, Network};
use process::HubProcess;
pub use store::photograph;

/// An hour in milliseconds.
const HOUR: i64 = 60 * MINUTE;
/// Histories of an ordinary run.
const FEW: u64 = 60;

/// What is wrong with a history.
pub type Wrong = String;

/// A history on its way.
pub struct World {
    root: TempDir,
    pub chance: Chance,
    pub till: TillProcess,
    pub hub: HubProcess,
    late: Vec<Letter>,
    /// How far the hub's clock is ahead of the till's, in milliseconds.
    ahead: i64,
    /// A copy of the hub's disk, put aside.
    copy: Option<PathBuf>,
    /// Whether the hub was put back to a copy, and may lack what it had.
    pub has_lost: bool,
    called: String,
    defect: Defect,
    /// Whether nothing changes at head office: keys stay, and its disk is never put back.
    head_office_rests: bool,
}

impl World {
    fn new(seed: u64, defect: Defect) -> Self {
        let root = in_memory();
        let template = &*TEMPLATE;
        let clock = Fixed::new("2026-09-01T04:25:00Z");
        clock.draw_from(seed << 32);
        let mut hub = HubProcess::start(&template.path().join("hub"), root.path(), clock);
        match defect {
            Defect::Halves => hub.keep_halves(),
            Defect::Sums => hub.forget_sums(),
            Defect::None | Defect::Gullible | Defect::Forgetful => {}
        }
        let till = TillProcess::start(&template.path().join("till"), root.path());
        let chance = Chance::of(seed);
        let (late, copy) = (Vec::new(), None);
        let mut world = Self {
            root,
            chance,
            till,
            hub,
            late,
            ahead: 0,
            copy,
            has_lost: false,
            called: String::new(),
            defect,
            head_office_rests: false,
        };
        world.agree();
        world
    }

    /// The hub's clock goes on with the till's.
    fn agree(&mut self) {
        self.hub.clock.show(self.till.cafe().now + self.ahead);
    }

    /// One thing that happens.
    fn happen(&mut self) -> Result<(), Wrong> {
        match self.chance.below(24) {
            0..=2 => self.till.open_or_close(),
            3..=6 => self.till.sell(&self.chance),
            7 | 8 => {
                let days = 1 + self.chance.below(20) as i64;
                self.till.cafe().now += days * DAY;
                self.ahead = [0, 0, 0, 20 * HOUR, -20 * HOUR][self.chance.below(5) as usize];
                // The till's clock was wrong, and is put right.
                if self.chance.once_in(6) {
                    let back = self.chance.below(20) as i64 * HOUR;
                    self.till.cafe().now -= back;
                    self.ahead = (self.ahead + back).min(22 * HOUR);
                }
            }
            9..=12 => self.till.seal(&self.chance),
            13 | 14 => self.till.answer(&self.chance)?,
            15 if !self.head_office_rests => self.at_head_office(),
            15 => {}
            _ => self.post()?,
        }
        if self.chance.once_in(15) {
            self.till.crash();
        }
        if self.chance.once_in(20) {
            self.hub.crash();
        }
        self.agree();
        check::nothing_is_believed(self)
    }

    /// Something that people at head office do; harm may come to it.
    fn at_head_office(&mut self) {
        let place = self.root.path().join("copy");
        let harm = self.chance.once_in(4).then(|| self.chance.harm());
        let harm = harm.map(|(after, harm)| (after % 8, harm));
        match (self.chance.below(8), &self.copy) {
            (0..=2, _) => {
                self.hub.harm(harm);
                let _ = self.hub.at_desk(|hub| hub.rotate_key("siège"));
                self.copy = None;
            }
            // The till's machine is lost, and another one goes on from its copy with a new key.
            (3 | 4, _) if !self.till.has_second_key && !self.has_lost => {
                let kid = self.till.kid();
                self.hub.harm(harm);
                let _ = self.hub.at_desk(|hub| hub.revoke(&kid, "perdu", "siège"));
                self.till.take_second_key();
                self.copy = None;
            }
            (5, Some(copy)) => {
                self.hub.restore(copy);
                self.has_lost = true;
            }
            (6 | 7, None) => {
                self.hub.copy_to(&place);
                self.copy = Some(place);
            }
            _ => {}
        }
    }

    /// A few letters go out.
    fn post(&mut self) -> Result<(), Wrong> {
        self.agree();
        let Self { hub, chance, late, till, defect, .. } = self;
        let mut network = Network { hub, chance, late, defect: *defect };
        if till.wants_to_join {
            till.join(&mut network)?;
        }
        till.post(chance, &mut network, *defect)?;
        check::the_hub_is_whole(self)
    }

    /// The network mends; what was held back arrives too. A person seals what the till says is to
    /// be told. Then the two must agree.
    fn end(&mut self) -> Result<(), Wrong> {
        for held in std::mem::take(&mut self.late) {
            let _ = self.hub.carry(&held);
        }
        self.till.cafe().now += 40 * DAY;
        self.ahead = 0;
        self.agree();
        while self.till.wants_to_join {
            self.till.join(&mut self.hub)?;
        }
        for _ in 0..6 {
            let called = self.till.call(&mut self.hub)?;
            self.called = format!("{called:?}");
            // A hub that was put back may know nothing of the till's key: a new code is asked for.
            let unknown =
                |outcome: &Outcome| matches!(outcome, Outcome::Failed(Trouble::UnknownKey, _));
            let asks = called.told.iter().any(|(_, outcome, _)| unknown(outcome));
            self.till.wants_to_join = asks;
            while self.till.wants_to_join {
                self.till.join(&mut self.hub)?;
            }
            if !self.till.tell_months()? && !asks {
                break;
            }
        }
        check::both_agree(self)
    }
}

/// A folder in memory where there is one: a disk's syncs would take most of the time.
fn in_memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder")
}

/// A café that has joined and the hub that it has joined, to be copied for each history.
static TEMPLATE: LazyLock<TempDir> = LazyLock::new(cafe::template);

fn play(seed: u64, defect: Defect) -> Result<(), Wrong> {
    let mut world = World::new(seed, defect);
    let length = 15 + world.chance.below(45);
    (0..length).try_for_each(|_| world.happen()).and_then(|()| world.end())
}

/// Plays histories on as many threads as there are processors, and says which went wrong.
fn play_all(
    seeds: std::ops::Range<u64>,
    play: impl Fn(u64) -> Result<(), Wrong> + Sync,
) -> BTreeSet<(u64, Wrong)> {
    let play = &play;
    let threads = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let share = |first: u64| {
        let own = (seeds.start + first..seeds.end).step_by(threads as usize);
        own.filter_map(|seed| Some((seed, play(seed).err()?))).collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|first| scope.spawn(move || share(first))).collect();
        running.into_iter().flat_map(|one| one.join().expect("it ends")).collect()
    })
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn the_hub_has_exactly_the_journals_months() {
    if let Some(seed) = number("COMPTOIR_SEED") {
        let played = play(seed, Defect::None);
        return assert!(played.is_ok(), "seed {seed}: {}", played.unwrap_err());
    }
    let histories = number("COMPTOIR_HISTORIES").unwrap_or(FEW);
    let wrong = play_all(0..histories, |seed| play(seed, Defect::None));
    assert!(wrong.is_empty(), "{} of {histories} histories, by seed: {wrong:#?}", wrong.len());
}

#[test]
fn a_till_that_was_put_back_says_so_and_goes_on() {
    if let Some(seed) = number("COMPTOIR_SEED") {
        let played = put_back::play(seed);
        return assert!(played.is_ok(), "seed {seed}: {}", played.unwrap_err());
    }
    let histories = number("COMPTOIR_HISTORIES").unwrap_or(FEW);
    let wrong = play_all(0..histories, put_back::play);
    assert!(wrong.is_empty(), "{} of {histories} histories, by seed: {wrong:#?}", wrong.len());
}

#[test]
fn control_a_till_that_believes_too_early_is_caught() {
    assert!(!play_all(0..12, |seed| play(seed, Defect::Gullible)).is_empty());
}

#[test]
fn control_a_hub_that_answers_before_it_commits_is_caught() {
    assert!(!play_all(0..20, |seed| play(seed, Defect::Forgetful)).is_empty());
}

#[test]
fn control_a_hub_that_keeps_half_a_transaction_is_caught() {
    assert!(!play_all(0..30, |seed| play(seed, Defect::Halves)).is_empty());
}

#[test]
fn control_a_hub_that_forgets_what_its_sums_were_is_caught() {
    let wrong = play_all(0..12, |seed| play(seed, Defect::Sums));
    assert!(wrong.iter().any(|(_, wrong)| wrong.contains("the hub keeps")), "{wrong:?}");
}
