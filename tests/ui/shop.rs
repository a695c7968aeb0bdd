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
    assert!(counter.shows("La date limite de consommation est dépassée : ne pas vendre."));
    counter.touch("Compris");
    assert!(counter.shows("0,00\u{a0}€"), "it is not on the ticket");
    counter.scan("https://example.org/01/03760990006037?15=261120");
    let warning =
        "À consommer de préférence avant le 20/11/2026 : c’est passé. Dites-le au client.";
    assert!(counter.shows(warning));
    assert!(counter.shows("2,60\u{a0}€"), "it is on the ticket");
}
