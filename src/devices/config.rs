//! The devices of a counter as the program's configuration describes them.
//!
//! ```toml
//! [printer]
//! link = "serial"            # none, usblp, serial, network or file
//! path = "/dev/ttyUSB0"      # the device; for `file` a folder
//! baud = 19200
//! flow = "rts-cts"
//! profile = "default-80mm"
//!
//! [drawer]                   # only where it is not plugged into the printer
//! link = "network"
//! host = "192.168.1.50"
//! ```
//!
//! Every key may be left out. A key that does not exist or a value that can't be is refused: a
//! printer that silently does not print would be found out in front of a customer.

use std::io;
use std::path::{Path, PathBuf};

use comptoir_hardware::profile::Profile;
use comptoir_hardware::transport::{
    FileTransport, Flow, Line, NetworkTransport, Parity, SerialTransport, Transport, UsblpTransport,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::worker::Device;
use super::{Begun, Counter, Setup};

/// The speeds that serial printers know, in bits a second.
pub const BAUDS: [u32; 8] = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200];
/// How many bytes of text a slow printer puts on paper in a second, whatever its line: about
/// twelve lines of 48.
const PRINTING_SPEED: u32 = 600;
/// The longest host name of the internet.
const MAX_HOST: usize = 253;
/// The keys of a device's table.
const KEYS: [&str; 8] = ["link", "path", "host", "port", "baud", "parity", "flow", "profile"];

/// How a device is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Link {
    /// There is none.
    #[default]
    None,
    /// On USB, by the kernel's driver for printers.
    Usblp,
    /// On a serial port, real or over USB.
    Serial,
    /// On the network, as raw bytes.
    Network,
    /// A folder in which each order becomes a file.
    File,
}

/// Who may hold back the other on a serial line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlowControl {
    /// Nobody: long slips may lose letters.
    #[default]
    None,
    /// The printer, by XOFF and XON.
    XonXoff,
    /// The printer, by the wires RTS and CTS.
    RtsCts,
}

/// The parity bit of a serial line; seven data bits where there is one, eight otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParityBit {
    /// None.
    #[default]
    None,
    /// Even.
    Even,
    /// Odd.
    Odd,
}

/// One device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeviceConfig {
    /// How it is reached.
    pub link: Link,
    /// The device, or the folder for files. `/dev/usb/lp0` where a printer on USB has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<PathBuf>,
    /// Its name or address on the network.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Its port on the network.
    pub port: u16,
    /// Its speed on a serial line, in bits a second: one of [`BAUDS`].
    pub baud: u32,
    /// Its parity on a serial line.
    pub parity: ParityBit,
    /// Its flow control on a serial line.
    pub flow: FlowControl,
    /// The id of its profile.
    pub profile: String,
}

impl Default for DeviceConfig {
    fn default() -> Self {
        Self {
            link: Link::None,
            path: None,
            host: None,
            port: NetworkTransport::RAW_PORT,
            baud: 9_600,
            parity: ParityBit::None,
            flow: FlowControl::None,
            profile: Profile::default().id,
        }
    }
}

/// The devices of a counter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DevicesConfig {
    /// Where papers go, and what opens the drawer unless it has a table of its own.
    pub printer: DeviceConfig,
    /// What opens the drawer, where it is not plugged into the printer.
    pub drawer: DeviceConfig,
}

