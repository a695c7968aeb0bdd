//! A machine behind a pseudo-terminal or a loopback port, with a fault on demand.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use rustix::pty::OpenptFlags;

use super::{Machine, Model, Printed};

/// How long the printer's thread waits before it looks again at what it was told.
const GLANCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 5_000_000 };
/// The most bytes that are kept of what came.
const MAX_RECEIVED: usize = 16 << 20;
/// Real-time status commands are three bytes long.
const DLE_EOT: [u8; 2] = [0x10, 0x04];

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing: it prints and answers.
    None,
    /// It takes so many bytes and then no more, until mended.
    StallAfter(usize),
    /// It takes one byte each time this has passed.
    Drip(Duration),
    /// It breaks off after so many bytes: a reset on TCP, an unplugged device on a pty.
    DropAfter(usize),
    /// It closes politely after so many bytes, which only TCP can tell from a reset.
    CloseAfter(usize),
    /// It sends XOFF after so many bytes, takes no more, and never sends XON until mended.
    XoffAfter(usize),
    /// It holds what comes and answers `1A 32 12 7E`; once mended it prints what it held.
    PaperOut,
    /// It prints and answers every question with bytes that mean nothing.
    GarbageStatus,
    /// It prints and answers nothing.
    Mute,
    /// It prints and wraps every answer in automatic status, XON and noise.
    Chatty,
    /// It prints and confirms another job than the one asked for.
    OtherJob,
}

/// A printer of software that can be reached like a real one. It goes when dropped.
#[derive(Debug)]
pub struct FakePrinter {
    shared: Arc<Shared>,
    place: Place,
    thread: Option<JoinHandle<()>>,
}

/// Where it is reached.
#[derive(Debug, Clone)]
enum Place {
    Port(SocketAddr),
    Device(PathBuf),
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    stop: AtomicBool,
    unplugged: AtomicBool,
}

#[derive(Debug)]
struct State {
    fault: Fault,
    received: Vec<u8>,
    /// The start of what may be a question, kept until the rest comes.
    question: Vec<u8>,
    /// What came while there was no paper.
    held: Vec<u8>,
    machine: Machine,
    /// Answers that could only be given once a fault was mended.
    late: Vec<u8>,
    sessions: usize,
}

