//! `comptoir carriers`: takes the carriers of parcels in from a table.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, ensure};
use clap::Args;

use super::Context;
use crate::devices::NoDevice;
use crate::environment;
use crate::store::holds_a_till;

/// More bytes than any table of carriers has.
const MAX_BYTES: u64 = 100_000;

/// Takes the carriers of parcels in from a table; one of a known name gets new rules from today.
#[derive(Debug, Args)]
pub(super) struct Carriers {
    /// The file: a table with one carrier a line.
    file: PathBuf,
}

impl Carriers {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        let words = &context.words;
        let size = std::fs::metadata(&self.file).context("reading the file")?;
        ensure!(size.is_file(), words.say("import-not-a-file"));
        ensure!(size.len() <= MAX_BYTES, words.say("import-problem-too-large"));
        let bytes = std::fs::read(&self.file).context("reading the file")?;
        ensure!(holds_a_till(&context.folder), words.say("import-no-cafe"));
        let mut desk = environment::open_desk(&context.folder, Box::new(NoDevice))?;
        ensure!(desk.till().has_begun(), words.say("import-no-cafe"));
        match desk.take_carriers(&String::from_utf8_lossy(&bytes))? {
            Ok(count) => {
                let values = [("count", u64::try_from(count).unwrap_or(u64::MAX).into())];
                println!("{}", words.tell("carriers-done", &values));
                Ok(ExitCode::SUCCESS)
            }
            Err(fault) => {
                let values = [("line", fault.line.to_string().into())];
                eprintln!("{}", words.tell("carriers-fault", &values));
                Ok(ExitCode::FAILURE)
            }
        }
    }
}
