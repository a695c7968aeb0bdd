//! The statement of a producer: what was sold of its goods, what is left, what is due, with room
//! for two signatures.

use comptoir_hardware::slip::{Columns, Slip, Style};

use super::{foot, head, partner_head, signatures};
use crate::domain::day::Moment;
use crate::domain::establishment::Establishment;
use crate::domain::money::Cents;
use crate::domain::partner::{Deal, Partner};
use crate::domain::quantity::Unit;
use crate::domain::stock::Statement;
use crate::domain::text::Label;
use crate::words::Words;
use crate::words::format::{amount_of, money, numeric, percent};

/// What a producer is told of one of its goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProducerLine {
    /// Its name.
    pub name: Label,
    /// What it is counted in.
    pub unit: Unit,
    /// How much was sold, in thousandths of its unit.
    pub sold: i64,
    /// What customers paid for it with VAT, in cents.
    pub gross: Cents,
    /// How much is left, in thousandths of its unit; none when nobody counts it.
    pub left: Option<i64>,
}

/// Everything that a producer's statement shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProducerPaper {
    /// The café.
    pub establishment: Option<Establishment>,
    /// The producer.
    pub partner: Partner,
    /// When it was made.
    pub at: Moment,
    /// Its sums.
    pub sums: Statement,
    /// Its goods, by name.
    pub lines: Vec<ProducerLine>,
}

/// The statement of a producer, for a width.
pub fn producer_statement(paper: &ProducerPaper, words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    head(&mut slip, words, paper.establishment.as_ref());
    partner_head(&mut slip, words, words.say("statement-title"), &paper.partner, paper.at);
    slip.text(words.say(match paper.partner.deal {
        Deal::Purchase => "statement-purchase",
        Deal::Consignment => "statement-consignment",
        Deal::Mandate => "statement-mandate",
    }));
    let until = numeric(paper.sums.until.date());
    match paper.sums.since {
        Some(since) => {
            let since = numeric(since.date());
            let values = [("since", since.into()), ("until", until.into())];
            slip.text(words.tell("statement-period", &values));
        }
        None => {
            slip.text(words.tell("statement-until", &[("until", until.into())]));
        }
    }
    slip.rule();
    slip.styled_row(words.say("statement-sold"), "", Style::plain().bold());
    for line in paper.lines.iter().filter(|line| line.sold != 0 || !line.gross.is_zero()) {
        slip.text(line.name.as_str());
        slip.row(format!("  {}", amount_of(line.sold, line.unit)), money(line.gross));
    }
    slip.rule();
    slip.styled_row(words.say("statement-left"), "", Style::plain().bold());
    for line in &paper.lines {
        if let Some(left) = line.left {
            slip.row(line.name.as_str(), amount_of(left, line.unit));
        }
    }
    slip.rule();
    slip.row(words.say("statement-total"), money(paper.sums.sold));
    if paper.partner.deal != Deal::Purchase {
        let rate = percent(paper.partner.commission);
        let commission = words.tell("settlement-commission", &[("rate", rate.into())]);
        slip.row(commission, money(paper.sums.commission));
        slip.styled_row(words.say("statement-due"), money(paper.sums.due), Style::plain().bold());
    }
    slip.rule();
    signatures(&mut slip, words);
    foot(&mut slip, words, paper.establishment.as_ref());
    slip
}
