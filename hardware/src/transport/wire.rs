//! One order over an open, non-blocking descriptor: the loop that serial ports, usblp and TCP
//! share.

use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::answers::{Answer, Answers};
use super::{Fault, NotReady, Order, SendError, Sent};
use crate::profile::StatusAbilities;

/// How long a printer may take to say whether it is ready.
const READY_LIMIT: Duration = Duration::from_secs(1);
/// How long a confirmation is waited for before the printer is asked what keeps it.
const CONFIRM_GLANCE: Duration = Duration::from_secs(2);
/// The pause where a device says that it is ready and then isn't.
const BREATH: Duration = Duration::from_millis(5);
/// The events by which a device says that it has gone.
const LOST: PollFlags = PollFlags::ERR.union(PollFlags::HUP).union(PollFlags::NVAL);

/// A descriptor with its manners.
pub(super) struct Wire<F: AsFd> {
    fd: F,
    /// The most bytes of one write.
    chunk: usize,
    /// Whether an end of file means that the other side is gone, as on TCP.
    ends: bool,
    /// Whether closing throws away what the driver still holds, as usblp's does.
    settles: bool,
    answers: Answers,
}

impl<F: AsFd> Wire<F> {
    /// A wire over a non-blocking descriptor.
    pub(super) fn new(fd: F, chunk: usize) -> Self {
        Self { fd, chunk, ends: false, settles: false, answers: Answers::default() }
    }

    /// The same where an end of file means that the other side is gone.
    pub(super) fn ending(self) -> Self {
        Self { ends: true, ..self }
    }

    /// The same where the last bytes must have left before the descriptor is closed.
    pub(super) fn settling(self) -> Self {
        Self { settles: true, ..self }
    }

    /// Carries out an order: asks whether the printer is ready, writes, asks whether it printed.
    pub(super) fn deliver(
        &mut self,
        order: &Order<'_>,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Sent, SendError> {
        let total = order.bytes.len();
        let mut paper_low = false;
        if order.status != StatusAbilities::default() {
            self.drop_stale().map_err(Fault::clean)?;
        }
        if order.status.dle_eot {
            paper_low = self.ready(order.deadline).map_err(Fault::clean)?;
        }
        self.write(order.bytes, order.deadline, progress)
            .map_err(|(left, fault)| SendError { left, fault })?;
        let all_left = |fault| SendError { left: total, fault };
        if self.settles {
            self.settle(order.deadline).map_err(all_left)?;
        }
        let confirmed = self.confirmed(order, &mut paper_low).map_err(all_left)?;
        Ok(Sent { bytes: total, confirmed, paper_low })
    }

    /// Writes everything; an error comes with the count of bytes that left.
    fn write(
        &mut self,
        bytes: &[u8],
        deadline: Instant,
        progress: &mut dyn FnMut(usize),
    ) -> Result<(), (usize, Fault)> {
        let mut left = 0;
        while left < bytes.len() {
            let end = bytes.len().min(left + self.chunk);
            match self.write_some(&bytes[left..end], deadline) {
                Ok(0) => {}
                Ok(count) => {
                    left += count;
                    progress(left);
                }
                Err(fault) => return Err((left, fault)),
            }
        }
        Ok(())
    }

    /// Waits for room, then writes what the device takes; zero where it took nothing yet.
    fn write_some(&mut self, bytes: &[u8], deadline: Instant) -> Result<usize, Fault> {
        let events = self.wait(PollFlags::OUT | PollFlags::IN, deadline)?;
        if events.intersects(LOST) {
            return Err(Fault::Gone);
        }
        if events.contains(PollFlags::IN) {
            // Answers nobody asked for are passed over; an end of file is not.
            self.read()?;
        }
        if !events.contains(PollFlags::OUT) {
            return Ok(0);
        }
        match rustix::io::write(&self.fd, bytes) {
            Ok(0) | Err(Errno::AGAIN) => {
                std::thread::sleep(BREATH);
                Ok(0)
            }
            Err(Errno::INTR) => Ok(0),
            Ok(count) => Ok(count),
            Err(error) => Err(Fault::of_open(error)),
        }
    }

