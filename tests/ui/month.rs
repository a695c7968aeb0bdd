//! The month on the real widgets: what a person answers, and exactly what leaves.

use comptoir::screens::theme::Look;
use comptoir::till::desk::Desk;

use crate::counter::{Beginning, Counter};
use crate::{full, looks};

/// Head office has taken the café in; everything goes by file.
fn join(desk: &mut Desk) {
    full::join(desk);
}

fn month_of(look: Look, prepare: Option<fn(&mut Desk)>) -> Counter {
    let mut counter = Counter::beginning(look, Beginning { prepare, ..Beginning::default() });
    counter.touch("Monique");
    counter.touch("Ouvrir la journée");
    counter.touch("Journée");
    counter.touch("Ce mois-ci");
    counter
}

fn joined(look: Look) -> Counter {
    month_of(look, Some(join))
}

#[test]
fn a_café_that_has_not_joined_is_told_how() {
    let mut counter = month_of(looks::usual(), None);
    let told = concat!(
        "Le café n’est pas encore relié au réseau des 1000 cafés. ",
        "Le siège vous donne un code."
    );
    assert!(counter.shows(told));
    counter.touch("Relier le café");
    assert!(counter.shows("Quel code le siège vous a-t-il donné ?"));
    counter.touch("Retour");
    assert!(counter.shows(told));
}

#[test]
fn a_month_leaves_by_three_touches_from_the_day() {
    let mut counter = joined(looks::usual());
    assert!(counter.shows("Ce mois n’est pas terminé."));
    counter.touches();
    counter.touch("Voici exactement ce qui part");
    counter.touch("Envoyer comme provisoire");
    assert_eq!(counter.touches(), 2, "and the one that opened the month");
    assert!(counter.shows("Le relevé est scellé. Il part dès que le réseau répond."));
    assert!(counter.shows("Ce mois est scellé et attend de partir."));
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn what_a_person_answers_is_what_leaves() {
    let mut counter = joined(looks::usual());
    counter.touch("Six questions sur le mois");
    let before = counter.shows("Exact");
    counter.touch("Par la caisse");
    assert!(!before && counter.shows("Environ"), "a touch says that it is about so");
    counter.touch("Noter les réponses");
    assert!(counter.shows("Vos réponses sont notées."));
    let mut answers = Vec::new();
    counter.behind(|desk| {
        let month = comptoir::domain::month::MonthName::parse("2026-11").expect("a month");
        answers = desk.till().answers(month).expect("read");
    });
    assert_eq!(answers.len(), 1);
    assert!(!answers[0].exact);
}

#[test]
fn an_answer_taken_back_lets_the_till_count_again() {
    let mut counter = joined(looks::usual());
    counter.touch("Six questions sur le mois");
    counter.touch("Par la caisse");
    counter.touch("Environ");
    assert!(counter.shows("Par la caisse") && !counter.shows("Environ"), "the till counts again");
    counter.touch("Noter les réponses");
    let mut answers = Vec::new();
    counter.behind(|desk| {
        let month = comptoir::domain::month::MonthName::parse("2026-11").expect("a month");
        answers = desk.till().answers(month).expect("read");
    });
    assert_eq!(answers, [], "and nothing stands in its way");
}

type Play = fn(&mut Counter);

const PLAYS: [(&str, Play); 4] = [
    ("month", |_| ()),
    ("month-questions", |counter| counter.touch("Six questions sur le mois")),
    ("month-leaves", |counter| counter.touch("Voici exactement ce qui part")),
    ("month-sealed", |counter| {
        counter.touch("Voici exactement ce qui part");
        counter.touch("Envoyer comme provisoire");
    }),
];

fn played(play: Play) -> impl Fn(Look) -> Counter {
    move |look| {
        let mut counter = joined(look);
        play(&mut counter);
        counter
    }
}

#[test]
fn the_month_in_pictures() {
    for (name, play) in PLAYS {
        looks::everywhere(name, played(play));
    }
    looks::everywhere("month-alone", |look| month_of(look, None));
    looks::everywhere("month-join", |look| {
        let mut counter = month_of(look, None);
        counter.touch("Relier le café");
        counter
    });
}

#[test]
fn the_month_enlarged() {
    for (name, play) in PLAYS {
        looks::measured(name, played(play));
    }
}
