//! What follows a refusal, and what never leaves: no figure of a time before the till, no statement
//! beside the outbox.

use std::collections::BTreeMap;

use comptoir::domain::network::{Answer, ExpectedNext, Refusal};
use comptoir::statement::telling::{Change, Reason};
use comptoir::store::SubmissionState::{Received, Refused, Waiting};
use comptoir::till::TillError;
use comptoir::till::network::{NetworkError, Sealing};
use tempfile::tempdir;

use super::cases::{receipt_by_file, september};
use super::hub::ModelHub;
use super::*;

fn refuse(cafe: &mut Cafe, revision: u32, expected: Option<ExpectedNext>) {
    let rows = cafe.till.submissions().expect("read");
    let row = rows.iter().find(|row| row.revision == revision).expect("sealed");
    let refusal = Refusal { statement: row.hash, status: 401, rules: Vec::new(), expected };
    let act = cafe.act();
    cafe.till.refused(act, refusal).expect("noted");
}

fn change(cafe: &mut Cafe) -> (u32, Change) {
    let at = cafe.moment();
    let draft = cafe.till.statement_of(at, month("2026-09")).expect("told");
    (draft.document.revision, draft.change)
}

#[test]
fn a_receipt_that_follows_a_refusal_is_believed() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    refuse(&mut cafe, 1, None);
    assert_eq!(change(&mut cafe), (1, Change::First));
    let receipt = receipt_by_file(&mut cafe, &mut hub);
    let act = cafe.act();
    assert!(cafe.till.take_receipt(act, &receipt).expect("a receipt").is_new);
    assert_eq!(change(&mut cafe), (2, Change::Same), "head office has it, whatever it said before");
    assert_eq!(rows(&cafe), [("2026-09".to_owned(), 1, Received)]);
}

#[test]
fn a_refusal_that_names_a_statement_of_this_journal_is_no_other_till() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    let first = cafe.till.submissions().expect("read")[0].hash;
    refuse(&mut cafe, 1, Some(ExpectedNext { revision: 2, last: Some(first) }));
    assert_eq!(change(&mut cafe), (2, Change::Same));
    let epoch = cafe.till.head().map(|head| head.place.epoch);
    refuse(&mut cafe, 1, Some(ExpectedNext { revision: 2, last: Some([7; 32]) }));
    assert_eq!(change(&mut cafe).1, Change::Revised(Reason::Restored));
    cafe.now -= 10 * DAY;
    let act = cafe.act();
    let sealed = cafe.till.seal_month(act, month("2026-09"), Sealing::default());
    assert!(matches!(sealed, Err(TillError::Network(NetworkError::NotFinal(_)))), "{sealed:?}");
    let after = cafe.till.head().map(|head| head.place.epoch);
    assert_eq!(after, epoch, "what can't leave begins nothing");
}

#[test]
fn what_waits_behind_a_refused_statement_does_not_hold_the_queue_up() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    seal(&mut cafe, "2026-09");
    let answer = |value| {
        let indicator = "vie_asso.adherents_fin_mois".to_owned();
        vec![Answer { indicator, dimensions: BTreeMap::new(), value, exact: true }]
    };
    let act = cafe.act();
    cafe.till.answer_month(act, month("2026-09"), answer(4)).expect("answered");
    assert_eq!(seal(&mut cafe, "2026-09"), 2);
    day(&mut cafe);
    until(&mut cafe, 62);
    seal(&mut cafe, "2026-10");
    refuse(&mut cafe, 1, None);
    let expected = [("2026-09", 1, Refused), ("2026-09", 2, Refused), ("2026-10", 1, Waiting)];
    assert_eq!(rows(&cafe), expected.map(|(name, one, state)| (name.to_owned(), one, state)));
    hub.now = cafe.now;
    let (_, trouble) = call(&mut cafe, &mut hub);
    assert_eq!((trouble, waiting(&cafe)), (None, 0), "October has gone");
    assert_eq!(seal(&mut cafe, "2026-09"), 1, "and September is told anew");
    assert_eq!(call(&mut cafe, &mut hub).1, None);
    cafe.till.store().rebuild(|_| ()).expect("made again");
    assert_eq!(waiting(&cafe), 0);
}

#[test]
fn a_till_tells_nothing_of_a_time_before_it() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    hub.opened = "2026-06";
    let mut cafe = september(folder.path(), &mut hub);
    let at = cafe.moment();
    let to_tell = cafe.till.months_to_tell(at).expect("read");
    let months: Vec<String> = to_tell.iter().map(|one| one.month.to_string()).collect();
    assert_eq!(months, ["2026-09"], "a zero of August would be a false one");
    let act = cafe.act();
    let sealed = cafe.till.seal_month(act, month("2026-08"), Sealing::default());
    assert!(matches!(sealed, Err(TillError::Network(NetworkError::Broken(_)))), "{sealed:?}");
    let draft = cafe.till.statement_of(at, month("2026-09")).expect("told");
    assert_eq!(draft.document.running.since, "2026-09");
}

#[test]
fn a_month_sealed_twice_is_one_statement() {
    let folder = tempdir().expect("a folder");
    let mut hub = ModelHub::new();
    let mut cafe = september(folder.path(), &mut hub);
    let wanted = Sealing { provisional: true, reason: None };
    let mut sealed = || {
        let act = cafe.act();
        cafe.till.sealed_month(act, month("2026-09"), wanted).expect("sealed").hash
    };
    assert_eq!(sealed(), sealed());
    assert_eq!(rows(&cafe), [("2026-09".to_owned(), 1, Waiting)]);
}
