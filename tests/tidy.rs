//! The rules of the house, held by reading its source.
//!
//! Each rule is a function over a file (or over the few files that it compares) with tests of its
//! own, which show that it bites on a bad sample and lets a good one pass. The tests here hold the
//! whole tree to them. `docs/architecture.md` tells why the rules are what they are.

// The files stand in `tests/tidy/`, the folder of this inline module.
mod tidy {
    pub mod form;
    pub mod language;
    pub mod layers;
    pub mod licences;
    pub mod literals;
    pub mod migrations;
    pub mod paths;
    pub mod problem;
    pub mod purity;
    pub mod source;
    pub mod tree;
}

use std::process::Command;

use tidy::licences::Crate;
use tidy::problem::Problem;
use tidy::source::Source;
use tidy::{form, language, layers, licences, literals, migrations, purity, tree};

/// Fails with every problem on a line of its own.
fn none(problems: Vec<Problem>) {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

/// Holds every file of the tree to a rule.
fn hold(rule: fn(&Source) -> Vec<Problem>) {
    none(tree::sources().iter().flat_map(rule).collect());
}

#[test]
fn the_walk_sees_the_house() {
    let sources = tree::sources();
    for path in
        ["Cargo.toml", "src/lib.rs", "src/domain/money.rs", "hardware/src/lib.rs", ".ci/run"]
    {
        assert!(sources.iter().any(|source| source.path == path), "{path} was not read");
    }
    let code: usize = sources.iter().map(|source| source.shipped().len()).sum();
    assert!(code > 10_000, "only {code} tokens of code were read");
}

#[test]
fn rooms_keep_to_the_table() {
    hold(layers::rooms);
}

#[test]
fn crates_stay_in_their_rooms() {
    hold(layers::crates);
    hold(layers::manifest);
}

#[test]
fn pure_rooms_touch_no_world() {
    hold(layers::world);
}

#[test]
fn unsafe_code_stays_in_the_simulated_disk() {
    hold(layers::no_unsafe);
}

#[test]
fn facts_are_made_without_a_clock() {
    hold(purity::clock);
}

#[test]
fn nothing_waits_by_sleeping() {
    hold(purity::sleeps);
}

#[test]
fn figures_are_made_without_floats() {
    hold(purity::floats);
    hold(purity::unsteady);
}

#[test]
fn icons_colours_and_french_have_their_places() {
    hold(literals::icons);
    hold(literals::colours);
    hold(literals::french);
}

#[test]
fn files_and_functions_are_short() {
    hold(form::file_length);
    hold(form::function_length);
    hold(form::columns);
}

#[test]
fn modules_are_named_and_explained() {
    hold(form::no_mod_rs);
    hold(form::opening);
    none(form::orphans(&tree::sources()));
}

#[test]
fn nothing_is_left_over() {
    hold(form::markers);
}

#[test]
fn errors_are_returned_and_lints_kept() {
    hold(form::unwraps);
    hold(form::allows);
}

#[test]
fn pages_have_one_title_and_name_no_machine() {
    hold(form::titles);
    hold(form::machine_paths);
}

#[test]
fn links_lead_somewhere() {
    // The picture that the README shows is taken from the finished screens.
    if !tree::exists("docs/pictures") {
        return;
    }
    let paths = tree::paths();
    none(tree::sources().iter().flat_map(|source| form::links(source, &paths)).collect());
}

#[test]
fn released_migrations_are_frozen() {
    let list = tree::text(migrations::RELEASED);
    let files: Vec<(String, String)> = tree::sources()
        .into_iter()
        .filter(|source| source.path.starts_with("migrations/"))
        .filter(|source| source.path != migrations::RELEASED)
        .map(|source| (source.path, source.text))
        .collect();
    none(migrations::frozen(&list, &files));
    none(migrations::numbered(&files));
}

#[test]
fn both_languages_are_whole() {
    let french = Source::new(language::FRENCH, &tree::text(language::FRENCH));
    let english = Source::new(language::ENGLISH, &tree::text(language::ENGLISH));
    none(language::twins(&french, &english));
    none(language::sound(&french));
    none(language::sound(&english));
    none(language::sound(&Source::new(language::HUB, &tree::text(language::HUB))));
}

#[test]
fn keys_of_sentences_and_code_agree() {
    let french = Source::new(language::FRENCH, &tree::text(language::FRENCH));
    none(language::missing(&french, &tree::sources()));
    none(language::unused(&french, &tree::sources()));
    let hub = Source::new(language::HUB, &tree::text(language::HUB));
    none(language::missing(&hub, &tree::sources()));
    none(language::unused(&hub, &tree::sources()));
}

#[test]
fn every_crate_may_be_shipped() {
    none(licences::sources(&tree::text("Cargo.lock")));
    let crates = crates();
    assert!(crates.len() > 50, "cargo named only {} crates", crates.len());
    none(licences::licensed(&crates));
}

#[test]
fn every_font_has_its_notice() {
    none(licences::notices(&tree::text("THIRD-PARTY.md"), &tree::paths()));
}

/// The crates of this platform's build, read from what cargo has on this machine.
fn crates() -> Vec<Crate> {
    let host = cargo(&["--version", "--verbose"]);
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo's host");
    // Crates of other platforms need not be on this machine.
    let metadata = cargo(&[
        "metadata",
        "--format-version=1",
        "--locked",
        "--offline",
        "--filter-platform",
        host,
    ]);
    let metadata: serde_json::Value = serde_json::from_str(&metadata).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let name = |package: &serde_json::Value| package["name"].as_str().unwrap_or("?").to_owned();
    packages
        .iter()
        .map(|package| Crate {
            name: name(package),
            licence: package["license"].as_str().map(str::to_owned),
        })
        .collect()
}

/// What cargo prints when it is asked at the top of the tree.
fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(tree::top())
        .output()
        .expect("cargo can be started");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}: {errors}");
    String::from_utf8(output.stdout).expect("cargo prints UTF-8")
}
