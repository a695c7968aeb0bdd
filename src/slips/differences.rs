//! What a delivery lacked or had too much of, for the supplier.

use comptoir_hardware::slip::{Columns, Slip, Style};

use super::{foot, head};
use crate::domain::day::Moment;
use crate::domain::establishment::Establishment;
use crate::domain::quantity::Unit;
use crate::domain::text::Label;
use crate::words::Words;
use crate::words::format::{amount_of, stamp};

/// An article of which more or less came than was announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is called.
    pub name: Label,
    /// What it is counted in.
    pub unit: Unit,
    /// How much was announced, in thousandths.
    pub announced: i64,
    /// How much came, in thousandths.
    pub delivered: i64,
}

impl Difference {
    /// How much is missing, or how much came too much, as people read it.
    pub fn told(&self, words: &Words) -> String {
        let missing = self.announced.saturating_sub(self.delivered);
        let key = if missing > 0 { "differences-missing" } else { "differences-more" };
        words.tell(key, &[("count", amount_of(missing.saturating_abs(), self.unit).into())])
    }

    /// How much was announced and how much came, as people read it.
    pub fn counts(&self, words: &Words) -> String {
        let values = [
            ("announced", amount_of(self.announced, self.unit).into()),
            ("delivered", amount_of(self.delivered, self.unit).into()),
        ];
        words.tell("differences-line", &values)
    }
}

/// Everything that the paper shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferencesPaper {
    /// The café.
    pub establishment: Option<Establishment>,
    /// Who brought the goods.
    pub from: Option<Label>,
    /// The number of the note or invoice.
    pub note: Option<Label>,
    /// When they were counted.
    pub at: Moment,
    /// What differs.
    pub lines: Vec<Difference>,
}

/// The differences of a delivery, for a width.
pub fn differences(paper: &DifferencesPaper, words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    head(&mut slip, words, paper.establishment.as_ref());
    slip.rule();
    slip.line(words.say("differences-title"), Style::plain().bold().tall().centered());
    if let Some(from) = &paper.from {
        slip.line(from.as_str(), Style::plain().bold().centered());
    }
    if let Some(note) = &paper.note {
        slip.center(words.tell("differences-note", &[("note", note.as_str().into())]));
    }
    slip.center(stamp(paper.at));
    slip.rule();
    for line in &paper.lines {
        slip.styled_row(line.name.as_str(), "", Style::plain().bold());
        slip.row(format!("  {}", line.counts(words)), line.told(words));
    }
    foot(&mut slip, words, paper.establishment.as_ref());
    slip
}
