//! One device and the thread that waits for it, so that nobody else does.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use comptoir_hardware::escpos;
use comptoir_hardware::profile::{Profile, StatusAbilities};
use comptoir_hardware::transport::{self, Fault, SendError, Sent, Transport};

use super::begun::Begun;
use super::pace::{Elapsed, Pace};
use super::tray::{Subject, Tray};
use super::{JobClass, Order, Trouble};
use crate::journal::entry::Place;
use crate::store::work::JobState;

/// The most papers that wait for one device.
pub const MAX_WAITING: usize = 64;
/// The most pulses that wait: a drawer opens once, however often it is asked to.
const MAX_PULSES: usize = 4;

/// A device ready to be used.
pub struct Device {
    /// The way to it.
    pub transport: Box<dyn Transport>,
    /// What it can do.
    pub profile: Profile,
    /// How many bytes a second it takes at least, once it works.
    pub bytes_per_second: u32,
}

/// What all workers of a counter share.
#[derive(Clone)]
pub(super) struct Common {
    pub(super) tray: Arc<Tray>,
    pub(super) begun: Arc<Begun>,
    pub(super) time: Arc<dyn Elapsed>,
    pub(super) pace: Pace,
}

/// An order with the moment it was given.
struct Waiting {
    order: Order,
    since: Duration,
}

/// What waits for a device.
#[derive(Default)]
struct Line {
    pulses: VecDeque<Waiting>,
    papers: VecDeque<Waiting>,
    /// Before this, no paper is tried.
    next_try: Duration,
    /// The pause that `next_try` comes from.
    pause: Duration,
    closed: bool,
    ended: bool,
}

/// The line before a device, and the bell of its worker.
struct Shared {
    line: Mutex<Line>,
    changed: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The till's end of a worker.
pub(super) struct Station {
    number: usize,
    shared: Arc<Shared>,
    common: Common,
    thread: Option<JoinHandle<()>>,
}

impl Station {
    /// Starts the worker of a device.
    pub(super) fn start(number: usize, device: Device, common: Common) -> io::Result<Self> {
        let shared =
            Arc::new(Shared { line: Mutex::new(Line::default()), changed: Condvar::new() });
        let worker = Worker { number, device, shared: Arc::clone(&shared), common: common.clone() };
        let thread = thread::Builder::new().name(format!("device {number}"));
        let thread = Some(thread.spawn(move || worker.run())?);
        Ok(Self { number, shared, common, thread })
    }

    /// Puts an order in the line, or refuses it where the line is full or the worker is gone.
    pub(super) fn deliver(&self, order: Order) {
        let since = self.common.time.elapsed();
        let mut line = self.shared.lock();
        let (waiting, most) = match order.class {
            JobClass::Drawer => (line.pulses.len(), MAX_PULSES),
            JobClass::Paper => (line.papers.len(), MAX_WAITING),
        };
        let refused = if line.ended {
            Some(Trouble::Failing)
        } else {
            (waiting >= most).then_some(Trouble::TooManyWaiting)
        };
        if let Some(trouble) = refused {
            drop(line);
            let subject = Subject { device: self.number, class: order.class, job: order.job };
            self.common.tray.put(subject, given_up(order.class), 0, Some(trouble));
            return;
        }
        let class = order.class;
        let waiting = Waiting { order, since };
        match class {
            JobClass::Drawer => line.pulses.push_back(waiting),
            JobClass::Paper => {
                line.papers.push_back(waiting);
                // Whoever asks again expects that it is tried now.
                line.next_try = Duration::ZERO;
            }
        }
        drop(line);
        self.shared.changed.notify_all();
    }

    /// Tells the worker to end after the order under way.
    pub(super) fn close(&self) {
        self.shared.lock().closed = true;
        self.shared.changed.notify_all();
    }

    /// Waits for the worker's end until `limit`. One that a stalled device still holds is left
    /// behind: it ends by itself at its order's deadline, and sends nothing more.
    pub(super) fn wait_for_end(&mut self, limit: Instant) {
        let mut line = self.shared.lock();
        while !line.ended {
            let left = limit.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            let waited = self.shared.changed.wait_timeout(line, left);
            line = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        drop(line);
        if let Some(thread) = self.thread.take() {
            // A worker that panicked has reported nothing; its job stays "sending".
            let _ = thread.join();
        }
    }
}

/// The state of an order that is given up before a byte left. A pulse is never tried again.
fn given_up(class: JobClass) -> JobState {
    match class {
        JobClass::Drawer => JobState::Expired,
        JobClass::Paper => JobState::Failed,
    }
}

/// The thread's side.
struct Worker {
    number: usize,
    device: Device,
    shared: Arc<Shared>,
    common: Common,
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.shared.lock().ended = true;
        self.shared.changed.notify_all();
    }
}

impl Worker {
    fn run(mut self) {
        while let Some(waiting) = self.next() {
            match waiting.order.class {
                JobClass::Drawer => self.pulse(&waiting),
                JobClass::Paper => self.paper(waiting),
            }
        }
    }

