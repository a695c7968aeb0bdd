//! Invoices of every form, whole and broken.

mod paper;

use proptest::prelude::*;

use super::*;
use paper::{endless, factur_x, packed};

const CII: &str = include_str!("../../../assets/demo/facture-grossiste.xml");
const UBL: &str = include_str!("../../../assets/demo/facture-fromagerie.xml");
const PDF: &[u8] = include_bytes!("../../../assets/demo/facture-grossiste.pdf");

fn error(text: &str) -> InvoiceError {
    read(text.as_bytes()).expect_err("an error")
}

/// The sample without its lines, as in the profiles MINIMUM and BASIC WL.
fn without_lines() -> String {
    let (head, rest) = CII.split_once("<ram:IncludedSupplyChainTradeLineItem>").expect("lines");
    let end = "</ram:IncludedSupplyChainTradeLineItem>";
    let (_, tail) = rest.rsplit_once(end).expect("lines");
    format!("{head}{tail}")
}

#[test]
fn an_invoice_of_the_grocer() {
    let invoice = read(CII.as_bytes()).expect("an invoice");
    assert_eq!((invoice.form, invoice.kind), (Form::Cii, Kind::Invoice));
    assert_eq!(invoice.number.as_str(), "GV-2026-1184");
    assert_eq!(invoice.seller.name.as_str(), "Grossiste du Val");
    assert_eq!(invoice.seller.registration.as_ref().map(Label::as_str), Some("000001420"));
    assert!(invoice.seller.vat_number.is_some());
    assert_eq!(Some(invoice.date), NaiveDate::from_ymd_opt(2026, 11, 19));
    assert_eq!(invoice.lines.len(), 10);
    assert!(invoice.adds_up());
    assert_eq!(invoice.total_net, Cents::new(18_384));
    assert_eq!(invoice.total_gross, Cents::new(19_633));
    let pasta = &invoice.lines[2];
    assert_eq!(pasta.name.as_str(), "Pâtes 500 g");
    assert_eq!(pasta.reference.as_ref().map(Label::as_str), Some("G-6098"));
    assert_eq!(pasta.gtin, Gtin::parse("4009990006098").ok());
    assert_eq!(pasta.quantity, Quantity::pieces(24).expect("a quantity"));
    // The price stands there for a carton of twelve.
    assert_eq!(pasta.net_price.millionths(), 800_000);
    assert_eq!((pasta.unit, pasta.vat), (Some(Unit::Piece), VatRate::new(550)));
    assert_eq!(pasta.total, Cents::new(1_920));
    for line in &invoice.lines {
        assert_eq!(line.net_price.times(line.quantity), Ok(line.total), "{:?}", line.name);
    }
}

#[test]
fn an_invoice_of_the_dairy() {
    let invoice = read(UBL.as_bytes()).expect("an invoice");
    assert_eq!((invoice.form, invoice.kind), (Form::Ubl, Kind::Invoice));
    assert_eq!(invoice.number.as_str(), "2026/311");
    assert_eq!(invoice.seller.name.as_str(), "Fromagerie des Deux Rives");
    assert!(invoice.adds_up());
    let [cheese, _, yoghurt] = &invoice.lines[..] else { panic!("{:?}", invoice.lines) };
    assert_eq!((cheese.unit, cheese.gtin), (Some(Unit::Kilogram), None));
    assert_eq!(cheese.quantity.thousandths(), 6_250);
    assert_eq!(yoghurt.net_price.to_cents(), Cents::new(180));
}

#[test]
fn a_factur_x_bears_the_same_invoice() {
    let expected = read(CII.as_bytes()).expect("an invoice");
    assert_eq!(read(PDF), Ok(expected.clone()));
    assert_eq!(read(&factur_x(CII.as_bytes(), "factur-x.xml")), Ok(expected.clone()));
    assert_eq!(read(&factur_x(CII.as_bytes(), "ZUGFeRD-invoice.xml")), Ok(expected.clone()));
    assert_eq!(read(&packed(CII.as_bytes(), "factur-x.xml")), Ok(expected));
    let padded = [b"\r\n\r\n", PDF].concat();
    assert!(matches!(read(&padded), Ok(_) | Err(InvoiceError::Pdf)));
}

