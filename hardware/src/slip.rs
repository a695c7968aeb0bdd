//! A slip: what should stand on a strip of paper, said without naming a device.
//!
//! A slip is a list of blocks for a width in columns. It is built once, stored with its job as
//! JSON, and laid out ([`Slip::laid_out`]) in the same way for the printer, for the picture and
//! for plain text. Nothing in it knows what a ticket or an amount is, only that the right side
//! of a row must never be cut in two.
//!
//! ```
//! use comptoir_hardware::slip::{Columns, Slip, Style};
//!
//! let mut slip = Slip::new(Columns::WIDE);
//! slip.line("Café de la Place", Style::plain().centered().bold())
//!     .rule()
//!     .row("2 × Café crème", "4,00 €")
//!     .cut();
//! assert!(slip.to_text().contains("4,00 €"));
//! ```

use serde::{Deserialize, Serialize};

use crate::ean;

mod layout;

pub use layout::{Laid, LaidLine, plain_text};

/// The version written in stored slips. A later one is refused, never guessed at.
pub const SLIP_VERSION: u16 = 1;
/// The most blocks that a slip may hold: a ticket of 500 lines with room to spare.
pub const MAX_BLOCKS: usize = 4_000;
/// The most characters of one text of a block.
pub const MAX_TEXT: usize = 1_000;
/// The most bytes of a QR code's data, well readable at 58 mm.
pub const MAX_QR: usize = 600;
/// The most characters of a CODE128 barcode, as wide as 58 mm paper carries.
pub const MAX_CODE128: usize = 14;

/// How many characters of ordinary size stand on a line: 16 to 64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Columns(u8);

impl Columns {
    /// 58 mm paper.
    pub const NARROW: Self = Self(32);
    /// 80 mm paper on older printers.
    pub const MEDIUM: Self = Self(42);
    /// 80 mm paper, the usual width.
    pub const WIDE: Self = Self(48);

    /// The number of columns.
    pub fn get(self) -> usize {
        usize::from(self.0)
    }
}

impl TryFrom<u8> for Columns {
    type Error = SlipError;

    fn try_from(columns: u8) -> Result<Self, SlipError> {
        match columns {
            16..=64 => Ok(Self(columns)),
            _ => Err(SlipError::Columns { columns }),
        }
    }
}

impl From<Columns> for u8 {
    fn from(columns: Columns) -> Self {
        columns.0
    }
}

/// Where a line stands between the two edges of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
}

/// How the characters of a line look. Plain unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Style {
    /// Where the line stands; a row fills its line, so this says nothing about rows.
    pub align: Align,
    /// Bold.
    pub bold: bool,
    /// Twice as wide: half as many characters a line.
    pub wide: bool,
    /// Twice as high.
    pub tall: bool,
}

impl Style {
    /// Ordinary characters at the left.
    pub fn plain() -> Self {
        Self::default()
    }

    /// The same in the middle of the paper.
    pub fn centered(self) -> Self {
        Self { align: Align::Center, ..self }
    }

    /// The same at the right edge.
    pub fn right(self) -> Self {
        Self { align: Align::Right, ..self }
    }

    /// The same in bold.
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same, twice as high.
    pub fn tall(self) -> Self {
        Self { tall: true, ..self }
    }

    /// The same, twice as wide and twice as high.
    pub fn double(self) -> Self {
        Self { wide: true, tall: true, ..self }
    }

    /// How many characters of this style stand on a line.
    pub fn capacity(self, columns: Columns) -> usize {
        if self.wide { columns.get() / 2 } else { columns.get() }
    }
}

/// One cell of a row of several columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// What stands in it. Wrapped on words at the left; never broken at the right.
    pub text: String,
    /// Its width in characters; none shares what the others leave.
    pub width: Option<u8>,
    /// On which side of the cell the text stands.
    pub align: Align,
}

impl Cell {
    /// A cell of a given width whose text stands at the left and wraps.
    pub fn left(text: impl Into<String>, width: u8) -> Self {
        Self { text: text.into(), width: Some(width), align: Align::Left }
    }

    /// A cell of a given width whose text, such as an amount, stands at the right and is never
    /// broken: where it is too long, it takes room from cells of the left.
    pub fn right(text: impl Into<String>, width: u8) -> Self {
        Self { text: text.into(), width: Some(width), align: Align::Right }
    }

