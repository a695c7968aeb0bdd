//! Every screen in three sizes and two sets of colours, as pictures and as measures.

use comptoir::screens::OpenProblem;
use comptoir::screens::theme::Look;
use iced::keyboard::key::Named;

use crate::counter::{Beginning, CATALOGUE, Counter, DAY_MS};
use crate::looks::{everywhere, measured};

/// A busy moment: coffees for a table, bread to take away, cheese from the scale.
fn busy(look: Look) -> Counter {
    let mut counter = Counter::selling(look);
    for product in ["Express", "Express", "Croissant", "Croissant", "Croissant"] {
        counter.touch(product);
    }
    counter.touch("Baguette 250 g");
    counter.scan("3760990006037");
    counter.touch("Croissant");
    counter
}

fn beginning(look: Look, beginning: Beginning<'_>) -> Counter {
    Counter::beginning(look, beginning)
}

#[test]
fn first_start() {
    let empty = Beginning { catalogue: None, ..Beginning::default() };
    everywhere("start", |look| beginning(look, empty));
    everywhere("start-name", |look| {
        let mut counter = beginning(look, empty);
        counter.touch("Ouvrir mon café");
        counter.type_in("Le Relais");
        counter
    });
}

#[test]
fn people_and_opening() {
    everywhere("operator", Counter::new);
    everywhere("opening", |look| {
        let mut counter = Counter::new(look);
        counter.touch("Monique");
        counter
    });
    everywhere("opening-count", |look| {
        let mut counter = Counter::new(look);
        counter.touch("Monique");
        counter.touch("Compter pièce par pièce");
        counter.type_in("2");
        counter
    });
}

#[test]
fn sale() {
    everywhere("sale-empty", Counter::selling);
    everywhere("sale", busy);
    everywhere("sale-abandon", |look| {
        let mut counter = busy(look);
        counter.touch("Abandonner");
        counter
    });
    everywhere("sale-unknown-code", |look| {
        let mut counter = busy(look);
        counter.scan("AB-3274080005003");
        counter
    });
}

#[test]
fn weighing_and_searching() {
    everywhere("weigh", |look| {
        let mut counter = busy(look);
        counter.type_in("tomme");
        counter.key(Named::Enter);
        counter.type_in("312");
        counter
    });
    everywhere("find", |look| {
        let mut counter = busy(look);
        counter.touch("Chercher ou scanner");
        counter.type_in("pa");
        counter
    });
}

#[test]
fn payment() {
    everywhere("pay", |look| {
        let mut counter = busy(look);
        counter.touch("Encaisser");
        counter.type_in("20");
        counter
    });
    everywhere("pay-card", |look| {
        let mut counter = busy(look);
        counter.touch("Encaisser");
        counter.touch("Carte");
        counter
    });
    everywhere("pay-split", |look| {
        let mut counter = busy(look);
        counter.touch("Encaisser");
        counter.touch("Plusieurs moyens");
        counter.type_in("5");
        counter
    });
}

#[test]
fn change() {
    everywhere("change", |look| {
        let mut counter = busy(look);
        counter.touch("20\u{a0}€");
        counter
    });
    everywhere("change-next", |look| {
        let mut counter = busy(look);
        counter.touch("20\u{a0}€");
        counter.touch("Express");
        counter
    });
}

#[test]
fn day_and_closing() {
    let sold = |look| {
        let mut counter = busy(look);
        counter.touch("20\u{a0}€");
        counter.touch("Grand crème");
        counter.touch("Juste");
        counter
    };
    everywhere("day-empty", |look| {
        let mut counter = Counter::selling(look);
        counter.touch("Journée");
        counter
    });
    everywhere("day", |look| {
        let mut counter = sold(look);
        counter.touch("Journée");
        counter.key(Named::ArrowDown);
        counter
    });
    everywhere("closing", |look| {
        let mut counter = sold(look);
        counter.touch("Journée");
        counter.touch("Clôturer");
        counter.type_in("2");
        counter
    });
    everywhere("closing-differs", |look| {
        let mut counter = sold(look);
        counter.touch("Journée");
        counter.touch("Clôturer");
        counter.type_in("2");
        counter.touch("J’ai tout compté");
        counter
    });
    everywhere("closing-done", |look| {
        let mut counter = sold(look);
        counter.touch("Journée");
        counter.touch("Clôturer");
        counter.touch("J’ai tout compté");
        counter.touch("Clôturer");
        counter
    });
}

#[test]
fn settings_and_strips() {
    everywhere("settings", |look| {
        let mut counter = Counter::selling(look);
        counter.touch("Réglages");
        counter
    });
    let demonstration = Beginning { demonstration: true, ..Beginning::default() };
    everywhere("strip-overdue", |look| {
        let mut counter = beginning(look, demonstration);
        counter.touch("Monique");
        counter.touch("Ouvrir la journée");
        counter.touch("Express");
        counter.advance(DAY_MS);
        counter.touch("Monique");
        counter.touch("Monique");
        counter
    });
}

