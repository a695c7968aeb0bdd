//! The commands as people and programs call them: the real binary, its output and its exit.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// The program without display, keyring or locale of the machine that tests it.
fn comptoir(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_comptoir"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("COMPTOIR_NO_KEYRING", "1")
        .env("LC_ALL", "fr_FR.UTF-8")
        .env("TZ", "Pacific/Kiritimati")
        .output()
        .expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn json(output: &Output) -> Value {
    serde_json::from_str(&stdout(output)).expect("one JSON object")
}

/// The demonstration of three days in a folder, and what it printed.
fn demonstration(folder: &Path) -> Value {
    let folder = folder.to_str().expect("a path");
    let output = comptoir(&["demo", "--days", "3", "--seed", "7", "--json", "--data", folder]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    json(&output)
}

#[test]
fn a_demonstration_verifies_and_its_fingerprint_is_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = demonstration(folder.path());
    let data = folder.path().to_str().expect("a path");
    let fingerprint = told["fingerprint"].as_str().expect("a fingerprint");
    let output = comptoir(&["verify", "--data", data, "--fingerprint", fingerprint]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let lines: Vec<String> = stdout(&output).lines().map(str::to_owned).collect();
    assert!(lines.len() >= 10 && lines.iter().all(|line| line.starts_with("bon")), "{lines:?}");
    let other = "0".repeat(32);
    let output = comptoir(&["verify", "--data", data, "--fingerprint", &other, "--json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output)["sound"], Value::Bool(false));
    let again = comptoir(&["demo", "--data", data]);
    assert!(!again.status.success(), "a folder with a till is left alone");
}

#[test]
fn a_changed_byte_is_named_by_its_entry() {
    let folder = tempfile::tempdir().expect("a folder");
    demonstration(folder.path());
    let file = rusqlite::Connection::open(folder.path().join("till.sqlite")).expect("the file");
    file.execute_batch(
        "DROP TRIGGER entry_is_never_changed;
         UPDATE entry SET record = CAST(replace(CAST(record AS TEXT), 'Express', 'Exprezz') AS BLOB)
          WHERE id = (SELECT min(id) FROM entry WHERE id > (1 << 40) + 100
                         AND CAST(record AS TEXT) LIKE '%Express%');",
    )
    .expect("tampered");
    let changed: i64 = file
        .query_row(
            "SELECT min(id) - (1 << 40) FROM entry WHERE CAST(record AS TEXT) LIKE '%Exprezz%'",
            [],
            |row| row.get(0),
        )
        .expect("the changed entry");
    drop(file);
    let data = folder.path().to_str().expect("a path");
    let output = comptoir(&["verify", "--data", data]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains(&format!("n° {changed} ")), "{}", stdout(&output));
    let output = comptoir(&["verify", "--data", data, "--json"]);
    assert_eq!(json(&output)["entry"], Value::from(changed));
}

#[test]
fn removed_newest_entries_show_against_the_anchor() {
    let folder = tempfile::tempdir().expect("a folder");
    let entries = demonstration(folder.path())["entries"].as_i64().expect("a count");
    let file = rusqlite::Connection::open(folder.path().join("till.sqlite")).expect("the file");
    file.execute_batch(
        "DROP TRIGGER entry_is_never_removed;
         DELETE FROM entry WHERE id > (SELECT max(id) - 2 FROM entry);",
    )
    .expect("removed");
    drop(file);
    let data = folder.path().to_str().expect("a path");
    let output = comptoir(&["verify", "--data", data, "--json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output)["entry"], Value::from(entries - 1));
}

const CATALOGUE: &str = "id,name,barcode,price_cents,vat_bp\n\
    0,Express,,140,1000\n7,Savon,3274080005003,225,2000\n";

fn replay(folder: &Path, tickets: &str) -> Output {
    let catalogue = folder.join("c.csv");
    let workload = folder.join("t.jsonl");
    fs::write(&catalogue, CATALOGUE).expect("written");
    fs::write(&workload, tickets).expect("written");
    let data = folder.join("till");
    let paths = [&catalogue, &workload, &data].map(|path| path.to_str().expect("a path"));
    comptoir(&[
        "replay",
        "--json",
        "--catalogue",
        paths[0],
        "--tickets",
        paths[1],
        "--data",
        paths[2],
    ])
}

#[test]
fn a_workload_is_rung_up_and_measured() {
    let folder = tempfile::tempdir().expect("a folder");
    let tickets = r#"{"n":0,"day":0,"lines":[[0,2],[7,1]],"total":505}
{"n":1,"day":0,"lines":[[7,2]],"total":450}
{"n":2,"day":3,"lines":[[0,1]],"total":140}
"#;
    let output = replay(folder.path(), tickets);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = json(&output);
    assert_eq!(told["tickets"], 3);
    assert_eq!(told["closings"], 2);
    assert_eq!(told["totals_by_vat_bp"], serde_json::json!({"1000": 420, "2000": 675}));
    for figure in ["p50", "p90", "p99", "max"] {
        assert!(told["per_sale_ms"][figure].is_number(), "{told}");
    }
    assert!(told["closing_ms"]["max"].is_number());
    assert!(told["database_bytes"].as_u64().is_some_and(|bytes| bytes > 4_096));
    let again = replay(folder.path(), tickets);
    assert!(!again.status.success(), "a replay needs a new folder");
}

#[test]
fn a_total_that_differs_names_its_ticket() {
    let folder = tempfile::tempdir().expect("a folder");
    let tickets = "{\"n\":41,\"day\":0,\"lines\":[[0,2]],\"total\":280}\n\
                   {\"n\":42,\"day\":0,\"lines\":[[0,2]],\"total\":281}\n";
    let output = replay(folder.path(), tickets);
    assert!(!output.status.success());
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(complaint.contains("42") && complaint.contains("2.81"), "{complaint}");
}

#[test]
fn an_import_names_bad_lines_and_takes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    demonstration(folder.path());
    let data = folder.path().to_str().expect("a path");
    let table = folder.path().join("table.csv");
    let header = "sku;name;family;price_ttc;vat_on_site;vat_takeaway;unit;barcode;tags\n";
    let good = "999;Tartine;Petit déjeuner;2,50;10;5,5;P;B;\n";
    fs::write(&table, format!("{header}{good}998;;F;x;10;10;P;B;\n")).expect("written");
    let path = table.to_str().expect("a path");
    let output = comptoir(&["import", path, "--data", data]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("Ligne 3"), "{}", stdout(&output));
    fs::write(&table, format!("{header}{good}")).expect("written");
    let dry = json(&comptoir(&["import", path, "--data", data, "--json", "--dry-run"]));
    assert_eq!((&dry["added"], &dry["families"]), (&Value::from(1), &Value::from(1)));
    let first = json(&comptoir(&["import", path, "--data", data, "--json"]));
    assert_eq!(first["added"], 1, "neither the bad file nor the dry run took anything");
    let second = json(&comptoir(&["import", path, "--data", data, "--json"]));
    assert_eq!((&second["added"], &second["unchanged"]), (&Value::from(0), &Value::from(1)));
}

#[test]
fn papers_are_shown_and_views_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    demonstration(folder.path());
    let data = folder.path().to_str().expect("a path");
    let receipt = comptoir(&["preview", "--ticket", "1", "--columns", "32", "--data", data]);
    let text = stdout(&receipt);
    assert!(text.contains("Le Relais des Tilleuls") && text.contains("FACTICE"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 32), "{text}");
    let picture = folder.path().join("z.png");
    let path = picture.to_str().expect("a path");
    assert!(
        comptoir(&["preview", "--closing", "1", "--png", path, "--data", data]).status.success()
    );
    assert!(fs::read(&picture).expect("a picture").starts_with(b"\x89PNG"));
    assert!(!comptoir(&["preview", "--ticket", "99999", "--data", data]).status.success());
    assert!(comptoir(&["rebuild", "--data", data]).status.success());
    assert_eq!(comptoir(&["verify", "--data", data]).status.code(), Some(0));
}

#[test]
fn without_a_display_the_demonstration_day_is_played() {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = folder.path().join("nothing");
    let output = comptoir(&["--data", empty.to_str().expect("a path")]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = stdout(&output);
    assert!(text.contains("Aucun écran ici"), "{text}");
    assert!(text.contains("TOTAL TTC") && text.contains("CLÔTURE Z"), "receipts and a closing");
    assert!(!empty.exists(), "the day leaves nothing behind");
    demonstration(folder.path());
    let output = comptoir(&["--data", folder.path().to_str().expect("a path")]);
    assert_eq!(output.status.code(), Some(2), "a café that is set up is not played with");
}

#[test]
fn a_folder_without_a_till_is_said_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("a path");
    for command in [&["verify"][..], &["rebuild"], &["preview", "--ticket", "1"]] {
        let output = comptoir(&[command, &["--data", data]].concat());
        assert!(!output.status.success(), "{command:?}");
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(complaint.contains("Il n’y a pas de caisse"), "{complaint}");
    }
}

/// A café of its own whose key lies in a file: the tester's keyring is nobody's playground.
fn own_cafe(folder: &Path) {
    use comptoir::domain::day::Moment;
    use comptoir::domain::establishment::Establishment;
    use comptoir::domain::id::TillId;
    use comptoir::domain::text::Label;
    use comptoir::keys::SoftwareSigner;
    use comptoir::store::{Options, Store};
    use comptoir::till::{Act, Till};
    let key = SoftwareSigner::generate().expect("a key");
    let signer = SoftwareSigner::from_pkcs8(&key).expect("a signer");
    let till = TillId::new(uuid::Uuid::from_u128(3));
    let options = Options::default();
    let store = Store::open(folder, till, "comptoir", Some(Box::new(signer)), &options);
    fs::write(folder.join("key.pkcs8"), key).expect("kept");
    let at = Moment::from_rfc3339("2026-11-21T07:00:00.000Z", 60).expect("a moment");
    let name = Label::new("Chez Odile").expect("a name");
    Till::new(store.expect("a store"))
        .begin(Act { at, by: None }, Establishment::named(name))
        .expect("begun");
}

#[test]
fn the_mentions_of_a_receipt_are_entered_and_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    own_cafe(folder.path());
    let data = folder.path().to_str().expect("a path");
    let output = comptoir(&[
        "cafe",
        "--data",
        data,
        "--legal-form",
        "SARL",
        "--address",
        "2 rue du Puits",
        "--address",
        "52000 Chaumont",
        "--siret",
        "123 456 789 00012",
        "--vat-exempt",
        "true",
    ]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = comptoir(&["cafe", "--data", data, "--legal-form", ""]);
    let shown: Vec<String> = stdout(&output).lines().map(str::to_owned).collect();
    assert_eq!(
        shown,
        [
            "Chez Odile",
            "2 rue du Puits",
            "52000 Chaumont",
            "SIRET 123 456 789 00012",
            "TVA non applicable, art. 293 B du CGI",
        ]
    );
    assert!(!comptoir(&["cafe", "--data", data, "--name", " "]).status.success());
    assert_eq!(comptoir(&["verify", "--data", data]).status.code(), Some(0));
}

#[test]
fn a_lost_key_is_replaced_and_both_epochs_verify() {
    let folder = tempfile::tempdir().expect("a folder");
    own_cafe(folder.path());
    let data = folder.path().to_str().expect("a path");
    assert!(!comptoir(&["rekey", "--data", data]).status.success(), "the key still signs");
    fs::remove_file(folder.path().join("key.pkcs8")).expect("lost");
    let output = comptoir(&["rekey", "--data", data]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = stdout(&output);
    let fingerprint = told.split(" : ").nth(1).and_then(|rest| rest.split('.').next());
    let fingerprint = fingerprint.expect("a fingerprint");
    let output = comptoir(&["verify", "--data", data, "--fingerprint", fingerprint]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(comptoir(&["cafe", "--data", data, "--naf", "56.30Z"]).status.success());
    assert_eq!(comptoir(&["verify", "--data", data]).status.code(), Some(0));
}

#[test]
fn a_demonstration_within_a_folder_is_found_and_mondays_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("a path");
    let demo = folder.path().join("demonstration");
    let demo = demo.to_str().expect("a path");
    let output = comptoir(&["demo", "--days", "3", "--data", demo]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(stdout(&output).contains("lun. 2 nov. : fermé"), "{}", stdout(&output));
    let output = comptoir(&["preview", "--data", data]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains(&format!("la démonstration est dans {demo}")), "{told}");
}

#[test]
fn a_till_that_is_open_elsewhere_says_so_in_french() {
    use comptoir::domain::id::TillId;
    use comptoir::store::{Options, Store};
    let folder = tempfile::tempdir().expect("a folder");
    own_cafe(folder.path());
    let till = TillId::new(uuid::Uuid::from_u128(3));
    let held = Store::open(folder.path(), till, "comptoir", None, &Options::default());
    let held = held.expect("a store");
    let output = comptoir(&["preview", "--data", folder.path().to_str().expect("a path")]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("tient déjà la caisse") && !told.contains("in use"), "{told}");
    drop(held);
}
