//! Epochs begin whole, under the key that they name, and keep it.

use comptoir::domain::establishment::Establishment;
use comptoir::domain::text::Label;
use comptoir::journal::record::Kind;
use comptoir::store::{Options, audit};

use crate::cafe::{Cafe, DAY, Payer, boxed};

fn begun() -> (tempfile::TempDir, Cafe) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe.import().expect("imported");
    cafe.open_day().expect("open");
    (folder, cafe)
}

fn sell(cafe: &mut Cafe) {
    let basket = cafe.basket(&[("101", 1_000)]);
    cafe.pay(&basket, Payer::Card).expect("sold");
}

#[test]
fn an_epoch_that_begins_while_the_clock_is_behind_is_sound() {
    let (folder, mut cafe) = begun();
    cafe.now -= DAY;
    cafe.till.store().set_signer(boxed(1));
    let act = cafe.act();
    cafe.till.replace_key(act).expect("replaced");
    sell(&mut cafe);
    let report = audit(folder.path(), Vec::new()).expect("sound").report;
    assert_eq!(report.kinds[&Kind::ClockMovedBack], 1);
    assert_eq!((report.keys.len(), report.unsigned), (2, 0));
}

#[test]
fn another_key_than_the_epochs_signs_nothing() {
    let (folder, mut cafe) = begun();
    cafe.till.store().set_signer(boxed(1));
    sell(&mut cafe);
    assert!(cafe.till.unsealed_since().is_some(), "sealed later, by the key of the epoch");
    let mut cafe = cafe.restart(folder.path(), &Options::default()).expect("opened again");
    sell(&mut cafe);
    let report = audit(folder.path(), Vec::new()).expect("sound").report;
    assert_eq!(report.unsigned, 0);
    assert_eq!(report.kinds[&Kind::SealingResumed], 1);
}

#[test]
fn a_refused_beginning_forgets_nothing() {
    let (folder, mut cafe) = begun();
    cafe.till.store().set_signer(None);
    sell(&mut cafe);
    let waiting = cafe.till.unsealed_since();
    assert!(waiting.is_some());
    let act = cafe.act();
    assert!(cafe.till.replace_key(act).is_err(), "there is no key to begin with");
    let name = Label::new("Un autre café").expect("a name");
    assert!(cafe.till.begin(act, Establishment::named(name)).is_err(), "it has begun");
    assert_eq!(cafe.till.unsealed_since(), waiting);
    cafe.till.store().set_signer(boxed(0));
    sell(&mut cafe);
    assert_eq!(audit(folder.path(), Vec::new()).expect("sound").report.unsigned, 0);
}
