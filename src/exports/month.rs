//! The month for people: a table for spreadsheets, a workbook, and a page for the mairie.

mod csv;
mod page;
mod workbook;

use thiserror::Error;

use crate::domain::money::Cents;
use crate::statement::figures::Status;
use crate::statement::registry::Registry;
use crate::statement::rules::Breach;
use crate::statement::told::{self, Amount, Group, Row};
use crate::statement::wire::Document;
use crate::words::Words;
use crate::words::format::{bare_money, count, money, month};

pub use csv::table;
pub use page::page;
pub use workbook::workbook;

/// A month to be shown.
#[derive(Debug, Clone)]
pub struct Told {
    /// The name over the door.
    pub cafe: String,
    /// Where it is, if that is said.
    pub commune: Option<String>,
    /// What would leave.
    pub document: Document,
}

/// Why a month could not be written.
#[derive(Debug, Error)]
pub enum MonthError {
    /// The table could not be written.
    #[error("the table could not be made")]
    Table(#[source] ::csv::Error),
    /// The workbook could not be put together.
    #[error("the workbook could not be made")]
    Workbook(#[source] rust_xlsxwriter::XlsxError),
    /// The embedded typeface can't be used: the program is damaged.
    #[error("the typeface can't be read")]
    Typeface,
    /// The PDF could not be put together.
    #[error("the PDF could not be made: {0}")]
    Pdf(String),
}

impl Told {
    fn groups(&self) -> Vec<Group> {
        told::groups(&self.document.values, &Registry::current())
    }

    /// `Novembre 2026`, and that it is not over if so.
    fn title(&self, words: &Words) -> String {
        let named = month(&self.document.period.month, words);
        match self.document.is_final() {
            true => named,
            false => words.tell("month-not-over", &[("month", named.into())]),
        }
    }
}

/// A row's name with what its dimensions say.
pub fn named(row: &Row) -> String {
    let mut named = row.label.clone();
    for detail in &row.details {
        named.push_str(" · ");
        named.push_str(detail);
    }
    named
}

/// How much, as a person reads it.
pub fn shown(row: &Row, words: &Words) -> String {
    let told = match row.amount {
        Some(Amount::Count(number)) => count(number),
        Some(Amount::Kilometres(number)) => format!("{}\u{a0}km", count(number)),
        Some(Amount::Money(cents)) => money(cents),
        Some(Amount::Hours(hundredths)) => {
            format!("{}\u{a0}h", bare_money(Cents::new(hundredths)))
        }
        None => String::new(),
    };
    match row.status.map(|status| words.say(status_key(status))) {
        Some(status) if told.is_empty() => status,
        Some(status) => format!("{told} ({status})"),
        None => told,
    }
}

fn status_key(status: Status) -> &'static str {
    match status {
        Status::Estimated => "month-estimated",
        Status::Provisional => "month-provisional",
        Status::Missing => "month-missing",
        Status::NotOffered => "month-not-offered",
        Status::Withheld => "month-withheld",
    }
}

/// What does not work out, in a sentence.
pub fn problem(breach: &Breach, words: &Words) -> String {
    match breach {
        Breach::Unbalanced(amount) => {
            words.tell("statement-unbalanced", &[("amount", money(*amount).into())])
        }
        Breach::Vat(rate) => {
            words.tell("statement-vat", &[("rate", rate.replace('.', ",").into())])
        }
        Breach::NotClosed { opened, closed } => {
            let open = opened.saturating_sub(*closed).max(1) as u64;
            words.tell("statement-not-closed", &[("open", open.into())])
        }
        Breach::OutOfRange(code) => {
            words.tell("statement-out-of-range", &[("code", label_of(code).into())])
        }
        Breach::Unknown(code) | Breach::UnknownIndicator(code) => {
            words.tell("statement-unknown-code", &[("code", label_of(code).into())])
        }
        other => words.say(history(other)),
    }
}

/// What people call an indicator.
fn label_of(code: &str) -> String {
    let registry = Registry::current();
    registry.indicator(code).map_or_else(|| code.to_owned(), |known| known.label.clone())
}

/// What is wrong with how a statement follows the ones before it.
fn history(breach: &Breach) -> &'static str {
    match breach {
        Breach::Running => "statement-running",
        Breach::Revision { .. } => "statement-revision",
        Breach::Previous => "statement-previous",
        Breach::Month => "statement-not-now",
        Breach::Synthetic => "statement-synthetic",
        Breach::NoCommune(_) => "statement-no-commune",
        _ => "statement-no-figure",
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::statement::wire;

    /// A month of a few figures of every kind.
    pub(super) fn told() -> Told {
        let value = |indicator: &str, dimensions: &[(&str, &str)], value, status: Option<&str>| {
            wire::Value {
                indicator: indicator.to_owned(),
                dimensions: dimensions
                    .iter()
                    .map(|(list, code)| ((*list).to_owned(), (*code).to_owned()))
                    .collect(),
                value,
                status: status.map(ToOwned::to_owned),
            }
        };
        let text = include_str!("month/example.json");
        let mut document: Document = serde_json::from_str(text).expect("a document");
        let amount = |text: &str| Some(wire::Told::Amount(text.to_owned()));
        let count = |count| Some(wire::Told::Count(count));
        document.values = vec![
            value("animations.participants", &[("type", "numerique")], count(87), Some("E")),
            value("solidarite.repas", &[("financeur", "klesia")], count(9), None),
            value("ventes.cafes_servis", &[], count(1_706), None),
            value(
                "ventes.ttc",
                &[("famille", "epicerie"), ("tva", "5.5")],
                amount("-1214.20"),
                None,
            ),
            value("vie_asso.heures_benevoles", &[], amount("118.50"), None),
            value("services.passages", &[("service", "poste")], None, Some("NA")),
        ];
        Told { cafe: "Café d’Essai".to_owned(), commune: None, document }
    }
}
