//! Real tills and a real hub over real HTTP: three cafés, one of them itinerant, for three months.
//! One month is told again, one café brings everything on a stick.

use std::collections::BTreeMap;
use std::path::Path;

use comptoir::domain::day::Moment;
use comptoir::domain::id::TillId;
use comptoir::domain::month::MonthName;
use comptoir::domain::profile::Profile;
use comptoir::journal::seal::Signer;
use comptoir::keys::SoftwareSigner;
use comptoir::network::client::HttpsCarrier;
use comptoir::network::courier::{Question, Trouble};
use comptoir::network::letter::Carrier as _;
use comptoir::statement::exchange::Way;
use comptoir::store::{Options, Store, SubmissionState};
use comptoir::till::Till;
use comptoir::till::desk::Clock;
use comptoir::till::network::Sealing;
use comptoir::till::post::Joining;
use serde_json::Value;
use uuid::Uuid;

use crate::cafe::{Cafe, DAY, MORNING, Numbered, PROGRAM, Payer};
use crate::ground::{Ground, month, on_each_store};

/// The first morning of September 2026.
pub const SEPTEMBER: i64 = MORNING - 81 * DAY;

struct Stopped(Moment);

impl Clock for Stopped {
    fn now(&self) -> Moment {
        self.0
    }
}

/// A café with a key of its own, begun on the first of September.
fn begun(folder: &Path, number: u128) -> Cafe {
    begun_with(folder, number, &SoftwareSigner::generate().expect("a key"))
}

/// The same with a key of one's choice.
pub fn begun_with(folder: &Path, number: u128, key: &[u8]) -> Cafe {
    let mut cafe = open(folder, number, key);
    cafe.begin().expect("begun");
    cafe.import().expect("a catalogue");
    cafe
}

/// The till of a folder.
pub fn open(folder: &Path, number: u128, key: &[u8]) -> Cafe {
    let key = SoftwareSigner::from_pkcs8(key).expect("a key");
    let signer: Option<Box<dyn Signer>> = Some(Box::new(key));
    let till = TillId::new(Uuid::from_u128(number));
    let store = Store::open(folder, till, PROGRAM, signer, &Options::default()).expect("opened");
    Cafe { till: Till::new(store), ids: Numbered(number << 32), now: SEPTEMBER }
}

/// The hub's clock is the café's.
fn set(ground: &Ground, cafe: &Cafe) {
    ground.clock.set(&cafe.moment().to_rfc3339());
}

pub fn join(ground: &Ground, cafe: &mut Cafe, unit: &str) {
    set(ground, cafe);
    let code = ground.hub().make_code(unit, "test").expect("a code");
    let letter = cafe.till.enrolment(cafe.moment(), &code).expect("a question");
    let hub = ground.url("");
    let reply = HttpsCarrier::new(&hub).carry(&letter);
    let act = cafe.act();
    let joined = cafe.till.take_enrolment(act, &hub, reply).expect("taken");
    assert!(matches!(joined, Joining::Done(_)), "{joined:?}");
}

/// Days with sales; the last of them stays open if that is wanted.
pub fn days(cafe: &mut Cafe, from: i64, coffees: i64, leave_open: bool) {
    for day in 0..3 {
        cafe.now = SEPTEMBER + (from + 7 * day) * DAY;
        cafe.open_day().expect("opened");
        for items in [[("101", coffees * 1_000), ("602", 1_000)], [("501", 333), ("405", 2_000)]] {
            let basket = cafe.basket(&items);
            cafe.pay(&basket, Payer::Cash).expect("paid");
        }
        if day < 2 || !leave_open {
            cafe.close(None).expect("closed");
        }
    }
}

pub fn seal(cafe: &mut Cafe, name: &str, provisional: bool) {
    let act = cafe.act();
    let wanted = Sealing { provisional, reason: None };
    cafe.till.seal_month(act, month(name), wanted).expect("sealed");
}

