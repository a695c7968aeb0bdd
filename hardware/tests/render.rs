//! Pictures: what is drawn where, and the limits.

use comptoir_hardware::render::{Picture, RenderError, render};
use comptoir_hardware::slip::{Cell, Columns, Slip, Style, Symbology};
use comptoir_hardware::text::Repertoire;

/// How many dots are darker than mid-grey in some rows and columns.
fn ink(picture: &Picture, rows: std::ops::Range<u32>, columns: std::ops::Range<u32>) -> usize {
    rows.flat_map(|y| columns.clone().map(move |x| (x, y)))
        .filter(|(x, y)| picture.grey[(y * picture.width + x) as usize] < 0x80)
        .count()
}

fn sample(columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    slip.drawer()
        .line("Café de la Place", Style::plain().centered().bold().double())
        .center("Association « Le Zinc » – 3, rue de l’Église")
        .rule()
        .text("Ticket 2026-000214 — 22/11/2026 21:40")
        .row("2 × Café crème", "4,00 €")
        .row("1 × Œuf mayonnaise… du jardin, servi avec du pain de campagne", "3,50 €")
        .rule()
        .styled_row("TOTAL", "7,50 €", Style::plain().bold().double())
        .styled_row("Espèces", "10,00 €", Style::plain().bold())
        .row("Rendu", "2,50 €")
        .cells([Cell::left("A", 2), Cell::rest("10 %"), Cell::right("0,68", 8)], Style::plain())
        .line("Merci, à bientôt !", Style::plain().centered().tall())
        .qr("https://exemple.fr/t/214?s=aB3dE5")
        .barcode(Symbology::Ean13, "3274080005003")
        .barcode(Symbology::Code128, "T-2026-000214")
        .cut();
    slip
}

#[test]
fn a_receipt_is_drawn_within_its_paper() {
    for columns in [Columns::NARROW, Columns::MEDIUM, Columns::WIDE] {
        let picture = render(&sample(columns), Repertoire::Wpc1252).expect("drawn");
        assert_eq!(picture.width as usize, columns.get() * 12 + 48);
        assert_eq!(picture.grey.len(), (picture.width * picture.height) as usize);
        assert_eq!(picture.rgba().len(), 4 * picture.grey.len());
        assert!(ink(&picture, 0..picture.height, 0..22) == 0, "a blank margin at the left");
        let right = picture.width - 22..picture.width;
        assert!(ink(&picture, 0..picture.height, right) == 0, "a blank margin at the right");
        let png = picture.png().expect("written");
        assert!(png.starts_with(b"\x89PNG"));
        if let Some(folder) = std::env::var_os("SLIP_PICTURES") {
            let name = format!("slip-{}.png", columns.get());
            std::fs::write(std::path::Path::new(&folder).join(name), png).expect("kept");
        }
    }
}

#[test]
fn styles_show() {
    let drawn = |style| {
        let mut slip = Slip::new(Columns::NARROW);
        slip.line("Hamburger", style);
        render(&slip, Repertoire::Wpc1252).expect("drawn")
    };
    let all = |picture: &Picture| ink(picture, 0..picture.height, 0..picture.width);
    let plain = drawn(Style::plain());
    let bold = drawn(Style::plain().bold());
    let double = drawn(Style::plain().double());
    assert!(all(&bold) > all(&plain) * 11 / 10, "bold has more ink");
    assert!(all(&double) > all(&plain) * 3, "double has about four times the ink");
    assert_eq!(double.height, plain.height + 30);
    assert!(ink(&double, 0..double.height, 24 + 8 * 24..24 + 9 * 24) > 0, "letters twice as far");
    assert_eq!(ink(&plain, 0..plain.height, 24 + 9 * 12..plain.width), 0);
    let right = drawn(Style::plain().right());
    let half = plain.width / 2;
    assert_eq!(ink(&plain, 0..plain.height, half..plain.width), 0);
    assert_eq!(ink(&right, 0..right.height, 0..half), 0);
    assert!(all(&right) > 0);
}

#[test]
fn a_barcode_is_drawn_to_the_module() {
    let mut slip = Slip::new(Columns::NARROW);
    slip.barcode(Symbology::Ean13, "3274080005003");
    let picture = render(&slip, Repertoire::Wpc1252).expect("drawn");
    let row = 24 + 40;
    let left = (picture.width - 95 * 3) / 2;
    let modules: String = (0..95)
        .map(|module| {
            if ink(&picture, row..row + 1, left + 3 * module + 1..left + 3 * module + 2) == 1 {
                '#'
            } else {
                '.'
            }
        })
        .collect();
    assert!(modules.starts_with("#.#") && modules.ends_with("#.#"), "{modules}");
    assert_eq!(&modules[45..50], ".#.#.", "{modules}");
    // 3 leads: sets A A B B B A for 2 7 4 0 8 0; then 0 0 5 0 0 3 in set C.
    assert_eq!(&modules[3..10], "..#..##", "2 of set A: {modules}");
    assert_eq!(&modules[10..17], ".###.##", "7 of set A: {modules}");
    assert_eq!(&modules[17..24], "..###.#", "4 of set B: {modules}");
    assert_eq!(&modules[85..92], "#....#.", "3 of set C: {modules}");
}

#[test]
fn a_slip_too_tall_is_refused() {
    let mut slip = Slip::new(Columns::NARROW);
    for _ in 0..200 {
        slip.feed(255);
    }
    let refused = render(&slip, Repertoire::Wpc1252);
    assert!(matches!(refused, Err(RenderError::TooTall { .. })));
}
