//! The life of the café beside the sales, on the real widgets before a real till.

use comptoir::domain::day::BusinessDay;
use comptoir::domain::text::Label;
use comptoir::domain::volunteer::{Duty, Volunteer};
use comptoir::screens::theme::Look;
use comptoir::till::desk::Desk;

use crate::counter::{Beginning, Counter, DAY_MS};
use crate::looks;

const MINUTE_MS: i64 = 60_000;

fn label(text: &str) -> Label {
    Label::new(text).expect("a name")
}

/// Members who have given time, one of them longer ago than a day.
fn members(desk: &mut Desk) {
    let today = BusinessDay::of(desk.now());
    for name in ["Lucie C.", "Karim P.", "Chloé O.", "Alain N."] {
        let id = desk.add_customer(&label(name)).expect("added");
        let who = Some(Volunteer::Customer(id));
        desk.note_hours(who, Duty::Kitchen, today, 135).expect("noted");
    }
    desk.note_hours(None, Duty::Counter, today, 810).expect("noted");
    desk.add_customer(&label("Odile G.")).expect("added");
}

fn selling(look: Look) -> Counter {
    let mut counter =
        Counter::beginning(look, Beginning { prepare: Some(members), ..Beginning::default() });
    counter.touch("Monique");
    counter.touch("Ouvrir la journée");
    counter
}

/// The team, from the day.
fn team(look: Look) -> Counter {
    let mut counter = selling(look);
    counter.touch("Journée");
    counter.touch("Équipe et vie du café");
    counter
}

/// Someone is here, and someone has been since yesterday.
fn busy(look: Look) -> Counter {
    let mut counter = team(look);
    counter.touch("Karim P.");
    counter.advance(DAY_MS);
    counter.touch("Caisse");
    counter.touch("Journée");
    counter.touch("Équipe et vie du café");
    counter.touch("Cuisine");
    counter.touch("Yasmine");
    counter.advance(70 * MINUTE_MS);
    counter
}

#[test]
fn someone_comes_by_two_touches_from_the_day_and_goes_by_two() {
    let mut counter = selling(looks::usual());
    counter.touch("Journée");
    counter.touches();
    counter.touch("Équipe et vie du café");
    counter.touch("Lucie C.");
    assert_eq!(counter.touches(), 2);
    assert!(counter.shows("Bienvenue Lucie C. ! L’heure d’arrivée est notée."));
    assert!(counter.shows("Ici depuis 08:14"));
    counter.advance(130 * MINUTE_MS);
    counter.touches();
    counter.touch("Lucie C.");
    counter.touch("Part maintenant");
    assert_eq!(counter.touches(), 2);
    assert!(counter.shows("Merci Lucie C. ! 2\u{a0}h\u{a0}10 sont notées."));
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn two_fingers_on_a_name_are_one_arrival() {
    let mut counter = team(looks::usual());
    let come = counter.messages("Lucie C.");
    counter.send_at_once([come.clone(), come].concat());
    assert!(counter.shows("Bienvenue Lucie C. ! L’heure d’arrivée est notée."));
    let mut here = 0;
    counter.behind(|desk| {
        here = desk.team().expect("read").people.iter().filter(|one| one.here.is_some()).count();
    });
    assert_eq!(here, 1);
}

#[test]
fn a_forgotten_departure_is_told_by_a_person() {
    let mut counter = busy(looks::usual());
    assert!(counter.shows("Oublié ? sam. 21 nov."));
    counter.touch("Karim P.");
    assert!(!counter.shows("Part maintenant"));
    counter.touch("Noter cette durée");
    assert!(counter.shows("Merci Karim P. ! 2\u{a0}h sont notées."));
    assert!(!counter.shows("Oublié ? sam. 21 nov."));
}

#[test]
fn hours_are_noted_afterwards_and_taken_back() {
    let mut counter = team(looks::usual());
    assert!(counter.shows("Ce mois-ci : 22\u{a0}h\u{a0}30"));
    counter.touch("Noter des heures");
    counter.touch("Toute l’équipe ensemble");
    counter.touch("Noter ces heures");
    assert!(counter.shows("Ce mois-ci : 24\u{a0}h\u{a0}30"));
    counter.touch("Heures du mois");
    counter.touch("Karim P.");
    counter.touch("Retirer ces heures");
    assert!(counter.shows("C’est retiré."));
    counter.touch("Retour");
    assert!(counter.shows("Ce mois-ci : 22\u{a0}h\u{a0}15"));
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn a_member_who_never_came_is_found_among_all() {
    let mut counter = team(looks::usual());
    assert!(!counter.shows("Odile G."));
    counter.touch("Quelqu’un d’autre");
    counter.touch("Odile G.");
    assert!(counter.shows("Bienvenue Odile G. ! L’heure d’arrivée est notée."));
}

type Play = fn(&mut Counter);

const PLAYS: [(&str, Play); 5] = [
    ("life-team", |_| ()),
    ("life-team-here", |counter| counter.touch("Yasmine")),
    ("life-team-forgotten", |counter| counter.touch("Karim P.")),
    ("life-team-note", |counter| {
        counter.touch("Noter des heures");
        counter.touch("Chloé O.");
    }),
    ("life-team-month", |counter| {
        counter.touch("Heures du mois");
        counter.touch("Toute l’équipe ensemble");
    }),
];

fn played(play: Play) -> impl Fn(Look) -> Counter {
    move |look| {
        let mut counter = busy(look);
        play(&mut counter);
        counter
    }
}

#[test]
fn the_life_in_pictures() {
    for (name, play) in PLAYS {
        looks::everywhere(name, played(play));
    }
}

#[test]
fn the_life_enlarged() {
    for (name, play) in PLAYS {
        looks::measured(name, played(play));
    }
}
