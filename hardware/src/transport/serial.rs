//! A serial port, real or over USB.

use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::fs::{Mode, OFlags};
use rustix::termios::{QueueSelector, tcflush};
use serialport::SerialPort;

use super::wire::Wire;
use super::{Fault, Order, SendError, Sent, Transport, check};

/// Small enough that a stuck printer is noticed and that flow control stops us in time.
const CHUNK: usize = 64;
/// How often the driver's queue is looked at.
const GLANCE: Duration = Duration::from_millis(10);
/// The group of those who may use serial ports.
const GROUP: &str = "dialout";

/// How a serial line is set. The defaults are those of most receipt printers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Bits a second.
    pub baud: u32,
    /// Whether a parity bit follows each byte; seven data bits where it does.
    pub parity: Parity,
    /// Who may hold back the other.
    pub flow: Flow,
}

impl Default for Line {
    fn default() -> Self {
        Self { baud: 9_600, parity: Parity::None, flow: Flow::None }
    }
}

/// The parity bit of a serial line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parity {
    /// None, eight data bits.
    None,
    /// Even, seven data bits.
    Even,
    /// Odd, seven data bits.
    Odd,
}

/// The flow control of a serial line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// None: long slips may lose letters.
    None,
    /// The printer sends XOFF and XON.
    XonXoff,
    /// The printer uses the wires RTS and CTS.
    RtsCts,
}

/// A printer on a serial port.
#[derive(Debug, Clone)]
pub struct SerialTransport {
    path: PathBuf,
    line: Line,
}

impl SerialTransport {
    /// A printer on this device, such as `/dev/ttyUSB0`, or a stable link to it.
    pub fn new(path: impl Into<PathBuf>, line: Line) -> Self {
        Self { path: path.into(), line }
    }

    /// Sets the line and holds the port against other programs while it lives.
    fn configured(&self) -> Result<serialport::TTYPort, Fault> {
        let (data, parity) = match self.line.parity {
            Parity::None => (serialport::DataBits::Eight, serialport::Parity::None),
            Parity::Even => (serialport::DataBits::Seven, serialport::Parity::Even),
            Parity::Odd => (serialport::DataBits::Seven, serialport::Parity::Odd),
        };
        let path = self.path.to_str().ok_or(Fault::Absent)?;
        serialport::new(path, self.line.baud)
            .data_bits(data)
            .parity(parity)
            .flow_control(match self.line.flow {
                Flow::None => serialport::FlowControl::None,
                Flow::XonXoff => serialport::FlowControl::Software,
                Flow::RtsCts => serialport::FlowControl::Hardware,
            })
            .open_native()
            .map_err(|error| match error.kind {
                // Past our own opening, this is the lock that another program holds.
                serialport::ErrorKind::NoDevice => Fault::Busy,
                _ => Fault::of(error.into(), GROUP),
            })
    }
}

impl Transport for SerialTransport {
    fn send(
        &mut self,
        order: &Order<'_>,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Sent, SendError> {
        check(order)?;
        // The library's own descriptor blocks, so it only sets the line; ours carries the bytes.
        let fd = open(&self.path).map_err(Fault::clean)?;
        let port = self.configured().map_err(Fault::clean)?;
        let result = Wire::new(&fd, CHUNK).deliver(order, progress).and_then(|sent| {
            let emptied = emptied(&port, order.deadline);
            emptied.map(|()| sent).map_err(|fault| SendError { left: order.bytes.len(), fault })
        });
        if result.is_err() {
            // Closing would wait up to 30 seconds for what can't leave, and half a slip must not
            // come out later by itself. Where the device has gone this fails, and may.
            tcflush(&fd, QueueSelector::OFlush).ok();
        }
        result
    }
}

/// Opens a terminal device without waiting for it.
fn open(path: &Path) -> Result<OwnedFd, Fault> {
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let opened = rustix::fs::open(path, flags, Mode::empty());
    let fd = opened.map_err(|error| Fault::of(error.into(), GROUP))?;
    if rustix::termios::isatty(&fd) { Ok(fd) } else { Err(Fault::NotADevice) }
}

/// Waits until the driver's queue is empty, without the call that may never return.
fn emptied(port: &serialport::TTYPort, deadline: Instant) -> Result<(), Fault> {
    // A driver that can't count is believed to be empty.
    while port.bytes_to_write().unwrap_or(0) > 0 {
        if Instant::now() >= deadline {
            return Err(Fault::Stalled);
        }
        std::thread::sleep(GLANCE);
    }
    Ok(())
}
