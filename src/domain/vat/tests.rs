//! VAT and its sharing over lines.

use proptest::prelude::*;

use super::*;

fn rate(basis_points: u16) -> VatRate {
    VatRate::new(basis_points).expect("a rate")
}

/// Gross and net at 20 %, each net worked out by hand from the rule: gross / 1.2, where a tie
/// such as 0,75 / 1.2 = 0,625 goes away from zero, to 0,63.
#[test]
fn ties_at_twenty_percent_go_away_from_zero() {
    for (gross, net) in [
        (3, 3),           // 2.5
        (9, 8),           // 7.5
        (15, 13),         // 12.5
        (75, 63),         // 62.5
        (135, 113),       // 112.5
        (225, 188),       // 187.5
        (375, 313),       // 312.5
        (5_253, 4_378),   // 4377.5
        (99_999, 83_333), // 83332.5
    ] {
        assert_eq!(rate(2000).net_of(Cents::new(gross)), Ok(Cents::new(net)), "{gross}");
        assert_eq!(rate(2000).net_of(Cents::new(-gross)), Ok(Cents::new(-net)), "-{gross}");
    }
}

/// Menus and tickets of the reference pages, computed by hand.
#[test]
fn usual_amounts() {
    assert_eq!(rate(1000).net_of(Cents::new(877)), Ok(Cents::new(797)));
    assert_eq!(rate(2000).net_of(Cents::new(323)), Ok(Cents::new(269)));
    assert_eq!(rate(550).net_of(Cents::new(110)), Ok(Cents::new(104)));
    assert_eq!(rate(210).net_of(Cents::new(150)), Ok(Cents::new(147)));
    assert_eq!(VatRate::ZERO.net_of(Cents::new(1000)), Ok(Cents::new(1000)));
}

#[test]
fn the_earlier_of_equal_remainders_takes_the_cent() {
    let gross = [Cents::new(100), Cents::new(100), Cents::new(100)];
    let shares = share_out(Cents::new(250), &gross).expect("shares");
    assert_eq!(shares, [Cents::new(84), Cents::new(83), Cents::new(83)]);
}

#[test]
fn lines_that_cancel_out_share_nothing() {
    let shares = share_out(Cents::ZERO, &[Cents::new(120), Cents::new(-120)]).expect("shares");
    assert_eq!(Cents::sum(shares), Ok(Cents::ZERO));
}

#[test]
fn impossible_rates_are_refused() {
    assert_eq!(VatRate::new(3_001), None);
}

#[test]
fn france_has_its_rates_and_no_other() {
    for points in [0, 90, 105, 175, 210, 550, 850, 1_000, 1_300, 2_000] {
        assert!(rate(points).is_french(), "{points}");
    }
    for points in [5, 55, 100, 500, 700, 1_900, 1_960, 3_000] {
        assert!(!rate(points).is_french(), "{points}");
    }
}

proptest! {
    #[test]
    fn net_is_the_nearest_cent(gross in -100_000_000_i64..=100_000_000, points in 0_u16..=3_000) {
        let net = rate(points).net_of(Cents::new(gross)).expect("in range").get();
        // |net × (10000 + rate) − gross × 10000| is at most half of the divisor.
        let divisor = i128::from(10_000 + i64::from(points));
        let error = i128::from(net) * divisor - i128::from(gross) * 10_000;
        prop_assert!(error.abs() * 2 <= divisor);
        prop_assert!(error.abs() * 2 < divisor || (error > 0) == (gross > 0));
    }

    #[test]
    fn shares_add_up_and_stay_within_a_cent(
        gross in prop::collection::vec(-100_000_i64..=100_000, 1..40),
        points in 0_u16..=3_000,
    ) {
        let amounts: Vec<Cents> = gross.iter().copied().map(Cents::new).collect();
        let total = Cents::sum(amounts.iter().copied()).expect("in range");
        let net = rate(points).net_of(total).expect("in range");
        let shares = share_out(net, &amounts).expect("in range");
        prop_assert_eq!(Cents::sum(shares.iter().copied()), Ok(net));
        if !total.is_zero() {
            for (share, amount) in shares.iter().zip(&amounts) {
                let exact = i128::from(net.get()) * i128::from(amount.get());
                let off = i128::from(share.get()) * i128::from(total.get()) - exact;
                prop_assert!(off.abs() < i128::from(total.get()).abs());
            }
        }
    }
}
