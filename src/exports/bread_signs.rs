//! Price signs of bread, eight on a sheet of A4: each 19 cm by 3.3 cm, where 15 by 2.5 are the
//! least (arrêté no 78-89/P).

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Rect};
use krilla::paint::Stroke;
use krilla::surface::Surface;
use krilla::text::Font;
use thiserror::Error;

use super::paper::{Fonts, MM, Pen, SHEET, a4, ink};
use crate::domain::bread::Sign;
use crate::words::Words;
use crate::words::format::money;

/// A sign, in millimetres.
const SIGN: (f32, f32) = (190.0, 33.0);

/// Signs on a sheet.
pub const ON_A_SHEET: usize = 8;

/// Where the price begins, from the left edge of its sign, in millimetres.
const PRICE_AT: f32 = 132.0;

/// The size of a name that has room, in points; a longer one is smaller.
const NAME_SIZE: f32 = 34.0;

/// How wide a letter of the name is, in parts of its size: a generous mean.
const LETTER: f32 = 0.58;

/// Why signs could not be made.
#[derive(Debug, Error)]
pub enum SignsError {
    /// There is no bread.
    #[error("there is no bread to make signs of")]
    NoBread,
    /// The embedded typeface can't be used: the program is damaged.
    #[error("the typeface can't be read")]
    Typeface,
    /// The PDF could not be put together.
    #[error("the PDF could not be made: {0}")]
    Pdf(String),
}

/// The signs as a PDF with embedded typefaces; the same signs give the same bytes.
///
/// # Errors
/// [`SignsError`] without bread, or when the PDF can't be put together.
pub fn bread_signs(signs: &[Sign], words: &Words) -> Result<Vec<u8>, SignsError> {
    if signs.is_empty() {
        return Err(SignsError::NoBread);
    }
    let fonts = Fonts::new().ok_or(SignsError::Typeface)?;
    let mut document = Document::new();
    for sheet in signs.chunks(ON_A_SHEET) {
        let mut page = document.start_page_with(a4());
        let mut surface = page.surface();
        for (rank, sign) in (0_u16..).zip(sheet) {
            let left = (SHEET.0 - SIGN.0) / 2.0;
            let top = (SHEET.1 - 8.0 * SIGN.1) / 2.0 + f32::from(rank) * SIGN.1;
            draw(&mut surface, &fonts, sign, words, (left, top));
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|error| SignsError::Pdf(format!("{error:?}")))
}

/// One sign, whose upper left corner is at `corner`, in millimetres.
fn draw(surface: &mut Surface<'_>, fonts: &Fonts, sign: &Sign, words: &Words, corner: (f32, f32)) {
    let (left, top) = corner;
    frame(surface, left, top);
    let mut write = |text: &str, font: &Font, size: f32, right: f32, down: f32| {
        Pen(surface).write(text, font, size, (left + right, top + down));
    };
    let room = (PRICE_AT - 10.0) * MM;
    let letters = f32::from(u16::try_from(sign.name.chars().count()).unwrap_or(u16::MAX));
    let size = (room / (letters.max(1.0) * LETTER)).min(NAME_SIZE);
    write(&sign.name, &fonts.bold, size, 6.0, 14.5);
    write(&money(sign.price), &fonts.bold, 44.0, PRICE_AT, 18.0);
    write(&words.say("sign-piece"), &fonts.regular, 13.0, PRICE_AT, 26.5);
    if let Some(grams) = sign.grams {
        let weight = words.tell("sign-weight", &[("grams", grams.to_string().into())]);
        write(&weight, &fonts.regular, 20.0, 6.0, 26.5);
    }
    if let Some(per_kilogram) = sign.per_kilogram {
        let price = words.tell("sign-kilogram", &[("price", money(per_kilogram).into())]);
        write(&price, &fonts.regular, 20.0, 44.0, 26.5);
    }
}

/// The thin line along which a sign is cut out.
fn frame(surface: &mut Surface<'_>, left: f32, top: f32) {
    let rect = Rect::from_xywh(left * MM, top * MM, SIGN.0 * MM, SIGN.1 * MM);
    let path = rect.and_then(|rect| {
        let mut builder = PathBuilder::new();
        builder.push_rect(rect);
        builder.finish()
    });
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: rgb::Color::new(140, 131, 120).into(),
        width: 0.5,
        ..Stroke::default()
    }));
    if let Some(path) = path {
        surface.draw_path(&path);
    }
    surface.set_stroke(None);
    surface.set_fill(Some(ink()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Cents;

    fn sign(name: &str, grams: Option<u32>, price: i64) -> Sign {
        let per_kilogram = grams.map(|grams| Cents::new(price * 1_000 / i64::from(grams)));
        Sign { name: name.to_owned(), grams, price: Cents::new(price), per_kilogram }
    }

    fn text_of(pdf: &[u8]) -> (usize, String) {
        let document = lopdf::Document::load_mem(pdf).expect("a PDF");
        let pages: Vec<u32> = document.get_pages().keys().copied().collect();
        (pages.len(), document.extract_text(&pages).expect("text"))
    }

    #[test]
    fn signs_say_name_weight_and_both_prices() {
        let signs = [sign("Baguette", Some(250), 110), sign("Croissant", None, 120)];
        let pdf = bread_signs(&signs, &Words::french()).expect("a PDF");
        let (pages, text) = text_of(&pdf);
        assert_eq!(pages, 1);
        for word in ["Baguette", "250", "1,10", "4,40", "Croissant", "1,20"] {
            assert!(text.contains(word), "{word} is missing in {text:?}");
        }
    }

    #[test]
    fn the_ninth_sign_begins_another_sheet() {
        let signs: Vec<Sign> = (0..9).map(|_| sign("Pain de campagne", Some(400), 240)).collect();
        let pdf = bread_signs(&signs, &Words::french()).expect("a PDF");
        assert_eq!(text_of(&pdf).0, 2);
        let again = bread_signs(&signs, &Words::french()).expect("a PDF");
        assert_eq!(pdf, again, "the same signs give the same bytes");
        assert!(matches!(bread_signs(&[], &Words::french()), Err(SignsError::NoBread)));
    }

    #[test]
    fn a_sign_is_as_large_as_the_rule_wants() {
        assert!(SIGN.0 >= 150.0 && SIGN.1 >= 25.0);
        assert!(8.0 * SIGN.1 <= SHEET.1 && SIGN.0 <= SHEET.0);
    }
}
