//! Stores that are lost, or that can't be reached.

use comptoir::hub::Place;

use crate::ground::{Ground, on_each_store, problem, schema};

#[test]
fn case_25_an_empty_hub_is_filled_again_by_its_tills() {
    on_each_store(|ground| {
        let till = ground.cafe_with_till();
        let september = till.seal(till.month("2026-09", 400));
        let october = till.seal(till.next(&september, 500));
        for sealed in [&september, &october] {
            assert_eq!(ground.send(&till, sealed).status(), 201);
        }
        let place = match &ground.place {
            Place::Server(_) => {
                let url = std::env::var("COMPTOIR_POSTGRES").expect("it was there before");
                Place::Server(schema(&url))
            }
            place => place.clone(),
        };
        // Head office enters its cafés again; tills say the same bytes as before.
        let empty = Ground::new(place, false, 16);
        let unit = comptoir::hub::units::NewUnit {
            id: Some(till.cafe.parse().expect("an identifier")),
            name: "Le Mardi".to_owned(),
            attributes: comptoir::hub::units::Attributes {
                since: crate::ground::month("2026-09"),
                model: "associatif".to_owned(),
                commune: "01001".to_owned(),
                support: "exploitation".to_owned(),
            },
            season: [true; 12],
        };
        empty.hub().add_unit(&unit, "test").expect("entered");
        empty.enrol(&till);
        for sealed in [&september, &october] {
            assert_eq!(empty.send(&till, sealed).status(), 201);
        }
        assert_eq!(empty.sum("ventes.ttc", "2026-10"), 50_000);
        assert!(empty.odd().is_empty());
    });
}

#[test]
fn case_34_a_store_that_others_hold_says_when_to_come_again() {
    let ground = Ground::new(Place::Folder, false, 16);
    let till = ground.cafe_with_till();
    let sealed = till.seal(till.month("2026-10", 500));
    let file = ground.folder.path().join("hub.sqlite");
    let other = rusqlite::Connection::open(file).expect("the hub's file");
    other.execute_batch("BEGIN IMMEDIATE").expect("held");
    let answer = ground.send(&till, &sealed);
    assert_eq!(answer.status(), 503);
    assert_eq!(answer.headers()["retry-after"], "60");
    assert_eq!(problem(answer).kind, "urn:1000cafes:indisponible");
    other.execute_batch("ROLLBACK").expect("let go");
    assert_eq!(ground.count("document"), 0, "nothing was half written");
    assert_eq!(ground.send(&till, &sealed).status(), 201);
}
