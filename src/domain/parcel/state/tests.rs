//! Whatever people do, a parcel is in one place, and nothing is lost or doubled.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn at(minute: i64) -> Moment {
    Moment::new(1_795_238_700_000 + minute * 60_000, 60).expect("a moment")
}

fn parcel() -> Parcel {
    let intake = Intake {
        parcel: ParcelId::new(Uuid::from_u128(1)),
        carrier: CarrierId::new(Uuid::from_u128(2)),
        number: None,
        size: Size::Small,
        slot: Slot::Reserve,
        due_on: "2026-11-22".parse().ok(),
        rule: 1,
        found: false,
        paper: false,
    };
    Parcel::taken_in(&intake, Waiting::Addressee, at(0), None)
}

/// A day in minutes.
const DAY: i64 = 1_440;

#[test]
fn the_due_day_is_the_last_one_and_the_driver_waits_for_it_to_pass() {
    let parcel = parcel();
    let due = parcel.due_on.expect("a day");
    assert!(!parcel.is_expired(due));
    assert!(parcel.is_expired(due.succ_opt().expect("a day")));
    assert_eq!(parcel.after(Change::Give, at(DAY), None), Err(ParcelError::StillKept));
    let given = parcel.after(Change::Give, at(2 * DAY), None).expect("expired");
    assert_eq!((given.state, given.paid_as()), (State::Returned, Some(Kind::Return)));
}

#[test]
fn who_comes_late_still_gets_the_parcel() {
    let late = parcel().after(Change::HandOver, at(9 * DAY), None).expect("still on the shelf");
    assert_eq!(late.state, State::HandedOver);
}

#[test]
fn undo_is_for_ten_minutes_and_for_who_did_it() {
    let somebody = Some(OperatorId::new(Uuid::from_u128(3)));
    let given = parcel().after(Change::HandOver, at(5), somebody).expect("handed over");
    assert_eq!(given.undone(at(6), None), Err(ParcelError::SomeoneElse));
    assert_eq!(given.undone(at(16), somebody), Err(ParcelError::TooLate));
    let back = given.undone(at(15), somebody).expect("undone");
    assert_eq!(back.state, State::Here(Waiting::Addressee));
    assert_eq!(back.undone(at(15), somebody), Err(ParcelError::NothingToUndo));
}

#[test]
fn a_found_parcel_waits_for_what_it_waited_for() {
    let refused = parcel().after(Change::Refuse, at(1), None).expect("refused");
    let missing = refused.after(Change::Miss, at(2), None).expect("missing");
    assert!(!missing.is_gone() && !missing.is_here());
    let slot = Slot::Shelf { zone: 'B', number: 3 };
    let found = missing.after(Change::Find(slot), at(3), None).expect("found");
    assert_eq!((found.state, found.slot), (State::Here(Waiting::Refused), slot));
    assert_eq!(found.after(Change::HandOver, at(4), None), Err(ParcelError::NotHere));
}

#[test]
fn a_parcel_that_is_moved_stays_what_it_was_and_is_paid_once() {
    let slot = Slot::Shelf { zone: 'B', number: 3 };
    let moved = parcel().after(Change::Move(slot), at(1), None).expect("moved");
    assert_eq!((moved.state, moved.slot), (State::Here(Waiting::Addressee), slot));
    assert_eq!(moved.paid_as(), None, "it was paid when it came");
    assert_eq!(moved.after(Change::Move(slot), at(2), None), Err(ParcelError::NotHere));
    assert_eq!(moved.undone(at(2), None).expect("undone").slot, Slot::Reserve);
    let gone = moved.after(Change::HandOver, at(3), None).expect("handed over");
    assert_eq!(gone.after(Change::Move(Slot::Reserve), at(4), None), Err(ParcelError::NotHere));
}

proptest! {
    /// Nothing leaves a place that it has left, and undoing gives exactly what was before.
    #[test]
    fn gone_is_gone_and_undone_is_as_before(changes in prop::collection::vec(0..8_u8, 0..12)) {
        let mut parcel = parcel();
        for (minute, change) in (1..).zip(changes) {
            let change = [
                Change::HandOver, Change::Refuse, Change::Damage, Change::Redirect,
                Change::Miss, Change::Find(Slot::Reserve), Change::Give,
                Change::Move(Slot::Shelf { zone: 'A', number: 1 }),
            ][usize::from(change)];
            let Ok(after) = parcel.after(change, at(minute), None) else { continue };
            prop_assert!(!parcel.is_gone());
            let back = after.undone(at(minute), None).expect("just done");
            prop_assert_eq!((back.state, back.slot), (parcel.state, parcel.slot));
            prop_assert_eq!(back.damaged, parcel.damaged);
            parcel = after;
        }
    }
}
