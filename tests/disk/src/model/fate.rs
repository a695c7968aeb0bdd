//! What becomes of writes that no sync has followed.

use super::{Edit, SECTOR, put};
use crate::random::Random;

/// How a cut treats what isn't durable. The first three are the corners that chance would seldom
/// reach; the rest is chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mood {
    /// Everything survives, as after a crash of the program alone.
    Kind,
    /// Nothing survives that wasn't synced.
    Bare,
    /// Everything survives but the last write of each file, which is torn.
    Torn,
    /// Each write has this chance in eight to survive whole.
    Chance(u8),
}

/// Draws the fates of one cut.
#[derive(Debug)]
pub(crate) struct Fates {
    mood: Mood,
    random: Random,
}

impl Fates {
    /// The fates of cut `k` under a seed. Seeds come in groups of eight: three corners, five
    /// chances.
    pub(crate) fn new(seed: u64, k: usize) -> Self {
        let mut random = Random::for_cut(seed, k);
        let mood = match seed % 8 {
            0 => Mood::Kind,
            1 => Mood::Bare,
            2 => Mood::Torn,
            _ => Mood::Chance([1, 4, 7][random.below(3)]),
        };
        Self { mood, random }
    }

    /// How many of `count` directory changes survive.
    pub(crate) fn prefix(&mut self, count: usize) -> usize {
        match self.mood {
            Mood::Kind => count,
            Mood::Bare => 0,
            Mood::Torn | Mood::Chance(_) => self.random.below(count + 1),
        }
    }

    /// Lets an edit meet its fate.
    pub(crate) fn befall(&mut self, edit: &Edit<'_>, last: bool, content: &mut Vec<u8>) {
        let whole = match self.mood {
            Mood::Kind => true,
            Mood::Bare => return,
            Mood::Torn => !last,
            Mood::Chance(eighths) => self.random.below(8) < usize::from(eighths),
        };
        match *edit {
            _ if whole => edit.apply(content),
            Edit::Trunc { .. } => {}
            Edit::Write { offset, bytes } => self.harm(offset, bytes, content),
        }
    }

    /// Drops a write, cuts it short, keeps some of its sectors, or fills it with garbage.
    fn harm(&mut self, offset: usize, bytes: &[u8], content: &mut Vec<u8>) {
        // A torn write is one that had begun, so that mood doesn't drop it.
        let first = usize::from(self.mood == Mood::Torn);
        match first + self.random.below(4 - first) {
            0 => {}
            1 => {
                let count = sectors(offset, bytes).count();
                let kept = self.random.below(count);
                let length: usize = sectors(offset, bytes).take(kept).map(|(_, s)| s.len()).sum();
                if length > 0 {
                    put(content, offset, &bytes[..length]);
                }
            }
            2 => {
                for (offset, sector) in sectors(offset, bytes) {
                    if self.random.next() & 1 == 1 {
                        put(content, offset, sector);
                    }
                }
            }
            _ => {
                let mut garbage = vec![0; bytes.len()];
                self.random.fill(&mut garbage);
                put(content, offset, &garbage);
            }
        }
    }
}

/// The parts of a write that lie in one sector of the file each. A disk tears at its own sectors,
/// so the first and last part may be shorter.
fn sectors(offset: usize, bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = bytes.len() - at;
        if rest == 0 {
            return None;
        }
        let length = rest.min(SECTOR - (offset + at) % SECTOR);
        let part = (offset + at, &bytes[at..at + length]);
        at += length;
        Some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_falls_into_the_sectors_of_the_file() {
        let bytes = [7; 1100];
        let parts: Vec<_> = sectors(500, &bytes).map(|(at, part)| (at, part.len())).collect();
        assert_eq!(parts, [(500, 12), (512, 512), (1024, 512), (1536, 64)]);
        assert_eq!(sectors(0, &[]).count(), 0);
    }

    #[test]
    fn every_fate_is_met_and_bytes_outside_the_write_never_change() {
        let bytes = [2; 1536];
        let edit = Edit::Write { offset: 512, bytes: &bytes };
        let [mut kept, mut dropped, mut short, mut holes, mut garbage] = [0; 5];
        for seed in 0..2_000 {
            let mut content = vec![1; 4096];
            Fates::new(seed, 0).befall(&edit, true, &mut content);
            assert!(content[..512].iter().all(|&byte| byte == 1), "seed {seed}");
            assert!(content[2048..].iter().all(|&byte| byte == 1), "seed {seed}");
            assert_eq!(content.len(), 4096, "seed {seed}");
            let sectors: Vec<Option<u8>> = content[512..2048]
                .chunks(SECTOR)
                .map(|sector| sector.iter().all(|byte| *byte == sector[0]).then_some(sector[0]))
                .collect();
            match sectors[..] {
                [Some(2), Some(2), Some(2)] => kept += 1,
                [Some(1), Some(1), Some(1)] => dropped += 1,
                [Some(2), _, Some(1)] => short += 1,
                [Some(_), Some(_), Some(_)] => holes += 1,
                _ => garbage += 1,
            }
        }
        for (fate, count) in [("kept", kept), ("dropped", dropped), ("short", short)] {
            assert!(count > 100, "{fate}: {count}");
        }
        for (fate, count) in [("holes", holes), ("garbage", garbage)] {
            assert!(count > 100, "{fate}: {count}");
        }
    }

    #[test]
    fn a_truncation_meets_chance_as_well() {
        let survives = |seed| {
            let mut content = vec![1; 1024];
            Fates::new(seed, 0).befall(&Edit::Trunc { size: 512 }, true, &mut content);
            content.len() == 512
        };
        // Seeds 3 to 7 of each eight are those of chance.
        let chances: Vec<bool> = (0..200).filter(|seed| seed % 8 > 2).map(survives).collect();
        assert!(chances.contains(&true) && chances.contains(&false));
    }

    #[test]
    fn later_writes_can_outlive_earlier_ones() {
        let first = Edit::Write { offset: 0, bytes: &[2; 512] };
        let second = Edit::Write { offset: 512, bytes: &[3; 512] };
        let reordered = (0..200).any(|seed| {
            let mut content = vec![1; 1024];
            let mut fates = Fates::new(seed, 0);
            fates.befall(&first, false, &mut content);
            fates.befall(&second, true, &mut content);
            content[..512] == [1; 512] && content[512..] == [3; 512]
        });
        assert!(reordered);
    }
}
