//! From blocks to lines: the one place that wraps, aligns and fills, so that the printer, the
//! picture and the plain text can't disagree.

use super::{Align, Block, Cell, Columns, MAX_QR, Slip, Style, Symbology};
use crate::text::{NO_BREAK, Repertoire};

/// The least width in which a text beside an amount is still readable.
const LEAST_LEFT: usize = 8;
/// The least width to which a cell of the left is squeezed by its neighbours.
const LEAST_CELL: usize = 4;

/// One laid thing, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Laid {
    /// A line of text, perhaps empty.
    Line(LaidLine),
    /// A barcode whose data has been checked.
    Barcode {
        /// Which kind.
        symbology: Symbology,
        /// What it says.
        data: String,
    },
    /// A QR code of at most [`MAX_QR`] bytes.
    Qr {
        /// What it says.
        data: String,
    },
    /// The paper is cut here.
    Cut,
    /// The drawer's pulse.
    Drawer,
}

/// A line that fits its width and holds only characters of its repertoire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaidLine {
    /// The text, without spaces at its end; its alignment is in the style.
    pub text: String,
    /// How it looks and where it stands.
    pub style: Style,
}

impl LaidLine {
    /// The line as a row of columns, with the spaces that its alignment puts before it. A wide
    /// line is spaced by its own, wide, characters.
    pub fn padded(&self, columns: Columns) -> String {
        let free = self.style.capacity(columns).saturating_sub(self.text.chars().count());
        let before = match self.style.align {
            Align::Left => 0,
            Align::Center => free / 2,
            Align::Right => free,
        };
        format!("{}{}", " ".repeat(before), self.text)
    }
}

impl Slip {
    /// The slip as lines for an output that shows this repertoire. The drawer's pulse comes
    /// first; everything else keeps its order.
    pub fn laid_out(&self, repertoire: Repertoire) -> Vec<Laid> {
        let mut laid = Vec::with_capacity(self.blocks.len() + 8);
        if self.opens_drawer() {
            laid.push(Laid::Drawer);
        }
        let mut layout = Layout { columns: self.columns, repertoire, laid };
        for block in &self.blocks {
            layout.block(block);
        }
        layout.laid
    }

    /// The slip as plain text with the characters of Windows-1252: what the paper shows, codes
    /// as their data in brackets, the cut as a line of scissors' dashes.
    pub fn to_text(&self) -> String {
        plain_text(&self.laid_out(Repertoire::default()), self.columns)
    }
}

/// Laid lines as plain text, each line ended by a line feed.
pub fn plain_text(laid: &[Laid], columns: Columns) -> String {
    let mut text = String::new();
    for item in laid {
        match item {
            Laid::Line(line) => text.push_str(&line.padded(columns)),
            Laid::Barcode { data, .. } => text.push_str(&in_brackets("||", data, columns)),
            Laid::Qr { data } => text.push_str(&in_brackets("QR", data, columns)),
            Laid::Cut => text.push_str(&"- ".repeat(columns.get() / 2)),
            Laid::Drawer => continue,
        }
        while text.ends_with(' ') {
            text.pop();
        }
        text.push('\n');
    }
    text
}

/// A code as text, in the middle where it fits.
fn in_brackets(mark: &str, data: &str, columns: Columns) -> String {
    let text = format!("[{mark} {data}]");
    LaidLine { text, style: Style::plain().centered() }.padded(columns)
}

/// The work of one layout.
struct Layout {
    columns: Columns,
    repertoire: Repertoire,
    laid: Vec<Laid>,
}