pub fn call(ground: &Ground, cafe: &mut Cafe) -> Option<Trouble> {
    set(ground, cafe);
    let mut courier = cafe.till.courier().expect("kept");
    courier.ask_now(cafe.now);
    let clock = Stopped(cafe.moment());
    let mut carrier = HttpsCarrier::new(&ground.url(""));
    let called = cafe.till.call(None, &clock, &mut cafe.ids, &mut courier, &mut carrier);
    called.expect("called");
    courier.trouble()
}

/// The head of the journal is told, and nothing else.
pub fn say_head(ground: &Ground, cafe: &mut Cafe) {
    set(ground, cafe);
    let membership = cafe.till.membership().expect("read").expect("joined");
    let head = cafe.till.head().expect("a journal");
    let (epoch, seq) = (head.place.epoch, head.place.seq);
    let question = Question::Head { epoch, seq, hash: head.hash };
    let letter = cafe.till.letter(cafe.moment(), &membership, &question).expect("a letter");
    let reply = HttpsCarrier::new(&ground.url("")).carry(&letter);
    assert_eq!(reply.expect("an answer").status, 201);
}

/// Whatever has not arrived goes on a stick, and its receipts come back on it.
fn carry(ground: &Ground, cafe: &mut Cafe) {
    set(ground, cafe);
    for row in cafe.till.submissions().expect("read") {
        let paper = cafe.till.paper_of(&row).expect("a paper");
        let taken = ground.hub().take_in(paper.as_bytes(), Way::File, None).expect("taken");
        let again = ground.hub().take_in(paper.as_bytes(), Way::File, None).expect("taken");
        assert_eq!((taken.is_new, again.is_new), (true, false), "case 29: twice is once");
        let act = cafe.act();
        let first = cafe.till.take_receipt(act, &taken.receipt).expect("a receipt");
        let second = cafe.till.take_receipt(act, &again.receipt).expect("a receipt");
        assert_eq!((first.is_new, second.is_new), (true, false));
        assert!(!first.is_put_back && !second.is_put_back);
    }
}

/// Sums of an indicator by month, from the bytes of the newest statements and nothing else.
fn sums(cafes: &[Cafe], indicator: &str) -> BTreeMap<MonthName, i64> {
    let mut sums = BTreeMap::new();
    for cafe in cafes {
        let mut newest: BTreeMap<MonthName, String> = BTreeMap::new();
        for row in cafe.till.submissions().expect("read") {
            newest.insert(row.month, cafe.till.paper_of(&row).expect("a paper"));
        }
        for (month, paper) in newest {
            let sealed: Value = serde_json::from_str(&paper).expect("JSON");
            let values = sealed["document"]["valeurs"].as_array().expect("figures").iter();
            for value in values.filter(|value| value["i"] == indicator) {
                let told = match &value["v"] {
                    Value::String(text) => text.replace('.', "").parse().expect("cents"),
                    count => count.as_i64().expect("a count"),
                };
                *sums.entry(month).or_insert(0) += told;
            }
        }
    }
    sums
}

