//! The bread of days that are not like the others: without a baker, without an order, further off;
//! and numbers that are typed.

use comptoir::screens::icon::Icon;

use super::{Counter, Desk, Named, PALETTES, SIZES, everywhere_from, go, large, picture, set_up};

/// A café whose baker rests on Saturdays: today.
fn resting(desk: &mut Desk) {
    set_up(desk, 32, false);
}

/// A café that has told its baker nothing yet.
fn unordered(desk: &mut Desk) {
    set_up(desk, 1, false);
}

/// A café whose baker rests tomorrow.
fn resting_tomorrow(desk: &mut Desk) {
    set_up(desk, 64, true);
}

fn beginning(prepare: fn(&mut Desk)) -> Counter {
    super::beginning(picture::look(SIZES[0], PALETTES[0]), prepare)
}

fn sound(counter: Counter) {
    let found = counter.audited();
    assert_eq!((found.unsound, found.stray_view), (None, None));
}

#[test]
fn nothing_is_expected_on_a_day_without_bread() {
    let mut counter = beginning(resting);
    go(&mut counter);
    assert!(counter.shows("Pas de pain aujourd’hui (fermé le samedi)."));
    assert!(!counter.shows("Baguette 250 g"));
    counter.touch("Réservations");
    assert!(counter.shows("Pas de pain aujourd’hui (fermé le samedi)."));
    // Bread that came all the same can be counted, and is kept for nobody.
    counter.touch("Livraison");
    counter.touch("Du pain est venu quand même");
    counter.touch(&Icon::Plus.letter().to_string());
    counter.touch("C’est compté");
    assert!(counter.shows("Réservations"), "nobody waits");
    sound(counter);
}

#[test]
fn who_waits_is_told_before_the_delivery_and_after() {
    let mut counter = beginning(unordered);
    go(&mut counter);
    assert!(counter.shows("Comptez ce qui est venu, avec + ou en touchant le nombre."));
    counter.touch("Réservations · 5");
    assert!(counter.shows("Gérard B."));
    assert!(counter.shows("à mettre de côté"));
    counter.touch("Livraison");
    counter.touch(&Icon::Plus.letter().to_string());
    counter.touch("C’est compté");
    assert!(counter.shows("Réservations · 5"));
    counter.touch("Réservations · 5");
    assert!(!counter.shows("à mettre de côté"));
    sound(counter);
}

#[test]
fn an_order_is_copied_first_and_sent_then() {
    let mut counter = large();
    go(&mut counter);
    counter.touch("Commande");
    counter.touches();
    counter.touch("Texto à recopier");
    assert!(counter.shows("Recopiez ce texto sur votre téléphone, et envoyez-le."));
    let breads = [
        "27 × Baguette 250 g",
        "21 × Tradition 250 g",
        "7 × Pain de campagne 400 g",
        "4 × Pain complet 400 g",
        "24 × Croissant",
        "18 × Pain au chocolat",
    ];
    let breads = breads.map(|bread| bread.replace(" × ", "\u{a0}×\u{a0}")).join(", ");
    let text = format!("dim. 22 nov. : {breads}. Merci ! Le Relais des Tilleuls");
    assert!(counter.shows(&text));
    counter.touch("Retour");
    assert!(!counter.shows("Texto envoyé à 08:14."), "nothing was sent");
    counter.touch("Texto à recopier");
    counter.touch("C’est envoyé");
    assert!(counter.shows("Texto envoyé à 08:14."));
    assert!(counter.shows("Brioche 300 g"), "all that was there still is");
    sound(counter);
}

#[test]
fn an_order_says_which_days_have_no_bread() {
    let mut counter = beginning(resting_tomorrow);
    go(&mut counter);
    counter.touch("Commande");
    assert!(counter.shows("À commander pour lun. 23 nov. (pas de pain dim. 22 nov.)"));
}

#[test]
fn bread_is_kept_for_any_day_of_two_weeks() {
    let mut counter = large();
    go(&mut counter);
    counter.touch("Réservations · 5");
    counter.touch("Réserver");
    counter.type_in("Mo");
    counter.touch("Monique A.");
    counter.touch("Un autre jour");
    counter.touch("sam. 5");
    counter.type_in("+");
    counter.touch("Réserver");
    assert!(counter.shows("C’est réservé."));
    assert!(counter.shows("Réservations · 5"), "not for today");
    counter.touch("Réserver");
    counter.type_in("Mo");
    counter.touch("Monique A.");
    counter.touch("Un autre jour");
    let before = counter.touches();
    counter.touch("lun. 30");
    counter.type_in("+");
    assert!(before > 0 && counter.messages("Réserver").is_empty(), "no bread on Mondays");
}

#[test]
fn names_stand_below_what_is_typed() {
    let mut counter = large();
    go(&mut counter);
    counter.touch("Réservations · 5");
    counter.touch("Réserver");
    assert!(counter.place("Monique A.").y > counter.place("Pour qui ?").y);
}

#[test]
fn a_number_is_typed_where_it_stands() {
    let mut counter = large();
    go(&mut counter);
    counter.touch(&Icon::Minus.letter().to_string());
    counter.touch("26");
    for key in ["3", "0"] {
        counter.touch(key);
    }
    counter.touch("C’est bon");
    assert!(counter.shows("30"), "thirty baguettes came");
    counter.touch("Commande");
    counter.touch("21");
    counter.type_in("40");
    counter.key(Named::Enter);
    assert!(counter.shows("40") && !counter.shows("21"));
    counter.touch("40");
    counter.key(Named::Escape);
    assert!(counter.shows("40"), "left as it was");
    counter.touch("Livraison");
    counter.touch("Tout est là, sauf 3");
    counter.touch("Invendus");
    counter.touch("Tout le reste est donné");
    counter.touch("19");
    counter.type_in("17");
    counter.key(Named::Enter);
    assert!(counter.shows("17"));
    sound(counter);
}

#[test]
fn days_unlike_others() {
    everywhere_from("bread-resting", resting, go);
    everywhere_from("bread-unordered", unordered, go);
    everywhere_from("bread-kept-before", unordered, |counter| {
        go(counter);
        counter.touch("Réservations · 5");
    });
    everywhere_from("bread-order-text", resting_tomorrow, |counter| {
        go(counter);
        counter.touch("Commande");
        counter.touch("Texto à recopier");
    });
    everywhere_from("bread-order-sent", resting_tomorrow, |counter| {
        go(counter);
        counter.touch("Commande");
        counter.touch("Texto à recopier");
        counter.touch("C’est envoyé");
    });
    everywhere_from("bread-number", resting_tomorrow, |counter| {
        go(counter);
        counter.touch("Commande");
        counter.touch("27");
    });
    everywhere_from("bread-reserve-whom", unordered, |counter| {
        go(counter);
        counter.touch("Réservations · 5");
        counter.touch("Réserver");
    });
    everywhere_from("bread-reserve-day", unordered, |counter| {
        go(counter);
        counter.touch("Réservations · 5");
        counter.touch("Réserver");
        counter.type_in("Mo");
        counter.touch("Monique A.");
        counter.touch("Un autre jour");
    });
}
