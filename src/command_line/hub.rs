//! `comptoir hub`: head office's collector and its administration. It speaks French alone, as its
//! pages do.

use std::fs;
use std::io::Read as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail, ensure};
use clap::{Args, Subcommand};

use super::Context;
use crate::environment::{Machine, SystemClock};
use crate::hub::accounts::Role;
use crate::hub::acts::COMMAND;
use crate::hub::intake::AskError;
use crate::hub::server::{self, Served};
use crate::hub::units::{Attributes, NewUnit, season};
use crate::hub::{self, Place, time};
use crate::statement::MonthName;
use crate::statement::exchange::Way;
use crate::statement::sealing::MAX_BYTES;
use crate::store::holds_a_till;
use crate::till::desk::Clock;
use crate::words::Words;

/// Head office's collector.
#[derive(Debug, Args)]
pub(super) struct Hub {
    /// A PostgreSQL server in place of a file: `postgres://…`.
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    #[command(subcommand)]
    command: Asked,
}

#[derive(Debug, Subcommand)]
enum Asked {
    /// Begins a hub in an empty folder.
    Init {
        /// One of a demonstration: it takes made-up statements, and no others.
        #[arg(long)]
        synthetic: bool,
    },
    /// Makes a made-up network in an empty folder.
    Demo(super::hub_demo::Demo),
    /// Serves tills and pages until it is told to stop.
    Serve {
        /// Where to listen. Another address than this machine's own needs a proxy that encrypts.
        #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8420")]
        listen: SocketAddr,
    },
    /// The cafés that figures are expected from.
    #[command(subcommand)]
    Cafe(Cafe),
    /// Makes a code by which a till of a café is enrolled.
    Code {
        /// The café's identifier.
        cafe: String,
    },
    /// Revokes a till's key.
    Revoke {
        /// The key's name.
        kid: String,
        /// Why: perdu, vole, remplace or autre.
        #[arg(long, default_value = "autre")]
        reason: String,
    },
    /// The hub's own key.
    #[command(subcommand)]
    Key(Key),
    /// Takes files in, and writes a receipt beside each.
    Import {
        /// The files, as they came on a stick or by mail.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Makes an account for the administration, or gives one another password; the password is
    /// read from the input.
    Account {
        /// Its name.
        name: String,
        /// lecture, animation or administration.
        #[arg(long, default_value = "lecture")]
        role: String,
        /// Ends it in place of that.
        #[arg(long)]
        end: bool,
    },
    /// Makes every figure anew from the documents.
    Rebuild,
    /// Writes a copy of the database to a file that is not there yet.
    Backup {
        /// The file.
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum Cafe {
    /// Enters a café.
    Add {
        /// Its name.
        #[arg(long)]
        name: String,
        /// associatif, entrepreneurial, itinerant or tiers_lieu.
        #[arg(long)]
        model: String,
        /// Its commune, by its INSEE code.
        #[arg(long)]
        commune: String,
        /// ouverture, exploitation or itinerant.
        #[arg(long, default_value = "exploitation")]
        support: String,
        /// The first month that is expected; this month unless it is said.
        #[arg(long, value_name = "MONTH")]
        since: Option<String>,
        /// The months of the year in which it is open, such as 5-9.
        #[arg(long, default_value = "1-12")]
        open: String,
    },
    /// Lists them.
    List,
}

#[derive(Debug, Subcommand)]
enum Key {
    /// Makes a new key, which the one before signs for.
    Rotate,
}

impl Hub {
    pub(super) fn run(&self, context: &Context) -> Result<ExitCode> {
        let words = Words::of_the_hub();
        let shown = context.folder.display().to_string();
        let values = [("folder", shown.into())];
        ensure!(!holds_a_till(&context.folder), words.tell("hub-folder-of-a-till", &values));
        if let Asked::Init { synthetic } = self.command {
            hub::Hub::begin(&context.folder, &self.place(), synthetic, Box::new(Machine))?;
            println!("{}", words.tell("hub-begun", &values));
            return Ok(ExitCode::SUCCESS);
        }
        if let Asked::Demo(demo) = &self.command {
            demo.run(context, &self.place())?;
            return Ok(ExitCode::SUCCESS);
        }
        let hub = hub::Hub::open(&context.folder, &self.place(), Box::new(Machine));
        let hub = hub.with_context(|| words.tell("hub-not-opened", &values))?;
        match &self.command {
            Asked::Init { .. } | Asked::Demo(_) => {}
            Asked::Serve { listen } => serve(hub, *listen, &words)?,
            Asked::Cafe(cafe) => cafe.run(&hub, &words)?,
            Asked::Code { cafe } => {
                let code = hub.make_code(cafe, COMMAND)?;
                println!("{}", words.tell("hub-code", &[("code", code.as_str().into())]));
            }
            Asked::Revoke { kid, reason } => {
                hub.revoke(kid, reason, COMMAND)?;
                println!("{}", words.tell("hub-revoked", &[("kid", kid.as_str().into())]));
            }
            Asked::Key(Key::Rotate) => {
                let kid = hub.rotate_key(COMMAND)?;
                println!("{}", words.tell("hub-key-rotated", &[("kid", kid.into())]));
            }
            Asked::Import { files } => return import(&hub, files, &words),
            Asked::Account { name, end: true, .. } => {
                hub.end_account(name, COMMAND)?;
                println!("{}", words.tell("hub-account-ended", &[("name", name.as_str().into())]));
            }
            Asked::Account { name, role, .. } => {
                let Some(role) = Role::of(role) else {
                    bail!(words.tell("hub-no-role", &[("role", role.as_str().into())]));
                };
                eprintln!("{}", words.say("hub-ask-password"));
                let mut password = String::new();
                std::io::stdin().read_line(&mut password)?;
                hub.add_account(name, password.trim_end_matches(['\r', '\n']), role, COMMAND)?;
                println!("{}", words.tell("hub-account", &[("name", name.as_str().into())]));
            }
            Asked::Rebuild => {
                let count = hub.rebuild()?;
                println!("{}", words.tell("hub-rebuilt", &[("count", count.into())]));
            }
            Asked::Backup { file } => {
                hub.database().copy_to(file)?;
                let file = file.display().to_string();
                println!("{}", words.tell("hub-copied", &[("file", file.into())]));
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    fn place(&self) -> Place {
        self.database.as_ref().map_or(Place::Folder, |url| Place::Server(url.clone()))
    }
}

impl Cafe {
    fn run(&self, hub: &hub::Hub, words: &Words) -> Result<()> {
        match self {
            Self::Add { name, model, commune, support, since, open } => {
                let since = match since {
                    None => time::current_month(SystemClock.now()),
                    Some(text) => match MonthName::parse(text) {
                        Some(month) => month,
                        None => {
                            bail!(words.tell("hub-no-month", &[("month", text.as_str().into())]))
                        }
                    },
                };
                let attributes = Attributes {
                    since,
                    model: model.clone(),
                    commune: commune.clone(),
                    support: support.clone(),
                };
                let Some(season) = season(open) else {
                    bail!(words.tell("hub-no-season", &[("months", open.as_str().into())]));
                };
                let unit = NewUnit { id: None, name: name.clone(), attributes, season };
                println!("{}", hub.add_unit(&unit, COMMAND)?);
            }
            Self::List => {
                for unit in hub.read(hub::units::Unit::all)? {
                    println!("{}  {}  {}", unit.id, unit.opened, unit.name);
                }
            }
        }
        Ok(())
    }
}

/// Takes files in; whatever is wrong with one of them, the others are taken.
fn import(hub: &hub::Hub, files: &[PathBuf], words: &Words) -> Result<ExitCode> {
    let mut all = true;
    for file in files {
        let name = file.display().to_string();
        // One byte more than a statement may have tells that it has too many.
        let mut bytes = Vec::new();
        let opened = fs::File::open(file).with_context(|| name.clone())?;
        opened.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).with_context(|| name.clone())?;
        match hub.take_in(&bytes, Way::File, None) {
            Ok(taken) => {
                let receipt = file.with_extension("recu.json");
                fs::write(&receipt, &taken.receipt)
                    .with_context(|| receipt.display().to_string())?;
                let key = if taken.is_new { "hub-file-taken" } else { "hub-file-again" };
                let receipt = receipt.display().to_string();
                let values = [("file", name.into()), ("receipt", receipt.into())];
                println!("{}", words.tell(key, &values));
            }
            Err(AskError::Refused(refusal)) => {
                all = false;
                let problem = refusal.problem(words, String::new());
                let why = [problem.title, problem.rules.join(", ")].join(" ").trim().to_owned();
                let values = [("file", name.into()), ("why", why.into())];
                println!("{}", words.tell("hub-file-refused", &values));
            }
            Err(AskError::Failed(error)) => return Err(error.into()),
        }
    }
    Ok(if all { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn serve(hub: hub::Hub, listen: SocketAddr, words: &Words) -> Result<()> {
    if !listen.ip().is_loopback() {
        eprintln!("{}", words.say("hub-open-to-others"));
    }
    let served = Served::new(hub, server::AT_ONCE);
    let say = |address: SocketAddr| {
        let address = format!("http://{address}");
        println!("{}", words.tell("hub-serving", &[("address", address.into())]));
    };
    server::run(served, listen, say, server::asked_to_end())?;
    println!("{}", words.say("hub-stopped"));
    Ok(())
}
