//! Customers' accounts and money of third parties, on the real widgets before a real till.

use comptoir::devices::JobClass;
use comptoir::domain::money::Cents;
use comptoir::domain::text::Label;
use comptoir::screens::theme::Look;
use comptoir::till::desk::Desk;
use iced::keyboard::key::Named;

use crate::counter::{Beginning, Counter};
use crate::looks::{self, everywhere};
use crate::village::bank;

fn label(text: &str) -> Label {
    Label::new(text).expect("a name")
}

/// People with accounts, and a bank that cash is handed out for.
fn village(desk: &mut Desk) {
    for (name, debt, prepaid) in [
        ("Gérard B.", 840, 0),
        ("Odile G.", 0, 2_000),
        ("Rémi H.", 1_960, 0),
        ("Yves J.", 0, 500),
        ("Comité des fêtes (asso)", 6_400, 0),
        ("Anne-Sophie de La Rochefoucauld", 0, 0),
    ] {
        let id = desk.add_customer(&label(name)).expect("added");
        desk.open_balance(id, Cents::new(debt), Cents::new(prepaid)).expect("taken over");
    }
    desk.set_partner(bank()).expect("set");
}

fn selling(look: Look) -> Counter {
    let mut counter =
        Counter::beginning(look, Beginning { prepare: Some(village), ..Beginning::default() });
    counter.touch("Monique");
    counter.touch("Ouvrir la journée");
    counter
}

fn counter() -> Counter {
    selling(looks::usual())
}

