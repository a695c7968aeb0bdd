//! From opening to closing, on the real widgets before a real till.

use comptoir::devices::JobClass;
use iced::keyboard::key::Named;

use crate::counter::Counter;
use crate::picture::{self, PALETTES, SIZES};

fn counter() -> Counter {
    Counter::selling(picture::look(SIZES[0], PALETTES[0]))
}

#[test]
fn a_day_by_touch() {
    let mut counter = Counter::new(picture::look(SIZES[0], PALETTES[0]));
    counter.touch("Monique");
    counter.touch("1");
    counter.touch("2");
    counter.touch("0");
    counter.touch("Ouvrir la journée");
    counter.touch("Express");
    counter.touch("Croissant");
    counter.touch("Encaisser");
    counter.touch("5\u{a0}€");
    assert!(counter.shows("2,40\u{a0}€"), "the change");
    assert_eq!(counter.orders(JobClass::Drawer), 1);
    counter.touch("Journée");
    assert!(counter.shows("2,60\u{a0}€"));
    counter.touch("Clôturer");
    counter.touch("J’ai tout compté");
    counter.touch("Clôturer");
    assert!(counter.shows("122,60\u{a0}€"), "expected in the drawer");
    counter.touch("Terminer");
    assert!(counter.shows("Qui tient la caisse ?"));
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

#[test]
fn express_and_croissant_in_cash_are_three_touches() {
    let mut counter = counter();
    counter.touches();
    counter.touch("Express");
    counter.touch("Croissant");
    counter.touch("5\u{a0}€");
    assert_eq!(counter.touches(), 3);
    assert!(counter.shows("Rendre"));
    assert!(counter.shows("2,40\u{a0}€"));
}

#[test]
fn a_sale_by_keyboard() {
    let mut counter = counter();
    counter.type_in("expr");
    counter.key(Named::Enter);
    counter.type_in("405");
    counter.key(Named::Enter);
    counter.key(Named::Enter);
    assert!(counter.shows("2,60\u{a0}€"));
    counter.type_in("5");
    counter.key(Named::Enter);
    assert!(counter.shows("2,40\u{a0}€"), "the change");
}

#[test]
fn a_hundred_presses_on_pay_are_one_sale() {
    let mut counter = counter();
    counter.touch("Express");
    let press = counter.messages("Juste");
    counter.send_at_once(press.into_iter().cycle().take(100).collect());
    assert_eq!(counter.orders(JobClass::Drawer), 1);
    counter.touch("Journée");
    assert!(counter.shows("1,40\u{a0}€"));
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

#[test]
fn settings_are_saved_and_take_effect() {
    let mut counter = counter();
    counter.touch("Réglages");
    counter.touch("Soirée");
    counter.touch("125\u{a0}%");
    assert!(counter.look().palette.evening);
    assert_eq!(counter.look().room.factor(), 1.25);
    let saved = counter.saved.lock().expect("one user").expect("saved");
    assert!(saved.evening);
}

#[test]
fn a_sale_by_scanner() {
    let mut counter = counter();
    counter.scan("3760990006037");
    counter.scan("3760990006037");
    assert!(counter.shows("5,20\u{a0}€"), "two boxes of eggs");
    counter.scan("3274080005003");
    assert!(counter.shows("Code inconnu : 3274080005003. Cherchez le produit par son nom."));
    counter.key(Named::F5);
    assert!(counter.shows("Le compte est juste"));
}
