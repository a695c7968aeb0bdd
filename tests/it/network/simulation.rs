//! Random histories of a till and a hub over a network that loses, doubles, delays, reorders and
//! cuts, with crashes of both: whatever happened, in the end the hub has exactly the journal's
//! months, once, and nothing ever counted as received that it did not have.

use std::collections::BTreeMap;
use std::path::Path;

use comptoir::domain::fact::Fact;
use comptoir::domain::network::{Answer, NetworkFact};
use comptoir::network::letter::{Carrier, Fault, Letter, Reply};
use comptoir::store::SubmissionState;
use comptoir::till::network::Sealing;
use tempfile::TempDir;

use super::hub::ModelHub;
use super::*;

/// Small numbers from a seed: the same history for the same seed, on every machine.
struct Chance(u64);

impl Chance {
    /// A number below `bound` (splitmix64).
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }
}

/// A network that may do anything but forge.
struct Network<'a> {
    hub: &'a mut ModelHub,
    chance: &'a mut Chance,
    late: &'a mut Vec<Letter>,
}

impl Carrier for Network<'_> {
    fn carry(&mut self, letter: &Letter) -> Result<Reply, Fault> {
        // What was held back arrives at last, in any order, and its answer reaches nobody.
        while !self.late.is_empty() && self.chance.below(2) == 0 {
            let which = self.chance.below(self.late.len() as u64) as usize;
            let held = self.late.swap_remove(which);
            let _ = self.hub.carry(&held);
        }
        match self.chance.below(12) {
            0 => Err(Fault::Unreachable),
            1 => {
                self.late.push(letter.clone());
                Err(Fault::Cut)
            }
            // The hub did what was asked, and crashed or was cut off before it could say so.
            2 => self.hub.carry(letter).and(Err(Fault::Cut)),
            3 => {
                let _ = self.hub.carry(letter);
                self.hub.carry(letter)
            }
            4 => {
                let body = b"<html>".to_vec();
                Ok(Reply { status: 200, is_hub: false, retry_after: None, body })
            }
            5 => {
                let mut reply = self.hub.carry(letter)?;
                let half = reply.body.len() / 2;
                reply.body.truncate(half);
                Ok(reply)
            }
            6 => Ok(Reply { status: 503, is_hub: true, retry_after: Some(60), body: vec![] }),
            _ => self.hub.carry(letter),
        }
    }
}

/// A history on its way.
struct World {
    folder: TempDir,
    cafe: Option<Cafe>,
    hub: ModelHub,
    chance: Chance,
    late: Vec<Letter>,
    /// A till that takes a statement for received as soon as it has left.
    gullible: bool,
}

/// What is wrong with a history.
type Wrong = String;

impl World {
    fn new(template: &Path, hub: ModelHub, seed: u64, gullible: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for file in ["till.sqlite", "people.sqlite"] {
            std::fs::copy(template.join(file), folder.path().join(file)).expect("copied");
        }
        let mut cafe = Cafe::open(folder.path(), &quick()).expect("opened");
        cafe.now = SEPTEMBER + 60 * cafe::MINUTE;
        cafe.ids = cafe::Numbered(1_000_000);
        let cafe = Some(cafe);
        Self { folder, cafe, hub, chance: Chance(seed), late: Vec::new(), gullible }
    }

    fn cafe(&mut self) -> &mut Cafe {
        self.cafe.as_mut().expect("a café")
    }

    fn restart(&mut self) {
        let cafe = self.cafe.take().expect("a café");
        self.cafe = Some(cafe.restart(self.folder.path(), &quick()).expect("opened"));
    }

    /// One thing that happens.
    fn happen(&mut self) -> Result<(), Wrong> {
        match self.chance.below(10) {
            0 | 1 => {
                let open = self.cafe().till.open_day().is_some();
                let cafe = self.cafe();
                // A day that is open already is closed, another day perhaps.
                let done = if open { cafe.close(None).map(drop) } else { cafe.open_day() };
                // The day may have been closed already.
                let _ = done;
            }
            2 | 3 if self.cafe().till.open_day().is_some() => {
                let coffees = 1_000 * (1 + self.chance.below(4) as i64);
                let cafe = self.cafe();
                let basket = cafe.basket(&[("101", coffees)]);
                let _ = cafe.pay(&basket, Payer::Card);
            }
            4 => {
                let days = 1 + self.chance.below(20) as i64;
                self.cafe().now += days * DAY;
                self.hub.now = self.cafe().now;
            }
            5 | 6 => self.seal(),
            7 => {
                let value = self.chance.below(200) as i64;
                let exact = self.chance.below(2) == 0;
                let indicator = "vie_asso.adherents_fin_mois".to_owned();
                let answer = Answer { indicator, dimensions: Default::default(), value, exact };
                let month = self.some_month();
                let cafe = self.cafe();
                let act = cafe.act();
                let said = cafe.till.answer_month(act, month, vec![answer]);
                said.map_err(|error| format!("{error:?}"))?;
            }
            _ => self.post()?,
        }
        if self.chance.below(15) == 0 {
            self.restart();
        }
        self.nothing_is_believed()
    }

    fn some_month(&mut self) -> MonthName {
        let at = self.cafe().moment();
        let mut month = MonthName::of(comptoir::domain::day::BusinessDay::of(at));
        for _ in 0..self.chance.below(3) {
            month = month.before();
        }
        month.max(super::month("2026-09"))
    }

