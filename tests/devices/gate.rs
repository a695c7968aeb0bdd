//! A way to a device that does what a test tells it, when it tells it.

use std::sync::mpsc::{Receiver, Sender, channel};

use comptoir::devices::Device;
use comptoir_hardware::profile::Profile;
use comptoir_hardware::transport::{Fault, Order, SendError, Sent, Transport};

use crate::cafe::AMPLE;

/// What becomes of one order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Every byte leaves.
    Sent,
    /// The device isn't there.
    Absent,
}

/// The test's end.
pub struct Keeper {
    started: Receiver<Vec<u8>>,
    fates: Sender<Fate>,
    gone: Receiver<()>,
}

/// The worker's end. It waits for its fate past every deadline, as no real one may.
struct Gate {
    started: Sender<Vec<u8>>,
    fates: Receiver<Fate>,
    gone: Sender<()>,
}

/// A device behind a gate.
pub fn gate(profile: Profile) -> (Device, Keeper) {
    let (started, begun) = channel();
    let (fates, fate) = channel();
    let (gone, ended) = channel();
    let transport = Box::new(Gate { started, fates: fate, gone });
    let device = Device { transport, profile, bytes_per_second: 1_000 };
    (device, Keeper { started: begun, fates, gone: ended })
}

impl Keeper {
    /// Waits until the worker wants to send an order; gives its bytes.
    pub fn knock(&self) -> Vec<u8> {
        self.started.recv_timeout(AMPLE).expect("an order")
    }

    /// Whether nothing has been sent since.
    pub fn is_quiet(&self) -> bool {
        self.started.try_recv().is_err()
    }

    /// Lets the order under way have its fate.
    pub fn grant(&self, fate: Fate) {
        self.fates.send(fate).expect("a worker");
    }

    /// Waits until the worker has ended and let go of its device.
    pub fn wait_for_end(&self) {
        self.gone.recv_timeout(AMPLE).expect("the worker's end");
    }

    /// Whether the worker still holds its device.
    pub fn is_held(&self) -> bool {
        self.gone.try_recv().is_err()
    }
}

impl Transport for Gate {
    fn send(
        &mut self,
        order: &Order<'_>,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Sent, SendError> {
        self.started.send(order.bytes.to_vec()).ok();
        match self.fates.recv() {
            Ok(Fate::Sent) => {
                progress(order.bytes.len());
                Ok(Sent { bytes: order.bytes.len(), confirmed: false, paper_low: false })
            }
            Ok(Fate::Absent) | Err(_) => Err(SendError { left: 0, fault: Fault::Absent }),
        }
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.gone.send(()).ok();
    }
}
