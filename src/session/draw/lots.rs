//! The generator and the shuffle: small, public and the same in every language.

use super::Seed;

/// `SplitMix64`, as its authors published it (Steele, Lea, Flood, 2014).
pub(in crate::session) struct SplitMix64(u64);

impl SplitMix64 {
    /// The generator of a seed.
    pub(in crate::session) const fn new(seed: Seed) -> Self {
        Self(seed.number() as u64)
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `bound − 1`, each as likely as the others: numbers of the incomplete
    /// last stretch are thrown back.
    pub(in crate::session) const fn below(&mut self, bound: u64) -> u64 {
        let complete = u64::MAX - (u64::MAX % bound + 1) % bound;
        loop {
            let number = self.next();
            if number <= complete {
                return number % bound;
            }
        }
    }
}

/// The places 0 to `count − 1` in the order of their lots: Fisher and Yates, from the last one.
pub(super) fn shuffled(seed: Seed, count: usize) -> Vec<usize> {
    let mut generator = SplitMix64::new(seed);
    let mut lots: Vec<usize> = (0..count).collect();
    for at in (1..count).rev() {
        let other = generator.below(at as u64 + 1);
        lots.swap(at, usize::try_from(other).unwrap_or(at));
    }
    lots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        // the reference implementation's first numbers for the seed 1234567
        let mut generator = SplitMix64(1_234_567);
        let first = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!(first.map(|_| generator.next()), first);
    }

    #[test]
    fn the_incomplete_stretch_is_thrown_back() {
        let mut generator = SplitMix64(0);
        // a bound just above half of all numbers: about every second one is thrown back
        let bound = (1 << 63) + 1;
        let numbers: Vec<u64> = (0..64).map(|_| generator.below(bound)).collect();
        assert!(numbers.iter().all(|number| *number < bound));
        let all = |bound| u64::MAX - (u64::MAX % bound + 1) % bound;
        assert_eq!((all(1), all(2), all(3)), (u64::MAX, u64::MAX, u64::MAX - 1));
    }
}