#[test]
fn credit_notes_are_told_apart() {
    let cii = CII.replace("<ram:TypeCode>380<", "<ram:TypeCode>381<");
    assert_eq!(read(cii.as_bytes()).map(|invoice| invoice.kind), Ok(Kind::CreditNote));
    let ubl = UBL
        .replace("Invoice-2", "CreditNote-2")
        .replace("<Invoice ", "<CreditNote ")
        .replace("</Invoice>", "</CreditNote>")
        .replace("InvoiceTypeCode>380", "CreditNoteTypeCode>381")
        .replace("InvoiceTypeCode", "CreditNoteTypeCode")
        .replace("InvoiceLine", "CreditNoteLine")
        .replace("InvoicedQuantity", "CreditedQuantity");
    let credit = read(ubl.as_bytes()).expect("a credit note");
    assert_eq!((credit.kind, credit.lines.len()), (Kind::CreditNote, 3));
    let corrected = CII.replace("<ram:TypeCode>380<", "<ram:TypeCode>384<");
    assert_eq!(read(corrected.as_bytes()).map(|invoice| invoice.kind), Ok(Kind::Corrected));
}

#[test]
fn an_invoice_without_lines_says_so() {
    assert_eq!(error(&without_lines()), InvoiceError::NoLines);
    let (head, _) = UBL.split_once("  <cac:InvoiceLine>").expect("lines");
    assert_eq!(error(&format!("{head}</Invoice>")), InvoiceError::NoLines);
}

#[test]
fn a_pdf_without_an_invoice_says_so() {
    assert_eq!(read(&factur_x(b"a picture", "photo.png")), Err(InvoiceError::NoAttachment));
    assert_eq!(read(&factur_x(b"no xml", "factur-x.xml")), Err(InvoiceError::NotAnInvoice));
    assert_eq!(read(b"%PDF-1.7\n"), Err(InvoiceError::Pdf));
}

#[test]
fn a_pdf_that_never_ends_is_refused() {
    assert_eq!(read(&endless()), Err(InvoiceError::NoAttachment));
    for deep in ["[", "<</A ", "<</A[", "("] {
        let text = format!("%PDF-1.7\n1 0 obj\n{}\nendobj\n", deep.repeat(100_000));
        let trailer = "trailer <</Root 1 0 R/Size 2>>\nstartxref\n9\n%%EOF";
        assert!(read(format!("{text}{trailer}").as_bytes()).is_err(), "{deep}");
        let trailer = format!("%PDF-1.7\ntrailer {}\nstartxref\n9\n%%EOF", deep.repeat(100_000));
        assert!(read(trailer.as_bytes()).is_err(), "{deep}");
    }
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let bomb = vec![b' '; MAX_XML * 4];
    let small = factur_x(&bomb, "factur-x.xml");
    assert!(small.len() < 200_000, "{}", small.len());
    assert_eq!(pdf::attachment(&small), Err(InvoiceError::TooLarge));
    assert_eq!(read(&small), Err(InvoiceError::TooLarge));
    assert_eq!(read(&vec![b' '; MAX_BYTES + 1]), Err(InvoiceError::TooLarge));
    assert_eq!(read(&vec![b' '; MAX_XML + 1]), Err(InvoiceError::TooLarge));
}