    /// Waits until the driver holds nothing back.
    fn settle(&self, deadline: Instant) -> Result<(), Fault> {
        let events = self.wait(PollFlags::OUT, deadline)?;
        if events.intersects(LOST) { Err(Fault::Gone) } else { Ok(()) }
    }

    /// Whether the printer is ready, and if so whether its paper is low.
    fn ready(&mut self, deadline: Instant) -> Result<bool, Fault> {
        let limit = deadline.min(Instant::now() + READY_LIMIT);
        self.answers.forget();
        let Some(state) = self.ask_now(1, limit)? else {
            // Noise is at least a sign of life: better a slip without proof than none.
            return if self.answers.heard { Ok(false) } else { Err(Fault::Silent) };
        };
        if let Some(why) = self.why_not(state, limit)? {
            return Err(Fault::NotReady(why));
        }
        let paper = self.ask_now(4, limit)?.unwrap_or(0x12);
        if paper & 0x60 != 0 {
            return Err(Fault::NotReady(NotReady::PaperOut));
        }
        Ok(paper & 0x0c != 0)
    }

    /// Why a printer of this state can't print; none where it can.
    fn why_not(&mut self, state: u8, limit: Instant) -> Result<Option<NotReady>, Fault> {
        if state & 0x08 == 0 {
            return Ok(None);
        }
        let cause = self.ask_now(2, limit)?.unwrap_or(0x12);
        let paper = self.ask_now(4, limit)?.unwrap_or(0x12);
        Ok(Some(if cause & 0x04 != 0 {
            NotReady::CoverOpen
        } else if cause & 0x20 != 0 || paper & 0x60 != 0 {
            NotReady::PaperOut
        } else if cause & 0x40 != 0 {
            NotReady::Error
        } else {
            NotReady::Offline
        }))
    }

    /// Asks `DLE EOT n`; none where no such answer came in time.
    fn ask_now(&mut self, question: u8, limit: Instant) -> Result<Option<u8>, Fault> {
        match self.say(&[0x10, 0x04, question], limit) {
            // Not even room for three bytes is no answer either.
            Err(Fault::Stalled) => return Ok(None),
            said => said?,
        }
        self.hear(limit, |answer| match answer {
            Answer::RealTime(state) => Some(state),
            _ => None,
        })
    }

    /// Whether the printer says that it printed; false where it can't be asked.
    fn confirmed(&mut self, order: &Order<'_>, paper_low: &mut bool) -> Result<bool, Fault> {
        let id = printable(order.job);
        if order.status.process_id {
            let question = [&[0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30], &id[..]].concat();
            self.say(&question, order.deadline)?;
        } else if order.status.gs_r {
            self.say(&[0x1d, 0x72, 0x01], order.deadline)?;
        } else {
            return Ok(false);
        }
        loop {
            let glance = order.deadline.min(Instant::now() + CONFIRM_GLANCE);
            let answer = self.hear(glance, |answer| match answer {
                Answer::Printed(job) if order.status.process_id => (job == id).then_some(0),
                Answer::InOrder(paper) if !order.status.process_id => Some(paper),
                _ => None,
            })?;
            if let Some(paper) = answer {
                *paper_low |= paper & 0x03 != 0;
                return Ok(true);
            }
            self.ask_what_keeps_it(order)?;
            if Instant::now() >= order.deadline {
                return Err(Fault::Unconfirmed);
            }
        }
    }

    /// Where a confirmation is late: fails with the reason that the printer gives.
    fn ask_what_keeps_it(&mut self, order: &Order<'_>) -> Result<(), Fault> {
        if order.status.dle_eot {
            let limit = order.deadline.min(Instant::now() + READY_LIMIT);
            if let Some(state) = self.ask_now(1, limit)?
                && let Some(why) = self.why_not(state, limit)?
            {
                return Err(Fault::NotReady(why));
            }
        }
        Ok(())
    }

    /// Writes a question, which isn't counted as part of the order.
    fn say(&mut self, question: &[u8], limit: Instant) -> Result<(), Fault> {
        self.write(question, limit, &mut |_| {}).map_err(|(_, fault)| fault)
    }

