//! What someone who has never used a till met at the counter, on the real widgets before a real
//! till: keys that stay, figures that can't be mistaken, and a way back from each sentence.

use comptoir::domain::money::Cents;
use comptoir::domain::text::Label;
use comptoir::screens::room::Enlargement;
use comptoir::screens::theme::{GIANT, Look};
use comptoir::till::desk::Desk;
use iced::keyboard::key::Named;

use crate::counter::{Beginning, Counter, DAY_MS};
use crate::picture::{self, PALETTES, SIZES};
use crate::village::bank;

fn label(text: &str) -> Label {
    Label::new(text).expect("a name")
}

/// Two people with accounts, and a bank that cash is handed out for.
fn village(desk: &mut Desk) {
    for (name, prepaid) in [("Gérard B.", 0), ("Odile G.", 2_000)] {
        let id = desk.add_customer(&label(name)).expect("added");
        desk.open_balance(id, Cents::ZERO, Cents::new(prepaid)).expect("taken over");
    }
    desk.set_partner(bank()).expect("set");
}

fn selling(look: Look) -> Counter {
    let mut counter =
        Counter::beginning(look, Beginning { prepare: Some(village), ..Beginning::default() });
    counter.touch("Monique");
    counter.touch("Ouvrir la journée");
    counter
}

/// A counter in each size of window.
fn counters() -> impl Iterator<Item = Counter> {
    SIZES.into_iter().map(|size| selling(picture::look(size, PALETTES[0])))
}

fn counter() -> Counter {
    selling(picture::look(SIZES[0], PALETTES[0]))
}

fn everywhere(name: &str, play: impl Fn(Look) -> Counter) {
    for size in SIZES {
        let mut counter = play(picture::look(size, PALETTES[0]));
        for palette in PALETTES {
            counter.paint(palette);
            counter.look_at(name);
        }
    }
}

/// An express by card with 20 € in cash on top, before the terminal answers.
fn cash_on_top(counter: &mut Counter) {
    counter.touch("Express");
    counter.touch("Encaisser");
    counter.touch("Espèces en plus");
    counter.touch("20\u{a0}€");
    counter.touch("Carte · 21,40\u{a0}€");
}

#[test]
fn the_largest_figure_is_the_one_for_the_terminal() {
    for mut counter in counters() {
        cash_on_top(&mut counter);
        assert!(counter.place("21,40\u{a0}€").height >= GIANT);
        assert!(counter.shows("dont 20,00\u{a0}€ à rendre en espèces"));
        assert!(!counter.shows("1,40\u{a0}€"), "nothing to take it for");
    }
}

#[test]
fn notes_that_the_cafe_hands_out_are_called_so() {
    let mut counter = counter();
    counter.touch("Express");
    counter.touch("Encaisser");
    assert!(counter.shows("Espèces : ce que la personne donne"));
    counter.touch("Espèces en plus");
    assert!(counter.shows("À remettre en espèces"));
    assert!(!counter.shows("Espèces : ce que la personne donne"));
    assert!(counter.shows("Choisissez le montant (60\u{a0}€ au plus)"));
    counter.type_in("70");
    assert!(counter.shows("60 € au plus"));
}

#[test]
fn what_was_paid_and_handed_out_is_said_afterwards() {
    let mut counter = counter();
    cash_on_top(&mut counter);
    counter.touch("Paiement accepté");
    let told = "Ticket 1 · 21,40\u{a0}€ par carte, dont 20,00\u{a0}€ en espèces · enregistré";
    assert!(counter.shows(told));
    counter.touch("Services");
    counter.touch("Retrait Relais bancaire");
    counter.touch("50\u{a0}€");
    counter.touch("OK · remettre 50,00\u{a0}€");
    assert!(counter.shows("Ticket 2 · 50,00\u{a0}€ remis en espèces · enregistré"));
}

