//! A day at the till, command by command, and the judge of what a power cut leaves of it.

use std::ops::Range;
use std::path::Path;

use comptoir::domain::text::Label;
use comptoir::journal::entry::Head;
use comptoir::store::{Durability, Options, audit};
use comptoir::till::TillError;
use comptoir_disk::{Finding, FindingKind, Log, Recorder, record};

use crate::cafe::{self, Cafe, DAY, Payer, told};
use crate::trades::{self, Trade};

/// The till's journal and what SQLite keeps beside it; people and work are made anew.
pub fn watch(name: &str) -> bool {
    name.starts_with("till.sqlite")
}

/// What happens in the café. What follows from nothing here writes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Begin,
    Import,
    Open,
    /// Codes and quantities in thousandths, and how they are paid.
    Sale(&'static [(&'static str, i64)], Payer),
    Void(u64),
    Receipt(u64),
    Reading,
    Drawer,
    Operator,
    Abandon,
    Close(Option<u32>),
    Night,
    KeyLost,
    KeyBack,
    Checkpoint,
    Restart,
    /// What happens beside the sale.
    Beside(Trade),
}

use Step::*;

impl Step {
    /// Whether the step asks for facts on the disk.
    pub fn writes(self) -> bool {
        !matches!(self, Night | KeyLost | KeyBack | Checkpoint | Restart)
    }
}

/// Sales by each means, a void, receipts, a reading, a closing by hand and one by itself, a key
/// that is lost and comes back, a checkpoint and a restart.
pub const DAY_AT_THE_TILL: &[Step] = &[
    Begin,
    Import,
    Operator,
    Open,
    Sale(&[("101", 2_000), ("405", 1_000)], Payer::Cash),
    Sale(&[("303", 3_000), ("501", 312), ("601", 1_000)], Payer::Card),
    Receipt(1),
    Void(1),
    Sale(&[("303", 1_000), ("602", 1_000)], Payer::Both),
    Reading,
    Beside(Trade::Carrier),
    Beside(Trade::Intake(1)),
    Beside(Trade::Intake(2)),
    Beside(Trade::Baker),
    Beside(Trade::BreadIn),
    Beside(Trade::GoodsIn),
    Beside(Trade::HandOver(1)),
    Beside(Trade::CountBegins),
    Sale(&[("405", 2_000)], Payer::Cash),
    Beside(Trade::CountsOne),
    Beside(Trade::CountEnds),
    Close(Some(131)),
    Checkpoint,
    Open,
    KeyLost,
    Sale(&[("101", 1_000)], Payer::Cash),
    KeyBack,
    Sale(&[("602", -1_000)], Payer::Cash),
    Restart,
    Beside(Trade::Intake(3)),
    Beside(Trade::HandOver(2)),
    Beside(Trade::BreadLeft),
    Receipt(2),
    Receipt(2),
    Night,
    Sale(&[("405", 6_000), ("603", 1_000)], Payer::Cash),
    Drawer,
    Abandon,
    Sale(&[("303", 2_000), ("405", 1_000)], Payer::Card),
    Sale(&[("501", 1_250)], Payer::Both),
    Void(8),
    Beside(Trade::Intake(4)),
    Beside(Trade::Driver),
    Close(None),
];

/// Plays one step.
pub fn play(cafe: &mut Cafe, step: Step) -> Result<(), TillError> {
    match step {
        Begin => cafe.begin()?,
        Import => cafe.import()?,
        Open => cafe.open_day()?,
        Sale(items, by) => {
            let basket = cafe.basket(items);
            cafe.pay(&basket, by)?;
        }
        Void(number) => {
            let act = cafe.act();
            cafe.till.void(act, &mut cafe.ids, number)?;
        }
        Receipt(number) => {
            let act = cafe.act();
            cafe.till.issue_receipt(act, number)?;
        }
        Reading => {
            let act = cafe.act();
            cafe.till.read(act)?;
        }
        Drawer => cafe.open_drawer()?,
        Operator => {
            let act = cafe.act();
            let name = Label::new("Camille").expect("a name");
            cafe.till.add_operator(act, &mut cafe.ids, &name)?;
        }
        Abandon => {
            let act = cafe.act();
            let basket = cafe.basket(&[("303", 2_000)]);
            cafe.till.abandon(act, basket)?;
        }
        Close(euros) => {
            cafe.close(euros)?;
        }
        Night => cafe.now += DAY,
        KeyLost => cafe.till.store().set_signer(None),
        KeyBack => cafe.till.store().set_signer(cafe::boxed(0)),
        Checkpoint => cafe.till.store().checkpoint()?,
        Restart => {}
        Beside(trade) => trades::play(cafe, trade)?,
    }
    Ok(())
}

