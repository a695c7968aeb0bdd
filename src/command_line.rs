//! The `comptoir` command: one file a subcommand. Each reads and writes documented forms, prints a
//! summary for people or JSON for programs, and ends well only when all went well.

mod agenda;
mod cafe;
mod carriers;
mod demo;
#[cfg(feature = "hub")]
mod hub;
#[cfg(feature = "hub")]
mod hub_demo;
mod import;
mod preview;
mod rebuild;
mod rekey;
mod replay;
mod signs;
mod statement;
mod verify;
mod window;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Parser, Subcommand};

use crate::environment;
use crate::store::{StoreError, holds_a_till};
use crate::words::{Language, Words};

/// The till and the daily book of a village café.
#[derive(Debug, Parser)]
#[command(name = "comptoir", version, about)]
struct Arguments {
    /// The folder of the till's files.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Writes the café's activities as a calendar.
    Agenda(agenda::Agenda),
    /// Shows or changes what the receipts say of the café.
    Cafe(cafe::Cafe),
    /// Makes the demonstration café and plays days of it.
    Demo(demo::Demo),
    /// Checks a till: chain, signatures, numbers, sums, views and anchors.
    Verify(verify::Verify),
    /// Rings up a prepared workload and measures it.
    Replay(replay::Replay),
    /// Shows a receipt, a reading or a closing as text or as a picture.
    Preview(preview::Preview),
    /// Takes a catalogue in.
    Import(import::Import),
    /// Takes the carriers of parcels in from a table.
    Carriers(carriers::Carriers),
    /// Makes every view anew from the journal.
    Rebuild(rebuild::Rebuild),
    /// Writes the price signs of the bread as a PDF.
    Signs(signs::Signs),
    /// Shows the statement of a month, or checks one.
    Statement(statement::Statement),
    /// Makes a new key in place of one that is lost.
    Rekey(rekey::Rekey),
    /// Head office's collector.
    #[cfg(feature = "hub")]
    Hub(hub::Hub),
}

/// What a command needs to know of its surroundings.
struct Context {
    folder: PathBuf,
    words: Words,
}

impl Context {
    /// Refuses a folder without a till; where the demonstration lies in it, says so.
    fn expect_a_till(&self) -> Result<()> {
        if holds_a_till(&self.folder) {
            return Ok(());
        }
        let shown = |folder: &Path| folder.display().to_string().into();
        let demonstration = environment::demonstration_folder(&self.folder);
        if holds_a_till(&demonstration) {
            let values = [("folder", shown(&self.folder)), ("demo", shown(&demonstration))];
            bail!(self.words.tell("no-till-but-demonstration", &values));
        }
        bail!(self.words.tell("verify-no-till", &[("folder", shown(&self.folder))]))
    }
}

/// Why a command failed: in a sentence for what people meet, else the whole chain of causes for
/// whoever is asked for help.
fn why(error: &anyhow::Error, words: &Words) -> String {
    let in_use = error.chain().find_map(|cause| match cause.downcast_ref::<StoreError>() {
        Some(StoreError::InUse(folder)) => Some(folder.display().to_string()),
        _ => None,
    });
    match in_use {
        Some(folder) => words.tell("command-in-use", &[("folder", folder.into())]),
        None => format!("{error:#}"),
    }
}

/// Runs the command that the arguments ask for.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let language = Language::of_locale(&environment::locale());
    let context = Context {
        folder: arguments.data.unwrap_or_else(environment::usual_folder),
        words: Words::new(language),
    };
    let done = match arguments.command {
        None => window::run(&context),
        Some(Command::Agenda(command)) => command.run(&context),
        Some(Command::Cafe(command)) => command.run(&context),
        Some(Command::Demo(command)) => command.run(&context),
        Some(Command::Verify(command)) => command.run(&context),
        Some(Command::Replay(command)) => command.run(&context),
        Some(Command::Preview(command)) => command.run(&context),
        Some(Command::Import(command)) => command.run(&context),
        Some(Command::Carriers(command)) => command.run(&context),
        Some(Command::Rebuild(command)) => command.run(&context),
        Some(Command::Signs(command)) => command.run(&context),
        Some(Command::Statement(command)) => command.run(&context),
        Some(Command::Rekey(command)) => command.run(&context),
        #[cfg(feature = "hub")]
        Some(Command::Hub(command)) => command.run(&context),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            let why = why(&error, &context.words);
            eprintln!("{}", context.words.tell("command-failed", &[("why", why.into())]));
            ExitCode::FAILURE
        }
    }
}