#[test]
fn hostile_xml_is_refused() {
    let entities = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
    let with_entities = CII.replacen("<rsm:Cross", &format!("{entities}<rsm:Cross"), 1);
    assert_eq!(error(&with_entities), InvoiceError::Hostile);
    let deep = format!("<Invoice>{}", "<a>".repeat(200_000));
    assert_eq!(error(&deep), InvoiceError::Hostile);
    for disguise in ["<a b=\"/>\">", "<a b='/>' c=\"'\">", "<a b=\"<!--\">", "<a><?b ?>"] {
        let deep = format!("<Invoice>{}", disguise.repeat(100_000));
        let found = error(&deep);
        assert!(matches!(found, InvoiceError::Hostile | InvoiceError::Xml(_)), "{disguise}");
    }
    let hidden = format!("<Invoice><!-- {} --></Invoice>", "<a>".repeat(1_000));
    assert_eq!(error(&hidden), InvoiceError::NotAnInvoice);
    let many = format!("<a>{}</a>", "<b/>".repeat(1_000_001));
    assert_eq!(error(&many), InvoiceError::Hostile);
    let (head, rest) = UBL.split_once("  <cac:InvoiceLine>").expect("lines");
    let line = format!("  <cac:InvoiceLine>{}", rest.split_once("  <cac:Inv").expect("two").0);
    let long = format!("{head}{}</Invoice>", line.repeat(MAX_LINES + 1));
    assert_eq!(error(&long), InvoiceError::TooManyLines);
}

#[test]
fn what_is_missing_or_wrong_is_named_with_its_line() {
    let value = |term, line: Option<&str>, value: &str| InvoiceError::Value {
        term,
        line: line.map(str::to_owned),
        value: value.to_owned(),
    };
    let missing =
        |term, line: Option<&str>| InvoiceError::Missing { term, line: line.map(str::to_owned) };
    for (from, to, expected) in [
        ("GV-2026-1184", " ", missing(Term::Number, None)),
        (">20261119<", ">20261319<", value(Term::Date, None, "20261319")),
        (">380<", ">x<", value(Term::Kind, None, "x")),
        ("<ram:Name>Grossiste du Val</ram:Name>", "", missing(Term::Seller, None)),
        (">EUR<", ">CHF<", InvoiceError::Currency("CHF".to_owned())),
        ("<ram:Name>Riz long 1 kg</ram:Name>", "", missing(Term::Name, Some("4"))),
        (">1.42<", ">1,42<", value(Term::Price, Some("4"), "1,42")),
        (">1.42<", ">-1.42<", value(Term::Price, Some("4"), "-1.42")),
        (">1.42<", ">1e9<", value(Term::Price, Some("4"), "1e9")),
        (
            "BasisQuantity unitCode=\"C62\">12<",
            "BasisQuantity unitCode=\"C62\">0<",
            value(Term::Price, Some("3"), "9.60"),
        ),
        (
            "BasisQuantity unitCode=\"C62\"",
            "BasisQuantity unitCode=\"KGM\"",
            value(Term::Price, Some("3"), "KGM"),
        ),
        (">19.20<", "> <", missing(Term::LineTotal, Some("3"))),
        (">19.20<", ">99999999999<", value(Term::LineTotal, Some("3"), "99999999999")),
        (">48<", ">99999999<", value(Term::Quantity, Some("1"), "99999999")),
        (">48<", ">0<", value(Term::Quantity, Some("1"), "0")),
        ("<ram:LineTotalAmount>183.84", "<ram:LineTotalAmount>x", value(Term::Total, None, "x")),
        (
            "<ram:RateApplicablePercent>20<",
            "<ram:RateApplicablePercent>200<",
            value(Term::Vat, Some("10"), "200"),
        ),
    ] {
        let changed = CII.replacen(from, to, 1);
        assert_ne!(changed, CII, "{from}");
        assert_eq!(error(&changed), expected, "{from}");
    }
}

