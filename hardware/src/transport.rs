//! Ways by which bytes reach a device, each bounded by a deadline and counting what left.
//!
//! Every transport opens its device for one order and closes it after: a printer that was off,
//! unplugged or taken by another program is simply found again with the next order. Nothing here
//! waits past the deadline, and nothing waits for a device to drain.
//!
//! What became of an order is told by the count of bytes in its error. With none gone it failed
//! cleanly and may be tried again; otherwise what the paper shows is unknown and a person must
//! look. A successful order is *sent*; it is *confirmed* only where the printer said so.

use std::io;
use std::time::Instant;

use crate::profile::StatusAbilities;

mod answers;
mod file;
mod network;
mod serial;
mod usblp;
mod wire;

pub use file::FileTransport;
pub use network::NetworkTransport;
pub use serial::{Flow, Line, Parity, SerialTransport};
pub use usblp::UsblpTransport;

/// The most bytes of one order: far above any receipt, far below what harms a printer.
pub const MAX_ORDER: usize = 8 << 20;

/// A way to a device. One thread at a time uses it, and that thread may wait until the deadline.
pub trait Transport: Send {
    /// Sends an order whole or says how much of it left. `progress` is told the count of bytes
    /// that have left each time it grows.
    fn send(
        &mut self,
        order: &Order<'_>,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Sent, SendError>;
}

/// Bytes to be sent, until when, and what may be asked about them.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// When to give up, connection and answers included.
    pub deadline: Instant,
    /// What the printer can be asked. Nothing is asked of one that can answer nothing.
    pub status: StatusAbilities,
    /// A number by which the printer names this order in its answer; the job's own will do.
    pub job: u32,
}

impl<'a> Order<'a> {
    /// An order about which nothing is asked: it can be sent, never confirmed. Right for a
    /// drawer's pulse, which must not wait for paper.
    pub fn new(bytes: &'a [u8], deadline: Instant) -> Self {
        Self { bytes, deadline, status: StatusAbilities::default(), job: 0 }
    }

    /// The same, asking what the printer can answer: whether it is ready, before the first byte,
    /// and whether it has printed, after the last.
    pub fn asking(self, status: StatusAbilities, job: u32) -> Self {
        Self { status, job, ..self }
    }
}

/// An order of which every byte left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// How many bytes.
    pub bytes: usize,
    /// Whether the printer said that it has printed them.
    pub confirmed: bool,
    /// Whether the printer said that its paper is near its end.
    pub paper_low: bool,
}

/// An order that failed.
#[derive(Debug, thiserror::Error)]
#[error("{fault} ({left} bytes had left)")]
pub struct SendError {
    /// The most bytes that may have reached the device. Zero: it saw none of them.
    pub left: usize,
    /// What went wrong.
    #[source]
    pub fault: Fault,
}

impl SendError {
    /// Whether the device has seen nothing of the order, so that it may be sent again.
    pub fn is_clean(&self) -> bool {
        self.left == 0
    }
}

/// What goes wrong between us and a device.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is no such device, port or host.
    #[error("the device isn't there")]
    Absent,
    /// The host is there and nothing listens.
    #[error("the connection was refused")]
    Refused,
    /// This user may not use it; a serial port needs the group `dialout`, a printer `lp`.
    #[error("this user may not use the device; its group is {group}")]
    Forbidden {
        /// The group whose members may.
        group: &'static str,
    },
    /// Another program holds it.
    #[error("another program holds the device")]
    Busy,
    /// The path leads to something else than a device of this kind.
    #[error("that isn't such a device")]
    NotADevice,
    /// The deadline passed while it took no more bytes.
    #[error("the device took no more bytes before the deadline")]
    Stalled,
    /// It went while in use: unplugged, switched off or reset.
    #[error("the device went away")]
    Gone,
    /// It answers nothing, though its profile says that it does. Nothing was sent to it.
    #[error("the device doesn't answer")]
    Silent,
    /// It took everything, but never said that it printed.
    #[error("the device never confirmed")]
    Unconfirmed,
    /// It says that it can't print.
    #[error("the device isn't ready: {0}")]
    NotReady(NotReady),
    /// More than [`MAX_ORDER`] bytes.
    #[error("an order of more than {MAX_ORDER} bytes")]
    TooLarge,
    /// Anything else that the system reports.
    #[error("the system reports an error")]
    System(#[source] io::Error),
}

/// Why a printer can't print, in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotReady {
    /// The roll is at its end.
    #[error("no paper")]
    PaperOut,
    /// The cover is open.
    #[error("the cover is open")]
    CoverOpen,
    /// The cutter is stuck, the head is too hot, or worse.
    #[error("a mechanical error")]
    Error,
    /// It doesn't say why.
    #[error("offline")]
    Offline,
}

impl Fault {
    /// The fault behind an error of the system; `group` is the one that may use the device.
    fn of(error: io::Error, group: &'static str) -> Self {
        use rustix::io::Errno;
        match error.raw_os_error().map(Errno::from_raw_os_error) {
            Some(Errno::NOENT | Errno::NXIO | Errno::NODEV | Errno::NOTDIR) => Self::Absent,
            Some(Errno::HOSTUNREACH | Errno::NETUNREACH | Errno::HOSTDOWN) => Self::Absent,
            Some(Errno::ACCESS | Errno::PERM) => Self::Forbidden { group },
            Some(Errno::BUSY) => Self::Busy,
            Some(Errno::ISDIR | Errno::NOTTY) => Self::NotADevice,
            Some(Errno::CONNREFUSED) => Self::Refused,
            Some(Errno::PIPE | Errno::CONNRESET | Errno::CONNABORTED | Errno::IO) => Self::Gone,
            Some(Errno::NOTCONN | Errno::SHUTDOWN) => Self::Gone,
            Some(Errno::TIMEDOUT | Errno::AGAIN) => Self::Stalled,
            _ if error.kind() == io::ErrorKind::TimedOut => Self::Stalled,
            _ => Self::System(error),
        }
    }

    /// This fault of an order of which nothing left.
    fn clean(self) -> SendError {
        SendError { left: 0, fault: self }
    }
}

/// Refuses an order beyond the limit.
fn check(order: &Order<'_>) -> Result<(), SendError> {
    if order.bytes.len() > MAX_ORDER { Err(Fault::TooLarge.clean()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::io;

    use rustix::io::Errno;

    use super::Fault;

    #[test]
    fn errors_of_the_system_are_told_apart() {
        let fault = |errno: Errno| Fault::of(errno.into(), "lp");
        assert!(matches!(fault(Errno::ACCESS), Fault::Forbidden { group: "lp" }));
        assert!(fault(Errno::ACCESS).to_string().contains("lp"));
        assert!(matches!(fault(Errno::NOENT), Fault::Absent));
        assert!(matches!(fault(Errno::NODEV), Fault::Absent));
        assert!(matches!(fault(Errno::HOSTUNREACH), Fault::Absent));
        assert!(matches!(fault(Errno::BUSY), Fault::Busy));
        assert!(matches!(fault(Errno::ISDIR), Fault::NotADevice));
        assert!(matches!(fault(Errno::IO), Fault::Gone));
        assert!(matches!(fault(Errno::CONNRESET), Fault::Gone));
        assert!(matches!(fault(Errno::PIPE), Fault::Gone));
        assert!(matches!(fault(Errno::TIMEDOUT), Fault::Stalled));
        assert!(matches!(fault(Errno::NOSPC), Fault::System(_)));
        let timed_out = Fault::of(io::ErrorKind::TimedOut.into(), "");
        assert!(matches!(timed_out, Fault::Stalled));
    }
}
