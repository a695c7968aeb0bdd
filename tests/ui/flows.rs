//! From opening to closing, on the real widgets before a real till.

use comptoir::devices::{JobClass, Report, Trouble};
use comptoir::store::work::JobState;
use iced::keyboard::key::Named;

use crate::counter::{Beginning, Counter, DAY_MS};
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
    assert!(
        counter.shows(
            "0,00\u{a0}€ comptés pour 122,60\u{a0}€ attendus : il manque 122,60\u{a0}€. \
             Clôturer quand même ?"
        ),
        "a difference is said before it is sealed"
    );
    counter.touch("Recompter");
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
    counter.touch("Annuler");
    counter.key(Named::F5);
    assert!(counter.shows("Le compte est juste"));
}

#[test]
fn a_day_by_keyboard() {
    let mut counter = Counter::new(picture::look(SIZES[0], PALETTES[0]));
    counter.type_in("2");
    counter.type_in("120,5");
    counter.key(Named::Enter);
    counter.type_in("expr");
    counter.key(Named::Enter);
    counter.type_in("+");
    counter.key(Named::Enter);
    counter.type_in("c");
    counter.key(Named::Enter);
    assert!(counter.shows("Payé par carte"));
    assert_eq!(counter.orders(JobClass::Drawer), 0, "a card opens no drawer");
    counter.key(Named::F2);
    counter.type_in("z");
    counter.type_in("2");
    counter.key(Named::Enter);
    counter.key(Named::Enter);
    assert!(counter.shows("Il manque 20,50\u{a0}€. C’est noté ; rien d’autre à faire."));
    counter.key(Named::Enter);
    assert!(counter.shows("Qui tient la caisse ?"));
    assert_eq!(counter.audited().unsound, None);
}

#[test]
fn part_by_card_and_the_rest_in_cash() {
    let mut counter = counter();
    counter.touch("Grand crème");
    counter.touch("Encaisser");
    counter.touch("Plusieurs moyens");
    counter.type_in("1");
    counter.touch("1,00\u{a0}€ par carte");
    counter.touch("Paiement accepté");
    assert!(counter.shows("Reste à encaisser"));
    counter.touch("5\u{a0}€");
    assert!(counter.shows("3,40\u{a0}€"), "the change");
    assert!(counter.shows("Ticket 1 · 2,60\u{a0}€ en espèces et par carte · enregistré"));
}

#[test]
fn a_part_that_was_taken_is_not_forgotten() {
    let mut counter = counter();
    counter.touch("Grand crème");
    counter.touch("Encaisser");
    counter.touch("Plusieurs moyens");
    counter.type_in("1");
    counter.touch("1,00\u{a0}€ par carte");
    counter.touch("Paiement accepté");
    counter.touch("Retour");
    assert!(counter.shows("Déjà reçu : 1,00\u{a0}€ par carte"));
    counter.touch("Continuer le paiement");
    counter.touch("Compte juste");
    assert!(counter.shows("Payé par carte et en espèces"));
}

#[test]
fn the_last_ticket_is_undone_in_two_touches() {
    let mut counter = counter();
    counter.touch("Express");
    counter.touch("Juste");
    counter.touches();
    counter.touch("Annuler");
    counter.touch("Annuler le ticket");
    assert_eq!(counter.touches(), 2);
    assert!(counter.shows("Ticket 1 annulé par le ticket 2"));
    counter.touch("Journée");
    assert!(counter.shows("annulé"));
    assert!(counter.shows("0,00\u{a0}€"));
}

#[test]
fn a_ticket_of_the_day_is_undone_once() {
    let mut counter = counter();
    counter.touch("Express");
    counter.touch("Juste");
    counter.touch("Journée");
    counter.key(Named::ArrowDown);
    counter.touch("Annuler");
    counter.touch("Annuler le ticket");
    assert!(counter.shows("Le ticket 1 est annulé. Rendez 1,40\u{a0}€ en espèces."));
    assert_eq!(counter.messages("Annuler").len(), 0, "the key is out of use");
}

#[test]
fn a_basket_survives_the_window() {
    let mut counter = counter();
    counter.touch("Express");
    counter.touch("Croissant");
    counter.restart();
    counter.touch("Monique");
    assert!(counter.shows("Ce ticket attendait depuis la dernière fois. Rien n’est perdu."));
    assert!(counter.shows("2,60\u{a0}€"));
}

#[test]
fn what_is_given_up_leaves_an_empty_ticket() {
    let mut counter = counter();
    counter.touch("Express");
    counter.touch("Abandonner");
    counter.touch("Garder");
    assert!(counter.shows("Juste"), "it stayed");
    counter.touch("Abandonner");
    counter.key(Named::Enter);
    assert!(counter.shows("Touchez un produit pour commencer"));
    assert!(!counter.shows("Juste"), "nothing is due");
}

#[test]
fn a_day_left_open_is_closed_by_the_next_sale_which_says_so() {
    let mut counter = counter();
    counter.touch("Express");
    counter.touch("Juste");
    counter.advance(DAY_MS);
    counter.touch("Express");
    counter.touch("Juste");
    assert!(counter.shows("Le sam. 21 nov. a été clôturé sans comptage."), "no tile moves");
    counter.touch("Journée");
    let told = "La journée du sam. 21 nov. a été clôturée automatiquement, sans comptage.";
    assert!(counter.shows(told));
    counter.touch("Compris");
    assert!(!counter.shows(told));
}

