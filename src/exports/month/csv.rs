//! The month as a table that French spreadsheets open: semicolons, decimal commas, a mark of UTF-8.

use csv::WriterBuilder;

use super::{MonthError, Told};
use crate::domain::money::Cents;
use crate::statement::told::{Amount, Row};
use crate::words::Words;

/// What tells a spreadsheet that the text is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The table, a figure a row. Every cell that begins like a formula is our own text or a number.
///
/// # Errors
/// [`MonthError::Table`] when it can't be written.
pub fn table(told: &Told, words: &Words) -> Result<Vec<u8>, MonthError> {
    let mut writer = WriterBuilder::new().delimiter(b';').from_writer(MARK.to_vec());
    let heads = ["month", "group", "code", "label", "detail", "value", "status"];
    let heads = heads.map(|head| words.say(&format!("month-column-{head}")));
    writer.write_record(&heads).map_err(MonthError::Table)?;
    for group in told.groups() {
        for row in &group.rows {
            let cells = [
                told.document.period.month.clone(),
                group.label.clone(),
                row.key.indicator.clone(),
                row.label.clone(),
                row.details.join(" · "),
                number(row),
                row.status.map_or_else(String::new, |status| words.say(super::status_key(status))),
            ];
            writer.write_record(&cells).map_err(MonthError::Table)?;
        }
    }
    writer.into_inner().map_err(|error| MonthError::Table(error.into_error().into()))
}

/// A number that a French spreadsheet reads as one.
fn number(row: &Row) -> String {
    match row.amount {
        Some(Amount::Count(count) | Amount::Kilometres(count)) => count.to_string(),
        Some(Amount::Money(cents)) => cents.to_string().replace('.', ","),
        Some(Amount::Hours(hundredths)) => Cents::new(hundredths).to_string().replace('.', ","),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use super::*;

    #[test]
    fn a_french_spreadsheet_reads_every_figure() {
        let bytes = table(&told(), &Words::french()).expect("a table");
        let text = String::from_utf8(bytes).expect("UTF-8");
        let text = text.strip_prefix('\u{feff}').expect("a mark");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        let of = |code: &str| {
            let row = rows.iter().find(|row| &row[2] == code).expect(code);
            (row[4].to_owned(), row[5].to_owned(), row[6].to_owned())
        };
        let told = |detail: &str, value: &str, status: &str| {
            (detail.to_owned(), value.to_owned(), status.to_owned())
        };
        assert_eq!(rows.len(), 6);
        assert_eq!(of("ventes.ttc"), told("Épicerie · 5,5 %", "-1214,20", ""));
        assert_eq!(of("ventes.cafes_servis"), told("", "1706", ""));
        assert_eq!(of("vie_asso.heures_benevoles"), told("", "118,50", ""));
        assert_eq!(of("animations.participants"), told("Atelier numérique", "87", "estimé"));
        assert_eq!(of("services.passages"), told("Poste", "", "non proposé"));
    }
}
