//! Numbers of parcels by form and check digit.

use proptest::prelude::*;

use super::*;

fn number(raw: &str) -> TrackingNumber {
    TrackingNumber::new(raw).expect("a number")
}

fn check(raw: &str, hint: Hint) -> Option<Check> {
    number(raw).guesses().into_iter().find(|guess| guess.hint == hint).map(|guess| guess.check)
}

/// Published examples and, by the rules, numbers of our own.
const EXAMPLES: [(&str, Hint, Check); 15] = [
    ("RB123456785GB", Hint::Post, Check::Valid),
    ("RB123456785GB", Hint::Chronopost, Check::Valid),
    ("1Z5R89390357567127", Hint::Ups, Check::Valid),
    ("09980000020033F", Hint::Dpd, Check::Valid),
    ("008182709980000020033350276C", Hint::Dpd, Check::Valid),
    ("09980000020033", Hint::Dpd, Check::None),
    ("(00)340123450000000017", Hint::Sscc, Check::Valid),
    ("00340123450000000017", Hint::Sscc, Check::Valid),
    ("6A12345678901", Hint::Colissimo, Check::None),
    ("1L12345678901", Hint::TrackedLetter, Check::None),
    ("12345678", Hint::MondialRelay, Check::None),
    ("1901102048WNGC6", Hint::RelaisColis, Check::None),
    ("GL123456789FR", Hint::Gls, Check::None),
    ("12345678901", Hint::Gls, Check::None),
    ("TBA123456789012", Hint::Amazon, Check::None),
];

#[test]
fn examples_are_told_by_their_form() {
    for (raw, hint, said) in EXAMPLES {
        assert_eq!(check(raw, hint), Some(said), "{raw}");
    }
}

#[test]
fn a_right_check_digit_comes_first_and_a_wrong_one_last() {
    let guesses = |raw: &str| number(raw).guesses();
    let valid = Guess { hint: Hint::Dpd, check: Check::Valid };
    assert_eq!(guesses("09980000020033F").first(), Some(&valid));
    let wrong = guesses("RB123456784GB");
    assert!(wrong.iter().all(|guess| guess.check == Check::Wrong), "{wrong:?}");
    assert!(!wrong.is_empty());
    let mixed = guesses("GL123456780FR");
    assert_eq!(mixed.first().map(|guess| guess.hint), Some(Hint::Gls));
    assert_eq!(mixed.last().map(|guess| guess.check), Some(Check::Wrong));
}

#[test]
fn wrong_digits_are_found_out() {
    for (raw, hint, said) in EXAMPLES {
        if said != Check::Valid {
            continue;
        }
        let last_digit = raw.rfind(|one: char| one.is_ascii_digit()).expect("a digit");
        let mut bytes = raw.as_bytes().to_vec();
        bytes[last_digit] = b'0' + (bytes[last_digit] - b'0' + 1) % 10;
        let wrong = String::from_utf8(bytes).expect("ASCII");
        assert_eq!(check(&wrong, hint), Some(Check::Wrong), "{wrong}");
    }
}

#[test]
fn numbers_are_compared_without_blanks_or_case() {
    let spaced = number(" rb 123\u{a0}456 785\u{202f}gb\r\n");
    assert_eq!(spaced.as_str(), "RB123456785GB");
    assert_eq!(spaced.raw(), "rb 123\u{a0}456 785\u{202f}gb");
    assert_eq!(spaced.as_str(), number("]C0RB123456785GB").as_str());
    assert_eq!(number("\u{200b}RB123\u{202e}").as_str(), "RB123");
    assert_eq!(spaced.tail(4), "85GB");
    assert_eq!(number("é1").tail(4), "É1");
    assert_eq!(number("abc").tail(0), "");
}

#[test]
fn an_address_is_kept_and_not_read() {
    for raw in ["https://e.org/01/RB123456785GB?pin=1234", "HTTP://e.org/a", "www.e.org/aB"] {
        let number = number(raw);
        assert_eq!(number.as_str(), raw);
        assert!(number.guesses().is_empty());
    }
}

#[test]
fn what_is_no_number_says_why() {
    for (raw, why) in [
        ("", TrackingError::Empty),
        (" \r\n", TrackingError::Empty),
        ("\u{200b}\u{a0}", TrackingError::Empty),
        ("]C1", TrackingError::Empty),
        ("RB\u{0}123", TrackingError::Control),
        ("\u{1b}pRB", TrackingError::Control),
        ("RB\n123", TrackingError::Control),
    ] {
        assert_eq!(TrackingNumber::new(raw), Err(why), "{raw:?}");
    }
    assert_eq!(TrackingNumber::new(&"9".repeat(201)), Err(TrackingError::TooLong));
    assert_eq!(number(&"é".repeat(200)).tail(4), "ÉÉÉÉ");
    assert_eq!(number("]C100340123450000000017\u{1d}").as_str(), "00340123450000000017");
}

#[test]
fn digits_of_other_scripts_have_no_form() {
    for raw in ["١٢٣٤٥٦٧٨٩٠", "１２３４５６７８", "ОК123456785ФР", "1Z5R8939035756712٧"]
    {
        assert!(number(raw).guesses().is_empty(), "{raw}");
    }
}

#[test]
fn numbers_cut_off_anywhere_never_pass_for_checked_ones_of_the_same_carrier() {
    for (raw, hint, _) in EXAMPLES {
        for length in 1..raw.len() {
            let cut = check(&raw[..length], hint);
            // An SSCC without its last two digits is as long as one without its identifier: one in
            // ten checks by chance.
            let chance = hint == Hint::Sscc && length == 18;
            assert!(cut != Some(Check::Valid) || chance, "{} {cut:?}", &raw[..length]);
        }
    }
}

proptest! {
    #[test]
    fn any_text_reads_without_a_panic(raw in any::<String>(), count in 0_usize..300) {
        if let Ok(number) = TrackingNumber::new(&raw) {
            let _ = number.guesses();
            let tail = number.tail(count);
            prop_assert!(number.as_str().ends_with(tail));
            prop_assert!(tail.chars().count() <= count);
        }
    }

    #[test]
    fn every_form_reads_without_a_panic(raw in "(1Z|RB|GL|TBA|6A|\\(00\\)|)[0-9A-Za-zé]{0,30}") {
        let _ = number(&format!("0{raw}")).guesses();
        if let Ok(number) = TrackingNumber::new(&raw) {
            let _ = number.guesses();
        }
    }

    #[test]
    fn a_normal_number_is_its_own(raw in "\\PC{1,60}") {
        if let Ok(first) = TrackingNumber::new(&raw)
            && let Ok(again) = TrackingNumber::new(first.as_str())
        {
            prop_assert_eq!(again.as_str(), first.as_str());
        }
    }
}
