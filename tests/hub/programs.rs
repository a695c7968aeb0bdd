//! Two programs and more: a hub that serves, and tills of the demonstration as commands beside it.
//! Its figures are then those of the statements' bytes, added up by code that knows nothing of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use comptoir::devices::NoDevice;
use comptoir::environment;
use comptoir::statement::MonthName;
use serde_json::Value;

use crate::command::Server;

/// What is told: the end of a month, a whole one, and the beginning of another.
const MONTHS: [&str; 3] = ["2026-01", "2026-02", "2026-03"];
/// The first day that is played, and how many.
const PLAYED: (&str, &str) = ("2026-01-30", "37");
/// The same where `COMPTOIR_WHOLE_MONTHS` is set: three whole months, in three times the time.
const WHOLE: (&str, &str) = ("2026-01-01", "90");
/// The cafés: the seed of each, and its model.
const CAFES: [(&str, &str); 3] =
    [("1", "associatif"), ("2", "entrepreneurial"), ("3", "itinerant")];

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

/// What statements tell, read from their bytes: sums by indicator, amounts in cents, counts as they
/// are, and keys, each once.
#[derive(Default)]
struct Told {
    sums: BTreeMap<String, i64>,
    keys: BTreeMap<String, BTreeSet<String>>,
}

impl Told {
    fn read(&mut self, file: &Path) {
        let bytes = fs::read(file).expect("a statement");
        let sealed: Value = serde_json::from_slice(&bytes).expect("JSON");
        let document = &sealed["document"];
        assert_eq!(document["synthetique"], true, "what a demonstration seals says so");
        for value in document["valeurs"].as_array().expect("figures") {
            let indicator = value["i"].as_str().expect("a code").to_owned();
            let figure = match &value["v"] {
                Value::String(text) => text.replace('.', "").parse().expect("an amount"),
                Value::Number(count) => count.as_i64().expect("a count"),
                Value::Array(keys) => {
                    let keys = keys.iter().map(ToString::to_string);
                    self.keys.entry(indicator).or_default().extend(keys);
                    continue;
                }
                _ => continue,
            };
            if value["d"]["type"] == "tournee_culturelle" {
                *self.sums.entry(format!("{indicator} de tournée")).or_insert(0) += figure;
            }
            *self.sums.entry(indicator).or_insert(0) += figure;
        }
    }

    fn of(cafes: &[Cafe]) -> Self {
        let mut told = Self::default();
        for file in cafes.iter().flat_map(|cafe| cafe.files.values()) {
            told.read(file);
        }
        told
    }

    /// What the page of key figures says of them, by its words.
    fn key_figures(&self) -> BTreeMap<String, i64> {
        let count = |keys: &str| self.keys.get(keys).map_or(0, BTreeSet::len) as i64;
        let held = self.sum("animations.nombre") + self.sum("itinerance.animations");
        let figures = [
            ("activités intergénérationnelles", self.sum("animations.intergenerationnelles")),
            ("animations socio-culturelles", held),
            ("repas solidaires distribués pour des seniors", self.sum("solidarite.repas")),
            (
                "participants aux tournées culturelles",
                self.sum("animations.participants de tournée"),
            ),
            ("cafés servis dans les cafés du réseau", self.sum("ventes.cafes_servis")),
            ("partenariats avec des acteurs économiques locaux", self.sum("partenariats.nouveaux")),
            ("soirées", self.sum("itinerance.soirees")),
            ("communes visitées", count("itinerance.communes_cles")),
            ("animations pendant les soirées", self.sum("itinerance.animations")),
            ("participants", self.sum("itinerance.participants")),
            (
                "de dépenses locales : artistes, producteurs, food trucks, associations, commerces",
                self.sum("itinerance.retombees_eur") / 100,
            ),
            ("associations locales", count("itinerance.associations_cles")),
            ("concerts, compris dans les animations", self.sum("itinerance.concerts")),
        ];
        figures.into_iter().map(|(words, figure)| (words.to_owned(), figure)).collect()
    }

    fn sum(&self, indicator: &str) -> i64 {
        self.sums.get(indicator).copied().unwrap_or(0)
    }
}
/// A café that was played, and what its months are told in.
struct Cafe {
    seed: &'static str,
    folder: PathBuf,
    files: BTreeMap<&'static str, PathBuf>,
}

