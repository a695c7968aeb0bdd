//! The relay from outside: no parcel is lost or doubled whatever people do, the sale that follows
//! is linked, and names go when their time is over.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use comptoir::domain::day::BusinessDay;
use comptoir::domain::id::{CarrierId, Ids, ParcelId};
use comptoir::domain::money::Cents;
use comptoir::domain::parcel::carrier::{
    Carrier, DayCount, FirstDay, Holding, IdentityRule, Kind, Level, Size, Tariff,
};
use comptoir::domain::parcel::slot::Shelves;
use comptoir::domain::parcel::state::ParcelError;
use comptoir::domain::parcel::{Declaration, Reason};
use comptoir::domain::text::Label;
use comptoir::domain::tracking::TrackingNumber;
use comptoir::store::{Options, audit};
use comptoir::till::TillError;
use comptoir::till::parcels::{NewParcel, Visit};
use proptest::prelude::*;

use crate::cafe::{Cafe, DAY, MINUTE, Payer};

fn opened(folder: &Path) -> (Cafe, CarrierId) {
    let mut cafe = Cafe::open(folder, &Options::default()).expect("opened");
    cafe.begin().expect("begun");
    cafe.import().expect("imported");
    cafe.open_day().expect("a day");
    let from = "2024-01-01".parse().expect("a day");
    let tariff = |kind, cents| Tariff { from, kind, size: None, unit: Cents::new(cents) };
    let id = CarrierId::new(cafe.ids.next());
    let (count, first) = (DayCount::Calendar, FirstDay::DayAfter);
    let carrier = Carrier {
        id,
        name: Label::new("Mondial Relay").expect("a name"),
        level: Level::Full,
        identity: IdentityRule::Document,
        shelves: Shelves::parse("A01-A04"),
        driver_hours: None,
        holdings: vec![Holding { from, days: 5, count, first }],
        tariffs: vec![tariff(Kind::Arrival, 35), tariff(Kind::Return, 15)],
        fixed: Vec::new(),
        active: true,
    };
    let act = cafe.act();
    cafe.till.set_carrier(act, carrier).expect("set");
    (cafe, id)
}

fn new(carrier: CarrierId, name: &str, number: &str) -> NewParcel {
    NewParcel {
        carrier,
        number: TrackingNumber::new(number).ok(),
        unreadable: false,
        name: name.to_owned(),
        size: Size::Small,
        slot: None,
        found: false,
        paper: true,
    }
}

fn come(cafe: &mut Cafe, carrier: CarrierId, name: &str, number: &str) -> ParcelId {
    let act = cafe.act();
    let new = new(carrier, name, number);
    cafe.till.receive_parcel(act, &mut cafe.ids, &new).expect("received").parcel.id
}

#[test]
fn a_sale_within_five_minutes_follows_from_the_hand_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut cafe, carrier) = opened(folder.path());
    let linked = |cafe: &mut Cafe| {
        let act = cafe.act();
        let day = "2026-11-21".parse().expect("a day");
        cafe.till.sales_after_parcels(act, day).map(|it| (it.hand_overs, it.sales)).expect("read")
    };
    let first = come(&mut cafe, carrier, "Mar", "12345671");
    let act = cafe.act();
    cafe.till.hand_over_parcels(act, &[first], true).expect("handed over");
    let coffee = cafe.basket(&[("101", 1_000)]);
    let number = cafe.pay(&coffee, Payer::Cash).expect("sold");
    let again = cafe.basket(&[("101", 1_000)]);
    cafe.pay(&again, Payer::Cash).expect("sold");
    assert_eq!(linked(&mut cafe), (1, 1), "one hand-over, one sale");
    let act = cafe.act();
    cafe.till.void(act, &mut cafe.ids, number).expect("voided");
    assert_eq!(linked(&mut cafe), (1, 0), "a voided sale follows from nothing");
    let second = come(&mut cafe, carrier, "Del", "12345672");
    let act = cafe.act();
    cafe.till.hand_over_parcels(act, &[second], true).expect("handed over");
    cafe.now += 5 * MINUTE;
    let late = cafe.basket(&[("101", 1_000)]);
    cafe.pay(&late, Payer::Cash).expect("sold");
    assert_eq!(linked(&mut cafe), (2, 0), "six minutes are too long");
    let found = audit(folder.path(), cafe.till.head().into_iter().collect());
    assert_eq!(found.expect("sound").stray_view, None);
}

