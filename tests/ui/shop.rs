//! The grocery at the till, on the real widgets before a real till: labels, dates, unknown codes
//! and deposits, with touches and scans counted.

use crate::counter::Counter;
use crate::picture::{self, PALETTES, SIZES};

fn counter() -> Counter {
    Counter::selling(picture::look(SIZES[0], PALETTES[0]))
}

#[test]
fn cheese_by_the_label_of_the_scale_costs_what_the_label_says() {
    let mut counter = counter();
    counter.touches();
    // 312 g of tomme at 21,90 € the kilogram, then a label that says 6,84 €.
    counter.scan("2100605003128");
    assert!(counter.shows("6,83\u{a0}€"));
    counter.scan("2300605006840");
    assert!(counter.shows("13,67\u{a0}€"), "to the cent of the label");
    counter.touch("Juste");
    assert_eq!(counter.touches(), 1);
    assert!(counter.shows("Le compte est juste"));
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

#[test]
fn past_its_use_by_it_is_not_sold_and_past_its_best_it_is() {
    let mut counter = counter();
    counter.scan("https://example.org/01/03760990006037?17=261120");
    assert!(counter.shows("La date limite de consommation est dépassée."));
    counter.touch("Compris");
    assert!(counter.shows("0,00\u{a0}€"), "it is not on the ticket");
    counter.scan("https://example.org/01/03760990006037?15=261120");
    let warning =
        "À consommer de préférence avant le 20/11/2026 : c’est passé. Dites-le au client.";
    assert!(counter.shows(warning));
    assert!(counter.shows("2,60\u{a0}€"), "it is on the ticket");
}

#[test]
fn six_scans_and_an_unknown_code_are_six_scans_and_six_touches() {
    let mut counter = counter();
    counter.touches();
    let known = [
        "3760990006013", // milk
        "3760990006037", // eggs
        "3760990006037",
        "2100605003128", // tomme, by the label of the scale
        "3760990006044", // yoghurt
        "3760990006105", // rice
    ];
    for code in known {
        counter.scan(code);
    }
    counter.scan("3274080005003");
    assert!(counter.shows("Code inconnu : 3274080005003"));
    counter.touch("Droguerie");
    counter.touch("1");
    counter.touch(",");
    counter.touch("9");
    counter.touch("Vendre en divers Droguerie, TVA 20\u{a0}%");
    assert!(counter.shows("Divers Droguerie"));
    counter.touch("Juste");
    assert!(counter.touches() <= 6);
    assert!(counter.shows("Le compte est juste"));
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

#[test]
fn an_unknown_code_becomes_a_product_that_the_next_scan_finds() {
    let mut counter = counter();
    counter.scan("3274080005003");
    counter.touch("Droguerie");
    counter.type_in("1,9");
    counter.touch("Lui donner un nom");
    counter.type_in("compote");
    counter.touch("Stock suivi");
    counter.touch("Créer et vendre 1,90\u{a0}€");
    assert!(counter.shows("compote"));
    counter.scan("3274080005003");
    assert!(counter.shows("3,80\u{a0}€"), "twice on one line");
    counter.touch("Juste");
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

#[test]
fn a_label_of_the_scale_that_nobody_knows_is_weighed_once_it_has_a_name() {
    let mut counter = counter();
    counter.scan("2100777003124");
    counter.touch("Fromage");
    counter.type_in("18");
    counter.touch("Lui donner un nom");
    counter.type_in("bleu");
    counter.touch("Créer et vendre 18,00\u{a0}€");
    // 312 g at 18,00 € the kilogram.
    assert!(counter.shows("5,62\u{a0}€"));
}

#[test]
fn what_is_not_wanted_goes_back_to_the_shelf() {
    let mut counter = counter();
    counter.scan("3274080005003");
    counter.touch("Annuler");
    assert!(counter.shows("0,00\u{a0}€"));
    counter.scan("3760990006037");
    assert!(counter.shows("2,60\u{a0}€"));
}

#[test]
fn deposits_are_sold_and_returned_in_one_ticket() {
    let mut counter = counter();
    for _ in 0..6 {
        counter.scan("3760990003036"); // beer in a bottle
    }
    assert!(counter.shows("26,40\u{a0}€"), "six beers and six deposits");
    while !counter.shows("Consignes") {
        counter.touch("Autres familles");
    }
    counter.touches();
    counter.touch("Consignes");
    counter.touch("Rendue : bouteille");
    for _ in 0..5 {
        counter.key(iced::keyboard::key::Named::ArrowDown);
        counter.type_in("+");
    }
    assert_eq!(counter.touches(), 2);
    assert!(counter.shows("25,20\u{a0}€"), "an exchange: the beers alone");
    counter.touch("Juste");
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

#[test]
fn empty_bottles_alone_are_paid_out() {
    let mut counter = counter();
    while !counter.shows("Consignes") {
        counter.touch("Autres familles");
    }
    counter.touch("Consignes");
    counter.touch("Rendue : bouteille");
    counter.touch("Rendue : bouteille");
    assert!(counter.shows("Rendre 0,40\u{a0}€"));
    counter.touch("Rendre 0,40\u{a0}€");
    assert_eq!(counter.audited().unsound, None);
}

#[test]
fn what_must_not_be_sold_is_taken_off_the_stock() {
    let mut counter = counter();
    counter.scan("https://example.org/01/03760990006037?17=261120");
    counter.touch("Sortir du stock");
    assert!(counter.shows("0,00\u{a0}€"), "back where one sells");
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}
