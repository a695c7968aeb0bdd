//! The acts of the bread deposit.

use comptoir::domain::bread::{Baker, Delivery, DeliveryLine, Evening, LeftOver, LeftOvers};
use comptoir::domain::catalog::{Mode, Product};
use comptoir::domain::day::BusinessDay;
use comptoir::domain::forecast::DayMinute;
use comptoir::domain::id::ProductId;
use comptoir::domain::money::Cents;
use comptoir::domain::quantity::Quantity;
use comptoir::domain::ticket::basket::Wanted;
use comptoir::domain::ticket::purpose::Purpose;

use super::{Act, Played};

/// What a unit costs the café, in cents.
const COSTS: [(&str, i64); 4] = [("401", 80), ("402", 95), ("405", 80), ("406", 88)];

impl Played {
    /// The baker of the script, its bread, and the evening's price.
    pub(super) fn prepare_bread(&mut self) {
        let mut breads = Vec::new();
        for (code, cost) in COSTS {
            let product = self.product(code);
            self.set(&product, |supply| supply.cost = Some(Cents::new(cost)));
            breads.push((product.id, None));
        }
        let id = self.partners["Fournil"];
        let partner = self.desk.till().partners().expect("partners");
        let partner = partner.into_iter().find(|one| one.id == id).expect("the baker");
        let terms = Baker { credit: 5_000, credit_max: 1_000, ..Baker::usual(id) };
        self.desk.set_baker(partner, terms, &breads).expect("a baker");
        let from = DayMinute::new(14 * 60).expect("18:00");
        self.desk.set_evening(Some(Evening { from, reduction: 5_000 })).expect("an evening");
    }

    /// The price of the evening, which must be in force.
    pub(super) fn evening_price(&mut self, product: &Product) -> Cents {
        let now = self.desk.now();
        let from = DayMinute::new(14 * 60).expect("18:00");
        let evening = Evening { from, reduction: 5_000 };
        evening.price(product.price, now).expect("the evening's price is in force")
    }

    /// Plays an act of the bread deposit; says whether it was one.
    pub(super) fn bread(&mut self, act: &Act, words: &[&str]) -> bool {
        let day = BusinessDay::parse(&act.date).expect("a day");
        match act.verb.as_str() {
            "reserve" => {
                let units = words[2].parse().expect("units");
                let wanted = [(self.product(words[1]).id, units)];
                let customer = self.customers[words[0]];
                let made = self.desk.reserve_bread(day, customer, &wanted).expect("kept");
                let kept = self.reservations.entry(words[0].to_owned()).or_default();
                kept.extend(made.into_iter().map(|id| (id, words[1].to_owned())));
            }
            "deliver" => self.deliver(day, &act.object),
            "serve" => self.serve(&act.object, &act.payment),
            "left-over" => self.left_over(day, &act.object),
            _ => return false,
        }
        true
    }

    /// `401 12 of 14, 402 8 of 8`.
    fn deliver(&mut self, day: BusinessDay, said: &str) {
        let mut lines = Vec::new();
        for item in said.split(", ") {
            let words: Vec<&str> = item.split(' ').collect();
            let number = |word: &str| word.parse().expect("units");
            let product = self.product(words[0]);
            let (delivered, ordered) = (number(words[1]), number(words[3]));
            let cost = product.supply.cost;
            lines.push(DeliveryLine { product: product.id, ordered, delivered, cost });
        }
        let baker = self.partners["Fournil"];
        let delivery = Delivery { day, baker, note: None, lines };
        self.desk.count_bread_delivery(delivery).expect("counted");
    }

    /// `Monique, 402 1 ahead`: what is kept for someone, and what that person takes besides.
    fn serve(&mut self, said: &str, payment: &str) {
        let mut parts = said.split(", ");
        let name = parts.next().expect("a name");
        let mut basket = self.desk.new_basket();
        basket.set_customer(Some(self.customers[name]));
        for (reservation, code) in self.reservations.remove(name).expect("kept bread") {
            let product = self.product(&code);
            let rung = basket.add_wanted(Wanted {
                product: &product,
                quantity: Quantity::ONE,
                unit_price: product.price,
                mode: Mode::Takeaway,
                purpose: Purpose::Plain,
                reservation: Some(reservation),
            });
            rung.expect("rung up");
        }
        for item in parts {
            self.ring(&mut basket, item);
        }
        self.pay(&basket, payment);
    }

    /// `401 taken-back 1, 401 donated 2`.
    fn left_over(&mut self, day: BusinessDay, said: &str) {
        let mut lines: Vec<(ProductId, LeftOver)> = Vec::new();
        for item in said.split(", ") {
            let words: Vec<&str> = item.split(' ').collect();
            let product = self.product(words[0]).id;
            let units: u32 = words[2].parse().expect("units");
            if lines.last().is_none_or(|(last, _)| *last != product) {
                lines.push((product, LeftOver::default()));
            }
            let (_, left) = lines.last_mut().expect("just pushed");
            match words[1] {
                "taken-back" => left.taken_back = units,
                "donated" => left.donated = units,
                "loss" => left.lost = units,
                "own-use" => left.own_use = units,
                other => panic!("{other} is no end for bread"),
            }
        }
        let baker = self.partners["Fournil"];
        self.desk.count_left_over(LeftOvers { day, baker, lines }).expect("counted");
    }
}
