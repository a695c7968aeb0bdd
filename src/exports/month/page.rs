//! The month on one page of A4, for the mairie and those who fund the café: what is public of it,
//! in words. Turnover is the café's own business and not there.

use krilla::Document as Pdf;

use super::{MonthError, Told, named, shown};
use crate::exports::paper::{Fonts, Pen, SHEET, a4, coloured};
use crate::statement::registry::Sensitivity;
use crate::statement::told::{Group, Row};
use crate::words::Words;

/// Bottle green and a pale ground, as on the screens.
const GREEN: (u8, u8, u8) = (26, 82, 64);
const PALE: (u8, u8, u8) = (250, 247, 242);

/// Where lines begin and end, in millimetres.
const LEFT: f32 = 20.0;
const WIDTH: f32 = SHEET.0 - 2.0 * LEFT;
/// Where figures begin.
const FIGURES: f32 = LEFT + 132.0;
/// Where the last line may stand.
const BOTTOM: f32 = SHEET.1 - 22.0;

/// The page.
///
/// # Errors
/// [`MonthError`] when it can't be put together.
pub fn page(told: &Told, words: &Words) -> Result<Vec<u8>, MonthError> {
    let fonts = Fonts::new().ok_or(MonthError::Typeface)?;
    let groups = public(told);
    let rows: usize = groups.iter().map(|group| group.rows.len()).sum();
    let line = spacing(rows, groups.len());
    let mut pdf = Pdf::new();
    let mut page = pdf.start_page_with(a4());
    let mut surface = page.surface();
    let mut pen = Pen(&mut surface);
    head(&mut pen, &fonts, told, words);
    let mut down = 52.0;
    for group in &groups {
        down += line * 0.6;
        pen.fill((LEFT, down - line * 0.75), (WIDTH, line), coloured(PALE));
        pen.write(&group.label, &fonts.bold, line * 1.9, (LEFT + 2.0, down));
        down += line * 1.1;
        for row in &group.rows {
            pen.write(&named(row), &fonts.regular, line * 1.7, (LEFT + 2.0, down));
            pen.write(&shown(row, words), &fonts.bold, line * 1.7, (FIGURES, down));
            down += line;
        }
    }
    foot(&mut pen, &fonts, told, words);
    surface.finish();
    page.finish();
    pdf.finish().map_err(|error| MonthError::Pdf(format!("{error:?}")))
}

/// What anyone may see of the month, without what is zero.
fn public(told: &Told) -> Vec<Group> {
    let mut groups = told.groups();
    for group in &mut groups {
        group.rows.retain(|row| row.sensitivity == Sensitivity::Public && says_something(row));
    }
    groups.retain(|group| !group.rows.is_empty());
    groups
}

fn says_something(row: &Row) -> bool {
    use crate::statement::told::Amount;
    !matches!(row.amount, None | Some(Amount::Count(0) | Amount::Hours(0) | Amount::Kilometres(0)))
}

/// How high a line is, in millimetres, so that all fit on the page.
fn spacing(rows: usize, groups: usize) -> f32 {
    let lines = u16::try_from(rows + groups * 2).unwrap_or(u16::MAX);
    ((BOTTOM - 56.0) / f32::from(lines.max(1))).clamp(2.4, 6.4)
}

fn head(pen: &mut Pen<'_, '_>, fonts: &Fonts, told: &Told, words: &Words) {
    pen.fill((0.0, 0.0), (SHEET.0, 6.0), coloured(GREEN));
    pen.write(&told.cafe, &fonts.bold, 24.0, (LEFT, 24.0));
    let title = told.title(words);
    let place = told.commune.as_deref().map_or(title.clone(), |place| format!("{place} · {title}"));
    pen.write(&place, &fonts.regular, 15.0, (LEFT, 33.0));
    let days = told.document.period.days.to_string();
    let days = words.tell("month-days", &[("count", days.into())]);
    pen.write(&days, &fonts.regular, 12.0, (LEFT, 41.0));
}

fn foot(pen: &mut Pen<'_, '_>, fonts: &Fonts, told: &Told, words: &Words) {
    let key = if told.document.synthetic { "month-made-up" } else { "month-foot" };
    pen.write(&words.say(key), &fonts.regular, 9.0, (LEFT, SHEET.1 - 12.0));
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use super::*;

    #[test]
    fn the_page_says_what_is_public_and_no_turnover() {
        let pdf = page(&told(), &Words::french()).expect("a PDF");
        assert_eq!(page(&told(), &Words::french()).expect("a PDF"), pdf);
        let read = lopdf::Document::load_mem(&pdf).expect("a PDF");
        assert_eq!(read.get_pages().len(), 1);
        let text = read.extract_text(&[1]).expect("text");
        for word in ["Café d’Essai", "Octobre 2026", "1 706", "KLESIA", "118,50", "87"] {
            let word = word.replace(' ', "\u{a0}");
            let text = text.replace(' ', "\u{a0}");
            assert!(text.contains(&word), "{word} is missing in {text:?}");
        }
        assert!(!text.contains("214,20"), "{text}");
        assert!(!text.contains("non proposé"), "{text}");
    }
}
