//! What a scanner may hand in.

use proptest::prelude::*;

use super::*;
use crate::domain::barcode::in_store::Value;
use crate::domain::money::Cents;

fn read(text: &str) -> Scanned {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
    Scanned::read(text, &Layouts::default(), today)
}

fn gtin(text: &str) -> Gtin {
    Gtin::parse(text).expect("an article number")
}

fn gs1(text: &str) -> Gs1 {
    match read(text) {
        Scanned::Gs1(gs1) => gs1,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn articles_with_and_without_a_symbology() {
    for text in ["3274080005003", "]E03274080005003", " 3274080005003\r\n", "03274080005003"] {
        assert_eq!(read(text), Scanned::Gtin(gtin("3274080005003")), "{text:?}");
    }
    assert_eq!(read("]E496385074"), Scanned::Gtin(gtin("96385074")));
    assert_eq!(read("04252614"), Scanned::Gtin(gtin("042100005264")));
}

#[test]
fn the_issue_of_a_paper() {
    let paper =
        |issue: &str| Scanned::Press { gtin: gtin("9771990008017"), issue: issue.to_owned() };
    assert_eq!(read("977199000801705"), paper("05"));
    assert_eq!(read("9771990008017 05"), paper("05"));
    assert_eq!(read("]E3977199000801712345"), paper("12345"));
    assert_eq!(read("9771990008017"), Scanned::Gtin(gtin("9771990008017")));
    // Only the press and books have such digits; elsewhere they would hide another code.
    assert_eq!(read("327408000500305"), Scanned::Other("327408000500305".to_owned()));
    assert_eq!(read("9771990008017123"), Scanned::Other("9771990008017123".to_owned()));
}

#[test]
fn labels_of_the_shop() {
    let Scanned::InStore(label) = read("2312345006837") else {
        panic!("{:?}", read("2312345006837"));
    };
    assert_eq!(label.value, Value::Price(Cents::new(683)));
    // An UPC-A that begins with 2 has the bars of an EAN-13 that begins with 02.
    assert!(matches!(read("212345678909"), Scanned::InStore(_)), "{:?}", read("212345678909"));
}

#[test]
fn strings_of_gs1_by_prefix_separator_or_parentheses() {
    let article = Some(gtin("3760990006013"));
    for text in [
        "]d2010376099000601310L42\u{1d}17261130",
        "]C1010376099000601310L42\u{1d}17261130",
        "]e0\u{1d}010376099000601310L42\u{1d}17261130",
        "]Q3010376099000601310L42\u{1d}17261130",
        "\u{1d}010376099000601310L42\u{1d}17261130",
        "010376099000601310L42\u{1d}17261130",
        "01037609900060131726113010L42",
        "(01)03760990006013(17)261130(10)L42",
        "https://id.example.org/01/03760990006013/10/L42?17=261130",
        "HTTPS://example.org/shop/01/3760990006013/10/L42?lang=fr&17=261130#top",
    ] {
        let read = gs1(text);
        assert_eq!(read.gtin, article, "{text:?}");
        assert_eq!(read.lot.as_deref(), Some("L42"), "{text:?}");
        assert_eq!(read.use_by, NaiveDate::from_ymd_opt(2026, 11, 30), "{text:?}");
    }
    assert_eq!(gs1("0103760990006013").gtin, article);
    let lot = gs1("https://e.org/01/03760990006013/10/A%2FB").lot;
    assert_eq!(lot.as_deref(), Some("A/B"));
}

#[test]
fn every_code_of_an_article_finds_it_in_a_catalogue() {
    let code = |text: &str| read(text).catalogue_code();
    let milk = Some("03760990006013".to_owned());
    for text in ["3760990006013", "]d20103760990006013172611301012", "(01)03760990006013(10)A"] {
        assert_eq!(code(text), milk, "{text}");
    }
    assert_eq!(code("977199000801705"), Some("09771990008017".to_owned()));
    assert_eq!(code("2112345003122"), Some("2112345000008".to_owned()));
    assert_eq!(code("CARTE-7"), Some("CARTE-7".to_owned()));
    assert_eq!(code("(17)261130"), None);
    assert_eq!(code("3760990006014"), None);
}

#[test]
fn what_is_something_else_stays_as_it_is() {
    for text in ["RB123456785GB", "https://example.org/a/b", "1Z5R89390357567127", "café", "01"] {
        assert_eq!(read(text), Scanned::Other(text.to_owned()));
    }
}

#[test]
fn what_can_not_be_used_says_why() {
    let check = Unreadable::Gtin(GtinError::CheckDigit);
    for (text, why) in [
        ("", Unreadable::Empty),
        (" \r\n", Unreadable::Empty),
        ("]d2", Unreadable::Empty),
        ("\u{1d}", Unreadable::Empty),
        ("3274080005004", check.clone()),
        ("]E496385075", check),
        ("0000001234505", Unreadable::Gtin(GtinError::Padded)),
        ("327408\u{0}0005003", Unreadable::Control),
        ("\u{1b}p3274080005003", Unreadable::Control),
        ("(17)261399", Unreadable::Gs1(Gs1Error::Data("17".to_owned()))),
        ("https://e.org/01/03760990006014", Unreadable::Gs1(GtinError::CheckDigit.into())),
        ("2112345000008", Unreadable::InStore(InStoreError::Nothing)),
    ] {
        assert_eq!(read(text), Scanned::Unreadable(why), "{text:?}");
    }
    assert_eq!(read(&"9".repeat(201)), Scanned::Unreadable(Unreadable::TooLong));
    assert_eq!(read(&"é".repeat(200)), Scanned::Other("é".repeat(200)));
    assert!(matches!(read("https://e.org/01/03760990006013/10/%zz"), Scanned::Unreadable(_)));
    assert!(matches!(read("https://e.org/01/03760990006013/10/%C3"), Scanned::Unreadable(_)));
}

proptest! {
    #[test]
    fn any_text_reads_without_a_panic(
        head in prop_oneof![Just(""), Just("]d2"), Just("]C1"), Just("("), Just("01"),
            Just("https://e.org/01/03760990006013/"), Just("9771990008017")],
        text in any::<String>(),
    ) {
        let _ = read(&format!("{head}{text}"));
    }

    #[test]
    fn every_code_cut_off_anywhere_reads_without_a_panic(which in 0_usize..6, at in 0_usize..80) {
        let codes = [
            "3274080005003",
            "977199000801712345",
            "2312345006837",
            "]d2010376099000601310L42\u{1d}17261130310300031239220683",
            "(01)03760990006013(17)261130(10)L42",
            "https://id.example.org/01/03760990006013/10/L42?17=261130&3103=000312",
        ];
        let code = codes[which];
        let _ = read(&code[..at.min(code.len())]);
    }
}
