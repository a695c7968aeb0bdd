//! `comptoir statement`: the figures of a month, sealed for head office.

mod network;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail, ensure};
use clap::{Args, Subcommand};

use super::Context;
use crate::environment::{self, SystemClock};
use crate::exports::month::{self, Told};
use crate::statement::MonthName;
use crate::statement::registry::Registry;
use crate::statement::sealing::{MAX_BYTES, SealingError};
use crate::statement::told;
use crate::statement::wire::SealedStatement;
use crate::store::{holds_a_till, save_whole};
use crate::till::desk::Clock;
use crate::words::Words;

/// Shows the statement of a month, or checks one.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Statement {
    /// The month, such as 2026-10.
    #[arg(value_name = "MONTH", required = true)]
    month: Option<String>,
    /// Seals it and writes it there.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Writes it as a table instead.
    #[arg(long, group = "form")]
    csv: bool,
    /// Writes it as a workbook instead.
    #[arg(long, group = "form", requires = "out")]
    xlsx: bool,
    /// Writes what is public of it on one page instead.
    #[arg(long, group = "form", requires = "out")]
    pdf: bool,
    #[command(subcommand)]
    command: Option<Asked>,
}

#[derive(Debug, Subcommand)]
enum Asked {
    /// Checks hash, form and signature of a statement in a file.
    Check {
        /// The file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Prints the form of a statement as JSON Schema.
    Schema,
    #[command(flatten)]
    Network(network::Network),
}

impl Statement {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        let words = &context.words;
        match &self.command {
            Some(Asked::Check { file }) => return check(file, words),
            Some(Asked::Schema) => return schema(),
            Some(Asked::Network(command)) => return command.run(context),
            None => {}
        }
        let text = self.month.as_deref().unwrap_or_default();
        let Some(month) = MonthName::parse(text) else {
            bail!(words.tell("statement-wrong-month", &[("month", text.into())]));
        };
        let folder = context.folder.display().to_string();
        ensure!(
            holds_a_till(&context.folder),
            words.tell("verify-no-till", &[("folder", folder.into())])
        );
        let outlet = Box::new(crate::devices::NoDevice);
        let mut desk = environment::open_desk(&context.folder, outlet)?;
        let draft = desk.till().statement_of(SystemClock.now(), month)?;
        if self.csv || self.xlsx || self.pdf {
            let ledger = desk.till().store().ledger();
            let cafe = ledger.establishment.as_ref().map(|cafe| cafe.name.to_string());
            let told =
                Told { cafe: cafe.unwrap_or_default(), commune: None, document: draft.document };
            return self.rendering(&told, words);
        }
        let sound = draft.breaches.is_empty();
        let key =
            if draft.document.is_final() { "statement-final" } else { "statement-provisional" };
        let out = &mut io::stdout().lock();
        let values = [("month", text.into()), ("closing", words.say(key).into())];
        writeln!(out, "{}", words.tell("statement-month-title", &values))?;
        for group in told::groups(&draft.document.values, &Registry::current()) {
            writeln!(out, "  {}", group.label)?;
            for row in &group.rows {
                writeln!(out, "    {} : {}", month::named(row), month::shown(row, words))?;
            }
        }
        for breach in &draft.breaches {
            let values =
                [("rule", breach.rule().into()), ("what", month::problem(breach, words).into())];
            writeln!(out, "{}", words.tell("statement-breach", &values))?;
        }
        if let Some(file) = &self.out {
            let (bytes, hash) = match network::sealed(&mut desk, month, draft.document, words)? {
                Ok(sealed) => sealed,
                Err(why) => bail!(why),
            };
            save_whole(file, &bytes)?;
            let values = [
                ("file", file.display().to_string().into()),
                ("bytes", bytes.len().to_string().into()),
                ("hash", hash.into()),
            ];
            writeln!(out, "{}", words.tell("statement-written", &values))?;
        }
        Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    /// Writes the month for people: to the file, or a table to where the output goes.
    fn rendering(&self, told: &Told, words: &Words) -> Result<ExitCode> {
        let bytes = match (self.csv, self.xlsx) {
            (true, _) => month::table(told, words)?,
            (_, true) => month::workbook(told, words)?,
            _ => month::page(told, words)?,
        };
        match &self.out {
            Some(file) => {
                fs::write(file, bytes).with_context(|| file.display().to_string())?;
                let file = file.display().to_string();
                writeln!(
                    io::stdout(),
                    "{}",
                    words.tell("statement-rendered", &[("file", file.into())])
                )?;
            }
            None => io::stdout().write_all(&bytes)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn schema() -> Result<ExitCode> {
    writeln!(
        io::stdout(),
        "{}",
        serde_json::to_string_pretty(&crate::statement::schema::schema())?
    )?;
    Ok(ExitCode::SUCCESS)
}

fn check(file: &Path, words: &Words) -> Result<ExitCode> {
    let name = file.display().to_string();
    let length = fs::metadata(file).with_context(|| name.clone())?.len();
    let read = match usize::try_from(length) {
        Ok(length) if length <= MAX_BYTES => {
            SealedStatement::read(&fs::read(file).with_context(|| name.clone())?)
        }
        _ => Err(SealingError::TooLarge),
    };
    match read {
        Ok(sealed) => {
            let values = [("kid", sealed.seal.kid.into())];
            writeln!(io::stdout(), "{}", words.tell("statement-good", &values))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(why) => {
            let why = words.say(match why {
                SealingError::TooLarge => "statement-too-large",
                SealingError::Changed => "statement-changed",
                SealingError::Signature | SealingError::Sign(_) => "statement-not-signed",
                SealingError::Unknown => "statement-other",
                SealingError::Form(_) | SealingError::Canonical(_) => "statement-unreadable",
            });
            writeln!(io::stdout(), "{}", words.tell("statement-bad", &[("why", why.into())]))?;
            Ok(ExitCode::FAILURE)
        }
    }
}
