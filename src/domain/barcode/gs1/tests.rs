//! Element strings of GS1: the standard’s examples, and any text.

use proptest::prelude::*;

use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn elements(text: &str) -> Result<Gs1, Gs1Error> {
    read_elements(text, today())
}

#[test]
fn a_cheese_with_its_date_lot_and_weight() {
    let cheese = elements("01037609900060131726113010L42\u{1d}310300031239220683").expect("read");
    assert_eq!(cheese.gtin, Gtin::parse("3760990006013").ok());
    assert_eq!(cheese.use_by, date(2026, 11, 30));
    assert_eq!(cheese.lot.as_deref(), Some("L42"));
    assert_eq!(cheese.weight_grams, Some(312));
    assert_eq!(cheese.price, Some(Cents::new(683)));
    let shown = "(01)03760990006013 (17)261130 (10)L42 (3103)000312 (3922)0683";
    assert_eq!(read_parentheses(shown, today()), Ok(cheese));
}

#[test]
fn the_last_day_of_a_month_and_the_nearest_century() {
    let day = |data: &str| elements(&format!("17{data}")).map(|read| read.use_by);
    assert_eq!(day("270200"), Ok(date(2027, 2, 28)));
    assert_eq!(day("280200"), Ok(date(2028, 2, 29)));
    assert_eq!(day("261200"), Ok(date(2026, 12, 31)));
    assert_eq!(day("760101"), Ok(date(2076, 1, 1)));
    assert_eq!(day("770101"), Ok(date(1977, 1, 1)));
    for wrong in ["260001", "260000", "261300", "260231", "26a101"] {
        assert_eq!(day(wrong), Err(Gs1Error::Data("17".to_owned())), "{wrong}");
    }
    let late = NaiveDate::from_ymd_opt(2090, 1, 1).expect("a day");
    assert_eq!(read_elements("17400101", late).map(|read| read.use_by), Ok(date(2140, 1, 1)));
}

#[test]
fn other_data_and_what_a_till_passes_over() {
    let read = elements("8008260101\u{1d}21S-1\u{1d}3012\u{1d}8200http://a.fr/b\u{1d}99x");
    let read = read.expect("read");
    assert_eq!(read.serial.as_deref(), Some("S-1"));
    assert_eq!(read.count, Some(12));
    assert_eq!(read.page.as_deref(), Some("http://a.fr/b"));
    let carton = elements("0034012345000000001702032740800050033724").expect("a carton");
    assert_eq!((carton.count, carton.gtin), (Some(24), Gtin::parse("3274080005003").ok()));
    assert_eq!(elements("3100000002").map(|read| read.weight_grams), Ok(Some(2000)));
    assert_eq!(elements("3106000500").map(|read| read.weight_grams), Ok(Some(1)));
    assert_eq!(elements("39329780683").map(|read| read.price), Ok(Some(Cents::new(683))));
    assert_eq!(elements("39328400683"), Err(Gs1Error::Nothing));
}

#[test]
fn the_article_counts_before_what_a_carton_holds() {
    let article = Gtin::parse("3760990006013").ok();
    let read = elements("020327408000500301037609900060133712").expect("read");
    assert_eq!(read.gtin, article);
    assert_eq!(read.count, Some(12));
}

#[test]
fn what_is_wrong_is_named() {
    let data = |identifier: &str| Gs1Error::Data(identifier.to_owned());
    for (text, error) in [
        ("0103760990006014", Gs1Error::Gtin(GtinError::CheckDigit)),
        ("010376099000601", Gs1Error::CutOff("01".to_owned())),
        ("01\u{1d}", Gs1Error::CutOff("01".to_owned())),
        ("10", Gs1Error::CutOff("10".to_owned())),
        ("10\u{1d}17261130", Gs1Error::CutOff("10".to_owned())),
        ("10123456789012345678901", data("10")),
        ("10L 42", data("10")),
        ("10Lé", data("10")),
        ("30x", data("30")),
        ("300", data("30")),
        ("3103000000", data("310")),
        ("392212345678901234567", data("392")),
        ("05123", Gs1Error::Identifier("0512".to_owned())),
        ("ABC", Gs1Error::Identifier("ABC".to_owned())),
        ("31", Gs1Error::Identifier("31".to_owned())),
        ("10A\u{1d}10B", Gs1Error::Twice("10".to_owned())),
        ("", Gs1Error::Nothing),
        ("\u{1d}\u{1d}", Gs1Error::Nothing),
        ("99x", Gs1Error::Nothing),
    ] {
        let found = elements(text).expect_err(text);
        // The decimals of a weight or price are part of its identifier.
        match (&found, &error) {
            (Gs1Error::Data(found), Gs1Error::Data(start)) => {
                assert!(found.starts_with(start.as_str()), "{text} {found}");
            }
            _ => assert_eq!(found, error, "{text}"),
        }
    }
    assert!(elements("10A\u{1d}10A").is_ok());
}

#[test]
fn parentheses_within_a_lot_are_its_own() {
    let read = |text: &str| read_parentheses(text, today());
    assert_eq!(read("(10)A(1)B(17)261130").map(|read| read.lot), Ok(Some("A(1)B".to_owned())));
    for wrong in ["(", "()", "(1)2", "(10", "10)A", "(10)A)(", "(x)1", "(17)2611301", "x(10)A"] {
        let _ = read(wrong);
    }
    assert!(read("(17)2611301").is_err());
    assert!(read("x(10)A").is_err());
}

proptest! {
    #[test]
    fn any_text_reads_without_a_panic(text in any::<String>()) {
        let _ = elements(&text);
        let _ = read_parentheses(&text, today());
    }

    #[test]
    fn elements_in_any_order_read_the_same(
        order in Just(vec![
            "0103760990006013",
            "17261130",
            "10L42\u{1d}",
            "21S\u{1d}",
            "3103000312",
        ]).prop_shuffle(),
    ) {
        let read = elements(&order.concat()).expect("elements");
        prop_assert_eq!(read.lot.as_deref(), Some("L42"));
        prop_assert_eq!(read.weight_grams, Some(312));
        prop_assert_eq!(read.use_by, date(2026, 11, 30));
    }

    #[test]
    fn strings_cut_off_anywhere_read_without_a_panic(at in 0_usize..60) {
        let whole = "0103760990006013172611303103000312392206833012\u{1d}10L42";
        let _ = elements(&whole[..at.min(whole.len())]);
    }
}