#[test]
fn a_withdrawal_is_four_touches_and_opens_the_drawer() {
    let mut counter = counter();
    counter.touches();
    counter.touch("Services");
    counter.touch("Retrait Relais bancaire");
    counter.touch("50\u{a0}€");
    counter.touch("OK · remettre 50,00\u{a0}€");
    assert_eq!(counter.touches(), 4);
    assert!(counter.shows("Remettre"));
    assert!(counter.shows("50,00\u{a0}€"));
    assert_eq!(counter.orders(JobClass::Drawer), 1);
    counter.touch("Journée");
    assert!(counter.shows("0,00\u{a0}€"), "no turnover");
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn beyond_the_limits_of_the_bank_no_cash_is_handed_out() {
    let mut counter = counter();
    counter.touch("Services");
    counter.touch("Retrait Relais bancaire");
    counter.type_in("150");
    assert_eq!(counter.messages("OK").len(), 0, "out of use");
    counter.key(Named::Escape);
    assert!(counter.shows("Encaisser"));
}

#[test]
fn bread_to_a_standing_customer_on_account_is_five_touches() {
    let mut counter = counter();
    counter.touches();
    counter.touch("Clients");
    counter.touch("Gérard B.");
    counter.touch("Servir Gérard B.");
    counter.touch("Baguette 250 g");
    counter.touch("Ardoise");
    assert_eq!(counter.touches(), 5);
    assert!(counter.shows("Sur le compte"));
    assert!(counter.shows("Gérard B. doit maintenant 9,50\u{a0}€ · ticket 1"));
    counter.touch("Clients");
    assert!(counter.shows("doit 9,50\u{a0}€"));
    counter.touch("Gérard B.");
    assert!(counter.shows("sam. 21 nov. · ticket 1 · Baguette 250 g"));
    assert!(counter.shows("ardoise +1,10\u{a0}€"));
    assert!(counter.shows("sam. 21 nov. · ancien solde repris"));
    assert!(counter.shows("ardoise +8,40\u{a0}€"));
    assert_eq!(counter.orders(JobClass::Drawer), 0, "no cash");
}

#[test]
fn the_manager_lifts_the_limit_of_a_debt() {
    let mut counter = counter();
    counter.touch("Clients");
    counter.touch("Rémi H.");
    counter.touch("Servir Rémi H.");
    counter.touch("Baguette 250 g");
    counter.touch("Encaisser");
    counter.touch("Sur l’ardoise");
    assert!(counter.shows(
        "L’ardoise monterait à 20,70\u{a0}€, et elle est limitée à 20,00\u{a0}€. Encaissez \
         autrement, ou demandez au responsable."
    ));
    counter.touch("Accorder");
    assert!(counter.shows("Sur le compte"));
}

#[test]
fn what_is_prepaid_pays_what_it_can_and_cash_the_rest() {
    let mut counter = counter();
    counter.touch("Clients");
    counter.touch("Yves J.");
    counter.touch("Servir Yves J.");
    for _ in 0..4 {
        counter.touch("Grand crème");
    }
    counter.touch("Encaisser");
    counter.touch("Compte prépayé");
    assert!(counter.shows("Déjà reçu : 5,00\u{a0}€ du compte prépayé"));
    counter.touch("Compte juste");
    counter.touch("Clients");
    assert!(counter.shows("Yves J."));
    assert!(!counter.shows("a 5,00\u{a0}€"));
}

#[test]
fn a_debt_is_paid_off_at_the_till_and_is_no_sale() {
    let mut counter = counter();
    counter.touch("Clients");
    counter.touch("Gérard B.");
    counter.touch("Régler l’ardoise");
    counter.touch("OK · 8,40\u{a0}€");
    counter.touch("Juste");
    assert_eq!(counter.orders(JobClass::Drawer), 1);
    counter.touch("Journée");
    assert!(counter.shows("0,00\u{a0}€"), "no turnover");
    counter.touch("Clients");
    assert!(!counter.shows("doit 8,40\u{a0}€"));
}

#[test]
fn an_account_is_topped_up_and_given_back_and_closed_and_forgotten() {
    let mut counter = counter();
    counter.touch("Clients");
    counter.touch("Yves J.");
    counter.touch("Recharger");
    counter.touch("Rendre ce qui reste : 5,00\u{a0}€");
    counter.touch("Rendre 5,00\u{a0}€");
    counter.touch("Clients");
    counter.touch("Yves J.");
    counter.touch("Fermer le compte");
    counter.touch("Fermer le compte");
    counter.touch("Effacer le nom");
    assert!(!counter.shows("Yves J."));
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn a_new_customer_is_added_and_found_by_letters() {
    let mut counter = counter();
    counter.touch("Clients");
    counter.touch("Ajouter un client");
    counter.type_in("Zoé");
    counter.touch("Terminé");
    assert!(counter.shows("Zoé"));
    counter.touch("Retour");
    counter.touch("Chercher un nom");
    counter.type_in("zo");
    counter.key(Named::Enter);
    assert!(counter.shows("Servir Zoé"));
    assert!(counter.shows("Zoé"));
}

#[test]
fn a_coffee_is_paid_for_someone_and_served_later() {
    let mut counter = counter();
    counter.touch("Express");
    counter.touch("Pour qui");
    counter.touch("Suspendu : pour quelqu’un d’autre");
    counter.touch("Juste");
    assert!(counter.shows("1 à offrir"));
    counter.touch("Express");
    counter.touch("Pour qui");
    counter.touch("Servir un suspendu (1 en attente)");
    assert!(counter.shows("offert, suspendu"));
    counter.touch("Valider");
    assert!(!counter.shows("1 à offrir"));
    assert_eq!(counter.audited().stray_view, None);
}

#[test]
fn cash_on_top_of_a_purchase_by_card() {
    let mut counter = counter();
    for _ in 0..3 {
        counter.touch("Grand crème");
    }
    counter.touch("Encaisser");
    counter.touch("Espèces en plus");
    counter.touch("20\u{a0}€");
    counter.touch("Carte · 27,80\u{a0}€");
    counter.touch("Paiement accepté");
    assert!(counter.shows("Remettre"));
    assert!(counter.shows("20,00\u{a0}€"));
    assert_eq!(counter.orders(JobClass::Drawer), 1);
    counter.touch("Journée");
    assert!(counter.shows("7,80\u{a0}€"), "the purchase alone");
}

#[test]
fn cash_moves_and_a_bank_is_settled_with() {
    let mut counter = counter();
    counter.touch("Services");
    counter.touch("Retrait Relais bancaire");
    counter.touch("50\u{a0}€");
    counter.touch("OK · remettre 50,00\u{a0}€");
    counter.touch("Journée");
    counter.touch("Argent");
    counter.type_in("40");
    counter.touch("OK · 40,00\u{a0}€");
    assert!(counter.shows("C’est noté : 40,00\u{a0}€ dans le tiroir."));
    assert_eq!(counter.orders(JobClass::Drawer), 2);
    assert!(counter.shows("Apports de monnaie (1)"));
    counter.touch("Corriger : 40,00\u{a0}€");
    assert!(counter.shows(
        "C’est corrigé : \u{2212}40,00\u{a0}€ dans le tiroir. \
         Le mouvement et sa correction restent au journal."
    ));
    assert!(counter.shows("Apports de monnaie (2)"), "nothing is hidden");
    counter.touch("Tiers");
    counter.touch("Relais bancaire");
    assert!(counter.shows("Il nous doit"));
    counter.touch("Réglé hors caisse");
    assert!(counter.shows("C’est réglé. Le relevé est prêt à signer."));
    assert_eq!(counter.orders(JobClass::Paper), 1, "the statement");
    let found = counter.audited();
    assert_eq!((found.unsound, found.stray_view), (None, None));
}

#[test]
fn a_part_that_was_paid_outlives_other_screens() {
    let mut counter = counter();
    counter.touch("Grand crème");
    counter.touch("Encaisser");
    counter.touch("Plusieurs moyens");
    counter.type_in("1");
    counter.touch("1,00\u{a0}€ par carte");
    counter.touch("Paiement accepté");
    counter.touch("Clients");
    counter.touch("Gérard B.");
    counter.touch("Régler l’ardoise");
    counter.touch("OK · 8,40\u{a0}€");
    assert!(counter.shows("Reste à encaisser"), "the payment goes on");
    assert!(
        counter.shows(
            "Une part est déjà payée : terminez le paiement ou rendez-la, puis recommencez."
        )
    );
    counter.touch("5\u{a0}€");
    counter.touch("Journée");
    assert!(counter.shows("2,60\u{a0}€"), "the coffee alone");
    assert_eq!(counter.audited().unsound, None);
}

#[test]
fn a_ticket_says_how_it_was_paid_and_what_goes_back() {
    let mut counter = counter();
    counter.touch("Clients");
    counter.touch("Gérard B.");
    counter.touch("Servir Gérard B.");
    counter.touch("Express");
    counter.touch("Encaisser");
    counter.touch("Sur l’ardoise");
    counter.touch("Journée");
    assert!(counter.shows("Ticket 1 · ardoise · Express"));
    counter.key(Named::ArrowDown);
    counter.touch("Annuler");
    counter.touch("Annuler le ticket");
    assert!(counter.shows(
        "Le ticket 1 est annulé, et le compte du client est comme avant. Il n’y a rien à rendre."
    ));
}

#[test]
fn pictures_of_money() {
    everywhere("money-cash", |look| {
        let mut counter = selling(look);
        counter.touch("Journée");
        counter.touch("Argent");
        counter.type_in("40");
        counter.key(Named::Enter);
        counter
    });
    everywhere("money-third", |look| {
        let mut counter = selling(look);
        counter.type_in("retrait");
        counter.key(Named::Enter);
        counter.type_in("50");
        counter.key(Named::Enter);
        counter.touch("Journée");
        counter.touch("Argent");
        counter.touch("Tiers");
        counter.touch("Relais bancaire");
        counter
    });
}

#[test]
fn pictures_of_customers() {
    everywhere("customers", |look| {
        let mut counter = selling(look);
        counter.touch("Clients");
        counter
    });
    everywhere("customers-find", |look| {
        let mut counter = selling(look);
        counter.touch("Clients");
        counter.type_in("g");
        counter
    });
    everywhere("customer", |look| {
        let mut counter = selling(look);
        counter.touch("Clients");
        counter.touch("Comité des fêtes (asso)");
        counter
    });
    everywhere("customer-settle", |look| {
        let mut counter = selling(look);
        counter.touch("Clients");
        counter.touch("Gérard B.");
        counter.touch("Régler l’ardoise");
        counter
    });
}

#[test]
fn pictures_of_the_sale() {
    let with_someone = |look| {
        let mut counter = selling(look);
        counter.touch("Clients");
        counter.touch("Gérard B.");
        counter.touch("Servir Gérard B.");
        counter.touch("Baguette 250 g");
        counter.touch("Express");
        counter
    };
    everywhere("sale-customer", with_someone);
    everywhere("sale-whom", |look| {
        let mut counter = with_someone(look);
        counter.touch("Pour qui");
        counter
    });
    everywhere("sale-withdrawal", |look| {
        let mut counter = selling(look);
        counter.type_in("retrait");
        counter.key(Named::Enter);
        counter.type_in("50");
        counter
    });
    everywhere("pay-customer", |look| {
        let mut counter = with_someone(look);
        counter.touch("Encaisser");
        counter
    });
    everywhere("pay-cashback", |look| {
        let mut counter = with_someone(look);
        counter.touch("Encaisser");
        counter.touch("Espèces en plus");
        counter.type_in("20");
        counter
    });
}

#[test]
fn enlarged_screens_keep_their_targets() {
    let measured = |name: &str, play: fn(&mut Counter)| {
        looks::measured(name, |look| {
            let mut counter = selling(look);
            play(&mut counter);
            counter
        });
    };
    measured("customers", |counter| counter.touch("Clients"));
    measured("customer", |counter| {
        counter.touch("Clients");
        counter.touch("Gérard B.");
    });
    measured("customer-settle", |counter| {
        counter.touch("Clients");
        counter.touch("Gérard B.");
        counter.touch("Régler l’ardoise");
    });
    measured("sale-customer", |counter| {
        counter.touch("Clients");
        counter.touch("Gérard B.");
        counter.touch("Servir Gérard B.");
        counter.touch("Baguette 250 g");
    });
    measured("pay-customer", |counter| {
        counter.touch("Clients");
        counter.touch("Gérard B.");
        counter.touch("Servir Gérard B.");
        counter.touch("Baguette 250 g");
        counter.touch("Encaisser");
    });
    measured("pay-cashback", |counter| {
        counter.touch("Baguette 250 g");
        counter.touch("Encaisser");
        counter.touch("Espèces en plus");
        counter.type_in("20");
    });
    measured("sale-withdrawal", |counter| {
        counter.type_in("retrait");
        counter.key(Named::Enter);
        counter.type_in("50");
    });
}
