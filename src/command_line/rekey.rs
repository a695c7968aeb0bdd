//! `comptoir rekey`: a new key in place of one that is lost. What was sealed stays sealed by the
//! former; from here on a new epoch of the journal begins, and the Z prints another fingerprint.

use std::process::ExitCode;

use anyhow::{Result, ensure};
use clap::Args;

use super::Context;
use crate::devices::NoDevice;
use crate::environment;

/// Makes a new key in place of one that is lost.
#[derive(Debug, Args)]
pub(super) struct Rekey {
    /// Makes it although the present key still signs.
    #[arg(long)]
    force: bool,
}

impl Rekey {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        let words = &context.words;
        context.expect_a_till()?;
        let mut desk = environment::open_desk(&context.folder, Box::new(NoDevice))?;
        ensure!(desk.till().has_begun(), words.say("import-no-cafe"));
        ensure!(self.force || !desk.till().store().can_sign(), words.say("rekey-not-lost"));
        let fingerprint = environment::replace_key(&context.folder, &mut desk)?;
        let values = [("fingerprint", fingerprint.to_string().into())];
        println!("{}", words.tell("rekey-done", &values));
        Ok(ExitCode::SUCCESS)
    }
}
