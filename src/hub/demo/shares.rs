//! Whole numbers shared out by weight, to the last one.

use crate::demo::chance::Chance;

/// Sixteen equally likely factors of a lognormal of σ 0.35, in thousandths.
const LOGNORMAL: [u64; 16] =
    [521, 630, 702, 762, 817, 869, 920, 973, 1028, 1087, 1151, 1225, 1312, 1424, 1586, 1919];

/// Shares `total` by weight: the whole part of each quota, and one more for the largest remainders,
/// the earlier first where two are equal. The shares add up to the total, unless nothing weighs
/// anything.
pub fn share(total: u64, weights: &[u64]) -> Vec<u64> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let quota = |weight: &u64| u128::from(total) * u128::from(*weight);
    // A share is no larger than the total, so it fits.
    let mut shares: Vec<u64> =
        weights.iter().map(|weight| u64::try_from(quota(weight) / sum).unwrap_or(total)).collect();
    let left = total - shares.iter().sum::<u64>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(quota(&weights[*index]) % sum), *index));
    for index in order.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        shares[index] += 1;
    }
    shares
}

/// A factor around a thousand, in thousandths, that is rarely below half and rarely above double.
pub fn noise(chance: &mut Chance) -> u64 {
    LOGNORMAL[usize::try_from(chance.next() % 16).unwrap_or(0)]
}

/// The whole part of a number's square root.
pub fn root(number: u64) -> u64 {
    number.isqrt()
}

/// A share of a number, in percent, rounded down.
pub fn percent(number: u64, percent: u64) -> u64 {
    number * percent / 100
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_largest_remainders_get_what_is_left() {
        assert_eq!(share(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(share(100, &[333, 333, 334]), [33, 33, 34]);
        assert_eq!(share(7, &[0, 5, 0]), [0, 7, 0]);
        assert_eq!(share(7, &[0, 0]), [0, 0]);
    }

    proptest! {
        #[test]
        fn shares_add_up_and_none_is_one_off_its_quota(
            total in 0_u64..10_000_000,
            weights in prop::collection::vec(0_u64..100_000, 1..300),
        ) {
            let shares = share(total, &weights);
            let sum: u64 = weights.iter().sum();
            prop_assert_eq!(shares.iter().sum::<u64>(), if sum == 0 { 0 } else { total });
            for (got, weight) in shares.iter().zip(&weights).filter(|_| sum > 0) {
                let down = u128::from(*got) * u128::from(sum);
                let quota = u128::from(total) * u128::from(*weight);
                prop_assert!(down.abs_diff(quota) < u128::from(sum));
            }
        }
    }
}
