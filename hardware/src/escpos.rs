//! From a slip to the bytes of an ESC/POS printer.
//!
//! The `escpos` crate encodes and a driver of ours keeps the bytes in memory; a transport sends
//! them. Its calls for the drawer, text in a code page, reset and partial cut emit other bytes
//! than printers expect, so these go through its `custom` with bytes of our own.

use std::cell::RefCell;
use std::rc::Rc;

use escpos::driver::Driver;
use escpos::errors::{PrinterError, Result as DriverResult};
use escpos::printer::Printer;
use escpos::utils::{JustifyMode, Protocol, QRCodeCorrectionLevel, QRCodeModel, QRCodeOption};

use crate::codes;
use crate::profile::{Cut, Pin, Profile, Pulse};
use crate::slip::{Align, Block, Laid, LaidLine, Slip, SlipError, Style, Symbology};

/// Dots of one column of the ordinary font.
const DOTS_PER_COLUMN: usize = 12;
/// The most dots of a QR module; five to six read well on any telephone.
const LARGEST_MODULE: usize = 6;

/// Why a slip has no bytes.
#[derive(Debug, thiserror::Error)]
pub enum EncodeError {
    /// The slip is beyond a limit.
    #[error("the slip can't be printed")]
    Slip(#[from] SlipError),
    /// The encoder refused a command.
    #[error("the slip can't be encoded")]
    Encoder(#[source] PrinterError),
}

/// The bytes that print a slip on a printer, the drawer's pulse first. The slip is laid out for
/// the width of the printer, whatever its own.
pub fn encode(slip: &Slip, profile: &Profile) -> Result<Vec<u8>, EncodeError> {
    slip.check()?;
    let laid = laid_for(slip, profile);
    let memory = Memory::default();
    let mut encoder = Encoder {
        printer: Printer::new(memory.clone(), Protocol::default(), None),
        profile,
        style: Style::plain(),
    };
    encoder.slip(&laid).map_err(EncodeError::Encoder)?;
    Ok(memory.0.take())
}

/// What will really stand on this printer's paper: its letters, its width, a code that it can't
/// draw as text, the drawer and the cut only where it has them.
pub fn shown(slip: &Slip, profile: &Profile) -> Vec<Laid> {
    let mut laid = laid_for(slip, profile);
    laid.retain(|item| profile.cut != Cut::None || *item != Laid::Cut);
    laid
}

/// As [`shown`], with the cuts of a printer without cutter, which still feed the paper.
fn laid_for(slip: &Slip, profile: &Profile) -> Vec<Laid> {
    let mut fitting = Slip::new(profile.columns);
    for block in slip.blocks() {
        match block {
            Block::Barcode { data, .. } if !profile.barcode => fitting.center(data),
            Block::Qr { data } if !profile.qr => fitting.center(data),
            Block::Drawer if profile.drawer.is_none() => continue,
            kept => fitting.push(kept.clone()),
        };
    }
    fitting.laid_out(profile.repertoire())
}

/// The bytes that open the drawer by themselves, without a slip: at once and even without paper
/// where the printer can. `None` where no drawer is plugged in. Never send them twice.
pub fn pulse(profile: &Profile) -> Option<Vec<u8>> {
    profile.drawer.map(|pulse| {
        if pulse.realtime {
            // The time is in tenths of a second, 1 to 8.
            let tenths = pulse.on_ms.div_ceil(100).clamp(1, 8) as u8;
            vec![0x10, 0x14, 0x01, pin(pulse), tenths]
        } else {
            queued_pulse(pulse).to_vec()
        }
    })
}

/// The pulse as a command that waits its turn: pin, then both times in units of 2 ms.
fn queued_pulse(pulse: Pulse) -> [u8; 5] {
    let half = |ms: u16| (ms / 2).clamp(1, 255) as u8;
    [0x1b, 0x70, pin(pulse), half(pulse.on_ms), half(pulse.off_ms)]
}

fn pin(pulse: Pulse) -> u8 {
    match pulse.pin {
        Pin::Two => 0,
        Pin::Five => 1,
    }
}

/// A driver that keeps what it is given.
#[derive(Clone, Default)]
struct Memory(Rc<RefCell<Vec<u8>>>);

impl Driver for Memory {
    fn name(&self) -> String {
        "memory".to_owned()
    }

    fn write(&self, data: &[u8]) -> DriverResult<()> {
        self.0.borrow_mut().extend_from_slice(data);
        Ok(())
    }

    fn read(&self, _buffer: &mut [u8]) -> DriverResult<usize> {
        Ok(0)
    }

    fn flush(&self) -> DriverResult<()> {
        Ok(())
    }
}

/// One slip under way.
struct Encoder<'a> {
    printer: Printer<Memory>,
    profile: &'a Profile,
    /// How the printer stands, so that only changes are sent.
    style: Style,
}

impl Encoder<'_> {
    fn slip(&mut self, laid: &[Laid]) -> DriverResult<()> {
        if laid.first() == Some(&Laid::Drawer) {
            self.drawer()?;
        }
        self.printer.custom(&[0x1b, 0x40])?.custom(&[0x1b, 0x52, 0x00])?;
        if let Some(page) = self.profile.code_page {
            self.printer.custom(&[0x1b, 0x74, page.number])?;
        }
        for item in laid {
            match item {
                Laid::Line(line) => self.line(line)?,
                Laid::Barcode { symbology, data } => self.barcode(*symbology, data)?,
                Laid::Qr { data } => self.qr(data)?,
                Laid::Cut => self.cut()?,
                Laid::Drawer => {}
            }
        }
        self.printer.print()?;
        Ok(())
    }

