//! Writes and syncs that fail under the real till: a refused command is refused by an error and
//! leaves the till as it was; an accepted one stays; paying a basket again is the same sale.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use comptoir::domain::ticket::basket::Basket;
use comptoir::store::{Durability, Options};
use comptoir::till::TillError;
use comptoir_disk::{
    Fault, FaultKind, Finding, FindingKind, Model, Plan, Recorder, Scratch, check, every_fault,
};

use crate::cafe::{Cafe, Payer, told};
use crate::day::{options, sound, watch};

/// A folder with a till that has begun, closed again.
fn template() -> Scratch {
    let folder = Scratch::new().expect("a folder");
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe.import().expect("imported");
    cafe.open_day().expect("open");
    folder
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        fs::copy(entry.path(), to.join(entry.file_name())).expect("copied");
    }
}

/// What the program knows of each basket: whether it was told that the sale is done.
#[derive(Default)]
struct Known {
    /// Baskets and the ticket numbers that they became.
    done: Vec<(Basket, u64)>,
    /// Baskets whose sale was refused, the last time that it was tried.
    refused: Vec<Basket>,
    /// Whether the closing was done.
    closed: bool,
}

/// A command that fails must have changed nothing that the till shows.
fn unchanged_if_refused<T>(
    cafe: &mut Cafe,
    command: impl FnOnce(&mut Cafe) -> Result<T, TillError>,
) -> Result<Option<T>, Finding> {
    let (head, ledger) = (cafe.till.head(), cafe.till.ledger().clone());
    let tickets = cafe.till.store().tickets_from(1);
    match command(cafe) {
        Ok(done) => Ok(Some(done)),
        Err(TillError::Store(_)) => {
            let again = cafe.till.store().tickets_from(1);
            let same = cafe.till.head() == head
                && *cafe.till.ledger() == ledger
                && tickets.is_ok_and(|before| again.is_ok_and(|after| before == after));
            if same {
                Ok(None)
            } else {
                Err(Finding::new(FindingKind::Half, "a refused command left something behind"))
            }
        }
        Err(other) => Err(Finding::corrupt(told(&other))),
    }
}

fn sell(cafe: &mut Cafe, known: &mut Known, basket: Basket) -> Result<(), Finding> {
    let pay = |cafe: &mut Cafe| cafe.pay(&basket, Payer::Cash);
    // Pressed twice, as people do when it fails the first time.
    let number = match unchanged_if_refused(cafe, pay)? {
        Some(number) => Some(number),
        None => unchanged_if_refused(cafe, pay)?,
    };
    match number {
        Some(number) => known.done.push((basket, number)),
        None => known.refused.push(basket),
    }
    Ok(())
}

/// Sells, checkpoints, reads, closes, opens again and restarts while operations fail.
fn stubborn_day(recorder: &Recorder, folder: &Path) -> Result<Known, Finding> {
    let mut known = Known::default();
    let options = options(recorder, Durability::default());
    let mut ids = 1_000;
    for half in 0..2 {
        // What can't be opened sells nothing; that is no finding.
        let Ok(mut cafe) = Cafe::open(folder, &options) else {
            continue;
        };
        cafe.ids.0 = ids;
        for round in 0..2 {
            if cafe.till.open_day().is_none() {
                unchanged_if_refused(&mut cafe, |cafe| cafe.open_day())?;
            }
            if cafe.till.open_day().is_some() {
                let basket = cafe.basket(&[("101", 2_000), ("303", 1_000)]);
                sell(&mut cafe, &mut known, basket)?;
            }
            if round == 0 {
                // A checkpoint that fails loses nothing: the log stays.
                let _ = cafe.till.store().checkpoint();
            }
        }
        if half == 0 && cafe.till.open_day().is_some() {
            let closed = unchanged_if_refused(&mut cafe, |cafe| cafe.close(Some(120)))?;
            known.closed = closed.is_some();
        }
        ids = cafe.ids.0;
    }
    Ok(known)
}

/// After a restart without faults: what was done is there once, what was refused is there whole
/// or not at all, and paying every basket once more sells each of them exactly once.
fn settle(folder: &Path, known: &Known, fault: Fault) -> Result<u64, Finding> {
    let mut cafe =
        Cafe::open(folder, &Options::default()).map_err(|error| Finding::corrupt(told(&error)))?;
    sound(folder)?;
    for (basket, number) in &known.done {
        let ticket = cafe.till.ticket(*number).map_err(|error| {
            Finding::new(FindingKind::Lost, format!("ticket {number}: {}", told(&error)))
        })?;
        if ticket.id != basket.id() {
            return Err(Finding::new(FindingKind::Half, format!("ticket {number} is another")));
        }
    }
    if known.closed && cafe.till.store().closings() == 0 {
        return Err(Finding::new(FindingKind::Lost, "the closing"));
    }
    let found = cafe.till.store().number_of(comptoir::journal::record::Kind::Ticket);
    let came_back = found - known.done.len() as u64;
    if came_back > 0 && fault.kind != FaultKind::Sync {
        return Err(Finding::new(FindingKind::Extra, format!("{came_back} were refused")));
    }
    if cafe.till.open_day().is_none() {
        cafe.open_day().map_err(|error| Finding::corrupt(told(&error)))?;
    }
    let mut numbers = BTreeMap::new();
    for basket in known.done.iter().map(|(basket, _)| basket).chain(&known.refused) {
        for _ in 0..2 {
            let number =
                cafe.pay(basket, Payer::Card).map_err(|error| Finding::corrupt(told(&error)))?;
            if *numbers.entry(number).or_insert(basket.id()) != basket.id() {
                return Err(Finding::new(FindingKind::Duplicate, format!("ticket {number}")));
            }
        }
    }
    if numbers.len() != known.done.len() + known.refused.len() {
        return Err(Finding::new(FindingKind::Duplicate, "a basket was sold twice"));
    }
    drop(cafe);
    sound(folder)?;
    Ok(came_back)
}

