//! Visits for a service: parcels by the act and not by the fact, and a parcel with a ticket once.

use comptoir::domain::id::{CarrierId, Ids, ParcelId};
use comptoir::domain::parcel::carrier::{Carrier, IdentityRule, Kind, Level, Size};
use comptoir::domain::parcel::slot::{Shelves, Slot};
use comptoir::domain::text::Label;
use comptoir::statement::MonthName;
use comptoir::store::Options;
use comptoir::till::parcels::NewParcel;

use crate::cafe::{Cafe, DAY, MINUTE, Payer};

struct Relay {
    cafe: Cafe,
    carrier: CarrierId,
    _folder: tempfile::TempDir,
}

/// What a month tells of a service: passages, visits for which it was the farthest, and whether
/// both are estimates.
type Told = (i64, i64, bool);

impl Relay {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut cafe = Cafe::open(folder.path(), &Options::default()).expect("opened");
        cafe.begin().expect("begun");
        cafe.import().expect("imported");
        cafe.open_day().expect("a day");
        let carrier = Carrier {
            id: CarrierId::new(cafe.ids.next()),
            name: Label::new("Mondial Relay").expect("a name"),
            level: Level::Shelf,
            identity: IdentityRule::Document,
            shelves: Shelves::parse("A01-A40"),
            driver_hours: None,
            holdings: Vec::new(),
            tariffs: Vec::new(),
            fixed: Vec::new(),
            active: true,
        };
        let (act, id) = (cafe.act(), carrier.id);
        cafe.till.set_carrier(act, carrier).expect("set");
        Self { cafe, carrier: id, _folder: folder }
    }

    fn parcel(&self) -> NewParcel {
        NewParcel {
            carrier: self.carrier,
            number: None,
            unreadable: false,
            name: "Mar".to_owned(),
            size: Size::Small,
            slot: None,
            found: false,
            paper: false,
        }
    }

    fn arrives(&mut self) -> ParcelId {
        let (act, new) = (self.cafe.act(), self.parcel());
        let Cafe { till, ids, .. } = &mut self.cafe;
        till.receive_parcel(act, ids, &new).expect("received").parcel.id
    }

    fn left(&mut self) -> ParcelId {
        let (act, new) = (self.cafe.act(), self.parcel());
        let Cafe { till, ids, .. } = &mut self.cafe;
        till.drop_off_parcel(act, ids, &new).expect("left").parcel.id
    }

    fn fetched(&mut self, parcels: &[ParcelId]) {
        let act = self.cafe.act();
        self.cafe.till.hand_over_parcels(act, parcels, true).expect("handed over");
    }

    fn undone(&mut self, parcel: ParcelId) {
        let act = self.cafe.act();
        self.cafe.till.undo_parcel(act, parcel).expect("undone");
    }

    /// Sells grocery, which is farther elsewhere than a relay of parcels.
    fn sold(&mut self) -> u64 {
        let basket = self.cafe.basket(&[("501", 250)]);
        self.cafe.pay(&basket, Payer::Card).expect("sold")
    }

    /// Sells a coffee, which is no service.
    fn coffee(&mut self) {
        let basket = self.cafe.basket(&[("101", 1_000)]);
        self.cafe.pay(&basket, Payer::Card).expect("sold");
    }

    fn void(&mut self, number: u64) {
        let act = self.cafe.act();
        self.cafe.till.void(act, &mut self.cafe.ids, number).expect("undone");
    }

    /// Lets whoever was at the counter go.
    fn later(&mut self) {
        self.cafe.now += 20 * MINUTE;
    }

    fn told(&mut self, service: &str) -> Told {
        let at = self.cafe.moment();
        let month = MonthName::parse("2026-11").expect("a month");
        let draft = self.cafe.till.statement_of(at, month).expect("a statement");
        let document = serde_json::to_value(&draft.document).expect("JSON");
        let values = document["valeurs"].as_array().expect("figures").clone();
        let of = |indicator: &str| {
            let mut ours = values.iter().filter(|one| one["i"] == indicator);
            let one = ours.find(|one| one["d"]["service"] == service)?;
            Some((one["v"].as_i64().expect("a count"), one["s"] == "E"))
        };
        let passages = of("services.passages").unwrap_or_default();
        let farthest = of("visites.par_service_le_plus_loin").unwrap_or_default();
        assert_eq!(passages.1, farthest.1, "both are estimates or neither is");
        (passages.0, farthest.0, passages.1)
    }

    fn parcels(&mut self) -> (i64, i64) {
        let (passages, farthest, estimated) = self.told("colis");
        assert!(!estimated, "nothing was estimated");
        (passages, farthest)
    }

    fn grocery(&mut self) -> (i64, i64) {
        let (passages, farthest, _) = self.told("epicerie");
        (passages, farthest)
    }
}

#[test]
fn what_is_undone_at_the_relay_is_taken_back() {
    let mut relay = Relay::new();
    let parcels = [relay.arrives(), relay.arrives()];
    relay.fetched(&parcels);
    assert_eq!(relay.parcels(), (1, 1), "two parcels of one person");
    relay.undone(parcels[0]);
    assert_eq!(relay.parcels(), (0, 0), "nobody had come");
    relay.fetched(&parcels[..1]);
    assert_eq!(relay.parcels(), (1, 1), "once, though it was written twice");
    relay.later();
    let left = relay.left();
    relay.undone(left);
    assert_eq!(relay.parcels(), (1, 1));
}

