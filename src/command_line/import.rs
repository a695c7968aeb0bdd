//! `comptoir import`: takes a catalogue in, or says what it would do.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use serde_json::json;

use super::Context;
use crate::devices::NoDevice;
use crate::environment;
use crate::store::holds_a_till;
use crate::till::catalogue::MAX_BYTES;
use crate::till::{ImportProblem, Mistake, TillError};
use crate::words::Words;

/// Takes a catalogue in.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The file: a table with one product a line.
    file: PathBuf,
    /// Says what would change and changes nothing.
    #[arg(long)]
    dry_run: bool,
    /// Prints one JSON object in place of a summary.
    #[arg(long)]
    json: bool,
}

impl Import {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        let words = &context.words;
        let size = std::fs::metadata(&self.file).context("reading the file")?;
        ensure!(size.is_file(), words.say("import-not-a-file"));
        ensure!(size.len() <= MAX_BYTES as u64, words.say("import-problem-too-large"));
        let bytes = std::fs::read(&self.file).context("reading the file")?;
        // Opening would make a till there, with a key of its own.
        ensure!(holds_a_till(&context.folder), words.say("import-no-cafe"));
        let mut desk = environment::open_desk(&context.folder, Box::new(NoDevice))?;
        ensure!(desk.till().has_begun(), words.say("import-no-cafe"));
        match desk.import(&bytes, self.dry_run) {
            Ok(done) => {
                if self.json {
                    let object = json!({
                        "families": done.families, "added": done.added,
                        "changed": done.changed, "unchanged": done.unchanged,
                        "dry_run": self.dry_run,
                    });
                    println!("{object}");
                } else {
                    let values = [
                        ("families", done.families.to_string().into()),
                        ("added", done.added.to_string().into()),
                        ("changed", done.changed.to_string().into()),
                        ("unchanged", done.unchanged.to_string().into()),
                    ];
                    let key = if self.dry_run { "import-would" } else { "import-done" };
                    println!("{}", words.tell(key, &values));
                }
                Ok(ExitCode::SUCCESS)
            }
            Err(TillError::Catalogue(problems)) => {
                self.print(&problems, words);
                Ok(ExitCode::FAILURE)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn print(&self, problems: &[ImportProblem], words: &Words) {
        if self.json {
            let list: Vec<_> = problems
                .iter()
                .map(|problem| json!({"line": problem.line, "problem": sentence(problem, words)}))
                .collect();
            println!("{}", json!({"problems": list}));
            return;
        }
        for problem in problems {
            println!("{}", sentence(problem, words));
        }
        println!("{}", words.say("import-nothing-done"));
    }
}

fn sentence(problem: &ImportProblem, words: &Words) -> String {
    let what = match &problem.mistake {
        Mistake::TooLarge => words.say("import-problem-too-large"),
        Mistake::NotATable => words.say("import-problem-no-table"),
        Mistake::MissingColumn(name) => {
            words.tell("import-problem-column", &[("column", (*name).into())])
        }
        Mistake::CellCount => words.say("import-problem-cells"),
        Mistake::Cell(name) => words.tell("import-problem-cell", &[("column", (*name).into())]),
        Mistake::Rate(name) => words.tell("import-problem-rate", &[("column", (*name).into())]),
        Mistake::Twice(name) => words.tell("import-problem-twice", &[("column", (*name).into())]),
        Mistake::CheckDigit => words.say("import-problem-check-digit"),
    };
    if problem.line == 0 {
        return what;
    }
    let line = problem.line.to_string();
    words.tell("import-problem-line", &[("line", line.into()), ("what", what.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_makes_no_till_where_there_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("catalogue.csv");
        std::fs::write(&file, "sku;name\n").expect("written");
        let context = Context { folder: folder.path().join("till"), words: Words::french() };
        let import = Import { file, dry_run: true, json: false };
        let error = import.run(&context).expect_err("no café");
        assert_eq!(error.to_string(), context.words.say("import-no-cafe"));
        assert!(!context.folder.exists(), "nothing was made");
    }
}
