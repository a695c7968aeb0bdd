//! What a rule finds.

use std::fmt;

/// A place that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file's path from the top of the tree.
    pub path: String,
    /// The line, from 1; 1 where the whole file is meant.
    pub line: usize,
    /// What is wrong, and what to do instead.
    pub what: String,
}

impl Problem {
    /// A problem on `line` of the file at `path`.
    pub fn new(path: &str, line: usize, what: impl Into<String>) -> Problem {
        Problem { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// What `lines` gives for a sample that a rule lets pass.
pub const CLEAN: [usize; 0] = [];

/// The lines that a rule finds fault with in a sample.
pub fn lines(
    rule: fn(&super::source::Source) -> Vec<Problem>,
    path: &str,
    text: &str,
) -> Vec<usize> {
    rule(&super::source::Source::new(path, text)).iter().map(|problem| problem.line).collect()
}