#[test]
fn several_parcels_of_one_person_go_together_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut cafe, carrier) = opened(folder.path());
    let one = come(&mut cafe, carrier, "Martin L", "12345671");
    let other = come(&mut cafe, carrier, "Martin L", "12345672");
    let slots = cafe.till.find_parcels("mar").expect("found");
    assert_eq!(slots[0].parcel.slot, slots[1].parcel.slot, "side by side");
    let act = cafe.act();
    let unchecked = cafe.till.hand_over_parcels(act, &[one, other], false);
    assert!(matches!(unchecked, Err(TillError::Parcel(ParcelError::IdentityUnchecked))));
    cafe.till.miss_parcel(act, other, Reason::NotFound).expect("missing");
    let gone = cafe.till.hand_over_parcels(act, &[one, other], true);
    assert!(matches!(gone, Err(TillError::Parcel(ParcelError::NotHere))));
    assert!(cafe.till.parcel_row(one).expect("read").parcel.is_here(), "none of them left");
    let twice = cafe.till.receive_parcel(act, &mut cafe.ids, &new(carrier, "Mar", "12345671"));
    assert!(
        matches!(twice, Err(TillError::Parcel(ParcelError::AlreadyHere(known))) if known == one)
    );
    assert_eq!(cafe.till.find_parcels("5672").expect("found").len(), 1, "by the last four");
    assert!(cafe.till.find_parcels("ma").expect("found").is_empty(), "two letters show nobody");
}

#[test]
fn a_customers_page_counts_the_parcels_that_may_be_theirs() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut cafe, carrier) = opened(folder.path());
    let first = come(&mut cafe, carrier, "Mart L", "12345671");
    come(&mut cafe, carrier, "Martin", "12345672");
    come(&mut cafe, carrier, "Martin P", "12345673");
    come(&mut cafe, carrier, "Le Goff G", "12345674");
    let parcels = |cafe: &mut Cafe, name: &str| {
        let act = cafe.act();
        let name = Label::new(name).expect("a name");
        let id = cafe.till.add_customer(act, &mut cafe.ids, &name).expect("added");
        let today = BusinessDay::of(act.at);
        cafe.till.customer(id, today).expect("read").parcels
    };
    assert_eq!(parcels(&mut cafe, "Louise Martin"), 2, "hers, and one without a first name");
    assert_eq!(parcels(&mut cafe, "MARTIN Louise"), 2);
    assert_eq!(parcels(&mut cafe, "Louise M."), 1, "only where both letters agree");
    assert_eq!(parcels(&mut cafe, "Gaëlle Le Goff"), 1);
    assert_eq!(parcels(&mut cafe, "Gaëlle P."), 0);
    let act = cafe.act();
    cafe.till.hand_over_parcels(act, &[first], true).expect("handed over");
    assert_eq!(parcels(&mut cafe, "Louise M."), 0, "it has left");
}

#[test]
fn the_month_is_counted_by_kind_and_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut cafe, carrier) = opened(folder.path());
    for number in ["12345671", "12345672", "12345673"] {
        come(&mut cafe, carrier, number, number);
    }
    let last = come(&mut cafe, carrier, "Oups", "12345674");
    let act = cafe.act();
    cafe.till.undo_parcel(act, last).expect("undone");
    cafe.now += 6 * DAY;
    let act = cafe.act();
    let list = cafe.till.driver_list(act, carrier).expect("a list");
    let given: Vec<ParcelId> = list.rows.iter().map(|row| row.parcel.id).collect();
    let counted = 3;
    let visit =
        Visit { carrier, announced: None, given, counted, missing: Vec::new(), reason: None };
    cafe.till.driver_came(act, visit).expect("left");
    let counts = [3, 0, 0, 2];
    let said = Declaration { carrier, month: (2026, 11), counts, amount: Cents::new(135) };
    cafe.till.declare_parcels(act, said).expect("declared");
    let months = cafe.till.parcel_month("2026-11-15".parse().expect("a day")).expect("read");
    let month = &months[0].month;
    let counted: Vec<i64> = month.lines.iter().map(|line| line.counted).collect();
    assert_eq!(counted, [3, 0, 0, 3], "the undone one is not counted");
    assert_eq!(month.expected, Cents::new(3 * 35 + 3 * 15));
    assert_eq!(month.lines[3].difference(), Some(-1));
    assert_eq!(month.difference().expect("in range"), Some(Cents::new(-15)));
}

