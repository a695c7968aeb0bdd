//! Catalogues brought in from a table.

use super::file::read;
use super::*;
use crate::domain::money::Cents;
use crate::domain::unit_price::NetContent;

const HEADER: &str = "sku;name;family;price_ttc;vat_on_site;vat_takeaway;unit;barcode;tags\n";

fn one(line: &str) -> Result<Row, Mistake> {
    read(format!("{HEADER}{line}\n").as_bytes())
        .map(|rows| rows[0].clone())
        .map_err(|problems| problems[0].mistake.clone())
}

#[test]
fn a_line_of_each_kind_is_read() {
    let express = one("101;Express;Boissons chaudes;1.40;10;10;P;B;cafe").expect("a row");
    assert_eq!(express.price.get(), 140);
    assert_eq!(express.vat.takeaway.basis_points(), 1000);
    assert_eq!(express.barcode, None);
    let cheese = one("605;Tomme fermière (kg);Fromage;21,90;5,5;5.5;KG;IN;local").expect("a row");
    assert_eq!((cheese.unit, cheese.vat.on_site.basis_points()), (Unit::Kilogram, 550));
    let free = one("803;Adhésion;Adhésion;10.00;0;0;LIBRE;B;hors_ca_tva").expect("a row");
    assert!(free.free_price);
    assert_eq!(nature_of(&free.tags), Nature::OutOfScope);
}

#[test]
fn rates_are_those_of_france() {
    let at = |rate: &str| one(&format!("1;N;F;1;{rate};{rate};P;B;"));
    for (text, points) in [("8,5", 850), ("1.05", 105), ("13", 1_300), ("0.90", 90), ("5,50", 550)]
    {
        assert_eq!(at(text).map(|row| row.vat.on_site.basis_points()), Ok(points), "{text}");
    }
    for text in ["5", "19,6", "7", "55", "1"] {
        assert_eq!(at(text), Err(Mistake::Rate("vat_on_site")), "{text}");
    }
    assert_eq!(one("1;N;F;1;10;19.6;P;B;"), Err(Mistake::Rate("vat_takeaway")));
    assert_eq!(at("x"), Err(Mistake::Cell("vat_on_site")));
}

#[test]
fn lines_are_counted_with_the_line_ends_of_windows_too() {
    let text = format!("{HEADER}1;N;F;1;10;10;P;B;\n2;;F;1;10;10;P;B;\n").replace('\n', "\r\n");
    let problems = read(text.as_bytes()).expect_err("a mistake");
    assert_eq!(problems, [ImportProblem { line: 3, mistake: Mistake::Cell("name") }]);
}

#[test]
fn what_a_piece_holds_and_costs() {
    let header = HEADER.replace("tags", "tags;content;cost");
    let one = |cells: &str| {
        read(format!("{header}1;N;F;1;10;10;P;B;;{cells}\n").as_bytes())
            .map(|rows| (rows[0].content, rows[0].cost))
            .map_err(|problems| problems[0].mistake.clone())
    };
    let holds = |thousandths, unit| NetContent::new(thousandths, unit).ok();
    assert_eq!(one("250 g;1,80"), Ok((holds(250, Unit::Kilogram), Some(Cents::new(180)))));
    assert_eq!(one("1,5L;"), Ok((holds(1_500, Unit::Litre), None)));
    assert_eq!(one("75 cl;"), Ok((holds(750, Unit::Litre), None)));
    assert_eq!(one(";"), Ok((None, None)));
    for wrong in ["g", "250", "0 g", "1,5 g", "250 oz", "-1 kg", "2000 kg"] {
        assert_eq!(one(&format!("{wrong};")), Err(Mistake::Cell("content")), "{wrong}");
    }
    assert_eq!(one(";-1"), Err(Mistake::Cell("cost")));
}

#[test]
fn every_mistake_is_found_by_its_line() {
    let text = format!(
        "{HEADER}1;;F;1;10;10;P;B;\n2;N;F;1e3;10;10;P;B;\n3;N;F;1;10;x;P;B;\n4;N;F;1;10;10;Q;B;\n\
         5;N;F;1;10;10;P;3274080005004;\n6;N;F;1;10;10;P\n7;N;F;1;10;10;P;B;\n7;N;F;1;10;10;P;B;\n"
    );
    let problems = read(text.as_bytes()).expect_err("mistakes");
    let found: Vec<(u64, Mistake)> =
        problems.into_iter().map(|problem| (problem.line, problem.mistake)).collect();
    assert_eq!(
        found,
        [
            (2, Mistake::Cell("name")),
            (3, Mistake::Cell("price_ttc")),
            (4, Mistake::Cell("vat_takeaway")),
            (5, Mistake::Cell("unit")),
            (6, Mistake::CheckDigit),
            (7, Mistake::CellCount),
            (9, Mistake::Twice("sku")),
        ]
    );
}

#[test]
fn spreadsheets_of_all_kinds_are_read() {
    let line = "1;Café;Été;1,40;10;10;P;B;\n";
    let utf8 = format!("\u{feff}{HEADER}{line}");
    assert_eq!(read(utf8.as_bytes()).expect("rows")[0].name.as_str(), "Café");
    let western: Vec<u8> = encoding_rs::WINDOWS_1252.encode(&format!("{HEADER}{line}")).0.to_vec();
    assert_eq!(read(&western).expect("rows")[0].family.as_str(), "Été");
    let tabs = format!("{HEADER}{line}").replace(';', "\t").replace('\n', "\r\n");
    assert_eq!(read(tabs.as_bytes()).expect("rows")[0].price.get(), 140);
}

#[test]
fn what_is_no_catalogue_is_refused_whole() {
    let mistake = |bytes: &[u8]| read(bytes).expect_err("refused")[0].mistake.clone();
    assert_eq!(mistake(b"PK\x03\x04\0\0"), Mistake::NotATable);
    assert_eq!(mistake(b""), Mistake::MissingColumn("sku"));
    assert_eq!(mistake(b"sku;name\n"), Mistake::MissingColumn("family"));
    assert_eq!(mistake(&vec![b'a'; MAX_BYTES + 1]), Mistake::TooLarge);
    let mut long = HEADER.to_owned();
    for number in 0..=MAX_LINES {
        long.push_str(&format!("{number};N;F;1;10;10;P;B;\n"));
    }
    assert_eq!(mistake(long.as_bytes()), Mistake::TooLarge);
}

#[test]
fn a_long_cell_is_refused() {
    let name = "N".repeat(200);
    assert_eq!(one(&format!("1;{name};F;1;10;10;P;B;")), Err(Mistake::Cell("name")));
}