    fn seal(&mut self) {
        let month = self.some_month();
        let cafe = self.cafe();
        let act = cafe.act();
        // It may say nothing new.
        let _ = cafe.till.seal_month(act, month, Sealing { provisional: true, reason: None });
    }

    /// A few letters go out; now and then the till stops before it could read an answer.
    fn post(&mut self) -> Result<(), Wrong> {
        let mut courier = self.cafe().till.courier().expect("kept");
        if self.chance.below(3) > 0 {
            courier.ask_now(self.cafe().now);
        }
        let mut letters = self.chance.below(8);
        let cafe = self.cafe.as_mut().expect("a café");
        while letters > 0 {
            letters -= 1;
            let failed = |error| format!("{error:?}");
            let membership = cafe.till.membership().map_err(failed)?.expect("joined");
            let desk = cafe.till.post_desk(&membership).map_err(failed)?;
            let comptoir::network::courier::Step::Ask(question) = courier.step(&desk, cafe.now)
            else {
                break;
            };
            let letter = cafe.till.letter(cafe.moment(), &membership, &question);
            let letter = letter.map_err(failed)?;
            let (hub, chance, late) = (&mut self.hub, &mut self.chance, &mut self.late);
            let reply = Network { hub, chance, late }.carry(&letter);
            if self.chance.below(10) == 0 {
                // The power goes with the answer still in the air.
                return Ok(());
            }
            let act = cafe.act();
            if let (true, comptoir::network::courier::Question::Statement { hash, .. }) =
                (self.gullible, &question)
            {
                let paper = "{}".to_owned();
                let fact = NetworkFact::Received { statement: *hash, paper };
                cafe.till.store().append(act.at, None, vec![Fact::Network(fact)]).expect("so");
            }
            let taken = cafe.till.take_reply(act, &membership, &question, reply);
            let (outcome, _) = taken.map_err(failed)?;
            let chance = self.chance.below(u64::MAX);
            courier.answered(&question, outcome, cafe.now, chance);
            cafe.till.keep_courier(&courier).map_err(failed)?;
        }
        Ok(())
    }

    /// Nothing counts as received that the hub does not have.
    fn nothing_is_believed(&mut self) -> Result<(), Wrong> {
        let submissions = self.cafe().till.submissions().map_err(|error| format!("{error:?}"))?;
        for one in submissions.iter().filter(|one| one.state == SubmissionState::Received) {
            let kept = self.hub.kept.get(&(one.month.to_string(), one.revision));
            let hash = comptoir::journal::record::hex(&one.hash);
            if kept.is_none_or(|kept| kept.sha256 != hash) {
                return Err(format!("{} is taken for received", one.month));
            }
        }
        Ok(())
    }

    /// The network mends; what was held back arrives too. Then the two must agree.
    fn end(&mut self) -> Result<(), Wrong> {
        for held in std::mem::take(&mut self.late) {
            let _ = self.hub.carry(&held);
        }
        let cafe = self.cafe.as_mut().expect("a café");
        cafe.now += 40 * DAY;
        self.hub.now = cafe.now;
        for _ in 0..3 {
            call(cafe, &mut self.hub);
        }
        let mut expected: BTreeMap<(String, u32), String> = BTreeMap::new();
        for one in cafe.till.submissions().map_err(|error| format!("{error:?}"))? {
            if one.state != SubmissionState::Received {
                return Err(format!("{} {} {:?}", one.month, one.revision, one.state));
            }
            let hash = comptoir::journal::record::hex(&one.hash);
            if expected.insert((one.month.to_string(), one.revision), hash).is_some() {
                return Err(format!("{} {} stands twice", one.month, one.revision));
            }
        }
        let kept = self.hub.kept.iter().map(|(at, kept)| (at.clone(), kept.sha256.clone()));
        if kept.collect::<BTreeMap<_, _>>() != expected {
            return Err("the hub has other months than the journal".to_owned());
        }
        for (sent, again) in told_again(cafe) {
            if sent != again {
                return Err(format!("{} can't be made again", sent.period.month));
            }
        }
        Ok(())
    }
}

/// A café that has joined, to be copied for each history, and its hub's state then.
fn template() -> (TempDir, impl Fn() -> ModelHub) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = joined(folder.path(), &mut hub);
    cafe.till.store().checkpoint().expect("moved");
    drop(cafe);
    (folder, move || hub.clone())
}

fn play(seeds: std::ops::Range<u64>, gullible: bool) -> Vec<(u64, Wrong)> {
    let (template, hub) = template();
    let mut wrong = Vec::new();
    for seed in seeds {
        let mut world = World::new(template.path(), hub(), seed, gullible);
        let length = 10 + world.chance.below(30);
        let played = (0..length).try_for_each(|_| world.happen()).and_then(|()| world.end());
        wrong.extend(played.err().map(|what| (seed, what)));
    }
    wrong
}

#[test]
fn the_hub_has_exactly_the_journals_months() {
    assert_eq!(play(0..60, false), []);
}

#[test]
fn a_till_that_believes_too_early_is_caught() {
    assert!(!play(0..20, true).is_empty());
}

/// Ten thousand histories: some minutes.
#[test]
#[ignore = "ten thousand histories take minutes"]
fn ten_thousand_histories() {
    assert_eq!(play(0..10_000, false), []);
}
