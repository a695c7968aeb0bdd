//! Profiles: the embedded ones are read, a strange one is refused with its line.

use comptoir_hardware::profile::{Profile, ProfileError};
use comptoir_hardware::slip::Columns;
use comptoir_hardware::text::Repertoire;

const DEFAULT: &str = include_str!("../profiles/default-80mm.toml");

#[test]
fn the_embedded_profiles_are_read() {
    let ids: Vec<String> = Profile::embedded().into_iter().map(|profile| profile.id).collect();
    assert_eq!(ids, ["default-80mm", "default-42", "default-58mm", "epson-tm-t20iii"]);
    assert_eq!(Profile::default().id, "default-80mm");
    assert_eq!(Profile::named("default-58mm").map(|found| found.columns), Some(Columns::NARROW));
    assert_eq!(Profile::named("nobody"), None);
    assert_eq!(Profile::default().repertoire(), Repertoire::Wpc1252);
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    let line_of =
        |key: &str| DEFAULT.lines().position(|line| line.starts_with(key)).map(|at| at + 1);
    for (from, to, key) in [
        ("columns = 48", "columns = 0", "columns"),
        ("columns = 48", "columns = \"48\"", "columns"),
        ("columns = 48", "columns = 999999999999999999", "columns"),
        ("on_ms = 50", "on_ms = 511", "on_ms"),
        ("off_ms = 500", "off_ms = -1", "off_ms"),
        ("pin = 2", "pin = 3", "pin"),
        ("cut = \"partial\"", "cut = \"gently\"", "cut"),
        ("prefer = \"wpc1252\"", "prefer = \"pc437\"", "prefer"),
        ("wpc1252 = 16, ", "", "prefer"),
        ("pc858 = 19", "pc858 = 256", "pc858"),
        ("id = \"default-80mm\"", "id = \"\"", "id"),
        ("gs_r = false", "gs_r = 0", "gs_r"),
    ] {
        assert!(DEFAULT.contains(from), "{from}");
        let error = Profile::parse(&DEFAULT.replacen(from, to, 1), "p.toml").expect_err(to);
        let ProfileError::Impossible { file, line, key: named, .. } = &error else {
            panic!("{to}: {error}");
        };
        let start = if key == "pc858" { "code_pages" } else { key };
        assert_eq!((file.as_str(), Some(*line), named.as_str()), ("p.toml", line_of(start), key));
        assert!(error.to_string().starts_with("p.toml:"), "{error}");
    }
}

#[test]
fn unknown_missing_broken_and_huge_files() {
    let parse = |from: &str, to: &str| Profile::parse(&DEFAULT.replacen(from, to, 1), "p.toml");
    for (from, to) in [
        ("[printer]", "colour = true\n[printer]"),
        ("qr = true", "qr = true\ncolour = true"),
        ("realtime = false", "realtime = false\nforce = 3"),
        ("[printer.status]", "[printer.mood]\nhappy = true\n[printer.status]"),
        ("pc858 = 19", "pc858 = 19, pc437 = 0"),
    ] {
        let error = parse(from, to).expect_err(to);
        assert!(matches!(error, ProfileError::UnknownKey { .. }), "{error}");
    }
    let error = parse("qr = true\n", "").expect_err("no qr");
    assert!(matches!(error, ProfileError::MissingKey { key: "qr", line: 2, .. }), "{error}");
    let error = parse("qr = true", "qr = = true").expect_err("no TOML");
    assert!(matches!(error, ProfileError::Syntax { line: 10, .. }), "{error}");
    let error = Profile::parse("", "p.toml").expect_err("empty");
    assert!(matches!(error, ProfileError::MissingKey { key: "printer", .. }), "{error}");
    let huge = format!("{DEFAULT}\n{}", "#".repeat(70_000));
    let error = Profile::parse(&huge, "p.toml").expect_err("huge");
    assert!(matches!(error, ProfileError::TooLarge { .. }), "{error}");
}
