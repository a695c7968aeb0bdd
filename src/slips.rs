//! Papers as slips: what a receipt, a reading and a closing say, without naming a printer. What a
//! customer or the tax office reads is French.

mod bread;
mod closing;
mod differences;
mod labels;
mod paper;
mod parcel;
mod receipt;
mod settlement;
mod statement;
mod sums;
mod third_party;

use comptoir_hardware::slip::{Slip, Style};

pub use bread::{
    BreadOrderPaper, KeptPaper, KeptRow, StatementPaper, baker_statement, bread_order, kept_bread,
};
pub use closing::{closing, reading};
pub use differences::{Difference, DifferencesPaper, differences};
pub use labels::{LabelPaper, labels};
pub use paper::{Balance, ClosingPaper, ReadingPaper, ReceiptPaper, Seal};
pub use parcel::{ManifestPaper, ParcelPaper, manifest, parcel_label, parcel_receipt};
pub use receipt::receipt;
pub use settlement::{SettlementPaper, settlement};
pub use statement::{ProducerLine, ProducerPaper, producer_statement};

use crate::domain::day::Moment;
use crate::domain::establishment::Establishment;
use crate::domain::partner::Partner;
use crate::words::Words;
use crate::words::format::stamp;

/// The café's identity, as the law wants it at the head of a receipt.
fn head(slip: &mut Slip, words: &Words, establishment: Option<&Establishment>) {
    let Some(cafe) = establishment else {
        return;
    };
    if cafe.demonstration {
        slip.line(words.say("receipt-fake"), Style::plain().bold().centered());
    }
    slip.line(cafe.name.as_str(), Style::plain().bold().tall().centered());
    for line in cafe.legal_form.iter().chain(&cafe.address) {
        slip.center(line.as_str());
    }
    let numbers = [
        cafe.siret.as_ref().map(|text| ("receipt-siret", "siret", text)),
        cafe.naf.as_ref().map(|text| ("receipt-naf", "naf", text)),
        cafe.vat_number.as_ref().map(|text| ("receipt-vat-number", "number", text)),
    ];
    for (key, name, text) in numbers.into_iter().flatten() {
        slip.center(words.tell(key, &[(name, text.as_str().into())]));
    }
    if cafe.vat_exempt {
        slip.center(words.say("receipt-exempt"));
    }
}

/// What a paper for a partner is, whose it is, and when it was made.
fn partner_head(slip: &mut Slip, words: &Words, title: String, partner: &Partner, at: Moment) {
    slip.rule();
    slip.line(title, Style::plain().bold().tall().centered());
    slip.line(partner.name(), Style::plain().bold().centered());
    if let Some(siret) = &partner.siret {
        slip.center(words.tell("receipt-siret", &[("siret", siret.as_str().into())]));
    }
    slip.center(stamp(at));
}

/// Room for the signatures of the café and of its partner.
fn signatures(slip: &mut Slip, words: &Words) {
    for key in ["settlement-signed-cafe", "settlement-signed-partner"] {
        slip.text(words.say(key));
        slip.text("\u{a0}");
        slip.text("\u{a0}");
        slip.rule();
    }
}

/// The mark that ends a paper of the demonstration café as it began.
fn foot(slip: &mut Slip, words: &Words, establishment: Option<&Establishment>) {
    if establishment.is_some_and(|cafe| cafe.demonstration) {
        slip.line(words.say("receipt-fake"), Style::plain().bold().centered());
    }
    slip.cut();
}

#[cfg(test)]
mod tests;