    fn drawer(&mut self) -> DriverResult<()> {
        if let Some(pulse) = self.profile.drawer {
            self.printer.custom(&queued_pulse(pulse))?;
        }
        Ok(())
    }

    fn line(&mut self, line: &LaidLine) -> DriverResult<()> {
        if !line.text.is_empty() {
            self.style(line.style)?;
            self.printer.custom(&self.profile.repertoire().bytes(&line.text))?;
        }
        self.printer.custom(b"\n")?;
        Ok(())
    }

    /// Sends what changes between the style of the printer and the one wanted.
    fn style(&mut self, wanted: Style) -> DriverResult<()> {
        if wanted.align != self.style.align {
            self.printer.justify(match wanted.align {
                Align::Left => JustifyMode::LEFT,
                Align::Center => JustifyMode::CENTER,
                Align::Right => JustifyMode::RIGHT,
            })?;
        }
        if wanted.bold != self.style.bold {
            self.printer.bold(wanted.bold)?;
        }
        if (wanted.wide, wanted.tall) != (self.style.wide, self.style.tall) {
            self.printer.size(1 + u8::from(wanted.wide), 1 + u8::from(wanted.tall))?;
        }
        self.style = wanted;
        Ok(())
    }

    /// A barcode 10 mm high with its text below.
    fn barcode(&mut self, symbology: Symbology, data: &str) -> DriverResult<()> {
        self.style(Style::plain().centered())?;
        self.printer.custom(&[0x1d, 0x68, 80])?.custom(&[0x1d, 0x48, 2])?;
        let (module, command) = match symbology {
            Symbology::Ean13 => (3, [&[0x1d, 0x6b, 0x43, 0x0d], data.as_bytes()].concat()),
            // Code set B is chosen in the data, where a brace must then be doubled.
            Symbology::Code128 => {
                let data = format!("{{B{}", data.replace('{', "{{"));
                let length = u8::try_from(data.len()).unwrap_or(u8::MAX);
                (2, [&[0x1d, 0x6b, 0x49, length], data.as_bytes()].concat())
            }
        };
        self.printer.custom(&[0x1d, 0x77, module])?.custom(&command)?;
        Ok(())
    }

    /// A QR code with the largest modules that the paper holds.
    fn qr(&mut self, data: &str) -> DriverResult<()> {
        let modules = codes::qr_modules(data).map_or(0, |rows| rows.len());
        // Four modules on each side stay blank.
        let fits = self.profile.columns.get() * DOTS_PER_COLUMN / (modules + 8);
        let size = fits.clamp(2, LARGEST_MODULE) as u8;
        self.style(Style::plain().centered())?;
        let option = QRCodeOption::new(QRCodeModel::Model2, size, QRCodeCorrectionLevel::M);
        self.printer.qrcode_option(data, option)?;
        Ok(())
    }

    fn cut(&mut self) -> DriverResult<()> {
        // A cut is obeyed at the start of a line only, and every line above has ended.
        if self.profile.feed_before_cut > 0 {
            self.printer.feeds(self.profile.feed_before_cut)?;
        }
        match self.profile.cut {
            Cut::Partial => self.printer.custom(&[0x1d, 0x56, 0x42, 0])?,
            Cut::Full => self.printer.custom(&[0x1d, 0x56, 0x41, 0])?,
            Cut::None => &mut self.printer,
        };
        Ok(())
    }
}
