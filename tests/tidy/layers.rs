//! What may touch what: the rooms of the house, and who may name which crate.
//!
//! Tests inside a room may reach further: only what ships is held to the table.

use std::collections::BTreeSet;

use super::paths::named;
use super::problem::Problem;
use super::source::Source;

/// Every room with the rooms that it may use besides itself, or with the one module of a room that
/// it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("journal", &["domain"]),
    ("words", &["domain", "imports"]),
    ("store", &["domain", "journal"]),
    ("slips", &["domain", "words"]),
    ("statement", &["domain", "journal"]),
    (
        "till",
        &[
            "domain",
            "journal",
            "store",
            "slips",
            "statement",
            "devices",
            "words",
            "imports",
            "exports",
            // What is asked of the hub, and what an answer means; who carries it is handed in.
            "network::courier",
            "network::letter",
            "network::reading",
        ],
    ),
    // What others wrote, read from bytes; screens show what is odd about a file.
    ("imports", &["domain"]),
    // A job bears the place of the entry that asked for it.
    ("devices", &["slips", "store", "journal::entry"]),
    // An anchor names its till.
    ("keys", &["domain::id", "journal"]),
    ("exports", &["domain", "journal", "statement", "store", "words"]),
    ("network", &["domain", "journal", "statement"]),
    (
        "hub",
        &[
            "domain",
            "journal",
            "statement",
            "words",
            "keys::SoftwareSigner",
            // The made-up network draws from a seed as the demonstration café does.
            "demo::chance",
        ],
    ),
    // The demonstration puts a till of its own together, with a key that everybody knows.
    (
        "demo",
        &[
            "domain",
            "till",
            "words",
            "slips",
            "journal",
            "store",
            "devices::NoDevice",
            // The grocer's invoice of the demonstration.
            "imports",
            "keys::SoftwareSigner",
            "keys::anchor",
        ],
    ),
    ("screens", &["domain", "till", "words", "imports"]),
    ("hardware", &[]),
];

/// The rooms at the edge of the program, which tie the others together.
const EDGE: &[&str] = &["lib", "main", "command_line", "environment"];

/// Who may name a crate.
enum Users {
    /// These rooms alone.
    Only(&'static [&'static str]),
    /// All rooms but these.
    AllBut(&'static [&'static str]),
}

use Users::{AllBut, Only};

/// Every dependency of the program with the rooms that may name it.
const CRATES: &[(&str, Users)] = &[
    ("anyhow", Only(&["main", "command_line"])),
    ("argon2", Only(&["hub"])),
    ("axum", Only(&["hub"])),
    ("aws_lc_rs", Only(&["journal", "keys", "demo", "store", "environment", "hub"])),
    ("base64", AllBut(&["domain", "screens"])),
    ("chrono", AllBut(&[])),
    ("clap", Only(&["main", "command_line"])),
    (
        "comptoir_hardware",
        Only(&["slips", "devices", "till", "demo", "screens", "main", "command_line"]),
    ),
    ("csv", AllBut(&["domain", "journal", "slips", "screens"])),
    // Lists that a spreadsheet saved in Windows-1252.
    ("encoding_rs", Only(&["imports"])),
    ("deadpool_postgres", Only(&["hub"])),
    ("directories", Only(&["environment", "command_line"])),
    ("fluent_bundle", Only(&["words"])),
    ("icalendar", Only(&["exports"])),
    ("iced", Only(&["screens"])),
    ("keyring", Only(&["keys"])),
    // The bread forecast.
    ("libm", Only(&["domain"])),
    // Papers that are no slips.
    ("krilla", Only(&["exports"])),
    // Invoices that others wrote.
    ("lopdf", Only(&["imports"])),
    ("maud", Only(&["hub"])),
    ("reqwest", Only(&["network"])),
    ("roxmltree", Only(&["imports"])),
    ("rusqlite", Only(&["store", "hub"])),
    ("rust_xlsxwriter", Only(&["exports"])),
    ("schemars", Only(&["statement"])),
    ("rust_decimal", AllBut(&[])),
    ("serde", AllBut(&["domain"])),
    ("serde_json", AllBut(&["domain"])),
    ("tempfile", AllBut(&["domain", "journal", "slips", "words", "screens"])),
    ("thiserror", AllBut(&[])),
    ("tokio", Only(&["hub"])),
    ("tokio_postgres", Only(&["hub"])),
    ("tower_http", Only(&["hub"])),
    ("toml", AllBut(&["domain", "journal", "slips", "screens"])),
    ("unic_langid", Only(&["words"])),
    ("unicode_normalization", AllBut(&[])),
    ("uuid", AllBut(&[])),
];

