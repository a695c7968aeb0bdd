//! The bread deposit on the real widgets before a real till, with touches counted.

use comptoir::devices::JobClass;
use comptoir::domain::bread::{Baker, Means, Order, OrderLine, StandingOrder, Weekdays};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::id::{CustomerId, ProductId};
use comptoir::domain::money::Cents;
use comptoir::domain::partner::{Deal, Partner, Role};
use comptoir::domain::text::Label;
use comptoir::screens::theme::Look;
use comptoir::till::desk::Desk;

use iced::keyboard::key::Named;

use crate::counter::{Beginning, Counter};
use crate::picture::{self, PALETTES, SIZES};

mod week;

/// Breads by code, with what one costs the café.
const BREADS: [(&str, i64); 7] =
    [("401", 80), ("402", 95), ("403", 175), ("404", 190), ("405", 80), ("406", 88), ("407", 300)];

/// What was ordered for today, for people who walk in.
const ORDERED: [(&str, u32); 6] =
    [("401", 24), ("402", 19), ("403", 6), ("404", 4), ("405", 24), ("406", 18)];

/// People with a standing order on every day.
const PEOPLE: [(&str, &str, u32); 5] = [
    ("Fatima E.", "401", 2),
    ("Gérard B.", "401", 1),
    ("Monique A.", "402", 1),
    ("Odile G.", "403", 1),
    ("Yves J.", "402", 1),
];

fn bread(desk: &mut Desk, sku: &str) -> ProductId {
    let situation = desk.situation().expect("a situation");
    situation.catalog.by_sku(sku).expect("a bread").id
}

/// A baker, people with standing orders, and the order of today, sent.
pub fn prepare(desk: &mut Desk) {
    set_up(desk, 1, true);
}

/// A baker who rests on these days, people with standing orders, and the order of today, if it was
/// sent.
fn set_up(desk: &mut Desk, closed: u8, ordered: bool) {
    let partner = Partner {
        id: desk.new_partner(),
        name: Some(Label::new("Fournil du Pont").expect("a name")),
        siret: None,
        role: Role::Baker,
        deal: Deal::Purchase,
        commission: 0,
        active: true,
        withdrawals: None,
        rna: None,
        local: None,
    };
    let baker = partner.id;
    let breads = BREADS.map(|(sku, cost)| (bread(desk, sku), Some(Cents::new(cost))));
    let terms = Baker { closed: Weekdays::new(closed).expect("days"), ..Baker::usual(baker) };
    // A partner is a baker first, and has breads then.
    desk.set_baker(partner, terms, &breads).expect("set up");
    let day = BusinessDay::of(desk.now());
    for (name, sku, units) in PEOPLE {
        let customer = person(desk, name);
        let product = bread(desk, sku);
        let id = desk.new_standing_order();
        let days = Weekdays::ALL;
        let (until, pauses) = (None, Vec::new());
        desk.set_standing(StandingOrder {
            id,
            customer,
            product,
            units,
            days,
            from: day,
            until,
            pauses,
        })
        .expect("a standing order");
    }
    if !ordered {
        return;
    }
    let reserved = |sku: &str| {
        PEOPLE.iter().filter(|(_, other, _)| *other == sku).map(|(_, _, units)| units).sum()
    };
    let lines = ORDERED.map(|(sku, walk_in)| OrderLine {
        product: bread(desk, sku),
        reserved: reserved(sku),
        walk_in,
    });
    let order = Order { day, baker, means: Means::Message, lines: lines.to_vec() };
    desk.send_bread_order(order).expect("sent");
}

fn person(desk: &mut Desk, name: &str) -> CustomerId {
    desk.add_customer(&Label::new(name).expect("a name")).expect("added")
}

/// The counter of a café with bread, its day open.
pub fn counter(look: Look) -> Counter {
    beginning(look, prepare)
}

fn beginning(look: Look, prepare: fn(&mut Desk)) -> Counter {
    let beginning = Beginning { prepare: Some(prepare), ..Beginning::default() };
    let mut counter = Counter::beginning(look, beginning);
    counter.touch("Monique");
    counter.touch("Ouvrir la journée");
    counter
}

fn large() -> Counter {
    counter(picture::look(SIZES[0], PALETTES[0]))
}

