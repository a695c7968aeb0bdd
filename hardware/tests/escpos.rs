//! Bytes: the golden ones, and whatever a slip holds, decoded back to the slip.

use comptoir_hardware::emulator::{Item, Model, decode};
use comptoir_hardware::escpos::{encode, pulse, shown};
use comptoir_hardware::profile::{Cut, Profile};
use comptoir_hardware::slip::{Align, Block, Cell, Columns, Slip, Style, Symbology};
use proptest::prelude::*;

fn receipt(columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    slip.drawer()
        .line("Café de la Place", Style::plain().centered().double())
        .center("Association « Le Zinc » – 3, rue de l’Église")
        .center("SIRET 123 456 789 00012 - APE 5630Z")
        .rule()
        .text("Ticket 2026-000214 — Vente   22/11/2026 21:40")
        .row("2 × Café crème", "4,00 €")
        .row("1 × Œuf mayonnaise…", "3,50 €")
        .row("1 × Pain de campagne 500 g", "2,10 €")
        .rule()
        .styled_row("TOTAL", "9,60 €", Style::plain().bold().double())
        .row("Espèces", "10,00 €")
        .row("Rendu", "0,40 €")
        .cells(
            [
                Cell::left("A", 2),
                Cell::rest("TVA 10 %"),
                Cell::right("6,82", 8),
                Cell::right("0,68", 8),
            ],
            Style::plain(),
        )
        .center("ORIGINAL – signature aB3d")
        .qr("https://exemple.fr/t/214?s=aB3dE5")
        .barcode(Symbology::Ean13, "3274080005003")
        .cut();
    slip
}

/// The slip's bytes on every kind of printer say what the slip says.
fn agrees(slip: &Slip) -> Result<(), TestCaseError> {
    for profile in profiles() {
        let bytes = encode(slip, &profile).expect("within limits");
        for forbidden in [[0x10, 0x04], [0x10, 0x05], [0x10, 0x14]] {
            prop_assert!(!bytes.windows(2).any(|pair| pair == forbidden), "real-time bytes");
        }
        let printed = decode(&bytes, &Model::epson(profile.columns));
        prop_assert_eq!(&printed.oddities, &Vec::<String>::new(), "{}", profile.id);
        prop_assert_eq!(printed.laid(), shown(slip, &profile), "{}", profile.id);
    }
    Ok(())
}

/// The embedded profiles, and one of each code page and ability that they lack.
fn profiles() -> Vec<Profile> {
    let mut profiles = Profile::embedded();
    let pc858 = include_str!("../profiles/default-80mm.toml")
        .replace("prefer = \"wpc1252\"", "prefer = \"pc858\"")
        .replace("cut = \"partial\"", "cut = \"full\"");
    profiles.push(Profile::parse(&pc858, "pc858").expect("a profile"));
    let mut bare = Profile { code_page: None, qr: false, barcode: false, ..Profile::default() };
    bare.drawer = None;
    bare.cut = Cut::None;
    profiles.push(bare);
    profiles
}

#[test]
fn golden_bytes() {
    let profile = Profile::named("default-80mm").expect("embedded");
    let mut slip = Slip::new(Columns::WIDE);
    slip.drawer().line("Été -", Style::plain().centered().bold()).cut();
    let expected = [
        &[0x1b, 0x70, 0x00, 0x19, 0xfa][..], // the drawer first: pin 2, 50 ms, 500 ms
        &[0x1b, 0x40],                       // initialise
        &[0x1b, 0x52, 0x00],                 // the plain character set
        &[0x1b, 0x74, 0x10],                 // code page 1252
        &[0x1b, 0x61, 0x01],                 // centre
        &[0x1b, 0x45, 0x01],                 // bold
        &[0xc9, 0x74, 0xe9, 0x20, 0x2d, 0x0a],
        &[0x1b, 0x64, 0x01],       // feed to the knife
        &[0x1d, 0x56, 0x42, 0x00], // cut but for a thread
    ]
    .concat();
    assert_eq!(encode(&slip, &profile).expect("within limits"), expected);

    assert_eq!(pulse(&profile), Some(vec![0x1b, 0x70, 0x00, 0x19, 0xfa]));
    let epson = Profile::named("epson-tm-t20iii").expect("embedded");
    assert_eq!(pulse(&epson), Some(vec![0x10, 0x14, 0x01, 0x00, 0x01]));
    assert_eq!(pulse(&Profile { drawer: None, ..epson }), None);

    let mut code = Slip::new(Columns::WIDE);
    code.barcode(Symbology::Code128, "T{1").qr("a");
    let bytes = encode(&code, &profile).expect("within limits");
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|found| found == part);
    assert!(holds(b"\x1d\x6b\x49\x06{BT{{1"));
    assert!(holds(&[0x1d, 0x28, 0x6b, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00]), "model 2");
    assert!(holds(&[0x1d, 0x28, 0x6b, 0x04, 0x00, 0x31, 0x50, 0x30, b'a']));
}

