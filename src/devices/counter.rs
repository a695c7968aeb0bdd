//! The devices of a counter behind one outlet.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use comptoir_hardware::slip::Columns;

use super::begun::Begun;
use super::pace::{Elapsed, Pace, SinceBoot};
use super::tray::Tray;
use super::worker::{Common, Device, Station};
use super::{JobClass, Order, Outlet, Report};
use crate::journal::entry::Place;

/// How long a counter that is dropped waits for its workers.
const FAREWELL: Duration = Duration::from_secs(2);

/// What a counter is made of.
pub struct Setup {
    /// Where papers go.
    pub printer: Option<Device>,
    /// What opens the drawer, where it is not plugged into the printer.
    pub drawer: Option<Device>,
    /// What has been begun, for a later run of the program.
    pub begun: Begun,
    /// How long things may take.
    pub pace: Pace,
    /// How time is counted.
    pub time: Arc<dyn Elapsed>,
}

impl Setup {
    /// This printer, with the usual pace and the machine's time, remembering nothing.
    pub fn of(printer: Device) -> Self {
        Self { printer: Some(printer), ..Self::empty() }
    }

    /// The same without anything that opens a drawer: for demonstrations and training.
    pub fn without_drawer(mut self) -> Self {
        self.drawer = None;
        if let Some(printer) = &mut self.printer {
            printer.profile.drawer = None;
        }
        self
    }

    /// No device yet.
    pub fn empty() -> Self {
        Self {
            printer: None,
            drawer: None,
            begun: Begun::nowhere(),
            pace: Pace::default(),
            time: Arc::new(SinceBoot::new()),
        }
    }
}

/// Printers and drawers, each with a worker of its own. Orders are taken at once and carried out
/// elsewhere; dropping the counter ends the workers, and waits two seconds for them at most.
pub struct Counter {
    /// By number: the printer, then a drawer of its own.
    stations: [Option<Station>; 2],
    tray: Arc<Tray>,
    begun: Arc<Begun>,
    columns: Columns,
    /// Which station opens the drawer.
    opener: Option<usize>,
}

impl Counter {
    /// Starts a worker for each device.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn start(setup: Setup) -> io::Result<Self> {
        let Setup { printer, drawer, begun, pace, time } = setup;
        let (tray, begun) = (Arc::new(Tray::default()), Arc::new(begun));
        let common = Common { tray: Arc::clone(&tray), begun: Arc::clone(&begun), time, pace };
        let columns = printer.as_ref().map_or(Columns::WIDE, |device| device.profile.columns);
        let opens = |device: &Option<Device>| {
            device.as_ref().is_some_and(|device| device.profile.drawer.is_some())
        };
        let opener = [(1, opens(&drawer)), (0, opens(&printer))];
        let opener = opener.into_iter().find(|(_, opens)| *opens).map(|(number, _)| number);
        let start = |number: usize, device: Option<Device>| {
            device.map(|device| Station::start(number, device, common.clone())).transpose()
        };
        let stations = [start(0, printer)?, start(1, drawer)?];
        Ok(Self { stations, tray, begun, columns, opener })
    }

    /// Calls this after each report, on the worker's thread, so that whoever takes reports need
    /// not look for them. It must be quick and not turn to the counter. Only the first call counts.
    pub fn ring(&self, bell: impl Fn() + Send + Sync + 'static) {
        self.tray.hang(Box::new(bell));
    }

    fn station(&self, class: JobClass) -> Option<&Station> {
        let number = match class {
            JobClass::Paper => 0,
            JobClass::Drawer => self.opener?,
        };
        self.stations[number].as_ref()
    }
}

impl Outlet for Counter {
    fn deliver(&mut self, order: Order) {
        // The till asks first whether somebody takes the class; an order for nobody is no order.
        if let Some(station) = self.station(order.class) {
            station.deliver(order);
        }
    }

    fn reports(&mut self) -> Vec<Report> {
        self.tray.take()
    }

    fn columns(&self) -> Columns {
        self.columns
    }

    fn has_printer(&self) -> bool {
        self.stations[0].is_some()
    }

    fn takes(&self, class: JobClass) -> bool {
        self.station(class).is_some()
    }

    fn may_have_begun(&self, job: Place) -> bool {
        self.begun.formerly(job)
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        let limit = Instant::now() + FAREWELL;
        for station in self.stations.iter().flatten() {
            station.close();
        }
        for station in self.stations.iter_mut().flatten() {
            station.wait_for_end(limit);
        }
    }
}
