//! Stores that are lost, or that can't be reached.

use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

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

#[test]
fn case_34_a_server_that_is_gone_says_when_to_come_again() {
    let Ok(url) = std::env::var("COMPTOIR_POSTGRES") else {
        return eprintln!("PostgreSQL: skipped, COMPTOIR_POSTGRES names no server");
    };
    let way = Way::to(&url);
    let ground = Ground::new(Place::Server(schema(&way.url)), false, 16);
    let till = ground.cafe_with_till();
    let sealed = till.seal(till.month("2026-10", 500));
    way.cut();
    let answer = ground.send(&till, &sealed);
    assert_eq!(answer.status(), 503);
    assert_eq!(answer.headers()["retry-after"], "60");
    way.mend();
    assert_eq!(ground.count("document"), 0, "nothing was half written");
    assert_eq!(ground.send(&till, &sealed).status(), 201);
}

/// The way to a server, which can be cut.
struct Way {
    url: String,
    state: Arc<Mutex<Passage>>,
}

#[derive(Default)]
struct Passage {
    cut: bool,
    open: Vec<TcpStream>,
}

impl Way {
    fn to(url: &str) -> Self {
        let rest = url.rsplit_once('@').map_or(url, |(_, rest)| rest);
        let server = rest.split(['/', '?']).next().expect("an address").to_owned();
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let here = listener.local_addr().expect("an address").to_string();
        let state: Arc<Mutex<Passage>> = Arc::default();
        let own = state.clone();
        std::thread::spawn(move || {
            for from in listener.incoming().flatten() {
                let mut passage = own.lock().expect("no test panics with it");
                let Ok(to) = TcpStream::connect(&server) else { continue };
                if passage.cut {
                    continue;
                }
                for (mut one, mut other) in [
                    (from.try_clone().expect("a socket"), to.try_clone().expect("a socket")),
                    (to.try_clone().expect("a socket"), from.try_clone().expect("a socket")),
                ] {
                    std::thread::spawn(move || std::io::copy(&mut one, &mut other));
                }
                passage.open.extend([from, to]);
            }
        });
        Self {
            url: url.replace(&rest[..rest.find(['/', '?']).unwrap_or(rest.len())], &here),
            state,
        }
    }

    fn cut(&self) {
        let mut passage = self.state.lock().expect("no test panics with it");
        passage.cut = true;
        for socket in passage.open.drain(..) {
            let _ = socket.shutdown(std::net::Shutdown::Both);
        }
    }

    fn mend(&self) {
        self.state.lock().expect("no test panics with it").cut = false;
    }
}
