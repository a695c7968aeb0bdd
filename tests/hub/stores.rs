//! Stores that are lost, or that can't be reached.

use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use comptoir::hub::{Hub, HubError, Place};

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

#[test]
fn a_writer_whose_turn_never_came_leaves_its_connection_to_nobody() {
    let Ok(url) = std::env::var("COMPTOIR_POSTGRES") else {
        return eprintln!("PostgreSQL: skipped, COMPTOIR_POSTGRES names no server");
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let client = |url: &str| {
        runtime.block_on(async {
            let connected = tokio_postgres::connect(url, tokio_postgres::NoTls).await;
            let (client, connection) = connected.expect("COMPTOIR_POSTGRES names a server");
            tokio::spawn(connection);
            client
        })
    };
    let run = |client: &tokio_postgres::Client, sql: &str| {
        runtime.block_on(client.batch_execute(sql)).expect("it is done");
    };
    // A database of its own: the writers' lock is one for the whole of a database.
    let name = format!("t{}", uuid::Uuid::now_v7().simple());
    run(&client(&url), &format!("CREATE DATABASE {name}"));
    let url = format!("{}/{name}", url.rsplit_once('/').expect("a database").0);
    let ground = Ground::new(Place::Server(url.clone()), false, 16);
    let other = client(&url);
    // The letters "COMH".
    run(&other, "SELECT pg_advisory_lock(1129270600)");
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| {
            let done = ground.hub().write(|transaction| transaction.execute("SELECT 1", &[]));
            done.map(|_| ())
        });
        // What the server does once a writer has waited for a minute.
        let cancel = "SELECT pg_cancel_backend(pid) FROM pg_locks \
                      WHERE locktype = 'advisory' AND NOT granted \
                      AND database = (SELECT oid FROM pg_database WHERE datname = $1)";
        while !waiting.is_finished() {
            runtime.block_on(other.query(cancel, &[&name])).expect("asked");
        }
        assert!(waiting.join().expect("no panic").is_err());
    });
    run(&other, "SELECT pg_advisory_unlock(1129270600)");
    for _ in 0..8 {
        let sql = "SELECT COUNT(*) FROM hub";
        let read = ground.hub().write(|transaction| transaction.number(sql, &[]));
        assert_eq!(read.expect("each connection begins anew"), 1);
    }
}

#[test]
fn a_hub_that_is_there_is_not_begun_again() {
    on_each_store(|ground| {
        let cafe = ground.cafe("Le Mardi", "associatif");
        let code = ground.hub().make_code(&cafe, "test").expect("a code");
        let files = || {
            let folder = std::fs::read_dir(ground.folder.path().join("keys")).expect("a folder");
            let mut files: Vec<_> = folder
                .map(|file| file.expect("a file").path())
                .map(|path| (path.clone(), std::fs::read(path).expect("bytes")))
                .collect();
            files.sort();
            files
        };
        let before = files();
        let folder = ground.folder.path();
        for (place, synthetic) in [(&ground.place, false), (&ground.place, true)] {
            let again = Hub::begin(folder, place, synthetic, Box::new(ground.clock.clone()));
            assert!(matches!(again, Err(HubError::Begun)));
            assert!(files() == before, "codes and keys are what they were");
        }
        // Another store for the same folder: its secrets are not made anew either.
        let beside = Hub::begin(folder, &Place::Memory, false, Box::new(ground.clock.clone()));
        assert!(beside.is_ok() && files() == before);
        let opened = Hub::open(folder, &ground.place, Box::new(ground.clock.clone()));
        let till = crate::till::Till::new(&cafe, false);
        let enrolled = opened.expect("a hub").enrol(&till.enrolment(code.as_str()));
        assert!(enrolled.is_ok(), "a code that was given still holds");
    });
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
