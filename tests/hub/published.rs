//! What a real hub makes public of a few cafés, and whom it compares with whom.

use comptoir::hub::pages::{Pages, Shown, Wanted};
use comptoir::hub::units::{Attributes, NewUnit};
use comptoir::statement::figures::{Figure, Key};
use comptoir::statement::wire::{Document, values_of};

use crate::ground::{Ground, month, on_each_store};
use crate::reads::comparison;
use crate::till::{Till, sales};

pub fn shown(ground: &Ground, wanted: &Wanted) -> String {
    match Pages::default().show_to(ground.hub(), wanted, true).expect("shown") {
        Shown::Page(text) | Shown::File(_, text) | Shown::Closed(text) | Shown::Nothing(text) => {
            text
        }
    }
}

pub fn file(ground: &Ground, name: &str) -> String {
    shown(ground, &Wanted::File(name.to_owned()))
}

/// Value, count and status that stand after the start of a line.
pub fn cell<'a>(csv: &'a str, start: &str) -> Option<&'a str> {
    csv.lines().find_map(|line| line.strip_prefix(start))
}

pub fn send(ground: &Ground, till: &Till, document: Document) {
    let answer = ground.send(till, &till.seal(document));
    assert_eq!(answer.status(), 201, "{:?}", answer.text());
}

/// A month of which everything may be published.
pub fn open(till: &Till, name: &str, euros: i64) -> Document {
    let mut document = till.month(name, euros);
    document.consent.open_data = true;
    document
}

/// The same month, while it runs.
fn running(mut document: Document) -> Document {
    document.period.closing = "provisoire".to_owned();
    document
}

fn becomes(ground: &Ground, cafe: &str, since: &str, model: &str, commune: &str) {
    let attributes = Attributes {
        since: month(since),
        model: model.to_owned(),
        commune: commune.to_owned(),
        support: "exploitation".to_owned(),
    };
    ground.hub().change_unit(cafe, &attributes, "test").expect("changed");
}

#[test]
fn case_21_a_cafe_of_several_kinds_of_activity_is_one_cafe() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let mut document = open(&till, "2026-10", 500);
        let mut figures = sales(500);
        for (kind, held) in [("concert", 4), ("jeux", 3), ("cuisine", 3)] {
            let key = Key::plain("animations.nombre").with("type", kind);
            figures.add(key, Figure::Count(held)).expect("in range");
        }
        document.values = values_of(&figures);
        send(&ground, &till, document);
        let csv = file(&ground, "reseau.csv");
        let all = cell(&csv, "2026-10;animations.nombre;ensemble;");
        assert_eq!(all, Some(";;secret"), "{csv}");
    });
}

#[test]
fn case_21_who_refuses_open_data_is_not_what_is_left_over() {
    on_each_store(|ground| {
        let tills: Vec<Till> = (0..4).map(|_| ground.cafe_with_till()).collect();
        for till in &tills {
            send(&ground, till, open(till, "2026-10", 500));
        }
        let start = "2026-10;ventes.cafes_servis;ensemble;";
        assert_eq!(cell(&file(&ground, "reseau.csv"), start), Some("1000;4;"));
        // The pages tell of all five; the files may not tell of the other four.
        let fifth = ground.cafe_with_till();
        send(&ground, &fifth, fifth.month("2026-10", 300));
        assert_eq!(cell(&file(&ground, "reseau.csv"), start), Some(";;secret"));
        let csv = file(&ground, "departements.csv");
        for place in ["01", "ensemble"] {
            let start = format!("2026-10;{place};ventes.cafes_servis;");
            assert_eq!(cell(&csv, &start), Some(";;secret"), "{place}");
        }
        for _ in 0..2 {
            let other = ground.cafe_with_till();
            send(&ground, &other, other.month("2026-10", 300));
        }
        assert_eq!(cell(&file(&ground, "reseau.csv"), start), Some("1000;4;"), "three are hidden");
    });
}

#[test]
fn a_month_that_runs_is_in_no_sum() {
    on_each_store(|ground| {
        for euros in [500, 600, 700] {
            let till = ground.cafe_with_till();
            send(&ground, &till, open(&till, "2026-10", euros));
        }
        let till = ground.cafe_with_till();
        send(&ground, &till, running(open(&till, "2026-10", 800)));
        let till = ground.cafe_with_till();
        send(&ground, &till, running(open(&till, "2026-11", 20)));
        let csv = file(&ground, "reseau.csv");
        let all = cell(&csv, "2026-10;ventes.cafes_servis;ensemble;");
        assert_eq!(all, Some("900;3;"));
        let page = shown(&ground, &Wanted::Figures);
        let value = page.split(">cafés servis dans les cafés du réseau<").next();
        let value = value.and_then(|before| before.rsplit("class=\"value\">").next());
        assert!(value.expect("a value").starts_with("900<"), "{value:?}");
        assert!(!csv.contains("2026-11;"), "the newest month that is over is the last: {csv}");
    });
}

