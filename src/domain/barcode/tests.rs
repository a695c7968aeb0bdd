//! Article numbers and their check digits.

use proptest::prelude::*;

use super::*;

fn gtin(text: &str) -> Gtin {
    Gtin::parse(text).expect("an article number")
}

#[test]
fn right_and_wrong_check_digits() {
    for right in ["3274080005003", "96385074", "036000291452", "10614141000415"] {
        assert!(is_gtin(right), "{right}");
    }
    for wrong in ["3274080005004", "327408000500", "96385075", "", "12345678901ab", "٣٢٧٤٠٨٠٠"]
    {
        assert!(!is_gtin(wrong), "{wrong}");
    }
}

#[test]
fn one_article_has_one_key_whatever_its_length() {
    assert_eq!(gtin("036000291452"), gtin("0036000291452"));
    assert_eq!(gtin("96385074"), gtin("0000096385074"));
    assert_eq!(gtin("3274080005003").key(), "03274080005003");
    assert_eq!(lookup_key("036000291452"), lookup_key("00036000291452"));
    assert_eq!(lookup_key("CAFE-12"), "CAFE-12");
}

#[test]
fn numbers_are_shown_as_under_the_bars() {
    assert_eq!(gtin("036000291452").to_string(), "0036000291452");
    assert_eq!(gtin("00000096385074").to_string(), "96385074");
    assert_eq!(gtin("10614141000415").to_string(), "10614141000415");
}

#[test]
fn an_upc_e_is_no_ean_8() {
    // The short form of 042100005264; as an EAN-8 its check digit would be another.
    assert_eq!(Gtin::from_upc_e("04252614"), Ok(gtin("042100005264")));
    assert_eq!(Gtin::parse("04252614"), Err(GtinError::CheckDigit));
    assert_eq!(Gtin::from_upc_e("04252615"), Err(GtinError::CheckDigit));
    assert_eq!(Gtin::from_upc_e("24252614"), Err(GtinError::NotDigits));
    for (short, long) in [
        ("01200003", "012000000003"),
        ("01234531", "012300000451"),
        ("01234543", "012340000053"),
        ("01234565", "012345000065"),
    ] {
        let long = format!("{}{}", &long[..11], Gtin::check_of(&long[..11]));
        let short = format!("{}{}", &short[..7], &long[11..]);
        assert_eq!(Gtin::from_upc_e(&short), Ok(gtin(&long)), "{short}");
    }
    // Filled up with zeros it would pass for the EAN-8 of the same digits.
    assert_eq!(Gtin::parse("0000001234505"), Err(GtinError::Padded));
    assert_eq!(Gtin::parse("0000000000000"), Err(GtinError::Padded));
    assert_eq!(Gtin::parse("00000000"), Err(GtinError::Padded));
}

#[test]
fn own_codes_are_told_from_those_of_the_world() {
    for own in ["2112345001234", "0212345678909", "0412345678907", "2991234567893", "20000004"] {
        let full = format!("{}{}", &own[..own.len() - 1], Gtin::check_of(&own[..own.len() - 1]));
        assert!(gtin(&full).is_restricted(), "{full}");
    }
    for world in ["3274080005003", "96385074", "0036000291452", "10614141000415", "9771990008017"] {
        assert!(!gtin(world).is_restricted(), "{world}");
    }
}

impl Gtin {
    /// The check digit that makes digits an article number.
    fn check_of(digits: &str) -> char {
        ('0'..='9').find(|check| checks(&format!("{digits}{check}"))).expect("one digit fits")
    }
}

proptest! {
    #[test]
    fn any_text_reads_without_a_panic(text in "\\PC*") {
        let _ = Gtin::parse(&text);
        let _ = Gtin::from_upc_e(&text);
        let _ = lookup_key(&text);
    }

    #[test]
    fn every_wrong_digit_is_found_out(body in "[1-9][0-9]{11}", at in 0_usize..13, by in 1_u8..10) {
        let right = format!("{body}{}", Gtin::check_of(&body));
        prop_assert!(is_gtin(&right));
        let mut digits = right.clone().into_bytes();
        digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
        let wrong = String::from_utf8(digits).expect("digits");
        prop_assert!(!is_gtin(&wrong), "{}", wrong);
    }

    #[test]
    fn what_is_shown_reads_as_the_same(body in "[0-9]{7}|[1-9][0-9]{11}|[1-9][0-9]{12}") {
        if let Ok(article) = Gtin::parse(&format!("{body}{}", Gtin::check_of(&body))) {
            prop_assert_eq!(Gtin::parse(&article.to_string()), Ok(article));
            if article.to_string().len() > 8 {
                prop_assert_eq!(Gtin::parse(&article.key()), Ok(article));
            }
        }
    }
}
