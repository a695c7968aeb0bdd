//! The back of the shop on the real widgets before a real till: deliveries, counts and dates, and
//! how they look.

use comptoir::screens::theme::Look;
use iced::keyboard::key::Named;

use crate::counter::Counter;
use crate::looks;

const INVOICE: &str = include_str!("../../assets/demo/facture-grossiste.xml");
const PRICES: &str = include_str!("../../assets/demo/tarif-grossiste.csv");

/// The grocery's screen of a café that sells, with the wholesaler's files in its folder.
fn grocery(look: Look) -> Counter {
    let mut counter = Counter::selling(look);
    let inbox = counter.folder().join("arrivages");
    std::fs::create_dir_all(&inbox).expect("a folder");
    let invoice = INVOICE.replace("3760990006105", "3274080005003");
    std::fs::write(inbox.join("facture-grossiste.xml"), invoice).expect("written");
    std::fs::write(inbox.join("tarif-novembre.csv"), PRICES).expect("written");
    std::fs::write(inbox.join("vieux-scan.pdf"), "no invoice").expect("written");
    counter.touch("Journée");
    counter.touch("Épicerie");
    counter
}

/// A delivery without an invoice: twelve pastas, six packs of butter.
fn delivered(look: Look) -> Counter {
    let mut counter = grocery(look);
    counter.scan("4009990006098");
    counter.type_in("12");
    counter.key(Named::Enter);
    for _ in 0..6 {
        counter.scan("3760990006020");
    }
    counter.touch("Entrer la livraison");
    counter
}

/// Sells two packs of butter and comes back.
fn sell_butter(counter: &mut Counter) {
    counter.touch("Caisse");
    counter.scan("3760990006020");
    counter.scan("3760990006020");
    counter.touch("Juste");
    counter.touch("Journée");
    counter.touch("Épicerie");
}

fn counter() -> Counter {
    grocery(looks::usual())
}

#[test]
fn an_invoice_is_opened_counted_and_taken_in() {
    let mut counter = counter();
    counter.touch("facture-grossiste.xml");
    counter.touch("Ouvrir");
    assert!(counter.shows("De : Grossiste du Val"));
    counter.touch("Complet");
    counter.scan("3760990002060");
    assert!(counter.shows("compté 1 : écart"));
    counter.type_in("24");
    counter.key(Named::Enter);
    // The delivery waits while someone sells.
    counter.touch("Caisse");
    counter.scan("3760990006037");
    counter.touch("Juste");
    counter.touch("Journée");
    counter.touch("Épicerie");
    assert!(counter.shows("De : Grossiste du Val"));
    counter.touch("Entrer la livraison");
    counter.touch("Les dire manquantes");
    counter.touch("Terminé");
    counter.touch("Stock");
    assert!(counter.shows("Softs") && counter.shows("48"));
    let found = counter.audited();
    assert_eq!((found.unsound, found.stray_view), (None, None));
}

#[test]
fn what_nobody_counted_is_asked_about_and_can_come_later() {
    let mut counter = counter();
    counter.touch("facture-grossiste.xml");
    counter.touch("Ouvrir");
    for _ in 0..3 {
        counter.touch("Complet");
    }
    counter.touch("Entrer la livraison");
    assert!(counter.shows("7 lignes ne sont pas comptées."));
    assert!(!counter.shows("Cola 33 cl"), "what was counted is not asked about");
    counter.touch("Les compter");
    counter.touch("Entrer la livraison");
    counter.touch("Les dire manquantes");
    assert!(counter.shows("À dire à Grossiste du Val") && counter.shows("manque 10"));
    counter.touch("Voir le papier");
    counter.touch("Fermer");
    counter.touch("Terminé");
    assert!(counter.shows("Reste à livrer : 7 lignes"));
    counter.touch("facture-grossiste.xml");
    counter.touch("Ouvrir");
    let rest = "Une partie de cette facture est déjà entrée. Voici ce qui manquait : \
                comptez ce qui arrive.";
    assert!(counter.shows(rest));
    assert!(!counter.shows("Cola 33 cl"), "what came is not announced again");
}

#[test]
fn an_article_that_is_new_gets_its_family_and_price() {
    let mut counter = counter();
    counter.touch("facture-grossiste.xml");
    counter.touch("Ouvrir");
    counter.scan("3274080005003");
    counter.touch("Entrer la livraison");
    assert!(counter.shows("Ligne 4 : cet article est nouveau. Choisissez d’abord sa famille."));
    counter.touch("Famille, prix");
    counter.touch("Après");
    counter.type_in("2,45");
    counter.key(Named::Enter);
    counter.touch("Entrer la livraison");
    counter.touch("Les dire manquantes");
    counter.touch("Caisse");
    counter.scan("3274080005003");
    assert!(counter.shows("2,45\u{a0}€"));
}

