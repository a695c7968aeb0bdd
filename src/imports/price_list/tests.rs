//! Price lists as suppliers write them, and as nobody should.

use proptest::prelude::*;

use super::*;

const LIST: &str = "\
Grossiste du Val;;;;;;\n\
;;;;;;\n\
Code EAN;Réf.;Désignation;Prix unitaire HT;TVA;Colisage;Unité\n\
Épicerie;;;;;;\n\
3760990006105;R-610;Riz 1 kg;1,42;5,5;10;U\n\
3760990006112;R-611;\"Farine \"\"T55\"\"; 1 kg\";0,8125;5,5 %;12;pièce\n\
;V-12;Tomme fermière;14,50 €;5.5;;kg\n";

fn mapping(text: &str) -> Mapping {
    preview(text.as_bytes()).expect("a table").guess
}

fn list(text: &str) -> PriceList {
    read(text.as_bytes(), &mapping(text)).expect("a list")
}

fn problems(text: &str) -> Vec<Problem> {
    read(text.as_bytes(), &mapping(LIST)).expect_err("problems")
}

/// One line below the header of [`LIST`].
fn one(line: &str) -> Result<PriceList, Vec<Problem>> {
    let header = LIST.lines().nth(2).expect("a header");
    read(format!("{header}\n{line}\n").as_bytes(), &mapping(LIST))
}

fn mistake(line: &str) -> Mistake {
    let problems = one(line).expect_err(line);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].line, 2);
    problems[0].mistake.clone()
}

fn oddities(line: &str) -> Vec<Oddity> {
    one(line).expect("a list").warnings.iter().map(|warning| warning.oddity).collect()
}

#[test]
fn a_list_is_read_by_the_names_of_its_columns() {
    let list = list(LIST);
    assert_eq!(list.articles.len(), 3);
    assert_eq!(list.warnings, []);
    let flour = &list.articles[1];
    assert_eq!(flour.line, 6);
    assert_eq!(flour.gtin, Gtin::parse("3760990006112").ok());
    assert_eq!(flour.reference.as_ref().map(Label::as_str), Some("R-611"));
    assert_eq!(flour.name.as_str(), "Farine \"T55\"; 1 kg");
    assert_eq!(flour.net_price.map(NetPrice::millionths), Some(812_500));
    assert_eq!(flour.vat, VatRate::new(550));
    assert_eq!((flour.pack, flour.unit), (Some(12), Some(Unit::Piece)));
    let cheese = &list.articles[2];
    assert_eq!((cheese.gtin, cheese.unit, cheese.pack), (None, Some(Unit::Kilogram), None));
    assert_eq!(cheese.net_price.map(NetPrice::to_cents), Some(Cents::new(1450)));
}

#[test]
fn every_encoding_of_spreadsheets_gives_the_same_list() {
    let expected = list(LIST);
    let western = encoding_rs::WINDOWS_1252.encode(LIST).0.to_vec();
    let marked = [b"\xef\xbb\xbf", LIST.as_bytes()].concat();
    for bytes in [western, marked, LIST.replace('\n', "\r\n").into_bytes()] {
        let mapping = preview(&bytes).expect("a table").guess;
        assert_eq!(read(&bytes, &mapping), Ok(expected.clone()));
    }
}

#[test]
fn separators_and_decimals_are_told_apart() {
    let english = "sku,name,unit price\nA1,Coffee,\"1,234\"\n";
    assert_eq!(mapping("sku,name,unit price\nA1,Coffee,1.25\n").decimal, DecimalSign::Point);
    assert_eq!(mapping("sku,name,unit price\nA1,Coffee,1\n").decimal, DecimalSign::Point);
    assert_eq!(mapping("ref;nom;prix ht\nA1;Café;1\n").decimal, DecimalSign::Comma);
    assert_eq!(mapping("ref\tnom\tprix ht\nA1\tCafé\t1.2\n").separator, b'\t');
    // One sign alone is taken: the other would make a thousand of a one.
    let point = Mapping { decimal: DecimalSign::Point, ..mapping(english) };
    let refused = read(english.as_bytes(), &point).expect_err("a comma");
    assert_eq!(refused[0].mistake, Mistake::Cell(Field::NetPrice, "1,234".to_owned()));
    let comma = Mapping { decimal: DecimalSign::Comma, ..point };
    let taken = read(english.as_bytes(), &comma).expect("a list");
    assert_eq!(taken.articles[0].net_price.map(NetPrice::millionths), Some(1_234_000));
}

#[test]
fn the_export_of_another_till() {
    let export = "ID;REFERENCE INTERNE;CODE BARRE;NOM;TEXTE LIGNE 1;TEXTE LIGNE 2;COULEUR FOND;\
        COULEUR TEXTE;PRIX TTC;TVA\n7;P7;3760990006013;Lait;Lait;1/2;#fff;#000;1,25;5,5\n";
    let list = list(export);
    let milk = &list.articles[0];
    assert_eq!(milk.reference.as_ref().map(Label::as_str), Some("P7"));
    assert_eq!(milk.gtin, Gtin::parse("3760990006013").ok());
    assert_eq!((milk.net_price, milk.gross_price), (None, Some(Cents::new(125))));
}

