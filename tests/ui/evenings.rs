//! The evenings of a travelling café, on the real widgets before a real till.

use comptoir::domain::evening::{EveningState, Method};
use comptoir::domain::id::PartnerId;
use comptoir::domain::partner::{Partner, Role};
use comptoir::domain::profile::{Model, Profile};
use comptoir::domain::text::Label;
use comptoir::screens::theme::Look;
use comptoir::till::desk::Desk;
use iced::keyboard::key::Named;
use uuid::Uuid;

use crate::counter::{Beginning, Counter};
use crate::looks;

/// A van that knows a festival committee.
fn van(desk: &mut Desk) {
    let profile = Profile { model: Some(Model::Itinerant), ..Profile::default() };
    desk.set_profile(profile).expect("set");
    for (rank, (name, role)) in
        [("Comité des fêtes", Role::Association), ("Duo Lampion", Role::Artist)]
            .into_iter()
            .enumerate()
    {
        let id = PartnerId::new(Uuid::from_u128(0xBEEF + rank as u128));
        let name = Label::new(name).expect("a name");
        desk.set_partner(Partner::friend(id, name, role)).expect("set");
    }
}

fn tour(look: Look) -> Counter {
    let mut counter =
        Counter::beginning(look, Beginning { prepare: Some(van), ..Beginning::default() });
    counter.touch("Monique");
    counter.touch("Ouvrir la journée");
    counter.touch("Journée");
    counter.touch("Équipe et vie du café");
    counter.touch("Tournée");
    counter
}

fn planned(look: Look) -> Counter {
    let mut counter = tour(look);
    counter.touch("Prévoir une soirée");
    counter.type_in("tremil");
    counter.key(Named::Enter);
    counter.touch("Prévoir cette soirée");
    counter
}

/// An evening that is over, with what it came to.
fn over(look: Look) -> Counter {
    let mut counter = planned(look);
    counter.behind(|desk| {
        let evening = desk.evenings().expect("read")[0].plan.evening;
        for state in [EveningState::Open, EveningState::Ended] {
            desk.set_evening_state(evening, state).expect("it follows");
        }
        desk.estimate_evening(evening, 204, Method::PeakRotation).expect("said");
    });
    counter.touch("Monique");
    counter.touch("Journée");
    counter.touch("Équipe et vie du café");
    counter.touch("Tournée");
    counter.touch("Trémilly (52)");
    counter
}

#[test]
fn only_a_cafe_that_travels_has_a_tour() {
    let mut counter = Counter::selling(looks::usual());
    counter.touch("Journée");
    counter.touch("Équipe et vie du café");
    assert!(!counter.shows("Tournée"));
}

#[test]
fn an_evening_is_planned_held_and_counted() {
    let mut counter = planned(looks::usual());
    counter.touch("Trémilly (52)");
    for act in ["La commune confirme", "La soirée commence", "La soirée est finie"] {
        counter.touch(act);
    }
    counter.touch("Les chiffres sont bons");
    assert!(counter.shows("Dites d’abord combien de monde est venu."));
    counter.touch("Combien étiez-vous ?");
    counter.touch("comptées une à une");
    counter.type_in("204");
    counter.touch("Noter");
    assert!(counter.shows("204 personnes, comptées une à une"));
    counter.touch("Partenaires");
    counter.touch("Comité des fêtes");
    counter.touch("Payé par le café : 0,00\u{a0}€");
    counter.type_in("150");
    counter.touch("C’est le montant");
    counter.touch("Noter");
    counter.touch("Retour");
    assert!(counter.shows("1 partenaire, 150,00\u{a0}€ dépensés sur place"));
    counter.touch("Les chiffres sont bons");
    counter.touch("Retour");
    assert!(counter.shows("Tout est compté") && counter.shows("comptée"));
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn who_was_forgotten_is_offered_no_more_but_was_there() {
    let mut counter = over(looks::usual());
    counter.touch("Partenaires");
    counter.touch("Duo Lampion");
    counter.touch("Noter");
    let forget = |counter: &mut Counter, name: &str| {
        counter.behind(|desk| {
            let partners = desk.till().partners().expect("read");
            let id = partners.iter().find(|one| one.name() == name).expect("there").id;
            desk.erase_partner(id).expect("erased");
        });
        for touch in ["Monique", "Journée", "Équipe et vie du café", "Tournée", "Trémilly (52)"]
        {
            counter.touch(touch);
        }
        counter.touch("Partenaires");
    };
    counter.behind(|desk| {
        let id = PartnerId::new(Uuid::from_u128(0xFADE));
        let name = Label::new("Chanteuse").expect("a name");
        desk.set_partner(Partner::friend(id, name, Role::Artist)).expect("set");
    });
    forget(&mut counter, "Chanteuse");
    assert!(counter.shows("Duo Lampion") && !counter.shows("Nom effacé"));
    forget(&mut counter, "Duo Lampion");
    assert!(counter.shows("Nom effacé") && !counter.shows("Duo Lampion"));
    counter.touch("Nom effacé");
    assert!(counter.shows("Payé par le café : 0,00\u{a0}€"), "it was somebody");
}

type Play = fn(&mut Counter);

const PLAYS: [(&str, Play); 5] = [
    ("life-evening", |_| ()),
    ("life-evenings", |counter| counter.touch("Retour")),
    ("life-evening-people", |counter| counter.touch("Combien étiez-vous ?")),
    ("life-evening-shows", |counter| counter.touch("Animations")),
    ("life-evening-partner", |counter| {
        counter.touch("Partenaires");
        counter.touch("Comité des fêtes");
        counter.touch("Recette du partenaire : non communiquée");
        counter.type_in("900");
        counter.touch("C’est le montant");
        counter.touch("Payé par le café : 0,00\u{a0}€");
        counter.type_in("150");
        counter.touch("C’est le montant");
    }),
];

const BEGINNINGS: [(&str, Play); 2] = [
    ("life-evenings-empty", |_| ()),
    ("life-evening-where", |counter| {
        counter.touch("Prévoir une soirée");
        counter.type_in("chaumont");
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
fn the_evenings_in_pictures() {
    for (name, play) in PLAYS {
        looks::everywhere(name, after(over, play));
    }
    for (name, play) in BEGINNINGS {
        looks::everywhere(name, after(tour, play));
    }
}

#[test]
fn the_evenings_enlarged() {
    for (name, play) in PLAYS {
        looks::measured(name, after(over, play));
    }
    for (name, play) in BEGINNINGS {
        looks::measured(name, after(tour, play));
    }
}