#[test]
fn an_uncertain_paper_is_settled_by_a_person() {
    let mut counter = counter();
    counter.touch("Express");
    counter.touch("Juste");
    counter.touch("Ticket");
    assert!(counter.shows("Le ticket sort de l’imprimante."));
    let order = counter.devices.orders.lock().expect("one user").last().cloned();
    let job = order.expect("an order").job;
    let state = JobState::Uncertain;
    let report = Report { job, state, bytes: 100, trouble: Some(Trouble::Lost) };
    counter.devices.reports.lock().expect("one user").push(report);
    counter.touch("Réglages");
    counter.touch("Sur demande");
    counter.touch("Monique");
    counter.touch("Monique");
    assert!(counter.shows("Le dernier papier est-il bien sorti de l’imprimante ?"));
    counter.touch("Non");
    assert_eq!(counter.orders(JobClass::Paper), 2, "a duplicate");
    assert!(!counter.shows("Le dernier papier est-il bien sorti de l’imprimante ?"));
}

/// The disk fails under a payment: the sentence says that a second touch does no harm, and it
/// does none.
#[test]
fn a_payment_that_failed_is_tried_again_and_counted_once() {
    let mut counter = counter();
    counter.touch("Express");
    let other = rusqlite::Connection::open(counter.folder().join("till.sqlite")).expect("opened");
    other.execute_batch("ALTER TABLE entry RENAME TO gone").expect("renamed");
    counter.touch("Juste");
    assert!(counter.shows(
        "Le disque n’a pas répondu : la vente est peut-être enregistrée. Touchez de nouveau \
         Encaisser : la vente ne sera pas comptée deux fois."
    ));
    assert_eq!(counter.orders(JobClass::Drawer), 0, "no drawer without a sale");
    other.execute_batch("ALTER TABLE gone RENAME TO entry").expect("renamed");
    counter.touch("Juste");
    assert!(counter.shows("Le compte est juste"));
    assert_eq!(counter.orders(JobClass::Drawer), 1);
    counter.touch("Journée");
    assert!(counter.shows("1,40\u{a0}€"));
}

#[test]
fn fast_typing_is_text_and_fast_codes_are_scans() {
    let empty = Beginning { catalogue: None, ..Beginning::default() };
    for pause in [0, 10, 30, 60, 90] {
        let mut naming = Counter::beginning(picture::look(SIZES[0], PALETTES[0]), empty);
        naming.touch("Ouvrir mon café");
        naming.type_at("Les oeillets d'Inde 3274080005003", pause);
        assert!(naming.shows("Les oeillets d'Inde 3274080005003"), "{pause} ms");
        let mut counter = counter();
        counter.type_at("baguette", pause);
        assert!(counter.shows("baguette"), "{pause} ms");
        counter.key(Named::Escape);
        counter.scan("3760990006037");
        assert!(counter.shows("2,60\u{a0}€"), "{pause} ms");
        counter.touch("Encaisser");
        counter.type_at("1250", 10);
        counter.key(Named::Enter);
        assert!(counter.shows("Rendre"));
    }
}

/// Neither tiles nor sentences pretend that a silent printer prints.
#[test]
fn a_silent_printer_moves_no_tile_and_prints_nothing() {
    let mut counter = counter();
    counter.touch("Express");
    counter.touch("Juste");
    let before = counter.place("Grand crème");
    counter.touch("Ticket");
    let order = counter.devices.orders.lock().expect("one user").last().cloned();
    let job = order.expect("an order").job;
    let report = Report { job, state: JobState::Failed, bytes: 0, trouble: Some(Trouble::Absent) };
    counter.devices.reports.lock().expect("one user").push(report);
    counter.touch("Ticket");
    assert!(counter.shows("Le ticket attend l’imprimante."));
    counter.touch("Express");
    assert!(counter.shows("L’imprimante ne répond pas. Papier, capot, câble ?"));
    assert_eq!(counter.place("Grand crème"), before);
}

#[test]
fn too_little_money_says_what_is_missing() {
    let mut counter = counter();
    counter.touch("Express");
    counter.touch("Encaisser");
    counter.type_in("1");
    assert!(counter.shows("Il manque 0,40\u{a0}€"));
}

#[test]
fn a_new_cafe_gets_a_name_and_a_person() {
    let empty = Beginning { catalogue: None, ..Beginning::default() };
    let mut counter = Counter::beginning(picture::look(SIZES[0], PALETTES[0]), empty);
    counter.touch("Ouvrir mon café");
    assert_eq!(counter.messages("Terminé").len(), 0, "no name yet");
    counter.type_in("Chez Zoé");
    counter.touch("Terminé");
    counter.touch("Ajouter un prénom");
    counter.type_in("Zoé");
    counter.key(Named::Enter);
    counter.touch("Zoé");
    counter.touch("Ouvrir la journée");
    assert!(counter.shows("Il n’y a pas encore de produit"));
    assert!(counter.shows("Chez Zoé"));
}