/// The modules of the devices' crate that a room may name, where it may not name all.
/// The till hands over slips that it does not read.
const OF_HARDWARE: &[(&str, &[&str])] = &[
    ("slips", &["slip"]),
    ("till", &["slip"]),
    ("demo", &["slip"]),
    // Pure parts of the crate: papers as pictures, and fingers told from scanners.
    ("screens", &["slip", "render", "text", "scanner"]),
];

/// The modules of the standard library that would let the world into a pure room.
const WORLD: &[(&str, &[&str])] = &[
    ("domain", &["env", "fs", "io", "net", "os", "process", "thread"]),
    ("journal", &["env", "fs", "net", "os", "process", "thread"]),
    ("words", &["env", "fs", "net", "os", "process", "thread"]),
    ("slips", &["env", "fs", "net", "os", "process", "thread"]),
    ("statement", &["env", "fs", "net", "os", "process", "thread"]),
    ("imports", &["env", "fs", "net", "os", "process", "thread"]),
    ("screens", &["fs", "net", "os", "process"]),
    ("till", &["env", "net", "os", "process"]),
    ("store", &["env", "net", "process"]),
];

fn listed<T: ?Sized>(
    table: &'static [(&'static str, &'static T)],
    key: &str,
) -> Option<&'static T> {
    table.iter().find(|(name, _)| *name == key).map(|(_, row)| *row)
}

/// A room names only the rooms that the table grants it.
pub fn rooms(source: &Source) -> Vec<Problem> {
    let Some(room) = source.room().filter(|_| source.is_product()) else {
        return Vec::new();
    };
    if EDGE.contains(&room) {
        return Vec::new();
    }
    let Some(allowed) = listed(ROOMS, room) else {
        let what = format!("the room `{room}` is not in the table of tests/tidy/layers.rs");
        return vec![Problem::new(&source.path, 1, what)];
    };
    let mut problems = Vec::new();
    for path in named(source) {
        let (first, second) = (path.segments[0].as_str(), path.segments.get(1));
        let Some(other) = second.filter(|_| first == "crate" && room != "hardware") else {
            continue;
        };
        let known = listed(ROOMS, other).is_some() || EDGE.contains(&other.as_str());
        let module = path.segments.get(2).map(|module| format!("{other}::{module}"));
        let granted = allowed.contains(&other.as_str())
            || module.is_some_and(|module| allowed.contains(&module.as_str()));
        if known && other != room && !granted {
            let what = format!("`{room}` may not use `{other}`");
            problems.push(Problem::new(&source.path, path.line, what));
        }
        if room == "screens" && other == "till" && !is_bridge(&source.path) {
            let what = "screens reach the till through `screens/bridge` alone";
            problems.push(Problem::new(&source.path, path.line, what));
        }
    }
    problems
}

fn is_bridge(path: &str) -> bool {
    path == "src/screens/bridge.rs" || path.starts_with("src/screens/bridge/")
}

