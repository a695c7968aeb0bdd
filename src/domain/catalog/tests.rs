//! Finding products by name and code.

use uuid::Uuid;

use super::*;

fn product(number: u128, name: &str, barcode: Option<&str>) -> Product {
    let rate = VatRate::new(1000).expect("a rate");
    Product {
        id: ProductId::new(Uuid::from_u128(number)),
        family: FamilyId::new(Uuid::from_u128(1)),
        sku: Label::new(&number.to_string()).ok(),
        name: Label::new(name).expect("a name"),
        price: Cents::new(140),
        free_price: false,
        vat: VatPair { on_site: rate, takeaway: rate },
        unit: Unit::Piece,
        barcode: barcode.map(|code| Label::new(code).expect("a code")),
        nature: Nature::Own,
        favourite: None,
        rank: 0,
        tags: Vec::new(),
        supply: Default::default(),
    }
}

fn found(catalog: &Catalog, text: &str) -> Vec<String> {
    catalog.search(text, 10).iter().map(|product| product.name.to_string()).collect()
}

#[test]
fn three_letters_without_accents_find_names() {
    let mut catalog = Catalog::default();
    catalog.set_product(product(1, "Œufs x6 plein air", None));
    catalog.set_product(product(2, "Grand café crème", None));
    catalog.set_product(product(3, "Café suspendu", None));
    assert_eq!(found(&catalog, "caf"), ["Café suspendu", "Grand café crème"]);
    assert_eq!(found(&catalog, "oeu"), ["Œufs x6 plein air"]);
    assert_eq!(found(&catalog, "air OEUFS"), ["Œufs x6 plein air"]);
    assert!(found(&catalog, "   ").is_empty());
}

#[test]
fn a_changed_product_is_found_by_its_new_name_and_code_alone() {
    let mut catalog = Catalog::default();
    catalog.set_product(product(1, "Limonade", Some("3270190207689")));
    catalog.set_product(product(1, "Citronnade", Some("3270190207690")));
    assert_eq!(catalog.len(), 1);
    assert!(catalog.by_barcode("3270190207689").is_none());
    assert!(catalog.by_barcode("3270190207690").is_some());
    assert!(found(&catalog, "limo").is_empty());
    assert_eq!(found(&catalog, "citro"), ["Citronnade"]);
}

#[test]
fn an_article_is_found_by_each_of_its_lengths() {
    let mut catalog = Catalog::default();
    catalog.set_product(product(1, "Mouchoirs", Some("036000291452")));
    assert!(catalog.by_barcode("0036000291452").is_some());
    assert!(catalog.by_barcode("00036000291452").is_some());
    assert!(catalog.by_barcode("36000291452").is_none());
    catalog.set_product(product(1, "Mouchoirs", None));
    assert!(catalog.by_barcode("0036000291452").is_none());
}

#[test]
fn filled_at_once_equals_filled_one_by_one() {
    let products: Vec<Product> = (1..50)
        .map(|number| {
            product(number, &format!("Produit {}", 97 * number % 50), Some(&format!("{number:08}")))
        })
        .collect();
    let mut one_by_one = Catalog::default();
    for product in products.clone() {
        one_by_one.set_product(product);
    }
    assert_eq!(Catalog::from_parts([], products), one_by_one);
}
