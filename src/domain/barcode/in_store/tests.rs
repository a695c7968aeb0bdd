//! Codes of scales, by every layout.

use proptest::prelude::*;

use super::*;
use crate::domain::barcode::checks;

/// A label with its check digit.
fn label(twelve: &str) -> Gtin {
    let check = ('0'..='9').find(|check| checks(&format!("{twelve}{check}"))).expect("a digit");
    Gtin::parse(&format!("{twelve}{check}")).expect("a label")
}

fn layouts(layout: Result<Layout, LayoutError>) -> Layouts {
    Layouts::new(vec![layout.expect("a layout")]).expect("a table")
}

#[test]
fn labels_of_french_scales() {
    let usual = Layouts::default();
    let weighed = read(label("211234500312"), &usual).expect("a label");
    assert_eq!(weighed, InStore { item: "2112345".to_owned(), value: Value::Weight(312) });
    let priced = read(label("231234500683"), &usual).expect("a label");
    let price = Value::Price(Cents::new(683));
    assert_eq!(priced, InStore { item: "2312345".to_owned(), value: price });
}

#[test]
fn a_prefix_without_a_layout_names_an_item_alone() {
    let code = label("291234500683");
    let read = read(code, &Layouts::default()).expect("a code");
    assert_eq!(read, InStore { item: code.to_string(), value: Value::Nothing });
}

#[test]
fn all_labels_of_an_item_have_one_code_in_the_catalogue() {
    let usual = Layouts::default();
    let code = |twelve| read(label(twelve), &usual).expect("a label").catalogue_code();
    assert_eq!(code("211234500312"), code("211234501999"));
    assert_eq!(Gtin::parse(&code("211234500312")), Ok(label("211234500000")));
    assert_ne!(code("211234500312"), code("211234600312"));
    assert_eq!(code("291234500683"), label("291234500683").to_string());
}

#[test]
fn decimals_and_longer_prefixes() {
    let table = Layouts::new(vec![
        Layout::new("02", 5, 5, (Kind::Weight, 2), false).expect("a layout"),
        Layout::new("0299", 4, 4, (Kind::Price, 1), false).expect("a layout"),
    ])
    .expect("a table");
    assert_eq!(read(label("021234500312"), &table).map(|l| l.value), Ok(Value::Weight(3120)));
    let priced = read(label("029912340683"), &table).expect("a label");
    let price = Value::Price(Cents::new(6830));
    assert_eq!(priced, InStore { item: "02991234".to_owned(), value: price });
}

#[test]
fn the_check_digit_of_a_price() {
    assert_eq!(price_check("2875"), Some(b'9'));
    assert_eq!(price_check("14685"), Some(b'6'));
    let table = layouts(Layout::new("23", 5, 4, (Kind::Price, 2), true));
    let price = Value::Price(Cents::new(2875));
    assert_eq!(read(label("231234592875"), &table).map(|label| label.value), Ok(price));
    assert_eq!(read(label("231234582875"), &table), Err(InStoreError::PriceCheck));
    let table = layouts(Layout::new("23", 4, 5, (Kind::Price, 2), true));
    let price = Value::Price(Cents::new(14_685));
    assert_eq!(read(label("231234614685"), &table).map(|label| label.value), Ok(price));
}

#[test]
fn a_label_of_nothing_is_refused() {
    let usual = Layouts::default();
    assert_eq!(read(label("211234500000"), &usual), Err(InStoreError::Nothing));
    assert_eq!(read(label("231234500000"), &usual), Err(InStoreError::Nothing));
}

#[test]
fn layouts_that_do_not_work_out() {
    let of = |prefix: &str, item, value| Layout::new(prefix, item, value, (Kind::Price, 2), false);
    for prefix in ["37", "2", "", "21000", "2a", "30", "٢١"] {
        assert_eq!(of(prefix, 5, 5), Err(LayoutError::Prefix), "{prefix}");
    }
    for (item, value) in [(4, 5), (0, 10), (10, 0), (usize::MAX, 5), (6, 5)] {
        assert_eq!(of("21", item, value), Err(LayoutError::Digits), "{item} {value}");
    }
    assert_eq!(Layout::new("21", 8, 2, (Kind::Price, 3), false), Err(LayoutError::Decimals));
    assert_eq!(Layout::new("21", 5, 5, (Kind::Price, 5), false), Err(LayoutError::Decimals));
    assert_eq!(Layout::new("21", 6, 3, (Kind::Price, 2), true), Err(LayoutError::PriceCheck));
    assert_eq!(Layout::new("21", 5, 4, (Kind::Weight, 2), true), Err(LayoutError::PriceCheck));
    let twice = vec![of("21", 5, 5).expect("a layout"), of("21", 4, 6).expect("a layout")];
    assert_eq!(Layouts::new(twice), Err(LayoutError::Twice));
}

#[test]
fn the_quantity_that_a_label_pays() {
    let quantity =
        |label, unit| quantity_for(Cents::new(label), Cents::new(unit)).map(Quantity::thousandths);
    assert_eq!(quantity(683, 2190), Ok(312));
    assert_eq!(quantity(100, 200), Ok(500));
    assert_eq!(quantity(1, 2000), Ok(1));
    assert_eq!(quantity(683, 0), Err(InStoreError::NoUnitPrice));
    assert_eq!(quantity(683, -5), Err(InStoreError::NoUnitPrice));
    assert_eq!(quantity(0, 2190), Err(InStoreError::Nothing));
    assert_eq!(quantity(1, 99_999), Err(InStoreError::Quantity(QuantityError::OutOfRange)));
    assert_eq!(quantity(i64::MAX, 1), Err(InStoreError::Quantity(QuantityError::OutOfRange)));
}

proptest! {
    #[test]
    fn the_quantity_gives_the_label_back_within_half_a_gram(
        label in 1_i64..100_000,
        unit in 1_i64..1_000_000,
    ) {
        if let Ok(quantity) = quantity_for(Cents::new(label), Cents::new(unit)) {
            let priced = quantity.price(Cents::new(unit)).expect("an amount").get();
            prop_assert!((priced - label).abs() <= unit / 2_000 + 1);
        }
    }

    #[test]
    fn any_label_and_any_layout_read_without_a_panic(
        twelve in "(0[24]|2[0-9])[0-9]{10}",
        prefix in "(0[24]|2[0-9])[0-9]{0,2}",
        parts in (0_usize..14, 0_usize..14, 0_u32..6, any::<bool>(), any::<bool>()),
    ) {
        let (item, value, decimals, price, check) = parts;
        let kind = if price { Kind::Price } else { Kind::Weight };
        if let Ok(layout) = Layout::new(&prefix, item, value, (kind, decimals), check) {
            let _ = read(label(&twelve), &layouts(Ok(layout)));
        }
    }
}
