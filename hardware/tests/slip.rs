//! Slips: layout, limits and the stored form.

use comptoir_hardware::slip::{
    Align, Block, Cell, Columns, Laid, MAX_TEXT, Slip, SlipError, Style, Symbology,
};
use comptoir_hardware::text::Repertoire;

const WIDTHS: [Columns; 3] = [Columns::NARROW, Columns::MEDIUM, Columns::WIDE];

#[test]
fn a_receipt_reads_as_laid_out() {
    let mut slip = Slip::new(Columns::NARROW);
    slip.line("CAFÉ", Style::plain().centered().double())
        .rule()
        .row("2 × Café crème au lait d’avoine bien chaud", "4,00 €")
        .cells([Cell::left("A", 2), Cell::rest("TVA 10 %"), Cell::right("0,36", 8)], Style::plain())
        .styled_row("TOTAL", "4,00 €", Style::plain().bold().double())
        .qr("https://exemple.fr")
        .barcode(Symbology::Ean13, "3274080005003")
        .cut();
    let expected = [
        "      CAFÉ",
        "--------------------------------",
        "2 × Café crème au lait    4,00 €",
        "d’avoine bien chaud",
        "A  TVA 10 %                 0,36",
        "TOTAL     4,00 €",
        "    [QR https://exemple.fr]",
        "       [|| 3274080005003]",
        "- - - - - - - - - - - - - - - -",
    ];
    assert_eq!(slip.to_text().lines().collect::<Vec<_>>(), expected);
}

#[test]
fn nothing_is_wider_than_the_paper_and_no_amount_is_broken() {
    let long = "x".repeat(200);
    let amount = "1\u{202f}234\u{202f}567,89\u{a0}€";
    for columns in WIDTHS {
        let mut slip = Slip::new(columns);
        slip.row(&long, amount)
            .row("", amount)
            .styled_row(&long, amount, Style::plain().double())
            .line(format!("Rendu sur {long} à la fin {amount}"), Style::plain())
            .cells([Cell::rest(&long), Cell::right(amount, 3), Cell::right("2", 1)], Style::plain())
            .cells([Cell::right(amount, 9), Cell::right(amount, 9)], Style::plain().double());
        let laid = slip.laid_out(Repertoire::Wpc1252);
        let mut amounts = 0;
        let mut letters = 0;
        for item in laid {
            let Laid::Line(line) = item else { panic!("only lines: {item:?}") };
            assert!(line.text.chars().count() <= line.style.capacity(columns), "{line:?}");
            amounts += line.text.matches("1 234 567,89 €").count();
            letters += line.text.matches('x').count();
        }
        assert_eq!(amounts, 7);
        assert_eq!(letters, 800);
    }
}

#[test]
fn the_drawer_comes_first_and_once() {
    let mut slip = Slip::new(Columns::WIDE);
    slip.text("a").drawer().drawer().cut();
    let laid = slip.laid_out(Repertoire::Wpc1252);
    assert_eq!(laid[0], Laid::Drawer);
    assert_eq!(laid.iter().filter(|item| **item == Laid::Drawer).count(), 1);
}

#[test]
fn a_code_that_cannot_be_drawn_is_said_in_letters() {
    let mut slip = Slip::new(Columns::WIDE);
    slip.barcode(Symbology::Ean13, "3274080005004")
        .barcode(Symbology::Code128, "é")
        .qr("q".repeat(601));
    assert!(slip.laid_out(Repertoire::Wpc1252).iter().all(|item| matches!(item, Laid::Line(_))));
    assert!(slip.to_text().contains("3274080005004"));
}

#[test]
fn a_stored_slip_comes_back_and_a_strange_one_is_refused() {
    let mut slip = Slip::new(Columns::MEDIUM);
    slip.line("a", Style::plain().right().tall())
        .row("b", "c")
        .cells([Cell::rest("d")], Style::plain())
        .rule()
        .feed(2)
        .barcode(Symbology::Code128, "T-000214")
        .qr("e")
        .drawer()
        .cut();
    let stored = serde_json::to_string(&slip).expect("a slip is JSON");
    assert_eq!(serde_json::from_str::<Slip>(&stored).expect("its own JSON"), slip);
    for (from, to) in [
        ("\"version\":1", "\"version\":2"),
        ("\"columns\":42", "\"columns\":0"),
        ("\"lines\":2", "\"lines\":300"),
        ("\"block\":\"rule\"", "\"block\":\"shout\""),
        ("\"cells\":[{", "\"cells\":[],\"more\":[{"),
    ] {
        assert!(stored.contains(from), "{from} stands in {stored}");
        assert!(serde_json::from_str::<Slip>(&stored.replacen(from, to, 1)).is_err(), "{to}");
    }
}

#[test]
fn limits_are_said() {
    let mut slip = Slip::new(Columns::WIDE);
    slip.text("é".repeat(MAX_TEXT)).text("é".repeat(MAX_TEXT + 1));
    assert_eq!(slip.check(), Err(SlipError::TextTooLong { index: 1 }));
    let mut slip = Slip::new(Columns::WIDE);
    slip.cells([], Style::plain());
    assert_eq!(slip.check(), Err(SlipError::CellCount { index: 0, count: 0 }));
    let mut slip = Slip::new(Columns::WIDE);
    for _ in 0..4_001 {
        slip.push(Block::Rule);
    }
    assert_eq!(slip.check(), Err(SlipError::TooManyBlocks { count: 4_001 }));
}

#[test]
fn cells_keep_their_sides() {
    let mut slip = Slip::new(Columns::NARROW);
    let middle = Cell { text: "m".into(), width: Some(5), align: Align::Center };
    slip.cells([Cell::left("l", 4), middle, Cell::right("r", 4)], Style::plain());
    assert_eq!(slip.to_text(), "l      m      r\n");
}

#[test]
fn an_amount_never_touches_what_stands_before_it() {
    for length in 1..40 {
        for right in ["4,00 €", "1 234,00 €"] {
            let mut slip = Slip::new(Columns::NARROW);
            slip.row("x".repeat(length), right);
            let text = slip.to_text();
            assert!(!text.contains(&format!("x{right}")), "{text}");
            assert!(text.lines().any(|line| line.ends_with(right)), "{text}");
        }
    }
}
