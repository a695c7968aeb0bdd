//! Months that head office publishes: what was published stands, whatever comes after it.

use comptoir::hub::accounts::Role;
use comptoir::hub::distances::Distance;
use comptoir::hub::pages::{Pages, Wanted};
use comptoir::statement::exchange::Reports;
use comptoir::statement::figures::{Figure, Key};
use comptoir::statement::wire::{SealedStatement, values_of};

use crate::admin::Browser;
use crate::ground::{Ground, month, on_each_store};
use crate::published::{cell, file, open, send, shown};
use crate::reads::ask;
use crate::till::{Till, sales};

const NOW: &str = "2026-11-04T07:12:00Z";
const ALL: &str = "2026-10;ventes.cafes_servis;ensemble;";

/// Cafés that agree, each with its October.
fn cafes(ground: &Ground, count: usize) -> Vec<(Till, SealedStatement)> {
    let told = |_| {
        let till = ground.cafe_with_till();
        let sealed = till.seal(open(&till, "2026-10", 500));
        assert_eq!(ground.send(&till, &sealed).status(), 201);
        (till, sealed)
    };
    (0..count).map(told).collect()
}

fn state(ground: &Ground, till: &Till) -> String {
    let path = format!("/v1/cafes/{}/releves", till.cafe);
    let told = ask(ground, till, &path, NOW).bytes().expect("bytes");
    let told: Reports = serde_json::from_slice(&told).expect("JSON");
    let october = told.months.into_iter().find(|one| one.month == "2026-10");
    october.expect("October").state
}

fn publish(ground: &Ground) {
    ground.hub().accept_month(month("2026-10"), "test").expect("accepted");
    ground.hub().publish_month(month("2026-10"), "test").expect("published");
}

#[test]
fn case_22_what_was_published_stands_and_it_is_noted() {
    on_each_store(|ground| {
        let cafes = cafes(&ground, 5);
        let (leaves, revises) = (&cafes[0], &cafes[1]);
        publish(&ground);
        let (network, departments) =
            (file(&ground, "reseau.csv"), file(&ground, "departements.csv"));
        assert_eq!(cell(&network, ALL), Some("1250;5;"));
        // One takes its consent back, another corrects its sales.
        let mut without = leaves.0.revised(&leaves.1, 500);
        without.consent.open_data = false;
        send(&ground, &leaves.0, without);
        send(&ground, &revises.0, revises.0.revised(&revises.1, 700));
        assert_eq!(file(&ground, "reseau.csv"), network, "what was published stands");
        assert_eq!(file(&ground, "departements.csv"), departments);
        let browser = Browser::of(&ground, "Zoe", Role::Administration);
        let page = browser.page("/admin/publications");
        assert!(page.contains("2 relevés sont arrivés depuis"), "{page}");
        assert!(page.contains("Un café a retiré son accord depuis"), "{page}");
        let editions = file(&ground, "editions.csv");
        assert!(editions.contains("2026-10;2026-11-04;2026.1;"), "{editions}");
        // Opened again, the month follows the figures of today, without who has left; one that is
        // left out alone would be what the sum of all leaves, so that all is kept back.
        let fields = [("mois", "2026-10"), ("acte", "rouvrir"), ("raison", "tardif")];
        assert_eq!(browser.act("/admin/publications", &fields).status(), 303);
        assert_eq!(cell(&file(&ground, "reseau.csv"), ALL), Some(";;secret"));
        assert!(!file(&ground, "editions.csv").contains("2026-10"));
        let journal = browser.page("/admin/journal");
        for act in ["acceptation", "publication", "reouverture", "tardif"] {
            assert!(journal.contains(act), "{act}");
        }
        assert_eq!(ground.count("edition WHERE reopened_for = 'tardif'"), 1, "it is on record");
    });
}

