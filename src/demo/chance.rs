//! Chance from a seed: the same draws for the same seed on every machine (SplitMix64).

/// A source of draws.
#[derive(Debug, Clone)]
pub struct Chance {
    state: u64,
}

impl Chance {
    /// The draws of a seed.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low) + 1;
        low + i64::try_from(self.next() % span).unwrap_or(0)
    }

    /// Yes, in `percent` of a hundred cases.
    pub fn happens(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// One of several, each as likely as its weight says; nothing of nothing.
    pub fn one_of<'a, T>(&mut self, weighted: &'a [(u64, T)]) -> Option<&'a T> {
        let total: u64 = weighted.iter().map(|(weight, _)| weight).sum();
        let mut draw = self.next().checked_rem(total)?;
        for (weight, thing) in weighted {
            if draw < *weight {
                return Some(thing);
            }
            draw -= weight;
        }
        None
    }
}