#[test]
fn case_22_a_consent_taken_back_later_holds_for_months_before_on_both_sides() {
    on_each_store(|ground| {
        let own = ground.cafe_with_till();
        send(&ground, &own, own.month("2026-10", 500));
        let others: Vec<Till> = (0..5).map(|_| ground.cafe_with_till()).collect();
        for till in &others {
            send(&ground, till, till.month("2026-10", 400));
        }
        let page = || shown(&ground, &Wanted::Cafe(own.cafe.clone()));
        let none = "Il n’y a pas encore cinq cafés";
        let coffees = || {
            let page = shown(&ground, &Wanted::Figures);
            let before = page.split(">cafés servis dans les cafés du réseau<").next();
            let value = before.and_then(|before| before.rsplit("class=\"value\">").next());
            value.and_then(|value| value.split('<').next()).map(ToOwned::to_owned)
        };
        let before = coffees();
        assert!(!comparison(&ground, &own, "2026-10").values.is_empty());
        assert!(!page().contains(none) && page().contains("parmi 5 cafés"));
        let mut later = running(others[4].month("2026-11", 20));
        later.consent.comparison = false;
        send(&ground, &others[4], later);
        assert!(comparison(&ground, &own, "2026-10").values.is_empty());
        assert!(page().contains(none));
        assert_eq!(coffees(), before, "what is published of all of them stays");
        assert!(before.is_some_and(|before| !before.is_empty()));
        let method = shown(&ground, &Wanted::Method);
        assert!(method.contains("ce qui était déjà publié ne change pas"), "and this is noted");
    });
}

#[test]
fn a_month_that_runs_is_compared_with_nobody_on_both_sides() {
    on_each_store(|ground| {
        let own = ground.cafe_with_till();
        send(&ground, &own, own.month("2026-10", 500));
        for place in 0..5 {
            let till = ground.cafe_with_till();
            let document = till.month("2026-10", 400);
            send(&ground, &till, if place == 4 { running(document) } else { document });
        }
        assert!(comparison(&ground, &own, "2026-10").values.is_empty());
        let page = shown(&ground, &Wanted::Cafe(own.cafe.clone()));
        assert!(page.contains("Il n’y a pas encore cinq cafés"), "{page}");
    });
}

#[test]
fn case_17_and_19_a_cafe_is_compared_by_what_each_was_in_the_month() {
    on_each_store(|ground| {
        let own = ground.cafe_with_till();
        send(&ground, &own, own.month("2026-10", 500));
        let mut last = Vec::new();
        for euros in [100, 200, 300, 400, 600] {
            let till = ground.cafe_with_till();
            send(&ground, &till, till.month("2026-10", euros));
            last.push(till.cafe);
        }
        // Two change what they are, after the month that is compared; a third was another before.
        becomes(&ground, &last[0], "2026-11", "entrepreneurial", "75056");
        becomes(&ground, &own.cafe, "2026-11", "entrepreneurial", "75056");
        let other = ground.till(&ground.cafe("La Place", "entrepreneurial"));
        send(&ground, &other, other.month("2026-10", 900));
        becomes(&ground, &other.cafe, "2026-11", "associatif", "01001");
        let later = ground.cafe_with_till();
        send(&ground, &later, later.month("2026-10", 9_000));
        let sql = "UPDATE document SET set_apart = 1 WHERE unit = (SELECT MAX(number) FROM unit)";
        let apart = ground.hub().write(|transaction| {
            transaction.execute(sql, &[]).map_err(comptoir::hub::HubError::from)
        });
        assert_eq!(apart.expect("set apart"), 1);
        let told = comparison(&ground, &own, "2026-10");
        assert_eq!(told.model, "associatif");
        assert!(told.values.iter().all(|one| one.n == 5), "{told:?}");
        let page = shown(&ground, &Wanted::Cafe(own.cafe.clone()));
        assert!(page.contains("parmi 5 cafés"), "{page}");
        let row = page.split(">Cafés servis</th>").last().expect("a row");
        let row: Vec<&str> = row.split("<td class=\"number\">").skip(1).take(4).collect();
        let starts = ["<strong>250<", "100<", "150<", "200<"];
        assert!(row.iter().zip(starts).all(|(cell, start)| cell.starts_with(start)), "{row:?}");
    });
}

