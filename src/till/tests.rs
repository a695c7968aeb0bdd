//! What people do at a till, from a command to facts.

use std::fs;

use uuid::Uuid;

use super::*;
use crate::domain::catalog::Mode;
use crate::domain::closing::CashCount;
use crate::domain::establishment::Establishment;
use crate::domain::fact::DrawerReason;
use crate::domain::id::{TicketId, TillId};
use crate::domain::money::Cents;
use crate::domain::payment::{Method, Offer};
use crate::domain::quantity::Quantity;
use crate::domain::ticket::basket::Basket;
use crate::keys::SoftwareSigner;
use crate::store::{Options, Store, audit, audit_while};

const CATALOGUE: &str = "sku;name;family;price_ttc;vat_on_site;vat_takeaway;unit;barcode;tags\n\
    101;Express;Boissons chaudes;1.40;10;10;P;B;cafe\n\
    405;Croissant;Viennoiserie;1.20;10;5.5;P;B;\n\
    303;Bière artisanale;Alcools;4.20;20;20;P;B;alcool\n";

/// Identifiers one after the other.
struct Numbered(u128);

impl Ids for Numbered {
    fn next(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(self.0)
    }
}

fn act(text: &str) -> Act {
    Act { at: Moment::from_rfc3339(text, 60).expect("a moment"), by: None }
}

struct Cafe {
    folder: tempfile::TempDir,
    till: Till,
    ids: Numbered,
    key: Vec<u8>,
}

impl Cafe {
    fn begun() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let key = SoftwareSigner::generate().expect("a key");
        let till = open(&folder, &key);
        let mut cafe = Self { folder, till, ids: Numbered(0), key };
        let name = Label::new("Le Relais des Tilleuls").expect("a name");
        let morning = act("2026-11-21T05:25:00.000Z");
        cafe.till.begin(morning, Establishment::named(name)).expect("begun");
        cafe.till.import(morning, &mut cafe.ids, CATALOGUE.as_bytes(), false).expect("imported");
        cafe.till.open(morning, Cents::new(12_000)).expect("opened");
        cafe
    }

    fn basket(&mut self, items: &[(&str, i64)]) -> Basket {
        let mut basket = Basket::new(TicketId::new(self.ids.next()));
        for (sku, count) in items {
            let product = self.till.catalog().by_sku(sku).expect("a product").clone();
            let quantity = Quantity::pieces(*count).expect("a quantity");
            basket.add(&product, quantity, product.price, Mode::OnSite).expect("added");
        }
        basket
    }

    fn sell(&mut self, at: &str, items: &[(&str, i64)], given: i64) -> Sold {
        let basket = self.basket(items);
        let offers = [Offer { method: Method::Cash, amount: Cents::new(given) }];
        self.till.pay(act(at), &basket, &offers).expect("sold")
    }

    fn reopened(self) -> Self {
        let Self { folder, till, ids, key } = self;
        drop(till);
        let till = open(&folder, &key);
        Self { folder, till, ids, key }
    }
}

fn open(folder: &tempfile::TempDir, key: &[u8]) -> Till {
    let signer = SoftwareSigner::from_pkcs8(key).expect("a signer");
    let till = TillId::new(Uuid::from_u128(1));
    let options = Options::default();
    let program = "comptoir 0.1.0";
    let store = Store::open(folder.path(), till, program, Some(Box::new(signer)), &options);
    Till::new(store.expect("opened"))
}

#[test]
fn a_first_sale_is_rung_up_sealed_and_closed() {
    let mut cafe = Cafe::begun();
    let sold = cafe.sell("2026-11-21T07:14:00.000Z", &[("101", 1), ("405", 1)], 500);
    assert_eq!(sold.number, 1);
    assert_eq!(sold.ticket.payment.change, Cents::new(240));
    let evening = act("2026-11-21T20:30:00.000Z");
    let mut count = CashCount::default();
    count.pieces.insert(Cents::new(5_000), 2);
    count.pieces.insert(Cents::new(200), 11);
    let closed = cafe.till.close(evening, Some(count)).expect("closed");
    assert_eq!(closed.closing.expected_cash, Cents::new(12_260));
    assert_eq!(closed.closing.difference, Some(Cents::new(-60)));
    assert_eq!(closed.closing.perpetual.algebraic, Cents::new(260));
    let head = cafe.till.head().expect("a head");
    let found = audit(cafe.folder.path(), vec![head]).expect("sound");
    assert_eq!(found.stray_view, None);
    assert_eq!(found.unsound, None);
    assert_eq!(found.report.unsigned, 0);
}

