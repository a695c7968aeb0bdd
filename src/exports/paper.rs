//! What papers of A4 have in common: typefaces, millimetres, ink.

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NunitoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/NunitoSans-Bold.ttf");

/// Points of a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;

/// A sheet of A4, in millimetres.
pub(super) const SHEET: (f32, f32) = (210.0, 297.0);

/// The two weights in which papers are written.
pub(super) struct Fonts {
    pub(super) regular: Font,
    pub(super) bold: Font,
}

impl Fonts {
    /// The embedded typefaces; nothing if the program is damaged.
    pub(super) fn new() -> Option<Self> {
        let font = |bytes: &'static [u8]| Font::new(bytes.to_vec().into(), 0);
        Some(Self { regular: font(REGULAR)?, bold: font(BOLD)? })
    }
}

/// A page of A4, upright.
pub(super) fn a4() -> PageSettings {
    PageSettings::from_wh(SHEET.0 * MM, SHEET.1 * MM).expect("A4 has a width and a height")
}

/// Black.
pub(super) fn ink() -> Fill {
    coloured((0, 0, 0))
}

/// A fill of red, green and blue.
pub(super) fn coloured((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: Default::default(),
    }
}

/// Writes on a page, in millimetres from its upper left corner.
pub(super) struct Pen<'a, 'b>(pub(super) &'a mut Surface<'b>);

impl Pen<'_, '_> {
    /// Writes a text whose baseline begins there, in a size of points.
    pub(super) fn write(&mut self, text: &str, font: &Font, size: f32, at: (f32, f32)) {
        let at = Point::from_xy(at.0 * MM, at.1 * MM);
        self.0.draw_text(at, font.clone(), size, text, false, TextDirection::Auto);
    }

    /// Fills a rectangle: its upper left corner, its width and height.
    pub(super) fn fill(&mut self, corner: (f32, f32), size: (f32, f32), fill: Fill) {
        let rect = Rect::from_xywh(corner.0 * MM, corner.1 * MM, size.0 * MM, size.1 * MM);
        let path = rect.and_then(|rect| {
            let mut builder = PathBuilder::new();
            builder.push_rect(rect);
            builder.finish()
        });
        self.0.set_fill(Some(fill));
        if let Some(path) = path {
            self.0.draw_path(&path);
        }
        self.0.set_fill(Some(ink()));
    }
}