#[test]
fn an_exact_delivery_is_two_touches() {
    let mut counter = large();
    counter.touches();
    counter.touch("Pain");
    counter.touch("Tout est là");
    assert_eq!(counter.touches(), 2);
    assert!(counter.shows("La livraison est notée. Le pain réservé est mis de côté."));
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

#[test]
fn kept_bread_is_served_in_two_touches_and_paid_at_the_sale() {
    let mut counter = large();
    counter.touch("Pain");
    counter.touch("Tout est là");
    counter.touch("Réservations · 5");
    counter.touches();
    counter.touch("Gérard B.");
    counter.touch("Servir · 1,10\u{a0}€");
    assert_eq!(counter.touches(), 2);
    assert!(counter.shows("Encaisser"), "where one sells");
    counter.touch("Juste");
    counter.touch("Pain");
    assert!(counter.shows("Réservations · 4"));
}

#[test]
fn kept_bread_goes_on_the_account_in_two_touches() {
    let mut counter = large();
    counter.touch("Pain");
    counter.touch("Réservations · 5");
    counter.touches();
    counter.touch("Fatima E.");
    counter.touch("Sur l’ardoise");
    assert_eq!(counter.touches(), 2);
    assert!(counter.shows("C’est servi."));
    assert!(counter.shows("Réservations · 4"));
    assert_eq!(counter.orders(JobClass::Drawer), 0);
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

/// Takes the counter through `play` in every look, and looks at it then.
fn everywhere(name: &str, play: impl Fn(&mut Counter)) {
    everywhere_from(name, prepare, play);
}

/// The same from another beginning.
fn everywhere_from(name: &str, prepare: fn(&mut Desk), play: impl Fn(&mut Counter)) {
    for size in SIZES {
        let mut counter = beginning(picture::look(size, PALETTES[0]), prepare);
        play(&mut counter);
        for palette in PALETTES {
            counter.paint(palette);
            counter.look_at(name);
        }
    }
}

/// To the bread by way of the day: where one sells, a family is called like it.
fn go(counter: &mut Counter) {
    counter.touch("Journée");
    counter.touch("Pain");
}

fn delivered(counter: &mut Counter) {
    go(counter);
    counter.touch("Tout est là");
}

#[test]
fn delivery_and_reservations() {
    everywhere("bread-delivery", go);
    everywhere("bread-kept", |counter| {
        delivered(counter);
        counter.touch("Réservations · 5");
        counter.touch("Monique A.");
    });
}

#[test]
fn order_left_over_and_statement() {
    everywhere("bread-order", |counter| {
        delivered(counter);
        counter.touch("Commande");
    });
    everywhere("bread-unsold", |counter| {
        delivered(counter);
        counter.touch("Invendus");
        counter.touch("Tout le reste est donné");
    });
    everywhere("bread-sold-out", |counter| {
        delivered(counter);
        counter.touch("Invendus");
        counter.touch("Épuisé");
        counter.touch("Tradition 250 g");
    });
    everywhere("bread-account", |counter| {
        delivered(counter);
        counter.touch("Relevé du boulanger");
    });
}

#[test]
fn terms_and_bread_to_be_kept() {
    everywhere("bread-terms", |counter| {
        delivered(counter);
        counter.touch("Relevé du boulanger");
        counter.touch("Conditions du boulanger");
    });
    everywhere("bread-standing", |counter| {
        delivered(counter);
        counter.touch("Réservations · 5");
        counter.touch("Abonnements");
        counter.touch("Odile G.");
        counter.touch("Pause d’une semaine");
    });
    everywhere("bread-reserve", |counter| {
        delivered(counter);
        counter.touch("Réservations · 5");
        counter.touch("Réserver");
        counter.type_in("Mo");
        counter.touch("Monique A.");
        counter.touch("Chaque semaine");
    });
}

#[test]
fn a_baker_is_set_up_by_hand() {
    let mut counter = Counter::selling(picture::look(SIZES[0], PALETTES[0]));
    counter.touch("Journée");
    counter.touch("Pain");
    counter.touch("Ajouter le boulanger");
    counter.touch("Fournil, boulangerie…");
    counter.type_in("Fournil du Pont");
    counter.key(Named::Enter);
    counter.touch("en commission");
    counter.touch("Enregistrer");
    assert!(counter.shows("Les conditions du boulanger sont notées."));
    assert!(counter.shows("Fournil du Pont"));
    assert!(counter.shows("Baguette 250 g"));
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

#[test]
fn bread_paid_ahead_is_served_at_no_price() {
    let mut counter = large();
    go(&mut counter);
    counter.touch("Réservations · 5");
    counter.touch("Réserver");
    counter.type_in("Mo");
    counter.touch("Monique A.");
    counter.touch("Aujourd’hui");
    counter.type_in("+");
    counter.touch("Payer d’avance");
    counter.touch("Juste");
    assert!(counter.shows("Le compte est juste"));
    // Her standing order comes to it when the delivery is counted, and is not paid.
    delivered(&mut counter);
    counter.touch("Réservations · 5");
    counter.touch("Monique A.");
    assert!(counter.shows("Servir · 1,30\u{a0}€"));
    counter.touch("Sur l’ardoise");
    assert!(counter.shows("C’est servi."));
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

#[test]
fn bread_is_cheaper_in_the_evening_by_one_touch() {
    let mut counter = large();
    delivered(&mut counter);
    counter.touch("Relevé du boulanger");
    counter.touch("Conditions du boulanger");
    counter.touch("dès 18:00");
    counter.touch("Enregistrer");
    counter.touch("Caisse");
    counter.touch("Baguette 250 g");
    assert!(counter.shows("1,10\u{a0}€"), "it is morning");
    counter.touch("Juste");
    counter.advance(10 * 3_600_000);
    // The clock of the window goes with the till's.
    counter.touch("Journée");
    counter.touch("Caisse");
    counter.touch("Baguette 250 g");
    assert!(counter.shows("0,55\u{a0}€"));
    counter.touch("Juste");
    go(&mut counter);
    counter.touch("Invendus");
    assert!(counter.shows("1 pain vendu à prix réduit aujourd’hui."));
    assert_eq!(counter.audited().unsound, None);
}

#[test]
fn a_reservation_is_cancelled_in_two_touches() {
    let mut counter = large();
    counter.touch("Pain");
    counter.touch("Tout est là");
    counter.touch("Réservations · 5");
    counter.touches();
    counter.touch("Odile G.");
    counter.touch("Annuler la réservation");
    assert_eq!(counter.touches(), 2);
    assert!(counter.shows("La réservation est annulée."));
    assert!(counter.shows("Réservations · 4"));
    assert!(!counter.shows("Odile G."), "nothing is kept for her any more");
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

/// One more baker, by hand, from the account of the first.
fn second_baker(counter: &mut Counter) {
    counter.touch("Relevé du boulanger");
    counter.touch("Conditions du boulanger");
    counter.touch("Ajouter un boulanger");
    counter.type_in("Moulin Vert");
    counter.key(Named::Enter);
    counter.touch("en commission");
    counter.touch("Enregistrer");
}

#[test]
fn a_second_baker_is_added_and_the_first_keeps_his_bread() {
    let mut counter = large();
    go(&mut counter);
    second_baker(&mut counter);
    assert!(counter.shows("Les conditions du boulanger sont notées."));
    assert!(counter.shows("Moulin Vert"), "his page is open");
    counter.touch("Conditions du boulanger");
    counter.touch("Pains et prix d’achat");
    assert!(counter.shows("Baguette 250 g · Fournil du Pont"), "it says whose it is");
    assert!(counter.shows("Croissant · Fournil du Pont"), "whatever a baker brings is there");
    counter.touch("Retour");
    counter.touch("Livraison");
    assert!(!counter.shows("Baguette 250 g"), "nothing is his yet");
    counter.touch("Autre boulanger");
    assert!(counter.shows("Fournil du Pont"));
    assert!(counter.shows("Baguette 250 g"));
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

#[test]
fn the_number_of_the_delivery_note_is_written_and_stays() {
    let mut counter = large();
    go(&mut counter);
    counter.touch("N° du bon de livraison");
    counter.type_in("BL 1234");
    counter.key(Named::Enter);
    assert!(counter.shows("Bon n° BL 1234"));
    counter.touch("Tout est là");
    assert!(counter.shows("Bon n° BL 1234"), "it was counted with it");
    // Counted anew, the number stays; it can be corrected by itself.
    counter.touch("Bon n° BL 1234");
    counter.type_in("5");
    counter.key(Named::Enter);
    counter.touch("Tout est là");
    assert!(counter.shows("Bon n° BL 12345"));
    let found = counter.audited();
    assert_eq!(found.unsound, None);
    assert_eq!(found.stray_view, None);
}

#[test]
fn two_bakers_and_a_change_of_terms() {
    everywhere("bread-two-bakers", |counter| {
        go(counter);
        second_baker(counter);
        counter.touch("Livraison");
        counter.touch("Autre boulanger");
    });
    everywhere("bread-costs", |counter| {
        go(counter);
        second_baker(counter);
        counter.touch("Conditions du boulanger");
        counter.touch("Pains et prix d’achat");
    });
    everywhere("bread-account-both", |counter| {
        delivered(counter);
        counter.touch("Relevé du boulanger");
        counter.touch("Conditions du boulanger");
        counter.touch("en commission");
        counter.touch("Enregistrer");
        counter.touch("Caisse");
        counter.touch("Baguette 250 g");
        counter.touch("Juste");
        go(counter);
        counter.touch("Relevé du boulanger");
    });
    everywhere("bread-note", |counter| {
        go(counter);
        counter.touch("N° du bon de livraison");
    });
}
