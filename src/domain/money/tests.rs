//! Amounts: reading, adding up, sharing.

use proptest::prelude::*;

use super::*;

#[test]
fn reads_what_people_type() {
    for (text, cents) in [
        ("1,20", 120),
        ("1.20", 120),
        ("1,2", 120),
        ("12", 1200),
        (" 0,05 ", 5),
        ("-3,40", -340),
        ("9999999,99", 999_999_999),
    ] {
        assert_eq!(Cents::parse(text), Ok(Cents::new(cents)), "{text}");
    }
}

#[test]
fn refuses_what_is_not_an_amount() {
    for text in [
        "", "-", ",5", "1,", "1e3", "1_000", "1.5.0", "+1", "1,234", "12345678", "١٢", "1 000",
        "NaN", "0x10", "--1", "1-", "1€",
    ] {
        assert_eq!(Cents::parse(text), Err(AmountError::NotAnAmount), "{text:?}");
    }
}

#[test]
fn overflow_is_a_value() {
    let edge = Cents::new(i64::MAX);
    assert_eq!(edge.plus(Cents::new(1)), Err(AmountError::Overflow));
    assert_eq!(Cents::new(i64::MIN).negated(), Err(AmountError::Overflow));
    assert_eq!(Cents::new(i64::MIN).minus(Cents::new(1)), Err(AmountError::Overflow));
    assert_eq!(Cents::sum([edge, edge]), Err(AmountError::Overflow));
}

proptest! {
    #[test]
    fn shown_amounts_read_back(cents in -999_999_999_i64..=999_999_999) {
        let amount = Cents::new(cents);
        prop_assert_eq!(Cents::parse(&amount.to_string()), Ok(amount));
    }

    #[test]
    fn any_text_reads_without_a_panic(text in "\\PC*") {
        let _ = Cents::parse(&text);
    }
}

#[test]
fn a_share_goes_away_from_zero_at_the_half() {
    assert_eq!(Cents::new(850).share(2_500), Ok(Cents::new(213)));
    assert_eq!(Cents::new(-850).share(2_500), Ok(Cents::new(-213)));
    assert_eq!(Cents::new(849).share(2_500), Ok(Cents::new(212)));
    assert_eq!(Cents::new(i64::MAX).share(2), Err(AmountError::Overflow));
}
