//! `comptoir agenda`: the café's activities as a calendar that others subscribe to.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Args;

use super::Context;
use crate::devices::NoDevice;
use crate::environment;

/// Writes the café's activities as a calendar (iCalendar). The till renews the same calendar as
/// `agenda.ics` beside its files whenever the agenda changes.
#[derive(Debug, Args)]
pub(super) struct Agenda {
    /// Where to write the calendar.
    #[arg(long, value_name = "FILE")]
    ics: PathBuf,
}

impl Agenda {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        context.expect_a_till()?;
        let mut desk = environment::open_desk(&context.folder, Box::new(NoDevice))?;
        let calendar = desk.calendar()?;
        let file = self.ics.display().to_string();
        let count = calendar.matches("BEGIN:VEVENT").count().to_string();
        fs::write(&self.ics, calendar).with_context(|| file.clone())?;
        let told = [("count", count.into()), ("file", file.into())];
        println!("{}", context.words.tell("agenda-written", &told));
        Ok(ExitCode::SUCCESS)
    }
}
