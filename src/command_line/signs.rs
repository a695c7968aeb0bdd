//! `comptoir signs`: price signs of the bread as a PDF.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Args;

use super::Context;
use crate::domain::bread::Sign;
use crate::domain::id::{Ids, TillId};
use crate::environment::NewIds;
use crate::exports::bread_signs::bread_signs;
use crate::store::{Options, Store};
use crate::till::Till;
use crate::words::Words;

/// Writes the price signs of the bread as a PDF, eight on a sheet of A4.
#[derive(Debug, Args)]
pub(super) struct Signs {
    /// Where to write the PDF.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Signs {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        let words = &context.words;
        context.expect_a_till()?;
        let id = TillId::new(NewIds.next());
        let store = Store::open(&context.folder, id, crate::PROGRAM, None, &Options::default())?;
        let signs: Vec<Sign> = Till::new(store).bread_signs()?;
        let pdf = bread_signs(&signs, &Words::french())?;
        let file = self.out.display().to_string();
        fs::write(&self.out, pdf).with_context(|| file.clone())?;
        let told = [("count", signs.len().to_string().into()), ("file", file.into())];
        println!("{}", words.tell("signs-done", &told));
        Ok(ExitCode::SUCCESS)
    }
}