impl FakePrinter {
    /// A printer on a free port of the loopback interface; one client at a time.
    pub fn tcp(model: Model, fault: Fault) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        // What has been received but not read is beyond the fault's count, so keep it small.
        rustix::net::sockopt::set_socket_recv_buffer_size(&listener, 4096)?;
        let place = Place::Port(listener.local_addr()?);
        Ok(Self::start(model, fault, place, move |shared| shared.serve_port(&listener)))
    }

    /// A printer on a pseudo-terminal, which a serial or a usblp transport opens by its path.
    pub fn pty(model: Model, fault: Fault) -> io::Result<Self> {
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY;
        let master = rustix::pty::openpt(flags)?;
        rustix::pty::grantpt(&master)?;
        rustix::pty::unlockpt(&master)?;
        let name = rustix::pty::ptsname(&master, Vec::new())?;
        let path = PathBuf::from(name.to_str().map_err(io::Error::other)?);
        // A client of the device keeps the master from reporting hang-ups between two jobs.
        let held = rustix::fs::open(&path, OFlags::RDWR | OFlags::NOCTTY, Mode::empty())?;
        let mut raw = rustix::termios::tcgetattr(&held)?;
        raw.make_raw();
        rustix::termios::tcsetattr(&held, rustix::termios::OptionalActions::Now, &raw)?;
        rustix::io::ioctl_fionbio(&master, true)?;
        Ok(Self::start(model, fault, Place::Device(path), move |shared| {
            shared.session(master);
            drop(held);
        }))
    }

    /// The address of a port where nobody listens.
    pub fn absent_port() -> io::Result<SocketAddr> {
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
    }

    fn start(
        model: Model,
        fault: Fault,
        place: Place,
        run: impl FnOnce(&Shared) + Send + 'static,
    ) -> Self {
        let state = State {
            fault,
            received: Vec::new(),
            question: Vec::new(),
            held: Vec::new(),
            machine: Machine::new(model),
            late: Vec::new(),
            sessions: 0,
        };
        let shared = Arc::new(Shared {
            state: Mutex::new(state),
            changed: Condvar::new(),
            stop: AtomicBool::new(false),
            unplugged: AtomicBool::new(false),
        });
        let theirs = Arc::clone(&shared);
        let thread = std::thread::spawn(move || run(&theirs));
        Self { shared, place, thread: Some(thread) }
    }

    /// The TCP address; on a pty the unspecified one.
    pub fn address(&self) -> SocketAddr {
        match &self.place {
            Place::Port(address) => *address,
            Place::Device(_) => SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0)),
        }
    }

    /// The path of the device; empty over TCP.
    pub fn path(&self) -> &Path {
        match &self.place {
            Place::Port(_) => Path::new(""),
            Place::Device(path) => path,
        }
    }

    /// Sets another fault; [`Fault::None`] mends it and prints what was held.
    pub fn set_fault(&self, fault: Fault) {
        let mut state = self.shared.lock();
        state.fault = fault;
        if fault != Fault::PaperOut {
            let held = std::mem::take(&mut state.held);
            state.machine.feed(&held);
            let late = state.machine.take_replies();
            state.late.extend(late);
        }
        drop(state);
        self.shared.changed.notify_all();
    }

    /// Pulls the plug, for good: once this returns, nobody answers at its place any more.
    pub fn unplug(&mut self) {
        self.shared.unplugged.store(true, Ordering::SeqCst);
        self.finish();
    }

    /// Every byte that came, questions included.
    pub fn received(&self) -> Vec<u8> {
        self.shared.lock().received.clone()
    }

    /// What was printed so far.
    pub fn printed(&self) -> Printed {
        self.shared.lock().machine.printed().clone()
    }

    /// How many clients have come and gone.
    pub fn sessions(&self) -> usize {
        self.shared.lock().sessions
    }

    /// Waits until what was printed fulfils a condition; false where the limit passed first.
    pub fn wait_until(&self, limit: Duration, met: impl Fn(&Printed) -> bool) -> bool {
        self.wait(limit, |state| met(state.machine.printed()))
    }

    /// Waits until so many bytes have come; false where the limit passed first.
    pub fn wait_for_bytes(&self, count: usize, limit: Duration) -> bool {
        self.wait(limit, |state| state.received.len() >= count)
    }

    /// Waits until no answer of a mended printer is left to be given.
    pub fn wait_until_answered(&self, limit: Duration) -> bool {
        self.wait(limit, |state| state.late.is_empty())
    }

    fn wait(&self, limit: Duration, met: impl Fn(&State) -> bool) -> bool {
        let end = Instant::now() + limit;
        let mut state = self.shared.lock();
        while !met(&state) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            let waited = self.shared.changed.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }
}

impl FakePrinter {
    fn finish(&mut self) {
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing more to say than the test that failed.
            drop(thread.join());
        }
    }
}

impl Drop for FakePrinter {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::SeqCst);
        self.finish();
    }
}

/// Whether a session goes on.
enum Next {
    On,
    Close,
    Reset,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn over(&self) -> bool {
        self.stop.load(Ordering::SeqCst) || self.unplugged.load(Ordering::SeqCst)
    }

    fn serve_port(&self, listener: &TcpListener) {
        while !self.over() {
            ready(listener, PollFlags::IN);
            let Ok((stream, _)) = listener.accept() else {
                continue;
            };
            if stream.set_nonblocking(true).is_ok() {
                self.session(OwnedFd::from(stream));
            }
            self.lock().sessions += 1;
            self.changed.notify_all();
        }
    }

    /// Serves one client, or the device, until it goes or the fault ends it.
    fn session(&self, fd: OwnedFd) {
        let mut taken = 0;
        let mut stopped = false;
        while !self.over() {
            let fault = self.lock().fault;
            match self.turn(&fd, fault, &mut taken, &mut stopped) {
                Next::On => {}
                Next::Close => return,
                Next::Reset => {
                    let now = Some(Duration::ZERO);
                    // Fails on a pty, where closing the master is harsh enough.
                    rustix::net::sockopt::set_socket_linger(&fd, now).ok();
                    return;
                }
            }
        }
        if self.unplugged.load(Ordering::SeqCst) {
            rustix::net::sockopt::set_socket_linger(&fd, Some(Duration::ZERO)).ok();
        }
    }

