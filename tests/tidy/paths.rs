//! The paths that code names: `use crate::a::{b, c::d}` names `crate::a::b` and `crate::a::c::d`.

use super::source::{Kind, Source, Token, closing};

/// A path as code names it, `super` resolved where it climbs to the top of the crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The segments; the first is `crate` for what is ours.
    pub segments: Vec<String>,
    /// The line on which the path begins.
    pub line: usize,
}

/// Every path of two segments or more that the shipped code of a file names, and every crate that
/// it brings in by its bare name.
pub fn named(source: &Source) -> Vec<Named> {
    let tokens: Vec<Token> = source.shipped().into_iter().cloned().collect();
    let depths = depths(&tokens, module_depth(&source.path));
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = tokens[at].kind == Kind::Word && !follows_path(&tokens, at);
        if !begins {
            at += 1;
            continue;
        }
        let line = tokens[at].line;
        let imported = at > 0 && ["use", "crate"].iter().any(|word| tokens[at - 1].is_word(word));
        let mut paths = Vec::new();
        let end = tree(&tokens, at, &mut Vec::new(), &mut paths);
        for segments in paths {
            let segments = resolved(segments, depths[at]);
            if segments.len() > 1 || imported {
                found.push(Named { segments, line });
            }
        }
        at = end.max(at + 1);
    }
    found
}

/// Whether the word at `at` goes on from a path or a value, so that no path begins there.
fn follows_path(tokens: &[Token], at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).map(|index| &tokens[index]);
    let colons = before(1).is_some_and(|token| token.is_mark(':'))
        && before(2).is_some_and(|token| token.is_mark(':'));
    // `::name` at the very start of a path names a crate.
    let rooted = colons && !before(3).is_some_and(|token| token.kind == Kind::Word);
    let field = before(1).is_some_and(|token| token.is_mark('.'))
        && !before(2).is_some_and(|token| token.is_mark('.'));
    (colons && !rooted) || field
}

/// Reads the path, or tree of paths, at `at`; returns the index after it.
fn tree(
    tokens: &[Token],
    mut at: usize,
    prefix: &mut Vec<String>,
    found: &mut Vec<Vec<String>>,
) -> usize {
    let kept = prefix.len();
    loop {
        match tokens.get(at) {
            Some(token) if token.kind == Kind::Word => prefix.push(token.text.clone()),
            Some(token) if token.is_mark('{') => {
                at = group(tokens, at, prefix, found);
                prefix.truncate(kept);
                return at;
            }
            _ => break,
        }
        at += 1;
        let colons = tokens.get(at).is_some_and(|token| token.is_mark(':'))
            && tokens.get(at + 1).is_some_and(|token| token.is_mark(':'));
        if !colons {
            break;
        }
        at += 2;
    }
    found.push(prefix.clone());
    prefix.truncate(kept);
    at
}

/// Reads `{a, b::c}` after a prefix.
fn group(
    tokens: &[Token],
    open: usize,
    prefix: &mut Vec<String>,
    found: &mut Vec<Vec<String>>,
) -> usize {
    let end = closing(tokens, open);
    let mut at = open + 1;
    while at + 1 < end {
        let token = &tokens[at];
        if token.kind == Kind::Word || token.is_mark('{') {
            at = tree(tokens, at, prefix, found);
            // `as name` renames what was named already.
            if tokens.get(at).is_some_and(|token| token.is_word("as")) {
                at += 2;
            }
        } else {
            at += 1;
        }
    }
    end
}

/// How deep in the crate the module of a file is: 0 for `lib.rs`, 1 for `src/a.rs`.
fn module_depth(path: &str) -> usize {
    let inside = path.trim_start_matches("hardware/").trim_start_matches("src/");
    match inside {
        "lib.rs" | "main.rs" => 0,
        _ => inside.split('/').count(),
    }
}

/// The depth of the module that each token stands in.
fn depths(tokens: &[Token], file: usize) -> Vec<usize> {
    let mut depths = vec![file; tokens.len()];
    for at in 0..tokens.len() {
        let opens =
            tokens[at].is_word("mod") && tokens.get(at + 2).is_some_and(|token| token.is_mark('{'));
        if opens {
            for depth in &mut depths[at + 3..closing(tokens, at + 2)] {
                *depth += 1;
            }
        }
    }
    depths
}

/// Replaces the `super`s that climb to the top by `crate`.
fn resolved(segments: Vec<String>, depth: usize) -> Vec<String> {
    let own = usize::from(segments.first().is_some_and(|one| one == "self"));
    let climbs = segments[own..].iter().take_while(|one| *one == "super").count();
    if climbs == 0 || climbs < depth {
        return segments;
    }
    let rest = segments.into_iter().skip(own + climbs);
    std::iter::once("crate".to_owned()).chain(rest).collect()
}

mod tests {
    use super::*;

    fn paths(path: &str, text: &str) -> Vec<String> {
        let source = Source::new(path, text);
        named(&source).into_iter().map(|one| one.segments.join("::")).collect()
    }

    #[test]
    fn trees_are_spread_out() {
        assert_eq!(
            paths("src/a.rs", "use crate::b::{c, d::{self, E as F}, *};"),
            ["crate::b::c", "crate::b::d::self", "crate::b::d::E"]
        );
        assert_eq!(
            paths("src/a.rs", "use iced; let x = ::png::Decoder;"),
            ["iced", "png::Decoder"]
        );
    }

    #[test]
    fn fields_and_plain_names_are_no_paths() {
        assert_eq!(paths("src/a.rs", "let csv = a.csv; for x in 0..b::C {}"), ["b::C"]);
    }

    #[test]
    fn climbing_to_the_top_names_the_crate() {
        assert_eq!(paths("src/a.rs", "use super::b::C;"), ["crate::b::C"]);
        assert_eq!(paths("src/a/d.rs", "use super::b::C;"), ["super::b::C"]);
        assert_eq!(paths("src/a/d.rs", "use super::super::b::C;"), ["crate::b::C"]);
        assert_eq!(paths("src/a.rs", "mod m { use super::super::b::C; }"), ["crate::b::C"]);
    }
}
