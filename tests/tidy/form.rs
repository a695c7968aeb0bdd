//! The form of files: lengths, documentation, promises kept, nothing of one's own machine.

use super::problem::Problem;
use super::source::{Kind, Source, closing};

/// Most lines of a file outside tests.
const FILE_LINES: usize = 600;
/// Most lines of a function.
const FUNCTION_LINES: usize = 70;
/// Most characters of a line.
const COLUMNS: usize = 100;

/// A file that ships fits in one's head.
pub fn file_length(source: &Source) -> Vec<Problem> {
    let lines = source.text.lines().count();
    if !source.is_rust() || source.is_test() || lines <= FILE_LINES {
        return Vec::new();
    }
    let what = format!("{lines} lines, {FILE_LINES} at most: part it by concept");
    vec![Problem::new(&source.path, FILE_LINES + 1, what)]
}

/// Lines are short enough to be read beside another file.
pub fn columns(source: &Source) -> Vec<Problem> {
    let held = [".rs", ".sql", ".sh", ".ci/run", ".ci/window"];
    if !held.iter().any(|end| source.path.ends_with(end)) {
        return Vec::new();
    }
    let long = source.text.lines().enumerate().filter(|(_, line)| line.chars().count() > COLUMNS);
    long.map(|(index, _)| {
        Problem::new(&source.path, index + 1, format!("longer than {COLUMNS} characters"))
    })
    .collect()
}

/// A function is seen at one glance.
pub fn function_length(source: &Source) -> Vec<Problem> {
    let tokens = &source.code;
    let mut problems = Vec::new();
    for at in 0..tokens.len() {
        let named = tokens[at].is_word("fn")
            && tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Word);
        if !named {
            continue;
        }
        let body = (at..tokens.len())
            .find(|index| tokens[*index].is_mark('{') || tokens[*index].is_mark(';'));
        let Some(open) = body.filter(|index| tokens[*index].is_mark('{')) else {
            continue;
        };
        let last = &tokens[closing(tokens, open) - 1];
        let length = last.line - tokens[at].line + 1;
        if length > FUNCTION_LINES {
            let what =
                format!("`{}` has {length} lines, {FUNCTION_LINES} at most", tokens[at + 1].text);
            problems.push(Problem::new(&source.path, tokens[at].line, what));
        }
    }
    problems
}

/// `foo.rs` stands beside `foo/`.
pub fn no_mod_rs(source: &Source) -> Vec<Problem> {
    if !source.path.ends_with("/mod.rs") {
        return Vec::new();
    }
    vec![Problem::new(&source.path, 1, "name the file after its module, beside the folder")]
}

/// Every file begins by saying what it is for; a module of tests is told by its subject.
pub fn opening(source: &Source) -> Vec<Problem> {
    if !source.is_rust() || source.is_test() || source.text.starts_with("//! ") {
        return Vec::new();
    }
    vec![Problem::new(&source.path, 1, "begin the file with `//!` and what it is for")]
}

/// Nothing is left for later: no reminder in the tree.
pub fn markers(source: &Source) -> Vec<Problem> {
    let marks = ["TODO", "FIXME", "XXX", "HACK"];
    if is_tidy(&source.path) || source.path == "LICENSE" {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        let mut words = line.split(|one: char| !one.is_alphanumeric() && one != '_');
        if let Some(word) = words.find(|word| marks.contains(word)) {
            let what = format!("`{word}`: do it, or file an issue");
            problems.push(Problem::new(&source.path, index + 1, what));
        }
    }
    let unmade = ["unimplemented", "todo", "dbg"];
    for pair in source.code.windows(2) {
        if pair[1].is_mark('!') && unmade.iter().any(|word| pair[0].is_word(word)) {
            let what = format!("`{}!` is left over", pair[0].text);
            problems.push(Problem::new(&source.path, pair[0].line, what));
        }
    }
    problems
}