#[test]
fn a_file_that_is_no_invoice_says_so_and_a_list_sets_costs() {
    let mut counter = counter();
    counter.touch("vieux-scan.pdf");
    counter.touch("Ouvrir");
    assert!(!counter.shows("Entrer la livraison"));
    counter.touch("tarif-novembre.csv");
    counter.touch("Ouvrir");
    assert!(counter.shows("Nouveau tarif"));
    counter.touch("Prendre 12 prix d’achat");
    assert!(counter.shows("Prix d’achat changés : 12."));
}

/// A list of the wholesaler whose columns bear names that nobody knows, opened for the first time.
fn nonsense(look: Look) -> Counter {
    let mut counter = grocery(look);
    let list = "K1;zz;??;Wert A\n4009990002045;G-1;Cola;0,55\n3760990006037;G-2;Comté;x\n";
    let list = list.replace(";x", ";17,4") + "12;G-3;Miel;5,10\n";
    std::fs::write(counter.folder().join("arrivages/liste.csv"), list).expect("written");
    // The wholesaler is known by its first invoice.
    counter.touch("facture-grossiste.xml");
    counter.touch("Ouvrir");
    counter.scan("3760990002060");
    counter.touch("Entrer la livraison");
    counter.touch("Les dire manquantes");
    counter.touch("Terminé");
    counter.touch("liste.csv");
    counter.touch("Ouvrir");
    counter
}

#[test]
fn columns_of_nonsense_are_told_once_by_touch() {
    let mut counter = nonsense(looks::usual());
    assert!(counter.shows("Colonne : code-barres"));
    counter.touch("Après");
    assert!(counter.shows("« K1 » : 4009990002045 · 3760990006037 · 12"));
    counter.touch("Nom de l’article");
    // K1 is the code's by now.
    counter.touch("Après");
    counter.touch("Après");
    assert!(counter.shows("« ?? » : Cola · Comté · Miel"));
    counter.touch("Prix hors taxes");
    counter.touch("Avant");
    counter.touch("De qui ? Touchez pour choisir");
    counter.touch("Lire le tarif");
    assert!(counter.shows("Nouveau tarif") && counter.shows("De : Grossiste du Val"));
    counter.touch("Remarques (1)");
    assert!(counter.shows("Ligne 4"));
    counter.touch("Revenir aux prix");
    counter.touch("Colonnes");
    counter.touch("Lire le tarif");
    counter.touch("Abandonner");
    // Known by its columns, next time.
    counter.touch("liste.csv");
    counter.touch("Ouvrir");
    assert!(counter.shows("Nouveau tarif") && counter.shows("De : Grossiste du Val"));
    let found = counter.audited();
    assert_eq!((found.unsound, found.stray_view), (None, None));
}

#[test]
fn a_credit_note_is_called_by_its_name() {
    let mut counter = counter();
    let note = INVOICE.replace(">380<", ">381<");
    std::fs::write(counter.folder().join("arrivages/avoir.xml"), note).expect("written");
    counter.touch("Stock");
    counter.touch("Journée");
    counter.touch("Épicerie");
    counter.touch("avoir.xml");
    counter.touch("Ouvrir");
    assert!(counter.shows("Avoir : ce document ne fait rien entrer. Rien n’a été pris."));
}

#[test]
fn a_count_is_blind_and_knows_what_was_sold_meanwhile() {
    let mut counter = delivered(looks::usual());
    counter.touch("Inventaire");
    counter.touch("Commencer");
    sell_butter(&mut counter);
    counter.touch("Inventaire");
    counter.scan("3760990006020");
    let told = counter.shows("En stock : 4") || counter.shows("Compté 4, la caisse disait 4");
    assert!(!told, "the theoretical figure is not told before the count");
    counter.type_in("3");
    counter.key(Named::Enter);
    assert!(
        counter.shows("Beurre doux 250 g : 3 comptés, la caisse disait 4. Le stock est corrigé.")
    );
    counter.touch("Finir l’inventaire");
    counter.touch("Finir l’inventaire");
    assert!(counter.shows("L’inventaire est fini."));
    let found = counter.audited();
    assert_eq!((found.unsound, found.stray_view), (None, None));
}