#[test]
fn codes_that_a_spreadsheet_damaged_are_named_by_their_line() {
    for damaged in ["3,76E+12", "3.76099E+12", "3,760990006E12", "\"3,01E+12\""] {
        let line = format!("{damaged};R;Riz;1,42;5,5;;");
        assert!(matches!(mistake(&line), Mistake::DamagedCode(_)), "{damaged}");
    }
}

#[test]
fn odd_codes_are_warnings_and_the_article_is_kept() {
    let code = |code: &str| oddities(&format!("{code};R;Riz;1,42;5,5;;"));
    assert_eq!(code("3760990006106"), [Oddity::Code(GtinError::CheckDigit)]);
    assert_eq!(code("12"), [Oddity::Code(GtinError::NotDigits)]);
    assert_eq!(code("2112345003122"), [Oddity::OwnCode]);
    assert_eq!(code("'3760990006105"), []);
    assert_eq!(code("\"=\"\"3760990006105\"\"\""), []);
    assert_eq!(code("3 760990 006105"), []);
    let twice = oddities("3760990006105;R;Riz;1;;;\n3760990006105;S;Riz;2;;;");
    assert_eq!(twice, [Oddity::CodeTwice]);
    let none = oddities(";R;Riz;;5,5;;\n;S;Riz;1;;;");
    assert_eq!(none, [Oddity::NoPrice]);
    let ignored = oddities(";R;Riz;1;;carton de 6;barquette");
    assert_eq!(ignored, [Oddity::Ignored(Field::Pack), Oddity::Ignored(Field::Unit)]);
}

#[test]
fn mistakes_take_the_whole_list_back() {
    let cell = |field, text: &str| Mistake::Cell(field, text.to_owned());
    for price in ["1.42", "1,42,0", "-1", "abc", "1e3", "1 2", "999999,00", "١"] {
        let line = format!(";R;Riz;{price};5,5;;");
        assert_eq!(mistake(&line), cell(Field::NetPrice, price), "{price}");
    }
    assert_eq!(mistake(";R;Riz;1;120;;"), cell(Field::Vat, "120"));
    assert_eq!(mistake(";R;;1;20;;"), cell(Field::Name, ""));
    assert_eq!(mistake(";R;Riz;rond;1,42;5,5;;3"), Mistake::CellCount);
    assert_eq!(mistake(";R;Riz;1"), Mistake::CellCount);
    assert_eq!(mistake(&format!(";R;{};1;;;", "x".repeat(MAX_CELL + 1))), Mistake::LongCell);
    assert!(matches!(
        one(";R;\"Riz;1;;;\n;S;Blé;2;;;").expect_err("an open quote")[0].mistake,
        Mistake::CellCount | Mistake::LongCell | Mistake::Cell(..)
    ));
}

#[test]
fn files_that_are_no_list_say_why() {
    let whole = |mistake| vec![Problem { line: 0, mistake }];
    assert_eq!(problems(""), whole(Mistake::NoHeader));
    assert_eq!(problems("\0PK"), whole(Mistake::NotATable));
    let header = LIST.lines().nth(2).expect("a header");
    assert_eq!(problems(header), whole(Mistake::Empty));
    let missing = problems(&LIST.replace("TVA", "Taxe"));
    assert_eq!(missing, [Problem { line: 3, mistake: Mistake::MissingColumn("TVA".to_owned()) }]);
    let mut known = mapping(LIST);
    known.columns.retain(|(field, _)| *field != Field::Pack);
    let twice = read(LIST.replace("Colisage", "tva").as_bytes(), &known).expect_err("twice");
    assert_eq!(twice, [Problem { line: 3, mistake: Mistake::ColumnTwice("TVA".to_owned()) }]);
    assert_eq!(preview(b"a\n1\n"), Err(Problem { line: 0, mistake: Mistake::NoHeader }));
    let unmapped = Mapping { columns: Vec::new(), ..mapping(LIST) };
    let code = whole(Mistake::Unmapped(Field::Code));
    assert_eq!(read(LIST.as_bytes(), &unmapped), Err(code));
    let large = vec![b'a'; MAX_BYTES + 1];
    assert_eq!(read(&large, &mapping(LIST)), Err(whole(Mistake::TooLarge)));
    assert!(preview(&large).is_err());
}

#[test]
fn a_list_without_a_header_loses_no_line() {
    let goods: String = LIST.lines().skip(4).map(|line| format!("{line}\n")).collect();
    let at = |line| Err(Problem { line, mistake: Mistake::NoNames });
    assert_eq!(preview(goods.as_bytes()).map(drop), at(1), "goods are no names of columns");
    let titled = format!("Grossiste du Val;;;;;;\n{goods}");
    assert_eq!(preview(titled.as_bytes()).map(drop), at(2));
    assert!(preview(b"K1;Wert A\nR-610;1,42\n").is_ok(), "names that nobody knows are names");
}