    /// A cell that takes the room left by the others; its text stands at the left and wraps.
    pub fn rest(text: impl Into<String>) -> Self {
        Self { text: text.into(), width: None, align: Align::Left }
    }
}

/// A kind of barcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Symbology {
    /// Thirteen digits with their check digit.
    Ean13,
    /// Printable ASCII, at most [`MAX_CODE128`] characters.
    Code128,
}

impl Symbology {
    /// Whether a barcode of this kind can carry the data. What can't is printed as text.
    pub fn carries(self, data: &str) -> bool {
        match self {
            Self::Ean13 => data.len() == 13 && ean::is_valid(data),
            Self::Code128 => {
                (1..=MAX_CODE128).contains(&data.len())
                    && data.bytes().all(|byte| matches!(byte, b' '..=b'~'))
            }
        }
    }
}

/// One thing on a slip, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// A text, wrapped on words.
    Text {
        /// The text; line breaks count as spaces.
        text: String,
        /// How it looks.
        #[serde(default)]
        style: Style,
    },
    /// A text at the left that wraps, and one at the right that is never broken.
    Row {
        /// At the left.
        left: String,
        /// At the right, on the first line.
        right: String,
        /// How both look.
        #[serde(default)]
        style: Style,
    },
    /// Several columns, one space apart.
    Cells {
        /// From left to right.
        cells: Vec<Cell>,
        /// How all look.
        #[serde(default)]
        style: Style,
    },
    /// A line of dashes across the paper.
    Rule,
    /// Empty lines.
    Feed {
        /// How many.
        lines: u8,
    },
    /// A barcode in the middle, with its text below.
    Barcode {
        /// Which kind.
        symbology: Symbology,
        /// What it says.
        data: String,
    },
    /// A QR code in the middle.
    Qr {
        /// What it says, at most [`MAX_QR`] bytes of UTF-8.
        data: String,
    },
    /// The paper is cut here, or fed to where it can be torn.
    Cut,
    /// The drawer's pulse. Wherever it stands, it is sent before everything else.
    Drawer,
}

/// Why a slip can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SlipError {
    /// A width that no receipt printer has.
    #[error("a slip can't be {columns} columns wide (16 to 64)")]
    Columns {
        /// The width asked for.
        columns: u8,
    },
    /// Written by a later program.
    #[error("slip of version {version}; this program reads version {SLIP_VERSION}")]
    Version {
        /// The version found.
        version: u16,
    },
    /// More than [`MAX_BLOCKS`].
    #[error("slip of {count} blocks; at most {MAX_BLOCKS} are printed")]
    TooManyBlocks {
        /// How many there are.
        count: usize,
    },
    /// A text of more than [`MAX_TEXT`] characters.
    #[error("block {index} holds more than {MAX_TEXT} characters in one text")]
    TextTooLong {
        /// Which block, from zero.
        index: usize,
    },
    /// A row of more cells than a line has room for.
    #[error("block {index} has {count} cells; a row has 1 to 8")]
    CellCount {
        /// Which block, from zero.
        index: usize,
        /// How many cells.
        count: usize,
    },
}

/// What should stand on a strip of paper. See the module's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "StoredSlip", into = "StoredSlip")]
pub struct Slip {
    columns: Columns,
    blocks: Vec<Block>,
}

/// The form in which a slip is stored.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredSlip {
    version: u16,
    columns: Columns,
    blocks: Vec<Block>,
}

impl From<Slip> for StoredSlip {
    fn from(slip: Slip) -> Self {
        Self { version: SLIP_VERSION, columns: slip.columns, blocks: slip.blocks }
    }
}

impl TryFrom<StoredSlip> for Slip {
    type Error = SlipError;

    fn try_from(stored: StoredSlip) -> Result<Self, SlipError> {
        if stored.version != SLIP_VERSION {
            return Err(SlipError::Version { version: stored.version });
        }
        let slip = Self { columns: stored.columns, blocks: stored.blocks };
        slip.check()?;
        Ok(slip)
    }
}