/// Butter to be used by tomorrow, with its line touched.
fn dated(look: Look) -> Counter {
    let mut counter = delivered(look);
    counter.touch("Dates");
    counter.scan("3760990006020");
    counter.type_in("2211");
    counter.key(Named::Enter);
    counter.type_in("4");
    counter.key(Named::Enter);
    counter.touch("Beurre doux 250 g");
    counter
}

#[test]
fn the_date_on_a_packing_is_taken_down_by_its_scan() {
    let mut counter = delivered(looks::usual());
    counter.touch("Dates");
    counter.scan("010376099000602017261122\u{1d}10A-7");
    assert!(counter.shows("dim. 22 nov. · lot A-7"), "day and lot are known");
    counter.type_in("4");
    counter.key(Named::Enter);
    assert!(counter.shows("La date est notée."));
    assert!(counter.shows("DLC dim. 22 nov. · 4 au plus · lot A-7"));
    // When goods come: each scan counts one with its date, and what is too old is not counted.
    counter.touch("Réception");
    counter.scan("010376099000602015261123");
    counter.scan("010376099000602015261123");
    assert!(counter.shows("Non annoncé · DDM lun. 23 nov."));
    counter.scan("010376099000602017261120");
    assert!(counter.shows("compté 2") && !counter.shows("compté 3"));
    assert!(counter.shows(
        "Date dépassée (ven. 20 nov.) : à rendre au livreur. Cet article n’est pas compté."
    ));
    counter.touch("Entrer la livraison");
    counter.touch("Dates (2)");
    assert!(counter.shows("DDM lun. 23 nov. · 2 au plus"));
    let found = counter.audited();
    assert_eq!((found.unsound, found.stray_view), (None, None));
}

#[test]
fn a_product_is_found_by_letters_to_take_its_date_down() {
    let mut counter = delivered(looks::usual());
    counter.touch("Dates");
    counter.touches();
    counter.touch("Noter une date");
    assert!(!counter.shows("Express") && !counter.shows("Boissons chaudes"));
    counter.touch("Chercher par le nom");
    counter.type_in("beur");
    counter.key(Named::Enter);
    assert_eq!(counter.touches(), 2);
    counter.type_in("2211");
    counter.key(Named::Enter);
    counter.type_in("4");
    counter.key(Named::Enter);
    assert!(counter.shows("La date est notée."));
    counter.touch("Noter une date");
    assert!(counter.shows("Beurre doux 250 g"), "what bears dates comes first");
    let found = counter.audited();
    assert_eq!((found.unsound, found.stray_view), (None, None));
}

#[test]
fn what_comes_to_its_date_is_given_away_in_two_touches() {
    let mut counter = dated(looks::usual());
    counter.touches();
    counter.touch("Donner");
    assert_eq!(counter.touches(), 1);
    assert!(counter.shows("Le don est noté."));
    counter.touch("Mois");
    assert!(counter.shows("Sorti sans être vendu"));
}

#[test]
fn labels_are_printed_for_the_shelf_and_for_what_is_marked_down() {
    let mut counter = dated(looks::usual());
    counter.touch("−30 %");
    assert!(counter.shows("Les étiquettes s’impriment."));
    assert!(counter.shows("−30\u{a0}%"), "the line says what it costs less");
    counter.touch("Stock");
    counter.scan("3760990006020");
    counter.touch("Étiquette");
    assert!(counter.shows("Les étiquettes s’impriment."));
    let found = counter.audited();
    assert_eq!((found.unsound, found.stray_view), (None, None));
}

/// The stock, with a code that was sold as sundries and touched in the list of the evening.
fn parked(look: Look) -> Counter {
    let mut counter = grocery(look);
    counter.touch("Caisse");
    counter.scan("3274080005003");
    counter.touch("Droguerie");
    counter.touch("1");
    counter.touch("Vendre en divers Droguerie, TVA 20\u{a0}%");
    counter.touch("Juste");
    counter.touch("Journée");
    counter.touch("Épicerie");
    counter.touch("Stock");
    counter.touch("Codes à nommer (1)");
    counter.touch("3274080005003");
    counter
}

#[test]
fn a_code_that_waits_is_taken_off_the_list() {
    let mut counter = parked(looks::usual());
    counter.touch("Retirer de la liste");
    assert!(counter.shows("Le code est retiré de la liste."));
    assert!(counter.shows("Aucun code n’attend de nom."));
    counter.touch("Retour");
    assert!(!counter.shows("Codes à nommer (1)"));
}