/// Whether a text stands anywhere in the folder: journals, logs and copies included.
fn is_anywhere(folder: &Path, text: &str) -> bool {
    fs::read_dir(folder).expect("a folder").any(|file| {
        let path = file.expect("a file").path();
        if path.is_dir() {
            return is_anywhere(&path, text);
        }
        let bytes = fs::read(&path).expect("read");
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[test]
fn names_and_numbers_are_nowhere_thirty_days_after_the_parcel_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut cafe, carrier) = opened(folder.path());
    let secrets = ["Zwingelstein", "QX987654321ZZ", "Coin enfonce a gauche"];
    let parcel = come(&mut cafe, carrier, secrets[0], secrets[1]);
    let stays = come(&mut cafe, carrier, "Bernhardt", "QX111111111ZZ");
    let act = cafe.act();
    let note = Label::new(secrets[2]).expect("a note");
    cafe.till.damage_parcel(act, parcel, Some(&note)).expect("damaged");
    cafe.till.hand_over_parcels(act, &[parcel], true).expect("handed over");
    for secret in secrets {
        assert!(is_anywhere(folder.path(), secret), "the search finds what is there");
    }
    cafe.close(None).expect("closed");
    a_day_later(&mut cafe, 29);
    a_day_later(&mut cafe, 1);
    let now = cafe.moment();
    assert_eq!(cafe.till.erase_old_parcels(now).expect("tried"), 0, "not before its time");
    cafe.now += DAY;
    let now = cafe.moment();
    assert_eq!(cafe.till.erase_old_parcels(now).expect("erased"), 1);
    for secret in secrets {
        assert!(!is_anywhere(folder.path(), secret), "{secret} is still there");
    }
    assert_eq!(cafe.till.parcel_row(stays).expect("read").whose.surname, "Bernhardt");
    assert!(is_anywhere(folder.path(), "Bernhardt"), "who still waits is still known");
    // The number is still recognised, by its salted hash.
    let number = TrackingNumber::new(secrets[1]).expect("a number");
    let known = cafe.till.parcel_of_number(&mut cafe.ids, &number).expect("read");
    assert_eq!(known.map(|row| row.parcel.id), Some(parcel));
}

/// A day is opened and closed, `days` later.
fn a_day_later(cafe: &mut Cafe, days: i64) {
    cafe.now += days * DAY;
    cafe.open_day().expect("open");
    cafe.close(None).expect("closed");
}

fn erase(cafe: &mut Cafe) -> usize {
    let now = cafe.moment();
    cafe.till.erase_old_parcels(now).expect("tried")
}

/// A café of which a parcel has left.
fn one_has_left(folder: &Path) -> (Cafe, CarrierId) {
    let (mut cafe, carrier) = opened(folder);
    let parcel = come(&mut cafe, carrier, "Zwingelstein", "QX987654321ZZ");
    let act = cafe.act();
    cafe.till.hand_over_parcels(act, &[parcel], true).expect("handed over");
    (cafe, carrier)
}

#[test]
fn a_clock_far_ahead_erases_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut cafe, _) = one_has_left(folder.path());
    let right = cafe.now;
    cafe.now += 400 * DAY;
    assert_eq!(erase(&mut cafe), 0, "nothing was written that says that it is so late");
    let coffee = cafe.basket(&[("101", 1_000)]);
    cafe.pay(&coffee, Payer::Cash).expect("the first sale turns the day by itself");
    assert_eq!(erase(&mut cafe), 0, "the day that it closed is the former one");
    cafe.close(None).expect("closed");
    assert_eq!(erase(&mut cafe), 0, "a single day was closed under that clock");
    cafe.now += DAY;
    assert_eq!(erase(&mut cafe), 0, "nor does its morrow believe it");
    cafe.now = right;
    a_day_later(&mut cafe, 1);
    assert_eq!(erase(&mut cafe), 0, "the clock is right again");
    a_day_later(&mut cafe, 29);
    cafe.now += DAY;
    assert_eq!(erase(&mut cafe), 1, "in its time");
}

