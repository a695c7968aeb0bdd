//! Two programs and more: a hub that serves, and tills of the demonstration as commands beside it.
//! Its figures are then those of the statements' bytes, added up by code that knows nothing of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use comptoir::environment::Machine;
use comptoir::hub::{Hub, Place};
use serde_json::Value;

use crate::command::Server;

/// The month that demonstrations play.
const MONTH: &str = "2026-11";
/// Days that are played: enough for every kind of sale.
const DAYS: &str = "4";

fn comptoir(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comptoir"));
    command.arg("--data").arg(folder).args(arguments).output().expect("the program starts")
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = comptoir(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// What a statement tells, by indicator, read from its bytes: amounts in cents, counts as they are.
fn told(file: &Path, sums: &mut BTreeMap<String, i64>) {
    let bytes = fs::read(file).expect("a statement");
    let sealed: Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!(sealed["document"]["synthetique"], true, "what a demonstration seals says so");
    for value in sealed["document"]["valeurs"].as_array().expect("figures") {
        let sum = match &value["v"] {
            Value::String(text) => text.replace('.', "").parse().expect("an amount"),
            Value::Number(count) => count.as_i64().expect("a count"),
            _ => continue,
        };
        *sums.entry(value["i"].as_str().expect("a code").to_owned()).or_insert(0) += sum;
    }
}

#[cfg(unix)]
#[test]
fn three_tills_and_a_hub_are_programs_of_their_own() {
    let root = tempfile::tempdir().expect("a folder");
    let hub = root.path().join("hub");
    run(&hub, &["hub", "init", "--synthetic"]);
    let server = Server::start(&hub);
    let mut sums = BTreeMap::new();
    for (seed, model) in [("1", "associatif"), ("2", "entrepreneurial"), ("3", "itinerant")] {
        let till = root.path().join(seed);
        run(&till, &["demo", "--days", DAYS, "--seed", seed, "--json"]);
        run(&till, &["cafe", "--model", model]);
        let name = format!("Café synthétique {seed}");
        let add = ["hub", "cafe", "add", "--name", &name, "--model", model];
        let place = ["--commune", "01001", "--since", MONTH];
        let cafe = run(&hub, &[add.as_slice(), &place].concat());
        let code = run(&hub, &["hub", "code", &cafe]);
        let code = code.rsplit(' ').next().expect("a code");
        run(&till, &["statement", "join", code, "--hub", &server.address]);
        let file = root.path().join(format!("{seed}.releve.json"));
        let name = file.display().to_string();
        run(&till, &["statement", "seal", MONTH, "--provisional", "--out", &name]);
        if seed == "3" {
            // This one has no network: a stick goes there and comes back.
            run(&hub, &["hub", "import", &name]);
            let receipt = file.with_extension("recu.json").display().to_string();
            run(&till, &["statement", "receipt", &receipt]);
        } else {
            run(&till, &["statement", "send"]);
        }
        let status: Value =
            serde_json::from_str(&run(&till, &["statement", "status", "--json"])).expect("JSON");
        assert!(status.to_string().contains("\"received\""), "{status}");
        told(&file, &mut sums);
    }
    let opened = Hub::open(&hub, &Place::Folder, Box::new(Machine)).expect("a hub");
    let sql = "SELECT s.indicator, CAST(SUM(f.value) AS BIGINT) FROM fact f \
               JOIN series s ON s.number = f.series \
               WHERE f.month = $1 AND f.value IS NOT NULL GROUP BY s.indicator";
    let rows = opened.read(|transaction| transaction.query(sql, &[MONTH.into()]));
    let rows = rows.expect("figures");
    let found = rows.iter().map(|row| Ok((row.text(0)?, row.integer(1)?)));
    let found = found.collect::<Result<BTreeMap<_, _>, comptoir::hub::storage::StorageError>>();
    assert_eq!(found.expect("figures"), sums);
    assert!(sums["ventes.tickets"] > 100 && sums["ventes.ttc"] > 0, "{sums:?}");
}