/// A producer is being added: its name is known, the deal is chosen.
fn adding(look: Look) -> Counter {
    let mut counter = grocery(look);
    counter.touch("Producteurs");
    counter.touch("Ajouter un producteur");
    counter.type_in("Rucher du Val");
    counter.key(Named::Enter);
    counter.type_in("22,5");
    counter
}

#[test]
fn a_producer_is_added_at_the_till() {
    let mut counter = adding(looks::usual());
    counter.touch("Ajouter");
    assert!(counter.shows(
        "Rucher du Val est ajouté. Ses produits lui reviennent dès leur première livraison."
    ));
    assert!(counter.shows("Dépôt-vente, commission 22,5\u{a0}%"));
    // The same name twice is a mistake, and nothing is lost of what was typed.
    counter.touch("Ajouter un producteur");
    counter.type_in("rucher du val");
    counter.key(Named::Enter);
    counter.touch("Achat ferme");
    counter.touch("Ajouter");
    assert!(counter.shows("Ce nom est déjà connu.") && counter.shows("rucher du val"));
    counter.touch("Annuler");
    counter.touch("Réception");
    counter.scan("4009990006098");
    counter.touch("De qui ? Touchez pour choisir");
    assert!(counter.shows("De : Rucher du Val"));
    let found = counter.audited();
    assert_eq!((found.unsound, found.stray_view), (None, None));
}

/// Looks at a screen everywhere, and measures it enlarged.
fn everywhere(name: &str, play: impl Fn(Look) -> Counter) {
    looks::everywhere(name, &play);
    looks::measured(name, play);
}

#[test]
fn the_screens_of_the_grocery() {
    everywhere("grocery-goods", |look| {
        let mut counter = grocery(look);
        counter.touch("facture-grossiste.xml");
        counter
    });
    everywhere("grocery-count", |look| {
        let mut counter = grocery(look);
        counter.touch("facture-grossiste.xml");
        counter.touch("Ouvrir");
        counter.touch("Complet");
        counter.touch("Complet");
        counter.type_in("23");
        counter
    });
    everywhere("grocery-article", |look| {
        let mut counter = grocery(look);
        counter.touch("facture-grossiste.xml");
        counter.touch("Ouvrir");
        counter.scan("3274080005003");
        counter.touch("Famille, prix");
        counter
    });
    everywhere("grocery-columns", nonsense);
    everywhere("grocery-prices", |look| {
        let mut counter = grocery(look);
        counter.touch("tarif-novembre.csv");
        counter.touch("Ouvrir");
        counter
    });
    everywhere("grocery-stock", |look| {
        let mut counter = delivered(look);
        counter.touch("Stock");
        counter.scan("4009990006098");
        counter.type_in("2");
        counter
    });
    everywhere("grocery-parked", parked);
    everywhere("grocery-inventory", |look| {
        let mut counter = delivered(look);
        counter.touch("Inventaire");
        counter.touch("Commencer");
        counter.scan("3760990006020");
        counter.type_in("5");
        counter.key(Named::Enter);
        counter
    });
    everywhere("grocery-dates", dated);
    everywhere("grocery-producers", |look| {
        let mut counter = grocery(look);
        counter.touch("Producteurs");
        counter
    });
    everywhere("grocery-producer-name", |look| {
        let mut counter = grocery(look);
        counter.touch("Producteurs");
        counter.touch("Ajouter un producteur");
        counter
    });
    everywhere("grocery-producer-terms", adding);
    everywhere("grocery-month", |look| {
        let mut counter = delivered(look);
        sell_butter(&mut counter);
        counter.touch("Mois");
        counter
    });
}

#[test]
fn the_screens_of_what_is_missing_and_of_dates() {
    everywhere("grocery-uncounted", |look| {
        let mut counter = grocery(look);
        counter.touch("facture-grossiste.xml");
        counter.touch("Ouvrir");
        counter.touch("Complet");
        counter.touch("Complet");
        counter.touch("Entrer la livraison");
        counter
    });
    everywhere("grocery-differing", |look| {
        let mut counter = grocery(look);
        counter.touch("facture-grossiste.xml");
        counter.touch("Ouvrir");
        counter.touch("Complet");
        counter.touch("Entrer la livraison");
        counter.touch("Les dire manquantes");
        counter
    });
    everywhere("grocery-date-which", |look| {
        let mut counter = dated(look);
        counter.touch("Noter une date");
        counter
    });
    everywhere("grocery-date-day", |look| {
        let mut counter = dated(look);
        counter.scan("3760990006020");
        counter.type_in("2711");
        counter
    });
}
