//! What head office has for the café, on the real widgets; and every screen of the month in a café
//! with a busy month behind it.

use comptoir::domain::money::Cents;
use comptoir::screens::theme::Look;
use comptoir::till::desk::Desk;

use crate::counter::{Beginning, Counter};
use crate::{full, looks};

fn begun(look: Look) -> Counter {
    let prepare: Option<fn(&mut Desk)> = Some(full::month);
    let mut counter = Counter::beginning(look, Beginning { prepare, ..Beginning::default() });
    counter.touch("Monique");
    counter
}

fn month(look: Look) -> Counter {
    let mut counter = begun(look);
    counter.touch("Journée");
    counter.touch("Ce mois-ci");
    counter
}

const LETTER: &str = "Le mot du réseau (octobre\u{a0}2026)";
const NEW_LETTER: &str = "Nouveau mot du réseau (octobre\u{a0}2026)";
const PRICES: &str = "Les tarifs du réseau (5\u{a0}articles)";
const NEW_PRICES: &str = "Nouveaux tarifs du réseau (5\u{a0}articles)";
const OTHERS: &str = "Parmi les autres cafés (octobre\u{a0}2026)";

fn cost(counter: &mut Counter, sku: &str) -> Option<Cents> {
    let mut found = None;
    counter.behind(|desk| found = desk.till().catalog().by_sku(sku).expect("known").supply.cost);
    found
}

#[test]
fn the_letter_is_read_to_its_end_and_is_not_new_any_more() {
    let mut counter = month(looks::usual());
    counter.touch(NEW_LETTER);
    assert!(counter.shows("Bel automne dans nos villages"));
    assert!(counter.shows("Chers amis des cafés,"));
    while !counter.shows("À très vite, l’équipe du siège.") {
        counter.touch("Suivants");
    }
    counter.touch("Retour");
    assert!(counter.shows(LETTER));
    counter.restart();
    counter.touch("Monique");
    counter.touch("Journée");
    counter.touch("Ce mois-ci");
    assert!(counter.shows(LETTER), "and stays so");
}

#[test]
fn the_networks_prices_are_looked_at_and_taken_only_when_someone_says_so() {
    let mut counter = month(looks::usual());
    counter.touch(NEW_PRICES);
    assert!(counter.shows("Tarifs du réseau du 01/11/2026"));
    assert!(counter.shows("Cola canette 33 cl"));
    counter.touch("Abandonner");
    assert_eq!(cost(&mut counter, "204"), None, "looked at, and left");
    counter.touch("Monique");
    counter.touch("Journée");
    counter.touch("Ce mois-ci");
    counter.touch(PRICES);
    counter.touch("Lait demi-écrémé 1 l");
    counter.touch("Beurre doux 250 g");
    counter.touch("Lait demi-écrémé 1 l");
    counter.touch("Prendre 3 prix d’achat");
    assert!(counter.shows("Prix d’achat changés : 3."));
    assert_eq!(cost(&mut counter, "204"), Some(Cents::new(62)));
    assert_eq!(cost(&mut counter, "601"), Some(Cents::new(89)), "left out, and taken all the same");
    assert_eq!(cost(&mut counter, "602"), None, "left out");
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn a_delivery_that_is_being_counted_waits_behind_the_networks_prices() {
    let mut counter = begun(looks::usual());
    counter.touch("Épicerie");
    counter.touch("Compter sans facture");
    counter.scan("4009990002045");
    for way in ["Abandonner", "Prendre 4 prix d’achat"] {
        counter.touch("Journée");
        counter.touch("Ce mois-ci");
        counter.touch(if counter.shows(PRICES) { PRICES } else { NEW_PRICES });
        counter.touch(way);
        assert!(counter.shows("Entrer la livraison"), "{way}");
        assert!(counter.shows("Cola canette 33 cl"), "{way}");
    }
}

#[test]
fn the_café_stands_beside_others_in_words() {
    let mut counter = month(looks::usual());
    counter.touch(OTHERS);
    assert!(counter.shows("Vous : 402"));
    let told = "Le café du milieu, parmi 37 autres : 380. \
                La moitié d’entre eux est entre 210 et 540.";
    assert!(counter.shows(told));
    assert!(counter.shows("Vous : –"), "what the café did not tell");
}

type Play = fn(&mut Counter);

/// Goes to a place, by way of *Plus* where the rail is short.
fn go(counter: &mut Counter, place: &str) {
    if !counter.shows(place) {
        counter.touch("Plus");
    }
    counter.touch(place);
}

fn month_and(counter: &mut Counter, key: &str) {
    counter.touch("Journée");
    counter.touch("Ce mois-ci");
    counter.touch(key);
}

const PLAYS: [(&str, Play); 11] = [
    ("full-day", |counter| counter.touch("Journée")),
    ("full-month", |counter| {
        counter.touch("Journée");
        counter.touch("Ce mois-ci");
    }),
    ("full-questions", |counter| month_and(counter, "Six questions sur le mois")),
    ("full-leaves", |counter| month_and(counter, "Voici exactement ce qui part")),
    ("full-letter", |counter| month_and(counter, NEW_LETTER)),
    ("full-beside", |counter| month_and(counter, OTHERS)),
    ("full-prices", |counter| month_and(counter, NEW_PRICES)),
    ("full-agenda", |counter| go(counter, "Agenda")),
    ("full-agenda-past", |counter| {
        go(counter, "Agenda");
        counter.touch("Passées");
    }),
    ("full-team", |counter| {
        counter.touch("Journée");
        counter.touch("Équipe et vie du café");
    }),
    ("full-profile", |counter| {
        go(counter, "Réglages");
        counter.touch("Café et réseau");
    }),
];

fn played(play: Play) -> impl Fn(Look) -> Counter {
    move |look| {
        let mut counter = begun(look);
        play(&mut counter);
        counter
    }
}

#[test]
fn a_busy_month_in_pictures() {
    for (name, play) in PLAYS {
        looks::everywhere(name, played(play));
    }
}

#[test]
fn a_busy_month_enlarged() {
    for (name, play) in PLAYS {
        looks::measured(name, played(play));
    }
}