/// A room names only the crates that the table grants it.
pub fn crates(source: &Source) -> Vec<Problem> {
    let Some(room) = source.room().filter(|_| source.is_product()) else {
        return Vec::new();
    };
    let mut problems = Vec::new();
    for path in named(source) {
        let name = path.segments[0].as_str();
        let users = CRATES.iter().find(|(listed, _)| *listed == name).map(|(_, users)| users);
        let granted = match users {
            None => true,
            Some(_) if room == "hardware" => true,
            Some(Only(rooms)) => rooms.contains(&room),
            Some(AllBut(rooms)) => !rooms.contains(&room),
        };
        if !granted {
            let what = format!("`{room}` may not name the crate `{name}`");
            problems.push(Problem::new(&source.path, path.line, what));
        } else if let (Some(modules), "comptoir_hardware") = (listed(OF_HARDWARE, room), name) {
            let module = path.segments.get(1).map_or("", String::as_str);
            if !modules.contains(&module) {
                let what = format!("`{room}` may use only {modules:?} of `comptoir_hardware`");
                problems.push(Problem::new(&source.path, path.line, what));
            }
        }
    }
    problems
}

/// A pure room has no file, network, process or thread of its own.
pub fn world(source: &Source) -> Vec<Problem> {
    let Some((room, modules)) = source.room().and_then(|room| Some((room, listed(WORLD, room)?)))
    else {
        return Vec::new();
    };
    let mut problems = Vec::new();
    for path in named(source) {
        let module = path.segments.get(1).map_or("", String::as_str);
        if path.segments[0] == "std" && modules.contains(&module) {
            let what = format!("`{room}` may not name `std::{module}`");
            problems.push(Problem::new(&source.path, path.line, what));
        }
    }
    problems
}

/// Unsafe code stands in the simulated disk alone.
pub fn no_unsafe(source: &Source) -> Vec<Problem> {
    if source.path.starts_with("tests/disk/") {
        return Vec::new();
    }
    let unsafes = source.code.iter().filter(|token| token.is_word("unsafe"));
    unsafes
        .map(|token| {
            Problem::new(&source.path, token.line, "unsafe code stands in tests/disk alone")
        })
        .collect()
}

/// The manifests hold the same table: every dependency of the program says who may name it, and
/// the crate of devices knows neither the café nor its files.
pub fn manifest(source: &Source) -> Vec<Problem> {
    if !["Cargo.toml", "hardware/Cargo.toml"].contains(&source.path.as_str()) {
        return Vec::new();
    }
    let names = match dependencies(&source.text) {
        Ok(names) => names,
        Err(error) => return vec![Problem::new(&source.path, 1, error.to_string())],
    };
    let problem = |what: String| Problem::new(&source.path, 1, what);
    match source.path.as_str() {
        "Cargo.toml" => names
            .iter()
            .filter(|name| !CRATES.iter().any(|(listed, _)| listed == name))
            .map(|name| problem(format!("say in tests/tidy/layers.rs who may name `{name}`")))
            .collect(),
        _ => {
            let foreign = ["comptoir", "iced", "rusqlite", "rust_decimal", "reqwest", "keyring"];
            let strays = foreign.iter().filter(|name| names.contains(**name));
            strays.map(|name| problem(format!("devices may not know `{name}`"))).collect()
        }
    }
}

/// The names under `[dependencies]`, as code writes them.
fn dependencies(manifest: &str) -> Result<BTreeSet<String>, toml::de::Error> {
    let table: toml::Table = manifest.parse()?;
    let listed = table.get("dependencies").and_then(toml::Value::as_table);
    let names = listed.into_iter().flat_map(toml::Table::keys);
    Ok(names.map(|name| name.replace('-', "_")).collect())
}

mod tests {
    use super::super::problem::{CLEAN, lines};
    use super::*;

    #[test]
    fn a_room_keeps_to_the_table() {
        assert_eq!(lines(rooms, "src/journal/a.rs", "use crate::domain::money::Cents;"), CLEAN);
        assert_eq!(lines(rooms, "src/domain/a.rs", "\nuse crate::journal::seal;"), [2]);
        assert_eq!(lines(rooms, "src/domain/a.rs", "use super::super::till::Till;"), [1]);
        assert_eq!(lines(rooms, "src/domain/a.rs", "fn f() { crate::store::open() }"), [1]);
        assert_eq!(lines(rooms, "src/slips/a.rs", "use crate::{domain::day, devices};"), [1]);
        assert_eq!(lines(rooms, "src/command_line/a.rs", "use crate::store::Store;"), CLEAN);
        assert_eq!(lines(rooms, "src/keys.rs", "use crate::domain::id::TillId;"), CLEAN);
        assert_eq!(lines(rooms, "src/keys.rs", "use crate::domain::{id, money::Cents};"), [1]);
    }