#[test]
fn undoing_where_a_parcel_stands_takes_no_visit_back() {
    let mut relay = Relay::new();
    let left = relay.left();
    let act = relay.cafe.act();
    relay
        .cafe
        .till
        .move_parcels(act, &[left], Slot::parse("A07").expect("a place"))
        .expect("moved");
    relay.undone(left);
    assert_eq!(relay.parcels(), (1, 1), "it was moved back, and still left by someone");
    // It stays so for what is bought with it, too.
    let number = relay.sold();
    assert_eq!((relay.parcels(), relay.grocery()), ((1, 0), (1, 1)));
    relay.void(number);
    assert_eq!((relay.parcels(), relay.grocery()), ((1, 1), (0, 0)));
}

#[test]
fn several_parcels_left_by_one_person_are_one_visit() {
    let mut relay = Relay::new();
    let left = [relay.left(), relay.left(), relay.left()];
    assert_eq!(relay.parcels(), (1, 1));
    relay.undone(left[2]);
    assert_eq!(relay.parcels(), (1, 1), "the two others are still there");
    relay.undone(left[0]);
    relay.undone(left[1]);
    assert_eq!(relay.parcels(), (0, 0));
    relay.left();
    let other = relay.arrives();
    relay.fetched(&[other]);
    relay.left();
    assert_eq!(relay.parcels(), (3, 3), "someone else was at the counter between them");
    relay.later();
    relay.left();
    assert_eq!(relay.parcels(), (4, 4), "and someone came later");
    let parcels = [relay.arrives(), relay.arrives()];
    relay.fetched(&parcels[..1]);
    relay.fetched(&parcels[1..]);
    assert_eq!(relay.parcels(), (6, 6), "each addressee is a person");
}

#[test]
fn a_parcel_and_a_ticket_are_one_visit_whichever_came_first() {
    let mut relay = Relay::new();
    let parcels = [relay.arrives(), relay.arrives(), relay.arrives()];
    relay.later();
    relay.sold();
    relay.fetched(&parcels[..1]);
    assert_eq!((relay.parcels(), relay.grocery()), ((1, 0), (1, 1)), "bought, then fetched");
    relay.later();
    relay.fetched(&parcels[1..2]);
    relay.sold();
    assert_eq!((relay.parcels(), relay.grocery()), ((2, 0), (2, 2)), "fetched, then bought");
    relay.later();
    relay.sold();
    relay.cafe.now += 5 * MINUTE;
    relay.fetched(&parcels[2..]);
    assert_eq!((relay.parcels(), relay.grocery()), ((3, 1), (3, 3)), "six minutes are too long");
    relay.later();
    relay.sold();
    relay.left();
    relay.left();
    relay.sold();
    assert_eq!((relay.parcels(), relay.grocery()), ((4, 1), (5, 5)), "a ticket goes with one");
    relay.later();
    relay.coffee();
    relay.left();
    relay.sold();
    assert_eq!((relay.parcels(), relay.grocery()), ((5, 1), (6, 6)), "a coffee is no service");
}

#[test]
fn what_is_left_of_a_visit_stays_counted() {
    let mut relay = Relay::new();
    let parcel = relay.arrives();
    relay.later();
    let number = relay.sold();
    relay.fetched(&[parcel]);
    relay.undone(parcel);
    assert_eq!((relay.parcels(), relay.grocery()), ((0, 0), (1, 1)), "the ticket alone");
    relay.fetched(&[parcel]);
    assert_eq!((relay.parcels(), relay.grocery()), ((1, 0), (1, 1)), "again with its ticket");
    relay.void(number);
    assert_eq!((relay.parcels(), relay.grocery()), ((1, 1), (0, 0)), "the parcel alone");
    let again = relay.sold();
    assert_eq!((relay.parcels(), relay.grocery()), ((1, 0), (1, 1)), "rung up again");
    relay.cafe.now += 2 * DAY;
    relay.sold();
    relay.void(again);
    assert_eq!((relay.parcels(), relay.grocery()), ((1, 1), (1, 1)), "days later as well");
}

#[test]
fn parcels_of_which_only_the_number_is_known_are_an_estimate() {
    let mut relay = Relay::new();
    let count = |relay: &mut Relay, kind, change| {
        let (act, carrier) = (relay.cafe.act(), relay.carrier);
        relay.cafe.till.count_parcels(act, carrier, kind, change).expect("counted");
    };
    count(&mut relay, Kind::Arrival, 40);
    count(&mut relay, Kind::Return, 2);
    assert_eq!(relay.told("colis"), (0, 0, false), "nobody came for those");
    count(&mut relay, Kind::HandOver, 12);
    count(&mut relay, Kind::HandOver, -1);
    count(&mut relay, Kind::DropOff, 3);
    relay.left();
    assert_eq!(relay.told("colis"), (15, 15, true));
    let december = relay.cafe.now + 15 * DAY;
    relay.cafe.now = december;
    count(&mut relay, Kind::HandOver, 50);
    assert_eq!(relay.told("colis"), (15, 15, true), "another month's are not this one's");
}