    /// Waits for the next order to be carried out, pulses first; none once the line is closed.
    fn next(&self) -> Option<Waiting> {
        let mut line = self.shared.lock();
        loop {
            if line.closed {
                return None;
            }
            let now = self.common.time.elapsed();
            self.drop_stale(&mut line, now);
            if let Some(pulse) = line.pulses.pop_front() {
                return Some(pulse);
            }
            let pause = line.next_try.saturating_sub(now);
            if pause.is_zero() && !line.papers.is_empty() {
                return line.papers.pop_front();
            }
            line = if line.papers.is_empty() {
                self.shared.changed.wait(line).unwrap_or_else(PoisonError::into_inner)
            } else {
                let waited = self.shared.changed.wait_timeout(line, pause);
                waited.unwrap_or_else(PoisonError::into_inner).0
            };
        }
    }

    /// Reports and drops what has waited too long to be of use.
    fn drop_stale(&self, line: &mut Line, now: Duration) {
        let Common { pace, .. } = self.common;
        let Line { pulses, papers, .. } = line;
        for (orders, life) in [(pulses, pace.pulse_life), (papers, pace.paper_life)] {
            orders.retain(|waiting| {
                let fresh = now.saturating_sub(waiting.since) < life;
                if !fresh {
                    self.report(&waiting.order, JobState::Expired, 0, None);
                }
                fresh
            });
        }
    }

    /// Opens the drawer, once.
    fn pulse(&mut self, waiting: &Waiting) {
        let Some(bytes) = escpos::pulse(&self.device.profile) else {
            return self.report(&waiting.order, JobState::Expired, 0, None);
        };
        let age = self.common.time.elapsed().saturating_sub(waiting.since);
        let pace = self.common.pace;
        let limit = pace.pulse_limit.min(pace.pulse_life.saturating_sub(age));
        let order = transport::Order::new(&bytes, Instant::now() + limit);
        let order = order.asking(self.asked_before_a_pulse(), number_of(waiting.order.job));
        match self.device.transport.send(&order, &mut |_| {}) {
            Ok(sent) => self.report(&waiting.order, JobState::Sent, sent.bytes, None),
            Err(error) => {
                let trouble = Some(Trouble::of(&error.fault));
                self.report(&waiting.order, JobState::Expired, error.left, trouble);
            }
        }
    }

    /// A printer that obeys in order would keep a pulse while it has no paper, and open the drawer
    /// when somebody changes the roll: it is asked first where it can answer.
    fn asked_before_a_pulse(&self) -> StatusAbilities {
        let profile = &self.device.profile;
        let realtime = profile.drawer.is_some_and(|pulse| pulse.realtime);
        let dle_eot = profile.status.dle_eot && !realtime;
        StatusAbilities { dle_eot, ..StatusAbilities::default() }
    }

    /// Prints a paper, or puts it back in the line where not one byte left.
    fn paper(&mut self, waiting: Waiting) {
        let order = &waiting.order;
        let Ok(bytes) = escpos::encode(&order.slip, &self.device.profile) else {
            return self.report(order, JobState::Failed, 0, Some(Trouble::TooLong));
        };
        self.common.begun.begin(order.job);
        self.report(order, JobState::Sending, 0, None);
        match self.send(order, &bytes) {
            Ok(sent) => {
                let state = if sent.confirmed { JobState::Confirmed } else { JobState::Sent };
                self.report(order, state, sent.bytes, None);
                self.shared.lock().pause = Duration::ZERO;
            }
            Err(error) if error.is_clean() => self.failed(waiting, &error.fault),
            Err(error) => {
                let trouble = Some(Trouble::of(&error.fault));
                self.report(order, JobState::Uncertain, error.left, trouble);
            }
        }
    }

    fn send(&mut self, order: &Order, bytes: &[u8]) -> Result<Sent, SendError> {
        let Self { number, device, common, .. } = self;
        let limit = common.pace.limit_of(bytes.len(), device.bytes_per_second);
        let sending = transport::Order::new(bytes, Instant::now() + limit)
            .asking(device.profile.status, number_of(order.job));
        let subject = Subject { device: *number, class: order.class, job: order.job };
        device.transport.send(&sending, &mut |left| {
            common.tray.put(subject, JobState::Sending, left, None);
        })
    }

    /// The device has seen nothing of the paper: it is tried again after a pause, the others of
    /// the line after it.
    fn failed(&mut self, waiting: Waiting, fault: &Fault) {
        let trouble = Some(Trouble::of(fault));
        let (job, class) = (waiting.order.job, waiting.order.class);
        self.common.begun.take_back(job);
        if !matches!(fault, Fault::TooLarge) {
            let now = self.common.time.elapsed();
            let mut line = self.shared.lock();
            line.pause = self.common.pace.after(line.pause);
            line.next_try = now + line.pause;
            line.papers.push_front(waiting);
        }
        let subject = Subject { device: self.number, class, job };
        self.common.tray.put(subject, JobState::Failed, 0, trouble);
    }

    fn report(&self, order: &Order, state: JobState, bytes: usize, trouble: Option<Trouble>) {
        let subject = Subject { device: self.number, class: order.class, job: order.job };
        self.common.tray.put(subject, state, bytes, trouble);
    }
}

/// The number by which the printer names a job in its answer.
fn number_of(job: Place) -> u32 {
    // The printer keeps far fewer; the low half tells jobs apart that it could confuse.
    u32::try_from(job.seq & 0xffff_ffff).unwrap_or(u32::MAX)
}
