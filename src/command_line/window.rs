//! `comptoir` alone: the till's window, or the demonstration day where there is no display.

use std::process::ExitCode;

use anyhow::Result;

use super::{Context, demo};
use crate::environment;
use crate::store::holds_a_till;

pub(super) fn run(context: &Context) -> Result<ExitCode> {
    if cfg!(feature = "gui") && environment::has_display() {
        return open(context);
    }
    if holds_a_till(&context.folder) {
        eprintln!("{}", context.words.say("window-no-display"));
        return Ok(ExitCode::from(2));
    }
    println!("{}", context.words.say("window-demonstration"));
    demo::play_day(&context.words)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(not(feature = "gui"))]
fn open(_context: &Context) -> Result<ExitCode> {
    Ok(ExitCode::FAILURE)
}

#[cfg(feature = "gui")]
fn open(context: &Context) -> Result<ExitCode> {
    let _ = context;
    Ok(ExitCode::FAILURE)
}
