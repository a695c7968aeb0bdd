//! Who comes at which hour, and what they ask for.

use super::chance::Chance;

/// Something asked for: a product's code, and how many pieces or grams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wish {
    pub(super) sku: &'static str,
    pub(super) amount: i64,
}

/// A part of the day: minutes after midnight by the wall clock, how many come on an ordinary day,
/// and what they ask for.
pub(super) struct Hours {
    pub(super) from_min: i64,
    pub(super) to_min: i64,
    pub(super) customers: i64,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Breakfast,
    Bread,
    Grocery,
    Lunch,
    Afternoon,
    Evening,
}

/// An ordinary day: about forty people in the morning, twenty in the afternoon, then the bar.
pub(super) const DAY: [Hours; 6] = [
    Hours { from_min: 420, to_min: 575, customers: 24, kind: Kind::Breakfast },
    Hours { from_min: 425, to_min: 760, customers: 16, kind: Kind::Bread },
    Hours { from_min: 540, to_min: 1130, customers: 9, kind: Kind::Grocery },
    Hours { from_min: 720, to_min: 810, customers: 8, kind: Kind::Lunch },
    Hours { from_min: 870, to_min: 1080, customers: 11, kind: Kind::Afternoon },
    Hours { from_min: 1080, to_min: 1280, customers: 13, kind: Kind::Evening },
];

const COFFEES: [(u64, &str); 6] =
    [(44, "101"), (18, "102"), (12, "103"), (10, "104"), (6, "105"), (10, "106")];
const PASTRIES: [(u64, &str); 2] = [(6, "405"), (4, "406")];
const BREADS: [(u64, &str); 4] = [(50, "401"), (34, "402"), (9, "403"), (7, "404")];
const GROCERY: [(u64, &str); 16] = [
    (9, "601"),
    (5, "602"),
    (9, "603"),
    (5, "604"),
    (4, "609"),
    (3, "610"),
    (4, "611"),
    (4, "612"),
    (4, "613"),
    (3, "614"),
    (4, "615"),
    (3, "616"),
    (2, "617"),
    (3, "701"),
    (2, "702"),
    (2, "308"),
];
const WEIGHED: [(u64, &str); 4] = [(4, "605"), (4, "606"), (3, "607"), (2, "608")];
const SOFTS: [(u64, &str); 6] =
    [(3, "201"), (3, "202"), (4, "203"), (4, "204"), (4, "205"), (2, "206")];
const BAR: [(u64, &str); 7] =
    [(9, "301"), (2, "302"), (4, "303"), (6, "304"), (5, "305"), (3, "306"), (4, "307")];

/// What one customer of these hours asks for.
pub(super) fn wishes(hours: &Hours, chance: &mut Chance) -> Vec<Wish> {
    let mut wishes = Vec::new();
    match hours.kind {
        Kind::Breakfast => {
            pick(&mut wishes, chance, &COFFEES, 1, 2);
            maybe(&mut wishes, chance, 62, &PASTRIES, 1, 2);
            maybe(&mut wishes, chance, 28, &BREADS, 1, 1);
            if chance.happens(9) {
                wishes.push(Wish { sku: "801", amount: 1 });
            }
            if chance.happens(4) {
                wishes.push(Wish { sku: "108", amount: 1 });
            }
        }
        Kind::Bread => {
            pick(&mut wishes, chance, &BREADS, 1, 3);
            maybe(&mut wishes, chance, 30, &PASTRIES, 2, 5);
            maybe(&mut wishes, chance, 18, &GROCERY, 1, 1);
        }
        Kind::Grocery => {
            for _ in 0..chance.between(1, 6) {
                pick(&mut wishes, chance, &GROCERY, 1, 2);
            }
            maybe(&mut wishes, chance, 45, &WEIGHED, 140, 1_450);
            maybe(&mut wishes, chance, 20, &COFFEES, 1, 1);
        }
        Kind::Lunch => {
            let guests = chance.between(1, 3);
            let sku = if chance.happens(70) { "501" } else { "502" };
            wishes.push(Wish { sku, amount: guests });
            maybe(&mut wishes, chance, 70, &BAR, 1, guests);
            maybe(&mut wishes, chance, 60, &COFFEES, guests, guests);
            if chance.happens(3) {
                wishes.push(Wish { sku: "505", amount: 1 });
            }
        }
        Kind::Afternoon => {
            maybe(&mut wishes, chance, 75, &COFFEES, 1, 3);
            pick(&mut wishes, chance, &SOFTS, 1, 3);
            if chance.happens(6) {
                wishes.push(Wish { sku: "803", amount: 1 });
            }
            if chance.happens(10) {
                wishes.push(Wish { sku: "802", amount: chance.between(1, 12) });
            }
        }
        Kind::Evening => {
            pick(&mut wishes, chance, &BAR, 1, 4);
            maybe(&mut wishes, chance, 45, &BAR, 1, 2);
            maybe(&mut wishes, chance, 30, &SOFTS, 1, 2);
            if chance.happens(18) {
                wishes.push(Wish { sku: "503", amount: 1 });
            }
        }
    }
    wishes
}

fn pick(
    wishes: &mut Vec<Wish>,
    chance: &mut Chance,
    among: &[(u64, &'static str)],
    low: i64,
    high: i64,
) {
    if let Some(sku) = chance.one_of(among) {
        wishes.push(Wish { sku, amount: chance.between(low, high) });
    }
}

fn maybe(
    wishes: &mut Vec<Wish>,
    chance: &mut Chance,
    percent: u64,
    among: &[(u64, &'static str)],
    low: i64,
    high: i64,
) {
    if chance.happens(percent) {
        pick(wishes, chance, among, low, high);
    }
}