#[test]
fn paying_twice_is_one_sale() {
    let mut cafe = Cafe::begun();
    let basket = cafe.basket(&[("101", 2)]);
    let offers = [Offer { method: Method::Card, amount: Cents::new(280) }];
    let at = act("2026-11-21T07:14:00.000Z");
    let first = cafe.till.pay(at, &basket, &offers).expect("sold");
    let again = cafe.till.pay(at, &basket, &[]).expect("the same sale");
    assert_eq!(first, again);
    assert_eq!(cafe.till.tickets_of_the_day().expect("tickets").len(), 1);
}

#[test]
fn a_void_leaves_the_algebraic_total_and_happens_once() {
    let mut cafe = Cafe::begun();
    let sold = cafe.sell("2026-11-21T07:14:00.000Z", &[("303", 3)], 2_000);
    let at = act("2026-11-21T07:15:00.000Z");
    let counter = cafe.till.void(at, &mut cafe.ids, sold.number).expect("voided");
    assert_eq!(counter.ticket.total, Cents::new(-1_260));
    let perpetual = cafe.till.ledger().perpetual;
    assert_eq!((perpetual.algebraic, perpetual.absolute), (Cents::ZERO, Cents::new(2_520)));
    let again = cafe.till.void(at, &mut cafe.ids, sold.number);
    assert!(matches!(again, Err(TillError::AlreadyVoided(1))));
    assert!(cafe.till.void(at, &mut cafe.ids, counter.number).is_err());
    assert!(matches!(cafe.till.void(at, &mut cafe.ids, 99), Err(TillError::NoSuchTicket(99))));
}

#[test]
fn the_first_sale_after_four_closes_yesterday_uncounted_and_says_so() {
    let mut cafe = Cafe::begun();
    cafe.sell("2026-11-21T19:00:00.000Z", &[("303", 1)], 420);
    let late = cafe.sell("2026-11-22T02:59:00.000Z", &[("303", 1)], 420);
    assert_eq!(late.closed_day, None, "03:59 is still yesterday");
    let next = cafe.sell("2026-11-22T03:01:00.000Z", &[("101", 1)], 140);
    assert_eq!(next.closed_day.map(|day| day.to_string()).as_deref(), Some("2026-11-21"));
    assert_eq!(next.number, 3, "numbers go on");
    let open = cafe.till.open_day().expect("today is open");
    assert_eq!(open.day.to_string(), "2026-11-22");
    assert_eq!(open.float, Cents::new(12_840));
    let closing = cafe.till.closing(1).expect("yesterday's closing").closing;
    assert_eq!(closing.difference, None);
}

#[test]
fn a_restart_changes_nothing() {
    let mut cafe = Cafe::begun();
    cafe.sell("2026-11-21T07:14:00.000Z", &[("101", 1)], 140);
    let basket = cafe.basket(&[("405", 2)]);
    cafe.till.store().work().keep_draft(&basket).expect("kept");
    let (ledger, catalog) = (cafe.till.ledger().clone(), cafe.till.catalog().clone());
    let mut cafe = cafe.reopened();
    assert_eq!(*cafe.till.ledger(), ledger);
    assert_eq!(*cafe.till.catalog(), catalog);
    assert_eq!(cafe.till.draft().expect("no error"), Some(basket));
    let views = cafe.till.store().dump_views().expect("views");
    cafe.till.store().rebuild(|_| {}).expect("made anew");
    assert_eq!(cafe.till.store().dump_views().expect("views"), views);
}

#[test]
fn a_damaged_view_is_made_anew_at_the_start() {
    let mut cafe = Cafe::begun();
    cafe.sell("2026-11-21T07:14:00.000Z", &[("101", 1)], 140);
    let (ledger, catalog) = (cafe.till.ledger().clone(), cafe.till.catalog().clone());
    let Cafe { folder, till, ids, key } = cafe;
    drop(till);
    let file = rusqlite::Connection::open(folder.path().join("till.sqlite")).expect("the file");
    file.execute_batch("UPDATE ledger SET record = '{'; UPDATE product SET record = 'x';")
        .expect("damaged");
    drop(file);
    let till = open(&folder, &key);
    let cafe = Cafe { folder, till, ids, key };
    assert_eq!(*cafe.till.ledger(), ledger);
    assert_eq!(*cafe.till.catalog(), catalog);
    let found = audit(cafe.folder.path(), Vec::new()).expect("sound");
    assert_eq!(found.stray_view, None);
}