/// A top-up of 10 € for Odile on the ticket.
fn top_up(counter: &mut Counter) {
    counter.touch("Clients");
    counter.touch("Odile G.");
    counter.touch("Recharger");
    counter.type_in("10");
    counter.touch("OK · 10,00\u{a0}€");
}

#[test]
fn a_sentence_about_what_is_missing_hides_no_key_and_goes_away() {
    let told = "Dites d’abord pour qui : choisissez la personne.";
    for mut counter in counters() {
        top_up(&mut counter);
        counter.touch("Odile G.");
        counter.touch("Sans client");
        counter.touch("Juste");
        assert!(counter.shows(told));
        assert!(counter.shows("Abandonner"), "the keys stay");
        counter.touch("Client");
        assert!(!counter.shows(told), "it was read");
        counter.touch("Choisir un client");
        counter.touch("Odile G.");
        counter.touch("Servir Odile G.");
        assert!(!counter.shows(told));
        assert!(counter.shows("Odile G."));
        counter.touch("Juste");
        assert!(counter.shows("Le compte est juste"));
    }
}

#[test]
fn a_sentence_goes_away_with_the_next_touch_and_with_its_own_key() {
    let told = "Dites d’abord pour qui : choisissez la personne.";
    for next in ["Express", "Compris", "Favoris"] {
        let mut counter = counter();
        top_up(&mut counter);
        counter.touch("Odile G.");
        counter.touch("Sans client");
        counter.touch("Juste");
        assert!(counter.shows(told));
        counter.touch(next);
        assert!(!counter.shows(told), "{next}");
    }
}

#[test]
fn a_new_day_moves_no_key_under_a_finger() {
    for mut counter in counters() {
        counter.touch("Express");
        counter.touch("Juste");
        let before = counter.place("Grand crème");
        counter.advance(DAY_MS);
        counter.touch("Ticket");
        counter.touch("Favoris");
        assert_eq!(counter.place("Grand crème"), before);
        assert!(counter.shows("La journée du sam. 21 nov. est restée ouverte."));
        counter.touch("Journée");
        assert!(counter.shows(
            "La journée du sam. 21 nov. est restée ouverte. La première vente d’aujourd’hui la \
             clôturera, sans comptage."
        ));
    }
    let mut counter = counter();
    counter.touch("Journée");
    counter.touch("Lecture X");
    let before = counter.place("Lecture X");
    counter.advance(DAY_MS);
    counter.touch("Lecture X");
    counter.key(Named::ArrowDown);
    assert_eq!(counter.place("Lecture X"), before, "no more than where one sells");
}

#[test]
fn a_strip_that_is_settled_elsewhere_leaves_its_place_until_the_next_screen() {
    let mut counter = counter();
    counter.touch("Express");
    counter.touch("Juste");
    counter.advance(DAY_MS);
    counter.touch("Journée");
    counter.touch("Caisse");
    let before = counter.place("Grand crème");
    counter.touch("Express");
    counter.touch("Juste");
    assert_eq!(counter.place("Grand crème"), before);
    counter.touch("Compris");
    assert!(counter.place("Grand crème").y < before.y, "whoever read it gets the room back");
}

#[test]
fn a_debt_without_a_name_asks_for_the_name_and_comes_back() {
    for mut counter in counters() {
        counter.touch("Express");
        counter.touch("Encaisser");
        counter.touch("Sur l’ardoise");
        counter.touch("Gérard B.");
        counter.touch("Servir Gérard B.");
        assert!(counter.shows("À encaisser"), "back where one pays");
        counter.touch("Sur l’ardoise");
        assert!(counter.shows("Sur le compte"));
    }
}

