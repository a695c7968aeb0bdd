//! A small seeded generator, the same on every machine: SplitMix64.

/// Numbers that look random and follow from the seed alone.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// A generator for one power cut: neither neighbouring seeds nor neighbouring cuts resemble.
    pub(crate) fn for_cut(seed: u64, cut: usize) -> Self {
        Self(mix(seed ^ mix(cut as u64 ^ 0x5851_F42D_4C95_7F2D)))
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// A number from 0 to `bound` - 1; 0 for a bound of 0. The bias is far below what counts here.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { (self.next() % bound as u64) as usize }
    }

    /// Fills a slice with noise.
    pub(crate) fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let noise = self.next().to_le_bytes();
            chunk.copy_from_slice(&noise[..chunk.len()]);
        }
    }
}

/// The finaliser of SplitMix64: every bit of the input moves every bit of the output.
pub(crate) fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A fingerprint of bytes, to tell images apart; it protects against nobody.
pub(crate) fn fingerprint(start: u64, bytes: &[u8]) -> u64 {
    let mut hash = mix(start ^ bytes.len() as u64);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = chunk.iter().rev().fold(0_u64, |word, &byte| (word << 8) | u64::from(byte));
        hash = (hash.rotate_left(29) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    let rest = chunks.remainder().iter().fold(0_u64, |word, &byte| (word << 8) | u64::from(byte));
    mix(hash ^ rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_alone_decides() {
        let draw = |seed, cut| {
            let mut random = Random::for_cut(seed, cut);
            [random.next(), random.next(), random.next()]
        };
        assert_eq!(draw(7, 3), draw(7, 3));
        assert_ne!(draw(7, 3), draw(7, 4));
        assert_ne!(draw(7, 3), draw(8, 3));
    }

    #[test]
    fn one_changed_byte_changes_the_fingerprint() {
        let mut bytes = [0_u8; 37];
        let before = fingerprint(0, &bytes);
        for n in 0..bytes.len() {
            bytes[n] = 1;
            assert_ne!(fingerprint(0, &bytes), before, "byte {n}");
            bytes[n] = 0;
        }
    }
}
