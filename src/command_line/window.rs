//! `comptoir` alone: the till's window, or the demonstration day where there is no display.

use std::process::ExitCode;

use anyhow::Result;

use super::{Context, demo};
use crate::store::holds_a_till;

#[cfg(feature = "gui")]
mod opening;

pub(super) fn run(context: &Context) -> Result<ExitCode> {
    #[cfg(feature = "gui")]
    if crate::environment::has_display() {
        return opening::open(context);
    }
    if holds_a_till(&context.folder) {
        eprintln!("{}", context.words.say("window-no-display"));
        return Ok(ExitCode::from(2));
    }
    println!("{}", context.words.say("window-demonstration"));
    demo::play_day(&context.words)?;
    Ok(ExitCode::SUCCESS)
}