#[test]
fn parts_that_were_taken_wait_while_a_name_is_chosen() {
    let mut counter = counter();
    counter.touch("Grand crème");
    counter.touch("Encaisser");
    counter.touch("Plusieurs moyens");
    counter.type_in("1");
    counter.touch("1,00\u{a0}€ en espèces");
    counter.touch("Sur l’ardoise");
    counter.touch("Gérard B.");
    counter.touch("Servir Gérard B.");
    assert!(counter.shows("Déjà reçu : 1,00\u{a0}€ en espèces"));
    counter.touch("Sur l’ardoise");
    assert!(counter.shows("Sur le compte"));
}

#[test]
fn the_change_leaves_the_keys_of_the_next_ticket() {
    for mut counter in counters() {
        counter.touch("Express");
        counter.touch("5\u{a0}€");
        assert!(counter.shows("Rendre"));
        assert!(counter.shows("Client"), "before anything is rung up");
        counter.touch("Croissant");
        for key in ["Client", "Abandon", "Ticket", "Rendu"] {
            assert!(counter.shows(key), "{key}");
        }
        assert!(counter.shows("3,60\u{a0}€"), "the change still stands there");
        counter.touch("Juste");
        counter.touch("Croissant");
        assert!(counter.shows("Le compte est juste"));
        assert!(!counter.shows("Rendu"), "nothing was to be given back");
        assert!(counter.shows("Client"));
    }
}

#[test]
fn a_line_offers_what_its_nature_allows() {
    let mut counter = counter();
    counter.touch("Express");
    assert!(counter.shows("Emporter"));
    assert!(counter.shows("Pour qui"));
    top_up(&mut counter);
    for key in ["Emporter", "Pour qui"] {
        assert!(!counter.shows(key), "a top-up: {key}");
    }
    assert!(counter.shows("Retirer"));
    counter.type_in("retrait");
    counter.key(Named::Enter);
    counter.type_in("50");
    counter.key(Named::Enter);
    for key in ["Emporter", "Pour qui"] {
        assert!(!counter.shows(key), "a withdrawal: {key}");
    }
    counter.type_in("+");
    assert!(!counter.shows("−100,00\u{a0}€"), "cash of a bank is not doubled by a touch");
    counter.type_in("consigne");
    counter.key(Named::Enter);
    for key in ["Emporter", "Pour qui"] {
        assert!(!counter.shows(key), "a deposit: {key}");
    }
}

#[test]
fn families_have_no_dead_keys_and_show_their_own_products() {
    for mut counter in counters() {
        assert!(counter.shows("Boissons chaudes"));
        while !counter.shows("Consignes") {
            counter.touch("Autres familles");
            assert!(!counter.shows("Express"), "not the products of another page");
            assert_eq!(counter.empty_keys(), 0);
        }
        counter.touch("Autres familles");
        assert!(counter.shows("Express"), "the first page begins with the favourites");
        counter.touch("Autres familles");
        counter.type_in("expr");
        counter.key(Named::Enter);
        counter.touch("Juste");
        assert!(counter.shows("Boissons chaudes"), "the next sale begins at the first page");
    }
}

#[test]
fn a_deposit_that_comes_back_has_a_word_of_its_own_and_is_found() {
    for mut counter in counters() {
        counter.type_in("consigne bouteille");
        assert!(counter.shows("Consigne bouteille"));
        counter.touch("Rendue : bouteille");
        assert!(counter.shows("−0,20\u{a0}€"));
    }
}

#[test]
fn a_short_paper_stands_on_one_page() {
    for size in SIZES {
        let bare = Beginning { printer: false, ..Beginning::default() };
        let mut counter = Counter::beginning(picture::look(size, PALETTES[0]), bare);
        counter.touch("Monique");
        counter.touch("Ouvrir la journée");
        counter.touch("Express");
        counter.touch("Croissant");
        counter.touch("Juste");
        counter.touch("Ticket");
        assert!(counter.shows("Fermer"));
        assert!(!counter.shows("Suivants"), "{size:?}");
    }
}

