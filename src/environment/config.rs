//! The configuration: a file of which every line may be left out. A broken one never keeps a
//! till from selling: the usual values hold, and someone is told.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::devices::config::{DeviceConfig, DevicesConfig};
use crate::domain::barcode::in_store::{Layout, LayoutError, Layouts};

/// The largest configuration that is read, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// The whole configuration.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// How the window looks and speaks.
    pub screen: ScreenConfig,
    /// Where papers go.
    pub printer: DeviceConfig,
    /// What opens the drawer, where it is not plugged into the printer.
    pub drawer: DeviceConfig,
    /// What the café's own labels say.
    pub labels: LabelsConfig,
}

impl Config {
    /// The devices of the configuration.
    pub fn devices(&self) -> DevicesConfig {
        DevicesConfig { printer: self.printer.clone(), drawer: self.drawer.clone() }
    }
}

/// What the labels of the café's scales say.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LabelsConfig {
    /// The thirteen places of each sort of label, as [`Layout::parse`] reads them:
    /// `["21IIIIIWWWWWC", "23IIIIIPPPPPC"]`. Without any, these two.
    pub forms: Vec<String>,
}

impl LabelsConfig {
    /// The layouts of the labels.
    ///
    /// # Errors
    /// [`LayoutError`] of the first form that can't be; the usual layouts serve then.
    pub fn layouts(&self) -> Result<Layouts, LayoutError> {
        if self.forms.is_empty() {
            return Ok(Layouts::default());
        }
        Layouts::new(self.forms.iter().map(|form| Layout::parse(form)).collect::<Result<_, _>>()?)
    }
}

/// How the window looks and speaks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ScreenConfig {
    /// `fr` or `en`; the locale decides without it.
    pub language: Option<String>,
    /// The dark colours of the evening.
    pub evening: bool,
    /// 100, 125 or 150 percent.
    pub size_percent: u16,
    /// Whether every sale prints its receipt unasked.
    pub receipt_always: bool,
}

impl Default for ScreenConfig {
    fn default() -> Self {
        Self { language: None, evening: false, size_percent: 100, receipt_always: false }
    }
}

/// Why the configuration was not taken.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The file can't be read or written.
    #[error("the configuration {path} can't be handled")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The file is not a configuration.
    #[error("the configuration {path} has a mistake")]
    Content {
        /// Which file.
        path: PathBuf,
        /// Where and why.
        #[source]
        source: toml::de::Error,
    },
    /// The configuration has no form as a file.
    #[error("the configuration can't be written")]
    Form(#[source] toml::ser::Error),
}

fn config_file(folder: &Path) -> PathBuf {
    folder.join("config.toml")
}

/// Reads the configuration of a folder; without a file, the usual values.
///
/// # Errors
/// [`ConfigError`] for a file that can't be read or understood; sell on with the usual values.
pub fn read(folder: &Path) -> Result<Config, ConfigError> {
    let path = config_file(folder);
    let failed = |path: PathBuf| move |source| ConfigError::File { path, source };
    match fs::metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Config::default()),
        Ok(metadata) if metadata.len() > MAX_BYTES => {
            return Err(failed(path)(io::Error::from(io::ErrorKind::FileTooLarge)));
        }
        _ => {}
    }
    let text = fs::read_to_string(&path).map_err(failed(path.clone()))?;
    toml::from_str(&text).map_err(|source| ConfigError::Content { path, source })
}

/// Writes the configuration of a folder, whole or not at all.
///
/// # Errors
/// [`ConfigError`] when the file can't be written; the former one stays. So does one with a
/// mistake: the café's printer stands in it, and whoever mends it must still find it.
pub fn write(folder: &Path, config: &Config) -> Result<(), ConfigError> {
    read(folder)?;
    let path = config_file(folder);
    let made = folder.join("config.toml.new");
    let text = toml::to_string_pretty(config).map_err(ConfigError::Form)?;
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&made, text))
        .and_then(|()| fs::rename(&made, &path))
        .map_err(|source| ConfigError::File { path, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_may_be_left_out() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(read(folder.path()).expect("the usual values"), Config::default());
        fs::write(config_file(folder.path()), "[screen]\nevening = true\n").expect("written");
        let config = read(folder.path()).expect("read");
        assert!(config.screen.evening);
        assert_eq!(config.screen.size_percent, 100);
    }

    #[test]
    fn labels_as_the_scale_is_set() {
        let folder = tempfile::tempdir().expect("a folder");
        let text = "[labels]\nforms = [\"28IIIIIPPPPPC\"]\n";
        fs::write(config_file(folder.path()), text).expect("written");
        let labels = read(folder.path()).expect("read").labels;
        let layout = Layout::parse("28IIIIIPPPPPC").expect("a layout");
        assert_eq!(labels.layouts(), Layouts::new(vec![layout]));
        assert_eq!(LabelsConfig::default().layouts(), Ok(Layouts::default()));
        let wrong = LabelsConfig { forms: vec!["37IIIIIPPPPPC".to_owned()] };
        assert_eq!(wrong.layouts(), Err(LayoutError::Prefix));
    }

    #[test]
    fn what_is_written_reads_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let screen = ScreenConfig { language: Some("en".to_owned()), ..ScreenConfig::default() };
        let config = Config { screen, ..Config::default() };
        write(folder.path(), &config).expect("written");
        assert_eq!(read(folder.path()).expect("read"), config);
    }

    #[test]
    fn a_broken_file_is_an_error_and_never_a_panic() {
        let folder = tempfile::tempdir().expect("a folder");
        for text in ["[screen", "screen = 3", "[screen]\nunknown = 1", "\u{0}"] {
            fs::write(config_file(folder.path()), text).expect("written");
            assert!(matches!(read(folder.path()), Err(ConfigError::Content { .. })), "{text:?}");
            let written = write(folder.path(), &Config::default());
            assert!(matches!(written, Err(ConfigError::Content { .. })), "{text:?}");
            let kept = fs::read_to_string(config_file(folder.path())).expect("there");
            assert_eq!(kept, text, "what someone wrote stays");
        }
    }
}
