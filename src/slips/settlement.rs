//! The statement of what was settled with a partner, with room for two signatures.

use comptoir_hardware::slip::{Columns, Slip, Style};

use super::{foot, head, partner_head, signatures};
use crate::domain::day::Moment;
use crate::domain::establishment::Establishment;
use crate::domain::partner::{Means, Partner, Settlement};
use crate::domain::text::Label;
use crate::words::Words;
use crate::words::format::{money, numeric, percent};

/// Everything that the statement of a settlement shows.
#[derive(Debug, Clone)]
pub struct SettlementPaper {
    /// The café.
    pub establishment: Option<Establishment>,
    /// With whom it was settled.
    pub partner: Partner,
    /// What was settled.
    pub settlement: Settlement,
    /// When.
    pub at: Moment,
    /// By whom.
    pub operator: Option<Label>,
    /// The name and version of the program.
    pub program: String,
}

/// The statement of a settlement, for a width.
pub fn settlement(paper: &SettlementPaper, words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    head(&mut slip, words, paper.establishment.as_ref());
    partner_head(&mut slip, words, words.say("settlement-title"), &paper.partner, paper.at);
    if let Some(operator) = &paper.operator {
        slip.text(words.tell("settlement-operator", &[("operator", operator.as_str().into())]));
    }
    slip.rule();
    let settled = &paper.settlement;
    let until = numeric(settled.until.date());
    slip.text(words.tell("settlement-until", &[("day", until.into())]));
    slip.row(words.say("settlement-collected"), money(settled.collected));
    let rate = percent(paper.partner.commission);
    slip.row(
        words.tell("settlement-commission", &[("rate", rate.into())]),
        money(settled.commission),
    );
    let (key, amount) = match settled.paid.is_negative() {
        true => ("settlement-received", settled.paid.absolute().unwrap_or(settled.paid)),
        false => ("settlement-paid", settled.paid),
    };
    slip.styled_row(words.say(key), money(amount), Style::plain().bold());
    slip.text(words.say(match settled.means {
        Means::Cash => "settlement-in-cash",
        Means::Transfer => "settlement-by-transfer",
    }));
    slip.rule();
    signatures(&mut slip, words);
    slip.text(words.tell("receipt-program", &[("program", paper.program.as_str().into())]));
    foot(&mut slip, words, paper.establishment.as_ref());
    slip
}