#[test]
fn case_19_a_cafe_that_moves_leaves_its_months_where_they_were() {
    on_each_store(|ground| {
        ground.clock.set("2026-12-04T07:12:09Z");
        for _ in 0..3 {
            let till = ground.cafe_with_till();
            becomes(&ground, &till.cafe, "2026-11", "associatif", "75056");
            let first = till.seal(open(&till, "2026-10", 500));
            assert_eq!(ground.send(&till, &first).status(), 201);
            let mut next = till.next(&first, 400);
            next.consent.open_data = true;
            send(&ground, &till, next);
        }
        let csv = file(&ground, "departements.csv");
        assert_eq!(cell(&csv, "2026-10;01;ventes.cafes_servis;"), Some("750;3;"), "{csv}");
        assert_eq!(cell(&csv, "2026-11;75;ventes.cafes_servis;"), Some("600;3;"));
        assert_eq!(cell(&csv, "2026-10;75;ventes.cafes_servis;"), None);
        let map = shown(&ground, &Wanted::Map);
        let row = |code: &str| {
            let row = map.split(&format!("<th scope=\"row\">{code} ")).nth(1);
            row.expect("a department").split("</tr>").next().expect("a row").to_owned()
        };
        assert!(row("01").contains(">750<") && row("75").contains(">600<"), "{map}");
    });
}

#[test]
fn case_19_a_cafe_that_begins_to_travel_is_each_month_what_it_was() {
    on_each_store(|ground| {
        ground.clock.set("2026-12-04T07:12:09Z");
        let till = ground.cafe_with_till();
        becomes(&ground, &till.cafe, "2026-11", "itinerant", "01001");
        let first = till.seal(till.month("2026-10", 500));
        assert_eq!(ground.send(&till, &first).status(), 201);
        // What is said of all of them, and of those that travel.
        let told = || {
            let page = shown(&ground, &Wanted::Figures);
            let note = |after: &str| {
                let part = page.split(after).nth(1).expect("a figure");
                let part = part.split("class=\"meta\">").nth(1).expect("a note");
                part.split("à jour").next().expect("a note").to_owned()
            };
            (note("repas solidaires distribués"), note("class=\"strip\""))
        };
        let (stays, travels) = told();
        assert!(stays.contains("1 café sur 1 · 1 relevé sur 2"), "{stays}");
        assert!(!travels.contains("sur 1"), "nothing was waited for on tour: {travels}");
        send(&ground, &till, till.next(&first, 300));
        let (stays, travels) = told();
        assert!(stays.contains("1 café sur 1 · 2 relevés sur 3"), "all months add up: {stays}");
        assert!(travels.contains("1 guinguette sur 1"), "{travels}");
    });
}

#[test]
fn communes_of_the_network_are_counted_once_and_while_they_are_of_it() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let unit = |since: &str, commune: &str, support: &str| {
            let attributes = Attributes {
                since: month(since),
                model: "associatif".to_owned(),
                commune: commune.to_owned(),
                support: support.to_owned(),
            };
            let name = "Le Banc".to_owned();
            let unit = NewUnit { id: None, name, attributes, season: [true; 12] };
            ground.hub().add_unit(&unit, "test").expect("a café")
        };
        unit("2026-09", "01001", "ouverture");
        unit("2027-03", "01002", "ouverture");
        let closed = unit("2026-09", "01004", "exploitation");
        ground.hub().close_unit(&closed, Some(month("2026-09")), "test").expect("closed");
        for (commune, since) in [("01001", "2026-09"), ("01005", "2026-09"), ("01006", "2027-01")] {
            let hub = ground.hub();
            hub.add_programme_commune(commune, month(since), "test").expect("a commune");
        }
        send(&ground, &till, till.month("2026-10", 500));
        let page = shown(&ground, &Wanted::Figures);
        let (head, _) = page.split_once("class=\"groups\"").expect("groups");
        assert!(head.contains(">2</p>"), "01001 and 01005: {head}");
        assert_eq!(head.matches(">1</strong>").count(), 2, "{head}");
        assert_eq!(head.matches(">2</strong>").count(), 1, "{head}");
    });
}
