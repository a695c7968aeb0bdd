//! A café in a temporary folder whose desk can be closed and opened again with other devices.

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, Instant};

use comptoir::demo::{self, SeededIds, SetClock, SideFile};
use comptoir::devices::{Begun, Counter, Device, Outlet, Pace, Report, Setup};
use comptoir::domain::catalog::Mode;
use comptoir::domain::closing::CashCount;
use comptoir::domain::id::TillId;
use comptoir::domain::money::Cents;
use comptoir::domain::payment::{Method, Offer};
use comptoir::domain::quantity::Quantity;
use comptoir::domain::ticket::basket::Basket;
use comptoir::journal::entry::Place;
use comptoir::store::work::{JobProgress, JobState};
use comptoir::store::{Options, Store};
use comptoir::till::Till;
use comptoir::till::desk::{Desk, Equipment};
use comptoir_hardware::emulator::{FakePrinter, Fault, Model};
use comptoir_hardware::profile::Profile;
use comptoir_hardware::slip::Slip;
use comptoir_hardware::transport::{
    Flow, Line, NetworkTransport, Parity, SerialTransport, Transport, UsblpTransport,
};

/// Long enough for whatever should happen on a loaded machine.
pub const AMPLE: Duration = Duration::from_secs(30);
/// A November morning, in milliseconds since 1970.
const MORNING: i64 = 1_793_520_000_000;

/// The number of a pseudo-terminal that closes is given to the next that opens, so that a till
/// looking for a printer that vanished would find the one of another test. Whoever makes a printer
/// vanish has the terminals to itself; all others share them.
static STAY: RwLock<()> = RwLock::new(());

/// A printer of the emulator with its hold on the pseudo-terminals. Make it before the café, so
/// that it goes after.
pub struct Printer {
    fake: FakePrinter,
    _stay: Option<RwLockReadGuard<'static, ()>>,
    _vanish: Option<RwLockWriteGuard<'static, ()>>,
}

impl Deref for Printer {
    type Target = FakePrinter;

    fn deref(&self) -> &FakePrinter {
        &self.fake
    }
}

impl DerefMut for Printer {
    fn deref_mut(&mut self) -> &mut FakePrinter {
        &mut self.fake
    }
}

/// The ways to a printer of the emulator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Serial,
    Usblp,
    Network,
}

impl Way {
    /// A printer that stays for the test.
    pub fn printer(self, profile: &Profile, fault: Fault) -> Printer {
        let stay = Some(STAY.read().unwrap_or_else(PoisonError::into_inner));
        Printer { fake: self.fake(profile, fault), _stay: stay, _vanish: None }
    }

    /// A printer that may vanish during the test, alone with the pseudo-terminals.
    pub fn vanishing(self, profile: &Profile, fault: Fault) -> Printer {
        let vanish = Some(STAY.write().unwrap_or_else(PoisonError::into_inner));
        Printer { fake: self.fake(profile, fault), _stay: None, _vanish: vanish }
    }

    /// A printer without a hold on the others: only beside a vanishing one.
    pub fn fake(self, profile: &Profile, fault: Fault) -> FakePrinter {
        let model = Model::epson(profile.columns);
        match self {
            Self::Serial | Self::Usblp => FakePrinter::pty(model, fault),
            Self::Network => FakePrinter::tcp(model, fault),
        }
        .expect("a pseudo-terminal or a loopback port")
    }

    pub fn device(self, printer: &FakePrinter, profile: Profile) -> Device {
        if self != Self::Network {
            return self.device_at(printer.path(), profile);
        }
        let address = printer.address();
        let transport = Box::new(NetworkTransport::new(address.ip().to_string(), address.port()));
        Device { transport, profile, bytes_per_second: 100_000 }
    }

    /// A device by its path.
    pub fn device_at(self, path: &Path, profile: Profile) -> Device {
        let line = Line { baud: 115_200, parity: Parity::None, flow: Flow::XonXoff };
        let transport: Box<dyn Transport> = match self {
            Self::Serial => Box::new(SerialTransport::new(path, line)),
            Self::Usblp | Self::Network => Box::new(UsblpTransport::new(path)),
        };
        Device { transport, profile, bytes_per_second: 100_000 }
    }
}

/// A profile that the program carries with it.
pub fn profile(id: &str) -> Profile {
    Profile::named(id).expect("an embedded profile")
}

/// Patient with papers, on a loaded machine too, and quick to try again.
pub fn brisk() -> Pace {
    Pace {
        paper_limit: Duration::from_secs(20),
        first_pause: Duration::from_millis(20),
        longest_pause: Duration::from_millis(100),
        ..Pace::default()
    }
}

/// A café.
pub struct Cafe {
    pub folder: tempfile::TempDir,
    pub clock: SetClock,
    desk: Option<Desk>,
    /// Heard after each report.
    bell: Option<Receiver<()>>,
    openings: u64,
    /// How long things may take from the next opening on.
    pub pace: Pace,
}

