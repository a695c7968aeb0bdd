//! Which printers and serial ports the system knows, for the settings screen. Nothing is opened
//! or sent: a scale or a card terminal on a port must not be disturbed.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::config::Link;

/// The most devices that are listed of each kind.
const MAX_FOUND: usize = 32;
/// The most bytes that are read of a device's name.
const MAX_NAME: u64 = 1_024;

/// Something that may be a printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How it is reached.
    pub link: Link,
    /// The path for the settings: one that stays the same when it is plugged in again elsewhere,
    /// where the system has such a path.
    pub path: PathBuf,
    /// How its maker calls it, where it says so.
    pub name: Option<String>,
}

/// What the system knows now: printers on USB first, then serial ports.
pub fn devices() -> Vec<Found> {
    let mut found = usb_printers(Path::new("/sys/class/usbmisc"), Path::new("/dev/usb"));
    found.extend(serial_ports(Path::new("/sys/class/tty"), Path::new("/dev")));
    found
}

/// Printers of the kernel's driver, with the name by which they introduce themselves.
fn usb_printers(class: &Path, devices: &Path) -> Vec<Found> {
    let names = entries(class).into_iter().filter(|name| name.starts_with("lp"));
    let printers = names.map(|name| Found {
        link: Link::Usblp,
        path: devices.join(&name),
        name: text(&class.join(&name).join("device/ieee1284_id")).and_then(|id| introduced(&id)),
    });
    printers.take(MAX_FOUND).collect()
}

/// Ports with something behind them, by their stable link where there is one.
fn serial_ports(class: &Path, devices: &Path) -> Vec<Found> {
    let by_id = devices.join("serial/by-id");
    let links: Vec<(PathBuf, PathBuf)> = entries(&by_id)
        .into_iter()
        .map(|name| by_id.join(name))
        .filter_map(|link| Some((fs::canonicalize(&link).ok()?, link)))
        .collect();
    let ports = entries(class).into_iter().filter(|name| is_port(&class.join(name), name));
    let found = ports.map(|name| {
        let device = devices.join(&name);
        let real = fs::canonicalize(&device).unwrap_or_else(|_| device.clone());
        let stable = links.iter().find(|(target, _)| *target == real).map(|(_, link)| link);
        // Over USB, the device above the port's interface bears the names.
        let above = class.join(&name).join("device");
        let name = ["../product", "../../product"].iter().find_map(|up| text(&above.join(up)));
        Found { link: Link::Serial, path: stable.cloned().unwrap_or(device), name }
    });
    found.take(MAX_FOUND).collect()
}

/// Whether a terminal is a port with a chip behind it, not a console or an empty slot.
fn is_port(port: &Path, name: &str) -> bool {
    let usb = name.starts_with("ttyUSB") || name.starts_with("ttyACM");
    let chip = || text(&port.join("type")).is_some_and(|kind| kind != "0");
    (usb && port.join("device").exists()) || (name.starts_with("ttyS") && chip())
}

/// Maker and model out of `MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER`.
fn introduced(id: &str) -> Option<String> {
    let field = |keys: [&str; 2]| {
        id.split(';').filter_map(|field| field.split_once(':')).find_map(|(key, value)| {
            let value = value.trim();
            (keys.contains(&key.trim()) && !value.is_empty()).then(|| value.to_owned())
        })
    };
    let names = [field(["MFG", "MANUFACTURER"]), field(["MDL", "MODEL"])];
    let names: Vec<String> = names.into_iter().flatten().collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// The names in a folder, in order; none where there is no such folder.
fn entries(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let names =
        entries.take(1_024).flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names
}

/// The short text of a file of the system, without what no screen should show.
fn text(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(MAX_NAME).read_to_end(&mut bytes).ok()?;
    let text: String =
        String::from_utf8_lossy(&bytes).chars().filter(|shown| !shown.is_control()).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn write(path: &Path, text: &str) {
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    #[test]
    fn a_printer_on_usb_introduces_itself() {
        let root = tempfile::tempdir().expect("a folder");
        let class = root.path().join("usbmisc");
        let id = "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;\n";
        write(&class.join("lp0/device/ieee1284_id"), id);
        write(&class.join("lp1/device/ieee1284_id"), "CLS:PRINTER;");
        write(&class.join("hiddev0/device/ieee1284_id"), id);
        let found = usb_printers(&class, Path::new("/dev/usb"));
        let printer = |path: &str, name: Option<&str>| Found {
            link: Link::Usblp,
            path: path.into(),
            name: name.map(str::to_owned),
        };
        assert_eq!(
            found,
            [printer("/dev/usb/lp0", Some("EPSON TM-T20III")), printer("/dev/usb/lp1", None)]
        );
        assert_eq!(usb_printers(&root.path().join("none"), Path::new("/dev/usb")), []);
    }

    #[test]
    fn a_port_is_known_by_its_stable_link() {
        let root = tempfile::tempdir().expect("a folder");
        let root = root.path().canonicalize().expect("a path");
        let (class, devices) = (root.join("tty"), root.join("dev"));
        // The port's device is the interface; the device on the bus is the folder above it.
        let interface = root.join("usb/1-2/1-2:1.0");
        fs::create_dir_all(&interface).expect("made");
        write(&root.join("usb/1-2/product"), "USB\u{1b}-Serial\n");
        fs::create_dir_all(class.join("ttyACM0")).expect("made");
        symlink(&interface, class.join("ttyACM0/device")).expect("linked");
        write(&class.join("ttyS0/type"), "4\n");
        write(&class.join("ttyS1/type"), "0\n");
        write(&class.join("tty1/type"), "4\n");
        write(&devices.join("ttyACM0"), "");
        fs::create_dir_all(devices.join("serial/by-id")).expect("made");
        let link = devices.join("serial/by-id/usb-Maker-if00");
        symlink("../../ttyACM0", &link).expect("linked");
        let found = serial_ports(&class, &devices);
        let port = |path: PathBuf, name: Option<&str>| Found {
            link: Link::Serial,
            path,
            name: name.map(str::to_owned),
        };
        assert_eq!(found, [port(link, Some("USB-Serial")), port(devices.join("ttyS0"), None)]);
    }
}
