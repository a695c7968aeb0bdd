//! Whom the café deals with, on the real widgets before a real till.

use comptoir::domain::parcel::carrier::Holding;
use comptoir::domain::partner::{Deal, Partner};
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

/// The partners of this name.
fn named(counter: &mut Counter, name: &str) -> Vec<Partner> {
    let mut found = Vec::new();
    counter.behind(|desk| found = desk.till().partners().expect("read"));
    found.retain(|one| one.name() == name);
    found
}

/// The list, after the window was opened anew.
fn again(counter: &mut Counter) {
    counter.touch("Monique");
    counter.touch("Réglages");
    counter.touch("Partenaires");
}

/// The form of one more partner of this kind and name.
fn begin(counter: &mut Counter, kind: &str, name: &str) {
    counter.touch("Ajouter");
    counter.touch(kind);
    counter.type_in(name);
    counter.key(Named::Enter);
}

#[test]
fn two_fingers_write_a_partner_and_a_carrier_once() {
    let mut counter = empty(looks::usual());
    begin(&mut counter, "Gaz", "Bouteilles");
    let save = counter.messages("Enregistrer");
    counter.send_at_once([save.clone(), save].concat());
    assert!(counter.shows("C’est noté."));
    assert_eq!(named(&mut counter, "Bouteilles").len(), 1);
    let head_after = |touches: usize| {
        let mut counter = empty(looks::usual());
        counter.touch("Ajouter");
        counter.touch("Transporteur de colis");
        let add = counter.messages("Mondial Relay");
        counter.send_at_once(vec![add; touches].concat());
        let mut head = None;
        counter.behind(|desk| head = desk.till().head().map(|head| head.place));
        head
    };
    assert_eq!(head_after(2), head_after(1));
}

#[test]
fn a_producer_is_asked_for_the_deal_and_is_known_once() {
    let mut counter = empty(looks::usual());
    begin(&mut counter, "Producteur", "Ferme");
    counter.touch("Enregistrer");
    assert_eq!(named(&mut counter, "Ferme")[0].deal, Deal::Consignment, "as the grocery begins");
    again(&mut counter);
    begin(&mut counter, "Producteur", "Rucher");
    counter.touch("Achat ferme");
    assert!(!counter.shows("Commission du café"));
    counter.touch("Enregistrer");
    let bought = named(&mut counter, "Rucher").remove(0);
    assert_eq!((bought.deal, bought.commission), (Deal::Purchase, 0));
    again(&mut counter);
    begin(&mut counter, "Producteur", "ferme");
    counter.touch("Enregistrer");
    assert!(counter.shows("Ce nom est déjà connu."));
    assert!(named(&mut counter, "ferme").is_empty());
}

#[test]
fn an_artists_name_is_erased_once_they_work_there_no_more() {
    let mut counter = empty(looks::usual());
    begin(&mut counter, "Artiste", "Zénobie");
    counter.touch("Enregistrer");
    counter.touch("Zénobie");
    assert!(!counter.shows("Effacer le nom"), "who still works there keeps the name");
    counter.touch("Plus maintenant");
    counter.touch("Effacer le nom");
    assert!(counter.shows("Nom effacé") && counter.shows("inactif"));
    assert!(named(&mut counter, "Zénobie").is_empty());
    again(&mut counter);
    counter.touch("Nom effacé");
    assert!(!counter.shows("Effacer le nom"), "nothing is left to erase");
    counter.touch("Nom effacé");
    counter.type_in("Trio Zénobie");
    counter.key(Named::Enter);
    counter.touch("Oui");
    counter.touch("Enregistrer");
    assert!(named(&mut counter, "Trio Zénobie")[0].active);
    again(&mut counter);
    // A business stays as it was sealed.
    begin(&mut counter, "Commerce ou artisan", "Quincaillerie");
    counter.touch("Enregistrer");
    counter.touch("Quincaillerie");
    counter.touch("Plus maintenant");
    assert!(!counter.shows("Effacer le nom"));
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn la_poste_is_called_so_in_every_language() {
    let mut counter = empty(looks::usual());
    counter.touch("Réglages");
    counter.touch("English");
    counter.touch("Partners");
    counter.touch("Add");
    counter.touch("The post");
    counter.touch("Save");
    assert_eq!(named(&mut counter, "La Poste").len(), 1);
}

#[test]
fn the_days_of_la_poste_are_set_on_a_known_partner() {
    let mut counter = empty(looks::usual());
    begin(&mut counter, "Banque (retraits)", "Poste");
    counter.touch("Enregistrer");
    counter.touch("Poste");
    counter.touch("En 7 jours");
    counter.touch("Enregistrer");
    let days = named(&mut counter, "Poste")[0].withdrawals.map(|limits| limits.days);
    assert_eq!(days, Some(7));
}

#[test]
fn a_carrier_tells_the_rule_of_today_and_none_where_none_is() {
    let mut counter = some(looks::usual());
    let change = |counter: &mut Counter, keep: bool| {
        counter.behind(|desk| {
            let mut carrier = desk.till().carriers().expect("read").remove(0);
            let from = "2027-06-01".parse().expect("a day");
            let later = Holding { from, days: 9, ..carrier.holdings[0] };
            carrier.holdings = if keep { vec![carrier.holdings[0], later] } else { vec![later] };
            desk.set_carrier(carrier).expect("set");
        });
        again(counter);
        counter.touch("Mondial Relay");
    };
    change(&mut counter, true);
    assert!(counter.shows("Les colis sont gardés 5 jours, dimanches et fêtes compris."));
    change(&mut counter, false);
    assert!(!counter.shows("Les colis sont gardés 9 jours, dimanches et fêtes compris."));
}

type Play = fn(&mut Counter);

const PLAYS: [(&str, Play); 10] = [
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
    ("partners-producer", |counter| begin(counter, "Producteur", "ferme des combes")),
    ("partners-artist", |counter| begin(counter, "Artiste", "Zénobie Vauquelin")),
    ("partners-artist-erase", |counter| {
        begin(counter, "Artiste", "Zénobie Vauquelin");
        counter.touch("Enregistrer");
        counter.touch("Zénobie Vauquelin");
        counter.touch("Plus maintenant");
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
