//! From bytes to paper, by a table of commands.

use super::{Item, Page, Printed};
use crate::slip::{Align, Columns, LaidLine, Style, Symbology};

/// The most items and oddities that a machine keeps.
const MAX_KEPT: usize = 100_000;

/// What the emulated printer is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// Characters of ordinary size on a line.
    pub columns: Columns,
    /// Its code pages by number.
    pub pages: Vec<(u8, Page)>,
}

impl Model {
    /// A printer with Epson's numbering of code pages.
    pub fn epson(columns: Columns) -> Self {
        let pages =
            vec![(0, Page::Pc437), (2, Page::Pc850), (16, Page::Wpc1252), (19, Page::Pc858)];
        Self { columns, pages }
    }
}

/// How the bytes after a command's lead are counted.
#[derive(Clone, Copy)]
enum Shape {
    /// So many.
    Fixed(usize),
    /// Up to and with a zero.
    ToZero,
    /// A cut: a mode, and a feed where the mode is 65 or more.
    Cut,
    /// A barcode: a kind, then up to a zero for kinds to 6, else a count and so many.
    Barcode,
    /// Two bytes of length, low first, and so many.
    Long,
    /// A raster: mode, two bytes of width in bytes, two of height, and the dots.
    Raster,
}

/// What a command does.
#[derive(Clone, Copy)]
enum Act {
    Initialise,
    CodePage,
    CharacterSet,
    Bold,
    Align,
    Size,
    FeedLines,
    Cut,
    Barcode,
    Code2d,
    Pulse,
    RealTime,
    RealTimeStatus,
    Fence,
    Identity,
    ProcessId,
    /// Understood and without effect on what we compare.
    Nothing,
}

use Shape::{Fixed, Long, ToZero};

/// The commands of Epson's reference that a receipt may use.
const COMMANDS: &[(&[u8], Shape, Act)] = &[
    (&[0x1b, 0x40], Fixed(0), Act::Initialise),
    (&[0x1b, 0x74], Fixed(1), Act::CodePage),
    (&[0x1b, 0x52], Fixed(1), Act::CharacterSet),
    (&[0x1b, 0x45], Fixed(1), Act::Bold),
    (&[0x1b, 0x61], Fixed(1), Act::Align),
    (&[0x1d, 0x21], Fixed(1), Act::Size),
    (&[0x1b, 0x2d], Fixed(1), Act::Nothing),
    (&[0x1d, 0x42], Fixed(1), Act::Nothing),
    (&[0x1b, 0x4d], Fixed(1), Act::Nothing),
    (&[0x1b, 0x64], Fixed(1), Act::FeedLines),
    (&[0x1b, 0x33], Fixed(1), Act::Nothing),
    (&[0x1b, 0x32], Fixed(0), Act::Nothing),
    (&[0x1b, 0x3f], Fixed(1), Act::Nothing),
    (&[0x1b, 0x44], ToZero, Act::Nothing),
    (&[0x1d, 0x56], Shape::Cut, Act::Cut),
    (&[0x1d, 0x6b], Shape::Barcode, Act::Barcode),
    (&[0x1d, 0x68], Fixed(1), Act::Nothing),
    (&[0x1d, 0x77], Fixed(1), Act::Nothing),
    (&[0x1d, 0x48], Fixed(1), Act::Nothing),
    (&[0x1d, 0x66], Fixed(1), Act::Nothing),
    (&[0x1d, 0x28, 0x6b], Long, Act::Code2d),
    (&[0x1d, 0x28, 0x48], Long, Act::ProcessId),
    (&[0x1d, 0x76, 0x30], Shape::Raster, Act::Nothing),
    (&[0x1b, 0x70], Fixed(3), Act::Pulse),
    (&[0x10, 0x04], Fixed(1), Act::RealTimeStatus),
    (&[0x10, 0x05], Fixed(1), Act::Nothing),
    (&[0x10, 0x14, 0x01], Fixed(2), Act::RealTime),
    (&[0x10, 0x14, 0x08], Fixed(7), Act::Nothing),
    (&[0x1d, 0x72], Fixed(1), Act::Fence),
    (&[0x1d, 0x61], Fixed(1), Act::Nothing),
    (&[0x1d, 0x49], Fixed(1), Act::Identity),
    (&[0x1b, 0x3d], Fixed(1), Act::Nothing),
];

/// A printer's mind: it is fed bytes in pieces of any size and keeps what it printed.
#[derive(Debug, Clone)]
pub struct Machine {
    model: Model,
    pending: Vec<u8>,
    printed: Printed,
    replies: Vec<u8>,
    page: Page,
    style: Style,
    line: String,
    line_style: Style,
    cells: usize,
    qr: (Vec<u8>, u8),
}