#[test]
fn a_second_till_on_the_folder_is_refused() {
    let cafe = Cafe::begun();
    let options = Options::default();
    let till = TillId::new(Uuid::from_u128(1));
    let second = Store::open(cafe.folder.path(), till, "comptoir", None, &options);
    assert!(matches!(second, Err(crate::store::StoreError::InUse(_))));
}

#[test]
fn without_its_key_the_till_sells_and_seals_later() {
    let mut cafe = Cafe::begun();
    cafe.till.store().set_signer(None);
    cafe.sell("2026-11-21T07:14:00.000Z", &[("101", 1)], 140);
    cafe.sell("2026-11-21T07:15:00.000Z", &[("101", 1)], 140);
    assert!(cafe.till.unsealed_since().is_some());
    let found = audit(cafe.folder.path(), Vec::new()).expect("sound");
    assert_eq!(found.report.unsigned, 3, "the deferral and two sales wait");
    assert_eq!(found.stray_view, None);
    let signer = SoftwareSigner::from_pkcs8(&cafe.key).expect("a signer");
    cafe.till.store().set_signer(Some(Box::new(signer)));
    cafe.sell("2026-11-21T07:16:00.000Z", &[("101", 1)], 140);
    let found = audit(cafe.folder.path(), Vec::new()).expect("sound");
    assert_eq!(found.report.unsigned, 0);
    assert_eq!(cafe.till.unsealed_since(), None);
    assert_eq!(
        cafe.till
            .receipt(1, 0, act("2026-11-21T07:17:00.000Z").at)
            .expect("a receipt")
            .seal
            .extract,
        None
    );
}

#[test]
fn a_clock_that_goes_back_is_on_record_and_sells_on() {
    let mut cafe = Cafe::begun();
    cafe.sell("2026-11-21T07:14:00.000Z", &[("101", 1)], 140);
    let sold = cafe.sell("2020-01-01T00:00:00.000Z", &[("101", 1)], 140);
    assert_eq!(sold.ticket.day.to_string(), "2026-11-21");
    let kind = crate::journal::record::Kind::ClockMovedBack;
    assert_eq!(cafe.till.store().number_of(kind), 1);
}

#[test]
fn a_basket_given_up_keeps_every_item_on_record() {
    let mut cafe = Cafe::begun();
    let mut basket = cafe.basket(&[("101", 1 + Basket::MAX_REMOVALS as i64), ("405", 1)]);
    for left in (1..=Basket::MAX_REMOVALS).rev() {
        let quantity = Quantity::pieces(left as i64).expect("a quantity");
        basket.set_quantity(0, quantity).expect("taken off");
    }
    assert!(basket.remove(0).is_err(), "no room on record for more");
    cafe.till.abandon(act("2026-11-21T08:00:00.000Z"), basket).expect("given up");
    let held = cafe.till.open_day().expect("open").totals.abandoned;
    assert_eq!((held.count, held.amount), (1, Cents::new(501 * 140 + 120)));
}

#[test]
fn a_duplicate_names_the_key_that_sealed_it() {
    let mut cafe = Cafe::begun();
    let closed = cafe.till.close(act("2026-11-21T20:00:00.000Z"), None).expect("closed");
    let printed = cafe.till.closing(closed.number).expect("a paper").seal.fingerprint;
    let key = SoftwareSigner::generate().expect("a key");
    let signer = SoftwareSigner::from_pkcs8(&key).expect("a signer");
    cafe.till.store().set_signer(Some(Box::new(signer)));
    cafe.till.replace_key(act("2026-11-21T20:05:00.000Z")).expect("replaced");
    let again = cafe.till.closing(closed.number).expect("a paper").seal.fingerprint;
    assert!(printed.is_some());
    assert_eq!(again, printed);
}

#[test]
fn an_audit_sees_one_moment_of_a_till_that_sells_on() {
    let mut cafe = Cafe::begun();
    let folder = cafe.folder.path().to_owned();
    let (drawer, at) = (DrawerReason::Change, act("2026-11-21T08:00:00.000Z"));
    let audit = audit_while(&folder, Vec::new(), || {
        cafe.till.open_drawer(at, drawer).expect("opened");
    });
    assert_eq!(audit.expect("sound").stray_view, None);
}