#[test]
fn a_statement_is_received_checked_accepted_and_published() {
    on_each_store(|ground| {
        let cafes = cafes(&ground, 3);
        let (till, sealed) = &cafes[0];
        assert_eq!(state(&ground, till), "controle");
        assert!(ground.hub().publish_month(month("2026-10"), "test").is_err(), "nothing accepted");
        assert_eq!(ground.hub().accept_month(month("2026-10"), "test").expect("accepted"), 3);
        assert_eq!(state(&ground, till), "accepte");
        assert!(ground.hub().accept_month(month("2026-10"), "test").is_err(), "nothing is left");
        ground.hub().publish_month(month("2026-10"), "test").expect("published");
        assert_eq!(state(&ground, till), "publie");
        assert!(ground.hub().publish_month(month("2026-10"), "test").is_err(), "it is published");
        send(&ground, till, till.revised(sealed, 600));
        assert_eq!(state(&ground, till), "controle", "a new revision begins anew");
        ground.hub().reopen_month(month("2026-10"), "autre", "test").expect("opened");
        assert_eq!(state(&ground, &cafes[1].0), "accepte");
        assert!(ground.hub().reopen_month(month("2026-10"), "autre", "test").is_err());
        publish(&ground);
        assert_eq!(cell(&file(&ground, "reseau.csv"), ALL), Some("800;3;"));
        assert_eq!(ground.count("edition"), 2);
    });
}

#[test]
fn what_nobody_has_accepted_is_not_published() {
    on_each_store(|ground| {
        let cafes = cafes(&ground, 3);
        ground.hub().accept_month(month("2026-10"), "test").expect("accepted");
        for _ in 0..3 {
            let late = ground.cafe_with_till();
            send(&ground, &late, open(&late, "2026-10", 100));
        }
        assert_eq!(cell(&file(&ground, "reseau.csv"), ALL), Some("900;6;"));
        ground.hub().publish_month(month("2026-10"), "test").expect("published");
        assert_eq!(cell(&file(&ground, "reseau.csv"), ALL), Some("750;3;"));
        assert_eq!(state(&ground, &cafes[0].0), "publie");
        // A month that runs is none to publish.
        let mut running = cafes[0].0.next(&cafes[0].1, 20);
        running.consent.open_data = true;
        send(&ground, &cafes[0].0, running);
        ground.hub().accept_month(month("2026-11"), "test").expect("accepted");
        assert!(ground.hub().publish_month(month("2026-11"), "test").is_err());
        // A rebuild is of figures: editions stay.
        let before = file(&ground, "reseau.csv");
        ground.hub().rebuild().expect("rebuilt");
        assert_eq!(file(&ground, "reseau.csv"), before);
    });
}

#[test]
fn kilometres_are_published_with_the_factors_that_they_are_of() {
    on_each_store(|ground| {
        for _ in 0..3 {
            let till = ground.cafe_with_till();
            let mut document = open(&till, "2026-10", 500);
            let mut figures = sales(500);
            let key = Key::plain("visites.par_service_le_plus_loin").with("service", "pain");
            figures.add(key, Figure::Count(1_000)).expect("in range");
            document.values = values_of(&figures);
            send(&ground, &till, document);
        }
        publish(&ground);
        let editions = file(&ground, "editions.csv");
        let line = editions.lines().nth(1).expect("an edition").to_owned();
        let cells: Vec<&str> = line.split(';').collect();
        let kilometres: f64 = cells[4].replace(',', ".").parse().expect("kilometres");
        assert!(kilometres > 100.0 && cells[6].is_empty(), "{line}");
        let text = include_str!("../../assets/impact/2026.1.json");
        assert_eq!(cells[3], "2026.1");
        // Other factors change what is computed, and nothing of what was published.
        let newer = text.replace("\"2026.1\"", "\"2026.2\"");
        ground.hub().enter_factors(&newer, "test").expect("entered");
        assert_eq!(file(&ground, "editions.csv"), editions);
    });
}

#[test]
fn only_who_administers_publishes() {
    on_each_store(|ground| {
        cafes(&ground, 3);
        let fields = [("mois", "2026-10"), ("acte", "accepter")];
        for (name, role) in [("Lou", Role::Reading), ("Max", Role::Animation)] {
            let browser = Browser::of(&ground, name, role);
            assert_eq!(browser.act("/admin/publications", &fields).status(), 403);
            assert!(!browser.page("/admin/publications").contains("name=\"acte\""));
        }
        let browser = Browser::of(&ground, "Zoe", Role::Administration);
        assert_eq!(browser.act("/admin/publications", &fields).status(), 303);
        assert!(browser.page("/admin/publications").contains("Publier le mois"));
        let fields = [("mois", "2026-10"), ("acte", "publier")];
        assert_eq!(browser.act("/admin/publications", &fields).status(), 303);
        assert_eq!(ground.count("edition WHERE published_by = 'Zoe'"), 1);
        let fields = [("mois", "2026-10"), ("acte", "rouvrir"), ("raison", "envie")];
        assert_eq!(browser.act("/admin/publications", &fields).status(), 422);
    });
}

