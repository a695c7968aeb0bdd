//! The agenda and what the network knows, on the real widgets before a real till.

use comptoir::domain::activity::{ActivityKind, Heads, Outcome, Plan};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::profile::Model;
use comptoir::domain::text::Label;
use comptoir::screens::theme::Look;
use comptoir::till::desk::Desk;
use iced::keyboard::key::Named;

use crate::counter::{Beginning, Counter};
use crate::looks;

/// The agenda of a café that sells, with nothing in it.
fn empty(look: Look) -> Counter {
    let mut counter = Counter::selling(look);
    again(&mut counter);
    counter
}

/// The agenda anew, by way of *Plus* where the rail is short.
fn again(counter: &mut Counter) {
    if !counter.shows("Agenda") {
        counter.touch("Plus");
    }
    counter.touch("Agenda");
}

fn plan(desk: &mut Desk, kind: ActivityKind, days: i64, title: &str, heads: Option<Heads>) {
    let today = BusinessDay::of(desk.now()).date();
    let day = BusinessDay::new(today + chrono::TimeDelta::days(days));
    let plan = Plan {
        kind,
        day,
        start: 990,
        end: Some(1_080),
        partner: None,
        funder: None,
        hosted: false,
    };
    let title = Label::new(title).ok();
    let planned = desk.plan_activity(plan, title.as_ref(), 1).expect("planned");
    if heads.is_some() {
        let outcome = Outcome { heads, ..Outcome::default() };
        desk.hold_activity(planned[0], outcome).expect("held");
    }
}

fn selling(look: Look, prepare: fn(&mut Desk)) -> Counter {
    let beginning = Beginning { prepare: Some(prepare), ..Beginning::default() };
    let mut counter = Counter::beginning(look, beginning);
    counter.touch("Monique");
    counter.touch("Ouvrir la journée");
    counter
}

/// Yesterday's workshop, of which nobody has said anything.
fn workshop(desk: &mut Desk) {
    plan(desk, ActivityKind::Digital, -1, "", None);
}

/// Something to come, something to tell, something that was.
fn busy(desk: &mut Desk) {
    plan(desk, ActivityKind::Digital, -1, "Ordinateurs sans stress", None);
    plan(desk, ActivityKind::Games, -2, "", None);
    let long = "Lecture à voix haute des lettres de poilus de la vallée";
    plan(desk, ActivityKind::Social, 1, long, None);
    plan(desk, ActivityKind::Concert, 9, "Chansons du lavoir", None);
    plan(desk, ActivityKind::Cooking, 20, "", None);
    let heads = Heads::by_age(3, 5, 6);
    plan(desk, ActivityKind::Digital, -8, "Ordinateurs sans stress", Some(heads));
    let about = Heads { all: 120, estimated: true, ..Heads::default() };
    plan(desk, ActivityKind::Concert, -15, "", Some(about));
}

fn some(look: Look) -> Counter {
    let mut counter = selling(look, busy);
    again(&mut counter);
    counter
}

/// What is written of the only activity that a café has.
fn only(counter: &mut Counter) -> comptoir::domain::activity::Activity {
    let mut found = None;
    counter.behind(|desk| {
        let board = desk.agenda_board().expect("read");
        let all = board.ahead.into_iter().chain(board.untold).chain(board.past);
        let all: Vec<_> = all.collect();
        assert_eq!(all.len(), 1, "{all:?}");
        found = all.into_iter().next();
    });
    found.expect("one").activity
}