impl Layout {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Text { text, style } => self.text(text, *style),
            Block::Row { left, right, style } => self.row(left, right, *style),
            Block::Cells { cells, style } => self.cells(cells, *style),
            Block::Rule => self.line("-".repeat(self.columns.get()), Style::plain()),
            Block::Feed { lines } => {
                for _ in 0..*lines {
                    self.line(String::new(), Style::plain());
                }
            }
            Block::Barcode { symbology, data } if symbology.carries(data) => {
                self.laid.push(Laid::Barcode { symbology: *symbology, data: data.clone() });
            }
            Block::Qr { data } if (1..=MAX_QR).contains(&data.len()) => {
                // A telephone shows what it reads, and a printer would obey some of these.
                let data = data.chars().filter(|character| !character.is_control()).collect();
                self.laid.push(Laid::Qr { data });
            }
            Block::Barcode { data, .. } | Block::Qr { data } => {
                self.text(data, Style::plain().centered());
            }
            Block::Cut => self.laid.push(Laid::Cut),
            Block::Drawer => {}
        }
    }

    /// Adds one line; the no-break spaces have done their work.
    fn line(&mut self, text: String, style: Style) {
        let text = text.replace(NO_BREAK, " ").trim_end().to_owned();
        let style = if text.is_empty() { Style::plain() } else { style };
        self.laid.push(Laid::Line(LaidLine { text, style }));
    }

    fn text(&mut self, text: &str, style: Style) {
        for line in wrapped(&self.repertoire.prepared(text), style.capacity(self.columns)) {
            self.line(line, style);
        }
    }

    fn row(&mut self, left: &str, right: &str, style: Style) {
        let style = Style { align: Align::Left, ..style };
        let capacity = style.capacity(self.columns);
        let left = self.repertoire.prepared(left.trim_end());
        let right = self.repertoire.prepared(right.trim());
        let needed = width(&right);
        let room = capacity.saturating_sub(needed + 1);
        if needed == 0 {
            self.text(&left, style);
        } else if needed <= capacity && (width(&left) <= room || room >= LEAST_LEFT) {
            for (index, part) in wrapped(&left, room.max(1)).into_iter().enumerate() {
                let right = if index == 0 { right.as_str() } else { "" };
                self.line(format!("{}{right}", filled(&part, capacity - width(right))), style);
            }
        } else {
            self.text(&left, style);
            self.text(&right, Style { align: Align::Right, ..style });
        }
    }

    fn cells(&mut self, cells: &[Cell], style: Style) {
        let style = Style { align: Align::Left, ..style };
        let capacity = style.capacity(self.columns);
        let texts: Vec<String> =
            cells.iter().map(|cell| self.repertoire.prepared(cell.text.trim_end())).collect();
        let Some(widths) = cell_widths(cells, &texts, capacity) else {
            // Nothing is lost where there is no room side by side: one under the other.
            for (cell, text) in cells.iter().zip(&texts).filter(|(_, text)| !text.is_empty()) {
                self.text(text, Style { align: cell.align, ..style });
            }
            return;
        };
        let columns: Vec<Vec<String>> =
            texts.iter().zip(&widths).map(|(text, width)| wrapped(text, *width)).collect();
        let height = columns.iter().map(Vec::len).max().unwrap_or(0);
        for index in 0..height {
            let parts = columns.iter().zip(cells).zip(&widths).map(|((lines, cell), width)| {
                placed(lines.get(index).map_or("", String::as_str), *width, cell.align)
            });
            self.line(parts.collect::<Vec<_>>().join(" "), style);
        }
    }
}

/// The widths of the cells of a row, or none where they can't stand side by side.
fn cell_widths(cells: &[Cell], texts: &[String], capacity: usize) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = cells
        .iter()
        .zip(texts)
        .map(|(cell, text)| {
            let asked = cell.width.map_or(0, usize::from);
            if cell.align == Align::Left { asked } else { asked.max(width(text)) }
        })
        .collect();
    let gaps = cells.len().saturating_sub(1);
    let taken = widths.iter().sum::<usize>() + gaps;
    let rest: Vec<usize> = (0..cells.len()).filter(|&at| cells[at].width.is_none()).collect();
    let free = capacity.saturating_sub(taken);
    for (nth, &at) in rest.iter().enumerate() {
        widths[at] += free / rest.len() + usize::from(nth < free % rest.len());
    }
    let mut over = (widths.iter().sum::<usize>() + gaps).saturating_sub(capacity);
    for at in 0..cells.len() {
        let least = least_width(&cells[at], width(&texts[at]));
        let given = widths[at].saturating_sub(least).min(over);
        widths[at] -= given;
        over -= given;
        if widths[at] < least {
            return None;
        }
    }
    (over == 0).then_some(widths)
}

/// The width below which a cell doesn't go: a number keeps its own, only the blank before it may
/// be taken; a text may be squeezed to a few letters a line.
fn least_width(cell: &Cell, needed: usize) -> usize {
    let least = match (cell.align, cell.width) {
        (Align::Left, Some(asked)) => LEAST_CELL.min(usize::from(asked)),
        (Align::Left, None) => LEAST_CELL.min(needed),
        (Align::Center | Align::Right, _) => needed,
    };
    least.max(1)
}

/// How many columns a prepared text takes.
fn width(text: &str) -> usize {
    text.chars().count()
}

/// A text filled with spaces up to a width.
fn filled(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

/// A text at its side of a cell.
fn placed(text: &str, to: usize, align: Align) -> String {
    let free = to.saturating_sub(width(text));
    let before = match align {
        Align::Left => 0,
        Align::Center => free / 2,
        Align::Right => free,
    };
    filled(&format!("{}{text}", " ".repeat(before)), to)
}

/// A prepared text as lines of at most `to` characters, broken at spaces; a word longer than a
/// line is broken where it must be. Never empty: an empty text is one empty line.
fn wrapped(text: &str, to: usize) -> Vec<String> {
    let to = to.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut started = false;
    for word in text.trim_end_matches(' ').split(' ') {
        if width(&line) + usize::from(started) + width(word) <= to {
            if started {
                line.push(' ');
            }
            line.push_str(word);
            started = true;
        } else if !word.is_empty() {
            if !line.trim_matches(' ').is_empty() {
                lines.push(line.trim_end_matches(' ').to_owned());
            }
            let mut letters: Vec<char> = word.chars().collect();
            while letters.len() > to {
                lines.push(letters.drain(..to).collect());
            }
            line = letters.into_iter().collect();
            started = true;
        }
    }
    lines.push(line);
    lines
}
