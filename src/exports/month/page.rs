//! The month on one page of A4, for the mairie and those who fund the café: what is public of it,
//! in words. Turnover is the café's own business and not there.

use krilla::Document as Pdf;

use super::{MonthError, Told as Month, named, shown};
use crate::exports::paper::{Fonts, Pen, SHEET, a4, coloured};
use crate::statement::figures::Figure;
use crate::statement::registry::{COMMUNE, Registry, Sensitivity};
use crate::statement::told::{self, Amount, Group, Row};
use crate::statement::wire::{Told, Value};
use crate::words::Words;

/// Bottle green and a pale ground, as on the screens.
const GREEN: (u8, u8, u8) = (26, 82, 64);
const PALE: (u8, u8, u8) = (250, 247, 242);

/// Where lines begin and end, in millimetres.
const LEFT: f32 = 20.0;
const WIDTH: f32 = SHEET.0 - 2.0 * LEFT;
/// Where figures begin.
const FIGURES: f32 = LEFT + 132.0;
/// The most lines, headings counted twice, that people can still read on one page.
const MOST_LINES: usize = 60;
/// Where the last line may stand.
const BOTTOM: f32 = SHEET.1 - 22.0;

/// The page.
///
/// # Errors
/// [`MonthError`] when it can't be put together.
pub fn page(told: &Month, words: &Words) -> Result<Vec<u8>, MonthError> {
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
fn public(month: &Month) -> Vec<Group> {
    let registry = Registry::current();
    let groups = seen(&month.document.values, &registry);
    if groups.iter().map(|group| group.rows.len() + 2).sum::<usize>() <= MOST_LINES {
        return groups;
    }
    seen(&without_places(&month.document.values), &registry)
}

fn seen(values: &[Value], registry: &Registry) -> Vec<Group> {
    let mut groups = told::groups(values, registry);
    for group in &mut groups {
        group.rows.retain(|row| row.sensitivity == Sensitivity::Public && says_something(row));
    }
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// One line for all communes of a figure: a van's month in twelve of them is no page any more.
fn without_places(values: &[Value]) -> Vec<Value> {
    let mut merged: Vec<Value> = Vec::new();
    for value in values {
        let mut value = value.clone();
        let in_places = value.dimensions.remove(COMMUNE).is_some();
        let same = |one: &&mut Value| {
            in_places && one.indicator == value.indicator && one.dimensions == value.dimensions
        };
        match merged.iter_mut().find(same) {
            Some(one) => {
                one.value = together(one.value.take(), value.value);
                one.status = one.status.take().or(value.status);
            }
            None => merged.push(value),
        }
    }
    merged
}

/// Two figures of one indicator as one; the former alone where they can't be added.
fn together(one: Option<Told>, other: Option<Told>) -> Option<Told> {
    let figure = |told: &Option<Told>| told.as_ref().and_then(Told::figure);
    match (figure(&one), figure(&other)) {
        (Some(Figure::Count(one)), Some(Figure::Count(other))) => {
            Some(Told::Count(one.saturating_add(other)))
        }
        (Some(Figure::Amount(first)), Some(Figure::Amount(other))) => {
            first.plus(other).map_or(one, |sum| Some(Told::Amount(sum.to_string())))
        }
        _ => one.or(other),
    }
}

fn says_something(row: &Row) -> bool {
    !matches!(row.amount, None | Some(Amount::Count(0) | Amount::Hours(0) | Amount::Kilometres(0)))
}

/// How high a line is, in millimetres, so that all fit on the page.
fn spacing(rows: usize, groups: usize) -> f32 {
    let lines = u16::try_from(rows + groups * 2).unwrap_or(u16::MAX);
    ((BOTTOM - 56.0) / f32::from(lines.max(1))).clamp(2.4, 6.4)
}

fn head(pen: &mut Pen<'_, '_>, fonts: &Fonts, told: &Month, words: &Words) {
    pen.fill((0.0, 0.0), (SHEET.0, 6.0), coloured(GREEN));
    pen.write(&told.cafe, &fonts.bold, 24.0, (LEFT, 24.0));
    let title = told.title(words);
    let place = told.commune.as_deref().map_or(title.clone(), |place| format!("{place} · {title}"));
    pen.write(&place, &fonts.regular, 15.0, (LEFT, 33.0));
    let days = told.document.period.days.to_string();
    let days = words.tell("month-days", &[("count", days.into())]);
    pen.write(&days, &fonts.regular, 12.0, (LEFT, 41.0));
}

fn foot(pen: &mut Pen<'_, '_>, fonts: &Fonts, told: &Month, words: &Words) {
    let key = if told.document.synthetic { "month-made-up" } else { "month-foot" };
    pen.write(&words.say(key), &fonts.regular, 9.0, (LEFT, SHEET.1 - 12.0));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::tests::told;
    use super::*;
    use crate::domain::money::Cents;

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

    #[test]
    fn the_month_of_a_van_in_twenty_communes_fits_the_page() {
        let mut van = told();
        for number in 1..=20 {
            for indicator in ["itinerance.soirees", "itinerance.participants"] {
                let dimensions = BTreeMap::from([(COMMUNE.to_owned(), format!("52{number:03}"))]);
                let value = Some(Told::Count(number));
                let indicator = indicator.to_owned();
                van.document.values.push(Value { indicator, dimensions, value, status: None });
            }
            let mut dimensions = BTreeMap::from([("base".to_owned(), "declare".to_owned())]);
            dimensions.insert(COMMUNE.to_owned(), format!("52{number:03}"));
            let value = Some(Told::Amount("10.50".to_owned()));
            let indicator = "itinerance.retombees_eur".to_owned();
            van.document.values.push(Value { indicator, dimensions, value, status: None });
        }
        let groups = public(&van);
        let rows: Vec<&Row> = groups.iter().flat_map(|group| &group.rows).collect();
        let of =
            |code: &str| rows.iter().filter(|row| row.key.indicator == code).collect::<Vec<_>>();
        let told = of("itinerance.soirees");
        assert_eq!((told.len(), &told[0].amount), (1, &Some(Amount::Count(210))));
        let spent = of("itinerance.retombees_eur");
        assert_eq!((spent.len(), &spent[0].amount), (1, &Some(Amount::Money(Cents::new(21_000)))));
        let lines: usize = groups.iter().map(|group| group.rows.len() + 2).sum();
        assert!(lines <= MOST_LINES, "{lines}");
        // A village's own few evenings are told by their communes, by name.
        van.document.values.truncate(12);
        let few = public(&van);
        let names: Vec<_> = few.iter().flat_map(|group| &group.rows).map(named).collect();
        assert!(names.iter().any(|name| name.contains("Aigremont")), "{names:?}");
    }
}
