//! Jobs, workers and discovery: ties the ports of `comptoir-hardware` to what the till wants
//! printed or opened. A worker a device; the till only hands orders over and never waits.

use comptoir_hardware::slip::Slip;

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
    /// What went wrong, if something did.
    pub trouble: Option<Trouble>,
}

/// What keeps a device from working, as far as people can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It is not there: off, unplugged, or not reachable.
    Absent,
    /// The program may not use it.
    Forbidden,
    /// Another program has it.
    Busy,
    /// It takes no more bytes.
    Stalled,
    /// It was lost in the middle.
    Lost,
    /// It says that paper or cover needs a hand.
    NeedsAHand,
}

/// Where orders go.
pub trait Outlet: Send {
    /// Takes an order, at once and without waiting for a device.
    fn deliver(&mut self, order: Order);

    /// What happened to orders since the last call.
    fn reports(&mut self) -> Vec<Report>;

    /// How many characters a line of the printer holds.
    fn columns(&self) -> comptoir_hardware::slip::Columns;

    /// Whether a printer was set up at all: without one, papers are shown on the screen.
    fn has_printer(&self) -> bool;
}

/// No device at all: papers are shown on the screen, and the drawer has a key.
#[derive(Debug, Default)]
pub struct NoDevice;

impl Outlet for NoDevice {
    fn deliver(&mut self, _order: Order) {}

    fn reports(&mut self) -> Vec<Report> {
        Vec::new()
    }

    fn columns(&self) -> comptoir_hardware::slip::Columns {
        comptoir_hardware::slip::Columns::WIDE
    }

    fn has_printer(&self) -> bool {
        false
    }
}
