//! The month of the relay at the desk, and its file for a spreadsheet.

use std::fs;

use chrono::{Datelike, NaiveDate};

use crate::domain::money::Cents;
use crate::domain::parcel::Declaration;
use crate::domain::parcel::carrier::Kind;
use crate::store::{LinkedSales, StoreError};
use crate::till::TillError;
use crate::till::desk::Desk;
use crate::till::parcels::Statement;
use crate::words::Words;
use crate::words::format::bare_money;

impl Desk {
    /// The months of all carriers; `day` is any day of the month.
    ///
    /// # Errors
    /// As [`crate::till::Till::parcel_month`].
    pub fn parcel_month(&mut self, day: NaiveDate) -> Result<Vec<Statement>, TillError> {
        self.till.parcel_month(day)
    }

    /// Hand-overs of a month, and how many of them a sale followed.
    ///
    /// # Errors
    /// As [`crate::till::Till::sales_after_parcels`].
    pub fn sales_after_parcels(&mut self, day: NaiveDate) -> Result<LinkedSales, TillError> {
        self.till.sales_after_parcels(self.act(), day)
    }

    /// Writes down what a carrier says of a month.
    ///
    /// # Errors
    /// As [`crate::till::Till::declare_parcels`].
    pub fn declare_parcels(&mut self, said: Declaration) -> Result<(), TillError> {
        self.till.declare_parcels(self.act(), said)?;
        self.after_commit(false)
    }

    /// The month as a table for a spreadsheet: a line for each carrier and kind, our count, its
    /// worth, the carrier's count and the difference. Amounts have a comma, as in France.
    ///
    /// # Errors
    /// As [`crate::till::Till::parcel_month`].
    pub fn parcel_month_csv(&mut self, day: NaiveDate) -> Result<String, TillError> {
        table(&self.till.parcel_month(day)?, &self.french)
    }

    /// Writes that table to `exports/colis-YYYY-MM.csv` in the till's folder, and says where.
    ///
    /// # Errors
    /// As [`crate::till::Till::parcel_month`], and [`TillError::Store`] when the file can't be
    /// written.
    pub fn write_parcel_month(&mut self, day: NaiveDate) -> Result<String, TillError> {
        let text = self.parcel_month_csv(day)?;
        let folder = self.till.store().folder().join("exports");
        let path = folder.join(format!("colis-{:04}-{:02}.csv", day.year(), day.month()));
        fs::create_dir_all(&folder).and_then(|()| fs::write(&path, text)).map_err(|source| {
            let operation = "writing the month of parcels";
            TillError::Store(StoreError::File { operation, path: path.clone(), source })
        })?;
        Ok(path.display().to_string())
    }
}

fn table(statements: &[Statement], words: &Words) -> Result<String, TillError> {
    let mut lines = vec![words.say("parcels-csv-head")];
    for Statement { carrier, first, month } in statements {
        let begin = format!("{:04}-{:02};{}", first.year(), first.month(), quoted(&carrier.name));
        for line in &month.lines {
            let kind = words.say(match line.kind {
                Kind::Arrival => "parcel-kind-arrival",
                Kind::HandOver => "parcel-kind-hand-over",
                Kind::DropOff => "parcel-kind-drop-off",
                Kind::Return => "parcel-kind-return",
            });
            let declared = line.declared.map_or(String::new(), |count| count.to_string());
            let differs = line.difference().map_or(String::new(), |count| count.to_string());
            let worth = bare_money(line.expected);
            let counted = line.counted;
            lines.push(format!("{begin};{kind};{counted};{worth};{declared};;{differs};"));
        }
        let amount = |amount: Option<Cents>| amount.map_or(String::new(), bare_money);
        let total = words.say("parcels-csv-total");
        let (expected, declared) = (bare_money(month.expected), amount(month.declared));
        let differs = amount(month.difference()?);
        lines.push(format!("{begin};{total};;{expected};;{declared};;{differs}"));
    }
    Ok(lines.join("\r\n") + "\r\n")
}

/// A name as a field: quoted, so that no sign in it ends the field, and never begun by what a
/// spreadsheet would reckon with.
fn quoted(name: &crate::domain::text::Label) -> String {
    let name = name.as_str().replace('"', "\"\"");
    let formula = name.starts_with(['=', '+', '-', '@']);
    format!("\"{}{name}\"", if formula { "'" } else { "" })
}
