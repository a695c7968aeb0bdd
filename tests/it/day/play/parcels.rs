//! The acts of the relay of parcels.

use chrono::NaiveDate;
use comptoir::domain::id::ParcelId;
use comptoir::domain::money::Cents;
use comptoir::domain::parcel::Reason;
use comptoir::domain::parcel::carrier::{
    Carrier, DayCount, FirstDay, Holding, IdentityRule, Kind, Level, Size, Tariff,
};
use comptoir::domain::parcel::slot::Shelves;
use comptoir::domain::tracking::TrackingNumber;
use comptoir::till::parcels::{NewParcel, Visit};

use super::trades::label;
use super::{Act, Played};

impl Played {
    /// The carriers of the script, under the tariffs of the demonstration café.
    pub(super) fn prepare_parcels(&mut self) {
        self.carrier("Mondial", 'A', 5, [35, 35, 15]);
        self.carrier("Pickup", 'C', 8, [40, 30, 20]);
    }

    fn carrier(&mut self, name: &str, zone: char, days: u16, cents: [i64; 3]) {
        let id = self.desk.new_carrier();
        let from = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date");
        let kinds = [Kind::Arrival, Kind::DropOff, Kind::Return];
        let tariff = |(kind, unit)| Tariff { from, kind, size: None, unit: Cents::new(unit) };
        let (count, first) = (DayCount::Calendar, FirstDay::DayAfter);
        let carrier = Carrier {
            id,
            name: label(name),
            level: Level::Shelf,
            identity: IdentityRule::Document,
            shelves: Some(Shelves { zone, first: 1, last: 20 }),
            driver_hours: None,
            holdings: vec![Holding { from, days, count, first }],
            tariffs: kinds.into_iter().zip(cents).map(tariff).collect(),
            fixed: Vec::new(),
            active: true,
        };
        self.desk.set_carrier(carrier).expect("a carrier");
        self.carriers.insert(name.to_owned(), id);
    }

    /// Plays an act of the relay; says whether it was one.
    pub(super) fn parcel(&mut self, act: &Act, words: &[&str]) -> bool {
        match act.verb.as_str() {
            "receive" => self.receive(words[0], words[1], words[2].parse().expect("a number")),
            "drop-off" => {
                for _ in 0..words[1].parse().expect("a number") {
                    let new = self.new_parcel(words[0], "");
                    let id = self.desk.drop_off_parcel(&new).expect("dropped off").parcel.id;
                    self.parcels.entry("dropped".to_owned()).or_default().push(id);
                }
            }
            "refuse" => {
                let parcel = self.parcels[words[0]][0];
                self.desk.refuse_parcel(parcel, Reason::NotWanted).expect("refused");
            }
            "hand-over" => {
                let found = self.desk.find_parcels(words[0]).expect("found");
                let ids: Vec<ParcelId> = found.iter().map(|row| row.parcel.id).collect();
                assert_eq!(ids.len().to_string(), words[1], "parcels of {}", words[0]);
                self.desk.hand_over_parcels(&ids, true).expect("handed over");
            }
            "driver" => self.driver(words[0], &act.object),
            "inventory-parcels" => {
                let counted = words[0].parse().expect("a number");
                self.desk.take_parcel_inventory(counted).expect("counted");
            }
            _ => return false,
        }
        true
    }

    fn new_parcel(&mut self, carrier: &str, name: &str) -> NewParcel {
        self.numbered += 1;
        let number = format!("{:08}", 40_000_000 + self.numbered);
        NewParcel {
            carrier: self.carriers[carrier],
            number: TrackingNumber::new(&number).ok(),
            unreadable: false,
            name: name.to_owned(),
            size: Size::Medium,
            slot: None,
            found: false,
            paper: false,
        }
    }

    fn receive(&mut self, carrier: &str, name: &str, count: usize) {
        for _ in 0..count {
            let new = self.new_parcel(carrier, name);
            let id = self.desk.receive_parcel(&new).expect("received").parcel.id;
            self.parcels.entry(name.to_owned()).or_default().push(id);
        }
    }

    /// `Mondial announced 11, receive 12, return 3, collect 2`.
    fn driver(&mut self, carrier: &str, said: &str) {
        let number = |word: &str| -> usize {
            let part = said.split(word).nth(1).expect("a part").trim_start();
            let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().expect("a number")
        };
        // Letters of people who have no other parcel here.
        for rank in 0..number("receive") {
            let letter = char::from(b'A' + u8::try_from(rank).expect("a few"));
            self.receive(carrier, &format!("Q{letter}Z"), 1);
        }
        let id = self.carriers[carrier];
        let list = self.desk.driver_list(id).expect("a list");
        let given: Vec<ParcelId> = list.rows.iter().map(|row| row.parcel.id).collect();
        assert_eq!(given.len(), number("return") + number("collect"), "what leaves");
        let visit = Visit {
            carrier: id,
            announced: u32::try_from(number("announced")).ok(),
            counted: u32::try_from(given.len()).expect("a few"),
            given,
            missing: Vec::new(),
            reason: None,
        };
        self.desk.driver_came(visit).expect("the driver came");
    }
}
