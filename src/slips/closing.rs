//! The reading (X) and the closing (Z).

use comptoir_hardware::slip::{Columns, Slip, Style};

use super::sums::{heading, sums};
use super::third_party::{cash_moves, third_party};
use super::{ClosingPaper, ReadingPaper, foot, head};
use crate::domain::closing::{CashCount, Count};
use crate::domain::money::Cents;
use crate::words::Words;
use crate::words::format::{money, numeric, short_money, stamp};

/// The closing of a day.
pub fn closing(paper: &ClosingPaper, words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    let closing = &paper.closing;
    head(&mut slip, words, paper.establishment.as_ref());
    slip.rule();
    let title = words.tell("closing-title", &[("number", paper.number.to_string().into())]);
    slip.line(title, Style::plain().bold().tall().centered());
    let day = numeric(closing.day.day.date());
    slip.center(words.tell("closing-day", &[("day", day.into())]));
    slip.text(words.tell("closing-opened", &[("at", stamp(closing.day.opened_at).into())]));
    slip.text(words.tell("closing-closed", &[("at", stamp(paper.at).into())]));
    if let Some(operator) = &paper.operator {
        slip.text(words.tell("closing-operator", &[("operator", operator.as_str().into())]));
    }
    slip.rule();
    sums(&mut slip, words, &closing.day.totals, &paper.families);
    third_party(&mut slip, words, &closing.day.totals, &paper.partners);
    drawer(&mut slip, paper, words);
    slip.rule();
    slip.row(words.say("closing-month"), money(closing.month_to_date));
    slip.row(words.say("closing-year"), money(closing.year_to_date));
    heading(&mut slip, words, "closing-perpetual");
    slip.row(words.say("closing-perpetual-algebraic"), money(closing.perpetual.algebraic));
    slip.row(words.say("closing-perpetual-absolute"), money(closing.perpetual.absolute));
    slip.row(words.say("closing-perpetual-third"), money(closing.perpetual.third_party));
    seal(&mut slip, paper, words);
    foot(&mut slip, words, paper.establishment.as_ref());
    slip
}

fn drawer(slip: &mut Slip, paper: &ClosingPaper, words: &Words) {
    let closing = &paper.closing;
    heading(slip, words, "closing-drawer");
    slip.row(words.say("closing-float"), money(closing.day.float));
    slip.row(words.say("closing-cash"), money(closing.day.totals.cash()));
    cash_moves(slip, words, &closing.day.totals);
    slip.row(words.say("closing-expected"), money(closing.expected_cash));
    match &closing.count {
        Count::Counted(count) => {
            pieces(slip, count);
            slip.row(words.say("closing-counted"), money(count.total().unwrap_or(Cents::ZERO)));
            let difference = closing.difference.unwrap_or(Cents::ZERO);
            let strong = Style::plain().bold();
            slip.styled_row(words.say("closing-difference"), money(difference), strong);
        }
        Count::Skipped => {
            slip.text(words.say("closing-not-counted"));
        }
        Count::Automatic => {
            slip.text(words.say("closing-automatic"));
        }
    }
}

fn pieces(slip: &mut Slip, count: &CashCount) {
    for (denomination, pieces) in count.pieces.iter().rev().filter(|(_, pieces)| **pieces > 0) {
        let amount = denomination.get().saturating_mul(i64::from(*pieces));
        let name = format!("  {pieces} × {}", short_money(*denomination));
        slip.row(name, money(Cents::new(amount)));
    }
}

fn seal(slip: &mut Slip, paper: &ClosingPaper, words: &Words) {
    slip.rule();
    let place = [
        ("epoch", paper.seal.epoch.to_string().into()),
        ("seq", paper.seal.seq.to_string().into()),
    ];
    slip.text(words.tell("closing-head", &place));
    // In groups of four, as people compare them; the lines break between groups.
    let digits: String = paper.seal.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    slip.text(grouped(&digits));
    if let Some(fingerprint) = &paper.seal.fingerprint {
        slip.text(words.say("closing-fingerprint"));
        slip.text(fingerprint.as_str());
    }
    match &paper.seal.extract {
        Some(extract) => {
            slip.text(words.tell("receipt-seal", &[("extract", extract.as_str().into())]))
        }
        None => slip.text(words.say("receipt-unsealed")),
    };
    slip.text(words.tell("receipt-program", &[("program", paper.program.as_str().into())]));
}

fn grouped(digits: &str) -> String {
    let characters: Vec<char> = digits.chars().collect();
    let groups: Vec<String> = characters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

/// The reading of a day that goes on.
pub fn reading(paper: &ReadingPaper, words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    head(&mut slip, words, paper.establishment.as_ref());
    slip.rule();
    slip.line(words.say("reading-title"), Style::plain().bold().tall().centered());
    let day = numeric(paper.day.date());
    slip.center(words.tell("closing-day", &[("day", day.into())]));
    slip.center(stamp(paper.at));
    if let Some(operator) = &paper.operator {
        slip.text(words.tell("reading-operator", &[("operator", operator.as_str().into())]));
    }
    slip.rule();
    sums(&mut slip, words, &paper.totals, &paper.families);
    third_party(&mut slip, words, &paper.totals, &paper.partners);
    if !paper.totals.cash_moves.is_empty() {
        heading(&mut slip, words, "closing-drawer");
        cash_moves(&mut slip, words, &paper.totals);
    }
    slip.rule();
    slip.text(words.tell("receipt-program", &[("program", paper.program.as_str().into())]));
    foot(&mut slip, words, paper.establishment.as_ref());
    slip
}
