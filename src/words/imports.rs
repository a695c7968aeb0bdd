//! What is wrong or odd about a supplier's file, as people read it.

use super::{Words, codes};
use crate::imports::invoice::{InvoiceError, Kind, Term};
use crate::imports::price_list::{Field, Mistake, Oddity, Problem, Warning};

/// A mistake in a price list, with its line.
pub fn list_problem(words: &Words, problem: &Problem) -> String {
    at_line(words, problem.line, mistake(words, &problem.mistake))
}

/// What is odd about a line of a price list: its line, and what it is.
pub fn list_warning(words: &Words, warning: &Warning) -> (String, String) {
    let oddity = match warning.oddity {
        Oddity::Code(why) => {
            let why = codes::gtin(words, why);
            words.tell("supplier-odd-code", &[("why", why.into())])
        }
        Oddity::OwnCode => words.say("supplier-odd-own-code"),
        Oddity::CodeTwice => words.say("supplier-odd-code-twice"),
        Oddity::NoPrice => words.say("supplier-odd-no-price"),
        Oddity::Ignored(column) => {
            words.tell("supplier-odd-ignored", &[("column", field(words, column).into())])
        }
        Oddity::Above(lines) => {
            words.tell("supplier-odd-above", &[("count", (lines as u64).into())])
        }
    };
    let line = warning.line.to_string();
    (words.tell("supplier-odd-line", &[("line", line.into())]), oddity)
}

fn at_line(words: &Words, line: u64, what: String) -> String {
    if line == 0 {
        return what;
    }
    let line = line.to_string();
    words.tell("supplier-line", &[("line", line.into()), ("what", what.into())])
}

fn mistake(words: &Words, mistake: &Mistake) -> String {
    let column = |key, name: String| words.tell(key, &[("column", name.into())]);
    match mistake {
        Mistake::TooLarge => words.say("supplier-too-large"),
        Mistake::NotATable => words.say("supplier-not-a-table"),
        Mistake::NoHeader => words.say("supplier-no-header"),
        Mistake::NoNames => words.say("supplier-no-names"),
        Mistake::MissingColumn(name) => column("supplier-missing-column", name.clone()),
        Mistake::Unmapped(unmapped) => column("supplier-unmapped", field(words, *unmapped)),
        Mistake::ColumnTwice(name) => column("supplier-column-twice", name.clone()),
        Mistake::CellCount => words.say("supplier-cell-count"),
        Mistake::LongCell => words.say("supplier-long-cell"),
        Mistake::DamagedCode(code) => {
            words.tell("supplier-damaged-code", &[("code", code.as_str().into())])
        }
        Mistake::Cell(named, text) => {
            let (column, text) = (field(words, *named), text.as_str());
            words.tell("supplier-cell", &[("column", column.into()), ("text", text.into())])
        }
        Mistake::Empty => words.say("supplier-empty"),
    }
}

/// What a column holds.
pub fn field(words: &Words, field: Field) -> String {
    words.say(match field {
        Field::Code => "supplier-field-code",
        Field::Reference => "supplier-field-reference",
        Field::Name => "supplier-field-name",
        Field::NetPrice => "supplier-field-net-price",
        Field::GrossPrice => "supplier-field-gross-price",
        Field::Vat => "supplier-field-vat",
        Field::Pack => "supplier-field-pack",
        Field::Unit => "supplier-field-unit",
    })
}

/// What a document of a supplier is.
pub fn invoice_kind(words: &Words, kind: Kind) -> String {
    words.say(match kind {
        Kind::Invoice => "supplier-invoice",
        Kind::CreditNote => "supplier-credit-note",
        Kind::Corrected => "supplier-corrected",
        Kind::Prepayment => "supplier-prepayment",
    })
}

/// Why an invoice can't be read.
pub fn invoice_error(words: &Words, error: &InvoiceError) -> String {
    let of = |term: Term| ("what", super::Value::from(invoice_term(words, term)));
    let at = |line: &Option<String>, what| match line {
        Some(line) => words.tell(
            "supplier-invoice-line",
            &[("line", line.as_str().into()), ("what", super::Value::Text(what))],
        ),
        None => what,
    };
    match error {
        InvoiceError::TooLarge => words.say("supplier-invoice-too-large"),
        InvoiceError::NotAnInvoice => words.say("supplier-not-an-invoice"),
        InvoiceError::Pdf => words.say("supplier-pdf"),
        InvoiceError::NoAttachment => words.say("supplier-no-attachment"),
        InvoiceError::Xml(_) => words.say("supplier-xml"),
        InvoiceError::Hostile => words.say("supplier-hostile"),
        InvoiceError::NoLines => words.say("supplier-no-lines"),
        InvoiceError::TooManyLines => words.say("supplier-too-many-lines"),
        InvoiceError::Currency(code) => {
            words.tell("supplier-currency", &[("currency", code.as_str().into())])
        }
        InvoiceError::Missing { term, line } => {
            at(line, words.tell("supplier-invoice-missing", &[of(*term)]))
        }
        InvoiceError::Value { term, line, value } => {
            let text = ("text", value.as_str().into());
            at(line, words.tell("supplier-invoice-value", &[of(*term), text]))
        }
    }
}

fn invoice_term(words: &Words, term: Term) -> String {
    words.say(match term {
        Term::Number => "supplier-term-number",
        Term::Date => "supplier-term-date",
        Term::Kind => "supplier-term-kind",
        Term::Seller => "supplier-term-seller",
        Term::Total => "supplier-term-total",
        Term::Name => "supplier-term-name",
        Term::Quantity => "supplier-term-quantity",
        Term::Price => "supplier-term-price",
        Term::Vat => "supplier-term-vat",
        Term::LineTotal => "supplier-term-line-total",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::{invoice, price_list};

    #[test]
    fn a_damaged_column_of_codes_says_what_to_do() {
        let list = b"ean;nom;prix ht\n3,76E+12;Riz;1,42\n";
        let mapping = price_list::preview(list).expect("a table").guess;
        let problems = price_list::read(list, &mapping).expect_err("a mistake");
        let said = list_problem(&Words::french(), &problems[0]);
        assert!(said.starts_with("Ligne 2"), "{said}");
        assert!(said.contains("3,76E+12") && said.contains("tableur"), "{said}");
    }

    #[test]
    fn an_invoice_says_which_line_is_wrong() {
        let text = include_str!("../../assets/demo/facture-grossiste.xml");
        let error = invoice::read(text.replace(">1.42<", ">x<").as_bytes()).expect_err("wrong");
        let said = invoice_error(&Words::french(), &error);
        assert!(said.contains('4') && said.contains('x'), "{said}");
        let bare = invoice_error(&Words::french(), &InvoiceError::NoLines);
        assert!(bare.len() > 40, "{bare}");
    }
}