#[test]
fn lines_above_the_header_are_told() {
    let article = LIST.lines().nth(4).expect("an article");
    let above = Warning { line: 4, oddity: Oddity::Above(1) };
    let told = list(&format!("{article}\n{LIST}")).warnings;
    assert_eq!(told, [above], "titles and empty lines are nothing to tell");
}

#[test]
fn people_can_choose_columns_that_we_do_not_know() {
    let text = "Artikel;Bezeichnung;Preis\n1;Reis;1,42\n";
    let preview = preview(text.as_bytes()).expect("a table");
    let names: Vec<&str> = preview.columns.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Artikel", "Bezeichnung", "Preis"]);
    let chosen = Mapping {
        separator: b';',
        decimal: DecimalSign::Comma,
        columns: vec![
            (Field::Reference, "Artikel".to_owned()),
            (Field::Name, "Bezeichnung".to_owned()),
            (Field::NetPrice, "Preis".to_owned()),
        ],
    };
    assert_eq!(read(text.as_bytes(), &chosen).expect("a list").articles.len(), 1);
}

#[test]
fn fifty_thousand_lines_are_read_and_one_more_is_refused() {
    let header = LIST.lines().nth(2).expect("a header");
    let mut text = format!("{header}\n");
    for number in 0..MAX_LINES {
        text.push_str(&format!(";R{number};Riz {number};1,42;5,5;10;U\n"));
    }
    let mapping = mapping(LIST);
    assert_eq!(read(text.as_bytes(), &mapping).expect("a list").articles.len(), MAX_LINES);
    text.push_str(";R;Riz;1,42;5,5;10;U\n");
    let refused = read(text.as_bytes(), &mapping).expect_err("one line too many");
    assert_eq!(refused, [Problem { line: 50_002, mistake: Mistake::TooLarge }]);
}

#[test]
fn mistakes_and_warnings_are_listed_up_to_a_limit() {
    let header = LIST.lines().nth(2).expect("a header");
    let wrong = ";R;Riz;x;;;\n".repeat(1_000);
    assert_eq!(problems(&format!("{header}\n{wrong}")).len(), MAX_LISTED);
    let odd = "12;R;Riz;1;;;\n".repeat(1_000);
    let list = one(&odd).expect("a list");
    assert_eq!((list.warnings.len(), list.more_warnings), (MAX_LISTED, 1_000 - MAX_LISTED));
    assert_eq!(list.articles.len(), 1_000);
}

#[test]
fn codes_of_fields_read_back() {
    for field in Field::ALL {
        assert_eq!(Field::from_code(field.code()), Some(field));
    }
    assert_eq!(Field::from_code("colour"), None);
}

#[test]
fn every_name_of_our_tables_is_folded_and_known() {
    for line in include_str!("../../../assets/suppliers/columns.csv").lines().skip(1) {
        let (code, name) = line.split_once(';').expect("two cells");
        assert!(Field::from_code(code).is_some(), "{line}");
        assert_eq!(guess::plain(name), name, "{line}");
    }
    for line in include_str!("../../../assets/suppliers/units.csv").lines().skip(1) {
        let (_, name) = line.split_once(';').expect("two cells");
        assert!(read::unit_named(name).is_some(), "{line}");
        assert_eq!(guess::plain(name), name, "{line}");
    }
}

proptest! {
    #[test]
    fn any_bytes_read_without_a_panic(bytes in any::<Vec<u8>>()) {
        let _ = preview(&bytes);
        let _ = read(&bytes, &mapping(LIST));
    }

    #[test]
    fn lists_cut_off_or_damaged_anywhere_read_without_a_panic(
        length in 0_usize..400,
        at in 0_usize..400,
        byte in any::<u8>(),
    ) {
        let mut bytes = LIST.as_bytes().to_vec();
        let place = at.min(bytes.len() - 1);
        bytes[place] = byte;
        bytes.truncate(length);
        let _ = preview(&bytes);
        let _ = read(&bytes, &mapping(LIST));
    }

    #[test]
    fn amounts_read_back(units in 0_u32..1_000_000, decimals in 0_u32..10_000) {
        let (whole, part) = (units % 1_000, units / 1_000);
        let spaced = if part > 0 { format!("{part}\u{a0}{whole:03}") } else { whole.to_string() };
        let value = number(&format!("{spaced},{decimals:04} €"), DecimalSign::Comma);
        let expected = Decimal::new(i64::from(units) * 10_000 + i64::from(decimals), 4);
        prop_assert_eq!(value, Some(expected));
    }
}

#[test]
fn the_list_of_the_demonstration() {
    let bytes = include_bytes!("../../../assets/demo/tarif-grossiste.csv");
    let list = read(bytes, &preview(bytes).expect("a table").guess).expect("a list");
    assert_eq!((list.articles.len(), list.warnings.len()), (13, 0));
    let cola = &list.articles[0];
    assert_eq!(cola.net_price.map(NetPrice::millionths), Some(521_000));
    assert_eq!((cola.pack, cola.unit), (Some(24), Some(Unit::Piece)));
}