/// The next day is about to be opened; 107,50 € were left in the drawer.
fn opening(look: Look) -> Counter {
    let mut counter = Counter::new(look);
    counter.touch("Monique");
    counter.type_in("107,5");
    counter.touch("Ouvrir la journée");
    counter.touch("Journée");
    counter.touch("Clôturer");
    counter.touch("Personne ne compte");
    counter.touch("Clôturer");
    counter.touch("Terminer");
    counter.touch("Monique");
    counter
}

#[test]
fn a_float_that_is_not_what_was_left_is_told() {
    let mut counter = opening(picture::look(SIZES[0], PALETTES[0]));
    let (less, more) = (
        "7,50\u{a0}€ de moins que laissé à la dernière clôture. Recomptez ; si c’est juste, \
         ouvrez : les deux sommes sont notées.",
        "2,50\u{a0}€ de plus que laissé à la dernière clôture. Recomptez ; si c’est juste, \
         ouvrez : les deux sommes sont notées.",
    );
    assert!(!counter.shows(less));
    counter.type_in("100");
    assert!(counter.shows(less));
    for _ in 0..3 {
        counter.key(Named::Backspace);
    }
    counter.type_in("110");
    assert!(counter.shows(more));
    counter.touch("Ouvrir la journée");
    assert!(counter.shows("Touchez un produit pour commencer"));
}

/// Odile's top-up, of which nobody says any more whose it is.
fn nobody(counter: &mut Counter) {
    top_up(counter);
    counter.touch("Odile G.");
    counter.touch("Sans client");
    counter.touch("Juste");
}

#[test]
fn enlarged_screens_keep_their_targets() {
    let measured = |name: &str, play: fn(&mut Counter)| {
        for size in SIZES {
            for enlargement in [Enlargement::Quarter, Enlargement::Half] {
                let mut counter = selling(picture::look(size, PALETTES[0]));
                play(&mut counter);
                counter.enlarge(enlargement);
                counter.measure(name);
            }
        }
    };
    measured("pay-card-cash", cash_on_top);
    measured("sale-problem", nobody);
    measured("change-exact", |counter| {
        counter.touch("Express");
        counter.touch("Juste");
        counter.touch("Express");
    });
    measured("find-deposit", |counter| counter.type_in("consigne"));
    measured("change-card-cash", |counter| {
        cash_on_top(counter);
        counter.touch("Paiement accepté");
    });
}

#[test]
fn pictures() {
    everywhere("pay-card-cash", |look| {
        let mut counter = selling(look);
        cash_on_top(&mut counter);
        counter
    });
    everywhere("sale-problem", |look| {
        let mut counter = selling(look);
        nobody(&mut counter);
        counter
    });
    everywhere("opening-less", |look| {
        let mut counter = opening(look);
        counter.type_in("100");
        counter
    });
    everywhere("opening-less-count", |look| {
        let mut counter = opening(look);
        counter.touch("Compter pièce par pièce");
        counter.type_in("2");
        counter
    });
    everywhere("sale-suspended", |look| {
        let mut counter = selling(look);
        counter.touch("Express");
        counter.touch("Pour qui");
        counter.touch("Suspendu : pour quelqu’un d’autre");
        counter.touch("Juste");
        counter.touch("Croissant");
        counter
    });
    everywhere("find-deposit", |look| {
        let mut counter = selling(look);
        counter.type_in("consigne");
        counter
    });
    everywhere("sale-families", |look| {
        let mut counter = selling(look);
        counter.touch("Autres familles");
        counter.touch("Autres familles");
        counter
    });
    everywhere("sale-overdue", |look| {
        let mut counter = selling(look);
        counter.touch("Express");
        counter.touch("Juste");
        counter.advance(DAY_MS);
        counter.touch("Ticket");
        counter.touch("Grand crème");
        counter
    });
    everywhere("sale-wrong-code", |look| {
        let mut counter = selling(look);
        counter.scan("3760990006038");
        counter
    });
}
