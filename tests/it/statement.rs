//! The month's statement from outside: the real command, its file, and sums made by other code.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use comptoir::network::letter::{Carrier as _, Letter, Method};
use serde_json::Value;

use crate::network::hub::ModelHub;

fn comptoir(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_comptoir"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("COMPTOIR_NO_KEYRING", "1")
        .env("LC_ALL", "fr_FR.UTF-8")
        .output()
        .expect("the program runs")
}

/// A week of the demonstration, and the statement of its month.
fn told(folder: &Path) -> Vec<u8> {
    let data = folder.join("till");
    let data = data.to_str().expect("a path");
    let played = comptoir(&["demo", "--days", "6", "--seed", "3", "--data", data]);
    assert!(played.status.success(), "{}", String::from_utf8_lossy(&played.stderr));
    let file = folder.join("month.releve.json");
    let path = file.to_str().expect("a path");
    let made = comptoir(&["statement", "2026-11", "--data", data, "--out", path]);
    let said = String::from_utf8_lossy(&made.stdout).into_owned();
    assert!(made.status.success(), "{said}{}", String::from_utf8_lossy(&made.stderr));
    assert!(said.contains("Cafés servis : "), "{said}");
    fs::read(file).expect("written")
}

/// The entries' own JSON, read by nothing of the program.
fn entries(folder: &Path) -> Vec<Value> {
    let file = rusqlite::Connection::open(folder.join("till/till.sqlite")).expect("the journal");
    let mut statement = file.prepare("SELECT record FROM entry ORDER BY id").expect("a table");
    let rows = statement.query_map([], |row| row.get::<_, Vec<u8>>(0)).expect("entries");
    rows.map(|row| serde_json::from_slice(&row.expect("a row")).expect("JSON")).collect()
}

/// Sums of an indicator, by the code of one of its dimensions or by nothing.
fn sums(document: &Value, indicator: &str, list: &str) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for value in document["valeurs"].as_array().expect("figures") {
        if value["i"] == indicator {
            let code = value["d"][list].as_str().unwrap_or_default().to_owned();
            let told = match &value["v"] {
                Value::String(text) => text.replace('.', "").parse().expect("an amount"),
                count => count.as_i64().expect("a count"),
            };
            *sums.entry(code).or_insert(0) += told;
        }
    }
    sums
}

#[test]
fn the_figures_are_those_of_the_entries() {
    let folder = tempfile::tempdir().expect("a folder");
    let sealed: Value = serde_json::from_slice(&told(folder.path())).expect("JSON");
    let document = &sealed["document"];
    let (mut tickets, mut coffees, mut turnover) = (0, 0, 0);
    let (mut paid, mut vat): (BTreeMap<String, i64>, BTreeMap<i64, i64>) = Default::default();
    let mut cups: BTreeMap<String, bool> = BTreeMap::new();
    for entry in entries(folder.path()) {
        let payload = &entry["payload"];
        if entry["kind"] == "product_set" {
            let tags = payload["tags"].as_array().cloned().unwrap_or_default();
            let cup = tags.iter().any(|tag| tag == "cafe");
            cups.insert(payload["id"].to_string(), cup);
        }
        if entry["kind"] != "ticket" {
            continue;
        }
        tickets += if payload["void_of"].is_null() { 1 } else { -1 };
        turnover += payload["turnover"].as_i64().expect("cents");
        for tender in payload["tenders"].as_array().expect("tenders") {
            let method = tender["method"].as_str().expect("a word").to_owned();
            *paid.entry(method).or_insert(0) += tender["amount"].as_i64().expect("cents");
        }
        for row in payload["vat"].as_array().expect("rows") {
            let rate = row["rate"].as_i64().expect("a rate");
            *vat.entry(rate).or_insert(0) += row["vat"].as_i64().expect("cents");
        }
        for line in payload["lines"].as_array().expect("lines") {
            let bought = matches!(line["purpose"].as_str(), Some("suspended" | "ahead"));
            if cups[&line["product"].to_string()] && !bought {
                coffees += line["quantity"].as_i64().expect("thousandths") / 1_000;
            }
        }
    }
    assert!(tickets > 300 && coffees > 100, "a week that means something: {tickets}, {coffees}");
    assert_eq!(sums(document, "ventes.tickets", "")[""], tickets);
    assert_eq!(sums(document, "ventes.cafes_servis", "")[""], coffees);
    assert_eq!(sums(document, "ventes.ttc", "").values().sum::<i64>(), turnover);
    let modes = sums(document, "paiements.ttc", "mode");
    for (method, mode) in
        [("cash", "especes"), ("card", "carte"), ("debt", "ardoise"), ("prepaid", "prepaye")]
    {
        assert_eq!(modes.get(mode), paid.get(method), "{mode}");
    }
    let taxed = sums(document, "tva.montant", "tva");
    for (rate, code) in [(0, "0.0"), (210, "2.1"), (550, "5.5"), (1_000, "10.0"), (2_000, "20.0")] {
        assert_eq!(taxed.get(code), vat.get(&rate), "{code}");
    }
}

#[test]
fn a_statement_that_was_touched_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let bytes = told(folder.path());
    let file = folder.path().join("received.json");
    let check = |bytes: &[u8]| {
        fs::write(&file, bytes).expect("written");
        comptoir(&["statement", "check", file.to_str().expect("a path")])
    };
    assert_eq!(check(&bytes).status.code(), Some(0));
    // What a mail program does to a file changes nothing.
    let mailed = [b"\xef\xbb\xbf\r\n".as_slice(), &bytes, b"\r\n"].concat();
    assert_eq!(check(&mailed).status.code(), Some(0));
    for place in (0..bytes.len()).step_by(bytes.len() / 40) {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        assert_eq!(check(&changed).status.code(), Some(1), "the byte {place}");
    }
    for cut in [0, 1, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(check(&bytes[..cut]).status.code(), Some(1), "cut at {cut}");
    }
    assert_eq!(check(&vec![b' '; 70_000]).status.code(), Some(1), "too large");
}

