//! The way between the two programs, on which everything happens that may happen to a letter.

use std::cell::Cell;

use comptoir::network::letter::{Carrier, Fault, Letter, Reply};

use super::process::HubProcess;
use super::store::Harm;

/// Small numbers from a seed: the same history for the same seed, on every machine.
#[derive(Debug)]
pub struct Chance(Cell<u64>);

impl Chance {
    /// The numbers of a seed.
    pub fn of(seed: u64) -> Self {
        Self(Cell::new(seed))
    }

    /// A number below `bound` (splitmix64).
    pub fn below(&self, bound: u64) -> u64 {
        self.0.set(self.0.get().wrapping_add(0x9E37_79B9_7F4A_7C15));
        let mut mixed = self.0.get();
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }

    /// Whether something happens that does so once in so many times.
    pub fn once_in(&self, bound: u64) -> bool {
        self.below(bound) == 0
    }

    /// Something that goes wrong with a hub's store, and after so many statements.
    pub fn harm(&self) -> (u64, Harm) {
        let after = 1 + self.below(40);
        let harm = match self.below(8) {
            0 => Harm::Statement,
            1 => Harm::Busy,
            2 => Harm::Kill,
            3 => Harm::Commit,
            4 => Harm::CommitUnknown,
            5 => Harm::KillBefore,
            6 => Harm::KillDuring(self.below(1_000)),
            _ => Harm::KillAfter,
        };
        (after, harm)
    }
}

/// What is wrong with a program, on purpose: the histories must find it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Defect {
    None,
    /// The till takes a statement for received as soon as it has left.
    Gullible,
    /// The hub answers before it commits, and now and then never does.
    Forgetful,
    /// The hub keeps what a transaction did that was given up.
    Halves,
    /// The hub puts a sum in the place of another instead of adding to it.
    Sums,
}

/// A network that may do anything but forge.
pub struct Network<'a> {
    pub hub: &'a mut HubProcess,
    pub chance: &'a Chance,
    pub late: &'a mut Vec<Letter>,
    pub defect: Defect,
}

impl Network<'_> {
    /// The letter arrives, and now and then harm comes to the hub over it.
    fn arrive(&mut self, letter: &Letter) -> Result<Reply, Fault> {
        // What is wrong with a program shows the sooner.
        let often = if self.defect == Defect::None { 5 } else { 2 };
        if self.chance.once_in(often) {
            let (after, harm) = self.chance.harm();
            let harm = match self.defect {
                Defect::Forgetful => Harm::Forget,
                Defect::Halves => Harm::Statement,
                Defect::None | Defect::Gullible | Defect::Sums => harm,
            };
            self.hub.harm(Some((after, harm)));
        }
        self.hub.carry(letter)
    }
}

impl Carrier for Network<'_> {
    fn carry(&mut self, letter: &Letter) -> Result<Reply, Fault> {
        // What was held back arrives at last, in any order, and its answer reaches nobody.
        while !self.late.is_empty() && self.chance.once_in(2) {
            let which = self.chance.below(self.late.len() as u64) as usize;
            let held = self.late.swap_remove(which);
            let _ = self.arrive(&held);
        }
        match self.chance.below(12) {
            0 => Err(Fault::Unreachable),
            1 => {
                self.late.push(letter.clone());
                Err(Fault::Cut)
            }
            // The hub did what was asked, and the line was cut before it could say so.
            2 => self.arrive(letter).and(Err(Fault::Cut)),
            3 => {
                let _ = self.arrive(letter);
                self.late.push(letter.clone());
                self.arrive(letter)
            }
            4 => {
                let body = b"<html>".to_vec();
                Ok(Reply { status: 200, is_hub: false, retry_after: None, body })
            }
            5 => {
                let mut reply = self.arrive(letter)?;
                let half = reply.body.len() / 2;
                reply.body.truncate(half);
                Ok(reply)
            }
            6 => {
                let status = if self.chance.once_in(2) { 429 } else { 503 };
                Ok(Reply { status, is_hub: true, retry_after: Some(60), body: Vec::new() })
            }
            _ => self.arrive(letter),
        }
    }
}
