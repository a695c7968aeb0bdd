//! `comptoir rebuild`: makes every view anew from the journal.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use super::Context;
use crate::domain::id::{Ids, TillId};
use crate::environment::NewIds;
use crate::store::{Options, Store};

/// Makes every view anew from the journal.
#[derive(Debug, Args)]
pub(super) struct Rebuild {}

impl Rebuild {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        let words = &context.words;
        context.expect_a_till()?;
        let till = TillId::new(NewIds.next());
        let mut store =
            Store::open(&context.folder, till, crate::PROGRAM, None, &Options::default())?;
        let count = store.rebuild(|done| {
            print!("\r{}", words.tell("rebuild-progress", &[("count", done.to_string().into())]));
            // A terminal that shows no progress is no reason to stop.
            let _ = std::io::stdout().flush();
        })?;
        store.checkpoint()?;
        println!("\r{}", words.tell("rebuild-done", &[("count", count.to_string().into())]));
        Ok(ExitCode::SUCCESS)
    }
}
