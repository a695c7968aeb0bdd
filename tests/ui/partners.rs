//! Whom the café deals with, on the real widgets before a real till.

use comptoir::screens::theme::Look;
use iced::keyboard::key::Named;

use crate::counter::Counter;
use crate::looks;

/// The list, empty, behind the settings of a café that sells.
fn empty(look: Look) -> Counter {
    let mut counter = Counter::selling(look);
    counter.touch("Réglages");
    counter.touch("Partenaires");
    counter
}

/// A carrier, a bank with a long name, the press.
fn some(look: Look) -> Counter {
    let mut counter = empty(look);
    counter.touch("Ajouter");
    counter.touch("Transporteur de colis");
    counter.touch("Mondial Relay");
    for (kind, name) in [
        ("Banque (retraits)", "Caisse rurale du Val et des Combes"),
        ("Dépôt de presse", "Messageries"),
    ] {
        counter.touch("Ajouter");
        counter.touch(kind);
        counter.type_in(name);
        counter.key(Named::Enter);
        counter.touch("Enregistrer");
    }
    counter
}

#[test]
fn a_carrier_comes_with_its_usual_rules_and_takes_parcels_at_once() {
    let mut counter = empty(looks::usual());
    counter.touches();
    counter.touch("Ajouter");
    counter.touch("Transporteur de colis");
    counter.touch("Mondial Relay");
    assert_eq!(counter.touches(), 3);
    assert!(counter.shows("C’est noté."));
    counter.touch("Mondial Relay");
    assert!(counter.shows("Les colis sont gardés 5 jours, dimanches et fêtes compris."));
    counter.touch("Colis");
    counter.touch("Arrivée");
    counter.scan("87654321");
    counter.type_in("zoe");
    assert!(counter.shows("A01"), "its own twenty places");
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn a_carrier_that_is_set_aside_comes_back_as_it_was() {
    let mut counter = some(looks::usual());
    counter.touch("Mondial Relay");
    counter.touch("Plus maintenant");
    counter.touch("Enregistrer");
    assert!(counter.shows("inactif"));
    counter.touch("Ajouter");
    counter.touch("Transporteur de colis");
    counter.touch("Mondial Relay");
    assert!(!counter.shows("inactif"));
    let mut carriers = Vec::new();
    counter.behind(|desk| carriers = desk.till().carriers().expect("read"));
    assert_eq!(carriers.len(), 1, "the same one");
    assert_eq!(carriers[0].holdings.len(), 1);
}

#[test]
fn a_bank_hands_out_cash_within_its_limits_until_it_is_set_aside() {
    let mut counter = empty(looks::usual());
    counter.touch("Ajouter");
    counter.touch("Banque (retraits)");
    counter.type_in("Crédit");
    counter.key(Named::Enter);
    assert!(counter.shows("20,00\u{a0}€") && counter.shows("100,00\u{a0}€"));
    counter.touch("Enregistrer");
    counter.touch("Caisse");
    counter.touch("Services");
    counter.touch("Retrait Crédit");
    counter.touch("50\u{a0}€");
    counter.touch("OK · remettre 50,00\u{a0}€");
    assert!(counter.shows("Remettre"));
    counter.touch("Réglages");
    counter.touch("Partenaires");
    counter.touch("Crédit");
    counter.touch("Plus maintenant");
    counter.touch("Enregistrer");
    assert!(counter.shows("inactif"));
    assert_eq!(counter.audited().stray_view, None);
}

type Play = fn(&mut Counter);

const PLAYS: [(&str, Play); 7] = [
    ("partners", |_| ()),
    ("partners-kinds", |counter| counter.touch("Ajouter")),
    ("partners-carriers", |counter| {
        counter.touch("Ajouter");
        counter.touch("Transporteur de colis");
    }),
    ("partners-name", |counter| {
        counter.touch("Ajouter");
        counter.touch("Gaz");
        counter.type_in("gaz du val");
    }),
    ("partners-post", |counter| {
        counter.touch("Ajouter");
        counter.touch("La Poste");
    }),
    ("partners-bank", |counter| counter.touch("Caisse rurale du Val et des Combes")),
    ("partners-carrier", |counter| counter.touch("Mondial Relay")),
];

fn played(play: Play) -> impl Fn(Look) -> Counter {
    move |look| {
        let mut counter = some(look);
        play(&mut counter);
        counter
    }
}

#[test]
fn the_partners_in_pictures() {
    looks::everywhere("partners-empty", empty);
    for (name, play) in PLAYS {
        looks::everywhere(name, played(play));
    }
}

#[test]
fn the_partners_enlarged() {
    for (name, play) in PLAYS {
        looks::measured(name, played(play));
    }
}