#[test]
fn an_audit_leaves_every_file_as_it_was() {
    let mut cafe = Cafe::begun();
    cafe.till.open_drawer(act("2026-11-21T08:00:00.000Z"), DrawerReason::Change).expect("opened");
    // What a crash leaves: the file, and a log that nobody has moved into it.
    let crashed = tempfile::tempdir().expect("a folder");
    let files = ["till.sqlite", "till.sqlite-wal"];
    for file in files {
        fs::copy(cafe.folder.path().join(file), crashed.path().join(file)).expect("copied");
    }
    let read = || files.map(|file| fs::read(crashed.path().join(file)).expect("there"));
    let before = read();
    assert!(!before[1].is_empty(), "a log");
    let report = audit(crashed.path(), Vec::new()).expect("sound").report;
    assert_eq!(report.head, cafe.till.head());
    assert!(before == read(), "changed by looking");
}

#[test]
fn an_import_changes_how_a_known_family_usually_leaves() {
    let mut cafe = Cafe::begun();
    let mode = |cafe: &Cafe| {
        let croissant = cafe.till.catalog().by_sku("405").expect("a product");
        cafe.till.catalog().family(croissant.family).expect("a family").usual_mode
    };
    assert_eq!(mode(&cafe), Mode::OnSite);
    let file = "sku;name;family;price_ttc;vat_on_site;vat_takeaway;unit;barcode;tags;usual_mode\n\
        405;Croissant;Viennoiserie;1.20;10;5.5;P;B;;takeaway\n";
    let noon = act("2026-11-21T11:00:00.000Z");
    let done = cafe.till.import(noon, &mut cafe.ids, file.as_bytes(), false).expect("imported");
    assert_eq!((done.families, done.changed, done.unchanged), (0, 0, 1));
    assert_eq!(mode(&cafe), Mode::Takeaway);
    let head = cafe.till.head();
    cafe.till.import(noon, &mut cafe.ids, file.as_bytes(), false).expect("imported again");
    assert_eq!(cafe.till.head(), head, "nothing left to change");
}

#[test]
fn a_clock_that_jumped_ahead_does_not_keep_the_till_in_the_future() {
    let mut cafe = Cafe::begun();
    cafe.sell("2026-11-21T07:14:00.000Z", &[("101", 1)], 140);
    // The clock jumps to 2050 and is put right after the closing.
    let wrong = cafe.sell("2050-03-01T09:00:00.000Z", &[("101", 2)], 280);
    assert_eq!(wrong.ticket.day.to_string(), "2050-03-01");
    cafe.till.close(act("2050-03-01T20:00:00.000Z"), None).expect("closed");
    let opened = cafe.till.open(act("2026-11-23T06:00:00.000Z"), Cents::ZERO).expect("opened");
    assert_eq!(opened.to_string(), "2026-11-23");
    cafe.sell("2026-11-23T07:00:00.000Z", &[("303", 1)], 420);
    let closed = cafe.till.close(act("2026-11-23T20:00:00.000Z"), None).expect("closed");
    // November is 1,40 € and 4,20 €; what the wrong clock sold stands in its own month.
    assert_eq!(closed.closing.month_to_date, Cents::new(560));
    assert_eq!(closed.closing.perpetual.algebraic, Cents::new(840));
    // A dead battery shows 1970: the till stays in the last day that it knows.
    let back = cafe.till.open(act("1970-01-01T06:00:00.000Z"), Cents::ZERO).expect("opened");
    assert_eq!(back.to_string(), "2026-11-23");
    let found = audit(cafe.folder.path(), Vec::new()).expect("sound");
    assert_eq!(found.stray_view, None);
}

#[test]
fn a_duplicate_bears_the_identity_of_its_day() {
    let mut cafe = Cafe::begun();
    let at = act("2026-11-21T07:14:00.000Z");
    cafe.sell("2026-11-21T07:14:00.000Z", &[("101", 1)], 140);
    let name = Label::new("Le Nouveau Relais").expect("a name");
    cafe.till.set_establishment(at, Establishment::named(name.clone())).expect("renamed");
    cafe.sell("2026-11-21T07:20:00.000Z", &[("101", 1)], 140);
    let name_on = |cafe: &mut Cafe, number| {
        let paper = cafe.till.receipt(number, 1, at.at).expect("a receipt");
        paper.establishment.expect("a café").name
    };
    assert_eq!(name_on(&mut cafe, 1).as_str(), "Le Relais des Tilleuls");
    assert_eq!(name_on(&mut cafe, 2), name);
}