#[test]
fn two_days_of_work_after_a_long_rest_are_believed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut cafe, _) = one_has_left(folder.path());
    cafe.close(None).expect("closed");
    a_day_later(&mut cafe, 60);
    cafe.now += DAY;
    assert_eq!(erase(&mut cafe), 0, "a holiday or a clock: one day doesn't tell");
    a_day_later(&mut cafe, 0);
    cafe.now += DAY;
    assert_eq!(erase(&mut cafe), 1, "two do");
}

#[test]
fn names_go_where_no_day_is_ever_closed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut cafe, carrier) = one_has_left(folder.path());
    for day in 1..=30 {
        cafe.now += DAY;
        come(&mut cafe, carrier, "Bernhardt", &format!("QX1000000{day:02}ZZ"));
        assert_eq!(erase(&mut cafe), 0, "day {day}");
    }
    cafe.now += DAY;
    assert_eq!(erase(&mut cafe), 1, "parcels alone say which day it is");
}

#[test]
fn a_damaged_register_that_was_put_aside_leaves_in_time_with_its_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut cafe, carrier) = opened(folder.path());
    let parcel = come(&mut cafe, carrier, "Zwingelstein", "QX987654321ZZ");
    let act = cafe.act();
    cafe.till.hand_over_parcels(act, &[parcel], true).expect("handed over");
    cafe.close(None).expect("closed");
    let (now, ids) = (cafe.now, cafe.ids.0);
    drop(cafe);
    let register = folder.path().join("people.sqlite");
    let mut bytes = fs::read(&register).expect("read");
    bytes[..64].fill(0xa5);
    fs::write(&register, bytes).expect("written");
    fs::write(folder.path().join("people.sqlite-journal"), "Zwingelstein").expect("written");
    let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("begun anew");
    (cafe.now, cafe.ids.0) = (now, ids);
    cafe.now += DAY;
    erase(&mut cafe);
    a_day_later(&mut cafe, 29);
    erase(&mut cafe);
    assert!(is_anywhere(folder.path(), "Zwingelstein"), "whoever can mend it still has it");
    cafe.now += DAY;
    erase(&mut cafe);
    for secret in ["Zwingelstein", "QX987654321ZZ"] {
        assert!(!is_anywhere(folder.path(), secret), "{secret} is still there");
    }
}

#[test]
fn a_name_has_a_limit_and_hides_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut cafe, carrier) = opened(folder.path());
    let act = cafe.act();
    let long = new(carrier, &"é".repeat(81), "12345671");
    let refused = cafe.till.receive_parcel(act, &mut cafe.ids, &long);
    assert!(matches!(refused, Err(TillError::Parcel(ParcelError::Name))));
    let refused = cafe.till.propose_slot(carrier, &long.name, Size::Small);
    assert!(matches!(refused, Err(TillError::Parcel(ParcelError::Name))));
    let odd = new(carrier, "Le\u{202e}\u{1b}  Goff G", "12345671");
    let arrived = cafe.till.receive_parcel(act, &mut cafe.ids, &odd).expect("received");
    let whose = cafe.till.parcel_row(arrived.parcel.id).expect("read").whose;
    assert_eq!(whose.name(), "Le Goff G.");
}

/// What people might do next.
#[derive(Debug, Clone)]
enum Deed {
    Come(u8),
    DropOff(u8),
    HandOver(u8),
    Refuse(u8),
    Redirect(u8),
    Miss(u8),
    Find(u8),
    Move(u8),
    Driver { skip: bool },
    Undo(u8),
    Night,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0..12_u8).prop_map(Deed::Come),
        2 => (0..12_u8).prop_map(Deed::DropOff),
        3 => (0..12_u8).prop_map(Deed::HandOver),
        1 => (0..12_u8).prop_map(Deed::Refuse),
        1 => (0..12_u8).prop_map(Deed::Redirect),
        1 => (0..12_u8).prop_map(Deed::Miss),
        1 => (0..12_u8).prop_map(Deed::Find),
        1 => (0..12_u8).prop_map(Deed::Move),
        1 => any::<bool>().prop_map(|skip| Deed::Driver { skip }),
        2 => (0..12_u8).prop_map(Deed::Undo),
        1 => Just(Deed::Night),
    ]
}