#[test]
fn every_write_and_sync_that_fails_refuses_and_never_halves() {
    let template = template();
    let (mut done, mut refused, mut came_back) = (0, 0, 0);
    let report = every_fault(watch, |recorder, folder, fault| {
        copy(template.path(), folder);
        let known = stubborn_day(recorder, folder)?;
        recorder.disarm();
        done += known.done.len();
        refused += known.refused.len();
        came_back += settle(folder, &known, fault)?;
        Ok(())
    })
    .expect("runs");
    println!("{report}  {done} sales done, {refused} refused, {came_back} of these came back");
    assert_eq!(report.tally.sound, report.tally.cuts, "{report}");
    assert!(report.tally.cuts > 200, "{report}");
    assert!(done > 0 && refused > 0, "the faults struck nothing that matters");
    assert!(came_back > 0, "no refused sale came back: then the till may promise more");
}

/// A sale whose sync failed, found at the restart: its basket is paid again, the till says "done",
/// and from then on no power cut may lose it.
#[test]
fn a_refused_sale_that_a_restart_finds_is_durable_before_it_is_called_done() {
    let folder = Scratch::new().expect("a folder");
    copy(template().path(), folder.path());
    let recorder = Recorder::new(folder.path(), watch).expect("watched");
    let options = options(&recorder, Durability::default());
    let mut cafe = Cafe::open(folder.path(), &options).expect("opened");
    cafe.ids.0 = 1_000;
    // The log's header is durable from here on: the next sync is that of a commit alone.
    let first = cafe.basket(&[("303", 1_000)]);
    cafe.pay(&first, Payer::Cash).expect("sold");
    let basket = cafe.basket(&[("101", 1_000)]);
    recorder.arm(Fault { kind: FaultKind::Sync, at: 1, for_ever: true });
    cafe.pay(&basket, Payer::Cash).expect_err("refused");
    // With the syncs still failing, the end of the program can't fold the log away.
    drop(cafe);
    recorder.disarm();
    let mut cafe = Cafe::open(folder.path(), &options).expect("opened again");
    let found = cafe.till.store().ticket_of_basket(basket.id()).expect("read");
    assert!(found.is_some(), "the log kept the sale, or this test shows nothing");
    let number = cafe.pay(&basket, Payer::Cash).expect("the same sale");
    recorder.acknowledge(number);
    for model in [Model::ORDERED, Model::HARSH] {
        let report = check(&recorder.log(), &Plan::new(model, 8), |folder, told_of| {
            let cafe = Cafe::open(folder, &Options::default())
                .map_err(|error| Finding::corrupt(told(&error)))?;
            sound(folder)?;
            match told_of.iter().find(|number| cafe.till.ticket(**number).is_err()) {
                Some(lost) => Err(Finding::new(FindingKind::Lost, format!("ticket {lost}"))),
                None => Ok(()),
            }
        })
        .expect("checked");
        assert!(report.is_sound(), "{report}");
    }
}

/// The disk is full once: with a ballast the same command goes through, without one it is refused.
#[test]
fn a_full_disk_throws_the_ballast_off_and_still_closes_the_day() {
    let template = template();
    for ballast_bytes in [0, 4_096] {
        let folder = Scratch::new().expect("a folder");
        copy(template.path(), folder.path());
        let recorder = Recorder::counting(folder.path(), watch).expect("watched");
        let options = Options { ballast_bytes, ..options(&recorder, Durability::default()) };
        let mut cafe = Cafe::open(folder.path(), &options).expect("opened");
        let ballast = folder.path().join("ballast");
        assert_eq!(ballast.exists(), ballast_bytes > 0);
        recorder.arm(Fault { kind: FaultKind::Full, at: 1, for_ever: false });
        let closed = cafe.close(Some(120));
        assert_eq!(recorder.faults(), 1);
        assert_eq!(closed.is_ok(), ballast_bytes > 0, "{ballast_bytes} bytes: {closed:?}");
        assert!(!ballast.exists(), "its room was given up");
        drop(cafe);
        sound(folder.path()).expect("sound");
    }
}
