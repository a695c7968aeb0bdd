//! A printer of software: it reads the bytes of a job back into what stands on the paper, and
//! fails when told to.
//!
//! [`Machine`] decodes. Its table of commands was written from Epson's pages and not from our
//! encoder, so both must be right for a test to pass. [`FakePrinter`] puts a machine behind a
//! pseudo-terminal or a loopback port, with one [`Fault`] at a time.

use crate::slip::{Columns, Laid, LaidLine, Symbology, plain_text};

mod decode;
mod fake;
mod pages;

pub use decode::{Machine, Model};
pub use fake::{FakePrinter, Fault};
pub use pages::Page;

/// Decodes a whole job at once.
pub fn decode(bytes: &[u8], model: &Model) -> Printed {
    let mut machine = Machine::new(model.clone());
    machine.feed(bytes);
    machine.finish()
}

/// One thing that a job did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A line of text, ended by a line feed or by the edge of the paper.
    Line(LaidLine),
    /// Lines fed by command.
    Feed(u8),
    /// A barcode.
    Barcode {
        /// Its kind, as far as we print it.
        symbology: Symbology,
        /// Its data, code set marks removed.
        data: String,
    },
    /// A QR code.
    Qr {
        /// Its data.
        data: String,
        /// Dots a module.
        module: u8,
    },
    /// The paper was cut, but for a thread where `partial`.
    Cut {
        /// Whether a thread was left.
        partial: bool,
    },
    /// The drawer's pulse.
    Pulse {
        /// 2 or 5.
        pin: u8,
        /// Milliseconds of current.
        on_ms: u16,
        /// Milliseconds of pause, zero for a real-time pulse.
        off_ms: u16,
    },
}

/// What a job left on the paper and did to the drawer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printed {
    /// Everything, in order.
    pub items: Vec<Item>,
    /// What no printer should be sent: unknown commands, stray control bytes, characters that
    /// the code page lacks, a cut in the middle of a line, a command cut short.
    pub oddities: Vec<String>,
}

impl Printed {
    /// The job as laid lines, to be compared with [`crate::escpos::shown`].
    pub fn laid(&self) -> Vec<Laid> {
        let laid = self.items.iter().filter_map(|item| match item {
            Item::Line(line) => Some(Laid::Line(line.clone())),
            Item::Barcode { symbology, data } => {
                Some(Laid::Barcode { symbology: *symbology, data: data.clone() })
            }
            Item::Qr { data, .. } => Some(Laid::Qr { data: data.clone() }),
            Item::Cut { .. } => Some(Laid::Cut),
            Item::Pulse { .. } => Some(Laid::Drawer),
            Item::Feed(_) => None,
        });
        laid.collect()
    }

    /// The job as plain text, to be compared with [`crate::slip::Slip::to_text`].
    pub fn to_text(&self, columns: Columns) -> String {
        plain_text(&self.laid(), columns)
    }

    /// How many times the drawer was pulsed.
    pub fn pulses(&self) -> usize {
        self.items.iter().filter(|item| matches!(item, Item::Pulse { .. })).count()
    }

    /// How many times the paper was cut.
    pub fn cuts(&self) -> usize {
        self.items.iter().filter(|item| matches!(item, Item::Cut { .. })).count()
    }
}
