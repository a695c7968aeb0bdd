//! A printer on USB through the kernel's own driver, `/dev/usb/lp0` and its like.

use std::os::fd::OwnedFd;
use std::path::PathBuf;

use rustix::fs::{FileType, Mode, OFlags};
use rustix::io::Errno;

use super::wire::Wire;
use super::{Fault, Order, SendError, Sent, Transport, check};

/// One USB packet of a printer.
const CHUNK: usize = 512;
/// The major number of `/dev/null` and its like, which swallow receipts.
const MEMORY_DEVICES: u32 = 1;
/// The group of those who may use printers.
const GROUP: &str = "lp";

/// A printer behind usblp.
#[derive(Debug, Clone)]
pub struct UsblpTransport {
    path: PathBuf,
}

impl UsblpTransport {
    /// A printer on this device, such as `/dev/usb/lp0`.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    fn open(&self) -> Result<OwnedFd, Fault> {
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let fault = |error: Errno| Fault::of(error.into(), GROUP);
        let fd = rustix::fs::open(&self.path, flags, Mode::empty()).map_err(fault)?;
        let found = rustix::fs::fstat(&fd).map_err(fault)?;
        let is_device = FileType::from_raw_mode(found.st_mode) == FileType::CharacterDevice;
        if is_device && rustix::fs::major(found.st_rdev) != MEMORY_DEVICES {
            Ok(fd)
        } else {
            Err(Fault::NotADevice)
        }
    }
}

impl Transport for UsblpTransport {
    fn send(
        &mut self,
        order: &Order<'_>,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Sent, SendError> {
        check(order)?;
        let fd = self.open().map_err(Fault::clean)?;
        // The driver throws away at closing what the printer hasn't taken.
        Wire::new(fd, CHUNK).settling().deliver(order, progress)
    }
}