/// A café that agrees, with so many visits for each of these services in October.
fn visited(ground: &Ground, visits: &[(&str, i64)]) -> Till {
    let till = ground.cafe_with_till();
    let mut document = open(&till, "2026-10", 500);
    let mut figures = sales(500);
    for (service, count) in visits {
        let key = Key::plain("visites.par_service_le_plus_loin").with("service", service);
        figures.add(key, Figure::Count(*count)).expect("in range");
    }
    document.values = values_of(&figures);
    send(ground, &till, document);
    till
}

/// Kilometres, kilograms and status of October's edition.
fn spared(ground: &Ground) -> String {
    let editions = file(ground, "editions.csv");
    let line = editions.lines().find(|line| line.starts_with("2026-10;")).expect("an edition");
    line.splitn(5, ';').nth(4).expect("cells").to_owned()
}

/// What the pages tell of the kilometres: the key figures' line, and the method's two cells.
fn told_kilometres(ground: &Ground) -> (bool, bool) {
    let page = shown(ground, &Wanted::Figures);
    let method = shown(ground, &Wanted::Method);
    let row = method.split("Facteurs du réseau, premier jeu</th>").nth(1).expect("a row");
    let cell = row.split("</td>").next().expect("a cell");
    (page.contains("km de voiture évités : pain"), !cell.ends_with(">secret"))
}

#[test]
fn case_21_kilometres_are_no_way_around_a_hidden_cell() {
    on_each_store(|ground| {
        // Two cafés tell of cash. With them goes the smallest other service, which spares no
        // kilometres: these would be the visits less what is shown, times a public factor.
        let usual = [("pain", 7_070), ("poste", 34), ("colis", 9)];
        for _ in 0..4 {
            visited(&ground, &usual);
        }
        for _ in 0..2 {
            visited(&ground, &[usual[0], usual[1], usual[2], ("dab", 9)]);
        }
        let csv = file(&ground, "reseau.csv");
        let visits = "2026-10;visites.par_service_le_plus_loin;";
        for hidden in ["colis", "dab"] {
            let cell = cell(&csv, &format!("{visits}service={hidden};"));
            assert_eq!(cell, Some(";;secret"), "{csv}");
        }
        assert_eq!(cell(&csv, &format!("{visits}ensemble;")), Some("42696;6;"));
        assert_eq!(told_kilometres(&ground), (false, false), "the pages beside the live file");
        publish(&ground);
        assert_eq!(spared(&ground), ";;secret");
        assert_eq!(told_kilometres(&ground), (false, false), "and beside the edition");
        // Three cafés tell of it, none too much.
        ground.hub().reopen_month(month("2026-10"), "tardif", "test").expect("opened");
        visited(&ground, &[("dab", 9)]);
        assert_eq!(told_kilometres(&ground), (true, true));
        publish(&ground);
        assert!(spared(&ground).ends_with(';') && !spared(&ground).starts_with(';'));
        assert_eq!(told_kilometres(&ground), (true, true));
    });
}

#[test]
fn case_21_a_way_that_was_measured_does_not_tell_the_visits_of_its_cafe() {
    on_each_store(|ground| {
        let tills: Vec<Till> = (0..5).map(|_| visited(&ground, &[("pain", 1_000)])).collect();
        for (measured, till) in (1..).zip(&tills[..3]) {
            // Kilometres less all visits by the median are this café's visits, times what its way
            // is longer, which anybody can measure.
            let distance = Distance {
                unit: till.cafe.clone(),
                service: "pain".to_owned(),
                since: month("2026-10"),
                metres: 9_000,
                source: "Compteur".to_owned(),
            };
            ground.hub().measure(&distance, "test").expect("measured");
            if measured == 1 {
                assert_eq!(told_kilometres(&ground), (false, false), "beside the live file");
            }
            publish_again(&ground);
            assert_eq!(told_kilometres(&ground).0, measured > 2, "{measured} are measured");
            assert_eq!(spared(&ground) != ";;secret", measured > 2, "{measured} are measured");
        }
    });
}

fn publish_again(ground: &Ground) {
    let _ = ground.hub().reopen_month(month("2026-10"), "autre", "test");
    let _ = ground.hub().accept_month(month("2026-10"), "test");
    ground.hub().publish_month(month("2026-10"), "test").expect("published");
}