impl Cafe {
    /// The demonstration café, its day open, without devices.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = SetClock::at(MORNING);
        let mut cafe = Self { folder, clock, desk: None, bell: None, openings: 0, pace: brisk() };
        cafe.open(Box::new(comptoir::devices::NoDevice), "boot 1");
        demo::set_up(cafe.desk()).expect("set up");
        cafe.desk().open_day(Cents::new(10_000)).expect("opened");
        cafe
    }

    /// The café with this device, in the first start of the machine.
    pub fn with(device: Device) -> Self {
        Self::with_pace(device, brisk())
    }

    /// The same at this pace.
    pub fn with_pace(device: Device, pace: Pace) -> Self {
        let mut cafe = Self { pace, ..Self::new() };
        cafe.reopen(device, "boot 1");
        cafe
    }

    /// Closes the desk as a crash would, and opens it with this device.
    pub fn reopen(&mut self, device: Device, boot: &str) {
        self.kill();
        let begun = Begun::in_folder(self.folder.path()).expect("notes");
        let setup = Setup { begun, pace: self.pace, ..Setup::of(device) };
        let counter = Counter::start(setup).expect("started");
        self.use_counter(counter, boot);
    }

    /// Opens the desk with this counter.
    pub fn use_counter(&mut self, counter: Counter, boot: &str) {
        let (ring, bell) = channel();
        counter.ring(move || {
            // The last reports of a worker come when nobody listens any more.
            let _ = ring.send(());
        });
        self.bell = Some(bell);
        self.open(Box::new(counter), boot);
    }

    /// The program is gone, and reports that nobody took with it.
    pub fn kill(&mut self) {
        self.desk = None;
    }

    fn open(&mut self, outlet: Box<dyn Outlet>, boot: &str) {
        self.kill();
        self.openings += 1;
        let till = TillId::new(uuid::Uuid::from_u128(7));
        let signer = Box::new(demo::signer().expect("a signer"));
        let folder = self.folder.path();
        let store = Store::open(folder, till, comptoir::PROGRAM, Some(signer), &Options::default());
        let equipment = Equipment {
            clock: Box::new(self.clock.clone()),
            ids: Box::new(SeededIds::new(self.openings, self.clock.clone())),
            anchors: Box::new(SideFile::new(folder, till)),
            outlet,
            boot: boot.to_owned(),
            key_in_file: false,
            rolled_back: false,
        };
        self.desk = Some(Desk::new(Till::new(store.expect("opened")), equipment));
    }

    pub fn desk(&mut self) -> &mut Desk {
        self.desk.as_mut().expect("an open desk")
    }

    pub fn basket(&mut self, skus: &[&str]) -> Basket {
        let mut basket = self.desk().new_basket();
        for sku in skus {
            let product = self.desk().till().catalog().by_sku(sku).expect("a product").clone();
            let one = Quantity::pieces(1).expect("a quantity");
            basket.add(&product, one, product.price, Mode::OnSite).expect("added");
        }
        basket
    }

    /// A sale; gives the ticket's number and, in cash, the pulse's job.
    pub fn sell(&mut self, skus: &[&str], method: Method) -> (u64, Place) {
        let basket = self.basket(skus);
        let amount = basket.total().expect("a total");
        let sold = self.desk().pay(&basket, &[Offer { method, amount }]).expect("sold");
        (sold.number, self.head())
    }

    /// A receipt; gives its job too.
    pub fn receipt(&mut self, number: u64) -> (Place, Slip) {
        let slip = self.desk().print_receipt(number).expect("a receipt");
        (self.head(), slip)
    }

    pub fn reading(&mut self) -> Slip {
        self.desk().read_day().expect("a reading")
    }

    pub fn closing(&mut self) -> Slip {
        self.desk().close_day(Some(CashCount::default())).expect("a closing").1
    }

    pub fn head(&mut self) -> Place {
        self.desk().till().head().expect("a head").place
    }

    /// What the work table says of a job, once the reports so far are taken.
    pub fn progress(&mut self, job: Place) -> Option<JobProgress> {
        self.desk().situation().expect("a situation");
        self.noted(job)
    }

    /// What the work table says of a job, without taking reports.
    pub fn noted(&mut self, job: Place) -> Option<JobProgress> {
        self.desk().till().store().work().job(job).expect("readable")
    }

    pub fn state(&mut self, job: Place) -> Option<JobState> {
        self.progress(job).map(|progress| progress.state)
    }

    /// Waits until the table says of a job what is looked for.
    pub fn wait(&mut self, job: Place, met: impl Fn(&JobProgress) -> bool) -> JobProgress {
        let end = Instant::now() + AMPLE;
        loop {
            let progress = self.progress(job);
            if let Some(found) = progress.clone().filter(&met) {
                return found;
            }
            let left = end.saturating_duration_since(Instant::now());
            let heard = self.bell.as_ref().expect("a bell").recv_timeout(left);
            assert_ne!(heard, Err(RecvTimeoutError::Timeout), "{job:?} stays {progress:?}");
        }
    }

    /// Waits until nothing more will happen to a job by itself, or it has failed for now.
    pub fn outcome(&mut self, job: Place) -> JobProgress {
        self.wait(job, |progress| !matches!(progress.state, JobState::Queued | JobState::Sending))
    }
}

/// Waits for a report of a counter that is looked for; those before it are passed over.
pub fn report_of(
    counter: &mut Counter,
    bell: &Receiver<()>,
    met: impl Fn(&Report) -> bool,
) -> Report {
    let end = Instant::now() + AMPLE;
    loop {
        if let Some(found) = counter.reports().into_iter().find(|report| met(report)) {
            return found;
        }
        let left = end.saturating_duration_since(Instant::now());
        bell.recv_timeout(left).expect("a report in time");
    }
}
