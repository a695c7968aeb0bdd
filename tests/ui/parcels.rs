//! The relay of parcels on the real widgets: how many touches it takes, and how it looks.

use comptoir::domain::money::Cents;
use comptoir::domain::parcel::carrier::{
    Carrier, DayCount, FirstDay, Holding, IdentityRule, Kind, Level, Size, Tariff,
};
use comptoir::domain::parcel::slot::Shelves;
use comptoir::domain::text::Label;
use comptoir::domain::tracking::TrackingNumber;
use comptoir::screens::theme::Look;
use comptoir::till::desk::Desk;
use comptoir::till::parcels::NewParcel;
use iced::keyboard::key::Named;

use crate::counter::{Counter, DAY_MS};
use crate::looks;

/// Days from the first parcel to the one that is played.
const DAYS: i64 = 6;

fn carrier(desk: &mut Desk, name: &str, level: Level, shelves: &str, days: u16) -> Carrier {
    let from = "2025-01-01".parse().expect("a day");
    let tariff = |kind, cents| Tariff { from, kind, size: None, unit: Cents::new(cents) };
    let carrier = Carrier {
        id: desk.new_carrier(),
        name: Label::new(name).expect("a name"),
        level,
        identity: IdentityRule::Document,
        shelves: Shelves::parse(shelves),
        driver_hours: None,
        holdings: vec![Holding {
            from,
            days,
            count: DayCount::Calendar,
            first: FirstDay::DayAfter,
        }],
        tariffs: vec![tariff(Kind::Arrival, 35), tariff(Kind::Return, 15)],
        fixed: Vec::new(),
        active: true,
    };
    desk.set_carrier(carrier.clone()).expect("set");
    carrier
}

fn come(desk: &mut Desk, carrier: &Carrier, name: &str, number: &str, size: Size) {
    let new = NewParcel {
        carrier: carrier.id,
        number: TrackingNumber::new(number).ok(),
        unreadable: false,
        name: name.to_owned(),
        size,
        slot: None,
        found: false,
        paper: false,
    };
    desk.receive_parcel(&new).expect("received");
}

/// A counter in the relay's screen: three carriers, five parcels of the last days.
fn relay(look: Look) -> Counter {
    let mut counter = Counter::new(look);
    counter.behind(|desk| {
        let relay = carrier(desk, "Mondial Relay", Level::Full, "A01-A20", 5);
        carrier(desk, "Pickup", Level::Full, "C01-C10", 8);
        carrier(desk, "Vinted Go", Level::Counts, "B01-B10", 7);
        come(desk, &relay, "Martin P", "12345671", Size::Small);
        come(desk, &relay, "Delorme", "12345672", Size::Small);
    });
    counter.advance(DAYS * DAY_MS - DAY_MS);
    counter.behind(|desk| {
        let carriers = desk.relay().expect("read").carriers;
        let (relay, pickup) = (carriers[0].clone(), carriers[1].clone());
        come(desk, &relay, "Martin L", "12345673", Size::Small);
        come(desk, &pickup, "Martin L", "12345674", Size::Medium);
        come(desk, &relay, "Marchand", "12345675", Size::Large);
    });
    counter.advance(DAY_MS);
    counter.touch("Monique");
    counter.touch("Ouvrir la journée");
    counter.touch("Colis");
    counter
}

fn here() -> Counter {
    relay(looks::usual())
}

fn letters(counter: &mut Counter, letters: &[&str]) {
    for letter in letters {
        counter.touch(letter);
    }
}

#[test]
fn a_parcel_in_is_a_scan_three_letters_and_shelving() {
    let mut counter = here();
    counter.touch("Arrivée");
    counter.touch("Mondial Relay");
    // The carrier stays chosen from here on.
    for code in ["87654321", "87654322"] {
        counter.touches();
        counter.scan(code);
        letters(&mut counter, &["Z", "o", "e"]);
        counter.touch("Ranger");
        assert_eq!(counter.touches(), 4);
        assert!(counter.shows("Rangé : A04 Zoe") || counter.shows("Rangé : A05 Zoe"));
    }
    let found = counter.audited();
    assert_eq!((found.unsound, found.stray_view), (None, None));
}

