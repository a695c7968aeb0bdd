//! The window with the real world behind it: the configuration, the devices and the till.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result};

use super::super::Context;
use crate::devices::config::ConfigError;
use crate::devices::{Counter, NoDevice, Outlet};
use crate::domain::barcode::in_store::Layouts;
use crate::environment::config::{self, Config, ScreenConfig};
use crate::environment::{self, OpenError};
use crate::network::Postman;
use crate::screens::room::Enlargement;
use crate::screens::{self, House, OpenProblem, Opener, Preferences, Save};
use crate::store::{StoreError, holds_a_till};
use crate::till::TillError;
use crate::words::{Language, Words, codes};

pub(super) fn open(context: &Context) -> Result<ExitCode> {
    let folder = context.folder.clone();
    let config = match config::read(&folder) {
        Ok(config) => config,
        Err(error) => {
            // A broken configuration never keeps a till from selling.
            let why = format!("{:#}", anyhow::Error::from(error));
            eprintln!("{}", context.words.tell("window-bad-config", &[("why", why.into())]));
            Config::default()
        }
    };
    let mut preferences = preferences(&config.screen, &context.words);
    preferences.start = holds_a_till(&folder).then_some(House::Cafe);
    let layouts = config.labels.layouts().unwrap_or_else(|error| {
        // A label read in another way than it is meant would be a wrong amount, so it is said.
        let why = codes::layout(&context.words, error);
        eprintln!("{}", context.words.tell("window-bad-labels", &[("why", why.into())]));
        Layouts::default()
    });
    let opener: Opener = {
        let (folder, config) = (folder.clone(), config.clone());
        Arc::new(move |house| {
            let opened = match house {
                House::Cafe => environment::open_desk(&folder, outlet(&config, &folder, house)),
                House::Demonstration => {
                    let folder = environment::demonstration_folder(&folder);
                    environment::open_demonstration(&folder, outlet(&config, &folder, house))
                }
            };
            let mut desk = opened.map_err(problem)?;
            desk.set_layouts(layouts.clone());
            if house == House::Cafe {
                // Without a thread for it nothing is sent, and selling goes on.
                if let Ok(postman) = Postman::start() {
                    let _ = desk.set_mail(Box::new(postman));
                }
            }
            Ok(desk)
        })
    };
    let save: Save = Arc::new(move |preferences| {
        let config = Config { screen: chosen(preferences), ..config.clone() };
        // Settings that can't be kept hold until the window is closed.
        let _ = config::write(&folder, &config);
    });
    screens::run(opener, preferences, save).context("opening the window")?;
    Ok(ExitCode::SUCCESS)
}

/// The devices of the configuration; a mistake in it costs the printer, never the till.
/// A demonstration prints and leaves the drawer shut.
fn outlet(config: &Config, folder: &Path, house: House) -> Box<dyn Outlet> {
    let devices = config.devices();
    let started = match house {
        House::Cafe => devices.counter(folder),
        House::Demonstration => devices
            .setup(folder)
            .and_then(|setup| Counter::start(setup.without_drawer()).map_err(ConfigError::Start)),
    };
    match started {
        Ok(counter) => Box::new(counter),
        Err(error) => {
            eprintln!("{:#}", anyhow::Error::from(error));
            Box::new(NoDevice)
        }
    }
}

fn preferences(screen: &ScreenConfig, words: &Words) -> Preferences {
    let language = match screen.language.as_deref() {
        Some("en") => Language::English,
        Some("fr") => Language::French,
        _ => words.language(),
    };
    let enlargement = match screen.size_percent {
        150.. => Enlargement::Half,
        125.. => Enlargement::Quarter,
        _ => Enlargement::None,
    };
    Preferences {
        language,
        evening: screen.evening,
        enlargement,
        receipt_always: screen.receipt_always,
        start: None,
    }
}

fn chosen(preferences: &Preferences) -> ScreenConfig {
    let language = match preferences.language {
        Language::French => "fr",
        Language::English => "en",
    };
    let size_percent = match preferences.enlargement {
        Enlargement::None => 100,
        Enlargement::Quarter => 125,
        Enlargement::Half => 150,
    };
    ScreenConfig {
        language: Some(language.to_owned()),
        evening: preferences.evening,
        size_percent,
        receipt_always: preferences.receipt_always,
    }
}

fn problem(error: OpenError) -> OpenProblem {
    let store = match error {
        OpenError::Store(error) | OpenError::Till(TillError::Store(error)) => error,
        error => return OpenProblem::Other(format!("{:#}", anyhow::Error::from(error))),
    };
    match store {
        StoreError::InUse(_) => OpenProblem::InUse,
        StoreError::Damaged(finding) => OpenProblem::Damaged { entry: finding.place.seq },
        StoreError::TooNew(_) => OpenProblem::TooNew,
        StoreError::File { .. } => OpenProblem::CannotWrite,
        error if error.is_full() => OpenProblem::CannotWrite,
        error => OpenProblem::Other(format!("{:#}", anyhow::Error::from(error))),
    }
}