#[test]
fn a_volunteer_notes_what_was_held_in_six_touches() {
    let mut counter = selling(looks::usual(), workshop);
    counter.touches();
    counter.touch("Agenda");
    counter.touch("À raconter · 1");
    counter.touch("Atelier numérique");
    assert!(counter.shows("Atelier numérique : combien étiez-vous ?"));
    counter.touch("2");
    counter.touch("4");
    counter.touch("C’est noté");
    assert_eq!(counter.touches(), 6);
    assert!(counter.shows("C’est noté, merci."));
    let heads = only(&mut counter).outcome().and_then(|outcome| outcome.heads);
    assert_eq!(heads, Some(Heads { all: 24, ..Heads::default() }));
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn fourteen_people_by_age_are_told_and_corrected() {
    let mut counter = selling(looks::usual(), workshop);
    again(&mut counter);
    counter.touch("À raconter · 1");
    counter.touch("Atelier numérique");
    for (band, figure) in [("Enfants", "3"), ("Adultes", "5"), ("60 ans et plus", "6")] {
        counter.touch(band);
        counter.touch(figure);
    }
    assert!(counter.shows("14"));
    counter.touch("C’est noté");
    counter.touch("Passées");
    assert!(counter.shows("ven. 20 nov. · jusqu’à 18:00 · 14 personnes"), "told in the list");
    counter.touch("Atelier numérique");
    counter.touch("Corriger les chiffres");
    counter.touch("60 ans et plus");
    counter.touch("7");
    counter.touch("C’est noté");
    let heads = only(&mut counter).outcome().and_then(|outcome| outcome.heads);
    assert_eq!(heads.map(|heads| heads.seniors), Some(7));
}

#[test]
fn an_activity_is_planned_in_four_touches_and_called_off_with_its_reason() {
    let mut counter = empty(looks::usual());
    assert!(counter.shows("À venir"));
    counter.touches();
    counter.touch("Planifier");
    counter.touch("Concert");
    counter.touch("+ 1 sem.");
    counter.touch("Enregistrer");
    assert_eq!(counter.touches(), 4);
    assert!(counter.shows("C’est prévu."));
    counter.touch("Concert");
    counter.touch("Annuler cette date");
    counter.touch("Météo");
    assert!(counter.shows("C’est annulé."));
    let activity = only(&mut counter);
    assert_eq!(activity.outcome(), None);
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn what_is_put_down_after_it_was_held_is_told_at_once() {
    let mut counter = empty(looks::usual());
    counter.touch("Planifier");
    counter.touch("Jeux");
    counter.touch("− 1 sem.");
    counter.touch("Enregistrer");
    assert!(counter.shows("Jeux : combien étiez-vous ?"));
    counter.type_in("12");
    counter.key(Named::Enter);
    let heads = only(&mut counter).outcome().and_then(|outcome| outcome.heads);
    assert_eq!(heads.map(|heads| heads.all), Some(12));
}

#[test]
fn the_cafe_says_its_commune_by_name() {
    let mut counter = Counter::selling(looks::usual());
    counter.touch("Réglages");
    counter.touch("Café et réseau");
    counter.touch("Associatif");
    counter.touch("Choisir la commune");
    counter.type_in("caumont 33");
    counter.touch("Caumont (33)");
    counter.touch("Écrire le numéro");
    counter.type_in("W521000");
    counter.key(Named::Enter);
    let wrong = "Ce numéro commence par W et compte neuf chiffres ; \
                 il est sur le récépissé de la préfecture.";
    assert!(counter.shows(wrong));
    counter.type_in("123");
    counter.key(Named::Enter);
    counter.touch("Enregistrer");
    assert!(counter.shows("C’est noté."));
    let mut known = None;
    counter.behind(|desk| known = Some(desk.till().ledger().profile.clone()));
    let known = known.expect("told");
    assert_eq!(known.model, Some(Model::Association));
    assert_eq!(known.commune.map(|code| code.to_string()).as_deref(), Some("33112"));
    assert_eq!(known.rna.map(|rna| rna.to_string()).as_deref(), Some("W521000123"));
    assert!(!known.comparison, "nobody agreed to anything");
}

type Play = fn(&mut Counter);

const PLAYS: [(&str, Play); 9] = [
    ("agenda", |_| ()),
    ("agenda-untold", |counter| counter.touch("À raconter · 2")),
    ("agenda-past", |counter| counter.touch("Passées")),
    ("agenda-kinds", |counter| counter.touch("Planifier")),
    ("agenda-plan", |counter| {
        counter.touch("Planifier");
        counter.touch("Atelier numérique");
    }),
    ("agenda-plan-details", |counter| {
        counter.touch("Planifier");
        counter.touch("Atelier numérique");
        counter.touch("Financement, partenaire");
    }),
    ("agenda-count", |counter| {
        counter.touch("À raconter · 2");
        counter.touch("Ordinateurs sans stress");
        counter.touch("Enfants");
        counter.type_in("3");
    }),
    ("agenda-one", |counter| {
        counter.touch("Passées");
        counter.touch("Ordinateurs sans stress");
    }),
    ("agenda-reasons", |counter| {
        counter.touch("Chansons du lavoir");
        counter.touch("Annuler cette date");
    }),
];

fn played(play: Play) -> impl Fn(Look) -> Counter {
    move |look| {
        let mut counter = some(look);
        play(&mut counter);
        counter
    }
}

fn profile(look: Look) -> Counter {
    let mut counter = Counter::selling(look);
    if !counter.shows("Réglages") {
        counter.touch("Plus");
    }
    counter.touch("Réglages");
    counter.touch("Café et réseau");
    counter
}

fn commune(look: Look) -> Counter {
    let mut counter = profile(look);
    counter.touch("Choisir la commune");
    counter.type_in("saint jul");
    counter
}

#[test]
fn the_agenda_in_pictures() {
    looks::everywhere("agenda-empty", empty);
    for (name, play) in PLAYS {
        looks::everywhere(name, played(play));
    }
    looks::everywhere("profile", profile);
    looks::everywhere("profile-commune", commune);
}

#[test]
fn the_agenda_enlarged() {
    for (name, play) in PLAYS {
        looks::measured(name, played(play));
    }
    looks::measured("profile", profile);
}