/// An error is handled or told why it can't happen: no `unwrap`, no `expect` without a reason.
pub fn unwraps(source: &Source) -> Vec<Problem> {
    let tokens = source.shipped();
    let mut problems = Vec::new();
    for at in 0..tokens.len().saturating_sub(2) {
        let called = tokens[at].is_mark('.') && tokens[at + 2].is_mark('(');
        let name = tokens[at + 1];
        if called && (name.is_word("unwrap") || name.is_word("unwrap_err")) {
            let what = format!("`{}` outside tests: return the error", name.text);
            problems.push(Problem::new(&source.path, name.line, what));
        }
        let reason = tokens.get(at + 3).filter(|token| token.kind == Kind::Text);
        let short = reason.is_some_and(|token| token.text.split_whitespace().count() < 2);
        if called && name.is_word("expect") && short {
            let what = "`expect` gives no reason why it can't fail";
            problems.push(Problem::new(&source.path, name.line, what));
        }
    }
    problems
}

/// A lint is silenced with a reason or not at all.
pub fn allows(source: &Source) -> Vec<Problem> {
    let tokens = &source.code;
    let mut problems = Vec::new();
    for at in 2..tokens.len() {
        let lint = tokens[at].is_word("allow") || tokens[at].is_word("expect");
        let opens = tokens[at - 1].is_mark('[')
            && (tokens[at - 2].is_mark('#') || tokens[at - 2].is_mark('!'));
        if !lint || !opens {
            continue;
        }
        let inside = &tokens[at..closing(tokens, at - 1)];
        if !inside.iter().any(|token| token.is_word("reason")) {
            let what = format!("`{}` without a `reason`", tokens[at].text);
            problems.push(Problem::new(&source.path, tokens[at].line, what));
        }
    }
    problems
}

/// A page has one title, on its first line.
pub fn titles(source: &Source) -> Vec<Problem> {
    if !source.path.ends_with(".md") {
        return Vec::new();
    }
    let mut fenced = false;
    let mut found = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced && line.starts_with("# ") {
            found.push(index + 1);
        }
    }
    match found.as_slice() {
        [1] => Vec::new(),
        [] => vec![Problem::new(&source.path, 1, "a page begins with its title: `# …`")],
        lines => lines
            .iter()
            .filter(|line| **line != 1)
            .map(|line| Problem::new(&source.path, *line, "one title a page, on its first line"))
            .collect(),
    }
}

/// The links of a page to files of the tree lead somewhere. `paths` are the files that stand.
pub fn links(source: &Source, paths: &[String]) -> Vec<Problem> {
    if !source.path.ends_with(".md") {
        return Vec::new();
    }
    let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut problems = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        for part in line.split("](").skip(1) {
            let target = part.split([')', '#']).next().unwrap_or_default();
            let elsewhere = target.is_empty() || target.contains("://");
            if !elsewhere && !paths.contains(&joined(folder, target)) {
                let what = format!("the link to `{target}` leads nowhere");
                problems.push(Problem::new(&source.path, index + 1, what));
            }
        }
    }
    problems
}

/// A path from a folder, with its `..` resolved.
fn joined(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        if part == ".." {
            let _ = parts.pop();
        } else if part != "." {
            parts.push(part);
        }
    }
    parts.join("/")
}

/// The places that every Linux machine has; any other absolute path is one machine's own.
const PLACES: &[&str] =
    &["bin", "dev", "etc", "lib", "media", "mnt", "opt", "proc", "run", "sys", "tmp", "usr", "var"];

/// Where the addresses of the hub begin: no folders of any machine.
const ROUTES: &[&str] = &["admin", "cafes", "carte", "donnees", "methode", "style", "v1"];