#[test]
fn wrong_codes_and_sums_are_kept_to_be_looked_at() {
    let wrong = CII.replace("3760990006105", "3760990006106");
    let line = read(wrong.as_bytes()).expect("an invoice").lines[3].clone();
    assert_eq!((line.gtin, line.wrong_code.is_some()), (None, true));
    let other = CII.replace("<ram:LineTotalAmount>183.84", "<ram:LineTotalAmount>183.85");
    assert!(!read(other.as_bytes()).expect("an invoice").adds_up());
    let internal = CII.replacen("schemeID=\"0160\"", "schemeID=\"0090\"", 1);
    let line = read(internal.as_bytes()).expect("an invoice").lines[0].clone();
    assert_eq!((line.gtin, line.wrong_code), (None, None));
}

#[test]
fn every_encoding_of_xml_gives_the_same_invoice() {
    let expected = read(CII.as_bytes());
    let declared = CII.replace("UTF-8", "ISO-8859-1").replace('’', "'");
    let western = encoding_rs::WINDOWS_1252.encode(&declared).0.to_vec();
    let invoice = read(&western).expect("an invoice");
    assert_eq!(invoice.lines[2].name.as_str(), "Pâtes 500 g");
    let marked = [b"\xef\xbb\xbf", CII.as_bytes()].concat();
    assert_eq!(read(&marked), expected);
    let utf_16 = [0xfeff].into_iter().chain(CII.encode_utf16()).flat_map(u16::to_be_bytes);
    assert_eq!(read(&utf_16.collect::<Vec<u8>>()), expected);
}

#[test]
fn other_files_are_no_invoices() {
    for text in ["", "hello", "<a/>", "<Invoice/>", "<CrossIndustryInvoice/>", "PK\u{3}\u{4}"] {
        let found = error(text);
        assert_eq!(found, InvoiceError::NotAnInvoice, "{text:?}");
    }
    assert!(matches!(error("<CrossIndustryInvoice>"), InvoiceError::Xml(_)));
    let list = include_bytes!("../../../assets/demo/tarif-grossiste.csv");
    assert_eq!(read(list), Err(InvoiceError::NotAnInvoice));
}

#[test]
fn files_cut_off_anywhere_are_refused_without_a_panic() {
    for whole in [CII.as_bytes(), UBL.as_bytes()] {
        for part in 0..50 {
            assert!(read(&whole[..whole.len() * part / 50]).is_err(), "{part}");
        }
    }
    let expected = read(PDF);
    for whole in [PDF.to_vec(), packed(CII.as_bytes(), "factur-x.xml")] {
        for part in 0..50 {
            // A PDF without its end may still be pieced together: then it is the same invoice.
            let cut = read(&whole[..whole.len() * part / 50]);
            assert!(cut.is_err() || cut == expected, "{part}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_read_without_a_panic(bytes in any::<Vec<u8>>(), pdf in any::<bool>()) {
        let head: &[u8] = if pdf { b"%PDF-1.7\n" } else { b"<" };
        let _ = read(&[head, &bytes].concat());
    }

    #[test]
    fn damaged_invoices_read_without_a_panic(
        which in 0_usize..3,
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = [CII.as_bytes(), UBL.as_bytes(), PDF][which].to_vec();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
    }
}

#[test]
fn damaged_pdfs_read_without_a_panic() {
    let wholes = [PDF.to_vec(), packed(CII.as_bytes(), "factur-x.xml")];
    let mut state = 42_u64;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits")
    };
    let mut read_all_the_same = 0;
    for round in 0..1_000 {
        let mut bytes = wholes[round % 2].clone();
        for _ in 0..=next() % 6 {
            let at = next() % bytes.len();
            match next() % 4 {
                0 => bytes[at] = b"0123456789<>[]()/ R"[next() % 19],
                1 => bytes[at] = u8::try_from(next() % 256).expect("a byte"),
                2 => bytes.truncate(at.max(10)),
                _ => {
                    let from = next() % bytes.len();
                    let piece = bytes[from..(from + next() % 60).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        read_all_the_same += usize::from(read(&bytes).is_ok());
    }
    assert!(read_all_the_same > 0);
}
