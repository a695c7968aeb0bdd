//! `comptoir statement`: the figures of a month, sealed for head office.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail, ensure};
use clap::{Args, Subcommand};

use super::Context;
use crate::environment::{self, SystemClock};
use crate::statement::MonthName;
use crate::statement::registry::Registry;
use crate::statement::rules::Breach;
use crate::statement::sealing::{MAX_BYTES, SealingError};
use crate::statement::wire::{SealedStatement, Told, Value};
use crate::store::holds_a_till;
use crate::till::desk::Clock;
use crate::words::{Words, format};

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
}

impl Statement {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        let words = &context.words;
        if let Some(Asked::Check { file }) = &self.command {
            return check(file, words);
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
        let key = match draft.breaches.is_empty() {
            true => "statement-final",
            false => "statement-provisional",
        };
        let values = [("month", text.into()), ("closing", words.say(key).into())];
        println!("{}", words.tell("statement-month-title", &values));
        let registry = Registry::current();
        for value in &draft.document.values {
            println!("{}", line(value, &registry));
        }
        for breach in &draft.breaches {
            let values = [("rule", breach.rule().into()), ("what", sentence(breach, words).into())];
            println!("{}", words.tell("statement-breach", &values));
        }
        if let Some(file) = &self.out {
            let sealed = desk.till().seal_statement(draft.document)?;
            let bytes = sealed.to_bytes();
            let name = file.display().to_string();
            fs::write(file, bytes).with_context(|| name.clone())?;
            let values = [
                ("file", name.into()),
                ("bytes", bytes.len().to_string().into()),
                ("hash", sealed.seal.sha256.into()),
            ];
            println!("{}", words.tell("statement-written", &values));
        }
        Ok(if draft.breaches.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// A figure in words: what it is, of what, and how much.
fn line(value: &Value, registry: &Registry) -> String {
    let indicator = registry.indicator(&value.indicator);
    let mut told = indicator.map_or(value.indicator.as_str(), |one| &one.label).to_owned();
    for (list, code) in &value.dimensions {
        let known = registry.list(list).iter().find(|one| one.code == *code);
        told.push_str(" · ");
        told.push_str(known.map_or(code, |one| &one.label));
    }
    let figure = match &value.value {
        Some(Told::Count(count)) => count.to_string(),
        Some(Told::Keys(keys)) => keys.len().to_string(),
        Some(amount @ Told::Amount(text)) => match amount.figure() {
            Some(crate::statement::figures::Figure::Amount(cents)) => format::money(cents),
            _ => text.clone(),
        },
        None => value.status.clone().unwrap_or_default(),
    };
    format!("  {told} : {figure}")
}

fn sentence(breach: &Breach, words: &Words) -> String {
    match breach {
        Breach::Unbalanced(amount) => {
            words.tell("statement-unbalanced", &[("amount", format::money(*amount).into())])
        }
        Breach::Vat(rate) => words.tell("statement-vat", &[("rate", rate.as_str().into())]),
        Breach::NotClosed { opened, closed } => {
            let values =
                [("opened", opened.to_string().into()), ("closed", closed.to_string().into())];
            words.tell("statement-not-closed", &values)
        }
        Breach::OutOfRange(code) => {
            words.tell("statement-out-of-range", &[("code", code.as_str().into())])
        }
        Breach::Unknown(code) | Breach::UnknownIndicator(code) => {
            words.tell("statement-unknown-code", &[("code", code.as_str().into())])
        }
        other => words.say(history(other)),
    }
}

/// What is wrong with how a statement follows the ones before it.
fn history(breach: &Breach) -> &'static str {
    match breach {
        Breach::Running => "statement-running",
        Breach::Revision { .. } => "statement-revision",
        Breach::Previous => "statement-previous",
        Breach::Month => "statement-not-now",
        Breach::Synthetic => "statement-synthetic",
        Breach::NoCommune(_) => "statement-no-commune",
        _ => "statement-no-figure",
    }
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
            println!("{}", words.tell("statement-good", &[("kid", sealed.seal.kid.into())]));
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
            println!("{}", words.tell("statement-bad", &[("why", why.into())]));
            Ok(ExitCode::FAILURE)
        }
    }
}