impl Cafe {
    fn join(root: &Path, (seed, model): (&'static str, &str), hub: &Path, at: &str) -> Self {
        let folder = root.join(seed);
        let name = format!("Café synthétique {seed}");
        let add = ["hub", "cafe", "add", "--name", &name, "--model", model];
        let place = ["--commune", "01001", "--since", MONTHS[0]];
        let cafe = run(hub, &[add.as_slice(), &place].concat());
        let code = run(hub, &["hub", "code", &cafe]);
        let code = code.rsplit(' ').next().expect("a code");
        run(&folder, &["statement", "join", code, "--hub", at]);
        Self { seed, folder, files: BTreeMap::new() }
    }

    fn seal(&mut self, month: &'static str, more: &[&str]) -> PathBuf {
        let file = self.folder.with_extension(format!("{month}.releve.json"));
        let name = file.display().to_string();
        run(&self.folder, &[&["statement", "seal", month, "--out", &name], more].concat());
        self.files.insert(month, file.clone());
        file
    }

    /// There is no network: a stick goes to the hub and comes back.
    fn carry(&self, file: &Path, hub: &Path) {
        run(hub, &["hub", "import", &file.display().to_string()]);
        let receipt = file.with_extension("recu.json").display().to_string();
        run(&self.folder, &["statement", "receipt", &receipt]);
    }

    /// A month after, somebody remembers two solidarity meals.
    fn remember(&self, month: &str) {
        let mut desk =
            environment::open_desk(&self.folder, Box::new(NoDevice)).expect("the till opens");
        let month = MonthName::parse(month);
        let sheet = desk.month_sheet(month).expect("a month");
        let meals = sheet.questions.iter().find(|one| one.indicator == "solidarite.repas");
        let meals = meals.expect("it is asked");
        let answer = meals.answer(meals.value + 2, true);
        desk.answer_month(sheet.month, vec![answer]).expect("taken down");
    }

    fn received(&self) -> usize {
        let status = run(&self.folder, &["statement", "status", "--json"]);
        status.matches("\"received\"").count()
    }
}

#[cfg(unix)]
#[test]
fn three_tills_and_a_hub_are_programs_of_their_own() {
    let root = tempfile::tempdir().expect("a folder");
    let whole = std::env::var_os("COMPTOIR_WHOLE_MONTHS").is_some();
    let (first, days) = if whole { WHOLE } else { PLAYED };
    std::thread::scope(|threads| {
        for (seed, model) in CAFES {
            let till = root.path().join(seed);
            let which = ["demo", "--seed", seed, "--model", model, "--json"];
            let played = ["--from", first, "--days", days];
            threads.spawn(move || run(&till, &[which.as_slice(), &played].concat()));
        }
    });
    let hub = root.path().join("hub");
    run(&hub, &["hub", "init", "--synthetic"]);
    let server = Server::start(&hub);
    let mut cafes = CAFES.map(|cafe| Cafe::join(root.path(), cafe, &hub, &server.address));
    for cafe in &mut cafes {
        for month in MONTHS {
            let file = cafe.seal(month, &[]);
            if cafe.seed == "2" {
                cafe.carry(&file, &hub);
            }
        }
        if cafe.seed != "2" {
            run(&cafe.folder, &["statement", "send"]);
        }
        assert_eq!(cafe.received(), 3);
    }
    let before = Told::of(&cafes).sum("solidarite.repas");
    cafes[0].remember("2026-02");
    cafes[0].seal("2026-02", &["--reason", "SAISIE_TARDIVE"]);
    run(&cafes[0].folder, &["statement", "send"]);
    assert_eq!(cafes[0].received(), 4);
    let told = Told::of(&cafes);
    assert_eq!(
        told.sum("solidarite.repas"),
        before + 2,
        "the revision stands in place of the first"
    );
    let page = reqwest::blocking::get(&server.address).expect("the page").text().expect("text");
    assert_eq!(figures(&page), told.key_figures());
}

/// The figures of a page that come from statements alone, by their words, without unit and blanks:
/// the communes are head office's list, and the CO2 rests on its factors besides.
fn figures(page: &str) -> BTreeMap<String, i64> {
    let figure = |part: &str| -> Option<(String, i64)> {
        let (value, rest) = part.split_once("</p><p class=\"label\">")?;
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        Some((rest.split_once("</p>")?.0.to_owned(), digits.parse().ok()?))
    };
    let figures = page.split("<p class=\"value\">").skip(1).filter_map(figure);
    figures
        .filter(|(words, _)| words != "communes accompagnées" && !words.contains("CO2"))
        .collect()
}