/// The coffees of October as the public pages tell them: key figure, table by month, the map's
/// department and its total.
fn coffees(ground: &Ground, pages: &Pages) -> Vec<i64> {
    let page = |wanted: &Wanted| match pages.show(ground.hub(), wanted).expect("shown") {
        comptoir::hub::pages::Shown::Page(text) => text,
        other => panic!("{other:?}"),
    };
    let count = |text: &str| -> i64 {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().expect("a count")
    };
    let figures = page(&Wanted::Figures);
    let before = figures.split(">cafés servis dans les cafés du réseau<").next().expect("a label");
    let key = before.rsplit("class=\"value\">").next().expect("a value");
    let key = key.split('<').next().expect("a value");
    let cells = |text: &str, head: &str| -> Vec<String> {
        let row = text.split(head).nth(1).expect("a row").split("</tr>").next().expect("its end");
        let cells = row.split("class=\"number\">").skip(1);
        cells.map(|cell| cell.split('<').next().expect("a cell").to_owned()).collect()
    };
    let map = page(&Wanted::Map);
    let (department, total) = (cells(&map, "01 Ain</th>"), cells(&map, "Ensemble</th>"));
    let october = cells(&figures, "octobre\u{a0}2026</th>");
    [key, &october[0], &department[2], &total[2]].map(count).to_vec()
}

#[test]
fn case_22_who_comes_after_the_publication_does_not_stand_alone() {
    on_each_store(|ground| {
        let cafes = cafes(&ground, 4);
        let pages = Pages::default();
        assert_eq!(coffees(&ground, &pages), [1_000; 4]);
        publish(&ground);
        assert_eq!(coffees(&ground, &pages), [1_000; 4]);
        // A late one, whether it agrees or not, then one that is told anew.
        let late = ground.cafe_with_till();
        send(&ground, &late, late.month("2026-10", 180));
        assert_eq!(coffees(&ground, &pages), [1_000; 4], "one is late");
        let (till, sealed) = &cafes[0];
        let again = till.seal(till.revised(sealed, 700));
        assert_eq!(ground.send(till, &again).status(), 201);
        assert_eq!(coffees(&ground, &pages), [1_000; 4], "one is told anew");
        assert_eq!(coffees(&ground, &Pages::default()), [1_000; 4], "and read anew");
        // The same café again is no other one.
        send(&ground, till, till.revised(&again, 720));
        assert_eq!(coffees(&ground, &pages), [1_000; 4]);
        // Opened again, what was published is in the hands of whoever took it.
        ground.hub().reopen_month(month("2026-10"), "tardif", "test").expect("opened");
        assert_eq!(coffees(&ground, &pages), [1_000; 4], "opened again");
        let third = ground.cafe_with_till();
        send(&ground, &third, third.month("2026-10", 120));
        assert_eq!(coffees(&ground, &pages), [1_260; 4], "three are different");
        assert_eq!(coffees(&ground, &Pages::default()), [1_260; 4]);
        ground.hub().accept_month(month("2026-10"), "test").expect("accepted");
        ground.hub().publish_month(month("2026-10"), "test").expect("published");
        assert_eq!(coffees(&ground, &pages), [1_260; 4]);
    });
}

#[test]
fn case_22_who_takes_a_month_back_after_the_publication_does_not_stand_alone() {
    on_each_store(|ground| {
        let cafes = cafes(&ground, 4);
        publish(&ground);
        let (till, sealed) = &cafes[0];
        let mut running = till.revised(sealed, 500);
        running.period.closing = "provisoire".to_owned();
        ground.send(till, &till.seal(running));
        assert_eq!(coffees(&ground, &Pages::default()), [1_000; 4]);
    });
}

#[test]
fn what_was_published_is_listed_without_the_figures_of_any_month() {
    on_each_store(|ground| {
        let cafes = cafes(&ground, 3);
        publish(&ground);
        // A month that nobody has published, whose rows are made of every café's figures.
        ground.clock.set("2026-12-02T07:12:09Z");
        send(&ground, &cafes[0].0, cafes[0].0.next(&cafes[0].1, 400));
        let pages = Pages::default();
        pages.warm(ground.hub()).expect("read");
        let rename = "ALTER TABLE fact RENAME TO fact_elsewhere";
        ground.hub().write(|transaction| transaction.execute(rename, &[])).expect("renamed");
        assert!(pages.show(ground.hub(), &Wanted::Map).is_ok(), "what is needed was read before");
        assert!(pages.show(ground.hub(), &Wanted::Data).is_ok());
        assert!(pages.show(ground.hub(), &Wanted::File("editions.csv".to_owned())).is_ok());
    });
}
