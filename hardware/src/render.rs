//! A slip as a picture: what the paper will look like, for the screen, for a PNG file and for
//! people without a printer. Dots are those of a printer of 203 dots an inch.

use std::collections::HashMap;

use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};

use crate::codes;
use crate::slip::{Align, Columns, Laid, LaidLine, MAX_QR, Slip, SlipError, Style, Symbology};
use crate::text::Repertoire;

/// Dots of a column, as on paper.
const CELL: usize = 12;
/// Dots from one line to the next.
const PITCH: usize = 30;
/// Blank dots around the text.
const MARGIN: usize = 24;
/// Blank dots above and below a code.
const QUIET: usize = 15;
/// Dots of a barcode's height: 10 mm.
const BAR_HEIGHT: usize = 80;
/// The tallest picture, in dots: a ticket of 500 lines several times over.
const MAX_HEIGHT: usize = 60_000;
/// Ink isn't quite black on thermal paper, and is easier on the eye.
const INK: u8 = 0x16;
/// The grey of the line where the paper is cut.
const CUT_INK: u8 = 0xa0;

/// The font's height (ascent less descent) at which a letter is one cell wide.
const FONT_HEIGHT: f32 = 26.0;

/// The two weights of the slip's font; see `fonts/README.md`.
const REGULAR: &[u8] = include_bytes!("../fonts/ComptoirSlipMono-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/ComptoirSlipMono-Bold.ttf");

/// A picture in shades of grey, row by row from the top; 0 is black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Dots a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// One byte a dot.
    pub grey: Vec<u8>,
}

/// Why a slip has no picture.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The slip is beyond a limit.
    #[error("the slip can't be drawn")]
    Slip(#[from] SlipError),
    /// The picture would be too tall.
    #[error("the slip would be {height} dots tall; at most {MAX_HEIGHT} are drawn")]
    TooTall {
        /// Its height in dots.
        height: usize,
    },
    /// The picture can't be written as PNG.
    #[error("the picture can't be written as PNG")]
    Png(#[from] png::EncodingError),
}

/// Draws a slip with the letters that a printer of this repertoire would show.
pub fn render(slip: &Slip, repertoire: Repertoire) -> Result<Picture, RenderError> {
    slip.check()?;
    draw(&slip.laid_out(repertoire), slip.columns())
}

/// Draws what is laid out already, such as what [`crate::escpos::shown`] gives.
pub fn draw(laid: &[Laid], columns: Columns) -> Result<Picture, RenderError> {
    let height = laid.iter().map(height_of).sum::<usize>() + 2 * MARGIN;
    if height > MAX_HEIGHT {
        return Err(RenderError::TooTall { height });
    }
    let width = columns.get() * CELL + 2 * MARGIN;
    let mut canvas =
        Canvas { width, height, grey: vec![0xff; width * height], glyphs: Glyphs::new() };
    let mut top = MARGIN;
    for item in laid {
        match item {
            Laid::Line(line) => canvas.line(line, top),
            Laid::Barcode { symbology, data } => canvas.barcode(*symbology, data, top),
            Laid::Qr { data } => canvas.qr(data, top),
            Laid::Cut => canvas.cut(top),
            Laid::Drawer => {}
        }
        top += height_of(item);
    }
    Ok(canvas.picture())
}

impl Picture {
    /// The picture as a PNG file in shades of grey.
    pub fn png(&self) -> Result<Vec<u8>, RenderError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.grey)?;
        writer.finish()?;
        Ok(bytes)
    }

    /// The picture as a screen wants it: red, green, blue and opacity of each dot.
    pub fn rgba(&self) -> Vec<u8> {
        self.grey.iter().flat_map(|&grey| [grey, grey, grey, 0xff]).collect()
    }
}

/// How many rows a laid thing takes.
fn height_of(item: &Laid) -> usize {
    match item {
        Laid::Line(line) if line.style.tall => 2 * PITCH,
        Laid::Line(_) | Laid::Cut => PITCH,
        Laid::Barcode { .. } => BAR_HEIGHT + PITCH + QUIET,
        // The tallest code that a slip may hold is drawn with the same modules everywhere.
        Laid::Qr { data } if data.len() <= MAX_QR => {
            codes::qr_modules(data).map_or(0, |rows| rows.len() * QR_MODULE + 2 * QUIET)
        }
        Laid::Qr { .. } | Laid::Drawer => 0,
    }
}

/// Dots of a QR module in the picture; the largest code then fits the narrowest paper.
const QR_MODULE: usize = 4;

/// A picture under way.
struct Canvas {
    width: usize,
    height: usize,
    grey: Vec<u8>,
    glyphs: Glyphs,
}

impl Canvas {
    /// Darkens a dot by a share of the ink, 0 to 255.
    fn ink(&mut self, x: usize, y: usize, coverage: u8) {
        if x < self.width && y < self.height {
            let dot = &mut self.grey[y * self.width + x];
            let light = u32::from(0xff - INK) * u32::from(coverage) / 255;
            *dot = (*dot).min(u8::try_from(0xff - light).unwrap_or(INK));
        }
    }

    fn fill(&mut self, left: usize, top: usize, width: usize, height: usize) {
        for y in top..top + height {
            for x in left..left + width {
                self.ink(x, y, 0xff);
            }
        }
    }

    /// Where something of this width begins to stand in the middle.
    fn centered(&self, width: usize) -> usize {
        self.width.saturating_sub(width) / 2
    }