#[test]
fn a_parcel_out_is_three_letters_the_identity_and_done() {
    let mut counter = here();
    counter.touches();
    letters(&mut counter, &["D", "e", "l"]);
    counter.touch("Identité vérifiée");
    counter.touch("Remis");
    assert_eq!(counter.touches(), 5);
    assert!(counter.shows("Remis : A02 Delorme"));
    let found = counter.audited();
    assert_eq!((found.unsound, found.stray_view), (None, None));
}

#[test]
fn without_the_identity_nothing_is_handed_over_and_an_act_is_undone() {
    let mut counter = here();
    counter.scan("12345672");
    counter.touch("Remis");
    assert!(counter.shows("Identité vérifiée"), "the key was out of use");
    counter.touch("Identité vérifiée");
    counter.touch("Remis");
    counter.touch("Annuler");
    counter.scan("5672");
    assert!(counter.shows("Delorme"), "back on the shelf");
}

#[test]
fn something_else_is_left_with_nothing_chosen_and_moves_one_carrier_alone() {
    let mut counter = here();
    letters(&mut counter, &["D", "e", "l"]);
    counter.touch("Autre chose");
    counter.touch("Delorme");
    counter.touch("Retour");
    assert!(counter.shows("Autre chose"), "one step back");
    // Two parcels of one person, of two carriers: each has places of its own.
    let mut counter = here();
    counter.scan("12345673");
    counter.touch("Autre chose");
    counter.touch("Changer de place");
    assert!(!counter.shows("Changer de place"), "a place is asked for");
    let mut counter = here();
    counter.type_in("martin l");
    counter.touch("Autre chose");
    counter.touch("Changer de place");
    assert!(counter.shows("Changer de place"), "the key is out of use");
}

#[test]
fn a_parcel_scanned_twice_has_no_second_row() {
    let mut counter = here();
    counter.touch("Arrivée");
    counter.touch("Mondial Relay");
    counter.scan("12345672");
    assert!(counter.shows("Ce colis est déjà là : A02 Delorme."));
}