impl Slip {
    /// An empty slip of a width.
    pub fn new(columns: Columns) -> Self {
        Self { columns, blocks: Vec::new() }
    }

    /// Its width.
    pub fn columns(&self) -> Columns {
        self.columns
    }

    /// The same slip for another width: blocks are laid out late, so nothing is lost.
    pub fn at(mut self, columns: Columns) -> Self {
        self.columns = columns;
        self
    }

    /// Its blocks, from top to bottom.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Adds any block.
    pub fn push(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }

    /// Adds a text that wraps on words.
    pub fn line(&mut self, text: impl Into<String>, style: Style) -> &mut Self {
        self.push(Block::Text { text: text.into(), style })
    }

    /// Adds a plain text.
    pub fn text(&mut self, text: impl Into<String>) -> &mut Self {
        self.line(text, Style::plain())
    }

    /// Adds a plain text in the middle.
    pub fn center(&mut self, text: impl Into<String>) -> &mut Self {
        self.line(text, Style::plain().centered())
    }

    /// Adds a row: a text at the left that wraps, one at the right that is never broken.
    pub fn row(&mut self, left: impl Into<String>, right: impl Into<String>) -> &mut Self {
        self.styled_row(left, right, Style::plain())
    }

    /// Adds a row in a style.
    pub fn styled_row(
        &mut self,
        left: impl Into<String>,
        right: impl Into<String>,
        style: Style,
    ) -> &mut Self {
        self.push(Block::Row { left: left.into(), right: right.into(), style })
    }

    /// Adds a row of several columns, one space apart.
    pub fn cells(&mut self, cells: impl Into<Vec<Cell>>, style: Style) -> &mut Self {
        self.push(Block::Cells { cells: cells.into(), style })
    }

    /// Adds a line of dashes.
    pub fn rule(&mut self) -> &mut Self {
        self.push(Block::Rule)
    }

    /// Adds empty lines.
    pub fn feed(&mut self, lines: u8) -> &mut Self {
        self.push(Block::Feed { lines })
    }

    /// Adds a barcode. Data that the kind can't carry is printed as text instead: a wrong code
    /// must not keep a receipt from coming out.
    pub fn barcode(&mut self, symbology: Symbology, data: impl Into<String>) -> &mut Self {
        self.push(Block::Barcode { symbology, data: data.into() })
    }

    /// Adds a QR code. Data over [`MAX_QR`] bytes is printed as text instead.
    pub fn qr(&mut self, data: impl Into<String>) -> &mut Self {
        self.push(Block::Qr { data: data.into() })
    }

    /// Cuts the paper.
    pub fn cut(&mut self) -> &mut Self {
        self.push(Block::Cut)
    }

    /// Opens the drawer with this slip.
    pub fn drawer(&mut self) -> &mut Self {
        self.push(Block::Drawer)
    }

    /// Whether the slip opens the drawer.
    pub fn opens_drawer(&self) -> bool {
        self.blocks.contains(&Block::Drawer)
    }

    /// Checks the limits of this page. Encoding, drawing and reading from JSON check by
    /// themselves; whoever stores a slip checks first.
    pub fn check(&self) -> Result<(), SlipError> {
        if self.blocks.len() > MAX_BLOCKS {
            return Err(SlipError::TooManyBlocks { count: self.blocks.len() });
        }
        self.blocks.iter().enumerate().try_for_each(|(index, block)| check_block(index, block))
    }
}

/// Checks the limits of one block.
fn check_block(index: usize, block: &Block) -> Result<(), SlipError> {
    let fits = |text: &str| text.chars().nth(MAX_TEXT).is_none();
    let all_fit = match block {
        Block::Text { text, .. } => fits(text),
        Block::Row { left, right, .. } => fits(left) && fits(right),
        Block::Cells { cells, .. } => {
            if !(1..=8).contains(&cells.len()) {
                return Err(SlipError::CellCount { index, count: cells.len() });
            }
            cells.iter().all(|cell| fits(&cell.text))
        }
        Block::Barcode { data, .. } | Block::Qr { data } => fits(data),
        Block::Rule | Block::Feed { .. } | Block::Cut | Block::Drawer => true,
    };
    if all_fit { Ok(()) } else { Err(SlipError::TextTooLong { index }) }
}
