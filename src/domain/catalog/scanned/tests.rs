//! What a scan means in a catalogue.

use uuid::Uuid;

use super::*;
use crate::domain::catalog::{Nature, VatPair};
use crate::domain::id::{FamilyId, ProductId, TicketId};
use crate::domain::text::Label;
use crate::domain::ticket::basket::Basket;
use crate::domain::vat::VatRate;

fn product(number: u128, cents: i64, unit: Unit, barcode: Option<&str>) -> Product {
    let rate = VatRate::new(550).expect("a rate");
    Product {
        id: ProductId::new(Uuid::from_u128(number)),
        family: FamilyId::new(Uuid::from_u128(1)),
        sku: Label::new(&number.to_string()).ok(),
        name: Label::new(&format!("Article {number}")).expect("a name"),
        price: Cents::new(cents),
        free_price: false,
        vat: VatPair { on_site: rate, takeaway: rate },
        unit,
        barcode: barcode.map(|code| Label::new(code).expect("a code")),
        nature: Nature::Own,
        favourite: None,
        rank: 0,
        tags: Vec::new(),
        supply: Default::default(),
    }
}

/// Eggs 603, yoghurt 604, cheese 605 known by its number, apples 606 by their scale's code.
fn shop() -> Catalog {
    Catalog::from_parts(
        [],
        [
            product(603, 260, Unit::Piece, Some("3760990006037")),
            product(604, 310, Unit::Piece, Some("96385074")),
            product(605, 2_190, Unit::Kilogram, None),
            product(606, 240, Unit::Kilogram, Some("2199999000004")),
            product(801, 150, Unit::Piece, Some("9771990008017")),
        ],
    )
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn meaning<'a>(catalog: &'a Catalog, text: &str) -> Meaning<'a> {
    catalog.scanned(text, &Layouts::default(), day("2026-11-21"))
}

fn sold(catalog: &Catalog, text: &str) -> (u32, Measure) {
    match meaning(catalog, text) {
        Meaning::Sell { product, measure, best_before: None } => {
            (product.sku.as_ref().expect("a code").as_str().parse().expect("a number"), measure)
        }
        other => panic!("{text}: {other:?}"),
    }
}

fn grams(weight: i64) -> Quantity {
    Quantity::from_thousandths(weight).expect("a weight")
}

#[test]
fn articles_in_all_their_lengths() {
    let shop = shop();
    for code in ["3760990006037", "03760990006037", "]E03760990006037"] {
        assert_eq!(sold(&shop, code), (603, Measure::Usual), "{code}");
    }
    assert_eq!(sold(&shop, "96385074"), (604, Measure::Usual));
    assert_eq!(sold(&shop, "977199000801705"), (801, Measure::Usual), "the issue is no key");
    let unknown = Meaning::Unknown { code: "3274080005003".to_owned(), weighed: false };
    assert_eq!(meaning(&shop, "3274080005003"), unknown);
    assert_eq!(meaning(&shop, "MR-12345"), Meaning::Other("MR-12345".to_owned()));
}

#[test]
fn labels_of_a_scale_name_goods_by_number_or_by_code() {
    let shop = shop();
    assert_eq!(sold(&shop, "2100605003128"), (605, Measure::Times(grams(312))));
    let printed = Measure::Printed(grams(312), Cents::new(683));
    assert_eq!(sold(&shop, "2300605006833"), (605, printed));
    assert_eq!(sold(&shop, "2199999004569"), (606, Measure::Times(grams(456))));
    assert_eq!(sold(&shop, "2199999000004"), (606, Measure::Usual), "no weight: it is asked");
    // Marked down: a piece at the price of its label.
    let half = Measure::Printed(Quantity::ONE, Cents::new(155));
    assert_eq!(sold(&shop, "2300604001556"), (604, half));
    assert!(matches!(meaning(&shop, "2100604003129"), Meaning::Mismatch(_)));
    let unknown = Meaning::Unknown { code: "2100777000000".to_owned(), weighed: true };
    assert_eq!(meaning(&shop, "2100777003124"), unknown);
}

#[test]
fn past_its_use_by_nothing_is_sold_and_past_its_best_it_is() {
    let shop = shop();
    let gs1 = |rest: &str| format!("]d20103760990006037{rest}");
    let stopped =
        Meaning::PastUseBy { product: shop.by_barcode("3760990006037"), use_by: day("2026-11-20") };
    assert_eq!(meaning(&shop, &gs1("17261120")), stopped);
    assert_eq!(sold(&shop, &gs1("17261121")), (603, Measure::Usual), "its last day counts");
    let Meaning::Sell { best_before, .. } = meaning(&shop, &gs1("15261120")) else {
        panic!("past its best is sold");
    };
    assert_eq!(best_before, Some(day("2026-11-20")));
    let link = "https://example.org/01/03760990006037/10/L42?17=261120";
    assert_eq!(meaning(&shop, link), stopped);
    let unknown = "]d2010327408000500317261120";
    assert!(matches!(meaning(&shop, unknown), Meaning::PastUseBy { product: None, .. }));
}

#[test]
fn a_string_of_gs1_tells_weight_price_and_count() {
    let mut shop = shop();
    shop.set_product(product(607, 2_190, Unit::Kilogram, Some("3760990006075")));
    let cheese = |rest: &str| format!("]d20103760990006075{rest}");
    assert_eq!(sold(&shop, &cheese("3103000312")), (607, Measure::Times(grams(312))));
    let both = Measure::Printed(grams(312), Cents::new(684));
    assert_eq!(sold(&shop, &cheese("31030003123922684")), (607, both));
    let eggs = format!("]d20103760990006037{}", "3012");
    let twelve = Quantity::pieces(12).expect("pieces");
    assert_eq!(sold(&shop, &eggs), (603, Measure::Times(twelve)));
}

proptest::proptest! {
    #[test]
    fn a_printed_price_is_the_price_of_the_line_to_the_cent(
        cents in 1_i64..100_000,
        per_kilogram in 50_i64..20_000,
    ) {
        let total = Cents::new(cents);
        let cheese = product(605, per_kilogram, Unit::Kilogram, None);
        let shop = Catalog::from_parts([], [cheese.clone()]);
        let code = Layouts::default().price_label(605, total).expect("a label");
        if let Meaning::Sell { measure: Measure::Printed(weight, printed), .. } =
            meaning(&shop, &code)
        {
            proptest::prop_assert_eq!(printed, total);
            let mut basket = Basket::new(TicketId::new(Uuid::from_u128(7)));
            let mode = crate::domain::catalog::Mode::Takeaway;
            basket.add_printed(&cheese, weight, total, mode).expect("rung up");
            proptest::prop_assert_eq!(basket.total(), Ok(total));
            let off = weight.price(cheese.price).expect("a price").get() - cents;
            proptest::prop_assert!(2 * off.abs() <= per_kilogram / 1_000 + 2, "{}", off);
        }
    }
}
