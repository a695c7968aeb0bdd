//! Papers at every width, line by line.

use std::collections::BTreeMap;

use comptoir_hardware::slip::Columns;
use uuid::Uuid;

use super::*;
use crate::domain::catalog::{Mode, Nature, Product, VatPair};
use crate::domain::closing::{CashCount, Closing, Count, OpenDay, Perpetual, Span, Totals};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::id::{FamilyId, ProductId, TicketId, TillId};
use crate::domain::money::Cents;
use crate::domain::payment::{Method, Offer};
use crate::domain::quantity::{Quantity, Unit};
use crate::domain::text::Label;
use crate::domain::ticket::Ticket;
use crate::domain::ticket::basket::Basket;
use crate::domain::vat::VatRate;

mod third_party;

fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

fn at(text: &str) -> Moment {
    Moment::from_rfc3339(text, 60).expect("a moment")
}

fn today() -> BusinessDay {
    BusinessDay::parse("2026-11-21").expect("a day")
}

fn product(name: &str, cents: i64, rates: (u16, u16), unit: Unit, nature: Nature) -> Product {
    let rate = |points| VatRate::new(points).expect("a rate");
    Product {
        id: ProductId::new(Uuid::from_u128(name.len() as u128)),
        family: FamilyId::new(Uuid::from_u128(1)),
        sku: None,
        name: label(name),
        price: Cents::new(cents),
        free_price: false,
        vat: VatPair { on_site: rate(rates.0), takeaway: rate(rates.1) },
        unit,
        barcode: None,
        nature,
        favourite: None,
        rank: 0,
        tags: Vec::new(),
        supply: Default::default(),
    }
}

/// 2 express, 1 baguette to take away, 312 g of cheese, 2 stamps: 2,80 + 1,10 + 6,83 + 2,78.
fn ticket() -> Ticket {
    let mut basket = Basket::new(TicketId::new(Uuid::from_u128(9)));
    let mut add = |product: &Product, thousandths: i64, mode: Mode| {
        let quantity = Quantity::from_thousandths(thousandths).expect("a quantity");
        basket.add(product, quantity, product.price, mode).expect("added");
    };
    let own = Nature::Own;
    add(&product("Express", 140, (1000, 1000), Unit::Piece, own), 2_000, Mode::OnSite);
    add(&product("Baguette", 110, (1000, 550), Unit::Piece, own), 1_000, Mode::Takeaway);
    add(&product("Tomme fermière", 2_190, (550, 550), Unit::Kilogram, own), 312, Mode::Takeaway);
    let stamps = product("Timbre-poste", 139, (0, 0), Unit::Piece, Nature::ThirdParty);
    add(&stamps, 2_000, Mode::Takeaway);
    let offers = [Offer { method: Method::Cash, amount: Cents::new(2_000) }];
    Ticket::sale(&basket, &offers, today(), false).expect("a ticket")
}

fn cafe() -> Establishment {
    let mut cafe = Establishment::named(label("Le Relais des Tilleuls"));
    cafe.legal_form = Some(label("Association loi 1901"));
    cafe.address = vec![label("1 place des Tilleuls"), label("52999 Tilleuls-le-Haut")];
    cafe.siret = Some(label("123 456 789 00012"));
    cafe.naf = Some(label("56.30Z"));
    cafe.vat_number = Some(label("FR12123456789"));
    cafe
}

fn seal() -> Seal {
    Seal {
        epoch: 1,
        seq: 300,
        hash: [0xab; 32],
        extract: Some("aBc1".to_owned()),
        fingerprint: Some("0123 4567 89AB CDEF 0123 4567 89AB CDEF".to_owned()),
    }
}

fn paper() -> ReceiptPaper {
    ReceiptPaper {
        establishment: Some(cafe()),
        till: TillId::new(Uuid::from_u128(0x00AB_CDEF)),
        number: 214,
        at: at("2026-11-21T07:14:00.000Z"),
        operator: Some(label("Monique")),
        program: "comptoir 0.1.0".to_owned(),
        ticket: ticket(),
        copy: 0,
        copied_at: None,
        partners: Vec::new(),
        balance: None,
        seal: seal(),
    }
}

/// The text of a slip with plain blanks, for comparison.
fn text(slip: &Slip) -> String {
    slip.to_text().replace('\u{a0}', " ")
}

