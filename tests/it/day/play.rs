//! Plays the script's acts at the desk of the demonstration café.

mod bread;
mod parcels;
mod trades;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use comptoir::demo::{self, SetClock};
use comptoir::domain::catalog::{Mode, Product};
use comptoir::domain::closing::CashCount;
use comptoir::domain::id::{CarrierId, CustomerId, ParcelId, PartnerId, ReservationId};
use comptoir::domain::money::Cents;
use comptoir::domain::payment::{Method, Offer};
use comptoir::domain::quantity::{Quantity, Unit};
use comptoir::domain::ticket::basket::{Basket, Wanted};
use comptoir::domain::ticket::purpose::Purpose;
use comptoir::till::desk::Desk;

use super::script::Act;

/// A café in which the script is played.
pub struct Played {
    /// Its files; removed with it.
    pub folder: tempfile::TempDir,
    /// The desk.
    pub desk: Desk,
    clock: SetClock,
    /// People with an account, by the script's names.
    pub customers: BTreeMap<String, CustomerId>,
    /// Partners, by the script's names.
    pub partners: BTreeMap<String, PartnerId>,
    /// Carriers, by the script's names.
    pub carriers: BTreeMap<String, CarrierId>,
    /// Parcels, by the script's letters.
    pub parcels: BTreeMap<String, Vec<ParcelId>>,
    /// How many parcels have a number.
    pub numbered: u32,
    /// Bread kept for someone, by the script's names.
    pub reservations: BTreeMap<String, Vec<(ReservationId, String)>>,
}

impl Played {
    /// The café before the script begins.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = SetClock::at(0);
        let mut desk = demo::desk(folder.path(), 1, &clock).expect("a desk");
        clock.set(moment("2026-11-09", 600));
        demo::set_up(&mut desk).expect("set up");
        let mut played = Self {
            folder,
            desk,
            clock,
            customers: BTreeMap::new(),
            partners: BTreeMap::new(),
            carriers: BTreeMap::new(),
            parcels: BTreeMap::new(),
            numbered: 0,
            reservations: BTreeMap::new(),
        };
        played.prepare();
        played
    }

    /// Sets the clock to the morning of a date.
    pub fn sleep_until(&self, date: &str) {
        self.clock.set(moment(date, 600));
    }

    /// Plays one act; one that the till refuses fails the test.
    pub fn act(&mut self, act: &Act) {
        self.clock.set(moment(&act.date, act.minute));
        match act.verb.as_str() {
            "open" => {
                self.desk.open_day(cents(&act.object)).expect("opened");
            }
            "sell" => {
                let basket = self.basket(&act.object);
                self.pay(&basket, &act.payment);
            }
            "close" => {
                self.desk.close_day(Some(counted(cents(&act.object)))).expect("closed");
            }
            _ => self.trade(act),
        }
    }

    /// The basket of `101 2, 405 1`: codes with pieces or grams, and what they are rung up for.
    pub fn basket(&mut self, goods: &str) -> Basket {
        let mut basket = self.desk.new_basket();
        for item in goods.split(", ") {
            self.ring(&mut basket, item);
        }
        basket
    }

    /// Rings one of the script's items up.
    pub fn ring(&mut self, basket: &mut Basket, item: &str) {
        let words: Vec<&str> = item.split(' ').collect();
        let product = self.product(words[0]);
        let quantity = match words[1].strip_suffix('g') {
            Some(grams) => Quantity::from_thousandths(grams.parse().expect("grams")),
            None => Quantity::pieces(words[1].parse().expect("pieces")),
        };
        let mut unit_price = product.price;
        let mut purpose = Purpose::Plain;
        match words.get(2) {
            Some(&"suspended") => purpose = Purpose::Suspended,
            Some(&"ahead") => purpose = Purpose::Ahead,
            Some(&"evening") => unit_price = self.evening_price(&product),
            Some(other) => panic!("{other} is no purpose"),
            None => {}
        }
        let catalog = self.desk.till().catalog();
        let usual = catalog.family(product.family).map(|family| family.usual_mode);
        let mode = usual.unwrap_or(Mode::OnSite);
        let quantity = quantity.expect("a quantity");
        let rung = basket.add_wanted(Wanted {
            product: &product,
            quantity,
            unit_price,
            mode,
            purpose,
            reservation: None,
        });
        rung.expect("rung up");
        let deposit = product.supply.deposit.and_then(|id| catalog.product(id)).cloned();
        if let Some(deposit) = deposit {
            basket.add(&deposit, quantity, deposit.price, mode).expect("rung up");
        }
        assert!(product.unit != Unit::Piece || quantity.thousandths() % 1_000 == 0);
    }

    /// The article of a code.
    pub fn product(&mut self, code: &str) -> Product {
        let catalog = self.desk.till().catalog();
        catalog.by_sku(code).unwrap_or_else(|| panic!("no article {code}")).clone()
    }

    /// Pays as the script says: `cash 5.00`, `card`, `debt`, `prepaid`, `cashback 20.00`.
    pub fn pay(&mut self, basket: &Basket, payment: &str) {
        let due = basket.total().expect("a total");
        let (means, sum) = payment.split_once(' ').unwrap_or((payment, ""));
        let mut basket = basket.clone();
        let offers = match means {
            "nothing" => Vec::new(),
            "cash" => vec![Offer { method: Method::Cash, amount: cents(sum) }],
            "card" => vec![Offer { method: Method::Card, amount: due }],
            "debt" => vec![Offer { method: Method::Debt, amount: due }],
            "prepaid" => vec![Offer { method: Method::Prepaid, amount: due }],
            "cashback" => {
                basket.set_cashback(cents(sum));
                let amount = due.plus(cents(sum)).expect("a sum");
                vec![Offer { method: Method::Card, amount }]
            }
            other => panic!("{other} is no means of payment"),
        };
        self.desk.pay(&basket, &offers).unwrap_or_else(|error| panic!("{payment}: {error:?}"));
    }
}

/// The moment of a date and so many minutes after midnight, by the wall clock of winter.
fn moment(date: &str, minute: i64) -> i64 {
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").expect("a date");
    date.and_time(NaiveTime::MIN).and_utc().timestamp_millis() + (minute - 60) * 60_000
}

/// An amount as the script writes it.
pub fn cents(text: &str) -> Cents {
    Cents::parse(text).expect("an amount")
}

/// A drawer in which this was counted.
fn counted(sum: Cents) -> CashCount {
    let mut count = CashCount::default();
    let mut left = sum.get();
    for denomination in CashCount::DENOMINATIONS {
        let pieces = u32::try_from(left / denomination).expect("a few");
        left %= denomination;
        count.pieces.insert(Cents::new(denomination), pieces);
    }
    count
}
