//! What we ship may be shipped: the licence of every crate, and where each comes from.

use super::problem::Problem;

/// The licences that go together with ours.
const ALLOWED: &[&str] = &[
    "0BSD",
    "AGPL-3.0-or-later",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// The only place from which crates come.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// A crate as `cargo metadata` tells it: its name and its licence expression.
pub struct Crate {
    /// The name.
    pub name: String,
    /// The SPDX expression; none where the crate has only a file.
    pub licence: Option<String>,
}

/// Every crate has a licence, or a choice of licences, that we may ship.
pub fn licensed(crates: &[Crate]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for one in crates {
        let expression = one.licence.as_deref().unwrap_or_default();
        if !is_allowed(expression) {
            let what = format!("`{}` has the licence {expression:?}, not one of ours", one.name);
            problems.push(Problem::new("Cargo.lock", 1, what));
        }
    }
    problems
}

/// Every crate of the lock file comes from the registry; those without a source are our own.
pub fn sources(lock: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut name = "";
    for (index, line) in lock.lines().enumerate() {
        if let Some(value) = line.strip_prefix("name = ") {
            name = value.trim_matches('"');
        }
        let source = line.strip_prefix("source = ").map(|value| value.trim_matches('"'));
        if let Some(other) = source.filter(|source| *source != REGISTRY) {
            let what = format!("`{name}` comes from {other}");
            problems.push(Problem::new("Cargo.lock", index + 1, what));
        }
    }
    problems
}

/// Every font and picture of others that we ship is named among the notices.
pub fn notices(notices: &str, assets: &[String]) -> Vec<Problem> {
    let foreign = assets.iter().filter(|path| path.ends_with(".ttf") || path.ends_with(".otf"));
    foreign
        .filter(|path| !notices.contains(path.as_str()))
        .map(|path| Problem::new(path, 1, "THIRD-PARTY.md does not name this file"))
        .collect()
}

/// Whether an SPDX expression leaves us a licence that we may ship; `/` is the old way to say OR.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    any(&words, &mut at) && at == words.len()
}

/// Alternatives: one is enough.
fn any(words: &[&str], at: &mut usize) -> bool {
    let mut good = all(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        good |= all(words, at);
    }
    good
}

/// Licences that hold together: each must be allowed.
fn all(words: &[&str], at: &mut usize) -> bool {
    let mut good = single(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        good &= single(words, at);
    }
    good
}

fn single(words: &[&str], at: &mut usize) -> bool {
    let Some(first) = words.get(*at) else {
        return false;
    };
    *at += 1;
    if *first == "(" {
        let good = any(words, at);
        let closed = words.get(*at) == Some(&")");
        *at += 1;
        return good && closed;
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1).copied().unwrap_or_default();
        *at += 2;
        return ALLOWED.contains(&format!("{first} WITH {exception}").as_str());
    }
    ALLOWED.contains(first)
}

mod tests {
    use super::*;

    #[test]
    fn expressions_are_understood() {
        for good in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0-only OR MIT",
            "(MIT OR GPL-2.0-only) AND ISC",
            "Apache-2.0 WITH LLVM-exception",
            "ISC AND (Apache-2.0 OR ISC)",
        ] {
            assert!(is_allowed(good), "{good}");
        }
        for bad in [
            "",
            "GPL-3.0-only",
            "MIT AND GPL-3.0-only",
            "(MIT",
            "MIT MIT",
            "GPL-2.0-only WITH Classpath-exception-2.0",
            "SSPL-1.0 OR BUSL-1.1",
        ] {
            assert!(!is_allowed(bad), "{bad}");
        }
    }

    #[test]
    fn a_crate_without_a_good_licence_is_named() {
        let one = |licence: Option<&str>| Crate {
            name: "a".to_owned(),
            licence: licence.map(str::to_owned),
        };
        assert_eq!(licensed(&[one(Some("MIT"))]), []);
        assert_eq!(licensed(&[one(Some("SSPL-1.0"))]).len(), 1);
        assert_eq!(licensed(&[one(None)]).len(), 1);
    }

    #[test]
    fn crates_come_from_the_registry() {
        let lock = format!("[[package]]\nname = \"a\"\nsource = \"{REGISTRY}\"\n");
        assert_eq!(sources(&lock), []);
        assert_eq!(sources("name = \"a\"\nsource = \"git+https://a.example/b\"\n").len(), 1);
    }

    #[test]
    fn a_font_is_named_among_the_notices() {
        let assets = ["assets/fonts/A.ttf".to_owned(), "assets/fonts/OFL.txt".to_owned()];
        assert_eq!(notices("- `assets/fonts/A.ttf`: by B", &assets), []);
        assert_eq!(notices("nothing", &assets).len(), 1);
    }
}
