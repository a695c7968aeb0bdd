//! The life of the café beside the sales, on the real widgets before a real till.

use comptoir::domain::day::BusinessDay;
use comptoir::domain::membership::{Term, Terms};
use comptoir::domain::money::Cents;
use comptoir::domain::text::Label;
use comptoir::domain::volunteer::{Duty, Volunteer};
use comptoir::screens::theme::Look;
use comptoir::till::desk::Desk;
use comptoir::till::memberships::NewMembership;
use iced::keyboard::key::Named;

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
    counter.touch("Alain N.");
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

/// A café that sells memberships for a year and for a day.
fn association(look: Look) -> Counter {
    let prepare = |desk: &mut Desk| {
        members(desk);
        let year = desk.till().catalog().by_sku("803").expect("a product").id;
        let terms = Terms { floor: Cents::new(500), term: Term::RollingYear };
        desk.set_membership_terms(year, Some(terms)).expect("set");
        let name = label("Adhésion à la journée");
        let (suggested, floor) = (Cents::new(200), Cents::new(200));
        let day = NewMembership { name, suggested, free: false, floor, term: Term::Day };
        desk.create_membership(day).expect("made");
        let all = desk.customers().expect("read");
        let day = |text| BusinessDay::parse(text).expect("a day");
        for (name, end) in [("Chloé O.", "2027-02-28"), ("Karim P.", "2026-12-01")] {
            let id = all.iter().find(|one| one.name.as_str() == name).expect("known").id;
            let span = (day("2026-03-01"), day(end));
            desk.take_membership_over(id, year, span).expect("taken over");
        }
    };
    let mut counter =
        Counter::beginning(look, Beginning { prepare: Some(prepare), ..Beginning::default() });
    counter.touch("Monique");
    counter.touch("Ouvrir la journée");
    counter.touch("Journée");
    counter.touch("Équipe et vie du café");
    counter
}

fn among_members(look: Look) -> Counter {
    let mut counter = association(look);
    counter.touch("Adhérents");
    counter
}

#[test]
fn a_membership_opens_on_the_advised_price_and_keeps_its_floor() {
    let mut counter = among_members(looks::usual());
    assert!(counter.shows("2 adhérents aujourd’hui"));
    counter.touch("Odile G.");
    counter.touch("Adhésion annuelle (min 5) · 10,00\u{a0}€");
    counter.type_in("4");
    assert!(!counter.shows("Ajouter · 4,00\u{a0}€"), "below the floor");
    counter.key(Named::Backspace);
    counter.key(Named::Enter);
    counter.touch("Juste");
    assert!(counter.shows("Le compte est juste"));
    counter.touch("Journée");
    counter.touch("Équipe et vie du café");
    counter.touch("Adhérents");
    assert!(counter.shows("3 adhérents aujourd’hui"));
    assert!(counter.shows("jusqu’au 20/11/2027"));
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn a_membership_for_the_day_needs_no_name_and_two_touches() {
    let mut counter = among_members(looks::usual());
    counter.touches();
    counter.touch("Adhésion à la journée");
    counter.touch("Juste");
    assert_eq!(counter.touches(), 2);
    let mut members = 0;
    counter.behind(|desk| members = desk.members().expect("read").members);
    assert_eq!(members, 3);
}

#[test]
fn a_membership_without_a_name_asks_for_one() {
    let mut counter = association(looks::usual());
    counter.touch("Caisse");
    counter.type_in("adhesion annuelle");
    counter.key(Named::Enter);
    counter.key(Named::Enter);
    assert!(counter.shows("Choisir un client"));
}

#[test]
fn a_meal_asks_once_who_pays_and_proposes_it_afterwards() {
    let mut counter = selling(looks::usual());
    let ring = |counter: &mut Counter| {
        counter.type_in("repas soli");
        counter.key(Named::Enter);
    };
    ring(&mut counter);
    assert!(counter.shows("Qui paie ce repas ?"));
    counter.touch("KLESIA");
    assert!(!counter.shows("Qui paie ce repas ?"));
    counter.key(Named::Enter);
    ring(&mut counter);
    assert!(!counter.shows("Qui paie ce repas ?"), "it is proposed");
    assert!(counter.shows("KLESIA"));
    counter.touch("KLESIA");
    counter.touch("Commune");
    assert!(counter.shows("Commune"));
    assert_eq!(counter.audited().stray_view, None);
}

fn services(look: Look) -> Counter {
    let mut counter = team(look);
    counter.touch("Services");
    counter
}

#[test]
fn a_service_is_one_touch_and_the_last_is_taken_back() {
    let mut counter = services(looks::usual());
    counter.touches();
    counter.touch("Aide numérique");
    assert_eq!(counter.touches(), 1);
    assert!(counter.shows("C’est compté : Aide numérique."));
    assert!(counter.shows("1 aujourd’hui"));
    counter.touch("Annuler le dernier");
    assert!(!counter.shows("1 aujourd’hui"));
    counter.touch("Commission des jeux du jour");
    counter.type_in("12,40");
    counter.touch("Noter cette commission");
    counter.touch("Repas solidaires hors caisse");
    counter.touch("Noter ces repas");
    assert!(counter.shows("1 repas hors caisse"));
    assert_eq!(counter.audited().stray_view, None);
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

const MEMBERS: [(&str, Play); 5] = [
    ("life-members", |_| ()),
    ("life-member", |counter| counter.touch("Karim P.")),
    ("life-member-kinds", |counter| counter.touch("Sortes d’adhésion")),
    ("life-member-kind", |counter| {
        counter.touch("Sortes d’adhésion");
        counter.touch("Nouvelle sorte d’adhésion");
        counter.type_in("saison");
        counter.key(Named::Enter);
    }),
    ("life-member-price", |counter| {
        counter.touch("Karim P.");
        counter.touch("Adhésion annuelle (min 5) · 10,00\u{a0}€");
    }),
];

const SERVICES: [(&str, Play); 4] = [
    ("life-services", |counter| counter.touch("Aide numérique")),
    ("life-services-commission", |counter| counter.touch("Commission des jeux du jour")),
    ("life-services-meals", |counter| counter.touch("Repas solidaires hors caisse")),
    ("sale-funder", |counter| {
        counter.touch("Caisse");
        counter.type_in("repas soli");
        counter.key(Named::Enter);
    }),
];

fn after(begin: fn(Look) -> Counter, play: Play) -> impl Fn(Look) -> Counter {
    move |look| {
        let mut counter = begin(look);
        play(&mut counter);
        counter
    }
}

#[test]
fn the_life_in_pictures() {
    for (name, play) in PLAYS {
        looks::everywhere(name, played(play));
    }
    for (name, play) in MEMBERS {
        looks::everywhere(name, after(among_members, play));
    }
    for (name, play) in SERVICES {
        looks::everywhere(name, after(services, play));
    }
}

#[test]
fn the_life_enlarged() {
    for (name, play) in PLAYS {
        looks::measured(name, played(play));
    }
    for (name, play) in MEMBERS {
        looks::measured(name, after(among_members, play));
    }
    for (name, play) in SERVICES {
        looks::measured(name, after(services, play));
    }
}