/// A committed file names no place of the machine that it was written on.
pub fn machine_paths(source: &Source) -> Vec<Problem> {
    if is_tidy(&source.path) || source.path == "Cargo.lock" {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for (index, line) in source.text.lines().enumerate() {
        if let Some(place) = own_place(line) {
            let what = format!("`/{place}/…` is a place of one machine");
            problems.push(Problem::new(&source.path, index + 1, what));
        }
    }
    problems
}

/// The first folder of an absolute path in a line, unless every machine has it.
fn own_place(line: &str) -> Option<&str> {
    if line.contains(":\\Users\\") {
        return Some("Users");
    }
    for (at, _) in line.match_indices('/') {
        let begins = line[..at].chars().next_back().is_none_or(|one| " \t\"'`(=".contains(one));
        let Some((folder, _)) = line[at + 1..].split_once('/').filter(|_| begins) else {
            continue;
        };
        let plain = |one: char| one.is_ascii_alphanumeric() || one == '-' || one == '_';
        if !folder.is_empty()
            && folder.chars().all(plain)
            && !PLACES.contains(&folder)
            && !ROUTES.contains(&folder)
        {
            return Some(folder);
        }
    }
    None
}

/// The rules themselves must spell what they forbid.
fn is_tidy(path: &str) -> bool {
    path == "tests/tidy.rs" || path.starts_with("tests/tidy/")
}

/// A file that no module declares would be compiled by nobody.
pub fn orphans(sources: &[Source]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| source.is_rust()) {
        let Some(top) = ["src/", "hardware/src/", "tests/disk/src/"]
            .iter()
            .find(|top| source.path.starts_with(**top))
        else {
            continue;
        };
        let inside = source.path[top.len()..].trim_end_matches(".rs");
        let (parent, name) = match inside.rsplit_once('/') {
            Some((folder, name)) => (format!("{top}{folder}.rs"), name),
            None if matches!(inside, "lib" | "main") => continue,
            None => (format!("{top}lib.rs"), inside),
        };
        let declared = sources.iter().filter(|one| one.path == parent).any(|one| {
            one.code.windows(2).any(|pair| pair[0].is_word("mod") && pair[1].is_word(name))
        });
        if !declared {
            let what = format!("`{parent}` does not declare this module");
            problems.push(Problem::new(&source.path, 1, what));
        }
    }
    problems
}

mod tests {
    use super::super::problem::{CLEAN, lines};
    use super::*;

    #[test]
    fn long_files_are_parted() {
        let long = "x\n".repeat(FILE_LINES + 1);
        assert_eq!(lines(file_length, "src/a.rs", &long), [FILE_LINES + 1]);
        assert_eq!(lines(file_length, "src/a/tests.rs", &long), CLEAN);
        assert_eq!(lines(file_length, "src/a.rs", &"x\n".repeat(FILE_LINES)), CLEAN);
    }

    #[test]
    fn lines_are_counted_in_characters() {
        assert_eq!(lines(columns, "src/a.rs", &"é".repeat(COLUMNS)), CLEAN);
        assert_eq!(lines(columns, "src/a.rs", &format!("\n{}", "é".repeat(COLUMNS + 1))), [2]);
        assert_eq!(lines(columns, "README.md", &"é".repeat(COLUMNS + 1)), CLEAN);
    }

    #[test]
    fn functions_fit_one_glance() {
        let function = |lines: usize| format!("\nfn f() {{{}}}", "\n".repeat(lines - 1));
        assert_eq!(lines(function_length, "src/a.rs", &function(FUNCTION_LINES)), CLEAN);
        assert_eq!(lines(function_length, "src/a.rs", &function(FUNCTION_LINES + 1)), [2]);
        let declared = format!("trait T {{ fn f();{} }}", "\n".repeat(FUNCTION_LINES));
        assert_eq!(lines(function_length, "src/a.rs", &declared), CLEAN);
    }

    #[test]
    fn modules_are_named_by_their_file() {
        assert_eq!(lines(no_mod_rs, "src/a/mod.rs", ""), [1]);
        assert_eq!(lines(no_mod_rs, "src/a.rs", ""), CLEAN);
    }