#[test]
fn papers() {
    let bare = Beginning { printer: false, ..Beginning::default() };
    everywhere("paper", |look| {
        let mut counter = beginning(look, bare);
        counter.touch("Monique");
        counter.touch("Ouvrir la journée");
        counter.touch("Express");
        counter.touch("Juste");
        counter.touch("Journée");
        // A receipt bears letters of its signature, which differ from run to run.
        counter.touch("Lecture X");
        counter
    });
}

#[test]
fn nothing_to_sell_and_far_too_much() {
    let header = CATALOGUE.lines().next().expect("a header");
    let empty = Beginning { catalogue: Some(header), ..Beginning::default() };
    everywhere("sale-no-product", |look| {
        let mut counter = beginning(look, empty);
        counter.touch("Monique");
        counter.touch("Ouvrir la journée");
        counter
    });
    let mut many = String::from(header);
    for rank in 0..500 {
        let family = rank / 12;
        many.push_str(&format!(
            "\n{rank};Anticonstitutionnellement garanti {rank} de la Rochefoucauld-Montbel;\
             Rayon hyperspécialisé {family};12345.67;20;20;P;B;;on_site;{rank}"
        ));
    }
    let many = Beginning { catalogue: Some(&many), ..Beginning::default() };
    everywhere("sale-many", |look| {
        let mut counter = beginning(look, many);
        counter.touch("Monique");
        counter.touch("Ouvrir la journée");
        for _ in 0..12 {
            counter.type_in("4");
            counter.key(Named::Enter);
            counter.type_in("21");
            counter.key(Named::Enter);
        }
        counter
    });
}

#[test]
fn what_keeps_a_till_from_opening() {
    for (name, problem) in [
        ("help-in-use", OpenProblem::InUse),
        ("help-damaged", OpenProblem::Damaged { entry: 1_234_567 }),
        ("help-cannot-write", OpenProblem::CannotWrite),
        ("help-too-new", OpenProblem::TooNew),
        ("help-other", OpenProblem::Other("the key can’t be had: ".repeat(12))),
    ] {
        everywhere(name, |look| Counter::closed(look, problem.clone()));
    }
}

#[test]
fn enlarged_screens_keep_their_targets() {
    measured("sale", busy);
    measured("change", |look| {
        let mut counter = busy(look);
        counter.key(Named::F5);
        counter
    });
    measured("change-next", |look| {
        let mut counter = busy(look);
        counter.key(Named::F5);
        counter.touch("Express");
        counter
    });
    measured("pay", |look| {
        let mut counter = busy(look);
        counter.touch("Encaisser");
        counter
    });
    measured("pay-split", |look| {
        let mut counter = busy(look);
        counter.touch("Encaisser");
        counter.touch("Plusieurs moyens");
        counter.type_in("5");
        counter
    });
    measured("find", |look| {
        let mut counter = busy(look);
        counter.type_in("pa");
        counter
    });
    measured("weigh", |look| {
        let mut counter = busy(look);
        counter.type_in("605");
        counter.key(Named::Enter);
        counter
    });
    measured("opening-count", |look| {
        let mut counter = Counter::new(look);
        counter.touch("Monique");
        counter.touch("Compter pièce par pièce");
        counter
    });
    measured("operator", Counter::new);
    measured("day", |look| {
        let mut counter = busy(look);
        counter.key(Named::F5);
        counter.touch("Journée");
        counter.key(Named::ArrowDown);
        counter
    });
    measured("closing", |look| {
        let mut counter = busy(look);
        counter.key(Named::F5);
        counter.touch("Journée");
        counter.touch("Clôturer");
        counter
    });
    measured("settings", |look| {
        let mut counter = Counter::selling(look);
        counter.touch("Réglages");
        counter
    });
}

#[test]
fn grocery_at_the_till() {
    everywhere("unknown-family", |look| {
        let mut counter = busy(look);
        counter.scan("3274080005003");
        counter
    });
    everywhere("unknown-price", |look| {
        let mut counter = busy(look);
        counter.scan("3274080005003");
        counter.touch("Droguerie");
        counter.type_in("1,9");
        counter
    });
    everywhere("unknown-name", |look| {
        let mut counter = busy(look);
        counter.scan("3274080005003");
        counter.touch("Droguerie");
        counter.type_in("1,9");
        counter.touch("Lui donner un nom");
        counter.type_in("éponges grattantes");
        counter
    });
    everywhere("stop", |look| {
        let mut counter = busy(look);
        counter.scan("https://example.org/01/03760990006037?17=261120");
        counter
    });
}

#[test]
fn deposits() {
    everywhere("deposits", |look| {
        let mut counter = busy(look);
        counter.scan("3760990003036");
        while !counter.shows("Consignes") {
            counter.touch("Autres familles");
        }
        counter.touch("Consignes");
        counter.touch("Rendue : bouteille");
        counter
    });
}