/// The words of a text wherever its lines break.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_receipt_bears_every_mention_at_every_width() {
    for columns in [Columns::NARROW, Columns::MEDIUM, Columns::WIDE] {
        let text = text(&receipt(&paper(), &Words::french(), columns));
        for mention in [
            "Le Relais des Tilleuls",
            "Association loi 1901",
            "52999 Tilleuls-le-Haut",
            "SIRET 123 456 789 00012",
            "NAF 56.30Z",
            "TVA FR12123456789",
            "Ticket 214",
            "21/11/2026 08:14",
            "Caisse 00abcdef",
            "Servi par Monique",
            "2 × 1,40 €",
            "0,312 kg × 21,90 €",
            "4 lignes",
            "13,51 €",
            "20,00 €",
            "6,49 €",
            "Sceau aBc1",
            "comptoir 0.1.0",
        ] {
            assert!(text.contains(mention), "{mention} at {}:\n{text}", columns.get());
        }
        assert!(!text.contains("DUPLICATA"));
        assert!(!text.contains("FACTICE"));
    }
}

/// Each amount worked out by hand: 2,80 / 1,10 = 2,55; (1,10 + 6,83) / 1,055 = 7,52.
#[test]
fn vat_by_rate_stands_on_the_receipt() {
    let text = text(&receipt(&paper(), &Words::french(), Columns::WIDE));
    let row = |code: &str| {
        let line = text.lines().find(|line| line.starts_with(code)).expect("a row");
        line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(row("A 10"), ["A", "10", "%", "2,55", "0,25", "2,80"]);
    assert_eq!(row("B 5,5"), ["B", "5,5", "%", "7,52", "0,41", "7,93"]);
    assert!(text.contains("2,78 HC"), "money of others bears no rate:\n{text}");
    assert!(text.lines().any(|line| line.contains("Total HT") && line.ends_with("10,07 €")));
}

#[test]
fn a_duplicate_is_the_original_but_for_its_mark() {
    let words = Words::french();
    let original = text(&receipt(&paper(), &words, Columns::WIDE));
    let mut copy = paper();
    copy.copy = 2;
    copy.copied_at = Some(at("2026-11-22T09:00:00.000Z"));
    let duplicate = text(&receipt(&copy, &words, Columns::WIDE));
    let mut lines: Vec<&str> = duplicate.lines().collect();
    let mark = lines.iter().position(|line| line.contains("DUPLICATA n° 2")).expect("a mark");
    assert!(lines[mark].ends_with("22/11/2026 10:00"));
    lines.remove(mark);
    assert_eq!(lines, original.lines().collect::<Vec<_>>());
}

#[test]
fn exempt_and_demonstration_cafes_say_so() {
    let mut exempt = paper();
    let cafe = exempt.establishment.as_mut().expect("a café");
    cafe.vat_exempt = true;
    cafe.demonstration = true;
    let text = text(&receipt(&exempt, &Words::french(), Columns::MEDIUM));
    assert!(text.contains("TVA non applicable, art. 293 B du CGI"));
    assert_eq!(text.matches("FACTICE").count(), 2);
    assert!(!text.contains("Total HT"));
    assert!(text.lines().any(|line| line.ends_with("2,80")), "no letter without a table:\n{text}");
}

#[test]
fn a_counter_ticket_names_its_original_and_what_goes_back() {
    let mut void = paper();
    let id = TicketId::new(Uuid::from_u128(10));
    void.ticket = void.ticket.void(id, 214, today()).expect("a counter-ticket");
    void.number = 215;
    let text = text(&receipt(&void, &Words::french(), Columns::WIDE));
    assert!(text.contains("Annulation du ticket 214"));
    assert!(text.lines().any(|l| l.contains("Remboursé en espèces") && l.ends_with("13,51 €")));
    assert!(!text.contains("Merci"));
}

fn closing_paper(count: Count) -> ClosingPaper {
    let mut totals = Totals::default();
    totals.count(214, &ticket()).expect("counted");
    let day = OpenDay {
        day: today(),
        opened_at: at("2026-11-21T05:25:00.000Z"),
        float: Cents::new(12_000),
        totals,
    };
    let perpetual = Perpetual::default().with(&ticket()).expect("totals");
    ClosingPaper {
        establishment: Some(cafe()),
        till: TillId::new(Uuid::from_u128(1)),
        number: 17,
        at: at("2026-11-21T20:30:00.000Z"),
        operator: None,
        program: "comptoir 0.1.0".to_owned(),
        closing: Closing::of(day, count, &Span::default(), perpetual).expect("closed"),
        families: vec![(FamilyId::new(Uuid::from_u128(1)), label("Boissons chaudes"))],
        partners: Vec::new(),
        seal: seal(),
    }
}

#[test]
fn a_closing_says_the_day_the_drawer_and_the_seal() {
    let pieces = BTreeMap::from([(Cents::new(5_000), 2), (Cents::new(1_000), 3)]);
    let counted = closing_paper(Count::Counted(CashCount { pieces }));
    for columns in [Columns::NARROW, Columns::MEDIUM, Columns::WIDE] {
        let text = text(&closing(&counted, &Words::french(), columns));
        for mention in [
            "CLÔTURE Z n° 17",
            "Journée du 21/11/2026",
            "Ouverte le 21/11/2026 06:25",
            "Tickets 214 à 214",
            "Ventes (1)",
            "Opérations pour",
            "Boissons chaudes",
            "2 × 50 €",
            "130,00 €",
            "133,51 €",
            "-3,51 €",
            "Tête du journal 1.300",
            "abab abab",
            "0123 4567 89AB CDEF",
        ] {
            let found = joined(&text).replace('\u{2212}', "-").contains(mention);
            assert!(found, "{mention} at {}:\n{text}", columns.get());
        }
    }
}

#[test]
fn rates_of_a_closing_stand_in_one_line_at_every_width() {
    let mut paper = closing_paper(Count::Skipped);
    paper.operator = Some(label("Hugo"));
    for columns in [Columns::NARROW, Columns::MEDIUM, Columns::WIDE] {
        let text = text(&closing(&paper, &Words::french(), columns));
        let row = text.lines().find(|line| line.starts_with("5,5 %")).expect("a row");
        let cells: Vec<&str> = row.split_whitespace().collect();
        assert_eq!(cells, ["5,5", "%", "7,52", "0,41", "7,93"], "{text}");
        assert!(text.contains("Clôturée par Hugo"));
        assert!(!text.contains("Servi par"), "a day is not served");
    }
}

#[test]
fn nobody_has_to_count() {
    let words = Words::french();
    let skipped = text(&closing(&closing_paper(Count::Skipped), &words, Columns::WIDE));
    assert!(skipped.contains("Le tiroir n’a pas été compté."));
    assert!(!skipped.contains("Écart"));
    let automatic = text(&closing(&closing_paper(Count::Automatic), &words, Columns::WIDE));
    assert!(joined(&automatic).contains("première vente du lendemain"));
}

#[test]
fn a_reading_says_that_nothing_is_closed() {
    let closing = closing_paper(Count::Skipped);
    let paper = ReadingPaper {
        establishment: closing.establishment,
        till: closing.till,
        day: today(),
        at: closing.at,
        operator: Some(label("Hugo")),
        program: closing.program,
        totals: closing.closing.day.totals,
        families: closing.families,
        partners: Vec::new(),
    };
    let text = text(&reading(&paper, &Words::french(), Columns::WIDE));
    assert!(text.contains("LECTURE X — non clôturée"));
    assert!(text.contains("Lecture par Hugo"));
    assert!(
        text.lines().any(|line| line.contains("Chiffre d’affaires") && line.ends_with("10,73 €"))
    );
}

/// A parcel that waits in A07 until 26 November.
fn parcel_paper() -> ParcelPaper {
    use crate::domain::id::{CarrierId, ParcelId};
    use crate::domain::parcel::Intake;
    use crate::domain::parcel::carrier::Size;
    use crate::domain::parcel::slot::Slot;
    use crate::domain::parcel::state::{Parcel, Waiting};
    let intake = Intake {
        parcel: ParcelId::new(Uuid::from_u128(1)),
        carrier: CarrierId::new(Uuid::from_u128(2)),
        number: None,
        size: Size::Small,
        slot: Slot::Shelf { zone: 'A', number: 7 },
        due_on: "2026-11-26".parse().ok(),
        rule: 1,
        found: false,
        paper: true,
    };
    let at = at("2026-11-21T09:15:00.000Z");
    ParcelPaper {
        establishment: Some(cafe()),
        carrier: "Mondial Relay".to_owned(),
        parcel: Parcel::taken_in(&intake, Waiting::Addressee, at, None),
        name: "Martin L.".to_owned(),
        number: "RB123456785GB".to_owned(),
    }
}

#[test]
fn papers_of_parcels_fit_every_width() {
    let words = Words::french();
    let paper = parcel_paper();
    let given = vec![(paper.parcel.clone(), "RB123456785GB".to_owned())];
    let visit = ManifestPaper {
        establishment: Some(cafe()),
        carrier: "Mondial Relay".to_owned(),
        at: at("2026-11-21T09:15:00.000Z"),
        given,
        missing: 0,
        arrived: 12,
        announced: Some(11),
    };
    for columns in [Columns::NARROW, Columns::MEDIUM, Columns::WIDE] {
        let label = parcel_label(&paper, &words, columns);
        let receipt = parcel_receipt(&paper, &words, columns);
        let manifest = manifest(&visit, &words, columns);
        for (slip, wanted) in [
            (&label, &["A07", "Martin L.", "jeu. 26 nov."][..]),
            (&receipt, &["Mondial Relay", "RB123456785GB", "fait foi"]),
            (&manifest, &["A07", "RB123456785GB", "+1", "Signature"]),
        ] {
            slip.check().expect("a sound slip");
            let text = format!("{slip:?}");
            for words in wanted {
                assert!(text.contains(words), "{words} on {columns:?}: {text}");
            }
        }
    }
}