    fn line(&mut self, line: &LaidLine, top: usize) {
        let cell = if line.style.wide { 2 * CELL } else { CELL };
        let length = line.text.chars().count() * cell;
        let mut left = match line.style.align {
            Align::Left => MARGIN,
            Align::Center => self.centered(length),
            Align::Right => self.width.saturating_sub(MARGIN + length),
        };
        for character in line.text.chars() {
            if line.text_is_rule() {
                self.fill(left, top + PITCH / 2, CELL - 4, 2);
            } else {
                self.character(character, line.style, left, top);
            }
            left += cell;
        }
    }

    fn character(&mut self, character: char, style: Style, left: usize, top: usize) {
        let glyph = self.glyphs.glyph(character, style).clone();
        for (x, y, coverage) in glyph.iter().copied() {
            let (x, y) = (left.saturating_add_signed(x), top.saturating_add_signed(y));
            self.ink(x, y, coverage);
        }
    }

    fn barcode(&mut self, symbology: Symbology, data: &str, top: usize) {
        let module = if symbology == Symbology::Ean13 { 3 } else { 2 };
        let bars = codes::bars(symbology, data);
        let left = self.centered(bars.len() * module);
        for (index, _) in bars.iter().enumerate().filter(|(_, dark)| **dark) {
            self.fill(left + index * module, top + QUIET / 2, module, BAR_HEIGHT);
        }
        let style = Style::plain().centered();
        self.line(&LaidLine { text: data.to_owned(), style }, top + BAR_HEIGHT + QUIET / 2);
    }

    fn qr(&mut self, data: &str, top: usize) {
        let Some(rows) = codes::qr_modules(data) else { return };
        let left = self.centered(rows.len() * QR_MODULE);
        for (y, row) in rows.iter().enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
                let (x, y) = (left + x * QR_MODULE, top + QUIET + y * QR_MODULE);
                self.fill(x, y, QR_MODULE, QR_MODULE);
            }
        }
    }

    /// A light dashed line from edge to edge.
    fn cut(&mut self, top: usize) {
        let row = (top + PITCH / 2) * self.width;
        for x in (0..self.width).filter(|x| x / 6 % 2 == 0) {
            self.grey[row + x] = CUT_INK;
        }
    }

    fn picture(self) -> Picture {
        // The limits on columns and height keep both far within 32 bits.
        let number = |dots| u32::try_from(dots).unwrap_or(u32::MAX);
        Picture { width: number(self.width), height: number(self.height), grey: self.grey }
    }
}

impl LaidLine {
    /// Whether the line is nothing but dashes: drawn as strokes, evener than the hyphens.
    fn text_is_rule(&self) -> bool {
        self.text.len() > 3 && self.text.bytes().all(|byte| byte == b'-') && !self.style.wide
    }
}

/// The dots of a glyph from the corner of its cell, and how much ink each has.
type Dots = Vec<(isize, isize, u8)>;

/// The font, with the glyphs drawn so far.
struct Glyphs {
    regular: FontRef<'static>,
    bold: FontRef<'static>,
    drawn: HashMap<(char, Style), Dots>,
}

impl Glyphs {
    fn new() -> Self {
        let font = |bytes| FontRef::try_from_slice(bytes).expect("the tests read both fonts");
        Self { regular: font(REGULAR), bold: font(BOLD), drawn: HashMap::new() }
    }

    /// The dots of a character in a style, drawn once.
    fn glyph(&mut self, character: char, style: Style) -> &Dots {
        let style = Style { align: Align::Left, ..style };
        let font = if style.bold { &self.bold } else { &self.regular };
        self.drawn.entry((character, style)).or_insert_with(|| dots(font, character, style))
    }
}

/// Draws one glyph.
fn dots(font: &FontRef<'static>, character: char, style: Style) -> Dots {
    let times = |doubled| if doubled { 2.0 } else { 1.0 };
    let scale = PxScale { x: FONT_HEIGHT * times(style.wide), y: FONT_HEIGHT * times(style.tall) };
    let scaled = font.as_scaled(scale);
    // The letters stand in the middle of the pitch, whatever their height.
    let blank = (PITCH as f32 * times(style.tall) - scaled.height()) / 2.0;
    let origin = point(0.0, (blank + scaled.ascent()).round());
    let glyph = font.glyph_id(character).with_scale_and_position(scale, origin);
    let mut dots = Dots::new();
    if let Some(outline) = font.outline_glyph(glyph) {
        let bounds = outline.px_bounds();
        let (left, top) = (bounds.min.x as isize, bounds.min.y as isize);
        outline.draw(|x, y, coverage| {
            let coverage = (coverage.clamp(0.0, 1.0) * 255.0) as u8;
            if coverage > 0 {
                dots.push((left + x as isize, top + y as isize, coverage));
            }
        });
    }
    dots
}

#[cfg(test)]
mod tests {
    use ab_glyph::{Font, FontRef};

    use super::{BOLD, REGULAR};
    use crate::text::Repertoire;

    #[test]
    fn the_font_has_every_letter_that_is_shown() {
        for bytes in [REGULAR, BOLD] {
            let font = FontRef::try_from_slice(bytes).expect("a font");
            for character in (' '..='\u{ffff}').filter(|shown| {
                Repertoire::Wpc1252.byte(*shown).or(Repertoire::Pc858.byte(*shown)).is_some()
            }) {
                assert_ne!(font.glyph_id(character).0, 0, "{character:?}");
            }
        }
    }
}