#[test]
fn a_usual_receipt_is_small_and_reads_back() {
    for columns in [Columns::NARROW, Columns::MEDIUM, Columns::WIDE] {
        agrees(&receipt(columns)).expect("printed as laid out");
    }
    let bytes = encode(&receipt(Columns::WIDE), &Profile::default()).expect("within limits");
    assert!(bytes.len() <= 1_200, "{} bytes", bytes.len());
    let printed = decode(&bytes, &Model::epson(Columns::WIDE));
    assert_eq!(printed.to_text(Columns::WIDE), receipt(Columns::WIDE).to_text());
    assert_eq!(printed.items[0], Item::Pulse { pin: 2, on_ms: 50, off_ms: 500 });
    assert_eq!((printed.pulses(), printed.cuts()), (1, 1));
}

#[test]
fn every_letter_of_a_page_reads_back() {
    let mut slip = Slip::new(Columns::WIDE);
    for start in (0x20..0x2_600_u32).step_by(40) {
        slip.text((start..start + 40).filter_map(char::from_u32).collect::<String>());
    }
    agrees(&slip).expect("printed as laid out");
}

#[test]
fn a_slip_over_a_limit_has_no_bytes() {
    let mut slip = Slip::new(Columns::WIDE);
    slip.text("x".repeat(1_001));
    assert!(encode(&slip, &Profile::default()).is_err());
}

/// Names as suppliers' files and keyboards bring them.
fn name() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Zéèàçùêôîï ]{0,24}",
        "[œŒ’«»…–—€\u{a0}\u{202f}\u{2019}-]{1,6}",
        "e\u{301}|a\u{300}|c\u{327}|o\u{302}|x\u{301}",
        "[☕🥐🍷👩🏽‍🍳]{1,3}",
        "[\\x00-\\x1f\\x7f-\\x9f]{1,6}",
        "\u{1b}@|\u{1b}p\u{0}\u{19}\u{fa}|\u{10}\u{4}\u{1}|\u{10}\u{14}\u{1}\u{0}\u{1}",
        "[a-z]{200}",
        "[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2028}\u{2029}\u{e000}-\u{e00f}\u{feff}\u{ad}]{1,4}",
        any::<char>().prop_map(String::from),
        "[0-9]{1,3}[\u{202f} ]?[0-9]{0,3},[0-9]{2}\u{a0}€",
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

fn style() -> impl Strategy<Value = Style> {
    let align = prop_oneof![Just(Align::Left), Just(Align::Center), Just(Align::Right)];
    (align, any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(align, bold, wide, tall)| Style { align, bold, wide, tall })
}

fn block() -> impl Strategy<Value = Block> {
    let cell = (name(), prop::option::of(0_u8..30), style())
        .prop_map(|(text, width, style)| Cell { text, width, align: style.align });
    let symbology = prop_oneof![Just(Symbology::Ean13), Just(Symbology::Code128)];
    prop_oneof![
        4 => (name(), style()).prop_map(|(text, style)| Block::Text { text, style }),
        4 => (name(), name(), style())
            .prop_map(|(left, right, style)| Block::Row { left, right, style }),
        2 => (prop::collection::vec(cell, 1..8), style())
            .prop_map(|(cells, style)| Block::Cells { cells, style }),
        1 => Just(Block::Rule),
        1 => (0_u8..4).prop_map(|lines| Block::Feed { lines }),
        1 => (symbology, prop_oneof![name(), Just("3274080005003".to_owned()), "[ -~]{1,14}"])
            .prop_map(|(symbology, data)| Block::Barcode { symbology, data }),
        1 => name().prop_map(|data| Block::Qr { data }),
        1 => Just(Block::Cut),
        1 => Just(Block::Drawer),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn whatever_a_slip_holds_reads_back(
        blocks in prop::collection::vec(block(), 0..12),
        columns in prop_oneof![Just(32_u8), Just(42), Just(48), 16_u8..=64],
    ) {
        let mut slip = Slip::new(Columns::try_from(columns).expect("within 16 to 64"));
        for block in blocks {
            slip.push(block);
        }
        agrees(&slip)?;
        let own = Profile { columns: slip.columns(), ..Profile::default() };
        let bytes = encode(&slip, &own).expect("within limits");
        let printed = decode(&bytes, &Model::epson(slip.columns()));
        prop_assert_eq!(printed.to_text(slip.columns()), slip.to_text());
    }
}