/// Why devices can't be set up from a configuration. Tables are `printer` and `drawer`.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The text is no TOML.
    #[error("reading the configuration")]
    Syntax(#[source] Box<toml::de::Error>),
    /// The table is something else than a table.
    #[error("`{table}` is no table")]
    NoTable {
        /// The table.
        table: &'static str,
    },
    /// A key that no device has; perhaps a slip of the pen.
    #[error("[{table}]: unknown key `{key}`; there are {}", KEYS.join(", "))]
    UnknownKey {
        /// The table.
        table: &'static str,
        /// The key, at most 40 characters of it.
        key: String,
    },
    /// A value of the wrong type or of no meaning.
    #[error("[{table}]: a value can't be understood")]
    Value {
        /// The table.
        table: &'static str,
        /// What the reader says, in English.
        #[source]
        source: Box<toml::de::Error>,
    },
    /// A value that no device has.
    #[error("[{table}]: `{key}` can't be that; expected {expected}")]
    Impossible {
        /// The table.
        table: &'static str,
        /// The key.
        key: &'static str,
        /// What would do, in English.
        expected: &'static str,
    },
    /// The link needs a key that is not there.
    #[error("[{table}]: this link needs the key `{key}`")]
    Missing {
        /// The table.
        table: &'static str,
        /// The key.
        key: &'static str,
    },
    /// No profile has this id.
    #[error("[{table}]: there is no profile `{id}`")]
    UnknownProfile {
        /// The table.
        table: &'static str,
        /// The id, at most 40 characters of it.
        id: String,
    },
    /// The system gave no thread for a worker.
    #[error("starting the devices' workers")]
    Start(#[source] io::Error),
    /// The notes of what was begun can't be kept.
    #[error("opening the notes of what was begun")]
    Notes(#[source] io::Error),
}

impl DevicesConfig {
    /// Reads the tables `[printer]` and `[drawer]` of the program's configuration; what else
    /// stands in it is not looked at.
    ///
    /// # Errors
    /// [`ConfigError`] that names the table and the key.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let whole: toml::Table =
            toml::from_str(text).map_err(|error| ConfigError::Syntax(Box::new(error)))?;
        let read = |table: &'static str| DeviceConfig::read(table, whole.get(table));
        Ok(Self { printer: read("printer")?, drawer: read("drawer")? })
    }

    /// The devices, ready to be started. `folder` is the till's, where what was begun is noted.
    ///
    /// # Errors
    /// [`ConfigError`] when a value is impossible or missing, or the notes can't be read. No device
    /// is touched.
    pub fn setup(&self, folder: &Path) -> Result<Setup, ConfigError> {
        let printer = self.printer.device("printer")?;
        let drawer = self.drawer.device("drawer")?;
        let begun = Begun::in_folder(folder).map_err(ConfigError::Notes)?;
        Ok(Setup { printer, drawer, begun, ..Setup::empty() })
    }

    /// The counter of a till, with all its devices. For a demonstration or training, start
    /// [`Setup::without_drawer`] instead.
    ///
    /// # Errors
    /// As [`DevicesConfig::setup`], or when the system has no thread left.
    pub fn counter(&self, folder: &Path) -> Result<Counter, ConfigError> {
        Counter::start(self.setup(folder)?).map_err(ConfigError::Start)
    }
}

impl DeviceConfig {
    fn read(table: &'static str, value: Option<&toml::Value>) -> Result<Self, ConfigError> {
        let Some(value) = value else {
            return Ok(Self::default());
        };
        let keys = value.as_table().ok_or(ConfigError::NoTable { table })?;
        if let Some(key) = keys.keys().find(|key| !KEYS.contains(&key.as_str())) {
            return Err(ConfigError::UnknownKey { table, key: short(key) });
        }
        let read: Result<Self, toml::de::Error> = value.clone().try_into();
        read.map_err(|error| ConfigError::Value { table, source: Box::new(error) })
    }

    /// The device, or none where the link is none.
    fn device(&self, table: &'static str) -> Result<Option<Device>, ConfigError> {
        let transport: Box<dyn Transport> = match self.link {
            Link::None => return Ok(None),
            Link::Usblp => {
                let usual = || PathBuf::from("/dev/usb/lp0");
                Box::new(UsblpTransport::new(self.path.clone().unwrap_or_else(usual)))
            }
            Link::Serial => Box::new(SerialTransport::new(self.path(table)?, self.line(table)?)),
            Link::Network => Box::new(self.network(table)?),
            Link::File => Box::new(FileTransport::new(self.path(table)?, "bin")),
        };
        let unknown = || ConfigError::UnknownProfile { table, id: short(&self.profile) };
        let profile = Profile::named(&self.profile).ok_or_else(unknown)?;
        let bytes_per_second = match self.link {
            // Eleven bits carry a byte at most: start, eight data bits or seven and parity, stop.
            Link::Serial => PRINTING_SPEED.min(self.baud / 11),
            _ => PRINTING_SPEED,
        };
        Ok(Some(Device { transport, profile, bytes_per_second }))
    }

    fn path(&self, table: &'static str) -> Result<&Path, ConfigError> {
        self.path.as_deref().ok_or(ConfigError::Missing { table, key: "path" })
    }

    fn line(&self, table: &'static str) -> Result<Line, ConfigError> {
        if !BAUDS.contains(&self.baud) {
            let expected = "1200, 2400, 4800, 9600, 19200, 38400, 57600 or 115200";
            return Err(ConfigError::Impossible { table, key: "baud", expected });
        }
        let parity = match self.parity {
            ParityBit::None => Parity::None,
            ParityBit::Even => Parity::Even,
            ParityBit::Odd => Parity::Odd,
        };
        let flow = match self.flow {
            FlowControl::None => Flow::None,
            FlowControl::XonXoff => Flow::XonXoff,
            FlowControl::RtsCts => Flow::RtsCts,
        };
        Ok(Line { baud: self.baud, parity, flow })
    }

    fn network(&self, table: &'static str) -> Result<NetworkTransport, ConfigError> {
        let host = self.host.as_deref().ok_or(ConfigError::Missing { table, key: "host" })?;
        let spoilt = |letter: char| letter.is_whitespace() || letter.is_control();
        if host.is_empty() || host.len() > MAX_HOST || host.contains(spoilt) {
            let expected = "a name or an address";
            return Err(ConfigError::Impossible { table, key: "host", expected });
        }
        if self.port == 0 {
            let expected = "1 to 65535, mostly 9100";
            return Err(ConfigError::Impossible { table, key: "port", expected });
        }
        Ok(NetworkTransport::new(host, self.port))
    }
}

/// As much of a text as an error shows.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests;
