//! The configuration of devices, read.

use super::*;
use crate::devices::{JobClass, Outlet};

fn refused(text: &str) -> ConfigError {
    let read = DevicesConfig::parse(text).and_then(|config| config.setup(Path::new("none")));
    read.err().unwrap_or_else(|| panic!("accepted: {text}"))
}

#[test]
fn nothing_said_is_no_device() {
    let config = DevicesConfig::parse("[other]\nkey = 1\n").expect("read");
    assert_eq!(config, DevicesConfig::default());
    let folder = tempfile::tempdir().expect("a folder");
    let counter = config.counter(folder.path()).expect("started");
    assert!(!counter.has_printer());
    assert!(!counter.takes(JobClass::Paper) && !counter.takes(JobClass::Drawer));
}

#[test]
fn each_link_makes_a_device() {
    for text in [
        "link = 'usblp'",
        "link = 'serial'\npath = '/dev/ttyUSB0'\nbaud = 19200\nflow = 'xon-xoff'\nparity = 'odd'",
        "link = 'network'\nhost = '192.168.1.50'",
        "link = 'file'\npath = 'papers'\nprofile = 'default-58mm'",
    ] {
        let config = DevicesConfig::parse(&format!("[printer]\n{text}\n")).expect("read");
        let setup = config.setup(Path::new("none")).expect("set up");
        let printer = setup.printer.expect("a printer");
        let narrow = text.contains("58mm");
        assert_eq!(printer.profile.columns.get(), if narrow { 32 } else { 48 });
        let written = toml::to_string(&config).expect("written");
        assert_eq!(DevicesConfig::parse(&written).expect("read again"), config);
    }
}

#[test]
fn a_slow_line_is_given_time() {
    let speed = |text: &str| {
        let config = DevicesConfig::parse(text).expect("read");
        config
            .setup(Path::new("none"))
            .expect("set up")
            .printer
            .expect("a printer")
            .bytes_per_second
    };
    assert_eq!(speed("[printer]\nlink='serial'\npath='/dev/ttyS0'\nbaud=1200"), 109);
    assert_eq!(speed("[printer]\nlink='serial'\npath='/dev/ttyS0'\nbaud=115200"), 600);
    assert_eq!(speed("[printer]\nlink='usblp'"), 600);
}

#[test]
fn a_drawer_of_its_own_takes_the_pulses() {
    let text = "[drawer]\nlink = 'usblp'\n";
    let setup = DevicesConfig::parse(text).expect("read").setup(Path::new("none")).expect("set up");
    let counter = Counter::start(setup).expect("started");
    assert!(!counter.has_printer() && !counter.takes(JobClass::Paper));
    assert!(counter.takes(JobClass::Drawer));
}

#[test]
fn a_demonstration_opens_no_drawer() {
    let text = "[printer]\nlink = 'usblp'\n[drawer]\nlink = 'usblp'\n";
    let setup = DevicesConfig::parse(text).expect("read").setup(Path::new("none"));
    let counter = Counter::start(setup.expect("set up").without_drawer()).expect("started");
    assert!(counter.takes(JobClass::Paper) && !counter.takes(JobClass::Drawer));
}

#[test]
fn what_can_not_be_is_refused_by_name() {
    let unknown = refused("[printer]\nlinc = 'usblp'");
    assert!(matches!(&unknown, ConfigError::UnknownKey { table: "printer", key } if key == "linc"));
    assert!(unknown.to_string().contains("linc"));
    assert!(matches!(refused("[drawer]\nx = 1"), ConfigError::UnknownKey { table: "drawer", .. }));
    assert!(matches!(refused("printer = 3"), ConfigError::NoTable { table: "printer" }));
    assert!(matches!(refused("[printer"), ConfigError::Syntax(_)));
    let value = refused("[printer]\nlink = 'pigeon'");
    assert!(matches!(value, ConfigError::Value { table: "printer", .. }));
    assert!(matches!(refused("[printer]\nport = 70000"), ConfigError::Value { .. }));
    let path = refused("[printer]\nlink = 'serial'");
    assert!(matches!(path, ConfigError::Missing { key: "path", .. }));
    let host = refused("[printer]\nlink = 'network'");
    assert!(matches!(host, ConfigError::Missing { key: "host", .. }));
    for (key, text) in [
        ("host", "link = 'network'\nhost = 'two words'"),
        ("port", "link = 'network'\nhost = 'a'\nport = 0"),
        ("baud", "link = 'serial'\npath = '/dev/ttyS0'\nbaud = 9601"),
    ] {
        let error = refused(&format!("[printer]\n{text}"));
        assert!(matches!(error, ConfigError::Impossible { key: named, .. } if named == key));
    }
    let profile = refused("[printer]\nlink = 'usblp'\nprofile = 'none-such'");
    assert!(matches!(profile, ConfigError::UnknownProfile { .. }));
}
