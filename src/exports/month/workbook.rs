//! The month as a workbook of one sheet, in which numbers are numbers.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{MonthError, Told, named, status_key};
use crate::statement::told::{Amount, Row};
use crate::words::Words;

/// The workbook.
///
/// # Errors
/// [`MonthError::Workbook`] when it can't be put together.
pub fn workbook(told: &Told, words: &Words) -> Result<Vec<u8>, MonthError> {
    made(told, words).map_err(MonthError::Workbook)
}

fn made(told: &Told, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same month gives the same bytes: a workbook that says when it was made would not.
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&day));
    let (bold, plain) = (Format::new().set_bold(), Format::new());
    let sheet = workbook.add_worksheet();
    sheet.set_name(told.document.period.month.as_str())?;
    sheet.set_column_width(0, 62)?.set_column_width(1, 16)?.set_column_width(2, 14)?;
    sheet.write_with_format(0, 0, told.cafe.as_str(), &bold)?;
    sheet.write_with_format(1, 0, told.title(words), &plain)?;
    let mut line = 3;
    for group in told.groups() {
        sheet.write_with_format(line, 0, group.label.as_str(), &bold)?;
        line += 1;
        for row in &group.rows {
            sheet.write(line, 0, named(row))?;
            figure(sheet, line, row)?;
            if let Some(status) = row.status {
                sheet.write(line, 2, words.say(status_key(status)))?;
            }
            line += 1;
        }
        line += 1;
    }
    workbook.save_to_buffer()
}

/// Workbooks know no decimals: cents become the nearest binary fraction, and the format shows two
/// places, so nothing is lost to a reader.
fn figure(sheet: &mut Worksheet, line: u32, row: &Row) -> Result<(), XlsxError> {
    let hundredths = |hundredths: i64| hundredths.to_string().parse::<f64>().unwrap_or(0.0) / 100.0;
    let (number, format) = match row.amount {
        Some(Amount::Count(count)) => (hundredths(count.saturating_mul(100)), "# ##0"),
        Some(Amount::Kilometres(count)) => (hundredths(count.saturating_mul(100)), "# ##0\" km\""),
        Some(Amount::Money(cents)) => (hundredths(cents.get()), "# ##0.00\" €\""),
        Some(Amount::Hours(part)) => (hundredths(part), "0.00\" h\""),
        None => return Ok(()),
    };
    sheet.write_with_format(line, 1, number, &Format::new().set_num_format(format))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use super::*;

    #[test]
    fn the_same_month_is_the_same_workbook() {
        let made = workbook(&told(), &Words::french()).expect("a workbook");
        assert_eq!(&made[..4], b"PK\x03\x04", "a ZIP");
        assert_eq!(workbook(&told(), &Words::french()).expect("a workbook"), made);
    }
}