    /// Reads until an answer is the one looked for; none where the limit passed first.
    fn hear<T>(
        &mut self,
        limit: Instant,
        looked_for: impl Fn(Answer) -> Option<T>,
    ) -> Result<Option<T>, Fault> {
        loop {
            let events = match self.wait(PollFlags::IN, limit) {
                Err(Fault::Stalled) => return Ok(None),
                events => events?,
            };
            // What came before it went is read first.
            let read = if events.contains(PollFlags::IN) { self.read()? } else { None };
            match read {
                Some(answers) => {
                    if let Some(found) = answers.into_iter().find_map(&looked_for) {
                        return Ok(Some(found));
                    }
                }
                None if events.intersects(LOST) => return Err(Fault::Gone),
                None => {}
            }
        }
    }

    /// Reads what is there; none where nothing is.
    fn read(&mut self) -> Result<Option<Vec<Answer>>, Fault> {
        let mut buffer = [0; 256];
        match rustix::io::read(&self.fd, &mut buffer) {
            Ok(0) if self.ends => Err(Fault::Gone),
            Ok(0) => {
                // A driver may call an empty read ready; don't spin on it.
                std::thread::sleep(BREATH);
                Ok(None)
            }
            Ok(count) => Ok(Some(self.answers.feed(&buffer[..count]))),
            Err(Errno::AGAIN | Errno::INTR) => Ok(None),
            Err(error) => Err(Fault::of_open(error)),
        }
    }

    /// Throws away what an earlier order left in the line; at most 64 KiB of it.
    fn drop_stale(&mut self) -> Result<(), Fault> {
        let mut buffer = [0; 256];
        for _ in 0..256 {
            match rustix::io::read(&self.fd, &mut buffer) {
                Ok(0) if self.ends => return Err(Fault::Gone),
                Ok(0) | Err(Errno::AGAIN) => return Ok(()),
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(Fault::of_open(error)),
            }
        }
        Ok(())
    }

    /// Reads until the other side has closed too, or until the limit; a reset is an error.
    pub(super) fn see_off(&mut self, limit: Instant) -> Result<(), Fault> {
        let mut buffer = [0; 256];
        loop {
            match self.wait(PollFlags::IN, limit) {
                Err(Fault::Stalled) => return Ok(()),
                events => events?,
            };
            match rustix::io::read(&self.fd, &mut buffer) {
                Ok(0) => return Ok(()),
                Ok(_) | Err(Errno::AGAIN | Errno::INTR) => {}
                Err(error) => return Err(Fault::of_open(error)),
            }
        }
    }

    /// Waits for an event; [`Fault::Stalled`] once the limit has passed.
    fn wait(&self, events: PollFlags, limit: Instant) -> Result<PollFlags, Fault> {
        loop {
            let left = limit.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Fault::Stalled);
            }
            let left = Timespec::try_from(left).map_err(|_| Fault::Stalled)?;
            let mut polled = [PollFd::new(&self.fd, events)];
            match poll(&mut polled, Some(&left)) {
                Ok(0) | Err(Errno::INTR) => {}
                Ok(_) => return Ok(polled[0].revents()),
                Err(error) => return Err(Fault::of_open(error)),
            }
        }
    }
}

/// A job's number as four printable characters, as `GS ( H` wants it; it comes round after
/// eighty-one million jobs.
fn printable(job: u32) -> [u8; 4] {
    let mut rest = job;
    [(); 4].map(|()| {
        let digit = u8::try_from(rest % 95).unwrap_or(0);
        rest /= 95;
        b' ' + digit
    })
}