#[test]
fn three_cafés_and_three_months_add_up_at_the_hub() {
    on_each_store(|ground| {
        let folders = [(); 3].map(|()| tempfile::tempdir().expect("a folder"));
        let models = ["associatif", "entrepreneurial", "itinerant"];
        let mut cafes: Vec<Cafe> = Vec::new();
        for (number, (folder, model)) in folders.iter().zip(models).enumerate() {
            let mut cafe = begun(folder.path(), number as u128 + 1);
            let unit = ground.cafe(&format!("Café {number}"), model);
            join(&ground, &mut cafe, &unit);
            cafes.push(cafe);
        }
        for (number, cafe) in cafes.iter_mut().enumerate() {
            let coffees = number as i64 + 1;
            days(cafe, 1, coffees, false);
            days(cafe, 31, 2 * coffees, number == 0);
            cafe.now = SEPTEMBER + 61 * DAY;
            seal(cafe, "2026-09", false);
            // The first leaves a day of October open, and says so.
            seal(cafe, "2026-10", number == 0);
        }
        let [first, second, third] = cafes.as_mut_slice() else {
            panic!("three cafés");
        };
        assert_eq!(call(&ground, first), None);
        first.close(None).expect("the day of October");
        seal(first, "2026-10", false);
        for cafe in [&mut *first, &mut *second, &mut *third] {
            days(cafe, 62, 4, false);
            cafe.now = SEPTEMBER + 92 * DAY;
            seal(cafe, "2026-11", false);
        }
        assert_eq!(call(&ground, first), None);
        assert_eq!(call(&ground, second), None);
        carry(&ground, third);
        for cafe in &cafes {
            let rows = cafe.till.submissions().expect("read");
            assert!(rows.iter().all(|row| row.state == SubmissionState::Received), "{rows:?}");
        }
        assert_eq!(ground.count("document"), 10, "nine months, and one told again");
        for indicator in ["ventes.tickets", "ventes.cafes_servis", "ventes.ttc", "paiements.ttc"] {
            let expected = sums(&cafes, indicator);
            assert_eq!(expected.len(), 3, "{indicator}");
            for (month, sum) in expected {
                assert!(sum > 0, "{indicator} {month}");
                assert_eq!(ground.sum(indicator, &month.to_string()), sum, "{indicator} {month}");
            }
        }
    });
}

#[test]
fn what_head_office_publishes_reaches_the_till_and_waits_there() {
    on_each_store(|ground| {
        let folder = tempfile::tempdir().expect("a folder");
        let mut cafe = begun(folder.path(), 1);
        let unit = ground.cafe("Café", "associatif");
        join(&ground, &mut cafe, &unit);
        let act = cafe.act();
        let profile = Profile { comparison: true, ..cafe.till.ledger().profile.clone() };
        cafe.till.set_profile(act, profile).expect("set");
        days(&mut cafe, 31, 2, false);
        cafe.now = SEPTEMBER + 65 * DAY;
        set(&ground, &cafe);
        for euros in [100, 200, 300, 400, 500] {
            let other = ground.cafe_with_till();
            let sent = ground.send(&other, &other.seal(other.month("2026-10", euros)));
            assert_eq!(sent.status(), 201);
        }
        let hub = ground.hub();
        hub.publish_letter(month("2026-10"), "Bel automne", "Un.\n\nDeux.", "test").expect("sent");
        let table = "reference;gtin;libelle;fournisseur;prix_ht;tva\nA1;;Jus;C10;1,20;5.5\n";
        hub.publish_tariffs("2026-11-01", table, "test").expect("published");
        seal(&mut cafe, "2026-10", false);
        assert_eq!(call(&ground, &mut cafe), None);
        let board = |cafe: &mut Cafe| {
            let membership = cafe.till.membership().expect("read").expect("joined");
            cafe.till.news(&membership).expect("read")
        };
        let told = board(&mut cafe);
        let letter = told.letter.expect("a letter");
        assert_eq!((letter.title.as_str(), letter.paragraphs.len()), ("Bel automne", 2));
        assert_eq!(told.tariffs.expect("prices").articles, 1);
        let beside = told.beside.expect("a comparison");
        let coffees = beside.rows.iter().find(|row| row.label == "Cafés servis").expect("coffees");
        assert_eq!((coffees.own.as_deref(), coffees.middle.as_str()), (Some("6"), "150"));
        assert_eq!(coffees.others, 5);
        // What the till has is not sent again; a letter that was corrected is.
        cafe.till.letter_read().expect("noted");
        assert_eq!(call(&ground, &mut cafe), None);
        assert!(!board(&mut cafe).letter.expect("a letter").is_new);
        cafe.now += DAY;
        set(&ground, &cafe);
        hub.publish_letter(month("2026-10"), "Bel automne", "Un seul.", "test").expect("sent");
        assert_eq!(call(&ground, &mut cafe), None);
        let letter = board(&mut cafe).letter.expect("a letter");
        assert_eq!(
            (letter.paragraphs.as_slice(), letter.is_new),
            (["Un seul.".to_owned()].as_slice(), true)
        );
    });
}