fn play(cafe: &mut Cafe, carrier: CarrierId, known: &mut Vec<ParcelId>, deed: &Deed) {
    let act = cafe.act();
    let pick = |rank: u8| known.get(usize::from(rank) % known.len().max(1)).copied();
    let number = |rank: &u8| format!("1234567{rank:02}");
    // What the till refuses changes nothing: the counts below would show it.
    let _ = match deed {
        Deed::Come(rank) => {
            let new = new(carrier, "Mar", &number(rank));
            let come = cafe.till.receive_parcel(act, &mut cafe.ids, &new);
            come.map(|arrived| known.push(arrived.parcel.id))
        }
        Deed::DropOff(rank) => {
            let new = new(carrier, "", &number(rank));
            let come = cafe.till.drop_off_parcel(act, &mut cafe.ids, &new);
            come.map(|arrived| known.push(arrived.parcel.id))
        }
        Deed::HandOver(rank) => {
            let both: Vec<ParcelId> = [pick(*rank), pick(rank + 1)].into_iter().flatten().collect();
            cafe.till.hand_over_parcels(act, &both, true)
        }
        Deed::Driver { skip } => {
            let list = cafe.till.driver_list(act, carrier).expect("a list");
            let mut given: Vec<ParcelId> = list.rows.iter().map(|row| row.parcel.id).collect();
            let missing: Vec<ParcelId> =
                if *skip { given.pop().into_iter().collect() } else { Vec::new() };
            let reason = (!missing.is_empty()).then_some(Reason::NotFound);
            let counted = given.len() as u32;
            let visit = Visit { carrier, announced: None, given, counted, missing, reason };
            cafe.till.driver_came(act, visit).map(drop)
        }
        Deed::Night => {
            cafe.now += 3 * DAY;
            Ok(())
        }
        Deed::Refuse(rank)
        | Deed::Redirect(rank)
        | Deed::Miss(rank)
        | Deed::Find(rank)
        | Deed::Move(rank)
        | Deed::Undo(rank) => match (pick(*rank), deed) {
            (None, _) => Ok(()),
            (Some(id), Deed::Refuse(_)) => cafe.till.refuse_parcel(act, id, Reason::NotWanted),
            (Some(id), Deed::Redirect(_)) => cafe.till.redirect_parcel(act, id),
            (Some(id), Deed::Miss(_)) => cafe.till.miss_parcel(act, id, Reason::NotFound),
            (Some(id), Deed::Undo(_)) => cafe.till.undo_parcel(act, id).map(drop),
            (Some(id), Deed::Move(rank)) => {
                let places = cafe.till.places_for(id).expect("places");
                cafe.till.move_parcels(act, &[id], places[usize::from(*rank) % places.len()])
            }
            (Some(id), _) => {
                let slot = cafe.till.parcel_row(id).expect("a row").parcel.slot;
                cafe.till.find_parcel(act, id, slot)
            }
        },
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Every parcel that came is in one place, no number is in the café twice, what came is what
    /// is here, missing, gone or undone, and the views are the fold of the journal.
    #[test]
    fn no_parcel_is_lost_or_doubled(deeds in prop::collection::vec(deed(), 1..40)) {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut cafe, carrier) = opened(folder.path());
        let mut known = Vec::new();
        for deed in &deeds {
            play(&mut cafe, carrier, &mut known, deed);
        }
        let open = cafe.till.open_rows().expect("rows");
        let mut numbers = BTreeMap::new();
        for row in &open {
            *numbers.entry(row.whose.number.clone()).or_insert(0) += 1;
            prop_assert!(known.contains(&row.parcel.id));
        }
        prop_assert!(numbers.values().all(|count| *count == 1), "{numbers:?}");
        let gone = known.iter().filter(|id| {
            cafe.till.parcel_row(**id).expect("never lost").parcel.is_gone()
        });
        let gone = gone.count();
        prop_assert_eq!(gone + open.len(), known.len());
        let found = audit(folder.path(), cafe.till.head().into_iter().collect()).expect("sound");
        prop_assert_eq!((found.stray_view, found.unsound), (None, None));
    }
}