    /// Takes what the fault allows, once.
    fn turn(&self, fd: &OwnedFd, fault: Fault, taken: &mut usize, stopped: &mut bool) -> Next {
        let late = std::mem::take(&mut self.lock().late);
        if !late.is_empty() {
            send(fd, &late);
            self.changed.notify_all();
        }
        let left = |limit: usize| limit.saturating_sub(*taken);
        let allowed = match fault {
            Fault::StallAfter(limit) | Fault::XoffAfter(limit) => left(limit),
            Fault::DropAfter(limit) | Fault::CloseAfter(limit) => left(limit),
            Fault::Drip(_) => 1,
            _ => 4096,
        };
        match fault {
            Fault::DropAfter(_) if allowed == 0 => return Next::Reset,
            Fault::CloseAfter(_) if allowed == 0 => return Next::Close,
            Fault::XoffAfter(_) if allowed == 0 && !*stopped => {
                *stopped = true;
                send(fd, &[0x13]);
            }
            Fault::None if *stopped => {
                *stopped = false;
                send(fd, &[0x11]);
            }
            _ => {}
        }
        if allowed == 0 {
            self.pause(Duration::from_millis(5));
            return Next::On;
        }
        if let Fault::Drip(every) = fault {
            self.pause(every);
        }
        if !ready(fd, PollFlags::IN) {
            return Next::On;
        }
        let mut buffer = vec![0; allowed];
        match rustix::io::read(fd, &mut buffer) {
            Ok(0) => return Next::Close,
            Ok(count) => {
                *taken += count;
                let answer = self.lock().take(&buffer[..count]);
                send(fd, &answer);
                self.changed.notify_all();
            }
            Err(Errno::AGAIN | Errno::INTR) => {}
            Err(_) => return Next::Close,
        }
        Next::On
    }

    /// Waits, but wakes where a fault is set.
    fn pause(&self, time: Duration) {
        drop(self.changed.wait_timeout(self.lock(), time));
    }
}

impl State {
    /// Takes bytes in; gives the answers to send.
    fn take(&mut self, bytes: &[u8]) -> Vec<u8> {
        let room = MAX_RECEIVED.saturating_sub(self.received.len());
        self.received.extend_from_slice(&bytes[..bytes.len().min(room)]);
        let mut answers = Vec::new();
        for &byte in bytes {
            // Questions in real time are answered wherever they stand in the stream.
            self.question.push(byte);
            if self.question.len() == 3 {
                answers.extend(self.answer_to(byte));
                self.question.clear();
            } else if !DLE_EOT.starts_with(&self.question) {
                let passed = std::mem::take(&mut self.question);
                answers.extend(self.obey(&passed));
            }
        }
        self.spoiled(answers)
    }

    /// Prints, or holds what came where there is no paper; gives answers met in order.
    fn obey(&mut self, bytes: &[u8]) -> Vec<u8> {
        if self.fault == Fault::PaperOut {
            self.held.extend_from_slice(bytes);
            return Vec::new();
        }
        self.machine.feed(bytes);
        self.machine.take_replies()
    }

    /// The answer to `DLE EOT n`.
    fn answer_to(&self, question: u8) -> Option<u8> {
        let out = self.fault == Fault::PaperOut;
        match question {
            1 => Some(if out { 0x1a } else { 0x12 }),
            2 => Some(if out { 0x32 } else { 0x12 }),
            3 => Some(0x12),
            4 => Some(if out { 0x7e } else { 0x12 }),
            _ => None,
        }
    }

    /// Answers as the fault leaves them.
    fn spoiled(&self, mut answers: Vec<u8>) -> Vec<u8> {
        if answers.is_empty() {
            return answers;
        }
        match self.fault {
            Fault::Mute => Vec::new(),
            Fault::GarbageStatus => vec![0xff, 0x80, 0xee, 0x37, 0x55],
            Fault::Chatty => {
                let mut wrapped = vec![0x11, 0xff, 0x10, 0x00, 0x00, 0x00];
                wrapped.append(&mut answers);
                wrapped.extend_from_slice(&[0x14, 0x00, 0x00, 0x00, 0x11]);
                wrapped
            }
            Fault::OtherJob => {
                if answers.starts_with(&[0x37, 0x22]) {
                    answers[2..6].copy_from_slice(b"????");
                }
                answers
            }
            _ => answers,
        }
    }
}

/// Waits a glance for one of the events; a hang-up counts as readable.
fn ready(fd: impl AsFd, events: PollFlags) -> bool {
    let mut polled = [PollFd::new(&fd, events)];
    let found = poll(&mut polled, Some(&GLANCE)).unwrap_or(0);
    found > 0 && !polled[0].revents().is_empty()
}

/// Sends an answer; a client that doesn't read it loses it, as on a real line.
fn send(fd: impl AsFd, bytes: &[u8]) {
    if !bytes.is_empty() {
        rustix::io::write(fd, bytes).ok();
    }
}
