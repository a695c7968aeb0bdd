//! Jobs, workers and discovery: ties the ports of `comptoir-hardware` to what the till wants
//! printed or opened. A worker a device; the till only hands orders over and never waits.

mod begun;
pub mod config;
mod counter;
pub mod discovery;
mod pace;
mod tray;
mod trouble;
mod worker;

use comptoir_hardware::slip::{Columns, Slip};

pub use begun::Begun;
pub use counter::{Counter, Setup};
pub use pace::{Elapsed, PAPER_LIFE, Pace, SinceBoot};
pub use trouble::Trouble;
pub use worker::{Device, MAX_WAITING};

use crate::journal::entry::Place;
use crate::store::work::JobState;

/// What an order is for. The class decides how long it stays useful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobClass {
    /// The drawer's pulse: now or never. It is not retried and expires within seconds.
    Drawer,
    /// A receipt, a reading or a closing.
    Paper,
}

/// Something for a device to do.
#[derive(Debug, Clone)]
pub struct Order {
    /// The entry that asked for it: the stable name of the job.
    pub job: Place,
    /// What it is for.
    pub class: JobClass,
    /// What to print; for the drawer an empty slip that opens it.
    pub slip: Slip,
}

/// How far an order came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Which job.
    pub job: Place,
    /// Its state.
    pub state: JobState,
    /// How many bytes left for the device.
    pub bytes: u64,
    /// What keeps a device from working, as far as is known after this report. A job that waits
    /// or is under way changes nothing about it; paper that came out ends it.
    pub trouble: Option<Trouble>,
}

/// Where orders go.
pub trait Outlet: Send {
    /// Takes an order, at once and without waiting for a device.
    fn deliver(&mut self, order: Order);

    /// What happened to orders since the last call.
    fn reports(&mut self) -> Vec<Report>;

    /// How many characters a line of the printer holds.
    fn columns(&self) -> Columns;

    /// Whether a printer was set up at all: without one, papers are shown on the screen.
    fn has_printer(&self) -> bool;

    /// Whether there is a device for orders of this class.
    fn takes(&self, class: JobClass) -> bool;

    /// Whether a former run of the program may have sent some of this job, whatever its reports
    /// said: it may have ended before anybody took them.
    fn may_have_begun(&self, job: Place) -> bool;
}

/// No device at all: papers are shown on the screen, and the drawer has a key.
#[derive(Debug, Default)]
pub struct NoDevice;

impl Outlet for NoDevice {
    fn deliver(&mut self, _order: Order) {}

    fn reports(&mut self) -> Vec<Report> {
        Vec::new()
    }

    fn columns(&self) -> Columns {
        Columns::WIDE
    }

    fn has_printer(&self) -> bool {
        false
    }

    fn takes(&self, _class: JobClass) -> bool {
        false
    }

    fn may_have_begun(&self, _job: Place) -> bool {
        false
    }
}