    #[test]
    fn words_in_comments_and_tests_are_free() {
        let text =
            "// crate::store\n\"crate::store\";\n#[cfg(test)]\nmod t { use crate::store::S; }";
        assert_eq!(lines(rooms, "src/domain/a.rs", text), CLEAN);
    }

    #[test]
    fn a_new_room_must_be_entered() {
        assert_eq!(lines(rooms, "src/cellar.rs", ""), [1]);
    }

    #[test]
    fn screens_reach_the_till_over_the_bridge() {
        assert_eq!(lines(rooms, "src/screens/sale.rs", "use crate::till::Till;"), [1]);
        assert_eq!(lines(rooms, "src/screens/bridge.rs", "use crate::till::Till;"), CLEAN);
        assert_eq!(lines(rooms, "src/screens/bridge/a.rs", "use crate::till::Till;"), CLEAN);
    }

    #[test]
    fn a_crate_stays_in_its_room() {
        assert_eq!(lines(crates, "src/store/open.rs", "use rusqlite::Connection;"), CLEAN);
        assert_eq!(lines(crates, "src/till.rs", "use rusqlite::Connection;"), [1]);
        assert_eq!(lines(crates, "src/till.rs", "fn f(c: &rusqlite::Connection) {}"), [1]);
        assert_eq!(lines(crates, "src/domain/a.rs", "#[derive(serde::Serialize)] struct A;"), [1]);
        assert_eq!(lines(crates, "src/till.rs", "use iced;"), [1]);
        assert_eq!(lines(crates, "src/store.rs", "use keyring::Entry;"), [1]);
    }

    #[test]
    fn slips_use_slips_alone() {
        assert_eq!(lines(crates, "src/slips.rs", "use comptoir_hardware::slip::Slip;"), CLEAN);
        let text = "use comptoir_hardware::{slip::Slip, transport};";
        assert_eq!(lines(crates, "src/slips.rs", text), [1]);
        assert_eq!(lines(crates, "src/screens/day.rs", text), [1]);
        assert_eq!(lines(crates, "src/devices.rs", text), CLEAN);
    }

    #[test]
    fn the_world_stays_outside_of_pure_rooms() {
        assert_eq!(lines(world, "src/domain/a.rs", "use std::fmt;"), CLEAN);
        assert_eq!(lines(world, "src/domain/a.rs", "use std::{fmt, fs::File};"), [1]);
        assert_eq!(lines(world, "src/journal/a.rs", "let a = std::env::var(\"A\");"), [1]);
        assert_eq!(lines(world, "src/environment.rs", "use std::env;"), CLEAN);
    }

    #[test]
    fn unsafe_code_has_one_place() {
        assert_eq!(lines(no_unsafe, "src/a.rs", "// unsafe\nunsafe { f() }"), [2]);
        assert_eq!(lines(no_unsafe, "tests/it/a.rs", "unsafe { f() }"), [1]);
        assert_eq!(lines(no_unsafe, "tests/disk/src/vfs.rs", "unsafe { f() }"), CLEAN);
    }

    #[test]
    fn a_dependency_says_who_may_name_it() {
        let good = "[dependencies]\ncsv = \"1\"\nunic-langid = \"0.9\"";
        assert_eq!(lines(manifest, "Cargo.toml", good), CLEAN);
        assert_eq!(lines(manifest, "Cargo.toml", "[dependencies]\nfrobnicate = \"1\""), [1]);
        assert_eq!(lines(manifest, "hardware/Cargo.toml", "[dependencies]\niced = \"1\""), [1]);
        assert_eq!(lines(manifest, "Cargo.toml", "[dependencies"), [1]);
        assert_eq!(lines(manifest, "README.md", "[dependencies"), CLEAN);
    }
}