impl Machine {
    /// A printer just switched on.
    pub fn new(model: Model) -> Self {
        Self {
            model,
            pending: Vec::new(),
            printed: Printed::default(),
            replies: Vec::new(),
            page: Page::Pc437,
            style: Style::plain(),
            line: String::new(),
            line_style: Style::plain(),
            cells: 0,
            qr: (Vec::new(), 3),
        }
    }

    /// Reads bytes; what is left of a command waits for the next.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.pending.extend_from_slice(bytes);
        let mut at = 0;
        while at < self.pending.len() {
            let Some(used) = self.token(at) else { break };
            at += used;
        }
        self.pending.drain(..at);
    }

    /// What was printed so far; the line under way isn't.
    pub fn printed(&self) -> &Printed {
        &self.printed
    }

    /// What was printed, where no more bytes come.
    pub fn finish(mut self) -> Printed {
        if !self.pending.is_empty() {
            self.odd(format!("cut short: {:02x?}", self.pending));
        }
        if !self.line.is_empty() {
            self.odd(format!("line without end: {}", self.line));
        }
        self.printed
    }

    /// The answers to questions that were met in order, to be sent back.
    pub fn take_replies(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.replies)
    }

    /// Reads one byte or command; `None` where more bytes are needed.
    fn token(&mut self, at: usize) -> Option<usize> {
        let rest = &self.pending[at..];
        match rest[0] {
            b'\n' => self.end_line(),
            byte @ 0x20..=0x7e => self.character(char::from(byte)),
            byte @ 0x80..=0xff => {
                let character = self.page.character(byte);
                if matches!(character, '\u{fffd}' | '\u{ad}' | '\u{a0}') {
                    self.odd(format!("byte {byte:02x} prints nothing in {:?}", self.page));
                }
                self.character(character);
            }
            0x10 | 0x1b | 0x1d => return self.command(at),
            control => self.odd(format!("stray byte {control:02x}")),
        }
        Some(1)
    }

    fn command(&mut self, at: usize) -> Option<usize> {
        let rest = &self.pending[at..];
        let Some((lead, shape, act)) =
            COMMANDS.iter().find(|(lead, _, _)| rest.starts_with(lead)).copied()
        else {
            if COMMANDS.iter().any(|(lead, _, _)| lead.starts_with(rest)) {
                return None;
            }
            let shown = rest[..rest.len().min(4)].to_vec();
            self.odd(format!("unknown command {shown:02x?}"));
            return Some(1);
        };
        let length = parameters(shape, &rest[lead.len()..])?;
        let counted = if matches!(shape, Long) { 2 } else { 0 };
        let given = rest.get(lead.len()..lead.len() + length)?[counted..].to_vec();
        self.act(act, &given);
        Some(lead.len() + length)
    }

    fn act(&mut self, act: Act, given: &[u8]) {
        let first = given.first().copied().unwrap_or(0);
        match act {
            Act::Initialise => {
                self.style = Style::plain();
                self.page = Page::Pc437;
                self.line.clear();
                self.cells = 0;
            }
            Act::CodePage => match self.model.pages.iter().find(|(number, _)| *number == first) {
                Some((_, page)) => self.page = *page,
                None => self.odd(format!("no code page {first}")),
            },
            Act::CharacterSet if first != 0 => self.odd(format!("character set {first}")),
            Act::Bold => self.style.bold = first & 1 == 1,
            Act::Align => match first {
                0 | 48 => self.style.align = Align::Left,
                1 | 49 => self.style.align = Align::Center,
                2 | 50 => self.style.align = Align::Right,
                other => self.odd(format!("alignment {other}")),
            },
            Act::Size => match first {
                0x00 | 0x01 | 0x10 | 0x11 => {
                    self.style.wide = first & 0x10 != 0;
                    self.style.tall = first & 0x01 != 0;
                }
                other => self.odd(format!("size {other:02x}")),
            },
            Act::FeedLines => self.keep(Item::Feed(first)),
            Act::Cut => self.cut(first),
            Act::Barcode => self.barcode(given),
            Act::Code2d => self.code_2d(given),
            Act::Pulse => self.pulse(first, 2 * u16::from(given[1]), 2 * u16::from(given[2])),
            Act::RealTime => self.pulse(first, 100 * u16::from(given[1]), 0),
            Act::Fence => self.replies.push(0x00),
            Act::Identity => self.replies.extend_from_slice(b"_EMULATED\0"),
            Act::ProcessId => match given {
                [0x30, 0x30, id @ ..] if id.len() == 4 => {
                    self.replies.extend_from_slice(&[0x37, 0x22]);
                    self.replies.extend_from_slice(id);
                    self.replies.push(0);
                }
                other => self.odd(format!("GS ( H {other:02x?}")),
            },
            Act::RealTimeStatus | Act::CharacterSet | Act::Nothing => {}
        }
    }

    /// Prints a character, on the next line where this one is full, as the head would.
    fn character(&mut self, character: char) {
        let width = if self.style.wide { 2 } else { 1 };
        if self.cells + width > self.model.columns.get() {
            self.odd(format!("line too long: {}", self.line));
            self.end_line();
        }
        if self.line.is_empty() {
            self.line_style = self.style;
        } else if self.line_style != self.style {
            self.odd(format!("style changed within a line: {}", self.line));
        }
        self.line.push(character);
        self.cells += width;
    }

    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.line);
        let style = if text.is_empty() { Style::plain() } else { self.line_style };
        self.cells = 0;
        self.keep(Item::Line(LaidLine { text, style }));
    }

    fn cut(&mut self, mode: u8) {
        if !self.line.is_empty() {
            self.odd("a cut within a line is swallowed".to_owned());
            return;
        }
        match mode {
            0 | 48 | 65 => self.keep(Item::Cut { partial: false }),
            1 | 49 | 66 => self.keep(Item::Cut { partial: true }),
            other => self.odd(format!("cut mode {other}")),
        }
    }

    fn pulse(&mut self, pin: u8, on_ms: u16, off_ms: u16) {
        match pin {
            0 | 48 => self.keep(Item::Pulse { pin: 2, on_ms, off_ms }),
            1 | 49 => self.keep(Item::Pulse { pin: 5, on_ms, off_ms }),
            other => self.odd(format!("drawer {other}")),
        }
    }

    fn barcode(&mut self, given: &[u8]) {
        let (kind, data) = match given {
            [kind @ 0..=6, data @ .., 0] => (*kind, data),
            [kind, _, data @ ..] => (*kind, data),
            _ => return self.odd("barcode without data".to_owned()),
        };
        let text = String::from_utf8_lossy(data).into_owned();
        match kind {
            2 | 67 => self.keep(Item::Barcode { symbology: Symbology::Ean13, data: text }),
            73 => match text.strip_prefix("{B") {
                Some(data) => {
                    let data = data.replace("{{", "{");
                    self.keep(Item::Barcode { symbology: Symbology::Code128, data });
                }
                None => self.odd(format!("CODE128 without code set: {text}")),
            },
            other => self.odd(format!("barcode of kind {other}")),
        }
    }

    fn code_2d(&mut self, given: &[u8]) {
        match given {
            [0x31, 0x41, 0x32, 0x00] => {}
            [0x31, 0x43, module @ 1..=16] => self.qr.1 = *module,
            [0x31, 0x45, 0x30..=0x33] => {}
            [0x31, 0x50, 0x30, data @ ..] => self.qr.0 = data.to_vec(),
            [0x31, 0x51, 0x30] => match String::from_utf8(self.qr.0.clone()) {
                Ok(data) => self.keep(Item::Qr { data, module: self.qr.1 }),
                Err(_) => self.odd("QR code that isn't UTF-8".to_owned()),
            },
            other => {
                let shown = other[..other.len().min(4)].to_vec();
                self.odd(format!("GS ( k {shown:02x?}"));
            }
        }
    }

    fn keep(&mut self, item: Item) {
        if self.printed.items.len() < MAX_KEPT {
            self.printed.items.push(item);
        }
    }

    fn odd(&mut self, what: String) {
        if self.printed.oddities.len() < MAX_KEPT {
            self.printed.oddities.push(what);
        }
    }
}

/// How many parameter bytes follow; `None` where too few have come to tell.
fn parameters(shape: Shape, rest: &[u8]) -> Option<usize> {
    let zero = || rest.iter().position(|&byte| byte == 0).map(|at| at + 1);
    let pair =
        |at: usize| Some(usize::from(*rest.get(at)?) + 256 * usize::from(*rest.get(at + 1)?));
    match shape {
        Fixed(count) => Some(count),
        ToZero => zero(),
        Shape::Cut => Some(if *rest.first()? >= 65 { 2 } else { 1 }),
        Shape::Barcode if *rest.first()? <= 6 => {
            rest[1..].iter().position(|&byte| byte == 0).map(|at| at + 2)
        }
        Shape::Barcode => Some(2 + usize::from(*rest.get(1)?)),
        Long => Some(2 + pair(0)?),
        Shape::Raster => Some(5 + pair(1)? * pair(3)?),
    }
}