/// Lets the demonstration's café join a hub, by files.
fn join(folder: &Path) {
    let data = folder.join("till");
    let data = data.to_str().expect("a path");
    let mut hub = ModelHub::new();
    let code = hub.new_code();
    let paths =
        ["question.json", "answer.json"].map(|name| folder.join(name).display().to_string());
    let asked = comptoir(&["statement", "join", code, "--ask", &paths[0], "--data", data]);
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
    let body = fs::read(&paths[0]).expect("a question");
    let path = "/v1/enrolements".to_owned();
    let letter = Letter { method: Method::Post, path, authorization: None, body };
    let reply = hub.carry(&letter).expect("an answer");
    fs::write(&paths[1], reply.body).expect("written");
    let joined = comptoir(&["statement", "join", "--answer", &paths[1], "--data", data]);
    assert!(joined.status.success(), "{}", String::from_utf8_lossy(&joined.stderr));
}

/// Every text that the café keeps of people.
fn people(folder: &Path) -> Vec<String> {
    let people = rusqlite::Connection::open(folder.join("till/people.sqlite"));
    let people = people.expect("the register");
    let listed = |sql: &str| -> Vec<rusqlite::types::Value> {
        let mut statement = people.prepare(sql).expect("a table");
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| {
            (0..columns).map(|column| row.get(column)).collect::<rusqlite::Result<Vec<_>>>()
        });
        rows.expect("rows").flat_map(|row| row.expect("a row")).collect()
    };
    let mut texts = Vec::new();
    for table in listed("SELECT name FROM sqlite_schema WHERE type = 'table'") {
        if let rusqlite::types::Value::Text(table) = table {
            texts.extend(listed(&format!("SELECT * FROM \"{table}\"")));
        }
    }
    let words = texts.into_iter().filter_map(|value| match value {
        rusqlite::types::Value::Text(text) if text.chars().count() > 3 => Some(text),
        _ => None,
    });
    words.collect()
}

#[test]
fn a_statement_names_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    told(folder.path());
    join(folder.path());
    let data = folder.path().join("till");
    let data = data.to_str().expect("a path");
    let out = |name: &str| {
        let file = folder.path().join(name).display().to_string();
        let made = comptoir(&["statement", "2026-11", "--data", data, "--out", &file]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        fs::read(file).expect("written")
    };
    let sealed = out("sealed.releve.json");
    assert_eq!(out("again.releve.json"), sealed, "the file is the statement that is sent");
    let status = comptoir(&["statement", "status", "--data", data]);
    let status = String::from_utf8(status.stdout).expect("text");
    assert_eq!(status.matches("2026-11").count(), 1, "{status}");

    let text = String::from_utf8(sealed).expect("text");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    assert!(document["document"]["cafe"]["id"].is_string(), "it bears what a joined café sends");
    let kept = people(folder.path());
    assert!(kept.len() > 40, "{kept:?}");
    assert!(kept.contains(&"Duo Lampion".to_owned()), "an artist is among them");
    for word in kept {
        assert!(!text.contains(&word), "{word}");
    }
    let wrong = comptoir(&["statement", "2026-13", "--data", data]);
    assert_eq!(wrong.status.code(), Some(1));
}

/// What the program says of the form holds for what it seals, and for little else.
#[test]
fn a_statement_has_the_form_that_the_schema_tells() {
    let folder = tempfile::tempdir().expect("a folder");
    let sealed: Value = serde_json::from_slice(&told(folder.path())).expect("JSON");
    let schema = comptoir(&["statement", "schema"]);
    let schema: Value = serde_json::from_slice(&schema.stdout).expect("JSON");
    let form = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = form.iter_errors(&sealed).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let changed = |path: &str, to: Value| {
        let mut other = sealed.clone();
        let pointer = path.replace('.', "/");
        *other.pointer_mut(&pointer).expect("there") = to;
        form.is_valid(&other)
    };
    assert!(!changed(".document.periode.mois", "2026-13".into()));
    assert!(!changed(".document.valeurs.0.v", serde_json::json!(1.5)));
    assert!(!changed(".document.valeurs.0.v", "12,50".into()));
    assert!(!changed(".document.valeurs.0.i", Value::Null));
    assert!(!changed(".sceau.sha256", "00".into()));
    assert!(changed(".document.valeurs.0.v", "-12.50".into()));
}

#[test]
fn a_month_is_written_for_people_too() {
    let folder = tempfile::tempdir().expect("a folder");
    told(folder.path());
    let data = folder.path().join("till");
    let data = data.to_str().expect("a path");
    let table = comptoir(&["statement", "2026-11", "--data", data, "--csv"]);
    let table = String::from_utf8(table.stdout).expect("UTF-8");
    assert!(table.contains(";ventes.cafes_servis;Cafés servis;;"), "{table}");
    for (form, begins) in [("--xlsx", &b"PK"[..]), ("--pdf", b"%PDF")] {
        let file = folder.path().join("month");
        let path = file.to_str().expect("a path");
        let made = comptoir(&["statement", "2026-11", "--data", data, form, "--out", path]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        assert!(fs::read(&file).expect("written").starts_with(begins));
    }
    assert!(!comptoir(&["statement", "2026-11", "--data", data, "--pdf"]).status.success());
}