    #[test]
    fn files_begin_by_their_purpose() {
        assert_eq!(lines(opening, "src/a.rs", "//! What it is."), CLEAN);
        assert_eq!(lines(opening, "src/a.rs", "use std::fmt;"), [1]);
        assert_eq!(lines(opening, "src/a/tests.rs", "use std::fmt;"), CLEAN);
    }

    #[test]
    fn nothing_is_left_for_later() {
        assert_eq!(lines(markers, "docs/a.md", "a\n(TODO) b"), [2]);
        assert_eq!(lines(markers, "src/a.rs", "// FIXME: b\ntodo!()"), [1, 2]);
        assert_eq!(lines(markers, "src/a.rs", "let todo = XXXL; \"dbg!\";"), CLEAN);
    }

    #[test]
    fn errors_are_not_unwrapped() {
        assert_eq!(lines(unwraps, "src/a.rs", "a.unwrap()"), [1]);
        assert_eq!(lines(unwraps, "src/a.rs", "a.expect(\"\")"), [1]);
        assert_eq!(lines(unwraps, "src/a.rs", "a.expect(\"the list is not empty\")"), CLEAN);
        assert_eq!(
            lines(unwraps, "src/a.rs", "a.unwrap_or(1); #[test] fn t() { a.unwrap() }"),
            CLEAN
        );
    }

    #[test]
    fn lints_are_silenced_with_a_reason() {
        assert_eq!(lines(allows, "src/a.rs", "#[allow(dead_code)] fn f() {}"), [1]);
        assert_eq!(lines(allows, "src/a.rs", "#![allow(dead_code)]"), [1]);
        assert_eq!(lines(allows, "src/a.rs", "#[expect(dead_code, reason = \"b\")]"), CLEAN);
    }

    #[test]
    fn a_page_has_one_title() {
        assert_eq!(lines(titles, "a.md", "# A\n## B\n```\n# no title\n```"), CLEAN);
        assert_eq!(lines(titles, "a.md", "# A\n# B"), [2]);
        assert_eq!(lines(titles, "a.md", "text"), [1]);
        assert_eq!(lines(titles, "a.md", "\n# A"), [2]);
    }

    #[test]
    fn links_lead_somewhere() {
        let paths = ["README.md".to_owned(), "docs/a.md".to_owned()];
        let found = |path: &str, text: &str| links(&Source::new(path, text), &paths).len();
        assert_eq!(found("docs/b.md", "[a](a.md) [b](../README.md#try) [c](https://a.example)"), 0);
        assert_eq!(found("README.md", "![a](docs/a.png) [a](docs/a.md)"), 1);
        assert_eq!(found("docs/b.md", "[a](README.md)"), 1);
    }

    #[test]
    fn no_machine_is_named() {
        for bad in ["/home/anna/till", "cd /root/x", "(`/somewhere/x`)", "C:\\Users\\Anna"] {
            assert_eq!(lines(machine_paths, "README.md", bad), [1], "{bad}");
        }
        for good in ["/etc/udev/rules.d", "and/or/nor", "// a/b", "https://a/b/c", "a /b"] {
            assert_eq!(lines(machine_paths, "README.md", good), CLEAN, "{good}");
        }
    }

    #[test]
    fn every_file_is_compiled() {
        let file = |path: &str, text: &str| Source::new(path, text);
        let found = |sources: &[Source]| orphans(sources).len();
        assert_eq!(found(&[file("src/lib.rs", "pub mod a;"), file("src/a.rs", "")]), 0);
        assert_eq!(found(&[file("src/lib.rs", "// mod a;"), file("src/a.rs", "")]), 1);
        let nested = [
            file("src/lib.rs", "mod a;"),
            file("src/a.rs", "mod b;"),
            file("src/a/b.rs", ""),
            file("src/a/c.rs", ""),
        ];
        assert_eq!(found(&nested), 1);
    }
}