#[test]
fn another_place_than_the_proposed_one_is_chosen_by_touch() {
    let mut counter = here();
    counter.touch("Arrivée");
    counter.touch("Mondial Relay");
    counter.scan("87654321");
    letters(&mut counter, &["Z", "o", "e"]);
    counter.touch("A04");
    assert!(!counter.shows("A02"), "someone's parcel stands there");
    counter.touch("A12");
    counter.touch("Ranger");
    assert!(counter.shows("Rangé : A12 Zoe"));
    counter.touch("Remettre");
    letters(&mut counter, &["Z", "o", "e"]);
    counter.touch("Autre chose");
    counter.touch("Changer de place");
    counter.touch("Réserve");
    assert!(counter.shows("Rangé : Réserve Zoe"));
    counter.touch("Annuler");
    letters(&mut counter, &["Z", "o", "e"]);
    assert!(counter.shows("A12"), "back where it stood");
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn what_is_damaged_is_written_down() {
    let mut counter = here();
    counter.scan("12345672");
    counter.touch("Autre chose");
    counter.touch("Abîmé");
    counter.type_in("coin");
    counter.key(iced::keyboard::key::Named::Enter);
    assert!(counter.shows("Abîmé : A02 Delorme"));
    counter.scan("12345672");
    assert!(
        counter.shows("Mondial Relay · arrivé sam. 21 nov. · à rendre aujourd’hui · abîmé : coin")
    );
}

#[test]
fn a_driver_takes_what_is_overdue() {
    let mut counter = here();
    counter.touch("Départ livreur\u{a0}·\u{a0}2");
    counter.touch("Mondial Relay · 2");
    counter.scan("12345671");
    counter.touch("Delorme");
    counter.touch("Donner 2 sur 2");
    assert!(counter.shows("Départ livreur"), "nothing to return any more");
    let orders = counter.orders(comptoir::devices::JobClass::Paper);
    assert_eq!(orders, 1, "the manifest");
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn what_is_not_found_for_the_driver_is_missing_with_a_reason() {
    let mut counter = here();
    counter.touch("Départ livreur\u{a0}·\u{a0}2");
    counter.touch("Mondial Relay · 2");
    counter.touch("Delorme");
    counter.touch("Donner 1 sur 2");
    assert!(counter.shows("Un colis de la liste ne part pas. Pourquoi ?"));
    counter.touch("Introuvable");
    counter.touch("Remettre");
    counter.type_in("12345671");
    assert!(counter.shows("Martin P."));
    counter.touch("Autre chose");
}

#[test]
fn the_evening_says_how_many_there_are() {
    let mut counter = here();
    counter.touch("Suivi");
    assert!(counter.shows("5 colis dans le café."));
    counter.touch("Compter les casiers");
    counter.touch("Tout y est : 5");
    assert!(counter.shows("Casiers comptés : 5 sur 5."));
    counter.touch("Compter les casiers");
    counter.scan("98765432");
    assert!(counter.shows("Quel transporteur ?"), "an unknown one is taken in");
}

#[test]
fn the_lowest_level_only_counts() {
    let mut counter = here();
    counter.touch("Arrivée");
    counter.touch("Vinted Go");
    assert!(counter.shows("Arrivées"));
    assert!(!counter.shows("3 lettres du nom"));
}

#[test]
fn the_end_of_a_scan_and_a_lone_enter_shelve_nothing() {
    let mut counter = here();
    counter.touch("Arrivée");
    counter.touch("Mondial Relay");
    counter.scan_with_two_ends("87654321");
    assert!(counter.shows("87654321"), "the second end is the scanner's");
    // Enter does what the key does, and that key is out of use.
    counter.advance(2_000);
    counter.key(Named::Enter);
    counter.key(Named::Enter);
    assert!(counter.shows("87654321"), "nothing was taken in");
    counter.type_in("Zoe");
    counter.key(Named::Enter);
    assert!(counter.shows("Rangé : A04 Zoe"));
    counter.touch("Dépôt client");
    counter.touch("Pickup");
    counter.key(Named::Enter);
    assert!(counter.shows("Aucun dépôt aujourd’hui."), "no number, no parcel");
    counter.touch("Suivi");
    assert!(counter.shows("6 colis dans le café."));
}

#[test]
fn the_end_of_a_scan_checks_no_identity() {
    let mut counter = here();
    counter.scan_with_two_ends("12345672");
    counter.touch("Remis");
    assert!(!counter.shows("Remis : A02 Delorme"), "nobody looked at a document");
}

#[test]
fn what_customers_leave_at_night_counts_for_the_day_that_is_open() {
    let mut counter = here();
    // Half past three at night, on the wall the next day.
    counter.advance(19 * 3_600_000 + 16 * 60_000);
    counter.touch("Dépôt client");
    counter.touch("Pickup");
    assert!(counter.shows("Aucun dépôt aujourd’hui."));
    counter.scan("87654321");
    counter.touch("Prendre le colis");
    assert!(counter.shows("Pris en dépôt : Réserve 87654321"), "no letter to guess");
    assert!(counter.shows("Un dépôt aujourd’hui."));
    // The parcels whose last day it is wait until the day is over.
    counter.touch("Suivi");
    assert!(counter.shows("À rendre (2)"));
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn what_is_said_of_an_act_goes_with_the_next() {
    let mut counter = here();
    counter.scan("12345671");
    counter.touch("Autre chose");
    counter.touch("Introuvable");
    assert!(counter.shows("Introuvable : A01 Martin P."));
    counter.touch("Départ livreur\u{a0}·\u{a0}1");
    assert!(!counter.shows("Introuvable : A01 Martin P."), "said in another place");
    counter.touch("Mondial Relay · 1");
    counter.touch("Delorme");
    counter.touch("Donner 1 sur 1");
    assert!(counter.shows("C’est parti : un colis avec le livreur de Mondial Relay."));
    counter.touch("Annuler");
    assert!(counter.shows("Mondial Relay · 1"), "what was said is what is undone");
    // Nothing leaves: it is said, and there is nothing to undo.
    counter.touch("Pickup");
    counter.touch("Donner 0 sur 0");
    assert!(counter.shows("C’est noté : le livreur de Pickup n’a rien emporté."));
    assert!(!counter.shows("Annuler"));
    counter.touch("Pickup");
    assert!(!counter.shows("C’est noté : le livreur de Pickup n’a rien emporté."));
}

#[test]
fn every_parcel_is_found_by_where_it_stands() {
    let mut counter = here();
    counter.touch("Suivi");
    counter.touch("Présents (5)");
    counter.touch("Martin P.");
    counter.touch("Autre chose");
    counter.touch("Introuvable");
    counter.touch("Suivi");
    counter.touch("Introuvables (1)");
    counter.touch("Martin P.");
    counter.touch("Autre chose");
    counter.touch("Retrouvé");
    counter.scan("12345672");
    counter.touch("Identité vérifiée");
    counter.touch("Remis");
    counter.touch("Suivi");
    counter.touch("Partis");
    assert!(counter.shows("Delorme"));
    assert!(
        counter
            .shows("Mondial Relay · arrivé sam. 21 nov. · remis aujourd’hui à 08:14 · n° 12345672")
    );
}

type Play = fn(&mut Counter);

/// Every way of the screen, with something in it.
const PLAYS: [(&str, Play); 16] = [
    ("parcels", |_| ()),
    ("parcels-hand", |counter| counter.type_in("mar")),
    ("parcels-aside", |counter| {
        counter.type_in("del");
        counter.touch("Autre chose");
    }),
    ("parcels-carriers", |counter| counter.touch("Arrivée")),
    ("parcels-arrival", |counter| {
        counter.touch("Arrivée");
        counter.touch("Mondial Relay");
        counter.scan("87654321");
        counter.type_in("delo");
    }),
    ("parcels-places", |counter| {
        counter.touch("Arrivée");
        counter.touch("Mondial Relay");
        counter.scan("87654321");
        counter.type_in("zoe");
        counter.touch("A04");
    }),
    ("parcels-move", |counter| {
        counter.type_in("del");
        counter.touch("Autre chose");
        counter.touch("Changer de place");
    }),
    ("parcels-damage", |counter| {
        counter.type_in("del");
        counter.touch("Autre chose");
        counter.touch("Abîmé");
        counter.type_in("coin enfoncé");
    }),
    ("parcels-counts", |counter| {
        counter.touch("Arrivée");
        counter.touch("Vinted Go");
    }),
    ("parcels-drop-off", |counter| {
        counter.touch("Dépôt client");
        counter.touch("Pickup");
        counter.scan("87654321");
    }),
    ("parcels-driver", |counter| {
        counter.touch("Départ livreur\u{a0}·\u{a0}2");
        counter.touch("Mondial Relay · 2");
        counter.touch("Delorme");
    }),
    ("parcels-follow", |counter| counter.touch("Suivi")),
    ("parcels-follow-here", |counter| {
        counter.touch("Suivi");
        counter.touch("Présents (5)");
    }),
    ("parcels-follow-gone", |counter| {
        counter.scan("12345672");
        counter.touch("Identité vérifiée");
        counter.touch("Remis");
        counter.touch("Suivi");
        counter.touch("Partis");
    }),
    ("parcels-driver-gone", |counter| {
        counter.touch("Départ livreur\u{a0}·\u{a0}2");
        counter.touch("Mondial Relay · 2");
        counter.touch("Delorme");
        counter.scan("12345671");
        counter.touch("Donner 2 sur 2");
    }),
    ("parcels-month", |counter| {
        counter.touch("Suivi");
        counter.touch("Le mois");
        counter.type_in("1,75");
    }),
];

fn played(play: Play) -> impl Fn(Look) -> Counter {
    move |look| {
        let mut counter = relay(look);
        play(&mut counter);
        counter
    }
}

#[test]
fn the_relay_in_pictures() {
    for (name, play) in PLAYS {
        looks::everywhere(name, played(play));
    }
}

#[test]
fn the_relay_enlarged() {
    for (name, play) in PLAYS {
        looks::measured(name, played(play));
    }
}