impl Fault {
    /// The fault behind an error on a device that was open: one that isn't there has gone.
    fn of_open(error: Errno) -> Self {
        match Self::of(error.into(), "") {
            Self::Absent => Self::Gone,
            fault => fault,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::os::unix::net::UnixStream;
    use std::time::{Duration, Instant};

    use super::Wire;
    use crate::profile::StatusAbilities;
    use crate::transport::{Fault, NotReady, Order, SendError, Sent};

    /// Delivers an order of three bytes to a printer that answers `DLE EOT 1`, `2` and `4` so;
    /// gives what became of it and what the printer read besides questions.
    fn deliver(answers: [u8; 3]) -> (Result<Sent, SendError>, Vec<u8>) {
        let (ours, mut theirs) = UnixStream::pair().expect("a pair of sockets");
        ours.set_nonblocking(true).expect("not blocking");
        let printer = std::thread::spawn(move || {
            let mut read = Vec::new();
            let mut three = [0; 3];
            while theirs.read_exact(&mut three).is_ok() {
                match three {
                    [0x10, 0x04, 1] => theirs.write_all(&answers[..1]),
                    [0x10, 0x04, 2] => theirs.write_all(&answers[1..2]),
                    [0x10, 0x04, 4] => theirs.write_all(&answers[2..]),
                    other => {
                        read.extend(other);
                        Ok(())
                    }
                }
                .expect("an answer");
            }
            read
        });
        let status = StatusAbilities { dle_eot: true, ..StatusAbilities::default() };
        let deadline = Instant::now() + Duration::from_secs(20);
        let order = Order::new(b"abc", deadline).asking(status, 1);
        let result = Wire::new(ours, 512).ending().deliver(&order, &mut |_| {});
        (result, printer.join().expect("no panic"))
    }

    /// Delivers an order that asks `GS r 1` of a printer that answers nothing, then acts so.
    fn unanswered(stale: &[u8], then: impl FnOnce(&UnixStream)) -> Fault {
        let (ours, mut theirs) = UnixStream::pair().expect("a pair of sockets");
        ours.set_nonblocking(true).expect("not blocking");
        theirs.write_all(stale).expect("room for it");
        let status = StatusAbilities { gs_r: true, ..StatusAbilities::default() };
        std::thread::scope(|scope| {
            let delivery = scope.spawn(|| {
                let deadline = Instant::now() + Duration::from_secs(3);
                let order = Order::new(b"abc", deadline).asking(status, 1);
                Wire::new(&ours, 512).ending().deliver(&order, &mut |_| {})
            });
            let mut read = [0; 6];
            theirs.read_exact(&mut read).expect("the order and its question");
            then(&theirs);
            let error = delivery.join().expect("no panic").expect_err("never confirmed");
            assert_eq!(error.left, 3);
            error.fault
        })
    }

    #[test]
    fn answers_from_before_the_order_confirm_nothing() {
        let fault = unanswered(&[0; 1_000], |_| {});
        assert!(matches!(fault, Fault::Unconfirmed), "{fault}");
    }

    #[test]
    fn a_printer_that_closes_politely_has_gone() {
        let fault = unanswered(&[], |theirs| {
            theirs.shutdown(std::net::Shutdown::Write).expect("closed");
        });
        assert!(matches!(fault, Fault::Gone), "{fault}");
    }

    #[test]
    fn a_printer_says_why_it_cannot_print() {
        for (answers, expected) in [
            ([0x1a, 0x16, 0x12], NotReady::CoverOpen),
            ([0x1a, 0x32, 0x7e], NotReady::PaperOut),
            ([0x1a, 0x12, 0x7e], NotReady::PaperOut),
            ([0x12, 0x12, 0x7e], NotReady::PaperOut),
            ([0x1a, 0x52, 0x12], NotReady::Error),
            ([0x1a, 0x12, 0x12], NotReady::Offline),
        ] {
            let (result, read) = deliver(answers);
            let error = result.expect_err("not ready");
            let said = matches!(error.fault, Fault::NotReady(why) if why == expected);
            assert!(said && error.is_clean(), "{answers:02x?}: {error}");
            assert!(read.is_empty(), "nothing of the order left");
        }
    }

    #[test]
    fn paper_near_its_end_is_told() {
        for (answers, low) in [([0x12, 0x12, 0x12], false), ([0x12, 0x12, 0x1e], true)] {
            let (result, read) = deliver(answers);
            let sent = result.expect("ready");
            assert_eq!((sent.paper_low, sent.confirmed), (low, false), "{answers:02x?}");
            assert_eq!(read, b"abc");
        }
    }
}
