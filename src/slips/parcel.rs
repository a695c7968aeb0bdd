//! Papers of the relay: the label for the shelf, the receipt for who leaves a parcel, and the
//! driver's manifest.

use comptoir_hardware::slip::{Columns, Slip, Style};

use super::{foot, head};
use crate::domain::day::{BusinessDay, Moment};
use crate::domain::establishment::Establishment;
use crate::domain::parcel::state::{Parcel, State, Waiting};
use crate::words::Words;
use crate::words::format::{short_day, stamp};

/// A parcel with what the register still says of it.
#[derive(Debug, Clone)]
pub struct ParcelPaper {
    /// The café.
    pub establishment: Option<Establishment>,
    /// The carrier's name.
    pub carrier: String,
    /// The parcel.
    pub parcel: Parcel,
    /// The name, or its first letters; empty if it is not known.
    pub name: String,
    /// The number; empty if it is not known.
    pub number: String,
}

/// A driver's visit.
#[derive(Debug, Clone)]
pub struct ManifestPaper {
    /// The café.
    pub establishment: Option<Establishment>,
    /// The carrier's name.
    pub carrier: String,
    /// When the driver came.
    pub at: Moment,
    /// The parcels that left, each with its number; empty for one that is not known.
    pub given: Vec<(Parcel, String)>,
    /// How many should have left and are missing.
    pub missing: usize,
    /// How many parcels the till received today.
    pub arrived: u32,
    /// How many the driver's paper announced.
    pub announced: Option<u32>,
}

/// The label for the shelf: the place in letters that are read from afar.
pub fn parcel_label(paper: &ParcelPaper, words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    let large = Style::plain().bold().double();
    slip.line(paper.parcel.slot.to_string(), large.centered());
    if !paper.name.is_empty() {
        slip.line(paper.name.as_str(), large.centered());
    }
    slip.center(paper.carrier.as_str());
    if let Some(due) = paper.parcel.due_on {
        let day = short_day(words, BusinessDay::new(due));
        let kept = words.tell("slip-parcel-kept", &[("day", day.into())]);
        slip.line(kept, Style::plain().bold().centered());
    }
    foot(&mut slip, words, paper.establishment.as_ref());
    slip
}

/// The receipt for who leaves a parcel. The carrier's own proof is the one that counts.
pub fn parcel_receipt(paper: &ParcelPaper, words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    head(&mut slip, words, paper.establishment.as_ref());
    slip.rule();
    slip.line(words.say("slip-parcel-receipt"), Style::plain().bold().tall().centered());
    slip.row(words.say("slip-parcel-carrier"), paper.carrier.as_str());
    slip.row(words.say("slip-parcel-at"), stamp(paper.parcel.came_at));
    if !paper.number.is_empty() {
        slip.text(words.say("slip-parcel-number"));
        slip.line(paper.number.as_str(), Style::plain().bold());
    }
    slip.rule();
    slip.text(words.say("slip-parcel-proof"));
    foot(&mut slip, words, paper.establishment.as_ref());
    slip
}

/// The driver's manifest, with a line to sign on the paper that the café keeps.
pub fn manifest(paper: &ManifestPaper, words: &Words, columns: Columns) -> Slip {
    let mut slip = Slip::new(columns);
    head(&mut slip, words, paper.establishment.as_ref());
    slip.rule();
    slip.line(words.say("slip-manifest"), Style::plain().bold().tall().centered());
    slip.row(paper.carrier.as_str(), stamp(paper.at));
    slip.rule();
    for (parcel, number) in &paper.given {
        let key = match parcel.last.map(|last| last.state) {
            Some(State::Here(Waiting::DroppedOff)) => "slip-manifest-dropped",
            Some(State::Here(Waiting::Refused)) => "slip-manifest-refused",
            Some(State::Here(Waiting::Redirected)) => "slip-manifest-redirected",
            _ => "slip-manifest-expired",
        };
        slip.row(format!("{} {}", parcel.slot, words.say(key)), "");
        if !number.is_empty() {
            slip.text(format!("  {number}"));
        }
    }
    slip.rule();
    let strong = Style::plain().bold();
    slip.styled_row(words.say("slip-manifest-given"), paper.given.len().to_string(), strong);
    if paper.missing > 0 {
        slip.row(words.say("slip-manifest-missing"), paper.missing.to_string());
    }
    slip.row(words.say("slip-manifest-arrived"), paper.arrived.to_string());
    if let Some(announced) = paper.announced {
        slip.row(words.say("slip-manifest-announced"), announced.to_string());
        let difference = i64::from(paper.arrived) - i64::from(announced);
        if difference != 0 {
            slip.styled_row(
                words.say("slip-manifest-difference"),
                format!("{difference:+}"),
                strong,
            );
        }
    }
    slip.feed(1).text(words.say("slip-manifest-signature")).feed(3);
    slip.rule();
    foot(&mut slip, words, paper.establishment.as_ref());
    slip
}