/// When people are told that a command is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// When it has returned: the product.
    After,
    /// The mistake of saying "encaissé" first.
    Before,
    /// The mistake of printing receipts and closings first.
    PrintsBefore,
}

/// A day on record: after command `n`, which is acknowledged as `n`, the journal ends in
/// `heads[n]`.
pub struct Recorded {
    pub log: Log,
    pub heads: Vec<Option<Head>>,
    /// The operations of each command: where they begin in the log, and where they end.
    pub spans: Vec<(Step, Range<usize>)>,
}

/// Plays the day over a recording disk.
pub fn recorded(durability: Durability, telling: Telling) -> Recorded {
    let mut heads = vec![None];
    let mut spans = Vec::new();
    let log = record(watch, |recorder, folder| {
        let options = options(recorder, durability);
        let mut cafe = Cafe::open(folder, &options)?;
        for &step in DAY_AT_THE_TILL {
            let number = heads.len() as u64;
            let before = recorder.len();
            let early = match telling {
                Telling::After => false,
                Telling::Before => true,
                Telling::PrintsBefore => matches!(step, Receipt(_) | Close(_)),
            };
            if early && step.writes() {
                recorder.acknowledge(number);
            }
            play(&mut cafe, step)?;
            if step == Restart {
                cafe = cafe.restart(folder, &options)?;
            }
            if step.writes() {
                heads.push(cafe.till.head());
                spans.push((step, before..recorder.len()));
                if !early {
                    recorder.acknowledge(number);
                }
            }
        }
        Ok::<_, TillError>(())
    });
    Recorded { log: log.expect("the day is recorded"), heads, spans }
}

/// The product's files over a simulated disk.
pub fn options(recorder: &Recorder, durability: Durability) -> Options {
    Options { vfs: Some(recorder.vfs().to_owned()), durability, ballast_bytes: 0 }
}

/// Opens what a cut left with the product's own code and looks at everything: the journal ends
/// with a whole command, the last one acknowledged or the one under way, and the till sells on.
pub fn judge(folder: &Path, acknowledged: &[u64], heads: &[Option<Head>]) -> Result<(), Finding> {
    let corrupt = |error: &dyn std::error::Error| Finding::corrupt(told(error));
    let plain = Options::default();
    let mut cafe = Cafe::open(folder, &plain).map_err(|error| corrupt(&error))?;
    let head = cafe.till.head();
    if head.is_some() {
        sound(folder)?;
    }
    let stands = heads.iter().position(|whole| *whole == head).ok_or_else(|| {
        Finding::new(FindingKind::Half, format!("the journal ends within a command: {head:?}"))
    })? as u64;
    let told_last = acknowledged.last().copied().unwrap_or(0);
    let detail = format!("acknowledged up to {told_last}, the journal ends with {stands}");
    if stands > told_last + 1 {
        return Err(Finding::new(FindingKind::Extra, detail));
    }
    if stands < told_last {
        return Err(Finding::new(FindingKind::Lost, detail));
    }
    let number = one_more(&mut cafe).map_err(|error| corrupt(&error))?;
    let sold = cafe.till.head();
    let cafe = cafe.restart(folder, &plain).map_err(|error| corrupt(&error))?;
    if cafe.till.head() != sold || cafe.till.ticket(number).is_err() {
        return Err(Finding::new(FindingKind::Lost, "the sale made after the restart"));
    }
    Ok(())
}

/// Chain, seals, ledger, views and SQLite's own check. The journal is folded anew into views that
/// take each ticket's identifier once, so a sale that is there twice is found as well.
pub fn sound(folder: &Path) -> Result<(), Finding> {
    let found = audit(folder, Vec::new()).map_err(|error| Finding::corrupt(told(&error)))?;
    if let Some(unsound) = found.unsound {
        return Err(Finding::corrupt(unsound));
    }
    match found.stray_view {
        Some(line) => Err(Finding::new(FindingKind::Half, format!("a stray view: {line}"))),
        None => Ok(()),
    }
}

/// Sells once more, after whatever is still needed for that.
fn one_more(cafe: &mut Cafe) -> Result<u64, TillError> {
    cafe.ids.0 = 1 << 64;
    cafe.now += 10 * DAY;
    if !cafe.till.has_begun() {
        cafe.begin()?;
    }
    if cafe.till.catalog().by_sku("101").is_none() {
        cafe.import()?;
    }
    if cafe.till.open_day().is_none() {
        cafe.open_day()?;
    }
    let basket = cafe.basket(&[("101", 1_000)]);
    cafe.pay(&basket, Payer::Cash)
}
